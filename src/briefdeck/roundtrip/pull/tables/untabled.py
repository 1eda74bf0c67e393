"""Tables of a memo that somebody made text of: their words are all there, in no cell, so that nothing is taken out."""

from __future__ import annotations

from collections import defaultdict

from briefdeck.provenance.units import OBJECT, Unit
from briefdeck.roundtrip.pull.edits.book import Book
from briefdeck.roundtrip.pull.edits.edit import Kind, Report
from briefdeck.roundtrip.pull.edits.paragraphs import words_of
from briefdeck.roundtrip.readback.pairing import Place, group_of

_MOST_CELLS, _MOST_WORDS = 2_000, 200_000  # paragraphs of a table, and characters, that are looked through
_CURE = "make it a table again, and pull again; or write by hand in the briefing what was changed in it"


def told_untabled(book: Book) -> None:
    """Report such tables. What stood in them counts as being there as it was, and what says it is nothing new."""
    tables: dict[Place, list[int]] = defaultdict(list)
    for index, unit in enumerate(book.pairing.built) if book.snapshot.kind == "memo" else ():
        if unit.row >= 0 and index not in book.broken:
            tables[group_of(unit)].append(index)
    lost = {table: away for table, found in tables.items() if 2 * len(away := _away(book, found)) > len(found)}
    if not lost:
        return
    lines = {n: _bare(unit) for n, unit in enumerate(book.pairing.now) if unit.page == 0 and unit.row < 0}
    back = book.pairing.back
    lines = {n: said for n, said in lines.items() if n not in back or _bare(book.pairing.built[back[n]]) != said}
    text = "\n".join(lines.values())[:_MOST_WORDS]
    for table, away in lost.items():
        said = {_bare(book.pairing.built[index]) for index in away[:_MOST_CELLS]} - {""}
        held = {words for words in said if words in text}
        if 2 * len(held) < len(said) or not said:
            continue
        book.broken |= {*tables[table]}
        book.broken_now |= {n for n, line in lines.items() if any(words in line for words in held)}
        first = book.pairing.built[tables[table][0]]
        what = f"the table with “{words_of(first)}” was made text"
        book.reports.append(Report(Kind.FORMAT, what, _CURE, book.where(first, built=True)))


def _away(book: Book, members: list[int]) -> list[int]:
    """Those of a table's paragraphs that stand in no cell now."""
    pairs = book.pairing.pairs
    return [index for index in members if index not in pairs or book.pairing.now[pairs[index]].row < 0]


def _bare(unit: Unit) -> str:
    return " ".join(unit.text.replace(OBJECT, "").split())

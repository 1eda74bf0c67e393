"""What paragraphs show of a briefing, and which of them, and which columns, are gone or stand elsewhere."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from briefdeck.provenance.units import OBJECT, Unit
from briefdeck.roundtrip.pull.edits.book import Book
from briefdeck.roundtrip.readback.pairing import Place, group_of
from briefdeck.sequences import rising
from briefdeck.yamlfile.tree import Path

TITLES = frozenset({"title", "ctrTitle"})
"""The placeholders of a slide's title."""
HEADS = (("title",), ("message",))
"""What of a section says that it is there."""
Columns = set[tuple[Place, int]]


def paths_of(book: Book, unit: Unit) -> list[Path]:
    """The values of the briefing that stand in a paragraph, in reading order."""
    sources = (book.snapshot.source(mark) for mark in unit.marks)
    return [s.path for s in sources if s is not None and s.document == "briefing"]


def sections_of(book: Book) -> dict[int, int]:
    """The slides whose title is a section's, as they were built, with its number."""
    made: dict[int, int] = {}
    for unit in book.pairing.built:
        if unit.page and unit.style in TITLES:
            found = {path[1] for path in paths_of(book, unit) if path[0] == "sections" and len(path) > 1}
            if len(found) == 1 and isinstance(number := found.pop(), int):
                made.setdefault(unit.page, number)
    return made


def words_of(unit: Unit) -> str:
    """The words of a paragraph, short enough for a message."""
    text = " ".join(unit.text.replace(OBJECT, "").split())
    return text if len(text) <= 60 else text[:59] + "…"


def columns_apart(book: Book) -> tuple[Columns, Columns]:
    """The columns that are gone from tables, as they were built, and those that are new, as they are now."""
    pairing = book.pairing
    tables = {group_of(pairing.built[i]) for i in pairing.columns}
    there = {pairing.groups[table] for table in tables if table in pairing.groups}
    found: list[Columns] = []
    for units, paired, own in ((pairing.built, pairing.pairs, tables), (pairing.now, pairing.back, there)):
        all_columns = {(group_of(unit), unit.column) for unit in units if group_of(unit) in own}
        found.append(all_columns - {(group_of(units[i]), units[i].column) for i in paired})
    return found[0], found[1]


def astray(book: Book) -> set[int]:
    """Paragraphs, as they were built, that stand in another shape, table or story."""
    pairing = book.pairing
    now = ((i, group_of(pairing.now[pairing.pairs[i]])) for i in pairing.strays)
    return {i for i, group in now if pairing.groups.get(group_of(pairing.built[i])) != group}


def crossing(book: Book) -> Iterator[int]:
    """Paragraphs, as they were built, that left the order of their shape, table or story: as few as possible. What came
    from elsewhere is in no order there."""
    orders: dict[Place, list[int]] = defaultdict(list)
    strays = astray(book)
    back = {now: built for now, built in book.pairing.back.items() if built not in strays}
    for now in sorted(back):
        orders[group_of(book.pairing.now[now])].append(back[now])
    for order in orders.values():
        kept = rising(order)
        yield from (number for place, number in enumerate(order) if place not in kept)

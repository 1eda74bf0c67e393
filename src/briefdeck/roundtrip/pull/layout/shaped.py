"""What was done to the shape of text, and not to its words: cells that were merged or divided, tables, styles."""

from __future__ import annotations

from collections import defaultdict

from briefdeck.ooxml.styles import name_of, style_sheet
from briefdeck.provenance.aside import STYLE
from briefdeck.provenance.memowords import SHORT
from briefdeck.provenance.slidewords import WIDTHS
from briefdeck.provenance.units import FILLS, MORE, Unit, fill_of
from briefdeck.roundtrip.pull.edits.book import Book, short
from briefdeck.roundtrip.pull.edits.edit import Kind, Report
from briefdeck.roundtrip.pull.edits.paragraphs import words_of
from briefdeck.roundtrip.pull.layout.by_hand import changed_looks
from briefdeck.roundtrip.readback.pairing import Place, group_of

_CURE = "a build sets tables anew; write it by hand in the briefing, or keep the file as it is"
_PAINTED = "change the plan's block, or the style in the Office template"
_SET = {
    "ind": "indented otherwise",
    "shade": "given a shade or lines",
    "lines": "given a shade or lines",
    "frame": "given a frame, or a large first letter",
    "vert": "turned",
    f"{MORE}space": "given other spaces around it or between its lines",
}
_TABLE = {
    WIDTHS: "has columns of other widths",
    f"{MORE}parts": "sets other parts of it apart",
    SHORT: "has a row with fewer cells",
}
_LISTED = {"number": "given a number", "bullet": "given a bullet"} | dict.fromkeys(
    ("none", ""), "left without its bullet"
)
_Cell = tuple[Place, int, int]


def told_shapes(book: Book) -> None:
    """Report cells, tables and styles that are others now."""
    _cells(book)
    _tables(book)
    _styles(book)
    _set_out(book)
    _blanks(book)
    _whole_tables(book)


def _cells(book: Book) -> None:
    """Cells whose words stand in one, and a cell whose words stand in several."""
    pairing = book.pairing
    apart: dict[_Cell, dict[_Cell, int]] = defaultdict(dict)
    joined: dict[_Cell, dict[_Cell, int]] = defaultdict(dict)
    for built, now in pairing.pairs.items():
        one, other = pairing.built[built], pairing.now[now]
        if one.page == 0 and (one.row < 0) != (other.row < 0) and built not in book.broken:
            what = f"“{words_of(other)}” was {'put into a table' if one.row < 0 else 'taken out of its table'}"
            book.reports.append(Report(Kind.FORMAT, what, _CURE, book.where(other)))
        if one.row < 0 or other.row < 0 or pairing.groups.get(group_of(one), group_of(other)) != group_of(other):
            continue
        before, after = (group_of(one), one.row, one.column), (group_of(other), other.row, other.column)
        joined[after].setdefault(before, built)
        apart[before].setdefault(after, built)
    for cells, what in ((joined, "stand in one cell now"), (apart, "stand in cells of their own now")):
        for found in cells.values():
            if len(found) > 1:
                units = [pairing.built[built] for built in found.values()]
                said = " and ".join(f"“{words_of(unit)}”" for unit in units)
                where = book.where(pairing.now[pairing.pairs[next(iter(found.values()))]])
                book.reports.append(Report(Kind.FORMAT, f"{said} {what}", _CURE, where))


def _tables(book: Book) -> None:
    """Tables of a memo whose rows stand in several; those of one that left it are told one by one."""
    pairing = book.pairing
    parts: dict[Place, dict[Place, int]] = defaultdict(dict)
    for built, now in pairing.pairs.items():
        one, other = pairing.built[built], pairing.now[now]
        if one.page == 0 and one.row >= 0 and other.row >= 0 and built not in pairing.strays:
            parts[group_of(one)].setdefault(group_of(other), now)
    for found in parts.values():
        if len(found) > 1:
            unit = pairing.now[max(found.values())]
            what = f"a table was divided before “{words_of(unit)}”"
            book.reports.append(Report(Kind.FORMAT, what, _CURE, book.where(unit)))


def _styles(book: Book) -> None:
    """Paragraphs of a memo in another style, where the file has the one that they were built in."""
    names = book.returned.styles
    if not names or not book.returned.keeps_looks:
        return
    body = style_sheet(book.returned.package).default("paragraph")
    usual = next((id_ for id_, name in names.items() if body is not None and name == name_of(body)), "")
    for built, now in book.pairing.pairs.items():
        one, other = book.pairing.built[built], book.pairing.now[now]
        before, after = (unit.style or usual for unit in (one, other))
        if before == after or before not in names or one.level != other.level or built in book.broken:
            continue
        what = f"“{words_of(other)}” is in the style “{names.get(after, after)}”, and was in “{names[before]}”"
        cure = "change the plan, or the style in the Office template"
        book.reports.append(Report(Kind.FORMAT, what, cure, book.where(other)))


def _looks(unit: Unit) -> dict[str, str]:
    """How a paragraph is set, by what of it; a record that nobody built may have names alone."""
    parts = (part.partition("=") for part in unit.look.split(";") if part)
    return {name: value for name, _, value in parts}


def _set_out(book: Book) -> None:
    """Paragraphs that are aligned otherwise, have numbers in the place of bullets, begin a page, or are in a cell that
    somebody painted."""
    if not book.returned.keeps_looks or not (book.snapshot.layouts or book.snapshot.sections):
        return  # a program that writes all looks anew, or a record that does not tell them
    strays, tells = set(book.pairing.strays), tells_more(book)
    for built, now in book.pairing.pairs.items():
        one, other = book.pairing.built[built], book.pairing.now[now]
        if one.look == other.look or built in strays or (one.level, one.style) != (other.level, other.style):
            continue
        before, after = map(_looks, (one, other))
        changed = {key for key in {*before, *after} if before.get(key) != after.get(key)}
        changed = {key for key in changed if tells or not key.startswith(MORE)}
        if (one.row, one.column) != (other.row, other.column):
            changed -= FILLS  # rows and columns have theirs by their place
        listed = _LISTED.get(after.get("list", ""), "")
        said = [listed] if listed and "list" in changed else []
        said += ["aligned otherwise"] if "align" in changed else []
        said += (
            ["made to begin a page" if "break" in after else "let go on with its page"] if "break" in changed else []
        )
        said += ["given another fill"] if changed & FILLS else []
        said += ["made to begin its numbers anew, or to count on"] * _counts_otherwise(book, built, changed)
        said += dict.fromkeys(words for key, words in _SET.items() if key in changed)
        if not said:
            continue
        what = f"“{words_of(other)}” was {' and '.join(said)}"
        book.reports.append(Report(Kind.FORMAT, what, _PAINTED, book.where(other)))


def tells_more(book: Book) -> bool:
    """Whether a record tells of the space around paragraphs, as those of a deck and of a memo do in their own way."""
    return any(MORE in unit.look for unit in book.snapshot.units) or any(STYLE in key for key in book.snapshot.aside)


def _counts_otherwise(book: Book, built: int, changed: set[str]) -> bool:
    """Whether a paragraph begins a list, or goes on with one, otherwise than before, where that before it is the same:
    the next one begins the list where the first one is gone."""
    pairs = book.pairing.pairs
    return "begins" in changed and pairs.get(built - 1, -1) == pairs[built] - 1


def _blanks(book: Book) -> None:
    """Cells without words that somebody painted, or took the paint from, where their rows and columns stayed."""
    built, pairing = book.snapshot.blanks, book.pairing
    if not book.returned.keeps_looks or built is None:
        return
    tables = {now: then for then, now in pairing.groups.items()}
    rows = {_row(pairing.now[now]): pairing.built[one] for one, now in sorted(pairing.pairs.items(), reverse=True)}
    apart = {group_of(pairing.built[index]) for index in pairing.columns}
    before = {(group_of(unit), unit.row, unit.column): fill_of(unit) for unit in (*built, *pairing.built)}
    after = {(group_of(unit), unit.row, unit.column): fill_of(unit) for unit in book.returned.seen.blanks}
    spoken = {(group_of(unit), unit.row, unit.column) for unit in pairing.now}
    bare = {
        (pairing.groups[group_of(unit)], unit.row, unit.column): ""
        for unit in built
        if group_of(unit) in pairing.groups
    }
    for (table, row, column), fill in (bare | after).items():
        then, head = tables.get(table), rows.get((table, row))
        if then is None or then in apart or (table, row, column) in spoken:
            continue
        if (head is not None and _row(head) != (then, row)) or fill == before.get((then, row, column), ""):
            continue
        beside = f" in the row of “{words_of(head)}”" if head is not None else ""
        what = f"a cell without words{beside} was given another fill"
        where = book.where(next(unit for unit in pairing.now if group_of(unit) == table))
        book.reports.append(Report(Kind.FORMAT, what, _PAINTED, where))


def _row(unit: Unit) -> tuple[Place, int]:
    return group_of(unit), unit.row


def _whole_tables(book: Book) -> None:
    """Tables of a memo that have another style, or other words that stand for them."""
    if not book.returned.keeps_looks or book.snapshot.kind != "memo":
        return
    there = {facts.holder: facts for facts in book.returned.seen.frames}
    groups = {one[1]: other for one, other in book.pairing.groups.items()}
    for facts in book.snapshot.frames:
        group = groups.get(facts.holder)
        now = there.get(group[1]) if group is not None else None
        if now is None or (now.look, now.alt) == (facts.look, facts.alt):
            continue
        looks = changed_looks(facts.look, now.look, tells=MORE in facts.look)
        done = dict.fromkeys(_TABLE.get(look, "has another style") for look in sorted(looks))
        done |= {f"is described as “{short(now.alt)}”": None} if now.alt != facts.alt else {}
        if not done:
            continue
        first = next(unit for unit in book.pairing.now if group_of(unit) == group)
        what = f"the table with “{words_of(first)}” {' and '.join(done)}"
        book.reports.append(Report(Kind.FORMAT, what, _PAINTED, book.where(first)))

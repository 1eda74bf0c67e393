"""Bullets that were indented, or moved out by their level: statements below the one before them, or no longer."""

from __future__ import annotations

from collections.abc import Iterator

from briefdeck.model.briefing import keys
from briefdeck.model.traits import Trait
from briefdeck.provenance.units import Unit
from briefdeck.roundtrip.pull.edits.book import Book, dotted, short
from briefdeck.roundtrip.pull.edits.edit import Kind, Nested, Report
from briefdeck.roundtrip.pull.edits.paragraphs import paths_of
from briefdeck.roundtrip.pull.text.typed_values import item_of
from briefdeck.roundtrip.readback.pairing import group_of
from briefdeck.yamlfile.tree import Path

_GROWING = keys(Trait.GROWS)
_FEW = 0.1  # share of levels that somebody may have changed, where a program writes all of them anew
POINTS = "points"
"""The list of a statement in which those below it stand."""


def renested(book: Book) -> Iterator[Nested]:
    """Bullets of another level than they were built with; what that cannot mean is reported in the book."""
    pairs = book.pairing.pairs
    if not _keeps_levels(book):
        return
    order = sorted(pairs, key=lambda built: pairs[built])
    indented: dict[Path, Path] = {}
    for place, index in enumerate(order):
        built, now = book.pairing.built[index], book.pairing.now[pairs[index]]
        if built.level == now.level or not now.text.strip() or index in book.broken:
            continue
        if built.page and built.style != now.style:
            continue  # a box of its own has levels of its own
        item = item_of_list(book, built)
        sure = item is not None and built.level >= 0 and built.text == now.text and not _shows_below(book, item)
        under: Path | None = None
        if item is not None and sure and now.level == built.level + 1 and place:
            under = _before(book, order[place - 1], index, item, indented)
        elif item is not None and sure and now.level == built.level - 1 and item[-2] == POINTS and len(item) > 4:
            under = item[:-2]
        if item is None or under is None:
            _report(book, built, now)
            continue
        if now.level > built.level:
            indented[item] = under
        own = (book.snapshot.source(mark) for mark in built.marks)
        words = next(source.raw for source in own if source is not None and source.path[: len(item)] == item)
        yield Nested(item, under, now.level > built.level, str(words), book.where(now))


def _keeps_levels(book: Book) -> bool:
    """Whether the program that saved the file leaves levels alone: nearly all are what they were."""
    pairs = [(book.pairing.built[i].level, book.pairing.now[j].level) for i, j in book.pairing.pairs.items()]
    listed = [(built, now) for built, now in pairs if built >= 0 or now >= 0]
    other = sum(built != now for built, now in listed)
    return book.returned.keeps_looks or other <= max(1, len(listed) * _FEW)


def item_of_list(book: Book, unit: Unit) -> Path | None:
    """The statement whose text a paragraph is, in a list that paragraphs are added to."""
    for path in paths_of(book, unit):
        item = item_of(path)
        below = path[len(item) :] if item is not None else ()
        if item is not None and item[-2] in _GROWING and (not below or "text" in below[:1] or len(below) == 1):
            return item if unit.holder != "notes" else None
    return None


def _shows_below(book: Book, item: Path | None) -> bool:
    """Whether statements below an item are shown, which would change their level with it."""
    if item is None:
        return False
    below = (*item, POINTS)
    return any(s.document == "briefing" and s.path[: len(below)] == below for s in book.snapshot.sources)


def _before(book: Book, other: int, index: int, item: Path, indented: dict[Path, Path]) -> Path | None:
    """The statement that an indented one comes to stand below: the one before it in its list and its shape."""
    units = book.pairing.built[other], book.pairing.built[index]
    places = [book.pairing.now[book.pairing.pairs[each]] for each in (other, index)]
    if len({(group_of(unit), unit.row, unit.column) for unit in places}) > 1:
        return None
    path = next((p for p in paths_of(book, units[0]) if p[: len(item) - 1] == item[:-1] and len(p) >= len(item)), None)
    if path is None or not isinstance(path[len(item) - 1], int):
        return None
    before = path[: len(item)]
    if before in indented:
        return indented[before]
    return before if before != item else None


def _report(book: Book, built: Unit, now: Unit) -> None:
    sources = (book.snapshot.source(mark) for mark in built.marks)
    path = next((s.path for s in sources if s is not None and s.document == "briefing"), None)
    inwards = now.level > built.level
    what = f"“{short(now.text)}” was {'indented' if inwards else 'moved out'} by its level"
    cure = "change the plan, or the Office template"
    if path is not None and inwards:
        cure = f"put {dotted(path)} under points: of an item before it, if there is one"
    elif path is not None:
        cure = f"put {dotted(path)} behind the item under whose points: it stands"
    book.reports.append(Report(Kind.FORMAT, what, cure, book.where(now)))

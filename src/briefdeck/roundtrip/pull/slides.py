"""Slides that were moved, deleted or put in, as edits of sections where that is certain."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefdeck.model.sections.text import TextSection
from briefdeck.provenance.units import Unit
from briefdeck.roundtrip.pull.book import Book
from briefdeck.roundtrip.pull.certain import holds_generated
from briefdeck.roundtrip.pull.edits import Added, Data, Hidden, Kind, Moved, Removed, Report, Where
from briefdeck.roundtrip.pull.markup import Sign, written
from briefdeck.roundtrip.pull.placement import paths_of, report_lost_pages, report_new_slide, words_of
from briefdeck.roundtrip.pull.typed import letters

_TITLES = frozenset({"title", "ctrTitle"})
_POINTS = frozenset({"body", "obj", "subTitle"})
_REPEATED = frozenset({"ftr", "sldNum", "dt"})
_SECTIONS = ("sections",)


def reslided(book: Book) -> Iterator[Moved | Hidden | Removed | Added]:
    """What was done to slides as a whole, as edits of sections; the rest is reported in the book."""
    if book.snapshot.kind != "deck":
        return
    sections = sections_of(book)
    yield from _moved(book, sections)
    yield from _deleted(book, sections)
    known = set(book.pairing.pages.values())
    pages = sorted({unit.page for unit in book.pairing.now if unit.page} - known)
    for page in pages:
        section = _written(book, page)
        after = _behind(book, page, sections) if section is not None else None
        if section is not None and after is None:
            what = f"slide {page} “{book.returned.seen.titles[page - 1]}” is new, among slides that are of no section"
            cure = "put it beside the slides of a section, and not between two of the same one"
            book.reports.append(Report(Kind.SLIDE, what, cure, Where(book.name, f"slide {page}", slide=page)))
            continue
        if section is None or after is None:
            report_new_slide(book, page, book.pairing.back)
            continue
        unit = book.pairing.now[book.now.pages[page][0]]
        yield Added(_SECTIONS, after, section, book.where(unit))


def sections_of(book: Book) -> dict[int, int]:
    """The slides whose title is a section's, as they were built, with its number."""
    made: dict[int, int] = {}
    for unit in book.pairing.built:
        if unit.page and unit.style in _TITLES:
            found = {path[1] for path in paths_of(book, unit) if path[0] == "sections" and len(path) > 1}
            if len(found) == 1 and isinstance(number := found.pop(), int):
                made.setdefault(unit.page, number)
    return made


# --- moved ------------------------------------------------------------------------------------------------------------


def _moved(book: Book, sections: dict[int, int]) -> Iterator[Moved]:
    order = [built for built, _ in sorted(book.pairing.pages.items(), key=lambda pair: pair[1])]
    if order == sorted(order):
        return
    runs, now = _runs(sorted(order), sections), _runs(order, sections)
    built = [run for run in runs if run[0] in sections]
    moved = [run for run in now if run[0] in sections]
    numbers = [sections[run[0]] for run in built]
    waiting = iter(moved)
    # Slides of the plan's own stay where they are, and the sections change places among each other.
    expected = [next(waiting, run) if run[0] in sections else run for run in runs]
    where = Where(book.name, "the deck")
    if not book.unread and expected == now and sorted(moved) == sorted(built) and numbers == sorted(set(numbers)):
        yield Moved(_SECTIONS, tuple(sections[run[0]] for run in moved), where)
        return
    what = f"the slides stand in another order: {', '.join(map(str, order))}"
    cure = f"those that are of no section stand where {book.snapshot.plan} has its parts: change their order there"
    if sorted(moved) != sorted(built):
        cure = "put the slides of each section one behind the other: they are built so"
    book.reports.append(Report(Kind.SLIDE, what, cure, where))


def _runs(pages: Sequence[int], sections: dict[int, int]) -> list[tuple[int, ...]]:
    """Slides of one section that follow each other, as one; others one by one."""
    made: list[tuple[int, ...]] = []
    for page in pages:
        last = sections.get(made[-1][-1], -1) if made else -1
        if last >= 0 and sections.get(page, -2) == last:
            made[-1] = (*made[-1], page)
        else:
            made.append((page,))
    return made


# --- deleted ----------------------------------------------------------------------------------------------------------


def _deleted(book: Book, sections: dict[int, int]) -> Iterator[Hidden | Removed]:
    """Sections of which every slide is gone, if it was said what becomes of these."""
    pages = {unit.page for unit in book.pairing.built if unit.page}
    gone = pages - set(book.pairing.pages) - book.unread
    settled: set[int] = set()
    for number in sorted({sections[page] for page in gone if page in sections}) if book.deleted else ():
        own = {page for page, section in sections.items() if section == number}
        if own <= gone:
            settled |= own
            unit = next(u for u in book.pairing.built if u.page in own and u.style in _TITLES)
            edit = Hidden if book.deleted == "audiences" else Removed
            yield edit((*_SECTIONS, number), words_of(unit), book.where(unit, built=True))
    report_lost_pages(book, gone - settled, {page for page in gone if page in sections})


# --- put in -----------------------------------------------------------------------------------------------------------


def _behind(book: Book, page: int, sections: dict[int, int]) -> int | None:
    """The section that a new slide follows, -1 for the first place; None where it stands among slides of the plan's
    own, or of one section."""
    there = {now: built for built, now in book.pairing.pages.items()}
    before = next((there[p] for p in range(page - 1, 0, -1) if p in there), 0)
    behind = next((there[p] for p in range(page + 1, len(book.returned.seen.titles) + 1) if p in there), 0)
    one, other = sections.get(before, -1), sections.get(behind, -1)
    if one >= 0:
        return one if one != other else None
    return other - 1 if other >= 0 else None


def _written(book: Book, page: int) -> Data | None:
    """A section of text for a slide with a title and a list, and nothing besides; None for others."""
    units = [unit for i in book.now.pages[page] if (unit := book.pairing.now[i]).style not in _REPEATED]
    seen = book.returned.seen
    drawn = page in {chart.page for chart in seen.charts} | {picture.page for picture in seen.pictures}
    titles = [unit for unit in units if unit.style in _TITLES]
    points = [unit for unit in units if unit.style in _POINTS]
    notes = [unit for unit in units if unit.holder == "notes"]
    built = {unit.text.strip() for unit in book.pairing.built}
    if (
        drawn
        or len(titles) != 1
        or not points
        or len(notes) > 1
        or len(titles) + len(points) + len(notes) != len(units)
    ):
        return None
    if any(unit.text.strip() in built or holds_generated(unit.text, book.generated) for unit in units):
        return None
    made: dict[str, Data] = {"kind": TextSection.name(), "title": _text(book, titles[0])}
    if notes:
        made["note"] = _text(book, notes[0])
    made["points"] = _listed(book, points)
    return made


def _listed(book: Book, units: Sequence[Unit]) -> Data:
    """Paragraphs as statements, those of a deeper level below the one before them."""
    top: list[Data] = []
    open_: list[tuple[int, list[Data]]] = [(max(units[0].level, 0), top)]
    for unit in units:
        level = max(unit.level, 0)
        while len(open_) > 1 and level < open_[-1][0]:
            open_.pop()
        items = open_[-1][1]
        if level > open_[-1][0] and items:
            below: list[Data] = []
            items[-1] = {"text": items[-1], "points": below}
            open_.append((level, below))
            items = below
        items.append(_text(book, unit))
    return top


def _text(book: Book, unit: Unit) -> Data:
    """The words of a paragraph as a briefing writes them, in the language of the document."""
    text = (written([Sign(each.text, each.bold is True) for each in letters(unit.pieces)]) or "").strip()
    snapshot = book.snapshot
    return text if snapshot.language == snapshot.default else {snapshot.language: text}

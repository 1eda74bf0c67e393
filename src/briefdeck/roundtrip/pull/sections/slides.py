"""Slides that were moved, deleted or put in, as edits of sections where that is certain."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefdeck.roundtrip.pull.edits.book import Book, short
from briefdeck.roundtrip.pull.edits.edit import Added, Hidden, Kind, Moved, Removed, Report, Where
from briefdeck.roundtrip.pull.edits.paragraphs import TITLES, sections_of, words_of
from briefdeck.roundtrip.pull.sections.copies import Copies
from briefdeck.roundtrip.pull.sections.put_in import UnheldError, Words, sections_of_slide
from briefdeck.roundtrip.pull.text.unlisted import report_lost_pages, report_new_slide

_SECTIONS = ("sections",)


def reslided(book: Book) -> Iterator[Moved | Hidden | Removed | Added]:
    """What was done to slides as a whole, as edits of sections; the rest is reported in the book."""
    if book.snapshot.kind != "deck":
        return
    sections = sections_of(book)
    yield from _moved(book, sections)
    yield from _deleted(book, sections)
    yield from _put_in(book, sections)


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
            unit = next(u for u in book.pairing.built if u.page in own and u.style in TITLES)
            edit = Hidden if book.deleted == "audiences" else Removed
            yield edit((*_SECTIONS, number), words_of(unit), book.where(unit, built=True))
    report_lost_pages(book, gone - settled, {page for page in gone if page in sections})


# --- put in -----------------------------------------------------------------------------------------------------------


def _put_in(book: Book, sections: dict[int, int]) -> Iterator[Added]:
    """New slides, each as the sections that it would be, or as a copy of the one that it shows again."""
    known = set(book.pairing.pages.values())
    pages = sorted({unit.page for unit in book.pairing.now if unit.page} - known)
    if not pages:
        return
    words, copies = Words(book), Copies(book, sections)
    pictures = {facts.digest for facts in book.snapshot.pictures}
    for page in pages:
        unit = book.pairing.now[book.now.pages[page][0]]
        where = book.where(unit)
        after, between = _behind(book, page, sections)
        told = f"it stands {between}, and is built {_next_to(book, sections, after)}" if between else ""
        copy = copies.of(page)
        if copy is not None:
            yield Added(_SECTIONS, after, copy.value, where, (*_SECTIONS, copy.section), copy.changes, told)
            continue
        try:
            made = sections_of_slide(words, page)
        except UnheldError as error:
            words.left_behind()
            report_new_slide(book, page, book.pairing.back, str(error))
            continue
        told = words.left_behind(told)
        yield from (Added(_SECTIONS, after, section, where, told=told) for section in made)
        if any(f.page == page and f.digest not in pictures for f in book.returned.seen.pictures if f.digest):
            cure = "pull --pictures puts it beside the briefing; name it under picture: file:"
            book.reports.append(Report(Kind.PICTURE, f"{where.place} has a picture, which is new", cure, where))


def _behind(book: Book, page: int, sections: dict[int, int]) -> tuple[int, str]:
    """The section that a new slide follows, -1 for the first place; and where it stands instead, where no section has
    its place: between slides of the plan's own, or of one section."""
    there = {now: built for built, now in book.pairing.pages.items()}
    others = [there[p] for p in range(page - 1, 0, -1) if p in there]
    behind = [there[p] for p in range(page + 1, len(book.returned.seen.titles) + 1) if p in there]
    one, other = (sections.get(next(iter(pages), 0), -1) for pages in (others, behind))
    if one >= 0:
        return one, "between slides of one section" if one == other else ""
    if other >= 0:
        return other - 1, ""
    before = next((sections[p] for p in others if p in sections), -1)
    following = next((sections[p] for p in behind if p in sections), -1)
    after = before if before >= 0 else following - 1 if following >= 0 else -1
    return after, "among slides of the plan's own"


def _next_to(book: Book, sections: dict[int, int], after: int) -> str:
    """Where the section of a new slide stands, for people."""
    titles = {section: book.snapshot.titles[page - 1] for page, section in sorted(sections.items(), reverse=True)}
    return f"behind “{short(titles[after])}”" if after in titles else "before the other sections"

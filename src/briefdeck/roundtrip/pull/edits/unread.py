"""Parts of a file that cannot be read: what stood in them is not gone, and nobody knows what it says now."""

from __future__ import annotations

from collections import defaultdict

from briefdeck.provenance.units import Story
from briefdeck.roundtrip.pull.edits.book import Book
from briefdeck.roundtrip.pull.edits.edit import Kind, Report, Where

_STORIES = frozenset({"notes", "header", "footer", "note"})
_NAMES = {"header": "the header", "footer": "the footer", "note": "the footnotes"}
_CURE = "what stood there stays in the briefing; open the file in Office and save it, and pull again"


def told_unread(book: Book) -> None:
    """Report the slides and stories that cannot be read; what stood in them counts as being there as it was."""
    _slides(book)
    lost: dict[Story, list[int]] = defaultdict(list)
    for index in book.pairing.gone():
        unit = book.pairing.built[index]
        page = book.pairing.pages.get(unit.page, 0)
        there = page > 0 or unit.page == 0  # the notes of a slide that is gone went with it
        if unit.holder in _STORIES and there and (unit.holder, page) not in book.returned.seen.stories:
            lost[(unit.holder, page)].append(index)
    for (holder, page), units in lost.items():
        book.broken |= set(units)
        name = _NAMES.get(holder, f"the notes of slide {page}")
        _report(book, name, f"slide {page}" if page else "the file")


def _slides(book: Book) -> None:
    """Which of the missing slides it is that cannot be read, nobody knows: none of them counts as deleted."""
    seen = book.returned.seen
    unread = [page for page in range(1, len(seen.titles) + 1) if ("slide", page) not in seen.stories]
    if unread:
        book.unread |= {unit.page for unit in book.pairing.built} - set(book.pairing.pages) - {0}
        book.broken |= {i for i in book.pairing.gone() if book.pairing.built[i].page in book.unread}
    for page in unread:
        _report(book, f"slide {page}", f"slide {page}")


def _report(book: Book, name: str, place: str) -> None:
    what = f"{name} cannot be read: the part is damaged, or gone from the file"
    book.reports.append(Report(Kind.VALUE, what, _CURE, Where(book.name, place)))

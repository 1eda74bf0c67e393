"""Parts of a file that cannot be read: what stood in them is not gone, and nobody knows what it says now."""

from __future__ import annotations

from collections import defaultdict

from briefdeck.provenance.units import Story
from briefdeck.roundtrip.pull.book import Book
from briefdeck.roundtrip.pull.edits import Kind, Report, Where

_STORIES = frozenset({"notes", "header", "footer", "note"})
_NAMES = {"header": "the header", "footer": "the footer", "note": "the footnotes"}


def told_unread(book: Book) -> None:
    """Report the stories that were built and cannot be read; what they said counts as being there as it was."""
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
        what = f"{name} cannot be read: the part is damaged, or gone from the file"
        cure = "what stood there stays in the briefing; open the file in Office and save it, and pull again"
        where = Where(book.name, f"slide {page}" if page else "the file")
        book.reports.append(Report(Kind.VALUE, what, cure, where))

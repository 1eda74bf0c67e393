"""Changes of a memo that Word tracked, and that wait for somebody's decision."""

from __future__ import annotations

from collections.abc import Iterable

from briefdeck.provenance.memowords import Tracked
from briefdeck.roundtrip.pull.edits.book import Book
from briefdeck.roundtrip.pull.edits.edit import Kind, Report
from briefdeck.roundtrip.readback.tracked import Kind as Tracking
from briefdeck.roundtrip.readback.tracked import tracked_changes

_DONE = {
    Tracking.INSERTED: "tracked as put in:",
    Tracking.DELETED: "tracked as taken out:",
    Tracking.MOVED_FROM: "tracked as moved away:",
    Tracking.MOVED_TO: "tracked as moved here:",
    Tracking.FORMATTED: "tracked as formatted:",
}


def waiting(book: Book) -> Iterable[Report]:
    """The changes that Word tracked, which wait for somebody's decision."""
    for change in tracked_changes(book.returned, Tracked.REJECTED):
        unit = book.returned.seen.units[change.unit] if change.unit >= 0 else None
        words = f" “{' '.join(change.text.split())}”" if change.text.strip() else ""
        by = ", ".join(filter(None, (change.author, change.date[:10])))
        what = f"{_DONE[change.kind]}{words}" + (f" ({by})" if by else "")
        cure = "accept or reject it in Word, or say --tracked accept"
        yield Report(Kind.TRACKED, what, cure, book.where(unit))

"""Whether a file holds edits that a build would destroy: by what it says, not by its date; a re-save is no edit."""

from __future__ import annotations

from pathlib import Path

from briefdeck.diagnostics import has_errors
from briefdeck.diagnostics.rules.returning import AUDIENCE_NOT_HERE
from briefdeck.ooxml.zip_guard import Reason, UnusableError
from briefdeck.roundtrip.pull.edits.book import opened_book
from briefdeck.roundtrip.pull.pulling import File, edits_of, pulled
from briefdeck.roundtrip.readback.reading import read_returned
from briefdeck.session import Session


def why_kept(content: bytes, briefing: Path, session: Session) -> str:
    """Why a file must not be overwritten, in words; nothing where it is as built, or the briefing has its edits."""
    try:
        returned = read_returned(content)
    except UnusableError as error:
        if error.reason is Reason.OVERSIZED:
            return f"{error}, so nobody knows whether it was edited"
        return "it is no file that briefdeck built"
    if returned.snapshot is None:
        # Without a record nobody can say what was edited; the program that saved it last has put its name in.
        return "" if returned.program == "briefdeck" else "it does not say what it was built from"
    book = opened_book("", returned, returned.snapshot, None)
    if not edits_of(book) and not book.reports:
        return ""
    made = pulled([(File("", content), returned)], briefing, session)
    unread = has_errors(made.diagnostics) or any(found.rule is AUDIENCE_NOT_HERE for found in made.diagnostics)
    if unread or made.taken or made.open:
        return "it was edited since it was built, and the briefing does not have the edits"
    return "it was edited since it was built, and not all of it can come back" if made.reports else ""

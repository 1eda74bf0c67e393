"""Whether a file holds edits that a build would destroy: by what it says, not by its date; a re-save is no edit."""

from __future__ import annotations

from pathlib import Path

from briefdeck.preflight.opened import Package, UnusableError
from briefdeck.pull.collecting import opened_book, reworded_values
from briefdeck.pull.drawings import redrawn
from briefdeck.pull.pulling import File, pulled
from briefdeck.pull.structure import restructured
from briefdeck.returned.reading import read_returned
from briefdeck.workshop import Workshop

_APPLICATION = "{http://schemas.openxmlformats.org/officeDocument/2006/extended-properties}Application"


def why_kept(content: bytes, briefing: Path, workshop: Workshop) -> str:
    """Why a file must not be overwritten, in words; nothing where it is as built, or the briefing has its edits."""
    try:
        returned = read_returned(content)
    except UnusableError:
        return "it is no file that briefdeck built"
    if returned.snapshot is None:
        # Without a record nobody can say what was edited; the program that saved it last has put its name in.
        return "" if _application(returned.package) == "briefdeck" else "it does not say what it was built from"
    book = opened_book("", returned, returned.snapshot, None)
    if not [*reworded_values(book), *restructured(book), *redrawn(book)] and not book.reports:
        return ""
    made = pulled([(File("", content), returned)], briefing, workshop)
    if made.diagnostics or made.taken or made.open:
        return "it was edited since it was built, and the briefing does not have the edits"
    return "it was edited since it was built, and not all of it can come back" if made.reports else ""


def _application(package: Package) -> str:
    properties = package.trees.get(package.related("", "extended-properties"))
    return "" if properties is None else properties.findtext(_APPLICATION) or ""

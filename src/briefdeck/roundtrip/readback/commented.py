"""All comments of a file, whichever program wrote them."""

from __future__ import annotations

from pathlib import Path

from briefdeck.diagnostics import Diagnostic, Span
from briefdeck.diagnostics.rules import commenting, returning
from briefdeck.ooxml.zip_guard import Reason, UnusableError, contents
from briefdeck.provenance.memowords import Tracked
from briefdeck.roundtrip.readback.comments import MOST_COMMENTS, Comment
from briefdeck.roundtrip.readback.comments_slides import slide_comments
from briefdeck.roundtrip.readback.comments_word import word_comments
from briefdeck.roundtrip.readback.pairing import Pairing, paired
from briefdeck.roundtrip.readback.reading import Returned, read_returned
from briefdeck.values import dataclass

_CURES = {
    Reason.FOLDER: "give a file inside it",
    Reason.OVERSIZED: "compress its pictures",
    Reason.UNREADABLE: "check the path",
}
_AGAIN = "open it in PowerPoint or Word and save it again as .pptx or .docx, without a password"


@dataclass(frozen=True, slots=True)
class Commented:
    """A file with its comments, in the order of the document.

    `file` is the name that it goes by; `pairing` finds what was built, None where the file does not say what was.
    """

    file: str
    returned: Returned
    comments: tuple[Comment, ...]
    pairing: Pairing | None = None


def comments_of(returned: Returned, tracked: Tracked = Tracked.ACCEPTED) -> tuple[Comment, ...]:
    """The comments of a file in the order of the document; `tracked` is how the file was read."""
    if returned.kind == "deck":
        return tuple(slide_comments(returned.package, returned.seen))
    return tuple(word_comments(returned.package, returned.seen.units, tracked))


def commented(content: bytes, shown: str) -> tuple[Commented | None, tuple[Diagnostic, ...]]:
    """The comments in the bytes of a file, under the name `shown`. Nothing is ever raised."""
    span = Span(shown)
    try:
        returned = read_returned(content)
        snapshot = returned.snapshot
        pairing = paired(snapshot.units, returned.seen.units) if snapshot is not None else None
        made = Commented(shown, returned, comments_of(returned), pairing)
    except UnusableError as error:
        return None, (returning.UNUSABLE_FILE.at(span, str(error), _AGAIN),)
    except Exception as error:  # a file may be wrong in ways that nobody thought of; that is a finding, not a crash
        what = f"the file cannot be understood ({type(error).__name__})"
        return None, (returning.UNUSABLE_FILE.at(span, what, _AGAIN),)
    found = []
    if snapshot is None and made.comments:
        why = returned.damage or "it does not say what it was built from"
        what = f"{why}, so its comments are listed without lines of a briefing"
        found.append(commenting.UNKNOWN_ORIGIN.at(span, what, "ask for comments in the file that briefdeck built"))
    if sum(1 + len(comment.replies) for comment in made.comments) >= MOST_COMMENTS:
        what = f"only the first {MOST_COMMENTS:,} comments are read"
        found.append(commenting.TOO_MANY_COMMENTS.at(span, what, "delete those that are settled"))
    return made, tuple(found)


def commented_file(path: Path) -> tuple[Commented | None, tuple[Diagnostic, ...]]:
    """The comments of a file; one that cannot be read gives a diagnostic."""
    try:
        content = contents(path)
    except UnusableError as error:
        return None, (returning.UNUSABLE_FILE.at(Span(str(path)), str(error), _CURES[error.reason]),)
    return commented(content, str(path))

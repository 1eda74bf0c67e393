"""`briefdeck comments`: what was said in PowerPoint and Word, and the lines of the briefing that it is about."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Literal

from briefdeck.cli.group import finish
from briefdeck.cli.printing import plural, progress, say, say_diagnostics

if TYPE_CHECKING:
    from briefdeck.cli.formats.comments import Listed
    from briefdeck.diagnostics import Diagnostic
    from briefdeck.provenance.record import Snapshot
    from briefdeck.roundtrip.readback.commented import Commented
    from briefdeck.yamlfile.tree import Document

Form = Literal["text", "json", "markdown"]


def run_comments(files: tuple[Path, ...], form: Form, briefing: Path | None) -> None:
    """`briefdeck comments`."""
    from briefdeck.roundtrip.readback.commented import commented_file

    found: list[Diagnostic] = []
    listed: list[Listed] = []
    given = _given(briefing, found)
    with progress() as tell:
        for path in dict.fromkeys(files):
            tell(str(path))
            made, faults = commented_file(path)
            found += faults
            if made is not None:
                listed.append(_listed(made, given, found))
    say_diagnostics(found)
    _tell(listed, form)
    count = plural(sum(len(one.notes) for one in listed), "comment")
    finish(found, f"{count} in {plural(len(listed), 'file')}" if listed else "")


def _given(path: Path | None, found: list[Diagnostic]) -> Document | None:
    """The briefing that was named; one that cannot be read is an error."""
    from briefdeck.yamlfile.reader import read

    if path is None:
        return None
    document, faults = read(path)
    found += faults
    return document


def _listed(made: Commented, given: Document | None, found: list[Diagnostic]) -> Listed:
    from briefdeck.cli.formats.comments import Listed, Noted
    from briefdeck.diagnostics import Span
    from briefdeck.diagnostics.rules.commenting import ABSENT_BRIEFING
    from briefdeck.roundtrip.pull.briefing.comment_targets import places_of

    snapshot = made.returned.snapshot
    briefing = given
    if briefing is None and snapshot is not None and made.comments:
        briefing = briefing_of(snapshot, Path(made.file))
        if briefing is None:
            name = " ".join(snapshot.briefing.split())
            what = f"“{name}”, which it was built from, cannot be found or read, so lines are those of that day"
            hint = "go to its folder, or name it with --briefing"
            found.append(ABSENT_BRIEFING.at(Span(made.file), what, hint))
    return Listed(made.file, tuple(map(Noted, made.comments, places_of(made, briefing))))


def briefing_of(snapshot: Snapshot, file: Path) -> Document | None:
    """The briefing that a file was built from; None where there is none that can be read."""
    from briefdeck.roundtrip.pull.briefing.briefing_file import find_briefing
    from briefdeck.yamlfile.reader import read

    path = find_briefing(file, snapshot)
    return read(path)[0] if path is not None else None


def _tell(listed: list[Listed], form: Form) -> None:
    from briefdeck.cli.formats.comments import comments_as_json, comments_as_markdown, comments_as_text

    match form:
        case "text":
            for parts in comments_as_text(listed):
                say(*parts)
        case "json":
            say(comments_as_json(listed))
        case "markdown":
            if listed:
                say(comments_as_markdown(listed))

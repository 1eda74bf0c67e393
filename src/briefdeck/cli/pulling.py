"""The command that brings edits back: `pull`."""

from __future__ import annotations

import difflib
import sys
from collections.abc import Iterator, Sequence
from functools import partial as partial_of
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from briefdeck.cli.group import example, finish, path_type, templates_folder, templates_option
from briefdeck.cli.printing import Part, in_colour, plural, progress, say, say_diagnostics

if TYPE_CHECKING:
    from briefdeck.diagnostics import Diagnostic
    from briefdeck.roundtrip.pull.briefing.decisions import Decision, Version
    from briefdeck.roundtrip.pull.pulling import File, Pulled
    from briefdeck.roundtrip.readback.reading import Returned
    from briefdeck.session import Session

Tracking = Literal["accept", "reject", "report"]
Side = Literal["theirs", "ours"]
_DONE = {
    "changed": "changed",
    "added": "added",
    "removed": "removed",
    "moved": "in a new order",
    "split": "split",
    "joined": "joined with the next",
    "hidden": "for other audiences",
    "nested": "on another level",
    "rearranged": "with other entries",
}


@click.command("pull", epilog=example("pull output/code-red.executive.pptx --diff"))
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=path_type)
@click.option("--briefing", metavar="BRIEFING", type=path_type, help="The briefing; found by its name if left out.")
@click.option("--diff", is_flag=True, help="Show what would be written, and write nothing.")
@click.option("--theirs", "side", flag_value="theirs", default=None, help="In conflicts take what the files say.")
@click.option("--ours", "side", flag_value="ours", help="In conflicts keep what the briefing says.")
@click.option("--partial", is_flag=True, help="Write what is in no conflict, and leave the rest open.")
@click.option(
    "--tracked",
    type=click.Choice(("accept", "reject", "report")),
    default="accept",
    help="Word's tracked changes: as accepted (if left out), as rejected, or listed and left as they are.",
)
@click.option(
    "--deleted",
    type=click.Choice(("audiences", "remove")),
    default=None,
    help="Of deleted slides, tables, charts: keep the section from this audience, or take it out for all.",
)
@click.option("--data", is_flag=True, help="Write tables that stand in CSV files into these: cells, rows and columns.")
@click.option("--pictures", is_flag=True, help="Put pictures that were replaced beside the briefing.")
@templates_option
def pull_command(
    files: tuple[Path, ...],
    briefing: Path | None,
    diff: bool,
    side: Side | None,
    partial: bool,
    tracked: Tracking,
    deleted: Literal["audiences", "remove"] | None,
    data: bool,
    pictures: bool,
    templates: Path | None,
) -> None:
    """Bring edits made in PowerPoint and Word back into the briefing.

    Each text, figure and list goes back to the place in the YAML that it came from; all else in the file stays as it
    is. What the briefing cannot hold is told. Where it has changed too, or two places differ, nothing is written until
    you have decided: on a terminal one by one.
    """
    from briefdeck.roundtrip.pull.pulling import pulled
    from briefdeck.session import Session

    session = Session(templates_folder(templates))
    pull = partial_of(pulled, tell_tracked=tracked == "report", partial=partial, deleted=deleted or "", data=data)
    groups, found = _grouped(files, briefing, tracked, session)
    said: list[str] = []
    for path, members in groups.items():
        with progress() as tell:
            tell(str(path))
            made = pull(members, path, session, side)
        if made.open and side is None and sys.stdin.isatty() and sys.stdout.isatty():
            made = pull(members, path, session, _asked)
        found += _tell(made)
        if made.ok and diff:
            say(*_difference(made))
        elif made.ok and made.after != made.before:
            found += _written(made)
        found += _data(made, diff=diff) if made.ok else []
        if pictures and not diff:
            found += _extracted(made)
        said.append(_summary(made, diff=diff))
    finish(found, "; ".join(said))


def _grouped(
    files: Sequence[Path], briefing: Path | None, tracked: Tracking, session: Session
) -> tuple[dict[Path, list[tuple[File, Returned]]], list[Diagnostic]]:
    """The files that can be read, by the briefing that they were built from, and what is wrong with the others."""
    from briefdeck.diagnostics import Span
    from briefdeck.diagnostics.rules import returning as rules
    from briefdeck.provenance.memowords import Tracked
    from briefdeck.roundtrip.pull.briefing.briefing_file import find_briefing, find_named
    from briefdeck.roundtrip.pull.pulling import opened_files, read_files
    from briefdeck.roundtrip.pull.recalled import named_briefing, recalled

    read, found = read_files(dict.fromkeys(files))

    def recall(file: File, returned: Returned) -> tuple[Returned | None, Diagnostic | None]:
        """What a file was perhaps built from that does not know it: the briefing that is named, or of its own name."""
        name = Path(file.name)
        path = briefing or next(iter(find_named(name, named_briefing(name))), None)
        return recalled(file.name, returned, path, session) if path is not None else (None, None)

    opened, faults = opened_files(read, Tracked.ACCEPTED if tracked == "accept" else Tracked.REJECTED, recall)
    found += faults
    groups: dict[Path, list[tuple[File, Returned]]] = {}
    for file, returned in opened:
        assert returned.snapshot is not None  # opened_files has seen to it
        path = briefing or find_briefing(Path(file.name), returned.snapshot)
        if path is None:
            what = f"“{returned.snapshot.briefing}”, from which it was built, is not here"
            found.append(rules.MISSING_BRIEFING.at(Span(file.name), what, "name it with --briefing"))
        else:
            groups.setdefault(path, []).append((file, returned))
    say_diagnostics(found)
    return groups, found


def _tell(made: Pulled) -> list[Diagnostic]:
    """What was found, for people; the findings decide how the command ends."""
    from briefdeck.roundtrip.pull.conflicts import conflicts, reports

    for decision, version in made.taken:
        say(*_edit(made, decision, version))
    clashes = conflicts(made)
    for decision, conflict in clashes:
        say_diagnostics([conflict])
        for line in _sides(decision):
            say(*line, err=True)
    found = [*made.diagnostics, *reports(made)]
    say_diagnostics(found)
    return [*found, *(conflict for _, conflict in clashes)]


def _edit(made: Pulled, decision: Decision, version: Version) -> Iterator[Part]:
    """One edit: the line of the briefing, the words that changed, and where somebody changed them."""
    yield f"{made.place(decision)}: "
    yield decision.name, "bold"
    yield f" {_DONE[decision.what]}"
    yield (f", {version.where}" if version.where is not None else "")
    yield (f": {version.note}" if version.note else "")
    if decision.what == "moved":
        yield f"\n  {version.words}"
        return
    yield "\n  "
    yield from _marked(decision.now or decision.built, version.words)


def _marked(before: str, after: str) -> Iterator[Part]:
    from briefdeck.cli.formats.differences import marks
    from briefdeck.diff.marking import marked

    yield from marks(marked(before, after), signs=not in_colour())


def _sides(decision: Decision) -> Iterator[list[Part]]:
    """A conflict side by side: what was built, and what became of it in the briefing and in the files."""
    yield [("  built       ", "dim"), decision.built]
    yield [("  briefing    ", "dim"), *_marked(decision.built, decision.now)]
    for version in decision.versions:
        words: list[Part] = list(_marked(decision.built, version.words)) if version.words else [("taken out", "red")]
        yield [("  file        ", "dim"), *words, (f"  {version.where}", "dim")]


def _asked(decision: Decision) -> Version | None:
    """What somebody at a terminal decides."""
    from briefdeck.roundtrip.pull.briefing.decisions import Version

    say((decision.name, "bold"))
    for line in _sides(decision):
        say(*line)
    kinds = {str(n): version for n, version in enumerate(decision.versions, 1)}
    names = ", ".join(f"{n} for {v.where}" for n, v in kinds.items())
    answer = click.prompt(f"  {names}, o for the briefing", type=click.Choice([*kinds, "o"]), show_choices=False)
    return kinds.get(answer) or Version(decision.now, None)


def _difference(made: Pulled) -> list[Part]:
    lines = (made.before.splitlines(keepends=True), made.after.splitlines(keepends=True))
    text = "".join(difflib.unified_diff(*lines, str(made.briefing), str(made.briefing)))
    return [text.removesuffix("\n")] if text else ["no line of the briefing changes"]


def _written(made: Pulled) -> list[Diagnostic]:
    """Put the text in the place of the briefing; what went wrong, if anything did."""
    from briefdeck.review.fixes import Fixed, put

    fault = put(Fixed(made.briefing, made.before, made.after, len(made.taken)))
    say_diagnostics([fault] if fault else [])
    return [fault] if fault else []


def _data(made: Pulled, *, diff: bool) -> list[Diagnostic]:
    """The CSV files that say something else: as they change, or written."""
    from briefdeck.review.fixes import Fixed, put

    found: list[Diagnostic] = []
    for edit in made.files:
        fixed = Fixed(edit.path, edit.before, edit.after, 1)
        if diff:
            say(fixed.diff.removesuffix("\n"))
            continue
        say(f"{edit.what}, {edit.where}")
        fault = put(fixed)
        found += [fault] if fault else []
    say_diagnostics(found)
    return found


def _extracted(made: Pulled) -> list[Diagnostic]:
    """Replaced pictures beside the briefing, each under a name that is free."""
    from briefdeck.roundtrip.pull.charts.drawings import replaced_pictures
    from briefdeck.roundtrip.pull.charts.stored_pictures import extract

    found: list[Diagnostic] = []
    for book in made.books:
        for facts in replaced_pictures(book):
            path, fault = extract(made.briefing, book.returned.package, facts)
            found += [fault] if fault else []
            if path is not None:
                say(f"{path}: a picture of {book.name}")
    say_diagnostics(found)
    return found


def _summary(made: Pulled, *, diff: bool) -> str:
    """The last line: what was done to a briefing."""
    parts = []
    if made.taken and (made.partial or not made.open):
        done = "would change" if diff else "written to"
        parts.append(f"{plural(len(made.taken), 'edit')} {done} {made.briefing}")
    if made.settled:
        parts.append(f"{plural(made.settled, 'edit')} there already")
    if made.open:
        rest = "" if made.partial else ", nothing written"
        parts.append(f"{plural(len(made.open), 'conflict')} to decide{rest}")
    if made.reports:
        parts.append(f"{plural(len(made.reports), 'edit')} cannot come back")
    if made.files:
        parts.append(f"{plural(len(made.files), 'CSV file')} {'would change' if diff else 'written'}")
    return ", ".join(parts) if parts or made.diagnostics else f"nothing changed in {made.briefing}"

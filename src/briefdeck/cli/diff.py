"""`briefdeck diff`: two versions of a briefing, each a file or a file in a revision, compared by meaning."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from briefdeck.cli.group import check_language, example, finish, templates_folder, templates_option
from briefdeck.cli.printing import in_colour, say, say_diagnostics

if TYPE_CHECKING:
    from briefdeck.diagnostics import Diagnostic
    from briefdeck.diff import BriefingVersion

_TROUBLE = 2


@click.command("diff", epilog=example("diff briefings/code-red.yaml briefings/factory-energy.yaml"))
@click.argument("before", metavar="BEFORE")
@click.argument("after", metavar="[AFTER]", required=False)
@click.option("--audience", "-a", metavar="NAME", help="Compare only what this audience may see.")
@click.option("--language", "-l", metavar="CODE", default="", help="Compare only what is shown in it (ja, en).")
@templates_option
@click.option("--format", "-f", "form", type=click.Choice(("text", "json")), default="text", help="How it is told.")
@click.option("--exit-code", is_flag=True, help="Exit as diff does: 0 no difference, 1 differences, 2 trouble.")
def diff_command(
    before: str,
    after: str | None,
    audience: str | None,
    language: str,
    templates: Path | None,
    form: Literal["text", "json"],
    exit_code: bool,
) -> None:
    """Tell what changed between two versions of a briefing.

    Statements, figures, sources and their order are compared, by what they mean; how the YAML is written does not
    matter. Each version is a file, or REV:PATH as “git show” takes it; of one REV:PATH alone, the other version is the
    file as it is now. A deck or memo is the briefing with the edits that were made in it. The exit status is 0 whether
    there are differences or not, and 1 where they cannot be told.
    """
    from briefdeck.cli.formats.differences import as_json, as_text, counts
    from briefdeck.diagnostics import has_errors
    from briefdeck.diff import compare

    folder = templates_folder(templates)
    check_language(language, (audience,) if audience else (), folder)
    files = (before, after or _today(before))
    old, found = _loaded(files[0], files[1], folder)
    new, faults = _loaded(files[1], files[0], folder)
    found += faults
    if audience and new:
        language, faults = _language(audience, folder, new, language)
        found += faults
    say_diagnostics(found)
    if has_errors(found) or old is None or new is None:
        if exit_code:
            sys.exit(_TROUBLE)
        finish(found, "not compared")
        return
    differences = compare(old, new, audience or "", language)
    if form == "json":
        say(as_json(differences, files))
    elif differences:
        say(*as_text(differences, files, signs=not in_colour()))
    say(counts(differences), err=True)
    if exit_code and differences:
        sys.exit(1)


def _today(before: str) -> str:
    """The other version, where only one is given."""
    from briefdeck.inputs.revision import is_revision, working_file

    if not is_revision(before):
        raise click.UsageError("give two files, or one as REV:PATH: briefdeck diff HEAD:briefings/weekly.yaml")
    return working_file(before)


def _loaded(argument: str, other: str, templates: Path) -> tuple[BriefingVersion | None, tuple[Diagnostic, ...]]:
    """A version of the briefing, by what names it; a deck or memo is what its edits would make of the other one."""
    from briefdeck.diff.versions import read_version
    from briefdeck.inputs.revision import is_revision
    from briefdeck.outputs import outputs

    documents = tuple(f".{output.extension}" for output in outputs().values() if output.office)
    if argument.lower().endswith(documents):
        from briefdeck.roundtrip.pull.version import version_of_file
        from briefdeck.session import Session

        named = not other.lower().endswith(documents) and not is_revision(other)
        return version_of_file(Path(argument), Path(other) if named else None, Session(templates))
    return read_version(argument)


def _language(name: str, templates: Path, version: BriefingVersion, wanted: str) -> tuple[str, tuple[Diagnostic, ...]]:
    """The language in which an audience reads the briefing."""
    from briefdeck.audience.reader import audience_folders, find_audience, read_audience
    from briefdeck.diagnostics import Diagnostic
    from briefdeck.pipeline.language import language_for

    folder = find_audience(name, audience_folders(templates))
    if isinstance(folder, Diagnostic):
        return "", (folder,)
    audience, found = read_audience(folder)
    if audience is None:
        return "", found
    language = language_for(audience, version.loaded, wanted)
    return (language, found) if isinstance(language, str) else ("", (*found, language))

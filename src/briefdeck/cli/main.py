"""The command line: parse, call, print, exit status. 0 clean or warnings, 1 errors, 2 a wrong command line.

Everything heavy is imported inside the commands, so that `--help` answers at once.
"""

from __future__ import annotations

import errno
import gc
import sys
from collections.abc import Sequence
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Any, NoReturn

import click

from briefdeck.cli import adopting as adopting  # its commands enter the group
from briefdeck.cli.audience import audience_group
from briefdeck.cli.diff import diff_command
from briefdeck.cli.group import (
    FAILED,
    audiences_option,
    briefings_argument,
    check_language,
    cli,
    command,
    finish,
    form_option,
    formats_option,
    language_option,
    output_option,
    path_type,
    strict_option,
    templates_folder,
    templates_option,
)
from briefdeck.cli.printing import (
    STYLES,
    flush,
    hush,
    open_streams,
    plural,
    progress,
    say,
    say_diagnostics,
    say_table,
    speak_utf8,
)
from briefdeck.cli.pulling import pull_command
from briefdeck.cli.signals import OF_SIGNALS, ended_by_signals
from briefdeck.cli.slips import quoted

if TYPE_CHECKING:
    from briefdeck.diagnostics import Diagnostic
    from briefdeck.staging.made import Written

__all__ = ["cli", "main"]

_YOUNG = 3_000_000  # objects made before cycles are looked for: a build makes many, keeps most and ends soon
_DIGITS = str.maketrans("OIL", "011")  # letters that are read for the digits of a code


@command("build", "build briefings/code-red.yaml --audience executive --output output")
@briefings_argument
@audiences_option
@output_option
@templates_option
@formats_option
@language_option
@click.option(
    "--clean", is_flag=True, help="Leave out what leads edits back to the briefing: for files that go outside."
)
@click.option("--force", is_flag=True, help="Overwrite files that were edited; the old ones are kept beside.")
@click.option("--since", metavar="FILE", default="", help="An earlier version, or REV:PATH: tell what changed since.")
@click.option(
    "--jobs",
    "-j",
    metavar="N",
    type=click.IntRange(min=1),
    help="How many briefings are built at once; as many as there are cores if left out.",
)
@click.option("--keep-going", "-k", is_flag=True, help="Write the others where a briefing has an error.")
def build_command(
    briefings: tuple[Path, ...],
    audiences: tuple[str, ...],
    output: Path,
    templates: Path | None,
    formats: tuple[str, ...],
    language: str,
    clean: bool,
    force: bool,
    since: str,
    jobs: int | None,
    keep_going: bool,
) -> None:
    """Build the documents of each briefing for each audience.

    Nothing is written, and no existing file touched, where there is an error; of several briefings, --keep-going leaves
    out those with errors alone. A file that was edited since it was built is not overwritten.
    """
    from briefdeck.api import build
    from briefdeck.batch.processes import cores

    folder = templates_folder(templates)
    check_language(language, audiences, folder)
    if since and len(briefings) > 1:
        raise click.BadParameter("one earlier version is that of one briefing", param_hint="--since")
    started = perf_counter()
    with progress(len(set(briefings))) as tell:
        result = build(
            briefings,
            audiences,
            output=output,
            templates=folder,
            formats=formats,
            language=language,
            clean=clean,
            force=force,
            since=since,
            jobs=jobs or cores(),
            keep_going=keep_going,
            progress=tell,
        )
    say_diagnostics(result.diagnostics)
    say_table(
        ("", "", "", ""),
        ((str(w.path), _length(w), _size(w.size), f"{w.seconds:.2f} s") for w in result.written),
        right=(1, 2, 3),
    )
    wrote = f"{plural(len(result.written), 'file')} written in {perf_counter() - started:.1f} s"
    finish(result.diagnostics, wrote if result.written else "nothing written")


@command("check", "check briefings/code-red.yaml briefings/factory-energy.yaml")
@briefings_argument
@audiences_option
@templates_option
@language_option
@form_option
@strict_option
@click.option("--fix", is_flag=True, help="Put cures that are certain into the YAML files.")
@click.option("--diff", is_flag=True, help="Show what --fix would change; with --fix, show it first.")
@click.option(
    "--report",
    "report_file",
    metavar="FILE",
    type=path_type,
    help="Write where each statement stands and what carries it, as .html or .md.",
)
def check_command(**options: Any) -> None:
    """Read and judge briefings as a careful reviewer would.

    Nothing is written but what --fix and --report ask for.
    """
    from briefdeck.cli.review import run_check

    run_check(**options)


@command("preflight", "preflight output/code-red.executive.pptx output/code-red.executive.docx")
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=path_type)
@click.option("--briefing", metavar="BRIEFING", type=path_type, help="The briefing they are made from.")
@click.option("--audience", "-a", metavar="NAME", help="Who reads them: what is kept from them is a leak.")
@templates_option
@form_option
@strict_option
def preflight_command(**options: Any) -> None:
    """Judge .pptx and .docx files, whoever wrote them."""
    from briefdeck.cli.review import run_preflight

    run_preflight(**options)


cli.add_command(pull_command)


@command("comments", "comments output/code-red.executive.pptx output/code-red.executive.docx")
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=path_type)
@click.option(
    "--format",
    "-f",
    "form",
    type=click.Choice(("text", "json", "markdown")),
    default="text",
    help="For people; JSON; a Markdown list with boxes to tick, for a meeting's notes.",
)
@click.option(
    "--briefing",
    metavar="BRIEFING",
    type=path_type,
    help="The briefing they are built from; looked for here and around each file if left out.",
)
def comments_command(**options: Any) -> None:
    """List the comments of .pptx and .docx files.

    Each comes with its author and date, the words that it is about, what was answered, and the line of the briefing
    that these words came from.
    """
    from briefdeck.cli.comments import run_comments

    run_comments(**options)


cli.add_command(diff_command)


@command("new", "new weekly --language ja")
@click.argument("name", type=path_type)
@click.option("--language", "-l", type=click.Choice(("en", "ja")), default="en", help="The language it is written in.")
def new_command(name: Path, language: str) -> None:
    """Write NAME.yaml, a commented briefing to start from.

    It builds as it is, in any folder. Beside it stands the schema with which your editor completes and checks it. An
    existing briefing is never overwritten.
    """
    from briefdeck.cli.starter import write_starter

    written, found = write_starter(name, language)
    say_diagnostics(found)
    for path in written:
        say(str(path))
    if found:
        sys.exit(FAILED)
    say(f"build it with: briefdeck build {quoted(str(written[0]))}", err=True)


@command("schema", "schema")
def schema_command() -> None:
    """Print the JSON Schema of a briefing, for editors."""
    from briefdeck.cli.starter import schema_text

    say(schema_text().removesuffix("\n"))


@command("audiences", "audiences")
@templates_option
def audiences_command(templates: Path | None) -> None:
    """List the audiences and where each comes from.

    To make one, say “briefdeck audience new” with your own PowerPoint and Word files; or copy a folder into
    “templates” and edit its five files; or write an audience.yaml with “based_on: NAME” and what differs.
    """
    from briefdeck.audience.reader import audience_folders, read_audience, shipped_templates

    rows: list[Sequence[str]] = []
    faults: list[Diagnostic] = []
    for name, folder in audience_folders(templates_folder(templates)).items():
        audience, found = read_audience(folder)
        faults += found
        if audience:
            settings = audience.settings
            limits = f"{plural(settings.limits.slides, 'slide')}, {plural(settings.limits.pages, 'page')}"
            origin = f"{folder} (shipped)" if folder.parent == shipped_templates() else str(folder)
            origin += f", based on {settings.based_on}" if settings.based_on else ""
            titles = " / ".join(settings.name.values())
            rows.append((name, titles, ", ".join(settings.languages), limits, origin))
    say_diagnostics(faults)
    say_table(("NAME", "TITLE", "LANGUAGES", "AT MOST", "FROM"), rows)
    if faults:
        finish(faults, "")


cli.add_command(audience_group)


@command("show", "show deck briefings/code-red.yaml --audience executive")
@click.argument("stage", type=click.Choice(("model", "outline", "deck", "memo", "pages")))
@click.argument("briefing", type=path_type)
@click.option("--audience", "-a", metavar="NAME", required=True, help="The audience.")
@templates_option
@language_option
def show_command(stage: str, briefing: Path, audience: str, templates: Path | None, language: str) -> None:
    """Print what briefdeck made of a briefing at one stage.

    \b
    model    the briefing as this audience may see it
    outline  the deck's plan filled with it
    deck     every slide with its frames and type sizes
    memo     the memo's plan filled with it
    pages    what stands on each page of the memo, and how full it is
    """
    from briefdeck.cli.show import shown

    folder = templates_folder(templates)
    check_language(language, (audience,), folder)
    lines, found = shown(stage, briefing, audience, folder, language)
    say_diagnostics(found)
    for line in lines:
        say(line)
    finish(found, "")


@command("explain", "explain B201")
@click.argument("code", required=False)
def explain_command(code: str | None) -> None:
    """Explain a diagnostic, or list them all.

    What it says, why it matters, an example, the cure.
    """
    from difflib import get_close_matches

    from briefdeck.diagnostics.rules import ALL, by_code

    if code is None:
        say_table(("CODE", "NAME", "SEVERITY", "WHAT"), ((r.code, r.name, r.severity, r.what) for r in ALL))
        return
    rule = by_code(code) or next((one for one in ALL if one.name == code.casefold().replace(" ", "-")), None)
    if rule is None and (of_number := [one.code for one in ALL if one.code[1:] == code]):
        raise click.BadParameter(f"a code begins with a letter: {' or '.join(of_number)}", param_hint="CODE")
    if rule is None:
        read = code.upper()[:1] + code.upper()[1:].translate(_DIGITS)
        near = get_close_matches(read, [r.code for r in ALL], n=1)
        hint = f"did you mean {near[0]}?" if near else "“briefdeck explain” lists all"
        raise click.BadParameter(f"there is no diagnostic “{code}”; {hint}", param_hint="CODE")
    say((f"{rule.code} {rule.name}", STYLES.get(rule.severity, "")), f" ({rule.severity})")
    for head, words in (("What", rule.what), ("Why", rule.why), ("Example", rule.example), ("Cure", rule.cure)):
        say("\n", (head, "bold"), *(f"\n  {line}" for line in words.splitlines()))


def _length(file: Written) -> str:
    if file.slides:
        return plural(file.slides, "slide")
    return plural(file.pages, "page") if file.pages else ""


def _size(count: int) -> str:
    return f"{count / 1000:,.0f} KB"


def _run(arguments: Sequence[str] | None) -> Any:
    """The status of a command. Raises OSError where what it prints cannot be written."""
    try:
        status = cli.main(arguments, prog_name="briefdeck", standalone_mode=False)
        flush()
    except click.ClickException as error:
        error.show()
        return error.exit_code
    return status


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the command line and exit."""
    gc.set_threshold(_YOUNG)
    open_streams()
    speak_utf8()
    with ended_by_signals() as ended:
        try:
            status = _run(arguments)
        except (click.Abort, KeyboardInterrupt):
            status = OF_SIGNALS + ended()
        except OSError as error:  # of what is printed alone: all others are told
            # A reader that has gone away is no fault. Python must not meet the closed pipe again when it exits.
            hush(sys.stdout)
            try:
                if error.errno != errno.EPIPE:
                    say(f"what this command prints cannot be written: {error.strerror}", err=True)
            except OSError:
                hush(sys.stderr)
            status = FAILED
    gc.freeze()  # what is left is the system's to take back, and nobody need look for cycles in it
    sys.exit(status if isinstance(status, int) else 0)

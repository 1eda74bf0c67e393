"""The command line: parse, call, print, exit status. 0 clean or warnings, 1 errors, 2 a wrong command line.

Everything heavy is imported inside the commands, so that `--help` answers at once.
"""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Callable, Iterable, Sequence
from difflib import get_close_matches
from pathlib import Path
from time import perf_counter
from traceback import extract_tb
from typing import TYPE_CHECKING, Any, NoReturn, cast

import click

from briefdeck import __version__
from briefdeck.cli.printing import STYLES, counted, plural, progress, say, say_diagnostics, say_table, speak_utf8

if TYPE_CHECKING:
    from briefdeck.diagnostics import Diagnostic
    from briefdeck.shelf import Format, Written

FAILED = 1
INTERRUPTED = 130


class _OwnFault(click.ClickException):
    """An exception that nobody foresaw: briefdeck's fault, not the user's."""

    def __init__(self, error: Exception) -> None:
        frame = extract_tb(error.__traceback__)[-1]
        what = " ".join(f"{type(error).__name__}: {error}".split())[:300]
        super().__init__(
            f"briefdeck has a fault of its own: {what} ({Path(frame.filename).name}, line {frame.lineno}). "
            "Please report it with the files that led to it; BRIEFDECK_DEBUG=1 shows the details."
        )

    def show(self, file: Any = None) -> None:  # noqa: ARG002 - click's signature
        """One line on stderr."""
        say(self.message, err=True)


class _Commands(click.Group):
    """Lists commands in the order of their use, and turns an unforeseen exception into one plain line."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        return list(self.commands)

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except (click.ClickException, click.exceptions.Exit, click.Abort):
            raise
        except Exception as error:
            unprinted = isinstance(error, OSError) and error.errno in (errno.EPIPE, errno.ENOSPC)
            if unprinted or ctx.params["debug"]:
                raise
            raise _OwnFault(error) from None


def _example(arguments: str) -> str:
    """The end of a command's help; the test suite runs every one of them."""
    return f"\b\nExample:\n  briefdeck {arguments}"


def _command(name: str, example: str) -> Callable[[Callable[..., None]], click.Command]:
    return cast("Callable[[Callable[..., None]], click.Command]", cli.command(name, epilog=_example(example)))


_path = click.Path(readable=False, path_type=Path)
_briefings = click.argument("briefings", metavar="BRIEFING...", nargs=-1, required=True, type=_path)
_audiences = click.option(
    "--audience", "-a", "audiences", metavar="NAME", multiple=True, help="An audience, once for each; all if left out."
)
_templates = click.option(
    "--templates",
    metavar="DIR",
    type=_path,
    help="The folder of your audiences; “templates” if left out. The shipped ones are used where it has none.",
)
_output = click.option(
    "--output",
    "-o",
    metavar="DIR",
    type=_path,
    default=Path("output"),
    help="Where the files go; “output” if left out.",
)
_formats = click.option(
    "--format",
    "-f",
    "formats",
    type=click.Choice(("deck", "memo", "pdf")),
    multiple=True,
    help="Only these; pdf alone: of both.",
)
_language = click.option(
    "--language",
    "-l",
    metavar="CODE",
    default="",
    help="The language of the documents (ja, en); the briefing's if left out.",
)


_pages = click.option(
    "--pages/--no-pages",
    default=True,
    envvar="BRIEFDECK_PAGES",
    help="Hold the memos' pages against the limit, where LibreOffice is there to count them.",
)


@click.group(
    cls=_Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog=_example("build briefings/code-red.yaml --audience executive"),
)
@click.version_option(__version__, prog_name="briefdeck", message="%(prog)s %(version)s")
@click.option("--debug", envvar="BRIEFDECK_DEBUG", is_flag=True, help="Show a traceback where briefdeck itself fails.")
def cli(debug: bool) -> None:
    """Make a PowerPoint deck and a Word memo from one YAML briefing, for each audience."""


@_command("build", "build briefings/code-red.yaml --audience executive --output output")
@_briefings
@_audiences
@_output
@_templates
@_formats
@_language
@_pages
def build_command(
    briefings: tuple[Path, ...],
    audiences: tuple[str, ...],
    output: Path,
    templates: Path | None,
    formats: tuple[Format, ...],
    language: str,
    pages: bool,
) -> None:
    """Build the documents of each briefing for each audience.

    Nothing is written, and no existing file touched, where there is an error.
    """
    from briefdeck.build import build
    from briefdeck.shelf import KINDS

    folder = _folder(templates)
    _check_language(language, audiences, folder)
    started = perf_counter()
    with progress() as tell:
        done = 0

        def tell_which(what: str) -> None:
            nonlocal done
            done += 1
            tell(f"{what} ({done} of {len(briefings)})" if done <= len(briefings) else what)

        result = build(
            briefings,
            audiences,
            output=output,
            templates=folder,
            formats=formats or KINDS,
            language=language,
            count_pages=pages,
            progress=tell_which,
        )
    say_diagnostics(result.diagnostics)
    say_table(
        ("", "", "", ""),
        ((str(w.path), _length(w), _size(w.size), f"{w.seconds:.2f} s") for w in result.written),
        right=(1, 2, 3),
    )
    wrote = f"{plural(len(result.written), 'file')} written in {perf_counter() - started:.1f} s"
    _finish(result.diagnostics, wrote if result.written else "nothing written")


@_command("check", "check briefings/code-red.yaml briefings/factory-energy.yaml")
@_briefings
@_audiences
@_templates
@_language
@_pages
def check_command(
    briefings: tuple[Path, ...], audiences: tuple[str, ...], templates: Path | None, language: str, pages: bool
) -> None:
    """Read and judge briefings without writing anything."""
    from briefdeck.build import check

    folder = _folder(templates)
    _check_language(language, audiences, folder)
    with progress() as tell:
        tell(plural(len(briefings), "briefing"))
        found = check(briefings, audiences, templates=folder, language=language, count_pages=pages, progress=tell)
    say_diagnostics(found)
    _finish(found, f"{plural(len(briefings), 'briefing')} checked")


@_command("new", "new weekly --language ja")
@click.argument("name", type=_path)
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
    say(f"build it with: briefdeck build {written[0]}", err=True)


@_command("schema", "schema")
def schema_command() -> None:
    """Print the JSON Schema of a briefing, for editors."""
    from briefdeck.cli.starter import schema_text

    say(schema_text().removesuffix("\n"))


@_command("audiences", "audiences")
@_templates
def audiences_command(templates: Path | None) -> None:
    """List the audiences and where each comes from.

    To make one, copy a folder into “templates” and edit its five files.
    """
    from briefdeck.audience import audience_folders, read_audience, shipped_templates

    rows: list[Sequence[str]] = []
    faults: list[Diagnostic] = []
    for name, folder in audience_folders(_folder(templates)).items():
        audience, found = read_audience(folder)
        faults += found
        if audience:
            settings = audience.settings
            limits = f"{plural(settings.limits.slides, 'slide')}, {plural(settings.limits.pages, 'page')}"
            origin = f"{folder} (shipped)" if folder.parent == shipped_templates() else str(folder)
            titles = " / ".join(settings.name.values())
            rows.append((name, titles, ", ".join(settings.languages), limits, origin))
    say_diagnostics(faults)
    say_table(("NAME", "TITLE", "LANGUAGES", "AT MOST", "FROM"), rows)
    if faults:
        _finish(faults, "")


@_command("show", "show deck briefings/code-red.yaml --audience executive")
@click.argument("stage", type=click.Choice(("model", "outline", "deck", "memo")))
@click.argument("briefing", type=_path)
@click.option("--audience", "-a", metavar="NAME", required=True, help="The audience.")
@_templates
@_language
def show_command(stage: str, briefing: Path, audience: str, templates: Path | None, language: str) -> None:
    """Print what briefdeck made of a briefing at one stage.

    \b
    model    the briefing as this audience may see it
    outline  the deck's plan filled with it
    deck     every slide with its frames and type sizes
    memo     the memo's plan filled with it
    """
    from briefdeck.cli.show import shown

    folder = _folder(templates)
    _check_language(language, (audience,), folder)
    lines, found = shown(stage, briefing, audience, folder, language)
    say_diagnostics(found)
    for line in lines:
        say(line)
    _finish(found, "")


@_command("explain", "explain B201")
@click.argument("code", required=False)
def explain_command(code: str | None) -> None:
    """Explain a diagnostic, or list them all.

    What it says, why it matters, an example, the cure.
    """
    from briefdeck.rules import ALL, by_code

    if code is None:
        say_table(("CODE", "NAME", "SEVERITY", "WHAT"), ((r.code, r.name, r.severity, r.what) for r in ALL))
        return
    rule = by_code(code)
    if rule is None:
        near = get_close_matches(code.upper(), [r.code for r in ALL], n=1)
        hint = f"did you mean {near[0]}?" if near else "“briefdeck explain” lists all"
        raise click.BadParameter(f"there is no diagnostic “{code}”; {hint}", param_hint="CODE")
    say((f"{rule.code} {rule.name}", STYLES.get(rule.severity, "")), f" ({rule.severity})")
    for head, words in (("What", rule.what), ("Why", rule.why), ("Example", rule.example), ("Cure", rule.cure)):
        say("\n", (head, "bold"), *(f"\n  {line}" for line in words.splitlines()))


def _folder(templates: Path | None) -> Path:
    """The folder of audiences; one that was named must exist, lest a slip quietly gives the shipped ones."""
    if templates is not None and not templates.is_dir():
        raise click.BadParameter(f"there is no folder “{templates}”", param_hint="--templates")
    return templates or Path("templates")


def _check_language(language: str, names: Sequence[str], templates: Path) -> None:
    """A language that none of the audiences speaks is a slip: each would quietly use its own."""
    if not language:
        return
    from briefdeck.audience import audience_folders, read_audience

    folders = audience_folders(templates)
    read = [read_audience(folder)[0] for name, folder in folders.items() if name in (names or folders)]
    known = sorted({spoken for audience in read if audience for spoken in audience.settings.languages})
    if known and language not in known:
        what = f"no audience here has documents in “{language}”; they have: {', '.join(known)}"
        raise click.BadParameter(what, param_hint="--language")


def _length(file: Written) -> str:
    if file.slides:
        return plural(file.slides, "slide")
    return plural(file.pages, "page") if file.pages else ""


def _size(count: int) -> str:
    return f"{count / 1000:,.0f} KB"


def _finish(found: Iterable[Diagnostic], done: str) -> None:
    """The last line, on stderr, and the exit status."""
    from briefdeck.diagnostics import has_errors

    found = tuple(found)
    line = "; ".join(words for words in (done, counted(found)) if words)
    if line:
        say(line, err=True)
    if has_errors(found):
        sys.exit(FAILED)


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the command line and exit."""
    speak_utf8()
    try:
        status = cli.main(arguments, prog_name="briefdeck", standalone_mode=False)
        sys.stdout.flush()
    except click.ClickException as error:
        error.show()
        status = error.exit_code
    except (click.Abort, KeyboardInterrupt):
        status = INTERRUPTED
    except OSError as error:
        # What is printed cannot be written; Python must not meet the closed pipe or full disk again when it exits.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if error.errno not in (errno.EPIPE, errno.ENOSPC):
            raise
        if error.errno == errno.ENOSPC:
            say(f"what this command prints cannot be written: {error.strerror}", err=True)
        status = FAILED
    sys.exit(status if isinstance(status, int) else 0)

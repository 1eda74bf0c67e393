"""What all commands share: the group, its options, and how a command ends.

Everything heavy is imported inside functions, so that `--help` answers at once.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from traceback import extract_tb
from typing import TYPE_CHECKING, Any, cast

import click

from briefdeck import __version__
from briefdeck.cli import slips
from briefdeck.cli.overview import OVERVIEW
from briefdeck.cli.printing import UnprintedError, counted, say
from briefdeck.cli.signals import told_to_end
from briefdeck.disk import is_folder

if TYPE_CHECKING:
    from briefdeck.diagnostics import Diagnostic

FAILED = 1


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


class _NoRoom(click.ClickException):
    """What the machine has not or does not allow, where no stage could tell it with a place: no fault of briefdeck."""

    def __init__(self, error: OSError | MemoryError) -> None:
        what = "there is not enough memory"
        if isinstance(error, OSError):
            what = error.strerror or str(error) or type(error).__name__
        about = getattr(error, "filename", None)
        super().__init__(f"briefdeck could not go on: {what}" + (f": “{str(about)[:300]}”" if about else ""))

    def show(self, file: Any = None) -> None:  # noqa: ARG002 - click's signature
        """One line on stderr."""
        say(self.message, err=True)


class Commands(click.Group):
    """Lists commands in the order of their use, and turns an unforeseen exception into one plain line."""

    def get_help(self, ctx: click.Context) -> str:
        return OVERVIEW.rstrip("\n") if ctx.parent is None else super().get_help(ctx)

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        return list(self.commands)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        slips.hyphened(args)
        return super().parse_args(ctx, args)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args[0] not in self.commands and (hint := slips.about_command(args[0], self.commands)):
            raise click.UsageError(f"there is no command “{args[0]}”; {hint}", ctx=ctx)
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except click.NoSuchOption as error:
            known = [name for param in error.ctx.command.params for name in param.opts] if error.ctx else []
            if hint := slips.about_option(error.option_name, known):
                raise click.UsageError(f"there is no option {error.option_name}; {hint}", ctx=error.ctx) from None
            raise
        except (click.ClickException, click.exceptions.Exit, click.Abort):
            raise
        except UnprintedError:
            raise
        except Exception as error:
            if told_to_end():
                raise KeyboardInterrupt from None
            if ctx.find_root().params["debug"]:
                raise
            raise _NoRoom(error) if isinstance(error, OSError | MemoryError) else _OwnFault(error) from None


def example(arguments: str) -> str:
    """The end of a command's help; the test suite runs every one of them."""
    return f"\b\nExample:\n  briefdeck {arguments}"


def command(name: str, arguments: str) -> Callable[[Callable[..., None]], click.Command]:
    return cast("Callable[[Callable[..., None]], click.Command]", cli.command(name, epilog=example(arguments)))


class Formats(click.ParamType[str]):
    """One of the outputs, or pdf. They are looked up when a format is named, or help on it is asked for."""

    name = "format"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        from briefdeck.outputs import formats

        if value not in formats() and (hint := slips.about_format(str(value), formats())):
            self.fail(f"“{value}” is not a format; {hint}", param, ctx)
        return self._choice().convert(value, param, ctx)

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str | None:
        return self._choice().get_metavar(param, ctx)

    def _choice(self) -> click.Choice[str]:
        from briefdeck.outputs import formats

        return click.Choice(formats())


def _briefings(_ctx: click.Context, param: click.Parameter, value: tuple[Path, ...]) -> tuple[Path, ...]:
    for path in value:
        if told := slips.about_briefing(path):
            raise click.BadParameter(told, param=param)
    return value


path_type = click.Path(readable=False, path_type=Path)
briefings_argument = click.argument(
    "briefings", metavar="BRIEFING...", nargs=-1, required=True, type=path_type, callback=_briefings
)
audiences_option = click.option(
    "--audience", "-a", "audiences", metavar="NAME", multiple=True, help="An audience, once for each; all if left out."
)
templates_option = click.option(
    "--templates",
    metavar="DIR",
    type=path_type,
    help="The folder of your audiences; “templates” if left out. The shipped ones are used where it has none.",
)
output_option = click.option(
    "--output",
    "-o",
    metavar="DIR",
    type=path_type,
    default=Path("output"),
    help="Where the files go; “output” if left out.",
)
formats_option = click.option(
    "--format",
    "-f",
    "formats",
    type=Formats(),
    multiple=True,
    help="Only these; pdf alone: of both.",
)
language_option = click.option(
    "--language",
    "-l",
    metavar="CODE",
    default="",
    help="The language of the documents (ja, en). If left out: what the audience prefers, else the briefing's.",
)


class Forms(click.Choice[str]):
    """How findings are told."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        if value in ("html", "md", "markdown") and ctx is not None and ctx.info_name == "check":
            self.fail(
                f"“{value}” is not a format of findings; write --report report.{'html' if value == 'html' else 'md'}",
                param,
                ctx,
            )
        return super().convert(value, param, ctx)


form_option = click.option(
    "--format",
    "-f",
    "form",
    type=Forms(("text", "concise", "json", "sarif", "github")),
    default="text",
    help="How findings are told: with their lines; one line each; JSON; SARIF 2.1.0; annotations of GitHub.",
)
strict_option = click.option("--strict", is_flag=True, help="Exit with 1 for warnings too.")


@click.group(
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog=example("build briefings/code-red.yaml --audience executive"),
)
@click.version_option(__version__, prog_name="briefdeck", message="%(prog)s %(version)s")
@click.option("--debug", envvar="BRIEFDECK_DEBUG", is_flag=True, help="Show a traceback where briefdeck itself fails.")
def cli(debug: bool) -> None:
    """Make a PowerPoint deck and a Word memo from one YAML briefing, for each audience."""


def templates_folder(templates: Path | None) -> Path:
    """The folder of audiences; one that was named must exist, lest a slip quietly gives the shipped ones."""
    if templates is not None and not is_folder(templates):
        raise click.BadParameter(f"there is no folder “{templates}”", param_hint="--templates")
    return templates or Path("templates")


def check_language(language: str, names: Sequence[str], templates: Path) -> None:
    """A language that none of the audiences has is a slip."""
    if not language:
        return
    from briefdeck.audience.reader import audience_folders, read_audience
    from briefdeck.locale import lookup

    folders = audience_folders(templates)
    read = [read_audience(folder)[0] for name, folder in folders.items() if name in (names or folders)]
    known = sorted({spoken for audience in read if audience for spoken in audience.settings.languages})
    if known and lookup(language, known) is None:
        from briefdeck.model.language_names import language_of

        what = f"no audience here has documents in “{language}”; they have: {', '.join(known)}"
        meant = language_of(language)
        if meant != language and lookup(meant, known) is not None:
            what = f"“{language}” is no tag of a language; write --language {meant}"
        raise click.BadParameter(what, param_hint="--language")


def finish(found: Iterable[Diagnostic], done: str, *, strict: bool = False) -> None:
    """The last line, on stderr, and the exit status; `strict` takes warnings for errors."""
    from briefdeck.diagnostics import Severity, has_errors

    found = tuple(found)
    line = "; ".join(words for words in (done, counted(found)) if words)
    if line:
        say(line, err=True)
    if has_errors(found) or (strict and any(d.severity is Severity.WARNING for d in found)):
        sys.exit(FAILED)

"""The commands about one audience: `briefdeck audience check` tries it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, cast

import click

from briefdeck.cli.group import (
    Commands,
    check_language,
    example,
    finish,
    form_option,
    path_type,
    strict_option,
    templates_folder,
    templates_option,
)
from briefdeck.cli.printing import plural, progress, say
from briefdeck.cli.review import Form, tell_findings

if TYPE_CHECKING:
    from briefdeck.diagnostics import Diagnostic


@click.group("audience", cls=Commands, epilog=example("audience check executive"))
def audience_group() -> None:
    """Judge one audience: its plans and its templates."""


def audience_command(name: str, arguments: str) -> Callable[[Callable[..., None]], click.Command]:
    """A command of the group, whose help ends with an example."""
    made = audience_group.command(name, epilog=example(f"audience {arguments}"))
    return cast("Callable[[Callable[..., None]], click.Command]", made)


@audience_command("check", "check executive")
@click.argument("name", metavar="NAME")
@click.option("--language", "-l", metavar="CODE", default="", help="Only in this language; else in each.")
@templates_option
@click.option("--output", "-o", metavar="DIR", type=path_type, help="Keep the files of the trial here.")
@click.option(
    "--pages/--no-pages",
    default=True,
    envvar="BRIEFDECK_PAGES",
    help="Draw the pages and look at them, where LibreOffice is there to draw them.",
)
@form_option
@strict_option
def check_command(
    name: str, language: str, templates: Path | None, output: Path | None, pages: bool, form: Form, strict: bool
) -> None:
    """Try an audience with a briefing that has every block at its longest.

    It is built, read back and, where LibreOffice is installed, drawn and looked at, in each language of the audience.
    What would not look right is told with its layout or style and the cure; nothing is kept without --output.
    """
    from briefdeck.adopt.template_check import try_audience

    folder = templates_folder(templates)
    check_language(language, (name,), folder)
    with progress() as tell:
        trial = try_audience(name, templates=folder, language=language, output=output, look=pages, progress=tell)
    found: tuple[Diagnostic, ...] = trial.findings
    tell_findings(found, (), form)
    if form == "text":
        for file in trial.files:
            say(str(file))
    kept = f"; {plural(len(trial.files), 'file')} kept" if trial.files else ""
    finish(found, f"“{name}” tried{kept}", strict=strict)

"""The commands that judge: `check` for briefings, `preflight` for files."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from briefdeck.cli.group import check_language, finish, templates_folder
from briefdeck.cli.printing import plural, progress, say, say_diagnostics

if TYPE_CHECKING:
    from briefdeck.diagnostics import Diagnostic
    from briefdeck.review.exceptions import Granted

Form = Literal["text", "concise", "json", "sarif", "github"]


def run_check(
    briefings: tuple[Path, ...],
    audiences: tuple[str, ...],
    templates: Path | None,
    language: str,
    form: Form,
    strict: bool,
    fix: bool,
    diff: bool,
    report_file: Path | None,
) -> None:
    """`briefdeck check`."""
    from briefdeck.report.examination import examine

    folder = templates_folder(templates)
    check_language(language, audiences, folder)
    if report_file is not None and report_file.suffix not in (".html", ".md"):
        raise click.BadParameter("a report is written as .html or .md", param_hint="--report")
    said: list[str] = []
    unwritten: list[Diagnostic] = []
    if fix or diff:
        count, unwritten = _mend(briefings, audiences, folder, fix=fix, diff=diff)
        said.append(f"{plural(count, 'finding')} {'mended' if fix else 'can be mended with --fix'}")
    with progress() as tell:
        tell(plural(len(briefings), "briefing"))
        done = examine(briefings, audiences, templates=folder, language=language, progress=tell)
    found = (*done.diagnostics, *unwritten)
    tell_findings(found, done.granted, form)
    if report_file is not None:
        from briefdeck.report.document import put_report, report

        words = report(done, "html" if report_file.suffix == ".html" else "md")
        try:
            put_report(report_file, words)
        except OSError as error:
            raise click.BadParameter(f"{report_file}: {error.strerror or error}", param_hint="--report") from None
        said.append(f"report written to {report_file}")
    if done.granted:
        said.append(plural(len(done.granted), "granted exception"))
    finish(found, "; ".join((f"{plural(len(briefings), 'briefing')} checked", *said)), strict=strict)


def run_preflight(
    files: tuple[Path, ...],
    briefing: Path | None,
    audience: str | None,
    templates: Path | None,
    form: Form,
    strict: bool,
) -> None:
    """`briefdeck preflight`."""
    from briefdeck.preflight.inspection import Expectations, preflight_file

    if (briefing is None) != (audience is None):
        raise click.UsageError("--briefing and --audience are given together")
    expected = Expectations()
    found: list[Diagnostic] = []
    if briefing is not None and audience is not None:
        from briefdeck.review.hidden_words import hidden_from

        hidden, wrong = hidden_from(briefing, audience, templates_folder(templates))
        found += wrong
        expected = Expectations(hidden=hidden)
    with progress() as tell:
        for path in dict.fromkeys(files):
            tell(str(path))
            found += preflight_file(path, expected)
    tell_findings(found, (), form)
    finish(found, f"{plural(len(set(files)), 'file')} read back", strict=strict)


def tell_findings(found: Sequence[Diagnostic], granted: Granted, form: Form) -> None:
    """Findings for people go to stderr, those for machines to stdout."""
    from briefdeck.cli.formats import as_github, as_json, as_sarif, as_text

    match form:
        case "text":
            if parts := as_text(found, granted):
                say(*parts, err=True)
        case "concise":
            say_diagnostics(found)
        case "json":
            say(as_json(found, granted))
        case "sarif":
            say(as_sarif(found, granted))
        case "github":
            if words := as_github(found):
                say(words)


def _mend(
    briefings: Sequence[Path], audiences: Sequence[str], folder: Path, *, fix: bool, diff: bool
) -> tuple[int, list[Diagnostic]]:
    """How many findings were mended, and what could not be written."""
    from briefdeck.report.examination import curable
    from briefdeck.review.fixes import fixed, put
    from briefdeck.session import Session

    session = Session(folder)
    names = audiences or tuple(session.folders)
    count = 0
    unwritten: list[Diagnostic] = []
    for path in dict.fromkeys(briefings):
        made = fixed(path, lambda text, path=path: curable(path, text, session, names))  # type: ignore[misc]
        if made is None or not made.count:
            continue
        if diff:
            say(made.diff.removesuffix("\n"))
        fault = put(made) if fix else None
        if fault:
            unwritten.append(fault)
        else:
            count += made.count
    return count, unwritten

"""What people type into a command line who know other ones: their names for commands, options and values."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path

import click

from briefdeck.disk import is_file
from briefdeck.patterns import regex

_DASHES = regex(r"[—–−‐‑ー－]+-?(?=[A-Za-z])|-[—–−‐‑－](?=[A-Za-z])")
_DECK = "ppt pptx powerpoint slides slide presentation slidedeck"
_MEMO = "doc docx word report document paper"
_OUTPUTS = {**dict.fromkeys(_DECK.split(), "deck"), **dict.fromkeys(_MEMO.split(), "memo")}
# What other programs call an option → what ours are called, the first that the command has.
_OPTIONS = {
    **dict.fromkeys(("--out", "--outdir", "--out-dir", "--dir", "--destination", "--dest"), ("--output", "--report")),
    **dict.fromkeys(("--lang", "--locale", "--in"), ("--language",)),
    **dict.fromkeys(("--audiences", "--reader", "--readers", "--for"), ("--audience",)),
    **dict.fromkeys(("--formats", "--type", "--to"), ("--format",)),
    **dict.fromkeys(("--dry-run", "--dryrun", "--preview", "--what-if", "-n"), ("--diff",)),
    **dict.fromkeys(("--template", "--theme", "--templates-dir", "--style"), ("--templates",)),
    **dict.fromkeys(("--overwrite", "--yes", "--replace"), ("--force",)),
    **dict.fromkeys(("--html", "--save", "--output"), ("--report",)),
    **dict.fromkeys(("--autofix", "--repair", "--write"), ("--fix",)),
    **dict.fromkeys(("--compare", "--previous", "--base"), ("--since",)),
    **dict.fromkeys(("--threads", "--parallel", "--workers"), ("--jobs",)),
    **dict.fromkeys(("--ignore-errors", "--continue", "--skip-errors"), ("--keep-going",)),
}
_FORMS = {
    "--json": "json",
    "--sarif": "sarif",
    "--github": "github",
    "--pdf": "pdf",
    "--pptx": "deck",
    "--docx": "memo",
}
_BUILT = (".pptx", ".docx", ".potx", ".dotx")
_DATA = (".csv", ".xlsx", ".xls", ".tsv")


def hyphened(arguments: Sequence[str]) -> None:
    """Raises UsageError for an option whose hyphens a program has made dashes."""
    for argument in arguments:
        if argument == "--":
            return
        if found := _DASHES.match(argument):
            name = argument[found.end() :]
            right = f"--{name}" if len(name.partition("=")[0]) > 1 else f"-{name}"
            raise click.UsageError(f"“{argument}” begins with a dash where hyphens are meant: write {right}")


def about_command(name: str, commands: Iterable[str]) -> str:
    """What to write for a command that is none; nothing where nobody can tell."""
    if name.endswith((".yaml", ".yml")) or (is_file(Path(name)) and not name.endswith((*_BUILT, *_DATA))):
        return f"a command comes first: briefdeck build {quoted(name)}"
    if name.endswith(_BUILT):
        return f"a command comes first: briefdeck pull {quoted(name)}, or preflight, or comments"
    meant = {
        **dict.fromkeys(("make", "render", "generate", "create", "run", "export", "convert"), "build"),
        **dict.fromkeys(("lint", "validate", "verify", "test", "review"), "check"),
        **dict.fromkeys(("init", "start"), "new"),
        **dict.fromkeys(("compare", "changes"), "diff"),
        **dict.fromkeys(("import", "sync", "update"), "pull"),
    }.get(name, "")
    return f"write briefdeck {meant}" if meant in tuple(commands) else ""


def about_option(name: str, known: Iterable[str]) -> str:
    """What to write for an option that a command does not have; nothing where nobody can tell."""
    known = tuple(known)
    if name in _FORMS and "--format" in known:
        return f"write --format {_FORMS[name]}"
    ours = next((one for one in _OPTIONS.get(name, ()) if one in known), "")
    if not ours and name in ("--dry-run", "--dryrun", "--preview", "--what-if", "-n") and "--output" in known:
        return "briefdeck check judges, and writes nothing"
    return f"write {ours}" if ours else ""


def about_format(value: str, known: Sequence[str]) -> str:
    """What to write for an output by another name; nothing where nobody can tell."""
    parts = [one.strip(" .").casefold() for one in re.split("[,;+ ]", value) if one.strip()]
    ours = [_OUTPUTS.get(one, one) for one in parts]
    if ours and all(one in known for one in ours):
        return f"write {' '.join(f'--format {one}' for one in dict.fromkeys(ours))}"
    if value.casefold() in ("all", "both", "office"):
        return "leave --format out: both are written"
    return ""


def about_briefing(path: Path) -> str:
    """What is wrong with a file that can be no briefing, by its name, and what to do; nothing for any other."""
    suffix = path.suffix.casefold()
    if suffix in _BUILT:
        return f"“{path}” is no briefing: edits of what was built come back with briefdeck pull {quoted(str(path))}"
    if suffix in _DATA:
        return (
            f"“{path}” is no briefing: a .yaml file is one, and names it for a chart or table: data: {path.as_posix()}"
        )
    if suffix in (".md", ".txt", ".json", ".html", ".pdf") and is_file(path):
        return f"“{path}” is no briefing: briefdeck new NAME writes one to start from, a .yaml file"
    return ""


def quoted(path: str) -> str:
    """A path as a command line has it: in quotes where it has a space."""
    return f'"{path}"' if re.search(r"[\s&;()]", path) else path

"""Findings as workflow commands: printed in a job of GitHub Actions, they stand beside the lines of a pull request."""

from __future__ import annotations

from collections.abc import Iterable

from briefdeck.cli.formats.findings import in_a_file, with_slashes
from briefdeck.diagnostics import Diagnostic, Severity, in_order

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning"}

_DATA = {ord(sign): f"%{ord(sign):02X}" for sign in "%\r\n"}
_PROPERTY = _DATA | {ord(sign): f"%{ord(sign):02X}" for sign in ":,"}


def as_github(found: Iterable[Diagnostic]) -> str:
    """One command a line; the hint is a second line of its message, and the audiences that it concerns are the last."""
    return "\n".join(map(_command, in_order(found)))


def _command(diagnostic: Diagnostic) -> str:
    span, rule = diagnostic.span, diagnostic.rule
    properties = {
        "file": with_slashes(span.file) if in_a_file(diagnostic) else "",
        "line": str(span.line or ""),
        "col": str((span.line and span.column) or ""),
        "title": f"{rule.code} {rule.name}",
    }
    told = ",".join(f"{key}={value.translate(_PROPERTY)}" for key, value in properties.items() if value)
    audiences = ", ".join(diagnostic.facts.audiences)
    message = "\n".join((diagnostic.what, *filter(None, (diagnostic.hint, f"for {audiences}" if audiences else ""))))
    return f"::{_COMMANDS.get(diagnostic.severity, 'notice')} {told}::{message.translate(_DATA)}"

"""What can be said about an input: where, which rule, what is wrong, and the cure.

Every stage returns its diagnostics beside its value; none prints or raises them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A place in a file: `line` and `column` count from 1; line 0 means the file as a whole."""

    file: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}" if self.line else self.file


class Severity(StrEnum):
    """How bad it is. An error keeps every file from being written."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"
    OFF = "off"


@dataclass(frozen=True, slots=True)
class Rule:
    """A fault that can be found. `name` names the fault, never the cure; `code` is stable for ever."""

    code: str
    name: str
    severity: Severity
    what: str
    why: str
    example: str
    cure: str

    def at(self, span: Span, what: str, hint: str = "", edits: tuple[Edit, ...] = ()) -> Diagnostic:
        """This fault, found at `span`; `what` says it in this case, `hint` names the cure in this case."""
        return Diagnostic(span, self, self.severity, what, hint, edits)


@dataclass(frozen=True, slots=True)
class Edit:
    """A certain change inside one line of a file: `old` stands at line and column, `new` replaces it."""

    line: int
    column: int
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding. Two findings are the same when place, rule and words are the same.

    `edits` mend it, all of them together; there are none where the cure is not certain.
    """

    span: Span
    rule: Rule
    severity: Severity
    what: str
    hint: str = ""
    edits: tuple[Edit, ...] = ()

    def __str__(self) -> str:
        line = f"{self.span}: {self.rule.code} {self.rule.name}: {self.what}"
        return f"{line}\n  {self.hint}" if self.hint else line


def in_order(found: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Sort by place and drop repeats, so that the same input always prints the same list.

    Of findings that differ in severity alone, by the settings of two audiences, the most severe one stays.
    """
    grave = list(Severity)
    worst: dict[tuple[Span, str, str, str], Diagnostic] = {}
    for diagnostic in found:
        key = (diagnostic.span, diagnostic.rule.code, diagnostic.what, diagnostic.hint)
        known = worst.get(key)
        if known is None or grave.index(diagnostic.severity) < grave.index(known.severity):
            worst[key] = diagnostic
    return tuple(worst[key] for key in sorted(worst))


def has_errors(found: Iterable[Diagnostic]) -> bool:
    """Whether anything found forbids writing."""
    return any(d.severity is Severity.ERROR for d in found)


def with_severities(found: Iterable[Diagnostic], overrides: dict[str, Severity]) -> tuple[Diagnostic, ...]:
    """Apply an audience's severities, keyed by rule code; `off` removes the finding."""
    changed = (replace(d, severity=overrides.get(d.rule.code, d.severity)) for d in found)
    return tuple(d for d in changed if d.severity is not Severity.OFF)

"""A rule, and a finding of it: where, what is wrong, the cure, and the facts of both as values."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from briefdeck.diagnostics.facts import NO_FACTS, Facts
from briefdeck.diagnostics.span import Span


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

    def at(
        self, span: Span, what: str, hint: str = "", edits: tuple[Edit, ...] = (), facts: Facts = NO_FACTS
    ) -> Diagnostic:
        """This fault, found at `span`; `what` says it in this case, `hint` names the cure in this case."""
        return Diagnostic(span, self, self.severity, what, hint, edits, facts)


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

    `edits` mend it, all of them together; there are none where the cure is not certain. `facts` say as values what
    `what` and `hint` say in words: no program need read the words.
    """

    span: Span
    rule: Rule
    severity: Severity
    what: str
    hint: str = ""
    edits: tuple[Edit, ...] = ()
    facts: Facts = NO_FACTS

    def __str__(self) -> str:
        line = f"{self.span}: {self.rule.code} {self.rule.name}: {self.what}"
        return f"{line}\n  {self.hint}" if self.hint else line

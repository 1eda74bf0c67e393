"""What a check says before it becomes a diagnostic: the place apart from the words, so that repeats can be merged."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from briefdeck.diagnostics import Diagnostic, Rule, Severity, Span

_SEVERAL = 5  # findings of one kind that one place may have
_LINES = 15  # findings of one kind that a file may have, one by one
_LISTED = 10  # of them, where there are more
_NAMED = 6  # of the places that are then only named


@dataclass(frozen=True, slots=True)
class Found:
    """One fault: on which slide (or nothing, in a memo), which object or paragraph, what is wrong, how to cure it.

    `mild` makes a note of what the rule makes a warning.
    """

    rule: Rule
    where: str
    name: str
    what: str
    hint: str
    mild: bool = False

    @property
    def line(self) -> str:
        place = ", ".join(filter(None, (self.where, self.name)))
        return f"{place}: {self.what}" if place else self.what


def diagnosed(found: Iterable[Found], shown: str) -> Iterator[Diagnostic]:
    """Diagnostics of a file; what repeats in one place, or in many places, is said once with a count."""
    span = Span(shown)
    by_rule: dict[str, dict[tuple[str, bool], list[Found]]] = {}
    for one in dict.fromkeys(found):
        by_rule.setdefault(one.rule.code, {}).setdefault((one.where, one.mild), []).append(one)
    for places in by_rule.values():
        lines = [one for group in places.values() for one in _merged(group)]
        many = len(lines) > _LINES
        for one in lines[: _LISTED if many else None]:
            yield _diagnosed(one, span)
        if many:
            rest = lines[_LISTED:]
            others = list(dict.fromkeys(one.where for one in rest if one.where))
            more = ", ".join(others[:_NAMED]) + (", …" if len(others) > _NAMED else "")
            what = f"the same kind of fault in {len(rest)} more places{': ' if more else ''}{more}"
            yield _diagnosed(replace(rest[0], where="", name="", what=what), span)


def _diagnosed(one: Found, span: Span) -> Diagnostic:
    made = one.rule.at(span, one.line, one.hint)
    return replace(made, severity=Severity.NOTE) if one.mild else made


def _merged(group: list[Found]) -> list[Found]:
    if len(group) <= _SEVERAL:
        return group
    kept, rest = group[:2], len(group) - 3
    last = group[2]
    around = "on this slide" if last.where else "in this document"
    return [*kept, replace(last, what=f"{last.what}; and {rest} more {around}")]

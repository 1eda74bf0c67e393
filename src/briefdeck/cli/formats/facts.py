"""The facts of a finding for programs: the same names and values in JSON and in SARIF."""

from __future__ import annotations

from typing import Any

from briefdeck.diagnostics import Facts, Measure, Span

_DIGITS = 3  # behind the point; less than a thousandth of a point is rounding


def as_values(facts: Facts) -> dict[str, Any]:
    """What is known; what is empty or 0 has no key."""
    told: dict[str, Any] = {
        "audiences": list(facts.audiences),
        "slide": facts.slide,
        "page": facts.page,
        "paragraph": facts.paragraph,
        "part": facts.part,
        "piece": facts.piece,
        "shape": facts.shape,
        "others": list(facts.others),
        "layout": facts.layout,
        "block": facts.block,
        "face": facts.face,
        "words": facts.words,
        "more": facts.more,
        "related": [place(span) for span in facts.related],
    }
    known = {name: value for name, value in told.items() if value}
    return known | (_measured(facts.measure) if facts.measure else {})


def place(span: Span) -> dict[str, Any]:
    """A place in a file; of a whole file, line and column are None. `path` is there where it is known."""
    told = {"file": span.file, "line": span.line or None, "column": (span.line and span.column) or None}
    return told | ({"path": list(span.path)} if span.path else {})


def _measured(measure: Measure) -> dict[str, Any]:
    told = {"quantity": measure.quantity, "measured": _number(measure.measured), "allowed": _number(measure.allowed)}
    return told | ({"unit": measure.unit} if measure.unit else {})


def _number(value: float) -> float:
    """A number without the dust of binary fractions; a whole one without a point."""
    rounded = round(value, _DIGITS)
    return int(rounded) if rounded == int(rounded) else rounded

"""What can be said about an input: where, which rule, what is wrong, and the cure.

Every stage returns its diagnostics beside its value; none prints or raises them.
"""

from __future__ import annotations

from briefdeck.diagnostics.diagnostic import Diagnostic, Edit, Rule, Severity
from briefdeck.diagnostics.facts import NO_FACTS, Facts, Measure, measured
from briefdeck.diagnostics.gathering import (
    alike_once,
    concerning,
    has_errors,
    in_order,
    told,
    with_severities,
    without_repeats,
)
from briefdeck.diagnostics.span import Span

__all__ = [
    "NO_FACTS",
    "Diagnostic",
    "Edit",
    "Facts",
    "Measure",
    "Rule",
    "Severity",
    "Span",
    "alike_once",
    "concerning",
    "has_errors",
    "in_order",
    "measured",
    "told",
    "with_severities",
    "without_repeats",
]

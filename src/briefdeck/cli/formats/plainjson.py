"""Findings as one JSON document, for scripts. What it says stays as it is while `version` is 1; keys may be added."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

from briefdeck.cli.formats.facts import as_values, place
from briefdeck.cli.formats.findings import Granted, dumped, granted_in_order
from briefdeck.diagnostics import Diagnostic, Severity, in_order

VERSION = 1


def as_json(found: Iterable[Diagnostic], granted: Granted = ()) -> str:
    """All findings; `counts` counts those that are not granted. A finding in a whole file has no line and column.

    `path` and `facts` are there where something is known that they could say.
    """
    found = in_order(found)
    counts = Counter(diagnostic.severity for diagnostic in found)
    return dumped(
        {
            "version": VERSION,
            "diagnostics": [_finding(diagnostic) for diagnostic in found],
            "granted": [{**_finding(diagnostic), "reason": why} for diagnostic, why in granted_in_order(granted)],
            "counts": {str(s): counts[s] for s in (Severity.ERROR, Severity.WARNING, Severity.NOTE)},
        }
    )


def _finding(diagnostic: Diagnostic) -> dict[str, Any]:
    rule, facts = diagnostic.rule, as_values(diagnostic.facts)
    told = {
        **place(diagnostic.span),
        "code": rule.code,
        "name": rule.name,
        "severity": str(diagnostic.severity),
        "message": diagnostic.what,
        "hint": diagnostic.hint,
    }
    return told | ({"facts": facts} if facts else {})

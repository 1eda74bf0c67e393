"""Conflicts and reports as diagnostics."""

from __future__ import annotations

from briefdeck.diagnostics import Diagnostic, Span
from briefdeck.diagnostics.rules import returning as rules
from briefdeck.roundtrip.pull.deciding import Decision
from briefdeck.roundtrip.pull.pulling import Pulled


def conflicts(made: Pulled) -> list[tuple[Decision, Diagnostic]]:
    """Each conflict that is open, at its line of the briefing."""
    return [(d, rules.CONFLICT.at(made.place(d), _clash(d), _way_out(d))) for d in made.open]


def reports(made: Pulled) -> list[Diagnostic]:
    """What cannot come back, each once for the file in which it was done."""
    found = (
        rules.CANNOT_COME_BACK.at(Span(r.where.file), f"{r.where.place}: {r.what}" if r.where.place else r.what, r.cure)
        for r in made.reports
    )
    return list(dict.fromkeys(found))


def _clash(decision: Decision) -> str:
    if len(decision.versions) > 1:
        return f"{decision.name} was edited differently in {len(decision.versions)} places"
    if decision.what == "removed":
        return f"{decision.name} was taken out, and the briefing has changed it"
    return f"{decision.name} was edited, and the briefing has changed it too"


def _way_out(decision: Decision) -> str:
    if len(decision.versions) > 1:
        return "decide on a terminal, or make one of the places like the other; --ours keeps the briefing's"
    return "--theirs takes what the file says, --ours keeps the briefing's"

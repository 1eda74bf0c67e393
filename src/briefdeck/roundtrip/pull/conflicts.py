"""Conflicts and reports as diagnostics."""

from __future__ import annotations

from briefdeck.diagnostics import Diagnostic, Facts, Span
from briefdeck.diagnostics.rules import returning as rules
from briefdeck.roundtrip.pull.briefing.decisions import Decision
from briefdeck.roundtrip.pull.edits.edit import Report
from briefdeck.roundtrip.pull.pulling import Pulled


def conflicts(made: Pulled) -> list[tuple[Decision, Diagnostic]]:
    """Each conflict that is open, at its line of the briefing."""
    return [(d, rules.CONFLICT.at(made.place(d), _clash(d), _way_out(d))) for d in made.open]


def reports(made: Pulled) -> list[Diagnostic]:
    """What cannot come back, each once for the file in which it was done."""
    return list(dict.fromkeys(map(_reported, made.reports)))


def _reported(report: Report) -> Diagnostic:
    where = report.where
    what = f"{where.place}: {report.what}" if where.place else report.what
    facts = Facts(slide=where.slide, piece=where.piece)
    return rules.CANNOT_COME_BACK.at(Span(where.file), what, report.cure, facts=facts)


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

"""Phases and events in their order in time, and one present."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefdeck.diagnostics.rules import evidence as rules
from briefdeck.model.sections.phases import PhaseEntry, PhasesSection
from briefdeck.model.sections.timeline import TimelineSection
from briefdeck.review.passages import Reader
from briefdeck.review.remark import Remark
from briefdeck.review.rules.dates import Days, days, in_words
from briefdeck.yamlfile.tree import Path

_ASIDE = re.compile(r"（[^（）]*）|\([^()]*\)")


def check_order(reader: Reader) -> Iterator[Remark]:
    """E122 and E123."""
    for index, section in enumerate(reader.loaded.briefing.sections):
        path: Path = ("sections", index)
        if isinstance(section, PhasesSection):
            yield from _phases(reader, section, (*path, "phases"))
        elif isinstance(section, TimelineSection):
            yield from _events(reader, section, (*path, "events"))


def _phases(reader: Reader, section: PhasesSection, path: Path) -> Iterator[Remark]:
    document = reader.loaded.document
    before: Days | None = None
    for index, phase in enumerate(section.phases):
        found = _period(phase)
        if not found:
            continue
        place = (*path, index, "period")
        if len(found) > 1 and found[1].last < found[0].first:
            what = f"the period of phase {index + 1} ends before it begins"
            yield Remark(path, rules.DISORDERED_DATES.at(document.span(place), what, "correct one of the two dates"))
        elif before and found[0].last < before.first:
            what = f"phase {index + 1} begins before phase {index}"
            yield Remark(path, rules.DISORDERED_DATES.at(document.span(place), what, "put the phases in order"))
        before = found[0]
    present = [index for index, phase in enumerate(section.phases) if phase.current]
    for index in present[1:]:
        what = f"phase {present[0] + 1} is the present one already"
        span = document.span((*path, index, "current"))
        yield Remark(path, rules.SEVERAL_PRESENT_PHASES.at(span, what, "leave current: true on one of them"))


def _period(phase: PhaseEntry) -> list[Days]:
    """The dates of a period, from the first language that gives any."""
    for words in phase.period.values() if phase.period else ():
        found = list(in_words(_ASIDE.sub("", words)))
        if found:
            return found
    return []


def _events(reader: Reader, section: TimelineSection, path: Path) -> Iterator[Remark]:
    before: Days | None = None
    for index, event in enumerate(section.events):
        when = days(event.date)
        if when and before and when.last < before.first:
            span = reader.loaded.document.span((*path, index, "date"))
            what = f"{event.date} comes before the event above it"
            yield Remark(path, rules.DISORDERED_DATES.at(span, what, "put the events in order, or correct the date"))
        before = when or before

"""Phases over the tasks that fall into them, on one scale of time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise

from briefdeck.blocks.phases import Phases, phases_of
from briefdeck.blocks.schedule import Schedule, schedules
from briefdeck.blocks.setting.days import first_day, last_day, ticks
from briefdeck.blocks.setting.definition import Definition
from briefdeck.blocks.setting.plan import STATED, Manner, WrongValueError
from briefdeck.document.block import Block
from briefdeck.document.richtext import RichText
from briefdeck.document.visible import Record
from briefdeck.layout.nodes import Node, Row, Space, Stack
from briefdeck.layout.scene import composed
from briefdeck.model.periods import Period, period_of
from briefdeck.values import dataclass, replace

_NAMES, _LATER = 0.21, 0.2  # shares of the width: names of tasks, the phase that begins behind the scale
_LEAST = 0.17  # of the width, for a phase with its words
_NEAR = 0.05  # of the scale: a phase that begins so shortly before its end begins behind it
_FAR = 2.2  # times as long a scale may get by the phases around its tasks
_APART = 5.0  # pt between phases
_LEAD = 12.0  # pt between their words and the scale


@dataclass(frozen=True, slots=True)
class Roadmap(Block):
    """Phases, each over the part of the `schedule` in which it falls: `shares` of its scale. One that was over `before`
    the scale begins stands over the names of the tasks, one that begins `later` behind it."""

    name = "roadmap"
    broad = True

    phases: Phases
    schedule: Schedule
    shares: tuple[float, ...]
    before: bool = False
    later: bool = False

    def texts(self) -> Iterator[RichText]:
        yield from self.phases.texts()
        yield from self.schedule.texts()

    def without_details(self) -> Roadmap:
        return replace(self, phases=self.phases.without_details())

    @property
    def units(self) -> int:
        """What a slide may end with."""
        return self.schedule.units

    def notes(self) -> Iterator[RichText]:
        return self.phases.notes()

    def nodes(self, start: int, stop: int) -> Node:
        """The phases as arrows, their words below them, and the tasks from `start` up to `stop` on the scale below."""
        later = _LATER if self.later else 0.0
        scale = 1.0 - _NAMES - later
        parts = [share * scale for share in self.shares]
        widths = ([_NAMES] if self.before else []) + parts + ([later] if later else [])
        shares = tuple(width / sum(widths) for width in widths)
        made = self.phases.across(0, self.phases.units, shares, _APART)
        if not self.before:
            made = Row((Space(), made), (_NAMES, 0.0))
        zones = tuple(self._zones(widths))
        tasks = replace(self.schedule.scale(start, stop), names=_NAMES, later=later, zones=zones, lead=_LEAD)
        return Stack((made, tasks), grow=(0.35, 1.0))

    def _zones(self, widths: Sequence[float]) -> Iterator[tuple[float, float, bool]]:
        """What the present phase takes of the scale, and the one behind it, which has no tasks."""
        ends = list(accumulate(widths, initial=0.0 if self.before else _NAMES))
        for place, (phase, zone) in enumerate(zip(self.phases.phases, pairwise(ends), strict=True)):
            over = self.before and place == 0  # stands over the names of the tasks
            if (phase.mark and not over) or (self.later and place == len(widths) - 1):
                yield (*zone, bool(phase.mark))


def _edges(periods: Sequence[Period | None]) -> list[float]:
    """The days on which one phase gives way to the next; none where not all of them follow each other in time."""
    spans = [(first_day(p.first) if p.first else None, last_day(p.last) if p.last else None) for p in periods if p]
    if len(spans) != len(periods):
        return []
    edges: list[float] = []
    for (_, end), (start, _) in pairwise(spans):
        told = [day for day in (end, start) if day is not None]
        if not told:
            return []
        edges.append(sum(told) / len(told))  # the middle, where two share a year or leave a gap
    return edges if all(map(_rising, (edges, *zip(*spans, strict=True)))) else []


def _on_scale(phases: Phases, schedule: Schedule, manner: Manner) -> Roadmap | None:
    """Phases over the tasks, whose scale goes from where the first of them is over to where the last one begins; None
    where their periods do not say when they are, are far from the tasks, or a phase has no room for its words."""
    edges = _edges([period_of(phase.period.plain) for phase in phases.phases])
    if not edges:
        return None
    begun, until = schedule.ticks[0][0], schedule.until
    close = _NEAR * (until - begun)
    before, later = edges[0] <= begun + close, edges[-1] >= until - close
    start, end = min(begun, edges[0]), max(until, edges[-1]) if later else until
    if end - start > _FAR * (until - begun):
        return None
    if (start, end) != (begun, until):
        scale = ticks(start, end, manner.wording)
        schedule = replace(schedule, ticks=scale, until=max(end, scale[-1][0]))
        start, end = scale[0][0], schedule.until
    within = [start, *(e for e in edges[before : len(edges) - later] if start < e < end), end]
    shares = tuple((b - a) / (end - start) for a, b in pairwise(within))
    room = 1.0 - _NAMES - (_LATER if later else 0.0)
    if len(shares) + before + later != len(phases.phases) or min(shares) * room < _LEAST:
        return None
    return Roadmap(phases.briefly(), schedule, shares, before, later)


def _rising(days: Sequence[float | None]) -> bool:
    """Whether each day that is told is later than the one before."""
    told = [day for day in days if day is not None]
    return all(sooner < later for sooner, later in pairwise(told))


def roadmaps(section: object, manner: Manner) -> Iterator[Block]:
    """The phases of a section and its tasks: on one scale where a slide has both and the periods of the phases are
    told, else one below the other."""
    if not isinstance(section, Record) or not {"outcome", "tasks"} <= set(section.names()):
        raise WrongValueError("a phases section")
    phases = tuple(phases_of(section.phases, manner))
    tasks = tuple(schedules(section, manner))
    if not manner.memo and len(phases) == 1 and len(tasks) == 1 and isinstance(tasks[0], Schedule):
        made = _on_scale(phases[0], tasks[0], manner)
        if made is not None:
            yield made
            return
    yield from (*phases, *tasks)


BLOCK = Definition(
    lambda entry, manner: roadmaps(entry.at("roadmap").value(), manner),
    keys=STATED,
    called="phases and tasks",
    flowable=composed,
)

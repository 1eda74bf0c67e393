"""Phases over the tasks that fall into them, on one scale of time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from briefdeck.blocks.phases import Phases, phases_of
from briefdeck.blocks.schedule import Schedule, schedules
from briefdeck.blocks.setting.days import first_day, last_day
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
_APART = 5.0  # pt between phases


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
        tasks = replace(self.schedule.scale(start, stop), names=_NAMES, later=later)
        return Stack((made, tasks), 14.0, (0.35, 1.0), spread=True)


def _on_scale(periods: Sequence[Period | None], begun: float, until: float) -> tuple[tuple[float, ...], bool, bool]:
    """What parts of a scale phases take, in their order, and whether the first was over before it and the last begins
    behind it; no parts where not all follow each other in time, or one has no room for its words."""
    nothing: tuple[tuple[float, ...], bool, bool] = ((), False, False)
    spans = [(first_day(p.first) if p.first else None, last_day(p.last) if p.last else None) for p in periods if p]
    if len(spans) != len(periods):
        return nothing
    edges: list[float] = []
    for (_, end), (start, _) in pairwise(spans):
        if end is None and start is None:
            return nothing
        ends, starts = end if end is not None else start, start if start is not None else end
        edges.append(((ends or 0.0) + (starts or 0.0)) / 2)  # where two share a year or leave a gap
    if not all(map(_rising, (edges, *zip(*spans, strict=True)))):
        return nothing
    close = _NEAR * (until - begun)
    before, later = edges[0] <= begun + close, edges[-1] >= until - close
    if (before and (spans[0][1] or 0.0) > begun + close) or sum(e <= begun + close for e in edges) > 1:
        return nothing
    if sum(e >= until - close for e in edges) > 1:
        return nothing
    within = [begun, *(e for e in edges if begun + close < e < until - close), until]
    shares = tuple((b - a) / (until - begun) for a, b in pairwise(within))
    room = 1.0 - _NAMES - (_LATER if later else 0.0)
    return (shares, before, later) if min(shares) * room >= _LEAST else nothing


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
        schedule = tasks[0]
        periods = [period_of(phase.period.plain) for phase in phases[0].phases]
        shares, before, later = _on_scale(periods, schedule.ticks[0][0], schedule.until)
        if shares:
            yield Roadmap(phases[0].briefly(), schedule, shares, before, later)
            return
    yield from (*phases, *tasks)


BLOCK = Definition(
    lambda entry, manner: roadmaps(entry.at("roadmap").value(), manner),
    keys=STATED,
    called="phases and tasks",
    flowable=composed,
)

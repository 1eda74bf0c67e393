"""Dated tasks on one scale: what runs when, what is critical, today and the dates to be kept."""

from __future__ import annotations

from collections.abc import Iterator

from briefdeck.blocks.setting.days import first_day, last_day, ticks
from briefdeck.blocks.setting.definition import Definition
from briefdeck.blocks.setting.drawn import drawn
from briefdeck.blocks.setting.memo import MemoSetting
from briefdeck.blocks.setting.plan import Entry, Manner, WrongValueError, flag, leaf
from briefdeck.blocks.setting.told import told
from briefdeck.blocks.setting.values import lines, rich
from briefdeck.document import memo
from briefdeck.document.block import Block
from briefdeck.document.richtext import EMPTY, RichText, words
from briefdeck.document.visible import Record
from briefdeck.layout.nodes import Node, Panel, Surface
from briefdeck.layout.scaled import Bar, Gantt
from briefdeck.layout.scene import composed
from briefdeck.model.leaves import Text
from briefdeck.values import dataclass, replace

_OPEN = 0.12  # of the scale: how far a bar without an end goes on
_MONTH = len("2026-04")
WORDS = {
    "caption": Text({"en": "Dates of the tasks", "ja": "作業の日程"}),
    "critical": Text({"en": "Critical path", "ja": "全体を左右"}),
}


@dataclass(frozen=True, slots=True)
class Task:
    """What is done from a day to a day; both count from 0001-01-01. An end that nobody knows is not `sure`."""

    name: RichText
    start: float
    end: float
    note: RichText = EMPTY
    critical: bool = False
    sure: bool = True
    deadline: RichText = EMPTY


@dataclass(frozen=True, slots=True)
class Schedule(Block):
    """Up to twelve tasks. `ticks` are the days of the scale with their words; `until` is where it ends; `present` is
    the day of the document with its word; `periods` say when each task begins and ends. The `caption` stands over
    the names of the tasks, in a memo above it; `key` says what is meant where only some tasks are critical."""

    name = "schedule"
    broad = True

    tasks: tuple[Task, ...]
    ticks: tuple[tuple[float, str], ...]
    until: float
    present: tuple[float, RichText]
    periods: tuple[str, ...] = ()
    caption: RichText = EMPTY
    key: RichText = EMPTY

    def texts(self) -> Iterator[RichText]:
        yield from (self.caption, self.key)
        for task in self.tasks:
            yield from (task.name, task.note, task.deadline)

    @property
    def units(self) -> int:
        """What a slide may end with."""
        return len(self.tasks)

    def nodes(self, start: int, stop: int) -> Node:
        """The tasks from `start` up to `stop` in their panel."""
        return Panel(self.scale(start, stop), Surface.PANEL, (14.0, 10.0), name="Schedule")

    def scale(self, start: int, stop: int) -> Gantt:
        """The tasks from `start` up to `stop` alone."""
        shown = self.tasks[start:stop]
        bars = tuple(Bar(t.name, t.start, t.end, t.note, t.critical, t.sure) for t in shown)
        marks = [(t.end, t.deadline, True) for t in shown if t.deadline]
        if self.ticks[0][0] <= self.present[0] <= self.until:
            marks.insert(0, (*self.present, False))
        return Gantt(bars, self.ticks, self.until, tuple(marks), self.caption, self.key)


def schedules(section: object, manner: Manner, of: RichText = EMPTY) -> Iterator[Block]:
    """The tasks of a phases section; none where it has none. `of` is whose they are, before what the caption says."""
    if not isinstance(section, Record) or "tasks" not in section.names():
        raise WrongValueError("a phases section")
    if not section.tasks:
        return
    begun = min(first_day(task.start_day) for task in section.tasks)
    known = [last_day(task.end_day) for task in section.tasks if task.end_day]
    ends = max([*known, *(first_day(task.start_day) + 30 for task in section.tasks)])
    ends += (ends - begun) * (_OPEN if len(known) < len(section.tasks) else 0.02)
    tasks = tuple(
        Task(t.name, first_day(t.start_day), _end(t.end_day, ends), t.note, t.critical, bool(t.end_day), t.deadline)
        for t in section.tasks
    )
    scale = ticks(begun, ends, manner.wording)
    today = (float(manner.day), words(manner.say(manner.labels.now), origin=manner.origin))
    periods = tuple(_period(task, manner).plain for task in section.tasks)
    caption, key = (words(manner.own("schedule", WORDS)[name], origin=manner.origin) for name in WORDS)
    if of:
        caption = of + words(": " if manner.wording.spoken.spaced else "：", origin=manner.origin) + caption
    apart = len({task.critical for task in tasks}) > 1
    yield Schedule(tasks, scale, max(ends, scale[-1][0]), today, periods, caption, key if apart else EMPTY)
    if manner.memo and manner.detailed and any(map(_hides, section.tasks)):
        labels = manner.labels
        heads = (words(manner.say(word)) for word in (labels.task, labels.period, labels.what))
        yield told(tuple(heads), ((t.name, _period(t, manner), _told(t, manner)) for t in section.tasks))


def _hides(task: Record) -> bool:
    """Whether a scale of months does not show when a task begins or ends: on a day of one."""
    return any(len(day) > _MONTH for day in (task.start_day, task.end_day))


def _period(task: Record, manner: Manner) -> RichText:
    """From when to when, as the audience writes it."""
    ends = (task.start,) if task.end_day in ("", task.start_day) else (task.start, task.end)
    return words(" – ".join(ends), origin=manner.origin)


def _told(task: Record, manner: Manner) -> RichText:
    """What is done, and the deadline with its day."""
    left, right = (words(bracket, origin=manner.origin) for bracket in manner.wording.spoken.brackets)
    until = (
        task.deadline + left + words(task.end, origin=manner.origin) + right if task.deadline and task.end else EMPTY
    )
    return lines((text for text in (task.note, until or task.deadline) if text), manner.origin)


def _end(day: str, otherwise: float) -> float:
    return last_day(day) if day else otherwise


def _memo(schedule: Schedule, setting: MemoSetting) -> Iterator[memo.Element]:
    """The drawing; who does not see it is told when each task begins and ends, and what it is."""
    tasks = zip(schedule.tasks, schedule.periods, strict=True)
    said = (": ".join((t.name.plain, " – ".join(filter(None, (when, t.note.plain))))) for t, when in tasks)
    deadlines = (task.deadline.plain for task in schedule.tasks if task.deadline)
    yield from drawn(replace(schedule, caption=EMPTY), schedule.caption, setting, "; ".join((*said, *deadlines)))


def _make(entry: Entry, manner: Manner) -> Iterator[Block]:
    of = rich(entry.at("of").value(), manner.origin) if "of" in entry.given else EMPTY
    return schedules(entry.at("schedule").value(), manner, of)


BLOCK = Definition(_make, keys={"detail": flag, "of": leaf}, called="tasks", words=WORDS, flowable=composed, memo=_memo)

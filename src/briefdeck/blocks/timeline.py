"""Dated events."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from briefdeck.audience.wording import Wording
from briefdeck.blocks.setting.definition import Definition
from briefdeck.blocks.setting.items import Item, item
from briefdeck.blocks.setting.plan import STATED, Entry, Manner
from briefdeck.blocks.setting.values import records, rich
from briefdeck.document.block import Block
from briefdeck.document.richtext import RichText
from briefdeck.document.visible import Record


@dataclass(frozen=True, slots=True)
class Event:
    """A statement at a time: `day` counts days from 0001-01-01, `date` says it as precisely as it is known."""

    day: float
    date: RichText
    item: Item


@dataclass(frozen=True, slots=True)
class Timeline(Block):
    """Events in order. `present` is the day of the document; it and each tick of the scale have their words. `now` is
    the short word for the present, for a scale that has no room for a date."""

    name = "timeline"
    broad = True

    events: tuple[Event, ...]
    present: tuple[float, str]
    ticks: tuple[tuple[float, str], ...] = ()
    now: str = ""

    def texts(self) -> Iterator[RichText]:
        for event in self.events:
            yield from (event.date, *event.item.texts())

    def without_details(self) -> Timeline:
        return replace(self, events=tuple(replace(event, item=event.item.bare()) for event in self.events))


def _timeline(value: Any, manner: Manner) -> Iterator[Timeline]:
    """Events in the order of their days, with a scale; a month or a year stands in its middle."""
    events = [
        Event(_day(r.day), rich(r.date, manner.origin), item(r, manner))
        for r in records(value, "day", "a list of events")
    ]
    if not events:
        return
    events.sort(key=lambda event: event.day)
    wording, labels, present = manner.wording, manner.labels, manner.day
    said = wording.fill(labels.as_of, date=wording.date(date.fromordinal(present)))
    days = [e.day for e in events]
    # The scale goes on to the right of the last event, where its words stand, and reaches a present beside it.
    ticks = _ticks(min(days[0], present), days[-1] + max((days[-1] - days[0]) * 0.7, 60.0), wording)
    yield Timeline(tuple(events), (float(present), said), ticks, manner.say(labels.now))


def _day(text: str) -> float:
    year, *rest = (int(part) for part in text.split("-"))
    first = date(year, *[*rest, 1, 1][:2]).toordinal()
    return first + (0.0, 14.0, 182.0)[2 - len(rest)]


def _ticks(first: float, last: float, wording: Wording) -> tuple[tuple[float, str], ...]:
    """The first days of months or years at even distances, with their words; the first lies before the scale."""
    begun = date.fromordinal(int(first))
    months = (last - first) / 30.4
    step = next((s for s in _TICKS if months / s <= _MOST_TICKS), _TICKS[-1])
    count = (begun.year * 12 + begun.month - 1) // step * step
    ticks = []
    while (day := date(count // 12, count % 12 + 1, 1).toordinal()) <= last and count < 9_990 * 12:
        shown = f"{count // 12:04}" if step % 12 == 0 else f"{count // 12:04}-{count % 12 + 1:02}"
        ticks.append((float(day), wording.date(shown)))
        count += step
    return tuple(ticks)


# Months between two ticks of a scale, and the most ticks that it has.
_TICKS, _MOST_TICKS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600), 7


def _make(entry: Entry, manner: Manner) -> Iterator[Timeline]:
    return _timeline(entry.at("timeline").value(), manner)


def _of_section(section: Record, manner: Manner) -> Iterator[Timeline]:
    return _timeline(section.events, manner)


BLOCK = Definition(_make, keys=STATED, of_section=_of_section)

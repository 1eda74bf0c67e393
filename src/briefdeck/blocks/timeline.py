"""Dated events."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from briefdeck.blocks.setting.items import Item
from briefdeck.document.block import Block
from briefdeck.document.richtext import RichText


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

    kind = "timeline"
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

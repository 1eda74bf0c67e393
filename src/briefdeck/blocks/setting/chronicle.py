"""Events whose days lie too close to each other for a scale: a band a day, the events of a day in their order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from typing import ClassVar, Protocol

from briefdeck.blocks.setting.items import Item, notes_of
from briefdeck.blocks.setting.listing import item_texts, points
from briefdeck.blocks.setting.ruled import ruled
from briefdeck.blocks.setting.spans import break_of
from briefdeck.document.deck import Anchor
from briefdeck.document.richtext import RichText
from briefdeck.layout.nodes import Edge, Node, Panel, Row, Stack, Surface, Text
from briefdeck.values import dataclass, replace

_CLOSE, _FEW = 0.03, 3  # of their span: days that a scale does not tell apart; fewer events have room in any case
_WHEN = 0.19  # of the width
_PADS = (24.0, 20.0, 14.0, 10.0, 8.0)  # pt above and below the words of a band, by the number of days


class Dated(Protocol):
    """A statement at a time, as a timeline has it."""

    @property
    def day(self) -> float:
        """Days from 0001-01-01."""

    @property
    def date(self) -> RichText:
        """The day, as precisely as it is known."""

    @property
    def item(self) -> Item:
        """What happens."""


def crowded(events: Sequence[Dated]) -> bool:
    """Whether most of the events, in order, are on days that a scale draws in one place."""
    days = [event.day for event in events]
    if (left_out := break_of(days)) is not None:
        days = list(map(left_out.told, days))
    span = days[-1] - days[0] if days else 0.0
    close = sum(later - earlier <= _CLOSE * span for earlier, later in pairwise(days))
    return len(events) >= _FEW and 2 * close >= len(events) - 1


@dataclass(frozen=True, slots=True)
class Chronicle:
    """Events in order, by their days; those after the day `present` stand in frames."""

    broad: ClassVar[bool] = True
    states: ClassVar[bool] = False
    follows: ClassVar[bool] = False
    introduces: ClassVar[bool] = False

    events: tuple[Dated, ...]
    present: float

    @property
    def units(self) -> int:
        """What a slide may end with."""
        return len(self.events)

    def texts(self) -> Iterator[RichText]:
        yield from item_texts(tuple(event.item for event in self.events))

    def notes(self) -> Iterator[RichText]:
        return notes_of(tuple(event.item for event in self.events))

    def anchors(self, _start: int, _stop: int) -> Iterator[str]:
        return iter(())

    def briefly(self) -> Chronicle:
        return self

    def nodes(self, start: int, stop: int) -> Node:
        """A band a day: its date in a label, beside it what happened."""
        days = [tuple(found) for _, found in groupby(self.events[start:stop], key=lambda event: event.date.plain)]
        pad = _PADS[min(len(days), len(_PADS)) - 1]
        bands = tuple(self._band(n, found, pad) for n, found in enumerate(days, start + 1))
        return Stack(bands, 12.0, tuple(float(len(found)) for found in days))

    def _band(self, number: int, events: Sequence[Dated], pad: float) -> Node:
        past = events[0].day <= self.present
        when = Text(events[0].date, strong=True, align="ctr", phrased=True)
        label = Panel(
            when, Surface.LABEL if past else Surface.FRAME, (8.0, 8.0), edge=Edge.LABEL, name="Band label", most=99.0
        )
        said = tuple(
            Stack((Text(e.item.text, strong=True, status=e.item.status, see=e.item.see), *points(e.item.children)))
            for e in events
        )
        told = ruled(said, 6.0) if len(said) > 1 else replace(said[0], anchor=Anchor.MIDDLE)
        return Row((label, Panel(told, Surface.PANEL, (16.0, pad), name="Events")), (_WHEN, 0.0), name=f"Day {number}")

"""A cover's quiet figure, made from what the briefing itself holds: the values of its first chart, or the weight of its
sections."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from briefdeck.blocks.setting.definition import Definition
from briefdeck.blocks.setting.plan import Entry, Manner
from briefdeck.blocks.setting.values import records
from briefdeck.document.block import Block
from briefdeck.document.chart import ChartSpec
from briefdeck.document.richtext import RichText
from briefdeck.document.visible import Record
from briefdeck.layout.nodes import Motif as Bands
from briefdeck.layout.nodes import Node
from briefdeck.layout.scene import composed
from briefdeck.values import dataclass

_BANDS = range(3, 9)  # fewer say nothing, more are a pattern


@dataclass(frozen=True, slots=True)
class Motif(Block):
    """Amounts, one of them in the accent. It has no words, and says nothing to who does not see it."""

    name = "motif"

    amounts: tuple[float, ...]
    accent: int = 0

    def texts(self) -> Iterator[RichText]:
        return iter(())

    def nodes(self, _start: int, _stop: int) -> Node:
        """The bands."""
        return Bands(self.amounts, self.accent)


def _make(entry: Entry, manner: Manner) -> Iterator[Motif]:
    if manner.memo:
        return
    sections = tuple(records(entry.at("motif").value(), "kind", "the sections of the briefing"))
    for section in sections:
        chart = next((value for value in section.values() if isinstance(value, ChartSpec)), None)
        values = _values(chart) if chart else ()
        if len(values) in _BANDS:
            yield Motif(values, values.index(min(values)))
            return
    weights = tuple(float(1 + sum(1 for _ in _texts(section))) for section in sections[: _BANDS.stop - 1])
    if len(weights) in _BANDS:
        yield Motif(weights, len(weights) - 1)


def _values(chart: ChartSpec) -> tuple[float, ...]:
    """What a chart shows last: the last value of each line, or the values of its only series."""
    series = chart.series
    if len(series) == 1:
        found = [value for value in series[0].values if value is not None]
    else:
        found = [value for one in series if (value := one.values[-1]) is not None]
    return tuple(abs(value) for value in found)


def _texts(value: Any) -> Iterator[RichText]:
    if isinstance(value, RichText):
        if value:
            yield value
    elif isinstance(value, Record):
        for child in value.values():
            yield from _texts(child)
    elif isinstance(value, tuple):
        for child in value:
            yield from _texts(child)


BLOCK = Definition(_make, decorative=True, flowable=composed)

"""A cover's quiet figure, made from what the briefing itself holds: the values of its first chart, or the weight of its
sections."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from briefdeck.blocks.setting.definition import Definition
from briefdeck.blocks.setting.plan import Entry, Manner
from briefdeck.blocks.setting.subject import is_time
from briefdeck.blocks.setting.values import records
from briefdeck.document.block import Block
from briefdeck.document.chart import ChartSpec
from briefdeck.document.richtext import EMPTY, RichText, words
from briefdeck.document.visible import Record
from briefdeck.layout.nodes import Node
from briefdeck.layout.scaled import Motif as Figure
from briefdeck.layout.scene import composed
from briefdeck.locale.base import MINUS
from briefdeck.locale.units import scale_of
from briefdeck.model.leaves import ChartType
from briefdeck.values import dataclass

_BANDS = range(3, 9)  # fewer say nothing, more are a pattern
_TIMES = range(4, 13)  # values over time that are a shape at one look
_TWO = 2


@dataclass(frozen=True, slots=True)
class Motif(Block):
    """Amounts, one of them in the accent: bands, or over time `columns`, with what others are `over` them. What the
    last comes to, and what that is, are `said` and `named`; to who does not see it, it says no more."""

    name = "motif"

    amounts: tuple[float, ...]
    accent: int = 0
    columns: bool = False
    over: tuple[float, ...] = ()
    said: RichText = EMPTY
    named: RichText = EMPTY

    def texts(self) -> Iterator[RichText]:
        yield from (self.named, self.said)

    def nodes(self, _start: int, _stop: int) -> Node:
        """The figure."""
        return Figure(self.amounts, self.accent, self.columns, self.over, self.said, self.named)


def _make(entry: Entry, manner: Manner) -> Iterator[Motif]:
    if manner.memo:
        return
    sections = tuple(records(entry.at("motif").value(), "kind", "the sections of the briefing"))
    for section in sections:
        chart = next((value for value in section.values() if isinstance(value, ChartSpec)), None)
        if chart and (made := _over_time(chart, manner)):
            yield made
            return
        values = _values(chart) if chart else ()
        if len(values) in _BANDS:
            yield Motif(values, values.index(min(values)))
            return
    weights = tuple(float(1 + sum(1 for _ in _texts(section))) for section in sections[: _BANDS.stop - 1])
    if len(weights) in _BANDS:
        yield Motif(weights, len(weights) - 1)


def _over_time(chart: ChartSpec, manner: Manner) -> Motif | None:
    """What a chart shows of years: two lines of which one stays above the other, or the sums of its columns."""
    if len(chart.categories) not in _TIMES or not all(map(is_time, chart.categories)) or chart.index:
        return None
    series = [tuple(value or 0.0 for value in one.values) for one in chart.series]
    if any(value is None for one in chart.series for value in one.values) or min(map(min, series)) <= 0:
        return None
    if chart.type is ChartType.LINE and len(series) == _TWO:
        low, high = sorted(series)
        apart = all(below <= above for below, above in zip(low, high, strict=True))
        if not apart:
            return None
        upper, lower = sorted(chart.series, key=lambda one: one.values[-1] or 0.0, reverse=True)
        said = _said(chart, high[-1] - low[-1], manner)
        return Motif(
            low, columns=True, over=high, said=said, named=_named(f"{upper.name} {MINUS} {lower.name}", chart, manner)
        )
    if chart.type in (ChartType.COLUMN, ChartType.STACKED) and (len(series) == 1 or chart.type is ChartType.STACKED):
        sums = tuple(map(sum, zip(*series, strict=True)))
        named = _named(chart.caption.plain, chart, manner)
        said = _said(chart, sums[-1], manner) if named else EMPTY
        return Motif(sums, len(sums) - 1, columns=True, said=said, named=named)
    return None


def _said(chart: ChartSpec, value: float, manner: Manner) -> RichText:
    """A value of the last column, in the unit of the chart."""
    first, wording = chart.series[0], manner.wording
    unit, shown = (chart.unit.plain or first.unit).strip(), round(value / first.divisor, 6)
    scale, _, measure = unit.partition(" ")
    if first.divisor > 1 or (measure and not scale_of(scale)):
        written = wording.number(shown) + wording.behind(unit)
    else:  # million EUR, as an amount of EUR is written
        written = str(
            wording.quantity(shown * 10 ** scale_of(scale), measure) if measure else wording.quantity(shown, unit)
        )
    return words(written, origin=manner.origin)


def _named(name: str, chart: ChartSpec, manner: Manner) -> RichText:
    """What that is, and of when; nothing where it has no name."""
    comma = ", " if manner.wording.spoken.spaced else "、"
    return words(f"{name}{comma}{chart.categories[-1]}", origin=manner.origin) if name else EMPTY


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

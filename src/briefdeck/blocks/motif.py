"""A cover's quiet figure, made from what the briefing itself holds: the values of its first chart, or the weight of its
sections."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate
from typing import Any

from briefdeck.blocks.setting.definition import Definition
from briefdeck.blocks.setting.plan import Entry, Manner, leaf
from briefdeck.blocks.setting.subject import is_time
from briefdeck.blocks.setting.values import records
from briefdeck.document.block import Block
from briefdeck.document.chart import ChartSpec
from briefdeck.document.richtext import EMPTY, RichText
from briefdeck.document.visible import Record
from briefdeck.layout.nodes import Node
from briefdeck.layout.scaled import Motif as Figure
from briefdeck.layout.scene import composed
from briefdeck.locale.units import meant, scale_of
from briefdeck.model.leaves import ChartType
from briefdeck.values import dataclass, replace

_BANDS = range(3, 9)  # fewer say nothing, more are a pattern
_TIMES = range(4, 13)  # values over time that are a shape at one look
_TWO = 2
_SAME = 0.005  # how far a rounded figure may be from what it stands for


@dataclass(frozen=True, slots=True)
class Motif(Block):
    """Amounts, one of them in the accent: bands, or `columns`, from zero or from their `feet`. What the last comes
    to, and what that is, are `said` and `named`; to who does not see it, it says no more."""

    name = "motif"

    amounts: tuple[float, ...]
    accent: int = 0
    columns: bool = False
    feet: tuple[float, ...] = ()
    said: RichText = EMPTY
    named: RichText = EMPTY

    def texts(self) -> Iterator[RichText]:
        yield from (self.named, self.said)

    def nodes(self, _start: int, _stop: int) -> Node:
        """The figure."""
        return Figure(self.amounts, self.accent, self.columns, self.feet, self.said, self.named)


def _make(entry: Entry, manner: Manner) -> Iterator[Motif]:
    if manner.memo:
        return
    sections = tuple(records(entry.at("motif").value(), "kind", "the sections of the briefing"))
    charts = [value for section in sections for value in section.values() if isinstance(value, ChartSpec)]
    told = tuple(records(entry.at("told").value(), "measure", "the key figures")) if "told" in entry.given else ()
    over_time = [_over_time(chart) for chart in charts]
    for made in (*over_time, *map(_summed, charts)):
        if made is not None and (figure := next(filter(made.is_worth, told), None)) is not None:
            yield replace(made.motif, said=figure.shown.whole, named=figure.shown.label.uncited)
            return
    for chart, made in zip(charts, over_time, strict=True):
        if made is not None:
            yield made.motif
            return
        values = _values(chart)
        if len(values) in _BANDS:
            yield Motif(values, values.index(min(values)))
            return
    weights = tuple(float(1 + sum(1 for _ in _texts(section))) for section in sections[: _BANDS.stop - 1])
    if len(weights) in _BANDS:
        yield Motif(weights, len(weights) - 1)


@dataclass(frozen=True, slots=True)
class _Drawn:
    """A figure of a chart, and what its last column is worth, in the unit of the chart."""

    motif: Motif
    value: float
    unit: str

    def is_worth(self, figure: Record) -> bool:
        """Whether a figure of the briefing is what the last column comes to."""
        alike = self.unit.endswith(meant(figure.measure)) or scale_of(self.unit) > 0
        own, other = (n * 10 ** scale_of(unit) for n, unit in ((self.value, self.unit), (figure.value, figure.measure)))
        return alike and abs(own - other) <= abs(other) * _SAME


def _over_time(chart: ChartSpec) -> _Drawn | None:
    """What a chart shows of years: two lines of which one stays above the other, or the sums of its columns."""
    if len(chart.categories) not in _TIMES or not all(map(is_time, chart.categories)) or chart.index:
        return None
    series = [tuple(value or 0.0 for value in one.values) for one in chart.series]
    if any(value is None for one in chart.series for value in one.values) or min(map(min, series)) <= 0:
        return None
    if chart.type is ChartType.LINE and len(series) == _TWO:
        low, high = sorted(series)
        if not all(below <= above for below, above in zip(low, high, strict=True)):
            return None
        return _drawn(chart, Motif(high, len(high) - 1, columns=True, feet=low), high[-1] - low[-1])
    if chart.type in (ChartType.COLUMN, ChartType.STACKED) and (len(series) == 1 or chart.type is ChartType.STACKED):
        sums = tuple(map(sum, zip(*series, strict=True)))
        return _drawn(chart, Motif(sums, len(sums) - 1, columns=True), sums[-1])
    return None


def _summed(chart: ChartSpec) -> _Drawn | None:
    """What the steps of a waterfall add up to, step by step, where its last column is what they come to."""
    last = len(chart.categories) - 1
    if chart.type is not ChartType.WATERFALL or chart.totals != (last,) or len(chart.categories) not in _TIMES:
        return None
    steps = [value or 0.0 for value in chart.series[0].values[:last]]
    if min(steps) < 0:
        return None
    reached = tuple(accumulate(steps))
    made = Motif((*reached, reached[-1]), last, columns=True, feet=(0.0, *reached[:-1], 0.0))
    return _drawn(chart, made, reached[-1])


def _drawn(chart: ChartSpec, made: Motif, value: float) -> _Drawn:
    first = chart.series[0]
    return _Drawn(made, value / first.divisor, (chart.unit.plain or first.unit).strip())


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


BLOCK = Definition(_make, keys={"told": leaf}, decorative=True, flowable=composed)

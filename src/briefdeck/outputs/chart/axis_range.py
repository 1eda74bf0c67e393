"""Which axis of values a chart has: whether it is seen, from where to where it goes, whether it is cut, its ticks.

Columns begin at zero, since a length that is cut off lies. Lines may leave zero out where it lies far off and their
axis is seen: what counts is their slope. Values that are written need no axis.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from briefdeck.model.leaves import ChartType
from briefdeck.outputs.chart.data import Drawn
from briefdeck.outputs.chart.decided import Decided
from briefdeck.outputs.chart.ends import LineEnds
from briefdeck.outputs.chart.formats import tick_format, written
from briefdeck.outputs.chart.parts import WHOLE, Parts
from briefdeck.outputs.chart.scales import LINE_HIGH, Scale, clear_of_foot, from_zero, nice

_TICKS = 20  # so that the axis of columns ends close above the highest of them


class ValueAxes:
    """What is chosen of the value axes of one chart."""

    def __init__(self, decided: Decided, ends: LineEnds, parts: Parts) -> None:
        self._decided, self._ends, self._parts = decided, ends, parts

    @cached_property
    def are_seen(self) -> bool:
        """Whether values are read off an axis: they stand neither at all points nor at both ends of all lines."""
        return not self._decided.labelled and not self._ends.starts

    @property
    def are_titled(self) -> bool:
        """Whether there are two, which say their units above them."""
        return self._decided.chart.type is ChartType.COMBINATION and not self._decided.labelled

    @property
    def is_cut(self) -> bool:
        """Whether lines leave out what lies between zero and them, on an axis that is seen."""
        return self._decided.chart.type is ChartType.LINE and self.are_seen and self.first.low > 0

    @property
    def are_fixed(self) -> bool:
        """Lines have a range that names and values are placed by; columns leave theirs to Office, so that it follows
        a value that somebody corrects; but shapes of a bracket, lines between steps and labels that make way for
        others stand where the values are.
        """
        decided = self._decided
        placed = bool(decided.pill or decided.part) or decided.chart.steps or self._parts.moved
        return bool(decided.lines) or (placed and not decided.whole)

    def bounds(self, scale: Scale) -> tuple[float | None, float | None]:
        """The lowest and the highest value of a range that a chart states; None for what it leaves to Office."""
        if self.are_fixed:
            return scale.low, scale.high
        if self.goes_below_zero:
            return None, None
        if self._decided.whole:
            return 0.0, 1.0
        return 0.0, WHOLE if self._parts.is_whole else None

    # -- ranges ---------------------------------------------------------------------------------------------------

    @cached_property
    def first(self) -> Scale:
        """The range of the (first) value axis."""
        decided, parts = self._decided, self._parts
        placed = decided.pill or decided.part
        if placed and decided.labelled and len(decided.lines) < 2 and decided.chart.type is not ChartType.STACKED:
            values = values_of(decided.sheet.drawn)
            return Scale(min(0.0, *values, 0.0), max(0.0, *values, 0.0) or 1.0, 1.0)
        if decided.chart.type is ChartType.COMBINATION and decided.labelled:
            values = values_of(decided.bars)
            most = max(*values, 0.0, 0.0) or 1.0
            reach = nice(min(0.0, *values, 0.0), most, values)
            return Scale(reach.low, most / decided.columns_top, reach.step)
        if decided.chart.type is ChartType.LINE:
            return self._of_lines
        if decided.chart.type is ChartType.STACKED:
            return self._of_stacks if decided.labelled else nice(*parts.reach, values_of(decided.bars))
        values = values_of(decided.bars) or [0.0]
        low, high = min(0.0, *values), max(0.0, *values)
        return nice(low, high, values_of(decided.bars))

    @cached_property
    def second(self) -> Scale:
        """The range of the axis of a combination's lines; with values written they run above the columns."""
        if not self._decided.labelled:
            return self._of_lines
        whole = (max(values_of(self._decided.lines), default=0.0) or 1.0) / LINE_HIGH
        return Scale(0.0, whole, whole)

    @property
    def _of_lines(self) -> Scale:
        values = values_of(self._decided.lines) or [0.0]
        low, high = min(values), max(values)
        if self._decided.labelled:
            low, high = min(low, 0.0), max(high, 0.0)
        return clear_of_foot(nice(*from_zero(low, high), values), min(values))

    @property
    def _of_stacks(self) -> Scale:
        """That of columns that have their values in or beside them: up to the highest where a bracket stands over them,
        which it is drawn for, else with some room."""
        low, high = self._parts.reach
        if self._parts.is_whole or self._decided.pill or not high:
            most = WHOLE if self._parts.is_whole else high or 1.0
            return Scale(low, most, most)
        return nice(low, high, ticks=_TICKS)

    @property
    def goes_below_zero(self) -> bool:
        """Whether columns do."""
        return any(value < 0 for value in values_of(self._decided.bars))

    # -- ticks ----------------------------------------------------------------------------------------------------

    def ticks_width(self, scale: Scale, drawn: Sequence[Drawn]) -> float:
        """The room that the words at the ticks take."""
        if not drawn:
            return self._decided.size * 0.6
        ends = (written(value, tick_format(drawn[0].format, scale.step)) for value in (scale.low, scale.high))
        return max(map(self._decided.wide, ends)) + self._decided.size * 0.6


def values_of(drawn: Sequence[Drawn]) -> list[float]:
    """The values of what is drawn."""
    return [value for each in drawn for _, value in each.points]

"""What is said of the parts of stacked columns: their values in them, or beside those that are too thin to hold one;
above, what they come to; and their names beside the last column.

Lengths are points.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from itertools import chain
from math import ceil

from briefdeck.model.leaves import ChartType
from briefdeck.outputs.chart.data import Drawn, Role
from briefdeck.outputs.chart.decided import Decided
from briefdeck.outputs.chart.formats import written
from briefdeck.outputs.chart.places import (
    ABOVE,
    COLUMNS_GAP,
    EDGE,
    FOOT,
    LABEL,
    LABEL_SHARE,
    MOVED,
    PITCH,
    moved_apart,
    overlap_free,
)
from briefdeck.text import width

_BESIDE = 0.5  # in type sizes: from a column to the names of its parts
_NEAR, _APART = 0.3, 0.6  # in type sizes: from a column to a value beside it, and from that to the next column
_LOWEST = 1.05  # in type sizes: a part of a column with its value in it
_AROUND = 6.8  # in type sizes: the most that stands above and below columns, without a bracket
_SPARE = 1.1  # how much higher than the highest column their axis may be
WHOLE = 100.0
"""What parts of a whole come to, in per cent."""
_ROUNDED = 1.0  # per cent by which rounded shares may miss a hundred


class Parts:
    """The decisions about the parts of one chart of stacked columns; of another chart there are none."""

    def __init__(self, decided: Decided) -> None:
        self._decided, self._size = decided, decided.size
        self._stacked = decided.chart.type is ChartType.STACKED

    @cached_property
    def is_whole(self) -> bool:
        """Whether the parts of every column make a hundred per cent."""
        if not self._stacked or not any(s.unit.strip() in "%％" for s in self._decided.chart.series if s.unit):
            return False
        sums = [sum(each.values[point] or 0.0 for each in self._decided.bars) for point in range(self._decided.count)]
        return all(abs(total - WHOLE) <= _ROUNDED for total in sums)

    @cached_property
    def reach(self) -> tuple[float, float]:
        """From where to where columns go."""
        columns = [[d.values[i] or 0.0 for d in self._decided.bars] for i in range(self._decided.count)]
        return min(sum(v for v in c if v < 0) for c in columns), max(sum(v for v in c if v > 0) for c in columns)

    # -- values ---------------------------------------------------------------------------------------------------

    @cached_property
    def aside(self) -> float:
        """The room that values beside columns need between these: that of the widest that may be too thin to hold it in
        the lowest plot that the chart can have; 0 where none is."""
        if not self._stacked:
            return 0.0
        around = _AROUND + (LABEL + ABOVE if self._decided.pill else 0.0)
        least = max(self._decided.height - around * self._size, 1.0) / ((self.reach[1] - self.reach[0]) * _SPARE or 1.0)
        thin = [
            self._decided.wide(written(value, d.format), bold=True)
            for d in self._decided.bars
            for _, value in d.points
            if 0 < abs(value) * least < self._size * _LOWEST
        ]
        return max(thin) + (_NEAR + _APART) * self._size if thin else 0.0

    def has_room(self, slot: float, widest: float) -> bool:
        """Whether columns that stand `slot` apart can hold the widest value, and have room for those beside them."""
        return widest <= min(slot / (1 + COLUMNS_GAP / 100), slot - self.aside)

    @property
    def gap(self) -> int:
        """The least gap between columns in per cent of one: as usual, or what values beside them ask for."""
        slot = self._decided.plot.w * self._decided.width / self._decided.count
        room = self.aside if self._decided.labelled else 0.0
        return max(COLUMNS_GAP, min(ceil(room / max(slot - room, 1.0) * 100), 300))

    def holds(self, value: float) -> bool:
        """Whether a part is high enough for its value."""
        inner, scale = self._decided.plot.h * self._decided.height, self._decided.scale
        return abs(value) / ((scale.high - scale.low) or 1.0) * inner >= self._size * _LOWEST

    @cached_property
    def beside(self) -> dict[tuple[int, int], tuple[float, float]]:
        """Series and place of each value that stands beside its part → how far it is moved to the right and down from
        the middle of that, so that none meets another. Those of the last column stand with its names, if it
        has them."""
        decided, moves = self._decided, {}
        if not self._stacked or not decided.labelled:
            return {}
        per_unit = decided.plot.h * decided.height / ((decided.scale.high - decided.scale.low) or 1.0)
        for point in range(decided.count - 1 if self.downs else decided.count):
            thin, wanted = [], []
            for drawn, value, middle in self._column(point):
                if value and not self.holds(value):
                    thin.append((drawn, value))
                    wanted.append((decided.scale.high - middle) * per_unit)
            placed = overlap_free(wanted, self._size * PITCH, 0.0, decided.plot.h * decided.height)
            for (drawn, value), at, to in zip(thin, wanted, placed, strict=True):
                wide = width(written(value, drawn.format), self._size, decided.face)
                moves[drawn.series, point] = self.bar / 2 + _NEAR * self._size + wide / 2, round(to - at, 2)
        return moves

    def _column(self, point: int) -> Iterator[tuple[Drawn, float, float]]:
        """The parts of a column with their values and the middles of these."""
        above = below = 0.0
        for drawn in self._decided.bars:
            value = drawn.values[point] or 0.0
            start = above if value > 0 else below
            yield drawn, value, start + value / 2
            above, below = (above + value, below) if value > 0 else (above, below + value)

    @property
    def bar(self) -> float:
        """The width of a column."""
        decided = self._decided
        return decided.plot.w * decided.width / decided.count / (1 + decided.gap(self.gap, 1) / 100)

    @cached_property
    def moved(self) -> bool:
        """Whether something is moved so that nothing meets: it stands where the values are now."""
        return any(chain(self.downs.values(), (down for _, down in self.beside.values())))

    # -- what they come to ----------------------------------------------------------------------------------------

    @cached_property
    def sums(self) -> Drawn | None:
        """What the parts of each column come to, to be written above it; None where it is not, or has no room."""
        drawn = next((d for d in self._decided.sheet.drawn if d.role is Role.TOP), None) if self._stacked else None
        if drawn is None or self.is_whole:
            return None
        widest = max(self._decided.wide(written(value, drawn.format), bold=True) for _, value in drawn.points)
        return drawn if widest <= self._decided.width / self._decided.count else None

    # -- names ----------------------------------------------------------------------------------------------------

    @cached_property
    def downs(self) -> dict[int, float]:
        """Series → how far its name is moved down from the middle of its part of the last column. Empty where a legend
        serves better: names take too much room, a part is missing there, or one would be moved too far."""
        decided, last = self._decided, self._decided.count - 1
        if not self._stacked or len(decided.bars) < 2 or not decided.labelled:
            return {}
        values = [d.values[last] or 0.0 for d in decided.bars]
        if (
            min(values) <= 0
            or decided.goes_below_zero
            or max(map(self.width_of, decided.bars)) > decided.width * LABEL_SHARE
        ):
            return {}
        size, top = self._size, decided.top(None)
        per_unit = (decided.height - size * FOOT - top) / ((decided.scale.high - decided.scale.low) or 1.0)
        middles = [top + (decided.scale.high - middle) * per_unit for _, _, middle in self._column(last)]
        return moved_apart(decided.bars, middles, size * PITCH, size * EDGE, decided.height, size * MOVED)

    def width_of(self, drawn: Drawn) -> float:
        """The width of a name with the value behind it."""
        return self._decided.wide(self._said(drawn), bold=True)

    def _said(self, drawn: Drawn) -> str:
        value = drawn.values[self._decided.count - 1]
        return f"{drawn.name} {written(value, drawn.format)}" if value is not None else drawn.name

    @cached_property
    def width(self) -> float:
        """The room at the right: for names, of which the last column keeps some of its own, or for values."""
        if self.downs:
            return max(map(self.width_of, self._decided.bars))
        return self.aside / 2 if self._stacked and self._decided.labelled else 0.0

    def name_aside(self, drawn: Drawn, *, bold: bool) -> float:
        """How far a name, which stands around its place, is moved to the right so that all begin at one line."""
        wide = width(self._said(drawn), self._size, self._decided.face, bold=bold)
        return self.bar / 2 + _BESIDE * self._size + wide / 2

"""What stands at the ends of lines: their names and values, which then need no axis, and a bracket between two of them.

Lengths are points.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from math import ceil, inf

from briefdeck.model.leaves import ChartType
from briefdeck.outputs.chart.data import Drawn
from briefdeck.outputs.chart.decided import Decided
from briefdeck.outputs.chart.formats import written
from briefdeck.outputs.chart.places import EDGE, FOOT, LABEL_SHARE, MOVED, PITCH, moved_apart

_MOVED_VALUE = 0.7  # in type sizes: a value at the first point of a line is moved so far at most
_MOST, _MOST_BARE, _MOST_POINTS = 6, 4, 14
_VALUED_SHARE = 0.34  # of the width: names with their values leave the lines most of the chart
# Of the width: what lines take of it at the least. In type sizes: how the name of a line that ends early may be moved.
_NAMED_SHARE = 0.45  # of the width: the name of a line of an index, which has its value below it
_LINES_SHARE, _SHIFTS = 0.66, (0.0, -0.8, 0.8, -1.6, 1.6)
PILL = 1.9  # in type sizes: the height of what a bracket says
_CLEAR = 1.75  # in type sizes: from the middle of what a bracket says to that of a name
BEYOND = 0.6  # in type sizes: from the names to a bracket
TO_PILL = 0.4  # in type sizes: from the line of a bracket to what it says


class LineEnds:
    """The decisions about the ends of the lines of one chart."""

    def __init__(self, decided: Decided) -> None:
        self._decided, self._size = decided, decided.size
        self._lines: Sequence[Drawn] = decided.lines if decided.chart.type is ChartType.LINE else ()

    @cached_property
    def names(self) -> dict[int, float]:
        """Names at line ends: series → how far its name is moved up or down so that none meets another.

        Empty where a legend serves better: names take too much room, one would be moved so far that it no longer stands
        at its line, or a line ends early where others run.
        """
        lines, last = self._lines, self._decided.count - 1
        if not 2 <= len(lines) <= _MOST or not self._late or not all(d.points for d in lines):
            return {}
        if self._decided.chart.index:  # whose values stand nowhere else
            if any(self._decided.wide(d.name, bold=True) > self._decided.width * _NAMED_SHARE for d in lines):
                return {}
            return self._moved(lines, [d.values[last] or 0.0 for d in lines], inf)
        if any(self._decided.wide(d.name, bold=True) > self._limit for d in lines):
            return {}
        moved = self._moved(self._late, [d.values[last] or 0.0 for d in self._late], MOVED)
        for line in lines if moved else ():
            if line not in self._late:
                if (shift := self._clear_of(line, moved)) is None:
                    return {}
                moved[line.series] = shift
        return moved

    @property
    def _late(self) -> list[Drawn]:
        """The lines that do not end before the last place."""
        return [d for d in self._lines if d.values[self._decided.count - 1] is not None]

    def _clear_of(self, line: Drawn, moved: dict[int, float]) -> float | None:
        """How far the name of a line that ends early is moved so that no other line runs through it and no name meets
        it; None where there is no such place."""
        size, last = self._size, self._decided.count - 1
        at, value = line.points[-1]
        reach = self._decided.wide(self._end(line), bold=True) + size
        slot = self._decided.width * _LINES_SHARE / max(last, 1)
        places = range(at, min(last, at + ceil(reach / slot)) + 1)
        others = [[o.values[p] for p in places] for o in self._lines if o is not line]
        runs = [[self.height_of(v) for v in values if v is not None] for values in others]
        if last in places:
            runs += [[self.height_of(d.values[last] or 0.0) + moved[d.series]] for d in self._late]
        own = self.height_of(value)
        for shift in _SHIFTS:
            level = own + shift * size
            free = size * EDGE <= level <= self._decided.height - size * FOOT
            if free and all(min(run) - level >= size or level - max(run) >= size for run in runs if run):
                return round(shift * size, 2)
        return None

    def _moved(self, lines: Sequence[Drawn], values: Sequence[float], most: float) -> dict[int, float]:
        """How far what stands at values of lines is moved; nothing where that is too far."""
        size, wanted = self._size, [self.height_of(value) for value in values]
        rows = 2 if self.in_two_rows else 1
        edge = size * (EDGE + PITCH * (rows - 1) / 2)
        return moved_apart(lines, wanted, size * PITCH * rows, edge, self._decided.height, size * most)

    def height_of(self, value: float) -> float:
        """How far below the top of the chart a value stands."""
        decided, scale = self._decided, self._decided.scale
        top = decided.top(None)
        return top + (scale.high - value) * (decided.height - self._size * FOOT - top) / (scale.high - scale.low or 1.0)

    @property
    def _limit(self) -> float:
        return self._decided.width * LABEL_SHARE

    @cached_property
    def are_valued(self) -> bool:
        """Whether the last value fits beside each name at a line end."""
        if self._decided.chart.index:
            return True
        limit = self._decided.width * (LABEL_SHARE if self._decided.labelled else _VALUED_SHARE)
        return all(self._decided.wide(self._end(d), bold=True) <= limit for d in self._lines)

    @cached_property
    def in_two_rows(self) -> bool:
        """Whether the last values of an index stand below the names, beside which they have no room."""
        limit = self._decided.width * _VALUED_SHARE
        indexed = self._decided.chart.index is not None
        return indexed and any(self._decided.wide(self._end(d), bold=True) > limit for d in self._lines)

    def _end(self, drawn: Drawn) -> str:
        return f"{drawn.name} {self._value(drawn)}" if drawn.points else drawn.name

    def _value(self, drawn: Drawn) -> str:
        """The last value as it is written; of an index what that is of, and it in brackets."""
        point, value = drawn.points[-1]
        said, index = written(value, drawn.format), self._decided.chart.index
        return self._decided.sheet.told(drawn, point) + said.join(index.brackets) if index else said

    @cached_property
    def width(self) -> float:
        """The room for names at the right, and for a bracket that stands beyond them."""
        texts = [self._end(d) if self.are_valued else d.name for d in self._late] if self.names else []
        if self._decided.chart.index and (self.in_two_rows or not self.names):
            texts = [text for d in self._lines for text in (self._value(d), *((d.name,) if self.names else ()))]
        named = max((self._decided.wide(text, bold=True) for text in texts), default=0.0)
        beyond = 0.0
        if self.has_bracket:
            beyond = (BEYOND + TO_PILL) * self._size + self._decided.pill if self.between is None else 0.0
            named = max(named, self._decided.pill + TO_PILL * self._size) if self.between is not None else named
        return named + beyond + self._size if named or beyond else 0.0

    @cached_property
    def starts(self) -> dict[int, float]:
        """Values at the first points of lines, where these and those at the ends say what an axis would: series → how
        far its value is moved. Only lines of which zero is in sight have no axis."""
        lines, decided = self._lines, self._decided
        if decided.chart.index or decided.labelled or not self.names or not self.are_valued or len(lines) > _MOST_BARE:
            return {}
        if decided.count > _MOST_POINTS or decided.scale.low != 0 or any(d.values[0] is None for d in lines):
            return {}
        return self._moved(lines, [d.values[0] or 0.0 for d in lines], _MOVED_VALUE)

    @cached_property
    def starts_width(self) -> float:
        """The room for them at the left."""
        shown = [written(d.values[0] or 0.0, d.format) for d in self._lines] if self.starts else []
        return max((self._decided.wide(text, bold=True) for text in shown), default=-self._size) + self._size

    # -- a bracket ------------------------------------------------------------------------------------------------

    @property
    def has_bracket(self) -> bool:
        """Whether a bracket stands at the last points of several lines, not over them."""
        bracket = self._decided.chart.bracket
        return bool(bracket and len(self._lines) > 1 and max(bracket.places) == self._decided.count - 1)

    @cached_property
    def levels(self) -> tuple[float, float]:
        """From which value to which the bracket goes: between two lines, or from where a line began."""
        bracket = self._decided.chart.bracket
        assert bracket is not None
        first, last = (next(d for d in self._lines if d.series == s) for s in (bracket.series[0], bracket.series[-1]))
        return first.values[bracket.places[0]] or 0.0, last.values[bracket.places[-1]] or 0.0

    @cached_property
    def between(self) -> float | None:
        """The share of its way at which what the bracket says stands clear of all names; None where it nowhere does."""
        low, high = self.levels
        last = self._decided.count - 1
        taken = [self.height_of(d.values[last] or 0.0) + self.names[d.series] for d in self._late] if self.names else []
        for share in (0.5, 0.4, 0.6, 0.3, 0.7):
            at = self.height_of(low + (high - low) * share)
            inside = abs(self.height_of(low) - self.height_of(high)) >= PILL * self._size
            if inside and all(abs(at - name) >= _CLEAR * self._size for name in taken):
                return share
        return None

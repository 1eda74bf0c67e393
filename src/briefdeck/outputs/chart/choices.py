"""What can be decided about a chart before it is drawn, because its size and its words are known.

Whether values are written, whether names stand at the lines or in a legend, and where the plot lies; `axis_range`
chooses the axes. Lengths are points.

Office places nothing here by itself: the plot has a given box, flush with the text column at its left, so that
PowerPoint and LibreOffice agree and no label is cut off.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from itertools import pairwise
from math import ceil

from briefdeck.document.chart import Bracket, ChartSpec
from briefdeck.model.leaves import SHARES, ChartType
from briefdeck.outputs.chart.around import moves, places_around
from briefdeck.outputs.chart.axis_range import ValueAxes, values_of
from briefdeck.outputs.chart.data import Drawn, Role, Sheet
from briefdeck.outputs.chart.ends import LineEnds
from briefdeck.outputs.chart.formats import written
from briefdeck.outputs.chart.parts import Parts
from briefdeck.outputs.chart.places import ABOVE, LABEL, Area, has_small_neighbours, round_side
from briefdeck.outputs.chart.scales import Scale, top_of_columns, unseen_reach
from briefdeck.text import Face, line_count, widest_word, width

# What has room in this face has it in any other that a reader may have: widths err on the wide side.
_FACE = Face("", "")
_PITCH = 1.3  # of a line of labels, in type sizes
_LEGEND_ROW = 1.9
_BARS = (ChartType.COLUMN, ChartType.BAR, ChartType.STACKED, ChartType.COMBINATION)
# A slice below this share has no room for its value.
_LEAST_SLICE = 0.05
# A slice of a ring with its name in it has this share at least; the ring takes so much of its radius.
_NAMED_SLICE, _RING = 0.1, 0.42
_INSIDE = 1.0  # in type sizes: the room beside words in a part of a strip
_BROADEST, _BROAD = 104.0, 0.16  # the width of a bar: in points, and of the chart
# More categories than these are read as a shape, not as values.
_MOST_WRITTEN, _MOST_ROWS = 14, 24


class DecidedChart:
    """The decisions about one chart in a frame of `width` × `height` points, its text `size` points."""

    def __init__(
        self, chart: ChartSpec, sheet: Sheet, size: float, width: float, height: float, face: Face = _FACE
    ) -> None:
        self.chart, self.sheet, self.size, self.face = chart, sheet, size, face
        self.width, self.height = max(width, 1.0), max(height, 1.0)
        self.count = max(len(chart.categories), 1)
        unseen = (Role.LINE, Role.TOP) if chart.type is ChartType.STACKED else (Role.LINE,)
        self.bars = [d for d in sheet.drawn if d.role not in unseen]
        self.lines = [d for d in sheet.drawn if d.role is Role.LINE]
        self.across = chart.type is ChartType.BAR
        self.whole = chart.type is ChartType.STRIP
        self.ends, self.parts = LineEnds(self), Parts(self)
        self.axes = ValueAxes(self, self.ends, self.parts)

    def wide(self, text: str, *, bold: bool = False) -> float:
        """How wide a text is."""
        return width(text, self.size, _FACE, bold=bold)

    def widest_label(self, drawn: Sequence[Drawn]) -> float:
        """The width of the widest value."""
        return max((self.wide(written(v, d.format), bold=True) for d in drawn for _, v in d.points), default=0.0)

    # -- values: written, or read off an axis ---------------------------------------------------------------------

    @cached_property
    def labelled(self) -> bool:
        """Whether each value can stand at its bar or point without meeting another."""
        if self.chart.type in (*SHARES, ChartType.WATERFALL):
            return True
        if self.chart.index or self.count > (_MOST_ROWS if self.across else _MOST_WRITTEN):
            return False
        return self._bars_have_room() and self._lines_have_room()

    def gap(self, usual: int, abreast: int) -> int:
        """The gap between groups of bars in per cent of a bar: as usual, wider where bars would be broad slabs.

        The greatest that the schema allows is 500 (ECMA-376 Part 1, 21.2.3.16).
        """
        slot = (self.height * self.plot.h if self.across else self.width * self.plot.w) / self.count
        most = min(_BROADEST, (self.height if self.across else self.width) * _BROAD)
        return min(500, max(usual, round((slot / most - abreast) * 100)))

    def _bars_have_room(self) -> bool:
        if not self.bars:
            return True
        slot = (self.height if self.across else self.width) / self.count
        if self.chart.type is ChartType.STACKED:
            return self.parts.has_room(slot, self.widest_label(self.bars))
        single = len(self.bars) == 1
        bar = slot if single else slot / (len(self.bars) + 0.7)
        needed = self.size * 1.15 if self.across else self.widest_label(self.bars)
        return needed <= bar * (1.0 if single else 1.05)

    def _lines_have_room(self) -> bool:
        if not self.lines:
            return True
        if self.widest_label(self.lines) + self.size * 0.5 > self.width / self.count:
            return False
        if self.bars and not self.columns_top:
            return False
        if len(self.lines) == 1:
            return True
        values = values_of(self.lines)
        if not values:
            return True
        room = (self.height - 4 * self.size) * 0.9
        least = 2 * self.size / max(room, 1.0) * unseen_reach(values)
        for point in range(self.count):
            at = sorted(d.values[point] or 0.0 for d in self.lines if d.values[point] is not None)
            if any(upper - lower < least for lower, upper in pairwise(at)):
                return False
        return True

    @cached_property
    def columns_top(self) -> float:
        """Up to where the columns of a combination reach, so that its lines stay above them and the values of these; 0
        where there is no such height."""
        over = [(v, max(b.values[p] or 0.0 for b in self.bars)) for d in self.lines for p, v in d.points]
        return top_of_columns(over, self.size / max(self.height - 4 * self.size, 1.0))

    def shown(self, drawn: Drawn, point: int) -> bool:
        """Whether a segment or slice is large enough for its value."""
        value = drawn.values[point] or 0.0
        if self.chart.type is ChartType.STACKED:
            return self.parts.holds(value) or (drawn.series, point) in self.parts.beside
        if self.whole:
            return self._holds(drawn, written(value, drawn.format))
        if self.chart.listed:
            return False
        if (self.chart.type is ChartType.DOUGHNUT and not self.around) or self.crowded:
            return value >= _LEAST_SLICE * sum(values_of([drawn]))
        return True

    @cached_property
    def crowded(self) -> bool:
        """Whether a pie has small slices side by side, whose names would meet: its names go to a legend."""
        if self.chart.type is not ChartType.PIE or not self.bars:
            return False
        values = [v or 0.0 for v in self.bars[0].values]
        return has_small_neighbours(values, _LEAST_SLICE)

    @cached_property
    def ring_names(self) -> bool:
        """Whether each slice of a ring has room for its name and its value."""
        if self.chart.type is not ChartType.DOUGHNUT or not self.bars or self.chart.listed:
            return False
        values = [v or 0.0 for v in self.bars[0].values]
        thick = min(self.height * 0.98, self.width) / 2 * _RING
        return min(values) >= _NAMED_SLICE * sum(values) and max(map(self.wide, self.chart.categories)) <= thick

    def _holds(self, part: Drawn, text: str) -> bool:
        wide = self.width * (part.values[0] or 0.0) / (sum(values_of(self.bars)) or 1.0)
        return self.wide(text, bold=True) + self.size * _INSIDE <= wide

    @cached_property
    def part_names(self) -> bool:
        """Whether every part of a strip has room for its name."""
        return all(self._holds(part, part.name) for part in self.bars if part.role is Role.PART)

    # -- names: at the lines, or in a legend ----------------------------------------------------------------------

    @cached_property
    def legend(self) -> Area | None:
        """The place of the legend; None where names stand in the chart or there is only one."""
        ring = self.chart.type is ChartType.DOUGHNUT and not self.chart.listed
        if (ring and not self.ring_names and not self.around) or self.crowded:
            x = (round_side(self.width, self.height, self._names_wide) + 2 * self.size) / self.width
            high = min(self.count * _LEGEND_ROW * self.size / self.height, 1.0)
            return Area(x, (1 - high) / 2, min((self._names_wide - 2 * self.size) / self.width, 1 - x), high)
        if self.whole and not self.part_names:
            return self._rows_of(self.sheet.drawn)
        if (
            len(self.chart.series) < 2
            or self.ends.names
            or self.parts.downs
            or self.chart.type in (ChartType.PIE, ChartType.WATERFALL)
        ):
            return None
        return self._rows_of(self.bars + self.lines)

    @property
    def _names_wide(self) -> float:
        return max(map(self.wide, self.chart.categories), default=0.0) + 5 * self.size

    def _rows_of(self, drawn: Sequence[Drawn]) -> Area:
        """The place of names in rows above the plot."""
        entry = max(self.wide(d.name) for d in drawn) + 3.5 * self.size
        columns = min(len(drawn), max(int(self.width / entry), 1))
        rows = ceil(len(drawn) / columns)
        return Area(0.0, 0.0, min(entry * columns / self.width, 1.0), rows * _LEGEND_ROW * self.size / self.height)

    @cached_property
    def pill(self) -> float:
        """The width of what a bracket says; 0 without one that takes room beside or over what it is of."""
        return self.wide(bracket.said, bold=True) + 1.4 * self.size if (bracket := self.bracket) else 0.0

    @cached_property
    def part(self) -> Bracket | None:
        """What says what part of another bar the one is: it stands in that bar, or in what that lacks of the other."""
        bracket, type_ = self.chart.bracket, self.chart.type
        single = type_ in (ChartType.COLUMN, ChartType.BAR) and len(self.bars) == 1
        return bracket if bracket is not None and bracket.is_part and single else None

    @property
    def bracket(self) -> Bracket | None:
        """The bracket of any other kind."""
        return None if self.part else self.chart.bracket

    @cached_property
    def scale(self) -> Scale:
        """The range of the (first) value axis."""
        return self.axes.first

    @property
    def goes_below_zero(self) -> bool:
        """Whether columns do."""
        return self.axes.goes_below_zero

    # -- the plot -------------------------------------------------------------------------------------------------

    def top(self, legend: Area | None) -> float:
        """The height above the plot: legend, units of the axes, the value at the highest point."""
        above = legend.h * self.height + self.size * 0.4 if legend and self.chart.type not in SHARES else 0.0
        titles = self.size * 1.5 if self.axes.are_titled or self.chart.index else 0.0
        over = self.pill and not (len(self.lines) > 1 and not self.bars)
        bracket = self.size * (LABEL + ABOVE + 0.2) if over else 0.0
        return above + titles + bracket + self.size * (1.2 if self.labelled or self.parts.sums else 0.7)

    def title_width(self, unit: str) -> float:
        """Share of the width that an axis' unit takes."""
        return (self.wide(unit) + self.size) / self.width

    @property
    def title_top(self) -> float:
        """Where the units of the axes stand, as a share of the height."""
        return self.legend.h if self.legend else 0.0

    @property
    def to_edges(self) -> bool:
        """Whether lines run from edge to edge; with columns or values at the points they keep half a slot."""
        return self.chart.type is ChartType.LINE and not self.labelled

    @cached_property
    def _margins(self) -> tuple[float, float]:
        """Room at the left and the right of the plot."""
        names = self.chart.categories
        if self.across:
            names_width = max(map(self.wide, names), default=0.0) + self.size * 0.8
            label = self.widest_label(self.bars) if self.labelled else self.size * 1.5
            if self.pill:  # its line begins an em behind the values
                label += self.size * 0.7 + max(self.size, self.pill / 2 - label - self.size) + self.pill / 2
            return min(names_width, self.width * 0.42), label + self.size * 0.3
        first, last = (self.wide(names[0]) / 2, self.wide(names[-1]) / 2) if names and self.to_edges else (0.0, 0.0)
        left = self.ends.starts_width
        if self.axes.are_seen:
            left = self.axes.ticks_width(self.scale, self.bars or self.lines)
        right = self.ends.width or self.parts.width
        if self.axes.are_titled:
            right = self.axes.ticks_width(self.axes.second, self.lines)
        return max(left, first), max(right, last)

    @cached_property
    def skip(self) -> int:
        """Every how many names of categories one is written, so that they stand level and apart."""
        if self.across or not self.chart.categories:
            return 1
        left, right = self._margins
        slots = max(self.count - 1, 1) if self.to_edges else self.count
        slot = max(self.width - left - right, 1.0) / slots
        widest = max(self.wide(name) for name in self.chart.categories)
        pieces = max(widest_word(name, self.size, _FACE) for name in self.chart.categories)
        if widest + self.size * 0.4 <= slot or (self.count <= 8 and pieces <= slot):
            return 1
        return max(ceil((widest + self.size * 0.6) / slot), 1) if self.count > 8 else 1

    def _bottom(self) -> float:
        if self.across:
            return 0.0 if self.labelled else self.size * 1.8
        left, right = self._margins
        slot = max(self.width - left - right, 1.0) / self.count * self.skip * 0.96
        rows = 1
        if self.skip == 1 and not self.to_edges:
            rows = max((line_count([(n, False)], self.size, _FACE, slot) for n in self.chart.categories), default=1)
        return min(rows * _PITCH * self.size + self.size * 0.7, self.height * 0.4)

    @cached_property
    def around(self) -> list[tuple[float, float]]:
        """How far the names and values of the slices of a ring are moved to stand around it; nothing where they would
        meet, or stand in it."""
        if self.chart.type is not ChartType.DOUGHNUT or not self.bars or self.ring_names or self.chart.listed:
            return []
        (beside, above), drawn = self._names_room, self.bars[0]
        radius = round_side(self.width, self.height, 2 * beside, above) / 2
        values = [value or 0.0 for value in drawn.values]
        boxes = [
            (
                max(self.wide(name, bold=True), self.wide(written(value, drawn.format), bold=True)),
                2 * _PITCH * self.size,
            )
            for name, value in zip(self.chart.categories, values, strict=False)
        ]
        return moves(values, frames, radius) if (frames := places_around(values, boxes, radius)) else []

    @property
    def _names_room(self) -> tuple[float, float]:
        """The room for names beside and over what is round."""
        return max(map(self.wide, self.chart.categories), default=0.0) + self.size, self.size * 2.8

    def _round(self) -> Area:
        """A pie or ring at the left, with room for the names around it unless they stand in it or in a legend; at the
        middle of an area that is wider."""
        bare = self.legend or self.ring_names or self.chart.listed
        beside, above = (0.0, 0.0) if bare else self._names_room
        side = round_side(self.width, self.height, self._names_wide if self.legend else 2 * beside, above)
        spare = 0.0 if self.legend else self.width - side - 2 * beside
        left = beside + (spare / 2 if spare > side / 4 else 0.0)
        return Area(left / self.width, (1 - side / self.height) / 2, side / self.width, side / self.height)

    @property
    def outer(self) -> Area | None:
        """The plot with the words at its axes, where not all categories are named; else None, the inner one counts.

        Names that may not be broken are shortened or left out by LibreOffice 7.4 below a given inner plot, and in Word
        files below an outer one too that leaves them no two lines of its own.
        """
        if self.skip == 1:
            return None
        inner, second = self.plot, self.axes.are_titled
        spare = 2 * self.size / self.height
        return Area(0.0, inner.y, 1.0 if second else inner.x + inner.w, max(1 - inner.y - spare, inner.h))

    @cached_property
    def plot(self) -> Area:
        """The inner plot, without the words around it."""
        if self.whole:
            above = self.size * (ABOVE + 1.0) if self.pill else 0.0
            top = (above + (self.legend.h * self.height + self.size * 0.4 if self.legend else 0.0)) / self.height
            return Area(0.0, top, 1.0, 1.0 - top)
        if self.chart.type in SHARES:
            return self._round()
        left, right = self._margins
        top = self.top(self.legend) if not self.across or self.legend else self.size * 0.3
        across, down = max(self.width - left - right, 1.0), max(self.height - top - self._bottom(), 1.0)
        return Area(left / self.width, top / self.height, across / self.width, down / self.height)

"""What is drawn over a chart, as shapes inside it, which move and scale with it: a bracket over values with its words,
and the thin lines from each step of a waterfall to the next.

They are the chart's own drawing (ECMA-376 Part 1, 21.3), which slides and pages hold alike; places are shares of its
width and height. A chart with such shapes has axes of a given range, or they would stand elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import ceil, cos, sin

from briefdeck.document.chart import Bracket, Index
from briefdeck.model.leaves import BracketForm, ChartType
from briefdeck.model.waterfall import waterfall_columns
from briefdeck.ooxml.markup import part
from briefdeck.outputs.chart.around import middles
from briefdeck.outputs.chart.choices import DecidedChart
from briefdeck.outputs.chart.data import Role, is_percent
from briefdeck.outputs.chart.ends import BEYOND, PILL, TO_PILL
from briefdeck.outputs.chart.gaps import gaps
from briefdeck.outputs.chart.ink import ChartLook, Shade
from briefdeck.outputs.chart.marks import Mark, shape
from briefdeck.outputs.chart.palette import Palette
from briefdeck.outputs.chart.places import ABOVE, COLUMNS_GAP, GROUPS_GAP, LABEL, STEPS_GAP, Area
from briefdeck.values import dataclass

_MARKED = 0.5  # what values stand higher over the marks of a line
_LARGE = 2.5  # what stands in a ring ÷ the other words
_LARGE_PART = 1.9  # what part of another a bar is ÷ the other words
_STROKES = 0.8, 0.35  # the strokes that break an axis: their width, and from the one to the other
_FOOT = 1.9  # the most of an axis that has a break
_ARROW = 0.6  # in type sizes: the head of an arrow
_TICK = 0.5  # the ends of a line over what is taken together
_TWO = 2
_OVER_TIME = (ChartType.COLUMN, ChartType.STACKED, ChartType.LINE, ChartType.COMBINATION)
_ROUND = (ChartType.PIE, ChartType.DOUGHNUT)
_INNER, _INWARD, _BROAD = 1.4, 0.58, 0.15  # of a share in a slice: its size, how far out it stands, the least slice
_BAR = 0.32  # of the slot of a column: from its middle to its side


def drawing(decided: DecidedChart, look: ChartLook) -> bytes:
    """The drawing of a chart; nothing where nothing is drawn over it."""
    made = _Drawing(decided, look)
    shapes = [
        *(made.steps() if decided.chart.steps else ()),
        *(made.index(decided.chart.index) if decided.chart.index else ()),
        *made.breaks_of_time(),
        *(made.break_of_axis() if decided.axes.is_cut else ()),
        *(made.bracket(b) if (b := decided.bracket) else ()),
        *(made.part(b) if (b := decided.part) else ()),
    ]
    if not shapes:
        return b""
    named = [shape(mark, number, look, (decided.width, decided.height)) for number, mark in enumerate(shapes, 2)]
    return part("c:userShapes", ("c", "a", "cdr"), *named)


@dataclass(frozen=True, slots=True)
class _Drawing:
    decided: DecidedChart
    look: ChartLook

    @property
    def _plot(self) -> tuple[float, float, float, float]:
        plot, decided = self.decided.plot, self.decided
        return plot.x * decided.width, plot.y * decided.height, plot.w * decided.width, plot.h * decided.height

    def steps(self) -> Iterator[Mark]:
        """A line from the end of each column to the beginning of the next, at the level that the first one reaches."""
        decided = self.decided
        left, top, wide, high = self._plot
        series = decided.chart.series[0]
        values = [None if v is None else v / series.divisor for v in series.values]
        slot = wide / decided.count
        half = slot / 2 / (1 + decided.gap(STEPS_GAP, 1) / 100)
        low, reach = decided.scale.low, (decided.scale.high - decided.scale.low) or 1.0
        level = 0.0
        for place, step in enumerate(waterfall_columns(values, decided.chart.totals)[:-1]):
            level = step.end if step else level
            y = top + high * (1 - (level - low) / reach)
            start = left + slot * (place + 0.5) + half
            yield Mark("Step", Area(start, y, slot - 2 * half, 0.0), Shade(self.look.line), 0.75)

    def index(self, index: Index) -> Iterator[Mark]:
        """What the axis of an index says, above it."""
        size, width = self.decided.size, self.decided.wide(index.said)
        above = (self.decided.legend.h * self.decided.height + size * 0.4) if self.decided.legend else 0.0
        yield Mark("Index", Area(0.0, above, width, size * LABEL), Shade(self.look.ink), said=index.said, quiet=True)

    def break_of_axis(self) -> Iterator[Mark]:
        """The foot of an axis that does not begin at zero: a line to its first tick that two strokes interrupt."""
        size, ink = self.decided.size, Shade(self.look.ink)
        left, top, _, high = self._plot
        scale = self.decided.scale
        foot = top + high
        middle = (foot + max(self._at(scale.low + scale.step), foot - _FOOT * size)) / 2
        apart, half = _STROKES[1] * size / 2, _STROKES[0] * size / 2
        yield Mark("Axis", Area(left, middle + apart, 0.0, foot - middle - apart), ink, 0.75)
        yield Mark("Axis", Area(left, 2 * middle - foot, 0.0, foot - middle - apart), ink, 0.75)
        for y in (middle - apart, middle + apart):
            yield Mark("Break", Area(left - half, y - half / 2, 2 * half, half), ink, 1.0, rising=True)

    def breaks_of_time(self) -> Iterator[Mark]:
        """Two strokes over the axis where years are left out."""
        decided, size, ink = self.decided, self.decided.size, Shade(self.look.ink)
        if decided.chart.type not in _OVER_TIME or decided.scale.low < 0 or decided.outer is not None:
            return
        left, top, wide, high = self._plot
        slot = wide / (max(decided.count - 1, 1) if decided.to_edges else decided.count)
        apart, half = _STROKES[1] * size / 2, _STROKES[0] * size / 2
        for place in gaps(decided.chart.categories):
            middle = left + slot * (place - (0.5 if decided.to_edges else 0.0))
            for x in (middle - apart, middle + apart):
                yield Mark("Gap", Area(x - half / 2, top + high - half, half, 2 * half), ink, 1.0, rising=True)

    def bracket(self, bracket: Bracket) -> Iterator[Mark]:
        """The line, its two ends, and what it says on it; of a ring what it says in its middle."""
        decided, size, accent = self.decided, self.decided.size, Shade(self.look.accent)
        if len(decided.lines) > 1:
            yield from self._between(bracket)
            yield from self._at_ends(bracket) if decided.ends.has_bracket else self._before_ends(bracket)
            for other in bracket.before:
                yield from self._before_ends(other)
            return
        left, top, wide, high = self._plot
        if decided.chart.type in _ROUND:
            yield from self._of_whole(bracket)
            return
        ends, level, feet = (
            self._strip(bracket, left, top, wide) if decided.whole
            else self._bars(bracket, left, top, wide, high) if decided.across
            else self._columns(bracket, left, top, wide, high)
        )  # fmt: skip
        if decided.across and not decided.whole:
            lines = [(level, ends[0], level, ends[-1])]
            lines += [(foot, end, level, end) for foot, end in zip(feet, ends, strict=True)]
            middle = (level, (ends[0] + ends[-1]) / 2)
        else:
            lines = [(ends[0], level, ends[-1], level)]
            lines += [(end, level, end, foot) for foot, end in zip(feet, ends, strict=True)]
            middle = ((ends[0] + ends[-1]) / 2, level)
        for x, y, to_x, to_y in lines:
            yield Mark("Bracket", Area(x, y, to_x - x, to_y - y), accent)
        if bracket.form is BracketForm.TIMES:
            x, y, to_x, to_y = lines[1 if bracket.places[-1] < bracket.places[0] else -1]
            yield self._arrow(*((x, y, "left") if decided.across else (to_x, to_y, "down")))
        x = min(max(0.0, middle[0] - decided.pill / 2), max(0.0, decided.width - decided.pill))
        yield self._said(bracket, x, max(size * PILL / 2, middle[1]))

    def part(self, bracket: Bracket) -> Iterator[Mark]:
        """An outline as long as the first bar around what the last one lacks of it; and what part it is, large in the
        last bar, or where that is too short in the outline, behind the value."""
        decided, size = self.decided, self.decided.size
        left, top, wide, high = self._plot
        first, last = bracket.places
        own, whole = (self._tops()[place] * (wide if decided.across else high) for place in (last, first))
        slot = (high if decided.across else wide) / decided.count
        thick = slot / (1 + decided.gap(COLUMNS_GAP, 1) / 100)
        begin = slot * (last + 0.5) - thick / 2

        def along(start: float, end: float) -> Area:
            if decided.across:
                return Area(left + start, top + begin, end - start, thick)
            return Area(left + begin, top + high - end, thick, end - start)

        yield Mark("Whole", along(own, whole), Shade(self.look.accent), 1.0, dash="sysDash", outline=True)
        large = size * _LARGE_PART
        needed = decided.wide(bracket.said, bold=True) * _LARGE_PART + size if decided.across else large * PILL
        label = decided.widest_label(decided.bars) + size if decided.across else size * (LABEL + _MARKED)
        inside, shade = along(own + label, max(whole, own + label + needed)), Shade(self.look.accent)
        if own >= needed:
            palette = Palette(decided.chart, self.look)
            inside, shade = (
                along(0.0, own),
                palette.words_on(palette.point(decided.bars[0], last)) or Shade(self.look.ink),
            )
        yield Mark("Part", inside, shade, said=bracket.said, open=True, size=large)

    def _of_whole(self, bracket: Bracket) -> Iterator[Mark]:
        """The share of the slices that matter: in the hole of a ring, or in the one slice of a pie, where the values
        are not shares themselves."""
        decided, accent = self.decided, Shade(self.look.accent)
        left, top, wide, high = self._plot
        if decided.chart.type is ChartType.DOUGHNUT:
            inside = Area(left + wide / 4, top + high / 4, wide / 2, high / 2)
            names = decided.chart.categories
            one = names[bracket.places[0]] if decided.chart.listed and len(bracket.places) == 1 else ""
            strong = all(names[place] in decided.chart.emphasis for place in bracket.places)
            shade = accent if strong or not decided.chart.listed else Shade(self.look.ink)
            yield Mark(
                "Bracket value", inside, shade, said=bracket.said, open=True, size=self._large(wide / 2), under=one
            )
            return
        values = [value or 0.0 for value in decided.bars[0].values]
        place, shown = bracket.places[0], decided.chart.series[0].unit
        if len(bracket.places) > 1 or values[place] < _BROAD * sum(values) or is_percent(shown) or decided.crowded:
            return
        angle, out = middles(values)[place], wide / 2 * _INWARD
        half = decided.pill * _INNER / 2
        x, y = left + wide / 2 + out * sin(angle), top + high / 2 - out * cos(angle)
        at = Area(x - half, y - half, 2 * half, 2 * half)
        size = self._large(2 * half)
        yield Mark("Bracket value", at, Shade("bg1"), said=bracket.said, open=True, size=size)

    def _said(self, bracket: Bracket, x: float, middle: float) -> Mark:
        """What a bracket says, from `x` on."""
        high = self.decided.size * PILL
        at = Area(x, middle - high / 2, self.decided.pill, high)
        return Mark("Bracket value", at, Shade(self.look.accent), said=bracket.said)

    def _arrow(self, x: float, y: float, way: str) -> Mark:
        """The head of an arrow that ends at a point: what it says is how many times another that is, of which no line
        is a measure. Lines of a chart's drawing have none in LibreOffice 7.4."""
        side = _ARROW * self.decided.size
        left = x if way == "left" else x - side / 2
        top = {"up": y, "down": y - side}.get(way, y - side / 2)
        return Mark("Arrow", Area(left, top, side, side), Shade(self.look.accent), points=way)

    def _large(self, wide: float) -> float:
        """The size of what stands in a ring: as large as its words have room, up to two and a half times the others."""
        return round(min(_LARGE, wide / (self.decided.pill or 1.0)) * self.look.size)

    def _at(self, value: float) -> float:
        """How far below the top of the chart a value stands."""
        _, top, _, high = self._plot
        scale = self.decided.scale
        return top + high * (scale.high - value) / ((scale.high - scale.low) or 1.0)

    def _at_ends(self, bracket: Bracket) -> Iterator[Mark]:
        """An upright line at the last points: between two lines, or from the level at which one began. What it says
        stands among the names where it has room, else it all stands behind them."""
        decided, size, accent = self.decided, self.decided.size, Shade(self.look.accent)
        left, _, wide, _ = self._plot
        slot = 0.0 if decided.to_edges else wide / decided.count / 2
        ends, share = decided.ends, decided.ends.between
        first, last = map(self._at, ends.levels)
        x = left + wide - slot
        if not bracket.is_gap:
            yield Mark("Level", Area(left + slot, first, x - left - slot, 0.0), accent, 0.75, dash="sysDash")
        if share is None:
            x = decided.width - decided.pill - TO_PILL * size
            for level in (first, last):
                yield Mark("Bracket", Area(x - BEYOND * size, level, BEYOND * size, 0.0), accent)
            share = 0.5
        yield Mark("Bracket", Area(x, first, 0.0, last - first), accent)
        if bracket.form is BracketForm.TIMES:
            yield self._arrow(x, min(first, last), "up")
        yield self._said(bracket, x + TO_PILL * size, first + (last - first) * share)

    def _between(self, bracket: Bracket) -> Iterator[Mark]:
        """The surface between the two lines of a gap, where the chart has no other and the one is never below the
        other."""
        decided = self.decided
        if not bracket.is_gap or len(decided.lines) != _TWO:
            return
        left, _, wide, _ = self._plot
        slot = wide / (max(decided.count - 1, 1) if decided.to_edges else decided.count)
        aside = 0.0 if decided.to_edges else slot / 2
        pairs = [(place, a, b) for place, (a, b) in enumerate(zip(*(d.values for d in decided.lines), strict=True))]
        known = [
            (left + aside + slot * at, self._at(a), self._at(b))
            for at, a, b in pairs
            if a is not None and b is not None
        ]
        if len(known) < len(pairs) or not (all(a <= b for _, a, b in known) or all(a >= b for _, a, b in known)):
            return
        corners = (*((x, a) for x, a, _ in known), *((x, b) for x, _, b in reversed(known)))
        xs, ys = zip(*corners, strict=True)
        at = Area(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))
        yield Mark("Between", at, Shade(self.look.accent), corners=corners)

    def _before_ends(self, bracket: Bracket) -> Iterator[Mark]:
        """An upright line between two lines at a place before the last one, and what it says behind it or where no line
        runs over or below both; nothing where it has no room."""
        decided, size = self.decided, self.decided.size
        left, top, wide, high = self._plot
        place, count = bracket.places[0], decided.count
        slot = wide / (max(count - 1, 1) if decided.to_edges else count)
        x = left + slot * (place + (0.0 if decided.to_edges else 0.5))
        upper, lower = sorted(self._at(decided.lines[s].values[place] or 0.0) for s in bracket.series)
        reach = range(place, min(count - 1, place + ceil((decided.pill + TO_PILL * size) / slot)) + 1)
        runs = [[self._at(v) for v in (d.values[p] for p in reach) if v is not None] for d in decided.lines]
        half = size * PILL / 2
        for middle in ((upper + lower) / 2, upper - 2 * half, lower + 2 * half):
            beside = all(max(run) <= middle - half or min(run) >= middle + half for run in runs if run)
            if beside and top <= middle - half and middle + half <= top + high:
                ends = min(upper, middle), max(lower, middle)
                at = Area(x, ends[0], 0.0, ends[1] - ends[0])
                yield Mark("Bracket", at, Shade(self.look.accent))
                if bracket.form is BracketForm.TIMES:
                    yield self._arrow(x, upper, "up")
                yield self._said(bracket, x + TO_PILL * size, middle)
                return

    def _columns(
        self, bracket: Bracket, left: float, top: float, wide: float, high: float
    ) -> tuple[list[float], float, list[float]]:
        """Where the ends stand, or of what it takes together without being neighbours all of that, how high the line
        is, and down to where its ends reach."""
        decided, size = self.decided, self.decided.size
        slots = max(decided.count - 1, 1) if decided.to_edges else decided.count
        slot = wide / slots
        first, last = min(bracket.places), max(bracket.places)
        at = [top + high * (1 - share) for share in self._tops()]
        own = [top + high * (1 - share) for share in self._tops(bracket)]
        label = size * (LABEL + (_MARKED if decided.lines else 0.0))
        level = min(at[first : last + 1]) - label - size * ABOVE
        aside = self._aside(bracket) * slot
        middle = [left + slot * (place + (0.0 if decided.to_edges else 0.5)) + aside for place in (first, last)]
        if bracket.together and bracket.is_block:
            ends = [middle[0] - slot * _BAR, middle[1] + slot * _BAR]
            return ends, level, [level + size * _TICK] * 2
        places = sorted(bracket.places) if bracket.together else (first, last)
        return [middle[0] + slot * (place - first) for place in places], level, [own[place] - label for place in places]

    def _bars(
        self, bracket: Bracket, left: float, top: float, wide: float, high: float
    ) -> tuple[list[float], float, list[float]]:
        """The same of bars from left to right: the line stands at their right."""
        decided, size = self.decided, self.decided.size
        slot = high / decided.count
        first, last = min(bracket.places), max(bracket.places)
        label = decided.widest_label(decided.bars) + size
        right = [left + wide * share + label for share in self._tops()]
        level = max(right[first : last + 1]) + max(size, decided.pill / 2 - label)
        places = sorted(bracket.places) if bracket.together else (first, last)
        ends = [top + slot * (place + 0.5) for place in places]
        if bracket.together and bracket.is_block:
            return [ends[0] - slot * _BAR, ends[-1] + slot * _BAR], level, [level - size * _TICK] * 2
        return ends, level, [right[place] for place in places]

    def _strip(self, bracket: Bracket, left: float, top: float, wide: float) -> tuple[list[float], float, list[float]]:
        """The same over parts that stand one behind the other."""
        values = [each.values[0] or 0.0 for each in self.decided.bars]
        whole = sum(values) or 1.0
        first, last = min(bracket.places), max(bracket.places)
        ends = [left + wide * sum(values[:place]) / whole for place in (first, last + 1)]
        level = top - self.decided.size * ABOVE
        return ends, level, [top - self.decided.size * 0.2] * 2

    def _tops(self, bracket: Bracket | None = None) -> Sequence[float]:
        """Where each category ends, as a share of the axis: the highest of its values or, of columns that stand side by
        side, the one that a bracket is about."""
        decided = self.decided
        drawn = [d for d in decided.sheet.drawn if d.role is Role.TOP] or decided.sheet.drawn[:1]
        if len(decided.bars) > 1 and drawn[0].role is not Role.TOP:
            of = {*bracket.series} if bracket and decided.chart.type is ChartType.COLUMN else None
            drawn = [d for d in decided.bars if of is None or d.series in of]
        over = sum if decided.chart.type is ChartType.STACKED else max
        low, reach = decided.scale.low, (decided.scale.high - decided.scale.low) or 1.0
        columns = zip(*(d.values for d in drawn), strict=True)
        return [(over(max(value or 0.0, 0.0) for value in values) - low) / reach for values in columns]

    def _aside(self, bracket: Bracket) -> float:
        """How far beside the middle of its group a column stands, in slots of the axis."""
        decided = self.decided
        if decided.chart.type is not ChartType.COLUMN or len(decided.bars) < _TWO:
            return 0.0
        count = len(decided.bars)
        return (bracket.series[0] - (count - 1) / 2) / (count + decided.gap(GROUPS_GAP, count) / 100)

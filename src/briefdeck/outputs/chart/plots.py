"""The series of a chart as DrawingML: bars, lines and slices, each with its labels and its references to the workbook.

Children stand in the order that CT_BarSer, CT_LineSer and CT_PieSer ask for.
"""

from __future__ import annotations

from itertools import repeat

from briefdeck.document.chart import ChartSpec
from briefdeck.model.leaves import ChartType
from briefdeck.ooxml.markup import Markup, tag
from briefdeck.ooxml.markup import text as words
from briefdeck.outputs.chart.around import HOLE
from briefdeck.outputs.chart.axis_markup import CATEGORY_AXIS, SECOND_CATEGORY_AXIS, SECOND_VALUE_AXIS, VALUE_AXIS
from briefdeck.outputs.chart.choices import DecidedChart
from briefdeck.outputs.chart.data import Drawn, Role, Sheet
from briefdeck.outputs.chart.formats import number_text
from briefdeck.outputs.chart.ink import ChartLook, Shade, fill, line, valued
from briefdeck.outputs.chart.labels import Label, cell_labels, cells_of, index_words, labels
from briefdeck.outputs.chart.palette import Palette
from briefdeck.outputs.chart.places import COLUMNS_GAP, GROUPS_GAP, STEPS_GAP
from briefdeck.values import dataclass

_DASHES = ("solid", "sysDash", "sysDot", "lgDash", "dashDot", "lgDashDot", "lgDashDotDot", "dash")


@dataclass(frozen=True, slots=True)
class Plots:
    """Makes the plots of one chart."""

    chart: ChartSpec
    sheet: Sheet
    decided: DecidedChart
    palette: Palette
    look: ChartLook

    def all(self) -> list[Markup]:
        """The plots in drawing order: lines lie over columns."""
        if any(d.role is Role.SLICES for d in self.sheet.drawn):
            return [self._slices()]
        drawn = self.sheet.drawn
        lines = [d for d in drawn if d.role in (Role.LINE, Role.TOP)]
        bars = [d for d in drawn if d not in lines]
        if self.chart.type is ChartType.STACKED:
            lines = [sums] if (sums := self.decided.parts.sums) is not None else []
        made = [self._bars(bars)] if bars else []
        if lines:
            second = bool(bars) and self.chart.type is ChartType.COMBINATION
            made.append(self._lines(lines, second=second))
        return made

    # -- bars -----------------------------------------------------------------------------------------------------

    def _bars(self, drawn: list[Drawn]) -> Markup:
        strip = self.chart.type is ChartType.STRIP
        stacked = strip or self.chart.type in (ChartType.STACKED, ChartType.WATERFALL)
        bars = [
            valued("c:barDir", "bar" if self.decided.across or strip else "col"),
            valued("c:grouping", "percentStacked" if strip else "stacked" if stacked else "clustered"),
            valued("c:varyColors", "0"),
        ]
        bars += [self._bar_series(each, stacked=stacked) for each in drawn]
        single = len(drawn) == 1 or stacked
        gap = STEPS_GAP if self.chart.type is ChartType.WATERFALL else COLUMNS_GAP if single else GROUPS_GAP
        gap = self.decided.parts.gap if self.chart.type is ChartType.STACKED else gap
        gap = 0 if strip else self.decided.gap(gap, 1 if single else len(drawn))
        bars.append(valued("c:gapWidth", str(gap)))
        bars.append(valued("c:overlap", "100" if stacked else "0"))
        bars.append(valued("c:axId", CATEGORY_AXIS))
        bars.append(valued("c:axId", VALUE_AXIS))
        return tag("c:barChart", None, *bars)

    def _bar_series(self, drawn: Drawn, *, stacked: bool) -> Markup:
        entry = self._series(drawn)
        shade = self.palette.shade(drawn)
        if drawn.role is Role.BASE:
            entry.append(tag("c:spPr", None, tag("a:noFill"), line(None)))
        else:
            # A white hairline keeps stacked segments apart in print.
            apart = self.chart.type in (ChartType.STACKED, ChartType.STRIP)
            entry.append(tag("c:spPr", None, fill(shade), line(Shade("bg1")) if apart else line(None)))
        entry.append(valued("c:invertIfNegative", "0"))
        for strong in self.palette.strong_categories if drawn.role not in (Role.BASE, Role.PART, Role.REST) else ():
            look = tag("c:spPr", None, fill(self.palette.point(drawn, strong)), line(None))
            flat, bubble = valued("c:invertIfNegative", "0"), valued("c:bubble3D", "0")
            entry.append(tag("c:dPt", None, valued("c:idx", str(strong)), flat, bubble, look))
        if self.decided.labelled or self.chart.type is ChartType.STACKED:
            written = self._bar_labels(drawn, stacked=stacked)
            if written is not None:
                entry.append(written)
        self._append_data(entry, drawn)
        return tag("c:ser", None, *entry)

    def _bar_labels(self, drawn: Drawn, *, stacked: bool) -> Markup | None:
        if self.chart.type is ChartType.WATERFALL or not self.decided.labelled or drawn.role is Role.REST:
            return None
        if drawn.role is Role.PART:
            return self._part_label(drawn)
        position = "ctr" if stacked else "outEnd"
        strong = self.palette.is_strong(drawn)

        def label(point: int | None, *, bold: bool) -> Label:
            shade = self.palette.shade(drawn) if point is None else self.palette.point(drawn, point)
            return Label(position, bold=bold, shade=self.palette.words_on(shade) if stacked else None)

        points: dict[int, Label | None] = {}
        points.update({point: label(point, bold=True) for point in self.palette.strong_categories})
        points.update({point: None for point, _ in drawn.points if not self.decided.shown(drawn, point)})
        parts, width, height = self.decided.parts, self.decided.width, self.decided.height
        for (series, point), (aside, down) in parts.beside.items():
            if series == drawn.series:
                bold = strong or point in self.palette.strong_categories
                points[point] = Label("ctr", bold=bold, shift=down / height, aside=aside / width)
        if drawn.series in parts.downs:
            aside, down = parts.name_aside(drawn, bold=strong), parts.downs[drawn.series]
            points[self.decided.count - 1] = Label(
                "ctr", name=True, bold=strong, shift=down / height, aside=aside / width
            )
        return labels(self.look, drawn.format, label(None, bold=strong), points)

    def _part_label(self, drawn: Drawn) -> Markup | None:
        """The name of a part over its value, in the part; the value alone where names stand in a legend."""
        if not self.decided.shown(drawn, 0):
            return None
        shade = self.palette.words_on(self.palette.shade(drawn))
        bold = self.palette.is_strong(drawn, drawn.row)
        return labels(
            self.look, drawn.format, Label("ctr", name=self.decided.part_names, bold=bold, shade=shade, below=True), {}
        )

    # -- lines ----------------------------------------------------------------------------------------------------

    def _lines(self, drawn: list[Drawn], *, second: bool) -> Markup:
        lines = [valued("c:grouping", "standard"), valued("c:varyColors", "0")]
        # A line that has its name at its end needs no dashes to be told apart, and a dashed one reads as a forecast.
        dashes = repeat("solid") if self.decided.ends.names else iter(_DASHES)
        for each in drawn:
            heavy = self.palette.is_strong(each) or len(drawn) == 1
            lines.append(self._line_series(each, "solid" if heavy else next(dashes), heavy=heavy))
        lines.append(valued("c:marker", "1"))
        lines.append(valued("c:axId", SECOND_CATEGORY_AXIS if second else CATEGORY_AXIS))
        lines.append(valued("c:axId", SECOND_VALUE_AXIS if second else VALUE_AXIS))
        return tag("c:lineChart", None, *lines)

    def _line_series(self, drawn: Drawn, dash: str, *, heavy: bool) -> Markup:
        entry = self._series(drawn)
        shade, strong = self.palette.shade(drawn), self.palette.strong_categories
        unseen = drawn.role is Role.TOP
        entry.append(tag("c:spPr", None, line(None) if unseen else line(shade, 2.5 if heavy else 1.5, dash)))
        entry.append(self._marker(shade, shown=self.decided.labelled and not unseen))
        extension = None
        if unseen:
            if drawn.texts is None:
                entry.append(labels(self.look, drawn.format, Label("t", bold=True), {}))
            else:
                made, extension = cell_labels(self.look, self.sheet, drawn, strong)
                entry.append(made)
        else:
            for point in strong:
                mark = self._marker(Shade(self.look.accent), shown=True, size=9)
                entry.append(tag("c:dPt", None, valued("c:idx", str(point)), mark, valued("c:bubble3D", "0")))
            written = self._line_labels(drawn)
            if written is not None:
                entry.append(written)
            extension = cells_of(self.sheet, drawn) if self.chart.index else None
        self._append_data(entry, drawn)
        entry.append(valued("c:smooth", "0"))
        if extension is not None:
            entry.append(extension)
        return tag("c:ser", None, *entry)

    @staticmethod
    def _marker(shade: Shade, *, shown: bool, size: int = 6) -> Markup:
        if not shown:
            return tag("c:marker", None, valued("c:symbol", "none"))
        look = tag("c:spPr", None, fill(shade), line(None))
        return tag("c:marker", None, valued("c:symbol", "circle"), valued("c:size", str(size)), look)

    def _line_labels(self, drawn: Drawn) -> Markup | None:
        strong, written = self.palette.is_strong(drawn), self.decided.labelled
        points: dict[int, Label | None] = {p: Label("t", bold=True) for p in self.palette.strong_categories}
        ends, high = self.decided.ends, self.decided.height
        if index := self.chart.index:
            named = drawn.series in ends.names
            said = index_words(self.look, self.sheet, drawn, index, named=named, below=ends.in_two_rows, bold=strong)
            shift = ends.names.get(drawn.series, 0.0) / high
            points[drawn.points[-1][0]] = Label("r", name=named, bold=strong, shift=shift, rich=said)
            return labels(self.look, drawn.format, Label("t", value=False, bold=strong), points)
        if drawn.series in ends.starts:
            points[0] = Label("l", bold=strong, shift=ends.starts[drawn.series] / high)
        if drawn.series in ends.names:
            value = written or ends.are_valued
            points[drawn.points[-1][0]] = Label(
                "r", value=value, name=True, bold=strong, shift=ends.names[drawn.series] / high
            )
        if not written and not points:
            return None
        return labels(self.look, drawn.format, Label("t", value=written, bold=strong), points)

    # -- slices ---------------------------------------------------------------------------------------------------

    def _slices(self) -> Markup:
        ring = self.chart.type is ChartType.DOUGHNUT
        made = [valued("c:varyColors", "1")]
        for drawn in self.sheet.drawn:
            entry = self._series(drawn)
            for point, _ in drawn.points:
                look = tag("c:spPr", None, fill(self.palette.point(drawn, point)), line(Shade("bg1"), 1.5))
                entry.append(tag("c:dPt", None, valued("c:idx", str(point)), valued("c:bubble3D", "0"), look))
            if not self.chart.listed:
                entry.append(self._slice_labels(drawn, ring=ring))
            self._append_data(entry, drawn)
            made.append(tag("c:ser", None, *entry))
        made.append(valued("c:firstSliceAng", "0"))
        if ring:
            made.append(valued("c:holeSize", str(round(HOLE * 100))))
        return tag("c:doughnutChart" if ring else "c:pieChart", None, *made)

    def _slice_labels(self, drawn: Drawn, *, ring: bool) -> Markup:
        """Names and values around a pie, in the slices of a ring that has room or moved around it; else values, and
        names in a legend.

        Labels of a ring have no position in the schema's list that PowerPoint accepts: they stand in its middle.
        """
        strong, decided = self.palette.strong_categories, self.decided
        if decided.around:
            moved: dict[int, Label | None] = {
                place: Label(category=True, bold=place in strong, shift=y / decided.height, aside=x / decided.width)
                for place, (x, y) in enumerate(decided.around)
            }
            return labels(self.look, drawn.format, Label(category=True), moved, leaders=False)
        if not ring and not self.decided.crowded:
            points: dict[int, Label | None] = {p: Label("outEnd", category=True, bold=True) for p in strong}
            return labels(self.look, drawn.format, Label("outEnd", category=True), points, leaders=True)
        inside = {}
        for point, _ in drawn.points:
            shade = self.palette.words_on(self.palette.point(drawn, point))
            named = self.decided.ring_names
            label = Label("" if ring else "inEnd", category=named, bold=point in strong, shade=shade)
            inside[point] = label if self.decided.shown(drawn, point) else None
        common = Label("" if ring else "inEnd", category=self.decided.ring_names)
        return labels(self.look, drawn.format, common, inside, leaders=True)

    # -- references to the workbook -------------------------------------------------------------------------------

    def _series(self, drawn: Drawn) -> list[Markup]:
        index = str(self.sheet.drawn.index(drawn))
        name = tag("c:strRef", None, words("c:f", None, self.sheet.name_of(drawn)), _strings((drawn.name,)))
        return [valued("c:idx", index), valued("c:order", index), tag("c:tx", None, name)]

    def _append_data(self, entry: list[Markup], drawn: Drawn) -> None:
        place, called = self.sheet.names_at(drawn)
        names = tag("c:strRef", None, words("c:f", None, place), _strings(called))
        entry.append(tag("c:cat", None, names))
        cache = [words("c:formatCode", None, drawn.format)]
        cache.append(valued("c:ptCount", str(max(len(called), 1))))
        for point, value in drawn.points:
            cache.append(tag("c:pt", {"idx": str(point)}, words("c:v", None, number_text(value))))
        numbers = tag(
            "c:numRef", None, words("c:f", None, self.sheet.values_of(drawn)), tag("c:numCache", None, *cache)
        )
        entry.append(tag("c:val", None, numbers))


def _strings(strings: tuple[str, ...]) -> Markup:
    cache = [valued("c:ptCount", str(max(len(strings), 1)))]
    for index, string in enumerate(strings):
        # An empty cell is a point that is left out.
        if string:
            cache.append(tag("c:pt", {"idx": str(index)}, words("c:v", None, string)))
    return tag("c:strCache", None, *cache)

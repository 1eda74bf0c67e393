"""A native chart as one part: DrawingML chart XML and the workbook behind it, the same for a slide and for a page.

Colours are theme slots and fonts are theme fonts, so that a chart follows the template that it lands in. One series or
category carries the accent; the rest are shades of grey that differ in lightness, lines also in their dashes, so that a
black-and-white print still tells them apart.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from briefdeck.content import Chart, ChartType, Series
from briefdeck.writers.chart_axes import CATEGORY_AXIS, VALUE_AXIS, category_axis, value_axis
from briefdeck.writers.chart_data import SHEET, column_letters, number_format, number_text, points, workbook
from briefdeck.writers.chart_ink import ChartLook, Shade, fill, line, text, valued
from briefdeck.writers.oxml import E, Element, root, serialize

__all__ = ["ChartLook", "ChartParts", "chart_part"]

# Up to here every value stands at its bar or point; beyond, a value axis with light gridlines is easier to read.
DIRECT_LABELS = 12
# The relationship that leads from the chart part to its workbook.
WORKBOOK_ID = "rId1"
_DASHES = ("solid", "sysDash", "sysDot", "lgDash", "dashDot", "lgDashDot", "lgDashDotDot", "dash")
# A chart is taken to be at least this wide (pt) when room for names at line ends is reserved.
_LEAST_WIDTH = 430.0


@dataclass(frozen=True, slots=True)
class ChartParts:
    """The chart part, which refers to its workbook as `rId1`, and that workbook (.xlsx)."""

    xml: bytes
    workbook: bytes


def chart_part(chart: Chart, look: ChartLook) -> ChartParts:
    """The parts of `chart`; both hold the same values, and a value that is None is a gap in both."""
    return ChartParts(serialize(_Drawing(chart, look).chart_space()), workbook(chart))


class _Drawing:
    """The chart's XML; methods return elements in the order that CT_ChartSpace and its children ask for."""

    def __init__(self, chart: Chart, look: ChartLook) -> None:
        self.chart = chart
        self.look = look
        self.format = number_format(chart)
        self.labelled = sum(len(points(chart, s)) for s in chart.series) <= DIRECT_LABELS
        names = [s.name for s in chart.series]
        self.strong_series = names.index(chart.emphasis) if chart.emphasis and chart.emphasis in names else None
        self.strong_category = (
            chart.categories.index(chart.emphasis)
            if self.strong_series is None and chart.emphasis in chart.categories
            else None
        )
        self.name_share = self._share_for_names()
        self.named_ends = self.name_share > 0

    def chart_space(self) -> Element:
        several = len(self.chart.series) > 1 and self.chart.type is not ChartType.PIE
        return root(
            "c:chartSpace",
            ("c", "a", "r"),
            valued("c:date1904", "0"),
            valued("c:lang", self.look.language),
            valued("c:roundedCorners", "0"),
            E(
                "c:chart",
                None,
                valued("c:autoTitleDeleted", "1"),
                self._plot_area(),
                self._legend() if several and not self.named_ends else None,
                valued("c:plotVisOnly", "1"),
                valued("c:dispBlanksAs", "gap"),
            ),
            E("c:spPr", None, E("a:noFill"), line(None)),
            text(self.look),
            E("c:externalData", {"r:id": WORKBOOK_ID}, valued("c:autoUpdate", "0")),
        )

    def _legend(self) -> Element:
        return E("c:legend", None, valued("c:legendPos", "t"), valued("c:overlay", "0"), text(self.look))

    def _plot_area(self) -> Element:
        area = E("c:plotArea", None, self._layout())
        match self.chart.type:
            case ChartType.PIE:
                area.append(self._pie())
                return area
            case ChartType.LINE:
                area.append(self._lines())
            case ChartType.COLUMN | ChartType.BAR | ChartType.STACKED:
                area.append(self._bars())
        few = len(self.chart.categories) <= DIRECT_LABELS
        area.append(category_axis(self.chart, self.look, level=few))
        area.append(value_axis(self.chart, self.look, shown=not self.labelled, to_edges=self.named_ends))
        return area

    def _layout(self) -> Element:
        if not self.named_ends:
            return E("c:layout")
        box = (("x", 0.0), ("y", 0.03), ("w", 1 - self.name_share), ("h", 0.95))
        manual = E("c:manualLayout", None, valued("c:xMode", "edge"), valued("c:yMode", "edge"))
        for name, share in box:
            manual.append(valued(f"c:{name}", f"{share:.4g}"))
        return E("c:layout", None, manual)

    def _share_for_names(self) -> float:
        """Share of the width that names at line ends take; 0 where a legend serves better.

        Names must be short, every line must reach the last category, and the ends must lie far enough apart: about
        one line of text in a plot of fifteen lines.
        """
        series = self.chart.series
        if self.chart.type is not ChartType.LINE or len(series) < 2:
            return 0.0
        found = [points(self.chart, s) for s in series]
        ends = sorted(p[-1][1] for p in found if p and p[-1][0] == len(self.chart.categories) - 1)
        if len(ends) < len(series):
            return 0.0
        values = [v for p in found for _, v in p]
        reach = max(values) - min(values)
        if any(upper - lower <= reach / 12 for lower, upper in pairwise(ends)):
            return 0.0
        ems = max(sum(1.0 if ord(c) > 0x2E7F else 0.55 for c in s.name) for s in series)
        if self.labelled:
            ems += 0.55 * max(len(f"{v:,.0f}") + 3 for v in values)
        share = (ems + 1) * self.look.size / _LEAST_WIDTH
        return share if share <= 0.3 else 0.0

    def _shade(self, index: int) -> Shade:
        """Colour of series `index`: accent for the one that matters, else steps of grey from dark to light."""
        count = len(self.chart.series)
        if self.strong_series is not None:
            if index == self.strong_series:
                return Shade(self.look.accent)
            others = [i for i in range(count) if i != self.strong_series]
            # In a stack the words stand on the colour: greys begin light enough for ink, 4.5 : 1 and more.
            first = 30 if self.chart.type is ChartType.STACKED else 0
            return self._step(self.look.muted, others.index(index), len(others), first)
        slot = self.look.muted if self.strong_category is not None else self.look.accent
        return self._step(slot, index, count)

    @staticmethod
    def _step(slot: str, index: int, count: int, first: int = 0) -> Shade:
        """Shade `index` of `count`, from `first` to 60 per cent lighter."""
        return Shade(slot, round(first + (60 - first) * index / (count - 1)) if count > 1 else first)

    def _is_strong(self, index: int) -> bool:
        return index == self.strong_series

    # -- kinds of chart ------------------------------------------------------------------------------------------

    def _bars(self) -> Element:
        stacked = self.chart.type is ChartType.STACKED
        bars = E(
            "c:barChart",
            None,
            valued("c:barDir", "bar" if self.chart.type is ChartType.BAR else "col"),
            valued("c:grouping", "stacked" if stacked else "clustered"),
            valued("c:varyColors", "0"),
        )
        for index, series in enumerate(self.chart.series):
            shade = self._shade(index)
            entry = self._series(index, series)
            # A white hairline keeps stacked segments apart in print.
            entry.append(E("c:spPr", None, fill(shade), line(Shade("bg1")) if stacked else line(None)))
            entry.append(valued("c:invertIfNegative", "0"))
            if self.strong_category is not None:
                entry.append(self._strong_bar(index))
            if self.labelled:
                entry.append(self._bar_labels(index, shade, stacked=stacked))
            self._append_data(entry, index, series)
            bars.append(entry)
        bars.append(valued("c:gapWidth", "55" if len(self.chart.series) == 1 or stacked else "70"))
        bars.append(valued("c:overlap", "100" if stacked else "0"))
        self._append_axis_ids(bars)
        return bars

    def _strong_bar(self, index: int) -> Element:
        shade = self._step(self.look.accent, index, len(self.chart.series))
        return E(
            "c:dPt",
            None,
            valued("c:idx", str(self.strong_category)),
            valued("c:invertIfNegative", "0"),
            valued("c:bubble3D", "0"),
            E("c:spPr", None, fill(shade), line(None)),
        )

    def _bar_labels(self, index: int, shade: Shade, *, stacked: bool) -> Element:
        strong = self._is_strong(index)
        if stacked:
            # White on the accent, ink on greys and tints.
            inside = Shade("bg1") if shade == Shade(self.look.accent) else None
            return self._labels("ctr", shade=inside, bold=strong)
        single = None
        if self.strong_category is not None:
            single = self._label(self.strong_category, "outEnd", bold=True)
        return self._labels("outEnd", bold=strong, first=single)

    def _lines(self) -> Element:
        lines = E("c:lineChart", None, valued("c:grouping", "standard"), valued("c:varyColors", "0"))
        dashes = iter(_DASHES)
        for index, series in enumerate(self.chart.series):
            shade, strong = self._shade(index), self._is_strong(index)
            heavy = strong or len(self.chart.series) == 1
            dash = "solid" if heavy else next(dashes)
            entry = self._series(index, series)
            entry.append(E("c:spPr", None, line(shade, 2.5 if heavy else 1.5, dash)))
            entry.append(self._marker(shade, shown=self.labelled))
            if self.strong_category is not None:
                entry.append(self._strong_point())
            labels = self._line_labels(series, bold=strong)
            if labels is not None:
                entry.append(labels)
            self._append_data(entry, index, series)
            entry.append(valued("c:smooth", "0"))
            lines.append(entry)
        lines.append(valued("c:marker", "1"))
        self._append_axis_ids(lines)
        return lines

    @staticmethod
    def _marker(shade: Shade, *, shown: bool, size: int = 5) -> Element:
        if not shown:
            return E("c:marker", None, valued("c:symbol", "none"))
        look = E("c:spPr", None, fill(shade), line(None))
        return E("c:marker", None, valued("c:symbol", "circle"), valued("c:size", str(size)), look)

    def _strong_point(self) -> Element:
        return E(
            "c:dPt",
            None,
            valued("c:idx", str(self.strong_category)),
            self._marker(Shade(self.look.accent), shown=True, size=9),
            valued("c:bubble3D", "0"),
        )

    def _line_labels(self, series: Series, *, bold: bool) -> Element | None:
        last = None
        if self.named_ends:
            last = self._label(points(self.chart, series)[-1][0], "r", bold=bold, name=True)
        if not self.labelled:
            return self._labels("t", shown=False, first=last) if last is not None else None
        return self._labels("t", bold=bold, first=last)

    def _pie(self) -> Element:
        pie = E("c:pieChart", None, valued("c:varyColors", "1"))
        for index, series in enumerate(self.chart.series):
            entry = self._series(index, series)
            for point, _ in points(self.chart, series):
                look = E("c:spPr", None, fill(self._slice(point)), line(Shade("bg1"), 1.5))
                entry.append(
                    E("c:dPt", None, valued("c:idx", str(point)), valued("c:bubble3D", "0"), look),
                )
            first = None
            if self.strong_category is not None:
                first = self._label(self.strong_category, "outEnd", bold=True, category=True)
            entry.append(self._labels("outEnd", category=True, first=first, leaders=True))
            self._append_data(entry, index, series)
            pie.append(entry)
        pie.append(valued("c:firstSliceAng", "0"))
        return pie

    def _slice(self, point: int) -> Shade:
        count = len(self.chart.categories)
        if self.strong_category is None:
            return self._step(self.look.accent, point, count)
        if point == self.strong_category:
            return Shade(self.look.accent)
        return self._step(self.look.muted, point - (point > self.strong_category), count - 1)

    # -- what the kinds share ------------------------------------------------------------------------------------

    def _series(self, index: int, series: Series) -> Element:
        place = f"{SHEET}!${column_letters(index + 1)}$1"
        name = E("c:strRef", None, E("c:f", None, place), self._strings((series.name,)))
        return E("c:ser", None, valued("c:idx", str(index)), valued("c:order", str(index)), E("c:tx", None, name))

    @staticmethod
    def _strings(strings: tuple[str, ...]) -> Element:
        cache = E("c:strCache", None, valued("c:ptCount", str(max(len(strings), 1))))
        for index, string in enumerate(strings):
            # An empty cell is a point that is left out.
            if string:
                cache.append(E("c:pt", {"idx": str(index)}, E("c:v", None, string)))
        return cache

    def _append_data(self, entry: Element, index: int, series: Series) -> None:
        last = max(len(self.chart.categories), 1) + 1
        column = column_letters(index + 1)
        categories = E(
            "c:strRef", None, E("c:f", None, f"{SHEET}!$A$2:$A${last}"), self._strings(self.chart.categories)
        )
        entry.append(E("c:cat", None, categories))
        cache = E("c:numCache", None, E("c:formatCode", None, self.format))
        cache.append(valued("c:ptCount", str(max(len(self.chart.categories), 1))))
        for point, value in points(self.chart, series):
            cache.append(E("c:pt", {"idx": str(point)}, E("c:v", None, number_text(value))))
        place = f"{SHEET}!${column}$2:${column}${last}"
        entry.append(E("c:val", None, E("c:numRef", None, E("c:f", None, place), cache)))

    def _labels(
        self,
        position: str,
        *,
        shade: Shade | None = None,
        bold: bool = False,
        shown: bool = True,
        category: bool = False,
        first: Element | None = None,
        leaders: bool = False,
    ) -> Element:
        """`c:dLbls` of a series; `first` is the `c:dLbl` of one point that differs."""
        labels = E("c:dLbls", None, first)
        self._append_label_facts(labels, position, shade, bold=bold, value=shown, category=category, name=False)
        if leaders:
            labels.append(valued("c:showLeaderLines", "1"))
        return labels

    def _label(
        self, point: int, position: str, *, bold: bool = False, category: bool = False, name: bool = False
    ) -> Element:
        """`c:dLbl` of one point; `name` adds the series' name."""
        label = E("c:dLbl", None, valued("c:idx", str(point)))
        value = self.labelled or not name
        self._append_label_facts(label, position, None, bold=bold, value=value, category=category, name=name)
        return label

    def _append_label_facts(
        self,
        labels: Element,
        position: str,
        shade: Shade | None,
        *,
        bold: bool,
        value: bool,
        category: bool,
        name: bool,
    ) -> None:
        labels.append(E("c:numFmt", {"formatCode": self.format, "sourceLinked": "0"}))
        labels.append(E("c:spPr", None, E("a:noFill"), line(None)))
        labels.append(text(self.look, shade, bold=bold))
        labels.append(valued("c:dLblPos", position))
        labels.append(valued("c:showLegendKey", "0"))
        for tag, shown in (("Val", value), ("CatName", category), ("SerName", name), ("Percent", False)):
            labels.append(valued(f"c:show{tag}", "1" if shown else "0"))
        labels.append(valued("c:showBubbleSize", "0"))
        if value and (category or name):
            labels.append(E("c:separator", None, "\n" if category else " "))

    @staticmethod
    def _append_axis_ids(kind: Element) -> None:
        kind.append(valued("c:axId", CATEGORY_AXIS))
        kind.append(valued("c:axId", VALUE_AXIS))

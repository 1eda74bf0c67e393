"""A native chart as one part: DrawingML chart XML and the workbook behind it, the same for a slide and for a page.

Colours are theme slots and fonts are theme fonts, so that a chart follows the template that it lands in. `data` makes
the sheet, `workbook` the file of it, `decided` says what stands where, `palette` how dark it is; the rest writes XML.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefdeck.document.chart import ChartSpec
from briefdeck.model.leaves import ChartType
from briefdeck.ooxml.markup import Markup, part, tag
from briefdeck.ooxml.names import CHART_SHAPES_REL, CHART_SHAPES_TYPE, CHART_TYPE, WORKBOOK_REL, WORKBOOK_TYPE
from briefdeck.ooxml.package import Package
from briefdeck.outputs.chart.axis_markup import Axes, manual_layout
from briefdeck.outputs.chart.choices import DecidedChart
from briefdeck.outputs.chart.data import Sheet, sheet_of
from briefdeck.outputs.chart.drawing import drawing
from briefdeck.outputs.chart.ink import ChartLook, line, text, valued
from briefdeck.outputs.chart.palette import Palette
from briefdeck.outputs.chart.plots import Plots
from briefdeck.outputs.chart.workbook import workbook
from briefdeck.values import dataclass

__all__ = ["ChartLook", "ChartParts", "chart_part"]

# The relationships that lead from the chart part to its workbook, and to the drawing in it.
WORKBOOK_ID, DRAWING_ID = "rId1", "rId2"


@dataclass(frozen=True, slots=True)
class ChartParts:
    """The chart part, which refers to its workbook as `rId1`, and that workbook (.xlsx); to its drawing, if it has one,
    it refers as `rId2`."""

    xml: bytes
    workbook: bytes
    drawing: bytes = b""

    def add_to(self, package: Package, name: str, workbook: str, drawing: str) -> None:
        """Put the parts into a package, under these names."""
        package.add(workbook, WORKBOOK_TYPE, self.workbook)
        package.add(name, CHART_TYPE, self.xml)
        package.relate(name, WORKBOOK_REL, workbook)
        if self.drawing:
            package.add(drawing, CHART_SHAPES_TYPE, self.drawing)
            package.relate(name, CHART_SHAPES_REL, drawing)


def chart_part(chart: ChartSpec, look: ChartLook, size: tuple[float, float]) -> ChartParts:
    """The parts of `chart` in a frame of `size` (width, height in pt).

    Both hold the same values, and a value that is None is a gap in both.
    """
    sheet = sheet_of(chart)
    decided = DecidedChart(chart, sheet, look.size, *size, look.face)
    drawn = drawing(decided, look)
    return ChartParts(_chart_space(chart, sheet, decided, look, is_drawn_on=bool(drawn)), workbook(sheet), drawn)


def _chart_space(chart: ChartSpec, sheet: Sheet, decided: DecidedChart, look: ChartLook, *, is_drawn_on: bool) -> bytes:
    """The part; children in the order of CT_ChartSpace."""
    return part(
        "c:chartSpace",
        ("c", "a", "r"),
        valued("c:date1904", "0"),
        valued("c:lang", look.language.tag),
        valued("c:roundedCorners", "0"),
        tag(
            "c:chart",
            None,
            valued("c:autoTitleDeleted", "1"),
            _plot_area(chart, sheet, decided, look),
            _legend(decided, look),
            valued("c:plotVisOnly", "1"),
            valued("c:dispBlanksAs", "gap"),
        ),
        tag("c:spPr", None, tag("a:noFill"), line(None)),
        text(look),
        tag("c:externalData", {"r:id": WORKBOOK_ID}, valued("c:autoUpdate", "0")),
        tag("c:userShapes", {"r:id": DRAWING_ID}) if is_drawn_on else None,
    )


def _plot_area(chart: ChartSpec, sheet: Sheet, decided: DecidedChart, look: ChartLook) -> Markup:
    place = manual_layout(decided.outer or decided.plot, inner=decided.outer is None)
    plots = Plots(chart, sheet, decided, Palette(chart, look), look).all()
    axes = Axes(decided, look).all() if chart.type not in (ChartType.PIE, ChartType.DOUGHNUT) else ()
    return tag("c:plotArea", None, place, *plots, *axes)


def _legend(decided: DecidedChart, look: ChartLook) -> Markup | None:
    """Names of series above the plot, flush left, or those of slices beside it."""
    if decided.legend is None:
        return None
    side = "r" if decided.chart.type in (ChartType.PIE, ChartType.DOUGHNUT) else "t"
    return tag(
        "c:legend",
        None,
        valued("c:legendPos", side),
        *(_unnamed(decided) if side == "t" else ()),
        manual_layout(decided.legend),
        valued("c:overlay", "0"),
        text(look),
    )


def _unnamed(decided: DecidedChart) -> Iterator[Markup]:
    """The entries that a legend has not: of the sums above columns."""
    if (sums := decided.parts.sums) is not None:
        place = str(decided.sheet.drawn.index(sums))
        yield tag("c:legendEntry", None, valued("c:idx", place), valued("c:delete", "1"))

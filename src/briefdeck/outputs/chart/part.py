"""A native chart as one part: DrawingML chart XML and the workbook behind it, the same for a slide and for a page.

Colours are theme slots and fonts are theme fonts, so that a chart follows the template that it lands in. `data` makes
the sheet, `decided` says what stands where, `palette` how dark it is; the rest writes XML.
"""

from __future__ import annotations

from dataclasses import dataclass

from briefdeck.document.chart import ChartSpec
from briefdeck.model.leaves import ChartType
from briefdeck.ooxml.xml import E, Element, root, serialize
from briefdeck.outputs.chart.axes import Axes, manual_layout
from briefdeck.outputs.chart.data import Sheet, sheet_of, workbook
from briefdeck.outputs.chart.decided import DecidedChart
from briefdeck.outputs.chart.ink import ChartLook, line, text, valued
from briefdeck.outputs.chart.palette import Palette
from briefdeck.outputs.chart.plots import Plots

__all__ = ["ChartLook", "ChartParts", "chart_part"]

# The relationship that leads from the chart part to its workbook.
WORKBOOK_ID = "rId1"


@dataclass(frozen=True, slots=True)
class ChartParts:
    """The chart part, which refers to its workbook as `rId1`, and that workbook (.xlsx)."""

    xml: bytes
    workbook: bytes


def chart_part(chart: ChartSpec, look: ChartLook, size: tuple[float, float]) -> ChartParts:
    """The parts of `chart` in a frame of `size` (width, height in pt).

    Both hold the same values, and a value that is None is a gap in both.
    """
    sheet = sheet_of(chart)
    decided = DecidedChart(chart, sheet, look.size, *size)
    return ChartParts(serialize(_chart_space(chart, sheet, decided, look)), workbook(sheet))


def _chart_space(chart: ChartSpec, sheet: Sheet, decided: DecidedChart, look: ChartLook) -> Element:
    """The root; children in the order of CT_ChartSpace."""
    return root(
        "c:chartSpace",
        ("c", "a", "r"),
        valued("c:date1904", "0"),
        valued("c:lang", look.language.tag),
        valued("c:roundedCorners", "0"),
        E(
            "c:chart",
            None,
            valued("c:autoTitleDeleted", "1"),
            _plot_area(chart, sheet, decided, look),
            _legend(decided, look),
            valued("c:plotVisOnly", "1"),
            valued("c:dispBlanksAs", "gap"),
        ),
        E("c:spPr", None, E("a:noFill"), line(None)),
        text(look),
        E("c:externalData", {"r:id": WORKBOOK_ID}, valued("c:autoUpdate", "0")),
    )


def _plot_area(chart: ChartSpec, sheet: Sheet, decided: DecidedChart, look: ChartLook) -> Element:
    area = E("c:plotArea", None, manual_layout(decided.outer or decided.plot, inner=decided.outer is None))
    area.extend(Plots(chart, sheet, decided, Palette(chart, look), look).all())
    if chart.type not in (ChartType.PIE, ChartType.DOUGHNUT):
        area.extend(Axes(decided, look).all())
    return area


def _legend(decided: DecidedChart, look: ChartLook) -> Element | None:
    """Names of series above the plot, flush left, or those of slices beside it."""
    if decided.legend is None:
        return None
    side = "r" if decided.chart.type in (ChartType.PIE, ChartType.DOUGHNUT) else "t"
    return E(
        "c:legend",
        None,
        valued("c:legendPos", side),
        manual_layout(decided.legend),
        valued("c:overlay", "0"),
        text(look),
    )

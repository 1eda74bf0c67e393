"""A native chart as one part: DrawingML chart XML and the workbook behind it, the same for a slide and for a page.

Colours are theme slots and fonts are theme fonts, so that a chart follows the template that it lands in. `chart_data`
makes the sheet, `chart_plan` decides what stands where, `chart_palette` how dark it is; the rest writes XML.
"""

from __future__ import annotations

from dataclasses import dataclass

from briefdeck.document.chart import ChartSpec
from briefdeck.model.leaves import ChartType
from briefdeck.ooxml.xml import E, Element, root, serialize
from briefdeck.outputs.chart.axes import Axes, manual_layout
from briefdeck.outputs.chart.data import Sheet, sheet_of, workbook
from briefdeck.outputs.chart.ink import ChartLook, line, text, valued
from briefdeck.outputs.chart.palette import Palette
from briefdeck.outputs.chart.plan import Plan
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
    plan = Plan(chart, sheet, look.size, *size)
    return ChartParts(serialize(_chart_space(chart, sheet, plan, look)), workbook(sheet))


def _chart_space(chart: ChartSpec, sheet: Sheet, plan: Plan, look: ChartLook) -> Element:
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
            _plot_area(chart, sheet, plan, look),
            _legend(plan, look),
            valued("c:plotVisOnly", "1"),
            valued("c:dispBlanksAs", "gap"),
        ),
        E("c:spPr", None, E("a:noFill"), line(None)),
        text(look),
        E("c:externalData", {"r:id": WORKBOOK_ID}, valued("c:autoUpdate", "0")),
    )


def _plot_area(chart: ChartSpec, sheet: Sheet, plan: Plan, look: ChartLook) -> Element:
    area = E("c:plotArea", None, manual_layout(plan.outer or plan.plot, inner=plan.outer is None))
    area.extend(Plots(chart, sheet, plan, Palette(chart, look), look).all())
    if chart.type not in (ChartType.PIE, ChartType.DOUGHNUT):
        area.extend(Axes(plan, look).all())
    return area


def _legend(plan: Plan, look: ChartLook) -> Element | None:
    """Names of series above the plot, flush left, or those of slices beside it."""
    if plan.legend is None:
        return None
    side = "r" if plan.chart.type in (ChartType.PIE, ChartType.DOUGHNUT) else "t"
    return E(
        "c:legend",
        None,
        valued("c:legendPos", side),
        manual_layout(plan.legend),
        valued("c:overlay", "0"),
        text(look),
    )

"""The two axes of a chart: quiet, without ticks; the value axis is there only where values are not written directly."""

from __future__ import annotations

from briefdeck.content import Chart, ChartType
from briefdeck.writers.chart_data import points, tick_format
from briefdeck.writers.chart_ink import ChartLook, Shade, line, text, valued
from briefdeck.writers.oxml import E, Element

# Axis ids are unsigned in the schema (ECMA-376 Part 1, 21.2.2.9); any two that differ will do.
CATEGORY_AXIS, VALUE_AXIS = "500000001", "500000002"


# More names than this stand too close below a chart; then only every second or third is written.
MOST_LABELS = 12


def category_axis(chart: Chart, look: ChartLook, *, level: bool) -> Element:
    """The axis of names; `level` keeps a few names from being turned, of many only some are written."""
    across = chart.type is ChartType.BAR
    return E(
        "c:catAx",
        None,
        valued("c:axId", CATEGORY_AXIS),
        # Bars grow upwards in DrawingML; turned round, the first category stands on top, as in a table.
        E("c:scaling", None, valued("c:orientation", "maxMin" if across else "minMax")),
        valued("c:delete", "0"),
        valued("c:axPos", "l" if across else "b"),
        E("c:numFmt", {"formatCode": "General", "sourceLinked": "0"}),
        valued("c:majorTickMark", "none"),
        valued("c:minorTickMark", "none"),
        # Low, so that negative bars do not cross the words.
        valued("c:tickLblPos", "low"),
        E("c:spPr", None, line(Shade(look.line))),
        text(look, level=level),
        valued("c:crossAx", VALUE_AXIS),
        valued("c:crosses", "autoZero"),
        valued("c:auto", "0"),
        valued("c:lblAlgn", "ctr"),
        valued("c:lblOffset", "100"),
        valued("c:tickLblSkip", str(-(-len(chart.categories) // MOST_LABELS))) if not level else None,
        valued("c:noMultiLvlLbl", "1"),
    )


def value_axis(chart: Chart, look: ChartLook, *, shown: bool, to_edges: bool) -> Element:
    """The axis of numbers; shown, it brings light gridlines. `to_edges` lets lines run from edge to edge."""
    across = chart.type is ChartType.BAR
    grid = E("c:majorGridlines", None, E("c:spPr", None, line(Shade(look.line, 50), 0.5))) if shown else None
    return E(
        "c:valAx",
        None,
        valued("c:axId", VALUE_AXIS),
        E("c:scaling", None, valued("c:orientation", "minMax"), _floor(chart)),
        valued("c:delete", "0" if shown else "1"),
        valued("c:axPos", "b" if across else "l"),
        grid,
        E("c:numFmt", {"formatCode": tick_format(chart), "sourceLinked": "0"}),
        valued("c:majorTickMark", "none"),
        valued("c:minorTickMark", "none"),
        valued("c:tickLblPos", "nextTo"),
        E("c:spPr", None, line(None)),
        text(look),
        valued("c:crossAx", CATEGORY_AXIS),
        # The category axis of bars is turned round, so its far end is at the bottom.
        valued("c:crosses", "max" if across else "autoZero"),
        valued("c:crossBetween", "midCat" if to_edges else "between"),
    )


def _floor(chart: Chart) -> Element | None:
    """Bars start at zero: a length that is cut off lies about its proportion."""
    values = [v for s in chart.series for _, v in points(chart, s)]
    if chart.type is ChartType.LINE or any(v < 0 for v in values):
        return None
    return valued("c:min", "0")

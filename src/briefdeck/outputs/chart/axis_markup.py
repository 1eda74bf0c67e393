"""The axes of a chart as the file has them: quiet, without ticks. `axis_range` chooses where they begin and end."""

from __future__ import annotations

from briefdeck.ooxml.markup import Markup, tag
from briefdeck.ooxml.markup import text as words
from briefdeck.outputs.chart.choices import DecidedChart
from briefdeck.outputs.chart.data import Drawn
from briefdeck.outputs.chart.formats import named, tick_format
from briefdeck.outputs.chart.ink import ChartLook, Shade, face, line, text, valued
from briefdeck.outputs.chart.places import Area
from briefdeck.outputs.chart.scales import Scale
from briefdeck.values import dataclass

# Axis ids are unsigned in the schema (ECMA-376 Part 1, 21.2.2.9); any that differ will do.
CATEGORY_AXIS, VALUE_AXIS = "500000001", "500000002"
SECOND_CATEGORY_AXIS, SECOND_VALUE_AXIS = "500000003", "500000004"


def manual_layout(area: Area, *, inner: bool = False) -> Markup:
    """A given place; `inner` means a plot without the words at its axes."""
    target = valued("c:layoutTarget", "inner") if inner else None
    places = (valued(f"c:{name}", f"{getattr(area, name):.4f}") for name in ("x", "y", "w", "h"))
    made = tag("c:manualLayout", None, target, valued("c:xMode", "edge"), valued("c:yMode", "edge"), *places)
    return tag("c:layout", None, made)


@dataclass(frozen=True, slots=True)
class Axes:
    """The axes of one chart."""

    decided: DecidedChart
    look: ChartLook

    def all(self) -> list[Markup]:
        """Axes in the order that PowerPoint writes."""
        decided = self.decided
        if not (decided.lines and decided.bars):
            return [self._categories(CATEGORY_AXIS, VALUE_AXIS), self._first(decided.bars or decided.lines)]
        return [
            self._categories(CATEGORY_AXIS, VALUE_AXIS),
            self._first(decided.bars),
            self._second(decided.lines),
            self._categories(SECOND_CATEGORY_AXIS, SECOND_VALUE_AXIS, hidden=True),
        ]

    def _categories(self, own: str, other: str, *, hidden: bool = False) -> Markup:
        """The axis of names; many of them are not all written, so that those that are stand level."""
        decided = self.decided
        return tag(
            "c:catAx",
            None,
            valued("c:axId", own),
            # Bars grow upwards in DrawingML; turned round, the first category stands on top, as in a table.
            tag("c:scaling", None, valued("c:orientation", "maxMin" if decided.across else "minMax")),
            valued("c:delete", "1" if hidden or decided.whole else "0"),
            valued("c:axPos", "l" if decided.across or decided.whole else "b"),
            tag("c:numFmt", {"formatCode": "General", "sourceLinked": "0"}),
            valued("c:majorTickMark", "none"),
            valued("c:minorTickMark", "none"),
            # Low, so that negative bars do not cross the words.
            valued("c:tickLblPos", "low"),
            tag("c:spPr", None, line(Shade(self.look.line))),
            # `tickLblSkip` is PowerPoint's. LibreOffice breaks level names into as many lines as it takes to write all;
            # those that are turned by however little it leaves out where they would meet: a hundredth of a degree.
            text(self.look, turned=0 if decided.skip == 1 else 600),
            valued("c:crossAx", other),
            valued("c:crosses", "autoZero"),
            valued("c:auto", "0"),
            valued("c:lblAlgn", "ctr"),
            valued("c:lblOffset", "100"),
            valued("c:tickLblSkip", str(decided.skip)),
            valued("c:noMultiLvlLbl", "1"),
        )

    def _first(self, drawn: list[Drawn]) -> Markup:
        """The value axis; shown, it brings light gridlines."""
        decided, shown = self.decided, self.decided.axes.are_seen
        grid = (
            tag("c:majorGridlines", None, tag("c:spPr", None, line(Shade(self.look.line, 50, self.look.dark), 0.5)))
            if shown
            else None
        )
        return tag(
            "c:valAx",
            None,
            valued("c:axId", VALUE_AXIS),
            self._scaling(decided.scale),
            valued("c:delete", "0" if shown else "1"),
            valued("c:axPos", "b" if decided.across or decided.whole else "l"),
            grid,
            self._title(drawn, x=0.0) if decided.axes.are_titled else None,
            *self._manner(drawn, decided.scale),
            valued("c:crossAx", CATEGORY_AXIS),
            # The category axis of bars is turned round, so its far end is at the bottom.
            valued("c:crosses", "max" if decided.across else "autoZero"),
            valued("c:crossBetween", "midCat" if decided.to_edges else "between"),
            valued("c:majorUnit", f"{decided.scale.step:.10g}") if shown and decided.axes.are_fixed else None,
        )

    def _second(self, drawn: list[Drawn]) -> Markup:
        """The axis of a combination's lines, at the right."""
        decided = self.decided
        scale = decided.axes.second
        return tag(
            "c:valAx",
            None,
            valued("c:axId", SECOND_VALUE_AXIS),
            self._scaling(scale),
            # Never deleted, though perhaps unseen: LibreOffice draws the lines of a deleted axis on the first one.
            valued("c:delete", "0"),
            valued("c:axPos", "r"),
            self._title(drawn, x=1.0) if decided.axes.are_titled else None,
            *self._manner(drawn, scale, unseen=decided.labelled),
            valued("c:crossAx", SECOND_CATEGORY_AXIS),
            valued("c:crosses", "max"),
            valued("c:crossBetween", "between"),
            valued("c:majorUnit", f"{scale.step:.10g}") if not decided.labelled else None,
        )

    def _manner(self, drawn: list[Drawn], scale: Scale, *, unseen: bool = False) -> tuple[Markup, ...]:
        ticks = named(tick_format(drawn[0].format, scale.step), self.look.language)
        return (
            tag("c:numFmt", {"formatCode": ticks, "sourceLinked": "0"}),
            valued("c:majorTickMark", "none"),
            valued("c:minorTickMark", "none"),
            valued("c:tickLblPos", "none" if unseen else "nextTo"),
            tag("c:spPr", None, line(None)),
            text(self.look),
        )

    def _scaling(self, scale: Scale) -> Markup:
        low, high = self.decided.axes.bounds(scale)
        ends = [valued("c:max", f"{high:.10g}")] if high is not None else []
        ends += [valued("c:min", f"{low:.10g}")] if low is not None else []
        return tag("c:scaling", None, valued("c:orientation", "minMax"), *ends)

    def _title(self, drawn: list[Drawn], *, x: float) -> Markup | None:
        """The unit above an axis."""
        unit = self.decided.chart.series[drawn[0].series].unit
        if not unit:
            return None
        look, decided = self.look, self.decided
        paragraph = tag(
            "a:p",
            None,
            tag("a:pPr", None, face("a:defRPr", look, None)),
            tag("a:r", None, face("a:rPr", look, None), words("a:t", None, unit)),
        )
        rich = tag("c:rich", None, tag("a:bodyPr", {"rot": "0", "vert": "horz"}), tag("a:lstStyle"), paragraph)
        place = max(x - decided.title_width(unit), 0.0) if x else 0.0
        at = valued("c:x", f"{place:.4f}"), valued("c:y", f"{decided.title_top:.4f}")
        made = tag("c:manualLayout", None, valued("c:xMode", "edge"), valued("c:yMode", "edge"), *at)
        return tag("c:title", None, tag("c:tx", None, rich), tag("c:layout", None, made), valued("c:overlay", "0"))

"""The charts of a slide as somebody drew them: of which type they are, and what is said of them for who cannot see."""

from __future__ import annotations

from collections.abc import Iterator

from briefdeck.model.leaves import ChartType
from briefdeck.ooxml.names import C
from briefdeck.ooxml.package import Package
from briefdeck.ooxml.xml import Element
from briefdeck.provenance.chartfacts import parts, plotted, sums
from briefdeck.provenance.slidewords import slide_charts
from briefdeck.provenance.units import Plotted
from briefdeck.roundtrip.readback.reading import slide_parts
from briefdeck.values import dataclass

_AREA = f"{C}chart/{C}plotArea"
_ROUND = {"pieChart": ChartType.PIE, "pie3DChart": ChartType.PIE, "doughnutChart": ChartType.DOUGHNUT}
_LINES = frozenset({"lineChart", "line3DChart"})
_BARS = frozenset({"barChart", "bar3DChart"})


@dataclass(frozen=True, slots=True)
class Plot:
    """A chart: its type, None for one that a briefing does not have, its series, those of them that are lines beside
    columns, and its alternative text."""

    type: ChartType | None
    series: tuple[Plotted, ...]
    lines: tuple[str, ...] = ()
    alt: str = ""


def plots_of(package: Package, page: int) -> Iterator[Plot]:
    """The charts of a slide, counted from 1."""
    part = dict(slide_parts(package)).get(page, "")
    tree = package.trees.get(part)
    for _, rid, alt in slide_charts(tree) if tree is not None else ():
        relationship = package.rels.get(part, {}).get(rid)
        chart = package.trees.get(relationship.target) if relationship is not None else None
        area = chart.find(_AREA) if chart is not None else None
        if chart is None or area is None:
            yield Plot(None, (), (), alt)
            continue
        type_, lines = _type_of(area)
        yield Plot(type_, plotted(chart), lines, alt)


def type_of_form(form: str) -> ChartType | None:
    """The type of a chart by what is noted of how it is drawn (`chartfacts.form`); None for one that a briefing does
    not have, or that its form alone does not tell."""
    match form.split():
        case [name] if name in _ROUND:
            return _ROUND[name]
        case [name, *_] if name in _LINES and "," not in form:
            return ChartType.LINE
        case [name, way, grouping] if name in _BARS and grouping != "percentStacked":
            if grouping == "stacked":
                return ChartType.STACKED
            return ChartType.BAR if way == "bar" else ChartType.COLUMN
        case _:
            return None


def _type_of(area: Element) -> tuple[ChartType | None, tuple[str, ...]]:
    """The type of a chart by what its plot area holds (ECMA-376 Part 1, 21.2.2.145), and the names of its lines."""
    over = sums(area)
    drawn = [(name, child) for child in area if (name := child.tag.rpartition("}")[2]).endswith("Chart")]
    drawn = [(name, child) for name, child in drawn if child not in over]
    names = {name for name, _ in drawn}
    if len(drawn) == 1 and drawn[0][0] in _ROUND:
        return _ROUND[drawn[0][0]], ()
    if names and names <= _LINES:
        return ChartType.LINE, ()
    if len(drawn) == 1 and names <= _BARS:
        return _bars(drawn[0][1]), ()
    if len(drawn) == 2 and names & _LINES and names & _BARS:
        lines = next(child for name, child in drawn if name in _LINES)
        return ChartType.COMBINATION, tuple(series.name for series in plotted(lines))
    return None, ()


def _bars(chart: Element) -> ChartType:
    if _value(chart, "grouping") in ("stacked", "percentStacked"):
        return ChartType.STRIP if parts(chart) else ChartType.STACKED
    return ChartType.BAR if _value(chart, "barDir") == "bar" else ChartType.COLUMN


def _value(chart: Element, name: str) -> str:
    found = chart.find(f"{C}{name}")
    return found.get("val", "") if found is not None else ""

"""What the data of a chart must be, wherever it is written, and how a waterfall adds up."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass

from briefdeck.diagnostics import Diagnostic, Span
from briefdeck.diagnostics.rules import briefing as rules
from briefdeck.diagnostics.words import did_you_mean
from briefdeck.model.briefing import ChartSection
from briefdeck.model.leaves import ChartType
from briefdeck.yamlfile.tree import Path

SHARES = (ChartType.PIE, ChartType.DOUGHNUT)
_SLACK = 0.51  # units of the last decimal by which a rounded number may be off, and a little for binary fractions


@dataclass(frozen=True, slots=True)
class Plotted:
    """The data of a chart and its places: of a series by its index, of a value by its series and category.

    A name is the set of its forms in all languages.
    """

    categories: tuple[frozenset[str], ...]
    names: tuple[frozenset[str], ...]
    values: tuple[tuple[float | None, ...], ...]
    series_at: Callable[[int], Span]
    value_at: Callable[[int, int], Span]


@dataclass(frozen=True, slots=True)
class Step:
    """A column of a waterfall, from where it starts to where it ends. A total starts at zero."""

    start: float
    end: float
    is_total: bool = False


def steps(values: Sequence[float | None], totals: Collection[int]) -> tuple[Step | None, ...]:
    """The columns of a waterfall. A total without a value is what the changes add up to; a gap changes nothing."""
    made: list[Step | None] = []
    level = 0.0
    for index, value in enumerate(values):
        if index in totals:
            level = level if value is None else value
            made.append(Step(0.0, level, True))
        elif value is None:
            made.append(None)
        else:
            made.append(Step(level, level + value))
            level += value
    return tuple(made)


def place_of(name: str, names: Sequence[frozenset[str]]) -> int | None:
    """The index of what is called `name` in any language."""
    return next((index for index, forms in enumerate(names) if name in forms), None)


def chart_faults(section: ChartSection, data: Plotted, at: Callable[[Path], Span]) -> Iterator[Diagnostic]:
    """All that is wrong with a chart; `at` gives the place of a key of the section."""
    names, categories = _forms(data.names), _forms(data.categories)
    if section.emphasis and section.emphasis not in names | categories:
        what = f"the chart has no series or category “{section.emphasis}”"
        yield rules.INVALID_VALUE.at(at(("emphasis",)), what, did_you_mean(section.emphasis, names | categories))
    if not any(value is not None for series in data.values for value in series):
        hint = "give at least one value"
        yield rules.BAD_DATA.at(data.series_at(0), "the chart has nothing to show: it has no value at all", hint)
    yield from _lists(section, data, at)
    if section.type in SHARES:
        yield from _shares(section, data)
    if section.type is ChartType.WATERFALL:
        yield from _waterfall(section, data)


def _forms(names: Sequence[frozenset[str]]) -> set[str]:
    return {form for forms in names for form in forms}


def _lists(section: ChartSection, data: Plotted, at: Callable[[Path], Span]) -> Iterator[Diagnostic]:
    """The keys that belong to one type of chart, and the names in them."""
    given = (
        ("lines", section.lines, ChartType.COMBINATION),
        ("second_unit", section.second_unit, ChartType.COMBINATION),
        ("totals", section.totals, ChartType.WATERFALL),
    )
    for key, value, kind in given:
        if value and section.type is not kind:
            what = f"“{key}” belongs to a {kind.value}, and this chart is a {section.type.value}"
            yield rules.INVALID_VALUE.at(at((key,)), what, f"write type: {kind.value}, or delete {key}:")
    for key, wanted, names, kind_of in (
        ("lines", section.lines, data.names, "series"),
        ("totals", section.totals, data.categories, "category"),
    ):
        for index, name in enumerate(wanted):
            if place_of(name, names) is None:
                hint = did_you_mean(name, _forms(names))
                yield rules.INVALID_VALUE.at(at((key, index)), f"the chart has no {kind_of} “{name}”", hint)
    if section.type is ChartType.COMBINATION:
        lines = {place_of(name, data.names) for name in section.lines}
        if not section.lines:
            hint = "add lines: with the names of the series that are lines on the second axis"
            yield rules.MISSING_KEY.at(at(()), "“lines” is missing", hint)
        elif None not in lines and len(lines) == len(data.names):
            hint = "leave one series to the columns, or write type: line"
            yield rules.INVALID_VALUE.at(at(("lines",)), "every series is a line, and none is left for columns", hint)


def _shares(section: ChartSection, data: Plotted) -> Iterator[Diagnostic]:
    kind = section.type.value
    if len(data.values) > 1:
        hint = "write type: stacked or type: bar, or leave one series"
        what = f"a {kind} shows the parts of one whole, so one series, and this one has {len(data.values)}"
        yield rules.BAD_DATA.at(data.series_at(1), what, hint)
    for index, series in enumerate(data.values):
        for point, value in enumerate(series):
            if value is not None and value < 0:
                what = f"{value:g} is negative, and a {kind} has no slice below zero"
                yield rules.BAD_DATA.at(data.value_at(index, point), what, "write type: bar, which goes below zero")
        if not index and any(v is not None for v in series) and not any(series):
            hint = "give the parts of a whole, or write type: bar"
            yield rules.BAD_DATA.at(data.series_at(0), f"the values of a {kind} are all zero", hint)


def _waterfall(section: ChartSection, data: Plotted) -> Iterator[Diagnostic]:
    """Changes of one series; where the briefing gives a total, it must be what the changes add up to."""
    if len(data.values) > 1:
        what = f"a waterfall shows one series of changes, and this one has {len(data.values)}"
        yield rules.BAD_DATA.at(data.series_at(1), what, "leave one series, or write type: stacked")
        return
    values = data.values[0]
    totals = {place_of(name, data.categories) for name in section.totals}
    level, slack, first = 0.0, 0.0, True
    for point, value in enumerate(values):
        grain = _SLACK * 10.0 ** -_decimals(value) if value is not None else 0.0
        if point in totals and value is None and first:
            hint = "give the value that the changes begin from"
            yield rules.BAD_DATA.at(data.value_at(0, point), "a total with nothing before it has no value", hint)
        if point in totals and value is not None:
            if not first and abs(value - level) > slack + grain:
                what = f"the total is {value:.12g}, and what stands before it adds up to {level:.12g}"
                hint = "correct a number, or give null and the total is added up"
                yield rules.BAD_DATA.at(data.value_at(0, point), what, hint)
            level, slack = value, grain
        elif value is not None:
            level, slack = level + value, slack + grain
        first = False


def _decimals(value: float) -> int:
    text = repr(value)
    return len(text.partition(".")[2].removesuffix("0")) if "e" not in text else 0

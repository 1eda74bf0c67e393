"""A native chart: categories and series that are written here or stand in a file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Annotated, Literal

from pydantic import Discriminator, Field, Tag

from briefdeck.diagnostics import Diagnostic
from briefdeck.diagnostics.rules import briefing as rules
from briefdeck.diagnostics.words import counted, did_you_mean
from briefdeck.model.chart_data import SHARES, Plotted, place_of
from briefdeck.model.facts import Fact
from briefdeck.model.leaves import ChartType, Number, Text
from briefdeck.model.section import At, SectionBase, no_sheet
from briefdeck.model.traits import WORD, Model, Points

_SLACK = 0.51  # units of the last decimal by which a rounded number may be off, and a little for binary fractions


class SeriesEntry(Model):
    """One series of a chart."""

    noun = "series"
    named_by = "name"

    name: Text
    values: list[Number | None]


class ChartData(Model):
    """Chart data written in the briefing."""

    categories: Annotated[list[Text], Fact.CELL] = Field(min_length=1)
    series: list[SeriesEntry] = Field(min_length=1, max_length=8)


def _written_or_named(value: object) -> str:
    return "str" if isinstance(value, str) else "ChartData"


class ChartSection(SectionBase):
    """A native chart, its data written here or in a CSV or Excel file beside the briefing."""

    rank = 6

    kind: Literal["chart"]
    type: Annotated[ChartType, WORD, Fact.UNSEEN] = ChartType.COLUMN
    data: Annotated[
        Annotated[ChartData, Tag("ChartData")] | Annotated[str, Tag("str")],
        Discriminator(_written_or_named),
        Fact.GRID,
    ] = Field(description="Categories and series, or a .csv or .xlsx file inside the briefing's folder.")
    sheet: Annotated[str | None, Fact.GRID] = Field(
        default=None, description="The sheet of the .xlsx file; the first one if left out."
    )
    unit: Annotated[Text | None, Fact.FOREIGN | Fact.UNIT] = None
    adds_up: Annotated[bool | None, Fact.UNSEEN] = Field(
        default=None, description="The values of each category are shares that make 100 %; those of a pie in % are."
    )
    lines: Annotated[list[str], Fact.UNSEEN] = Field(
        default=[], description="Of a combination: the series that are lines on the second axis."
    )
    second_unit: Annotated[Text | None, Fact.FOREIGN | Fact.UNIT] = Field(
        default=None, description="Of a combination: the unit of its lines."
    )
    totals: Annotated[list[str], Fact.UNSEEN] = Field(
        default=[], description="Of a waterfall: the categories that are totals, not changes."
    )
    caption: Text | None = None
    alt: Annotated[Text, Fact.DESCRIBING | Fact.UNSEEN] = Field(
        description="What the chart shows, for those who do not see it."
    )
    names: Annotated[list[Text], Fact.GRID | Fact.FOREIGN] = Field(
        default=[], description="Names of the series, in place of those in the file."
    )
    emphasis: Annotated[str | None, Fact.UNSEEN] = Field(
        default=None, description="The series or category that matters."
    )
    points: Points = Field(default=[])

    def faults(self, at: At) -> Iterator[Diagnostic]:
        """What is wrong with data that is written here."""
        if not isinstance(self.data, ChartData):
            return
        count = len(self.data.categories)
        for index, series in enumerate(self.data.series):
            if len(series.values) != count:
                what = f"{counted(len(series.values), 'values')} for {count} categories"
                hint = "give a value, or null for a gap, for each category"
                yield rules.BAD_DATA.at(at(("data", "series", index, "values")), what, hint)
        plotted = Plotted(
            tuple(frozenset(text.values()) for text in self.data.categories),
            tuple(frozenset(series.name.values()) for series in self.data.series),
            tuple(tuple(series.values) for series in self.data.series),
            lambda index: at(("data", "series", index)),
            lambda index, point: at(("data", "series", index, "values", point)),
        )
        if all(len(values) == count for values in plotted.values):
            yield from chart_faults(self, plotted, at)
        if self.sheet:
            yield no_sheet(at)


def chart_faults(section: ChartSection, data: Plotted, at: At) -> Iterator[Diagnostic]:
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


def _lists(section: ChartSection, data: Plotted, at: At) -> Iterator[Diagnostic]:
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

"""A native chart: categories and series that are written here or stand in a file."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Annotated, Any, ClassVar, Literal

from briefdeck.declared import field
from briefdeck.diagnostics import Diagnostic
from briefdeck.diagnostics.rules import briefing as rules
from briefdeck.diagnostics.words import counted, did_you_mean
from briefdeck.model.category_names import named_twice, unnamed
from briefdeck.model.entries import Model, Points
from briefdeck.model.grid import Grid, GridForm, GridPlaces, Named, Sheet, forms_of, of_file, place_of, with_thousands
from briefdeck.model.indexed import can_be_indexed
from briefdeck.model.leaves import BRACKETED, SHARES, TOGETHER, BracketForm, ChartType, Number, Text
from briefdeck.model.section import Asking, At, SectionBase, no_sheet
from briefdeck.model.traits import Trait
from briefdeck.patterns import regex
from briefdeck.values import replace

_PERCENT = regex(r"[%％]|percent|per cent|パーセント", re.IGNORECASE)
_LEAST_OF_THOUSANDS = 100  # what stands behind a comma between thousands has three digits
_SLACK = 0.51  # units of the last decimal by which a rounded number may be off, and a little for binary fractions
_WHOLE = 101  # per cent: what parts make at most, with what rounding adds


class SeriesEntry(Model):
    """One series of a chart."""

    noun = "series"
    named_by = "name"

    name: Text = field(description="Its name, in the legend or at the line.")
    values: Annotated[list[Number | None], Trait.GRID] = field(
        description="A number, or null for a gap, for each category."
    )


class ChartData(Model):
    """Chart data written in the briefing."""

    categories: Annotated[list[Text], Trait.CELL] = field(min_length=1, description="Names on the axis.")
    series: list[SeriesEntry] = field(min_length=1, max_length=8, description="Up to eight series.")


class BracketEntry(Model):
    """A bracket over values that a chart holds against each other, or that it takes together."""

    of: Annotated[list[str], Trait.UNSEEN] = field(
        min_length=1, max_length=12, description="Categories: two for how they differ, neighbours for what they make."
    )
    as_: Annotated[BracketForm | None, Trait.UNSEEN] = field(
        default=None,
        alias="as",
        description="What it says: change (in %), difference, times, share (of the whole) or sum; "
        "a share in a strip, a pie or a waterfall and a change in other charts, if left out.",
    )


class ChartSection(SectionBase):
    """A native chart, its data written here or in a CSV or Excel file beside the briefing."""

    rank = 6
    also = ("graph", "plot", "diagram")
    also_with: ClassVar[Mapping[str, str]] = {kind.value: f"with type: {kind.value}" for kind in ChartType}
    form = GridForm("chart", SeriesEntry, "series", "category", "categories", named_under="names", most=8, plotted=True)

    kind: Literal["chart"]
    type: Annotated[ChartType, Trait.UNSEEN] = field(
        default=ChartType.COLUMN, description="Its type; columns if left out."
    )
    data: Annotated[
        ChartData | str,
        Trait.GRID,
    ] = field(description="Categories and series, or a .csv or .xlsx file inside the briefing's folder.")
    sheet: Annotated[str | None, Trait.GRID] = field(
        default=None, description="The sheet of the .xlsx file; the first one if left out."
    )
    unit: Annotated[Text | None, Trait.FOREIGN | Trait.UNIT] = field(
        default=None, description="The unit of its numbers, above the axis or in labels."
    )
    adds_up: Annotated[bool | None, Trait.UNSEEN] = field(
        default=None, description="The values of each category are shares that make 100 %; those of a pie in % are."
    )
    lines: Annotated[list[str], Trait.UNSEEN] = field(
        default=[], description="The series that are of the second unit; of a combination its lines."
    )
    second_unit: Annotated[Text | None, Trait.FOREIGN | Trait.UNIT] = field(
        default=None, description="The unit of the series at `lines`, which are of another one than the others."
    )
    index: Annotated[bool | None, Trait.UNSEEN] = field(
        default=None,
        description="Whether series are held against each other as an index, their first value being 100; those over "
        "time of two units, or of very unlike size, in columns or lines are, if left out.",
    )
    totals: Annotated[list[str], Trait.UNSEEN] = field(
        default=[], description="Of a waterfall: the categories that are totals, not changes."
    )
    caption: Text | None = field(default=None, description="A line above it, numbered in a memo.")
    alt: Annotated[Text, Trait.DESCRIBING | Trait.UNSEEN] = field(
        description="What the chart shows, for those who do not see it."
    )
    names: Annotated[list[Text], Trait.GRID | Trait.FOREIGN] = field(
        default=[], description="Names of the series, in place of those in the file."
    )
    emphasis: Annotated[str | None, Trait.UNSEEN] = field(
        default=None, description="The series or category that matters."
    )
    bracket: BracketEntry | None = field(
        default=None,
        description="What a bracket says of some values of a column, bar, line, waterfall or strip.",
    )
    points: Points = field(default=[], description="Statements beside it.")

    @classmethod
    def shown(cls, section: Any, ask: Asking) -> Iterator[Any]:
        yield from ask.block("chart", section.chart)
        yield from ask.block("bullets", section.points)

    @property
    def plotted_unit(self) -> Text | None:
        return self.unit

    @property
    def totals_belong(self) -> bool:
        return self.type is ChartType.WATERFALL

    @property
    def has_two_scales(self) -> bool:
        return self.type is ChartType.COMBINATION or bool(self.lines)

    @property
    def data_file(self) -> tuple[str, str | None] | None:
        return (self.data, self.sheet) if isinstance(self.data, str) else None

    def grid(self, sheet: Sheet | None) -> Grid | None:
        if isinstance(self.data, ChartData):
            return self._written(self.data)
        return self._read(sheet) if sheet else None

    def _written(self, data: ChartData) -> Grid:
        heads = tuple(
            Named(
                series.name,
                frozenset(series.name.values()),
                ("data", "series", index, "name"),
                series,
                adds_up=self._adds_up and self.type in SHARES,
            )
            for index, series in enumerate(data.series)
        )
        names = tuple(
            Named(text, frozenset(text.values()), ("data", "categories", index))
            for index, text in enumerate(data.categories)
        )
        return Grid(
            heads,
            names,
            [[next(iter(s.values[row : row + 1]), None) for s in data.series] for row in range(len(names))],
            lambda row: ("data", "categories", row),
            lambda row, column: ("data", "series", column, "values", row),
            rows_add_up=self._adds_up and self.type not in SHARES,
        )

    def _read(self, sheet: Sheet) -> Grid:
        given = [*self.names, *[None] * (len(sheet.head) - 1)]
        heads = tuple(
            replace(
                of_file(name, text),
                path=("names", index) if text else None,
                adds_up=self._adds_up and self.type in SHARES,
            )
            for index, (name, text) in enumerate(zip(sheet.head[1:], given, strict=False))
        )
        return Grid(
            heads,
            tuple(of_file(row[0]) for row in sheet.rows),
            [row[1:] for row in sheet.rows],
            lambda _row: ("data",),
            lambda _row, _column: ("data",),
            rows_add_up=self._adds_up and self.type not in SHARES,
        )

    @property
    def _adds_up(self) -> bool:
        """Whether its values are shares of a whole."""
        if self.adds_up is not None or self.type is ChartType.STRIP:  # what a strip lacks to a hundred is drawn
            return bool(self.adds_up)
        return self.type in SHARES and self.in_percent

    @property
    def in_percent(self) -> bool:
        """Whether its numbers are shares."""
        return bool(self.unit and any(_PERCENT.search(form) for form in self.unit.values()))

    def faults(self, at: At) -> Iterator[Diagnostic]:
        """What is wrong with data that is written here."""
        if not isinstance(self.data, ChartData):
            return
        count = len(self.data.categories)
        yield from named_twice([(series.name, series.values) for series in self.data.series], at)
        for index, series in enumerate(self.data.series):
            if len(series.values) != count:
                what = f"{counted(len(series.values), 'values')} for {count} categories"
                usual = "give a value, or null for a gap, for each category"
                if len(series.values) > count:
                    usual = "leave values out, or name what each is of under categories:"
                hint = _joined(series.values, count) or usual
                yield rules.BAD_DATA.at(at(("data", "series", index, "values")), what, hint)
        if all(len(series.values) == count for series in self.data.series):
            places = GridPlaces(
                lambda column: at(("data", "series", column)),
                lambda row, column: at(("data", "series", column, "values", row)),
                lambda row: at(("data", "categories", row)),
            )
            yield from self.grid_faults(self._written(self.data), places, at)
        if self.sheet:
            yield no_sheet(at)

    def grid_faults(self, grid: Grid, places: GridPlaces, at: At) -> Iterator[Diagnostic]:
        names = {*forms_of(grid.heads), *forms_of(grid.names)}
        if self.emphasis and self.emphasis not in names:
            what = f"the chart has no series or category “{self.emphasis}”"
            yield rules.INVALID_VALUE.at(at(("emphasis",)), what, did_you_mean(self.emphasis, names))
        if all(value is None for column in range(len(grid.heads)) for value in grid.numbers(column)):
            hint = "give at least one value"
            yield rules.BAD_DATA.at(places.head(0), "the chart has nothing to show: it has no value at all", hint)
        yield from unnamed(grid, places)
        yield from _lists(self, grid, at)
        if self.bracket:
            yield from _bracket(self, self.bracket, grid, at)
        if self.type in SHARES:
            yield from _shares(self, grid, places)
        if self.type is ChartType.WATERFALL:
            yield from _waterfall(self, grid, places)


_OF_TWO_UNITS = (ChartType.COMBINATION, ChartType.LINE, ChartType.COLUMN)


def _lists(section: ChartSection, grid: Grid, at: At) -> Iterator[Diagnostic]:
    """The keys that belong to one type of chart, and the names in them."""
    given = (
        ("lines", section.lines, _OF_TWO_UNITS),
        ("second_unit", section.second_unit, _OF_TWO_UNITS),
        ("index", section.index, (*_OF_TWO_UNITS[1:], _OF_TWO_UNITS[0])),
        ("totals", section.totals, (ChartType.WATERFALL,)),
    )
    for key, value, kinds in given:
        if value and section.type not in kinds:
            what = f"“{key}” belongs to a {kinds[0].value}, and this chart is a {section.type.value}"
            yield rules.INVALID_VALUE.at(at((key,)), what, f"write type: {kinds[0].value}, or delete {key}:")
    for key, wanted, names, kind_of in (
        ("lines", section.lines, grid.heads, "series"),
        ("totals", section.totals, grid.names, "category"),
    ):
        for index, name in enumerate(wanted):
            if place_of(name, names) is None:
                hint = did_you_mean(name, forms_of(names))
                yield rules.INVALID_VALUE.at(at((key, index)), f"the chart has no {kind_of} “{name}”", hint)
    if section.index and not can_be_indexed([grid.numbers(column) for column in range(len(grid.heads))]):
        what = "an index takes two series or more that begin above zero and never fall below it, to the last category"
        yield rules.BAD_DATA.at(
            at(("index",)), what, "give these values, of three categories or more, or delete index:"
        )
    if section.type is ChartType.COMBINATION or section.lines or section.second_unit:
        lines = {place_of(name, grid.heads) for name in section.lines}
        if not section.lines:
            hint = "add lines: with the names of the series that are of the second unit"
            yield rules.MISSING_KEY.at(at(()), "“lines” is missing", hint)
        elif None not in lines and len(lines) == len(grid.heads):
            hint = "leave one series to the columns, or write type: line"
            yield rules.INVALID_VALUE.at(at(("lines",)), "every series is a line, and none is left for columns", hint)


def form_of(bracket: BracketEntry, kind: ChartType) -> BracketForm:
    """What a bracket says in a chart of a type."""
    usual = BracketForm.SHARE if kind in (*SHARES, ChartType.WATERFALL) else BracketForm.CHANGE
    return bracket.as_ or usual


def _bracket(section: ChartSection, bracket: BracketEntry, grid: Grid, at: At) -> Iterator[Diagnostic]:
    """A bracket where none can stand, of what is not there, or of what comes to nothing."""
    here = ("bracket", "of")
    if section.type not in BRACKETED:
        hint = f"write type: {' or '.join(BRACKETED)}, or delete bracket:"
        yield rules.INVALID_VALUE.at(at(("bracket",)), f"a {section.type.value} has no bracket", hint)
        return
    if len(grid.heads) > 1:
        what = f"a bracket stands over the values of one series, and this chart has {len(grid.heads)}"
        yield rules.INVALID_VALUE.at(at(("bracket",)), what, "leave one series, or delete bracket:")
        return
    places = [place_of(name, grid.names) for name in bracket.of]
    for index, (name, place) in enumerate(zip(bracket.of, places, strict=True)):
        if place is None:
            hint = did_you_mean(name, forms_of(grid.names))
            yield rules.INVALID_VALUE.at(at((*here, index)), f"the chart has no category “{name}”", hint)
    found = [place for place in places if place is not None]
    if len(found) < len(places):
        return
    form, values = form_of(bracket, section.type), grid.numbers(0)
    if len(set(found)) < len(found):
        yield rules.INVALID_VALUE.at(at(here), "the bracket names a category twice", "name each once")
    elif form in TOGETHER and max(found) - min(found) >= len(found):
        yield rules.INVALID_VALUE.at(at(here), "the bracket leaves out a category between two", "name neighbours")
    elif form not in TOGETHER and len(found) != 2:
        what = f"“{form.value}” says how two values differ, and the bracket names {len(found)}"
        yield rules.INVALID_VALUE.at(at(here), what, "name two categories, or write as: share or as: sum")
    elif any(values[place] is None for place in found):
        yield rules.BAD_DATA.at(at(here), "a category of the bracket has no value", "name others, or give the value")
    elif form in (BracketForm.CHANGE, BracketForm.TIMES) and (values[found[0]] or 0) <= 0:
        what = f"“{form.value}” is reckoned from “{bracket.of[0]}”, whose value is not above zero"
        yield rules.INVALID_VALUE.at(at(here), what, "write as: difference")


def _shares(section: ChartSection, grid: Grid, places: GridPlaces) -> Iterator[Diagnostic]:
    kind = section.type.value
    if len(grid.heads) > 1:
        hint = "write type: stacked or type: bar, or leave one series"
        what = f"a {kind} shows the parts of one whole, so one series, and this one has {len(grid.heads)}"
        yield rules.BAD_DATA.at(places.head(1), what, hint)
    for column in range(len(grid.heads)):
        values = grid.numbers(column)
        for row, value in enumerate(values):
            if value is not None and value < 0:
                what = f"{value:g} is negative, and a {kind} has no slice below zero"
                yield rules.BAD_DATA.at(places.cell(row, column), what, "write type: bar, which goes below zero")
        if section.type is ChartType.STRIP and section.in_percent and (whole := sum(v or 0 for v in values)) > _WHOLE:
            hint = "correct a value, or write the unit of its numbers"
            yield rules.BAD_DATA.at(places.head(column), f"the parts of the strip make {whole:g} %", hint)
        if not column and any(v is not None for v in values) and not any(values):
            hint = "give the parts of a whole, or write type: bar"
            yield rules.BAD_DATA.at(places.head(0), f"the values of a {kind} are all zero", hint)


def _waterfall(section: ChartSection, grid: Grid, places: GridPlaces) -> Iterator[Diagnostic]:
    """Changes of one series; where the briefing gives a total, it must be what the changes add up to."""
    if len(grid.heads) > 1:
        what = f"a waterfall shows one series of changes, and this one has {len(grid.heads)}"
        yield rules.BAD_DATA.at(places.head(1), what, "leave one series, or write type: stacked")
        return
    totals = {place_of(name, grid.names) for name in section.totals}
    level, slack, first = 0.0, 0.0, True
    for row, value in enumerate(grid.numbers(0)):
        grain = _SLACK * 10.0 ** -_decimals(value) if value is not None else 0.0
        if row in totals and value is None and first:
            hint = "give the value that the changes begin from"
            yield rules.BAD_DATA.at(places.cell(row, 0), "a total with nothing before it has no value", hint)
        if row in totals and value is not None:
            if not first and abs(value - level) > slack + grain:
                what = f"the total is {value:.12g}, and what stands before it adds up to {level:.12g}"
                hint = "correct a number, or give null and the total is added up"
                yield rules.BAD_DATA.at(places.cell(row, 0), what, hint)
            level, slack = value, grain
        elif value is not None:
            level, slack = level + value, slack + grain
        first = False


def _decimals(value: float) -> int:
    text = repr(value)
    return len(text.partition(".")[2].removesuffix("0")) if "e" not in text else 0


def _joined(values: Sequence[float | None], count: int) -> str:
    """What to write where commas stand in the numbers: a comma parts two numbers, so that there are twice as many."""
    said = [f"{value:g}" if value is not None else "null" for value in values]
    if len(said) < 2 * count and (whole := with_thousands(said, count)):
        return f"a comma parts two numbers: write values: [{', '.join(whole)}], if these are meant"
    pairs = list(zip(values[::2], values[1::2], strict=False))
    if len(values) != 2 * count or any(v is None or v != int(v) for v in values) or any(n and n < 0 for _, n in pairs):
        return ""
    thousands = all(n is not None and n >= _LEAST_OF_THOUSANDS for _, n in pairs)
    written = ", ".join(f"{one:g}{'' if thousands else '.'}{other:g}" for one, other in pairs)
    return f"a comma parts two numbers: write values: [{written}], if these are meant"

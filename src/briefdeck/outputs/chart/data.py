"""The numbers of a chart: the sheet behind it, and what chart XML and workbook must say alike.

The workbook holds the values of the briefing whole. What is drawn is often something else: values in 億 or billions,
the invisible column under a step of a waterfall. These stand in columns of their own, each cell a formula with its
result, and the chart refers to them: whoever corrects a value in PowerPoint sees the drawing and its labels follow. A
number format divides by thousands only, so not by 億; display units (`c:dispUnits`) belong to axes, and a pie has none;
labels that are typed in stay when values change.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from enum import Enum, auto

from briefdeck.document.chart import ChartSpec, Series
from briefdeck.model.leaves import SHARES, ChartType
from briefdeck.model.waterfall import WaterfallColumn, waterfall_columns
from briefdeck.outputs.chart.formats import (
    INDEX_FORMAT,
    settled,
    signed,
    whole_format,
    with_unit,
    without_zero,
    written,
)
from briefdeck.values import dataclass

SHEET = "Sheet1"
_SEVERAL = 2
_WHOLE, _MISSED = 100, 0.5  # per cent; what rounded shares may miss a hundred by


class Role(Enum):
    """What a series is drawn as."""

    BAR = auto()
    LINE = auto()
    SLICES = auto()
    BASE = auto()
    RISE = auto()
    FALL = auto()
    TOTAL = auto()
    TOP = auto()
    PART = auto()
    REST = auto()


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the sheet; a cell with a formula holds its result too. `formats` has a number format a cell."""

    head: str
    cells: tuple[float | None, ...]
    formats: tuple[str, ...]
    formulas: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Drawn:
    """A series of the chart: its values stand in the column `data` of the sheet, its name at the head of `named`.

    `texts` is the column whose cells stand as labels at the points, where these are not the values themselves. A part
    of a whole is one cell: its name and its value stand in the row `row` of the categories.
    """

    role: Role
    name: str
    values: tuple[float | None, ...]
    format: str
    named: int
    data: int
    series: int = 0
    texts: int | None = None
    row: int | None = None

    @property
    def points(self) -> list[tuple[int, float]]:
        """Index and value of each point that has data."""
        return [(index, value) for index, value in enumerate(self.values) if value is not None]


@dataclass(frozen=True, slots=True)
class Sheet:
    """The sheet of a chart: categories stand in column A, `columns` from B on."""

    categories: tuple[str, ...]
    columns: tuple[Column, ...]
    drawn: tuple[Drawn, ...]

    def place(self, column: int) -> str:
        """The range of a column's values, or of the categories (-1)."""
        letters = column_letters(column + 1)
        return f"{SHEET}!${letters}$2:${letters}${max(len(self.categories), 1) + 1}"

    def head(self, column: int) -> str:
        """The cell at the head of a column."""
        return f"{SHEET}!${column_letters(column + 1)}$1"

    def name_of(self, drawn: Drawn) -> str:
        """The cell with the name of a series."""
        return self.head(drawn.named) if drawn.row is None or drawn.named >= 0 else self._cell(-1, drawn.row)

    def values_of(self, drawn: Drawn) -> str:
        """The range of the values of a series."""
        return self.place(drawn.data) if drawn.row is None else self._cell(drawn.data, drawn.row)

    def names_at(self, drawn: Drawn) -> tuple[str, tuple[str, ...]]:
        """The range of what the points of a series are called, and these names."""
        if drawn.row is None:
            return self.place(-1), self.categories
        return self.head(0), (self.columns[0].head,)

    def told(self, drawn: Drawn, point: int) -> str:
        """What the cell says that stands as the label of a point."""
        column = self.columns[drawn.texts or 0]
        value = column.cells[point]
        return "" if value is None else written(value, column.formats[point])

    def _cell(self, column: int, row: int) -> str:
        return f"{SHEET}!${column_letters(column + 1)}${row + 2}"


def sheet_of(chart: ChartSpec) -> Sheet:
    """The columns of a chart's workbook and what is drawn from them."""
    if chart.type is ChartType.WATERFALL:
        return _waterfall(chart)
    if chart.type is ChartType.STRIP:
        return _strip(chart)
    if chart.index is not None:
        return _indexed(chart, chart.index.said)
    whole: list[Column] = []
    shown: list[Column] = []
    drawn: list[Drawn] = []
    count = len(chart.series)
    both = chart.type is ChartType.COMBINATION
    for index, series in enumerate(chart.series):
        group = [s for s in chart.series if s.is_line == series.is_line]
        values = _finite(chart, series)
        scaled = tuple(None if v is None else v / series.divisor for v in values)
        pattern = number_format(chart.number_format, group, chart)
        role = Role.SLICES if chart.type in SHARES else Role.BAR
        if chart.type is ChartType.LINE or (both and series.is_line):
            role = Role.LINE
        name = (series.label or series.name) if both else series.name
        if series.divisor == 1:
            whole.append(_column(name, values, pattern))
            drawn.append(Drawn(role, name, values, pattern, index, index, index))
            continue
        whole.append(_column(series.name, values, whole_format(values)))
        letters, place = column_letters(index + 1), count + len(shown)
        formulas = tuple(f"={letters}{row}/{series.divisor}" for row in range(2, len(values) + 2))
        label = series.label if series.label not in ("", series.name) else f"{series.name} ÷ {series.divisor:,}"
        shown.append(_column(label, scaled, pattern, formulas))
        drawn.append(Drawn(role, name, scaled, pattern, place if both else index, place, index))
    if chart.type is ChartType.STACKED and (made := _sums(chart, drawn)) is not None:
        place = count + len(shown)
        shown.append(made)
        drawn.append(Drawn(Role.TOP, made.head, made.cells, made.formats[0], place, place, count))
    return Sheet(chart.categories, (*whole, *shown), tuple(drawn))


def _indexed(chart: ChartSpec, said: str) -> Sheet:
    """Values | (values in their scale) | index, each of all series: the first value of each is a hundred.

    What is drawn is the index; the values, with their units, stand at its ends.
    """
    whole: list[Column] = []
    shown: list[Column] = []
    texts: list[int] = []
    count = len(chart.series)
    rows = range(2, len(chart.categories) + 2)
    for place, series in enumerate(chart.series):
        values = _finite(chart, series)
        pattern = with_unit(number_format(chart.number_format, [series], chart), series.unit)
        texts.append(place if series.divisor == 1 else count + len(shown))
        whole.append(_column(series.name, values, pattern if series.divisor == 1 else whole_format(values)))
        if series.divisor > 1:
            scaled = tuple(None if v is None else v / series.divisor for v in values)
            formulas = tuple(f"={column_letters(place + 1)}{row}/{series.divisor}" for row in rows)
            shown.append(_column(f"{series.name} ÷ {series.divisor:,}", scaled, pattern, formulas))
    drawn = []
    for place, series in enumerate(chart.series):
        letters, values = column_letters(place + 1), whole[place].cells
        cells = tuple(None if v is None else v / (values[0] or 1.0) * _WHOLE for v in values)
        formulas = tuple(f"={letters}{row}/{letters}$2*{_WHOLE}" for row in rows)
        at = count + len(shown)
        shown.append(_column(f"{series.name} {said}", cells, INDEX_FORMAT, formulas))
        drawn.append(Drawn(Role.LINE, series.name, cells, INDEX_FORMAT, place, at, place, texts[place]))
    return Sheet(chart.categories, (*whole, *shown), tuple(drawn))


def _sums(chart: ChartSpec, drawn: Sequence[Drawn]) -> Column | None:
    """What the parts of each category come to; None of one series, of what goes below zero, which no column is as high
    as, and where the briefing has a series of that name."""
    names = {series.name for series in chart.series}
    if len(drawn) < _SEVERAL or not chart.categories or chart.terms.total in names:
        return None
    if any(value < 0 for each in drawn for _, value in each.points):
        return None
    cells = tuple(
        round(math.fsum(known), 9) if (known := [v for v in parts if v is not None]) else None
        for parts in zip(*(each.values for each in drawn), strict=True)
    )
    first, last = (column_letters(each.data + 1) for each in (drawn[0], drawn[-1]))
    formulas = tuple(f"=SUM({first}{row}:{last}{row})" if cell is not None else "" for row, cell in enumerate(cells, 2))
    return Column(chart.terms.total, cells, (drawn[0].format,) * len(cells), formulas)


def _strip(chart: ChartSpec) -> Sheet:
    """Value | (value in its scale) | what is missing to a hundred per cent, where the parts are shares and less.

    Each category is a series of its own, of one point: only so do parts stand one behind the other.
    """
    series = chart.series[0]
    values = _finite(chart, series)
    pattern = number_format(chart.number_format, [series], chart)
    if is_percent(series.unit):
        pattern += f'"{series.unit}"'
    rows = range(2, len(values) + 2)
    scaled = tuple(None if v is None else v / series.divisor for v in values)
    columns = [_column(series.name, values, pattern if series.divisor == 1 else whole_format(values))]
    if series.divisor > 1:
        label = series.label if series.label not in ("", series.name) else f"{series.name} ÷ {series.divisor:,}"
        columns.append(_column(label, scaled, pattern, tuple(f"=B{row}/{series.divisor}" for row in rows)))
    data = len(columns) - 1
    drawn = [
        Drawn(Role.PART, name, (value,), pattern, -1, data, 0, row=row)
        for row, (name, value) in enumerate(zip(chart.categories, scaled, strict=True))
    ]
    rest = _WHOLE - math.fsum(v for v in values if v is not None)
    if is_percent(series.unit) and rest > _MISSED:
        cells = (round(rest, 6), *(None for _ in values[1:]))
        formulas = (f"={_WHOLE}-SUM(B2:B{len(values) + 1})", *("" for _ in values[1:]))
        columns.append(Column(chart.terms.rest, cells, (pattern,) * len(cells), formulas))
        drawn.append(Drawn(Role.REST, chart.terms.rest, (cells[0],), pattern, data + 1, data + 1, 0, row=0))
    return Sheet(chart.categories, tuple(columns), tuple(drawn))


def is_percent(unit: str) -> bool:
    """Whether a unit is the sign of per cent."""
    return bool(unit.strip()) and unit.strip() in "%％"


def _waterfall(chart: ChartSpec) -> Sheet:
    """Value | (value in its scale) | level | base | rise | fall | total | label position, and where columns cross zero
    the parts of rise and fall below it; at last the lines that lead from each step to the next.
    """
    series, terms = chart.series[0], chart.terms
    found = waterfall_columns(_finite(chart, series), chart.totals)
    values = tuple(None if s is None else (s.end if s.is_total else s.end - s.start) for s in found)
    given = _finite(chart, series)
    # A value of the briefing is kept to its digit; a total that it leaves open is added up.
    values = tuple(v if g is None else g for g, v in zip(given, values, strict=True))
    scaled = tuple(None if v is None else v / series.divisor for v in values)
    made = waterfall_columns(scaled, chart.totals)
    pattern = settled(chart.number_format, [v for v in scaled if v is not None], rounded=series.divisor > 1)
    change = signed(pattern)
    formats = tuple(pattern if s is None or s.is_total else change for s in made)
    rows = range(2, len(made) + 2)
    is_scaled = series.divisor > 1
    shown, level = ("C", "D") if is_scaled else ("B", "C")
    value = [f"={level}{r - 1}{f'*{series.divisor}' if is_scaled else ''}" for r in rows]
    sums = tuple(
        f if g is None and s and row > 2 else "" for row, f, g, s in zip(rows, value, given, made, strict=True)
    )
    whole = formats if not is_scaled else (whole_format(values),) * len(values)
    columns = [Column(series.name, values, whole, sums)]
    if is_scaled:
        label = series.label if series.label not in ("", series.name) else f"{series.name} ÷ {series.divisor:,}"
        columns.append(Column(label, scaled, formats, tuple(f"=B{r}/{series.divisor}" for r in rows)))
    texts = len(columns) - 1
    columns.append(_levels(chart, made, pattern, shown, level))
    roles = [(Role.BASE, terms.base), (Role.RISE, terms.rise), (Role.FALL, terms.fall), (Role.TOTAL, terms.total)]
    crossing = any(s and min(s.start, s.end) < 0 for s in made)
    if crossing:
        roles += [(Role.RISE, f"{terms.rise} < 0"), (Role.FALL, f"{terms.fall} < 0")]
    roles.append((Role.TOP, terms.top))
    drawn = []
    for name_index, (role, head) in enumerate(roles):
        part = _Part(role, below=name_index in (4, 5) and crossing, level=level)
        cells = tuple(part.value(step) for step in made)
        formulas = tuple(part.formula(step, row) if step else "" for step, row in zip(made, rows, strict=True))
        place = len(columns)
        columns.append(Column(head, cells, (without_zero(pattern),) * len(cells), formulas))
        drawn.append(Drawn(role, head, cells, pattern, place, place, 0, texts if role is Role.TOP else None))
    return Sheet(chart.categories, tuple(columns), tuple(drawn))


def _levels(chart: ChartSpec, made: Sequence[WaterfallColumn | None], pattern: str, shown: str, level: str) -> Column:
    """Where each column ends."""
    cells, formulas = [], []
    last = 0.0
    for row, step in enumerate(made, 2):
        last = step.end if step else last
        cells.append(last)
        before = f"{level}{row - 1}+" if row > 2 else ""
        formulas.append(f"={shown}{row}" if step and step.is_total else f"={before}{shown}{row}")
    return Column(chart.terms.level, tuple(cells), (pattern,) * len(cells), tuple(formulas))


@dataclass(frozen=True, slots=True)
class _Part:
    """One series of a waterfall: its value at a step, and the same as a formula of the level column."""

    role: Role
    below: bool
    level: str

    def value(self, step: WaterfallColumn | None) -> float | None:
        if step is None or (self.role is not Role.TOP and step.is_total != (self.role is Role.TOTAL)):
            return None
        low, high = min(step.start, step.end), max(step.start, step.end)
        match self.role:
            case Role.BASE:
                return max(0.0, low) + min(0.0, high)
            case Role.TOTAL:
                return step.end
            case Role.TOP:
                return high
            case _:
                rising = step.end >= step.start
                if rising != (self.role is Role.RISE):
                    return 0.0
                return min(0.0, low) - min(0.0, high) if self.below else max(0.0, high) - max(0.0, low)

    def formula(self, step: WaterfallColumn, row: int) -> str:
        if self.value(step) is None:
            return ""
        here = f"{self.level}{row}"
        before = f"{self.level}{row - 1}" if row > 2 and not step.is_total else "0"
        low, high = f"MIN({before},{here})", f"MAX({before},{here})"
        match self.role:
            case Role.BASE:
                return f"=MAX(0,{low})+MIN(0,{high})"
            case Role.TOTAL:
                return f"={here}"
            case Role.TOP:
                return f"={high}"
            case _:
                size = f"MIN(0,{low})-MIN(0,{high})" if self.below else f"MAX(0,{high})-MAX(0,{low})"
                return f"=IF({here}{'>=' if self.role is Role.RISE else '<'}{before},{size},0)"


def number_format(pattern: str, series: Iterable[Series], chart: ChartSpec) -> str:
    """The number format of series that share an axis, with as many decimals as their values need."""
    group = list(series)
    values = [v / s.divisor for s in group for v in _finite(chart, s) if v is not None]
    return settled(pattern, values, rounded=any(s.divisor > 1 for s in group))


def _column(head: str, cells: tuple[float | None, ...], pattern: str, formulas: tuple[str, ...] = ()) -> Column:
    return Column(head, cells, (pattern,) * len(cells), formulas)


def _finite(chart: ChartSpec, series: Series) -> tuple[float | None, ...]:
    """The values of a series, one a category; what is no number is a gap."""
    values = series.values[: len(chart.categories)]
    return tuple(float(v) if v is not None and math.isfinite(v) else None for v in values)


def column_letters(index: int) -> str:
    """0 → A, 25 → Z, 26 → AA."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters

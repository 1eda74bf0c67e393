"""The numbers of a chart, by the names of its categories and series: as its workbook and its drawing have them now."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Sequence
from itertools import accumulate
from math import isclose, log10

from briefdeck.model.leaves import ChartType
from briefdeck.provenance.units import ChartFacts, Plotted
from briefdeck.roundtrip.pull.book import Book
from briefdeck.roundtrip.pull.edits import Cell, Change, Data, Kind, Regridded, Report, Turned, Where
from briefdeck.values import dataclass, replace
from briefdeck.yamlfile.tree import Path

Value = str | float | None
Rows = Sequence[Sequence[Value]]
_ROUNDED = 0.02  # of a number, by how much it may be rounded in another unit


@dataclass(frozen=True, slots=True)
class _Table:
    """The numbers of a chart with the names of their rows and columns."""

    categories: tuple[str, ...]
    series: tuple[str, ...]
    values: tuple[tuple[Value, ...], ...]

    @classmethod
    def of(cls, sheet: Rows, columns: int | None = None) -> _Table:
        """A sheet up to its last row and column that has a name, of the first `columns`."""
        head = [_text(cell) for cell in sheet[0][1:columns]] if sheet else []
        names = [_text(row[0]) if row else "" for row in sheet[1:]]
        width = max((n + 1 for n, name in enumerate(head) if name), default=0)
        height = max((n + 1 for n, name in enumerate(names) if name), default=0)
        cells = tuple(tuple(_cell(row, column + 1) for column in range(width)) for row in sheet[1 : height + 1])
        return cls(tuple(names[:height]), tuple(head[:width]), cells)

    def without(self, names: Container[str]) -> _Table:
        """Without the columns of these names."""
        kept = [n for n, name in enumerate(self.series) if name not in names]
        values = tuple(tuple(row[n] for n in kept) for row in self.values)
        return _Table(self.categories, tuple(self.series[n] for n in kept), values)

    def row(self, number: int, columns: Sequence[int]) -> list[Value]:
        """The values of a category, of some series."""
        return [self.values[number][column] for column in columns]

    def column(self, number: int, rows: Sequence[int]) -> list[Value]:
        """The values of a series, of some categories."""
        return [self.values[row][number] for row in rows]


@dataclass(frozen=True, slots=True)
class _Axes:
    """For each category and each series of now its place when it was built, -1 for a new one; whether no new category
    can be one that is gone, with another name and other numbers."""

    rows: tuple[int, ...]
    columns: tuple[int, ...]
    sure: bool


def replotted(
    book: Book, chart: Path, built: ChartFacts, now: ChartFacts, where: Where
) -> Iterator[Change | Regridded | Turned]:
    """What a chart says otherwise than it was built; what cannot be told is reported in the book.

    `chart` is the path of its section at the time of the build.
    """
    if built.sheet and not now.sheet and book.returned.keeps_looks:
        what = "the chart's workbook is gone, or cannot be read"
        _report(book, what, "change the numbers at data: of its section", where)
    before = _Table.of(built.sheet)
    if turned := _turned(chart, before, now, where):
        yield turned
        return
    # Behind the columns that were built may stand numbers that only the drawing needs: they are no series of its own.
    width = None if len(now.series) > len(built.series) else max(map(len, built.sheet), default=0)
    after = _Table.of(now.sheet, width) if now.sheet else before
    if width is None and built.type == ChartType.STACKED:
        after = after.without(set(_sums(after, {one.name for one in now.series})))
    if _same_cells(before, after):
        now = _without_index(book, built, now, where) if built.indexed else now
        found = _drawn(built, now, before)
        if found is None:
            _report_drawn(book, built, now, before, where)
            return
        after = found
    elif not _agree(before, after, built, now):
        what = f"{_told(before, after)}: its drawing shows others than its workbook"
        _report(book, what, "change the categories and series at data: of its section", where)
        return
    axes = _aligned(before, after)
    if axes is None:
        _report(book, _told(before, after), "change the categories and series at data: of its section", where)
        return
    words = [cell for row in after.values for cell in row if isinstance(cell, str)]
    if words:
        what = f"of the chart a number became “{words[0]}”, which is none; nothing of it is written"
        _report(book, what, "write a number, or null for a gap, at data: of its section", where)
        return
    yield from _changes(chart, before, after, axes, where)
    yield from _regridded(chart, before, after, axes, where)


def _without_index(book: Book, built: ChartFacts, now: ChartFacts, where: Where) -> ChartFacts:
    """A drawing with the numbers of its index as they were built: of one that is typed over nobody can tell what value
    it is to come from."""
    pairs = list(zip(built.series, now.series, strict=False))
    if len(built.series) != len(now.series) or any(len(old.values) != len(new.values) for old, new in pairs):
        return now
    for old, new in pairs:
        typed = [pair for pair in zip(old.values, new.values, strict=True) if not _equal(*pair)]
        if typed:
            before, after = (f"{value:.4g}" if value is not None else "nothing" for value in typed[0])
            what = f"of “{old.name}” the index {before} became {after}, and it is reckoned of the value beside it"
            _report(book, what, "change that value, in the workbook or at data: of its section", where)
    return replace(now, series=tuple(replace(new, values=old.values) for old, new in pairs))


def _sums(table: _Table, drawn: Container[str]) -> Iterator[str]:
    """The columns that none of the drawn series has and that hold what those before them come to, all or the first few
    of them: a chart writes it above stacked columns."""
    rows = range(len(table.values))
    for place, name in enumerate(table.series):
        if name not in drawn:
            own = [value if isinstance(value, float) else 0.0 for value in table.column(place, rows)]
            sums = [list(accumulate(v if isinstance(v, float) else 0.0 for v in row[:place])) for row in table.values]
            if any(all(isclose(own[row], sums[row][end], abs_tol=1e-9) for row in rows) for end in range(1, place)):
                yield name


def _turned(chart: Path, before: _Table, now: ChartFacts, where: Where) -> Turned | None:
    """Rows and columns that were switched: the drawing has a series a category, with its numbers, and a category a
    series; the sheet behind it stays as it was, or was turned too."""
    categories, series = before.categories, before.series
    drawn = [(one.name, one.categories) for one in now.series]
    if categories == series or drawn != [(name, series) for name in categories]:
        return None
    if not all(len(one.values) == len(row) and all(map(_equal, one.values, row)) for one, row in
               zip(now.series, before.values, strict=True)):  # fmt: skip
        return None
    sheet = _Table.of(now.sheet, 1 + max(len(categories), len(series))) if now.sheet else before
    other = _Table(series, categories, tuple(zip(*before.values, strict=True)))
    if not (_same_cells(sheet, before) or _same_cells(sheet, other)):
        return None
    return Turned(chart, categories, series, tuple(tuple(one.values) for one in now.series), where)


def _report(book: Book, what: str, cure: str, where: Where) -> None:
    book.reports.append(Report(Kind.CHART, what, cure, where))


def _report_drawn(book: Book, built: ChartFacts, now: ChartFacts, table: _Table, where: Where) -> None:
    """A drawing that does not say what was done to the data: names of series that it draws for itself, or more."""
    pairs = list(zip(built.series, now.series, strict=False))
    renamed = [(old.name, new.name) for old, new in pairs if old.name != new.name]
    rest = all((old.categories, old.values) == (new.categories, new.values) for old, new in pairs)
    if len(built.series) == len(now.series) and rest and all(name not in table.series for name, _ in renamed):
        for old, name in renamed:
            what = f"“{old}” became “{name}”, a series that the chart draws for itself, with a name of the template"
            book.reports.append(
                Report(Kind.LABEL, what, "change it in audience.yaml, if it is one of its labels", where)
            )
        return
    what = "the chart was changed, and its drawing alone does not say what of its data"
    _report(book, what, "change it at data: of its section", where)


def _cell(row: Sequence[Value], column: int) -> Value:
    return row[column] if column < len(row) else None


def _same_cells(one: _Table, other: _Table) -> bool:
    if (one.categories, one.series) != (other.categories, other.series):
        return False
    return all(all(map(_equal, *rows)) for rows in zip(one.values, other.values, strict=True))


# --- which is which ---------------------------------------------------------------------------------------------------


def _aligned(before: _Table, after: _Table) -> _Axes | None:
    """Categories and series by their names; None where one has lost its name, where most categories may be others than
    they were, or where a series may have taken the place of another: its numbers may be of another unit."""
    rows, columns = _by_name(before.categories, after.categories), _by_name(before.series, after.series)
    if rows is None or columns is None:
        return None
    common = [(place, n) for n, place in enumerate(columns) if place >= 0]
    old, new = [place for place, _ in common], [n for _, n in common]
    rows, sure = _renamed(rows, len(before.categories), lambda b, a: _alike(before.row(b, old), after.row(a, new)))
    common = [(place, n) for n, place in enumerate(rows) if place >= 0]
    old, new = [place for place, _ in common], [n for _, n in common]

    def like(b: int, a: int) -> bool:
        numbers = before.column(b, old), after.column(a, new)
        return _alike(*numbers) or (after.series[a].startswith(before.series[b]) and _is_rescaled(*numbers))

    columns, as_sure = _renamed(columns, len(before.series), like)
    most = 2 * sum(place >= 0 for place in rows) >= len(before.categories)
    return _Axes(tuple(rows), tuple(columns), sure) if as_sure and (sure or most) else None


def _by_name(before: Sequence[str], after: Sequence[str]) -> list[int] | None:
    """The places of names; None where one has no name, or names are no sure sign."""
    if before == after:
        return list(range(len(after)))
    if not after or not all(after) or len(set(after)) < len(after) or len(set(before)) < len(before):
        return None
    places = {name: place for place, name in enumerate(before)}
    return [places.get(name, -1) for name in after]


def _renamed(places: Sequence[int], count: int, alike: Callable[[int, int], bool]) -> tuple[list[int], bool]:
    """Places with those that have another name now, and whether nothing else that is new may be something that is gone.

    That has the values of the other, or stands where that stood, between the same neighbours.
    """
    made, sure = list(places), True
    gone = [place for place in range(count) if place not in places]
    for n in [n for n, place in enumerate(places) if place < 0]:
        close = [place for place in gone if alike(place, n)]
        beside = [each for each in places[:n] if each >= 0][-1:], [each for each in places[n:] if each >= 0][:1]
        if len(close) == 1 and close[0] not in made:
            made[n] = close[0]
        elif close or any(_neighbours(place, count, gone) == beside for place in gone):
            sure = False
    return made, sure


def _neighbours(place: int, count: int, gone: Sequence[int]) -> tuple[list[int], list[int]]:
    """The nearest of those that are still there, before and behind one that is gone."""
    kept = [each for each in range(count) if each not in gone]
    return [each for each in kept if each < place][-1:], [each for each in kept if each > place][:1]


def _alike(one: Sequence[Value], other: Sequence[Value]) -> bool:
    """Whether at least half of the values are what they were."""
    return bool(one) and 2 * sum(map(_equal, one, other)) >= len(one)


def _is_rescaled(one: Sequence[Value], other: Sequence[Value]) -> bool:
    """Whether all numbers are given in another unit: each is one and the same power of ten of what it was, nearly."""
    pairs = [(a, b) for a, b in zip(one, other, strict=True) if isinstance(a, float) and isinstance(b, float) and a]
    if len(pairs) < 2 or len(pairs) < sum(value is not None for value in (*one, *other)) / 2:
        return False
    power = 10.0 ** round(log10(abs(pairs[0][1] / pairs[0][0]))) if pairs[0][1] else 1.0
    return power != 1.0 and all(isclose(b, a * power, rel_tol=_ROUNDED) for a, b in pairs)


def _agree(before: _Table, after: _Table, built: ChartFacts, now: ChartFacts) -> bool:
    """Whether a drawing shows as many categories as its workbook, the series that are new in it and no others.

    A drawing may have series of its own, which stand for a workbook's: as many as it was built with.
    """
    drawn = {series.name for series in now.series} - {series.name for series in built.series}
    counts = {len(series.categories) for series in now.series}
    more = len(now.series) - len(built.series) == len(after.series) - len(before.series)
    return more and counts <= {len(after.categories)} and set(after.series) - set(before.series) <= drawn


def _told(before: _Table, after: _Table) -> str:
    """What was done to the categories and series of a chart, for people."""
    done = []
    for kind, old, new in (
        ("categories", before.categories, after.categories),
        ("series", before.series, after.series),
    ):
        gone = [name for name in old if name not in new]
        fresh = [name for name in new if name and name not in old]
        done += [f"{kind} were taken out: {', '.join(gone)}"] if gone else []
        done += [f"{kind} are new: {', '.join(fresh)}"] if fresh else []
        done += [f"the {kind} stand in another order"] if not gone and not fresh and old != new else []
    return f"of the chart {'; '.join(done) or 'names were changed'}; nothing of it is written"


# --- what is to be written --------------------------------------------------------------------------------------------


def _changes(chart: Path, before: _Table, after: _Table, axes: _Axes, where: Where) -> Iterator[Change]:
    """Names and numbers that are others now, of categories and series that were built."""
    data = (*chart, "data")
    rows = [(n, place) for n, place in enumerate(axes.rows) if place >= 0]
    columns = [(n, place) for n, place in enumerate(axes.columns) if place >= 0]
    categories = {place: frozenset((before.categories[place], after.categories[n])) for n, place in rows}
    series = {place: frozenset((before.series[place], after.series[n])) for n, place in columns}
    for n, place in rows:
        old, new = before.categories[place], after.categories[n]
        if old != new:
            yield Change((*data, "categories", place), old, new, where, Cell(chart, category=categories[place]))
    for n, place in columns:
        old, new = before.series[place], after.series[n]
        if old != new:
            yield Change((*data, "series", place, "name"), old, new, where, Cell(chart, series=series[place]))
    for n, place in rows:
        for m, column in columns:
            value, other = before.values[place][column], after.values[n][m]
            if not _equal(value, other) and (other is None or isinstance(other, float)):
                path = (*data, "series", column, "values", place)
                cell = Cell(chart, categories[place], series[column])
                yield Change(path, _number(value), _number(other), where, cell)


def _regridded(chart: Path, before: _Table, after: _Table, axes: _Axes, where: Where) -> Iterator[Regridded]:
    """Categories and series that came, went or changed places."""
    data = (*chart, "data")
    kept = [(n, place) for n, place in enumerate(axes.columns) if place >= 0]
    if axes.rows != tuple(range(len(before.categories))):
        lists = tuple((*data, "series", place, "values") for _, place in kept)
        fresh = tuple(
            (after.categories[n], tuple(_number(after.values[n][m]) for m, _ in kept))
            for n, place in enumerate(axes.rows)
            if place < 0
        )
        names = before.categories, after.categories
        yield Regridded((*data, "categories"), lists, *names, axes.rows, fresh, where, axes.sure)
    if axes.columns != tuple(range(len(before.series))):
        added: list[tuple[Data, tuple[Data, ...]]] = []
        for m, place in enumerate(axes.columns):
            if place < 0:
                numbers: list[Data] = [_number(row[m]) for row in after.values]
                added.append(({"name": after.series[m], "values": numbers}, ()))
        names = before.series, after.series
        yield Regridded((*data, "series"), (), *names, axes.columns, tuple(added), where)


# --- a drawing alone --------------------------------------------------------------------------------------------------


def _drawn(built: ChartFacts, now: ChartFacts, table: _Table) -> _Table | None:
    """The table as the drawing alone has it: a program that does not know workbooks changed that."""
    if built.series == now.series:
        return table
    shapes = [(len(s.categories), len(s.values)) for s in now.series]
    same = shapes == [(len(s.categories), len(s.values)) for s in built.series]
    if not same or any(n != len(table.categories) for _, n in shapes):
        return None
    if len(built.series) != len(table.series):
        return _categories_drawn(built, now, table)
    names = [_name(own, *pair) for own, *pair in zip(table.series, built.series, now.series, strict=True)]
    categories = list(table.categories)
    for old, new in zip(built.series, now.series, strict=True):
        for row, pair in enumerate(zip(old.categories, new.categories, strict=True)):
            if pair[0] != pair[1]:
                categories[row] = _reworded(table.categories[row], *pair)
    columns = [
        [_scaled(table.values[row][number], *pair) for row, pair in enumerate(zip(old.values, new.values, strict=True))]
        for number, (old, new) in enumerate(zip(built.series, now.series, strict=True))
    ]
    if not all(names) or not all(categories):
        return None
    return _Table(tuple(categories), tuple(names), tuple(zip(*columns, strict=True)))


def _categories_drawn(built: ChartFacts, now: ChartFacts, table: _Table) -> _Table | None:
    """The table with other names of categories, where its numbers are drawn as series that it does not have."""
    numbers = [[(series.name, series.values) for series in facts.series] for facts in (built, now)]
    names = {series.categories for series in now.series}
    if numbers[0] != numbers[1] or len(names) != 1 or {s.categories for s in built.series} != {table.categories}:
        return None
    return _Table(names.pop(), table.series, table.values)


def _name(own: str, built: Plotted, now: Plotted) -> str:
    return own if built.name == now.name else _reworded(own, built.name, now.name)


def _reworded(own: str, old: str, new: str) -> str:
    """A name whose drawn form is another now: a unit may be drawn behind it. Nothing where that cannot be told."""
    behind = old.removeprefix(own)
    if not old.startswith(own) or not new.endswith(behind):
        return ""
    return new.removesuffix(behind) if behind else new


def _scaled(whole: str | float | None, before: float | None, after: float | None) -> str | float | None:
    """A number of the data whose drawn form, which may be a share or in thousands of it, is another now."""
    if _equal(before, after):
        return whole
    factor = whole / before if isinstance(whole, float) and before else 1.0
    return None if after is None else float(f"{after * factor:.12g}")


def _equal(one: str | float | None, other: str | float | None) -> bool:
    if isinstance(one, float) and isinstance(other, float):
        return isclose(one, other, rel_tol=1e-9, abs_tol=1e-12)
    return (one or None) == (other or None)


def _number(value: str | float | None) -> int | float | None:
    if not isinstance(value, float):
        return None
    return int(value) if value.is_integer() else value


def _text(value: str | float | None) -> str:
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(value)
    return value or ""

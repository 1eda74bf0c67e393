"""The numbers of a chart, by the names of its categories and series: as its workbook and its drawing have them now."""

from __future__ import annotations

from collections.abc import Container, Iterator
from itertools import accumulate
from math import isclose

from briefdeck.model.leaves import ChartType
from briefdeck.provenance.units import ChartFacts, Plotted
from briefdeck.roundtrip.pull.charts.drawn_alone import drawn_alone
from briefdeck.roundtrip.pull.charts.plotted_table import Table, equal, number, same_cells
from briefdeck.roundtrip.pull.charts.realigned import Realigned, agree, aligned, told
from briefdeck.roundtrip.pull.edits.book import Book
from briefdeck.roundtrip.pull.edits.edit import Cell, Change, Data, Kind, Regridded, Report, Turned, Where
from briefdeck.values import replace
from briefdeck.yamlfile.tree import Path


def replotted(
    book: Book, chart: Path, built: ChartFacts, now: ChartFacts, where: Where
) -> Iterator[Change | Regridded | Turned]:
    """What a chart says otherwise than it was built; what cannot be told is reported in the book.

    `chart` is the path of its section at the time of the build.
    """
    if built.sheet and not now.sheet and book.returned.keeps_looks:
        what = "the chart's workbook is gone, or cannot be read"
        _report(book, what, "change the numbers at data: of its section", where)
    before = Table.of(built.sheet)
    if built.type == ChartType.STRIP:
        now = _as_strip(before, now)
    if turned := _turned(chart, before, now, where):
        yield turned
        return
    # Behind the columns that were built may stand numbers that only the drawing needs: they are no series of its own.
    width = None if len(now.series) > len(built.series) else max(map(len, built.sheet), default=0)
    after = Table.of(now.sheet, width) if now.sheet else before
    if width is None and built.type == ChartType.STACKED:
        after = after.without(set(_sums(after, {one.name for one in now.series})))
    if same_cells(before, after):
        now = _without_index(book, built, now, where) if built.indexed else now
        found = drawn_alone(built, now, before)
        if found is None:
            _report_drawn(book, built, now, before, where)
            return
        after = found
    elif not agree(before, after, built, now):
        what = f"{told(before, after)}: its drawing shows others than its workbook"
        _report(book, what, "change the categories and series at data: of its section", where)
        return
    axes = aligned(before, after)
    if axes is None:
        _report(book, told(before, after), "change the categories and series at data: of its section", where)
        return
    words = [cell for row in after.values for cell in row if isinstance(cell, str)]
    if words:
        what = f"of the chart a number became “{words[0]}”, which is none; nothing of it is written"
        _report(book, what, "write a number, or null for a gap, at data: of its section", where)
        return
    yield from _changes(chart, before, after, axes, where)
    yield from _regridded(chart, before, after, axes, where)


def _as_strip(before: Table, now: ChartFacts) -> ChartFacts:
    """A strip with its numbers as the briefing has them: it is drawn with a series a part, and who writes its workbook
    anew does so as it is drawn."""
    sheet = Table.of(now.sheet)
    drawn = [(one.name, one.categories, len(one.values)) for one in now.series]
    wanted = [(name, before.series, len(before.series)) for name in before.categories]
    if (sheet.categories, sheet.series) != (before.series, before.categories) or drawn != wanted:
        return now
    columns = zip(before.series, zip(*(one.values for one in now.series), strict=True), strict=True)
    series = tuple(Plotted(name, before.categories, values) for name, values in columns)
    rows = zip(before.categories, zip(*sheet.values, strict=True), strict=True)
    return replace(now, series=series, sheet=(("", *before.series), *((name, *values) for name, values in rows)))


def _without_index(book: Book, built: ChartFacts, now: ChartFacts, where: Where) -> ChartFacts:
    """A drawing with the numbers of its index as they were built: of one that is typed over nobody can tell what value
    it is to come from."""
    pairs = list(zip(built.series, now.series, strict=False))
    if len(built.series) != len(now.series) or any(len(old.values) != len(new.values) for old, new in pairs):
        return now
    for old, new in pairs:
        typed = [pair for pair in zip(old.values, new.values, strict=True) if not equal(*pair)]
        if typed:
            before, after = (f"{value:.4g}" if value is not None else "nothing" for value in typed[0])
            what = f"of “{old.name}” the index {before} became {after}, and it is reckoned of the value beside it"
            _report(book, what, "change that value, in the workbook or at data: of its section", where)
    return replace(now, series=tuple(replace(new, values=old.values) for old, new in pairs))


def _sums(table: Table, drawn: Container[str]) -> Iterator[str]:
    """The columns that none of the drawn series has and that hold what those before them come to, all or the first few
    of them: a chart writes it above stacked columns."""
    rows = range(len(table.values))
    for place, name in enumerate(table.series):
        if name not in drawn:
            own = [value if isinstance(value, float) else 0.0 for value in table.column(place, rows)]
            sums = [list(accumulate(v if isinstance(v, float) else 0.0 for v in row[:place])) for row in table.values]
            if any(all(isclose(own[row], sums[row][end], abs_tol=1e-9) for row in rows) for end in range(1, place)):
                yield name


def _turned(chart: Path, before: Table, now: ChartFacts, where: Where) -> Turned | None:
    """Rows and columns that were switched: the drawing has a series a category, with its numbers, and a category a
    series; the sheet behind it stays as it was, or was turned too."""
    categories, series = before.categories, before.series
    drawn = [(one.name, one.categories) for one in now.series]
    if categories == series or drawn != [(name, series) for name in categories]:
        return None
    if not all(len(one.values) == len(row) and all(map(equal, one.values, row)) for one, row in
               zip(now.series, before.values, strict=True)):  # fmt: skip
        return None
    sheet = Table.of(now.sheet, 1 + max(len(categories), len(series))) if now.sheet else before
    other = Table(series, categories, tuple(zip(*before.values, strict=True)))
    if not (same_cells(sheet, before) or same_cells(sheet, other)):
        return None
    return Turned(chart, categories, series, tuple(tuple(one.values) for one in now.series), where)


def _report(book: Book, what: str, cure: str, where: Where) -> None:
    book.reports.append(Report(Kind.CHART, what, cure, where))


def _report_drawn(book: Book, built: ChartFacts, now: ChartFacts, table: Table, where: Where) -> None:
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


# --- what is to be written --------------------------------------------------------------------------------------------


def _changes(chart: Path, before: Table, after: Table, axes: Realigned, where: Where) -> Iterator[Change]:
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
            if not equal(value, other) and (other is None or isinstance(other, float)):
                path = (*data, "series", column, "values", place)
                cell = Cell(chart, categories[place], series[column])
                yield Change(path, number(value), number(other), where, cell)


def _regridded(chart: Path, before: Table, after: Table, axes: Realigned, where: Where) -> Iterator[Regridded]:
    """Categories and series that came, went or changed places."""
    data = (*chart, "data")
    kept = [(n, place) for n, place in enumerate(axes.columns) if place >= 0]
    if axes.rows != tuple(range(len(before.categories))):
        lists = tuple((*data, "series", place, "values") for _, place in kept)
        fresh = tuple(
            (after.categories[n], tuple(number(after.values[n][m]) for m, _ in kept))
            for n, place in enumerate(axes.rows)
            if place < 0
        )
        names = before.categories, after.categories
        yield Regridded((*data, "categories"), lists, *names, axes.rows, fresh, where, axes.sure)
    if axes.columns != tuple(range(len(before.series))):
        added: list[tuple[Data, tuple[Data, ...]]] = []
        for m, place in enumerate(axes.columns):
            if place < 0:
                numbers: list[Data] = [number(row[m]) for row in after.values]
                added.append(({"name": after.series[m], "values": numbers}, ()))
        names = before.series, after.series
        yield Regridded((*data, "series"), (), *names, axes.columns, tuple(added), where)

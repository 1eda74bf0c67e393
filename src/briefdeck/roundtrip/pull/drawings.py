"""Charts and pictures that were changed in a file."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from math import isclose
from typing import TypeVar

from briefdeck.provenance.record import Source
from briefdeck.provenance.units import ChartFacts, PictureFacts, Plotted
from briefdeck.roundtrip.pull.book import Book
from briefdeck.roundtrip.pull.edits import Cell, Change, Kind, Report, Where
from briefdeck.yamlfile.tree import Path

Facts = TypeVar("Facts", ChartFacts, PictureFacts)

Rows = Sequence[Sequence[str | float | None]]


def redrawn(book: Book) -> Iterator[Change]:
    """The values and names of charts that are others now; what else was done to drawings is reported in the book."""
    pages = {0: 0} | book.pairing.pages
    for built, now in _matched(book.snapshot.charts, book.returned.seen.charts, pages):
        where = _where(book, now or built)
        if now is None:
            _report(
                book, "a chart was taken out", "take the chart's section out of the plan, or list it under omit", where
            )
            continue
        if built is None:
            _report(book, "a chart is new", "add a section of kind chart with its numbers", where)
            continue
        source = book.snapshot.source(built.mark)
        if source is not None:
            yield from _chart(book, source, built, now, where)
    _pictures(book, pages)


def _matched(
    built: Sequence[Facts], now: Sequence[Facts], pages: dict[int, int]
) -> Iterator[tuple[Facts | None, Facts | None]]:
    """Drawings of one slide by their names, else in their order."""
    there: dict[int, list[Facts]] = defaultdict(list)
    for facts in now:
        there[facts.page].append(facts)
    waiting: list[Facts] = []
    for facts in built:
        same = next((f for f in there[pages.get(facts.page, -1)] if f.holder == facts.holder), None)
        if same is None:
            waiting.append(facts)
            continue
        there[same.page].remove(same)
        yield facts, same
    for facts in waiting:
        if facts.page in pages:
            left = there[pages[facts.page]]
            yield facts, left.pop(0) if left else None
    yield from ((None, facts) for page, left in there.items() if page in pages.values() for facts in left)


def _where(book: Book, facts: ChartFacts | PictureFacts | None) -> Where:
    page = facts.page if facts is not None else 0
    titles = book.returned.seen.titles
    title = titles[page - 1] if 0 < page <= len(titles) else ""
    place = f"slide {page} “{title}”" if page else "a drawing"
    return Where(book.name, place, facts.holder if facts is not None else "", page)


def _report(book: Book, what: str, cure: str, where: Where) -> None:
    book.reports.append(Report(Kind.CHART, what, cure, where))


def _chart(book: Book, source: Source, built: ChartFacts, now: ChartFacts, where: Where) -> Iterator[Change]:
    if built.sheet and not now.sheet and book.returned.keeps_looks:
        what = "the chart's workbook is gone, or cannot be read"
        _report(book, what, "change the numbers at data: of its section", where)
    chart = source.path
    before = _Table.of(built.sheet)
    after = _Table.of(now.sheet, max(map(len, built.sheet), default=0)) if now.sheet else before
    if len(now.series) > len(built.series):
        _report(book, "a series of the chart is new", "add it to data: of its section", where)
        return
    if _same_cells(before, after):
        after = _drawn(book, built, now, before, where) or before
    elif not _matches(before, after):
        _report(book, _told(before, after), "change the categories and series at data: of its section", where)
        return
    yield from _changes(chart, before, after, where)


@dataclass(frozen=True, slots=True)
class _Table:
    """The numbers of a chart with the names of their rows and columns."""

    categories: tuple[str, ...]
    series: tuple[str, ...]
    values: tuple[tuple[str | float | None, ...], ...]

    @classmethod
    def of(cls, sheet: Rows, columns: int | None = None) -> _Table:
        """A sheet up to its last row and column that has a name.

        Behind as many `columns` as were built stand numbers that only the drawing needs.
        """
        head = [_text(cell) for cell in sheet[0][1:columns]] if sheet else []
        names = [_text(row[0]) if row else "" for row in sheet[1:]]
        width = max((n + 1 for n, name in enumerate(head) if name), default=0)
        height = max((n + 1 for n, name in enumerate(names) if name), default=0)
        cells = tuple(tuple(_cell(row, column + 1) for column in range(width)) for row in sheet[1 : height + 1])
        return cls(tuple(names[:height]), tuple(head[:width]), cells)

    def row(self, number: int) -> tuple[str | float | None, ...]:
        """The values of a category."""
        return self.values[number]

    def column(self, number: int) -> tuple[str | float | None, ...]:
        """The values of a series."""
        return tuple(row[number] for row in self.values)


def _cell(row: Sequence[str | float | None], column: int) -> str | float | None:
    return row[column] if column < len(row) else None


def _same_cells(one: _Table, other: _Table) -> bool:
    names = (one.categories, one.series) == (other.categories, other.series)
    return names and all(map(_equal_row, one.values, other.values))


def _equal_row(one: Sequence[str | float | None], other: Sequence[str | float | None]) -> bool:
    return all(map(_equal, one, other))


def _matches(before: _Table, after: _Table) -> bool:
    """Whether every category and series is known again: none is new or gone, none took the place of another."""
    rows = _known(before.categories, after.categories, lambda n: _alike(before.row(n), after.row(n)))
    columns = _known(before.series, after.series, lambda n: _alike(before.column(n), after.column(n)))
    return rows and columns


def _known(before: Sequence[str], after: Sequence[str], alike: Callable[[int], bool]) -> bool:
    """Whether names stand where they stood; one may be another where what it names is still there."""
    if len(before) != len(after):
        return False
    others = [n for n, (old, new) in enumerate(zip(before, after, strict=True)) if old != new]
    moved = any(after[n] in before or not after[n] for n in others)
    return not moved and len(set(after)) == len(set(before)) and all(alike(n) for n in others)


def _alike(one: Sequence[str | float | None], other: Sequence[str | float | None]) -> bool:
    """Whether at least half of the values are what they were."""
    return 2 * sum(map(_equal, one, other)) >= len(one) if len(one) == len(other) else False


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


def _changes(chart: Path, before: _Table, after: _Table, where: Where) -> Iterator[Change]:
    """What differs between two tables of the same rows and columns."""
    data = (*chart, "data")
    categories = [frozenset(pair) for pair in zip(before.categories, after.categories, strict=True)]
    series = [frozenset(pair) for pair in zip(before.series, after.series, strict=True)]
    for r, (old, new) in enumerate(zip(before.categories, after.categories, strict=True)):
        if old != new:
            yield Change((*data, "categories", r), old, new, where, Cell(chart, category=categories[r]))
    for c, (old, new) in enumerate(zip(before.series, after.series, strict=True)):
        if old != new:
            yield Change((*data, "series", c, "name"), old, new, where, Cell(chart, series=series[c]))
    for r, (row, others) in enumerate(zip(before.values, after.values, strict=True)):
        for c, (value, other) in enumerate(zip(row, others, strict=True)):
            if not _equal(value, other) and (other is None or isinstance(other, float)):
                path = (*data, "series", c, "values", r)
                yield Change(path, _number(value), _number(other), where, Cell(chart, categories[r], series[c]))


def _drawn(book: Book, built: ChartFacts, now: ChartFacts, table: _Table, where: Where) -> _Table | None:
    """The table as the drawing alone has it: a program that does not know workbooks changed that."""
    if built.series == now.series:
        return None
    shapes = [(len(s.categories), len(s.values)) for s in now.series]
    same = shapes == [(len(s.categories), len(s.values)) for s in built.series]
    if not same or len(built.series) != len(table.series) or any(n != len(table.categories) for _, n in shapes):
        what = "the chart was changed, and its drawing alone does not say what of its data"
        _report(book, what, "change it at data: of its section", where)
        return None
    names = [_renamed(own, *pair) for own, *pair in zip(table.series, built.series, now.series, strict=True)]
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
        _report(book, "names in the chart were changed", "change them at data: of its section", where)
        return None
    return _Table(tuple(categories), tuple(names), tuple(zip(*columns, strict=True)))


def _renamed(own: str, built: Plotted, now: Plotted) -> str:
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


def _pictures(book: Book, pages: dict[int, int]) -> None:
    for built, now in _matched(book.snapshot.pictures, book.returned.seen.pictures, pages):
        where = _where(book, now or built)
        if now is None:
            report = ("a picture was taken out", "take picture: out of its section, or list it under omit")
        elif built is None:
            report = ("a picture is new", "pull --pictures puts it beside the briefing; name it under picture: file:")
        elif built.digest != now.digest:
            report = ("a picture was replaced", "pull --pictures puts the new one beside the briefing")
        elif built.alt != now.alt and now.alt:
            report = ("the words that stand for a picture were changed", "write them at alt: of the picture")
        else:
            continue
        book.reports.append(Report(Kind.PICTURE, *report, where))


def replaced_pictures(book: Book) -> Iterator[PictureFacts]:
    """The pictures that are in a file and were not built."""
    known = {facts.digest for facts in book.snapshot.pictures}
    seen: set[str] = set()
    for facts in book.returned.seen.pictures:
        if facts.digest and facts.digest not in known | seen:
            seen.add(facts.digest)
            yield facts

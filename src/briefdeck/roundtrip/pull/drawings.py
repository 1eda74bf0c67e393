"""Charts and pictures that were changed in a file."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from math import isclose
from typing import TypeVar

from briefdeck.provenance.record import Source
from briefdeck.provenance.units import ChartFacts, PictureFacts
from briefdeck.roundtrip.pull.collecting import Book
from briefdeck.roundtrip.pull.edits import Change, Kind, Report, Where

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
    changes = list(_cells(source, built.sheet, now.sheet, where)) if now.sheet else []
    if now.sheet and (len(now.sheet) > len(built.sheet) or _wider(built.sheet, now.sheet)):
        what = "the chart's workbook has more rows or columns"
        _report(book, what, "add the categories or series to data: of its section", where)
    if not changes:
        changes = list(_cached(book, source, built, now, where))
    yield from changes


def _wider(built: Rows, now: Rows) -> bool:
    """Whether cells beside those of the briefing hold something; the columns of a drawing of its own are no such."""
    return any(
        len(row) > 0 and len(built) > number and not row[0] and built[number][0] for number, row in enumerate(now)
    )


def _cells(source: Source, built: Rows, now: Rows, where: Where) -> Iterator[Change]:
    data = (*source.path, "data")
    for r, (old_row, new_row) in enumerate(zip_longest(built, now, fillvalue=())):
        if r >= len(built):
            break
        for c, old in enumerate(old_row):
            new = new_row[c] if c < len(new_row) else None
            if r and c:
                if not _equal(old, new) and (new is None or isinstance(new, float)):
                    yield Change((*data, "series", c - 1, "values", r - 1), _number(old), _number(new), where)
            elif (r or c) and _text(old) != _text(new) and _text(new):
                path = (*data, "categories", r - 1) if r else (*data, "series", c - 1, "name")
                yield Change(path, _text(old), _text(new), where)


def _cached(book: Book, source: Source, built: ChartFacts, now: ChartFacts, where: Where) -> Iterator[Change]:
    """Changes that only the drawing has: a program that does not know workbooks wrote them."""
    if [s.values for s in built.series] == [s.values for s in now.series]:
        return
    columns = len(built.sheet[0]) - 1 if built.sheet else 0
    simple = len(built.series) == len(now.series) == columns
    for number, (old, new) in enumerate(zip(built.series, now.series, strict=False)):
        if not simple or len(old.values) != len(new.values):
            what = "the numbers of the chart were changed, and its drawing alone does not say which"
            _report(book, what, "change them at data: of its section", where)
            return
        for row, (before, after) in enumerate(zip(old.values, new.values, strict=True)):
            if _equal(before, after):
                continue
            whole = built.sheet[row + 1][number + 1]
            factor = whole / before if isinstance(whole, float) and before else 1.0
            value = None if after is None else float(f"{after * factor:.12g}")
            path = (*source.path, "data", "series", number, "values", row)
            yield Change(path, _number(whole), _number(value), where)


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

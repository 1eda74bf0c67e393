"""Totals that are sums, and shares that make a whole, as far as rounding allows."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal, InvalidOperation

from briefdeck.diagnostics import Span, measured
from briefdeck.diagnostics.rules import evidence as rules
from briefdeck.inputs.assets import Assets
from briefdeck.model.leaves import ChartType, Text
from briefdeck.model.sections.chart import ChartData, ChartSection
from briefdeck.model.sections.table import ColumnEntry, TableSection
from briefdeck.review.passages import Reader
from briefdeck.review.remark import Remark
from briefdeck.yamlfile.tree import Path

_RATIO = re.compile(
    r"[%％/／‰]|率|割合|比|平均|単価|原単位|構成|順位|指数|^(?:年度?|year|date|no\.?)$|\b(?:share|rate|ratio|per|average|mean|"
    r"median|rank|index|intensity|change|price|cagr|growth|margin|yield|roe|roi|roa)\b",
    re.IGNORECASE,
)
_MONEY = re.compile("[$£€¥円]")
_NEGATIVE = re.compile(r"[▲△−]\s*([\d.]+)|\(([\d.]+)\)")  # as accountants write them
_PERCENT = re.compile(r"[%％]|percent|per cent|パーセント", re.IGNORECASE)
_HUNDRED = Decimal(100)
_MOST_DIGITS = 30
# Rows that the total does not add: parts of another row, and sums of those before.
_NO_ADDEND = re.compile(r"[（(]?(?:うち|内訳|内数|小計|of which|thereof|sub-?total)", re.IGNORECASE)
_ROUNDED = re.compile(r"四捨五入|端数|\bround", re.IGNORECASE)


def check_sums(reader: Reader, assets: Assets) -> Iterator[Remark]:
    """E120 and E121."""
    for index, section in enumerate(reader.loaded.briefing.sections):
        path: Path = ("sections", index)
        match section:
            case TableSection():
                yield from _table(reader, assets, section, path)
            case ChartSection():
                yield from _chart(reader, assets, section, path)
            case _:
                pass


def _table(reader: Reader, assets: Assets, section: TableSection, path: Path) -> Iterator[Remark]:
    file = assets.table(section)
    rows: Sequence[Sequence[object]] = file.rows if file else section.rows
    if len(rows) < 2:
        return
    document = reader.loaded.document
    count = max(map(len, rows))

    def place(row: int, column: int) -> Span:
        return document.span((*path, "data")) if file else document.span((*path, "rows", row, column))

    parted = [(row, bool(_NO_ADDEND.match(_words(row[0]) if row else ""))) for row in rows]
    said = [section.title, section.caption, section.note, section.text]
    rounded = any(_ROUNDED.search(words) for text in said if text for words in text.values())
    for column in range(count):
        entry = section.columns[column] if column < len(section.columns) else None
        head = file.head[column] if file and column < len(file.head) else ""
        titles = [*(entry.title.values() if entry else ()), head]
        cells = [None if apart else _number(row[column]) if column < len(row) else None for row, apart in parted]
        parts = [cell for cell in (cells[:-1] if section.total else cells) if cell is not None]
        name = next((title for title in titles if title), "")
        if len(parts) < 2:
            continue
        if entry and entry.adds_up and _off(parts, _HUNDRED):
            yield _uneven(path, place(0, column), f"the shares of “{name}” add up to", sum(parts, Decimal(0)))
        total = cells[-1] if section.total else None
        if total is not None and _is_sum(entry, titles) and _off(parts, total, rounded=rounded):
            what = f"the total of “{name}” is {_shown(total)}, and the rows add up to {_shown(sum(parts))}"
            hint = "correct the total or a row; a column whose last cell is no sum says sums: false"
            facts = measured("total", total, sum(parts))
            yield Remark(path, rules.WRONG_TOTAL.at(place(len(rows) - 1, column), what, hint, facts=facts))


def _is_sum(entry: ColumnEntry | None, titles: Sequence[str]) -> bool:
    if entry and entry.sums is not None:
        return entry.sums
    return not any(_RATIO.search(title) and not _MONEY.search(title) for title in titles)


def _chart(reader: Reader, assets: Assets, section: ChartSection, path: Path) -> Iterator[Remark]:
    pie = section.type in (ChartType.PIE, ChartType.DOUGHNUT)
    percent = bool(section.unit and any(_PERCENT.search(form) for form in section.unit.values()))
    wanted = section.adds_up if section.adds_up is not None else pie and percent
    if not wanted:
        return
    document = reader.loaded.document
    file = assets.table(section)
    at: Callable[[int, int], Span]
    if isinstance(section.data, ChartData):
        table = [[_number(value) for value in series.values] for series in section.data.series]

        def at(series: int, place: int) -> Span:
            return document.span((*path, "data", "series", series, "values", place))
    elif file:
        table = [[_number(row[column]) for row in file.rows] for column in range(1, len(file.head))]

        def at(series: int, place: int) -> Span:  # noqa: ARG001 - a file has one place
            return document.span((*path, "data"))
    else:
        return
    if pie:
        wholes = [(at(0, 0), values) for values in table]
    else:
        wholes = [(at(0, place), list(values)) for place, values in enumerate(zip(*table, strict=False))]
    for span, values in wholes:
        parts = [value for value in values if value is not None]
        if parts and _off(parts, _HUNDRED):
            yield _uneven(path, span, "the shares add up to", sum(parts, Decimal(0)))


def _uneven(path: Path, span: Span, what: str, whole: Decimal) -> Remark:
    hint = "correct a value, or add the rest as a part of its own"
    facts = measured("sum of shares", whole, _HUNDRED, "%")
    return Remark(path, rules.UNEVEN_PERCENTAGES.at(span, f"{what} {_shown(whole)}", hint, facts=facts))


def _number(cell: object) -> Decimal | None:
    """The number in a cell, exactly as written; None for words and for nothing."""
    if isinstance(cell, Text):
        cell = next(iter(cell.values()))
    if isinstance(cell, bool) or cell is None:
        return None
    if isinstance(cell, int | float):
        return Decimal(repr(cell)).normalize()
    written = str(cell).replace(",", "").strip()
    negative = _NEGATIVE.fullmatch(written)
    try:
        number = Decimal(f"-{negative[1] or negative[2]}" if negative else written)
    except InvalidOperation:
        return None
    return number if number.is_finite() and abs(number.adjusted()) <= _MOST_DIGITS else None


def _words(cell: object) -> str:
    return next(iter(cell.values())) if isinstance(cell, Text) else str(cell or "")


def _off(parts: Sequence[Decimal], total: Decimal, *, rounded: bool = False) -> bool:
    """Whether the parts miss the total by more than the rounding of each, by half of its last place, explains.

    Where all of them are whole numbers, nothing was rounded, unless the table says so.
    """
    places = max(-min(_exponent(number), 0) for number in (*parts, total))
    step = Decimal(1).scaleb(-places)
    slack = step / 2 * (len(parts) + 1) if places else Decimal(0)
    if (total == _HUNDRED or rounded) and not places:
        slack = Decimal(len(parts)) / 2  # shares rounded to whole per cents
    return abs(sum(parts, Decimal(0)) - total) > slack


def _exponent(number: Decimal) -> int:
    exponent = number.as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0


def _shown(number: Decimal | int) -> str:
    return f"{Decimal(number):,f}"

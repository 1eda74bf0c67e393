"""Rows and columns as other tools write them, read by what they hold: where names stand, and where numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from briefdeck.model.amounts import amount
from briefdeck.patterns import regex
from briefdeck.values import dataclass

_AXIS = ("categories", "category", "labels", "x", "years", "periods", "names", "keys", "index", "axis", "xaxis")
_NAME = ("name", "label", "title", "key", "id", "series", "legend")
_HEADS = ("columns", "headers", "header", "heads", "head", "fields", "column_names", "columnnames", "thead")
_ROWS = ("rows", "data", "values", "body", "tbody", "records", "items", "source", "datasource")
_INSIDE = ("cells", "values", "row", "data", "cols", "columns")
_RULE = regex(r"[\s|:+-]+")
_DEPTH = 4
_MOST = 2000  # values that are looked at


@dataclass(frozen=True, slots=True)
class Plotted:
    """Categories and series, each a name with its numbers; an empty name is none. `unit` stood beside each number."""

    categories: list[Any]
    series: list[tuple[str, list[Any]]]
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Tabled:
    """Heads and rows of cells; no heads where there are none."""

    heads: list[Any]
    rows: list[list[Any]]


_PAIR = regex(r"([^,;:=、：]{1,40}?)\s*[:=：]\s*(-?\d+(?:\.\d+)?)\s*(?:[,;、]\s*|$)")
_PAIRS = regex(rf"(?:{_PAIR.pattern.replace('(', '(?:', 1).replace('(-?', '(?:-?')}){{2,40}}")


def is_typed(text: str) -> bool:
    """Whether a text is data that are typed themselves: in lines, or as names with a number each."""
    return "\n" in text.strip() or _PAIRS.fullmatch(text.strip()) is not None


def is_number(value: Any) -> bool:
    """Whether a value is a number, or a gap among some."""
    if isinstance(value, str):
        return re.fullmatch(r"-?\d+(?:\.\d+)?", value) is not None
    return value is None or (isinstance(value, int | float) and not isinstance(value, bool))


def plotted(value: Any) -> Plotted | None:
    """What a chart is to show, in whatever shape; None where nobody can tell."""
    if isinstance(value, list) and value and all(map(is_number, value)) and len(value) <= _MOST:
        return Plotted(["…"] * len(value), [("", value)])
    if isinstance(value, Mapping):
        if value and (read := _numbers(list(value.values()))):
            return Plotted(list(value), [("", read[0])], read[1])
        if made := _traced(value):
            return made
    table = tabled(value)
    if table is None:
        return _traced({"series": value}) if isinstance(value, list) else None
    return _of_table(table)


def _of_table(table: Tabled) -> Plotted | None:
    """A first column of categories, and a series in each of the others."""
    heads, rows = table.heads, table.rows
    width = len(rows[0]) if rows else 0
    if width < 2 or any(len(row) != width for row in rows) or (heads and len(heads) != width):
        return None
    axis = next((n for n in range(width) if not all(is_number(row[n]) for row in rows)), 0)
    rest = [n for n in range(width) if n != axis]
    if any(isinstance(row[axis], dict | list) for row in rows):
        return None
    columns = {n: read for n in rest if (read := _numbers([row[n] for row in rows]))}
    units = {unit for _, unit in columns.values()}
    if len(columns) < len(rest) or len(units) > 1:
        return None
    series = [(str(heads[n]) if heads else "", numbers) for n, (numbers, _) in columns.items()]
    return Plotted([row[axis] for row in rows], series, units.pop())


def _numbers(values: Sequence[Any]) -> tuple[list[Any], str] | None:
    """Values as numbers, and the unit that stands beside each of those that are texts; None where one is none."""
    if all(map(is_number, values)):
        return list(values), ""
    if len(values) > _MOST or not all(isinstance(one, str) or is_number(one) for one in values):
        return None
    read = [(one, "") if is_number(one) else amount(str(one)) for one in values]
    units = {unit for (_, unit), one in zip(read, values, strict=True) if not is_number(one)}
    if len(units) != 1 or not all(is_number(number) for number, _ in read):
        return None
    return [_cell(str(number)) if isinstance(number, str) else number for number, _ in read], units.pop()


def tabled(value: Any, depth: int = _DEPTH) -> Tabled | None:
    """Rows and columns, in whatever shape; None where nobody can tell."""
    match value:
        case str() if "\n" in value.strip():
            return _typed(value)
        case str() if _PAIRS.fullmatch(value):
            return Tabled([], [[_cell(name), _cell(number)] for name, number in _PAIR.findall(value)])
        case list() if len(value) > 1 and all(isinstance(one, str) for one in value):
            return _lines(value)
        case list() if value and all(isinstance(one, list) for one in value):
            first, *rest = value
            headed = rest and all(isinstance(one, str) for one in first) and any(map(_has_number, rest))
            return Tabled(first, rest) if headed else Tabled([], value)
        case list() if value and all(isinstance(one, dict) for one in value):
            return _records(value)
        case dict() if depth:
            return _below(value, depth)
        case _:
            return None


def _below(value: Mapping[str, Any], depth: int) -> Tabled | None:
    by_key = {_plain(key): one for key, one in value.items()}
    heads = next(([_words(one) for one in by_key[key]] for key in _HEADS if isinstance(by_key.get(key), list)), [])
    for key in _ROWS:
        if key in by_key and (made := tabled(by_key[key], depth - 1)):
            return Tabled(heads or made.heads, made.rows)
    lists = [one for one in value.values() if isinstance(one, list)]
    if not value or len(lists) != len(value) or any(isinstance(cell, dict | list) for one in lists for cell in one):
        return None
    # Columns by their names, or rows by theirs, which are the first cells.
    if len({len(one) for one in lists}) == 1 and not heads:
        return Tabled(list(value), [list(row) for row in zip(*lists, strict=True)])
    return None


def _records(records: Sequence[Mapping[str, Any]]) -> Tabled | None:
    keys = list(records[0])
    if any(list(one) != keys for one in records):
        return None
    if len(keys) == 1 and _plain(keys[0]) in _INSIDE and all(isinstance(one[keys[0]], list) for one in records):
        return Tabled([], [list(one[keys[0]]) for one in records])
    inside = [key for key in keys if _plain(key) in _INSIDE and all(isinstance(one[key], list) for one in records)]
    if (
        len(keys) == 2
        and inside
        and not any(isinstance(cell, dict | list) for one in records for cell in one[inside[0]])
    ):
        name = next(key for key in keys if key != inside[0])  # a name beside its cells
        return Tabled([], [[one[name], *one[inside[0]]] for one in records])
    if len(keys) < 2 or any(isinstance(cell, dict | list) for one in records for cell in one.values()):
        return None
    return Tabled(keys, [list(one.values()) for one in records])


def _typed(text: str) -> Tabled | None:
    """A table as it is typed: with commas, semicolons, tabs or bars between its cells."""
    return _lines(text.strip().splitlines())


def _lines(written: Sequence[str]) -> Tabled | None:
    lines = [line.strip().strip("|").strip() for line in written]
    lines = [line for line in lines if line and not _RULE.fullmatch(line)]
    for mark in ("\t", "|", ";", ","):
        rows = [[_cell(cell) for cell in line.split(mark)] for line in lines]
        if len(rows) > 1 and len(rows[0]) > 1 and all(len(row) == len(rows[0]) for row in rows):
            return Tabled(rows[0], rows[1:])
    return None


def _cell(text: str) -> Any:
    said = text.strip().strip('"')
    if not is_number(said):
        return said or None
    return float(said) if "." in said else int(said)


def _traced(value: Mapping[str, Any]) -> Plotted | None:
    """Series that have their names and numbers beside an axis, as programs that draw have them."""
    traces = list(_traces(value, _DEPTH))
    traces = [trace for trace in traces if len(trace[1]) > 0]
    axis = _axis(value, _DEPTH)
    if not traces:
        return None
    if axis is None:
        axis = next((trace[2] for trace in traces if trace[2]), None)
    count = len(traces[0][1])
    if axis is None or len(axis) != count or any(len(numbers) != count for _, numbers, _ in traces):
        return None
    return Plotted(list(axis), [(name, list(numbers)) for name, numbers, _ in traces])


def _traces(value: Any, depth: int, name: str = "") -> Iterator[tuple[str, list[Any], list[Any] | None]]:
    """Lists of numbers with the name beside or before each, and the names of its numbers where these stand there."""
    if depth == 0:
        return
    if isinstance(value, list):
        if value and all(map(is_number, value)):
            yield name, value, None
            return
        if value and all(isinstance(one, Mapping) and {"x", "y"} <= set(one) and is_number(one["y"]) for one in value):
            yield name, [one["y"] for one in value], [one["x"] for one in value]
            return
        for one in value:
            yield from _traces(one, depth - 1)
    elif isinstance(value, Mapping):
        by_key = {_plain(key): one for key, one in value.items()}
        said = next((str(by_key[key]) for key in _NAME if isinstance(by_key.get(key), str | int)), name)
        own = next((by_key[key] for key in _AXIS if _is_axis(by_key.get(key))), None)
        for key, one in value.items():
            if _plain(key) in _AXIS:
                continue
            if isinstance(one, list) and one and all(map(is_number, one)):
                yield said or (str(key) if _plain(key) not in (*_ROWS, "y", "series") else ""), one, own
            elif isinstance(one, list | Mapping):
                yield from _traces(one, depth - 1, said if _plain(key) in (*_ROWS, "points") else "")


def _axis(value: Any, depth: int) -> list[Any] | None:
    if not isinstance(value, Mapping) or depth == 0:
        return None
    for key, one in value.items():
        if _plain(key) in _AXIS:
            if _is_axis(one):
                return list(one)
            inside = one[0] if isinstance(one, list) and one else one
            if isinstance(inside, Mapping):
                found = next((list(each) for each in inside.values() if _is_axis(each)), None)
                if found:
                    return found
    nested = (one for one in value.values() if isinstance(one, Mapping))
    return next((found for one in nested if (found := _axis(one, depth - 1))), None)


def _is_axis(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and not any(isinstance(one, dict | list) for one in value)


def _has_number(row: Sequence[Any]) -> bool:
    return any(is_number(cell) and cell is not None for cell in row)


def _words(head: Any) -> Any:
    """The words of a head that is written as a mapping."""
    if isinstance(head, Mapping):
        found = (
            head[key] for key in ("title", "header", "headerName", "name", "label", "text", "field") if key in head
        )
        return next(found, "…")
    return head


def _plain(key: object) -> str:
    return re.sub(r"[\s_-]", "", str(key)).casefold()

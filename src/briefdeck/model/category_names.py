"""The names of categories and series: what is none, what stands twice, what is the number of a day."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from briefdeck.diagnostics import Diagnostic
from briefdeck.diagnostics.rules import briefing as rules
from briefdeck.model.days import serial_days
from briefdeck.model.grid import Grid, GridPlaces, Named
from briefdeck.model.leaves import Text
from briefdeck.model.section import At
from briefdeck.patterns import regex

_TURNED = 2  # series whose names are years, beside one category: a table that was turned
_SHOWN = 40
_LINE_OF_SOURCE = regex(
    r"(?i)[*†‡#]|\(?(?:\d|[a-z])\)|\W*(?:sources?|notes?|quellen?|hinweise?|remarques?|出典|出所|資料|注|来源|资料来源|출처|자료|주)\s*[:：]"
)


def unnamed(grid: Grid, places: GridPlaces) -> Iterator[Diagnostic]:
    """Categories without a name, with that of another or a number for their day, and lines of a file that are none."""
    if len(grid.names) == 1 and len(grid.heads) > _TURNED and all(map(_is_year, grid.heads)):
        hint = "write a row for each year, and a column for each series: Year,Name"
        yield rules.BAD_DATA.at(places.name(0), "the years stand side by side, and each is a series of its own", hint)
        return
    if column := _drawn_years(grid):
        said = next(iter(grid.heads[column - 1].text.values()), "")
        what = f"the years in the column “{said}” are drawn as values: the first column has the categories"
        yield rules.BAD_DATA.at(places.head(column - 1), what, f"put the column “{said}” first")
        return
    if first := serial_days([next(iter(name.text.values()), "").strip() for name in grid.names]):
        said = next(iter(grid.names[0].text.values())).strip()
        what = f"“{said}” is the number of a day in a spreadsheet, and so are the other categories"
        yield rules.BAD_DATA.at(places.name(0), what, f"write {first}, and so on")
        return
    known: set[str] = set()
    for row, name in enumerate(grid.names):
        said = next(iter(name.text.values()), "").strip()
        alone = all(grid.numbers(column)[row] is None for column in range(len(grid.heads)))
        if alone and _LINE_OF_SOURCE.match(said):
            what = f"“{said[:_SHOWN]}” is taken for a category"
            yield rules.BAD_DATA.at(places.name(row), what, "delete the line; a source is named under sources:")
        elif not said:
            hint = "delete the row" if alone else "write what its numbers are of, or delete the row"
            yield rules.BAD_DATA.at(places.name(row), "a category has no name", hint)
        elif said in known:
            hint = "call one otherwise, or make one row of both"
            yield rules.BAD_DATA.at(places.name(row), f"two categories have the name “{said[:_SHOWN]}”", hint)
        known.add(said)


def _drawn_years(grid: Grid) -> int:
    """The number, from 1, of a column of years beside categories that are numbers and no years; 0 for none."""
    said = [next(iter(name.text.values()), "").strip() for name in grid.names]
    if len(said) <= _TURNED or not all(re.fullmatch(r"-?\d+(?:\.\d+)?", one) for one in said) or _are_years(said):
        return 0
    columns = ([f"{value:g}" for value in grid.numbers(n) if value is not None] for n in range(len(grid.heads)))
    return next((n for n, one in enumerate(columns, 1) if len(set(one)) == len(said) and _are_years(one)), 0)


def _are_years(said: Sequence[str]) -> bool:
    return all(re.fullmatch(r"(?:19|20)\d\d", one) for one in said)


def _is_year(head: Named) -> bool:
    return re.fullmatch(r"(?:19|20)\d\d", next(iter(head.text.values()), "").strip()) is not None


def named_twice(series: Sequence[tuple[Text, list[Any]]], at: At) -> Iterator[Diagnostic]:
    """Series that are written in the briefing with the name of another one."""
    known: dict[frozenset[str], list[Any]] = {}
    for index, (name, values) in enumerate(series):
        forms = frozenset(name.values())
        if forms in known:
            what = f"two series have the name “{next(iter(forms))[:_SHOWN]}”"
            same = "delete one of the two, or " if known[forms] == values else ""
            yield rules.BAD_DATA.at(at(("data", "series", index, "name")), what, f"{same}call one otherwise")
        known.setdefault(forms, values)

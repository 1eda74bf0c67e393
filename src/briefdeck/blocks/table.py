"""A table: that of a section, or one that a plan lays out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from briefdeck.blocks.setting.definition import Definition
from briefdeck.blocks.setting.plan import (
    CONTROL_KEYS,
    Entry,
    Judge,
    Judging,
    Manner,
    WrongValueError,
    flag,
    is_laid_out,
    leaf,
)
from briefdeck.diagnostics import Diagnostic
from briefdeck.document.block import Block
from briefdeck.document.richtext import EMPTY, RichText
from briefdeck.document.visible import Record
from briefdeck.model.leaves import Align
from briefdeck.yamlfile.tree import Path


@dataclass(frozen=True, slots=True)
class Column:
    """A table column: its head, and how its cells stand. `weight` > 0 fixes its share of the width; `strong` marks the
    column that matters."""

    title: RichText
    align: Align = Align.LEFT
    weight: float = 0.0
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A table row: one text a column. `strong` marks a total or the row that matters."""

    cells: tuple[RichText, ...]
    strong: bool = False
    detail: RichText = EMPTY


@dataclass(frozen=True, slots=True)
class Table(Block):
    """A table with a header row; `caption` stands above it, `note` below.

    `landscape` turns the page of a memo for it, or not; None leaves that to its width.
    """

    name = "table"
    broad = True

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    caption: RichText = EMPTY
    note: RichText = EMPTY
    landscape: bool | None = None

    def texts(self) -> Iterator[RichText]:
        yield self.caption
        for row in self.rows:
            yield from (*row.cells, row.detail)
        yield self.note


def set_apart(table: Table, name: str, heads: Sequence[set[str]], firsts: Sequence[set[str]]) -> Table:
    """The table with the column or row of this name set apart; a head and a first cell may have several names."""
    columns = tuple(replace(c, strong=c.strong or name in h) for c, h in zip(table.columns, heads, strict=True))
    rows = tuple(replace(r, strong=r.strong or name in first) for r, first in zip(table.rows, firsts, strict=True))
    return replace(table, columns=columns, rows=rows)


def as_asked(table: Table, entry: Entry) -> Table:
    """A table with what the further keys of a plan ask of it: a row or column set apart, a page turned."""
    name, landscape = entry.at("emphasis").text().plain, entry.given.get("landscape")
    if name:
        heads, firsts = [{c.title.plain} for c in table.columns], [{r.cells[0].plain} for r in table.rows]
        made = set_apart(table, name, heads, firsts)
        if made == table:
            raise WrongValueError(f"the name of a row or a column to emphasise, and “{name}” is none")
        table = made
    return table if landscape is None else replace(table, landscape=landscape)


TABLE_KEYS: Mapping[str, Judge] = {"emphasis": leaf, "landscape": flag}
"""The keys of what is set as a table."""


def _make(entry: Entry, _manner: Manner) -> Iterator[Table]:
    place = entry.at("table")
    if is_laid_out(place.given):
        table = _laid_out(place, entry.at("caption").text())
    else:
        table = place.value()
        if table is not None and not isinstance(table, Table):
            raise WrongValueError("the table of a section: section.table")
    if table is not None:
        yield as_asked(table, entry)


def _laid_out(layout: Entry, caption: RichText) -> Table | None:
    """`columns`, and `cells` for each value of `each`."""
    columns = []
    for index, column in enumerate(layout.given["columns"]):
        place = layout.at("columns", index)
        if isinstance(column, dict) and "title" in column:
            columns.append(Column(place.at("title").text(), weight=float(column.get("width", 0))))
        else:
            columns.append(Column(place.text()))
    rows = []
    for scope in layout.scopes():
        cells = tuple(scope.at("cells", index).text() for index in range(len(layout.given["cells"])))
        if len(cells) != len(columns):
            raise WrongValueError("as many cells as columns")
        rows.append(Row(cells, detail=scope.at("detail").text()))
    return Table(tuple(columns), tuple(rows), caption) if rows else None


def _judge(judging: Judging, value: object, path: Path) -> Iterator[Diagnostic]:
    if not isinstance(value, dict) or not is_laid_out(value):
        yield from judging.leaf(value, path)
        return
    yield from judging.unknown(value, CONTROL_KEYS | {"columns", "cells", "detail"}, path)
    yield from judging.missing(value, ("columns", "cells"), path)
    yield from judging.control(value, path)
    yield from judging.every(value.get("columns", []), (*path, "columns"), _judge_column, "a list of columns")
    yield from judging.every(value.get("cells", []), (*path, "cells"), leaf, "a list of cells")
    yield from judging.leaf(value.get("detail", ""), (*path, "detail"))


def _judge_column(judging: Judging, column: object, path: Path) -> Iterator[Diagnostic]:
    if not isinstance(column, dict) or not is_laid_out(column):
        yield from judging.leaf(column, path)
        return
    yield from judging.unknown(column, ("title", "width"), path)
    yield from judging.missing(column, ("title",), path)
    yield from judging.leaf(column.get("title", ""), (*path, "title"))
    width = column.get("width", 0)
    if isinstance(width, bool) or not isinstance(width, int | float) or width < 0:
        yield judging.wrong((*path, "width"), "a number, the column's share of the width")


def _of_section(section: Record, _manner: Manner) -> Iterator[Table]:
    if section.table is not None:
        yield section.table


BLOCK = Definition(_make, _judge, {"caption": leaf, **TABLE_KEYS}, _of_section)

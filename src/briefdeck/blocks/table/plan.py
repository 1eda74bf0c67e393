"""How a plan asks for a table: that of a section, or one that it lays out from other values."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields

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
    style,
)
from briefdeck.blocks.table.ranked import stressed
from briefdeck.blocks.table.value import Barred, Column, Row, Table, set_apart
from briefdeck.diagnostics import Diagnostic
from briefdeck.document.richtext import RichText
from briefdeck.model.leaves import Align
from briefdeck.values import replace
from briefdeck.yamlfile.tree import Path


def as_asked(table: Table, entry: Entry) -> Table:
    """A table with what the further keys of a plan ask of it: a row or column set apart, a page turned."""
    name, landscape = entry.at("emphasis").text().plain, entry.given.get("landscape")
    if name:
        heads, firsts = [{c.title.plain} for c in table.columns], [{r.cells[0].plain} for r in table.rows]
        made = set_apart(table, name, heads, firsts)
        if made == table:
            raise WrongValueError(f"the name of a row or a column to emphasise, and “{name}” is none")
        table = made
    table = table if landscape is None else replace(table, landscape=landscape)
    if "bars" in entry.given:
        bars = stressed(table, entry.at("bars").text().plain)
        kept = {field.name: getattr(table, field.name) for field in fields(table)}
        table = Barred(**{**kept, "bars": bars}) if bars else table
    return replace(table, style=entry.given["style"]) if "style" in entry.given else table


TABLE_KEYS: Mapping[str, Judge] = {"emphasis": leaf, "landscape": flag, "style": style}
"""The keys of what is set as a table."""


def make(entry: Entry, manner: Manner) -> Iterator[Table]:
    place = entry.at("table")
    if is_laid_out(place.given):
        table = _laid_out(place, entry.at("caption").text())
        if table is not None and manner.memo and "style" not in entry.given:
            table = replace(table, rows=tuple(replace(row, cells=_named(row.cells)) for row in table.rows))
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
            align = Align(column.get("align", Align.LEFT))
            columns.append(Column(place.at("title").text(), align, float(column.get("width", 0))))
        else:
            columns.append(Column(place.text()))
    rows = []
    for scope in layout.scopes():
        cells = tuple(scope.at("cells", index).text() for index in range(len(layout.given["cells"])))
        if len(cells) != len(columns):
            raise WrongValueError("as many cells as columns")
        rows.append(Row(cells, detail=scope.at("detail").text()))
    return _without_empty(Table(tuple(columns), tuple(rows), caption)) if rows else None


def _named(cells: tuple[RichText, ...]) -> tuple[RichText, ...]:
    """The cells of a row, the first of which says what the others are about."""
    first, *rest = cells
    return (first if first.stands_out else first.strong(), *rest)


def _without_empty(table: Table) -> Table:
    """The table without the columns of which no row says anything."""
    said = [n for n in range(len(table.columns)) if any(row.cells[n] for row in table.rows)] or [0]
    rows = (replace(row, cells=tuple(row.cells[n] for n in said)) for row in table.rows)
    return replace(table, columns=tuple(table.columns[n] for n in said), rows=tuple(rows))


def judge(judging: Judging, value: object, path: Path) -> Iterator[Diagnostic]:
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
    yield from judging.unknown(column, ("title", "width", "align"), path)
    yield from judging.missing(column, ("title",), path)
    yield from judging.leaf(column.get("title", ""), (*path, "title"))
    width = column.get("width", 0)
    if isinstance(width, bool) or not isinstance(width, int | float) or width < 0:
        yield judging.wrong((*path, "width"), "a number, the column's share of the width")
    if column.get("align", Align.LEFT) not in tuple(Align):
        yield judging.wrong((*path, "align"), "left, right or center")

"""Tables and matrices that a plan lays out itself: columns, and a row for each value of a list."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from briefdeck.blocks.table import Row, Table
from briefdeck.document.richtext import RichText
from briefdeck.pipeline.compose import blocks as make
from briefdeck.yamlfile.tree import Path

Names = Mapping[str, Any]
Scopes = Callable[[Mapping[str, Any], Path, Names], Iterator[Names]]
Words = Callable[[Any, Path, Names], RichText]


def lay_table(spec: Mapping[str, Any], path: Path, names: Names, scopes: Scopes, words: Words) -> Table | None:
    """`columns`, and `cells` for each value of `each`."""
    layout = spec["table"]
    columns = []
    for index, column in enumerate(layout["columns"]):
        here = (*path, "columns", index)
        if isinstance(column, dict) and "title" in column:
            columns.append((words(column["title"], (*here, "title"), names), float(column.get("width", 0))))
        else:
            columns.append((words(column, here, names), 0.0))
    rows = []
    for scope in scopes(layout, path, names):
        cells = tuple(words(cell, (*path, "cells", i), scope) for i, cell in enumerate(layout["cells"]))
        if len(cells) != len(columns):
            raise make.WrongValueError("as many cells as columns")
        rows.append(Row(cells, detail=words(layout.get("detail"), (*path, "detail"), scope)))
    return make.table(columns, rows, words(spec.get("caption"), (*path[:-1], "caption"), names))


def lay_matrix(spec: Mapping[str, Any], path: Path, names: Names, scopes: Scopes, words: Words) -> Table | None:
    """`rows` and `columns`, each with the text of its head, and a `mark` where they meet, which knows both."""
    layout = spec["matrix"]
    axes = {axis: list(scopes(layout[axis], (*path, axis), names)) for axis in ("rows", "columns")}

    def head(axis: str, scope: Names) -> RichText:
        return words(layout[axis]["text"], (*path, axis, "text"), scope)

    def marks(row: Names) -> Iterator[RichText]:
        for column in axes["columns"]:
            yield words(layout["mark"], (*path, "mark"), {**column, **_own(row, names)})

    corner, legend = (words(spec.get(key), (*path[:-1], key), names) for key in ("corner", "legend"))
    rows = [(head("rows", row), tuple(marks(row))) for row in axes["rows"]]
    return make.matrix([head("columns", column) for column in axes["columns"]], rows, corner, legend)


def _own(scope: Names, names: Names) -> Names:
    """What a scope adds to the names around it, or says anew."""
    return {key: value for key, value in scope.items() if names.get(key) is not value}

"""Two axes of any kind and a mark where they meet; `mark` knows the names of both:

    - matrix:
        rows: {each: view in section.views, text: "{{ view.claim }}"}
        columns: {each: source in section.outlets, text: "{{ source.outlet }}"}
        mark: "{{ '●' if source in view.outlets else '' }}"
      corner: View                     # the head above the rows' names
      legend: ● holds this view        # below

It is set as a table whose columns of marks are as wide as each other.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefdeck.blocks.setting.definition import Definition
from briefdeck.blocks.setting.plan import (
    CONTROL_KEYS,
    Entry,
    Judging,
    Manner,
    Names,
    is_laid_out,
    leaf,
)
from briefdeck.blocks.table import TABLE_KEYS, Column, Row, Table, as_asked
from briefdeck.diagnostics import Diagnostic
from briefdeck.document.richtext import RichText
from briefdeck.model.leaves import Align
from briefdeck.yamlfile.tree import Path

_KEYS = frozenset({"rows", "columns", "mark"})


def _make(entry: Entry, _manner: Manner) -> Iterator[Table]:
    layout = entry.at("matrix")
    rows, columns = (list(layout.at(axis).scopes()) for axis in ("rows", "columns"))

    def marks(row: Entry) -> Iterator[RichText]:
        own = _own(row.names, layout.names)
        for column in columns:
            yield layout.at("mark").under({**column.names, **own}).text()

    heads = [column.at("text").text() for column in columns]
    made = tuple(Row((row.at("text").text(), *marks(row))) for row in rows)
    if made and heads:
        corner = Column(entry.at("corner").text())
        titles = (Column(title, Align.CENTER) for title in heads)
        yield as_asked(Table((corner, *titles), made, note=entry.at("legend").text()), entry)


def _own(scope: Names, names: Names) -> Names:
    """What a scope adds to the names around it, or says anew."""
    return {key: value for key, value in scope.items() if names.get(key) is not value}


def _judge(judging: Judging, value: object, path: Path) -> Iterator[Diagnostic]:
    if not isinstance(value, dict):
        yield judging.wrong(path, "a mapping with rows, columns and a mark")
        return
    yield from judging.unknown(value, _KEYS, path)
    yield from judging.missing(value, sorted(_KEYS), path)
    yield from judging.leaf(value.get("mark", ""), (*path, "mark"))
    for axis in ("rows", "columns"):
        if axis in value:
            yield from _judge_axis(judging, value[axis], (*path, axis))


def _judge_axis(judging: Judging, value: object, path: Path) -> Iterator[Diagnostic]:
    if not isinstance(value, dict) or not is_laid_out(value):
        yield judging.wrong(path, "a mapping with each and text")
        return
    yield from judging.unknown(value, CONTROL_KEYS | {"text"}, path)
    yield from judging.missing(value, ("each", "text"), path)
    yield from judging.control(value, path)
    yield from judging.leaf(value.get("text", ""), (*path, "text"))


BLOCK = Definition(_make, _judge, {"corner": leaf, "legend": leaf, **TABLE_KEYS})

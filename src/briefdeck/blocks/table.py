"""A table: that of a section, or one that a plan lays out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from briefdeck.blocks.setting.cells import Needs, column_needs, margins, may_part, shares, text_cell
from briefdeck.blocks.setting.columns import column_widths
from briefdeck.blocks.setting.definition import Definition
from briefdeck.blocks.setting.flowable import Flowable
from briefdeck.blocks.setting.memo import MemoSetting
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
from briefdeck.blocks.setting.typesetting import (
    Typesetting,
    caption_height,
    lines,
    paragraph,
    paragraphs_of,
    pitch,
    plain_run,
    runs,
)
from briefdeck.diagnostics import Diagnostic
from briefdeck.document import memo
from briefdeck.document.block import Block
from briefdeck.document.deck import Box, Grid, Shape, TableCell, TableRow
from briefdeck.document.richtext import EMPTY, RichText
from briefdeck.document.visible import Record
from briefdeck.model.leaves import Align
from briefdeck.ooxml.geometry import Frame
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


# --- on a slide -------------------------------------------------------------------------------------------------------

_ALIGN = {Align.LEFT: "l", Align.RIGHT: "r", Align.CENTER: "ctr"}


@dataclass(frozen=True, slots=True)
class TableFlowable(Flowable):
    """A native table."""

    block: Table
    setting: Typesetting

    _SIDE = 6.0

    @property
    def steps(self) -> int:
        """The table's sizes."""
        return len(self.setting.sizes.table)

    @property
    def units(self) -> int:
        """The rows below the header."""
        return len(self.block.rows)

    def _size(self, step: int) -> float:
        return self.setting.step(self.setting.sizes.table, step)

    def _vertical(self, step: int) -> float:
        return round(self._size(step) * 0.45, 1)

    def _caption(self, width: float) -> float:
        return caption_height(self.block.caption, self.setting.sizes.label, self.setting.face, width)

    def _note(self, width: float) -> float:
        return caption_height(self.block.note, self.setting.sizes.label, self.setting.face, width)

    def _widths(self, width: float, step: int) -> tuple[float, ...]:
        columns = self.block.columns
        cells = tuple(zip((c.title for c in columns), *(row.cells for row in self.block.rows), strict=True))
        weights, aligns = tuple(c.weight for c in columns), tuple(c.align for c in columns)
        return column_widths(cells, weights, aligns, width, self._size(step), self.setting.face, self._SIDE)

    def _heights(self, width: float, step: int) -> list[float]:
        size, face = self._size(step), self.setting.face
        widths, columns = self._widths(width, step), self.block.columns
        rows = [(tuple(c.title for c in columns), True), *((r.cells, r.strong) for r in self.block.rows)]

        def count(cell: RichText, width: float, bold: bool) -> int:
            return sum(lines(runs(p, size), size, face, width - 2 * self._SIDE, bold=bold) for p in paragraphs_of(cell))

        return [
            max(1, *(count(c, w, bold or k.strong) for c, w, k in zip(cells, widths, columns, strict=True)))
            * pitch(size)
            + 2 * self._vertical(step)
            for cells, bold in rows
        ]

    def height(self, width: float, step: int) -> float:
        return sum(self._heights(width, step)) + self._caption(width) + self._note(width)

    def opens(self, width: float, step: int, spare: float) -> float:  # noqa: ARG002
        """Rows open, so that a short table does not huddle at the top."""
        return min(spare * 0.6, self._size(step) * 1.2 * len(self.block.rows))

    def draw(self, frame: Frame, step: int) -> tuple[Shape, ...]:
        shapes: list[Shape] = []
        label = self.setting.sizes.label
        if self.block.caption:
            text = (paragraph(runs(self.block.caption, label, bold=True), label),)
            shapes.append(Box("Caption", replace(frame, height=self._caption(frame.width)), text))
        heights = self._heights(frame.width, step)
        room = (frame.height - self.height(frame.width, step)) / len(self.block.rows)
        heights = [heights[0], *(h + room for h in heights[1:])]
        widths = self._widths(frame.width, step)
        place = Frame(frame.x, frame.y + self._caption(frame.width), sum(widths), sum(heights))
        alt = self.block.caption.plain or self.setting.title
        rows = (self._header(heights[0], step), *(self._row(r, h, step) for r, h in zip(self.block.rows, heights[1:], strict=True)))  # fmt: skip  # noqa: E501
        shapes.append(Grid("Table", place, widths, rows, alt, (self._SIDE, self._vertical(step))))
        if self.block.note:
            note = Frame(frame.x, place.bottom + 4, frame.width, self._note(frame.width) - 4)
            text = (paragraph(runs(self.block.note, label, colour=self.setting.look.muted), label),)
            shapes.append(Box("Note", note, text))
        return tuple(shapes)

    def _header(self, height: float, step: int) -> TableRow:
        size, look = self._size(step), self.setting.look
        fill = look.panel if look.table_header == "filled" else ""
        cells = []
        for column in self.block.columns:
            text = paragraph(runs(column.title, size, bold=True, colour=look.accent if column.strong else ""), size)
            cells.append(
                TableCell((text,), _ALIGN[column.align], fill, 1.25, look.accent if column.strong else look.ink)
            )
        return TableRow(height, tuple(cells))

    def _row(self, row: Row, height: float, step: int) -> TableRow:
        size, look = self._size(step), self.setting.look
        made = []
        for cell, column in zip(row.cells, self.block.columns, strict=True):
            bold = True if row.strong or column.strong else None
            words = [runs(p, size, bold=bold) for p in paragraphs_of(cell)]
            words = words or [plain_run("–", size, colour=look.muted)]
            fill = look.panel if row.strong else ""
            text = tuple(paragraph(w, size) for w in words)
            made.append(TableCell(text, _ALIGN[column.align], fill, 0.5, look.line))
        return TableRow(height, tuple(made))

    def cut(self, start: int, stop: int) -> TableFlowable:
        return replace(self, block=replace(self.block, rows=self.block.rows[start:stop]))

    def texts(self) -> Iterator[RichText]:
        yield from (self.block.caption, self.block.note)
        yield from (column.title for column in self.block.columns)
        for row in self.block.rows:
            yield from row.cells

    def notes(self) -> Iterator[RichText]:
        for row in self.block.rows:
            yield row.detail


# --- in a memo --------------------------------------------------------------------------------------------------------


_HEADS = {Align.LEFT: "Table Head", Align.RIGHT: "Table Head Number", Align.CENTER: "Table Head Center"}
_CELLS = {Align.LEFT: "Table Text", Align.RIGHT: "Table Number", Align.CENTER: "Table Center"}


def _memo(table: Table, setting: MemoSetting) -> Iterator[memo.Element]:
    """On a page in landscape where the plan says so, or where an upright one is too narrow for its columns."""
    columns = _columns(table)
    needs = _needs(table, columns, setting)
    landscape = table.landscape
    if landscape is None:
        total = sum(need.least + setting.style.cell_margin for need in needs)
        landscape = not any(c.weight for c in columns) and total > setting.style.text_width
    width = setting.style.turned_width if landscape else setting.style.text_width
    made = tuple(_titled(table, printed(table, setting, width), setting))
    yield from (memo.Turned(made),) if landscape else made


def _titled(table: Table, made: memo.Table, setting: MemoSetting) -> Iterator[memo.Element]:
    if table.caption:
        yield memo.Caption("table", setting.words(table.caption))
    yield made
    if table.note:
        yield memo.Paragraph("Table Note", setting.words(table.note))


def printed(table: Table, setting: MemoSetting, width: float) -> memo.Table:
    """A table of content, `width` points wide.

    What is short keeps its width, what is long shares the rest. A detail stands in a row of its own below the row
    that it belongs to.
    """
    columns, around = _columns(table), margins(setting)
    needs = _needs(table, columns, setting)
    natural, least = [n.natural + around for n in needs], [n.least + around for n in needs]
    widths = shares(natural, least, [c.weight for c in columns], width)
    rows = []
    if any(c.title for c in columns):
        heads = (text_cell(*setting.words(c.title), style=_HEADS[c.align]) for c in columns)
        rows.append(memo.Row(tuple(heads), head=True))
    for row in table.rows:
        rows += _rows(row, columns, widths, setting)
    end = bool(table.rows) and table.rows[-1].strong and not table.rows[-1].detail
    return memo.Table(tuple(rows), tuple(widths), table.caption.plain, strong_end=end)


def _rows(row: Row, columns: Sequence[Column], widths: Sequence[float], setting: MemoSetting) -> Iterator[memo.Row]:
    texts = [*row.cells, *[EMPTY] * (len(columns) - len(row.cells))]
    cells = []
    for text, column in zip(texts, columns, strict=True):
        words = setting.words(text, strong=row.strong or column.strong)
        paragraph = memo.Paragraph(_CELLS[column.align], words)
        cells.append(memo.Cell((paragraph,), open_below=bool(row.detail)))
    yield memo.Row(tuple(cells), parts=may_part(setting, texts, widths))
    if row.detail:
        paragraph = memo.Paragraph("Table Text", setting.words(row.detail))
        detail = memo.Cell((paragraph,), len(columns), open_above=True)
        yield memo.Row((detail,), parts=may_part(setting, [row.detail], [sum(widths)]))


def _columns(table: Table) -> list[Column]:
    """The columns, with one for every cell of the longest row."""
    count = max([len(table.columns), *(len(r.cells) for r in table.rows)], default=0) or 1
    return [*table.columns, *[Column(EMPTY)] * (count - len(table.columns))]


def _needs(table: Table, columns: Sequence[Column], setting: MemoSetting) -> list[Needs]:
    return [
        column_needs(setting, column.title, [row.cells[index] for row in table.rows if index < len(row.cells)])
        for index, column in enumerate(columns)
    ]


BLOCK = Definition(_make, _judge, {"caption": leaf, **TABLE_KEYS}, _of_section, flowable=TableFlowable, memo=_memo)

"""A table on a slide: column widths from what stands in them, cut at rows with the header again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from briefdeck.blocks.setting.columns import column_widths, cuts_words
from briefdeck.blocks.table.value import Row, Table
from briefdeck.document.deck import Box, Grid, Shape, TableCell, TableRow
from briefdeck.document.richtext import RichText
from briefdeck.layout.flowable import Flowable
from briefdeck.layout.typesetting import (
    NEVER,
    Typesetting,
    caption_height,
    lines,
    paragraph,
    paragraphs_of,
    pitch,
    plain_run,
    runs,
)
from briefdeck.model.leaves import Align
from briefdeck.ooxml.geometry import Frame

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

    def _cells(self) -> tuple[tuple[RichText, ...], ...]:
        """The texts of each column, from its head down."""
        titles = (column.title for column in self.block.columns)
        return tuple(zip(titles, *(row.cells for row in self.block.rows), strict=True))

    def _widths(self, width: float, step: int) -> tuple[float, ...]:
        columns = self.block.columns
        weights, aligns = tuple(c.weight for c in columns), tuple(c.align for c in columns)
        return column_widths(self._cells(), weights, aligns, width, self._size(step), self.setting.face, self._SIDE)

    def _cuts(self, width: float, step: int) -> bool:
        """Whether a smaller size would keep a word or a number on its line."""
        if step >= self.steps - 1:
            return False
        inner = tuple(w - 2 * self._SIDE for w in self._widths(width, step))
        return cuts_words(self._cells(), inner, self._size(step), self.setting.face)

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
        if self._cuts(width, step):
            return NEVER
        return sum(self._heights(width, step)) + self._caption(width) + self._note(width)

    def opens(self, width: float, step: int, spare: float) -> float:  # noqa: ARG002
        """Rows open, so that a short table does not huddle at the top."""
        return min(spare * 0.85, self._size(step) * 2.2 * len(self.block.rows))

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

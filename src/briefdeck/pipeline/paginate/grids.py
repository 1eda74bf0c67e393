"""Tables: column widths from what stands in them, heights from measured lines, cut at rows with the header again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from briefdeck.blocks.table import Row, Table
from briefdeck.document.deck import Box, Grid, Shape, TableCell, TableRow
from briefdeck.document.richtext import RichText
from briefdeck.model.leaves import Align
from briefdeck.ooxml.geometry import Frame
from briefdeck.pipeline.paginate.typesetting import (
    Typesetting,
    caption_height,
    lines,
    paragraph,
    paragraphs_of,
    pitch,
    plain_run,
    runs,
    spoken,
)
from briefdeck.text import Face, widest_word
from briefdeck.text import width as text_width

_NUMBERS = 0.16  # of a table's width, for a column of numbers where there is room
_ALIGN = {Align.LEFT: "l", Align.RIGHT: "r", Align.CENTER: "ctr"}


@dataclass(frozen=True, slots=True)
class TableSetter:
    """A native table."""

    block: Table
    setting: Typesetting

    flexible = False
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
        return column_widths(self.block, width, self._size(step), self.setting.face, self._SIDE)

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

    def cut(self, start: int, stop: int) -> TableSetter:
        return replace(self, block=replace(self.block, rows=self.block.rows[start:stop]))

    def texts(self) -> Iterator[RichText]:
        yield from (self.block.caption, self.block.note)
        yield from (column.title for column in self.block.columns)
        for row in self.block.rows:
            yield from row.cells

    def notes(self) -> Iterator[RichText]:
        for row in self.block.rows:
            yield row.detail


@lru_cache(maxsize=1024)
def column_widths(table: Table, width: float, size: float, face: Face, side: float) -> tuple[float, ...]:
    """Widths in points that add up to `width`: weights where a plan gives them, else what each column's text asks for.

    A column gets at least its widest word; what is left goes to columns by how much more they could use.
    """
    least: list[float] = []
    wanted: list[float] = []
    for index, column in enumerate(table.columns):
        texts = [column.title, *(row.cells[index] for row in table.rows)]
        cells = [line for text in texts for line in spoken(text).split("\n")]
        word = max(widest_word(cell, size, face, bold=True) for cell in cells)
        least.append(min(max(word, size * 3), width / len(table.columns)) + 2 * side)
        wanted.append(max(text_width(cell, size, face, bold=True) for cell in cells) + 2 * side + size)
    weights = [column.weight for column in table.columns]
    if all(weights):
        return _weighted(width, weights, least)
    marks = [index for index, column in enumerate(table.columns) if column.align is Align.CENTER]
    for needs in (least, wanted):  # columns of marks are as wide as each other
        for index in marks:
            needs[index] = max(needs[i] for i in marks)
    return _share(width, least, wanted, [column.align is not Align.RIGHT for column in table.columns])


def _weighted(width: float, weights: Sequence[float], least: Sequence[float]) -> tuple[float, ...]:
    """Widths in the proportion of their weights, but none below the least where all of these have room."""
    narrow: set[int] = set()
    made = list(least)
    while sum(least) < width:
        rest = width - sum(least[index] for index in narrow)
        total = sum(weight for index, weight in enumerate(weights) if index not in narrow)
        made = [least[i] if i in narrow else rest * weight / total for i, weight in enumerate(weights)]
        below = {i for i, w in enumerate(made) if w < least[i]} - narrow
        if not below:
            return tuple(made)
        narrow |= below
    return tuple(width * weight / sum(weights) for weight in weights)


def _share(width: float, least: Sequence[float], wanted: Sequence[float], open_: Sequence[bool]) -> tuple[float, ...]:
    if sum(wanted) <= width:
        # First each column of numbers gets room enough to stand apart from the next one.
        apart = [w if o else max(w, min(width * _NUMBERS, w * 3)) for w, o in zip(wanted, open_, strict=True)]
        wanted = apart if sum(apart) <= width else wanted
        spare = width - sum(wanted)
        total = sum(w for w, o in zip(wanted, open_, strict=True) if o) or sum(wanted)
        return tuple(w + (spare * w / total if o or not any(open_) else 0) for w, o in zip(wanted, open_, strict=True))
    if sum(least) >= width:
        return tuple(w * width / sum(least) for w in least)
    # Square roots: a column with four times the text wants twice the width, and the rest more lines.
    shares = [max(w - m, 0.0) ** 0.5 for w, m in zip(wanted, least, strict=True)]
    spare, made = width - sum(least), list(least)
    while spare > 0.01 and any(shares):
        total, left = sum(shares), 0.0
        for index, share in enumerate(shares):
            grown = min(wanted[index], made[index] + spare * share / total) if share else made[index]
            left += spare * share / total - (grown - made[index])
            made[index] = grown
            if made[index] >= wanted[index]:
                shares[index] = 0.0
        spare = left
    return tuple(made)

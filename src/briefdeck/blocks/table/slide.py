"""A table on a slide: column widths from what stands in them, cut at rows with the header again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import field

from briefdeck.blocks.table.bars import LEAST_WIDTH, SHARES, bars_in, span_of
from briefdeck.blocks.table.cells import Cells
from briefdeck.blocks.table.value import Column, Table
from briefdeck.document.deck import Box, Grid, Shape, TableCell, TableRow, TextRun
from briefdeck.document.richtext import RichText
from briefdeck.layout.flowable import Flowable
from briefdeck.layout.typesetting import (
    NEVER,
    Typesetting,
    caption_height,
    paragraph,
    paragraphs_of,
    phrased,
    pitch,
    plain_run,
    runs,
)
from briefdeck.model.leaves import Align
from briefdeck.ooxml.geometry import Frame
from briefdeck.values import dataclass, replace

_SIDE = 6.0  # the margin at both sides of a cell, pt
_SPARE = 0.4  # in type sizes: what a head on one line keeps free
_ALIGN = {Align.LEFT: "l", Align.RIGHT: "r", Align.CENTER: "ctr"}


@dataclass(frozen=True, slots=True)
class TableFlowable(Flowable):
    """A native table: of all that are measured as `cells`, the rows from `start` on. Bars are on a scale that holds the
    `span` of all."""

    block: Table
    setting: Typesetting
    start: int = 0
    span: tuple[float, float] = (0.0, 0.0)
    cells: Cells = field(compare=False, repr=False, kw_only=True)

    @property
    def steps(self) -> int:
        """The table's sizes."""
        return len(self.setting.sizes.table)

    @property
    def units(self) -> int:
        """The rows below the header."""
        return len(self.block.rows)

    @property
    def floats(self) -> bool:
        """It stands at the middle of an area that its rows do not fill."""
        return True

    def _size(self, step: int) -> float:
        return self.setting.step(self.setting.sizes.table, step)

    def _vertical(self, step: int) -> float:
        return round(self._size(step) * 0.45, 1)

    def _caption(self, width: float) -> float:
        return caption_height(self.block.caption, self.setting.sizes.label, self.setting.face, width)

    def _note(self, width: float) -> float:
        return caption_height(self.block.note, self.setting.sizes.label, self.setting.face, width)

    def _widths(self, width: float, step: int) -> tuple[float, ...]:
        """What the columns have for their words, without the room for bars."""
        return self._around_bars(width, step)[1]

    def _around_bars(self, width: float, step: int) -> tuple[float, tuple[float, ...]]:
        """The room for bars, and what the columns have beside it for their words; no room where these would take more
        lines for it."""
        size = self._size(step)
        whole = self.cells.widths(width, size)
        if not self.block.bars or width < LEAST_WIDTH:
            return 0.0, whole
        lines = self.cells.lines(self.start, self._stop, whole, size)
        for share in SHARES:
            widths = self.cells.widths(width * (1 - share), size)
            longer = self.cells.lines(self.start, self._stop, widths, size)[1:] > lines[1:]
            if not longer and not self.cells.cuts_words(self.start, self._stop, widths, size):
                return width * share, widths
        return 0.0, whole

    @property
    def _stop(self) -> int:
        return self.start + len(self.block.rows)

    def _cuts(self, widths: Sequence[float], step: int) -> bool:
        """Whether a smaller size would keep a word or a number on its line."""
        return step < self.steps - 1 and self.cells.cuts_words(self.start, self._stop, widths, self._size(step))

    def _lacks_bars(self, width: float, step: int) -> bool:
        """Whether there is room for bars at a smaller size only."""
        if not self.block.bars or width < LEAST_WIDTH or self._around_bars(width, step)[0]:
            return False
        return any(self._around_bars(width, smaller)[0] for smaller in range(step + 1, self.steps))

    def _heights(self, widths: Sequence[float], step: int) -> list[float]:
        size = self._size(step)
        first, *counts = self.cells.lines(self.start, self._stop, widths, size)
        free = self.cells.free(self.start, self._stop, widths, size)
        heads = (self._head(*each, step) for each in zip(self.block.columns, widths, free, strict=True))
        first = max([first, *(1 + run.text.count("\v") for head in heads for run in head)])
        counts = [first, *counts]
        return [count * pitch(size) + 2 * self._vertical(step) for count in counts]

    def height(self, width: float, step: int) -> float:
        widths = self._widths(width, step)
        if self._cuts(widths, step) or self._lacks_bars(width, step):
            return NEVER
        return sum(self._heights(widths, step)) + self._caption(width) + self._note(width)

    def opens(self, width: float, step: int, spare: float) -> float:  # noqa: ARG002
        """Rows open, so that a short table does not huddle at the top."""
        return min(spare * 0.85, self._size(step) * 2.2 * len(self.block.rows))

    def draw(self, frame: Frame, step: int) -> tuple[Shape, ...]:
        shapes: list[Shape] = []
        label = self.setting.sizes.label
        if self.block.caption:
            text = (paragraph(runs(self.block.caption, label, bold=True), label),)
            shapes.append(Box("Caption", replace(frame, height=self._caption(frame.width)), text))
        bars, widths = self._around_bars(frame.width, step)
        heights = self._heights(widths, step)
        room = (frame.height - self.height(frame.width, step)) / len(self.block.rows)
        heights = [heights[0], *(h + room for h in heights[1:])]
        place = Frame(frame.x, frame.y + self._caption(frame.width), sum(widths), sum(heights))
        alt = self.block.caption.plain or self.setting.title
        free = self.cells.free(self.start, self._stop, widths, self._size(step))
        widths, free = (
            tuple(each + bars if n == self.block.ranked else each for n, each in enumerate(some))
            for some in (widths, free)
        )
        place = replace(place, width=sum(widths))
        under = [*(row.sums for row in self.block.rows[1:]), False]
        below = (
            self._row(number, h, step, tuple(zip(widths, free, strict=True)), totalled=sums)
            for number, (h, sums) in enumerate(zip(heights[1:], under, strict=True))
        )
        rows = (self._header(heights[0], step, widths, free), *below)
        shapes.append(Grid("Table", place, widths, rows, alt, (_SIDE, self._vertical(step))))
        if bars:
            right = place.x + sum(widths[: self.block.ranked + 1]) - _SIDE
            column = Frame(right - bars, place.y + heights[0], bars, sum(heights[1:]))
            shapes.append(bars_in(self.block, column, heights[1:], self.span, self.setting))
        if self.block.note:
            note = Frame(frame.x, place.bottom + 4, frame.width, self._note(frame.width) - 4)
            text = (paragraph(runs(self.block.note, label, colour=self.setting.look.muted), label),)
            shapes.append(Box("Note", note, text))
        return tuple(shapes)

    def _header(self, height: float, step: int, widths: Sequence[float], free: Sequence[float]) -> TableRow:
        """The heads, broken at a phrase where they take two lines: a unit keeps its brackets."""
        size, look = self._size(step), self.setting.look
        fill = look.panel if look.table_header == "filled" else ""
        cells = []
        for column, width, beside in zip(self.block.columns, widths, free, strict=True):
            text = paragraph(self._head(column, width, beside, step), size)
            rule = look.accent if column.strong else look.ink
            cells.append(TableCell((text,), _ALIGN[column.align], fill, 1.25, rule, beside))
        return TableRow(height, tuple(cells))

    def _head(self, column: Column, width: float, beside: float, step: int) -> tuple[TextRun, ...]:
        """A head, broken at a phrase where it nearly fills its line, of which programs take a little more or less."""
        size, colour = self._size(step), self.setting.look.accent if column.strong else ""
        head = runs(column.title, size, bold=True, colour=colour)
        return phrased(head, size, self.setting, width - 2 * _SIDE - beside - _SPARE * size)

    def _row(
        self, number: int, height: float, step: int, rooms: Sequence[tuple[float, float]], *, totalled: bool
    ) -> TableRow:
        """A row, by its number from 0 in columns of these widths, and what they keep free; the one that matters is
        tinted, and a total stands under a rule of its own."""
        row, size, look = self.block.rows[number], self._size(step), self.setting.look
        rule = (1.25, look.ink) if totalled else (0.5, look.line)
        made = []
        for place, (cell, column, (width, beside)) in enumerate(zip(row.cells, self.block.columns, rooms, strict=True)):
            bold = True if row.strong or column.strong else None
            words = [runs(p, size, bold=bold) for p in paragraphs_of(cell)]
            inner = width - 2 * _SIDE - beside
            if self.cells.wraps(place, self.start + number, size, inner):
                words = [self.cells.broken(w, size, inner, strong=bool(bold)) for w in words]
            words = words or [plain_run("–", size, colour=look.muted)]
            fill = look.tint if row.strong and not row.sums else ""
            text = tuple(paragraph(w, size) for w in words)
            made.append(TableCell(text, _ALIGN[column.align], fill, *rule, beside))
        return TableRow(height, tuple(made))

    def cut(self, start: int, stop: int) -> TableFlowable:
        rows = self.block.rows[start:stop]
        return replace(self, block=replace(self.block, rows=rows), start=self.start + start)

    def texts(self) -> Iterator[RichText]:
        yield from (self.block.caption, self.block.note)
        yield from (column.title for column in self.block.columns)
        for row in self.block.rows:
            yield from row.cells

    def notes(self) -> Iterator[RichText]:
        for row in self.block.rows:
            yield row.detail


def flowing(block: Table, setting: Typesetting) -> TableFlowable:
    """A whole table as a flowable."""
    return TableFlowable(block, setting, span=span_of(block), cells=Cells(block, setting, _SIDE))

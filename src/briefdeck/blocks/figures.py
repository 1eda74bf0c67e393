"""Numbers that are shown large."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import ceil
from typing import Any

from briefdeck.blocks.setting.cells import text_cell
from briefdeck.blocks.setting.definition import Definition
from briefdeck.blocks.setting.flowable import Flowable
from briefdeck.blocks.setting.memo import MemoSetting
from briefdeck.blocks.setting.plan import Entry, Manner, columns
from briefdeck.blocks.setting.typesetting import (
    LEAST_SIZE,
    Lines,
    Typesetting,
    lines,
    paragraph,
    plain_run,
    runs,
)
from briefdeck.blocks.setting.values import records
from briefdeck.document import memo
from briefdeck.document.block import Block
from briefdeck.document.deck import Box, Group, Rule, Shape
from briefdeck.document.figure import KeyFigure
from briefdeck.document.richtext import RichText
from briefdeck.ooxml.geometry import Frame
from briefdeck.text import width as text_width


@dataclass(frozen=True, slots=True)
class Figures(Block):
    """One to six large numbers (KPI); `columns` 0 leaves their number to the room."""

    name = "figures"

    items: tuple[KeyFigure, ...]
    columns: int = 0

    def texts(self) -> Iterator[RichText]:
        for figure in self.items:
            yield from figure.spoken()


def figures_of(value: Any, columns: int = 0) -> Iterator[Figures]:
    """Figures of the briefing, as `section.figures` lists them; without a number of columns as they fit."""
    shown = tuple(record.shown for record in records(_flat(value), "shown", "a list of figures"))
    if shown:
        yield Figures(shown, columns)


def _flat(value: Any) -> Any:
    """A list of lists, as `sections|map(attribute="figures")` yields, as one list."""
    if isinstance(value, list | tuple) and any(isinstance(child, list | tuple) for child in value):
        return tuple(grandchild for child in value for grandchild in child)
    return value


def _make(entry: Entry, _manner: Manner) -> Iterator[Figures]:
    return figures_of(entry.at("figures").value(), entry.given.get("columns", 0))


# --- on a slide -------------------------------------------------------------------------------------------------------

_MOST_FIGURES = 4  # figures in one row


@dataclass(frozen=True, slots=True)
class FiguresFlowable(Flowable):
    """Large numbers in columns: what it measures, the number, the day for which it holds."""

    block: Figures
    setting: Typesetting

    _PAD = 10.0

    @property
    def steps(self) -> int:
        """The sizes of the numbers."""
        return len(self.setting.sizes.figure)

    @property
    def units(self) -> int:
        """The figures."""
        return len(self.block.items)

    def _lines(self, figure: KeyFigure, step: int) -> Lines:
        size = self.setting.step(self.setting.sizes.figure, step)
        muted, small = self.setting.look.muted, self.setting.step(self.setting.sizes.card, 99)
        unit = max(LEAST_SIZE, size / 2)
        origin = next(figure.number.origins, None)
        number = plain_run(figure.prefix, unit, bold=True, origin=origin)
        number += runs(figure.number, size, bold=True) + plain_run(figure.unit, unit, bold=True, origin=origin)
        made: Lines = [(paragraph(runs(figure.label, small), small), small)]
        made.append((paragraph(number, size * 0.9, before=4), size))
        for text in (figure.as_of, figure.note):
            if text:
                label = self.setting.sizes.label
                made.append((paragraph(runs(text, label, colour=muted), label, before=4), label))
        return made

    def _height(self, figure: KeyFigure, width: float, step: int) -> float:
        made = self._lines(figure, step)
        number = made[1]
        if lines(number[0].runs, number[1], self.setting.face, width) > 1:
            return 100_000.0  # a number is never broken: a smaller step has to do
        return sum(
            (p.before or 0) + (p.pitch if i == 1 else lines(p.runs, s, self.setting.face, width) * p.pitch)
            for i, (p, s) in enumerate(made)
        )

    @property
    def _columns(self) -> int:
        count = len(self.block.items)
        if self.block.columns:
            return min(self.block.columns, count, _MOST_FIGURES)
        return count if count <= _MOST_FIGURES else ceil(count / 2)

    def _rows(self, width: float, step: int) -> list[tuple[tuple[KeyFigure, ...], float]]:
        """The rows of figures with their heights."""
        columns = self._columns
        inner = (width - self.setting.gap * (columns - 1)) / columns - self._PAD
        items = self.block.items
        rows = [items[i : i + columns] for i in range(0, len(items), columns)]
        return [(row, max(self._height(f, inner, step) for f in row) + self._PAD) for row in rows]

    def height(self, width: float, step: int) -> float:
        rows = self._rows(width, step)
        return sum(height for _, height in rows) + self._PAD * (len(rows) - 1)

    def draw(self, frame: Frame, step: int) -> tuple[Shape, ...]:
        shapes: list[Shape] = []
        top = frame.y
        for row, height in self._rows(frame.width, step):
            for figure, cell in zip(row, frame.columns(self._columns, self.setting.gap), strict=False):
                shapes.append(self._figure(figure, Frame(cell.x, top, cell.width, height), len(shapes) + 1, step))
            top += height + self._PAD
        return tuple(shapes)

    def _figure(self, figure: KeyFigure, box: Frame, number: int, step: int) -> Group:
        rule = Rule("Figure rule", replace(box, height=0), self.setting.look.ink, 1.5)
        text = tuple(p for p, _ in self._lines(figure, step))
        alt = f"{figure.label.plain}: {figure.prefix}{figure.number.plain}{figure.unit}"
        return Group(f"Figure {number}", box, (rule, Box("Figure", box.below(self._PAD), text)), alt)

    def cut(self, start: int, stop: int) -> FiguresFlowable:
        return replace(self, block=replace(self.block, items=self.block.items[start:stop]))

    def texts(self) -> Iterator[RichText]:
        for figure in self.block.items:
            yield from (figure.label, figure.note)


# --- in a memo --------------------------------------------------------------------------------------------------------


def _memo(block: Figures, setting: MemoSetting) -> Iterator[memo.Element]:
    """Numbers large, side by side, what they measure below."""
    if not block.items:
        return
    count = _per_row(block.items, setting)
    rows = []
    for start in range(0, len(block.items), count):
        cells = [memo.Cell(tuple(_printed(f, setting))) for f in block.items[start : start + count]]
        cells += [text_cell(style="Figure Label")] * (count - len(cells))
        rows.append(memo.Row(tuple(cells)))
    yield memo.Table(tuple(rows), (setting.style.text_width / count,) * count, together=True)


def _per_row(items: Sequence[KeyFigure], setting: MemoSetting) -> int:
    """Figures side by side: as many as their numbers leave room for, in rows of about equal length."""
    value, label = setting.style.find("Figure Value"), setting.style.find("Figure Label")
    if value is None or label is None:
        return 1
    widest = label.size * 9
    for figure in items:
        number = text_width(figure.number.plain, value.size, value.face, bold=value.bold)
        around = text_width(figure.prefix + figure.unit, value.size / 2, value.face, bold=value.bold)
        widest = max(widest, number + around + setting.style.cell_margin + 4)
    fitting = min(max(int(setting.style.text_width // widest), 1), _MOST_FIGURES)
    rows = -(-len(items) // fitting)
    return -(-len(items) // rows)


def _printed(figure: KeyFigure, setting: MemoSetting) -> Iterator[memo.Paragraph]:
    origin = next(figure.number.origins, None)
    number = (
        *setting.small(figure.prefix, origin),
        *setting.words(figure.number),
        *setting.small(figure.unit, origin),
    )
    yield memo.Paragraph("Figure Value", number, keep_next=True)
    for text in (figure.label, figure.as_of, figure.note):
        if text:
            yield memo.Paragraph("Figure Label", setting.words(text))


BLOCK = Definition(_make, keys={"columns": columns}, called="large figures", flowable=FiguresFlowable, memo=_memo)

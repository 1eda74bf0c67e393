"""Steps of a procedure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from math import ceil
from typing import Any

from briefdeck.blocks.setting.cells import first_column, text_cell
from briefdeck.blocks.setting.definition import Definition
from briefdeck.blocks.setting.flowable import Flowable
from briefdeck.blocks.setting.items import Item, item, texts_of
from briefdeck.blocks.setting.listing import below, item_notes, item_texts
from briefdeck.blocks.setting.memo import MemoSetting
from briefdeck.blocks.setting.plan import STATED, Entry, Manner
from briefdeck.blocks.setting.typesetting import (
    LEAST_SIZE,
    Lines,
    Typesetting,
    paragraph,
    phrased,
    pitch,
    plain_run,
    runs,
    stack_height,
)
from briefdeck.blocks.setting.values import records
from briefdeck.document import memo
from briefdeck.document.block import Block
from briefdeck.document.deck import Anchor, Box, Geometry, Group, Rule, Shape
from briefdeck.document.richtext import EMPTY, RichText, words
from briefdeck.ooxml.geometry import Frame


@dataclass(frozen=True, slots=True)
class Step:
    """A step of a procedure: what is done, by whom, how long it takes; the item's children are its parts."""

    item: Item
    by: RichText = EMPTY
    time: RichText = EMPTY


@dataclass(frozen=True, slots=True)
class Process(Block):
    """Two to seven steps in order. `detailed` as for phases."""

    name = "process"
    broad = True

    steps: tuple[Step, ...]
    detailed: bool = False

    def texts(self) -> Iterator[RichText]:
        for step in self.steps:
            yield from (step.item.text, step.by, step.time, step.item.detail, *texts_of(step.item.children))

    def without_details(self) -> Process:
        return replace(self, steps=tuple(replace(step, item=step.item.bare()) for step in self.steps))


def _process(value: Any, manner: Manner) -> Iterator[Process]:
    found = records(value, "by", "a list of steps")
    made = tuple(Step(item(record, manner), record.by, record.time) for record in found)
    if made:
        yield Process(made, manner.detailed)


def _make(entry: Entry, manner: Manner) -> Iterator[Process]:
    return _process(entry.at("process").value(), manner)


# --- on a slide -------------------------------------------------------------------------------------------------------

_LEAST = 118.0  # below this width a column breaks every phrase, pt
_ONE_ROW = 5  # more steps than this stand in two rows


@dataclass(frozen=True, slots=True)
class ProcessFlowable(Flowable):
    """Two to seven steps in one row, in two where they would get too narrow.

    `first` is the number of the first step.
    """

    block: Process
    setting: Typesetting
    first: int = 1

    _PAD = 9.0
    _CHEVRON = (8.0, 11.0)
    _ROOM = 26.0  # the most that a row is opened beyond its need

    @property
    def steps(self) -> int:
        """The cards' sizes; twice, since details leave the slide when nothing else helps."""
        return len(self.setting.sizes.card) * (2 if self.block.detailed else 1)

    @property
    def units(self) -> int:
        """The steps."""
        return len(self.block.steps)

    def _settled(self, step: int) -> tuple[ProcessFlowable, int]:
        count = len(self.setting.sizes.card)
        if self.block.detailed and step >= count:
            return replace(self, block=replace(self.block, detailed=False)), step - count
        return self, min(step, count - 1)

    @property
    def _gap(self) -> float:
        return max(self.setting.gap, 22.0)

    def _columns(self, width: float) -> int:
        count = len(self.block.steps)
        most = max(1, int((width + self._gap) // (_LEAST + self._gap)))
        return count if count <= min(_ONE_ROW, most) else min(most, ceil(count / 2))

    def _cells(self, frame: Frame) -> tuple[Frame, ...]:
        return frame.columns(self._columns(frame.width), self._gap)

    # --- words --------------------------------------------------------------------------------------------------------

    def _size(self, step: int) -> float:
        return self.setting.step(self.setting.sizes.card, step)

    def _number(self, step: int) -> float:
        """The diameter of the disc with a number."""
        return round(pitch(self._size(step)) * 1.15, 1)

    def _title(self, step_: Step, number: int, step: int, width: float) -> Lines:
        size, look = self._size(step), self.setting.look
        lead = plain_run(f"{number}  ", size, bold=True) if self.setting.framed else ()
        title = runs(step_.item.text, size, bold=True)
        marks = plain_run(step_.item.status, self.setting.sizes.label, colour=look.muted)
        if not lead:
            title = phrased(title, size, self.setting, width)
        return [(paragraph(lead + title + marks, size), size)]

    def _body(self, step_: Step, step: int) -> Lines:
        """Who and how long, what the step consists of, its detail."""
        label, look = self.setting.sizes.label, self.setting.look
        small = self.setting.step(self.setting.sizes.card, step + 1)
        made: Lines = []
        facts = runs(step_.by, label, colour=look.muted, bold=True)
        facts += plain_run(self.setting.spoken.slide_gap, label) if step_.by and step_.time else ()
        facts += runs(step_.time, label, colour=look.muted)
        if facts:
            made.append((paragraph(facts, label), label))
        made += below(step_.item, small, self.setting)
        if self.block.detailed and step_.item.detail:
            detail = runs(step_.item.detail, small, colour=look.muted)
            made.append((paragraph(detail, small, before=small * 0.4), small))
        return made

    def _inner(self, width: float) -> float:
        return width - 2 * self._PAD if self.setting.framed else width - self._PAD

    def _rows(self, columns: int) -> list[tuple[int, tuple[Step, ...]]]:
        steps = self.block.steps
        return [(self.first + i, steps[i : i + columns]) for i in range(0, len(steps), columns)]

    def _heights(self, rows: list[tuple[int, tuple[Step, ...]]], width: float, step: int) -> list[tuple[float, float]]:
        """The heights of the titles and of what stands below them, of each row; frames are all of one height."""
        inner, face = self._inner(width), self.setting.face
        heights = []
        for first, row in rows:
            titles = max(stack_height(self._title(s, first + i, step, inner), face, inner) for i, s in enumerate(row))
            bodies = max(stack_height(self._body(s, step), face, inner) for s in row)
            heights.append((titles + self._PAD, bodies + (self._PAD if bodies else 0.0)))
        if self.setting.framed:
            titles, bodies = (max(column) for column in zip(*heights, strict=True))
            return [(titles, bodies)] * len(rows)
        return heights

    def _row_height(self, title: float, body: float, step: int) -> float:
        return title + body + (self._PAD if self.setting.framed else self._number(step) + self._PAD)

    def height(self, width: float, step: int) -> float:
        settled, step = self._settled(step)
        cells = settled._cells(Frame(0, 0, width, 0))
        heights = settled._heights(settled._rows(len(cells)), cells[0].width, step)
        return sum(settled._row_height(*row, step) for row in heights) + settled._gap * (len(heights) - 1)

    # --- drawing ------------------------------------------------------------------------------------------------------

    def opens(self, width: float, step: int, spare: float) -> float:  # noqa: ARG002
        rows = len(self._rows(len(self._cells(Frame(0, 0, width, 0)))))
        return min(self._ROOM * rows, spare * 0.4)

    def draw(self, frame: Frame, step: int) -> tuple[Shape, ...]:
        settled, step = self._settled(step)
        return tuple(settled._drawn(frame, step))

    def _drawn(self, frame: Frame, step: int) -> Iterator[Shape]:
        cells = self._cells(frame)
        rows = self._rows(len(cells))
        room = max(0.0, frame.height - self.height(frame.width, step)) / len(rows)
        top = frame.y
        heights = self._heights(rows, cells[0].width, step)
        for (first, row), (title, body) in zip(rows, heights, strict=True):
            height = self._row_height(title, body, step) + room
            for number, (step_, cell) in enumerate(zip(row, cells, strict=False), first):
                place = Frame(cell.x, top, cell.width, height)
                draw = self._box if self.setting.framed else self._stop
                leads = number < first + len(row) - 1  # an arrow at the end of a row would point at nothing
                shapes = draw(step_, number, place, title, step, leads=leads)
                width = cell.width + (self._gap if leads else 0.0)
                yield Group(f"Step {number}", replace(place, width=width), shapes, f"{number}. {step_.item.text.plain}")
            top += height + self._gap

    def _stop(
        self, step_: Step, number: int, place: Frame, title: float, step: int, *, leads: bool
    ) -> tuple[Shape, ...]:
        """A disc with the number, a line from it to the next, the words below."""
        look, size, disc = self.setting.look, self._size(step), self._number(step)
        wide, high = self._CHEVRON
        small = max(LEAST_SIZE, size * 0.8)
        digit = (paragraph(plain_run(str(number), small, colour=look.paper, bold=True), small, align="ctr"),)
        shapes: list[Shape] = [
            Box("Number", Frame(place.x, place.y, disc, disc), digit, look.ink, geometry=Geometry.ELLIPSE,
                anchor=Anchor.MIDDLE)
        ]  # fmt: skip
        if leads:
            middle, end = place.y + disc / 2, place.right + self._gap - 6
            shapes.append(Rule("Line", Frame(place.x + disc + 6, middle, end - place.x - disc - 8, 0), look.grey, 1.25))
            arrow = Frame(end - wide, middle - high / 2, wide, high)
            shapes.append(Box("Arrow", arrow, fill=look.accent, geometry=Geometry.CHEVRON))
        words = replace(place.below(disc + self._PAD), width=self._inner(place.width))
        text = tuple(p for p, _ in self._title(step_, number, step, words.width))
        shapes.append(Box("Step", replace(words, height=title), text))
        body = tuple(p for p, _ in self._body(step_, step))
        if body:
            shapes.append(Box("Step text", words.below(title), body))
        return tuple(shapes)

    def _box(
        self, step_: Step, number: int, place: Frame, title: float, step: int, *, leads: bool
    ) -> tuple[Shape, ...]:
        """A frame with a strip for the head, an arrow behind it."""
        look, pad = self.setting.look, self._PAD
        head = replace(place, height=title + pad)
        text = tuple(p for p, _ in self._title(step_, number, step, self._inner(place.width)))
        shapes: list[Shape] = [
            Box("Step", head, text, look.panel, look.ink, anchor=Anchor.MIDDLE, insets=(pad, pad / 2, pad, pad / 2))
        ]
        body = tuple(p for p, _ in self._body(step_, step))
        rest = place.below(head.height)
        if body:
            shapes.append(Box("Step text", rest, body, line=look.ink, insets=(pad, pad / 2, pad, pad / 2)))
        if leads:
            wide, high = 11.0, 15.0
            middle = place.right + self._gap / 2
            arrow = Frame(middle - wide / 2, place.y + place.height / 2 - high / 2, wide, high)
            shapes.append(Box("Arrow", arrow, fill=look.accent, geometry=Geometry.CHEVRON))
        return tuple(shapes)

    def cut(self, start: int, stop: int) -> ProcessFlowable:
        block = replace(self.block, steps=self.block.steps[start:stop])
        return replace(self, block=block, first=self.first + start)

    def texts(self) -> Iterator[RichText]:
        items = tuple(s.item for s in self.block.steps)
        yield from item_texts(items)
        if self.block.detailed:
            yield from item_notes(items)
        for step in self.block.steps:
            yield from (step.by, step.time)

    def notes(self) -> Iterator[RichText]:
        yield from item_notes(tuple(s.item for s in self.block.steps))


# --- in a memo --------------------------------------------------------------------------------------------------------


def _memo(block: Process, setting: MemoSetting) -> Iterator[memo.Element]:
    """A row a step: its number and name, by whom and how long; then what it consists of, where anything is said."""
    if not block.steps:
        return
    told = any(s.item.detail or s.item.children for s in block.steps)
    facts = [(s.by, s.time) for s in block.steps]
    used = [i for i in (0, 1) if any(pair[i] for pair in facts)]
    names = first_column(setting, [words("00  ") + s.item.text for s in block.steps])
    widths = [first_column(setting, [pair[i] for pair in facts]) for i in used]
    first = names if told else setting.style.text_width - sum(widths)
    if told:
        widths.append(setting.style.text_width - first - sum(widths))
    rows = []
    for number, (step, pair) in enumerate(zip(block.steps, facts, strict=True), 1):
        cells = [text_cell(*_titled(step, number, setting)), *(text_cell(*setting.words(pair[i])) for i in used)]
        if told:
            cells.append(memo.Cell(tuple(_told(step.item, setting))))
        rows.append(memo.Row(tuple(cells)))
    yield memo.Table(tuple(rows), (first, *widths))


def _titled(step: Step, number: int, setting: MemoSetting) -> tuple[memo.Inline, ...]:
    lead = memo.Words(f"{number}{setting.gap}", strong=True)
    return (lead, *setting.words(step.item.text, strong=True), *setting.status(step.item.status))


def _told(item: Item, setting: MemoSetting) -> Iterator[memo.Paragraph]:
    if item.detail or not item.children:
        yield memo.Paragraph("Table Text", setting.words(item.detail))
    yield from setting.points(item.children)


BLOCK = Definition(_make, keys=STATED, flowable=ProcessFlowable, memo=_memo)

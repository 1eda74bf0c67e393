"""Options side by side."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from briefdeck.blocks.setting.cells import first_column
from briefdeck.blocks.setting.definition import Definition
from briefdeck.blocks.setting.flowable import Flowable
from briefdeck.blocks.setting.memo import MemoSetting
from briefdeck.blocks.setting.plan import Entry, Manner, WrongValueError, flag
from briefdeck.blocks.setting.typesetting import Lines, Typesetting, paragraph, phrased, plain_run, runs, stack_height
from briefdeck.blocks.table import Column, Row, Table, printed
from briefdeck.document import memo
from briefdeck.document.block import Block
from briefdeck.document.deck import Anchor, Box, Geometry, Group, Rule, Shape
from briefdeck.document.richtext import EMPTY, RichText, Run, words
from briefdeck.document.visible import Record
from briefdeck.ooxml.geometry import Frame
from briefdeck.text import width as text_width


@dataclass(frozen=True, slots=True)
class Option:
    """What is compared; `mark` is the word that recommends it (empty on the others)."""

    name: RichText
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Aspect:
    """One thing in which options are compared: a value for each of them."""

    name: RichText
    values: tuple[RichText, ...]
    detail: RichText = EMPTY


@dataclass(frozen=True, slots=True)
class Comparison(Block):
    """Two or three options in columns, aspects in rows; `change`: each option becomes the next."""

    name = "comparison"
    broad = True

    options: tuple[Option, ...]
    aspects: tuple[Aspect, ...]
    change: bool = False

    def texts(self) -> Iterator[RichText]:
        for aspect in self.aspects:
            yield from (aspect.name, *aspect.values, aspect.detail)

    def without_details(self) -> Comparison:
        return replace(self, aspects=tuple(replace(aspect, detail=EMPTY) for aspect in self.aspects))


def _comparison(section: Any, manner: Manner) -> Iterator[Comparison]:
    if not isinstance(section, Record) or not {"options", "aspects"} <= set(section.names()):
        raise WrongValueError("a comparison section")
    preferred = manner.say(manner.labels.preferred)
    options = tuple(Option(o.name, preferred if o.preferred else "") for o in section.options)
    aspects = []
    for record in section.aspects:
        name = record.name.citing(source.citation for source in record.sources)
        aspects.append(Aspect(name, record.cells, record.detail))
    if aspects:
        yield Comparison(options, tuple(aspects), section.change)


def _make(entry: Entry, manner: Manner) -> Iterator[Comparison]:
    return _comparison(entry.at("comparison").value(), manner)


# --- on a slide -------------------------------------------------------------------------------------------------------

_NAMES = (0.12, 0.22)  # least and greatest share of the width that the names of the aspects take


@dataclass(frozen=True, slots=True)
class ComparisonFlowable(Flowable):
    """Two or three columns; the one that is recommended, or that things change to, stands on a panel."""

    block: Comparison
    setting: Typesetting

    _PAD = 9.0
    _SIDE = 12.0
    _ROOM = 18.0  # the most that a row is opened beyond its need

    @property
    def steps(self) -> int:
        """The sizes."""
        return len(self.setting.text_sizes)

    @property
    def units(self) -> int:
        """The aspects; the heads stand on each slide."""
        return len(self.block.aspects)

    @property
    def _gap(self) -> float:
        return min(self.setting.gap, 14.0)

    def _size(self, step: int) -> float:
        return self.setting.step(self.setting.text_sizes, step)

    def _strong(self, option: Option) -> bool:
        """Whether an option stands out: it is recommended, or it is what things change to."""
        options = self.block.options
        return bool(option.mark) or (self.block.change and option is options[-1] and not any(o.mark for o in options))

    def _columns(self, frame: Frame, step: int) -> tuple[Frame, tuple[Frame, ...]]:
        """The column of the aspects' names, and one for each option."""
        size = self._size(step)
        face = self.setting.face
        wide = max(text_width(a.name.plain, size, face, bold=True) for a in self.block.aspects) + 2.5 * size
        low, high = (share * frame.width for share in _NAMES)
        names = round(min(max(wide, low), high), 1)
        rest = Frame(frame.x + names + self._gap, frame.y, frame.width - names - self._gap, frame.height)
        return replace(frame, width=names), rest.columns(len(self.block.options), self._gap)

    # --- words --------------------------------------------------------------------------------------------------------

    def _head(self, option: Option, step: int, width: float) -> Lines:
        size, look = self._size(step), self.setting.look
        colour = look.paper if self._strong(option) else look.ink
        name = phrased(runs(option.name, size, colour=colour, bold=True), size, self.setting, width)
        made: Lines = [(paragraph(name, size), size)]
        if option.mark:
            label = self.setting.sizes.label
            made.append((paragraph(plain_run(option.mark, label, colour=colour, bold=True), label), label))
        return made

    def _name(self, aspect: Aspect, step: int, width: float) -> Lines:
        size = self._size(step)
        return [(paragraph(phrased(runs(aspect.name, size, bold=True), size, self.setting, width), size), size)]

    def _value(self, value: RichText, step: int, width: float) -> Lines:
        size = self._size(step)
        return [(paragraph(phrased(runs(value, size), size, self.setting, width), size), size)]

    def _head_height(self, columns: tuple[Frame, ...], step: int) -> float:
        tallest = max(
            stack_height(self._head(option, step, self._inner(c.width)), self.setting.face, self._inner(c.width))
            for option, c in zip(self.block.options, columns, strict=True)
        )
        return tallest + 2 * self._PAD

    def _inner(self, width: float) -> float:
        """The width of words in a column; an arrow's tip takes its share of each, so that all are aligned."""
        return width - 2 * self._SIDE - (self._SIDE if self.block.change else 0.0)

    def _row_height(self, aspect: Aspect, name: Frame, columns: tuple[Frame, ...], step: int) -> float:
        face, inner = self.setting.face, columns[0].width - 2 * self._SIDE
        values = (stack_height(self._value(value, step, inner), face, inner) for value in aspect.values)
        return max(stack_height(self._name(aspect, step, name.width), face, name.width), *values) + 2 * self._PAD

    def height(self, width: float, step: int) -> float:
        name, columns = self._columns(Frame(0, 0, width, 0), step)
        rows = sum(self._row_height(aspect, name, columns, step) for aspect in self.block.aspects)
        return self._head_height(columns, step) + rows

    # --- drawing ------------------------------------------------------------------------------------------------------

    def opens(self, width: float, step: int, spare: float) -> float:  # noqa: ARG002
        return min(self._ROOM * len(self.block.aspects), spare * 0.7)

    def draw(self, frame: Frame, step: int) -> tuple[Shape, ...]:
        name, columns = self._columns(frame, step)
        head = self._head_height(columns, step)
        room = max(0.0, frame.height - self.height(frame.width, step)) / len(self.block.aspects)
        shapes: list[Shape] = [self._heads(replace(frame, height=head), columns, step)]
        top = frame.y + head
        for number, aspect in enumerate(self.block.aspects, 1):
            height = self._row_height(aspect, name, columns, step) + room
            shapes.append(self._row(aspect, number, Frame(frame.x, top, frame.width, height), name, columns, step))
            top += height
        return tuple(shapes)

    def _heads(self, frame: Frame, columns: tuple[Frame, ...], step: int) -> Group:
        look = self.setting.look
        boxes: list[Shape] = []
        for option, column in zip(self.block.options, columns, strict=True):
            arrow = self.block.change and option is not self.block.options[-1]
            fill = look.accent if self._strong(option) else look.panel
            line = look.ink if self.setting.framed else ""
            text = tuple(p for p, _ in self._head(option, step, self._inner(column.width)))
            right = self._SIDE * (2 if self.block.change else 1)
            # An arrow reaches to the head that it leads to.
            place = replace(column, height=frame.height, width=column.width + (self._gap * 0.6 if arrow else 0.0))
            insets = (self._SIDE, 2, right + (self._gap * 0.6 if arrow else 0.0), 2)
            geometry = Geometry.PENTAGON if arrow else Geometry.RECT
            boxes.append(Box("Option", place, text, fill, line, 0.75, geometry, Anchor.MIDDLE, insets))
        left = columns[0].x
        whole = replace(frame, x=left, width=frame.right - left)
        between = " → " if self.block.change else " / "
        return Group("Options", whole, tuple(boxes), between.join(o.name.plain for o in self.block.options))

    def _row(
        self, aspect: Aspect, number: int, row: Frame, name: Frame, columns: tuple[Frame, ...], step: int
    ) -> Group:
        look = self.setting.look
        place = Frame(row.x, row.y, name.width, row.height)
        words = tuple(p for p, _ in self._name(aspect, step, name.width))
        shapes: list[Shape] = [Box("Aspect", place, words, anchor=Anchor.MIDDLE)]
        for option, value, column in zip(self.block.options, aspect.values, columns, strict=True):
            fill = look.panel if self._strong(option) else ""
            cell = Frame(column.x, row.y, column.width, row.height)
            text = tuple(p for p, _ in self._value(value, step, column.width - 2 * self._SIDE))
            shapes.append(Box("Value", cell, text, fill, anchor=Anchor.MIDDLE, insets=(self._SIDE, 0, self._SIDE, 0)))
        shapes.append(Rule("Row rule", Frame(row.x, row.bottom, row.width, 0), look.line, 0.75))
        values = zip(self.block.options, aspect.values, strict=True)
        alt = f"{aspect.name.plain}: " + "; ".join(f"{o.name.plain}: {v.plain}" for o, v in values)
        return Group(f"Aspect {number}", row, tuple(shapes), alt)

    def cut(self, start: int, stop: int) -> ComparisonFlowable:
        return replace(self, block=replace(self.block, aspects=self.block.aspects[start:stop]))

    def texts(self) -> Iterator[RichText]:
        yield from (option.name for option in self.block.options)
        for aspect in self.block.aspects:
            yield from (aspect.name, *aspect.values)

    def notes(self) -> Iterator[RichText]:
        yield from (aspect.detail for aspect in self.block.aspects)


# --- in a memo --------------------------------------------------------------------------------------------------------


def _memo(block: Comparison, setting: MemoSetting) -> Iterator[memo.Element]:
    """A column an option, with its mark beside its name; the aspects' names stand bold in the first."""
    if not block.aspects:
        return
    first = first_column(setting, [a.name for a in block.aspects])
    rest = (setting.style.text_width - first) / len(block.options)
    columns = [Column(EMPTY, weight=first)]
    for option in block.options:
        mark = words(f"{setting.gap}{option.mark}" if option.mark else "")
        columns.append(Column(option.name + mark, weight=rest))
    rows = tuple(Row((_strong(a.name), *a.values), detail=a.detail) for a in block.aspects)
    yield printed(Table(tuple(columns), rows), setting, setting.style.text_width)


def _strong(text: RichText) -> RichText:
    return RichText(tuple(replace(i, bold=True) if isinstance(i, Run) else i for i in text.inlines))


BLOCK = Definition(_make, keys={"detail": flag}, flowable=ComparisonFlowable, memo=_memo)

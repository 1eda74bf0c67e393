"""Blocks that lead from left to right: phases, and actor → implication → action."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from briefdeck.blocks.implications import Implication, Implications
from briefdeck.blocks.phases import Phase, Phases
from briefdeck.blocks.setting.items import Item
from briefdeck.document.deck import Anchor, Box, Geometry, Group, Rule, Shape
from briefdeck.document.richtext import RichText
from briefdeck.ooxml.geometry import Frame
from briefdeck.pipeline.paginate.texts import below, item_notes, item_texts
from briefdeck.pipeline.paginate.typesetting import (
    Lines,
    Typesetting,
    paragraph,
    phrased,
    plain_run,
    runs,
    stack_height,
)

_ARROW = 34.0  # what an arrow's margin and tip take from its width, pt
_TIP = 7.0  # of that, what the shape itself takes: its text ends half way into the tip


@dataclass(frozen=True, slots=True)
class PhasesSetter:
    """A row of arrows with what belongs to each below it; the present one is filled and says so. `first` is the number
    of the first."""

    block: Phases
    setting: Typesetting
    first: int = 1

    flexible = False
    _PAD = 10.0

    @property
    def steps(self) -> int:
        """The cards' sizes; twice, since details leave the slide when nothing else helps."""
        return len(self.setting.sizes.card) * (2 if self.block.detailed else 1)

    @property
    def units(self) -> int:
        """The phases."""
        return len(self.block.phases)

    def _settled(self, step: int) -> tuple[PhasesSetter, int]:
        count = len(self.setting.sizes.card)
        if self.block.detailed and step >= count:
            return replace(self, block=replace(self.block, detailed=False)), step - count
        return self, min(step, count - 1)

    @property
    def _gap(self) -> float:
        return min(self.setting.gap, 14.0)

    @property
    def _sides(self) -> float:
        """What a column leaves free beside its words: the margins of a frame, or the arrow's tip at the right."""
        return 2 * self._PAD if self.setting.framed else 12.0

    @property
    def _under(self) -> float:
        """Between an arrow and its words."""
        return (1.0 if self.setting.framed else 1.5) * self._PAD

    def _name(self, phase: Phase, step: int) -> Lines:
        size = self.setting.step(self.setting.sizes.card, step + 1)
        look = self.setting.look
        colour = look.paper if phase.mark else look.ink
        made = runs(phase.name, size, colour=colour, bold=True)
        if phase.mark:
            made += plain_run(f"{self.setting.spoken.slide_gap}{phase.mark}", size, colour=colour, bold=True)
        lines: Lines = [(paragraph(made, size), size)]
        if phase.period:
            label = self.setting.sizes.label
            lines.append((paragraph(runs(phase.period, label, colour=colour), label), label))
        return lines

    def _text(self, phase: Phase, step: int) -> Lines:
        size = self.setting.step(self.setting.sizes.card, step)
        small = self.setting.step(self.setting.sizes.card, step + 1)
        made: Lines = []
        if phase.headline:
            made.append((paragraph(runs(phase.headline, size, bold=True), size), size))
        points = below(Item(phase.headline, children=phase.points), small, self.setting)
        made += points
        if self.block.detailed and phase.detail:
            detail = runs(phase.detail, small, colour=self.setting.look.muted)
            made.append((paragraph(detail, small, before=small * 0.6), small))
        return made

    def _parts(self, width: float, step: int) -> tuple[float, float]:
        column = (width - self._gap * (len(self.block.phases) - 1)) / len(self.block.phases)
        face = self.setting.face
        arrow = max(stack_height(self._name(p, step), face, column - 46) for p in self.block.phases) + 2 * self._PAD
        text = max(stack_height(self._text(p, step), face, column - self._sides) for p in self.block.phases)
        return arrow, text

    def height(self, width: float, step: int) -> float:
        settled, step = self._settled(step)
        arrow, text = settled._parts(width, step)
        return arrow + settled._under + text + (2 * self._PAD if self.setting.framed else 0.0)

    def opens(self, width: float, step: int, spare: float) -> float:
        """Frames reach down, as on a sheet that is ruled throughout."""
        return min(spare, self.height(width, step) * 0.3) if self.setting.framed else 0.0

    def draw(self, frame: Frame, step: int) -> tuple[Shape, ...]:
        settled, step = self._settled(step)
        return settled._drawn(frame, step)

    def _drawn(self, frame: Frame, step: int) -> tuple[Shape, ...]:
        arrow, text = self._parts(frame.width, step)
        columns = frame.columns(len(self.block.phases), self._gap)
        return tuple(
            self._phase(phase, number, column, arrow, text, step)
            for number, (phase, column) in enumerate(zip(self.block.phases, columns, strict=True), self.first)
        )

    def _phase(self, phase: Phase, number: int, column: Frame, arrow: float, text: float, step: int) -> Group:
        look, pad = self.setting.look, self._PAD
        fill, line = (look.accent, look.accent) if phase.mark else (look.panel, look.grey)
        name = tuple(p for p, _ in self._name(phase, step))
        head = Box("Phase name", replace(column, height=arrow), name, fill, line, 0.75, Geometry.PENTAGON,
                   Anchor.MIDDLE, (14, 4, 32 - _TIP, 4))  # fmt: skip
        below = column.below(arrow + self._under)
        words = tuple(p for p, _ in self._text(phase, step))
        shapes: list[Shape] = [head]
        if self.setting.framed:
            frame_line = look.accent if phase.mark else look.ink
            shapes.append(Box("Phase text", below, words, line=frame_line, line_width=1.5 if phase.mark else 0.75,
                              insets=(pad, pad, pad, pad)))  # fmt: skip
        elif words:
            shapes.append(Box("Phase text", replace(below, width=below.width - self._sides, height=text), words))
        whole = column if self.setting.framed else replace(column, height=arrow + self._under + text)
        alt = " ".join(t for t in (phase.name.plain, phase.mark, phase.headline.plain) if t)
        return Group(f"Phase {number}", whole, tuple(shapes), alt)

    def cut(self, start: int, stop: int) -> PhasesSetter:
        block = replace(self.block, phases=self.block.phases[start:stop])
        return replace(self, block=block, first=self.first + start)

    def texts(self) -> Iterator[RichText]:
        for phase in self.block.phases:
            yield from (phase.name, phase.headline)
            yield from item_texts(phase.points)

    def notes(self) -> Iterator[RichText]:
        for phase in self.block.phases:
            yield phase.detail
            yield from item_notes(phase.points)


@dataclass(frozen=True, slots=True)
class ImplicationsSetter:
    """A row for each actor: an arrow with its name, what it means, what could be done."""

    block: Implications
    setting: Typesetting

    flexible = False
    _PAD = 10.0
    _ROOM = 24.0  # the most that a row is opened beyond its need

    @property
    def steps(self) -> int:
        """The body's sizes; twice, since details leave the slide when nothing else helps."""
        return len(self.setting.sizes.body) * (2 if self.block.detailed else 1)

    def _settled(self, step: int) -> tuple[ImplicationsSetter, int]:
        count = len(self.setting.sizes.body)
        if self.block.detailed and step >= count:
            return replace(self, block=replace(self.block, detailed=False)), step - count
        return self, min(step, count - 1)

    @property
    def units(self) -> int:
        """The rows."""
        return len(self.block.items)

    @property
    def _edge(self) -> str:
        """The outline of an arrow: framed designs draw it, open ones leave the panel alone."""
        return self.setting.look.grey if self.setting.framed else self.setting.look.line

    @property
    def _gap(self) -> float:
        return self.setting.gap * 1.4  # room for an arrow between two columns

    @property
    def _acts(self) -> bool:
        return any(item.action for item in self.block.items)

    def _columns(self, frame: Frame) -> tuple[Frame, Frame, Frame]:
        gap = self._gap
        actor = round(frame.width * 0.2, 1)
        rest = frame.width - actor - gap
        meaning = round((rest - gap) * 0.56, 1) if self._acts else rest
        action = rest - meaning - gap if self._acts else 0.0
        left = frame.x + actor + gap
        return (
            replace(frame, width=actor),
            replace(frame, x=left, width=meaning),
            replace(frame, x=left + meaning + gap, width=action),
        )

    def _size(self, step: int) -> float:
        return self.setting.step(self.setting.sizes.body, step)

    def _cells(self, item: Implication, step: int, actor: float) -> tuple[Lines, Lines, Lines]:
        size = self._size(step)
        small = self.setting.step(self.setting.sizes.body, step + 1)
        mark = plain_run(item.status, self.setting.sizes.label, colour=self.setting.look.muted)
        meaning: Lines = [(paragraph(runs(item.implication, size) + mark, size), size)]
        if self.block.detailed and item.detail:
            least = self.setting.step(self.setting.sizes.body, step + 2)
            detail = runs(item.detail, least, colour=self.setting.look.muted)
            meaning.append((paragraph(detail, least, before=least * 0.2), least))
        return (
            [(paragraph(phrased(runs(item.actor, small, bold=True), small, self.setting, actor), small), small)],
            meaning,
            [(paragraph(runs(item.action, small), small), small)] if item.action else [],
        )

    def _row(self, item: Implication, columns: tuple[Frame, Frame, Frame], step: int) -> float:
        inner = columns[0].width - _ARROW
        actor, meaning, action = self._cells(item, step, inner)
        face = self.setting.face
        tallest = max(
            stack_height(actor, face, inner),
            stack_height(meaning, face, columns[1].width),
            stack_height(action, face, columns[2].width) if action else 0.0,
        )
        return tallest + 2 * self._PAD

    @property
    def _head(self) -> float:
        return self.setting.sizes.label * 1.35 + 6 if any(self.block.heads) else 0.0

    def height(self, width: float, step: int) -> float:
        settled, step = self._settled(step)
        return settled._natural(width, step)

    def _natural(self, width: float, step: int) -> float:
        columns = self._columns(Frame(0, 0, width, 0))
        return self._head + sum(self._row(item, columns, step) + self._PAD for item in self.block.items)

    def opens(self, width: float, step: int, spare: float) -> float:  # noqa: ARG002
        return min(self._ROOM * len(self.block.items), spare * 0.7)

    def draw(self, frame: Frame, step: int) -> tuple[Shape, ...]:
        settled, step = self._settled(step)
        return settled._rows(frame, step)

    def _rows(self, frame: Frame, step: int) -> tuple[Shape, ...]:
        look, columns = self.setting.look, self._columns(frame)
        room = max(0.0, frame.height - self._natural(frame.width, step)) / len(self.block.items)
        shapes: list[Shape] = []
        top = frame.y
        if self._head:
            label = self.setting.sizes.label
            for head, column in zip(self.block.heads, columns, strict=True):
                if column.width and head:
                    text = (paragraph(runs(head, label, colour=look.muted, bold=True), label),)
                    shapes.append(Box("Head", Frame(column.x, top, column.width, self._head), text))
            top += self._head
        for number, item in enumerate(self.block.items, 1):
            height = self._row(item, columns, step) + room
            row = Frame(frame.x, top, frame.width, height)
            shapes.append(self._drawn(item, number, row, columns, step))
            top += height + self._PAD
        return tuple(shapes)

    def _drawn(
        self, item: Implication, number: int, row: Frame, columns: tuple[Frame, Frame, Frame], step: int
    ) -> Group:
        look = self.setting.look
        actor, meaning, action = (
            tuple(p for p, _ in cell) for cell in self._cells(item, step, columns[0].width - _ARROW)
        )
        places = [replace(c, y=row.y, height=row.height) for c in columns]
        shapes: list[Shape] = [
            Box("Actor", places[0], actor, look.panel, self._edge, 0.75, Geometry.PENTAGON, Anchor.MIDDLE,
                (12, 2, _ARROW - 12 - _TIP, 2)),
            Box("Implication", places[1], meaning, anchor=Anchor.MIDDLE),
        ]  # fmt: skip
        if action:
            arrow = Frame(places[2].x - self._gap / 2 - 5, row.y + row.height / 2 - 6, 10, 12)
            shapes.append(Box("Arrow", arrow, fill=look.accent, geometry=Geometry.CHEVRON))
            shapes.append(Box("Action", places[2], action, anchor=Anchor.MIDDLE))
        rule = Frame(row.x, row.bottom + self._PAD / 2, row.width, 0)
        shapes.append(Rule("Row rule", rule, look.line, 0.5))
        alt = " → ".join(t.plain for t in (item.actor, item.implication, item.action) if t)
        return Group(f"Implication {number}", replace(row, height=row.height + self._PAD / 2), tuple(shapes), alt)

    def cut(self, start: int, stop: int) -> ImplicationsSetter:
        return replace(self, block=replace(self.block, items=self.block.items[start:stop]))

    def texts(self) -> Iterator[RichText]:
        for item in self.block.items:
            yield from (item.actor, item.implication, item.action)

    def notes(self) -> Iterator[RichText]:
        for item in self.block.items:
            yield item.detail

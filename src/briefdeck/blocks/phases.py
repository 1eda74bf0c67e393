"""Phases in order, the present one marked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from briefdeck.blocks.setting.cells import first_column
from briefdeck.blocks.setting.definition import Definition
from briefdeck.blocks.setting.flowable import Flowable
from briefdeck.blocks.setting.items import Item, items, texts_of
from briefdeck.blocks.setting.listing import below, item_notes, item_texts
from briefdeck.blocks.setting.memo import MemoSetting
from briefdeck.blocks.setting.plan import STATED, Entry, Manner
from briefdeck.blocks.setting.typesetting import (
    TIP,
    Lines,
    Typesetting,
    paragraph,
    plain_run,
    runs,
    stack_height,
)
from briefdeck.blocks.setting.values import records
from briefdeck.document import memo
from briefdeck.document.block import Block
from briefdeck.document.deck import Anchor, Box, Geometry, Group, Shape
from briefdeck.document.richtext import EMPTY, RichText
from briefdeck.ooxml.geometry import Frame


@dataclass(frozen=True, slots=True)
class Phase:
    """One step of a sequence. `mark` is the word that shows the present one (empty on the others)."""

    name: RichText
    headline: RichText = EMPTY
    period: RichText = EMPTY
    mark: str = ""
    points: tuple[Item, ...] = ()
    detail: RichText = EMPTY


@dataclass(frozen=True, slots=True)
class Phases(Block):
    """Two to six phases in order. `detailed` shows their details on the slide where there is room for them."""

    name = "phases"
    broad = True

    phases: tuple[Phase, ...]
    detailed: bool = False

    def texts(self) -> Iterator[RichText]:
        for phase in self.phases:
            yield from (phase.name, phase.period, phase.headline, *texts_of(phase.points), phase.detail)

    def without_details(self) -> Phases:
        bare = (replace(p, detail=EMPTY, points=tuple(point.bare() for point in p.points)) for p in self.phases)
        return replace(self, phases=tuple(bare))


def _phases(value: Any, manner: Manner) -> Iterator[Phases]:
    made = tuple(
        Phase(
            name=record.name,
            headline=record.headline.citing(s.citation for s in record.sources) if record.headline else EMPTY,
            period=record.period,
            mark=manner.say(manner.labels.current) if record.current else "",
            points=items(record.points, manner),
            detail=record.detail,
        )
        for record in records(value, "headline", "a list of phases")
    )
    if made:
        yield Phases(made, manner.detailed)


def _make(entry: Entry, manner: Manner) -> Iterator[Phases]:
    return _phases(entry.at("phases").value(), manner)


# --- on a slide -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class PhasesFlowable(Flowable):
    """A row of arrows with what belongs to each below it; the present one is filled and says so. `first` is the number
    of the first."""

    block: Phases
    setting: Typesetting
    first: int = 1

    _PAD = 10.0

    @property
    def steps(self) -> int:
        """The cards' sizes; twice, since details leave the slide when nothing else helps."""
        return len(self.setting.sizes.card) * (2 if self.block.detailed else 1)

    @property
    def units(self) -> int:
        """The phases."""
        return len(self.block.phases)

    def _settled(self, step: int) -> tuple[PhasesFlowable, int]:
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
                   Anchor.MIDDLE, (14, 4, 32 - TIP, 4))  # fmt: skip
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

    def cut(self, start: int, stop: int) -> PhasesFlowable:
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


# --- in a memo --------------------------------------------------------------------------------------------------------


def _memo(block: Phases, setting: MemoSetting) -> Iterator[memo.Element]:
    """A row a phase: its name and time, then what happens; the present one bears its mark and stands bold."""
    if not block.phases:
        return
    first = first_column(setting, [t for p in block.phases for t in (p.name, p.period)])
    rows = (memo.Row((memo.Cell(tuple(_when(p, setting))), memo.Cell(tuple(_what(p, setting))))) for p in block.phases)
    yield memo.Table(tuple(rows), (first, setting.style.text_width - first))


def _when(phase: Phase, setting: MemoSetting) -> Iterator[memo.Paragraph]:
    present = bool(phase.mark)
    yield memo.Paragraph("Table Text", setting.words(phase.name, strong=present))
    if present:
        yield memo.Paragraph("Table Text", (memo.Words(phase.mark, strong=True),))
    if phase.period:
        yield memo.Paragraph("Table Text", setting.words(phase.period))


def _what(phase: Phase, setting: MemoSetting) -> Iterator[memo.Paragraph]:
    if phase.headline or not phase.points:
        yield memo.Paragraph("Table Text", setting.words(phase.headline, strong=bool(phase.mark)))
    yield from setting.points(phase.points)
    if phase.detail:
        yield memo.Paragraph("Table Text", setting.words(phase.detail))


BLOCK = Definition(_make, keys=STATED, called="phases", flowable=PhasesFlowable, memo=_memo)

"""What something means to whom, and what they could do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from briefdeck.blocks.setting.cells import first_column, natural, text_cell
from briefdeck.blocks.setting.definition import Definition
from briefdeck.blocks.setting.flowable import Flowable
from briefdeck.blocks.setting.memo import MemoSetting
from briefdeck.blocks.setting.plan import STATED, Entry, Judging, Manner, WrongValueError, leaf
from briefdeck.blocks.setting.typesetting import (
    TIP,
    Lines,
    Typesetting,
    paragraph,
    phrased,
    plain_run,
    runs,
    stack_height,
)
from briefdeck.blocks.setting.values import records
from briefdeck.diagnostics import Diagnostic
from briefdeck.document import memo
from briefdeck.document.block import Block
from briefdeck.document.deck import Anchor, Box, Geometry, Group, Rule, Shape
from briefdeck.document.richtext import EMPTY, RichText, words
from briefdeck.ooxml.geometry import Frame
from briefdeck.yamlfile.tree import Path


@dataclass(frozen=True, slots=True)
class Implication:
    """Who is concerned, what it means to them, what they could do."""

    actor: RichText
    implication: RichText
    action: RichText = EMPTY
    detail: RichText = EMPTY
    status: str = ""


@dataclass(frozen=True, slots=True)
class Implications(Block):
    """Actor → implication → action; the three heads come from the plan. `detailed` as for phases."""

    name = "implications"

    items: tuple[Implication, ...]
    heads: tuple[RichText, RichText, RichText] = (EMPTY, EMPTY, EMPTY)
    detailed: bool = False

    def texts(self) -> Iterator[RichText]:
        for item in self.items:
            yield from (item.actor, item.implication, item.detail, item.action)

    def without_details(self) -> Implications:
        return replace(self, items=tuple(replace(item, detail=EMPTY) for item in self.items))


def _implications(value: Any, heads: Sequence[RichText], manner: Manner) -> Iterator[Implications]:
    """The heads are those of the audience where a plan gives none."""
    said = manner.labels.heads
    heads = heads or [words(manner.say(head)) for head in (said.actor, said.implication, said.action)]
    if len(heads) != 3:
        raise WrongValueError("three heads: actor, implication, action")
    made = tuple(
        Implication(
            actor=record.actor,
            implication=record.implication.citing(s.citation for s in record.sources),
            action=record.action,
            detail=record.detail,
            status=manner.status(record.status),
        )
        for record in records(value, "implication", "a list of implications")
    )
    if made:
        yield Implications(made, (heads[0], heads[1], heads[2]), manner.detailed)


def _make(entry: Entry, manner: Manner) -> Iterator[Implications]:
    value = entry.at("implications").value()
    heads = [entry.at("heads", index).text() for index in range(len(entry.given.get("heads", [])))]
    return _implications(value, heads, manner)


def _judge_heads(judging: Judging, value: object, path: Path) -> Iterator[Diagnostic]:
    return judging.every(value, path, leaf, "a list of three heads: actor, implication, action")


# --- on a slide -------------------------------------------------------------------------------------------------------

_ARROW = 34.0  # what an arrow's margin and tip take from its width, pt


@dataclass(frozen=True, slots=True)
class ImplicationsFlowable(Flowable):
    """A row for each actor: an arrow with its name, what it means, what could be done."""

    block: Implications
    setting: Typesetting

    _PAD = 10.0
    _ROOM = 24.0  # the most that a row is opened beyond its need

    @property
    def steps(self) -> int:
        """The body's sizes; twice, since details leave the slide when nothing else helps."""
        return len(self.setting.sizes.body) * (2 if self.block.detailed else 1)

    def _settled(self, step: int) -> tuple[ImplicationsFlowable, int]:
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
                (12, 2, _ARROW - 12 - TIP, 2)),
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

    def cut(self, start: int, stop: int) -> ImplicationsFlowable:
        return replace(self, block=replace(self.block, items=self.block.items[start:stop]))

    def texts(self) -> Iterator[RichText]:
        for item in self.block.items:
            yield from (item.actor, item.implication, item.action)

    def notes(self) -> Iterator[RichText]:
        for item in self.block.items:
            yield item.detail


# --- in a memo --------------------------------------------------------------------------------------------------------


def _memo(block: Implications, setting: MemoSetting) -> Iterator[memo.Element]:
    """Who is concerned, what it means, what they could do; without any action its column falls away."""
    if not block.items:
        return
    acting = any(item.action for item in block.items)
    widths = _widths(block.items, setting, acting=acting)
    heads = block.heads[: len(widths)]
    rows = []
    if any(heads):
        rows.append(memo.Row(tuple(text_cell(*setting.words(h), style="Table Head") for h in heads), head=True))
    for item in block.items:
        cells = [text_cell(*setting.words(item.actor, strong=True)), memo.Cell(tuple(_meaning(item, setting)))]
        if acting:
            cells.append(text_cell(*setting.words(item.action)))
        rows.append(memo.Row(tuple(cells)))
    yield memo.Table(tuple(rows), widths)


def _meaning(item: Implication, setting: MemoSetting) -> Iterator[memo.Paragraph]:
    yield memo.Paragraph("Table Text", (*setting.words(item.implication), *setting.status(item.status)))
    if item.detail:
        yield memo.Paragraph("Table Text", setting.words(item.detail))


def _widths(items: Sequence[Implication], setting: MemoSetting, *, acting: bool) -> tuple[float, ...]:
    """Actors by their names; implication and action share the rest by what they hold, neither below two fifths."""
    first = first_column(setting, [i.actor for i in items])
    rest = setting.style.text_width - first
    if not acting:
        return (first, rest)
    meaning = max(natural(setting, text) for i in items for text in (i.implication, i.detail))
    action = max(natural(setting, i.action) for i in items)
    second = rest * min(max(meaning / sum((meaning, action)), 0.4), 0.6)
    return (first, second, rest - second)


BLOCK = Definition(
    _make,
    keys={"heads": _judge_heads, **STATED},
    called="implications",
    flowable=ImplicationsFlowable,
    memo=_memo,
)

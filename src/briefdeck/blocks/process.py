"""Steps of a procedure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import ceil
from typing import Any

from briefdeck.blocks.setting.bands import LABEL_WIDTH, band
from briefdeck.blocks.setting.cells import first_column, fitted, text_cell
from briefdeck.blocks.setting.definition import Definition
from briefdeck.blocks.setting.drawn import drawn
from briefdeck.blocks.setting.items import Item, item, notes_of, texts_of
from briefdeck.blocks.setting.listing import behind, points
from briefdeck.blocks.setting.memo import MemoSetting
from briefdeck.blocks.setting.plan import STATED, Entry, Manner
from briefdeck.blocks.setting.values import records
from briefdeck.document import memo
from briefdeck.document.block import Block
from briefdeck.document.deck import Anchor, Geometry
from briefdeck.document.richtext import EMPTY, RichText, words
from briefdeck.layout.nodes import Columns, Node, Panel, Role, Row, Sign, Space, Stack, Surface, Text, Tone
from briefdeck.layout.scene import composed
from briefdeck.values import dataclass, replace

_HEAD, _CLOSE, _ROOMY, _OPEN = (
    8.0,
    10.0,
    16.0,
    20.0,
)  # pt above and below words: of a name, of a step in one row, in two
_BY, _TIME = 0.27, 0.2  # of a band, by whom and how long
_BAND, _LESS = (24.0, 24.0, 20.0, 14.0, 10.0), 4.0  # pt above the words of a band, by their number; less over details
_ONE_ROW = 5  # more steps than this stand in two rows


@dataclass(frozen=True, slots=True)
class Step:
    """A step of a procedure: what is done, by whom, how long it takes; the item's children are its parts."""

    item: Item
    by: RichText = EMPTY
    time: RichText = EMPTY


@dataclass(frozen=True, slots=True)
class Process(Block):
    """Two to seven steps in order. `detailed` as for phases; `rows` where they stand one below the other."""

    name = "process"
    broad = True

    steps: tuple[Step, ...]
    detailed: bool = False
    rows: bool = False

    def texts(self) -> Iterator[RichText]:
        for step in self.steps:
            yield from (step.item.text, step.by, step.time, step.item.detail, *texts_of(step.item.children))

    def without_details(self) -> Process:
        return replace(self, steps=tuple(replace(step, item=step.item.bare()) for step in self.steps))

    @property
    def units(self) -> int:
        """What a slide may end with."""
        return len(self.steps)

    def briefly(self) -> Process:
        return replace(self, detailed=False) if self.detailed else self

    def in_rows(self) -> Process | None:
        """A few steps one below the other."""
        return replace(self, rows=True) if len(self.steps) <= _ONE_ROW else None

    def notes(self) -> Iterator[RichText]:
        return notes_of(tuple(s.item for s in self.steps))

    def nodes(self, start: int, stop: int) -> Node:
        """Numbered heads that lead on, each with a panel below it; two rows where one would be too narrow."""
        shown = self.steps[start:stop]
        if self.rows:
            return self._below_each_other(shown, start)
        across = len(shown) if len(shown) <= _ONE_ROW else ceil(len(shown) / 2)
        told = any(s.by or s.time or s.item.children or s.item.detail for s in shown)
        rows: list[Node] = []
        for first in range(0, len(shown), across):
            part = shown[first : first + across]
            heads = [_head(start + first + n, s, _OPEN if self._is_short else _HEAD) for n, s in enumerate(part)]
            made: list[tuple[Node, ...]] = [
                (head, self._body(s)) if told else (head,) for head, s in zip(heads, part, strict=True)
            ]
            made += [(Space(),) * len(made[0])] * (across - len(part))
            names = tuple(f"Step {start + first + n + 1}" for n in range(across))
            rows.append(Columns(tuple(made), names, gap=6.0, apart=6.0, grow=(0.4, 1.0) if told else ()))
        return Stack(tuple(rows), 16.0, (1.0,) * len(rows) if told else (), spread=True)

    def _below_each_other(self, shown: Sequence[Step], start: int) -> Node:
        """A band a step, its number in the label; what is done over what is said of it, by whom, how long."""
        facts = [(step.by, step.time) for step in self.steps]
        used = [n for n in (0, 1) if any(pair[n] for pair in facts)]
        detailed = any(s.item.children or (self.detailed and s.item.detail) for s in self.steps)
        looks = ((Role.PRIMARY, Tone.INK), (Role.PRIMARY, Tone.SECONDARY))
        made: list[Node] = []
        for number, step in enumerate(shown, start + 1):
            done = Stack(
                (
                    Text(step.item.text, strong=True, status=step.item.status, see=step.item.see),
                    *points(step.item.children),
                    behind(step.item.detail, 0.25, detailed=self.detailed),
                )
            )
            cells: tuple[Node, ...] = (done, *(Text((step.by, step.time)[n], *looks[n]) for n in used))
            widths = (0.0, *((_BY, _TIME)[n] for n in used))
            pad = _BAND[min(len(self.steps), len(_BAND)) - 1] - (_LESS if detailed else 0.0)
            if made:
                made.append(Row((Sign(Geometry.DOWN, Tone.ACCENT, 20.0, 10.0), Space()), (LABEL_WIDTH, 0.0)))
            told = Row(cells, widths, 20.0)
            made.append(band(number, told, pad, said="Step text", name=f"Step {number}"))
        return Stack(tuple(made), 3.0, tuple(float(n % 2 == 0) for n in range(len(made))))

    @property
    def _is_short(self) -> bool:
        """Whether its steps have a few words each, so that one row of them leaves a page room."""
        return len(self.steps) <= _ONE_ROW and not any(s.item.children or s.item.detail for s in self.steps)

    def _body(self, step: Step) -> Node:
        """Who and how long, what the step consists of, its detail."""
        who = Role.SECONDARY if any(s.item.children for s in self.steps) else Role.PRIMARY
        said = Stack(
            (
                Text(step.by, who, strong=True),
                Text(step.time, Role.SECONDARY, Tone.SECONDARY),
                *points(step.item.children),
                behind(step.item.detail, 0.4, detailed=self.detailed),
            )
        )
        pad = _ROOMY if len(self.steps) > _ONE_ROW else _OPEN if self._is_short else _CLOSE
        return Panel(said, Surface.PANEL, (14.0, pad), Anchor.TOP, name="Step text", most=1.5)


def _head(number: int, step: Step, pad: float) -> Node:
    """Its number over its name: beside it, a long word would begin on the next line."""
    counted = Text(words(f"{number + 1}"), Role.LABEL, Tone.SECONDARY, strong=True)
    said = Stack((counted, Text(step.item.text, strong=True, status=step.item.status, see=step.item.see)))
    shape = Geometry.CHEVRON if number else Geometry.PENTAGON
    anchor = Anchor.TOP if pad == _OPEN else Anchor.MIDDLE  # numbers on one line, where names have more lines than one
    return Panel(said, Surface.LABEL, (6.0 if number else 12.0, pad), anchor, geometry=shape, name="Step")


def _process(value: Any, manner: Manner) -> Iterator[Process]:
    found = records(value, "by", "a list of steps")
    made = tuple(Step(item(record, manner), record.by, record.time) for record in found)
    if made:
        yield Process(made, manner.detailed)


def _make(entry: Entry, manner: Manner) -> Iterator[Process]:
    return _process(entry.at("process").value(), manner)


# --- in a memo --------------------------------------------------------------------------------------------------------


def _memo(block: Process, setting: MemoSetting) -> Iterator[memo.Element]:
    """A row a step: its number and name, by whom and how long; then what it consists of, in a column of its own where
    most have something of that. Names alone, and few of them, lead on from one to the next as on slides."""
    if not block.steps:
        return
    told = [bool(s.item.detail or s.item.children) for s in block.steps]
    facts = [(s.by, s.time) for s in block.steps]
    used = [i for i in (0, 1) if any(pair[i] for pair in facts)]
    if not (any(told) or used) and len(block.steps) <= _ONE_ROW:
        yield from drawn(block, EMPTY, setting, ", ".join(s.item.text.plain for s in block.steps))
        return
    beside = any(told) and (not used or sum(told) * 2 > len(told))
    columns = [[words("00  ") + s.item.text.strong() for s in block.steps], *([f[i] for f in facts] for i in used)]
    if any(told):
        narrow = [first_column(setting, texts) for texts in (columns if beside else columns[:-1])]
        widths = (*narrow, setting.style.text_width - sum(narrow))
    else:
        widths = fitted(setting, [(EMPTY, texts) for texts in columns], setting.style.text_width)
    rows = []
    for number, (step, pair, more) in enumerate(zip(block.steps, facts, told, strict=True), 1):
        cells = [text_cell(*_titled(step, number, setting)), *(text_cell(*setting.words(pair[i])) for i in used)]
        if beside:
            cells.append(memo.Cell(tuple(_told(step.item, setting))))
        elif more:
            cells[-1] = memo.Cell(tuple(_run_in(pair[used[-1]], step.item, setting)))
        rows.append(memo.Row(tuple(cells)))
    yield memo.Table(tuple(rows), widths)


def _run_in(fact: RichText, item: Item, setting: MemoSetting) -> Iterator[memo.Paragraph]:
    """What a step consists of, behind a fact of it."""
    gap = (memo.Words(setting.gap),) if fact and item.detail else ()
    yield memo.Paragraph("Table Text", (*setting.words(fact), *gap, *setting.words(item.detail)))
    yield from setting.points(item.children)


def _titled(step: Step, number: int, setting: MemoSetting) -> tuple[memo.Inline, ...]:
    lead = memo.Words(f"{number}{setting.gap}", strong=True)
    return (lead, *setting.words(step.item.text, strong=True), *setting.status(step.item.status))


def _told(item: Item, setting: MemoSetting) -> Iterator[memo.Paragraph]:
    if item.detail or not item.children:
        yield memo.Paragraph("Table Text", setting.words(item.detail))
    yield from setting.points(item.children)


BLOCK = Definition(_make, keys=STATED, flowable=composed, memo=_memo)

"""Phases held against each other: their names as chevrons, aspects in rows, what comes next at the right."""

from __future__ import annotations

from collections.abc import Iterator

from briefdeck.blocks.bullets import Bullets
from briefdeck.blocks.callout import Callout
from briefdeck.blocks.paragraph import Paragraph
from briefdeck.blocks.setting.definition import Definition
from briefdeck.blocks.setting.items import Item, item, items
from briefdeck.blocks.setting.listing import behind
from briefdeck.blocks.setting.plan import STATED, Manner, WrongValueError
from briefdeck.blocks.setting.told import cell, told
from briefdeck.document.block import Block
from briefdeck.document.deck import Anchor, Geometry
from briefdeck.document.richtext import EMPTY, RichText, words
from briefdeck.document.visible import Record
from briefdeck.layout.nodes import Node, Panel, Role, Row, Space, Stack, Surface, Text, Tone
from briefdeck.layout.scene import composed
from briefdeck.text import Face, width
from briefdeck.values import dataclass, replace

_ASPECTS, _LONG, _MATRIX = 0.12, 0.17, 0.75  # shares of the width: what rows say, where that is long, with an outcome
_ANY_FACE = Face("", "")
_ROOM = 13.0  # full-width characters of what a row says in two lines
_APART = 6.0
_TALL = 3.4  # as high as its words, a cell


@dataclass(frozen=True, slots=True)
class Stage:
    """A phase: its name and time, what it is about, `mark` where it is the present one, a cell an aspect."""

    name: RichText
    period: RichText = EMPTY
    headline: RichText = EMPTY
    mark: str = ""
    cells: tuple[RichText, ...] = ()


@dataclass(frozen=True, slots=True)
class Outlook(Block):
    """Two to four phases and the aspects in which they differ; `outcome` is what they lead to, under its head."""

    name = "outlook"
    broad = True

    stages: tuple[Stage, ...]
    aspects: tuple[RichText, ...]
    outcome: Item | None = None
    outcome_head: RichText = EMPTY

    def texts(self) -> Iterator[RichText]:
        for stage in self.stages:
            yield from (stage.name, stage.period, stage.headline)
        for number, aspect in enumerate(self.aspects):
            yield aspect
            yield from (stage.cells[number] for stage in self.stages)
        if self.outcome:
            yield from (self.outcome_head, *self.outcome.texts())

    def without_details(self) -> Outlook:
        return replace(self, outcome=self.outcome.bare() if self.outcome else None)

    @property
    def units(self) -> int:
        """What a slide may end with."""
        return len(self.aspects)

    def nodes(self, start: int, stop: int) -> Node:
        """A matrix whose heads are chevrons, the present column tinted; rows from `start` up to `stop`."""
        equal, aspects = (0.0,) * len(self.stages), self._aspects
        heads: Node = Row((Space(), *(self._head(n, s) for n, s in enumerate(self.stages))), (aspects, *equal), _APART)
        rows: list[Node] = []
        for number in range(start, stop):
            cells = tuple(self._cell(stage, stage.cells[number]) for stage in self.stages)
            label = Text(self.aspects[number], Role.SECONDARY, Tone.SECONDARY, strong=True, phrased=True)
            rows.append(Row((label, *cells), (aspects, *equal), _APART))
        matrix: Node = Stack(tuple(rows), _APART, (1.0,) * len(rows))
        if self.outcome is not None:
            told = Stack(
                (
                    Text(self.outcome.text, Role.HEADING),
                    behind(self.outcome.detail, 0.6),
                    *(Text(c.text, Role.SECONDARY, Tone.SECONDARY, before=0.6) for c in self.outcome.children),
                ),
                anchor=Anchor.MIDDLE,
            )
            said = Text(self.outcome_head, strong=True)
            head = Panel(said, Surface.MASS, (6.0, 7.0), geometry=Geometry.CHEVRON, name="Phase")
            heads = Row((heads, head), (_MATRIX, 0.0), _APART)
            matrix = Row(
                (matrix, Panel(told, Surface.FRAME, (14.0, 12.0), most=2.4, name="Outcome")), (_MATRIX, 0.0), _APART
            )
        return Stack((heads, matrix), _APART, (0.0, 1.0))

    @property
    def _aspects(self) -> float:
        """The share of the width that what the rows say takes."""
        longest = max((width(text.plain, 1.0, _ANY_FACE, bold=True) for text in self.aspects), default=0.0)
        return _LONG if longest > _ROOM else _ASPECTS

    def _head(self, number: int, stage: Stage) -> Node:
        name, period = stage.name, stage.period
        if stage.mark and stage.headline:
            name += words(f"  {stage.mark}")
        elif stage.mark:  # beside a name that is large it would begin a line of its own
            period += words(f"  |  {stage.mark}" if period else stage.mark)
        said = (Text(name, Role.LABEL), Text(stage.headline, strong=True))
        if not stage.headline:
            said = (Text(name, strong=True, phrased=True), Text(EMPTY))
        shape = Geometry.CHEVRON if number else Geometry.PENTAGON
        surface = Surface.ACCENT if stage.mark else Surface.PANEL
        words_ = Stack((*said, Text(period, Role.LABEL)))
        return Panel(words_, surface, (6.0 if number else 12.0, 7.0), geometry=shape, name="Phase")

    @staticmethod
    def _cell(stage: Stage, text: RichText) -> Node:
        surface = Surface.TINT if stage.mark else Surface.PANEL
        said = Text(text, strong=True if stage.mark else None)
        return Panel(said, surface, (12.0, 7.0), Anchor.MIDDLE, name="Cell", most=_TALL, cell=True)


def outlooks(section: object, manner: Manner) -> Iterator[Block]:
    """The phases of a section that says in what they differ."""
    if not isinstance(section, Record) or not {"aspects", "outcome"} <= set(section.names()):
        raise WrongValueError("a phases section")
    current = manner.say(manner.labels.current)
    stages = tuple(
        Stage(p.name.citing(s.citation for s in p.sources), p.period, p.headline, current if p.current else "", p.cells)
        for p in section.phases
    )
    outcome = item(section.outcome, manner) if section.outcome else None
    if stages and section.aspects and manner.memo:
        left, right = manner.wording.spoken.brackets
        names = (s.name + words(f"{left}{s.mark}{right}") if s.mark else s.name for s in stages)
        rows: list[tuple[RichText, ...]] = [(words(manner.say(manner.labels.period)), *(s.period for s in stages))]
        rows.append((words(manner.say(manner.labels.what)), *(s.headline for s in stages)))
        rows += [(aspect, *(s.cells[n] for s in stages)) for n, aspect in enumerate(section.aspects)]
        present = (n for n, stage in enumerate(stages, 1) if stage.mark)
        heads = (words(manner.say(manner.labels.aspect)), *names)
        yield told(heads, (row for row in rows if any(row[1:])), strong=present)
        supported = (Item(p.name, children=items(p.points, manner)) for p in section.phases if p.points)
        yield from (Bullets((phase,)) for phase in supported)
        if outcome:
            yield Callout(cell(outcome, manner, detailed=manner.detailed), manner.say(manner.labels.outcome))
        yield from (Paragraph(p.detail) for p in section.phases if p.detail and manner.detailed)
    elif stages and section.aspects:
        yield Outlook(stages, section.aspects, outcome, words(manner.say(manner.labels.outcome)))


BLOCK = Definition(
    lambda entry, manner: outlooks(entry.at("outlook").value(), manner),
    keys=STATED,
    called="an outlook",
    flowable=composed,
)

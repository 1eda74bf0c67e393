"""Phases in order, the present one marked."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from briefdeck.blocks.setting.cells import first_column
from briefdeck.blocks.setting.definition import Definition
from briefdeck.blocks.setting.items import Item, items, notes_of, texts_of
from briefdeck.blocks.setting.listing import behind, points
from briefdeck.blocks.setting.memo import MemoSetting
from briefdeck.blocks.setting.plan import STATED, Entry, Manner
from briefdeck.blocks.setting.values import records
from briefdeck.document import memo
from briefdeck.document.block import Block
from briefdeck.document.deck import Anchor, Geometry
from briefdeck.document.richtext import EMPTY, RichText, words
from briefdeck.document.visible import Record
from briefdeck.layout.nodes import Columns, Node, Panel, Role, Row, Stack, Surface, Text, texts_in
from briefdeck.layout.scene import composed
from briefdeck.values import dataclass, replace

_IN_ROWS = 4  # phases that have room one below the other
_HEAD, _PAD = 0.26, 16.0  # share of the width for their arrows; pt above and below the words beside these


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
    """Two to six phases in order. `detailed` shows their details on the slide where there is room for them; in `rows`
    they stand one below the other."""

    name = "phases"
    broad = True

    phases: tuple[Phase, ...]
    detailed: bool = False
    rows: bool = False

    def texts(self) -> Iterator[RichText]:
        for phase in self.phases:
            yield from (phase.name, phase.period, phase.headline, *texts_of(phase.points), phase.detail)

    def without_details(self) -> Phases:
        bare = (replace(p, detail=EMPTY, points=tuple(point.bare() for point in p.points)) for p in self.phases)
        return replace(self, phases=tuple(bare))

    @property
    def units(self) -> int:
        """What a slide may end with."""
        return len(self.phases)

    def briefly(self) -> Phases:
        return replace(self, detailed=False) if self.detailed else self

    def in_rows(self) -> Phases | None:
        """A few of which something is said, one below the other."""
        told = all(phase.headline or phase.points for phase in self.phases)
        return replace(self, rows=True) if told and len(self.phases) <= _IN_ROWS else None

    def notes(self) -> Iterator[RichText]:
        for phase in self.phases:
            yield phase.detail
            yield from notes_of(phase.points)

    def nodes(self, start: int, stop: int) -> Node:
        """Arrows in a row, what belongs to each on the panel below it; the present one in the accent."""
        if not self.rows:
            return self.across(start, stop)
        shown = self.phases[start:stop]
        made = tuple(
            Row((_head(0, phase, "Band label"), self._body(phase)), (_HEAD, 0.0), 4.0, name=f"Phase {number}")
            for number, phase in enumerate(shown, start + 1)
        )
        return Stack(made, 10.0, (1.0,) * len(made), alike=True)

    def across(self, start: int, stop: int, widths: tuple[float, ...] = (), gap: float = 6.0) -> Node:
        """The arrow of each phase and below it what belongs to the phase, where there is any of that, in columns of
        these `widths`, `gap` pt apart."""
        shown = self.phases[start:stop]
        heads = tuple(_head(start + n, phase) for n, phase in enumerate(shown))
        bodies = tuple(self._body(phase) for phase in shown)
        if not any(text.text for body in bodies for text in texts_in(body)):
            return Row(heads, widths, gap)
        names = tuple(f"Phase {start + n + 1}" for n in range(len(shown)))
        return Columns(tuple(zip(heads, bodies, strict=True)), names, widths, gap, 6.0, (0.4, 1.0))

    def _body(self, phase: Phase) -> Node:
        told = Stack(
            (
                Text(phase.headline, Role.HEADING),
                *points(phase.points),
                behind(phase.detail, 0.6, detailed=self.detailed),
            )
        )
        surface = Surface.TINT if phase.mark else Surface.PANEL
        if self.rows:
            return Panel(told, surface, (16.0, _PAD), name="Phase text", most=2.4)
        return Panel(told, surface, (14.0, 12.0), Anchor.TOP, name="Phase text", most=1.4)


def _head(number: int, phase: Phase, name: str = "Phase") -> Node:
    """The name of a phase in its arrow, its time below, and the word for the present one behind that."""
    mark = words(f"  |  {phase.mark}" if phase.period else phase.mark) if phase.mark else EMPTY
    said = Stack((Text(phase.name, strong=True), Text(phase.period + mark, Role.LABEL)))
    shape = Geometry.CHEVRON if number else Geometry.PENTAGON
    surface = Surface.ACCENT if phase.mark else Surface.LABEL
    return Panel(said, surface, (6.0 if number else 12.0, 8.0), geometry=shape, name=name)


def _cited(said: RichText, phase: Record) -> RichText:
    """What is said of a phase, its name where nothing else is, with the marks of the phase's sources."""
    return said.citing(source.citation for source in phase.sources)


def phases_of(value: Any, manner: Manner) -> Iterator[Phases]:
    """The phases of a section, in their order."""
    made = tuple(
        Phase(
            name=record.name if record.headline else _cited(record.name, record),
            headline=_cited(record.headline, record) if record.headline else EMPTY,
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
    return phases_of(entry.at("phases").value(), manner)


# --- in a memo --------------------------------------------------------------------------------------------------------


def _memo(block: Phases, setting: MemoSetting) -> Iterator[memo.Element]:
    """A row a phase: its name and time, then what happens. The present one bears its mark and stands bold.

    Where nothing is said of what happens, as of phases that are drawn with their tasks, the time stands in its place.
    """
    if not block.phases:
        return
    first = first_column(setting, [t for p in block.phases for t in (p.name, p.period)])
    bare = not any(phase.headline or phase.points or phase.detail for phase in block.phases)
    columns = (_name, _time) if bare and all(phase.period for phase in block.phases) else (_when, _what)
    rows = (
        memo.Row(tuple(memo.Cell(tuple(said(p, setting)), focus=bool(p.mark)) for said in columns))
        for p in block.phases
    )
    yield memo.Table(tuple(rows), (first, setting.style.text_width - first))


def _when(phase: Phase, setting: MemoSetting) -> Iterator[memo.Paragraph]:
    yield from _name(phase, setting)
    yield from _time(phase, setting)


def _name(phase: Phase, setting: MemoSetting) -> Iterator[memo.Paragraph]:
    yield memo.Paragraph("Table Text", setting.words(phase.name, strong=True))
    if phase.mark:
        yield memo.Paragraph("Table Text", (memo.Words(phase.mark, strong=True),))


def _time(phase: Phase, setting: MemoSetting) -> Iterator[memo.Paragraph]:
    if phase.period:
        yield memo.Paragraph("Table Text", setting.words(phase.period))


def _what(phase: Phase, setting: MemoSetting) -> Iterator[memo.Paragraph]:
    if phase.headline or not phase.points:
        yield memo.Paragraph("Table Text", setting.words(phase.headline, strong=bool(phase.mark)))
    yield from setting.points(phase.points)
    if phase.detail:
        yield memo.Paragraph("Table Text", setting.words(phase.detail))


BLOCK = Definition(_make, keys=STATED, called="phases", flowable=composed, memo=_memo)

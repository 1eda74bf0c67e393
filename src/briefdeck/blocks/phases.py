"""Phases in order, the present one marked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from briefdeck.blocks.setting.definition import Definition
from briefdeck.blocks.setting.items import Item, items, texts_of
from briefdeck.blocks.setting.plan import STATED, Entry, Manner
from briefdeck.blocks.setting.values import records
from briefdeck.document.block import Block
from briefdeck.document.richtext import EMPTY, RichText
from briefdeck.document.visible import Record


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


def _of_section(section: Record, manner: Manner) -> Iterator[Phases]:
    return _phases(section.phases, manner)


BLOCK = Definition(_make, keys=STATED, of_section=_of_section, called="phases")

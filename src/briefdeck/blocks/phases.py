"""Phases in order, the present one marked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from briefdeck.blocks.setting.items import Item, texts_of
from briefdeck.document.block import Block
from briefdeck.document.richtext import EMPTY, RichText


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

    kind = "phases"
    broad = True

    phases: tuple[Phase, ...]
    detailed: bool = False

    def texts(self) -> Iterator[RichText]:
        for phase in self.phases:
            yield from (phase.name, phase.period, phase.headline, *texts_of(phase.points), phase.detail)

    def without_details(self) -> Phases:
        bare = (replace(p, detail=EMPTY, points=tuple(point.bare() for point in p.points)) for p in self.phases)
        return replace(self, phases=tuple(bare))

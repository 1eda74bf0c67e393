"""What something means to whom, and what they could do."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from briefdeck.document.block import Block
from briefdeck.document.richtext import EMPTY, RichText


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

    kind = "implications"

    items: tuple[Implication, ...]
    heads: tuple[RichText, RichText, RichText] = (EMPTY, EMPTY, EMPTY)
    detailed: bool = False

    def texts(self) -> Iterator[RichText]:
        for item in self.items:
            yield from (item.actor, item.implication, item.detail, item.action)

    def without_details(self) -> Implications:
        return replace(self, items=tuple(replace(item, detail=EMPTY) for item in self.items))

"""Steps of a procedure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from briefdeck.blocks.setting.items import Item, texts_of
from briefdeck.document.block import Block
from briefdeck.document.richtext import EMPTY, RichText


@dataclass(frozen=True, slots=True)
class Step:
    """A step of a procedure: what is done, by whom, how long it takes; the item's children are its parts."""

    item: Item
    by: RichText = EMPTY
    time: RichText = EMPTY


@dataclass(frozen=True, slots=True)
class Process(Block):
    """Two to seven steps in order. `detailed` as for phases."""

    kind = "process"
    broad = True

    steps: tuple[Step, ...]
    detailed: bool = False

    def texts(self) -> Iterator[RichText]:
        for step in self.steps:
            yield from (step.item.text, step.by, step.time, step.item.detail, *texts_of(step.item.children))

    def without_details(self) -> Process:
        return replace(self, steps=tuple(replace(step, item=step.item.bare()) for step in self.steps))

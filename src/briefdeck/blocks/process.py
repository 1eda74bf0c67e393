"""Steps of a procedure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from briefdeck.blocks.setting.definition import Definition
from briefdeck.blocks.setting.items import Item, item, texts_of
from briefdeck.blocks.setting.plan import STATED, Entry, Manner
from briefdeck.blocks.setting.values import records
from briefdeck.document.block import Block
from briefdeck.document.richtext import EMPTY, RichText
from briefdeck.document.visible import Record


@dataclass(frozen=True, slots=True)
class Step:
    """A step of a procedure: what is done, by whom, how long it takes; the item's children are its parts."""

    item: Item
    by: RichText = EMPTY
    time: RichText = EMPTY


@dataclass(frozen=True, slots=True)
class Process(Block):
    """Two to seven steps in order. `detailed` as for phases."""

    name = "process"
    broad = True

    steps: tuple[Step, ...]
    detailed: bool = False

    def texts(self) -> Iterator[RichText]:
        for step in self.steps:
            yield from (step.item.text, step.by, step.time, step.item.detail, *texts_of(step.item.children))

    def without_details(self) -> Process:
        return replace(self, steps=tuple(replace(step, item=step.item.bare()) for step in self.steps))


def _process(value: Any, manner: Manner) -> Iterator[Process]:
    found = records(value, "by", "a list of steps")
    made = tuple(Step(item(record, manner), record.by, record.time) for record in found)
    if made:
        yield Process(made, manner.detailed)


def _make(entry: Entry, manner: Manner) -> Iterator[Process]:
    return _process(entry.at("process").value(), manner)


def _of_section(section: Record, manner: Manner) -> Iterator[Process]:
    return _process(section.steps, manner)


BLOCK = Definition(_make, keys=STATED, of_section=_of_section)

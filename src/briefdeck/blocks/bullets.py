"""A list of statements."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from briefdeck.blocks.setting.definition import Definition
from briefdeck.blocks.setting.items import Item, items_at, judge_items, texts_of
from briefdeck.blocks.setting.plan import LEADING, Entry, Manner, flag
from briefdeck.document.block import Block
from briefdeck.document.richtext import RichText


@dataclass(frozen=True, slots=True)
class Bullets(Block):
    """A list; `ordered` numbers it. `detailed` shows the details on the slide where there is room for them."""

    name = "bullets"
    states = True

    items: tuple[Item, ...]
    ordered: bool = False
    detailed: bool = False

    def texts(self) -> Iterator[RichText]:
        return texts_of(self.items)

    def without_details(self) -> Bullets:
        return replace(self, items=tuple(item.bare() for item in self.items))

    def without_references(self) -> Bullets:
        return replace(self, items=tuple(item.unled() for item in self.items))


def _make(entry: Entry, manner: Manner) -> Iterator[Bullets]:
    found = items_at(entry.at("bullets"), manner)
    if found:
        yield Bullets(found, bool(entry.given.get("ordered")), manner.detailed)


BLOCK = Definition(_make, judge_items, {"ordered": flag, **LEADING}, called="a list")

"""A few statements of equal rank, side by side."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from briefdeck.blocks.setting.definition import Definition
from briefdeck.blocks.setting.items import Item, items_at, judge_items, texts_of
from briefdeck.blocks.setting.plan import LEADING, Entry, Manner, columns, flag
from briefdeck.document.block import Block
from briefdeck.document.richtext import RichText


@dataclass(frozen=True, slots=True)
class Cards(Block):
    """Two to six statements of equal rank, side by side; an item's children are the card's lines.

    `detailed` shows the details on the cards where there is room for them; `columns` 0 leaves their number to the room.
    """

    name = "cards"
    states = True

    items: tuple[Item, ...]
    numbered: bool = False
    detailed: bool = False
    columns: int = 0

    def texts(self) -> Iterator[RichText]:
        return texts_of(self.items)

    def without_details(self) -> Cards:
        return replace(self, items=tuple(item.bare() for item in self.items))

    def without_references(self) -> Cards:
        return replace(self, items=tuple(item.unled() for item in self.items))


def _make(entry: Entry, manner: Manner) -> Iterator[Cards]:
    found, given = items_at(entry.at("cards"), manner), entry.given
    if found:
        yield Cards(found, bool(given.get("numbered")), manner.detailed, given.get("columns", 0))


BLOCK = Definition(_make, judge_items, {"numbered": flag, "columns": columns, **LEADING})

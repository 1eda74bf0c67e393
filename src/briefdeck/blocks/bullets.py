"""A list of statements."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from briefdeck.blocks.setting.items import Item, texts_of
from briefdeck.document.block import Block
from briefdeck.document.richtext import RichText


@dataclass(frozen=True, slots=True)
class Bullets(Block):
    """A list; `ordered` numbers it. `detailed` shows the details on the slide where there is room for them."""

    kind = "bullets"
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

"""Quoted words and who said them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from briefdeck.blocks.setting.definition import Definition
from briefdeck.blocks.setting.memo import MemoSetting
from briefdeck.blocks.setting.plan import Entry, Manner, leaf
from briefdeck.blocks.setting.values import rich
from briefdeck.document import memo
from briefdeck.document.block import Block
from briefdeck.document.richtext import EMPTY, Origin, RichText
from briefdeck.layout.nodes import Edge, Node, Panel, Role, Stack, Surface, Text, Tone
from briefdeck.layout.scene import composed
from briefdeck.values import dataclass


@dataclass(frozen=True, slots=True)
class Quote(Block):
    """Quoted words and who said them."""

    name = "quote"
    follows = True

    text: RichText
    by: RichText = EMPTY

    def texts(self) -> Iterator[RichText]:
        yield from (self.text, self.by)

    def nodes(self, _start: int, _stop: int) -> Node:
        """The words beside a bar in the accent, who said them below."""
        said = Stack((Text(self.text, Role.HEADING), Text(self.by, Role.SECONDARY, Tone.SECONDARY, before=0.2)))
        return Panel(said, Surface.PAGE, (14.0, 4.0), edge=Edge.LEFT, name="Quote", most=1.2)


def quotes(value: Any, by: RichText, origin: Origin) -> Iterator[Quote]:
    """Quoted words, where there are any."""
    if value:
        yield Quote(rich(value, origin), by)


def _make(entry: Entry, manner: Manner) -> Iterator[Quote]:
    return quotes(entry.at("quote").value(), entry.at("by").text(), manner.origin)


# --- in a memo --------------------------------------------------------------------------------------------------------


def _memo(block: Quote, setting: MemoSetting) -> Iterator[memo.Element]:
    if block.text:
        yield memo.Paragraph("Quote", setting.words(block.text), keep_next=bool(block.by))
        if block.by:
            yield memo.Paragraph("Quote Source", setting.words(block.by))


BLOCK = Definition(_make, keys={"by": leaf}, flowable=composed, memo=_memo)

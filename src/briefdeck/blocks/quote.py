"""Quoted words and who said them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from briefdeck.blocks.setting.definition import Definition
from briefdeck.blocks.setting.plan import Entry, Manner, leaf
from briefdeck.blocks.setting.values import rich
from briefdeck.document.block import Block
from briefdeck.document.richtext import EMPTY, Origin, RichText


@dataclass(frozen=True, slots=True)
class Quote(Block):
    """Quoted words and who said them."""

    name = "quote"

    text: RichText
    by: RichText = EMPTY

    def texts(self) -> Iterator[RichText]:
        yield from (self.text, self.by)


def quotes(value: Any, by: RichText, origin: Origin) -> Iterator[Quote]:
    """Quoted words, where there are any."""
    if value:
        yield Quote(rich(value, origin), by)


def _make(entry: Entry, manner: Manner) -> Iterator[Quote]:
    return quotes(entry.at("quote").value(), entry.at("by").text(), manner.origin)


BLOCK = Definition(_make, keys={"by": leaf})

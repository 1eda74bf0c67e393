"""Quoted words and who said them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from briefdeck.document.block import Block
from briefdeck.document.richtext import EMPTY, RichText


@dataclass(frozen=True, slots=True)
class Quote(Block):
    """Quoted words and who said them."""

    kind = "quote"

    text: RichText
    by: RichText = EMPTY

    def texts(self) -> Iterator[RichText]:
        yield from (self.text, self.by)

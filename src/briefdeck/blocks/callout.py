"""The sentence that must not be missed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from briefdeck.document.block import Block
from briefdeck.document.richtext import RichText


@dataclass(frozen=True, slots=True)
class Callout(Block):
    """The sentence that must not be missed; `label` is a word before it."""

    kind = "callout"

    text: RichText
    label: str = ""

    def texts(self) -> Iterator[RichText]:
        yield self.text

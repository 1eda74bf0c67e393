"""Running text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from briefdeck.document.block import Block
from briefdeck.document.richtext import RichText


@dataclass(frozen=True, slots=True)
class Paragraph(Block):
    """Running text. `style` names a style of the memo's template; a deck has one body style and ignores it.

    `see` is the anchor of the section that says more.
    """

    kind = "paragraph"

    text: RichText
    style: str = ""
    see: str = ""

    @property
    def styles(self) -> tuple[str, ...]:
        return (self.style,) if self.style else ()

    def texts(self) -> Iterator[RichText]:
        yield self.text

    def without_references(self) -> Paragraph:
        return replace(self, see="")

"""A picture."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from briefdeck.document.block import Block
from briefdeck.document.richtext import EMPTY, RichText


@dataclass(frozen=True, slots=True)
class Picture(Block):
    """A picture's bytes as stored (png or jpeg), its size in pixels, and the text that stands for it."""

    kind = "picture"
    looked_at = True

    data: bytes = field(repr=False)
    extension: str
    width: int
    height: int
    alt: RichText = EMPTY
    caption: RichText = EMPTY
    credit: RichText = EMPTY

    def texts(self) -> Iterator[RichText]:
        yield from (self.caption, self.credit)

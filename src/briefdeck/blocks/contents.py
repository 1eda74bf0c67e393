"""What a document contains: an agenda of a deck, a table of contents of a memo."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from briefdeck.document.block import Block
from briefdeck.document.richtext import RichText


@dataclass(frozen=True, slots=True)
class Contents(Block):
    """A memo's table of contents, `depth` heading levels deep; a deck's agenda: the sections that follow it."""

    kind = "contents"
    lists_groups = True

    depth: int = 2

    def texts(self) -> Iterator[RichText]:
        return iter(())

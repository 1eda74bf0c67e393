"""The list of sources."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from briefdeck.document.block import Block
from briefdeck.document.reference import Reference
from briefdeck.document.richtext import RichText


@dataclass(frozen=True, slots=True)
class References(Block):
    """The list of sources; without `addresses` each entry is itself the link."""

    kind = "references"

    entries: tuple[Reference, ...]
    addresses: bool = True

    def texts(self) -> Iterator[RichText]:
        return iter(())

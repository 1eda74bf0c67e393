"""The list of sources."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from briefdeck.blocks.setting.definition import Definition
from briefdeck.blocks.setting.plan import Entry, Manner, anything, flag
from briefdeck.document.block import Block
from briefdeck.document.reference import Reference
from briefdeck.document.richtext import RichText


@dataclass(frozen=True, slots=True)
class References(Block):
    """The list of sources; without `addresses` each entry is itself the link."""

    name = "references"

    entries: tuple[Reference, ...]
    addresses: bool = True

    def texts(self) -> Iterator[RichText]:
        return iter(())


def _make(entry: Entry, manner: Manner) -> Iterator[References]:
    entry.at("references").value()
    if manner.references:
        yield References(manner.references, bool(entry.given.get("addresses", True)))


BLOCK = Definition(_make, anything, {"addresses": flag}, called="the list of sources")

"""A picture."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from briefdeck.blocks.setting.definition import Definition
from briefdeck.blocks.setting.plan import Entry, Manner, WrongValueError
from briefdeck.document.block import Block
from briefdeck.document.richtext import EMPTY, RichText


@dataclass(frozen=True, slots=True)
class Picture(Block):
    """A picture's bytes as stored (png or jpeg), its size in pixels, and the text that stands for it."""

    name = "picture"
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


def pictures(value: Any) -> Iterator[Picture]:
    """The picture of a section, where it has one."""
    if value and not isinstance(value, Picture):
        raise WrongValueError("the picture of a section: section.picture")
    if value:
        yield value


def _make(entry: Entry, _manner: Manner) -> Iterator[Picture]:
    return pictures(entry.at("picture").value())


BLOCK = Definition(_make)

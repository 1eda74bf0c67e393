"""How far the message of a page holds, in small words at its foot."""

from __future__ import annotations

from collections.abc import Iterator

from briefdeck.blocks.paragraph import Paragraph
from briefdeck.blocks.setting.definition import Definition
from briefdeck.blocks.setting.plan import Entry, Manner
from briefdeck.blocks.setting.values import rich
from briefdeck.document.block import Block
from briefdeck.document.richtext import RichText
from briefdeck.layout.nodes import Node, Role, Text, Tone
from briefdeck.layout.scene import composed
from briefdeck.values import dataclass


@dataclass(frozen=True, slots=True)
class Remark(Block):
    """A sentence about the page that it stands on."""

    name = "remark"
    follows = True

    text: RichText

    def texts(self) -> Iterator[RichText]:
        yield self.text

    def nodes(self, _start: int, _stop: int) -> Node:
        """One text, as large as what stands behind statements."""
        return Text(self.text, Role.SECONDARY, Tone.SECONDARY)


def _make(entry: Entry, manner: Manner) -> Iterator[Block]:
    text = rich(entry.at("remark").value(), manner.origin)
    if text and manner.memo:
        yield Paragraph(text)
    elif text:
        yield Remark(text)


BLOCK = Definition(_make, flowable=composed)

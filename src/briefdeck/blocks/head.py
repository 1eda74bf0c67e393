"""The head of what follows on a slide that several things share: what it is about, and a sentence on it."""

from __future__ import annotations

from collections.abc import Iterator

from briefdeck.blocks.setting.definition import Definition
from briefdeck.blocks.setting.plan import Entry, Manner, leaf
from briefdeck.document.block import Block
from briefdeck.document.richtext import EMPTY, RichText
from briefdeck.layout.nodes import Line, Node, Role, Stack, Text, Tone
from briefdeck.layout.scene import composed
from briefdeck.values import dataclass


@dataclass(frozen=True, slots=True)
class Head(Block):
    """What the blocks below it are about; `lead` says more of it."""

    name = "head"
    follows = True
    introduces = True

    text: RichText
    lead: RichText = EMPTY

    def texts(self) -> Iterator[RichText]:
        yield from (self.text, self.lead)

    def nodes(self, _start: int, _stop: int) -> Node:
        """A strong line over the words, so that it is seen where one thing ends and the next begins."""
        said = Text(self.text, Role.PRIMARY, Tone.ACCENT, strong=True)
        return Stack((Line(Tone.ACCENT, 1.5, hairline=False), said, Text(self.lead, Role.SECONDARY)), 4.0)


def _make(entry: Entry, manner: Manner) -> Iterator[Head]:
    """Nothing in a memo, which has headings."""
    text = entry.at("head").text()
    if text and not manner.memo:
        yield Head(text, entry.at("lead").text())


BLOCK = Definition(_make, keys={"lead": leaf}, called="the head of what follows", flowable=composed)

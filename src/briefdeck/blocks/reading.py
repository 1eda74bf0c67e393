"""How we read something: our own inference, told apart from what sources say."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from briefdeck.blocks.callout import Callout
from briefdeck.blocks.setting.definition import Definition
from briefdeck.blocks.setting.plan import Manner
from briefdeck.blocks.setting.values import rich
from briefdeck.document.block import Block
from briefdeck.document.richtext import RichText, words
from briefdeck.layout.nodes import Edge, Node, Panel, Role, Row, Surface, Text
from briefdeck.layout.scene import composed
from briefdeck.values import dataclass

LABEL = 100.0  # pt: five full-width characters in the largest size


@dataclass(frozen=True, slots=True)
class Reading(Block):
    """A sentence or two of ours, under the label that says so."""

    name = "reading"
    follows = True

    text: RichText
    label: str = ""

    def texts(self) -> Iterator[RichText]:
        yield self.text

    def nodes(self, _start: int, _stop: int) -> Node:
        """The label in its cell, the words in theirs."""
        return ours(self.text, self.label)


def ours(text: RichText, label: str) -> Node:
    """Words of ours beside the label that says so."""
    named = Panel(
        Text(words(label), Role.SECONDARY, strong=True, align="ctr", phrased=True),
        Surface.LABEL,
        (8.0, 8.0),
        edge=Edge.LABEL,
        name="Label",
        most=2.2,
    )
    return Row((named, Panel(Text(text), Surface.TINT, (14.0, 10.0), name="Reading")), (LABEL, 0.0))


def readings(value: Any, manner: Manner) -> Iterator[Block]:
    """A reading, where there is one."""
    text = rich(value, manner.origin)
    if text and manner.memo:
        yield Callout(text, manner.say(manner.labels.reading))
    elif text:
        yield Reading(text, manner.say(manner.labels.reading))


BLOCK = Definition(lambda entry, manner: readings(entry.at("reading").value(), manner), flowable=composed)

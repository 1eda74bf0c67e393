"""The sentence that must not be missed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from briefdeck.blocks.setting.definition import Definition
from briefdeck.blocks.setting.memo import MemoSetting
from briefdeck.blocks.setting.plan import Entry, Manner, leaf, style
from briefdeck.blocks.setting.values import rich
from briefdeck.document import memo
from briefdeck.document.block import Block
from briefdeck.document.richtext import Origin, RichText, words
from briefdeck.layout.nodes import Edge, Node, Panel, Role, Row, Surface, Text, Tone
from briefdeck.layout.scene import composed
from briefdeck.values import dataclass

_LABEL = 0.12  # of the width


@dataclass(frozen=True, slots=True)
class Callout(Block):
    """The sentence that must not be missed; `label` is a word before it, `style` a style of the memo's template. One
    that `leads` stays on a page with the next."""

    name = "callout"
    follows = True

    text: RichText
    label: str = ""
    style: str = ""
    leads: bool = False

    @property
    def styles(self) -> tuple[str, ...]:
        return (self.style,) if self.style else ()

    def texts(self) -> Iterator[RichText]:
        yield self.text

    def below(self) -> Callout:
        return self

    def nodes(self, _start: int, _stop: int) -> Node:
        """One panel in the tint of the accent, the label before the words."""
        said: Node = Text(self.text, strong=True)
        if self.label:
            label = Text(words(self.label), Role.SECONDARY, Tone.ACCENT, strong=True, phrased=True)
            said = Row((label, said), (_LABEL, 0.0), 12.0)
        return Panel(said, Surface.TINT, (14.0, 10.0), edge=Edge.LEFT, name="Callout")


def callouts(value: Any, label: str, origin: Origin, named: str = "") -> Iterator[Callout]:
    """A sentence set apart, where there is one."""
    text = rich(value, origin)
    if text:
        yield Callout(text, label, named)


def _make(entry: Entry, manner: Manner) -> Iterator[Callout]:
    named = entry.given.get("style", "")
    return callouts(entry.at("callout").value(), entry.at("label").text().plain, manner.origin, named)


# --- in a memo --------------------------------------------------------------------------------------------------------


def _memo(block: Callout, setting: MemoSetting) -> Iterator[memo.Element]:
    label = (memo.Words(block.label, strong=True), memo.Words(setting.gap)) if block.label else ()
    if block.text:
        said = (*label, *setting.words(block.text))
        yield memo.Paragraph(block.style or "Callout", said, keep_next=block.leads)


BLOCK = Definition(_make, keys={"label": leaf, "style": style}, flowable=composed, memo=_memo)

"""The sentence that must not be missed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from briefdeck.blocks.setting.definition import Definition
from briefdeck.blocks.setting.flowable import Flowable
from briefdeck.blocks.setting.memo import MemoSetting
from briefdeck.blocks.setting.plan import Entry, Manner, leaf
from briefdeck.blocks.setting.typesetting import (
    Typesetting,
    lines,
    paragraph,
    plain_run,
    runs,
)
from briefdeck.blocks.setting.values import rich
from briefdeck.document import memo
from briefdeck.document.block import Block
from briefdeck.document.deck import Anchor, Box, Shape, TextParagraph
from briefdeck.document.richtext import Origin, RichText
from briefdeck.ooxml.geometry import Frame


@dataclass(frozen=True, slots=True)
class Callout(Block):
    """The sentence that must not be missed; `label` is a word before it."""

    name = "callout"

    text: RichText
    label: str = ""

    def texts(self) -> Iterator[RichText]:
        yield self.text


def callouts(value: Any, label: str, origin: Origin) -> Iterator[Callout]:
    """A sentence set apart, where there is one."""
    text = rich(value, origin)
    if text:
        yield Callout(text, label)


def _make(entry: Entry, manner: Manner) -> Iterator[Callout]:
    return callouts(entry.at("callout").value(), entry.at("label").text().plain, manner.origin)


# --- on a slide -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class CalloutFlowable(Flowable):
    """One sentence on a panel."""

    block: Callout
    setting: Typesetting

    _INSETS = (14.0, 10.0, 14.0, 10.0)

    @property
    def steps(self) -> int:
        """The body's sizes."""
        return len(self.setting.sizes.body)

    def _paragraph(self, step: int) -> tuple[TextParagraph, float]:
        size = self.setting.step(self.setting.sizes.body, step + 1)
        gap = self.setting.spoken.slide_gap
        label = plain_run(f"{self.block.label}{gap}" if self.block.label else "", size, bold=True)
        return paragraph(label + runs(self.block.text, size), size), size

    def height(self, width: float, step: int) -> float:
        made, size = self._paragraph(step)
        left, top, right, bottom = self._INSETS
        return lines(made.runs, size, self.setting.face, width - left - right) * made.pitch + top + bottom

    def draw(self, frame: Frame, step: int) -> tuple[Shape, ...]:
        box = replace(frame, height=self.height(frame.width, step))
        look = self.setting.look
        line = look.ink if self.setting.framed else ""
        return (
            Box("Callout", box, (self._paragraph(step)[0],), look.panel, line, 0.75, anchor=Anchor.MIDDLE,
                insets=self._INSETS),
        )  # fmt: skip

    def texts(self) -> Iterator[RichText]:
        yield self.block.text


# --- in a memo --------------------------------------------------------------------------------------------------------


def _memo(block: Callout, setting: MemoSetting) -> Iterator[memo.Element]:
    label = (memo.Words(block.label, strong=True), memo.Words(setting.gap)) if block.label else ()
    if block.text:
        yield memo.Paragraph("Callout", (*label, *setting.words(block.text)))


BLOCK = Definition(_make, keys={"label": leaf}, flowable=CalloutFlowable, memo=_memo)

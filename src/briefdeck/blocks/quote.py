"""Quoted words and who said them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from briefdeck.blocks.setting.definition import Definition
from briefdeck.blocks.setting.flowable import Flowable
from briefdeck.blocks.setting.memo import MemoSetting
from briefdeck.blocks.setting.plan import Entry, Manner, leaf
from briefdeck.blocks.setting.typesetting import (
    Lines,
    Typesetting,
    paragraph,
    runs,
    stack_height,
)
from briefdeck.blocks.setting.values import rich
from briefdeck.document import memo
from briefdeck.document.block import Block
from briefdeck.document.deck import Box, Group, Rule, Shape
from briefdeck.document.richtext import EMPTY, Origin, RichText
from briefdeck.ooxml.geometry import Frame


@dataclass(frozen=True, slots=True)
class Quote(Block):
    """Quoted words and who said them."""

    name = "quote"

    text: RichText
    by: RichText = EMPTY

    def texts(self) -> Iterator[RichText]:
        yield from (self.text, self.by)


def quotes(value: Any, by: RichText, origin: Origin) -> Iterator[Quote]:
    """Quoted words, where there are any."""
    if value:
        yield Quote(rich(value, origin), by)


def _make(entry: Entry, manner: Manner) -> Iterator[Quote]:
    return quotes(entry.at("quote").value(), entry.at("by").text(), manner.origin)


# --- on a slide -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class QuoteFlowable(Flowable):
    """Quoted words beside a rule, the speaker below."""

    block: Quote
    setting: Typesetting

    _INDENT = 14.0

    @property
    def steps(self) -> int:
        """The body's sizes."""
        return len(self.setting.sizes.body)

    def _paragraphs(self, step: int) -> Lines:
        size = self.setting.step(self.setting.sizes.body, step + 1)
        made = [(paragraph(runs(self.block.text, size), size), size)]
        if self.block.by:
            small = self.setting.sizes.label
            by = runs(self.block.by, small, colour=self.setting.look.muted)
            made.append((paragraph(by, small, before=small * 0.5), small))
        return made

    def height(self, width: float, step: int) -> float:
        return stack_height(self._paragraphs(step), self.setting.face, width - self._INDENT) + 4

    def draw(self, frame: Frame, step: int) -> tuple[Shape, ...]:
        height = self.height(frame.width, step)
        paragraphs = tuple(p for p, _ in self._paragraphs(step))
        text = Frame(frame.x + self._INDENT, frame.y, frame.width - self._INDENT, height)
        alt = " – ".join(t.plain for t in (self.block.text, self.block.by) if t)
        rule = Rule("Quote rule", Frame(frame.x, frame.y, 0, height), self.setting.look.accent, 2.0)
        return (Group("Quote", replace(frame, height=height), (rule, Box("Quote text", text, paragraphs)), alt),)

    def texts(self) -> Iterator[RichText]:
        yield self.block.text
        yield self.block.by


# --- in a memo --------------------------------------------------------------------------------------------------------


def _memo(block: Quote, setting: MemoSetting) -> Iterator[memo.Element]:
    if block.text:
        yield memo.Paragraph("Quote", setting.words(block.text), keep_next=bool(block.by))
        if block.by:
            yield memo.Paragraph("Quote Source", setting.words(block.by))


BLOCK = Definition(_make, keys={"by": leaf}, flowable=QuoteFlowable, memo=_memo)

"""The list of sources."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from briefdeck.blocks.setting.definition import Definition
from briefdeck.blocks.setting.flowable import Flowable
from briefdeck.blocks.setting.memo import MemoSetting, source_bookmark
from briefdeck.blocks.setting.plan import Entry, Manner, anything, flag
from briefdeck.blocks.setting.typesetting import (
    LEAST_SIZE,
    Lines,
    Typesetting,
    anchor,
    paragraph,
    plain_run,
    runs,
    stack_height,
)
from briefdeck.document import memo
from briefdeck.document.block import Block
from briefdeck.document.deck import Box, Shape, TextParagraph, TextRun
from briefdeck.document.reference import Reference
from briefdeck.document.richtext import RichText
from briefdeck.ooxml.geometry import Frame
from briefdeck.text import width as text_width


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


# --- on a slide -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class ReferencesFlowable(Flowable):
    """The list of sources: number, entry, address."""

    block: References
    setting: Typesetting

    @property
    def steps(self) -> int:
        """The list's own sizes."""
        return len(self.setting.sizes.reference)

    @property
    def units(self) -> int:
        """The entries."""
        return len(self.block.entries)

    def _paragraphs(self, step: int) -> Lines:
        size = self.setting.step(self.setting.sizes.reference, step)
        entries = self.block.entries
        widest = max((text_width(f"[{e.number}]", size, self.setting.face, bold=True) for e in entries), default=0.0)
        hang = round(max(size * 2.4, widest + size * 0.6), 1)  # a number that fills its margin would leap to a far stop
        return [(self._entry(entry, size, hang), size) for entry in entries]

    def _entry(self, entry: Reference, size: float, hang: float) -> TextParagraph:
        made = plain_run(f"[{entry.number}]\t", size, bold=True) + runs(entry.entry, size)
        if entry.url and self.block.addresses:
            small = max(LEAST_SIZE, round(size * 0.8, 1))
            origin = next(entry.address.origins, None)
            made += (TextRun(f"\v{entry.url}", small, colour=self.setting.look.muted, href=entry.url, origin=origin),)
        return paragraph(made, size, before=size * 0.5, hanging=hang)

    def height(self, width: float, step: int) -> float:
        return stack_height(self._paragraphs(step), self.setting.face, width)

    def draw(self, frame: Frame, step: int) -> tuple[Shape, ...]:
        return (Box("References", frame, tuple(p for p, _ in self._paragraphs(step))),)

    def anchors(self) -> Iterator[str]:
        return (anchor(entry.number) for entry in self.block.entries)

    def cut(self, start: int, stop: int) -> ReferencesFlowable:
        return replace(self, block=replace(self.block, entries=self.block.entries[start:stop]))


# --- in a memo --------------------------------------------------------------------------------------------------------


_STYLE = "Source List"


def _memo(block: References, setting: MemoSetting) -> Iterator[memo.Element]:
    """The list is numbered by its style; where numbers are left out, a new list goes on behind the gap."""
    expected, listing = 0, None
    for entry in block.entries:
        if entry.number != expected:
            listing = setting.listing(_STYLE, entry.number)
        expected = entry.number + 1
        words = setting.reference(entry, addresses=block.addresses)
        inlines: tuple[memo.Inline, ...] = (memo.Bookmark(source_bookmark(entry.number), words),)
        if listing is None:
            inlines = (memo.Words(f"[{entry.number}]\t"), *inlines)
        yield memo.Paragraph(_STYLE, inlines, listing=listing, level=setting.level(_STYLE))


BLOCK = Definition(
    _make, anything, {"addresses": flag}, called="the list of sources", flowable=ReferencesFlowable, memo=_memo
)

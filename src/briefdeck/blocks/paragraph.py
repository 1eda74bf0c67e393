"""Running text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from briefdeck.blocks.setting.definition import Definition
from briefdeck.blocks.setting.plan import Entry, Judging, Manner, flag
from briefdeck.blocks.setting.values import rich
from briefdeck.diagnostics import Diagnostic
from briefdeck.document.block import Block
from briefdeck.document.richtext import RichText
from briefdeck.document.visible import Record
from briefdeck.yamlfile.tree import Path


@dataclass(frozen=True, slots=True)
class Paragraph(Block):
    """Running text. `style` names a style of the memo's template; a deck has one body style and ignores it.

    `see` is the anchor of the section that says more.
    """

    name = "paragraph"

    text: RichText
    style: str = ""
    see: str = ""

    @property
    def styles(self) -> tuple[str, ...]:
        return (self.style,) if self.style else ()

    def texts(self) -> Iterator[RichText]:
        yield self.text

    def without_references(self) -> Paragraph:
        return replace(self, see="")


def _make(entry: Entry, manner: Manner) -> Iterator[Paragraph]:
    """A statement of the briefing leads on as it does in a list."""
    value = entry.at("paragraph").value()
    text = rich(value, manner.origin)
    known = isinstance(value, Record) and "see" in value.names()
    if text:
        yield Paragraph(text, entry.given.get("style", ""), value.see if known else "")


def _style(judging: Judging, value: object, path: Path) -> Iterator[Diagnostic]:
    if not isinstance(value, str):
        yield judging.wrong(path, "the name of a style")


BLOCK = Definition(_make, keys={"style": _style, "see": flag}, called="a paragraph")

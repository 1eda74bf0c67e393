"""What Word and LibreOffice do differently, kept out of a memo: laws on the file, without drawing it.

What they differ in was measured on files of one rule each. A law yields what breaks it. It takes the bytes of a memo in
a shipped template, whose styles hold the laws too; adopted ones bring styles of their own.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Any

from lxml import etree

from briefdeck.ooxml.styles import StyleSheet, value

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
CHAIN = 8  # paragraphs of a line or two: a heading, a short introduction, a caption
_STORIES = ("document", "header", "footer", "footnotes")


@dataclass(frozen=True)
class File:
    """A memo as bytes, with its parts when they are asked for."""

    content: bytes

    def part(self, name: str) -> Any:
        """The root of a part."""
        with zipfile.ZipFile(io.BytesIO(self.content)) as archive:
            return etree.fromstring(archive.read(name))

    @cached_property
    def styles(self) -> StyleSheet:
        """Its styles."""
        return StyleSheet(self.part("word/styles.xml"))

    @cached_property
    def body(self) -> Any:
        """The elements of its text."""
        return self.part("word/document.xml").find(f"{W}body")

    @cached_property
    def stories(self) -> tuple[Any, ...]:
        """All that has paragraphs: the document, headers and footers, notes."""
        with zipfile.ZipFile(io.BytesIO(self.content)) as archive:
            names = [n for n in sorted(archive.namelist()) if n.startswith("word/") and n.endswith(".xml")]
        return tuple(self.part(n) for n in names if n.rpartition("/")[2].startswith(_STORIES))

    def said(self, paragraph: Any, path: str, attribute: str) -> str | None:
        """What a paragraph says of itself, else its style, else the defaults of the document."""
        own = value(paragraph, f"pPr/{path}", attribute)
        if own is not None:
            return own
        named = self.styles.by_id.get(value(paragraph, "pPr/pStyle") or "")
        named = self.styles.default("paragraph") if named is None else named
        found = self.styles.first(named, f"pPr/{path}", attribute)
        return found if found is not None else value(self.styles.root, f"docDefaults/pPrDefault/pPr/{path}", attribute)

    def has(self, paragraph: Any, name: str) -> bool:
        """Whether a toggle is on for a paragraph, by itself or by its style."""
        named = self.styles.by_id.get(value(paragraph, "pPr/pStyle") or "")
        holders = [paragraph, *(self.styles.chain(named) if named is not None else ())]
        found = next((e for h in holders if (e := h.find(f"{W}pPr/{W}{name}")) is not None), None)
        return found is not None and found.get(f"{W}val", "1") not in ("0", "false")


def _words(element: Any) -> str:
    return "".join(t.text or "" for t in element.iter(f"{W}t"))[:60]


def every_text_has_an_exact_pitch(file: File) -> Iterator[str]:
    """Word gives East Asian faces 1.3 times the automatic pitch of LibreOffice."""
    for story in file.stories:
        for paragraph in story.iter(f"{W}p"):
            drawn = next(paragraph.iter(f"{W}drawing"), None) is not None
            if file.said(paragraph, "spacing", "lineRule") != "exact" and not drawn:
                yield f"no exact pitch: {_words(paragraph)!r}"


def widows_and_orphans_are_controlled(file: File) -> Iterator[str]:
    """LibreOffice leaves one line alone where nothing is said."""
    root = file.styles.root
    if root.find(f"{W}docDefaults/{W}pPrDefault/{W}pPr/{W}widowControl") is None:
        yield "the defaults say nothing of widows"
    for holder in (root, *file.stories):
        if {e.get(f"{W}val", "1") for e in holder.iter(f"{W}widowControl")} - {"1"}:
            yield "widows are let go"


def what_begins_a_page_has_no_space_above(file: File) -> Iterator[str]:
    """LibreOffice keeps it there, Word does not."""
    begin = [p for p in file.body.iterfind(f"{W}p") if file.has(p, "pageBreakBefore")]
    sections = (p.getnext() for p in file.body.iterfind(f"{W}p") if p.find(f"{W}pPr/{W}sectPr") is not None)
    first = [p for p in (file.body[0], *sections) if p.tag == f"{W}p"]
    for paragraph in (*begin, *first):
        if file.said(paragraph, "spacing", "before") not in (None, "0"):
            yield f"space above the first line of a page: {_words(paragraph)!r}"


def no_row_has_a_height_of_its_own(file: File) -> Iterator[str]:
    """Cell margins count with it in one engine and not in the other."""
    if any(next(story.iter(f"{W}trHeight"), None) is not None for story in file.stories):
        yield "a row has a height"


def what_stays_together_is_short(file: File) -> Iterator[str]:
    """A chain that is longer than a page parts in different places."""
    length = 0
    for element in file.body:
        # A list of contents is kept on one page where it fits it.
        listed = (value(element, "pPr/pStyle") or "").startswith(("TOC", "TableofFigures"))
        stays = element.tag == f"{W}p" and file.has(element, "keepNext") and not listed
        length = length + 1 if stays else 0
        if length > CHAIN:
            yield f"{length} paragraphs stay together: {_words(element)!r}"


def space_is_taken_away_only_between_paragraphs_of_one_style(file: File) -> Iterator[str]:
    """Where one of two neighbours asks for it and the other does not, the engines count differently."""
    if any(p.find(f"{W}pPr/{W}contextualSpacing") is not None for p in file.body.iter(f"{W}p")):
        yield "a paragraph asks for it by itself"
    for above, below in pairwise(file.body.iterfind(f"{W}p")):
        same = value(above, "pPr/pStyle") == value(below, "pPr/pStyle")
        sides = [value(p, "pPr/spacing", side) for p in (above, below) for side in ("before", "after")]
        if same and file.has(above, "contextualSpacing") and sides != [None] * 4:
            yield f"a space of its own: {_words(below)!r}"


def rows_go_whole_or_are_long(file: File) -> Iterator[str]:
    """Lines of a row that parts have no widows in LibreOffice: only one of a third of a page and more may."""
    for row in file.body.iter(f"{W}tr"):
        lines = sum(1 for _ in row.iter(f"{W}p")) + len(_all_words(row)) / 12
        if row.find(f"{W}trPr/{W}cantSplit") is None and lines < 8:
            yield f"a short row may part: {_words(row)!r}"


def _all_words(element: Any) -> str:
    return "".join(t.text or "" for t in element.iter(f"{W}t"))


LAWS = (
    every_text_has_an_exact_pitch,
    widows_and_orphans_are_controlled,
    what_begins_a_page_has_no_space_above,
    no_row_has_a_height_of_its_own,
    what_stays_together_is_short,
    space_is_taken_away_only_between_paragraphs_of_one_style,
    rows_go_whole_or_are_long,
)


def differing(content: bytes) -> list[str]:
    """What engines would set differently in a memo, by the laws that it breaks."""
    file = File(content)
    return [f"{law.__name__}: {what}" for law in LAWS for what in law(file)]

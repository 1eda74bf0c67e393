"""A PDF → how many pages it has, how long the part below each of its headings is, and the characters on its pages."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium


@dataclass(frozen=True, slots=True)
class Stretch:
    """The part of a document from one heading to the next; its length in pages."""

    title: str
    pages: float


@dataclass(frozen=True, slots=True)
class Glyph:
    """A character as it was drawn, in points from the page's top left corner: its ink, its baseline, its face."""

    char: str
    left: float
    top: float
    right: float
    bottom: float
    baseline: float
    face: str


@dataclass(frozen=True, slots=True)
class Leaf:
    """A page: its size in points, and its characters in the order in which they were drawn; spaces are left out."""

    width: float
    height: float
    glyphs: tuple[Glyph, ...]


def page_count(pdf: Path) -> int:
    """How many pages a PDF has; 0 for a file that is none."""
    try:
        with pypdfium2.PdfDocument(pdf) as document:
            return len(document)
    except pypdfium2.PdfiumError:
        return 0


def leaves(pdf: Path) -> tuple[Leaf, ...]:
    """The pages of a PDF; none for a file that is none."""
    try:
        with pypdfium2.PdfDocument(pdf) as document:
            return tuple(_leaf(page) for page in document)
    except pypdfium2.PdfiumError:
        return ()


def pictures(pdf: Path, width: int) -> Iterator[Any]:
    """Each page as a picture of Pillow, so many pixels wide; none for a file that is none."""
    try:
        with pypdfium2.PdfDocument(pdf) as document:
            for page in document:
                yield page.render(scale=width / page.get_width()).to_pil()
    except pypdfium2.PdfiumError:
        return


def stretches(pdf: Path, text_height: float) -> tuple[Stretch, ...]:
    """The parts of a tagged PDF whose headings are its bookmarks; `text_height` is that of a page's text in pt.

    Counted downwards from page to page only the height of the text is passed: what lies between is margin.
    """
    with pypdfium2.PdfDocument(pdf) as document:
        last = len(document) - 1
        marks = [*_headings(document), ("", last, _end(document[last]))]
        places = [(title, number * text_height - height) for title, number, height in marks]
        return tuple(Stretch(title, (end - start) / text_height) for (title, start), (_, end) in pairwise(places))


def _headings(document: Any) -> Iterator[tuple[str, int, float]]:
    """Title, page from 0 and height above the page's lower edge in pt of each bookmark."""
    for mark in document.get_toc():
        target = mark.get_dest()
        place = target.get_view()[1] if target else []
        if len(place) > 1:
            yield mark.get_title(), target.get_index(), place[1]


def _end(page: Any) -> float:
    """Where a page's content ends, in pt above its lower edge; headers and footers are none of it."""
    bounds = (drawn.get_bounds() for drawn in page.get_objects() if "Artifact" not in _tags(drawn))
    return min((bound[1] for bound in bounds), default=0.0)


def _tags(drawn: Any) -> Iterator[str]:
    """The names of the marked content that an object of a page is in."""
    name, length = (ctypes.c_ushort * 64)(), ctypes.c_ulong()
    for index in range(pdfium.FPDFPageObj_CountMarks(drawn)):
        mark = pdfium.FPDFPageObj_GetMark(drawn, index)
        if pdfium.FPDFPageObjMark_GetName(mark, name, ctypes.sizeof(name), length):
            yield bytes(name)[: length.value].decode("utf-16-le", "replace").rstrip("\0")


def _leaf(page: Any) -> Leaf:
    width, height = page.get_size()
    text = page.get_textpage()
    x, y = ctypes.c_double(), ctypes.c_double()
    glyphs: list[Glyph] = []
    units = [pdfium.FPDFText_GetUnicode(text, index) for index in range(text.count_chars())]
    for index, unit in enumerate(units):
        # Spaces that pdfium makes up between words are none, and the second half of a pair goes with the first.
        if pdfium.FPDFText_IsGenerated(text, index) == 1 or 0xDC00 <= unit < 0xE000:
            continue
        if 0xD800 <= unit < 0xDC00 and index + 1 < len(units):
            unit = 0x10000 + ((unit - 0xD800) << 10) + units[index + 1] - 0xDC00
        char = chr(unit)
        if char.isspace():
            continue
        pdfium.FPDFText_GetCharOrigin(text, index, x, y)
        left, bottom, right, top = text.get_charbox(index)
        face = _face(pdfium.FPDFText_GetTextObject(text, index))
        glyphs.append(Glyph(char, left, height - top, right, height - bottom, height - y.value, face))
    return Leaf(width, height, tuple(glyphs))


def _face(drawn: Any) -> str:
    """The name of the face that a text object is set in."""
    face = pdfium.FPDFTextObj_GetFont(drawn) if drawn else None
    if not face:
        return ""
    name = ctypes.create_string_buffer(256)
    pdfium.FPDFFont_GetBaseFontName(face, name, len(name))
    return name.value.decode(errors="replace")

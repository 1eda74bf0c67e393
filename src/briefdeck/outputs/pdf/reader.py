"""A PDF → how many pages it has, and the characters on them."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from briefdeck.values import dataclass


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

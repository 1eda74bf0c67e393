"""The pages of a PDF: glyphs with their baselines and boxes, in the order in which they were drawn.

Points from the page's top left corner, downwards, as a Deck counts them.
"""

from __future__ import annotations

import ctypes
import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any, NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

# Pictures in the text: a PDF has them as drawings, or in pieces, and no text face has them.
_PICTURES = re.compile("[\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff\U000e0020-\U000e007f\u20e3]")
_HYPHENS = {"\u0002", "\ufffe", "\u2010", "\u2011", "\u00ad"}


class Glyph(NamedTuple):
    """One character. `left`…`bottom` is its ink, `start` and `end` where its advance begins and ends."""

    char: str
    baseline: float
    start: float
    end: float
    left: float
    top: float
    right: float
    bottom: float
    size: float
    face: str


@dataclass(frozen=True)
class Line:
    """Glyphs on one baseline, from left to right."""

    glyphs: tuple[Glyph, ...]

    @cached_property
    def text(self) -> str:
        """Its characters, without spaces."""
        return "".join(g.char for g in self.glyphs)

    @cached_property
    def baseline(self) -> float:
        """The lowest baseline of its glyphs."""
        return max(g.baseline for g in self.glyphs)

    @cached_property
    def left(self) -> float:
        """Where its first glyph starts."""
        return min(g.start for g in self.glyphs)

    @cached_property
    def right(self) -> float:
        """Where its last glyph ends."""
        return max(g.end for g in self.glyphs)

    @cached_property
    def width(self) -> float:
        """From its first glyph to its last."""
        return self.right - self.left

    @cached_property
    def size(self) -> float:
        """Its largest size."""
        return max(g.size for g in self.glyphs)

    @cached_property
    def ink(self) -> tuple[float, float, float, float]:
        """Left, top, right and bottom of what is drawn."""
        glyphs = self.glyphs
        return (
            min(g.left for g in glyphs),
            min(g.top for g in glyphs),
            max(g.right for g in glyphs),
            max(g.bottom for g in glyphs),
        )


@dataclass(frozen=True, slots=True)
class Page:
    """A page and its glyphs without spaces."""

    width: float
    height: float
    glyphs: tuple[Glyph, ...]


@lru_cache(maxsize=8192)  # a page has thousands of characters, and few kinds
def folded(char: str) -> str:
    """A character as it is compared: without accents, hyphens alike, and nothing for spaces and pictures."""
    if char in _HYPHENS:
        return "-"
    if _PICTURES.match(char):
        return ""
    made = unicodedata.normalize("NFKD", char)
    return "".join(c for c in made if not c.isspace() and unicodedata.category(c) not in {"Cf", "Cc", "Mn"})


def read_pages(pdf: Path) -> tuple[list[Page], dict[str, bool]]:
    """The pages, and each face's name with whether it is embedded."""
    said = pdf.stat()
    return _read(pdf, said.st_mtime_ns, said.st_size)


@lru_cache(maxsize=2)  # one test asks for them more than once
def _read(pdf: Path, _changed: int, _size: int) -> tuple[list[Page], dict[str, bool]]:
    faces: dict[str, bool] = {}
    with pypdfium2.PdfDocument(pdf) as document:
        named: dict[int, str] = {}
        return [_page(page, faces, named) for page in document], faces


def _page(page: Any, faces: dict[str, bool], named: dict[int, str]) -> Page:
    width, height = page.get_size()
    opened = page.get_textpage()
    text = opened.raw  # each call would ask for it
    x, y, left, right, bottom, top = (ctypes.c_double() for _ in range(6))
    loose = pdfium.FS_RECTF()
    glyphs: list[Glyph] = []
    units = [pdfium.FPDFText_GetUnicode(text, index) for index in range(opened.count_chars())]
    for index, unit in enumerate(units):
        if pdfium.FPDFText_IsGenerated(text, index) == 1 or 0xDC00 <= unit < 0xE000:
            continue
        if 0xD800 <= unit < 0xDC00 and index + 1 < len(units):
            unit = 0x10000 + ((unit - 0xD800) << 10) + units[index + 1] - 0xDC00
        made = folded(chr(unit))
        if not made:
            continue
        pdfium.FPDFText_GetCharOrigin(text, index, x, y)
        pdfium.FPDFText_GetLooseCharBox(text, index, loose)
        pdfium.FPDFText_GetCharBox(text, index, left, right, bottom, top)
        size = pdfium.FPDFText_GetFontSize(text, index)
        face = _face(pdfium.FPDFText_GetTextObject(text, index), faces, named)
        box = (left.value, height - top.value, right.value, height - bottom.value)
        glyphs += [Glyph(c, height - y.value, x.value, loose.right, *box, size, face) for c in made]
    return Page(width, height, tuple(glyphs))


def _face(drawn: Any, faces: dict[str, bool], named: dict[int, str]) -> str:
    """The name of a glyph's face, which is noted with whether it is embedded; those that are `named` by their place."""
    face = pdfium.FPDFTextObj_GetFont(drawn) if drawn else None
    if not face:
        return ""
    place = ctypes.cast(face, ctypes.c_void_p).value or 0
    if place not in named:
        named[place] = _name(face, faces)
    return named[place]


def _name(face: Any, faces: dict[str, bool]) -> str:
    name = ctypes.create_string_buffer(256)
    pdfium.FPDFFont_GetBaseFontName(face, name, 256)
    said = name.value.decode(errors="replace")
    faces[said] = pdfium.FPDFFont_GetIsEmbedded(face) == 1
    return said


def lines_of(glyphs: list[Glyph]) -> list[Line]:
    """Glyphs in reading order cut into lines where the baseline moves; the raised mark of a note stays in its line."""
    lines: list[list[Glyph]] = []
    largest: Glyph | None = None
    for glyph in glyphs:
        if largest is not None and _continues(largest, lines[-1][-1], glyph):
            lines[-1].append(glyph)
            largest = glyph if glyph.size > largest.size else largest
        else:
            lines.append([glyph])
            largest = glyph
    return [Line(tuple(line)) for line in lines]


def _continues(largest: Glyph, last: Glyph, glyph: Glyph) -> bool:
    """Whether a glyph stands on the baseline of a line, or is a small one raised above it, right of what is there.

    Of the line these are the largest glyph and the last one."""
    size, raised = max(largest.size, glyph.size), largest.baseline - glyph.baseline
    if abs(raised) < 0.3 * min(size, glyph.size):
        return True
    small = min(glyph.size, largest.size) < 0.75 * size
    return small and abs(raised) < 0.5 * size and glyph.start > last.start

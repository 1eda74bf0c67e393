"""A PDF → how many pages it has, and how long the part below each of its headings is."""

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


def page_count(pdf: Path) -> int:
    """How many pages a PDF has; 0 for a file that is none."""
    try:
        with pypdfium2.PdfDocument(pdf) as document:
            return len(document)
    except pypdfium2.PdfiumError:
        return 0


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

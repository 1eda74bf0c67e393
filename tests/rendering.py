"""Files as readers see them: PDFs made by LibreOffice, as the product makes them."""

from __future__ import annotations

import os
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

import pytest
from lxml import etree

from briefdeck.outputs.pdf.libreoffice import find_office, render
from briefdeck.outputs.pdf.reader import page_count

IN_CI = os.environ.get("BRIEFDECK_CI") == "1"
_OFFICE = find_office()

_if_office = pytest.mark.skipif(
    _OFFICE is None and not IN_CI, reason="LibreOffice (soffice) is not installed, so pages cannot be rendered"
)
Test = TypeVar("Test", bound=Callable[..., object])


def needs_office(test: Test) -> Test:
    """A test that renders pages: slow, and left out where there is no LibreOffice."""
    marked: Test = pytest.mark.slow(_if_office(test))
    return marked


def render_pdfs(files: Sequence[Path], out: Path) -> dict[Path, Path]:
    """Render decks and memos; the PDF of `x.pptx` is `out/x.pptx.pdf`, and a deck has a page for each slide."""
    assert _OFFICE is not None, "LibreOffice (soffice) is not installed"
    pdfs, failed = render(_OFFICE, files, out)
    assert not failed, f"LibreOffice did not render {failed}"
    for file, pdf in pdfs.items():
        if file.suffix == ".pptx":
            pages = page_count(pdf)
            assert pages == _slide_count(file), f"{pdf.name} has {pages} pages for {_slide_count(file)} slides"
    return pdfs


def _slide_count(deck: Path) -> int:
    with zipfile.ZipFile(deck) as archive:
        root = etree.fromstring(archive.read("ppt/presentation.xml"))
    return len(root.findall("{*}sldIdLst/{*}sldId"))

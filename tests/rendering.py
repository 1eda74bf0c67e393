"""Files as LibreOffice draws and saves them.

A start takes a second, and each file some tenths: what it made of a file is kept for all tests of a run, by its bytes.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import zipfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TypeVar

import pytest
from lxml import etree

from briefdeck.outputs.pdf.libreoffice import find_office, render
from briefdeck.outputs.pdf.reader import page_count
from shipped import shared

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
    """Render decks and memos as the product does; the PDF of `x.pptx` is `out/x.pptx.pdf`, and a deck has a page for
    each slide."""
    assert _OFFICE is not None, "LibreOffice (soffice) is not installed"
    kept = {file: _kept(file, "pdf") for file in files}
    pdfs, failed = render(_OFFICE, [file for file in files if not kept[file].exists()], out)
    assert not failed, f"LibreOffice did not render {failed}"
    for file, pdf in pdfs.items():
        if file.suffix == ".pptx":
            pages = page_count(pdf)
            assert pages == _slide_count(file), f"{pdf.name} has {pages} pages for {_slide_count(file)} slides"
    _keep(pdfs, kept)
    out.mkdir(parents=True, exist_ok=True)
    return {file: pdfs.get(file) or Path(shutil.copy(kept[file], out / f"{file.name}.pdf")) for file in files}


def saved_by_office(files: Sequence[Path], folder: Path) -> dict[Path, Path]:
    """Decks and memos as LibreOffice saves them when it has opened them: one start for decks, one for memos."""
    assert _OFFICE is not None, "LibreOffice (soffice) is not installed"
    kept = {file: _kept(file, file.suffix[1:]) for file in files}
    for kind in ("pptx", "docx"):
        own = [file for file in files if file.suffix == f".{kind}" and not kept[file].exists()]
        if own:
            profile = f"-env:UserInstallation={(folder / 'profile').resolve().as_uri()}"
            command = [
                str(_OFFICE),
                profile,
                "--headless",
                "--norestore",
                "--convert-to",
                kind,
                "--outdir",
                str(folder),
            ]
            subprocess.run([*command, *map(str, own)], check=True, capture_output=True, timeout=300)
            _keep({file: folder / file.name for file in own}, kept)
    return kept


def _kept(file: Path, kind: str) -> Path:
    """Where the PDF of a file is kept, or what LibreOffice saves of it."""
    return shared() / "office" / f"{hashlib.sha256(file.read_bytes()).hexdigest()}{file.suffix}.{kind}"


def _keep(made: Mapping[Path, Path], kept: Mapping[Path, Path]) -> None:
    """Put what was made where other processes find it, each whole."""
    for file, copy in made.items():
        kept[file].parent.mkdir(parents=True, exist_ok=True)
        waiting = kept[file].with_suffix(f".{os.getpid()}")
        shutil.copyfile(copy, waiting)
        waiting.replace(kept[file])


def _slide_count(deck: Path) -> int:
    with zipfile.ZipFile(deck) as archive:
        root = etree.fromstring(archive.read("ppt/presentation.xml"))
    return len(root.findall("{*}sldIdLst/{*}sldId"))

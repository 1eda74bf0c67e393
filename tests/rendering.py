"""Files as readers see them: PDFs made by LibreOffice, with the faces that tests/data/fonts.conf puts for Office's."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
import zipfile
from collections.abc import Sequence
from pathlib import Path

import pypdfium2
import pytest
from lxml import etree

FONTS = Path(__file__).parent / "data" / "fonts.conf"
IN_CI = os.environ.get("BRIEFDECK_CI") == "1"
_SOFFICE = shutil.which("soffice")

needs_office = pytest.mark.skipif(
    _SOFFICE is None and not IN_CI, reason="LibreOffice (soffice) is not installed, so pages cannot be rendered"
)


def render_pdfs(files: Sequence[Path], out: Path) -> dict[Path, Path]:
    """Render decks and memos in one LibreOffice; the PDF of `x.pptx` is `out/x.pptx.pdf`.

    LibreOffice exits with 0 when it could not load a file, so each PDF is looked for, and a deck's pages are counted.
    """
    assert _SOFFICE is not None, "LibreOffice (soffice) is not installed"
    out.mkdir(parents=True, exist_ok=True)
    pdfs: dict[Path, Path] = {}
    with tempfile.TemporaryDirectory(prefix="briefdeck-render-") as folder:
        # A number for a name: x.pptx and x.docx would both become x.pdf.
        staged = {file: Path(folder) / f"{number}{file.suffix}" for number, file in enumerate(files)}
        for file, copy in staged.items():
            shutil.copyfile(file, copy)
        said = _convert(list(staged.values()), Path(folder))
        for file, copy in staged.items():
            made = copy.with_suffix(".pdf")
            assert made.exists(), f"LibreOffice did not render {file.name}: {said}"
            pdfs[file] = out / f"{file.name}.pdf"
            shutil.move(made, pdfs[file])
    for file, pdf in pdfs.items():
        pages = page_count(pdf)
        assert pages, f"{pdf.name} has no pages"
        if file.suffix == ".pptx":
            assert pages == _slide_count(file), f"{pdf.name} has {pages} pages for {_slide_count(file)} slides"
    return pdfs


def page_count(pdf: Path) -> int:
    """How many pages a PDF has."""
    with pypdfium2.PdfDocument(pdf) as document:
        return len(document)


def _convert(files: list[Path], folder: Path) -> str:
    """One run with a profile of its own, so that neither a user's settings nor a LibreOffice that is open matter."""
    environment = dict(os.environ)
    if FONTS.exists():
        environment["FONTCONFIG_FILE"] = str(FONTS)
    command = [str(_SOFFICE), f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--norestore"]
    command += ["--convert-to", "pdf", "--outdir", str(folder), *map(str, files)]
    with subprocess.Popen(
        command,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        start_new_session=True,
    ) as running:
        try:
            said, _ = running.communicate(timeout=60 + 15 * len(files))
        except BaseException:
            os.killpg(running.pid, signal.SIGKILL)  # soffice is a script; its child would stay
            raise
    return said


def _slide_count(deck: Path) -> int:
    with zipfile.ZipFile(deck) as archive:
        root = etree.fromstring(archive.read("ppt/presentation.xml"))
    return len(root.findall("{*}sldIdLst/{*}sldId"))

"""Files as LibreOffice draws and saves them.

A start takes a second, and each file some tenths: one start serves a process for as long as it lives, and what it made
of a file is kept for all tests of a run, by the bytes of the file.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import time
import zipfile
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import TypeVar

import pytest
from lxml import etree

from briefdeck.outputs.pdf.libreoffice import begun, environment, find_office, render
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
    pdfs, failed = render(_resident(_OFFICE), [file for file in files if not kept[file].exists()], out)
    assert not failed, f"LibreOffice did not render {failed}"
    for file, pdf in pdfs.items():
        if file.suffix == ".pptx":
            pages = page_count(pdf)
            assert pages == _slide_count(file), f"{pdf.name} has {pages} pages for {_slide_count(file)} slides"
    _keep(pdfs, kept)
    out.mkdir(parents=True, exist_ok=True)
    return {file: pdfs.get(file) or Path(shutil.copy(kept[file], out / f"{file.name}.pdf")) for file in files}


def saved_by_office(files: Sequence[Path], folder: Path) -> dict[Path, Path]:
    """Decks and memos as LibreOffice saves them when it has opened them."""
    assert _OFFICE is not None, "LibreOffice (soffice) is not installed"
    folder.mkdir(parents=True, exist_ok=True)
    kept = {file: _kept(file, file.suffix[1:]) for file in files}
    for kind in ("pptx", "docx"):
        own = [file for file in files if file.suffix == f".{kind}" and not kept[file].exists()]
        if own:
            command = [str(_resident(_OFFICE)), "", "--headless", "--norestore", "--convert-to", kind]
            subprocess.run(
                [*command, "--outdir", str(folder), *map(str, own)], check=True, capture_output=True, timeout=300
            )
            _keep({file: folder / file.name for file in own}, kept)
    return kept


_SERVER = '"$@" & read -r _; kill -KILL 0'
"""A program, and its end when whoever started it ends, however that may be: what is read from closes then."""
_CLIENT = """\
#!/bin/sh
shift
exec '{office}' '{profile}' "$@"
"""
_SECONDS = 60  # for a start


@cache
def _resident(office: Path) -> Path:
    """A program that is called as LibreOffice, with a profile first, and has its work done by one that stays.

    LibreOffice hands its files to one that has the same profile; that one goes on for as long as a document is open in
    it. Where it has ended, the caller is served by a start of its own.
    """
    folder = shared() / f"office-{os.getpid()}"
    folder.mkdir(parents=True)
    command = begun(office, folder)
    client, opened = folder / "soffice", folder / "opened.txt"
    client.write_text(_CLIENT.format(office=office, profile=command[1]), encoding="utf-8")
    client.chmod(0o755)
    opened.write_text("", encoding="utf-8")
    nowhere = subprocess.DEVNULL
    _SERVERS.append(
        subprocess.Popen(
            ["sh", "-c", _SERVER, "sh", *command, str(opened)],
            env=environment(),
            stdin=subprocess.PIPE,
            stdout=nowhere,
            stderr=nowhere,
            start_new_session=True,
        )
    )
    until = time.monotonic() + _SECONDS
    while not (folder / ".~lock.opened.txt#").exists() and time.monotonic() < until:
        time.sleep(0.05)
    return client


def stays(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have whatever a test starts as LibreOffice be served by the one that stays."""
    assert _OFFICE is not None, "LibreOffice (soffice) is not installed"
    monkeypatch.setenv("PATH", f"{_resident(_OFFICE).parent}{os.pathsep}{os.environ['PATH']}")


_SERVERS: list[subprocess.Popen[bytes]] = []
"""They end with this process."""


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

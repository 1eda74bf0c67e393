"""PDFs of decks and memos by LibreOffice: many files in one start, in a profile of its own, within a time limit.

LibreOffice ends with 0 where it could not load a file, so each PDF is looked for and opened. The profile asks for
tagged PDF after PDF/UA with bookmarks; faces are embedded as far as their licences allow.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from briefdeck.audience.reader import shipped_templates
from briefdeck.outputs.pdf.reader import page_count

_NAMES = ("soffice", "libreoffice")
_PLACES = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "C:/Program Files/LibreOffice/program/soffice.exe",
    "C:/Program Files (x86)/LibreOffice/program/soffice.exe",
)
# Files for one start, for a command line has an end; and seconds for a start and for each file.
_BATCH, _START, _EACH = 40, 60, 15
_EXPORT, _SAFETY = "Office.Common/Filter/PDF/Export", "Office.Common/Security/Scripting"
_OPTIONS = (
    *((_EXPORT, name) for name in ("UseTaggedPDF", "PDFUACompliance", "ExportBookmarks")),
    # Nothing that a document links to is loaded.
    (_SAFETY, "BlockUntrustedRefererLinks"),
)
_PROFILE = """\
<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">{}</oor:items>
"""
_ITEM = '<item oor:path="/org.openoffice.{}"><prop oor:name="{}" oor:op="fuse"><value>true</value></prop></item>'


def find_office() -> Path | None:
    """The program, on PATH or where macOS and Windows put it; None where it is not installed."""
    found = (shutil.which(name) for name in _NAMES)
    on_path = next((Path(place) for place in found if place), None)
    return on_path or next((place for place in map(Path, _PLACES) if place.is_file()), None)


def render(office: Path, files: Sequence[Path], folder: Path) -> tuple[dict[Path, Path], dict[Path, str]]:
    """The PDFs of files, in `folder`; and why there is none, for those that could not be rendered.

    A PDF bears the name of its file with `.pdf` behind it. Nothing is raised for a file or program at fault.
    """
    folder.mkdir(parents=True, exist_ok=True)
    pdfs: dict[Path, Path] = {}
    failed: dict[Path, str] = {}
    for start in range(0, len(files), _BATCH):
        batch = files[start : start + _BATCH]
        try:
            said = _render(office, batch, folder, pdfs)
        except OSError as error:
            said = f"a file cannot be written: {error.strerror or error}"
        failed |= {file: said for file in batch if file not in pdfs}
        if failed:
            # What took too long once, or found the disk full, is not tried over and over.
            failed |= dict.fromkeys(files[start + _BATCH :], said)
            break
    return pdfs, failed


def _render(office: Path, batch: Sequence[Path], folder: Path, pdfs: dict[Path, Path]) -> str:
    """Add the PDFs of one start; returns what LibreOffice said."""
    with tempfile.TemporaryDirectory(prefix="briefdeck-") as place:
        # A number for a name: x.pptx and x.docx would both become x.pdf.
        staged = {file: Path(place) / f"{number}{file.suffix}" for number, file in enumerate(batch)}
        for file, copy in staged.items():
            shutil.copyfile(file, copy)
        said = _convert(office, list(staged.values()), Path(place))
        for file, copy in staged.items():
            made = copy.with_suffix(".pdf")
            if made.is_file() and page_count(made):
                target = folder / f"{file.name}.pdf"
                shutil.move(made, target)
                pdfs[file] = target
    return said


def _convert(office: Path, files: Sequence[Path], place: Path) -> str:
    """Start LibreOffice once; returns what it said, or that it took too long or could not be started."""
    profile = place / "profile"
    (profile / "user").mkdir(parents=True)
    items = "".join(_ITEM.format(path, name) for path, name in _OPTIONS)
    (profile / "user" / "registrymodifications.xcu").write_text(_PROFILE.format(items), encoding="utf-8")
    command = [str(office), f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore"]
    command += ["--convert-to", "pdf", "--outdir", str(place), *map(str, files)]
    asked = os.environ.get("BRIEFDECK_RENDER_SECONDS", "")
    limit = (int(asked) if asked.isdecimal() else 0) or _START + _EACH * len(files)
    try:
        running = subprocess.Popen(
            command,
            env=_environment(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
            start_new_session=True,
        )
    except OSError as error:
        return f"it could not be started: {error.strerror or error}"
    with running:
        try:
            said, _ = running.communicate(timeout=limit)
        except subprocess.TimeoutExpired:
            _end(running)
            return f"it took longer than {limit} seconds"
        except BaseException:
            _end(running)
            raise
    lines = [line for line in said.splitlines() if line.strip()]
    return lines[-1][:200] if lines else "it said nothing"


def _end(running: subprocess.Popen[str]) -> None:
    """The program is a script on most systems; its child would stay."""
    if hasattr(os, "killpg"):
        os.killpg(running.pid, signal.SIGKILL)
    else:
        running.kill()
    running.communicate()


def _environment() -> dict[str, str]:
    """On Linux the faces of Office are drawn with free ones of their kind; else Latin letters fall to a wide one."""
    environment = dict(os.environ)
    faces = shipped_templates() / "fonts.conf"
    if sys.platform.startswith(("linux", "freebsd")) and faces.is_file():
        environment.setdefault("FONTCONFIG_FILE", str(faces))
    return environment

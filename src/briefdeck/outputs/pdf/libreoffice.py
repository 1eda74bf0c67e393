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
from contextlib import suppress
from pathlib import Path

from briefdeck.audience.reader import shipped_templates
from briefdeck.disk import is_file
from briefdeck.outputs.pdf.reader import page_count

_NAMES = ("soffice", "libreoffice")
_PLACES = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "C:/Program Files/LibreOffice/program/soffice.exe",
    "C:/Program Files (x86)/LibreOffice/program/soffice.exe",
)
# Files for one start, for a command line has an end; and seconds for a start and for each file.
_BATCH, _START, _EACH = 40, 60, 15
_LAST = 5  # seconds for a program that was killed
_MOST_DIGITS = 5  # of the seconds that somebody asks for: a day
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
    return on_path or next((place for place in map(Path, _PLACES) if is_file(place)), None)


def render(office: Path, files: Sequence[Path], folder: Path) -> tuple[dict[Path, Path], dict[Path, str]]:
    """The PDFs of files, in `folder`; and why there is none, for those that could not be rendered.

    A PDF bears the name of its file with `.pdf` behind it. Nothing is raised for a file or program at fault.
    """
    pdfs: dict[Path, Path] = {}
    failed: dict[Path, str] = {}
    for start in range(0, len(files), _BATCH):
        batch = files[start : start + _BATCH]
        try:
            folder.mkdir(parents=True, exist_ok=True)
            why = _render(office, batch, folder, pdfs)
        except OSError as error:
            why = f"a file cannot be written: {error.strerror or error}"
        failed |= {file: why for file in batch if file not in pdfs}
        if failed:
            # What took too long once, or found the disk full, is not tried over and over.
            failed |= dict.fromkeys(files[start + _BATCH :], why)
            break
    return pdfs, failed


def _render(office: Path, batch: Sequence[Path], folder: Path, pdfs: dict[Path, Path]) -> str:
    """Add the PDFs of one start; returns how LibreOffice ended."""
    with tempfile.TemporaryDirectory(prefix="briefdeck-", ignore_cleanup_errors=True) as place:
        # A number for a name: x.pptx and x.docx would both become x.pdf.
        staged = {file: Path(place) / f"{number}{file.suffix}" for number, file in enumerate(batch)}
        for file, copy in staged.items():
            shutil.copyfile(file, copy)
        why = _convert(office, list(staged.values()), Path(place))
        for file, copy in staged.items():
            made = copy.with_suffix(".pdf")
            if is_file(made) and page_count(made):
                target = folder / f"{file.name}.pdf"
                shutil.move(made, target)
                pdfs[file] = target
    return why


def _convert(office: Path, files: Sequence[Path], place: Path) -> str:
    """Start LibreOffice once; returns how it ended.

    What it prints is not read: it may be endless, a child may hold its end of a pipe for ever, and it names the folders
    of this machine.
    """
    command = [*begun(office, place), "--convert-to", "pdf", "--outdir", str(place), *map(str, files)]
    limit = _limit(len(files))
    try:
        running = subprocess.Popen(
            command,
            env=environment(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError as error:
        return f"it could not be started: {error.strerror or error}"
    try:
        status = running.wait(timeout=limit)
    except subprocess.TimeoutExpired:
        return f"it took longer than {limit} seconds"
    finally:
        _end(running)
    if status < 0:
        return f"it was ended by signal {-status}"
    return f"it ended with status {status}" if status else "it wrote no PDF"


def _limit(files: int) -> int:
    """How long LibreOffice may take, in seconds."""
    asked = os.environ.get("BRIEFDECK_RENDER_SECONDS", "")
    own = int(asked) if asked.isdecimal() and len(asked) <= _MOST_DIGITS else 0
    return own or _START + _EACH * files


def _end(running: subprocess.Popen[bytes]) -> None:
    """The program is a script on most systems; its children would stay."""
    try:
        if hasattr(os, "killpg"):
            os.killpg(running.pid, signal.SIGKILL)
        else:
            running.kill()
    except OSError:
        pass  # all of them have ended
    with suppress(subprocess.TimeoutExpired):
        running.wait(timeout=_LAST)


def begun(office: Path, place: Path) -> list[str]:
    """How a command begins that starts LibreOffice in a profile of its own, which is made in a folder."""
    profile = place / "profile"
    (profile / "user").mkdir(parents=True)
    items = "".join(_ITEM.format(path, name) for path, name in _OPTIONS)
    (profile / "user" / "registrymodifications.xcu").write_text(_PROFILE.format(items), encoding="utf-8")
    return [str(office), f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore"]


def environment() -> dict[str, str]:
    """The environment in which it is started.

    On Linux the faces of Office are drawn with free ones of their kind; else Latin letters fall to a wide one.
    """
    made = dict(os.environ)
    faces = shipped_templates() / "fonts.conf"
    if sys.platform.startswith(("linux", "freebsd")) and is_file(faces):
        made.setdefault("FONTCONFIG_FILE", str(faces))
    return made

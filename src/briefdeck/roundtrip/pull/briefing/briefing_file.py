"""The briefing that a file was built from: the file keeps its name, not the folders of the machine that built it."""

from __future__ import annotations

import re
from pathlib import Path

from briefdeck.disk import is_file
from briefdeck.patterns import regex
from briefdeck.provenance.record import Snapshot
from briefdeck.yamlfile.reader import read

# The name is the file's word: it must not lead to other folders.
_FILE_NAME = regex(r"[^/\\\x00-\x1f]+\.ya?ml", re.IGNORECASE)


def find_named(file: Path, name: str) -> list[Path]:
    """The briefings of a name in this folder, in `briefings`, beside the file or above it, in this order."""
    if not _FILE_NAME.fullmatch(name):
        return []
    folders = (Path(), Path("briefings"), file.parent, file.parent.parent, file.parent.parent / "briefings")
    return [path for folder in dict.fromkeys(folders) if is_file(path := folder / name)]


def find_briefing(file: Path, snapshot: Snapshot) -> Path | None:
    """The briefing that a file was built from.

    Of several the one that has not changed since, else the nearest that can be read; None where there is none.
    """
    there = find_named(file, snapshot.briefing)
    if len(there) < 2:
        return next(iter(there), None)
    read_ = {path: document for path in there if (document := read(path)[0]) is not None}
    same = (path for path, d in read_.items() if snapshot.view(d.data).digest(d.text) == snapshot.digest)
    return next(same, None) or next(iter(read_), there[0])

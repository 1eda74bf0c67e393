"""The folder inside an output folder in which the files of one build wait; what killed builds left is taken away.

A build holds a lock on its folder for as long as it runs, and the system lets go of it however the build ends: a folder
that can be locked is nobody's. Folders are made, claimed and swept one build at a time, by a lock on the output folder.
"""

from __future__ import annotations

import os
import re
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

from briefdeck.disk import WAITING, abandoned, alone, claimed
from briefdeck.patterns import regex

_NAME = regex(rf"{re.escape(WAITING)}[a-z0-9_]{{8}}")
_OURS = (".pptx", ".docx", ".pdf")

IsOurs = Callable[[Path], bool]
"""Whether an entry of a waiting folder is one that a program of ours put there."""


def _is_document(path: Path) -> bool:
    return path.suffix in _OURS or path.name == "pdf"


class WaitingFolder:
    """A folder of one build alone. Raises OSError where it cannot be made."""

    def __init__(self, output: Path, is_ours: IsOurs = _is_document) -> None:
        """Folders that were left behind are taken away where all in them `is_ours`."""
        with alone(output):
            for old in _left_behind(output, is_ours):
                shutil.rmtree(old, ignore_errors=True)
            self.path = Path(tempfile.mkdtemp(prefix=WAITING, dir=output))
            self._claim = claimed(self.path)

    def remove(self) -> None:
        """Take the folder away with all that is in it."""
        shutil.rmtree(self.path, ignore_errors=True)
        if self._claim is not None:
            os.close(self._claim)
            self._claim = None


def _left_behind(output: Path, is_ours: IsOurs) -> Iterator[Path]:
    """The folders of builds that do not run any more; somebody's own folder of such a name is none."""
    for path in output.glob(f"{WAITING}*"):
        if not _NAME.fullmatch(path.name) or path.is_symlink():
            continue
        with suppress(OSError), abandoned(path) as is_nobodys:
            if is_nobodys and all(map(is_ours, path.iterdir())):
                yield path

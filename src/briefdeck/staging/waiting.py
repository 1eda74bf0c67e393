"""The folder inside an output folder in which the files of one build wait; what killed builds left is taken away.

A build holds a lock on its folder for as long as it runs, and the system lets go of it however the build ends: a folder
that can be locked is nobody's. Folders are made, claimed and swept one build at a time, by a lock on the output folder.
"""

from __future__ import annotations

import os
import re
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from briefdeck.disk import WAITING

if sys.platform != "win32":
    import fcntl

_NAME = re.compile(rf"{re.escape(WAITING)}[a-z0-9_]{{8}}")
_OURS = (".pptx", ".docx", ".pdf")
_TRIES, _PAUSE = 50, 0.02  # seconds; sweeping takes milliseconds
_OLD = 86_400  # seconds after which a folder is nobody's, where there are no locks


class WaitingFolder:
    """A folder of one build alone. Raises OSError where it cannot be made."""

    def __init__(self, output: Path) -> None:
        with _alone(output):
            for old in _left_behind(output):
                shutil.rmtree(old, ignore_errors=True)
            self.path = Path(tempfile.mkdtemp(prefix=WAITING, dir=output))
            self._claim = _claimed(self.path)

    def remove(self) -> None:
        """Take the folder away with all that is in it."""
        shutil.rmtree(self.path, ignore_errors=True)
        if self._claim is not None:
            os.close(self._claim)
            self._claim = None


def _left_behind(output: Path) -> Iterator[Path]:
    """The folders of builds that do not run any more; somebody's own folder of such a name is none."""
    for path in output.glob(f"{WAITING}*"):
        if not _NAME.fullmatch(path.name) or path.is_symlink():
            continue
        with suppress(OSError):  # a lock is somebody's: his build runs
            claim = _claimed(path)
            if claim is None and not _is_old(path):
                continue
            try:
                if all(each.suffix in _OURS or each.name == "pdf" for each in path.iterdir()):
                    yield path
            finally:
                if claim is not None:
                    os.close(claim)


def _is_old(path: Path) -> bool:
    return sys.platform == "win32" and time.time() - path.stat().st_mtime > _OLD


def _claimed(folder: Path) -> int | None:
    """A lock on a folder, until it is closed or the program ends; None where there are none.

    Raises BlockingIOError where somebody else has it.
    """
    if sys.platform == "win32":
        return None
    try:
        opened = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    except OSError:
        return None
    try:
        fcntl.flock(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(opened)
        raise
    except OSError:  # a file system without locks
        os.close(opened)
        return None
    return opened


@contextmanager
def _alone(output: Path) -> Iterator[None]:
    """While no other build sweeps, as far as that can be had in a second: a lock of somebody else is not waited for."""
    claim = None
    for _ in range(_TRIES):
        try:
            claim = _claimed(output)
            break
        except BlockingIOError:
            time.sleep(_PAUSE)
    try:
        yield
    finally:
        if claim is not None:
            os.close(claim)

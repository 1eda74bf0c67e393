"""The one door to the disk: what stands at a path, the bytes of a file within a limit, a file written whole or not.

A path comes from a command line, a briefing, a plan or a file, so its name may be anything: too long, no text, a NUL, a
link in a circle, a pipe that never ends. Questions are answered, whatever the name; reading and writing raise OSError
only, with a `strerror` for people.
"""

from __future__ import annotations

import errno
import os
import re
import stat
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from itertools import islice
from pathlib import Path

from briefdeck.patterns import regex

if sys.platform != "win32":
    import fcntl

# A pipe must not be waited for, before anybody can see that it is one.
_READING = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
WAITING = ".briefdeck-"
"""What the names of files and folders begin with that are gone when a command has ended."""
_WAITING_FILE = regex(rf"{re.escape(WAITING)}[0-9a-f]{{16}}")
_MOST_ENTRIES = 10_000  # of a folder, among which files are looked for that a killed program left
_TRIES, _PAUSE = 50, 0.02  # seconds; sweeping takes milliseconds
_OLD = 86_400  # seconds after which what waits is nobody's, where there are no locks
_NO_NAME = "its name cannot be used"
_NO_LINKS = (errno.EPERM, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK)  # what systems say that cannot link files


class Answers:
    """What the disk said while something was made: it need not be made again as long as the disk says the same."""

    def __init__(self) -> None:
        self._kinds: dict[Path, int | None] = {}
        self._contents: dict[tuple[Path, int], bytes] = {}
        self._is_whole = True

    def hold(self) -> bool:
        """Whether all of it would be said again; what could not be read is asked for anew each time."""
        if not self._is_whole:
            return False
        try:
            return all(_read(path, most) == said for (path, most), said in self._contents.items()) and all(
                _asked(path) == kind for path, kind in self._kinds.items()
            )
        except OSError:
            return False

    def note_kind(self, path: Path, kind: int | None) -> None:
        """What stands at a path."""
        self._kinds[path] = kind

    def note_content(self, path: Path, most: int, content: bytes | None) -> None:
        """The bytes of a file; None where it could not be read."""
        self._is_whole = self._is_whole and content is not None
        if content is not None:
            self._contents[path, most] = content


_NOTED: ContextVar[Answers | None] = ContextVar("_NOTED", default=None)


@contextmanager
def noted() -> Iterator[Answers]:
    """Note what the disk answers meanwhile: which files there are, and what they hold."""
    answers = Answers()
    token = _NOTED.set(answers)
    try:
        yield answers
    finally:
        _NOTED.reset(token)


class OversizedError(OSError):
    """A file is larger than what may be read of it; `size` in bytes."""

    def __init__(self, size: int, most: int) -> None:
        super().__init__(errno.EFBIG, f"it is larger than {most / 1e6:,.0f} MB")
        self.size = size


def is_file(path: Path) -> bool:
    """Whether a file stands at a path."""
    return _kind(path) == stat.S_IFREG


def is_folder(path: Path) -> bool:
    """Whether a folder stands at a path."""
    return _kind(path) == stat.S_IFDIR


def is_other(path: Path) -> bool:
    """Whether what stands at a path is no file: a folder, a device, a pipe."""
    return _kind(path) not in (None, stat.S_IFREG)


def exists(path: Path) -> bool:
    """Whether anything stands at a path, a link that leads nowhere included."""
    try:
        path.lstat()
    except (OSError, ValueError):
        return False
    return True


def is_text(path: Path) -> bool:
    """Whether the name is text, so that it can stand in a message and in a file."""
    try:
        str(path).encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def folder_of(path: Path) -> Path:
    """The folder that a file stands in, in full; as the path has it where the current folder is gone."""
    try:
        return path.resolve().parent
    except (OSError, ValueError, RuntimeError):
        return path.parent


def names_in(folder: Path, most: int = 1000) -> tuple[str, ...]:
    """The names of what stands in a folder, in order, no more than `most`; none where it cannot be read."""
    if answers := _NOTED.get():
        answers.note_content(folder, most, None)  # a folder is asked anew each time
    try:
        with os.scandir(folder) as found:
            return tuple(sorted(entry.name for entry in islice(found, most)))
    except (OSError, ValueError):
        return ()


def read_file(path: Path, most: int) -> bytes:
    """The bytes of a file. Raises OversizedError for more than `most`, OSError for all else that stands in the way."""
    answers = _NOTED.get()
    if answers is None:
        return _read(path, most)
    content = None
    try:
        content = _read(path, most)
    finally:
        answers.note_content(path, most, content)
    return content


def _read(path: Path, most: int) -> bytes:
    try:
        opened = os.open(path, _READING)
    except ValueError as error:
        raise OSError(errno.EINVAL, _NO_NAME) from error
    try:
        status = os.fstat(opened)
        if stat.S_ISDIR(status.st_mode):
            raise OSError(errno.EISDIR, "this is a folder")
        if not stat.S_ISREG(status.st_mode):
            raise OSError(errno.EINVAL, "this is a device or a pipe, not a file")
        with open(opened, "rb", closefd=False) as file:
            content = file.read(most + 1) if status.st_size <= most else b""
    finally:
        os.close(opened)
    size = max(status.st_size, len(content))
    if size > most:
        raise OversizedError(size, most)
    return content


def put_file(path: Path, content: bytes) -> None:
    """Write a file at once, in the place of one that is there: somebody reads the old one or the new one, whole.

    A link stays a link to the file that is written; the rights of the old file stay. Raises OSError.
    """
    try:
        path = Path(os.path.realpath(path))
    except ValueError as error:
        raise OSError(errno.EINVAL, _NO_NAME) from error
    kind = _kind(path)
    if kind not in (None, stat.S_IFREG):
        raise OSError(errno.EISDIR, "this is a folder" if kind == stat.S_IFDIR else "this is a device or a pipe")
    if kind is None and exists(path):
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP))
    with _waiting(path, content) as waiting:
        if kind is not None:
            waiting.chmod(stat.S_IMODE(path.stat().st_mode))
        waiting.replace(path)


def make_file(path: Path, content: bytes) -> None:
    """Write a file where nothing stands, whole or not at all. Raises FileExistsError where something does, OSError."""
    try:
        with _waiting(path, content) as waiting:
            os.link(waiting, path)
            waiting.unlink()
    except ValueError as error:
        raise OSError(errno.EINVAL, _NO_NAME) from error
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        _make_slowly(path, content)


def _make_slowly(path: Path, content: bytes) -> None:
    """The same where there are no links to files: whoever looks meanwhile may see a part of it."""
    with path.open("xb") as file:
        try:
            file.write(content)
            file.flush()
        except BaseException:
            with suppress(OSError):
                path.unlink()
            raise


def claimed(path: Path) -> int | None:
    """A lock on a folder or a file, until it is closed or the program ends, however it ends; None where there are none.

    Raises BlockingIOError where somebody else has it.
    """
    if sys.platform == "win32":
        return None
    try:
        opened = os.open(path, _READING)
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
def alone(folder: Path) -> Iterator[None]:
    """While no other program sweeps a folder, as far as that can be had in a second: a lock is not waited for."""
    claim = None
    for _ in range(_TRIES):
        try:
            claim = claimed(folder)
            break
        except BlockingIOError:
            time.sleep(_PAUSE)
    try:
        yield
    finally:
        if claim is not None:
            os.close(claim)


@contextmanager
def abandoned(path: Path) -> Iterator[bool]:
    """Whether what waits under one of our names is nobody's: the program that put it there has ended."""
    try:
        claim = claimed(path)
        is_old = sys.platform == "win32" and time.time() - path.stat().st_mtime > _OLD
    except OSError:  # a lock is somebody's: his program runs
        yield False
        return
    try:
        yield claim is not None or is_old
    finally:
        if claim is not None:
            os.close(claim)


def _sweep(folder: Path) -> None:
    """Take away the files that killed programs left in a folder."""
    with suppress(OSError), os.scandir(folder) as found:
        entries = (entry for entry in islice(found, _MOST_ENTRIES) if _WAITING_FILE.fullmatch(entry.name))
        for path in [folder / entry.name for entry in entries if entry.is_file(follow_symlinks=False)]:
            with abandoned(path) as is_nobodys:
                if is_nobodys:
                    path.unlink()


@contextmanager
def _waiting(path: Path, content: bytes) -> Iterator[Path]:
    """A file beside the one at a path, to be moved in its place; taken away where anything goes wrong.

    It is locked for as long as it waits, so that nobody takes it for one that a killed program left.
    """
    # A name of its own: that of the file may be as long as names can be.
    waiting = path.with_name(f"{WAITING}{os.urandom(8).hex()}")
    claim = None
    try:
        with alone(path.parent):
            _sweep(path.parent)
            file = waiting.open("xb")
            with suppress(BlockingIOError):
                claim = claimed(waiting)
        with file:
            file.write(content)
        yield waiting
    except BaseException:
        with suppress(OSError):
            waiting.unlink()
        raise
    finally:
        if claim is not None:
            os.close(claim)


def _kind(path: Path) -> int | None:
    """The kind of what stands at a path, as `stat` numbers it; None for nothing."""
    kind = _asked(path)
    if (answers := _NOTED.get()) is not None:
        answers.note_kind(path, kind)
    return kind


def _asked(path: Path) -> int | None:
    try:
        return stat.S_IFMT(path.stat().st_mode)
    except (OSError, ValueError):
        return None

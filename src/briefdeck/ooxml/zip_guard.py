"""The guard: any bytes become a zip file that is safe to unpack, or are refused with the reason.

Whoever opens an Office file comes through here first: decks, memos and workbooks, templates, and files inside of files.
"""

from __future__ import annotations

import io
import lzma
import struct
import zipfile
import zlib
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path

from briefdeck.disk import OversizedError, read_file
from briefdeck.ooxml.limits import GROWTH_FROM, MAX_ENTRIES, MAX_EXPANDED, MAX_FILE, MAX_GROWTH
from briefdeck.ooxml.names import CONTENT_TYPES
from briefdeck.ooxml.xml import declares_type

# The first bytes of a compound file, in which Office keeps what has a password, and kept everything until 2003.
_COMPOUND = b"\xd0\xcf\x11\xe0"
_ZIP = b"PK"
_ENCRYPTED = 1  # the flag of an entry
_PIECE = 65_536
_HEADER = 30  # bytes before the name of an entry
# What zipfile raises for entries that were cut, encrypted or packed in a way it does not know.
_UNREADABLE = (
    *(zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error, NotImplementedError),
    *(RuntimeError, ValueError, KeyError, EOFError, OSError, OverflowError),
)


class Reason(StrEnum):
    """Why a file cannot be used."""

    FOLDER = "a folder"
    UNREADABLE = "no file of this name, or nobody may read it"
    COMPOUND = "protected with a password, or of a format before 2007"
    ENCRYPTED = "an encrypted zip file"
    OVERSIZED = "too large, as it is or inside"
    FOREIGN = "no zip file"
    CUT = "a zip file that is cut off or damaged"
    OTHER = "a zip file with something else in it"
    DOCUMENT_TYPE = "a part declares a document type"
    BROKEN = "a part that is needed cannot be read"
    EMPTY_MAIN = "the main part is something else, or has nothing in it"
    LOST_MAIN = "the main part is missing, or nothing leads to it"


class UnusableError(Exception):
    """The file cannot be opened; the text says why. `part` is the part that is to blame, where it is one."""

    def __init__(self, words: str, reason: Reason, part: str = "") -> None:
        super().__init__(words)
        self.reason = reason
        self.part = part


class UnreadableError(ValueError):
    """An entry cannot be unpacked."""


class Archive:
    """The entries of a zip file by the names that parts have: without a leading slash, separated by slashes.

    Of two entries with one name the last counts, as for zipfile; entries without a name and folders do not.
    """

    def __init__(self, file: zipfile.ZipFile) -> None:
        self._file = file
        self._entries: dict[str, zipfile.ZipInfo] = {}
        for info in file.infolist():
            name = info.filename.replace("\\", "/").lstrip("/")
            if name and not info.is_dir():
                self._entries[CONTENT_TYPES if name.lower() == CONTENT_TYPES.lower() else name] = info

    def __contains__(self, name: str) -> bool:
        return name in self._entries

    def __iter__(self) -> Iterator[str]:
        return iter(self._entries)

    @property
    def comment(self) -> str:
        """What stands behind the directory."""
        return self._file.comment.decode("utf-8", "replace")

    @property
    def encrypted(self) -> bool:
        """Whether an entry has a password."""
        return any(info.flag_bits & _ENCRYPTED for info in self._entries.values())

    def size(self, name: str) -> int:
        """The bytes that an entry unpacks to."""
        return self._entries[name].file_size

    def read(self, name: str) -> bytes:
        """The bytes of an entry. Raises UnreadableError."""
        try:
            return self._file.read(self._entries[name])
        except _UNREADABLE as error:
            raise UnreadableError(f"{name} cannot be unpacked") from error

    def pieces(self, name: str) -> Iterator[bytes]:
        """The bytes of an entry, piece by piece: it need not be held in memory whole. Raises UnreadableError."""
        try:
            with self._file.open(self._entries[name]) as stream:
                while piece := stream.read(_PIECE):
                    yield piece
        except _UNREADABLE as error:
            raise UnreadableError(f"{name} cannot be unpacked") from error

    def declares_type(self, name: str) -> bool:
        """Whether an entry is XML with a document type; it is read up to its root. Raises UnreadableError."""
        try:
            with self._file.open(self._entries[name]) as stream:
                return declares_type(stream)
        except _UNREADABLE as error:
            raise UnreadableError(f"{name} cannot be unpacked") from error


def contents(path: Path, most: int = MAX_FILE) -> bytes:
    """The bytes of a file. Raises UnusableError where there are none, or more than `most`."""
    try:
        return read_file(path, most)
    except OversizedError as error:
        raise UnusableError(f"the file is larger than {most // 1_000_000} MB", Reason.OVERSIZED) from error
    except IsADirectoryError as error:
        raise UnusableError("this is a folder", Reason.FOLDER) from error
    except OSError as error:
        raise UnusableError(f"the file cannot be read: {error.strerror or error}", Reason.UNREADABLE) from error


def unpacked(content: bytes) -> Archive:
    """The entries of a zip file. Raises UnusableError with the reason, and nothing else."""
    if content.startswith(_COMPOUND):
        raise UnusableError("the file is protected with a password, or is an old .ppt or .doc", Reason.COMPOUND)
    if len(content) > MAX_FILE:
        raise UnusableError(f"the file is larger than {MAX_FILE // 1_000_000} MB", Reason.OVERSIZED)
    words = "the file is not an unprotected .pptx or .docx"
    try:
        file = zipfile.ZipFile(io.BytesIO(content))
        infos = file.infolist()
    except _UNREADABLE as error:
        raise UnusableError(words, Reason.CUT if content.startswith(_ZIP) else Reason.FOREIGN) from error
    expanded = sum(info.file_size for info in infos)
    bursts = expanded > GROWTH_FROM and expanded > MAX_GROWTH * len(content)
    if len(infos) > MAX_ENTRIES or expanded > MAX_EXPANDED or bursts:
        raise UnusableError("the file is far too large inside", Reason.OVERSIZED)
    if _overlap(infos):
        raise UnusableError(words, Reason.CUT)
    return Archive(file)


def _overlap(infos: list[zipfile.ZipInfo]) -> bool:
    """Whether entries lie over one another, so that few bytes unpack to many."""
    reached = 0
    for info in sorted(infos, key=lambda info: info.header_offset):
        if info.header_offset < reached:
            return True
        reached = info.header_offset + _HEADER + info.compress_size
    return False

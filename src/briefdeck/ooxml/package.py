"""A package opened with zipfile and lxml: every XML part parsed once, relationships resolved, sizes bounded.

Nothing here trusts the file: names differ in case, targets lead out of the package, numbers are no numbers. Documents
in the strict form of the standard are read under the namespaces of the transitional one.
"""

from __future__ import annotations

import io
import lzma
import posixpath
import struct
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal
from urllib.parse import unquote

from lxml import etree

from briefdeck.ooxml.names import CONTENT_TYPES
from briefdeck.ooxml.xml import Element, parse

Kind = Literal["pptx", "docx"]

MAX_FILE = 200_000_000
MAX_EXPANDED = 300_000_000
MAX_GROWTH, _BOMB = 100, 50_000_000  # times; from how many bytes on that is looked at: pictures do not shrink so far
MAX_XML = 40_000_000  # of one part, and three times as much of all: a tree takes ten times the room of its text
MAX_PARTS = 10_000

_MAIN: tuple[tuple[str, Kind], ...] = (
    ("application/vnd.openxmlformats-officedocument.presentationml.", "pptx"),
    ("application/vnd.ms-powerpoint.", "pptx"),
    ("application/vnd.openxmlformats-officedocument.wordprocessingml.", "docx"),
    ("application/vnd.ms-word.", "docx"),
)
_OLD = b"\xd0\xcf\x11\xe0"
# What zipfile raises for entries that were cut, encrypted or packed in a way it does not know.
UNREADABLE = (
    *(zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error),
    *(RuntimeError, ValueError, KeyError, EOFError, OSError, OverflowError),
)


class UnusableError(Exception):
    """The file cannot be opened; the text says why."""


@dataclass(frozen=True, slots=True)
class Relationship:
    """`kind` is the last word of its type; `target` a part's name, or where `external`, an address as written."""

    id: str
    kind: str
    target: str
    external: bool


@dataclass(frozen=True, slots=True)
class Package:
    """A file opened. `trees` hold the root of every XML part; `broken` the parts that could not be read."""

    kind: Kind
    main: str
    names: frozenset[str]
    trees: Mapping[str, Element]
    rels: Mapping[str, Mapping[str, Relationship]]
    broken: tuple[str, ...]
    archive: zipfile.ZipFile = field(repr=False)
    entries: Mapping[str, zipfile.ZipInfo] = field(repr=False)

    def related(self, source: str, kind: str) -> str:
        """The first part that a part is related to in this way, and that is there; else nothing."""
        for relationship in self.rels.get(source, {}).values():
            if relationship.kind == kind and not relationship.external and relationship.target in self.names:
                return relationship.target
        return ""

    def all_related(self, source: str, kind: str) -> list[str]:
        """All parts of a kind that a part is related to and that are there."""
        relationships = self.rels.get(source, {}).values()
        return [r.target for r in relationships if r.kind == kind and not r.external and r.target in self.names]

    def blob(self, name: str) -> bytes:
        """The bytes of a part; nothing where they cannot be read."""
        try:
            return self.archive.read(self.entries[name])
        except UNREADABLE:
            return b""


def opened(content: bytes) -> Package:
    """Open a package. Raises UnusableError with the reason, and nothing else."""
    if content[:4] == _OLD:
        raise UnusableError("the file is protected with a password, or is an old .ppt or .doc")
    if len(content) > MAX_FILE:
        raise UnusableError(f"the file is larger than {MAX_FILE // 1_000_000} MB")
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
        infos = archive.infolist()
    except UNREADABLE as error:
        raise UnusableError("the file is not an unprotected .pptx or .docx") from error
    expanded = sum(info.file_size for info in infos)
    bomb = expanded > _BOMB and expanded > MAX_GROWTH * len(content)
    if len(infos) > MAX_PARTS or expanded > MAX_EXPANDED or bomb:
        raise UnusableError("the file is far too large inside")
    entries = {info.filename.replace("\\", "/").lstrip("/"): info for info in infos if not info.is_dir()}
    entries = {CONTENT_TYPES if name.lower() == CONTENT_TYPES.lower() else name: info for name, info in entries.items()}
    trees, broken = _parsed(archive, entries)
    types = trees.pop(CONTENT_TYPES, None)
    if types is None:
        raise UnusableError("the file is not an unprotected .pptx or .docx")
    spelling = {name.lower(): name for name in entries}
    rels = {}
    for name in [name for name in trees if name.endswith(".rels")]:
        folder, base = posixpath.split(name)
        source = posixpath.join(posixpath.dirname(folder), base.removesuffix(".rels"))
        rels[source] = _relationships(trees.pop(name), posixpath.dirname(source), spelling)
    kind, main = _main(types, rels.get("", {}), spelling)
    if main not in trees:
        raise UnusableError(f"{main or 'the main part'} is missing or broken")
    names = frozenset(name for name in entries if name != CONTENT_TYPES and not name.endswith(".rels"))
    return Package(kind, main, names, trees, rels, tuple(broken), archive, entries)


def _parsed(archive: zipfile.ZipFile, entries: Mapping[str, zipfile.ZipInfo]) -> tuple[dict[str, Element], list[str]]:
    trees: dict[str, Element] = {}
    broken = []
    room = 3 * MAX_XML
    for name, info in entries.items():
        if name.endswith((".xml", ".rels", ".vml")):
            try:
                room -= info.file_size
                if info.file_size > MAX_XML or room < 0:
                    raise ValueError("too large")
                trees[name] = parse(archive.read(info))
            except (etree.XMLSyntaxError, NotImplementedError, *UNREADABLE):
                # VML was never well-formed in all files of Office, and nothing here depends on it.
                if not name.endswith(".vml"):
                    broken.append(name)
    return trees, broken


def _relationships(root: Element, folder: str, spelling: Mapping[str, str]) -> dict[str, Relationship]:
    found = {}
    for element in root:
        target = element.get("Target", "")
        external = element.get("TargetMode") == "External"
        if not external:
            written = posixpath.normpath(posixpath.join("/", folder, target.partition("#")[0]))[1:]
            path = unquote(written)
            # Some programs escape the names of the entries as well.
            target = spelling.get(path.lower()) or spelling.get(written.lower(), path)
        kind = element.get("Type", "").rpartition("/")[2]
        found[element.get("Id", "")] = Relationship(element.get("Id", ""), kind, target, external)
    return found


def _main(types: Element, rels: Mapping[str, Relationship], spelling: Mapping[str, str]) -> tuple[Kind, str]:
    """Kind and name of the main part, by its relationship and its content type."""
    main = next((r.target for r in rels.values() if r.kind == "officeDocument" and not r.external), "")
    declared = {
        spelling.get(element.get("PartName", "").lstrip("/").lower(), ""): element.get("ContentType", "")
        for element in types
    }
    by_extension = {e.get("Extension", "").lower(): e.get("ContentType", "") for e in types if e.get("Extension")}
    of_main = declared.get(main) or by_extension.get(main.rpartition(".")[2].lower(), "")
    if not main:
        main, of_main = next(((n, t) for n, t in declared.items() if t.endswith(".main+xml")), ("", ""))
    for prefix, kind in _MAIN:
        if of_main.startswith(prefix) and of_main.endswith("main+xml"):
            return kind, main
    raise UnusableError("the file is not an unprotected .pptx or .docx")

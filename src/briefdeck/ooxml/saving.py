"""Parts as the bytes of a zip file, the same on every day and machine: their order, their dates, what lists them."""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from io import BytesIO
from typing import Any

from lxml import etree

from briefdeck.ooxml.names import (
    NAMESPACES,
    RELATIONSHIPS_TYPE,
    A,
    qn,
)
from briefdeck.ooxml.xml import E, Element, parse, serialize

# Compressed already; to try it again is most of the time of a deck whose layouts have many pictures.
_PACKED = frozenset({"png", "jpg", "jpeg", "gif", "wdp", "mp3", "mp4", "m4v", "fntdata"})
_ZIP_DATE = (1980, 1, 1, 0, 0, 0)  # the earliest that an entry can carry
_FIXED_INSTANT = "1980-01-01T00:00:00Z"


def rezip(blob: bytes) -> bytes:
    """An embedded workbook with its dates fixed, inside the zip and in its document properties, and without the list
    of typefaces for every script that a plain theme brings: nothing in it is in those."""
    with zipfile.ZipFile(BytesIO(blob)) as archive:
        entries = [(info.filename, archive.read(info)) for info in archive.infolist() if not info.is_dir()]
    settled = {"docProps/core.xml": _undated, "xl/theme/theme1.xml": _without_scripts}
    return zip_entries([(name, settled[name](data) if name in settled else data) for name, data in entries])


def _undated(core: bytes) -> bytes:
    tree = parse(core)
    for name in ("dcterms:created", "dcterms:modified"):
        for element in tree.iterfind(qn(name)):
            element.text = _FIXED_INSTANT
    return serialize(tree)


def _without_scripts(theme: bytes) -> bytes:
    tree = parse(theme)
    for font in tree.findall(f".//{A}font[@script]"):
        parent = font.getparent()
        assert parent is not None
        parent.remove(font)
    return serialize(tree)


def zip_entries(entries: Iterable[tuple[str, bytes]]) -> bytes:
    """A zip file with these entries in their order, without a date or a machine in it."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, data in entries:
            info = zipfile.ZipInfo(name, _ZIP_DATE)
            packed = _extension(name) in _PACKED
            info.compress_type = zipfile.ZIP_STORED if packed else zipfile.ZIP_DEFLATED
            info.create_system = 0
            # The record of what was built is large and seldom read.
            archive.writestr(info, data, compresslevel=1 if name.startswith("customXml/") else 6)
    return buffer.getvalue()


def relationships_xml(rels: Iterable[tuple[str, str, str, bool]]) -> bytes:
    """The relationships of a part: id, type, target and whether it is external."""
    tree = plain_root("rel:Relationships")
    for rid, kind, target, external in rels:
        entry = E("rel:Relationship", {"Id": rid, "Type": kind, "Target": target})
        if external:
            entry.set("TargetMode", "External")
        tree.append(entry)
    return serialize(tree)


def content_types_xml(types: Mapping[str, str]) -> bytes:
    """[Content_Types].xml for the types of parts by their names with a leading slash.

    Default for an extension whose parts agree, Override for XML and the rest (ECMA-376 Part 2, 10.1.2.2).
    """
    by_extension: dict[str, set[str]] = {}
    for name, kind in types.items():
        by_extension.setdefault(_extension(name), set()).add(kind)
    defaults = {"rels": RELATIONSHIPS_TYPE, "xml": "application/xml"}
    for extension, kinds in by_extension.items():
        if extension and extension not in defaults and len(kinds) == 1:
            (defaults[extension],) = kinds
    tree = plain_root("ct:Types")
    for extension in sorted(defaults):
        tree.append(E("ct:Default", {"Extension": extension, "ContentType": defaults[extension]}))
    for name, kind in _overrides(types, defaults):
        tree.append(E("ct:Override", {"PartName": name, "ContentType": kind}))
    return serialize(tree)


def _overrides(types: Mapping[str, str], defaults: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for name in sorted(types):
        if defaults.get(_extension(name)) != types[name]:
            yield name, types[name]


def _extension(name: str) -> str:
    return posixpath.splitext(name)[1][1:].lower()


def plain_root(name: str) -> Element:
    """A root element whose namespace is the default one, without a prefix, as Office writes package parts."""
    none: Any = None
    return etree.Element(qn(name), None, {none: NAMESPACES[name.partition(":")[0]]})

"""A package as bytes, the same for the same parts on every day and machine: order, dates and document properties."""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from typing import Any

from lxml import etree

from briefdeck.ooxml.names import (
    CONTENT_TYPES,
    CORE_REL,
    CORE_TYPE,
    DOCUMENT_TYPES,
    EXTENDED_REL,
    EXTENDED_TYPE,
    NAMESPACES,
    RELATIONSHIPS_TYPE,
    THUMBNAIL_REL,
    qn,
)
from briefdeck.ooxml.xml import E, Element, parse, root, serialize

# Facts of the template that would be untrue of the document: its own picture, and Word 2007's copy of its styles.
_STALE_RELS = frozenset(
    {CORE_REL, EXTENDED_REL, THUMBNAIL_REL, "http://schemas.microsoft.com/office/2007/relationships/stylesWithEffects"}
)
# Compressed already; to try it again is most of the time of a deck whose layouts have many pictures.
_PACKED = frozenset({"png", "jpg", "jpeg", "gif", "wdp", "mp3", "mp4", "m4v", "fntdata"})
_ZIP_DATE = (1980, 1, 1, 0, 0, 0)  # the earliest that an entry can carry
_FIXED_INSTANT = "1980-01-01T00:00:00Z"


@dataclass(frozen=True, slots=True)
class CoreProperties:
    """What a file says of itself (ECMA-376 Part 2, 11.1); what is empty is left out."""

    title: str
    subject: str
    author: str
    keywords: str
    language: str
    created: date


def save_package(package: Any, properties: CoreProperties) -> bytes:
    """The bytes of a python-pptx or python-docx package, the same for the same parts on every day and machine.

    Content types come first, then the parts in the order of their names, each before its relationships. Document
    properties are written anew from `properties`; the template's own, its thumbnail and Word 2007's copy of the
    styles are left out. Raises ValueError where two parts share a name.
    """
    package_rels = package.rels if hasattr(package, "rels") else package._rels
    parts = _reachable(package_rels)
    blobs: dict[str, tuple[str, bytes]] = {}
    rels: dict[str, list[tuple[str, str, str, bool]]] = {"/": _relationships("/", package_rels)}
    for part in parts:
        name = str(part.partname)
        if name in blobs:
            raise ValueError(f"two parts are named {name}")
        blobs[name] = (DOCUMENT_TYPES.get(part.content_type, part.content_type), part.blob)
        rels[name] = _relationships(posixpath.dirname(name), part.rels)
    blobs["/docProps/core.xml"] = (CORE_TYPE, _core_properties(properties))
    blobs["/docProps/app.xml"] = (EXTENDED_TYPE, _extended_properties())
    taken = {rid for rid, *_ in rels["/"]}
    for kind, target in ((CORE_REL, "docProps/core.xml"), (EXTENDED_REL, "docProps/app.xml")):
        rid = next(f"rId{n}" for n in range(1, len(taken) + 2) if f"rId{n}" not in taken)
        taken.add(rid)
        rels["/"].append((rid, kind, target, False))
    entries = [
        (CONTENT_TYPES, content_types_xml({name: kind for name, (kind, _) in blobs.items()})),
        ("_rels/.rels", relationships_xml(rels["/"])),
    ]
    for name in sorted(blobs):
        entries.append((name[1:], blobs[name][1]))
        if rels.get(name):
            folder, base = posixpath.split(name[1:])
            entries.append((f"{folder}/_rels/{base}.rels", relationships_xml(rels[name])))
    return zip_entries(entries)


def rezip(blob: bytes) -> bytes:
    """An embedded workbook with its dates fixed, inside the zip and in its document properties."""
    with zipfile.ZipFile(BytesIO(blob)) as archive:
        entries = [(info.filename, archive.read(info)) for info in archive.infolist() if not info.is_dir()]
    return zip_entries([(name, _undated(data) if name == "docProps/core.xml" else data) for name, data in entries])


def _undated(core: bytes) -> bytes:
    tree = parse(core)
    for name in ("dcterms:created", "dcterms:modified"):
        for element in tree.iterfind(qn(name)):
            element.text = _FIXED_INSTANT
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


def _reachable(package_rels: Any) -> list[Any]:
    """Every part that a relationship leads to, in the order of names; walked with a stack, for long chains."""
    seen: dict[int, Any] = {}
    waiting = [package_rels]
    while waiting:
        for rel in waiting.pop().values():
            if rel.is_external or rel.reltype in _STALE_RELS or id(rel.target_part) in seen:
                continue
            seen[id(rel.target_part)] = rel.target_part
            waiting.append(rel.target_part.rels)
    return sorted(seen.values(), key=lambda part: str(part.partname))


def _relationships(folder: str, rels: Any) -> list[tuple[str, str, str, bool]]:
    """Id, type, target and whether it is external, in the order of ids."""
    kept = [rel for rel in rels.values() if rel.reltype not in _STALE_RELS]
    return [
        (
            rel.rId,
            rel.reltype,
            rel.target_ref if rel.is_external else posixpath.relpath(str(rel.target_part.partname), folder),
            rel.is_external,
        )
        for rel in sorted(kept, key=lambda rel: (len(rel.rId), rel.rId))
    ]


def relationships_xml(rels: Iterable[tuple[str, str, str, bool]]) -> bytes:
    """The relationships of a part: id, type, target and whether it is external."""
    tree = _plain_root("rel:Relationships")
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
    tree = _plain_root("ct:Types")
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


def _core_properties(properties: CoreProperties) -> bytes:
    created = _instant(properties.created)
    typed = {"xsi:type": "dcterms:W3CDTF"}
    words = (
        ("dc:title", properties.title),
        ("dc:subject", properties.subject),
        ("dc:creator", properties.author),
        ("cp:keywords", properties.keywords),
        ("dc:language", properties.language),
        ("cp:lastModifiedBy", properties.author),
        ("cp:revision", "1"),
    )
    return serialize(
        root(
            "cp:coreProperties",
            ("cp", "dc", "dcterms", "xsi"),
            *(E(name, None, text) for name, text in words if text),
            E("dcterms:created", typed, created),
            E("dcterms:modified", typed, created),
        )
    )


def _instant(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"


def _plain_root(name: str) -> Element:
    """A root element whose namespace is the default one, without a prefix, as Office writes package parts."""
    none: Any = None
    return etree.Element(qn(name), None, {none: NAMESPACES[name.partition(":")[0]]})


def _extended_properties() -> bytes:
    tree = _plain_root("ep:Properties")
    tree.append(E("ep:Application", None, "briefdeck"))
    return serialize(tree)

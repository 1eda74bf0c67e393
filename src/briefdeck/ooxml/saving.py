"""Parts as the bytes of a zip file, the same on every day and machine: their order, their dates, what lists them."""

from __future__ import annotations

import posixpath
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache, partial
from io import BytesIO
from struct import Struct

from briefdeck.memory import NO_MEMORY, Memory
from briefdeck.ooxml.markup import plain_part, tag
from briefdeck.ooxml.names import (
    NAMESPACES,
    RELATIONSHIPS_TYPE,
    A,
    qn,
)
from briefdeck.ooxml.xml import parse, serialize
from briefdeck.patterns import regex

# Compressed already; to try it again is most of the time of a deck whose layouts have many pictures.
_PACKED = frozenset({"png", "jpg", "jpeg", "gif", "wdp", "mp3", "mp4", "m4v", "fntdata"})
_ZIP_DATE = 33  # 1 January 1980, the earliest that an entry can carry
# The headers of an entry, its line in the directory, and the end of that (APPNOTE.TXT, 4.3.7, 4.3.12 and 4.3.16).
_LOCAL, _CENTRAL, _END = Struct("<4s5H3L2H"), Struct("<4s6H3L5H2L"), Struct("<4s4H2LH")
_VERSION, _UTF8, _FOR_OWNER = 20, 0x800, 0o600 << 16
_MOST = 0xFFFF  # entries that the end of a directory can count
_OF_TEMPLATES = regex(r"/(?:slideLayouts|slideMasters|notesMasters|theme)/|/(?:styles|fontTable|tableStyles)\.xml$")
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


def zip_entries(entries: Iterable[tuple[str, bytes]], memory: Memory = NO_MEMORY) -> bytes:
    """A zip file with these entries in their order, without a date or a machine in it.

    The bytes are those that zipfile writes, which takes as long for what stands around an entry as for packing it.
    """
    made: list[bytes] = []
    listed: list[bytes] = []
    place = 0
    for name, data in entries:
        raw = name.encode()
        way = _way(name)
        checksum, packed = memory.made("packed", (), partial(_packed, way, data), (way, data))
        method = zipfile.ZIP_DEFLATED if way else zipfile.ZIP_STORED
        flags = 0 if name.isascii() else _UTF8
        sizes = (checksum, len(packed), len(data), len(raw), 0)
        made += (_LOCAL.pack(b"PK\3\4", _VERSION, flags, method, 0, _ZIP_DATE, *sizes), raw, packed)
        listed += (
            _CENTRAL.pack(
                *(b"PK\1\2", _VERSION, _VERSION, flags, method, 0, _ZIP_DATE),
                *(*sizes, 0, 0, 0, _FOR_OWNER, place),
            ),
            raw,
        )
        place += _LOCAL.size + len(raw) + len(packed)
    directory = b"".join(listed)
    count = min(len(listed) // 2, _MOST)  # a file of so many is refused as too large, whoever reads it
    end = _END.pack(b"PK\5\6", 0, 0, count, count, len(directory), place, 0)
    return b"".join((*made, directory, end))


def _way(name: str) -> str:
    """How an entry is packed: as a part of a template, as a record, as any part; or stored as it is: nothing."""
    if _extension(name) in _PACKED:
        return ""
    if _OF_TEMPLATES.search(name):
        return "template"
    return "record" if name.startswith("customXml/") else "part"


def _packed(way: str, data: bytes) -> tuple[int, bytes]:
    """The checksum of an entry, and its bytes as they are kept."""
    match way:
        case "":
            packed = data
        case "template":
            packed = _deflated_once(data)
        case "record":  # large, and seldom read
            packed = _deflated(data, 1)
        case _:
            packed = _deflated(data, 6)
    return zlib.crc32(data), packed


@lru_cache(maxsize=128)  # parts of templates are the same in every file
def _deflated_once(data: bytes) -> bytes:
    return _deflated(data, 6)


def _deflated(data: bytes, level: int) -> bytes:
    packer = zlib.compressobj(level, zlib.DEFLATED, -15)
    return packer.compress(data) + packer.flush()


def relationships_xml(rels: Iterable[tuple[str, str, str, bool]]) -> bytes:
    """The relationships of a part: id, type, target and whether it is external."""
    listed = (
        tag(
            "Relationship",
            {"Id": rid, "Type": kind, "Target": target, **({"TargetMode": "External"} if external else {})},
        )
        for rid, kind, target, external in rels
    )
    return plain_part("Relationships", NAMESPACES["rel"], *listed)


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
    return plain_part(
        "Types",
        NAMESPACES["ct"],
        *(tag("Default", {"Extension": each, "ContentType": defaults[each]}) for each in sorted(defaults)),
        *(tag("Override", {"PartName": name, "ContentType": kind}) for name, kind in _overrides(types, defaults)),
    )


def _overrides(types: Mapping[str, str], defaults: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for name in sorted(types):
        if defaults.get(_extension(name)) != types[name]:
            yield name, types[name]


@lru_cache(maxsize=4096)
def _extension(name: str) -> str:
    return posixpath.splitext(name)[1][1:].lower()

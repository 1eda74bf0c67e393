"""The few raw XML and package calls that both writers share: elements, units, and a zip file that is always the same.

Elements are made bottom up and appended; lxml then merges their namespace declarations, so cost is linear in the
number of elements. No string is ever spliced into XML.
"""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from io import BytesIO
from typing import Any

from lxml import etree

from briefdeck.document.outline import Properties

Element = etree._Element

NAMESPACES: dict[str, str] = {
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "adec": "http://schemas.microsoft.com/office/drawing/2017/decorative",
    "ahyp": "http://schemas.microsoft.com/office/drawing/2018/hyperlinkcolor",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "c15": "http://schemas.microsoft.com/office/drawing/2012/chart",
    "cp": "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
    "ct": "http://schemas.openxmlformats.org/package/2006/content-types",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "ep": "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties",
    "p": "http://schemas.openxmlformats.org/presentationml/2006/main",
    "p14": "http://schemas.microsoft.com/office/powerpoint/2010/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "rel": "http://schemas.openxmlformats.org/package/2006/relationships",
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "xml": "http://www.w3.org/XML/1998/namespace",
    "xsi": "http://www.w3.org/2001/XMLSchema-instance",
}

CHART_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
CORE_TYPE = "application/vnd.openxmlformats-package.core-properties+xml"
FOOTNOTES_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
EXTENDED_TYPE = "application/vnd.openxmlformats-officedocument.extended-properties+xml"
RELATIONSHIPS_TYPE = "application/vnd.openxmlformats-package.relationships+xml"
WORKBOOK_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# A template saved as .potx or .dotx becomes a document by the content type of its main part alone.
DOCUMENT_TYPES = {
    "application/vnd.openxmlformats-officedocument.presentationml.template.main+xml": (
        "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
    ),
    "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml": (
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    ),
}

_OFFICE_RELS = NAMESPACES["r"]
_PACKAGE_RELS = NAMESPACES["rel"]
CHART_REL = f"{_OFFICE_RELS}/chart"
FOOTNOTES_REL = f"{_OFFICE_RELS}/footnotes"
HYPERLINK_REL = f"{_OFFICE_RELS}/hyperlink"
IMAGE_REL = f"{_OFFICE_RELS}/image"
SETTINGS_REL = f"{_OFFICE_RELS}/settings"
STYLES_REL = f"{_OFFICE_RELS}/styles"
WORKBOOK_REL = f"{_OFFICE_RELS}/package"
CORE_REL = f"{_PACKAGE_RELS}/metadata/core-properties"
EXTENDED_REL = f"{_OFFICE_RELS}/extended-properties"
# Facts of the template that would be untrue of the document: its own picture, and Word 2007's copy of its styles.
_STALE_RELS = frozenset(
    {
        CORE_REL,
        EXTENDED_REL,
        f"{_PACKAGE_RELS}/metadata/thumbnail",
        "http://schemas.microsoft.com/office/2007/relationships/stylesWithEffects",
    }
)
# The earliest date that a zip entry can carry.
_PACKED = frozenset({"png", "jpg", "jpeg", "gif", "wdp", "mp3", "mp4", "m4v", "fntdata"})
_ZIP_DATE = (1980, 1, 1, 0, 0, 0)
_FIXED_INSTANT = "1980-01-01T00:00:00Z"

_names: dict[str, tuple[str, dict[str, str]]] = {}


def _resolve(name: str) -> tuple[str, dict[str, str]]:
    prefix, colon, local = name.rpartition(":")
    found = (f"{{{NAMESPACES[prefix]}}}{local}", {prefix: NAMESPACES[prefix]}) if colon else (name, {})
    _names[name] = found
    return found


def qn(name: str) -> str:
    """`w:p` → `{namespace}p`; a name without a prefix stays as it is. Raises KeyError for an unknown prefix."""
    return (_names.get(name) or _resolve(name))[0]


def E(name: str, attributes: Mapping[str, str] | None = None, *children: Element | str | None) -> Element:  # noqa: N802
    """An element with attributes and children in the given order; a string child is its text, None is left out."""
    tag, prefixes = _names.get(name) or _resolve(name)
    element: Element = etree.Element(tag, None, prefixes)
    if attributes:
        for key, value in attributes.items():
            element.set((_names.get(key) or _resolve(key))[0], value)
    for child in children:
        if child is None:
            continue
        if isinstance(child, str):
            element.text = child
        else:
            element.append(child)
    return element


def root(name: str, prefixes: Iterable[str], *children: Element | None) -> Element:
    """A part's root element, with its namespaces declared once under their usual prefixes."""
    element: Element = etree.Element(qn(name), None, {prefix: NAMESPACES[prefix] for prefix in prefixes})
    element.extend(child for child in children if child is not None)
    return element


def _plain_root(name: str) -> Element:
    """A root element whose namespace is the default one, without a prefix, as Office writes package parts."""
    none: Any = None
    return etree.Element(qn(name), None, {none: NAMESPACES[name.partition(":")[0]]})


def serialize(element: Element, named: Iterable[str] = ()) -> bytes:
    """A part's bytes: UTF-8 with the declaration that Office writes. `named` prefixes are used in values alone."""
    # Declarations that merging left behind would make equal trees differ in their bytes.
    etree.cleanup_namespaces(element, keep_ns_prefixes=[*(p for p in element.nsmap if p), *named])
    return etree.tostring(element, encoding="UTF-8", xml_declaration=True, standalone=True)


def parse(blob: bytes) -> Element:
    """The root of a part's XML; entities and network are off. Raises lxml.etree.XMLSyntaxError."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    return etree.fromstring(blob, parser)


def scheme_colour(slot: str) -> Element:
    """A theme slot (`accent1`), or one made lighter or darker as PowerPoint's palette does (`tx1 +35%`, `bg1 -5%`)."""
    name, _, change = slot.partition(" ")
    colour = E("a:schemeClr", {"val": name})
    if change:
        amount = int(change[1:-1])
        colour.append(E("a:lumMod", {"val": str((100 - amount) * 1000)}))
        if change[0] == "+":
            colour.append(E("a:lumOff", {"val": str(amount * 1000)}))
    return colour


def emu(points: float) -> int:
    """Points to English Metric Units, 12,700 to the point (ECMA-376 Part 1, 20.1.10.16)."""
    return round(points * 12_700)


def twips(points: float) -> int:
    """Points to twentieths of a point, the unit of WordprocessingML's lengths."""
    return round(points * 20)


def half_points(points: float) -> int:
    """Points to half-points, the unit of `w:sz`."""
    return round(points * 2)


def save_package(package: Any, properties: Properties) -> bytes:
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
    entries = [("[Content_Types].xml", content_types_xml(blobs)), ("_rels/.rels", relationships_xml(rels["/"]))]
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
            # Pictures are compressed already; to try it again is most of the time of a deck whose layouts have many.
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


def content_types_xml(blobs: Mapping[str, tuple[str, bytes]]) -> bytes:
    """[Content_Types].xml for parts by their names with a leading slash, each a type and its bytes.

    Default for an extension whose parts agree, Override for XML and the rest (ECMA-376 Part 2, 10.1.2.2).
    """
    by_extension: dict[str, set[str]] = {}
    for name, (kind, _) in blobs.items():
        by_extension.setdefault(_extension(name), set()).add(kind)
    defaults = {"rels": RELATIONSHIPS_TYPE, "xml": "application/xml"}
    for extension, kinds in by_extension.items():
        if extension and extension not in defaults and len(kinds) == 1:
            (defaults[extension],) = kinds
    tree = _plain_root("ct:Types")
    for extension in sorted(defaults):
        tree.append(E("ct:Default", {"Extension": extension, "ContentType": defaults[extension]}))
    for name, kind in _overrides(blobs, defaults):
        tree.append(E("ct:Override", {"PartName": name, "ContentType": kind}))
    return serialize(tree)


def _overrides(blobs: Mapping[str, tuple[str, bytes]], defaults: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for name in sorted(blobs):
        kind = blobs[name][0]
        if defaults.get(_extension(name)) != kind:
            yield name, kind


def _extension(name: str) -> str:
    return posixpath.splitext(name)[1][1:].lower()


def _core_properties(properties: Properties) -> bytes:
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


def _extended_properties() -> bytes:
    tree = _plain_root("ep:Properties")
    tree.append(E("ep:Application", None, "briefdeck"))
    return serialize(tree)

"""Any bytes → a package, or why they are none.

Nothing here trusts the file: names differ in case, targets lead out of the package, numbers are no numbers. Documents
in the strict form of the standard are read under the namespaces of the transitional one.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from urllib.parse import unquote

from lxml import etree

from briefdeck.ooxml.limits import MAX_LISTED, MAX_XML, MAX_XML_TOTAL
from briefdeck.ooxml.names import CONTENT_TYPES, OFFICE_TYPE, PLAIN_TYPE, P, W
from briefdeck.ooxml.package import Kind, Package, Relationship
from briefdeck.ooxml.xml import DocumentTypeError, Element, parse
from briefdeck.ooxml.zip_guard import Archive, Reason, UnreadableError, UnusableError, unpacked

_MAIN: tuple[tuple[str, Kind], ...] = (
    (f"{OFFICE_TYPE}presentationml.", "pptx"),
    ("application/vnd.ms-powerpoint.", "pptx"),
    (f"{OFFICE_TYPE}wordprocessingml.", "docx"),
    ("application/vnd.ms-word.", "docx"),
)
# What the main part is, and what is in it in any case.
_ROOTS: dict[Kind, tuple[str, str]] = {"pptx": (f"{P}presentation", ""), "docx": (f"{W}document", f"{W}body")}
_XML = (".xml", ".rels", ".vml")
_NO_PACKAGE = "the file is not an unprotected .pptx or .docx"


def opened(content: bytes) -> Package:
    """Open a package. Raises UnusableError with the reason, and nothing else."""
    archive = unpacked(content)
    unreadable: dict[str, Exception] = {name: ValueError("too large") for name in _oversized(archive)}
    types = types_of(archive)
    spelling = {name.lower(): name for name in archive}
    rels: dict[str, dict[str, Relationship]] = {}
    room = MAX_LISTED
    for name in [name for name in archive if name.endswith(".rels")]:
        listed = _parsed(archive, name, unreadable, room)
        if listed is not None:
            room -= sum(1 + len(element.attrib) for element in listed)
            source = spelling.get(source_of(name).lower(), source_of(name))
            rels[source] = _relationships(listed, posixpath.dirname(source), spelling)
    kind, main = _main(types, rels.get("", {}))
    if not main:
        raise UnusableError(_NO_PACKAGE, _unlike(types, archive))
    package = Package(kind, main, types, rels, archive, unreadable)
    if main not in package.trees:
        raise UnusableError(f"{main} is missing or broken", _reason(archive, package.unreadable.get(main)), main)
    tag, child = _ROOTS[kind]
    if package.trees[main].tag != tag or (child and package.trees[main].find(child) is None):
        raise UnusableError(f"{main} has no content", Reason.EMPTY_MAIN, main)
    return package


def source_of(name: str) -> str:
    """The part whose relationships an entry lists."""
    folder, base = posixpath.split(name)
    return posixpath.join(posixpath.dirname(folder), base.removesuffix(".rels"))


def _oversized(archive: Archive) -> Iterator[str]:
    """XML that is too large to be parsed, by itself or together with what stands before it."""
    room = MAX_XML_TOTAL
    for name in archive:
        if name.endswith(_XML):
            room -= archive.size(name)
            if archive.size(name) > MAX_XML or room < 0:
                yield name


def _parsed(archive: Archive, name: str, unreadable: dict[str, Exception], room: int = MAX_LISTED) -> Element | None:
    """The root of an entry that lists others, None where there is none; why it cannot be read is noted."""
    if name not in archive or name in unreadable:
        return None
    try:
        if archive.size(name) > MAX_XML:
            raise ValueError("too large")
        return parse(archive.read(name), room)
    except (etree.XMLSyntaxError, ValueError) as error:
        unreadable[name] = error
        return None


def _reason(archive: Archive, error: Exception | None) -> Reason:
    """Why an archive cannot be used of which a part is needed that cannot be read."""
    if archive.encrypted:
        return Reason.ENCRYPTED
    match error:
        case UnreadableError():
            return Reason.CUT
        case DocumentTypeError():
            return Reason.DOCUMENT_TYPE
        case _:
            return Reason.BROKEN


def types_of(archive: Archive) -> dict[str, str]:
    """The content type of each part: its own, else that of its extension (ECMA-376 Part 2, 10.1.2.4).

    Raises UnusableError where the archive does not say.
    """
    unreadable: dict[str, Exception] = {}
    declared = _parsed(archive, CONTENT_TYPES, unreadable)
    if declared is None:
        reason = _reason(archive, unreadable[CONTENT_TYPES]) if CONTENT_TYPES in archive else Reason.FOREIGN
        raise UnusableError(_NO_PACKAGE, reason, CONTENT_TYPES)
    return dict(_typed(declared, archive))


def _typed(declared: Element, archive: Archive) -> Iterator[tuple[str, str]]:
    by_extension: dict[str, str] = {}
    by_name: dict[str, str] = {}
    for element in declared:
        type_ = element.get("ContentType", "")
        if element.get("Extension") is not None:
            by_extension[element.get("Extension", "").lower()] = type_
        else:
            by_name[element.get("PartName", "").lstrip("/").lower()] = type_
    for name in archive:
        # A part's name has no empty step and none that leads elsewhere (10.1.1.1).
        if name != CONTENT_TYPES and not name.endswith(".rels") and posixpath.normpath(f"/{name}") == f"/{name}":
            extension = name.rpartition(".")[2].lower()
            yield name, by_name.get(name.lower()) or by_extension.get(extension) or PLAIN_TYPE


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
        found[element.get("Id", "")] = Relationship(element.get("Type", ""), target, external)
    return found


def _main(types: Mapping[str, str], rels: Mapping[str, Relationship]) -> tuple[Kind, str]:
    """Kind and name of the main part, by its relationship, else by its content type; no name where there is none."""
    main = next((r.target for r in rels.values() if r.kind == "officeDocument" and not r.external), "")
    if not main:
        main = next((name for name, type_ in types.items() if type_.endswith(".main+xml")), "")
    type_ = types.get(main, "")
    for prefix, kind in _MAIN:
        if type_.startswith(prefix) and type_.endswith("main+xml"):
            return kind, main
    return "pptx", ""


def _unlike(types: Mapping[str, str], archive: Archive) -> Reason:
    """Why an archive without a main part of a deck or memo cannot be used."""
    if archive.encrypted:
        return Reason.ENCRYPTED
    office = any(word in type_ for type_ in types.values() for word in ("presentationml", "wordprocessingml"))
    return Reason.LOST_MAIN if office else Reason.OTHER

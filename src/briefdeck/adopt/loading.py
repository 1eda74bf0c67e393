"""Any bytes → a package in the form that Office writes today, or what they are instead."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from briefdeck.diagnostics import Diagnostic, Span
from briefdeck.diagnostics.rules import opening as rules
from briefdeck.ooxml.editable import Package, Rel
from briefdeck.ooxml.links import forget
from briefdeck.ooxml.names import (
    DECK_MAIN_TYPE,
    MEMO_MAIN_TYPE,
    OFFICE_REL,
    OFFICE_TYPE,
    A,
    P,
    W,
)
from briefdeck.ooxml.package import MAX_FILE, UNREADABLE, Kind, UnusableError, opened
from briefdeck.ooxml.package import Package as Opened
from briefdeck.ooxml.xml import parse

_TYPES = "[Content_Types].xml"
_OLD = b"\xd0\xcf\x11\xe0"
_PLAIN: dict[Kind, str] = {
    "pptx": DECK_MAIN_TYPE,
    "docx": MEMO_MAIN_TYPE,
}
_NAMES: dict[Kind, str] = {"pptx": "PowerPoint presentation", "docx": "Word document"}
_ROOTS: dict[Kind, tuple[str, str]] = {"pptx": (f"{P}presentation", ""), "docx": (f"{W}document", f"{W}body")}
# The content types of what is found by the kind of its relationship: some programs write others.
_TYPED: dict[Kind, dict[str, str]] = {
    "pptx": {
        "slideMaster": f"{OFFICE_TYPE}presentationml.slideMaster+xml",
        "slideLayout": f"{OFFICE_TYPE}presentationml.slideLayout+xml",
        "notesMaster": f"{OFFICE_TYPE}presentationml.notesMaster+xml",
        "handoutMaster": f"{OFFICE_TYPE}presentationml.handoutMaster+xml",
        "presProps": f"{OFFICE_TYPE}presentationml.presProps+xml",
        "tableStyles": f"{OFFICE_TYPE}presentationml.tableStyles+xml",
        "theme": f"{OFFICE_TYPE}theme+xml",
    },
    "docx": {
        "styles": f"{OFFICE_TYPE}wordprocessingml.styles+xml",
        "numbering": f"{OFFICE_TYPE}wordprocessingml.numbering+xml",
        "settings": f"{OFFICE_TYPE}wordprocessingml.settings+xml",
        "header": f"{OFFICE_TYPE}wordprocessingml.header+xml",
        "footer": f"{OFFICE_TYPE}wordprocessingml.footer+xml",
        "fontTable": f"{OFFICE_TYPE}wordprocessingml.fontTable+xml",
        "webSettings": f"{OFFICE_TYPE}wordprocessingml.webSettings+xml",
        "footnotes": f"{OFFICE_TYPE}wordprocessingml.footnotes+xml",
        "endnotes": f"{OFFICE_TYPE}wordprocessingml.endnotes+xml",
        "comments": f"{OFFICE_TYPE}wordprocessingml.comments+xml",
        "glossaryDocument": f"{OFFICE_TYPE}wordprocessingml.document.glossary+xml",
        "theme": f"{OFFICE_TYPE}theme+xml",
    },
}
# Parts without which a file is the same to its readers.
_SPARE = frozenset({"webSettings", "customXml", "customXmlProps", "stylesWithEffects", "glossaryDocument", "people"})
_UNESCAPED = re.compile(r"[A-Za-z0-9._/-]+")
_PERCENT = re.compile(r"-?\d{1,6}(\.\d{1,6})?%")
_REPAIR = "open the file in Office, let it be repaired, and save it again"


@dataclass(frozen=True, slots=True)
class Loaded:
    """A package; `broken` names the parts that cannot be read, `notes` say in sentences what was converted."""

    package: Package
    broken: frozenset[str]
    notes: tuple[str, ...]


def loaded(path: Path, kind: Kind) -> tuple[Loaded | None, tuple[Diagnostic, ...]]:
    """Read a file once; the first value is None where it is not one of the kind."""
    span = Span(str(path))
    try:
        if path.exists() and not path.is_file():
            what = "the file cannot be read: it is a folder, or no file at all"
            return None, (rules.UNREADABLE_FILE.at(span, what, rules.UNREADABLE_FILE.cure),)
        if path.stat().st_size > MAX_FILE:
            what = f"the file is larger than {MAX_FILE // 1_000_000} MB"
            return None, (rules.OVERSIZED_FILE.at(span, what, rules.OVERSIZED_FILE.cure),)
        content = path.read_bytes()
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", "") or "its name is none"
        return None, (rules.UNREADABLE_FILE.at(span, f"the file cannot be read: {reason}", rules.UNREADABLE_FILE.cure),)
    try:
        file = opened(content)
    except UnusableError as error:
        return None, (_refused(content, str(error), span),)
    if file.kind != kind:
        what = f"the file is a {_NAMES[file.kind]}, and a {_NAMES[kind]} is wanted"
        return None, (rules.WRONG_KIND.at(span, what, rules.WRONG_KIND.cure),)
    tag, child = _ROOTS[kind]
    root = file.trees[file.main]
    if root.tag != tag or (child and root.find(child) is None):
        return None, (rules.DAMAGED_FILE.at(span, f"{file.main} has no content", _REPAIR),)
    return _loaded(file), ()


def _refused(content: bytes, reason: str, span: Span) -> Diagnostic:
    """What bytes are that cannot be opened."""
    if content[:4] == _OLD:
        return rules.PROTECTED_FILE.at(span, reason, rules.PROTECTED_FILE.cure)
    if "large" in reason:
        return rules.OVERSIZED_FILE.at(span, reason, rules.OVERSIZED_FILE.cure)
    if content[:2] != b"PK":
        return rules.NOT_AN_OFFICE_FILE.at(span, "the file is no Office file", rules.NOT_AN_OFFICE_FILE.cure)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            types = archive.read(_TYPES) if _TYPES in archive.namelist() else b""
            if any(info.flag_bits & 1 for info in archive.infolist()):
                return rules.PROTECTED_FILE.at(span, "the file is encrypted", rules.PROTECTED_FILE.cure)
            declared = _declares(archive)
    except UNREADABLE:
        return rules.DAMAGED_FILE.at(span, "the file is cut off or damaged", _REPAIR)
    if declared:
        what = f"{declared} declares a document type, which Office refuses"
        return rules.DAMAGED_FILE.at(span, what, _REPAIR)
    if "broken" in reason:
        return rules.DAMAGED_FILE.at(span, reason, _REPAIR)
    if any(name in types for name in (b"presentationml", b"wordprocessingml")):
        return rules.DAMAGED_FILE.at(span, "its main part is missing, or nothing leads to it", _REPAIR)
    what = "the file is no presentation and no document" if types else "the file is no Office file"
    return rules.NOT_AN_OFFICE_FILE.at(span, what, rules.NOT_AN_OFFICE_FILE.cure)


def _declares(archive: zipfile.ZipFile) -> str:
    """The first part with a document type."""
    for info in archive.infolist():
        if info.filename.endswith((".xml", ".rels")):
            with archive.open(info) as part:
                if b"<!DOCTYPE" in part.read(4096):
                    return info.filename
    return ""


def _loaded(file: Opened) -> Loaded:
    notes = []
    trees = dict(file.trees)
    types = _types(file)
    broken = {_source(name) if name.endswith(".rels") else name for name in file.broken}
    blobs = {}
    for name in file.names - set(trees):
        try:
            blobs[name] = file.archive.read(file.entries[name])
        except (*UNREADABLE, NotImplementedError):
            blobs[name] = b""
            broken.add(name)
        if types[name].endswith("+xml") and name not in broken:
            # Parts may have any name; what they are, their type says.
            try:
                trees[name] = parse(blobs[name])
                del blobs[name]
            except (etree.XMLSyntaxError, ValueError):
                broken.add(name)
    package, renamed = _named(Package(file.kind, file.main, trees, blobs, types, _rels(file)))
    broken = {renamed.get(name, name) for name in broken}
    for source in list(package.rels):
        forget(package, source, lambda rel: rel.target in broken and rel.kind in _SPARE)
    notes = [*_transitional(file, package), *_plain(package)]
    return Loaded(package, frozenset(broken), tuple(notes))


def _named(package: Package) -> tuple[Package, Mapping[str, str]]:
    """The same with names that need no escapes: programs disagree on how others are written."""
    renamed: dict[str, str] = {}
    for number, name in enumerate(package.names, 1):
        folder, base = posixpath.split(name)
        if not _UNESCAPED.fullmatch(name):
            extension = re.sub(r"[^A-Za-z0-9.]", "", posixpath.splitext(base)[1])
            folder = "/".join(step for step in folder.split("/") if _UNESCAPED.fullmatch(step))
            renamed[name] = posixpath.join(folder, f"renamed{number}{extension}")
    if not renamed:
        return package, {}

    def own(name: str) -> str:
        return renamed.get(name, name)

    return Package(
        package.kind,
        own(package.main),
        {own(name): tree for name, tree in package.trees.items()},
        {own(name): blob for name, blob in package.blobs.items()},
        {own(name): type_ for name, type_ in package.types.items()},
        {
            own(source): {
                rid: Rel(rel.type, rel.target if rel.external else own(rel.target), rel.external)
                for rid, rel in rels.items()
            }
            for source, rels in package.rels.items()
        },
    ), renamed


def _types(file: Opened) -> dict[str, str]:
    """The content type of each part: its own, else that of its extension (ECMA-376 Part 2, 10.1.2.4)."""
    by_extension: dict[str, str] = {}
    by_name: dict[str, str] = {}
    for element in parse(file.archive.read(file.entries[_TYPES])):
        type_ = element.get("ContentType", "")
        if element.get("Extension") is not None:
            by_extension[element.get("Extension", "").lower()] = type_
        else:
            by_name[element.get("PartName", "").lstrip("/").lower()] = type_
    plain = "application/octet-stream"
    return {
        name: by_name.get(name.lower()) or by_extension.get(name.rpartition(".")[2].lower()) or plain
        for name in file.names
    }


def _source(name: str) -> str:
    folder, base = posixpath.split(name)
    return posixpath.join(posixpath.dirname(folder), base.removesuffix(".rels"))


def _rels(file: Opened) -> dict[str, dict[str, Rel]]:
    """All relationships, with their types in full, under the names that the parts have."""
    spelling: Mapping[str, str] = {name.lower(): name for name in file.names} | {"": ""}
    made: dict[str, dict[str, Rel]] = {}
    for name in file.entries:
        source = _source(name) if name.endswith(".rels") else None
        if source is None or source not in file.rels or source.lower() not in spelling:
            continue
        full = {e.get("Id", ""): e.get("Type", "") for e in parse(file.archive.read(file.entries[name]))}
        known = file.rels[source].items()
        made[spelling[source.lower()]] = {
            rid: Rel(full[rid], rel.target, rel.external) for rid, rel in known if rid and "/" in full[rid]
        }
    return made


def _transitional(file: Opened, package: Package) -> list[str]:
    """Strict documents in the words of transitional ones; their namespaces were read so already."""
    strict = b"http://purl.oclc.org/ooxml/" in file.archive.read(file.entries[file.main])
    for tree in package.trees.values():
        strict = (tree.tag in (f"{P}presentation", f"{W}document") and tree.get("conformance") == "strict") or strict
    if not strict:
        return []
    for tree in package.trees.values():
        if "conformance" in tree.attrib:
            del tree.attrib["conformance"]
        for element in tree.iter("*"):
            if element.tag.startswith(A):
                for key, value in element.items():
                    if _PERCENT.fullmatch(str(value)):
                        element.set(key, str(round(float(value[:-1]) * 1000)))
            elif element.tag == f"{W}jc":
                side = {"start": "left", "end": "right"}.get(element.get(f"{W}val", ""))
                if side is not None:
                    element.set(f"{W}val", side)
    return ["The file was in the strict form of the standard, and was converted to the usual one."]


def _plain(package: Package) -> list[str]:
    """The types of main part and design as those of a plain file, and one way to the main part."""
    kind = package.kind
    notes = []
    old = package.types[package.main]
    if old != _PLAIN[kind]:
        was = next((w for w in ("template", "slideshow", "addin") if w in old.lower()), "")
        was = " and ".join(filter(None, (was, "file for macros" if "macroEnabled" in old else ""))) or "file"
        notes.append(f"It was a {was}, and was changed to a plain {_NAMES[kind].split()[1]}.")
        package.types[package.main] = _PLAIN[kind]
    package.unrelate("", lambda rel: rel.kind == "officeDocument" and rel.target != package.main)
    ways = [rel for rel in package.rels.get("", {}).values() if rel.kind == "officeDocument"]
    if ways:
        package.unrelate("", lambda rel: any(rel is other for other in ways[1:]))
        ways[0].type = f"{OFFICE_REL}/officeDocument"
    else:
        package.relate("", f"{OFFICE_REL}/officeDocument", package.main)
    for name, type_ in package.types.items():
        if name != package.main and type_ == old:
            package.types[name] = "application/xml"
    for rels in package.rels.values():
        for rel in rels.values():
            if rel.kind in _TYPED[kind] and not rel.external and rel.target in package.trees:
                rel.type = f"{OFFICE_REL}/{rel.kind}"
                package.types[rel.target] = _TYPED[kind][rel.kind]
    return notes

"""Any bytes → a package in the form that Office writes today, or what they are instead."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from pathlib import Path

from briefdeck.diagnostics import Diagnostic, Span
from briefdeck.diagnostics.rules import opening as rules
from briefdeck.ooxml.links import forget
from briefdeck.ooxml.names import DECK_MAIN_TYPE, MEMO_MAIN_TYPE, OFFICE_REL, OFFICE_TYPE, A, P, W
from briefdeck.ooxml.opening import opened, source_of
from briefdeck.ooxml.package import Kind, Package, Relationship
from briefdeck.ooxml.xml import is_strict
from briefdeck.ooxml.zip_guard import Reason, UnusableError, contents
from briefdeck.patterns import regex
from briefdeck.values import dataclass

_PLAIN: dict[Kind, str] = {
    "pptx": DECK_MAIN_TYPE,
    "docx": MEMO_MAIN_TYPE,
}
_NAMES: dict[Kind, str] = {"pptx": "PowerPoint presentation", "docx": "Word document"}
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
_UNESCAPED = regex(r"[A-Za-z0-9._/-]+")
_PERCENT = regex(r"-?\d{1,6}(\.\d{1,6})?%")
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
        package = opened(contents(path))
    except UnusableError as error:
        return None, (_refused(error, span),)
    if package.kind != kind:
        what = f"the file is a {_NAMES[package.kind]}, and a {_NAMES[kind]} is wanted"
        return None, (rules.WRONG_KIND.at(span, what, rules.WRONG_KIND.cure),)
    return _loaded(package), ()


def _refused(error: UnusableError, span: Span) -> Diagnostic:
    """What a file is that cannot be opened."""
    match error.reason:
        case Reason.FOLDER | Reason.UNREADABLE:
            return rules.UNREADABLE_FILE.at(span, str(error), rules.UNREADABLE_FILE.cure)
        case Reason.COMPOUND:
            return rules.PROTECTED_FILE.at(span, str(error), rules.PROTECTED_FILE.cure)
        case Reason.ENCRYPTED:
            return rules.PROTECTED_FILE.at(span, "the file is encrypted", rules.PROTECTED_FILE.cure)
        case Reason.OVERSIZED:
            return rules.OVERSIZED_FILE.at(span, str(error), rules.OVERSIZED_FILE.cure)
        case Reason.CUT:
            return rules.DAMAGED_FILE.at(span, "the file is cut off or damaged", _REPAIR)
        case Reason.DOCUMENT_TYPE:
            what = f"{error.part} declares a document type, which Office refuses"
            return rules.DAMAGED_FILE.at(span, what, _REPAIR)
        case Reason.BROKEN:
            return rules.DAMAGED_FILE.at(span, f"{error.part} is missing or broken", _REPAIR)
        case Reason.EMPTY_MAIN:
            return rules.DAMAGED_FILE.at(span, f"{error.part} has no content", _REPAIR)
        case Reason.LOST_MAIN:
            return rules.DAMAGED_FILE.at(span, "its main part is missing, or nothing leads to it", _REPAIR)
        case Reason.OTHER:
            what = "the file is no presentation and no document"
            return rules.NOT_AN_OFFICE_FILE.at(span, what, rules.NOT_AN_OFFICE_FILE.cure)
        case Reason.FOREIGN:
            return rules.NOT_AN_OFFICE_FILE.at(span, "the file is no Office file", rules.NOT_AN_OFFICE_FILE.cure)


def _loaded(package: Package) -> Loaded:
    strict = _is_strict(package)
    broken = {source_of(name) if name.endswith(".rels") else name for name in package.broken}
    # What has no id or no type cannot be used, and would be written as it came.
    for source in list(package.rels):
        rels = package.rels[source]
        package.rels[source] = {rid: rel for rid, rel in rels.items() if rid and "/" in rel.type}
    renamed = _named(package)
    broken = {renamed.get(name, name) for name in broken}
    for source in list(package.rels):
        forget(package, source, lambda rel: rel.target in broken and rel.kind in _SPARE)
    notes = [*(_transitional(package) if strict else ()), *_plain(package)]
    return Loaded(package, frozenset(broken), tuple(notes))


def _named(package: Package) -> Mapping[str, str]:
    """Give parts names that need no escapes: programs disagree on how others are written. Returns the new names."""
    renamed: dict[str, str] = {}
    for number, name in enumerate(package.names, 1):
        folder, base = posixpath.split(name)
        if not _UNESCAPED.fullmatch(name):
            extension = re.sub(r"[^A-Za-z0-9.]", "", posixpath.splitext(base)[1])
            folder = "/".join(step for step in folder.split("/") if _UNESCAPED.fullmatch(step))
            renamed[name] = posixpath.join(folder, f"renamed{number}{extension}")
    package.rename(renamed)
    return renamed


def _is_strict(package: Package) -> bool:
    """Whether a document says or shows that it is in the strict form."""
    roots = (tree for tree in package.trees.values() if tree.tag in (f"{P}presentation", f"{W}document"))
    return is_strict(package.stored(package.main)) or any(root.get("conformance") == "strict" for root in roots)


def _transitional(package: Package) -> list[str]:
    """Strict documents in the words of transitional ones; their namespaces were read so already."""
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
    rels = package.rels.setdefault("", {})
    ways = [rid for rid, rel in rels.items() if rel.kind == "officeDocument" and rel.target == package.main]
    package.unrelate("", lambda rel: rel.kind == "officeDocument")
    main = Relationship(f"{OFFICE_REL}/officeDocument", package.main)
    if ways:
        rels[ways[0]] = main
    else:
        package.relate("", main.type, main.target)
    for name, type_ in package.types.items():
        if name != package.main and type_ == old:
            package.types[name] = "application/xml"
    for rels in package.rels.values():
        for rid, rel in rels.items():
            if rel.kind in _TYPED[kind] and not rel.external and rel.target in package.trees:
                rels[rid] = rel._replace(type=f"{OFFICE_REL}/{rel.kind}")
                package.types[rel.target] = _TYPED[kind][rel.kind]
    return notes

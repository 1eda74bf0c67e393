"""The body of a template: cleared, or kept with the place where the memo goes; the page that the memo gets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import deepcopy
from typing import Literal

from lxml import etree

from briefdeck.ooxml.names import DECORATIVE, PIC, WP, A, R, W
from briefdeck.ooxml.package import Package
from briefdeck.ooxml.styles import value
from briefdeck.ooxml.units import whole
from briefdeck.ooxml.wordml import detach, drop, local, put, unwrap
from briefdeck.ooxml.xml import Element
from briefdeck.patterns import regex

Body = Literal["auto", "clear", "keep", "marker"]
_MARKER = regex(r"\{\{?\s*memo\s*\}?\}", re.IGNORECASE)
MARKER = "{{ memo }}"
# The extension of Office that holds adec:decorative.
_DECORATION = "{C183D7F6-B498-43B3-948B-1728B52AA6E4}"
_FILE = regex(r"(?i)\.(png|jpe?g|gif|bmp|tiff?|emf|wmf|svg|webp|eps|pict?)\b|[\\/]")
# Twips: A4, the margin of an inch, the least width and height of text that a memo can be set in.
_A4, _INCH, _LEAST = ("11906", "16838"), 1440, 3600
_LEAST_SHARE = 0.4
# What a document says of its body, its reviewers and its makers; a memo has none of it.
_GONE = frozenset(
    [
        "comments",
        "commentsExtended",
        "commentsIds",
        "commentsExtensible",
        "people",
        "glossaryDocument",
        "customXml",
        "keyMapCustomizations",
        "attachedToolbars",
        "vbaProject",
        "stylesWithEffects",
        "mailMergeSource",
        "recipientData",
        "aFChunk",
        "subDocument",
    ]
)
_KEPT = frozenset(["styles", "numbering", "settings", "theme", "fontTable", "webSettings", "footnotes", "endnotes"])
_SETTINGS = (
    *("writeProtection", "documentProtection", "trackRevisions", "attachedTemplate", "mailMerge", "docVars", "rsids"),
    *("linkStyles", "formsDesign", "stylePaneFormatFilter", "removePersonalInformation", "readModeInkLockDown"),
    *("saveThroughXslt", "hdrShapeDefaults", "attachedSchema", "updateFields"),
)


def settle_body(package: Package, language: str, body: Body) -> tuple[str, ...]:
    """Clear or keep the body of a package, and give its last section the page of the memo; notes."""
    root = package.trees[package.main]
    holder = root.find(f"{W}body")
    assert holder is not None  # else it is not opened
    notes: list[str] = []
    sections = list(root.iter(f"{W}sectPr"))
    final = holder.find(f"{W}sectPr")
    if final is None:
        final = deepcopy(sections[-1]) if sections else holder.makeelement(f"{W}sectPr", None, None)
        holder.append(final)
        sections.append(final)
        notes.append("the document said nothing of its last page: that was added")
    marked = _mark(holder) if body in ("auto", "marker") else False
    kept = marked or body == "keep"
    notes += _page(sections, final, language, kept=kept)
    if marked:
        notes.append("the body is kept, and the memo takes the place of its marker")
    elif kept:
        notes.append("the body is kept, and the memo follows it")
    else:
        words = sum(1 for t in holder.iter(f"{W}t") if (t.text or "").strip())
        # A new tree with copies of what stays: lxml takes minutes to take tens of thousands of elements out of one.
        final = deepcopy(final)
        root, holder = _emptied(root, holder)
        package.trees[package.main] = root
        if words:
            notes.append("the sample text of the body was taken out")
    # What is gone needs no review: a long body has tens of thousands of changes.
    _reviewed(root)
    holder.append(final)
    _unrelate(package, root)
    _clear_notes(package, kept=kept)
    _settings(package)
    return tuple(notes)


def _emptied(root: Element, body: Element) -> tuple[Element, Element]:
    """The same document with nothing in its body, and that body."""
    made = etree.Element(root.tag, None, {k: v for k, v in root.nsmap.items() if k})
    made.attrib.update(root.attrib)
    empty = etree.SubElement(made, body.tag)
    empty.attrib.update(body.attrib)
    for child in root:
        made.append(empty if child is body else deepcopy(child))
    return made, empty


def _reviewed(root: Element) -> None:
    """Changes accepted, comments gone, data no longer bound to what is not there."""
    for element in list(root.iter(f"{W}ins", f"{W}moveTo")):
        if local(element.getparent()) not in ("rPr", "trPr", "numPr"):  # type: ignore[arg-type]
            unwrap(element, list(element))
        else:
            detach(element)
    gone = [
        *("del", "moveFrom", "commentRangeStart", "commentRangeEnd", "dataBinding", "moveFromRangeStart"),
        *("moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd", "proofErr", "permStart", "permEnd"),
        *("rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "trPrChange", "tcPrChange", "tblGridChange"),
    ]
    for element in list(root.iter(*(W + name for name in gone))):
        detach(element)
    for element in list(root.iter(f"{W}commentReference")):
        run = element.getparent()
        if run is not None:
            detach(run)


def _mark(body: Element) -> bool:
    """Put the marker where the template names the memo's place; whether there is one."""
    for child in list(body):
        if not _is_place(child):
            continue
        paragraph = body.makeelement(f"{W}p", None, None)
        run = put(paragraph, "r")
        put(run, "t").text = MARKER
        child.addprevious(paragraph)
        body.remove(child)
        return True
    return False


def _is_place(child: Element) -> bool:
    match local(child):
        case "p":
            text = "".join(t.text or "" for t in child.iter(f"{W}t"))
            named = (b.get(f"{W}name", "").casefold() for b in child.iter(f"{W}bookmarkStart"))
            return bool(_MARKER.fullmatch(text.strip())) or "memo" in named
        case "sdt":
            titles = (value(child, f"sdtPr/{name}") or "" for name in ("alias", "tag"))
            text = "".join(t.text or "" for t in child.iter(f"{W}t"))
            return "memo" in [t.strip().casefold() for t in titles] or bool(_MARKER.fullmatch(text.strip()))
        case _:
            return False


def _page(sections: list[Element], final: Element, language: str, *, kept: bool) -> Iterator[str]:
    """Headers and footers, size, margins and columns of the last section."""
    if not kept:
        known: dict[tuple[str, str], Element] = {}
        for section in sections:
            for reference in section.iterchildren(f"{W}headerReference", f"{W}footerReference"):
                known[local(reference), reference.get(f"{W}type", "default")] = reference
        own = {
            (local(r), r.get(f"{W}type", "default"))
            for r in final.iterchildren(f"{W}headerReference", f"{W}footerReference")
        }
        missing = [deepcopy(r) for key, r in known.items() if key not in own]
        for place, reference in enumerate(missing):
            final.insert(place, reference)
        if missing:
            yield "the last section takes the headers and footers of those before it"
        if language not in ("ar", "he", "fa", "ur"):
            drop(final, "bidi", "rtlGutter")
        drop(final, "type", "vAlign", "textDirection", "formProt", "footnotePr", "endnotePr", "lnNumType")
    upright = [s for s in sections if not _landscape(s) and s.find(f"{W}pgSz") is not None]
    if _landscape(final) and upright and not kept:
        for name in ("pgSz", "pgMar"):
            source = upright[-1].find(W + name)
            drop(final, name)
            if source is not None:
                put(final, name).attrib.update(source.attrib)
        yield "the last pages lay on their side: the memo takes the upright ones"
    size = put(final, "pgSz")
    if whole(size.get(f"{W}w")) <= 0 or whole(size.get(f"{W}h")) <= 0:
        other = next((s for s in sections if whole(value(s, "pgSz", "w")) > 0), None)
        if other is not None and not language.startswith("ja"):
            size.attrib.update(other.find(f"{W}pgSz").attrib)  # type: ignore[union-attr]
        else:
            size.set(f"{W}w", _A4[0])
            size.set(f"{W}h", _A4[1])
        yield "the page had no size: it is now A4" if other is None else "the page takes the size of the others"
    if _margins(final, size):
        yield "the margins left too little room for text: they are now an inch at most"
    columns = final.find(f"{W}cols")
    if columns is not None and (whole(columns.get(f"{W}num"), 1) > 1 or len(columns)):
        final.remove(columns)
        yield "the text stood in columns: the memo stands in one"


def _landscape(section: Element) -> bool:
    size = section.find(f"{W}pgSz")
    return size is not None and whole(size.get(f"{W}w")) > whole(size.get(f"{W}h"))


def _margins(section: Element, size: Element) -> bool:
    """Margins that leave room; whether any was changed. Those that lack get Word's inch."""
    margins = put(section, "pgMar")
    for name in ("top", "right", "bottom", "left"):
        if margins.get(W + name) is None:
            margins.set(W + name, str(_INCH))
    for name, length in (("header", "708"), ("footer", "708"), ("gutter", "0")):
        if margins.get(W + name) is None:
            margins.set(W + name, length)
    changed = False
    for side, first, second in (("w", "left", "right"), ("h", "top", "bottom")):
        page = whole(size.get(W + side), 12000)
        taken = abs(whole(margins.get(W + first))) + abs(whole(margins.get(W + second)))
        negative = side == "w" and min(whole(margins.get(W + first)), whole(margins.get(W + second))) < 0
        if page - taken < max(min(_LEAST, page * 0.6), page * _LEAST_SHARE) or negative:
            for name in (first, second):
                margins.set(W + name, str(min(_INCH, page // 8)))
            changed = True
    if whole(margins.get(f"{W}gutter")) > whole(size.get(f"{W}w"), 12000) // 8:
        margins.set(f"{W}gutter", "0")
        changed = True
    return changed


def _unrelate(package: Package, root: Element) -> None:
    """Drop relationships that the document names no more, and those of reviewing and data."""
    named = {text for e in root.iter() for key, text in e.attrib.items() if str(key).startswith(R)}
    rels = package.rels.get(package.main, {})
    for rid, rel in list(rels.items()):
        if rel.kind in _GONE or (rel.kind not in _KEPT and rid not in named):
            del rels[rid]
    package.sweep()


def _clear_notes(package: Package, *, kept: bool) -> None:
    """Notes of a body that is gone; a part without separators is made anew by Word and by the writer."""
    for kind, tag in (("footnotes", "footnote"), ("endnotes", "endnote")):
        for part in package.related(package.main, kind):
            root = package.trees.get(part)
            if root is None:
                continue
            if not kept:
                for note in list(root):
                    if note.get(f"{W}type") in (None, "normal"):
                        root.remove(note)
            types = {note.get(f"{W}type") for note in root}
            if not kept and not {"separator", "continuationSeparator"} <= types:
                package.unrelate(package.main, lambda rel, part=part: rel.target == part)  # type: ignore[misc]
                package.sweep()
                for settings in package.related(package.main, "settings"):
                    drop(package.trees.get(settings), f"{tag}Pr")
                continue
            named = {text for e in root.iter() for key, text in e.attrib.items() if str(key).startswith(R)}
            for rid in [rid for rid in package.rels.get(part, {}) if rid not in named]:
                del package.rels[part][rid]
    package.sweep()


def _settings(package: Package) -> None:
    for part in package.related(package.main, "settings"):
        root = package.trees.get(part)
        drop(root, *_SETTINGS)
        if root is not None:
            named = {text for e in root.iter() for key, text in e.attrib.items() if str(key).startswith(R)}
            for rid in [rid for rid in package.rels.get(part, {}) if rid not in named]:
                del package.rels[part][rid]
    package.sweep()


def clear_prompts(package: Package) -> tuple[str, ...]:
    """Take placeholder prompts out of headers and footers; the letterhead around them stays."""
    count = 0
    for kind in ("header", "footer"):
        for part in package.related(package.main, kind):
            root = package.trees.get(part)
            for control in list(root.iter(f"{W}sdt")) if root is not None else ():
                if control.find(f"{W}sdtPr/{W}showingPlcHdr") is None:
                    continue
                content = control.find(f"{W}sdtContent")
                if next(control.iter(f"{W}fldChar"), None) is not None:
                    continue
                for run in list(content.iter(f"{W}r")) if content is not None else ():
                    detach(run)
                unwrap(control, list(content) if content is not None else [])
                count += 1
            if root is not None and not len(root):
                put(root, "p")
    return ("prompts such as “[Type the company name]” were taken out of headers and footers",) if count else ()


def name_pictures(package: Package) -> tuple[str, ...]:
    """Take the names of files out of the descriptions of pictures: they tell where a picture came from."""
    count = 0
    parts = [package.main, *(p for kind in ("header", "footer") for p in package.related(package.main, kind))]
    for root in (package.trees[part] for part in parts if part in package.trees):
        for number, element in enumerate(root.iter(f"{WP}docPr", f"{PIC}cNvPr"), 1):
            for key in ("descr", "title", "name"):
                if _FILE.search(element.get(key, "")):
                    element.attrib.pop(key)
                    count += 1
            if not element.get("name"):
                element.set("name", f"Picture {number}")
            if local(element) == "docPr" and not element.get("descr"):
                _decorate(element)
    return ("file names were taken out of the descriptions of pictures",) if count else ()


def _decorate(element: Element) -> None:
    """Mark the art of a letterhead as decoration, which is what it is where nobody described it."""
    if next(element.iter(DECORATIVE), None) is not None:
        return
    holder = element.find(f"{A}extLst")
    if holder is None:
        holder = etree.SubElement(element, f"{A}extLst")
    extension = etree.SubElement(holder, f"{A}ext", {"uri": _DECORATION})
    etree.SubElement(extension, DECORATIVE, {"val": "1"})


def complete_fields(package: Package) -> None:
    """Give fields of headers and footers that have no result one, as Word does at the first look."""
    for kind in ("header", "footer"):
        for part in package.related(package.main, kind):
            open_fields: list[bool] = []
            words = ""
            for element in list(package.trees[part].iter(f"{W}fldChar", f"{W}instrText")):
                what = element.get(f"{W}fldCharType")
                if what is None:
                    words = element.text or ""
                elif what == "begin":
                    open_fields.append(False)
                elif what == "separate" and open_fields:
                    open_fields[-1] = True
                elif what == "end" and open_fields and not open_fields.pop():
                    run = element.getparent()
                    assert run is not None
                    mark = run.makeelement(f"{W}r", None, None)
                    put(mark, "fldChar").set(f"{W}fldCharType", "separate")
                    run.addprevious(mark)
                    result = run.makeelement(f"{W}r", None, None)
                    put(result, "t").text = "1" if "PAGE" in words.upper() else ""
                    run.addprevious(result)


def has_furniture(package: Package) -> bool:
    """Whether the last section has a header or a footer."""
    final = package.trees[package.main].find(f"{W}body/{W}sectPr")
    return final is not None and any(True for _ in final.iterchildren(f"{W}headerReference", f"{W}footerReference"))


def add_reference(package: Package, kind: str, rid: str, type_: str = "default") -> None:
    """Name a header or footer in the last section."""
    final = package.trees[package.main].find(f"{W}body/{W}sectPr")
    assert final is not None
    reference = final.makeelement(f"{W}{kind}Reference", None, None)
    reference.set(f"{W}type", type_)
    reference.set(f"{R}id", rid)
    final.insert(0, reference)

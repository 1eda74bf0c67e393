"""Relationships that lead nowhere or must go, and the elements that used them: taken out so that the file stays valid.

Elements name relationships by attributes of one namespace (ECMA-376 Part 1, 22.8), so one walk finds them all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from lxml import etree

from briefdeck.ooxml.names import MC, PIC, A, P, R, W
from briefdeck.ooxml.package import Package, Relationship
from briefdeck.ooxml.xml import E, Element

# What goes as a whole where something inside it has lost its part.
_SHAPES = frozenset(
    {f"{P}{name}" for name in ("sp", "pic", "graphicFrame", "cxnSp", "contentPart")}
    | {f"{W}{name}" for name in ("drawing", "pict", "object")}
)
# What goes alone, and its shape stays.
_ALONE = frozenset(
    {f"{A}{name}" for name in ("hlinkClick", "hlinkHover", "hlinkMouseOver", "snd")}
    | {f"{A}{name}" for name in ("videoFile", "audioFile", "wavAudioFile", "quickTimeFile")}
    | {f"{P}{name}" for name in ("tags", "custData")}
    | {f"{W}{name}" for name in ("headerReference", "footerReference", "altChunk", "subDoc")}
)
# Lists that may not be empty, or mean nothing when they are.
_LISTS = frozenset(
    {f"{P}{name}" for name in ("custDataLst", "controls", "custShowLst", "extLst", "embeddedFontLst")} | {f"{A}extLst"}
)
_PICTURE = f"{PIC}pic"
_RELID = "{urn:schemas-microsoft-com:office:office}relid"
_USING = etree.XPath(
    "(descendant-or-self::*/@r:* | descendant-or-self::*/@o:relid)/..",
    namespaces={"r": R[1:-1], "o": "urn:schemas-microsoft-com:office:office"},
)
_VML = "{urn:schemas-microsoft-com:vml}"
# The kinds of parts that are found through an id in the XML alone: without one they are leftovers.
_BY_ID = frozenset(
    {"image", "hyperlink", "chart", "package", "oleObject", "audio", "video", "media", "slide", "header", "footer"}
)
# The same, but only for the part that lists them.
_LISTED = {"presentation": ("slideMaster", "notesMaster", "handoutMaster"), "sldMaster": ("slideLayout",)}


def forget(package: Package, source: str, unwanted: Callable[[Relationship], bool]) -> int:
    """Drop relationships of a part, and what used them. Returns how many."""
    dropped = package.unrelate(source, unwanted)
    if dropped and source in package.trees:
        neutralise(package, source)
    return len(dropped)


def mend(package: Package) -> list[str]:
    """Drop relationships to parts that are not there, and uses of relationships that are not there.

    Returns the names of the parts that were missing, or where nobody knows them, what named them.
    """
    missing = []
    for source in list(package.rels):
        if source and source not in package:
            del package.rels[source]
            continue
        missing += [r.target for r in package.rels[source].values() if not r.external and r.target not in package]
        told = bool(package.unrelate(source, lambda rel: not rel.external and rel.target not in package))
        if source in package.trees and neutralise(package, source) and not told:
            missing.append(f"some that {source} names")
    for source in [name for name in package.trees if name not in package.rels]:
        if neutralise(package, source):
            missing.append(f"some that {source} names")
    return sorted(name for name in set(missing) if name)


def neutralise(package: Package, source: str) -> bool:
    """Take out what uses relationships that a part does not have; true where something was."""
    tree = package.trees[source]
    rels = package.rels.get(source, {})
    found = [(element, key) for element in _users(tree) for key, value in _ids(element) if value and value not in rels]
    for element, key in found:
        if key in element.attrib and within(element, tree):
            _take_out(element, key, rels)
    if found:
        _settle_timing(tree)
    return bool(found)


def prune(package: Package) -> None:
    """Drop relationships that no element uses although only an element could."""
    for source, tree in package.trees.items():
        rels = package.rels.get(source)
        if not rels:
            continue
        used = {rid for element in _users(tree) for _, rid in _ids(element)}
        by_id = _BY_ID | set(_LISTED.get(etree.QName(tree).localname, ()))
        drawn = next(tree.iter(f"{P}oleObj", f"{P}control"), None) is not None
        for rid, rel in list(rels.items()):
            stale = rel.kind == "vmlDrawing" and package.kind == "pptx" and not drawn
            if stale or (rel.kind in by_id and rid not in used):
                del rels[rid]


def _users(tree: Element) -> list[Element]:
    """The elements that name relationships. XPath looks at the many others without making objects of them."""
    found = _USING(tree)
    assert isinstance(found, list)
    return [element for element in found if isinstance(element, etree._Element)]


def _ids(element: Element) -> Iterator[tuple[str, str]]:
    """The attributes of an element that name relationships."""
    for key, value in element.items():
        name = str(key)
        if name.startswith(R) or name == _RELID:
            yield name, str(value)


def within(element: Element, tree: Element) -> bool:
    """Whether an element still stands in a tree."""
    return element is tree or any(parent is tree for parent in element.iterancestors())


def take_out(element: Element) -> None:
    """Remove an element, the alternatives that it is one of, and the list that it leaves empty."""
    parent = element.getparent()
    if parent is None:
        return
    if parent.tag in (f"{MC}Choice", f"{MC}Fallback") and parent.getparent() is not None:
        take_out(parent.getparent())  # type: ignore[arg-type]  # asked for above
        return
    if element.tail and element.tail.strip():
        element.tail = None
    parent.remove(element)
    if parent.tag in _LISTS and len(parent) == 0:
        take_out(parent)


def shape_of(element: Element) -> Element | None:
    """The shape, picture, frame or drawing that an element belongs to."""
    for one in (element, *element.iterancestors()):
        parent = one.getparent()
        if one.tag == _PICTURE and parent is not None and parent.tag.endswith(("}wgp", "}grpSp")):
            return one
        if one.tag in _SHAPES:
            return one
    return None


def _take_out(element: Element, key: str, rels: dict[str, Relationship]) -> None:
    if element.getparent() is None or element.tag in (f"{W}hyperlink", f"{_VML}fill", f"{_VML}stroke"):
        del element.attrib[key]
        return
    others = [rid for other, rid in _ids(element) if other != key]
    if element.tag in (f"{A}blip", f"{_VML}imagedata") and any(rid in rels for rid in others):
        del element.attrib[key]
        return
    if element.tag in _ALONE:
        take_out(element)
        return
    sound = next(element.iterancestors(f"{P}sndAc"), None)
    if sound is not None:
        take_out(sound)
        return
    extension = next((e for e in element.iterancestors() if e.tag in (f"{A}ext", f"{P}ext") or e.tag in _SHAPES), None)
    if extension is not None and extension.tag not in _SHAPES:
        take_out(extension)
        return
    if element.tag == f"{A}blip" and _without_fill(element):
        return
    shape = shape_of(element)
    take_out(element if shape is None else shape)


def _without_fill(blip: Element) -> bool:
    """A picture that was a fill or a bullet: another fill, or no such bullet. False where it is a picture itself."""
    fill = blip.getparent()
    holder = fill.getparent() if fill is not None else None
    if fill is None or holder is None or holder.tag.endswith("}pic"):
        return False
    if fill.tag == f"{A}buBlip":
        holder.remove(fill)
        return True
    if not fill.tag.endswith("}blipFill"):
        return False
    if holder.tag.endswith("illStyleLst"):
        holder.replace(fill, E("a:solidFill", None, E("a:schemeClr", {"val": "phClr"})))
    else:
        holder.replace(fill, E("a:noFill"))
    return True


def _settle_timing(tree: Element) -> None:
    """No animation of shapes that are gone, or of sounds and films that are."""
    timing = tree.find(f"{P}timing")
    if timing is None:
        return
    shapes = {e.get("id") for e in tree.iter(f"{P}cNvPr")}
    media = any(True for _ in timing.iter(f"{P}audio", f"{P}video"))
    if media or any(e.get("spid") not in shapes for e in timing.iter(f"{P}spTgt")):
        tree.remove(timing)

"""A deck with one slide for each layout of a template, every placeholder filled: what is true of it, is true of slides.

It is read by `preflight`, so that inheritance, contrast and room are judged by what later judges the decks themselves.
"""

from __future__ import annotations

from briefdeck.ooxml.names import OFFICE_REL, SLIDE_TYPE, P
from briefdeck.ooxml.package import Package, Relationship
from briefdeck.ooxml.placeholders import placeholder_of
from briefdeck.ooxml.presentation import FIRST_SLIDE_ID, layouts_of, slide_list
from briefdeck.ooxml.units import emu
from briefdeck.ooxml.xml import E, Element, root

_SAMPLE = "Aa 永"


def probe(package: Package, *, labelled: bool = False) -> Package:
    """Such a deck. `labelled` outlines the placeholders and names them, to be looked at."""
    made = package.copy()
    main = made.trees[made.main]
    for old in main.findall(f"{P}sldIdLst"):
        main.remove(old)
    listed = slide_list(main)
    for number, (_, layout) in enumerate(layouts_of(package), 1):
        name = f"ppt/slides/probe{number}.xml"
        made.add(name, SLIDE_TYPE, _slide(package.trees[layout], labelled=labelled))
        made.rels[name] = {"rId1": Relationship(f"{OFFICE_REL}/slideLayout", layout)}
        rid = made.relate(made.main, f"{OFFICE_REL}/slide", name)
        listed.append(E("p:sldId", {"id": str(FIRST_SLIDE_ID + number), "r:id": rid}))
    return made


def _slide(layout: Element, *, labelled: bool) -> Element:
    group = E("p:nvGrpSpPr", None, E("p:cNvPr", {"id": "1", "name": ""}), E("p:cNvGrpSpPr"), E("p:nvPr"))
    tree = E("p:spTree", None, group, E("p:grpSpPr"))
    found = layout.find(f"{P}cSld/{P}spTree")
    for number, shape in enumerate(found if found is not None else (), 2):
        mark = placeholder_of(shape) if shape.tag in (f"{P}sp", f"{P}pic") else None
        if mark is not None:
            identity = shape[0].find(f"{P}cNvPr")
            name = identity.get("name", "") if identity is not None else ""
            tree.append(_filled(mark, name, number, labelled=labelled))
    mapping = E("p:clrMapOvr", None, E("a:masterClrMapping"))
    return root("p:sld", ("a", "r", "p"), E("p:cSld", None, tree), mapping)


def _filled(mark: Element, name: str, number: int, *, labelled: bool) -> Element:
    attributes = {key: value for key in ("type", "idx") if (value := mark.get(key))}
    words = f"{name} ({mark.get('type', 'obj')})" if labelled else _SAMPLE
    size = {"sz": "900"} if labelled else {}
    identity = E("p:cNvPr", {"id": str(number), "name": name})
    described = E("p:nvSpPr", None, identity, E("p:cNvSpPr"), E("p:nvPr", None, E("p:ph", attributes)))
    run = E("a:r", None, E("a:rPr", {"lang": "ja-JP", **size}), E("a:t", None, words))
    body = E("p:txBody", None, E("a:bodyPr"), E("a:lstStyle"), E("a:p", None, run))
    return E("p:sp", None, described, E("p:spPr", None, _edge() if labelled else None), body)


def _edge() -> Element:
    """A line that no template has."""
    colour = E("a:solidFill", None, E("a:srgbClr", {"val": "D6006C"}))
    return E("a:ln", {"w": str(emu(1))}, colour, E("a:prstDash", {"val": "dash"}))

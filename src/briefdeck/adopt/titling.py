"""A title for a layout that has none: every slide needs one, for its readers, for outlines and for screen readers."""

from __future__ import annotations

from briefdeck.adopt.facts import DeckFacts, LayoutFacts
from briefdeck.adopt.regions import largest_free
from briefdeck.ooxml.geometry import Frame
from briefdeck.ooxml.names import P
from briefdeck.ooxml.package import Package
from briefdeck.ooxml.units import emu
from briefdeck.ooxml.xml import E

_HEIGHT = 66.0  # pt of two lines of 24 pt, on a page of 540 pt


def add_title(package: Package, layout: LayoutFacts, facts: DeckFacts, scale: float) -> None:
    """Put a title placeholder at the top of what is free on a layout; its look is that of the master's titles."""
    root = package.trees[layout.part]
    tree = root.find(f"{P}cSld/{P}spTree")
    if tree is None:
        return
    # Some layouts have a subtitle where others have the title.
    stands = [p for p in layout.placeholders if p.type in ("subTitle", "body") and p.upright]
    above = [p for p in stands if p.box.y < 0.2 * facts.height and 24 * scale < p.box.height < 0.25 * facts.height]
    instead = max(above, key=lambda p: (p.type == "subTitle", p.size), default=None)
    box = instead.box if instead is not None else _free(layout, facts, scale)
    taken = [int(e.get("id", "0")) for e in root.iter(f"{P}cNvPr") if e.get("id", "0").isdigit()]
    identity = str(max(taken, default=1) + 1)
    place = E(
        "a:xfrm",
        None,
        E("a:off", {"x": str(emu(box.x)), "y": str(emu(box.y))}),
        E("a:ext", {"cx": str(emu(box.width)), "cy": str(emu(box.height))}),
    )
    described = E(
        "p:nvSpPr",
        None,
        E("p:cNvPr", {"id": identity, "name": f"Title {identity}"}),
        E("p:cNvSpPr", None, E("a:spLocks", {"noGrp": "1"})),
        E("p:nvPr", None, E("p:ph", {"type": "title"})),
    )
    size = str(round(24 * scale) * 100)
    styles = E("a:lstStyle", None, E("a:lvl1pPr", None, E("a:defRPr", {"sz": size, "b": "1"})))
    words = E("a:p", None, E("a:r", None, E("a:rPr", {"lang": "en-US"}), E("a:t", None, "Title")))
    body = E("p:txBody", None, E("a:bodyPr", {"anchor": "b"}), styles, words)
    shape = E("p:sp", None, described, E("p:spPr", None, place), body)
    extensions = tree.find(f"{P}extLst")
    if extensions is None:
        tree.append(shape)
    else:
        extensions.addprevious(shape)


def _free(layout: LayoutFacts, facts: DeckFacts, scale: float) -> Frame:
    side = 0.05 * min(facts.width, facts.height)
    bounds = Frame(side, side, facts.width - 2 * side, facts.height - 2 * side)
    drawn = [d.box for d in layout.decorations if d.box.area < 0.5 * facts.page.area]
    furniture = [p.box for p in layout.placeholders if p.is_furniture]
    free = largest_free(bounds, [*drawn, *furniture], 6.0 * scale)
    return Frame(free.x, free.y, free.width, min(_HEIGHT * scale, free.height / 4))

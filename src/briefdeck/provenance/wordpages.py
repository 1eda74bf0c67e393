"""The sections of a memo, and how their pages are set (ECMA-376 Part 1, 17.6)."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from briefdeck.ooxml.names import W

Element = etree._Element
_SIDES = ("top", "right", "bottom", "left")


def sections_in(parent: Element) -> Iterator[Element]:
    """The properties of the sections in a body, in their order; what they were before a tracked change is none."""
    for section in parent.iter(f"{W}sectPr"):
        around = section.getparent()
        if around is None or around.tag != f"{W}sectPrChange":
            yield section


def page_setup(section: Element) -> str:
    """Width and height, margins and the number of columns of a section's pages, in twips, as one text; with the way
    that lines run and the sides that have a line, where these are not as usual."""
    size, margins, columns = (section.find(f"{W}{name}") for name in ("pgSz", "pgMar", "cols"))
    said = [size.get(f"{W}{side}", "") for side in "wh"] if size is not None else []
    said += [margins.get(f"{W}{side}", "") for side in _SIDES] if margins is not None else []
    said.append(columns.get(f"{W}num", "1") if columns is not None else "1")
    way, frame = section.find(f"{W}textDirection"), section.find(f"{W}pgBorders")
    said += [way.get(f"{W}val", "")] if way is not None and way.get(f"{W}val") not in ("lrTb", "tb") else []
    said += [side.tag.rpartition("}")[2] for side in frame] if frame is not None else []
    return " ".join(said)


def breaks_in(parent: Element) -> int:
    """How often a page ends with a break among the words."""
    return sum(each.get(f"{W}type") == "page" for each in parent.iter(f"{W}br"))

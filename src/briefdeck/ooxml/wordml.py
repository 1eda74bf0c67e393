"""WordprocessingML that is changed in place: children put where the schema wants them, and taken out."""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree

from briefdeck.ooxml.names import W
from briefdeck.ooxml.xml import Element

ORDERS: Mapping[str, tuple[str, ...]] = {
    "pPr": (
        "pStyle",
        "keepNext",
        "keepLines",
        "pageBreakBefore",
        "framePr",
        "widowControl",
        "numPr",
        "suppressLineNumbers",
        "pBdr",
        "shd",
        "tabs",
        "suppressAutoHyphens",
        "kinsoku",
        "wordWrap",
        "overflowPunct",
        "topLinePunct",
        "autoSpaceDE",
        "autoSpaceDN",
        "bidi",
        "adjustRightInd",
        "snapToGrid",
        "spacing",
        "ind",
        "contextualSpacing",
        "mirrorIndents",
        "suppressOverlap",
        "jc",
        "textDirection",
        "textAlignment",
        "textboxTightWrap",
        "outlineLvl",
        "divId",
        "cnfStyle",
        "rPr",
        "sectPr",
        "pPrChange",
    ),
    "rPr": (
        "rStyle",
        "rFonts",
        "b",
        "bCs",
        "i",
        "iCs",
        "caps",
        "smallCaps",
        "strike",
        "dstrike",
        "outline",
        "shadow",
        "emboss",
        "imprint",
        "noProof",
        "snapToGrid",
        "vanish",
        "webHidden",
        "color",
        "spacing",
        "w",
        "kern",
        "position",
        "sz",
        "szCs",
        "highlight",
        "u",
        "effect",
        "bdr",
        "shd",
        "fitText",
        "vertAlign",
        "rtl",
        "cs",
        "em",
        "lang",
        "eastAsianLayout",
        "specVanish",
        "oMath",
    ),
    "sectPr": (
        "headerReference",
        "footerReference",
        "footnotePr",
        "endnotePr",
        "type",
        "pgSz",
        "pgMar",
        "paperSrc",
        "pgBorders",
        "lnNumType",
        "pgNumType",
        "cols",
        "formProt",
        "vAlign",
        "noEndnote",
        "titlePg",
        "textDirection",
        "bidi",
        "rtlGutter",
        "docGrid",
        "printerSettings",
        "sectPrChange",
    ),
    "style": (
        "name",
        "aliases",
        "basedOn",
        "next",
        "link",
        "autoRedefine",
        "hidden",
        "uiPriority",
        "semiHidden",
        "unhideWhenUsed",
        "qFormat",
        "locked",
        "personal",
        "personalCompose",
        "personalReply",
        "rsid",
        "pPr",
        "rPr",
        "tblPr",
        "trPr",
        "tcPr",
        "tblStylePr",
    ),
}


def local(element: Element) -> str:
    """The name of an element without its namespace."""
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def put(parent: Element, name: str) -> Element:
    """The child of this name, made where the schema wants it if it is not there."""
    found = parent.find(W + name)
    if found is not None:
        return found
    order = ORDERS.get(local(parent), ())
    made = parent.makeelement(W + name, None, None)
    later = set(order[order.index(name) + 1 :]) if name in order else set()
    place = next((i for i, child in enumerate(parent) if local(child) in later), len(parent))
    parent.insert(place, made)
    return made


def set_value(parent: Element, name: str, **attributes: str) -> Element:
    """The child of this name with these attributes, made if it is not there."""
    made = put(parent, name)
    for key, text in attributes.items():
        made.set(W + key, text)
    return made


def drop(parent: Element | None, *names: str) -> None:
    """Take out the children of these names."""
    for child in list(parent) if parent is not None else ():
        if local(child) in names:
            parent.remove(child)  # type: ignore[union-attr]


def detach(element: Element) -> None:
    """Take an element out of its parent."""
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def unwrap(element: Element, children: list[Element]) -> None:
    """Put children in the place of an element."""
    for child in children:
        element.addprevious(child)
    detach(element)

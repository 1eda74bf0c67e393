"""WordprocessingML that is changed in place: children put where the schema wants them, styles followed upwards."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from lxml import etree

from briefdeck.ooxml.names import W
from briefdeck.ooxml.units import whole
from briefdeck.ooxml.xml import Element

_LOOSE = re.compile(r"[\W_]+")
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


def value(element: Element | None, path: str = "", attribute: str = "val") -> str | None:
    """The attribute of a descendant; `path` is of local names with slashes, empty for the element itself."""
    if element is None:
        return None
    found = element.find("/".join(W + name for name in path.split("/"))) if path else element
    return None if found is None else found.get(W + attribute)


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


class Named(NamedTuple):
    """A style and what it is known by, in small letters; `loose` names have neither spaces nor signs."""

    style: Element
    name: str
    loose_name: str
    loose_id: str
    aliases: frozenset[str]
    outline: str


def _named(style: Element) -> Named:
    name, aliases = name_of(style), (value(style, "aliases") or "").split(",")
    known = frozenset(alias.strip().casefold() for alias in aliases) - {""}
    outline = value(style, "pPr/outlineLvl") or ""
    return Named(style, name.casefold(), loose(name), loose(id_of(style)), known, outline)


def loose(name: str) -> str:
    """A name in small letters without spaces and signs."""
    return _LOOSE.sub("", name).casefold()


class Sheet:
    """A style sheet by ids and names. The root is changed in place; `add` keeps the indices true."""

    def __init__(self, root: Element) -> None:
        self.root = root
        self.by_id: dict[str, Element] = {}
        self.names: dict[str, Element] = {}
        self._kinds: dict[str, list[Named]] = {}
        for style in root.iterfind(f"{W}style"):
            self._note(style)

    def _note(self, style: Element) -> None:
        self._kinds.clear()
        self.by_id.setdefault(id_of(style), style)
        self.names.setdefault(name_of(style).casefold(), style)

    def add(self, style: Element) -> None:
        """Put in a style whose name and id are free."""
        self.root.append(style)
        self._note(style)

    def named(self, kind: str) -> list[Named]:
        """The styles of a type with all that they are known by, read once."""
        if kind not in self._kinds:
            styles = [s for s in self.by_id.values() if s.get(f"{W}type", "paragraph") == kind]
            self._kinds[kind] = [_named(style) for style in styles]
        return self._kinds[kind]

    def free_id(self, wanted: str) -> str:
        """The id itself, or with a number behind it where it is taken; ids differ in more than case."""
        taken = {known.casefold() for known in self.by_id}
        found, number = wanted, 2
        while found.casefold() in taken:
            found, number = f"{wanted}{number}", number + 1
        return found

    def default(self, kind: str) -> Element | None:
        """The default style of a type: the paragraph style of text that names none is the body."""
        styles = [s for s in self.by_id.values() if s.get(f"{W}type", "paragraph") == kind]
        marked = [s for s in styles if s.get(f"{W}default") in ("1", "true", "on")]
        return next(iter(marked), None)

    def chain(self, style: Element | None) -> Iterator[Element]:
        """A style and those that it is based on."""
        seen: set[str] = set()
        while style is not None and id_of(style) not in seen:
            seen.add(id_of(style))
            yield style
            style = self.by_id.get(value(style, "basedOn") or "")

    def first(self, style: Element | None, path: str, attribute: str = "val") -> str | None:
        """What the nearest style says, the document's defaults last."""
        for element in self.chain(style):
            found = value(element, path, attribute)
            if found is not None:
                return found
        kind = path.partition("/")[0]
        return value(self.root, f"docDefaults/{kind}Default/{path}", attribute)

    def size(self, style: Element | None) -> int:
        """The type size in half points; Word's own is 10 pt."""
        return whole(self.first(style, "rPr/sz"), 20) or 20


def id_of(style: Element) -> str:
    """The id by which text names a style."""
    return style.get(f"{W}styleId", "")


def name_of(style: Element) -> str:
    """The canonical name of a style, as it is written."""
    return (value(style, "name") or id_of(style)).strip()

"""The slides of a presentation: each with its shapes in reading order, their frames in points on the slide.

A placeholder without a place of its own stands where its layout or master puts it (ECMA-376 Part 1, 19.3.1.36); what is
grouped is moved and scaled with its group. A shape keeps the elements that it inherits from as its `chain`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from briefdeck.ooxml.colours import PLAIN_MAP
from briefdeck.ooxml.geometry import STILL, Frame, Move
from briefdeck.ooxml.names import DECORATIVE, MC, A, C, P, R
from briefdeck.ooxml.package import Package
from briefdeck.ooxml.theme import Theme, theme_of
from briefdeck.ooxml.units import is_on, number, points
from briefdeck.ooxml.xml import Element

TITLES = frozenset({"title", "ctrTitle"})
FURNITURE = frozenset({"dt", "ftr", "sldNum", "hdr"})
_KINDS = {
    f"{P}sp": "shape",
    f"{P}pic": "picture",
    f"{P}cxnSp": "line",
    f"{P}grpSp": "group",
    f"{P}graphicFrame": "graphic",
    f"{P}contentPart": "ink",
}
_GRAPHICS = {"table": "table", "chart": "chart", "chartex": "chart", "diagram": "diagram", "ole": "object"}
_MASTER_TYPES = {
    "ctrTitle": "title",
    "title": "title",
    "subTitle": "body",
    "dt": "dt",
    "ftr": "ftr",
    "sldNum": "sldNum",
}
_PROPERTIES = frozenset({f"{P}spPr", f"{P}grpSpPr"})
_FRAME, _XFRM, _OFF, _EXT = f"{P}xfrm", f"{A}xfrm", f"{A}off", f"{A}ext"


@dataclass(frozen=True, slots=True)
class Shape:
    """One object. `groups` are the groups that it stands in, outermost first; `placeholder` is its type, or nothing."""

    element: Element
    kind: str
    properties: Element | None  # p:cNvPr
    box: Frame | None
    rotation: float
    groups: tuple[Element, ...]
    placeholder: str
    chain: tuple[Element, ...]

    @property
    def name(self) -> str:
        """Its name in the file; nothing where it has none."""
        return self.properties.get("name", "").strip() if self.properties is not None else ""

    @property
    def hidden(self) -> bool:
        return self.properties is not None and is_on(self.properties.get("hidden"))

    @property
    def is_upright(self) -> bool:
        return self.rotation % 360 == 0


@dataclass(frozen=True)
class Sheet:
    """A layout or master: its root, shapes and placeholders."""

    root: Element
    shapes: tuple[Shape, ...]

    @cached_property
    def placeholders(self) -> list[tuple[str, str, Element]]:
        """Type, index and element of each."""
        found = []
        for shape in self.shapes:
            mark = placeholder_of(shape.element)
            if mark is not None:
                found.append((mark.get("type", "obj"), mark.get("idx", "0"), shape.element))
        return found


@dataclass(frozen=True)
class Slide:
    """A slide with all that it inherits from. `number` counts from 1, hidden slides included."""

    number: int
    part: str
    root: Element
    hidden: bool
    shapes: tuple[Shape, ...]
    layout: Sheet | None
    master: Sheet | None
    theme: Theme
    mapping: Mapping[str, str]

    @cached_property
    def title(self) -> str:
        """The words of its title, on one line."""
        for shape in self.shapes:
            if shape.placeholder in TITLES:
                words = " ".join(" ".join(t.text or "" for t in shape.element.iter(f"{A}t")).split())
                if words:
                    return words
        return ""


@dataclass(frozen=True)
class Deck:
    """A presentation: page in points, slides in their order, the text style of all that inherits from nothing else."""

    package: Package
    root: Element
    width: float
    height: float
    slides: tuple[Slide, ...]


def read_deck(package: Package) -> Deck:
    """The slides of a package."""
    root = package.trees[package.main]
    size = root.find(f"{P}sldSz")
    width, height = (points(size.get(side) if size is not None else None, 720.0) for side in ("cx", "cy"))
    sheets: dict[str, Sheet] = {}
    themes: dict[str, Theme] = {}
    slides = []
    for place, part in enumerate(_slide_parts(package, root), 1):
        if part in package.trees:
            slides.append(_slide(package, place, part, sheets, themes))
    return Deck(package, root, width, height, tuple(slides))


def _slide_parts(package: Package, root: Element) -> list[str]:
    rels = package.rels.get(package.main, {})
    listed = [element.get(f"{R}id", "") for element in root.iterfind(f"{P}sldIdLst/{P}sldId")]
    return [rels[id_].target if id_ in rels else "" for id_ in listed]


def _slide(package: Package, place: int, part: str, sheets: dict[str, Sheet], themes: dict[str, Theme]) -> Slide:
    root = package.trees[part]
    layout_part = package.first_related(part, "slideLayout")
    master_part = package.first_related(layout_part, "slideMaster") if layout_part else ""
    layout, master = (_sheet(package, name, sheets) for name in (layout_part, master_part))
    theme_part = package.first_related(master_part, "theme") if master_part else ""
    if theme_part not in themes:
        themes[theme_part] = theme_of(package.trees.get(theme_part))
    mapping = dict(PLAIN_MAP)
    colours = master.root.find(f"{P}clrMap") if master is not None else None
    for sheet in (layout.root if layout is not None else None, root):
        override = sheet.find(f"{P}clrMapOvr/{A}overrideClrMapping") if sheet is not None else None
        colours = override if override is not None else colours
    if colours is not None:
        mapping.update({str(k): str(v) for k, v in colours.attrib.items()})
    shapes = tuple(_shapes(root, layout, master))
    hidden = not is_on(root.get("show"), True)
    return Slide(place, part, root, hidden, shapes, layout, master, themes[theme_part], mapping)


def _sheet(package: Package, part: str, known: dict[str, Sheet]) -> Sheet | None:
    if part not in known and part in package.trees:
        root = package.trees[part]
        known[part] = Sheet(root, tuple(_shapes(root, None, None)))
    return known.get(part)


def placeholder_of(element: Element) -> Element | None:
    """The mark that makes a shape a placeholder."""
    identity = element[0] if len(element) else None
    return identity.find(f"{P}nvPr/{P}ph") if identity is not None else None


def _shapes(root: Element, layout: Sheet | None, master: Sheet | None) -> Iterator[Shape]:
    tree = root.find(f"{P}cSld/{P}spTree")
    if tree is not None:
        yield from _members(tree, STILL, (), layout, master)


def _members(
    holder: Element, move: Move, groups: tuple[Element, ...], layout: Sheet | None, master: Sheet | None
) -> Iterator[Shape]:
    for element in holder:
        if element.tag == f"{MC}AlternateContent":
            choice = element.find(f"{MC}Choice")
            if choice is not None:
                yield from _members(choice, move, groups, layout, master)
            continue
        kind = _KINDS.get(element.tag)
        if kind is None:
            continue
        shape = _shape(element, kind, move, groups, layout, master)
        yield shape
        if kind == "group":
            yield from _members(element, _within(element, move), (*groups, element), layout, master)


def _shape(
    element: Element, kind: str, move: Move, groups: tuple[Element, ...], layout: Sheet | None, master: Sheet | None
) -> Shape:
    if kind == "graphic":
        data = element.find(f"{A}graphic/{A}graphicData")
        uri = data.get("uri", "") if data is not None else ""
        kind = _GRAPHICS.get(uri.rpartition("/")[2], "graphic")
    mark = placeholder_of(element)
    placeholder = mark.get("type", "obj") if mark is not None else ""
    chain = (element, *_parents(mark, layout, master)) if mark is not None else (element,)
    box, rotation = _place(chain)
    identity = element[0].find(f"{P}cNvPr") if len(element) else None
    return Shape(element, kind, identity, move.of(box) if box else None, rotation, groups, placeholder, chain)


def _parents(mark: Element, layout: Sheet | None, master: Sheet | None) -> Iterator[Element]:
    """The placeholder of the layout that a slide's fills, and the master's of that type."""
    kind, index = mark.get("type", "obj"), mark.get("idx", "0")
    if layout is not None:
        same = [
            p
            for p in layout.placeholders
            if (kind in TITLES and p[0] in TITLES) or (p[1] == index and kind not in TITLES)
        ]
        same = same or [p for p in layout.placeholders if p[0] == kind and kind != "obj"]
        if same:
            kind = same[0][0] if kind == "obj" else kind
            yield same[0][2]
    if master is not None:
        wanted = _MASTER_TYPES.get(kind, "body")
        found = next((element for type_, _, element in master.placeholders if type_ == wanted), None)
        if found is not None:
            yield found


def _transform(element: Element) -> Element | None:
    """`p:xfrm`, or `a:xfrm` in the shape's properties; either stands before what a shape holds."""
    for child in element:
        if child.tag in _PROPERTIES:
            return child.find(_XFRM)
        if child.tag == _FRAME:
            return child
    return None


def _place(chain: Sequence[Element]) -> tuple[Frame | None, float]:
    for element in chain:
        transform = _transform(element)
        if transform is None:
            continue
        offset, extent = transform.find(_OFF), transform.find(_EXT)
        if offset is not None and extent is not None:
            x, y, width, height = offset.get("x"), offset.get("y"), extent.get("cx"), extent.get("cy")
            box = Frame(points(x), points(y), points(width), points(height))
            return box, number(transform.get("rot")) / 60_000
    return None, 0.0


def _within(group: Element, move: Move) -> Move:
    """The way of a group's members to the slide; a group without extents moves nothing."""
    transform = group.find(f"{P}grpSpPr/{A}xfrm")
    parts = {child.tag.rpartition("}")[2]: child for child in transform} if transform is not None else {}
    if not {"off", "ext", "chOff", "chExt"} <= set(parts):
        return move
    outer = move.of(
        Frame(
            points(parts["off"].get("x")),
            points(parts["off"].get("y")),
            points(parts["ext"].get("cx")),
            points(parts["ext"].get("cy")),
        )
    )
    width, height = points(parts["chExt"].get("cx")), points(parts["chExt"].get("cy"))
    scale_x = outer.width / width if width else 1.0
    scale_y = outer.height / height if height else 1.0
    x, y = points(parts["chOff"].get("x")), points(parts["chOff"].get("y"))
    return Move(scale_x, scale_y, outer.x - x * scale_x, outer.y - y * scale_y)


def is_decorative(properties: Element | None) -> bool:
    """Whether a screen reader is told to pass over an object."""
    return properties is not None and any(is_on(mark.get("val")) for mark in properties.iter(DECORATIVE))


def chart_part(shape: Shape, package: Package, part: str) -> str:
    """The part that holds a chart; nothing where it is not there."""
    mark = next(shape.element.iter(f"{C}chart"), None)
    relationship = package.rels.get(part, {}).get(mark.get(f"{R}id", "")) if mark is not None else None
    return relationship.target if relationship is not None and relationship.target in package.trees else ""

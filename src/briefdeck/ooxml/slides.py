"""The slides of a presentation: each with its shapes in reading order, their frames in points on the slide.

A placeholder without a place of its own stands where its layout or master puts it (ECMA-376 Part 1, 19.3.1.36); what is
grouped is moved and scaled with its group. A shape keeps the elements that it inherits from as its `chain`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from briefdeck.ooxml.colours import PLAIN_MAP
from briefdeck.ooxml.geometry import STILL, Frame, Move
from briefdeck.ooxml.names import DECORATIVE, MC, A, C, P, R
from briefdeck.ooxml.package import Package
from briefdeck.ooxml.placeholders import TITLES, Marked, inherits_from, marked
from briefdeck.ooxml.presentation import layouts_of, sheet_name, slides_of
from briefdeck.ooxml.theme import Theme, theme_of
from briefdeck.ooxml.units import degrees, is_on, points
from briefdeck.ooxml.xml import Element
from briefdeck.values import dataclass

_KINDS = {
    f"{P}sp": "shape",
    f"{P}pic": "picture",
    f"{P}cxnSp": "line",
    f"{P}grpSp": "group",
    f"{P}graphicFrame": "graphic",
    f"{P}contentPart": "ink",
}
_GRAPHICS = {"table": "table", "chart": "chart", "chartex": "chart", "diagram": "diagram", "ole": "object"}
_USUAL_PAGE = (720.0, 540.0)  # PowerPoint's own, where a presentation has no size
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
    def placeholders(self) -> tuple[Marked, ...]:
        """Those of its shapes that are placeholders."""
        return tuple(found for shape in self.shapes if (found := marked(shape.element)) is not None)


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

    @property
    def name(self) -> str:
        """What a layout is called; slides have no names."""
        return sheet_name(self.root)

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
    reader = _Sheets(package)
    parts = enumerate(slides_of(package), 1)
    return _deck(package, tuple(reader.slide(number, part) for number, part in parts if part))


def read_layouts(package: Package) -> Deck:
    """The layouts of all masters in PowerPoint's order, each as if it were a slide that its master alone is behind."""
    reader = _Sheets(package)
    parts = enumerate(layouts_of(package), 1)
    return _deck(package, tuple(reader.layout(number, layout, master) for number, (master, layout) in parts))


def _deck(package: Package, slides: tuple[Slide, ...]) -> Deck:
    root = package.trees[package.main]
    size = root.find(f"{P}sldSz")
    said = (size.get(side) if size is not None else None for side in ("cx", "cy"))
    width, height = map(points, said, _USUAL_PAGE)
    return Deck(package, root, width, height, slides)


class _Sheets:
    """The layouts, masters and themes of one package, each read once."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._known: dict[str, Sheet] = {}
        self._themes: dict[str, Theme] = {}

    def slide(self, number: int, part: str) -> Slide:
        """A slide with its layout and that one's master."""
        layout = self._package.first_related(part, "slideLayout")
        master = self._package.first_related(layout, "slideMaster") if layout else ""
        return self._read(number, part, layout, master)

    def layout(self, number: int, part: str, master: str) -> Slide:
        """A layout with its master."""
        return self._read(number, part, "", master)

    def _read(self, number: int, part: str, layout_part: str, master_part: str) -> Slide:
        root = self._package.trees[part]
        layout, master = self._sheet(layout_part), self._sheet(master_part)
        mapping = dict(PLAIN_MAP)
        colours = master.root.find(f"{P}clrMap") if master is not None else None
        for sheet in (layout.root if layout is not None else None, root):
            override = sheet.find(f"{P}clrMapOvr/{A}overrideClrMapping") if sheet is not None else None
            colours = override if override is not None else colours
        if colours is not None:
            mapping.update({str(k): str(v) for k, v in colours.attrib.items()})
        shapes = tuple(_shapes(root, layout, master))
        hidden = not is_on(root.get("show"), True)
        return Slide(number, part, root, hidden, shapes, layout, master, self._theme(master_part), mapping)

    def _sheet(self, part: str) -> Sheet | None:
        if part not in self._known and part in self._package.trees:
            root = self._package.trees[part]
            self._known[part] = Sheet(root, tuple(_shapes(root, None, None)))
        return self._known.get(part)

    def _theme(self, master: str) -> Theme:
        part = self._package.first_related(master, "theme") if master else ""
        if part not in self._themes:
            self._themes[part] = theme_of(self._package.trees.get(part))
        return self._themes[part]


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
    mark = marked(element)
    chain: tuple[Element, ...] = (element,)
    if mark is not None:
        above = (sheet.placeholders if sheet is not None else None for sheet in (layout, master))
        chain = (element, *inherits_from(mark, *above))
    box, rotation = _place(chain)
    identity = element[0].find(f"{P}cNvPr") if len(element) else None
    placed = move.of(box) if box is not None else None
    return Shape(element, kind, identity, placed, rotation, groups, mark.type if mark is not None else "", chain)


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
            return box, degrees(transform.get("rot"))
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

"""A composition in the line of text: one group of shapes (wordprocessingGroup), as Word itself writes them.

Word's own shapes came with Word 2010, so they stand as the choice of what knows them (ECMA-376 Part 3, 7). What does
not reads the words that stand for the drawing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from briefdeck.document.deck import Box, Grid, Group, Image, Pictogram, Placed, Plot, Ribbon, Rule, Shape, TextParagraph
from briefdeck.ooxml.geometry import Frame
from briefdeck.ooxml.markup import Markup, tag
from briefdeck.ooxml.units import emu
from briefdeck.outputs.shapes.freeform import band, freeform, stroke
from briefdeck.outputs.shapes.looks import painted
from briefdeck.outputs.shapes.properties import extent_of, fill, outline, preset, transform
from briefdeck.provenance.memodrawings import named
from briefdeck.provenance.units import FrameFacts
from briefdeck.values import dataclass

_OF_GROUPS = "wpg:grpSpPr"
_BARE, _NO_AUTOFIT = tag("wps:bodyPr"), tag("a:noAutofit")
_SHAPE, _LINE = tag("wps:cNvSpPr"), tag("wps:cNvCnPr")


@dataclass(slots=True)
class Groups:
    """Makes the shapes of the drawing of a name.

    `words` writes a paragraph of the shape of a name; `last_id` is the greatest id that is taken, and counts on. Where
    `frames` are kept, each shape is noted there as a reader of the file sees it.
    """

    name: str
    words: Callable[[TextParagraph, str], Markup]
    last_id: int
    frames: list[FrameFacts] | None = None

    def group(self, shapes: Iterable[Shape], size: tuple[float, float]) -> Markup:
        """The group as a whole, so many points wide and high."""
        place = transform("a:xfrm", (0, 0, emu(size[0]), emu(size[1])), children=True)
        return tag("wpg:wgp", None, tag("wpg:cNvGrpSpPr"), tag("wpg:grpSpPr", None, place), *self._shapes(shapes))

    def _shapes(self, shapes: Iterable[Shape]) -> Iterator[Markup]:
        for shape in shapes:
            self.last_id += 1
            match shape:
                case Box():
                    yield self._box(shape)
                case Rule():
                    line = tag("a:prstGeom", {"prst": "line"}, tag("a:avLst"))
                    drawn = outline(shape.colour, shape.width, dash="dash" if shape.dashed else "")
                    yield self._shape(shape, line, drawn, kind=_LINE)
                case Ribbon():
                    form = band(shape.left, shape.right)
                    yield self._shape(shape, form, fill(shape.fill), outline("", 0.0))
                case Pictogram():
                    drawn = stroke(shape.colour, shape.weight)
                    yield self._shape(shape, freeform(shape.icon), fill(""), drawn)
                case Group():
                    yield self._group(shape)
                case Placed() | Grid() | Image() | Plot():
                    raise AssertionError(f"{shape.name} is no part of a drawing in a memo")

    def _identity(self, prefix: str, name: str) -> Markup:
        return tag(f"{prefix}:cNvPr", {"id": str(self.last_id), "name": name})

    def _properties(self, kind: str, name: str, frame: Frame, *looks: Markup) -> Markup:
        """Where a shape or group stands, and how it is painted."""
        extent = extent_of(frame)
        if self.frames is not None:
            look = painted(tag("a:looks", None, *looks))
            self.frames.append(FrameFacts(0, named(self.name, name), extent, look))
        return tag(kind, None, transform("a:xfrm", extent, children=kind == _OF_GROUPS), *looks)

    def _shape(self, shape: Shape, *looks: Markup, kind: Markup = _SHAPE) -> Markup:
        """A shape without words."""
        assert shape.frame is not None
        name = f"{shape.name} {self.last_id}"
        properties = self._properties("wps:spPr", name, shape.frame, *looks)
        return tag("wps:wsp", None, self._identity("wps", name), kind, properties, _BARE)

    def _box(self, shape: Box) -> Markup:
        dash = "dash" if shape.dashed else ""
        form = preset(shape.geometry, shape.frame, shape.handles)
        looks = form, fill(shape.fill), outline(shape.line, shape.line_width, dash=dash)
        if not shape.paragraphs:
            return self._shape(shape, *looks)
        name = f"{shape.name} {self.last_id}"
        left, top, right, bottom = (str(emu(inset)) for inset in shape.insets)
        setting = {"wrap": "square", "lIns": left, "tIns": top, "rIns": right, "bIns": bottom, "anchor": shape.anchor}
        said = (self.words(paragraph, named(self.name, name)) for paragraph in shape.paragraphs)
        return tag(
            "wps:wsp",
            None,
            self._identity("wps", name),
            _SHAPE if shape.fill or shape.line else tag("wps:cNvSpPr", {"txBox": "1"}),
            self._properties("wps:spPr", name, shape.frame, *looks),
            tag("wps:txbx", None, tag("w:txbxContent", None, *said)),
            tag("wps:bodyPr", setting, _NO_AUTOFIT),
        )

    def _group(self, shape: Group) -> Markup:
        name = f"{shape.name} {self.last_id}"
        identity, place = self._identity("wpg", name), self._properties(_OF_GROUPS, name, shape.frame)
        return tag("wpg:grpSp", None, identity, tag("wpg:cNvGrpSpPr"), place, *self._shapes(shape.shapes))

"""DrawingML: shapes, tables, pictures, charts and groups of a slide as markup. Nothing is decided here.

Where a record is kept, whatever is drawn is noted down in the same step: a slide is described once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import field
from functools import lru_cache

from briefdeck.document.deck import (
    Anchor,
    Box,
    Grid,
    Group,
    Image,
    Pictogram,
    Placed,
    Plot,
    Ribbon,
    Rule,
    Shape,
    TableCell,
    TextParagraph,
)
from briefdeck.ooxml.geometry import Frame
from briefdeck.ooxml.markup import PLACE, Form, Markup, joined, tag, text
from briefdeck.ooxml.names import CHART_CONTENT, NAMESPACES, PLAIN_TABLE, TABLE_CONTENT
from briefdeck.ooxml.units import emu
from briefdeck.outputs.pptx.record import Holder, SlideRecord
from briefdeck.outputs.pptx.text import Words, paragraph_properties
from briefdeck.outputs.shapes.freeform import band, freeform, stroke
from briefdeck.outputs.shapes.looks import painted, stated
from briefdeck.outputs.shapes.properties import JUMP, NO_FILL, extension, extent_of, fill, outline, preset, transform
from briefdeck.provenance.slidewords import called, grid_look
from briefdeck.provenance.units import MORE
from briefdeck.values import dataclass

# Office 2019's mark for shapes that a screen reader passes over.
_DECORATIVE = extension("{C183D7F6-B498-43B3-948B-1728B52AA6E4}", "adec:decorative", {"val": "1"})
_NO_AUTOFIT, _NO_LIST_STYLE = tag("a:noAutofit"), tag("a:lstStyle")
_PLAIN_PLACE, _SHAPE, _TEXT_BOX = tag("p:nvPr"), tag("p:cNvSpPr"), tag("p:cNvSpPr", {"txBox": "1"})
_PLACED, _AS_DRAWN = (tag("p:cNvSpPr", None, tag("a:spLocks", {lock: "1"})) for lock in ("noGrp", "noChangeAspect"))
_BARE = joined(tag(f"a:ln{side}", {"w": "0"}, NO_FILL) for side in "LRT")
_PLACEHOLDER = Form(
    tag(
        "p:sp",
        None,
        tag("p:nvSpPr", None, PLACE, _PLACED, tag("p:nvPr", None, PLACE)),
        PLACE,
        tag("p:txBody", None, tag("a:bodyPr", None, _NO_AUTOFIT), _NO_LIST_STYLE, PLACE),
    )
)
_BOX = Form(
    tag(
        "p:sp",
        None,
        tag("p:nvSpPr", None, PLACE, PLACE, _PLAIN_PLACE),
        PLACE,
        tag("p:txBody", None, PLACE, _NO_LIST_STYLE, PLACE),
    )
)


@lru_cache(maxsize=1024)  # most boxes are like others
def _set_in(insets: tuple[float, float, float, float], anchor: Anchor) -> Markup:
    """How far the words of a box stand from its edges, in points, and where in it."""
    left, top, right, bottom = (str(emu(inset)) for inset in insets)
    sides = {"lIns": left, "tIns": top, "rIns": right, "bIns": bottom}
    return tag("a:bodyPr", {"wrap": "square", **sides, "rtlCol": "0", "anchor": anchor}, _NO_AUTOFIT)


@dataclass(slots=True)
class Drawing:
    """The shapes of one slide; ids count from 2, 1 being the tree itself.

    `image` and `chart` put a part into the file, for the shape of a name, and give the relationship that leads to it.
    `ink` is the theme slot of text outside of placeholders that names none; empty for the presentation's own.
    """

    words: Words
    image: Callable[[Image, str], str]
    chart: Callable[[Plot, str], str]
    ink: str = ""
    record: SlideRecord | None = None
    _named: int = field(default=0)
    _numbered: int = field(default=-1)

    def shapes(self, shapes: Iterable[Shape]) -> Iterator[Markup]:
        """Each of them, in reading order."""
        for shape in shapes:
            yield self._shape(shape)

    def _shape(self, shape: Shape) -> Markup:
        """One element; a shape has its number in its name, and a group is none of those that readers count."""
        self._named += 1
        self._numbered += not isinstance(shape, Group)
        name = f"{shape.name} {self._named}"
        match shape:
            case Placed():
                return self._placed(shape, name)
            case Box():
                return self._box(shape, name)
            case Rule():
                return self._rule(shape, name)
            case Grid():
                return self._grid(shape, name)
            case Image():
                return self._image(shape, name)
            case Pictogram():
                return self._pictogram(shape, name)
            case Ribbon():
                return self._ribbon(shape, name)
            case Plot():
                return self._plot(shape, name)
            case Group():
                return self._group(shape, name)

    def _identity(self, name: str, alt: str = "", *, decorative: bool = False, link: str = "") -> Markup:
        """What a shape is called and means, and the relationship by which it leads somewhere."""
        attributes = {"id": str(self._named + 1), "name": name}
        if alt:
            attributes["descr"] = alt
        return tag(
            "p:cNvPr",
            attributes,
            tag("a:hlinkClick", {"r:id": link, "action": JUMP}) if link else None,
            _DECORATIVE if decorative else None,
        )

    def _properties(
        self,
        name: str,
        frame: Frame | None,
        *looks: Markup,
        alt: str = "",
        leads: bool = False,
        anchor: str = "t",
    ) -> Markup:
        """Where a shape stands and how it is painted; its alternative text is noted, whether it leads somewhere, and
        where in it its words stand."""
        extent = extent_of(frame) if frame else None
        if self.record is not None:
            more = (f"{MORE}anchor={anchor}",) if anchor != "t" else ()
            self.record.stands(name, extent or (), looks, alt, leads=leads, more=more)
        return tag("p:spPr", None, transform("a:xfrm", extent) if extent else None, *looks)

    def _said(
        self, holder: Holder, paragraph: TextParagraph, ink: str = "", *, title: bool = False, field: str = ""
    ) -> Markup:
        """A paragraph of a shape."""
        made, pieces = self.words.paragraph(paragraph, title=title, field=field, ink=ink)
        if self.record is not None:
            self.record.says(holder, pieces, stated(paragraph_properties(paragraph)), level=paragraph.level)
        return made

    def _placed(self, shape: Placed, name: str) -> Markup:
        place = {"idx": str(shape.index)} if shape.index else {}
        if shape.type:
            place = {"type": shape.type, **place}
        kind = place.get("type", "obj")
        holder = Holder(called(kind, place.get("idx", "0")), kind, self._numbered)
        title = shape.type in ("title", "ctrTitle")
        said = [self._said(holder, paragraph, title=title, field=shape.field) for paragraph in shape.paragraphs]
        properties = self._properties(holder.name, shape.frame)
        return _PLACEHOLDER(self._identity(name), tag("p:ph", place), properties, joined(said))

    def _box(self, shape: Box, name: str) -> Markup:
        holder = Holder(name, "box", self._numbered)
        said = [self._said(holder, paragraph, self.ink) for paragraph in shape.paragraphs or (TextParagraph(()),)]
        link = self.words.anchor(shape.target) if shape.target else ""
        text_only = bool(shape.paragraphs) and not (shape.fill or shape.line)
        return _BOX(
            self._identity(name, decorative=not shape.paragraphs, link=link),
            _TEXT_BOX if text_only else _SHAPE,
            self._properties(
                name,
                shape.frame,
                preset(shape.geometry, shape.frame, shape.handles),
                fill(shape.fill),
                outline(shape.line, shape.line_width, dash="dash" if shape.dashed else ""),
                leads=bool(link),
                anchor=shape.anchor,
            ),
            _set_in(shape.insets, shape.anchor),
            joined(said),
        )

    def _rule(self, shape: Rule, name: str) -> Markup:
        line = tag("a:prstGeom", {"prst": "line"}, tag("a:avLst"))
        return tag(
            "p:cxnSp",
            None,
            tag("p:nvCxnSpPr", None, self._identity(name, decorative=True), tag("p:cNvCxnSpPr"), _PLAIN_PLACE),
            self._properties(
                name, shape.frame, line, outline(shape.colour, shape.width, dash="dash" if shape.dashed else "")
            ),
        )

    def _group(self, shape: Group, name: str) -> Markup:
        identity = self._identity(name, shape.alt, decorative=not shape.alt)
        extent = extent_of(shape.frame)
        if self.record is not None:
            self.record.stands(name, extent, alt=shape.alt)
        place = transform("a:xfrm", extent, children=True)
        described = tag("p:nvGrpSpPr", None, identity, tag("p:cNvGrpSpPr"), _PLAIN_PLACE)
        return tag("p:grpSp", None, described, tag("p:grpSpPr", None, place), *self.shapes(shape.shapes))

    def _image(self, shape: Image, name: str) -> Markup:
        return tag(
            "p:pic",
            None,
            tag(
                "p:nvPicPr",
                None,
                self._identity(name, shape.alt, decorative=not shape.alt),
                tag("p:cNvPicPr", None, tag("a:picLocks", {"noChangeAspect": "1"})),
                _PLAIN_PLACE,
            ),
            tag(
                "p:blipFill",
                None,
                tag("a:blip", {"r:embed": self.image(shape, name)}),
                tag("a:stretch", None, tag("a:fillRect")),
            ),
            self._properties(name, shape.frame, tag("a:prstGeom", {"prst": "rect"}, tag("a:avLst"))),
        )

    def _pictogram(self, shape: Pictogram, name: str) -> Markup:
        """One freeform, so that it is moved, scaled and coloured in one piece."""
        return tag(
            "p:sp",
            None,
            tag(
                "p:nvSpPr",
                None,
                self._identity(name, shape.alt, decorative=not shape.alt),
                _AS_DRAWN,
                _PLAIN_PLACE,
            ),
            self._properties(
                name, shape.frame, freeform(shape.icon), fill(""), stroke(shape.colour, shape.weight), alt=shape.alt
            ),
        )

    def _ribbon(self, shape: Ribbon, name: str) -> Markup:
        return tag(
            "p:sp",
            None,
            tag("p:nvSpPr", None, self._identity(name, decorative=True), _SHAPE, _PLAIN_PLACE),
            self._properties(name, shape.frame, band(shape.left, shape.right), fill(shape.fill), outline("", 0.0)),
        )

    def _frame(self, shape: Plot | Grid, name: str, alt: str, content: Markup) -> Markup:
        extent = extent_of(shape.frame)
        if self.record is not None:
            # PowerPoint makes a table as high as its rows when it saves.
            is_table = isinstance(shape, Grid)
            more = grid_look(map(emu, shape.widths), ("firstRow",)) if isinstance(shape, Grid) else ()
            self.record.stands(name, (*extent[:3], 0) if is_table else extent, alt=alt if is_table else "", more=more)
        return tag(
            "p:graphicFrame",
            None,
            tag(
                "p:nvGraphicFramePr",
                None,
                self._identity(name, alt, decorative=not alt),
                tag("p:cNvGraphicFramePr", None, tag("a:graphicFrameLocks", {"noGrp": "1"})),
                _PLAIN_PLACE,
            ),
            transform("p:xfrm", extent),
            tag("a:graphic", None, content),
        )

    def _plot(self, shape: Plot, name: str) -> Markup:
        chart = tag("c:chart", {"xmlns:c": NAMESPACES["c"], "r:id": self.chart(shape, name)})
        content = tag("a:graphicData", {"uri": CHART_CONTENT}, chart)
        return self._frame(shape, name, shape.chart.alt.plain, content)

    def _grid(self, shape: Grid, name: str) -> Markup:
        holder = Holder(name, "cell", self._numbered)
        side, vertical = (str(emu(p)) for p in shape.padding)
        margins = {"marL": side, "marR": side, "marT": vertical, "marB": vertical, "anchor": "ctr"}
        rows = []
        for number, row in enumerate(shape.rows):
            cells = (self._cell(cell, holder, (number, column), margins) for column, cell in enumerate(row.cells))
            rows.append(tag("a:tr", {"h": str(emu(row.height))}, *cells))
        properties = tag("a:tblPr", {"firstRow": "1"}, text("a:tableStyleId", None, PLAIN_TABLE))
        grid = tag("a:tblGrid", None, *(tag("a:gridCol", {"w": str(emu(w))}) for w in shape.widths))
        table = tag("a:tbl", None, properties, grid, *rows)
        return self._frame(shape, name, shape.alt, tag("a:graphicData", {"uri": TABLE_CONTENT}, table))

    def _cell(self, cell: TableCell, holder: Holder, place: tuple[int, int], margins: dict[str, str]) -> Markup:
        """A cell at a row and column."""
        said, shade = [], fill(cell.fill)
        for paragraph in cell.paragraphs:
            made, pieces = self.words.paragraph(paragraph, align=cell.align, ink=self.ink)
            if self.record is not None:
                looks = stated(paragraph_properties(paragraph, cell.align)), painted(tag("a:tcPr", None, shade))
                self.record.says(holder, pieces, ";".join(filter(None, looks)), place)
            said.append(made)
        if cell.apart:
            margins = {**margins, "marR": str(int(margins["marR"]) + emu(cell.apart))}
        body = tag("a:txBody", None, tag("a:bodyPr"), _NO_LIST_STYLE, *said)
        under = outline(cell.rule_colour, cell.rule, "a:lnB")
        return tag("a:tc", None, body, tag("a:tcPr", margins, _BARE, under, shade))

"""DrawingML: shapes, tables, pictures, charts and groups of a slide as XML elements. Nothing is decided here.

Where a record is kept, whatever is drawn is noted down in the same step: a slide is described once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from briefdeck.document.deck import (
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
from briefdeck.ooxml.names import CHART_CONTENT, TABLE_CONTENT
from briefdeck.ooxml.units import emu
from briefdeck.ooxml.xml import E, Element
from briefdeck.outputs.pptx.freeform import band, freeform, stroke
from briefdeck.outputs.pptx.properties import JUMP, extension, extent_of, fill, outline, preset, transform
from briefdeck.outputs.pptx.record import Holder, SlideRecord
from briefdeck.outputs.pptx.text import Words
from briefdeck.provenance.slidewords import called

# Office 2019's mark for shapes that a screen reader passes over.
_DECORATIVE = ("{C183D7F6-B498-43B3-948B-1728B52AA6E4}", "adec:decorative")
# “No Style, No Grid”: every line of the table is then its own.
_PLAIN_TABLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"


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

    def shapes(self, shapes: Iterable[Shape]) -> Iterator[Element]:
        """The elements, in reading order."""
        for shape in shapes:
            yield self._shape(shape)

    def _shape(self, shape: Shape) -> Element:
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

    def _identity(self, name: str, alt: str = "", *, decorative: bool = False, target: str = "") -> Element:
        """What a shape is called and means."""
        attributes = {"id": str(self._named + 1), "name": name}
        if alt:
            attributes["descr"] = alt
        link = self.words.anchor(target) if target else ""
        return E(
            "p:cNvPr",
            attributes,
            E("a:hlinkClick", {"r:id": link, "action": JUMP}) if link else None,
            extension(*_DECORATIVE, {"val": "1"}) if decorative else None,
        )

    def _properties(self, name: str, frame: Frame | None, *looks: Element | None, tag: str = "p:spPr") -> Element:
        """Where a shape stands and how it is painted."""
        extent = extent_of(frame) if frame else None
        made = E(tag, None, transform("a:xfrm", extent) if extent else None, *looks)
        if self.record is not None:
            self.record.stands(name, extent or (), made)
        return made

    def _said(
        self, holder: Holder, paragraph: TextParagraph, ink: str = "", *, title: bool = False, field: str = ""
    ) -> Element:
        """A paragraph of a shape."""
        made, pieces = self.words.paragraph(paragraph, title=title, field=field, ink=ink)
        if self.record is not None:
            self.record.says(holder, pieces, level=paragraph.level)
        return made

    def _placed(self, shape: Placed, name: str) -> Element:
        place = {"idx": str(shape.index)} if shape.index else {}
        if shape.type:
            place = {"type": shape.type, **place}
        kind = place.get("type", "obj")
        holder = Holder(called(kind, place.get("idx", "0")), kind, self._numbered)
        title = shape.type in ("title", "ctrTitle")
        body = E("p:txBody", None, E("a:bodyPr", None, E("a:noAutofit")), E("a:lstStyle"))
        for paragraph in shape.paragraphs:
            body.append(self._said(holder, paragraph, title=title, field=shape.field))
        return E(
            "p:sp",
            None,
            E(
                "p:nvSpPr",
                None,
                self._identity(name),
                E("p:cNvSpPr", None, E("a:spLocks", {"noGrp": "1"})),
                E("p:nvPr", None, E("p:ph", place)),
            ),
            self._properties(holder.name, shape.frame),
            body,
        )

    def _box(self, shape: Box, name: str) -> Element:
        left, top, right, bottom = shape.insets
        insets = {"lIns": left, "tIns": top, "rIns": right, "bIns": bottom}
        setting = E(
            "a:bodyPr",
            {"wrap": "square", **{k: str(emu(v)) for k, v in insets.items()}, "rtlCol": "0", "anchor": shape.anchor},
            E("a:noAutofit"),
        )
        holder = Holder(name, "box", self._numbered)
        body = E("p:txBody", None, setting, E("a:lstStyle"))
        for paragraph in shape.paragraphs or (TextParagraph(()),):
            body.append(self._said(holder, paragraph, self.ink))
        text_only = bool(shape.paragraphs) and not (shape.fill or shape.line)
        return E(
            "p:sp",
            None,
            E(
                "p:nvSpPr",
                None,
                self._identity(name, decorative=not shape.paragraphs, target=shape.target),
                E("p:cNvSpPr", {"txBox": "1"} if text_only else None),
                E("p:nvPr"),
            ),
            self._properties(
                name,
                shape.frame,
                preset(shape.geometry, shape.frame, shape.handles),
                fill(shape.fill),
                outline(shape.line, shape.line_width, dash="dash" if shape.dashed else ""),
            ),
            body,
        )

    def _rule(self, shape: Rule, name: str) -> Element:
        line = E("a:prstGeom", {"prst": "line"}, E("a:avLst"))
        return E(
            "p:cxnSp",
            None,
            E("p:nvCxnSpPr", None, self._identity(name, decorative=True), E("p:cNvCxnSpPr"), E("p:nvPr")),
            self._properties(
                name, shape.frame, line, outline(shape.colour, shape.width, dash="dash" if shape.dashed else "")
            ),
        )

    def _group(self, shape: Group, name: str) -> Element:
        identity = self._identity(name, shape.alt, decorative=not shape.alt)
        properties = self._properties(name, shape.frame, tag="p:grpSpPr")
        x, y, width, height = map(str, extent_of(shape.frame))
        properties[0].append(E("a:chOff", {"x": x, "y": y}))
        properties[0].append(E("a:chExt", {"cx": width, "cy": height}))
        described = E("p:nvGrpSpPr", None, identity, E("p:cNvGrpSpPr"), E("p:nvPr"))
        return E("p:grpSp", None, described, properties, *self.shapes(shape.shapes))

    def _image(self, shape: Image, name: str) -> Element:
        return E(
            "p:pic",
            None,
            E(
                "p:nvPicPr",
                None,
                self._identity(name, shape.alt, decorative=not shape.alt),
                E("p:cNvPicPr", None, E("a:picLocks", {"noChangeAspect": "1"})),
                E("p:nvPr"),
            ),
            E(
                "p:blipFill",
                None,
                E("a:blip", {"r:embed": self.image(shape, name)}),
                E("a:stretch", None, E("a:fillRect")),
            ),
            self._properties(name, shape.frame, E("a:prstGeom", {"prst": "rect"}, E("a:avLst"))),
        )

    def _pictogram(self, shape: Pictogram, name: str) -> Element:
        """One freeform, so that it is moved, scaled and coloured in one piece."""
        return E(
            "p:sp",
            None,
            E(
                "p:nvSpPr",
                None,
                self._identity(name, shape.alt, decorative=not shape.alt),
                E("p:cNvSpPr", None, E("a:spLocks", {"noChangeAspect": "1"})),
                E("p:nvPr"),
            ),
            self._properties(name, shape.frame, freeform(shape.icon), fill(""), stroke(shape.colour, shape.weight)),
        )

    def _ribbon(self, shape: Ribbon, name: str) -> Element:
        return E(
            "p:sp",
            None,
            E("p:nvSpPr", None, self._identity(name, decorative=True), E("p:cNvSpPr"), E("p:nvPr")),
            self._properties(name, shape.frame, band(shape.left, shape.right), fill(shape.fill), outline("", 0.0)),
        )

    def _frame(self, shape: Plot | Grid, name: str, alt: str, content: Element) -> Element:
        extent = extent_of(shape.frame)
        if self.record is not None:
            # PowerPoint makes a table as high as its rows when it saves.
            self.record.stands(name, (*extent[:3], 0) if isinstance(shape, Grid) else extent)
        return E(
            "p:graphicFrame",
            None,
            E(
                "p:nvGraphicFramePr",
                None,
                self._identity(name, alt, decorative=not alt),
                E("p:cNvGraphicFramePr", None, E("a:graphicFrameLocks", {"noGrp": "1"})),
                E("p:nvPr"),
            ),
            transform("p:xfrm", extent),
            E("a:graphic", None, content),
        )

    def _plot(self, shape: Plot, name: str) -> Element:
        chart = E("c:chart", {"r:id": self.chart(shape, name)})
        content = E("a:graphicData", {"uri": CHART_CONTENT}, chart)
        return self._frame(shape, name, shape.chart.alt.plain, content)

    def _grid(self, shape: Grid, name: str) -> Element:
        holder = Holder(name, "cell", self._numbered)
        table = E("a:tbl", None, E("a:tblPr", {"firstRow": "1"}, E("a:tableStyleId", None, _PLAIN_TABLE)))
        table.append(E("a:tblGrid", None, *(E("a:gridCol", {"w": str(emu(w))}) for w in shape.widths)))
        side, vertical = (str(emu(p)) for p in shape.padding)
        margins = {"marL": side, "marR": side, "marT": vertical, "marB": vertical, "anchor": "ctr"}
        for number, row in enumerate(shape.rows):
            cells = (self._cell(cell, holder, (number, column), margins) for column, cell in enumerate(row.cells))
            table.append(E("a:tr", {"h": str(emu(row.height))}, *cells))
        return self._frame(shape, name, shape.alt, E("a:graphicData", {"uri": TABLE_CONTENT}, table))

    def _cell(self, cell: TableCell, holder: Holder, place: tuple[int, int], margins: dict[str, str]) -> Element:
        """A cell at a row and column."""
        body = E("a:txBody", None, E("a:bodyPr"), E("a:lstStyle"))
        for paragraph in cell.paragraphs:
            made, pieces = self.words.paragraph(paragraph, align=cell.align, ink=self.ink)
            if self.record is not None:
                self.record.says(holder, pieces, place)
            body.append(made)
        bare = [E(f"a:ln{side}", {"w": "0"}, E("a:noFill")) for side in "LRT"]
        under = outline(cell.rule_colour, cell.rule, "a:lnB")
        return E("a:tc", None, body, E("a:tcPr", margins, *bare, under, fill(cell.fill)))

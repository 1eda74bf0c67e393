"""DrawingML: text bodies, shapes, tables, pictures and groups of a slide as XML elements. Nothing is decided here."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace

from briefdeck.document.deck import (
    Box,
    Frame,
    Geometry,
    Grid,
    Group,
    Image,
    Placed,
    Plot,
    Rule,
    Shape,
    TextParagraph,
    TextRun,
)
from briefdeck.ooxml.xml import E, Element, emu, scheme_colour
from briefdeck.text import is_east_asian, script_runs

# Office 2019's mark for shapes that a screen reader passes over.
_DECORATIVE = ("{C183D7F6-B498-43B3-948B-1728B52AA6E4}", "adec:decorative")
# Office 2019's mark for links in the colour of the text around them.
_LINK_COLOUR = ("{A12FA001-AC4F-418D-AE19-62706E023703}", "ahyp:hlinkClr")
# “No Style, No Grid”: every line of the table is then its own.
_PLAIN_TABLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
_TABLE_URI = "http://schemas.openxmlformats.org/drawingml/2006/table"
_CHART_URI = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_TIP = 14.0  # length of an arrow's tip, pt
_JUMP = "ppaction://hlinksldjump"
_LINE_BREAKING = {"eaLnBrk": "1", "latinLnBrk": "0", "hangingPunct": "1"}


@dataclass(slots=True)
class SlideLinks:
    """What the shapes of one slide refer to; each answers with a relationship id, or nothing where it leads nowhere."""

    url: Callable[[str], str]
    anchor: Callable[[str], str]
    image: Callable[[Image], str]
    chart: Callable[[Plot], str]


@dataclass(slots=True)
class Drawing:
    """The shapes of one slide. `language` is the document's (`ja`, `en`); ids count from 2, 1 being the tree itself.

    `ink` is the theme slot of text outside of placeholders that names none; empty for the presentation's own.
    `plain_links` have the colour of the text around them.
    """

    language: str
    links: SlideLinks
    ink: str = ""
    plain_links: bool = False
    _next: int = field(default=2)

    def shapes(self, shapes: Iterable[Shape]) -> Iterator[Element]:
        """The elements, in reading order."""
        for shape in shapes:
            yield self._shape(shape)

    def _shape(self, shape: Shape) -> Element:
        match shape:
            case Placed():
                return self._placed(shape)
            case Box():
                return self._box(shape)
            case Rule():
                return self._rule(shape)
            case Grid():
                return self._grid(shape)
            case Image():
                return self._image(shape)
            case Plot():
                return self._plot(shape)
            case Group():
                return self._group(shape)

    def _identity(self, name: str, alt: str = "", *, decorative: bool = False, target: str = "") -> Element:
        number = self._next
        self._next += 1
        attributes = {"id": str(number), "name": f"{name} {number - 1}"}
        if alt:
            attributes["descr"] = alt
        link = self.links.anchor(target) if target else ""
        return E(
            "p:cNvPr",
            attributes,
            E("a:hlinkClick", {"r:id": link, "action": _JUMP}) if link else None,
            extension(*_DECORATIVE, {"val": "1"}) if decorative else None,
        )

    def _placed(self, shape: Placed) -> Element:
        place = {"idx": str(shape.index)} if shape.index else {}
        if shape.type:
            place = {"type": shape.type, **place}
        body = E("p:txBody", None, E("a:bodyPr", None, E("a:noAutofit")), E("a:lstStyle"))
        title = shape.type in ("title", "ctrTitle")
        for paragraph in shape.paragraphs:
            body.append(self._paragraph(paragraph, title=title, kind=shape.field))
        return E(
            "p:sp",
            None,
            E(
                "p:nvSpPr",
                None,
                self._identity(shape.name),
                E("p:cNvSpPr", None, E("a:spLocks", {"noGrp": "1"})),
                E("p:nvPr", None, E("p:ph", place)),
            ),
            E("p:spPr", None, transform("a:xfrm", shape.frame) if shape.frame else None),
            body,
        )

    def _box(self, shape: Box) -> Element:
        left, top, right, bottom = shape.insets
        insets = {"lIns": left, "tIns": top, "rIns": right, "bIns": bottom}
        properties = E(
            "a:bodyPr",
            {"wrap": "square", **{k: str(emu(v)) for k, v in insets.items()}, "rtlCol": "0", "anchor": shape.anchor},
            E("a:noAutofit"),
        )
        body = E("p:txBody", None, properties, E("a:lstStyle"))
        for paragraph in shape.paragraphs or (TextParagraph(()),):
            body.append(self._paragraph(paragraph, title=False, ink=self.ink))
        text_only = bool(shape.paragraphs) and not (shape.fill or shape.line)
        return E(
            "p:sp",
            None,
            E(
                "p:nvSpPr",
                None,
                self._identity(shape.name, decorative=not shape.paragraphs, target=shape.target),
                E("p:cNvSpPr", {"txBox": "1"} if text_only else None),
                E("p:nvPr"),
            ),
            E(
                "p:spPr",
                None,
                transform("a:xfrm", shape.frame),
                _geometry(shape.geometry, shape.frame),
                fill(shape.fill),
                outline(shape.line, shape.line_width),
            ),
            body,
        )

    def _rule(self, shape: Rule) -> Element:
        return E(
            "p:cxnSp",
            None,
            E("p:nvCxnSpPr", None, self._identity(shape.name, decorative=True), E("p:cNvCxnSpPr"), E("p:nvPr")),
            E(
                "p:spPr",
                None,
                transform("a:xfrm", shape.frame),
                E("a:prstGeom", {"prst": "line"}, E("a:avLst")),
                outline(shape.colour, shape.width),
            ),
        )

    def _group(self, shape: Group) -> Element:
        frame = transform("a:xfrm", shape.frame)
        x, y = emu(shape.frame.x), emu(shape.frame.y)
        frame.append(E("a:chOff", {"x": str(x), "y": str(y)}))
        frame.append(E("a:chExt", {"cx": str(emu(shape.frame.width)), "cy": str(emu(shape.frame.height))}))
        identity = self._identity(shape.name, shape.alt)
        return E(
            "p:grpSp",
            None,
            E("p:nvGrpSpPr", None, identity, E("p:cNvGrpSpPr"), E("p:nvPr")),
            E("p:grpSpPr", None, frame),
            *self.shapes(shape.shapes),
        )

    def _image(self, shape: Image) -> Element:
        return E(
            "p:pic",
            None,
            E(
                "p:nvPicPr",
                None,
                self._identity(shape.name, shape.alt, decorative=not shape.alt),
                E("p:cNvPicPr", None, E("a:picLocks", {"noChangeAspect": "1"})),
                E("p:nvPr"),
            ),
            E(
                "p:blipFill",
                None,
                E("a:blip", {"r:embed": self.links.image(shape)}),
                E("a:stretch", None, E("a:fillRect")),
            ),
            E(
                "p:spPr",
                None,
                transform("a:xfrm", shape.frame),
                E("a:prstGeom", {"prst": "rect"}, E("a:avLst")),
            ),
        )

    def _frame(self, name: str, frame: Frame, alt: str, content: Element) -> Element:
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
            transform("p:xfrm", frame),
            E("a:graphic", None, content),
        )

    def _plot(self, shape: Plot) -> Element:
        chart = E("c:chart", {"r:id": self.links.chart(shape)})
        content = E("a:graphicData", {"uri": _CHART_URI}, chart)
        return self._frame(shape.name, shape.frame, shape.chart.alt.plain, content)

    def _grid(self, shape: Grid) -> Element:
        table = E("a:tbl", None, E("a:tblPr", {"firstRow": "1"}, E("a:tableStyleId", None, _PLAIN_TABLE)))
        table.append(E("a:tblGrid", None, *(E("a:gridCol", {"w": str(emu(w))}) for w in shape.widths)))
        side, vertical = (str(emu(p)) for p in shape.padding)
        margins = {"marL": side, "marR": side, "marT": vertical, "marB": vertical, "anchor": "ctr"}
        for row in shape.rows:
            cells = []
            for cell in row.cells:
                body = E("a:txBody", None, E("a:bodyPr"), E("a:lstStyle"))
                for paragraph in cell.paragraphs:
                    body.append(self._paragraph(paragraph, title=False, align=cell.align, ink=self.ink))
                bare = [E(f"a:ln{side_}", {"w": "0"}, E("a:noFill")) for side_ in "LRT"]
                under = outline(cell.rule_colour, cell.rule, "a:lnB")
                cells.append(E("a:tc", None, body, E("a:tcPr", margins, *bare, under, fill(cell.fill))))
            table.append(E("a:tr", {"h": str(emu(row.height))}, *cells))
        return self._frame(shape.name, shape.frame, shape.alt, E("a:graphicData", {"uri": _TABLE_URI}, table))

    # --- text ---------------------------------------------------------------------------------------------------------

    def _paragraph(
        self, paragraph: TextParagraph, *, title: bool, kind: str = "", align: str = "", ink: str = ""
    ) -> Element:
        made = E("a:p", None, paragraph_properties(paragraph, align, inherits=not paragraph.pitch))
        for run in alike(paragraph.runs):
            for element in self._run(run, ink, title=title, kind=kind):
                made.append(element)
        if not paragraph.runs:
            made.append(E("a:endParaRPr", proofing_language(self.language, "")))
        return made

    def _run(self, run: TextRun, ink: str, *, title: bool, kind: str) -> Iterator[Element]:
        link = self.links.url(run.href) if run.href else self.links.anchor(run.target) if run.target else ""
        colour = run.colour or ink
        for number, line in enumerate(run.text.replace("\n", "\v").split("\v")):
            if number:
                yield E("a:br", None, self._properties(run, colour, "", "", title=title, east_asian=False))
            # Signs without a letter, such as a lone ○, are Japanese in a Japanese document.
            japanese = True if self.language == "ja" and not any(map(str.isalpha, line)) else None
            for piece, east_asian in script_runs(line, japanese=japanese) if line else ():
                properties = self._properties(run, colour, piece, link, title=title, east_asian=east_asian)
                if kind:
                    identity = {"id": "{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}", "type": kind}
                    yield E("a:fld", identity, properties, E("a:t", None, piece))
                else:
                    yield E("a:r", None, properties, E("a:t", None, piece))

    def _properties(
        self, run: TextRun, colour: str, piece: str, link: str, *, title: bool, east_asian: bool
    ) -> Element:
        attributes = proofing_language(self.language, piece)
        if run.size:
            attributes["sz"] = str(round(run.size * 100))
        if run.bold is not None:
            attributes["b"] = "1" if run.bold else "0"
        face = ("+mj-ea" if title else "+mn-ea") if east_asian else ""
        return E(
            "a:rPr",
            attributes,
            fill(colour) if colour else None,
            # PowerPoint draws these characters with the Latin face unless that is the East Asian one.
            E("a:latin", {"typeface": face}) if face else None,
            hyperlink(link, internal=not run.href, plain=self.plain_links) if link else None,
        )


def proofing_language(document: str, text: str) -> dict[str, str]:
    """The attributes of `a:rPr` that tell a spelling checker the language of a text, in a document of a language.

    A wide space between English words is no Japanese.
    """
    japanese = document == "ja" or any(char != "\u3000" and is_east_asian(char) for char in text)
    return {"lang": "ja-JP", "altLang": "en-US"} if japanese else {"lang": "en-US", "altLang": "ja-JP"}


def alike(runs: Iterable[TextRun]) -> Iterator[TextRun]:
    """Runs with neighbours of one look made one, wherever their words came from."""
    last: TextRun | None = None
    for run in runs:
        if last is not None and _looks(last) == _looks(run):
            last = replace(last, text=last.text + run.text)
            continue
        if last is not None:
            yield last
        last = run
    if last is not None:
        yield last


def _looks(run: TextRun) -> tuple[float, bool | None, str, str, str]:
    return run.size, run.bold, run.colour, run.href, run.target


def paragraph_properties(paragraph: TextParagraph, align: str, *, inherits: bool) -> Element:
    """`a:pPr` with its children in schema order: spacing, then the bullet (ECMA-376 Part 1, 21.1.2.2.7)."""
    attributes: dict[str, str] = {}
    if paragraph.left is not None:
        attributes |= {"marL": str(emu(paragraph.left)), "indent": str(-emu(paragraph.hanging))}
    if paragraph.level:
        attributes["lvl"] = str(paragraph.level)
    if align or paragraph.align:
        attributes["algn"] = align or paragraph.align
    if not inherits:
        attributes |= _LINE_BREAKING
    made = E("a:pPr", attributes)
    if paragraph.pitch:
        made.append(E("a:lnSpc", None, E("a:spcPts", {"val": str(round(paragraph.pitch * 100))})))
    if paragraph.before is not None:
        made.append(E("a:spcBef", None, E("a:spcPts", {"val": str(round(paragraph.before * 100))})))
        made.append(E("a:spcAft", None, E("a:spcPts", {"val": "0"})))
    match paragraph.bullet:
        case None:
            pass
        case "":
            made.append(E("a:buNone"))
        case str() as number:
            made.append(E("a:buFont", {"typeface": "+mj-lt"}))
            made.append(E("a:buAutoNum", {"type": "arabicPeriod", "startAt": number[:-1]}))
        case mark:
            if mark.colour:
                made.append(E("a:buClr", None, scheme_colour(mark.colour)))
            if mark.share != 1.0:
                made.append(E("a:buSzPct", {"val": str(round(mark.share * 100_000))}))
            made.append(E("a:buFont", {"typeface": mark.font}))
            made.append(E("a:buChar", {"char": mark.char}))
    return made


def transform(name: str, frame: Frame) -> Element:
    """A shape's place and size."""
    return E(
        name,
        None,
        E("a:off", {"x": str(emu(frame.x)), "y": str(emu(frame.y))}),
        E("a:ext", {"cx": str(max(0, emu(frame.width))), "cy": str(max(0, emu(frame.height)))}),
    )


def fill(slot: str) -> Element:
    """A solid fill in a theme slot, or none."""
    return E("a:solidFill", None, scheme_colour(slot)) if slot else E("a:noFill")


def outline(slot: str, width: float, name: str = "a:ln") -> Element:
    """A line in a theme slot, or none."""
    if not slot:
        return E(name, None, E("a:noFill"))
    attributes = {"w": str(emu(width))}
    if name != "a:ln":
        attributes |= {"cap": "flat", "cmpd": "sng", "algn": "ctr"}
    return E(name, attributes, fill(slot), E("a:prstDash", {"val": "solid"}) if name != "a:ln" else None)


def hyperlink(relationship: str, *, internal: bool, plain: bool = False) -> Element:
    """A link on a run: to an address, or to a slide; the latter, and where `plain` any, in the colour of the text."""
    attributes = {"r:id": relationship, **({"action": _JUMP} if internal else {})}
    return E("a:hlinkClick", attributes, extension(*_LINK_COLOUR, {"val": "tx"}) if internal or plain else None)


def extension(uri: str, name: str, attributes: dict[str, str]) -> Element:
    """An extension list with one extension, for what the first edition of the standard does not know."""
    return E("a:extLst", None, E("a:ext", {"uri": uri}, E(name, attributes)))


def _geometry(geometry: Geometry, frame: Frame) -> Element:
    values = E("a:avLst")
    if geometry is Geometry.PENTAGON and min(frame.width, frame.height) > 0:
        share = round(100_000 * min(_TIP / min(frame.width, frame.height), 1))
        values.append(E("a:gd", {"name": "adj", "fmla": f"val {share}"}))
    return E("a:prstGeom", {"prst": geometry}, values)

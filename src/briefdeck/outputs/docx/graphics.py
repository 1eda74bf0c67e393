"""Drawings in the line of text: native charts with their workbook, pictures, each a part of its own, and shapes.

Lengths are points; EMU appear only in the XML.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable

from briefdeck.document.deck import TextParagraph
from briefdeck.document.memo import ChartDrawing, GroupDrawing, PictureDrawing
from briefdeck.locale import Language
from briefdeck.memory import NO_MEMORY, Memory
from briefdeck.ooxml.markup import Markup, tag, text
from briefdeck.ooxml.names import CHART_REL, IMAGE_REL, NAMESPACES
from briefdeck.ooxml.package import Package
from briefdeck.ooxml.units import emu
from briefdeck.outputs.docx.groups import Groups
from briefdeck.outputs.docx.relationships import Relationships
from briefdeck.outputs.record_part import chart_facts, describing
from briefdeck.provenance.marks import Marks
from briefdeck.provenance.units import ChartFacts, FrameFacts, PictureFacts

# The extension of Office that holds adec:decorative.
_DECORATIVE = "{C183D7F6-B498-43B3-948B-1728B52AA6E4}"
_IMAGE_TYPES = {"png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg"}


class Graphics:
    """Adds chart and picture parts to a package and makes the drawings that show them."""

    def __init__(
        self,
        package: Package,
        relationships: Relationships,
        language: Language,
        last_id: int,
        marks: Marks | None = None,
        memory: Memory = NO_MEMORY,
    ) -> None:
        self._marks = marks
        self._memory = memory
        self._package = package
        self._relationships = relationships
        # Ids of drawings are unique over body, headers and footers; `last_id` is the greatest that the template has.
        self._last_id = last_id
        self.charts: list[ChartFacts] = []
        self.pictures: list[PictureFacts] = []
        self.frames: list[FrameFacts] = []
        self._pictures: dict[str, str] = {}
        self._language = language
        self._charts = self._groups = 0

    def chart(self, drawing: ChartDrawing) -> Markup:
        """The run that shows a chart."""
        from briefdeck.outputs.chart.part import ChartLook, chart_part  # only where there is a chart

        self._charts += 1
        number, chart, size = self._charts, drawing.chart, (drawing.width, drawing.height)
        slots = drawing.accent, drawing.muted, drawing.ink, drawing.line
        look = ChartLook(drawing.size, *slots, self._language, face=drawing.face)
        plotted = self._memory.same((chart, look, size))
        parts = self._memory.made("plot", (plotted,), lambda: chart_part(chart, look, size))
        part, book = f"word/charts/chart{number}.xml", f"word/embeddings/chart{number}.xlsx"
        parts.add_to(self._package, part, book, f"word/drawings/chart{number}.xml")
        rid = self._relationships.add(CHART_REL, part)
        if self._marks is not None:
            mark = self._marks.number(chart.origin) if chart.origin is not None else -1
            if (origin := describing(chart)) is not None:
                self._marks.number(origin)
            self.charts.append(chart_facts(chart, parts, (0, f"Chart {number}"), mark, drawing.alt))
        shown = tag("c:chart", self._relationships.declared("c", "r") | {"r:id": rid})
        return tag("w:r", None, self._inline(shown, NAMESPACES["c"], size, f"Chart {number}", drawing.alt))

    def picture(self, picture: PictureDrawing) -> Markup:
        """The run that shows a picture."""
        digest = hashlib.sha256(picture.data).hexdigest()
        if digest not in self._pictures:
            extension = picture.extension.lower().lstrip(".")
            kind = _IMAGE_TYPES.get(extension, f"image/{extension}")
            part = f"word/media/image-{digest[:16]}.{extension}"
            self._package.add(part, kind, picture.data)
            self._pictures[digest] = self._relationships.add(IMAGE_REL, part)
        name = f"Picture {len(self.pictures) + 1}"
        extent = {"cx": str(emu(picture.width)), "cy": str(emu(picture.height))}
        blip = tag("a:blip", self._relationships.declared("r") | {"r:embed": self._pictures[digest]})
        place = tag("a:xfrm", None, tag("a:off", {"x": "0", "y": "0"}), tag("a:ext", extent))
        shown = tag(
            "pic:pic",
            self._relationships.declared("pic"),
            tag("pic:nvPicPr", None, tag("pic:cNvPr", {"id": "0", "name": name}), tag("pic:cNvPicPr")),
            tag("pic:blipFill", None, blip, tag("a:stretch", None, tag("a:fillRect"))),
            tag("pic:spPr", None, place, tag("a:prstGeom", {"prst": "rect"}, tag("a:avLst"))),
        )
        self.pictures.append(PictureFacts(0, name, digest, picture.alt))
        shown = self._inline(shown, NAMESPACES["pic"], (picture.width, picture.height), name, picture.alt)
        return tag("w:r", None, shown)

    def group(self, drawing: GroupDrawing, words: Callable[[TextParagraph, str], Markup]) -> Markup:
        """The run that shows a composition; `words` writes a paragraph of the shape of a name."""
        self._groups += 1
        size, name = (drawing.width, drawing.height), f"Drawing {self._groups}"
        if self._marks is not None:
            self.frames.append(FrameFacts(0, name, (0, 0, *_extent(size)), alt=drawing.alt))
        groups = Groups(name, words, self._last_id + 1, self.frames if self._marks is not None else None)
        shown = groups.group(drawing.shapes, size)
        inline = self._inline(shown, NAMESPACES["wpg"], size, name, drawing.alt)
        self._last_id = groups.last_id
        choice = tag("mc:Choice", {"Requires": "wpg"}, inline)
        otherwise = tag("mc:Fallback", None, text("w:t", None, drawing.alt))
        declared = self._relationships.declared("mc", "wpg", "wps")
        return tag("w:r", None, tag("mc:AlternateContent", declared, choice, otherwise))

    def _properties(self, name: str, alt: str) -> Markup:
        """Id, name and alternative text; what has no words is marked as decorative, as accessibility checkers ask."""
        facts = {"id": str(self._last_id), "name": name, "descr": alt}
        if alt:
            return tag("wp:docPr", facts)
        mark = tag("adec:decorative", self._relationships.declared("adec") | {"val": "1"})
        extension = tag("a:ext", {"uri": _DECORATIVE}, mark)
        return tag("wp:docPr", facts, tag("a:extLst", self._relationships.declared("a"), extension))

    def _inline(self, shown: Markup, kind: str, size: tuple[float, float], name: str, alt: str) -> Markup:
        self._last_id += 1
        width, height = map(str, _extent(size))
        inline = tag(
            "wp:inline",
            self._relationships.declared("wp") | {"distT": "0", "distB": "0", "distL": "0", "distR": "0"},
            tag("wp:extent", {"cx": width, "cy": height}),
            self._properties(name, alt),
            tag("wp:cNvGraphicFramePr"),
            tag("a:graphic", self._relationships.declared("a"), tag("a:graphicData", {"uri": kind}, shown)),
        )
        return tag("w:drawing", None, inline)


def _extent(size: tuple[float, float]) -> tuple[int, int]:
    """Width and height of what stands in a line, in EMU: nothing is without any (20.4.2.7)."""
    return max(emu(size[0]), 1), max(emu(size[1]), 1)

"""The parts of a presentation that its slides share or own: pictures, and charts with their workbooks."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

from pptx.opc.constants import CONTENT_TYPE as CT
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.opc.package import Part, _Relationship
from pptx.opc.packuri import PackURI

from briefdeck.document.deck import Image, Plot
from briefdeck.locale import known
from briefdeck.ooxml.names import CHART_TYPE, WORKBOOK_TYPE
from briefdeck.ooxml.xml import E, Element, root

if TYPE_CHECKING:
    from briefdeck.outputs.chart.part import ChartParts

_PREFIXES = ("a", "r", "p", "adec", "ahyp")


class Parts:
    """Makes the parts of one package, in a document of a language."""

    def __init__(self, package: Any, language: str) -> None:
        self._package = package
        self._language = language
        self._images: dict[str, Part] = {}
        self._charts = 0

    def part(self, name: str, content_type: str, blob: bytes = b"") -> Part:
        """A new part; whoever needs it relates to it."""
        return Part(PackURI(name), content_type, self._package, blob)

    def image(self, shape: Image) -> tuple[Part, str]:
        """The part of a picture, one however often it is shown; and the SHA-256 of its bytes."""
        digest = hashlib.sha256(shape.data).hexdigest()
        if digest not in self._images:
            kind = CT.PNG if shape.extension == "png" else CT.JPEG
            name = f"/ppt/media/briefing{len(self._images) + 1}.{shape.extension}"
            self._images[digest] = self.part(name, kind, shape.data)
        return self._images[digest], digest

    def chart(self, shape: Plot) -> tuple[Part, ChartParts]:
        """The part of a chart, its workbook beside it; and what they were made of."""
        from briefdeck.outputs.chart.part import ChartLook, chart_part  # only where there is a chart

        self._charts += 1
        language = known(self._language)
        look = ChartLook(shape.size, shape.accent, shape.muted, shape.ink, shape.line, language, shape.dark)
        made = chart_part(shape.chart, look, (shape.frame.width, shape.frame.height))
        part = self.part(f"/ppt/charts/chart{self._charts}.xml", CHART_TYPE, made.xml)
        workbook = self.part(f"/ppt/embeddings/workbook{self._charts}.xlsx", WORKBOOK_TYPE, made.workbook)
        part.relate_to(workbook, RT.PACKAGE)
        return part, made


def relate(part: Any, rid: str, kind: str, target: Part) -> None:
    """Add a relationship under a known id; python-pptx 1.0.2's own way looks through all of them each time."""
    part.rels._rels[rid] = _Relationship(part.partname.baseURI, rid, kind, target_mode="Internal", target=target)


def part_root(name: str, shapes: Any, override: Element | None = None) -> Element:
    """The root of a slide or of its notes (`p:sld`, `p:notes`): its shapes, and a colour map of its own if any."""
    group = E("p:nvGrpSpPr", None, E("p:cNvPr", {"id": "1", "name": ""}), E("p:cNvGrpSpPr"), E("p:nvPr"))
    tree = E("p:spTree", None, group, E("p:grpSpPr"), *shapes)
    own = E("a:masterClrMapping") if override is None else E("a:overrideClrMapping", _attributes(override))
    return root(name, _PREFIXES, E("p:cSld", None, tree), E("p:clrMapOvr", None, own))


def _attributes(element: Element) -> dict[str, str]:
    return {str(name): str(value) for name, value in element.attrib.items()}

"""The parts of a presentation that its slides share or own: pictures, and charts with their workbooks."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import TYPE_CHECKING

from briefdeck.document.deck import Image, Plot
from briefdeck.locale import known
from briefdeck.ooxml.names import CHART_TYPE, WORKBOOK_REL, WORKBOOK_TYPE
from briefdeck.ooxml.package import Package
from briefdeck.ooxml.xml import E, Element, root

if TYPE_CHECKING:
    from briefdeck.outputs.chart.part import ChartParts

_PREFIXES = ("a", "r", "p", "adec", "ahyp")


class Parts:
    """Adds the parts of one package by name, in a document of a language; whoever needs one relates to it."""

    def __init__(self, package: Package, language: str) -> None:
        self._package = package
        self._language = language
        self._images: dict[str, str] = {}
        self._charts = 0

    def image(self, shape: Image) -> tuple[str, str]:
        """The part of a picture, one however often it is shown; and the SHA-256 of its bytes."""
        digest = hashlib.sha256(shape.data).hexdigest()
        if digest not in self._images:
            kind = "image/png" if shape.extension == "png" else "image/jpeg"
            name = f"ppt/media/briefing{len(self._images) + 1}.{shape.extension}"
            self._package.add(name, kind, shape.data)
            self._images[digest] = name
        return self._images[digest], digest

    def chart(self, shape: Plot) -> tuple[str, ChartParts]:
        """The part of a chart, its workbook beside it; and what they were made of."""
        from briefdeck.outputs.chart.part import ChartLook, chart_part  # only where there is a chart

        self._charts += 1
        language = known(self._language)
        look = ChartLook(shape.size, shape.accent, shape.muted, shape.ink, shape.line, language, shape.dark)
        made = chart_part(shape.chart, look, (shape.frame.width, shape.frame.height))
        part, workbook = f"ppt/charts/chart{self._charts}.xml", f"ppt/embeddings/workbook{self._charts}.xlsx"
        self._package.add(part, CHART_TYPE, made.xml)
        self._package.add(workbook, WORKBOOK_TYPE, made.workbook)
        self._package.relate(part, WORKBOOK_REL, workbook)
        return part, made


def part_root(name: str, shapes: Iterable[Element], override: Element | None = None) -> Element:
    """The root of a slide or of its notes (`p:sld`, `p:notes`): its shapes, and a colour map of its own if any."""
    group = E("p:nvGrpSpPr", None, E("p:cNvPr", {"id": "1", "name": ""}), E("p:cNvGrpSpPr"), E("p:nvPr"))
    tree = E("p:spTree", None, group, E("p:grpSpPr"), *shapes)
    own = E("a:masterClrMapping") if override is None else E("a:overrideClrMapping", _attributes(override))
    return root(name, _PREFIXES, E("p:cSld", None, tree), E("p:clrMapOvr", None, own))


def _attributes(element: Element) -> dict[str, str]:
    return {str(name): str(value) for name, value in element.attrib.items()}

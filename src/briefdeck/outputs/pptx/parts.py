"""The parts of a presentation that its slides share or own: pictures, and charts with their workbooks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from briefdeck.document.deck import Image, Plot
from briefdeck.locale import known
from briefdeck.memory import Memory
from briefdeck.ooxml.markup import Markup, part, tag
from briefdeck.ooxml.package import Package

if TYPE_CHECKING:
    from briefdeck.outputs.chart.part import ChartParts

_PREFIXES = ("a", "r", "p", "adec", "ahyp")


class Parts:
    """Adds the parts of one package by name, in a document of a language; whoever needs one relates to it."""

    def __init__(self, package: Package, language: str, memory: Memory) -> None:
        self._package = package
        self._language = language
        self._memory = memory
        self._images: dict[str, str] = {}
        self._charts = 0

    def image(self, shape: Image, digest: str) -> str:
        """The part of a picture with this digest, one however often it is shown."""
        if digest not in self._images:
            kind = "image/png" if shape.extension == "png" else "image/jpeg"
            name = f"ppt/media/briefing{len(self._images) + 1}.{shape.extension}"
            self._package.add(name, kind, shape.data)
            self._images[digest] = name
        return self._images[digest]

    def chart(self, shape: Plot) -> tuple[str, ChartParts]:
        """The part of a chart, its workbook beside it; and what they were made of."""
        from briefdeck.outputs.chart.part import ChartLook, chart_part  # only where there is a chart

        self._charts += 1
        language = known(self._language)
        look = ChartLook(shape.size, shape.accent, shape.muted, shape.ink, shape.line, language, shape.dark, shape.face)
        plotted = self._memory.same((shape.chart, look, shape.frame.width, shape.frame.height))
        size = shape.frame.width, shape.frame.height
        made = self._memory.made("plot", (plotted,), lambda: chart_part(shape.chart, look, size))
        name, workbook = f"ppt/charts/chart{self._charts}.xml", f"ppt/embeddings/workbook{self._charts}.xlsx"
        made.add_to(self._package, name, workbook, f"ppt/drawings/chart{self._charts}.xml")
        return name, made


def part_of(name: str, shapes: Iterable[Markup], colours: Mapping[str, str] | None = None) -> bytes:
    """A slide or its notes (`p:sld`, `p:notes`): its shapes, and a colour map of its own if any."""
    group = tag("p:nvGrpSpPr", None, tag("p:cNvPr", {"id": "1", "name": ""}), tag("p:cNvGrpSpPr"), tag("p:nvPr"))
    tree = tag("p:spTree", None, group, tag("p:grpSpPr"), *shapes)
    own = tag("a:masterClrMapping") if colours is None else tag("a:overrideClrMapping", colours)
    return part(name, _PREFIXES, tag("p:cSld", None, tree), tag("p:clrMapOvr", None, own))

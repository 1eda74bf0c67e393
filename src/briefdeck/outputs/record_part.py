"""The snapshot's way into a package: a custom XML part with its properties (ECMA-376 Part 1, 22.5)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefdeck.document.chart import ChartSpec
from briefdeck.document.richtext import Origin
from briefdeck.memory import NO_MEMORY, Memory
from briefdeck.ooxml.names import CUSTOM_XML_PROPERTIES_REL, CUSTOM_XML_PROPERTIES_TYPE, CUSTOM_XML_REL
from briefdeck.ooxml.package import Package
from briefdeck.ooxml.xml import parse
from briefdeck.provenance.chartfacts import form, look, plotted, written_in
from briefdeck.provenance.record import Snapshot
from briefdeck.provenance.recorded import encoded
from briefdeck.provenance.units import ChartFacts

if TYPE_CHECKING:
    from briefdeck.outputs.chart.part import ChartParts

_XML = "application/xml"


def add_snapshot(package: Package, snapshot: Snapshot, memory: Memory = NO_MEMORY) -> None:
    """Relate the main part of a document to its snapshot."""
    item, properties = encoded(snapshot, memory)
    number = next(n for n in range(1, len(package.types) + 2) if f"customXml/item{n}.xml" not in package)
    stored, described = f"customXml/item{number}.xml", f"customXml/itemProps{number}.xml"
    package.add(stored, _XML, item)
    package.add(described, CUSTOM_XML_PROPERTIES_TYPE, properties)
    package.relate(stored, CUSTOM_XML_PROPERTIES_REL, described)
    package.relate(package.main, CUSTOM_XML_REL, stored)


def chart_facts(chart: ChartSpec, made: ChartParts, place: tuple[int, str], mark: int, alt: str) -> ChartFacts:
    """What a chart at a place, its page and its name, shows; with the rows of its workbook that the briefing has."""
    from briefdeck.outputs.chart.data import sheet_of

    sheet = sheet_of(chart)
    columns = sheet.columns[: len(chart.series)]
    rows = [("", *(column.head for column in columns))]
    body = zip(sheet.categories, *(column.cells for column in columns), strict=True)
    tree, drawing = parse(made.xml), parse(made.drawing) if made.drawing else None
    words, shown = written_in(tree, drawing), (form(tree), look(tree))
    data = plotted(tree), (*rows, *body)
    type_ = chart.type.value
    indexed = chart.index is not None
    return ChartFacts(
        *place, *data, mark, alt=alt, words=words, form=shown[0], look=shown[1], type=type_, indexed=indexed
    )


def describing(chart: ChartSpec) -> Origin | None:
    """Where the words come from that stand for a chart; None where a build composes them."""
    origins = tuple(chart.alt.origins)
    return origins[0] if len(origins) == 1 and origins[0].path[2:3] == ("alt",) else None


def addresses(package: Package, part: str) -> dict[str, str]:
    """The addresses outside of a file that a part leads to, by the ids of their relationships."""
    return {rid: rel.target for rid, rel in package.rels.get(part, {}).items() if rel.external}

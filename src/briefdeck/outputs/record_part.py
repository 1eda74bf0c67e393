"""The snapshot's way into a package: a custom XML part with its properties (ECMA-376 Part 1, 22.5)."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from briefdeck.document.chart import ChartSpec
from briefdeck.ooxml.names import CUSTOM_XML_PROPERTIES_REL, CUSTOM_XML_PROPERTIES_TYPE, CUSTOM_XML_REL
from briefdeck.ooxml.xml import parse
from briefdeck.provenance.chartfacts import plotted
from briefdeck.provenance.record import Snapshot, encoded
from briefdeck.provenance.units import ChartFacts

if TYPE_CHECKING:
    from briefdeck.outputs.chart.part import ChartParts

_XML = "application/xml"


def add_snapshot(main: Any, snapshot: Snapshot, part: Callable[[str, str, bytes], Any]) -> None:
    """Relate the main part of a document to its snapshot; `part` makes one from its name, content type and bytes."""
    item, properties = encoded(snapshot)
    taken = {str(rel.target_part.partname) for rel in main.rels.values() if not rel.is_external}
    number = next(n for n in range(1, len(taken) + 2) if f"/customXml/item{n}.xml" not in taken)
    stored = part(f"/customXml/item{number}.xml", _XML, item)
    described = part(f"/customXml/itemProps{number}.xml", CUSTOM_XML_PROPERTIES_TYPE, properties)
    _relate(stored, "rId1", CUSTOM_XML_PROPERTIES_REL, described)
    free = next(f"rId{n}" for n in range(1, len(main.rels) + 2) if f"rId{n}" not in main.rels)
    _relate(main, free, CUSTOM_XML_REL, stored)


def chart_facts(chart: ChartSpec, made: ChartParts, page: int, holder: str, mark: int = -1) -> ChartFacts:
    """What a chart shows, and the part of its workbook that holds the values of the briefing whole."""
    from briefdeck.outputs.chart.data import sheet_of

    sheet = sheet_of(chart)
    columns = sheet.columns[: len(chart.series)]
    rows = [("", *(column.head for column in columns))]
    body = zip(sheet.categories, *(column.cells for column in columns), strict=True)
    return ChartFacts(page, holder, plotted(parse(made.xml)), (*rows, *body), mark)


def addresses(part: Any) -> dict[str, str]:
    """The addresses outside of a file that a part leads to, by the ids of their relationships."""
    return {rid: rel.target_ref for rid, rel in part.rels.items() if rel.is_external}


def _relate(source: Any, rid: str, kind: str, target: Any) -> None:
    """python-docx takes the id that a relationship shall have, python-pptx chooses one."""
    if hasattr(source.rels, "add_relationship"):
        source.rels.add_relationship(kind, target, rid, False)
    else:
        source.relate_to(target, kind)

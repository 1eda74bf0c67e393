"""A native chart."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from briefdeck.blocks.bullets import Bullets
from briefdeck.blocks.setting.definition import Definition
from briefdeck.blocks.setting.items import items
from briefdeck.blocks.setting.plan import Entry, Manner, WrongValueError, leaf
from briefdeck.document.block import Block
from briefdeck.document.chart import ChartSpec
from briefdeck.document.richtext import RichText
from briefdeck.document.visible import Record


@dataclass(frozen=True, slots=True)
class Chart(ChartSpec, Block):
    """A chart with its words: a caption and the unit above it, a note below."""

    name = "chart"
    looked_at = True
    broad = True

    def texts(self) -> Iterator[RichText]:
        yield from (self.caption, self.unit, self.note)

    def spoken(self) -> Iterator[RichText]:
        yield from (self.caption, self.unit, self.alt)


def _make(entry: Entry, _manner: Manner) -> Iterator[Chart]:
    """A plan can emphasise another series or category than the briefing does."""
    chart, emphasis = entry.at("chart").value(), entry.at("emphasis").text().plain
    if chart is None:
        return
    if not isinstance(chart, Chart):
        raise WrongValueError("the chart of a section: section.chart")
    if emphasis and emphasis not in (*chart.categories, *(series.name for series in chart.series)):
        raise WrongValueError(f"the name of a series or category to emphasise, and “{emphasis}” is none")
    yield replace(chart, emphasis=emphasis) if emphasis else chart


def _of_section(section: Record, manner: Manner) -> Iterator[Block]:
    yield section.chart
    points = items(section.points, manner)
    if points:
        yield Bullets(points, detailed=manner.detailed)


BLOCK = Definition(_make, keys={"emphasis": leaf}, of_section=_of_section)

"""A native chart."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from briefdeck.document.block import Block
from briefdeck.document.chart import ChartSpec
from briefdeck.document.richtext import RichText


@dataclass(frozen=True, slots=True)
class Chart(ChartSpec, Block):
    """A chart with its words: a caption and the unit above it, a note below."""

    kind = "chart"
    looked_at = True
    broad = True

    def texts(self) -> Iterator[RichText]:
        yield from (self.caption, self.unit, self.note)

    def spoken(self) -> Iterator[RichText]:
        yield from (self.caption, self.unit, self.alt)

"""What the parts of a chart ask of each other, while they are decided."""

from __future__ import annotations

from typing import Protocol

from briefdeck.document.chart import Bracket, ChartSpec
from briefdeck.outputs.chart.data import Drawn, Sheet
from briefdeck.outputs.chart.places import Area
from briefdeck.outputs.chart.scales import Scale
from briefdeck.text import Face


class Decided(Protocol):
    """What is decided of a chart, as far as its axes, its parts and the ends of its lines ask for it."""

    chart: ChartSpec
    sheet: Sheet
    bars: list[Drawn]
    lines: list[Drawn]
    count: int
    size: float
    width: float
    height: float
    whole: bool
    face: Face

    @property
    def labelled(self) -> bool:
        """Whether each value can stand at its bar, part or point."""

    @property
    def scale(self) -> Scale:
        """The range of the (first) value axis."""

    @property
    def goes_below_zero(self) -> bool:
        """Whether columns do."""

    @property
    def columns_top(self) -> float:
        """Up to where the columns of a combination reach."""

    @property
    def pill(self) -> float:
        """The width of what a bracket says."""

    @property
    def part(self) -> Bracket | None:
        """What says what part of another bar the one is."""

    @property
    def plot(self) -> Area:
        """The inner plot."""

    def gap(self, usual: int, abreast: int) -> int:
        """The gap between columns in per cent of one."""

    def top(self, legend: None) -> float:
        """The height above the plot."""

    def wide(self, text: str, *, bold: bool = False) -> float:
        """How wide a text is."""

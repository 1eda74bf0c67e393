"""A block that can be set: how high it is at a size, how it is drawn, where it can be cut.

`step` counts down an audience's sizes, 0 the largest. A unit is what a continuation slide begins with: an item, a card,
a row.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from briefdeck.document.deck import Shape
from briefdeck.document.richtext import RichText
from briefdeck.ooxml.geometry import Frame


class Flowable(Protocol):
    """What the fitting of an area needs to know of a block."""

    @property
    def steps(self) -> int:
        """How many sizes there are."""

    @property
    def units(self) -> int:
        """How many units there are; one cannot be cut."""

    @property
    def flexible(self) -> bool:
        """Whether it is better for all the height it can get, as a chart is."""

    def height(self, width: float, step: int) -> float:
        """The height that it needs, in points."""

    def opens(self, width: float, step: int, spare: float) -> float:
        """How much of the height to spare it takes, so that its rows breathe or its frames fill the slide."""

    def draw(self, frame: Frame, step: int) -> tuple[Shape, ...]:
        """Its shapes, in reading order, inside a frame as high as it needs and opens."""

    def cut(self, start: int, stop: int) -> Flowable:
        """The units from `start` up to `stop`."""

    def texts(self) -> Iterator[RichText]:
        """The texts that it shows, for the slide's source line."""

    def notes(self) -> Iterator[RichText]:
        """What belongs to its statements and stands in the notes."""

"""What a slide says and shows, for the record in the file: noted down while it is drawn, from what is drawn.

A test holds it to be just what a reader of the XML sees, so that nobody need read that again.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import field
from functools import lru_cache

from briefdeck.ooxml.markup import Markup, tag
from briefdeck.outputs.shapes.looks import painted
from briefdeck.provenance.marks import Marks
from briefdeck.provenance.units import FrameFacts, Piece, Unit
from briefdeck.values import dataclass


@lru_cache(maxsize=4096)  # many shapes are painted alike
def _painted(looks: tuple[Markup, ...]) -> str:
    """How a shape is painted that says so of its looks."""
    return painted(tag("p:spPr", None, *looks)) if looks else ""


@dataclass(frozen=True, slots=True)
class Holder:
    """The shape that is being drawn: what readers call it, its kind of place, its number among those of the slide."""

    name: str
    kind: str
    number: int


@dataclass(slots=True)
class SlideRecord:
    """The paragraphs and shapes of the slide with the number `page`, in the order in which they are drawn."""

    page: int
    marks: Marks
    units: list[Unit] = field(default_factory=list)
    frames: list[FrameFacts] = field(default_factory=list)

    def stands(
        self,
        name: str,
        frame: tuple[int, ...],
        looks: tuple[Markup, ...] = (),
        alt: str = "",
        *,
        leads: bool = False,
        more: Iterable[str] = (),
    ) -> None:
        """Note where a shape says that it stands, in EMU, how its properties paint it and what `more` it says of its
        looks, its alternative text, and whether it leads somewhere."""
        said = ";".join(filter(None, (_painted(looks), *more)))
        self.frames.append(FrameFacts(self.page, name, frame, said, alt, leads))

    def says(
        self,
        holder: Holder,
        pieces: tuple[Piece, ...],
        look: str,
        cell: tuple[int, int] = (-1, -1),
        level: int = -1,
    ) -> None:
        """Note the words of a paragraph, and how it is set; `cell` are the row and column of a table."""
        self.units.append(
            Unit(self.page, holder.name, pieces, *cell, holder.kind, level, shape=holder.number, look=look)
        )

    def speaks(self, pieces: tuple[Piece, ...]) -> None:
        """Note a paragraph of the slide's notes."""
        self.units.append(Unit(self.page, "notes", pieces, style="notes"))

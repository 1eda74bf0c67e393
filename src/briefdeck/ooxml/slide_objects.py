"""A slide looked at once for all checks: every text, table and measure of it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from briefdeck.ooxml.geometry import Frame
from briefdeck.ooxml.measure import Measured, TableRead, measured, table_of
from briefdeck.ooxml.slide_text import Text, TextReader
from briefdeck.ooxml.slides import Deck, Shape, Slide
from briefdeck.values import dataclass, replace

CONTENT = frozenset({"picture", "table", "chart", "diagram", "object"})


@dataclass(frozen=True)
class Object:
    """A shape with its text or table. `number` is its place in the order of drawing."""

    number: int
    shape: Shape
    text: Text | None
    measure: Measured | None
    table: TableRead | None

    @cached_property
    def has_text(self) -> bool:
        return self.text is not None and not self.text.is_empty

    @property
    def has_content(self) -> bool:
        """Whether a reader would miss it."""
        return self.shape.kind in CONTENT or self.has_text

    @cached_property
    def box(self) -> Frame | None:
        """Its frame, a table's with the rows as they have grown."""
        box = self.shape.box
        if box is not None and self.table is not None:
            return replace(box, height=max(box.height, self.table.height))
        return box


@dataclass(frozen=True)
class SlideObjects:
    """A slide and its objects, in the order of drawing."""

    deck: Deck
    slide: Slide
    objects: tuple[Object, ...]

    @property
    def texts(self) -> Iterator[tuple[Object, Text]]:
        """Every text with what it stands in, those of tables cell by cell."""
        for one in self.objects:
            if one.has_text and one.text is not None:
                yield one, one.text
            for cell in one.table.cells if one.table is not None else ():
                if not cell.text.is_empty:
                    yield one, cell.text


def objects_of_slides(deck: Deck) -> Iterator[SlideObjects]:
    """Every slide of a deck; objects that are switched off in the selection pane are left out."""
    reader = TextReader(deck)
    for slide in deck.slides:
        objects = []
        for place, shape in enumerate(slide.shapes):
            if shape.hidden:
                continue
            text = reader.of_shape(shape, slide) if shape.kind == "shape" else None
            measure = measured(shape, text) if text is not None else None
            table = table_of(shape, slide, reader) if shape.kind == "table" else None
            objects.append(Object(place, shape, text, measure, table))
        yield SlideObjects(deck, slide, tuple(objects))

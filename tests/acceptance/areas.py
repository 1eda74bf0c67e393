"""The texts of a slide with the room that each was given, read from the Deck and the template's facts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from briefdeck.audience.deck_style import DeckStyle, Layout, Placeholder
from briefdeck.document.deck import Box, Geometry, Grid, Group, Placed, Shape, Slide, TextParagraph, TextRun
from briefdeck.layout.typesetting import lines, paragraph_lines, pitch
from briefdeck.ooxml.geometry import Frame
from briefdeck.text import Face

# Of an arrow; the text's rectangle ends at half of it, that of a chevron is two of them narrower (ECMA-376,
# presetShapeDefinitions, homePlate and chevron).
_TIP = 14.0


class Kind(StrEnum):
    """What holds a text; titles are broken as planned, furniture stands where the layout puts it."""

    TITLE = "title"
    PLACED = "placeholder"
    FURNITURE = "furniture"
    BOX = "box"
    CELL = "cell"


@dataclass(frozen=True, slots=True)
class Words:
    """A paragraph: its words with sizes resolved, its pitch, the width for its lines and how many were predicted."""

    runs: tuple[TextRun, ...]
    size: float
    pitch: float
    width: float
    predicted: int

    @property
    def text(self) -> str:
        """The words."""
        return "".join(run.text for run in self.runs)

    @property
    def sizes(self) -> set[float]:
        """The sizes of its words without citation marks; a unit of half the size goes with its number."""
        return {run.size for run in self.runs if run.text.strip() and not run.target and run.size * 2 != self.size}


@dataclass(frozen=True, slots=True)
class Area:
    """A text shape: its frame, the room for its text, its paragraphs."""

    name: str
    kind: Kind
    frame: Frame
    inner: Frame
    words: tuple[Words, ...]
    face: Face


def layout_of(slide: Slide, style: DeckStyle) -> Layout:
    """The layout of a slide by its own name; of two with more and less room for a title that with this one's."""
    made = [layout for layout in style.layouts.values() if layout.name == slide.layout]
    placed = {shape.name: shape.frame for shape in slide.shapes if isinstance(shape, Placed)}
    for layout in made:
        title = layout.placeholders.get("title")
        if title is not None and placed.get(title.name, title.frame) == (title.frame if title.moved else None):
            return layout
    return made[0]


def areas(slide: Slide, style: DeckStyle, number: int) -> Iterator[Area]:
    """The texts of a slide in reading order."""
    layout = layout_of(slide, style)
    for shape in flat(slide.shapes):
        match shape:
            case Placed():
                yield _placed(shape, layout, number)
            case Box() if shape.paragraphs:
                yield _box(shape, style.face)
            case Grid():
                yield from _cells(shape, style.face)
            case _:
                pass


def flat(shapes: tuple[Shape, ...]) -> Iterator[Shape]:
    """Shapes, those in groups too."""
    for shape in shapes:
        if isinstance(shape, Group):
            yield from flat(shape.shapes)
        else:
            yield shape


def _inside(frame: Frame, insets: tuple[float, float, float, float]) -> Frame:
    left, top, right, bottom = insets
    return Frame(frame.x + left, frame.y + top, frame.width - left - right, frame.height - top - bottom)


def _placed(shape: Placed, layout: Layout, number: int) -> Area:
    role, place = next(
        (role, p) for role, p in layout.placeholders.items() if (p.name, p.index) == (shape.name, shape.index)
    )
    kind = Kind.TITLE if role == "title" else Kind.PLACED
    if role in FURNITURE:
        kind = Kind.FURNITURE
    frame = shape.frame or place.frame
    inner = _inside(frame, place.insets)
    face = place.face
    words = tuple(_inherited(p, place, face, inner.width, kind, str(number) if shape.field else "") for p in shape.paragraphs)  # fmt: skip  # noqa: E501
    return Area(role, kind, frame, inner, words, face)


FURNITURE = ("source", "marking", "date", "footer", "slide number", "tracker")


def _inherited(made: TextParagraph, place: Placeholder, face: Face, width: float, kind: Kind, number: str) -> Words:
    level = place.levels[made.level]
    runs = tuple(replace(r, size=r.size or level.size, text=number or r.text) for r in made.runs)
    left = level.left if made.left is None else made.left
    size = max((r.size for r in runs), default=level.size)
    if kind is Kind.TITLE:
        predicted = sum(r.text == "\v" for r in runs) + 1
    else:
        predicted = lines(runs, size, face, width - left, bold=level.bold)
    return Words(runs, size, made.pitch or level.pitch, width - left, predicted)


def _box(shape: Box, face: Face) -> Area:
    inner = _inside(shape.frame, shape.insets)
    if shape.geometry is Geometry.PENTAGON:
        inner = replace(inner, width=inner.width - _TIP / 2)
    if shape.geometry is Geometry.CHEVRON:
        inner = replace(inner, x=inner.x + _TIP, width=inner.width - 2 * _TIP)
    words = tuple(_own(p, face, inner.width) for p in shape.paragraphs)
    return Area(shape.name, Kind.BOX, shape.frame, inner, words, face)


def _own(made: TextParagraph, face: Face, width: float) -> Words:
    size = max((r.size for r in made.runs), default=0.0)
    left = made.left or 0.0
    count = paragraph_lines(made, size, face, width)
    return Words(made.runs, size, made.pitch or pitch(size), width - left, count)


def _cells(grid: Grid, face: Face) -> Iterator[Area]:
    side, vertical = grid.padding
    top = grid.frame.y
    for row in grid.rows:
        left = grid.frame.x
        for cell, width in zip(row.cells, grid.widths, strict=True):
            frame = Frame(left, top, width, row.height)
            inner = _inside(frame, (side, vertical, side, vertical))
            words = tuple(_own(p, face, inner.width) for p in cell.paragraphs)
            yield Area("cell", Kind.CELL, frame, inner, words, face)
            left += width
        top += row.height

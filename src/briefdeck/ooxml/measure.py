"""How much room text takes in its box, in points; where in doubt the smaller answer, so that what is found is true.

Lines are broken as PowerPoint breaks them. A face that the advance tables do not know is measured as a narrower Arial,
since most usual faces (Aptos, Segoe UI) are no wider, while the tables themselves err on the wide side.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from briefdeck.ooxml.geometry import Frame
from briefdeck.ooxml.levels import Spacing
from briefdeck.ooxml.names import A
from briefdeck.ooxml.slide_text import Paragraph, Run, Text, TextReader
from briefdeck.ooxml.slides import Shape, Slide
from briefdeck.ooxml.units import number, points
from briefdeck.ooxml.xml import Element
from briefdeck.patterns import regex
from briefdeck.text import Face, break_lines, width
from briefdeck.values import dataclass, replace

_NATURAL = 1.2  # line height of the usual faces, in em
_KNOWN = regex(r"arial$|helvetica|liberation|times|calibri$|carlito|cambria$|caladea|biz udp|ms |ｍｓ", re.IGNORECASE)
_NARROWER = {"arial narrow": 0.8, "calibri light": 0.88, "aptos": 0.93, "segoe ui": 0.95}
_OTHERWISE = 0.88
_HEIGHTS = {"ctr": 0.5, "b": 1.0}
_ASIDE = {"ctr": 0.5, "r": 1.0}
_MOST = 20_000  # characters of one paragraph that are measured


class Extent(NamedTuple):
    """Height of a text, its widest line, its last line's pitch, the number of its lines."""

    height: float
    widest: float
    pitch: float
    lines: int


@dataclass(frozen=True, slots=True)
class Measured:
    """A shape with text: where its ink is, the room that it needs and has. `excess` is what is too much, in points."""

    shape: Shape
    text: Text
    ink: Frame
    extent: Extent
    room: float

    @property
    def excess(self) -> float:
        return self.extent.height - self.room


def measured(shape: Shape, text: Text) -> Measured | None:
    """How a text fills its box; None where it has none, or does not run level in it."""
    box = shape.box
    if box is None or text.is_empty or text.body.turned or not shape.is_upright or text.body.columns > 1:
        return None
    left, top, right, bottom = text.body.insets
    across = box.width - left - right
    extent = extent_of(text, across if text.body.wraps and across > 0 else 1e6)
    room = box.height - top - bottom
    wide = min(extent.widest, across) if text.body.wraps and across > 0 else extent.widest
    align = text.paragraphs[0].level.align
    x = box.x + left + (across - wide) * _ASIDE.get(align, 0.0)
    y = box.y + top + (room - extent.height) * _HEIGHTS.get(text.body.anchor, 0.0)
    return Measured(shape, text, Frame(x, y, wide, extent.height), extent, room)


def extent_of(text: Text, across: float) -> Extent:
    """The room that a text takes in a column of a width."""
    height = widest = pitch = 0.0
    lines = 0
    for place, paragraph in enumerate(text.paragraphs):
        level = paragraph.level
        inner = max(across - level.left - level.right, 1.0)
        segments = _segments(paragraph)
        if level.indent < 0 and not level.bulleted:
            if any("\t" in run.text for run in segments[0]):
                segments[0] = _past_tab(segments[0])
            else:
                inner -= level.indent  # only the first line is longer, but none is counted too much
        size = _largest(paragraph)
        if place:
            height += _length(level.before, size) * text.body.scale
        for segment in segments:
            counted, wide, own = _lines(segment, inner, text.body.scale, paragraph.empty_size)
            pitch = _length(level.line, own) * (text.body.scale if level.line[0] == "points" else 1.0)
            pitch *= 1.0 - text.body.squeezed
            height += counted * pitch
            widest = max(widest, wide + max(level.left, 0.0))
            lines += counted
        if place < len(text.paragraphs) - 1:
            height += _length(level.after, size) * text.body.scale
    return Extent(height, widest, pitch, lines)


def _largest(paragraph: Paragraph) -> float:
    return max((run.size for run in paragraph.runs), default=paragraph.empty_size)


def _segments(paragraph: Paragraph) -> list[list[Run]]:
    """The runs between forced breaks."""
    made: list[list[Run]] = [[]]
    for run in paragraph.runs:
        pieces = re.split("[\v\n]", run.text)
        for index, piece in enumerate(pieces):
            if index:
                made.append([])
            if piece:
                made[-1].append(run._replace(text=piece) if len(pieces) > 1 else run)
    if len(made) > 1 and not made[-1]:
        made.pop()  # a break at the end opens no line of its own
    return made


def _past_tab(runs: list[Run]) -> list[Run]:
    """What follows the first tab, which leads to where the other lines begin."""
    for place, run in enumerate(runs):
        if "\t" in run.text:
            return [run._replace(text=run.text.partition("\t")[2]), *runs[place + 1 :]]
    return runs


def _lines(runs: list[Run], across: float, scale: float, empty: float) -> tuple[int, float, float]:
    """Number of lines, width of the widest, size of the largest type."""
    if not runs:
        return 1, 0.0, empty * scale
    size = max(run.size for run in runs)
    face, factor = face_of(max(runs, key=lambda run: len(run.text)))  # a quotation mark has a face of its own
    share = [(run.text[:_MOST].replace("\t", " "), run.bold, run.size / size * _factor(run, factor)) for run in runs]
    drawn = size * scale
    # Most texts fit one line by far; an em for each character is more than any of them takes.
    whole = sum(width(text, drawn * part, face, bold=bold) for text, bold, part in share)
    if whole <= across:
        return 1, whole, drawn
    return len(break_lines(share, drawn, face, across)), across, drawn


def _factor(run: Run, factor: float) -> float:
    """Full-width characters are an em in every face."""
    return factor if run.text.isascii() else 1.0


def face_of(run: Run) -> tuple[Face, float]:
    """The face to measure with, and what its Latin advances are multiplied by."""
    if _KNOWN.match(run.latin):
        return Face(run.latin, run.east_asian), 1.0
    return Face("Arial", run.east_asian), _NARROWER.get(run.latin.lower(), _OTHERWISE)


def _length(spacing: Spacing, size: float) -> float:
    return spacing[1] if spacing[0] == "points" else spacing[1] * size * _NATURAL


@dataclass(frozen=True, slots=True)
class Cell:
    """A table's cell: its text, its properties, its column and row."""

    element: Element
    text: Text
    properties: Element | None
    column: int
    row: int


@dataclass(frozen=True, slots=True)
class TableRead:
    """A table of a slide; `height` is that of its rows once they have grown with their texts."""

    element: Element
    cells: tuple[Cell, ...]
    columns: int
    rows: int
    height: float


def table_of(shape: Shape, slide: Slide, reader: TextReader) -> TableRead | None:
    """The table in a shape."""
    element = next(shape.element.iter(f"{A}tbl"), None)
    if element is None:
        return None
    widths = [points(c.get("w")) for c in element.iterfind(f"{A}tblGrid/{A}gridCol")]
    cells: list[Cell] = []
    total = 0.0
    rows = element.findall(f"{A}tr")
    for row, line in enumerate(rows):
        height = points(line.get("h"))
        for column, cell in enumerate(line.iterfind(f"{A}tc")):
            text = reader.of_cell(cell, slide)
            if text is None or cell.get("hMerge") or cell.get("vMerge"):
                continue
            properties = cell.find(f"{A}tcPr")
            own = text.body._replace(insets=_margins(properties), turned=_is_turned(properties))
            text = replace(text, body=own)
            cells.append(Cell(cell, text, properties, column, row))
            if number(cell.get("rowSpan"), 1) == 1 and not text.body.turned and not text.is_empty:
                left, top, right, bottom = text.body.insets
                across = sum(widths[column : column + max(number(cell.get("gridSpan"), 1), 1)])
                extent = extent_of(text, max(across - left - right, 1.0))
                height = max(height, extent.height + top + bottom)
        total += height
    return TableRead(element, tuple(cells), len(widths), len(rows), total)


def _margins(properties: Element | None) -> tuple[float, float, float, float]:
    def of(name: str, otherwise: float) -> float:
        return points(properties.get(name) if properties is not None else None, otherwise)

    return of("marL", 7.2), of("marT", 3.6), of("marR", 7.2), of("marB", 3.6)


def _is_turned(properties: Element | None) -> bool:
    return properties is not None and properties.get("vert", "horz") != "horz"

"""What lies behind a text: its own fill, else the shape, layout, master or background under it.

The answer is None wherever it is not one plain colour (a picture, a gradient, a fill of a table's style, something that
lies under half of the text): nobody should be told of a contrast that was guessed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property

from briefdeck.ooxml.colours import WHITE, Rgb, colour_of
from briefdeck.ooxml.geometry import Frame
from briefdeck.ooxml.measure import Cell
from briefdeck.ooxml.names import A, P
from briefdeck.ooxml.slide_objects import Object, SlideObjects
from briefdeck.ooxml.slides import Shape, Slide
from briefdeck.ooxml.units import is_on, number
from briefdeck.ooxml.xml import Element

NOTHING = "nothing"  # there is no fill: what lies behind shows
UNKNOWN = "unknown"
_SEEN_THROUGH = frozenset({"line", "group"})
Fill = Rgb | str
_FILLS = frozenset(f"{A}{name}" for name in ("gradFill", "blipFill", "pattFill", "grpFill"))
# Table styles of PowerPoint that fill no cell: “No Style, No Grid” and “No Style, Table Grid”.
_UNFILLED_STYLES = frozenset({"{2D5ABB26-0587-4C30-8999-92F81FD0307C}", "{5940675A-B579-460E-94D1-54222C63F5DA}"})


def fill_of(chain: Sequence[Element], slide: Slide) -> Fill:
    """The fill of a shape, by itself, its layout and master, or its style."""
    for element in chain:
        properties = element.find(f"{P}spPr")
        if properties is not None:
            found = direct_fill(properties, slide)
            if found is not None:
                return found
    reference = chain[0].find(f"{P}style/{A}fillRef") if chain else None
    if reference is not None:
        return _referred(number(reference.get("idx")), reference, slide.theme.fills, slide)
    return NOTHING


def direct_fill(properties: Element, slide: Slide) -> Fill | None:
    """The fill that an element itself names; None where it says nothing of it."""
    for child in properties:
        if child.tag == f"{A}noFill":
            return NOTHING
        if child.tag == f"{A}solidFill":
            return colour_of(child, slide.theme.colours, slide.mapping) or UNKNOWN
        if child.tag in _FILLS:
            return UNKNOWN
    return None


def _referred(index: int, reference: Element, fills: Sequence[Element], slide: Slide) -> Fill:
    """A fill of the theme by its index, in the colour of the reference."""
    if index <= 0:
        return NOTHING
    if index > len(fills) or fills[index - 1].tag != f"{A}solidFill":
        return UNKNOWN
    own = colour_of(reference, slide.theme.colours, slide.mapping)
    return colour_of(fills[index - 1], slide.theme.colours, slide.mapping, own) or UNKNOWN


class Backgrounds:
    """What lies behind the texts of one slide; each fill is resolved once."""

    def __init__(self, on_slide: SlideObjects) -> None:
        self._on_slide = on_slide
        self._tables: dict[int, Rgb | None] = {}
        shapes = [(one.number, one.shape) for one in on_slide.objects if one.shape.kind not in _SEEN_THROUGH]
        filled = ((number, _filled(shape, on_slide.slide)) for number, shape in shapes)
        self._fills = [(number, found) for number, found in filled if found is not None]
        self._sheets = [[f for s in sheet if (f := _filled(s, on_slide.slide))] for sheet in _drawn(on_slide.slide)]

    def of_text(self, one: Object, area: Frame) -> Rgb | None:
        """The colour behind the lines of a text."""
        slide = self._on_slide.slide
        if one.table is None:
            own = fill_of(one.shape.chain, slide)
            if own != NOTHING:
                # A shape that is no rectangle may leave part of its text outside of its fill.
                return own if isinstance(own, tuple) and (one.box is None or one.box.holds(area, 4.0)) else None
        below = [filled for number, filled in self._fills if number < one.number]
        found = _behind(below, area)
        if found is None:
            return self.of_layout(area)
        return found if isinstance(found, tuple) else None

    def of_layout(self, area: Frame) -> Rgb | None:
        """The colour that layout, master and background have under an area, whatever the slide puts there."""
        found = None
        for sheet in self._sheets:
            found = _behind(sheet, area)
            if found is not None:
                break
        found = self._page if found is None else found
        return found if isinstance(found, tuple) else None

    def of_cell(self, cell: Cell, one: Object, area: Frame) -> Rgb | None:
        """The colour behind a cell: its own, else what lies behind a table whose style fills nothing."""
        own = direct_fill(cell.properties, self._on_slide.slide) if cell.properties is not None else None
        if isinstance(own, tuple):
            return own
        if own == UNKNOWN or one.table is None:
            return None
        style = one.table.element.findtext(f"{A}tblPr/{A}tableStyleId")
        if own is None and style is not None and style.strip() not in _UNFILLED_STYLES:
            return None
        if one.number not in self._tables:
            self._tables[one.number] = self.of_text(one, area)
        return self._tables[one.number]

    @cached_property
    def _page(self) -> Fill:
        """The background that is named first: the slide's, its layout's, its master's."""
        slide = self._on_slide.slide
        for root in (slide.root, *(sheet.root for sheet in (slide.layout, slide.master) if sheet is not None)):
            background = root.find(f"{P}cSld/{P}bg")
            if background is not None:
                return _of_background(background, slide)
        return WHITE


def _drawn(slide: Slide) -> Iterator[list[Shape]]:
    """What layout and master draw on a slide, from above."""
    shown = is_on(slide.root.get("showMasterSp"), True)
    for sheet in (slide.layout, slide.master):
        if sheet is not None and shown:
            yield [s for s in sheet.shapes if not s.placeholder and s.kind not in _SEEN_THROUGH]
            shown = is_on(sheet.root.get("showMasterSp"), True)


def _filled(shape: Shape, slide: Slide) -> tuple[Frame, Fill, bool] | None:
    """Where a shape covers what is behind it, and with what, and whether it stands level; None where it does not."""
    if shape.box is None:
        return None
    fill = fill_of(shape.chain, slide) if shape.kind == "shape" else UNKNOWN
    return None if fill == NOTHING else (shape.box, fill, not shape.rotation % 180)


def _behind(filled: Sequence[tuple[Frame, Fill, bool]], area: Frame) -> Fill | None:
    """The uppermost fill under an area; None where there is none."""
    for box, fill, level in reversed(filled):
        if area.x >= box.right - 0.5 or box.x >= area.right - 0.5:
            continue
        if area.y >= box.bottom - 0.5 or box.y >= area.bottom - 0.5:
            continue
        return fill if level and box.holds(area) else UNKNOWN
    return None


def _of_background(background: Element, slide: Slide) -> Fill:
    properties, reference = background.find(f"{P}bgPr"), background.find(f"{P}bgRef")
    if properties is not None:
        return direct_fill(properties, slide) or UNKNOWN
    if reference is None:
        return UNKNOWN
    index = number(reference.get("idx"))
    fills = slide.theme.backgrounds if index > 1000 else slide.theme.fills
    return _referred(index % 1000, reference, fills, slide)

"""Pages that end early are set a little wider, so that what stays free at their ends is not seen as a hole.

Nothing goes over to another page: charts and pictures grow, rows of tables and the spaces around headings and items get
some room, up to what nobody sees who turns pages. Where pages begin is decided before, and stays.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from briefdeck.document.memo import ChartDrawing, Paragraph, PictureDrawing, Settled, Table
from briefdeck.document.pages import Page
from briefdeck.pipeline.pages.measured import Part, Place
from briefdeck.pipeline.pages.measuring import Band, Grid, Strip
from briefdeck.pipeline.pages.paging import Paged
from briefdeck.values import dataclass, replace

# What is left free at the end of a page in any case, for lines that a program breaks otherwise, and what is worth it.
_KEPT, _LEAST = 26.0, 12.0
# How much wider things may be: charts by a share of their height, the rest by points above a heading, below an item or
# a paragraph, above and below the words of a row.
_CHART, _HEADING, _ITEM, _PARAGRAPH, _ROW = 0.35, 12.0, 5.0, 3.0, 2.5
_TWIP = 0.05


@dataclass(frozen=True, slots=True)
class Room:
    """What an element may take: `most` points in all, of which each of its `steps` takes an equal part."""

    place: Place
    most: float
    steps: int


def filled(made: Paged, by_word: Mapping[Place, Part]) -> tuple[Paged, Mapping[Place, float]]:
    """The same with pages that end early set wider, and by how many points each of their elements that is.

    `by_word` are the elements whose lines are others in Word: what they take more there is not given away.
    """
    wider: dict[Place, float] = {}
    for at in range(len(made.turns) - 1):
        turn = made.turns[at]
        free = turn.room - turn.used - turn.notes - _KEPT
        if free < _LEAST:
            continue
        page = made.page(at)
        free -= sum(_height(by_word[one]) - _height(made.part(one)) for one in _whole(page) if one in by_word)
        rooms = list(_rooms(made, page))
        most = sum(room.most for room in rooms)
        if free < _LEAST or not most:
            continue
        tried, given = made, {}
        for room in rooms:
            step = round(room.most * min(free / most, 1.0) / room.steps / _TWIP - 0.5) * _TWIP
            if step > 0:
                given[room.place] = step
                tried = tried.changed(room.place, _widened(tried, room.place, step))
        # A page is filled and nothing else: where anything begins otherwise, it stays as it is.
        if [one.begin for one in tried.turns] == [one.begin for one in made.turns]:
            made = tried
            wider |= given
    return made, wider


def capacity(made: Paged, at: int) -> float:
    """How many points wider the page of an index may be set."""
    return sum(room.most for room in _rooms(made, made.page(at)))


def _whole(page: Page) -> Iterator[Place]:
    """The elements that stand on a page with all that they have."""
    return ((s.section, s.element) for s in page.stretches if s.begins and s.stop == s.count)


def _height(part: Part) -> float:
    return part if isinstance(part, float) else part.height


def _rooms(made: Paged, page: Page) -> Iterator[Room]:
    """What may be wider on a page: not what begins it, nor a part of something."""
    first = True
    for place in _whole(page):
        part, element = made.part(place), made.sections[place[0]].section.elements[place[1]]
        match part, element:
            case Grid(), Table() if element.style == "Briefing Table":
                yield Room(place, _ROW * 2 * len(part.bands), 2 * len(part.bands))
            case Strip(), Paragraph() if (drawing := drawing_of(element)) is not None:
                yield Room(place, _taller(drawing, made.paging.style.text_width), 1)
            case Strip(), Paragraph() if part.outline == 0 and not first and not part.page_break:
                yield Room(place, _HEADING, 1)
            case Strip(), Paragraph() if part.outline is None and part.after and not (part.box or part.flow.contextual):
                if element.listing is not None:
                    yield Room(place, _ITEM, 1)
                elif not part.keep_next:
                    yield Room(place, _PARAGRAPH, 1)
            case _:
                pass
        first = False


def _widened(made: Paged, place: Place, step: float) -> Part:
    """An element with so many points more: on a chart, above a heading, below other words, around those of each row."""
    part, element = made.part(place), made.sections[place[0]].section.elements[place[1]]
    match part, element:
        case Strip(), Paragraph() if drawing_of(element) is not None:
            return part._replace(heights=(*part.heights[:-1], part.heights[-1] + step))
        case Strip(), _ if part.outline is None:
            return part._replace(after=part.after + step)
        case Strip(), _:
            return part._replace(before=part.before + step)
        case Grid(), _:
            return part._replace(bands=tuple(_roomier(band, step) for band in part.bands))
        case _:
            return part


def _roomier(band: Band, step: float) -> Band:
    steps = (band.steps[0] + step, *band.steps[1:]) if band.steps else ()
    steps = (*steps[:-1], steps[-1] + step) if steps else ()
    return band._replace(height=band.height + 2 * step, steps=steps)


def drawing_of(paragraph: Paragraph) -> ChartDrawing | PictureDrawing | None:
    """The chart or picture that stands in a paragraph alone."""
    only = paragraph.inlines[0] if len(paragraph.inlines) == 1 else None
    return only if isinstance(only, ChartDrawing | PictureDrawing) else None


def _taller(drawing: ChartDrawing | PictureDrawing, width: float) -> float:
    """How much higher a drawing may be; a picture is wider by as much, up to the width of the text."""
    if isinstance(drawing, ChartDrawing):
        return _CHART * drawing.height
    return max(min(_CHART, width / drawing.width - 1), 0.0) * drawing.height


def widened(element: Settled, part: Part, step: float) -> Settled:
    """An element that is set wider by so many points."""
    match element, part:
        case Table(), _:
            return replace(element, wider=step)
        case Paragraph(), Strip():
            if (drawing := drawing_of(element)) is not None:
                return replace(element, inlines=(_drawn(drawing, drawing.height + step),))
            if part.outline is None:
                return replace(element, after=part.after)
            return replace(element, before=part.before)
        case _:
            return element


def _drawn(drawing: ChartDrawing | PictureDrawing, height: float) -> ChartDrawing | PictureDrawing:
    if isinstance(drawing, PictureDrawing):
        return replace(drawing, width=drawing.width * height / drawing.height, height=height)
    return replace(drawing, height=height)

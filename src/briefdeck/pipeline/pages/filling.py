"""Pages that end early are set a little wider, so that what stays free at their ends is not seen as a hole.

Nothing goes over to another page: charts and pictures grow, rows of tables and the spaces around headings and items get
some room, up to what nobody sees who turns pages. Where pages begin is decided before, and stays.

A page is also closed so, where the next one begins with a heading that it had room for, but not for what the heading is
kept with: LibreOffice leaves some of these at its foot.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from briefdeck.document.memo import ChartDrawing, Paragraph, PictureDrawing, Settled, Table
from briefdeck.document.pages import Page
from briefdeck.model.leaves import SHARES
from briefdeck.patterns import regex
from briefdeck.pipeline.pages.measured import Part, Place
from briefdeck.pipeline.pages.measuring import Band, Grid, Strip, between
from briefdeck.pipeline.pages.paging import Paged
from briefdeck.text.metrics import EMOJI_CLASS
from briefdeck.values import dataclass, replace

# What is left free at the end of a page in any case, for lines that a program breaks otherwise, and what is worth it.
_KEPT, _LEAST = 26.0, 12.0
# How much wider things may be: charts by a share of their height, rings and strips of shares by a small one; the rest
# by points above a heading, below an item or a paragraph, above and below the words of a row.
_CHART, _SHARES = 0.35, 0.1
_HEADING, _ITEM, _PARAGRAPH, _ROW = 12.0, 5.0, 3.0, 2.5
_TWIP = 0.05
_PICTOGRAM = regex(f"[{EMOJI_CLASS}\u2600-\u27bf]")
# What a heading lacks at the foot of a page that is closed before it, and how much less is as good, in pt. Space below
# what has more above the next is none, so that it may take some tries.
_SHORT, _LITTLE, _TRIES = 3.0, 1.0, 4


@dataclass(frozen=True, slots=True)
class Room:
    """What an element may take: `most` points in all, of which each of its `steps` takes an equal part."""

    place: Place
    most: float
    steps: int


def filled(made: Paged, words: Paged) -> tuple[Paged, dict[Place, float]]:
    """The same with pages that end early set wider, and by how many points each of their elements that is.

    `words` has the pages by the lines of Word: what they take more there is not given away.
    """
    wider: dict[Place, float] = {}
    for at in range(len(made.turns) - 1):
        free = min(_free(made, at), _free(words, at)) - _KEPT if _is_alike(made, words, at) else 0.0
        if free >= _LEAST:
            made = _set_wider(made, at, _Free(free), wider)
    return made, wider


def closed(made: Paged, by_word: Callable[[Paged], Paged], wider: dict[Place, float]) -> Paged:
    """The same with no room for the heading that begins the next page alone; what is set wider for that is added to
    `wider`. `by_word` gives the pages by the lines of Word."""
    words: Paged | None = None
    for at in range(len(made.turns) - 1):
        needed, doubtful = _alone(made, at), _doubtful(made, at)
        for _ in range(_TRIES if needed else 0):
            lacking = _free(made, at) - needed + _SHORT + doubtful
            if lacking <= _LITTLE:
                break
            words = words or by_word(made)
            if not _is_alike(made, words, at) or lacking > _free(words, at):
                break
            tried = _set_wider(made, at, _Free(lacking, whole=True), wider)
            made, words = tried, words if tried is made else None
    return made


def _free(made: Paged, at: int) -> float:
    """What is free at the end of the page of an index."""
    turn = made.turns[at]
    return turn.room - turn.used - turn.notes


def _is_alike(made: Paged, words: Paged, at: int) -> bool:
    """Whether the page of an index begins and ends alike by the lines of Word."""
    return all(
        number < len(words.turns) and made.turns[number].begin == words.turns[number].begin for number in (at, at + 1)
    )


def _doubtful(made: Paged, at: int) -> float:
    """The line that the page of an index may have less in a program that draws pictograms narrower than others."""
    parts = (made.part((stretch.section, stretch.element)) for stretch in made.page(at).stretches)
    drawn = (part.heights[-1] for part in parts if isinstance(part, Strip) and _PICTOGRAM.search(part.lines.text))
    return max(drawn, default=0.0)


def _alone(made: Paged, at: int) -> float:
    """How much room the heading that begins the next page, not by a break, would take at the end of the page of an
    index; 0 where no heading does."""
    begin = made.turns[at + 1].begin
    if made.turns[at].forced or begin is None or begin[1] == 0 or begin[2]:
        return 0.0
    section, element, _ = begin
    part, above = made.part((section, element)), made.part((section, element - 1))
    if not isinstance(part, Strip) or not part.keep_next:
        return 0.0
    return part.height + (between(above, part) if isinstance(above, Strip) else part.before)


class _Free(NamedTuple):
    """How many points of a page are given away: up to that, or `whole`, or else nothing."""

    points: float
    whole: bool = False


def _set_wider(made: Paged, at: int, free: _Free, wider: dict[Place, float]) -> Paged:
    """The same with the page of an index set wider by what is free, and how much is noted in `wider`; where anything
    would begin otherwise by that, it stays as it is."""
    points, rooms = free.points, list(_rooms(made, made.page(at), anywhere=free.whole))
    most = sum(room.most for room in rooms)
    if not most or (free.whole and points > most):
        return made
    given, rounding = {}, 0.5 if free.whole else -0.5
    for room in rooms:
        step = round(room.most * min(points / most, 1.0) / room.steps / _TWIP + rounding) * _TWIP
        if step > 0:
            given[room.place] = step
    if not given:
        return made
    number = made.turns[at].section
    tried = made.changed_in(number, {place[1]: _widened(made, place, step) for place, step in given.items()})
    if [one.begin for one in tried.turns] != [one.begin for one in made.turns]:
        return made
    for place, step in given.items():
        wider[place] = wider.get(place, 0.0) + step
    return tried


def capacity(made: Paged, at: int) -> float:
    """How many points wider the page of an index may be set."""
    return sum(room.most for room in _rooms(made, made.page(at)))


def _whole(page: Page) -> Iterator[Place]:
    """The elements that stand on a page with all that they have."""
    return ((s.section, s.element) for s in page.stretches if s.begins and s.stop == s.count)


def _rooms(made: Paged, page: Page, *, anywhere: bool = False) -> Iterator[Room]:
    """What may be wider on a page: not what begins it, nor a part of something, nor, if not `anywhere`, small headings
    and what has no space below it."""
    first = True
    for place in _whole(page):
        part, element = made.part(place), made.sections[place[0]].section.elements[place[1]]
        match part, element:
            case Grid(), Table() if element.style == "Briefing Table":
                yield Room(place, _ROW * 2 * len(part.bands), 2 * len(part.bands))
            case Strip(), Paragraph() if (drawing := drawing_of(element)) is not None:
                yield Room(place, _taller(drawing, made.paging.style.text_width), 1)
            case Strip(), Paragraph() if (part.outline == 0 or (anywhere and part.outline)) and not (
                first or part.page_break
            ):
                yield Room(place, _HEADING, 1)
            case Strip(), Paragraph() if part.outline is None and (part.after or anywhere) and _is_free(part):
                if element.listing is not None:
                    yield Room(place, _ITEM, 1)
                elif not part.keep_next:
                    yield Room(place, _PARAGRAPH, 1)
            case _:
                pass
        first = False


def _is_free(part: Strip) -> bool:
    """Whether space below a paragraph is its own, and not that of a box or a run of its style."""
    return part.box is None and not part.flow.contextual


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
        return (_SHARES if drawing.chart.type in SHARES else _CHART) * drawing.height
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

"""What of a memo cannot part on a page, and what it is to the one before: the chunks of which pages are filled.

The space before a paragraph that a page's end brought to the top is dropped; two paragraphs are apart by the greater of
their spaces; what stands beside a table keeps its own in full. Two lines of a paragraph stay together on each side of a
page's end, a row that may not part goes whole, header rows come again. LibreOffice parts no paragraph that stays with
the next one; Word does, if it is not told to keep its lines together, so that one of several lines is told so.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from briefdeck.pipeline.pages.measured import Measured, Part
from briefdeck.pipeline.pages.measuring import Band, Grid, Strip, between

FEWEST = 4
"""Lines of a paragraph that may part."""


class Chunk(NamedTuple):
    """What cannot part: lines of a paragraph, a row, or lines of one that may part.

    `gap` is the space to the chunk above on the same page, `top` that at the top of a page; `glued` says that it begins
    no page, `forced` that it does. `again` is the height of header rows that come again above it, `close` what its box
    takes below where that goes on with the next one, and the page ends between both.
    """

    element: int
    start: int
    stop: int
    height: float
    gap: float
    top: float = 0.0
    glued: bool = False
    forced: bool = False
    notes: tuple[int, ...] = ()
    again: float = 0.0
    close: float = 0.0


def chunks_of(measured: Measured, room: float, *, word: bool) -> list[Chunk]:
    """The chunks of a section on pages of `room` points, as LibreOffice or as `word` has them."""
    made: list[Chunk] = []
    last: Part | None = None
    for index, part in enumerate(measured.parts):
        made += _element_chunks(measured, index, last, room, word=word)
        if not is_bare(part):
            last = part
    return made


def element_chunks(measured: Measured, index: int, room: float, *, word: bool) -> list[Chunk]:
    """The chunks of one element; none of a table without rows. The first is what it is to the one before."""
    return _element_chunks(measured, index, _above(measured.parts, index), room, word=word)


def _element_chunks(measured: Measured, index: int, last: Part | None, room: float, *, word: bool) -> list[Chunk]:
    """The same with the element before it that takes any room."""
    parts = measured.parts
    part = parts[index]
    glued, gap = _stays(last), _gap(last, part)
    if isinstance(part, Strip):
        forced = part.page_break and index > 0
        first = index == 0 and measured.number == 0
        top = part.before if first or part.page_break else 0.0
        box = (0.0, 0.0)
        close = 0.0
        if part.flow.box is not None:
            above, below = _box(last, part, parts[index + 1] if index + 1 < len(parts) else None, word=word)
            box = 0.0 if above else part.flow.box.above, 0.0 if below else part.flow.box.below
            # A box that goes on over the end of a page is closed there, and opened on the next one.
            top += part.flow.box.above if above else 0.0
            close = part.flow.box.below if below else 0.0
        chunks = _lines(index, part, room, box, Chunk(index, 0, 0, 0.0, gap, top, glued and not forced, forced))
        if close:
            chunks[-1] = chunks[-1]._replace(close=close)
        return chunks
    if isinstance(part, Grid):
        chunks = _rows(index, part)
        if chunks:
            chunks[0] = chunks[0]._replace(gap=gap, glued=glued)
        return chunks
    return [Chunk(index, 0, 1, part, gap, glued=glued)]


def touched(parts: Sequence[Part], index: int) -> range:
    """The elements whose chunks depend on one: those beside it, past tables without rows."""
    after = index + 1
    while after < len(parts) and is_bare(parts[after]):
        after += 1
    return range(max(index - 1, 0), min(after + 1, len(parts)))


def is_bare(part: Part) -> bool:
    """Whether it is a table without rows, which takes nothing."""
    return isinstance(part, Grid) and not part.bands


def _above(parts: Sequence[Part], index: int) -> Part | None:
    while index and is_bare(parts[index - 1]):
        index -= 1
    return parts[index - 1] if index else None


def _stays(part: Part | None) -> bool:
    """Whether what follows begins no page of its own: a table stays with it where all of its rows do."""
    if isinstance(part, Grid):
        return bool(part.bands) and all(band.keep_next for band in part.bands)
    return isinstance(part, Strip) and part.keep_next


def _gap(upper: Part | None, lower: Part) -> float:
    if isinstance(upper, Strip) and isinstance(lower, Strip):
        return between(upper, lower)
    after = upper.after if isinstance(upper, Strip) else 0.0
    return after + (lower.before if isinstance(lower, Strip) else 0.0)


def _box(upper: object, part: Strip, lower: object, *, word: bool) -> tuple[bool, bool]:
    """Whether a paragraph is in one box with the one above it, and with the one below."""
    box = part.box
    above, below = (
        box is not None
        and isinstance(other, Strip)
        and other.box is not None
        and (other.box.key == box.key if word else other.box.lines == box.lines)
        for other in (upper, lower)
    )
    return above, below


def _lines(element: int, strip: Strip, room: float, box: tuple[float, float], first: Chunk) -> list[Chunk]:
    """A paragraph in chunks: two lines on each side of a page's end, or all of them where they stay together.

    `box` is what its borders take, `first` what its first chunk is to the one before.
    """
    heights: Sequence[float] = strip.heights
    if any(box):
        heights = [*heights]
        heights[0] += box[0]
        heights[-1] += box[1]
    count, notes = len(heights), strip.notes
    _, _, _, _, gap, top, glued, forced, *_ = first
    if count < FEWEST or ((strip.flow.keep_lines or strip.keep_next) and sum(heights) <= room):
        height = heights[0] if count == 1 else sum(heights)
        said = notes[0] if count == 1 else sum(notes, ())
        return [Chunk(element, 0, count, height, gap, top, glued, forced, said)]
    made = [Chunk(element, 0, 2, sum(heights[:2]), gap, top, glued, forced, notes[0] + notes[1])]
    made += [Chunk(element, at, at + 1, heights[at], 0.0, 0.0, False, False, notes[at]) for at in range(2, count - 2)]
    made.append(Chunk(element, count - 2, count, sum(heights[-2:]), 0.0, 0.0, False, False, notes[-2] + notes[-1]))
    return made


def ends_of(count: int) -> Iterator[int]:
    """Where lines may part by the rule of widows and orphans."""
    yield from range(2, count - 1)
    yield count


def _rows(element: int, grid: Grid) -> list[Chunk]:
    """A table in chunks; its header is what comes again."""
    bands = grid.bands
    heads = next((i for i, band in enumerate(bands) if not band.head), len(bands))
    again = sum([band.height for band in bands[:heads]])
    made: list[Chunk] = []
    last, glued = len(bands) - 1, False
    for number, band in enumerate(bands):
        height = band.height + (grid.end if number == last else 0.0)
        above = again if number > heads else 0.0
        if band.parts and band.steps:
            made += _parted(element, number, band, height, glued=glued, again=(above, again))
        else:
            made.append(Chunk(element, number, number + 1, height, 0.0, 0.0, glued, False, band.notes, above))
        glued = band.keep_next or band.head
    return made


def _parted(
    element: int, number: int, band: Band, height: float, *, glued: bool, again: tuple[float, float]
) -> Iterator[Chunk]:
    """The lines of a row that may go on over a page; `again` is what comes again above its first and its others."""
    scale, steps = height / sum(band.steps), band.steps
    for begin, stop in zip([0, *ends_of(len(steps))], ends_of(len(steps)), strict=False):
        own = sum(steps[begin:stop]) * scale
        if begin:
            yield Chunk(element, number, number + 1, own, 0.0, again=again[1])
        else:
            yield Chunk(element, number, number + 1, own, 0.0, glued=glued, notes=band.notes, again=again[0])

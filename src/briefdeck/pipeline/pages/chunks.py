"""What of a memo cannot part on a page, and what it is to the one before: the chunks of which pages are filled.

The space before a paragraph that a page's end brought to the top is dropped; two paragraphs are apart by the greater of
their spaces; what stands beside a table keeps its own in full. Two lines of a paragraph stay together on each side of a
page's end, a row that may not part goes whole, header rows come again.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from briefdeck.pipeline.pages.measured import Measured, Part
from briefdeck.pipeline.pages.measuring import Grid, Strip, between


class Chunk(NamedTuple):
    """What cannot part: lines of a paragraph, a row, or lines of one that may part.

    `gap` is the space to the chunk above on the same page, `top` that at the top of a page; `glued` says that it begins
    no page, `forced` that it does. `again` is the height of header rows that come again above it.
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


def chunks_of(measured: Measured, room: float, *, word: bool) -> list[Chunk]:
    """The chunks of a section on pages of `room` points, as LibreOffice or as `word` has them."""
    indices = range(len(measured.parts))
    return [chunk for index in indices for chunk in element_chunks(measured, index, room, word=word)]


def element_chunks(measured: Measured, index: int, room: float, *, word: bool) -> list[Chunk]:
    """The chunks of one element; none of a table without rows."""
    parts = measured.parts
    part, last = parts[index], _above(parts, index)
    following = parts[index + 1] if index + 1 < len(parts) else None
    glued, gap = _stays(last), _gap(last, part)
    match part:
        case Strip():
            first = index == 0 and measured.number == 0
            chunks = _lines(index, part, room, *_box(last, part, following, word=word))
            top = part.before if first or part.page_break else 0.0
            return _led(chunks, gap, top, glued=glued, forced=part.page_break and index > 0)
        case Grid():
            return _led(_rows(index, part), gap, 0.0, glued=glued, forced=False)
        case _:
            return _led([Chunk(index, 0, 1, part, 0.0)], gap, 0.0, glued=glued, forced=False)


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


def _led(chunks: list[Chunk], gap: float, top: float, *, glued: bool, forced: bool) -> list[Chunk]:
    """The chunks of an element; the first is what it is to the one before."""
    if chunks:
        chunks[0] = chunks[0]._replace(gap=gap, top=top, glued=glued and not forced, forced=forced)
    return chunks


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


def _box(upper: object, part: Strip, lower: object, *, word: bool) -> tuple[float, float]:
    """What the borders of a paragraph take above and below; those of neighbours in one box take nothing between."""
    box = part.box
    if box is None:
        return 0.0, 0.0
    above, below = (
        isinstance(other, Strip)
        and other.box is not None
        and (other.box.key == box.key if word else other.box.lines == box.lines)
        for other in (upper, lower)
    )
    return 0.0 if above else box.above, 0.0 if below else box.below


def _lines(element: int, strip: Strip, room: float, above: float, below: float) -> list[Chunk]:
    """A paragraph in chunks: two lines on each side of a page's end, or all of them where they stay together."""
    heights = [*strip.heights]
    heights[0] += above
    heights[-1] += below
    count = len(heights)
    ends = [count] if strip.flow.keep_lines and sum(heights) <= room else [*ends_of(count)]
    return [
        Chunk(element, start, end, sum(heights[start:end]), 0.0, notes=sum(strip.notes[start:end], ()))
        for start, end in zip([0, *ends], ends, strict=False)
    ]


def ends_of(count: int) -> Iterator[int]:
    """Where lines may part by the rule of widows and orphans."""
    yield from range(2, count - 1)
    yield count


def _rows(element: int, grid: Grid) -> list[Chunk]:
    """A table in chunks; its header is what comes again."""
    heads = next((i for i, band in enumerate(grid.bands) if not band.head), len(grid.bands))
    again = sum(band.height for band in grid.bands[:heads])
    made: list[Chunk] = []
    last = len(grid.bands) - 1
    for number, band in enumerate(grid.bands):
        end = grid.end if number == last else 0.0
        above = again if number > heads else 0.0
        glued = number > 0 and (grid.bands[number - 1].keep_next or grid.bands[number - 1].head)
        steps = band.steps if band.parts else ()
        if not steps:
            made.append(
                Chunk(element, number, number + 1, band.height + end, 0.0, glued=glued, notes=band.notes, again=above)
            )
            continue
        scale = (band.height + end) / sum(steps)
        for begin, stop in zip([0, *ends_of(len(steps))], ends_of(len(steps)), strict=False):
            height = sum(steps[begin:stop]) * scale
            made.append(
                Chunk(
                    *(element, number, number + 1, height, 0.0),
                    glued=glued and begin == 0,
                    notes=band.notes if begin == 0 else (),
                    again=above if begin == 0 else again,
                )
            )
    return made

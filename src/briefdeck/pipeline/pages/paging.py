"""Memo + style → pages, by the rules of Word that LibreOffice shares: what both do alike, and nothing else.

A page takes a line only if its whole pitch fits. Two paragraphs are apart by the greater of their spaces; what stands
beside a table keeps its own in full. The space before a paragraph that a page's end brought to the top is dropped, and
the space after need not fit. Two lines of a paragraph stay together on each side of a page's end, a heading stays with
the first two lines or the first row of what follows, a row that may not part goes whole, header rows come again. A
mark and the first line of its footnote share a page. What is kept together and is higher than a page begins one, as in
Word, and parts at its end.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from briefdeck.audience.memo_style import MemoStyle
from briefdeck.document.memo import Memo, Paragraph, Section, Separator, Table
from briefdeck.document.pages import Page, Stretch
from briefdeck.pipeline.pages.measuring import Grid, Measuring, Strip, between

Part = Strip | Grid | float
"""An element measured; a separator is its height."""
_EDGE = 0.05  # pt that a sum of lengths in twips can be off


@dataclass(frozen=True, slots=True)
class Chunk:
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


@dataclass(frozen=True, slots=True)
class Measured:
    """A section of a memo with its elements measured."""

    number: int
    section: Section
    parts: tuple[Part, ...]


def pages_of(memo: Memo, style: MemoStyle, *, word: bool = False) -> tuple[Page, ...]:
    """The pages of a memo as it is set, by the lines of LibreOffice, or by those of Word."""
    measuring = Measuring(style, word=word)
    return paged(tuple(measured_sections(memo, style, measuring)), measured_notes(memo, measuring), style)


def paged(sections: Sequence[Measured], notes: Mapping[int, Strip], style: MemoStyle) -> tuple[Page, ...]:
    """The pages of sections that are measured."""
    made: list[Page] = []
    for measured in sections:
        made += _Paging(measured, style, notes, len(made), last=measured is sections[-1]).pages()
    return tuple(made)


def measured_notes(memo: Memo, measuring: Measuring) -> dict[int, Strip]:
    """The footnotes of a memo by the numbers of their sources."""
    return {note.number: measuring.note(note) for note in memo.notes or ()}


def room_of(section: Section, style: MemoStyle) -> float:
    """The height of the text on the pages of a section."""
    page = style.page
    return max((page.width if section.landscape else page.height) - page.top - page.bottom, 72.0)


def measured_sections(memo: Memo, style: MemoStyle, measuring: Measuring) -> Iterator[Measured]:
    """The sections of a memo, measured in the width of their pages."""
    for number, section in enumerate(memo.sections):
        room = style.turned_width if section.landscape else style.text_width
        parts: list[Part] = []
        for element in section.elements:
            match element:
                case Paragraph():
                    parts.append(measuring.paragraph(element, room))
                case Table():
                    parts.append(measuring.table(element))
                case Separator():
                    parts.append(element.height)
        yield Measured(number, section, tuple(parts))


def chunks_of(measured: Measured, room: float) -> list[Chunk]:
    """The chunks of a section on pages of `room` points."""
    made: list[Chunk] = []
    last: Part | None = None
    for index, part in enumerate(measured.parts):
        following = measured.parts[index + 1] if index + 1 < len(measured.parts) else None
        glued = _stays(last)
        gap = _gap(last, part)
        match part:
            case Strip():
                first = index == 0 and measured.number == 0
                above, below = _box(last, part, following)
                chunks = _lines(index, part, room, above, below)
                top = part.before if first or part.page_break else 0.0
                made += _led(chunks, gap, top, glued=glued, forced=part.page_break and index > 0)
            case Grid():
                if not part.bands:
                    continue
                made += _led(_rows(index, part), gap, 0.0, glued=glued, forced=False)
            case _:
                made += _led([Chunk(index, 0, 1, part, 0.0)], gap, 0.0, glued=glued, forced=False)
        last = part
    return made


def _led(chunks: Sequence[Chunk], gap: float, top: float, *, glued: bool, forced: bool) -> Iterator[Chunk]:
    """The chunks of an element; the first is what it is to the one before."""
    first = chunks[0]
    yield Chunk(
        first.element, first.start, first.stop, first.height, gap, top, glued and not forced, forced, first.notes
    )
    yield from chunks[1:]


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


def _box(upper: object, part: Strip, lower: object) -> tuple[float, float]:
    """What the borders of a paragraph take above and below; those of neighbours in one box take nothing between."""
    box = part.box
    if box is None:
        return 0.0, 0.0
    above = isinstance(upper, Strip) and upper.box is not None and upper.box.key == box.key
    below = isinstance(lower, Strip) and lower.box is not None and lower.box.key == box.key
    return 0.0 if above else box.above, 0.0 if below else box.below


def _lines(element: int, strip: Strip, room: float, above: float, below: float) -> list[Chunk]:
    """A paragraph in chunks: two lines on each side of a page's end, or all of them where they stay together."""
    heights = [*strip.heights]
    heights[0] += above
    heights[-1] += below
    count = len(heights)
    ends = [count] if strip.flow.keep_lines and sum(heights) <= room else [*_ends(count)]
    return [
        Chunk(element, start, end, sum(heights[start:end]), 0.0, notes=sum(strip.notes[start:end], ()))
        for start, end in zip([0, *ends], ends, strict=False)
    ]


def _ends(count: int) -> Iterator[int]:
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
        for begin, stop in zip([0, *_ends(len(steps))], _ends(len(steps)), strict=False):
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


class _Paging:
    """Breaks one section into pages."""

    def __init__(
        self, measured: Measured, style: MemoStyle, notes: Mapping[int, Strip], before: int, *, last: bool
    ) -> None:
        self._measured, self._style, self._before, self._last = measured, style, before, last
        self._room = room_of(measured.section, style)
        self._notes = notes
        self._chunks = chunks_of(measured, self._room)

    def pages(self) -> Iterator[Page]:
        """The pages of the section, at least one."""
        start, number, carried = 0, self._before, 0.0
        while True:
            number += 1
            end, used, tops, notes, carried = self._page(start, carried)
            behind = self._chunks[end].forced if end < len(self._chunks) else not self._last
            turned = self._measured.section.landscape
            yield Page(number, turned, self._room, used, notes, tuple(self._stretches(start, end, tops)), behind)
            start = end
            if start >= len(self._chunks):
                return

    def _page(self, start: int, carried: float) -> tuple[int, float, list[float], float, float]:
        """Where a page that begins with a chunk ends, how far its text and its notes reach, and what notes go on.

        `carried` is the height of notes that a page before left over.
        """
        chunks, room = self._chunks, self._room
        foot = carried + (self._style.page.notes if carried else 0.0)
        y, owed = 0.0, 0.0
        tops: list[float] = []
        best: tuple[int, float, float, float] | None = None  # a place where the page may end
        at = start
        while at < len(chunks):
            chunk = chunks[at]
            if at > start and chunk.forced:
                return at, y, tops, foot, owed
            if at > start and not chunk.glued:
                best = (at, y, foot, owed)
            space = chunk.top + chunk.again if at == start else chunk.gap
            least, whole = self._foot(chunk, foot)
            if y + space + chunk.height + least > room + _EDGE and at > start:
                end, y, foot, owed = best if best is not None else (at, y, foot, owed)
                return end, y, tops, foot, owed
            tops.append(y + space)
            y += space + chunk.height
            fitting = max(min(whole, room - y), least)
            foot, owed = fitting, whole - fitting
            at += 1
        return at, y, tops, foot, owed

    def _foot(self, chunk: Chunk, foot: float) -> tuple[float, float]:
        """The height of the notes on a page with a chunk more: at the least, and whole."""
        strips = [self._notes[number] for number in chunk.notes if number in self._notes]
        if not strips:
            return foot, foot
        separator = 0.0 if foot else self._style.page.notes
        first = sum(sum(strip.heights[: next(_ends(len(strip.heights)))]) for strip in strips)
        # The space after the last note need not fit: it is counted above the next one.
        spaces = sum(strip.after for strip in strips) - (0.0 if foot else strips[-1].after)
        return foot + separator + first, foot + separator + sum(strip.height for strip in strips) + spaces

    def _stretches(self, start: int, end: int, tops: Sequence[float]) -> Iterator[Stretch]:
        at = start
        while at < end:
            first = self._chunks[at]
            stop = at
            while stop < end and self._chunks[stop].element == first.element:
                stop += 1
            last = self._chunks[stop - 1]
            top = tops[at - start]
            height = tops[stop - 1 - start] + last.height - top
            part = self._measured.parts[first.element]
            count, words, heading = self._told(part, first)
            yield Stretch(
                self._measured.number, first.element, first.start, last.stop, count, top, height, words, heading
            )
            at = stop

    def _told(self, part: Part, first: Chunk) -> tuple[int, str, int | None]:
        if isinstance(part, Strip):
            element = self._measured.section.elements[first.element]
            named = self._style.find(element.style) if isinstance(element, Paragraph) else None
            outline = named.outline if named is not None else None
            words = part.words[first.start] if outline is None else "".join(part.words)
            return len(part.heights), words, outline
        if isinstance(part, Grid):
            return len(part.bands), part.bands[first.start].words, None
        return 1, "", None

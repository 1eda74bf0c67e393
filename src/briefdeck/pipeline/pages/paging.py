"""Memo + style → pages, by the rules of Word that LibreOffice shares: what both do alike, and nothing else.

A page takes a line only if its whole pitch fits. The space before a paragraph that a page's end brought to the top is
dropped, and the space after need not fit. A heading stays with the first two lines or the first row of what follows. A
mark and the first line of its footnote share a page. What is kept together and is higher than a page begins one, as in
Word, and parts at its end.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import takewhile
from operator import attrgetter
from typing import NamedTuple

from briefdeck.audience.memo_style import MemoStyle
from briefdeck.document.memo import Memo, Settled, Table
from briefdeck.document.pages import Beginning, Page, Stretch
from briefdeck.pipeline.pages.chunks import Chunk, chunks_of, element_chunks, ends_of, touched
from briefdeck.pipeline.pages.inlines import plain
from briefdeck.pipeline.pages.measured import Measured, Part, Place, measured_notes, measured_sections, room_of
from briefdeck.pipeline.pages.measuring import Grid, Measuring, Strip
from briefdeck.values import dataclass, replace

_EDGE = 0.05  # pt that a sum of lengths in twips can be off
# What LibreOffice's own separator above footnotes takes, in pt: a millimetre above it and below it, and the line.
_SEPARATOR = 6.2
_element = attrgetter("element")


def pages_of(memo: Memo, style: MemoStyle, *, word: bool = False) -> tuple[Page, ...]:
    """The pages of a memo as it is set, by the lines of LibreOffice, or by those of Word."""
    measuring = Measuring(style, share=memo.spacing, word=word)
    return paged(measured_sections(memo, style, measuring), measured_notes(memo, measuring), style, word=word).pages


# --- pages that change ------------------------------------------------------------------------------------------------


@dataclass(slots=True)
class Turn:
    """A page as it is filled: the chunks on it, each with its top; the height of the notes that a page before left over
    to it; the first chunk on which it does not depend. The rest is as in `Page`, which is made when it is asked for.
    """

    start: int
    stop: int
    tops: list[float]
    carried: float
    reach: int
    number: int
    room: float
    used: float
    notes: float
    forced: bool
    begin: Beginning | None
    section: int
    page: Page | None = None

    @property
    def share(self) -> float:
        """How full it is, of one."""
        return min((self.used + self.notes) / self.room, 1.0) if self.room else 0.0


class Flow(NamedTuple):
    """A section's chunks, and its pages."""

    chunks: list[Chunk]
    turns: list[Turn]


@dataclass(frozen=True, slots=True)
class Paged:
    """Sections in pages. `effort` says how many pages have been filled to come here."""

    sections: tuple[Measured, ...]
    flows: tuple[Flow, ...]
    turns: tuple[Turn, ...]
    paging: Paging
    effort: int

    @property
    def pages(self) -> tuple[Page, ...]:
        """The pages with all that stands on them, and its words."""
        flows = zip(self.flows, self.sections, strict=True)
        made = ((self.paging.page(turn, flow.chunks, one), one) for flow, one in flows for turn in flow.turns)
        return tuple(replace(page, stretches=tuple(_told(page.stretches, one))) for page, one in made)

    def page(self, index: int) -> Page:
        """The page of an index, whose stretches have no words yet."""
        turn = self.turns[index]
        return self.paging.page(turn, self.flows[turn.section].chunks, self.sections[turn.section])

    def part(self, place: Place) -> Part:
        """An element as it is measured."""
        return self.sections[place[0]].parts[place[1]]

    def changed(self, place: Place, part: Part) -> Paged:
        """The same with another part in one place; pages are filled anew from there until they begin as before."""
        return self.changed_in(place[0], {place[1]: part})

    def changed_in(self, number: int, others: Mapping[int, Part]) -> Paged:
        """The same with other parts in some places of a section, near each other, by their elements."""
        parts = list(self.sections[number].parts)
        for element, part in others.items():
            parts[element] = part
        measured = replace(self.sections[number], parts=tuple(parts))
        sections = (*self.sections[:number], measured, *self.sections[number + 1 :])
        old, behind = self.flows[number], self.flows[number + 1 :]
        flow, made = self.paging.refilled(old, measured, sorted(others), last=not behind)
        more = len(flow.turns) - len(old.turns)
        if more:
            behind = tuple(self._renumbered(number + 1, more))
        flows = (*self.flows[:number], flow, *behind)
        return Paged(sections, flows, _turns(flows), self.paging, self.effort + made)

    def _renumbered(self, first: int, more: int) -> Iterator[Flow]:
        """The flows from one on, so many pages later."""
        for flow, measured in zip(self.flows[first:], self.sections[first:], strict=True):
            if self.paging.is_alike(more):
                yield Flow(flow.chunks, [_moved(turn, 0, more) for turn in flow.turns])
            else:
                start, last = flow.turns[0].number + more, measured is self.sections[-1]
                turns = list(self.paging.turns(flow.chunks, measured, 0, 0.0, start, last=last))
                more += len(turns) - len(flow.turns)
                yield Flow(flow.chunks, turns)


def paged(sections: tuple[Measured, ...], notes: Mapping[int, Strip], style: MemoStyle, *, word: bool = False) -> Paged:
    """The pages of sections that are measured, as LibreOffice or as `word` sets their footnotes."""
    paging, flows, count = Paging(style, notes, word), [], 0
    for measured in sections:
        chunks = chunks_of(measured, room_of(measured.section, style), word=word)
        last = measured is sections[-1]
        turns = list(paging.turns(chunks, measured, 0, 0.0, count + 1, last=last))
        flows.append(Flow(chunks, turns))
        count += len(turns)
    return Paged(sections, tuple(flows), _turns(flows), paging, count)


def _turns(flows: Sequence[Flow]) -> tuple[Turn, ...]:
    return tuple([turn for flow in flows for turn in flow.turns])


def _moved(turn: Turn, chunks: int, pages: int) -> Turn:
    """A page with so many chunks and pages more before it."""
    number, page = turn.number + pages, turn.page
    made = replace(turn, start=turn.start + chunks, stop=turn.stop + chunks, reach=turn.reach + chunks, number=number)
    if page is not None and pages:
        made.page = replace(page, number=number)
    return made


@dataclass(frozen=True, slots=True)
class Paging:
    """Fills the pages of a style, with the notes whose marks stand on them.

    LibreOffice has a separator of its own above them, and the space after the last one need not fit; `word` takes the
    template's, and that space too.
    """

    style: MemoStyle
    notes: Mapping[int, Strip]
    word: bool = False

    @property
    def _separator(self) -> float:
        return self.style.page.separator if self.word else _SEPARATOR

    def is_alike(self, pages: int) -> bool:
        """Whether a page but the first has as much room so many pages later."""
        return self.style.page.even is None or pages % 2 == 0

    def turns(
        self, chunks: Sequence[Chunk], measured: Measured, start: int, carried: float, number: int, *, last: bool
    ) -> Iterator[Turn]:
        """The pages of a section from a chunk on, at least one; `last` says that no other section follows."""
        while True:
            room = room_of(measured.section, self.style, number)
            end, reach, used, tops, notes, owed = self._page(chunks, room, start, carried)
            behind = chunks[end].forced if end < len(chunks) else not last
            first = chunks[start] if start < end else None
            begin = (measured.number, first.element, first.start) if first is not None else None
            yield Turn(start, end, tops, carried, reach, number, room, used, notes, behind, begin, measured.number)
            start, carried, number = end, owed, number + 1
            if start >= len(chunks):
                return

    def page(self, turn: Turn, chunks: Sequence[Chunk], measured: Measured) -> Page:
        """A page with all that stands on it; no decision needs its words, which take as long as all else."""
        if turn.page is None:
            stretches = tuple(self._stretches(chunks, measured, turn.start, turn.stop, turn.tops))
            facts = (turn.number, measured.section.landscape, turn.room, turn.used, turn.notes)
            turn.page = Page(*facts, stretches, turn.forced)
        return turn.page

    def refilled(self, flow: Flow, measured: Measured, elements: Sequence[int], *, last: bool) -> tuple[Flow, int]:
        """The flow of a section in which elements have changed, and how many pages have been filled for that."""
        room, old = room_of(measured.section, self.style), flow.chunks
        around = range(touched(measured.parts, elements[0]).start, touched(measured.parts, elements[-1]).stop)
        first, stop = (bisect_left(old, at, key=_element) for at in (around.start, around.stop))
        between = [chunk for at in around for chunk in element_chunks(measured, at, room, word=self.word)]
        alike = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(old[first:stop], between, strict=False)))
        chunks = [*old[:first], *between, *old[stop:]]
        more = len(chunks) - len(old)
        if alike == len(between) and not more:
            return flow, 0
        known = next(n for n, turn in enumerate(flow.turns) if turn.reach > first + alike)
        begin = flow.turns[known]
        turns, made = flow.turns[:known], 0
        again = {turn.start + more: n for n, turn in enumerate(flow.turns) if turn.start >= stop}
        for turn in self.turns(chunks, measured, begin.start, begin.carried, begin.number, last=last):
            same = again.get(turn.start) if made else None
            pages = turn.number - flow.turns[same].number if same is not None else 0
            if same is not None and abs(flow.turns[same].carried - turn.carried) < _EDGE and self.is_alike(pages):
                turns += (
                    flow.turns[same:]
                    if not (more or pages)
                    else [_moved(behind, more, pages) for behind in flow.turns[same:]]
                )
                break
            turns.append(turn)
            made += 1
        return Flow(chunks, turns), made

    def _page(
        self, chunks: Sequence[Chunk], room: float, start: int, carried: float
    ) -> tuple[int, int, float, list[float], float, float]:
        """Where a page that begins with a chunk ends, the chunk to which that looks, how far its text and its notes
        reach, and what notes go on.

        `carried` is the height of notes that a page before left over.
        """
        foot = carried + (self._separator if carried else 0.0)
        y, owed, close = 0.0, 0.0, 0.0
        tops: list[float] = []
        best: tuple[int, float, float, float] | None = None  # a place where the page may end
        at = start
        while at < len(chunks):
            chunk = chunks[at]
            if at > start and chunk.forced:
                return at, at + 1, y + close, tops, foot, owed
            if at > start and not chunk.glued and (not close or y + close + foot <= room + _EDGE):
                best = (at, y + close, foot, owed)
            space = chunk.top + chunk.again if at == start else chunk.gap
            least, whole = self._foot(chunk, foot) if chunk.notes else (foot, foot)
            if y + space + chunk.height + least > room + _EDGE and at > start:
                end, y, foot, owed = best if best is not None else (at, y + close, foot, owed)
                return end, at + 1, y, tops, foot, owed
            tops.append(y + space)
            y += space + chunk.height
            if chunk.notes:
                fitting = max(min(whole, room - y), least)
                foot, owed = fitting, whole - fitting
            close = chunk.close
            at += 1
        return at, at + 1, y, tops, foot, owed

    def _foot(self, chunk: Chunk, foot: float) -> tuple[float, float]:
        """The height of the notes on a page with a chunk more: at the least, and whole."""
        strips = [self.notes[number] for number in chunk.notes if number in self.notes]
        if not strips:
            return foot, foot
        separator = 0.0 if foot else self._separator
        # In LibreOffice the space after the last note is counted above the next one.
        last = 0.0 if foot or self.word else strips[-1].after
        least = sum(map(_least, strips)) - (last if _least(strips[-1]) >= strips[-1].height else 0.0)
        whole = sum(strip.height + strip.after for strip in strips) - last
        return foot + separator + least, foot + separator + whole

    def _stretches(
        self, chunks: Sequence[Chunk], measured: Measured, start: int, end: int, tops: Sequence[float]
    ) -> Iterator[Stretch]:
        at = start
        while at < end:
            first = chunks[at]
            stop = at
            while stop < end and chunks[stop].element == first.element:
                stop += 1
            last = chunks[stop - 1]
            top = tops[at - start]
            height = tops[stop - 1 - start] + last.height - top
            count, heading = _counted(measured.parts[first.element])
            yield Stretch(measured.number, first.element, first.start, last.stop, count, top, height, "", heading)
            at = stop


def _counted(part: Part) -> tuple[int, int | None]:
    """How many lines or rows an element has, and its outline level."""
    if isinstance(part, Strip):
        return len(part.heights), part.outline
    return (len(part.bands) if isinstance(part, Grid) else 1), None


def _told(stretches: Iterable[Stretch], measured: Measured) -> Iterator[Stretch]:
    """The stretches of a section with their words."""
    for stretch in stretches:
        part = measured.parts[stretch.element]
        words = ""
        if isinstance(part, Strip):
            words = part.lines.said(stretch.start) if part.outline is None else "".join(part.words)
        elif isinstance(part, Grid):
            words = _row_words(measured.section.elements[stretch.element], stretch.start)
        yield replace(stretch, words=words)


def _least(note: Strip) -> float:
    """What a note takes at the least on the page of its mark: the lines that never part, all of it with its space."""
    lines = next(ends_of(len(note.heights)))
    return sum(note.heights[:lines]) + (note.after if lines == len(note.heights) else 0.0)


def _row_words(element: Settled, number: int) -> str:
    """The words of the first cell of a row that has any."""
    cells = element.rows[number].cells if isinstance(element, Table) else ()
    return next((said for cell in cells for p in cell.paragraphs if (said := plain(p.inlines))), "")

"""Paragraphs made a little narrower where their lines end badly: where the last one is a few characters or a mark
alone, where a line ends inside brackets or a date.

A right indent moves the words, which Word keeps when somebody writes on; a break between them would stay behind.
Nothing gets a line more, and what is mended in one program is not spoilt in the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from operator import is_

from briefdeck.audience.memo_style import MemoStyle, Style
from briefdeck.document.memo import Inline, Jump, Memo, PageNumber, Paragraph, Row, Section, Settled, Table
from briefdeck.pipeline.pages.measured import width_of
from briefdeck.pipeline.pages.measuring import Measuring, rooms_of
from briefdeck.text import Spans, is_east_asian

# Em by which a paragraph may be narrower, and by which it is tried to be; the share of its room that it may lose, and
# em that a justified one may, whose right edge is seen.
_MOST, _STEP, _SHARE, _JUSTIFIED = 9.0, 0.5, 0.3, 2.0
_SQUEEZED = 1.0  # em that a program may win on a line where marks meet, so that less of an indent is left
# Characters of a last line that are too few: where it has East Asian ones, and of a word alone.
_FEW, _WORD = 3, 9
_MARKS = re.compile(r"(?:[（(]?[\[［][^\[\]［］]{1,12}[\]］][）)]?\s*)+")
_WORDS = re.compile("[\u4e00-\u9fff]{2}|[\u30a1-\u30fa\u30fc]{2}")  # where a line had better not begin
# What is read at one glance: something short in brackets; a day, a number before its counter.
_BRACKETED = re.compile(r"[（(\[［「『][^（）()\[\]［］「」『』\n]{1,14}[）)\]］」』]")
_DATE = re.compile(r"(?:令和|平成|昭和)?[0-9元]{1,4}年(?:度|[0-9]{1,2}月(?:[0-9]{1,2}日)?)?|[0-9]{1,2}月[0-9]{1,2}日")


def narrowed(memo: Memo, style: MemoStyle, measuring: Measuring) -> Memo:
    """The memo with indents where they give better lines. `measuring` gets to know the lines of all its paragraphs,
    those of the memo given too, which must outlive it: it knows them by their identity."""
    work = _Narrowing(style, measuring)
    sections = tuple(work.section(section) for section in memo.sections)
    return memo if all(map(is_, sections, memo.sections)) else replace(memo, sections=sections)


class _Narrowing:
    def __init__(self, style: MemoStyle, measuring: Measuring) -> None:
        self._style, self._measuring = style, measuring

    def section(self, section: Section) -> Section:
        room = width_of(section, self._style)
        made = tuple(self._element(element, room) for element in section.elements)
        return section if all(map(is_, made, section.elements)) else replace(section, elements=made)

    def _element(self, element: Settled, room: float) -> Settled:
        match element:
            case Paragraph():
                return self._paragraph(element, room, cell=False)
            case Table():
                cells = self._style.cells_of(element.style)
                rows = tuple([self._row(row, rooms_of(row, element.widths, cells)) for row in element.rows])
                return element if all(map(is_, rows, element.rows)) else replace(element, rows=rows)
            case _:
                return element

    def _row(self, row: Row, rooms: Sequence[float]) -> Row:
        made = []
        for cell, room in zip(row.cells, rooms, strict=True):
            if len(cell.paragraphs) == 1:
                only = self._paragraph(cell.paragraphs[0], room, cell=True)
                made.append(cell if only is cell.paragraphs[0] else replace(cell, paragraphs=(only,)))
            else:
                made.append(cell.changed(partial(self._paragraph, room=room, cell=True)))
        return row if all(map(is_, made, row.cells)) else replace(row, cells=tuple(made))

    def _paragraph(self, paragraph: Paragraph, room: float, *, cell: bool) -> Paragraph:
        """The paragraph, narrower where that mends its lines."""
        measuring = self._measuring
        found = measuring.broken(paragraph, room, cell=cell)
        count = max(len(found[0].heights), len(found[1].heights))
        if count == 1:
            return paragraph
        text = found[0].text
        whole = _whole(text)
        bad = _faults(text, whole, (found[0].spans, found[1].spans))
        named = measuring.named(paragraph)
        if not bad[0] or not _may_narrow(paragraph, named):
            return paragraph
        loose = cell or paragraph.listing is not None or not named.flow.justified
        most = min(room * _SHARE, (_MOST if loose else _JUSTIFIED) * named.size)
        shaped = measuring.shaped(paragraph, cell=cell)
        good: list[float] = []
        for points in _steps(_STEP * named.size, most):
            spans = shaped.spans(room - points)
            if max(map(len, spans)) > count:
                break
            left = _faults(text, whole, spans)
            if left < bad:
                good, bad = [points], left
            elif good and left == bad and points - good[-1] < 1.5 * _STEP * named.size:
                good.append(points)
            if bad == (0, 0) and points >= good[0] + 2 * _SQUEEZED * named.size:
                break
        # In the midst of what is as good, so that it is so too where a program has a little more room than it should.
        return replace(paragraph, narrower=good[len(good) // 2]) if good else paragraph


def _steps(step: float, most: float) -> Iterator[float]:
    """Multiples of a step up to the most."""
    return (step * count for count in range(1, int(most / step) + 1))


def _may_narrow(paragraph: Paragraph, named: Style) -> bool:
    """Whether an indent moves the words alone: not the rim of a box, nor words that stand at the right or in the
    middle, nor the number of a page."""
    boxed = named.flow.box is not None or named.flow.aligned
    return not boxed and not _has_page(paragraph.inlines)


def _has_page(inlines: Iterable[Inline]) -> bool:
    return any(isinstance(i, PageNumber) or (isinstance(i, Jump) and _has_page(i.inlines)) for i in inlines)


def _whole(text: str) -> list[tuple[int, int]]:
    """Where in a text stands what is read at one glance."""
    found = [match.span() for match in _BRACKETED.finditer(text)]
    if "年" in text or "月" in text:
        found += [match.span() for match in _DATE.finditer(text)]
    return found


def _faults(text: str, whole: Sequence[tuple[int, int]], both: tuple[Spans, Spans]) -> tuple[int, int]:
    """How many ends of lines are bad in both programs, and how many last lines begin inside a word."""
    bad, cut = _bad_ends(text, whole, both[0])
    bad_in_word, cut_in_word = (bad, cut) if both[0] is both[1] else _bad_ends(text, whole, both[1])
    return bad + bad_in_word, cut + cut_in_word


def _bad_ends(text: str, whole: Sequence[tuple[int, int]], lines: Spans) -> tuple[int, int]:
    bad, cut, began, last = 0, 0, True, len(text)
    for start, end in lines:
        forced = end >= last or text[end] in "\n\v"
        if forced:
            bad += not began and _is_runt(text[start:end].strip())
            cut += not began and bool(_WORDS.match(text, start - 1))
        elif whole:
            bad += any(first < end < stop for first, stop in whole)
        began = forced
    return bad, cut


def _is_runt(line: str) -> bool:
    """Whether a last line is too little."""
    marked = ("[" in line or "［" in line) and _MARKS.search(line) is not None
    if marked:
        line = _MARKS.sub("", line).strip()
    if not line:
        return marked
    bare = line.rstrip("。、）」』］")
    if len(bare) > _WORD:
        return False
    if any(map(is_east_asian, line)):
        return len(bare) <= _FEW
    return " " not in line and len(line) <= _WORD

"""The ends of a memo's pages, as LibreOffice draws them: what is parted, what is left alone, what is left empty.

The rules, by number, after those of the package:

11  a heading has two lines of what follows beside it
12  a table of up to a third of a page is whole, a longer one has two rows on each side
13  a last page with fewer than four lines is one that no less space takes back
14  a caption, and the sentence that leads to it, stand on the page of their table or drawing
15  a list of contents that a page can hold is on one page
16  no page but the last of a part is less than 60 % full, where what follows could have begun on it
17  words that are quoted below a small table stand on its page
18  the last page has no list of sources alone, where the section above it could join it
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

from docx import Document
from docx.oxml.ns import qn

from acceptance.findings import Finding
from acceptance.memos import Drawn
from acceptance.pages import Page as DrawnPage
from acceptance.pages import read_pages
from briefdeck.audience.memo_style import MemoStyle
from briefdeck.document.memo import Drawing, Memo, Paragraph, Table
from briefdeck.document.pages import Page, Stretch

WHOLE, FULL, LIST = 1 / 3, 0.6, 0.6  # of a page: a table that is whole, a page that is full enough, a list of contents
LAST, ROWS = 4, 4  # lines of a last page; rows of a table that may part
_SAME = 0.5  # pt by which a size that was drawn may be off
_ROUGH = 0.04  # of a page, by which heights of what was drawn are less than those of what was set
_LEAD = 3  # lines of a sentence that leads to a table
_EMUS = 12700  # in a point
# Of a page that was set wider after it was decided; pt above a heading at the most.
WELL, _BETWEEN = 0.72, 40.0
_SPARE = 18.0  # pt that stay free below the last line where less space took a page back


@dataclass(frozen=True, slots=True)
class Mark:
    """A line or a drawing of a body element: the page that it stands on, from 1, and its baseline in points."""

    page: int
    baseline: float


@dataclass(frozen=True, slots=True)
class Block:
    """A body element as it was drawn: a paragraph's lines, or a table's rows by their first lines."""

    element: Any
    marks: tuple[Mark, ...]
    heading: bool
    words: str
    level: int = 0

    @property
    def is_table(self) -> bool:
        return bool(self.element.tag == qn("w:tbl"))

    @property
    def has_drawing(self) -> bool:
        return next(self.element.iter(qn("w:drawing")), None) is not None

    @property
    def height(self) -> float:
        """Of its drawing, in points."""
        extents = self.element.iter("{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}extent")
        return max((int(e.get("cy")) / _EMUS for e in extents), default=0.0)

    def on(self, page: int) -> int:
        """How many lines or rows of it stand on a page."""
        return sum(mark.page == page for mark in self.marks)


def check_breaks(
    pdf: Path, docx: Path, memo: Memo, style: MemoStyle, tightened: Callable[[], Sequence[Memo]] = tuple
) -> list[Finding]:
    """What is not as it should be at the ends of a memo's pages.

    `tightened` gives the memo with each space that its audience allows, for a last page that has little on it.
    """
    pages, _ = read_pages(pdf)
    name = pdf.name.removesuffix(".pdf")
    document = Document(str(docx))
    drawn = Drawn(name, pages, document, style, dict(_expected(document, memo)))
    breaks = _Breaks(name, drawn, len(pages), style)
    return [
        *breaks.headings(),
        *breaks.tables(),
        *breaks.last(memo, tightened),
        *breaks.leads(),
        *breaks.contents(),
        *breaks.quotations(),
        *_empty(name, pages, memo, style),
        *_alone(name, memo),
    ]


def _expected(document: Any, memo: Memo) -> Iterator[tuple[Any, tuple[int, int]]]:
    """The elements of a body with the first and the last page on which they were composed."""
    elements = [e for e in document.element.body if e.tag in (qn("w:p"), qn("w:tbl"))]
    places = [(number, n) for number, section in enumerate(memo.sections) for n in range(len(section.elements))]
    assert len(elements) == len(places), "the file has what the memo has"
    at: dict[tuple[int, int], list[int]] = {}
    for page in memo.pages:
        for stretch in page.stretches:
            at.setdefault((stretch.section, stretch.element), []).append(page.number)
    for element, place in zip(elements, places, strict=True):
        if place in at:
            yield element, (at[place][0], at[place][-1])


class _Breaks:
    def __init__(self, file: str, drawn: Drawn, pages: int, style: MemoStyle) -> None:
        self.file, self.drawn, self.pages, self.style = file, drawn, pages, style
        self.room = style.text_height
        self.found = {made.element: made for made in drawn.set}
        self.sizes = {s.id: s.size for s in style.styles.values() if s.outline is not None}
        self.levels = {s.id: s.outline for s in style.styles.values() if s.outline is not None}
        self.names = {s.id: s.name.casefold() for s in style.styles.values()}
        self.blocks = [self._block(e) for e in drawn.document.element.body if e.tag in (qn("w:p"), qn("w:tbl"))]

    def _block(self, element: Any) -> Block:
        if element.tag == qn("w:p"):
            marks = tuple(self._marks(element))
            named = element.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
            size = self.sizes.get(named.get(qn("w:val")), 0.0) if named is not None else 0.0
            # Words that stand in a list of contents too may be found there: that is of another size.
            heading = bool(size and marks) and abs(self.found[element].lines[0].size - size) < _SAME
            level = self.levels.get(named.get(qn("w:val")), 0) if heading else 0
            return Block(element, marks, heading, self._words(element), level)
        rows = []
        for row in element.iterfind(qn("w:tr")):
            lines = [mark for paragraph in row.iter(qn("w:p")) for mark in self._marks(paragraph)]
            rows += [min(lines, key=lambda mark: (mark.page, mark.baseline))] if lines else []
        return Block(element, tuple(rows), heading=False, words=self._words(element))

    def _words(self, element: Any) -> str:
        return "".join(t.text or "" for t in element.iter(qn("w:t")))[:60]

    def _marks(self, paragraph: Any) -> Iterator[Mark]:
        made = self.found.get(paragraph)
        if made is None:
            return
        page = made.page
        for upper, lower in pairwise((None, *made.lines)):
            if lower is not None:
                page += upper is not None and lower.baseline < upper.baseline
                yield Mark(page, lower.baseline)

    # --- laws ---------------------------------------------------------------------------------------------------------

    def headings(self) -> Iterator[Finding]:
        """A heading has two lines of what follows beside it, or all there is before the next heading, or that heading
        too if it is one of lower level: what stands between introduces it."""
        for index, block in enumerate(self.blocks):
            if not block.heading or not block.marks:
                continue
            last = block.marks[-1]
            page = last.page
            below, there = 0, 0
            for other in self.blocks[index + 1 :]:
                if other.heading:
                    below += 2 * other.on(page)
                    there += 2 * (other.level > block.level)
                    break
                if other.has_drawing and not other.marks:
                    below += 2 * self._has_room(other, last)
                    there += 2
                # A row of a table is as good as two lines.
                below += other.on(page) * (1 + other.is_table)
                there += len(other.marks)
                if below >= 2 or there >= 2:
                    break
                last = other.marks[-1] if other.marks else last
            if below < min(2, there):
                yield Finding(self.file, page, 11, "a heading has too little below it", block.words)

    def tables(self) -> Iterator[Finding]:
        """A table of a third of a page is whole, a longer one has two rows on each side, its header not counted; unless
        that left the page too empty."""
        for index, block in enumerate(self.blocks):
            pages = sorted({mark.page for mark in block.marks})
            if not block.is_table or len(pages) < 2:
                continue
            heads = len(list(block.element.iter(qn("w:tblHeader"))))
            first, last = block.on(pages[0]) - heads, block.on(pages[-1])
            rows = len(block.marks) - heads
            if self._above(index, pages[0]) <= FULL * self.room:
                continue
            if rows >= ROWS and min(first, last) < 2:
                yield Finding(self.file, pages[0], 12, f"{first} and {last} rows of a table are parted", block.words)
            small = self._height(block, pages) < (WHOLE - _ROUGH) * self.room
            if small:
                yield Finding(self.file, pages[0], 12, "a small table is parted", block.words)

    def _height(self, block: Block, pages: Sequence[int]) -> float:
        """About how high a table is: from the first line to the last of it on each page."""
        lines = [mark for p in block.element.iter(qn("w:p")) for mark in self._marks(p)]
        return sum(max(on) - min(on) + 20.0 for page in pages if (on := [m.baseline for m in lines if m.page == page]))

    def _above(self, index: int, page: int) -> float:
        """How far down a page stands what comes before the headings that lead to a block, in points: headings that
        have a sentence between them, or nothing, stay together."""
        start = next((n for n in range(index, -1, -1) if self.blocks[n].heading), index)
        while start and any(block.heading for block in self.blocks[max(start - 2, 0) : start]):
            start -= 1
        on = [m.baseline for block in self.blocks[:start] for m in block.marks if m.page == page]
        return max(on) - self.style.page.top if on else 0.0

    def last(self, memo: Memo, tightened: Callable[[], Sequence[Memo]]) -> Iterator[Finding]:
        """The last page has some lines, or a drawing, or more than less space can take back."""
        lines = sum(block.on(self.pages) for block in self.blocks)
        drawn = bool(memo.pages) and any(_draws(memo, stretch) for stretch in memo.pages[-1].stretches)
        if self.pages > 1 and lines < LAST and not drawn and any(_has_less(each, self.pages) for each in tightened()):
            yield Finding(self.file, self.pages, 13, f"the last page has {lines} lines", "")

    def leads(self) -> Iterator[Finding]:
        """A caption stands with what it names, and a short sentence above a caption with that."""
        for index, block in enumerate(self.blocks[:-1]):
            below = self.blocks[index + 1]
            if block.is_table or block.heading or not block.marks:
                continue
            last = block.marks[-1]
            captioned = self._style(below) == "caption" and 0 < len(block.marks) <= _LEAD and not self._listed(block)
            if self._style(block) != "caption" and not captioned:
                continue
            if below.has_drawing and not below.marks:
                there = self._has_room(below, last)
            else:
                there = not below.marks or below.marks[0].page == last.page
            if not there:
                yield Finding(
                    self.file, last.page, 14, "what leads to a table or drawing is parted from it", block.words
                )

    def quotations(self) -> Iterator[Finding]:
        """What is quoted begins on the page where what it follows ends, if that is a table of a third of a page or what
        is quoted before; unless that left the page above the table too empty."""
        end: Mark | None = None
        for index, block in enumerate(self.blocks):
            if self._style(block) == "quote" and block.marks and end is not None:
                if block.marks[0].page != end.page and self._above(index, end.page) > FULL * self.room:
                    yield Finding(self.file, end.page, 17, "a quotation is parted from its table", block.words)
            elif block.is_table and block.marks:
                pages = sorted({mark.page for mark in block.marks})
                small = len(pages) == 1 and self._height(block, pages) < (WHOLE - _ROUGH) * self.room
                end = block.marks[-1] if small else None
                continue
            elif self._style(block) != "quote source":
                end = None
                continue
            end = block.marks[-1] if block.marks and end is not None else end

    def contents(self) -> Iterator[Finding]:
        """A list of contents is on one page, unless it is longer than that."""
        entries = [b for b in self.blocks if self._style(b).startswith("toc ") and self._style(b) != "toc heading"]
        pages = sorted({mark.page for block in entries for mark in block.marks})
        height = sum(self._pitch(block) * len(block.marks) for block in entries)
        if len(pages) > 1 and height < LIST * self.room:
            yield Finding(self.file, pages[0], 15, "a list of contents is parted", entries[0].words)

    def _has_room(self, drawing: Block, last: Mark) -> bool:
        """Whether a drawing below a line stands on its page."""
        return last.baseline + drawing.height <= self._bottom(last.page) + self.room * _ROUGH

    def _style(self, block: Block) -> str:
        named = block.element.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
        return self.names.get(named.get(qn("w:val")), "") if named is not None else ""

    def _listed(self, block: Block) -> bool:
        return block.element.find(f"{qn('w:pPr')}/{qn('w:numPr')}") is not None or self._style(block).startswith("list")

    def _pitch(self, block: Block) -> float:
        made = self.found.get(block.element)
        return made.pitch if made is not None else 0.0

    def _bottom(self, page: int) -> float:
        return self.drawn.bottom(self.drawn.pages[page - 1])


def _has_less(memo: Memo, pages: int) -> bool:
    """Whether it has fewer pages, and a line to spare on the last one."""
    last = memo.pages[-1]
    return len(memo.pages) < pages and last.room - last.used - last.notes >= _SPARE


def _empty(name: str, drawn: Sequence[DrawnPage], memo: Memo, style: MemoStyle) -> Iterator[Finding]:
    """The pages, but the last of a part, that are too empty as they were drawn and as they were composed."""
    for page, following in pairwise(memo.pages):
        if page.number > len(drawn) or page.forced or page.share >= FULL:
            continue
        if not _could_part(following, memo, page.room - page.used - page.notes):
            continue
        found = drawn[page.number - 1]
        lowest = max((g.baseline for g in found.glyphs if g.baseline < found.height - style.page.bottom), default=0.0)
        if (lowest - style.page.top) / page.room < FULL:
            what = f"{page.share:.0%} of a page are filled"
            yield Finding(name, page.number, 16, what, following.stretches[0].words)


def _alone(name: str, memo: Memo) -> Iterator[Finding]:
    """Whether the last page begins with the heading of a list of sources, though the section above it, which begins on
    the page before, leaves that full enough and has room beside the list."""
    if len(memo.pages) < 2 or memo.pages[-2].forced:
        return
    last, above = memo.pages[-1], memo.pages[-2]
    named = [memo.sections[s.section].elements[s.element] for s in last.stretches]
    styles = [e.style.casefold() if isinstance(e, Paragraph) else "" for e in named]
    if last.stretches[0].heading != 0 or "source list" not in styles[1:2]:
        return
    for stretch in above.stretches[1:]:
        height = above.used - stretch.top
        fits = last.used + height + last.notes + above.notes + _BETWEEN <= last.room
        if stretch.heading == 0 and stretch.begins and stretch.top >= WELL * above.room and fits:
            yield Finding(name, last.number, 18, "a list of sources has the last page to itself", stretch.words)


def _draws(memo: Memo, stretch: Stretch) -> bool:
    element = memo.sections[stretch.section].elements[stretch.element]
    return isinstance(element, Paragraph) and any(isinstance(inline, Drawing) for inline in element.inlines)


def _could_part(page: Page, memo: Memo, room: float) -> bool:
    """Whether what a page begins with ends before a drawing, a list of contents, or a table of too few rows to part, or
    of which two, as high as they are on the average, and the header do not fit in the room of the page before."""
    for stretch in page.stretches:
        element = memo.sections[stretch.section].elements[stretch.element]
        match element:
            case Table():
                heads = sum(row.head for row in element.rows)
                least = stretch.top + stretch.height / (stretch.stop - stretch.start) * (heads + 2)
                return len(element.rows) - heads >= ROWS and least <= room
            case Paragraph(style=style) if _draws(memo, stretch) or style.casefold().startswith("toc "):
                return False
            case Paragraph() if not element.keep_next and stretch.heading is None:
                return True
            case _:
                pass
    return False

"""A memo as LibreOffice draws it, held against the words of the Word file."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, groupby, pairwise
from pathlib import Path
from types import MappingProxyType
from typing import Any

from docx import Document
from docx.oxml.ns import qn

from acceptance.findings import Finding, Report
from acceptance.lines import bad_breaks, bad_faces, past, wrong_pitches
from acceptance.matching import Span, Stream, fold
from acceptance.pages import Glyph, Line, Page, lines_of, read_pages
from briefdeck.audience.memo_style import MemoStyle, Style
from briefdeck.ooxml.names import MC

A4 = (595.3, 841.9)
Form = Sequence[tuple[str, str]]  # the styles of the heading block in order, each with its alignment
_NEAR = 1.5  # pt
_LEADER = 6  # dots in a row that are no words
_LED = re.compile(r"\.+(?=\t\d+$)")


@dataclass(frozen=True, slots=True)
class Set:
    """A paragraph of the file, `element`, as it was drawn; the `page` of its first line counts from 1."""

    element: Any
    words: str
    style: str
    pitch: float
    page: int
    lines: tuple[Line, ...]


def check_memo(pdf: Path, docx: Path, style: MemoStyle, form: Form = (), marking: str = "") -> Report:
    """Everything on the pages of a memo that is not as it was decided."""
    pages, faces = read_pages(pdf)
    name = pdf.name.removesuffix(".pdf")
    checker = Drawn(name, pages, Document(str(docx)), style)
    findings = [Finding(name, 0, 1, what, face) for face, what in bad_faces(faces)]
    findings += [*checker.pages_are_whole(marking), *checker.findings(), *checker.heading(form)]
    return Report(findings)


class Drawn:
    """The paragraphs of a memo with the lines in which they were drawn.

    `expected` are the first and the last page on which elements of its body should be: equal words may stand on many.
    """

    def __init__(
        self,
        file: str,
        pages: Sequence[Page],
        document: Any,
        style: MemoStyle,
        expected: Mapping[Any, tuple[int, int]] = MappingProxyType({}),
    ) -> None:
        self.file, self.pages, self.style = file, pages, style
        section = document.sections[0]
        self.right_margin: float
        self.bottom_margin: float
        self.left, self.right_margin = section.left_margin.pt, section.right_margin.pt
        self.top, self.bottom_margin = section.top_margin.pt, section.bottom_margin.pt
        bodies = [list(_unled([g for g in page.glyphs if self.top < g.baseline < self.bottom(page)])) for page in pages]
        self.starts = list(accumulate((len(b) for b in bodies), initial=0))[:-1]
        self.stream = Stream([g for body in bodies for g in body])
        self.document, self._expected = document, expected
        marks = document.element.body.iter(qn("w:footnoteReference"))
        self.notes = {mark.get(qn("w:id")): str(number) for number, mark in enumerate(marks, 1)}
        self.lost: list[str] = []
        self._pitches: dict[str, float] = {}
        self.names: dict[str, str] = {s.style_id: s.name for s in document.styles}
        self.set = list(self._matched())

    def bottom(self, page: Page) -> float:
        """Where the text of a page ends, be it upright or turned."""
        return page.height - self.bottom_margin

    def right(self, number: int) -> float:
        """Where the text of a page ends on the right; pages count from 1."""
        return self.pages[number - 1].width - self.right_margin

    def _matched(self) -> Iterator[Set]:
        for paragraph in self.document.element.body.iter(qn("w:p")):
            if any(parent.tag == qn("w:txbxContent") for parent in paragraph.iterancestors()):
                continue
            words = _words(paragraph, self.notes)
            # The dots of an abbreviation at the end of an entry are lost among those that lead to its page.
            wanted = fold(_LED.sub("", words)).text
            if not wanted:
                continue
            found = self._claim(wanted, self._span(paragraph))
            if found is None:
                self.lost.append(words)
                continue
            at, glyphs = found
            name = self._style_name(paragraph)
            pitch = self._pitch(paragraph)
            yield Set(paragraph, words, name, pitch, bisect_right(self.starts, at), tuple(lines_of(glyphs)))

    def _span(self, paragraph: Any) -> Span:
        """The glyphs among which a paragraph stands: those of the pages where it is expected, and beside them."""
        holder = next((e for e in (paragraph, *paragraph.iterancestors()) if e in self._expected), None)
        if holder is None:
            return 0, len(self.stream.text)
        first, last = self._expected[holder]
        ends = [*self.starts, len(self.stream.text)]
        return ends[min(max(first - 2, 0), len(ends) - 1)], ends[min(last + 1, len(ends) - 1)]

    def _claim(self, wanted: str, near: Span) -> tuple[int, list[Glyph]] | None:
        """The first glyph's place and the glyphs, in one piece or with a page's end (and its notes) between two."""
        glyphs = self.stream.claim(wanted, lambda _: True, near)
        if glyphs is None:
            glyphs = self.stream.claim_without_marks(wanted, near)
        if glyphs is not None:
            return self.stream.place - len(glyphs), glyphs
        for upper, lower in pairwise(pairwise([*self.starts, len(self.stream.text)])):
            for cut in range(len(wanted) - 1, 0, -1) if near[0] <= upper[0] and lower[1] <= near[1] else ():
                if self.stream.has(wanted[:cut], upper) and self.stream.has(wanted[cut:], lower):
                    above = self.stream.claim(wanted[:cut], lambda _: True, upper)
                    at = self.stream.place - cut
                    below = self.stream.claim(wanted[cut:], lambda _: True, lower)
                    if above and below:
                        return at, [*above, *below]
        return None

    def _style_name(self, paragraph: Any) -> str:
        identity = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
        return self.names.get(identity.get(qn("w:val")), "") if identity is not None else "Normal"

    def _pitch(self, paragraph: Any) -> float:
        """The exact pitch of a paragraph in points, 0 where it has none."""
        identity = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
        named = identity.get(qn("w:val")) if identity is not None else ""
        if (own := _pitch_in(paragraph)) is not None:
            return own
        if named not in self._pitches:
            self._pitches[named] = self._inherited(named)
        return self._pitches[named]

    def _inherited(self, named: str) -> float:
        """That of a style; of no style, that of the document."""
        style = self.document.styles.element.get_by_id(named) if named else None
        holders = []
        while style is not None:
            holders.append(style)
            base = style.find(qn("w:basedOn"))
            style = self.document.styles.element.get_by_id(base.get(qn("w:val"))) if base is not None else None
        holders += self.document.styles.element.iter(qn("w:pPrDefault"))
        return next((pitch for pitch in map(_pitch_in, holders) if pitch is not None), 0.0)

    def _indents(self, name: str) -> tuple[float, float]:
        """How far a style's first line begins from the left margin and ends before the right one."""
        indents = self.document.styles[name].paragraph_format
        left, first, right = indents.left_indent, indents.first_line_indent, indents.right_indent
        return (left.pt if left else 0.0) + (first.pt if first else 0.0), right.pt if right else 0.0

    def _look(self, name: str) -> Style:
        return self.style.find(name) or self.style.styles["normal"]

    # --- rules --------------------------------------------------------------------------------------------------------

    def pages_are_whole(self, marking: str) -> Iterator[Finding]:
        """A4, with the marking above and the page's number of all below."""
        for number, page in enumerate(self.pages, 1):
            if max(abs(a - b) for a, b in zip(sorted((page.width, page.height)), A4, strict=True)) > 1:
                yield Finding(self.file, number, 10, "not A4", f"{page.width:.0f} × {page.height:.0f} pt")
            above = "".join(g.char for g in page.glyphs if g.baseline < self.top)
            below = "".join(g.char for g in page.glyphs if g.baseline > self.bottom(page))
            if marking and fold(marking).text not in above:
                yield Finding(self.file, number, 10, "no marking", above)
            if fold(f"{number}／{len(self.pages)}").text not in below:
                yield Finding(self.file, number, 10, "no page number", below)

    def findings(self) -> Iterator[Finding]:
        """Words, breaks, edges and pitches of every paragraph."""
        for words in self.lost:
            yield Finding(self.file, 0, 0, "words are not on any page", words)
        for made in self.set:
            look = self._look(made.style)
            measure = max(line.width for line in made.lines) / max(line.size for line in made.lines) + 1
            for what, shown in bad_breaks(((made.words, look.bold),), made.lines, look.face, measure):
                yield Finding(self.file, made.page, 3, what, shown)
            for line in made.lines:
                if past(line, self.right(made.page)) or line.ink[0] < self.left - _NEAR:
                    yield Finding(self.file, made.page, 5, "outside the margins", line.text)
            if made.pitch:
                for found, words in wrong_pitches(_one_page(made.lines), made.pitch):
                    yield Finding(self.file, made.page, 9, f"pitch {found:.2f} pt, declared {made.pitch:g}", words)

    def heading(self, form: Form) -> Iterator[Finding]:
        """The heading block, from the document's number to its end, in order and aligned."""
        wanted = dict(form)
        block = [made for made in self.set if made.style in wanted]
        order = [name for name, _ in groupby(block, key=lambda made: made.style)]
        if order != list(wanted):
            yield Finding(self.file, 1, 10, f"the heading block is {', '.join(order)}", ", ".join(wanted))
        places = [(made.page, made.lines[0].baseline) for made in block]
        if places != sorted(places):
            yield Finding(self.file, 1, 10, "the heading block is not in order", str(places))
        for made in block:
            left, right = self._indents(made.style)
            for line in made.lines:
                edges = (line.left - self.left - left, self.right(made.page) - right - line.right)
                off = {"left": edges[0], "right": edges[1], "center": (edges[0] - edges[1]) / 2}[wanted[made.style]]
                hangs = wanted[made.style] == "left" and line is not made.lines[0]
                if abs(off) > _NEAR and not hangs:
                    what = f"{made.style} is not aligned {wanted[made.style]} ({off:.1f} pt)"
                    yield Finding(self.file, made.page, 10, what, line.text)


def _pitch_in(holder: Any) -> float | None:
    """The exact pitch in points that a paragraph or style says itself, 0 for another kind, None for nothing."""
    spacing = holder.find(f"{qn('w:pPr')}/{qn('w:spacing')}")
    if spacing is None or not spacing.get(qn("w:line")):
        return None
    return int(spacing.get(qn("w:line"))) / 20 if spacing.get(qn("w:lineRule")) == "exact" else 0.0


def _words(paragraph: Any, notes: Mapping[str, str]) -> str:
    """The words of a paragraph: text, breaks and marks of notes, not instructions of fields or words in shapes."""
    found = []
    for element in paragraph.iter(qn("w:t"), qn("w:tab"), qn("w:br"), qn("w:footnoteReference")):
        if next(element.iterancestors(qn("w:p"), f"{MC}Fallback")) is not paragraph:
            continue
        if element.tag == qn("w:t"):
            found.append(element.text or "")
        elif element.tag == qn("w:footnoteReference"):
            found.append(notes[element.get(qn("w:id"))])
        elif element.tag == qn("w:br"):
            found.append("\n")
        elif element.getparent().tag == qn("w:r"):
            found.append("\t")
    return "".join(found)


def _unled(glyphs: Sequence[Glyph]) -> Iterator[Glyph]:
    """The glyphs without the dots that lead to the numbers of a list of contents."""
    for is_dot, run in groupby(glyphs, key=lambda glyph: glyph.char == "."):
        found = list(run)
        if not is_dot or len(found) < _LEADER:
            yield from found


def _one_page(lines: Sequence[Line]) -> list[Line]:
    """The lines down to the end of the page on which they begin."""
    kept = list(lines[:1])
    for line in lines[1:]:
        if line.baseline < kept[-1].baseline:
            break
        kept.append(line)
    return kept

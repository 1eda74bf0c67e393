"""The pages of a rendered document, held against what was decided: what a reader would see go wrong.

Each text of a slide is looked for among the characters of its page. It has to be there, inside its own frame and the
page, and clear of every other text. A memo breaks its own pages, so only their edges and their emptiness are judged.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from briefdeck.audience.deck_style import Layout
from briefdeck.diagnostics import NO_FACTS, Facts, Measure, Rule
from briefdeck.diagnostics.rules import adoption as rules
from briefdeck.diagnostics.words import quoted
from briefdeck.document.deck import Box, Grid, Group, Placed, Shape, Slide, TextParagraph
from briefdeck.ooxml.geometry import Frame
from briefdeck.outputs.pdf.reader import Glyph, Leaf
from briefdeck.patterns import regex
from briefdeck.preflight.findings import Found
from briefdeck.values import dataclass, replace

_NEAR = 3.0  # pt: a line more would be several times as much; roundings and overshoots of letters are less
_INK = 0.5  # pt by which the ink of two texts must meet in both directions
_HANG = 14.0  # pt: a mark at the end of a line may stand past the edge (JIS X 4051), and an em is what it takes
_HYPHENS = {"\u0002", "\ufffe", "\u2010", "\u2011", "\u00ad"}  # what a PDF makes of a hyphen at a line's end
# Pictures in the text: a PDF has them as drawings or in pieces.
_PICTURES = regex("[\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff\U000e0020-\U000e007f\u20e3]")
_JAPANESE = regex("[\u3040-\u30ff\u4e00-\u9fff]")
# Faces of other regions, and the last resort of many systems, in which half of the kanji are missing.
_FOREIGN = regex(r"CJK ?(sc|tc|kr|hk)|Noto(Sans|Serif)(SC|TC|KR|HK)|DejaVu|WenQuanYi|Nanum|UMing|UKai", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Text:
    """A paragraph as it should be on the page: in which shape, or row of a table, in what frame."""

    shape: str
    frame: Frame
    words: str
    row: str = ""

    def facts(self, measure: Measure | None = None) -> Facts:
        return Facts(shape=self.shape, piece=self.row, words=self.words, measure=measure)


def place_of(facts: Facts) -> str:
    """The shape, or the row of a table, in words; nothing for the page as a whole."""
    return ", ".join(filter(None, (facts.shape, facts.piece)))


def on_slide(leaf: Leaf, slide: Slide, layout: Layout, number: int) -> Iterator[Found]:
    """What is wrong with a slide as it was drawn on its page."""
    if not leaf.glyphs:
        yield _found(rules.EMPTY_PAGE, NO_FACTS, "nothing is written on it")
        return
    yield from _beyond(leaf)
    stream = _Stream(leaf.glyphs)
    lines: list[tuple[_Text, Frame, str]] = []
    for text in _texts(slide.shapes, layout, number):
        wanted = "".join(map(_folded, text.words))
        if not wanted:
            continue
        glyphs = stream.claim(wanted, text.frame)
        if not glyphs:
            yield _found(rules.WORDS_NOT_DRAWN, text.facts(), f"{quoted(text.words)} is not on the page")
            continue
        yield from _outside(text, glyphs)
        lines += [(text, _ink(line), "".join(g.char for g in line)) for line in _lines(glyphs)]
    yield from _over(lines)


def on_page(leaf: Leaf) -> Iterator[Found]:
    """What is wrong with a page of a memo."""
    if not leaf.glyphs:
        yield _found(rules.EMPTY_PAGE, NO_FACTS, "nothing is written on it")
    yield from _beyond(leaf)


def foreign_faces(pages: Iterable[Leaf]) -> tuple[str, ...]:
    """The faces in which Japanese text was drawn though they are not made for it."""
    faces = {g.face for page in pages for g in page.glyphs if _JAPANESE.match(g.char)}
    return tuple(sorted(face.partition("+")[2] or face for face in faces if _FOREIGN.search(face)))


# --- what should be there ---------------------------------------------------------------------------------------------


def _texts(shapes: Sequence[Shape], layout: Layout, number: int) -> Iterator[_Text]:
    """The paragraphs of a slide, with the frames that they were given; a chart's own words have none."""
    for shape in shapes:
        match shape:
            case Placed():
                place = next((p for p in layout.placeholders.values() if p.index == shape.index), None)
                frame = shape.frame or (place.frame if place else None)
                for words in _paragraphs(shape.paragraphs, str(number) if shape.field else "") if frame else ():
                    assert frame is not None
                    yield _Text(shape.name, frame, words)
            case Box():
                for words in _paragraphs(shape.paragraphs):
                    yield _Text(shape.name, shape.frame, words)
            case Grid():
                yield from _cells(shape)
            case Group():
                yield from _texts(shape.shapes, layout, number)
            case _:
                pass


def _cells(grid: Grid) -> Iterator[_Text]:
    top = grid.frame.y
    for number, row in enumerate(grid.rows):
        left = grid.frame.x
        for cell, width in zip(row.cells, grid.widths, strict=True):
            for words in _paragraphs(cell.paragraphs):
                frame = Frame(left, top, width, row.height)
                yield _Text(grid.name, frame, words, f"row {number}" if number else "header row")
            left += width
        top += row.height


def _paragraphs(paragraphs: Iterable[TextParagraph], field: str = "") -> Iterator[str]:
    for paragraph in paragraphs:
        words = field or paragraph.plain
        if words.strip():
            yield words


# --- what is there ----------------------------------------------------------------------------------------------------


class _Stream:
    """The characters of a page, of which each can be claimed once."""

    def __init__(self, glyphs: Sequence[Glyph]) -> None:
        folded = [(char, glyph) for glyph in glyphs for char in _folded(glyph.char)]
        self._text = "".join(char for char, _ in folded)
        self._glyphs = [glyph for _, glyph in folded]
        self._taken = [False] * len(folded)

    def claim(self, words: str, frame: Frame) -> list[Glyph]:
        """The glyphs of folded words: of several places, the one that lies in the frame most; else none."""
        best, most = -1, -1.0
        at = self._text.find(words)
        while at >= 0:
            stop = at + len(words)
            if not any(self._taken[at:stop]):
                share = sum(_distance(g, frame) <= _NEAR for g in self._glyphs[at:stop]) / len(words)
                if share > most:
                    best, most = at, share
                if share == 1:
                    break
            at = self._text.find(words, at + 1)
        if best < 0:
            return []
        self._taken[best : best + len(words)] = [True] * len(words)
        return self._glyphs[best : best + len(words)]


def _folded(char: str) -> str:
    """A character as it is compared: without case and accents, hyphens alike, nothing for spaces and pictures.

    Many templates draw titles in capitals.
    """
    if char in _HYPHENS:
        return "-"
    if _PICTURES.match(char):
        return ""
    made = unicodedata.normalize("NFKD", char).casefold()
    return "".join(c for c in made if not c.isspace() and unicodedata.category(c) not in {"Cf", "Cc", "Mn"})


def _distance(glyph: Glyph, frame: Frame) -> float:
    """How far the ink of a character reaches out of a frame, in points; to the right a mark may hang."""
    right = glyph.right - frame.right
    return max(frame.x - glyph.left, frame.y - glyph.top, glyph.bottom - frame.bottom, right if right > _HANG else 0.0)


def _lines(glyphs: Sequence[Glyph]) -> list[list[Glyph]]:
    """Characters cut into lines where the baseline moves by more than a raised mark does."""
    lines: list[list[Glyph]] = []
    for glyph in glyphs:
        height = max(4.0, glyph.bottom - glyph.top)
        if lines and abs(lines[-1][0].baseline - glyph.baseline) < height * 0.6:
            lines[-1].append(glyph)
        else:
            lines.append([glyph])
    return lines


def _ink(glyphs: Sequence[Glyph]) -> Frame:
    left, top = min(g.left for g in glyphs), min(g.top for g in glyphs)
    return Frame(left, top, max(g.right for g in glyphs) - left, max(g.bottom for g in glyphs) - top)


# --- what is wrong ----------------------------------------------------------------------------------------------------


def _beyond(leaf: Leaf) -> Iterator[Found]:
    """Characters beyond the edges of the page, said once."""
    page = Frame(0, 0, leaf.width, leaf.height)
    cut = [g for g in leaf.glyphs if _distance(g, page) > _NEAR or g.right > leaf.width + _NEAR]
    if cut:
        words = "".join(g.char for g in cut)
        most = max(max(_distance(g, page), g.right - leaf.width) for g in cut)
        facts = Facts(words=words, measure=Measure("beyond the edge", most, 0, "pt"))
        yield _found(rules.DRAWN_OUTSIDE, facts, f"{quoted(words)} lies beyond the edge of the page")


def _outside(text: _Text, glyphs: Sequence[Glyph]) -> Iterator[Found]:
    most = max(_distance(g, text.frame) for g in glyphs)
    if most > _NEAR:
        what = f"{quoted(text.words)} reaches {most:.0f} pt out of its frame"
        yield _found(rules.DRAWN_OUTSIDE, text.facts(Measure("beyond the frame", most, 0, "pt")), what)


def _over(lines: Sequence[tuple[_Text, Frame, str]]) -> Iterator[Found]:
    """Lines of different shapes whose ink meets; those of one shape follow one another."""
    said: set[tuple[str, str]] = set()
    for (one, a, upper), (other, b, lower) in combinations(lines, 2):
        places = place_of(one.facts()), place_of(other.facts())
        if (places[0] == places[1] and one.frame == other.frame) or places in said:
            continue
        if min(a.right, b.right) - max(a.x, b.x) > _INK and min(a.bottom, b.bottom) - max(a.y, b.y) > _INK:
            said.add(places)
            facts = replace(one.facts(), others=(other.shape,))
            yield _found(rules.DRAWN_OVER, facts, f"{quoted(upper)} meets {quoted(lower)} of “{places[1]}”")


def _found(rule: Rule, facts: Facts, what: str) -> Found:
    return Found(rule, facts, what, rule.cure)

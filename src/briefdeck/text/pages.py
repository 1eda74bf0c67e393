"""Where Word and LibreOffice break a line on a page.

In Word scripts stand further apart, a line ends where PowerPoint ends one, and a mark may hang at the end of any. In
LibreOffice a gap at the end of a line counts, a mark hangs behind a Japanese character alone, and fewer lines end where
brackets and Latin words meet. Otherwise both break alike: so a text without letters of two scripts is broken once, up
to the first line that they end otherwise, and where a line may end is asked near its end alone.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence, Set
from functools import cache, lru_cache
from itertools import accumulate
from typing import NamedTuple

from briefdeck.text.breaking import (
    EAST_ASIAN,
    GLUED,
    HANGING,
    JAPANESE_HANGING,
    SIGN,
    TRIMMED,
    as_libreoffice,
    emergency_end,
    opportunities_of,
    spans,
    visible_end,
)
from briefdeck.text.metrics import EAST_ASIAN_CLASS, Face, advances, has_wide_signs

_EM_SPACES = "\u2002\u2003"  # end a line, in LibreOffice with their width
_LATIN_STRETCH = re.compile(f"[^{EAST_ASIAN_CLASS}]+")
_FORCED = re.compile("[\n\v]")
_WRITER_GAP, _WORD_GAP = 0.2, 0.25  # em between letters of two scripts, of LibreOffice 7.4 and of Word
_EDGE = 1e-9
_NONE: frozenset[str] = frozenset()
_PAIRS = 1 << 16  # pairs of characters that are known at the most
# Whether a line may end between two characters: nowhere, in both, in Word alone, in LibreOffice before no Latin letter.
_NO, _YES, _WORD, _UNLESS_LATIN = range(4)
_TOUCHING = TRIMMED | set(_EM_SPACES)  # what may stand past the edge in one of both


class Piece(NamedTuple):
    """Words of one look on a page: text, size in points, face, bold."""

    text: str
    size: float
    face: Face
    bold: bool


Spans = list[tuple[int, int]]
"""Start and end of each line in a text."""


def page_lines(
    pieces: Sequence[Piece], size: float, face: Face, measure: float, first: float, *, cell: bool = False
) -> tuple[Spans, Spans]:
    """The lines of a paragraph of a page in the text that its pieces make, as LibreOffice and as Word break it.

    `size` and `face` are the paragraph's, `measure` is in points, `first` that of its first line. A line ends before
    the character of a forced break; in a `cell` of a table no mark hangs in LibreOffice. Where both break alike, both
    are the same list.
    """
    hanging = _NONE if cell else JAPANESE_HANGING
    parts = _parts(tuple(pieces), face)
    if len(parts) == 1:
        return _part_lines(parts[0], face, size, (first, measure), hanging)
    lines: Spans = []
    by_word: Spans = []
    start = 0
    for part in parts:
        made = _part_lines(part, face, size, (measure if lines else first, measure), hanging)
        for whole, own in zip((lines, by_word), made, strict=True):
            whole += [(start + a, start + b) for a, b in own]
        start += len(part.text) + 1
    return lines, lines if by_word == lines else by_word


class _Part(NamedTuple):
    """A text without forced breaks: the width of each character and of all, and where letters of two scripts meet."""

    text: str
    widths: list[float]
    total: float
    meet: Sequence[int]


@lru_cache(maxsize=64)  # a paragraph is tried in several measures, one after the other
def _parts(pieces: tuple[Piece, ...], face: Face) -> list[_Part]:
    text = "".join([piece.text for piece in pieces])
    japanese = has_wide_signs(text, face)
    widths: list[float] = []
    for piece in pieces:
        widths += advances(piece.text, piece.face, bold=piece.bold, japanese=japanese, size=piece.size)
    if "\n" not in text and "\v" not in text:
        return [_part(text, widths)]
    made = []
    start = 0
    for said in _FORCED.split(text):
        made.append(_part(said, widths[start : start + len(said)]))
        start += len(said) + 1
    return made


def _part(text: str, widths: list[float]) -> _Part:
    return _Part(text, widths, sum(widths), () if text.isascii() else list(_letters_meet(text)))


def _part_lines(
    part: _Part, face: Face, size: float, measures: tuple[float, float], hanging: Set[str]
) -> tuple[Spans, Spans]:
    """The lines of a text without forced breaks; `hanging` are the marks that may stand past the edge in LibreOffice,
    `measures` those of the first line and of the others."""
    first, measure = measures
    text, widths, total, meet = part
    gap, wider = size * _WRITER_GAP, size * _WORD_GAP
    if total + len(meet) * wider <= first:
        lines = [(0, len(text))]
        return lines, lines
    ends = _ends(face.language)
    if "/" in text or (_has_signs(text) and SIGN.search(text)):
        lines = list(_with_signs(text, widths, meet, face.language, (gap, first, measure), hanging))
    elif not meet:
        return _Breaks(text, widths, meet, gap, ends, hanging).together(first, measure)
    else:
        lines = _Breaks(text, widths, meet, gap, ends, hanging).lines(0, first, measure, word=False)
    by_word = _Breaks(text, widths, meet, wider, ends, hanging).lines(0, first, measure, word=True)
    return lines, lines if by_word == lines else by_word


def _has_signs(text: str) -> bool:
    return "?" in text or "!" in text or "|" in text or "%" in text


def _with_signs(
    text: str,
    widths: list[float],
    meet: Sequence[int],
    language: str,
    room: tuple[float, float, float],
    hanging: Set[str],
) -> Iterator[tuple[int, int]]:
    """The lines of a text with slashes or signs, behind which LibreOffice may end one; `room` is the gap between
    scripts, that of the first line and of the others."""
    gap, first, measure = room
    opportunity = opportunities_of(language, _EM_SPACES)
    ends = [at for at in map(re.Match.start, opportunity.finditer(text, 1)) if widths[at]]
    edges = list(accumulate(widths, initial=0.0))
    broken = as_libreoffice(text, edges, ends, [(at, gap) for at in meet], behind=0, hanging=hanging)
    broken.needs[-1] = broken.right[visible_end(text, len(text))]  # nothing hangs where the paragraph ends
    return spans(broken, measure, 0.0, first)


class _Breaks:
    """The lines of a text without forced breaks, slashes and their like, with a gap at the places where letters of two
    scripts `meet`."""

    def __init__(
        self, text: str, widths: list[float], meet: Sequence[int], gap: float, ends: _Ends, hanging: Set[str]
    ) -> None:
        self._text, self._widths, self._ends, self._hanging = text, widths, ends, hanging
        self._meet, self._gap = meet, gap
        if meet:
            widths = widths.copy()
            for at in meet:
                widths[at - 1] += gap
        self._left = list(accumulate(widths, initial=0.0))  # edges of characters, each with the gap before it

    def together(self, first: float, measure: float) -> tuple[Spans, Spans]:
        """The lines of both, of a text in which no scripts meet."""
        text, widths, ends, left, last = self._text, self._widths, self._ends, self._left, len(self._text)
        whole = [self._needed(last, word=word) if text else 0.0 for word in (False, True)]
        least, most = min(whole), max(whole)
        lines: Spans = []
        start, room = 0, first
        while True:
            limit = left[start] + room + _EDGE
            if most <= limit:
                lines.append((start, last))
                return lines, lines
            if least <= limit:
                break
            end = bisect_right(left, limit, start + 1)
            if text[end - 1] in _TOUCHING:
                end = self._end(start, limit, word=False)
                if end != self._end(start, limit, word=True):
                    break
            else:
                end -= 1
                kind = _NO
                while end > start:
                    if widths[end] and (kind := ends[text[end - 1 : end + 1]]):
                        break
                    end -= 1
                if end == start:
                    end = emergency_end(left, left, start, limit)
                elif kind == _WORD or (kind == _UNLESS_LATIN and _is_latin(text, end + 1)):
                    break
            lines.append((start, end))
            if end >= last:
                return lines, lines
            start, room = end, measure
        by_word = lines + self.lines(start, room, measure, word=True)
        lines += self.lines(start, room, measure, word=False)
        return lines, lines if by_word == lines else by_word

    def lines(self, start: int, first: float, measure: float, *, word: bool) -> Spans:
        """The lines from a place on, the first in a measure of its own, as Word or as LibreOffice breaks them."""
        text, widths, ends, left, last = self._text, self._widths, self._ends, self._left, len(self._text)
        lines: Spans = []
        whole, room = self._needed(last, word=word) if text else 0.0, first
        while True:
            limit = left[start] + room + _EDGE
            if whole <= limit:
                lines.append((start, last))
                return lines
            end = bisect_right(left, limit, start + 1)
            if text[end - 1] in _TOUCHING or (word and left[end] - self._gap <= limit and end in self._meet):
                end = self._end(start, limit, word=word)
            else:
                end -= 1
                while end > start:
                    kind = ends[text[end - 1 : end + 1]] if widths[end] else _NO
                    if kind == _YES or (kind and (word or self._may_end(end, word=False))):
                        break
                    end -= 1
                if end == start:
                    end = emergency_end(left, self._right(), start, limit)
            lines.append((start, end))
            if end >= last:
                return lines
            start, room = end, measure

    def _right(self) -> list[float]:
        """Of the text up to each character, without a gap that would follow."""
        right = self._left.copy()
        for at in self._meet:
            right[at] -= self._gap
        return right

    def _right_of(self, at: int) -> float:
        return self._left[at] - self._gap if at in self._meet else self._left[at]

    def _end(self, start: int, limit: float, *, word: bool) -> int:
        """Where a line ends that may have a space or a mark past its edge."""
        text, last, left = self._text, len(self._text), self._left
        end = min(bisect_right(left, limit, start + 1), last - 1)
        while end < last - 1 and (text[end] == " " or text[end] in _EM_SPACES):
            end += 1
        while end > start and not (self._needed(end, word=word) <= limit and self._may_end(end, word=word)):
            end -= 1
        return end if end > start else emergency_end(left, self._right(), start, limit)

    def _needed(self, end: int, *, word: bool) -> float:
        """The edge that must fit where a line ends."""
        text, left = self._text, self._left
        if text[end - 1] not in TRIMMED:
            return self._right_of(end - (text[end - 1] in _EM_SPACES)) if word else left[end]
        visible = visible_end(text, end)
        mark = text[visible - 1 : visible]
        hangs = mark in HANGING
        if not word:
            hangs = mark in self._hanging and end < len(text) and bool(EAST_ASIAN.match(text, visible - 2))
        return left[visible - 1] if hangs else self._right_of(visible)

    def _may_end(self, at: int, *, word: bool) -> bool:
        if not self._widths[at]:
            return False
        kind = self._ends[self._text[at - 1 : at + 1]]
        return kind == _YES or (word and kind != _NO) or (kind == _UNLESS_LATIN and not _is_latin(self._text, at + 1))


class _Ends(dict[str, int]):
    """Where a line may end between two characters, by the rules of a language, found when they first meet."""

    def __init__(self, opportunity: re.Pattern[str]) -> None:
        super().__init__()
        self._opportunity = opportunity

    def __missing__(self, pair: str) -> int:
        if len(self) >= _PAIRS:
            self.clear()
        kind = _NO
        if self._opportunity.match(pair, 1):
            kind = _WORD if GLUED.match(pair) else _UNLESS_LATIN if GLUED.match(f"{pair}a") else _YES
        self[pair] = kind
        return kind


@cache
def _ends(language: str) -> _Ends:
    return _Ends(opportunities_of(language, _EM_SPACES))


def _is_latin(text: str, at: int) -> bool:
    """Whether a letter or digit of ASCII stands at a place."""
    return text[at : at + 1].isascii() and text[at : at + 1].isalnum()


def _letters_meet(text: str) -> Iterator[int]:
    """Where a gap stands: between a letter or digit of one script and one of the other."""
    last = len(text)
    for match in _LATIN_STRETCH.finditer(text):
        start, end = match.span()
        if start and text[start].isalnum() and text[start - 1].isalnum():
            yield start
        if end < last and text[end - 1].isalnum() and text[end].isalnum():
            yield end

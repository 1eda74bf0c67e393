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
from functools import cache
from itertools import accumulate
from typing import NamedTuple

from briefdeck.patterns import regex
from briefdeck.text.line_breaks import (
    EAST_ASIAN,
    GLUED,
    HANGING,
    JAPANESE_HANGING,
    SIGN,
    SLASH,
    TRIMMED,
    opportunities_of,
    visible_end,
)
from briefdeck.text.metrics import EAST_ASIAN_CLASS, Face, advances, has_wide_signs, is_east_asian

_EM_SPACES = "\u2002\u2003"  # end a line, in LibreOffice with their width
_LATIN_STRETCH = regex(f"[^{EAST_ASIAN_CLASS}]+")
_FORCED = regex("[\n\v]")
_WRITER_GAP, _WORD_GAP = 0.2, 0.25  # em between letters of two scripts, of LibreOffice 7.4 and of Word
_EDGE = 1e-9
_NONE: frozenset[str] = frozenset()
_NOWHERE: frozenset[int] = frozenset()
_PAIRS = 1 << 16  # pairs of characters that are known at the most
# Whether a line may end between two characters: nowhere, in both, in Word alone, in LibreOffice before no Latin letter.
_NO, _YES, _WORD, _UNLESS_LATIN = range(4)
# Characters of a last line that are too few: where it has East Asian ones, and of a word alone.
_FEW, _WORD = 3, 9
_MARKS = regex(r"(?:[（(]?[\[［][^\[\]［］]{1,12}[\]］][）)]?\s*)+")
_SIGNS = "/?!|%"  # of which LibreOffice ends a line behind some, and before the last
_SIGNED = regex(f"[{_SIGNS}]")
_ENDING = frozenset(_EM_SPACES)
_TOUCHING = TRIMMED | _ENDING  # what may stand past the edge in one of both


class Piece(NamedTuple):
    """Words of one look on a page: text, size in points, face, bold."""

    text: str
    size: float
    face: Face
    bold: bool


Spans = list[tuple[int, int]]
"""Start and end of each line in a text."""


class PageText:
    """The text of a paragraph of a page, measured once and broken in any measure.

    `size` and `face` are the paragraph's; in a `cell` of a table no mark hangs in LibreOffice.
    """

    def __init__(self, pieces: Sequence[Piece], size: float, face: Face, *, cell: bool = False) -> None:
        text = pieces[0].text if len(pieces) == 1 else "".join([piece.text for piece in pieces])
        japanese = has_wide_signs(text, face)
        widths: list[float] = []
        for piece in pieces:
            widths += advances(piece.text, piece.face, bold=piece.bold, japanese=japanese, size=piece.size)
        hanging = _NONE if cell else JAPANESE_HANGING
        if "\n" not in text and "\v" not in text:
            self._parts = [_Part(text, widths, size, face.language, hanging)]
            return
        self._parts = []
        start = 0
        for said in _FORCED.split(text):
            end = start + len(said)
            self._parts.append(_Part(said, widths[start:end], size, face.language, hanging))
            start = end + 1

    def lines(self, measure: float, first: float) -> tuple[Spans, Spans]:
        """Its lines as LibreOffice and as Word break it, in a measure of points and in that of the `first` line.

        A line ends before the character of a forced break. Where both break alike, both are the same list.
        """
        if len(self._parts) == 1:
            return self._parts[0].lines(first, measure)
        lines: Spans = []
        by_word: Spans = []
        start = 0
        for part in self._parts:
            made = part.lines(measure if lines else first, measure)
            for whole, own in zip((lines, by_word), made, strict=True):
                whole += [(start + a, start + b) for a, b in own]
            start += len(part.text) + 1
        return lines, lines if by_word == lines else by_word


class _Part:
    """A text without forced breaks; `hanging` are the marks that may stand past the edge in LibreOffice."""

    def __init__(self, text: str, widths: list[float], size: float, language: str, hanging: Set[str]) -> None:
        self.text = text
        self._widths, self._hanging = widths, hanging
        self._gaps = size * _WRITER_GAP, size * _WORD_GAP
        self._ends = _ends(language)
        self._has_signs = _SIGNED.search(text) is not None
        self._total = sum(widths)
        self._lefts: tuple[list[float], list[float]] | None = None

    def _prepare(self) -> tuple[list[float], list[float]]:
        """What is needed where it takes several lines: how far it reaches up to each character in both programs, with
        the gaps before that, which stand between letters of two scripts; and up to its end."""
        self._meet: Set[int] = _NOWHERE if self.text.isascii() else frozenset(_letters_meet(self.text))
        lines = self._edges(self._gaps[False])
        self._lefts = lines, self._edges(self._gaps[True]) if self._meet else lines
        last = len(self.text)
        self._whole = self._needed(last, word=False), self._needed(last, word=True)
        return self._lefts

    def _edges(self, gap: float) -> list[float]:
        widths = [*self._widths]
        for at in self._meet:
            widths[at - 1] += gap
        return list(accumulate(widths, initial=0.0))

    def lines(self, first: float, measure: float) -> tuple[Spans, Spans]:
        """The lines of both programs; `first` is the measure of the first one."""
        text, wider, total = self.text, self._gaps[True], self._total
        if total + len(text) * wider > first:
            lefts = self._lefts or self._prepare()
            if total + len(self._meet) * wider > first:
                if not self._meet and not self._has_signs:
                    return self._together(lefts[0], first, measure)
                lines = self._lines(lefts[0], 0, first, measure, word=False)
                by_word = self._lines(lefts[1], 0, first, measure, word=True)
                return lines, lines if by_word == lines else by_word
        lines = [(0, len(text))]
        return lines, lines

    def _together(self, edges: Sequence[float], first: float, measure: float) -> tuple[Spans, Spans]:
        """The lines of both, where no scripts meet."""
        text, widths, ends, last = self.text, self._widths, self._ends, len(self.text)
        least, most = min(self._whole), max(self._whole)
        lines: Spans = []
        start, room = 0, first
        while True:
            limit = edges[start] + room + _EDGE
            if most <= limit:
                lines.append((start, last))
                return lines, lines
            if least <= limit:
                break
            end = bisect_right(edges, limit, start + 1)
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
                    end = self._emergency_end(start, limit, word=False)
                elif kind == _WORD or (kind == _UNLESS_LATIN and _is_latin(text, end + 1)):
                    break
            lines.append((start, end))
            if end >= last:
                return lines, lines
            start, room = end, measure
        by_word = lines + self._lines(edges, start, room, measure, word=True)
        lines += self._lines(edges, start, room, measure, word=False)
        return lines, lines if by_word == lines else by_word

    def _lines(self, lefts: Sequence[float], start: int, first: float, measure: float, *, word: bool) -> Spans:
        """The lines from a place on, the first in a measure of its own, as Word or as LibreOffice breaks them."""
        text, widths, ends, last = self.text, self._widths, self._ends, len(self.text)
        met, gap, whole = self._meet, self._gaps[word], self._whole[word]
        signs = self._has_signs and not word
        lines: Spans = []
        room = first
        while True:
            limit = lefts[start] + room + _EDGE
            if whole <= limit:
                lines.append((start, last))
                return lines
            end = bisect_right(lefts, limit, start + 1)
            hangs = word and end in met and lefts[end] - gap <= limit
            if hangs or text[end - 1] in _TOUCHING:
                end = self._end(start, limit, word=word)
            else:
                end -= 1
                while end > start:
                    kind = ends[text[end - 1 : end + 1]] if widths[end] else _NO
                    if kind == _YES or ((kind or signs) and (word or self._may_end(end, word=False))):
                        break
                    end -= 1
                if end == start:
                    end = self._emergency_end(start, limit, word=word)
                elif signs and text[end - 1] == "/":
                    end = self._before_slash(start, end)
            lines.append((start, end))
            if end >= last:
                return lines
            start, room = end, measure

    def _left(self, at: int, *, word: bool) -> float:
        """How far the text reaches up to a character, with a gap before that."""
        return (self._lefts or self._prepare())[word][at]

    def _right(self, at: int, *, word: bool) -> float:
        """The same without a gap that would follow."""
        return self._left(at, word=word) - (self._gaps[word] if at in self._meet else 0.0)

    def _reached(self, start: int, limit: float, *, word: bool) -> int:
        """The first character behind a place that begins beyond a limit; one behind the end if none does."""
        return bisect_right((self._lefts or self._prepare())[word], limit, start + 1)

    def _end(self, start: int, limit: float, *, word: bool) -> int:
        """Where a line ends that may have a space or a mark past its edge."""
        text, last = self.text, len(self.text)
        end = min(self._reached(start, limit, word=word), last - 1)
        while end < last - 1 and (text[end] == " " or text[end] in _EM_SPACES):
            end += 1
        while end > start and not (self._needed(end, word=word) <= limit and self._may_end(end, word=word)):
            end -= 1
        if end == start:
            return self._emergency_end(start, limit, word=word)
        return end if word or text[end - 1] != "/" else self._before_slash(start, end)

    def _before_slash(self, start: int, end: int) -> int:
        """Where LibreOffice ends a line that could end behind a slash: behind a space if it has one."""
        text = self.text
        if not SLASH.match(text, end):
            return end
        spaces = (at for at in range(end - 1, start, -1) if text[at - 1] == " " and self._may_end(at, word=False))
        return next(spaces, end)

    def _emergency_end(self, start: int, limit: float, *, word: bool) -> int:
        """Where a piece wider than the line is cut: after what fits, at least one character, not inside a cluster."""
        last = len(self.text)
        end = self._reached(start, limit, word=word)
        if end > last or self._right(end, word=word) > limit:
            end = max(end - 1, start + 1)
        while end < last and not self._widths[end]:  # a character of no width belongs to the one before it
            end += 1
        return end

    def _needed(self, end: int, *, word: bool) -> float:
        """The edge that must fit where a line ends."""
        text = self.text
        if text[end - 1 : end] not in TRIMMED:
            if word:
                return self._right(end - (text[end - 1 : end] in _ENDING), word=True)
            return self._left(end, word=False)
        visible = visible_end(text, end)
        mark = text[visible - 1 : visible]
        hangs = mark in HANGING
        if not word:
            hangs = mark in self._hanging and end < len(text) and bool(EAST_ASIAN.match(text, visible - 2))
        return self._left(visible - 1, word=word) if hangs else self._right(visible, word=word)

    def _may_end(self, at: int, *, word: bool) -> bool:
        if not self._widths[at]:
            return False
        text = self.text
        kind = self._ends[text[at - 1 : at + 1]]
        if kind == _YES or (kind and (word or (kind == _UNLESS_LATIN and not _is_latin(text, at + 1)))):
            return True
        behind = not word and self._has_signs and (text[at - 1] in _SIGNS or text[at] == "%")
        return behind and bool(SLASH.match(text, at) or SIGN.match(text, at))


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


def is_runt(line: str) -> bool:
    """Whether a last line is too little: a character or two, a short word, marks alone. A word with marks behind it is
    none of these."""
    whole = line
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
    return " " not in line and len(whole) <= _WORD

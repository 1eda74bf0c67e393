"""The cells of a table on slides, each measured once: hundreds of cuts of it are tried, each in several sizes."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from briefdeck.blocks.setting.columns import column_widths
from briefdeck.blocks.table.value import Table
from briefdeck.document.deck import TextRun
from briefdeck.document.richtext import RichText, Run
from briefdeck.layout.phrases import at_phrases
from briefdeck.layout.typesetting import Typesetting, lines, paragraphs_of, runs, spoken
from briefdeck.model.leaves import Align
from briefdeck.patterns import regex
from briefdeck.text import measures, one_line, phrase_ends, widest_word
from briefdeck.text import width as text_width

_APART_EMS = 1.5  # between figures and the words to their right
_HEAD = 1.0  # em that lines of a head keep free
_ROUNDED = 0.1  # em by which a phrase is drawn wider than it is
_PHRASE, _SHORT = 7.0, (6.2, 5.2)  # em of a phrase that a column is made wide enough for, and of those that yield last
_JOINED = regex(r"\d+(?:-\d+)+")  # 2027-03, which both programs would end a line in


class _Needs(NamedTuple):
    """What each text of a column asks for in em, its head first: the widest phrase, word and the longest line in bold,
    the widest word as it may stand, and the measures in which PowerPoint and LibreOffice set it on one line."""

    phrases: list[float]
    strong_words: list[float]
    strong_lines: list[float]
    words: list[float]
    powerpoint: list[float]
    libreoffice: list[float]


class Cells:
    """The texts of a table in the settings of a deck. Rows are counted from 0; every cut of them has the head above it.

    `side` is the margin at both sides of a cell, in points as all widths are.
    """

    def __init__(self, table: Table, setting: Typesetting, side: float) -> None:
        self._columns, self._setting, self._side = table.columns, setting, side
        self._face = setting.face
        rows = table.rows
        self._texts = [(c.title, *(r.cells[n] for r in rows)) for n, c in enumerate(table.columns)]
        self._strong = [(True, *(r.strong or c.strong for r in rows)) for c in table.columns]
        self._widths: dict[tuple[float, float], tuple[float, ...]] = {}
        self._paragraphs: dict[tuple[int, int], list[RichText]] = {}
        aligns = (*(column.align for column in table.columns), Align.RIGHT)
        self._figures = [this is Align.RIGHT is not behind for this, behind in pairwise(aligns)]  # words behind them

    @cached_property
    def _needs(self) -> list[_Needs]:
        found = []
        for texts, strong in zip(self._texts, self._strong, strict=True):
            measured = (self._measured(text, s) for text, s in zip(texts, strong, strict=True))
            needs = _Needs(*map(list, zip(*measured, strict=True)))
            if needs.phrases[0] > needs.strong_words[0]:  # of a head: its lines are broken with room to spare
                needs.phrases[0] += _HEAD
            found.append(needs)
        return found

    def _measured(self, text: RichText, strong: bool) -> tuple[float, ...]:
        said, face = spoken(text).split("\n"), self._face
        powerpoint, libreoffice = 0.0, 0.0
        match paragraphs_of(text):
            case []:
                pass
            case [only]:  # at its full size, which what is set smaller does not exceed
                pieces = ((i.text, i.bold or strong) if isinstance(i, Run) else (f"[{i.number}]", False) for i in only.inlines)  # fmt: skip  # noqa: E501
                powerpoint, libreoffice = one_line(tuple(pieces), face)
            case _:
                powerpoint = libreoffice = float("inf")
        joined = [n for line in said for n in _JOINED.findall(line)]
        words = max(*(widest_word(line, 1.0, face) for line in said), *(text_width(n, 1.0, face) for n in joined), 0.0)
        strong_words = max(
            *(widest_word(line, 1.0, face, bold=True) for line in said),
            *(text_width(n, 1.0, face, bold=True) + _ROUNDED for n in joined),
            0.0,
        )
        strong_lines = max(text_width(line, 1.0, face, bold=True) for line in said)
        phrases = max(self._widest_phrase(line) for line in said)
        return max(phrases, strong_words), strong_words, strong_lines, words, powerpoint, libreoffice

    def _widest_phrase(self, line: str) -> float:
        """In em and bold; nothing in a language whose words stand apart, or where it is a clause."""
        if (ends := phrase_ends(line, self._setting.language)) is None:
            return 0.0
        cuts = sorted({0, *ends, len(line)})
        widest = max(text_width(line[a:b].strip(), 1.0, self._face, bold=True) for a, b in pairwise(cuts))
        return widest + _ROUNDED if widest <= _PHRASE else 0.0

    def widths(self, width: float, size: float) -> tuple[float, ...]:
        """The widths of the columns, which add up to `width`: of all rows, so that they stand at one place on all
        slides."""
        if (width, size) not in self._widths:
            self._widths[width, size] = self._found(width, size)
        return self._widths[width, size]

    def _found(self, width: float, size: float) -> tuple[float, ...]:
        start, stop = 0, len(self._texts[0]) - 1
        even = width / len(self._columns)
        phrases, words = ([_most(n[kind], start, stop) for n in self._needs] for kind in (0, 1))
        shorter = [[p if p <= most else word for p, word in zip(phrases, words, strict=True)] for most in _SHORT]
        names = phrases[:1]
        asks = [(phrases, width)]
        asks += [(asked, width) for short in shorter for asked in ([*names, *short[1:]], short)]
        asks += [([*names, *words[1:]], even), (words, even)]
        tried = [[min(max(asked * size, size * 3), most) + 2 * self._side for asked in needs] for needs, most in asks]
        # Whole are all phrases, the short ones and the names of rows, the short ones, the names of rows, none.
        least = next((needs for needs in tried if sum(needs) <= width), tried[-1])
        wanted = [_most(needs.strong_lines, start, stop) * size + 2 * self._side + size for needs in self._needs]
        free = self._apart(size)
        if sum(least) + sum(free) < width:
            least, wanted = ([w + more for w, more in zip(needed, free, strict=True)] for needed in (least, wanted))
        return column_widths(width, least, wanted, [c.weight for c in self._columns], [c.align for c in self._columns])

    def _apart(self, size: float) -> list[float]:
        short = max(_APART_EMS * size - 2 * self._side, 0.0)
        return [short if figures else 0.0 for figures in self._figures]

    def free(self, start: int, stop: int, widths: Sequence[float], size: float) -> tuple[float, ...]:
        """What the cells of each column keep free on their right beside the margin, so that figures do not touch the
        words behind them; nothing where that would cut a number."""
        if not any(self._figures):
            return (0.0,) * len(self._columns)
        found = zip(self._needs, widths, self._apart(size), strict=True)
        return tuple(
            more if _most(needs.words, start, stop) * size <= width - 2 * self._side - more else 0.0
            for needs, width, more in found
        )

    def cuts_words(self, start: int, stop: int, widths: Sequence[float], size: float) -> bool:
        """Whether a cell of these rows ends a line inside a word or a number, in columns of these widths."""
        return any(
            _most(needs.words, start, stop) * size > width - 2 * self._side
            for needs, width in zip(self._needs, widths, strict=True)
        )

    def lines(self, start: int, stop: int, widths: Sequence[float], size: float) -> list[int]:
        """The lines of the head and of each of these rows, in columns of these widths."""
        counts = [1] * (1 + stop - start)
        free = self.free(start, stop, widths, size)
        for column, (needs, width, more) in enumerate(zip(self._needs, widths, free, strict=True)):
            inner = width - 2 * self._side - more
            powerpoint, libreoffice = measures(size, round(inner, 1))
            if (
                _most(needs.powerpoint, start, stop) <= powerpoint
                and _most(needs.libreoffice, start, stop) <= libreoffice
            ):
                continue
            for at, place in enumerate((0, *range(start + 1, stop + 1))):
                if needs.powerpoint[place] > powerpoint or needs.libreoffice[place] > libreoffice:
                    counts[at] = max(counts[at], self._count(column, place, size, inner))
        return counts

    def _count(self, column: int, place: int, size: float, inner: float) -> int:
        key = column, place
        if key not in self._paragraphs:
            self._paragraphs[key] = paragraphs_of(self._texts[column][place])
        strong = self._strong[column][place]
        made = (self.broken(runs(p, size), size, inner, strong=strong) for p in self._paragraphs[key])
        return sum(lines(p, size, self._face, inner, bold=strong) for p in made)

    def wraps(self, column: int, row: int, size: float, inner: float) -> bool:
        """Whether a cell of a row takes more than one line in a width without its margins."""
        powerpoint, libreoffice = measures(size, round(inner, 1))
        needs = self._needs[column]
        return needs.powerpoint[row + 1] > powerpoint or needs.libreoffice[row + 1] > libreoffice

    def broken(self, made: tuple[TextRun, ...], size: float, inner: float, *, strong: bool) -> tuple[TextRun, ...]:
        """The runs of a cell with breaks at phrases."""
        return at_phrases(made, size, self._setting, inner, bold=strong, flows=not strong)


def _most(values: list[float], start: int, stop: int) -> float:
    """The greatest of the head's and of those of the rows from `start` up to `stop`."""
    return max(values[0], *values[start + 1 : stop + 1])

"""The pages of a memo as they were composed, held against those that LibreOffice draws."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from acceptance.matching import fold
from acceptance.pages import Glyph, Page, read_pages
from briefdeck.audience.memo_style import MemoStyle
from briefdeck.document import pages as composed
from briefdeck.document.memo import Memo, Row, Table, shown

_FIRST, _BEGINNING = 28.0, 8  # pt below the first baseline in which a page begins; characters that are compared
_MARK = 6.6  # pt: marks of notes are smaller


@dataclass(frozen=True, slots=True)
class Agreement:
    """How many pages there are and were composed; which of them begin otherwise, with what was composed there."""

    drawn: int
    composed: int
    otherwise: tuple[tuple[int, str], ...]

    @property
    def alike(self) -> int:
        """Pages that begin with the same line."""
        return max(self.drawn, self.composed) - len(self.otherwise)


def agreement(pdf: Path, memo: Memo, style: MemoStyle) -> Agreement:
    """The drawn pages of a memo beside the composed ones."""
    drawn, _ = read_pages(pdf)
    found = []
    for number in range(max(len(drawn), len(memo.pages))):
        if number >= len(drawn) or number >= len(memo.pages):
            found.append((number + 1, ""))
        elif not _alike(drawn[number], memo.pages[number], memo, style):
            found.append((number + 1, memo.pages[number].stretches[0].words))
    return Agreement(len(drawn), len(memo.pages), tuple(found))


def _alike(drawn: Page, made: composed.Page, memo: Memo, style: MemoStyle) -> bool:
    """Whether a page begins with the words with which it was composed; below a drawing, whether it has these words."""
    body = _body(drawn, *style.page.ends(made.number))
    first = next((s for s in made.stretches if fold(s.words).text), None)
    if first is None:
        return True
    # A style may draw its letters as capitals.
    wanted = fold(first.words).text[:_BEGINNING].casefold()
    element = memo.sections[first.section].elements[first.element]
    drawn_words = "".join(g.char for g in body).casefold()
    if first is not made.stretches[0]:
        return wanted in drawn_words
    if isinstance(element, Table):
        # Cells are drawn one by one, each line by line; header rows come first, again on every page.
        heads = 0 if first.start == 0 else sum(len(_words(row)) for row in element.rows if row.head)
        return wanted in drawn_words[: heads + len(_words(element.rows[first.start]))]
    return any(wanted in line.casefold() for line in _beginning(body))


def _words(row: Row) -> str:
    return fold("".join(said for cell in row.cells for p in cell.paragraphs for said in shown(p.inlines))).text


def _body(drawn: Page, top: float, bottom: float) -> list[Glyph]:
    return [g for g in drawn.glyphs if top - 1 < g.baseline < drawn.height - bottom + 3 and g.size > _MARK]


def _beginning(body: Sequence[Glyph]) -> Iterator[str]:
    """The lines near the top, each from left to right."""
    first = min((g.baseline for g in body), default=0.0)
    lines: dict[int, list[Glyph]] = {}
    for glyph in body:
        if glyph.baseline < first + _FIRST:
            lines.setdefault(round(glyph.baseline), []).append(glyph)
    for line in lines.values():
        yield "".join(g.char for g in sorted(line, key=lambda g: g.left))

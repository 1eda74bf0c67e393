"""The number of each footnote: one note a source, at its first citation; later ones refer to it.

Word numbers footnotes by their place in the text (ECMA-376 Part 1, 17.11.14), so the marks are settled once all else
is, in the order of the memo, which `source_numbers` has given the sources already. A row that repeats on every page
cannot carry a note.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Container
from dataclasses import field
from functools import partial

from briefdeck.document.memo import (
    Bookmark,
    Inline,
    Jump,
    Link,
    Memo,
    Note,
    Noted,
    NoteMark,
    Paragraph,
    Section,
    Settled,
    SourceMark,
    Table,
    Words,
)
from briefdeck.values import dataclass, replace


def noted(memo: Memo, note: Callable[[int], tuple[Inline, ...]], sources: Container[int]) -> Memo:
    """The memo with footnotes in the place of its citations; `note` says what stands in that of a source."""
    marks = _Marks(sources, Counter())
    for section in memo.sections:
        for element in section.elements:
            marks.count(element)
    sections = tuple(
        Section(tuple(marks.element(element) for element in section.elements), section.landscape)
        for section in memo.sections
    )
    return replace(memo, sections=sections, notes=tuple(Note(number, note(number)) for number in marks.noted))


@dataclass(slots=True)
class _Marks:
    """The marks of one memo: how often each source is cited, and which have their note."""

    sources: Container[int]
    counts: Counter[int]
    noted: dict[int, None] = field(default_factory=dict)

    def count(self, element: Settled) -> None:
        """Note the citations of an element."""
        match element:
            case Paragraph():
                self._count(element.inlines)
            case Table():
                for row in element.rows:
                    for cell in row.cells:
                        for paragraph in cell.paragraphs:
                            self._count(paragraph.inlines)
            case _:
                pass

    def _count(self, inlines: tuple[Inline, ...]) -> None:
        for inline in inlines:
            match inline:
                case SourceMark():
                    self.counts[inline.number] += 1
                case Link() | Jump() | Bookmark():
                    self._count(inline.inlines)
                case _:
                    pass

    def element(self, element: Settled) -> Settled:
        """An element with its marks."""
        match element:
            case Paragraph():
                return self._paragraph(element)
            case Table():
                rows = (row.changed(partial(self._paragraph, repeats=row.head)) for row in element.rows)
                return replace(element, rows=tuple(rows))
            case _:
                return element

    def _paragraph(self, paragraph: Paragraph, *, repeats: bool = False) -> Paragraph:
        for inline in paragraph.inlines:
            if not isinstance(inline, Words):
                return replace(paragraph, inlines=self._marked(paragraph.inlines, repeats=repeats))
        return paragraph

    def _marked(self, inlines: tuple[Inline, ...], *, repeats: bool) -> tuple[Inline, ...]:
        made: list[Inline] = []
        beside = False
        for inline in inlines:
            match inline:
                case SourceMark():
                    # Two marks that touch would read as one number.
                    made.append(self._mark(inline.number, repeats=repeats, apart=beside))
                    beside = True
                    continue
                case Link() | Jump() | Bookmark():
                    made.append(replace(inline, inlines=self._marked(inline.inlines, repeats=repeats)))
                case _:
                    made.append(inline)
            beside = beside and isinstance(inline, Words) and not inline.text
        return tuple(made)

    def _mark(self, number: int, *, repeats: bool, apart: bool) -> NoteMark:
        if number in self.noted:
            return NoteMark(number, Noted.AGAIN, apart=apart)
        if repeats or number not in self.sources:
            return NoteMark(number, Noted.NUMBER, apart=apart)
        self.noted[number] = None
        return NoteMark(number, Noted.FIRST, self.counts[number] > 1, apart)

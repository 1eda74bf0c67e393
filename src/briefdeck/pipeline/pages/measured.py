"""A memo whose elements are measured, section by section."""

from __future__ import annotations

from collections.abc import Iterator, Set

from briefdeck.audience.memo_style import MemoStyle
from briefdeck.document.memo import Memo, Paragraph, Section, Separator, Settled, Table
from briefdeck.pipeline.pages.measuring import Grid, Measuring, Strip
from briefdeck.values import dataclass

Part = Strip | Grid | float
"""An element measured; a separator is its height."""
Place = tuple[int, int]
"""A section and an element of it."""


@dataclass(frozen=True, slots=True)
class Measured:
    """A section of a memo with its elements measured."""

    number: int
    section: Section
    parts: tuple[Part, ...]


def room_of(section: Section, style: MemoStyle, number: int | None = None) -> float:
    """The height of the text on the pages of a section; on that of a number, from 1, if one is given."""
    page = style.page
    top, bottom = (page.top, page.bottom) if number is None else page.ends(number)
    return max((page.width if section.landscape else page.height) - top - bottom, 72.0)


def measured_sections(memo: Memo, style: MemoStyle, measuring: Measuring) -> tuple[Measured, ...]:
    """The sections of a memo, measured in the width of their pages."""
    return tuple(
        Measured(number, section, tuple(_part(e, measuring, width_of(section, style)) for e in section.elements))
        for number, section in enumerate(memo.sections)
    )


def measured_otherwise(memo: Memo, style: MemoStyle, word: Measuring, unlike: Set[int]) -> Iterator[tuple[Place, Part]]:
    """The elements that Word breaks into other lines than LibreOffice does, by their places, as Word has them.

    `unlike` are their ids.
    """
    if unlike:
        for number, section in enumerate(memo.sections):
            room = width_of(section, style)
            for index, element in enumerate(section.elements):
                if id(element) in unlike:
                    yield (number, index), _part(element, word, room)


def measured_notes(memo: Memo, measuring: Measuring) -> dict[int, Strip]:
    """The footnotes of a memo by the numbers of their sources."""
    return {note.number: measuring.note(note) for note in memo.notes or ()}


def width_of(section: Section, style: MemoStyle) -> float:
    """The width of the text on the pages of a section."""
    return style.turned_width if section.landscape else style.text_width


def _part(element: Settled, measuring: Measuring, room: float) -> Part:
    match element:
        case Paragraph():
            return measuring.paragraph(element, room)
        case Table():
            return measuring.table(element)
        case Separator():
            return element.height

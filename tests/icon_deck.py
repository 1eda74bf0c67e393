"""A deck of icons with their names, page by page: what the tests draw, and the picture in docs/icons.md is made of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from briefdeck.document.deck import Box, Deck, Pictogram, Placed, Shape, Slide, TextParagraph, TextRun
from briefdeck.document.outline import Properties
from briefdeck.icons import Icon, icon
from briefdeck.ooxml.geometry import Frame

COLUMNS, ROWS = 14, 7
CELL = (60.0, 44.0)
SIDE = 24.0
ORIGIN = (60.0, 142.0)
"""The corner of the first cell, which is that of the body of the executive template's layout “Message”, in points."""


def known(word: str) -> Icon:
    """The icon of a word that has one."""
    found = icon(word)
    assert found is not None, word
    return found


def square(number: int) -> Frame:
    """Where an icon stands on its page."""
    row, column = divmod(number, COLUMNS)
    left = ORIGIN[0] + column * CELL[0] + (CELL[0] - SIDE) / 2
    return Frame(left, ORIGIN[1] + row * CELL[1], SIDE, SIDE)


def icon_deck(pages: Sequence[tuple[str, Sequence[str]]], *, labelled: bool = True) -> Deck:
    """A slide for each title and its icons, with their names where they are `labelled`."""
    slides = (Slide("Message", title, tuple(_shapes(title, shown, labelled=labelled))) for title, shown in pages)
    return Deck(Properties("Icons", "", "briefdeck", "", "en", date(2026, 1, 1)), tuple(slides))


def _shapes(title: str, shown: Sequence[str], *, labelled: bool) -> Iterator[Shape]:
    yield Placed("Title", "title", 0, (TextParagraph((TextRun(title),)),))
    for number, name in enumerate(shown):
        frame = square(number)
        yield Pictogram("Icon", frame, known(name), "tx1", name if number % 2 else "")
        if labelled:
            words = TextParagraph((TextRun(name, 7.0),), align="ctr", pitch=8.0, before=0.0)
            yield Box("Name", Frame(frame.x - 18, frame.bottom + 2, CELL[0], 16), (words,))

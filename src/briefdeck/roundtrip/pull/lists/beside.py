"""The lists that paragraphs of a file stand in, by the paragraphs beside them."""

from __future__ import annotations

from collections.abc import Mapping

from briefdeck.model.briefing import keys
from briefdeck.model.traits import Trait
from briefdeck.provenance.units import Unit
from briefdeck.roundtrip.pull.edits.book import Book
from briefdeck.roundtrip.pull.edits.paragraphs import paths_of
from briefdeck.roundtrip.pull.edits.standing import is_heading
from briefdeck.roundtrip.pull.lists.bullet_levels import POINTS, item_of_list
from briefdeck.roundtrip.pull.text.typed_values import item_of
from briefdeck.roundtrip.readback.pairing import group_of
from briefdeck.yamlfile.tree import Path

# The lists of a briefing whose items may be a text alone.
_GROWING = keys(Trait.GROWS)
_FAR = 100  # paragraphs between a new one and one of its list


def behind(
    book: Book, index: int, back: Mapping[int, int], followed: Mapping[int, tuple[Path, int] | None]
) -> tuple[Path, int] | None:
    """The list that a new paragraph belongs to, and the item that it follows: that of its neighbour of one level.

    `followed` has what was found for new ones before it.
    """
    unit = book.pairing.now[index]
    for step in (-1, 1):
        for other in range(index + step, index + step * _FAR, step):
            if not 0 <= other < len(book.pairing.now) or not _together(unit, book.pairing.now[other]):
                break
            if is_heading(book.pairing.now[other]):
                break
            if other in followed and alike(unit, book.pairing.now[other]):
                return followed[other]
            if other in back and alike(unit, book.pairing.now[other]):
                item = bare_item(book, book.pairing.built[back[other]])
                return (item[:-1], int(item[-1]) - (step > 0)) if item is not None else None
            if step < 0 and other in back and 0 <= book.pairing.now[other].level == unit.level - 1:
                # A deeper level than that of the paragraph before it: it stands below that.
                above = item_of_list(book, book.pairing.built[back[other]])
                return ((*above, POINTS), -1) if above is not None else None
    return None


def _together(one: Unit, other: Unit) -> bool:
    return (group_of(one), one.row, one.column) == (group_of(other), other.row, other.column)


def alike(one: Unit, other: Unit) -> bool:
    return (one.style, one.level) == (other.style, other.level)


def bare_item(book: Book, unit: Unit) -> Path | None:
    """The item that a paragraph is about, where its list may hold a bare text."""
    if unit.holder == "notes":
        return None
    for path in paths_of(book, unit):
        item = item_of(path)
        if item is not None and item[-2] in _GROWING:
            return item
    return None

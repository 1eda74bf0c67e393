"""How much a file may say that comes back: more than any briefing makes of it, and what is read in seconds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from briefdeck.ooxml.zip_guard import Reason, UnusableError
from briefdeck.provenance.units import Unit

MAX_PARAGRAPHS = 100_000
"""Paragraphs with words, those of cells and notes among them; a memo of 400 pages has 12,000."""
MAX_TEXT = 200_000
"""Characters of a paragraph."""
MAX_CHARACTERS = 5_000_000
"""Characters of a file; a memo of 400 pages has a million."""


def bounded(units: Iterable[Unit]) -> Iterator[Unit]:
    """The same paragraphs, as long as there are not too many. Raises UnusableError at the first beyond a limit."""
    characters = 0
    for count, unit in enumerate(units, 1):
        length = sum(len(piece.text) for piece in unit.pieces)
        characters += length
        if length > MAX_TEXT:
            raise _oversized(f"a paragraph of more than {MAX_TEXT:,} characters")
        if count > MAX_PARAGRAPHS:
            raise _oversized(f"more than {MAX_PARAGRAPHS:,} paragraphs")
        if characters > MAX_CHARACTERS:
            raise _oversized(f"more than {MAX_CHARACTERS:,} characters")
        yield unit


def _oversized(what: str) -> UnusableError:
    return UnusableError(f"the file has {what}", Reason.OVERSIZED)

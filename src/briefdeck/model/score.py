"""How well something meets a criterion, as a briefing writes it: a rating from 0 to 4, a mark, or a word or two."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from briefdeck.declared import Before, WithSchema
from briefdeck.model.leaves import TEXT_SHAPES, Text

HIGHEST = 4
"""The best rating; the lowest is 0."""
_FULL, _EMPTY = "●", "○"


class Mark(StrEnum):
    """Whether a criterion is met, where that is all there is to say."""

    YES = "yes"
    NO = "no"
    OPEN = "open"


def _written(value: object) -> object:
    """A value as a score; programs that write YAML anew make true and false of yes and no."""
    return (Mark.YES if value else Mark.NO).value if isinstance(value, bool) else value


Score = Annotated[
    Text,
    Before(_written),
    WithSchema({"anyOf": [*TEXT_SHAPES, {"type": "boolean"}], "description": "0 to 4, yes, no, open, or words."}),
]


def rating_of(text: str) -> int | None:
    """The rating that a score is, whether it is written as its number or as pips; None where it is none."""
    words = text.strip()
    if len(words) == 1 and "0" <= words <= str(HIGHEST):
        return int(words)
    filled = len(words) - len(words.lstrip(_FULL))
    return filled if words == pips(filled) else None


def mark_of(text: str) -> Mark | None:
    """The mark that a score is; None where it is none."""
    words = text.strip().casefold()
    return Mark(words) if words in tuple(Mark) else None


def pips(rating: int) -> str:
    """A rating where there are words alone: as many filled circles as it has, the others empty.

    These two circles are in the fonts of every script; those that are filled by quarters are not.
    """
    return _FULL * rating + _EMPTY * (HIGHEST - rating)


def is_number_alone(score: Text) -> bool:
    """Whether a score is a number that is no rating, and that nobody would know how to read."""
    digits = next(iter(score.values())).strip().lstrip("-+")
    return len(score) == 1 and digits.replace(".", "", 1).isdecimal() and rating_of(score[next(iter(score))]) is None

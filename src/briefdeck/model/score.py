"""How well something meets a criterion, as a briefing writes it: a rating from 0 to 4, a mark, or a word or two."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import Annotated

from briefdeck.declared import Before, WithSchema
from briefdeck.model.leaves import TEXT_SHAPES, Text
from briefdeck.patterns import regex

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


_QUARTERS = "○◔◑◕●"
_SIGNS = {"++": 4, "+": 3, "0": 2, "o": 2, "±": 2, "+/-": 2, "-": 1, "−": 1, "–": 1, "--": 0, "−−": 0, "––": 0}
_GRADES = "ABCDEF"
_OF = regex(r"(\d+(?:\.\d+)?)\s*(?:/|of|out of|von|sur|点中|점 만점에)\s*(\d+)")
_STARS = regex(r"(★{0,6})[☆✩]{0,6}")
_LEAST_SCORES = 2


def rated_elsewhere(scores: Sequence[str]) -> list[int] | None:
    """Scores of another scale as ratings: circles that are filled by quarters, ++ to --, grades from A on, 3/5, stars;
    None where they are of no such scale, or of none that all of them have."""
    said = [one.strip() for one in scores]
    if len(said) < _LEAST_SCORES:
        return None
    if all(one and one in f"{_QUARTERS}01234" for one in said) and set(said) & set("◔◑◕"):
        return [_QUARTERS.index(one) if one in _QUARTERS else int(one) for one in said]
    if set(said) <= set(_SIGNS) and any("+" in one or len(one) > 1 for one in said):
        return [_SIGNS[one] for one in said]
    if all(one in _GRADES for one in said if one) and all(said) and len(set(said)) > 1 and len(max(said, key=len)) == 1:
        worst = max(2, *map(_GRADES.index, said))
        return [round(HIGHEST - HIGHEST * _GRADES.index(one) / worst) for one in said]
    if all(parts := [_OF.fullmatch(one) for one in said]) and len({part[2] for part in parts if part}) == 1:
        return [
            min(HIGHEST, round(float(part[1]) * HIGHEST / float(part[2]))) for part in parts if part and int(part[2])
        ]
    if all(_STARS.fullmatch(one) for one in said) and any("★" in one for one in said):
        most = max(map(len, said))
        return [round(one.count("★") * HIGHEST / most) for one in said]
    return None


def is_number_alone(score: Text) -> bool:
    """Whether a score is a number that is no rating, and that nobody would know how to read."""
    digits = next(iter(score.values())).strip().lstrip("-+")
    return len(score) == 1 and digits.replace(".", "", 1).isdecimal() and rating_of(score[next(iter(score))]) is None

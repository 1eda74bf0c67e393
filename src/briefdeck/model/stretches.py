"""Stretches of time as people type them: the dates with which they begin and end."""

from __future__ import annotations

from briefdeck.model.days import FROM, STRETCH, YEAR, about_date, beginning, is_date, usual
from briefdeck.patterns import regex

_ENDS = regex(
    r"(\d{4}(?:-\d\d){0,2})\s*(?:to|until|till|through|bis|au|[-~〜/]|\.\.|から|부터)\s*(\d{4}(?:-\d\d){0,2})"
)
_WRITTEN = regex(r"write (?:its (?:first|last) month: )?(\d{4}(?:-\d\d){0,2})")


def ends_of(text: str) -> tuple[str, str] | None:
    """The dates with which a stretch of time begins and ends, be it a part of a year alone; None for any other text."""
    words = FROM.sub("", usual(text))
    if found := _ENDS.fullmatch(words):
        return (found[1], found[2]) if is_date(found[1]) and is_date(found[2]) else None
    _, *rest = STRETCH.split(words, maxsplit=1)
    if rest and (began := beginning(words, set(YEAR.findall(words)))):
        return (began, ended) if (ended := _ending(rest[0])) else None
    first = words if is_date(words) else next(iter(_WRITTEN.findall(about_date(words))), "")
    return (first, _ending(words)) if first else None


def _ending(words: str) -> str:
    """The date with which what is said ends: of a quarter its last month."""
    if is_date(words):
        return words
    said = (_WRITTEN.fullmatch(about_date(one)) for one in (f"end of {words}", words))
    return next((found[1] for found in said if found), "")

"""Names of categories that are times, in their order: years, fiscal years, halves, quarters, months, days."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from itertools import pairwise

from briefdeck.locale.words import month_in
from briefdeck.patterns import regex

Moment = tuple[int, int, int]
"""Year, month and day; a year of 0 is not said, a month or day of 0 neither."""
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_SHORT = r"['’]?(?P<short>\d\d)"
_PART = r"(?:(?P<letter>[QTHS])\s?(?P<number>[1-4])|(?P<before>[1-4])\s?(?P<behind>[QTHS]))"
_MARK = r"\s*(?:[EePpFfA*]|\(?(?:e|f|est\.?|plan|budget|forecast|actual|prov\.?|予|見込|予想|計画|预计|預估|전망)\)?)?"
_FORMS = tuple(
    regex(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?:FY|GJ|CY|EF)?\s?{_YEAR}(?:\s?[/–-]\s?(?P<to>\d\d(?:\d\d)?))?(?:年度?|年|년도?)?{_MARK}",
        rf"(?:FY|GJ|CY)\s?{_SHORT}(?:\s?[/–-]\s?\d\d)?{_MARK}",
        rf"{_YEAR}[-./年년]\s?(?P<month>\d{{1,2}})(?:[-./月월]\s?(?P<day>\d{{1,2}})[日일]?|[月월])?",
        rf"{_PART}(?:[\s/.'’-]*(?:FY)?(?:{_YEAR}|{_SHORT}))?",
        rf"(?:FY)?{_YEAR}[\s/.-]*{_PART.replace('letter', 'l').replace('number', 'n')}",
        rf"{_YEAR}年?度?第?(?P<quarter>[1-4])(?:四半期|季度?|분기)|(?P<alone>[1-4])\s?분기",
        r"(?P<only>\d{1,2})[月월]",
    )
)
_IN_LETTERS = regex(rf"[^\W\d_]{{2,10}}\.?(?:[\s./-]*(?:{_YEAR}|{_SHORT}))?")
_LAST_MONTH = 12
_MONTHS = {"Q": 3, "T": 3, "H": 6, "S": 6}


def moment(name: str) -> Moment | None:
    """When a category is, by its name; None for what is no time."""
    words = unicodedata.normalize("NFKC", name).strip()
    for form in _FORMS:
        if found := form.fullmatch(words):
            said = {key: value for key, value in found.groupdict().items() if value}
            year = int(said.get("year") or 0) or (2000 + int(said["short"]) if "short" in said else 0)
            return year, _month(said), int(said.get("day") or 0)
    found = _IN_LETTERS.fullmatch(words)
    if found and (month := month_in(words)):
        return int(found["year"] or 0) or (2000 + int(found["short"]) if found["short"] else 0), month, 0
    return None


def _month(said: dict[str, str]) -> int:
    letter = next((said[key].upper() for key in ("letter", "behind", "l") if key in said), "")
    if 1 <= (to := int(said.get("to") or 0)) <= _LAST_MONTH and to != (int(said["year"]) + 1) % 100:
        return to  # 2025-10 is a month, 2011-12 a fiscal year
    number = next((int(said[key]) for key in ("number", "before", "n", "quarter", "alone") if key in said), 0)
    if number:
        return (number - 1) * _MONTHS.get(letter, 3) + 1
    return int(said.get("month") or said.get("only") or 0)


def misplaced(moments: Sequence[Moment]) -> int | None:
    """The index of the first time that comes before the one in front of it; None where all are in order.

    Months and quarters without a year may begin anywhere, as fiscal years do, and run once around.
    """
    falls = [index for index in range(1, len(moments)) if moments[index] < moments[index - 1]]
    around = len(falls) == 1 and not any(year for year, _, _ in moments) and moments[-1] < moments[0]
    return None if not falls or around else falls[0]


def runs_backwards(moments: Sequence[Moment]) -> bool:
    """Whether each time comes before the one in front of it."""
    return all(one > other for one, other in pairwise(moments))


def leap(moments: Sequence[Moment]) -> int | None:
    """The index of the first year that is further from the one before it than the others are; None for none."""
    years = [year for year, _, _ in moments]
    steps = [other - one for one, other in pairwise(years)]
    if any(month for _, month, _ in moments) or not all(years) or len(steps) < 2 or min(steps) == max(steps):
        return None
    return next(index + 1 for index, step in enumerate(steps) if step > min(steps))

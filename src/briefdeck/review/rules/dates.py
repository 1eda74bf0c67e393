"""Days, months and years: of the briefing's own fields, in addresses, and in the words of a period."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date

from briefdeck.locale.eras import ERAS
from briefdeck.patterns import regex
from briefdeck.values import dataclass

_IN_URL = regex(r"(?<!\d)((?:19|20)\d\d)([-/])(\d{1,2})(?:\2(\d{1,2}))?(?!\d)")
_MONTHS = {
    name: number
    for number, name in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), 1)  # noqa: SIM905
}
_MONTH = r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?"
_IN_WORDS = regex(
    rf"""
      (?P<era>昭和|平成|令和)\s*(?P<era_year>元|\d{{1,2}})年(?:度)?(?:(?P<era_month>\d{{1,2}})月(?:(?P<era_day>\d{{1,2}})日)?)?
    | (?P<year>(?:19|20)\d\d)年(?:度)?(?:(?P<month>\d{{1,2}})月(?:(?P<day>\d{{1,2}})日)?)?
    | (?P<iso>(?:19|20)\d\d[-/.]\d{{1,2}}(?:[-/.]\d{{1,2}})?)(?!\d)
    | (?:(?P<english_day>\d{{1,2}})\s+)?(?P<english_month>{_MONTH})\s+(?P<english_year>(?:19|20)\d\d)
    | \bQ(?P<quarter>[1-4])\s*(?P<quarter_year>(?:19|20)\d\d)
    | (?<![\d.,])(?P<alone>(?:19|20)\d\d)(?![\d.,]?\d|[一-龯％%])
    """,
    re.VERBOSE | re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, order=True)
class Days:
    """A day, a month, a year: from its first day to its last."""

    first: date
    last: date


def days(text: str) -> Days | None:
    """2026-04-10, 2026-04 or 2026; None for a date that does not exist."""
    parts = [int(part) for part in text.split("-")]
    return _days(*[*parts, 0, 0][:3])


def in_url(url: str) -> Days | None:
    """The date that an address shows."""
    match = _IN_URL.search(url)
    return _days(int(match[1]), int(match[3]), int(match[4] or 0)) if match else None


def in_words(text: str) -> Iterator[Days]:
    """The dates in the words of a period, in their order."""
    for match in _IN_WORDS.finditer(text):
        made = _days(*_parts(match))
        if made:
            yield made


def _parts(match: re.Match[str]) -> tuple[int, int, int]:
    def number(name: str) -> int:
        return int(match[name] or 0)

    if match["era"]:
        year = 1 if match["era_year"] == "元" else number("era_year")
        return ERAS[match["era"]] + year, number("era_month"), number("era_day")
    if match["iso"]:
        parts = [int(part) for part in re.split("[-/.]", match["iso"])]
        return parts[0], parts[1], parts[2] if len(parts) > 2 else 0
    if match["english_month"]:
        return number("english_year"), _MONTHS[match["english_month"][:3].lower()], number("english_day")
    if match["quarter"]:
        return number("quarter_year"), number("quarter") * 3 - 2, 0
    return number("year") or number("alone"), number("month"), number("day")


def _days(year: int, month: int, day: int) -> Days | None:
    """Zero stands for a month or day that is not known."""
    try:
        if not month:
            return Days(date(year, 1, 1), date(year, 12, 31))
        return Days(date(year, month, day or 1), date(year, month, day or monthrange(year, month)[1]))
    except ValueError:
        return None

"""Numbers and dates of English text: a decimal point, no space before %, days that can be read in one way only."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from briefdeck.diagnostics.rules import language as rules
from briefdeck.locale import known
from briefdeck.patterns import regex
from briefdeck.review.passages import FIGURE, Passage, Reader, minority
from briefdeck.review.remark import Remark

_SCALE = (
    r"%|[ \u00a0]?(?:per cent|percent|million|billion|trillion|(?:minute|hour|day|week|month|year|time|point)s"
    r"|kilometres|km|kg|kt|MW|GW|TWh|MWh|kWh|tonnes|tons)\b"
)
_COMMA = rf"(?<![\d,.])(?P<whole>\d{{1,3}}),(?P<part>\d{{1,2}})(?:[ \u00a0]+(?=%)|(?={_SCALE}))"
_POINTS = r"(?<![\d,.])\d{1,3}(?:\.\d{3}){2,5}(?![\d,.])"
_SPACE = rf"(?<=[\d{FIGURE}])[ \u00a0]+(?=%(?!\w))"
_CONTINENTAL = regex(f"(?P<comma>{_COMMA})|(?P<points>{_POINTS})|(?P<space>{_SPACE})")
_MONTHS = known("en").month_names
_NAMED = "|".join(_MONTHS)
_YEAR = r"(?P<{0}>(?:19|20)\d{{2}})"
_DAYS = regex(
    rf"\b(?P<day>\d{{1,2}}) (?P<month>{_NAMED}) {_YEAR.format('year')}\b"
    rf"|\b(?P<month_first>{_NAMED}) (?P<day_second>\d{{1,2}}),? {_YEAR.format('year_last')}\b"
    rf"|(?<![\d/.-])(?P<one>\d{{1,2}})/(?P<two>\d{{1,2}})/{_YEAR.format('year_of_digits')}(?![\d/-])"
)
_DAY_FIRST, _MONTH_FIRST = "10 April 2026", "April 10, 2026"


def check_english_signs(reader: Reader, passages: Sequence[Passage]) -> Iterator[Remark]:
    """L304 and L305."""
    for passage in passages:
        for match in _CONTINENTAL.finditer(passage.prose):
            yield _rewritten(reader, passage, match)
    yield from _dates(reader, passages)


def _rewritten(reader: Reader, passage: Passage, match: re.Match[str]) -> Remark:
    start, end = match.span()
    match match.lastgroup:
        case "comma" | "part":
            right = f"{match['whole']}.{match['part']}"
            what = f"“{match[0].strip()}” has a comma before its decimal places"
        case "points":
            right = match[0].replace(".", ",")
            what = f"the groups of “{match[0]}” are set apart by points"
        case _:
            # The digit before the space is in what is replaced, so that there is something to be put there.
            start, right = start - 1, passage.prose[start - 1]
            if right == FIGURE:
                what = "a space stands before “%”"
                return reader.remark(rules.FOREIGN_NUMBER, passage, start + 1, what, "write the sign at the number")
            what, hint = "a space stands before “%”", "write the sign at the number"
            return reader.mended(rules.FOREIGN_NUMBER, passage, start, end, right, what, hint)
    return reader.mended(rules.FOREIGN_NUMBER, passage, start, end, right, what, f"write {right}")


def _dates(reader: Reader, passages: Sequence[Passage]) -> Iterator[Remark]:
    """Days in digits, and those that are named otherwise than in the region of the text, or than most others."""
    found = [(p, m) for p in passages for m in _DAYS.finditer(p.prose)]
    named = [(p, m.start(), _DAY_FIRST if m["day"] else _MONTH_FIRST) for p, m in found if not m["one"]]
    usual, _ = minority(named)
    for passage, match in found:
        wanted = _form(passage) or usual
        if match["one"]:
            yield _in_digits(reader, passage, match, wanted)
            continue
        form = _DAY_FIRST if match["day"] else _MONTH_FIRST
        if form != wanted:
            month, day = match["month"] or match["month_first"], match["day"] or match["day_second"]
            right = _written(_MONTHS.index(month) + 1, int(day), match["year"] or match["year_last"], wanted)
            what = f"“{match[0]}”, where other days are written as {wanted}"
            start, end = match.span()
            yield reader.mended(rules.MIXED_ENGLISH_DATES, passage, start, end, right, what, f"write {right}")


def _form(passage: Passage) -> str:
    """How the region of a text writes days; empty where it names none."""
    if "-" not in passage.language:
        return ""
    return _MONTH_FIRST if known(passage.language).dates.day.startswith("M") else _DAY_FIRST


def _in_digits(reader: Reader, passage: Passage, match: re.Match[str], wanted: str) -> Remark:
    one, two, year = int(match["one"]), int(match["two"]), match["year_of_digits"]
    readings = {
        form: _written(month, day, year, wanted or form)
        for form, month, day in ((_DAY_FIRST, two, one), (_MONTH_FIRST, one, two))
        if _is_day(int(year), month, day)
    }
    own = _form(passage)
    right = readings.get(own) or (next(iter(readings.values())) if len(set(readings.values())) == 1 else "")
    start, end = match.span()
    if right:
        what = f"“{match[0]}” is another day to readers elsewhere"
        return reader.mended(rules.MIXED_ENGLISH_DATES, passage, start, end, right, what, f"write {right}")
    either = " or ".join(readings.values()) or "a day that there is"
    what = f"“{match[0]}” can be read as two days"
    return reader.remark(rules.MIXED_ENGLISH_DATES, passage, start, what, f"write {either}")


def _is_day(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def _written(month: int, day: int, year: str, form: str) -> str:
    name = _MONTHS[month - 1]
    return f"{name} {day}, {year}" if form == _MONTH_FIRST else f"{day} {name} {year}"

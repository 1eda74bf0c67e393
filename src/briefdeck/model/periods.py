"""From when to when a period is that is told in words: “April–September 2027”, 令和8年度, “to March 2027”."""

from __future__ import annotations

import re
from datetime import date

from briefdeck.model.days import by_the_calendar, read_date
from briefdeck.patterns import regex
from briefdeck.values import dataclass

_SINCE = regex(
    r"(?i)^(?:from|since|starting(?: in)?|as of|ab|seit|von|dès|depuis|à partir de|de)\s+(?=\S)"
    r"|\s*(?:から|以降|以後|より|부터|이후|起|以后|以後|之后)$|\s+(?:on|onwards?|and after|and beyond)$"
)
_UNTIL = regex(
    r"(?i)^(?:(?:up )?to|until|till|by|through|bis(?: zum?)?|jusqu['’](?:à|en|au)|d['’]ici(?: à)?)\s+"
    r"(?:(?:the )?end of |ende |(?:la )?fin )?(?=\S)|\s*末?(?:まで|迄|까지|前|为止|為止)$"
)
_TO = regex(r"(?i)\s*(?:[-‐‑‒–—―−~〜～]|から|より|부터|至|到|\b(?:to|until|till|through|bis|à|au)\b)\s*")
_ERA = regex(r"(昭和|平成|令和|民國|民国)(\d{1,3}|元)\s*([-‐‑‒–—―−~〜～])\s*(\d{1,3})(年度?)")
_OPENS = regex(r"(?i)^(?:from|between|von|de|du)\s+")
_ISO = regex(r"\d{4}-\d\d(?:-\d\d)?")
_FISCAL = regex(r"(\d{4})\s*年度")
_FISCAL_WEST = regex(r"(?i)(?:FY|CY|GJ)[ -]?(\d{4}|\d\d)")
_QUARTER = regex(r"(?i)(?:([QH])([1-4])[ /-]?(\d{4})|(\d{4})[ /-]?([QH])([1-4])|([1-4])([QH])[ /-]?(\d{4}))")
_YEAR = regex(r"\d{4}年?")
_YEARLESS = regex(r"(?:1[0-2]|0?[1-9])[月월]|[^\W\d_]{3,12}\.?")


@dataclass(frozen=True, slots=True)
class Period:
    """The first day, month or year and the last one, as ISO 8601 has them; empty where it is open."""

    first: str
    last: str


def period_of(words: str) -> Period | None:
    """The period that words are and nothing else; None where they say something else, or more than that."""
    said = _ERA.sub(r"\1\2\5\3\1\4\5", words.strip())
    if not _ISO.fullmatch(said):
        whole = _OPENS.sub("", said)
        for cut in _TO.finditer(whole):
            before, after = whole[: cut.start()].strip(), _UNTIL.sub("", whole[cut.end() :]).strip()
            if before and after and (made := _between(before, after)) is not None:
                return made
    if (since := _SINCE.sub("", said)) != said:
        return Period(one.first, "") if (one := _point(since)) else None
    if (until := _UNTIL.sub("", said)) != said:
        return Period("", one.last) if (one := _point(until)) else None
    return _point(said)


def _between(before: str, after: str) -> Period | None:
    """From one point to another; each takes from the other the year that it leaves out."""
    first, last = _point(before), _point(after)
    if first and not last:
        last = _point(_completed(after, first.first[:4]))
    if last and not first and _YEARLESS.fullmatch(before):
        first = _point(f"{last.last[:4]}年{before}" if before[-1] in "月월" else f"{before} {last.last[:4]}")
    if last and first and _FISCAL.fullmatch(after) and _YEAR.fullmatch(before):
        first = _point(f"{before.rstrip('年')}年度")
    return Period(first.first, last.last) if first and last and first.first[:4] <= last.last[:4] else None


def _completed(words: str, year: str) -> str:
    """The end of a period with the year, or the century, that its beginning has: 28年, 9月."""
    if short := re.fullmatch(r"(\d\d)(年?度?|년?)", words):
        return f"{year[:2]}{short[1]}{short[2]}"
    return f"{year}年{words}" if re.fullmatch(r"\d{1,2}[月월]", words) else words


def _point(words: str) -> Period | None:
    """A day, month, quarter, half or year; a Japanese fiscal year begins in April."""
    words = by_the_calendar(words)
    if fiscal := _FISCAL.fullmatch(words):
        return _there(f"{fiscal[1]}-04", f"{int(fiscal[1]) + 1}-03")
    if west := _FISCAL_WEST.fullmatch(words):
        year = west[1] if len(west[1]) > len("26") else f"20{west[1]}"
        return _there(year, year)
    if part := _QUARTER.fullmatch(words):
        letter = (part[1] or part[5] or part[8]).upper()
        number, year = int(part[2] or part[6] or part[7]), part[3] or part[4] or part[9]
        months = 3 if letter == "Q" else 6
        return _there(f"{year}-{(number - 1) * months + 1:02}", f"{year}-{number * months:02}")
    made = read_date(words) if re.search(r"\d{4}|[年년'’]", words) else ""
    return _there(made, made) if made else None


def _there(first: str, last: str) -> Period | None:
    """The period, where the calendar has both of its ends."""
    try:
        for end in (first, last):
            date(*[*(int(part) for part in end.split("-")), 1, 1][:3])
    except ValueError:
        return None
    return Period(first, last)

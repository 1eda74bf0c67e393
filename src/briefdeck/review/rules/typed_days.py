"""Days, months and years that are typed in another form than documents write them, in any of their languages."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date

from briefdeck.diagnostics import Rule
from briefdeck.diagnostics.rules import language as rules
from briefdeck.locale import known
from briefdeck.locale.eras import BY_LETTER, JAPANESE, LAST_YEARS
from briefdeck.patterns import regex
from briefdeck.review.passages import Passage, Reader
from briefdeck.review.remark import Remark

_YEAR = r"(?P<year>(?:19|20)?\d\d)"
_MONTHS = "|".join(known("en").month_names)
_POINTS = regex(rf"(?<![\d./-])(?P<day>[0-3]?\d)\.[ \u00a0]?(?P<month>[01]?\d)\.[ \u00a0]?{_YEAR}(?![\d/-]|\.\d)")
_SLASHES = regex(rf"(?<![\d./-])(?P<day>[0-3]?\d)/(?P<month>[01]?\d)/{_YEAR}(?![\d/-])")
_SHORT = regex(r"(?<!\w)['’](?P<year>\d\d)\. ?(?P<month>1[0-2]|0?[1-9])(?:월|\.(?: ?(?P<day>[0-3]?\d)\.?)?)")
_ERA = regex(
    r"(?<![A-Za-z0-9])(?P<era>[MTSHR])(?P<year>\d{1,2})\.(?P<month>1[0-2]|0?[1-9])(?:\.(?P<day>[0-3]?\d))?(?![\d.])"
)
_DAY_AND_MONTH = regex(
    r"(?<![\d/.年])(?P<month>1[0-2]|[1-9])/(?P<day>[1-3]?\d)(?=に|から|まで|付|[（(][月火水木金土日])(?![\d/])"
)
_ORDINAL = regex(
    rf"\b(?:the )?(?P<day>[0-3]?\d)(?:st|nd|rd|th)(?: of)? (?P<name>{_MONTHS})(?:,? {_YEAR})?\b"
    rf"|\b(?P<named>{_MONTHS}) (?:the )?(?P<behind>[0-3]?\d)(?:st|nd|rd|th)(?:,? (?P<last>(?:19|20)\d\d))?\b"
)
_BY_ERA = regex("(?P<era>明治|大正|昭和|平成)(?P<year>[0-9]{1,2})年")


def check_typed_days(reader: Reader) -> Iterator[Remark]:
    """L210 in any language, and L305 of ordinals."""
    for passage in reader.prose:
        if not any(sign.isdigit() for sign in passage.prose) or passage.path[0] in ("sources", "number", "contact"):
            continue
        for pattern, rule, right in _FORMS.get(passage.language.partition("-")[0], ()):
            for match in pattern.finditer(passage.prose):
                if written := right(match, passage.language):
                    what, hint = f"“{match[0]}” is not how the document writes dates", f"write {written}"
                    yield reader.mended(rule, passage, *match.span(), written, what, hint)
        if passage.japanese:
            yield from _past_its_era(reader, passage)


def _past_its_era(reader: Reader, passage: Passage) -> Iterator[Remark]:
    """A year that an era did not have: 平成38年."""
    for match in _BY_ERA.finditer(passage.prose):
        if int(match["year"]) > LAST_YEARS[match["era"]]:
            year = int(match["year"]) + JAPANESE[match["era"]]
            ours = f"、令和{year - JAPANESE['令和']}年" if year > JAPANESE["令和"] else ""
            what = f"there is no {match[0]}: {match['era']} ended in its year {LAST_YEARS[match['era']]}"
            yield reader.remark(rules.MIXED_ERAS, passage, match.start(), what, f"write {year}年{ours}")


def _whole(match: re.Match[str], language: str) -> str:
    """A day in the words of its language; nothing where there is no such day."""
    year = int(match["year"])
    return _day(year if year >= 100 else 2000 + year, int(match["month"]), int(match["day"]), language)


def _day(year: int, month: int, day: int, language: str) -> str:
    try:
        return known(language).date(date(year, month, day), known(language).dates.day)
    except ValueError:
        return ""


def _korean(match: re.Match[str], _language: str) -> str:
    day = f" {int(match['day'])}일" if match["day"] else ""
    return f"20{match['year']}년 {int(match['month'])}월{day}"


def _japanese(match: re.Match[str], _language: str) -> str:
    day = f"{int(match['day'])}日" if match["day"] else ""
    return f"{BY_LETTER[match['era']]}{int(match['year'])}年{int(match['month'])}月{day}"


def _month_and_day(match: re.Match[str], _language: str) -> str:
    """Unless it may be a fraction."""
    month, day = int(match["month"]), int(match["day"])
    sure = month > day or match.string[match.end() : match.end() + 1] in "（(付"
    return f"{month}月{day}日" if sure and 0 < day <= 31 else ""


def _counted(match: re.Match[str], language: str) -> str:
    """An English day without the ending of its ordinal."""
    day, month = int(match["day"] or match["behind"]), match["name"] or match["named"]
    first = known(language).dates.day.startswith("M") if "-" in language else bool(match["named"])
    year = match["year"] or match["last"]
    if first:
        return f"{month} {day}" + (f", {year}" if year else "")
    return f"{day} {month}" + (f" {year}" if year else "")


_Form = tuple[re.Pattern[str], Rule, Callable[[re.Match[str], str], str]]
_FORMS: dict[str, tuple[_Form, ...]] = {
    "de": ((_POINTS, rules.MIXED_DATES, _whole), (_SLASHES, rules.MIXED_DATES, _whole)),
    "fr": ((_SLASHES, rules.MIXED_DATES, _whole), (_POINTS, rules.MIXED_DATES, _whole)),
    "ko": ((_SHORT, rules.MIXED_DATES, _korean),),
    "ja": ((_ERA, rules.MIXED_DATES, _japanese), (_DAY_AND_MONTH, rules.MIXED_DATES, _month_and_day)),
    "en": ((_ORDINAL, rules.MIXED_ENGLISH_DATES, _counted),),
}

"""Days in texts that the calendar does not have, and weekdays that they are not."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date

from briefdeck.diagnostics.rules import agreement as rules
from briefdeck.locale.words import month_in, weekday_in
from briefdeck.patterns import regex
from briefdeck.review.passages import Passage, Reader
from briefdeck.review.remark import Remark

_LETTERS = r"[^\W\d_]{3,10}"
_DAY = r"(?P<day>[0-3]?\d)"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_WEEKDAY = r"(?:\b(?P<weekday>[^\W\d_]{2,10})\.?,? (?:the |den |dem |le )?)?"
_EASTERN = regex(
    r"(?:(?P<year>(?:19|20)\d\d)[年년] ?)?(?<!\d)(?P<month>\d{1,2})[月월](?!間)(?: ?(?P<day>\d{1,2})[日일])?"
    r"(?: ?[(（](?P<weekday>[月火水木金土日월화수목금토일])(?:曜日?|요일)?[)）])?"
)
_NUMBERS = {
    "de": regex(rf"{_WEEKDAY}(?<![\d./-])(?P<day>[0-3]?\d)\. ?(?P<month>[01]?\d)\. ?{_YEAR}(?![\d/-])"),
    "": regex(rf"(?<![\d./-]){_YEAR}-(?P<month>[01]\d)-(?P<day>[0-3]\d)(?![\d-])"),
}
_WORDS = (
    regex(rf"{_WEEKDAY}(?<![\d.,-]){_DAY}(?:\.|st|nd|rd|th|er)?(?: of)? (?P<month>{_LETTERS})\.?(?:,? {_YEAR})?(?!\w)"),
    regex(rf"{_WEEKDAY}\b(?P<month>{_LETTERS})\.? {_DAY}(?:st|nd|rd|th)?(?:, ?{_YEAR})?(?![\w.,]*\d)"),
)
_DIGIT = regex(r"\d")
_LEAP = 2024


def check_calendar_days(reader: Reader) -> Iterator[Remark]:
    """E142."""
    for passage in reader.prose:
        if passage.path[0] in ("sources", "number", "contact") or not _DIGIT.search(passage.prose):
            continue
        for match in _found(passage):
            said = match["month"]
            month = int(said) if said.isdigit() else month_in(said)
            if not 1 <= month <= 12:
                if said.isdigit():
                    what, hint = f"there is no month {month}", "correct it: months are 1 to 12"
                    yield reader.remark(rules.IMPOSSIBLE_DAY, passage, match.start("month"), what, hint)
                continue
            if not match["day"]:
                continue
            weekday = weekday_in(match.groupdict().get("weekday") or "")
            # What stands before the day may be a word of the sentence.
            first = min(match.start(name) for name in ("day", "month", "year") if match[name])
            start = match.start() if weekday >= 0 else first
            what, hint = _judged(match, month, weekday, reader.loaded.briefing.date)
            if what:
                said = passage.prose[start : match.end()]
                yield reader.remark(rules.IMPOSSIBLE_DAY, passage, start, what.format(said), hint)


def _found(passage: Passage) -> Iterator[re.Match[str]]:
    if passage.japanese or passage.language.startswith(("zh", "ko")):
        yield from _EASTERN.finditer(passage.prose)
        return
    for pattern in (*_WORDS, _NUMBERS[""], *([_NUMBERS["de"]] if passage.language.startswith("de") else [])):
        yield from pattern.finditer(passage.prose)


def _judged(match: re.Match[str], month: int, weekday: int, today: date) -> tuple[str, str]:
    """What is wrong with a day, and the cure; nothing for one that can be."""
    day, year = int(match["day"]), int(match["year"] or 0)
    last = monthrange(year or _LEAP, month)[1]
    if not 1 <= day <= last:
        return "there is no day “{}”", f"correct it: the month has {last} days"
    if weekday < 0:
        return "", ""
    # Without a year it is one of this year or the next.
    years = [year] if year else [one for one in (today.year, today.year + 1) if day <= monthrange(one, month)[1]]
    if any(date(one, month, day).weekday() == weekday for one in years):
        return "", ""
    right = date(years[0], month, day)
    what = f"“{{}}” is another day of the week: {right} is a {_ENGLISH[right.weekday()]}"
    return what, "correct the day or the weekday"


_ENGLISH = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

"""What is read at one glance, and so stands on one line: a number with its unit, a day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from briefdeck.locale import languages
from briefdeck.locale.eras import JAPANESE
from briefdeck.patterns import regex

_DIGITS = r"[0-9０-９][0-9０-９,，.．]*"
_CORE = regex("[0-9０-９元]")  # one of these is in each
_ERA = "|".join(JAPANESE)
_ERAS = frozenset(JAPANESE)
# What may stand before a digit, any number of times; the same from right to left, and its characters.
_BEFORE = f"(?:{_ERA}|[約第計全各]|[A-Z]{{0,3}}[$€£¥]|[+−▲△-])*"
_BACKWARDS = regex(f"(?:{'|'.join(era[::-1] for era in sorted(_ERAS))}|[約第計全各]|[$€£¥][A-Z]{{0,3}}|[+−▲△-])*")
_LEADING = frozenset(_ERA + "約第計全各$€£¥+−▲△-ABCDEFGHIJKLMNOPQRSTUVWXYZ")


def whole_spans(text: str) -> list[tuple[int, int]]:
    """Where in a text a number with what belongs to it begins and ends, and a day."""
    if not _CORE.search(text):
        return []
    days = _day().finditer(text) if _beside_month().search(text) else ()
    return [*_numbers(text), *(match.span() for match in days)]


def _numbers(text: str) -> Iterator[tuple[int, int]]:
    """Where numbers stand. Each is looked for from its first digit, so that a text is read once, whatever is in it."""
    at = 0
    while (core := _CORE.search(text, at)) is not None:
        start, at = _beginning(text, core.start(), at), core.end()
        if start is not None and (match := number().match(text, start)) is not None:
            at = match.end()
            yield start, at


def _beginning(text: str, core: int, least: int) -> int | None:
    """Where a number begins of which this is the first digit, or the first year of an era; None if it is no such year.
    It begins behind `least`."""
    if text[core] == "元":
        is_year = core - 2 >= least and text[core - 2 : core] in _ERAS and text[core + 1 : core + 2] == "年"
        return core - 2 if is_year else None
    low = core
    while low > least and text[low - 1] in _LEADING:
        low -= 1
    found = _BACKWARDS.match(text[low:core][::-1]) if low < core else None
    return core - found.end() if found is not None else core


@cache
def number() -> re.Pattern[str]:
    """A number with what belongs to it: 約5,000億ドル, 第2章, 2025年12月5日, 4,500 MW, 1,4 Mrd. Euro, 3조 원.

    The units of every language count, for each stands in texts of the others.
    """
    units = [unit for language in languages() if not language.theme_script for unit in language.phrases.units]
    words = [unit for language in languages() if language.theme_script for unit in language.phrases.units]
    latin = rf"[ \u00a0]?(?:{'|'.join(units)})(?![A-Za-zÀ-ÿ])"
    east_asian = f"[兆億万千百十万亿조억만천]*(?:[かカヵヶ箇]?(?:{'|'.join(words)}|[^\\W\\d_]))?"
    return regex(f"(?:(?:{_ERA})元年(?:度)?|{_BEFORE}{_DIGITS}(?:{latin}|{east_asian}))+")


@cache
def _day() -> re.Pattern[str]:
    """A day or a month with its year where months have names: 8 April 2026, April 8, 2026, 1er avril, Oktober 2026."""
    names = "|".join(sorted(_months(), key=lambda name: (-len(name), name)))
    day, year = r"(?<![0-9])[0-9]{1,2}(?:\.|er|st|nd|rd|th)?", "[0-9]{4}"
    return regex(
        rf"{day}[ \u00a0](?:{names})(?:[ \u00a0]{year})?(?![\w])"
        rf"|(?<!\w)(?:{names})[ \u00a0](?:[0-9]{{1,2}}(?:, {year})?|{year})(?![\w])"
    )


@cache
def _beside_month() -> re.Pattern[str]:
    """What is in each day of these: a space between a digit and what begins a month or ends one."""
    begins = "|".join(sorted({name[:2] for name in _months()}))
    ends = "|".join(sorted({name[-2:] for name in _months()}))
    behind = "|".join(f"(?<=[0-9]{suffix}.)" for suffix in ("", r"\.", "(?:er|st|nd|rd|th)"))
    return regex(f"[ \u00a0](?:(?:{behind})(?:{begins})|(?<=(?:{ends}).)[0-9])")


@cache
def _months() -> frozenset[str]:
    """The names of months in languages that have some."""
    return frozenset(name for one in languages() if not one.theme_script for name in one.month_names)

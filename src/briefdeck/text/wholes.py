"""What is read at one glance, and so stands on one line: a number with its unit, a day."""

from __future__ import annotations

import re
from functools import cache
from itertools import chain

from briefdeck.locale import languages
from briefdeck.patterns import regex

_DIGITS = r"[0-9０-９][0-9０-９,，.．]*"
_DIGIT = regex("[0-9０-９元]")  # one of these is in each


def whole_spans(text: str) -> list[tuple[int, int]]:
    """Where in a text a number with what belongs to it begins and ends, and a day."""
    if not _DIGIT.search(text):
        return []
    return [match.span() for match in chain(number().finditer(text), _day().finditer(text))]


@cache
def number() -> re.Pattern[str]:
    """A number with what belongs to it: 約5,000億ドル, 第2章, 2025年12月5日, 4,500 MW, 1,4 Mrd. Euro, 3조 원.

    The units of every language count, for each stands in texts of the others.
    """
    units = [unit for language in languages() if not language.theme_script for unit in language.phrases.units]
    words = [unit for language in languages() if language.theme_script for unit in language.phrases.units]
    latin = rf"[ \u00a0]?(?:{'|'.join(units)})(?![A-Za-zÀ-ÿ])"
    east_asian = f"[兆億万千百十万亿조억만천]*(?:[かカヵヶ箇]?(?:{'|'.join(words)}|[^\\W\\d_]))?"
    era = "(?:令和|平成|昭和|大正|明治)"
    before = f"(?:{era}|[約第計全各]|[A-Z]{{0,3}}[$€£¥]|[+−▲△-])*"
    return re.compile(f"(?:{era}元年(?:度)?|{before}{_DIGITS}(?:{latin}|{east_asian}))+")


@cache
def _day() -> re.Pattern[str]:
    """A day or a month with its year where months have names: 8 April 2026, April 8, 2026, 1er avril, Oktober 2026."""
    spelt = (name for language in languages() if not language.theme_script for name in language.month_names)
    names = "|".join(sorted(set(spelt), key=lambda name: (-len(name), name)))
    day, year = r"(?<![0-9])[0-9]{1,2}(?:\.|er|st|nd|rd|th)?", "[0-9]{4}"
    return re.compile(
        rf"{day}[ \u00a0](?:{names})(?:[ \u00a0]{year})?(?![\w])"
        rf"|(?<!\w)(?:{names})[ \u00a0](?:[0-9]{{1,2}}(?:, {year})?|{year})(?![\w])"
    )

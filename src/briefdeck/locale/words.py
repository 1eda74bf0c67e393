"""Names of months and words of scales and currencies in the languages that people write, those without a module too."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from briefdeck.locale.cldr import Locale, get_currency_name, get_currency_symbol

# English first: what it has in common with another language means what it means in English.
_WEST = ("en", "de", "fr", "it", "es", "pt", "nl", "pl", "sv", "da", "nb", "fi", "cs", "sk", "hu", "ro", "tr")
_SPOKEN = (*_WEST, "el", "ru", "uk", "id", "vi", "ja", "ko", "zh", "zh_Hant", "hi")
_CURRENCIES = ("USD", "EUR", "GBP", "JPY", "CNY", "KRW", "CHF", "INR", "BRL", "SEK", "NOK", "DKK", "PLN", "CAD", "AUD")
_LEAST = 3  # letters of a name of a month
_TYPED = {
    **dict.fromkeys(("k", "tsd", "tsd.", "td.", "thousands", "milliers", "tausende"), 3),
    **dict.fromkeys(("mm", "mn", "mio", "mio.", "mill", "mill.", "mln", "mln.", "millions"), 6),
    **dict.fromkeys(("bn", "mrd", "mrd.", "md", "mia.", "mld", "mld.", "billions"), 9),
    **dict.fromkeys(("tn", "trn", "bio.", "trillions"), 12),
    **dict.fromkeys(("lakh", "lakhs"), 5),
    **dict.fromkeys(("crore", "crores", "cr"), 7),
    **dict.fromkeys(("mil millones", "millardos"), 9),
}
"""Scales as they are typed, which no table has."""


def month_in(words: str) -> int:
    """The month that words name in one of the languages; 0 for none."""
    said = [part for part in re.split(r"[^\w]+|\d+|_", words.casefold()) if part]
    named = _months()
    return next((named[one] for one in said if one in named), 0)


def weekday_in(word: str) -> int:
    """The day of the week that a word or sign names in one of the languages, Monday is 0; -1 for none."""
    return _weekdays().get(word.casefold().strip(". "), -1)


@cache
def _weekdays() -> dict[str, int]:
    made = {sign: number for signs in ("月火水木金土日", "월화수목금토일") for number, sign in enumerate(signs)}
    for tag in _SPOKEN:
        for width in ("wide", "abbreviated"):
            for number, name in Locale.parse(tag).days["format"].get(width, {}).items():
                made.setdefault(str(name).casefold().strip(". "), int(number))
    return made


@cache
def _months() -> dict[str, int]:
    made: dict[str, int] = {}
    for tag in _SPOKEN:
        for form in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                for number, name in Locale.parse(tag).months[form].get(width, {}).items():
                    plain = str(name).casefold().strip(". ")
                    if plain.isalpha() and (len(plain) >= _LEAST or not plain.isascii()):
                        made.setdefault(plain, number)
    for word in ("des", "out"):  # which are words of their own in other languages
        made.pop(word, None)
    return {**made, "sept": 9, "jänner": 1, "feber": 2}  # the last two in Austria


@cache
def scales() -> dict[str, int]:
    """The words and short forms of scales, in small letters, and the power of ten that each stands for."""
    made = dict(_TYPED)
    for tag in _SPOKEN:
        for word, power in _patterns(tag):
            made.setdefault(word, power)
            made.setdefault(word.rstrip("."), power)
    return made


def _patterns(tag: str) -> Iterator[tuple[str, int]]:
    for forms in Locale.parse(tag).compact_decimal_formats.values():
        for by_size in forms.values():
            for size, pattern in by_size.items():
                written = str(getattr(pattern, "pattern", pattern)).split(";")[0]
                digits = len(re.findall("0", re.sub("'[^']*'", "", written)))
                word = re.sub(r"[0¤\s]+", " ", written.replace("'", "").replace("\u00a0", " ")).strip().casefold()
                if digits and (len(word) > 1 or tag == "en" or not word.isascii()):
                    yield word, len(size) - digits


@cache
def currencies() -> dict[str, str]:
    """Names and signs of currencies, in small letters, and their codes of ISO 4217."""
    made: dict[str, str] = {}
    for tag in _SPOKEN:
        for code in _CURRENCIES:
            names = [get_currency_name(code, count=count, locale=tag) for count in (None, 1, 5)]
            made |= {name.casefold(): code for name in names if name.casefold() not in made}
    made |= {code.casefold(): code for code in _CURRENCIES}
    for code in _CURRENCIES:
        made.setdefault(get_currency_symbol(code, locale="en").casefold(), code)
    return made

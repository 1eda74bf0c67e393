"""Amounts in prose: digits with their scale and unit (1兆4,000億ドル, $1.4 trillion, 31％), and what they are worth."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from decimal import Decimal, InvalidOperation

from briefdeck.patterns import regex
from briefdeck.values import dataclass

_SCALES = {"兆": 10**12, "億": 10**8, "万": 10**4, "千": 10**3}
_ENGLISH_SCALES = {
    "trillion": 10**12,
    "billion": 10**9,
    "million": 10**6,
    "thousand": 10**3,
    "tn": 10**12,
    "bn": 10**9,
    "mn": 10**6,
    "m": 10**6,
    "k": 10**3,
}
_NUMBER = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
_AMOUNT = regex(
    rf"(?<![A-Za-z0-9_.,\-–/])[-−]?(?P<first>{_NUMBER})(?P<scale>[兆億万千](?:{_NUMBER}[億万千])*(?:{_NUMBER}(?=[^\d,.]))?)?"
    rf"(?P<english>[ \u00a0]?(?:trillion|billion|million|thousand|tn|bn|mn)\b|(?P<short>[mk])\b)?",
)
_PART = regex(rf"({_NUMBER})([兆億万千]?)")
_PERCENT = ("%", "％", "パーセント", "per cent", "percent")
_CURRENCIES = {
    "USD": ("ドル", "米ドル", "$", "US$", "dollars", "USD"),
    "JPY": ("円", "¥", "yen", "JPY"),
    "EUR": ("ユーロ", "€", "euros", "EUR"),
    "GBP": ("ポンド", "£", "pounds", "GBP"),
    "CNY": ("元", "人民元", "yuan", "CNY"),
}
_PREFIXES = ("US$", "$", "¥", "€", "£")


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount at a place of a text. `step` is the worth of its last digit; `form` how it is written."""

    at: int
    value: Decimal
    step: Decimal
    unit: str
    form: str


class Units:
    """Forms of units, each with the unit that it means: that of the figures, and what everybody writes."""

    def __init__(self, forms: Iterable[str]) -> None:
        self._meaning: dict[str, str] = dict.fromkeys(_PERCENT, "%")
        for code, names in _CURRENCIES.items():
            self._meaning.update(dict.fromkeys(names, code))
        for form in forms:
            self._meaning.setdefault(form, form)
        by_length = sorted((f for f in self._meaning if f not in _PREFIXES), key=len, reverse=True)
        self._after = re.compile("[ \u00a0]?(" + "|".join(map(re.escape, by_length)) + ")")

    def meaning(self, form: str) -> str:
        """The unit that a form means."""
        return self._meaning.get(form, form)

    def amounts(self, prose: str) -> Iterator[Amount]:
        """The amounts of a text that have a unit."""
        wide = unicodedata.normalize("NFKC", prose)
        if len(wide) != len(prose):
            wide = prose
        for match in _AMOUNT.finditer(wide):
            before = next((p for p in _PREFIXES if wide.endswith(p, 0, match.start())), "")
            after = self._after.match(wide, match.end())
            unit = before or (after[1] if after and _ends_word(wide, after) else "")
            if not unit:
                continue
            if match["short"] and not before:
                continue  # 450 m are metres
            value, step = _value(match)
            end = after.end() if after and not before else match.end()
            yield Amount(
                match.start() - len(before), value, step, self.meaning(unit), wide[match.start() - len(before) : end]
            )


def _ends_word(text: str, match: re.Match[str]) -> bool:
    following = text[match.end() : match.end() + 1]
    return not (match[1][-1].isascii() and match[1][-1].isalpha() and following.isascii() and following.isalpha())


def _value(match: re.Match[str]) -> tuple[Decimal, Decimal]:
    value, step = Decimal(0), Decimal(1)
    for digits, scale in _PART.findall(match["first"] + (match["scale"] or "")):
        try:
            number = Decimal(digits.replace(",", ""))
        except InvalidOperation:
            continue
        factor = Decimal(_SCALES.get(scale, 1))
        value += number * factor
        step = _step(digits) * factor
    word = (match["english"] or "").strip()
    factor = Decimal(_ENGLISH_SCALES.get(word, 1))
    return value * factor, step * factor


def _step(digits: str) -> Decimal:
    """The worth of the last digit that counts: zeros at the end of a large whole number may be rounding."""
    _, _, decimals = digits.partition(".")
    return Decimal(1).scaleb(-len(decimals))

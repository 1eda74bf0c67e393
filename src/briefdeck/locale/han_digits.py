"""Numbers in the digits of Chinese and Japanese."""

from __future__ import annotations

HAN_DIGITS = "一二三四五六七八九"
HAN_COUNTS = {digit: number for number, digit in enumerate(HAN_DIGITS + "十", 1)}


def han_fractions(sign: str) -> dict[str, float]:
    """Patterns of parts of a whole, where a language writes a `sign` between two digits: 三分の一, 3分の1."""
    before, digit = f"(?<![0-9０-９{HAN_DIGITS}十百])", dict(enumerate(HAN_DIGITS, 1))
    counted = ((whole, part) for whole in range(2, 10) for part in range(1, whole))
    return {f"{before}[{w}{digit[w]}]{sign}[{p}{digit[p]}](?![0-9])": p / w for w, p in counted}

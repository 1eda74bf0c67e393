"""Units as people type them, and as they are meant: “percent” is %, “bp” are bps, “£” is GBP, “usd” USD."""

from __future__ import annotations

# Currencies whose code in small letters is no word; a cup and a pen are.
_CURRENCIES = frozenset(
    {"USD", "EUR", "GBP", "JPY", "CNY", "KRW", "CHF", "INR", "AUD", "CAD", "NZD", "HKD", "SGD", "SEK"}
)
_QUOTES = "\"'“”‘’„«»‹› "
_MEANT = {
    **dict.fromkeys(
        ("percent", "per cent", "percents", "percentage", "pct", "pct.", "prozent", "pour cent", "パーセント"), "%"
    ),
    **dict.fromkeys(("por ciento", "por cento", "per cento", "procent", "procenta", "procentů", "prosent"), "%"),
    **dict.fromkeys(("prosentti", "prosenttia", "퍼센트", "процентов", "yüzde"), "%"),
    **dict.fromkeys(("pp", "p.p.", "%pt", "%-pt"), "pp"),
    **dict.fromkeys(("bp", "bps"), "bps"),
    **{code.casefold(): code for code in _CURRENCIES},
    **dict.fromkeys(("euro", "euros"), "EUR"),
    **dict.fromkeys(("us dollar", "us dollars", "us-dollar"), "USD"),
    **dict.fromkeys(("pounds sterling", "pound sterling"), "GBP"),
    **dict.fromkeys(("rupee", "rupees"), "INR"),
    **dict.fromkeys(("fr.", "sfr.", "franken", "schweizer franken", "francs suisses"), "CHF"),
    "yen": "JPY",
    "us$": "USD",
    "a$": "AUD",
    "c$": "CAD",
    "hk$": "HKD",
    "€": "EUR",
    "£": "GBP",
    "₩": "KRW",
    "₹": "INR",
}


_SCALES = {
    **dict.fromkeys(("thousand", "thousands", "tausend", "millier", "milliers", "千", "천"), 3),
    **dict.fromkeys(("万", "만", "萬"), 4),
    **dict.fromkeys(("million", "millions", "millionen", "百万", "百萬"), 6),
    **dict.fromkeys(("億", "亿", "억"), 8),
    **dict.fromkeys(("billion", "billions", "milliarde", "milliarden", "milliard", "milliards", "十億"), 9),
    **dict.fromkeys(("trillion", "trillions", "兆", "조"), 12),
}


def scale_of(unit: str) -> int:
    """The power of ten that a unit begins with: 3 of “thousand patients”, 8 of 億円; 0 for none."""
    first = unit.strip().casefold().partition(" ")[0]
    if first.isascii():
        return _SCALES.get(first, 0)
    return _SCALES.get(first[:2], 0) or _SCALES.get(first[:1], 0)


def is_percent(unit: str) -> bool:
    """Whether a unit says hundredths of a whole, in half or full width or in words."""
    return meant(unit) in ("%", "％")


def meant(unit: str) -> str:
    """A unit by its usual name: without the quotation marks around it."""
    plain = unit.strip(_QUOTES)
    if plain[:1] in ("(", "（") and plain[-1:] in (")", "）"):
        plain = plain[1:-1].strip()
    return _MEANT.get(plain.casefold(), plain)

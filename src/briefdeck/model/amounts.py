"""Numbers and amounts as people type them, and what a briefing has in their place."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal

from briefdeck.locale.units import is_percent

_ABOUT = re.compile(r"about|around|approx|circa|ca?\.|~|≈|約")
_NUMBER = re.compile(
    r"(?:(?:about|around|approx\.?|approximately|circa|ca?\.|~|≈|約)\s*)?(?P<sign>[$€£¥]|[A-Z]{3}\s)?\s*"
    r"(?P<number>[-+−]?(?:\d{1,3}(?:[, \u00a0']\d{3})+|\d+)(?:\.\d+)?|[-+−]?\d+,\d{1,2})\s*"
    r"(?P<scale>[A-Za-z]+)?\s*(?P<unit>[%％]|[A-Za-z]\S*)?",
)
_SCALES = {
    **dict.fromkeys(("k", "thousand"), 3),
    **dict.fromkeys(("m", "mn", "mm", "mio", "million", "millions"), 6),
    **dict.fromkeys(("b", "bn", "billion", "billions"), 9),
    **dict.fromkeys(("t", "tn", "trn", "trillion"), 12),
}
_LEAST_UNIT = 2
_EASTERN = re.compile(
    r"(?P<about>約|约)?(?P<sign>[-−])?(?:(?P<t>[\d,.]+)[兆조])?(?:(?P<b>[\d,.]+)[億亿억])?(?:(?P<m>[\d,.]+)[万萬만])?(?P<one>[\d,.]+)?"
    r"\s*(?P<unit>[^\d\s.,]*)"
)
_EASTERN_UNITS = {
    "円": "JPY",
    "ドル": "USD",
    "米ドル": "USD",
    "ユーロ": "EUR",
    "元": "CNY",
    "원": "KRW",
    "美元": "USD",
    "ポンド": "GBP",
}
_POINTED = re.compile(r"-?\d{1,3}(?:(?:\.\d{3}){2,}|(?:\.\d{3})+,\d+)")
_BOUND = re.compile(r"(?:[<>≤≥]=?|less than|more than|over|under|up to)\s*(\d[\d.]*)(.*)", re.IGNORECASE)
_OPEN = frozenset({"n/a", "na", "tbd", "tbc", "unknown", "none", "-", "?", "n.a."})
_SIGNS = {"$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY"}


def about_number(text: str) -> str:
    """What to write in the place of a number that is written with other words; nothing where it cannot be told."""
    words = unicodedata.normalize("NFKC", text).strip()
    if words.casefold() in _OPEN:
        return "write the number, or delete the key and what is around it"
    if found := re.fullmatch(r"(\d+)/(\d+)", words):
        share = round(int(found[1]) / int(found[2]), 4) if int(found[2]) else 0
        return f"write {share}, or the words in a text"
    if found := re.fullmatch(r"\((\d[\d.,]*)\)", words):
        return f"write -{found[1]}"
    if found := _BOUND.fullmatch(words):
        return f"write {found[1]}, and “{words[: found.start(1)].strip()}” in the text beside the figure"
    if found := re.fullmatch(r"(\d[\d.]*)\s*[x×]", words):
        return f"write {found[1]}, and unit: times beside it"
    if found := re.fullmatch(r"(\d[\d.]*)\+", words):
        return f"write {found[1]}, and “or more” in the text beside the figure"
    if found := re.fullmatch(r"(\d[\d.]*)\s*(?:±|\+/-).*", words):
        return f"write {found[1]}, and how exact it is under note:"
    if found := re.fullmatch(r"minus\s*(\d[\d.]*)", words, re.IGNORECASE):
        return f"write -{found[1]}"
    number, unit = amount(text)
    if not number:
        return ""
    said = [f"write {number}"]
    said += [f"unit: {unit} beside it"] if unit else []
    said += ["approximate: true beside it"] if _ABOUT.match(words) else []
    return ", and ".join(said)


def amount(text: str) -> tuple[str, str]:
    """The number and the unit of an amount in other words, each as YAML has it; nothing where it cannot be told."""
    words = re.sub(r"(?<=\d)_(?=\d)", "", unicodedata.normalize("NFKC", text).strip())
    if _POINTED.fullmatch(words):
        return words.replace(".", "").replace(",", "."), ""
    found = _NUMBER.fullmatch(words)
    if found is None:
        return _eastern(words)
    digits = re.sub(r",(?=\d{1,2}$)", ".", found["number"].replace("−", "-"))
    number = Decimal(re.sub("[^0-9.-]", "", digits))
    scale, unit = found["scale"] or "", found["unit"] or ""
    if scale and scale.casefold() not in _SCALES:
        scale, unit = "", scale if not unit else ""
    number = number.scaleb(_SCALES.get(scale.casefold(), 0))
    written = f"{number:f}".rstrip("0").rstrip(".") if "." in f"{number:f}" else f"{number:f}"
    if is_percent(unit):
        return written, '"%"'
    if unit and (not unit.isalpha() or len(unit) < _LEAST_UNIT):
        return "", ""
    unit = unit or _SIGNS.get((found["sign"] or "").strip(), (found["sign"] or "").strip())
    return written, unit


def _eastern(words: str) -> tuple[str, str]:
    """A number with the scales of East Asian languages: 1億3900万円."""
    found = _EASTERN.fullmatch(words)
    if found is None or not any(found[part] for part in ("t", "b", "m", "one")):
        return "", ""
    total = Decimal(0)
    for part, power in (("t", 12), ("b", 8), ("m", 4), ("one", 0)):
        digits = (found[part] or "0").replace(",", "")
        if not re.fullmatch(r"\d+(?:\.\d+)?", digits):
            return "", ""
        total += Decimal(digits).scaleb(power)
    written = f"{-total if found['sign'] else total:f}"
    unit = _EASTERN_UNITS.get(found["unit"], found["unit"])
    return written.rstrip("0").rstrip(".") if "." in written else written, unit

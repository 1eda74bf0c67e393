"""Numbers and amounts as people type them, and what a briefing has in their place."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from decimal import Decimal

from briefdeck.locale import currency_codes
from briefdeck.locale.units import is_percent, meant
from briefdeck.locale.words import currencies, scales
from briefdeck.model.numerals import arabic, beginning, share, share_within, spelled
from briefdeck.patterns import regex
from briefdeck.text.leftovers import is_open

_ABOUT = regex(
    r"(?i)(?:(?:about|around|roughly|nearly|almost|circa|rund|etwa|ungefähr|knapp|fast|environ|presque|près de|quelque"
    r"|unos|cerca de)(?!\w)|approx(?:\.|imately)?|ca?\.|env\.|~|≈|約|约|약|大约|大約|ほぼ|およそ|おおよそ|おおむね|概ね"
    r"|近|거의|대략)\s*"
)
_NUMBER = regex(
    r"(?P<before>[^\d+\-.,()]*?)(?P<sign>[-+]?)\s*(?P<digits>\d(?:[\d.,]|[ \u00a0'’](?=\d{3}(?!\d)))*(?<![.,])|\.\d+)"
    r"\s*(?P<after>.*)",
    re.DOTALL,
)
_ENGLISH_SCALE = regex(r"(?:k|[mb]|mn|bn|tn|thousand|million|billion|trillion)s?\b", re.IGNORECASE)
_THOUSANDS = regex(r"[1-9]\d{0,2}\.\d{2}0")
_OF = regex(r"(?i)(?:de |d['’]|di |of |in |van )\s*")
_LEAST_UNIT = 2
_EASTERN = regex(
    r"(?P<sign>-)?(?:(?P<t>[\d,.]+)\s*[兆조])?\s*(?:(?P<b>[\d,.]+)\s*[億亿억])?"
    r"\s*(?:(?P<m>[\d,.]+)\s*(?P<thousands>[千천])?\s*[万萬만])?\s*(?:(?P<k>\d+)\s*[千천])?"
    r"\s*(?P<one>[\d,.]+)?\s*(?P<unit>[^\d\s.,]*)"
)
_EASTERN_SCALE = regex("[兆조億亿억万萬만]")
EASTERN_UNITS = {
    "円": "JPY",
    "руб": "RUB",
    "руб.": "RUB",
    "ドル": "USD",
    "米ドル": "USD",
    "ユーロ": "EUR",
    "元": "CNY",
    "원": "KRW",
    "달러": "USD",
    "유로": "EUR",
    "엔": "JPY",
    "위안": "CNY",
    "美元": "USD",
    "人民币": "CNY",
    "ポンド": "GBP",
}
_BOUND = regex(
    r"(?:[<>≤≥]=?|less than|more than|at least|over|under|up to|über|unter|mehr als|bis zu|mindestens|plus de|moins de"
    r"|más de|oltre)\s*(\d[\d.,]*(?<![.,]))(.*)",
    re.IGNORECASE,
)
_AROUND = regex(r"(\d.*?)\s*(以上|以下|未満|超|弱|強|前後|程度|余り?|이상|이하|미만|초과|수준|정도|左右|多)")
_MINUS = regex(r"(?i)^(?:マイナス|負の?|minus|moins|negative|마이너스|负|▲|△)\s*(?=\d)")
_ROUND = regex(r"(?:左右|上下|前後|程度|余り?|多|강|약|여|정도|以上|以下|以内|超|강|強|弱)$")
_BELOW = regex(r"[▲△▼]\s*(\d[\d.,]*)")  # as accounts in Japan write what is below nothing
_SPOKEN = {
    **dict.fromkeys(("pound", "pounds", "pounds sterling", "quid"), "GBP"),
    **dict.fromkeys(("dollar", "dollars", "us dollars"), "USD"),
    **dict.fromkeys(("franc", "francs", "swiss francs"), "CHF"),
    **dict.fromkeys(("yen",), "JPY"),
    **dict.fromkeys(("rupees", "rupee"), "INR"),
}
_SIGNS = {"$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₩": "KRW", "₹": "INR", "R$": "BRL"}


_WITH_A_LETTER = regex(r"(?=[\dOolI.]*[OolI])(?=[^\d]*\d[^\d]*\d)[\dOolI]+(?:\.[\dOolI]+)?")
_DIGITS_FOR = str.maketrans("OolI", "0011")


def about_number(text: str) -> str:
    """What to write in the place of a number that is written with other words; nothing where it cannot be told."""
    words = _MINUS.sub("-", arabic(unicodedata.normalize("NFKC", text).strip()))
    if words.startswith("="):
        return "it is a formula: write what it comes to"
    if is_open(words):
        return "write the number, or delete the key and what is around it"
    if _WITH_A_LETTER.fullmatch(words):
        return f"write {words.translate(_DIGITS_FOR)}: a letter stands among the digits"
    if spoken := _in_words(words):
        return spoken
    if found := re.fullmatch(r"(?:\./\.\s*)(\d[\d.]*)|(\d[\d.]*)[-−]", words):
        return f"write -{found[1] or found[2]}"
    if found := re.fullmatch(r"(\S.*?)\s*[(（]([^()（）]+)[)）]", words):
        hint = about_number(found[1])
        return f"{hint}, and “{found[2]}” under note:" if hint else ""
    if found := re.fullmatch(r"(?i)(?:between|zwischen|entre)\s*(\d[\d.,]*).*?(\d[\d.,]*)\D*", words):
        return f"it is one number: write {found[1]} or {found[2]}, and the other in a text"
    if found := _AROUND.fullmatch(words):
        hint = about_number(found[1])
        return f"{hint}, and “{found[2]}” in the text beside the figure" if hint else ""
    if found := _BELOW.fullmatch(words) or re.fullmatch(r"\((\d[\d.,]*)\)", words):
        return f"write -{_digits(found[1]) or found[1]}"
    if found := _BOUND.fullmatch(words):
        number = amount(found[1])[0] or found[1]
        return f"write {number}, and “{words[: found.start(1)].strip()}” in the text beside the figure"
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
        return _among_others(unicodedata.normalize("NFKC", text).strip())
    said = [f"write {number}"]
    said += [f"unit: {unit} beside it"] if unit else []
    said += ["approximate: true beside it"] if _ABOUT.match(words) else []
    return ", and ".join(said)


_PERCENTAGE_POINTS = regex(
    r"(?i)%[- ]?(?:punkte?|points?|p|ポイント)|prozentpunkte?|percentage points?|points? de pourcentage"
)
_SMALL = frozenset("of de von to in per pro par a p".split())  # noqa: SIM905
_NUMBERS = regex(r"(?:[$€£¥₩]|[A-Z]{3} )?\s?[-−]?\d[\d.,'’\u00a0]*(?<![.,])")


def _among_others(words: str) -> str:
    """What to write for a number that stands among other words: just under 31%; nothing for none."""
    found = [] if re.search(r"\d[A-Za-z]\d", words) else list(_NUMBERS.finditer(words))
    if len(found) > 1:
        first = words[found[0].start() : found[1].start()].rstrip(" -–—~〜to")
        number = amount(first)[0] or re.sub(r"[^\d.-]", "", found[0][0])
        return f"it is one number: write {number}, and the others in a text"
    if not found:
        return ""
    before, behind = words[: found[0].start()].strip(" ,:"), words[found[0].end() :]
    parts = re.split(r"(?<=[%％‰€$£¥円元원])|(?<=\w)(?=[ 　,;(（])", behind)
    for count in range(len(parts), -1 if not re.match("[A-Za-z]", behind) else 0, -1):
        number, unit = amount(found[0][0].strip() + "".join(parts[:count]))
        trimmed = _ROUND.sub("", unit)
        if trimmed != unit:
            continue  # what is about a number is no part of its unit
        if number and (not unit or unit == '"%"' or unit in currency_codes() or (count == 1 and unit not in _SMALL)):
            rest = " … ".join(one for one in (before, "".join(parts[count:]).strip(" ,;。.-–—")) if one)
            if not unit and meant(before) in currency_codes():
                unit, rest = meant(before), rest.removeprefix(before).strip(" …")
            beside = f", and unit: {unit} beside it" if unit else ""
            return f"write {number}{beside}" + (f", and “{rest}” in the text beside the figure" if rest else "")
    return ""


def _in_words(words: str) -> str:
    """What to write for a number in words, a third or twelve; nothing for any other."""
    about = _ABOUT.match(words)
    inside = words[about.end() :] if about else words
    said, exact = "", not about
    if (part := share(inside)) is not None:
        percent = part * 100
        rounds = (percent * 10).denominator > 1
        exact = exact and not rounds
        said = f'write {round(percent) if rounds else f"{float(percent):g}"}, and unit: "%" beside it'
    elif (number := spelled(inside)) is not None:
        said = f"write {number}"
    elif (found := beginning(inside))[0]:
        written, unit = amount(" ".join(found))
        said = f"write {written}" if written else ""
        said += f", and unit: {unit} beside it" if said and unit else ""
    said += "" if exact or not said else ", and approximate: true beside it"
    if said or words[:1].isdigit():
        return said
    if within := share_within(words):
        return f'write {round(within[0] * 100)}, and unit: "%" beside it, and “{within[1]}” in the text'
    for count in range(1, min(4, len(words.split()))):  # more than a third
        parts = words.split()
        if (part := share(" ".join(parts[count:]))) is not None:
            return f'write {round(part * 100)}, and unit: "%" beside it, and “{" ".join(parts[:count])}” in the text'
    return ""


def amount(text: str) -> tuple[str, str]:
    """The number and the unit of an amount in other words, each as YAML has it; nothing where it cannot be told."""
    words = _MINUS.sub("-", arabic(unicodedata.normalize("NFKC", text).strip().replace("−", "-")))
    words = re.sub(r"^[–—](?=\d)", "-", words)
    words = re.sub(r"(?<=\d)_(?=\d)", "", _ABOUT.sub("", words, count=1) if _ABOUT.match(words) else words)
    if _EASTERN_SCALE.search(words) and not re.search(r"\d\s*(?:百万|十億|백만|십억)", words):
        return _eastern(words)
    found = _NUMBER.fullmatch(words)
    if found is None or not (digits := _digits(found["digits"])):
        return "", ""
    power, unit = _scaled(_PERCENTAGE_POINTS.sub("pp", found["after"]))
    if not (power and _ENGLISH_SCALE.match(found["after"])) and _THOUSANDS.fullmatch(found["digits"]):
        digits = found["digits"].replace(".", "")  # decimal places do not end in 0
    before = _unit(found["before"].strip())
    if (before and (unit or not before.isupper())) or (unit and unit != "%" and not _is_unit(unit)):
        return "", ""  # it is part of a sentence
    unit = unit or before
    if _ROUND.search(unit) and not unit.isascii():
        return "", ""
    return _written(Decimal(f"{found['sign'].strip('+')}{digits}").scaleb(power)), '"%"' if unit == "%" else unit


def _is_unit(words: str) -> bool:
    return (len(words) >= _LEAST_UNIT or not words.isascii()) and all(part.isalpha() for part in words.split("/"))


def _digits(written: str) -> str:
    """Digits with the signs of any language between them, as YAML has them; nothing for what is no number."""
    plain = re.sub(r"[ \u00a0'’]", "", written)
    last = max(plain.rfind(","), plain.rfind("."))
    if last < 0:
        return plain
    sign = plain[last]
    other = "." if sign == "," else ","
    grouped = re.fullmatch(r"\d{1,3}(?:[.,]\d{2,3})*[.,]\d{3}", plain)
    if grouped and other not in plain and (sign == "," or plain.count(sign) > 1):
        return plain.replace(sign, "")
    return "" if plain.count(sign) > 1 else plain.replace(other, "").replace(sign, ".")


def _scaled(words: str) -> tuple[int, str]:
    """The power of ten that the words behind a number begin with, and the unit that follows."""
    parts = words.split()
    for count in range(min(3, len(parts)), 0, -1):
        power = scales().get(" ".join(parts[:count]).casefold())
        if power is not None and words != "t":  # a tonne
            return power, _unit(_OF.sub("", " ".join(parts[count:]), count=1))
    if stuck := re.match(r"([A-Za-z]{1,4}?\.?)(?=[€$£¥%]|(?:EUR|USD|CHF|GBP|JPY|CNY|KRW)\b)", words):
        # T€ are thousands where people write so; trillions have their letter behind the number.
        power = 3 if stuck[1] == "T" else scales().get(stuck[1].casefold())
        if power is not None:
            return power, _unit(words[stuck.end(1) :])
    if eastern := re.match(r"(百万|千万|十億|千|백만|천만|십억|천)(.*)", words):
        powers = {"百万": 6, "千万": 7, "十億": 9, "千": 3, "백만": 6, "천만": 7, "십억": 9, "천": 3}
        return powers[eastern[1]], _unit(eastern[2])
    return 0, _unit(words)


def _unit(words: str) -> str:
    """A unit or currency by its usual name."""
    said = words.casefold().strip(" .")
    if is_percent(said):
        return "%"
    return _SIGNS.get(words) or currencies().get(said) or _SPOKEN.get(said) or EASTERN_UNITS.get(words) or meant(words)


def _written(number: Decimal) -> str:
    written = f"{number:f}"
    return written.rstrip("0").rstrip(".") if "." in written else written


def _eastern(words: str) -> tuple[str, str]:
    """A number with the scales of East Asian languages: 1億3900万円."""
    sign = next((one for one in _SIGNS if words.startswith(one)), "")
    found = _EASTERN.fullmatch(words.removeprefix(sign))
    if found is None or not any(found[part] for part in ("t", "b", "m", "k", "one")):
        return "", ""
    total = Decimal(0)
    for part, power in (("t", 12), ("b", 8), ("m", 7 if found["thousands"] else 4), ("k", 3), ("one", 0)):
        digits = (found[part] or "0").replace(",", "")
        if not re.fullmatch(r"\d+(?:\.\d+)?", digits):
            return "", ""
        total += Decimal(digits).scaleb(power)
    return _written(-total if found["sign"] else total), _unit(_ROUND.sub("", found["unit"])) or _SIGNS.get(sign, "")


def about_two(value: object) -> str:
    """What to write for two numbers, as of a range, where one is wanted; nothing for any other value."""
    given = list(value.values()) if isinstance(value, Mapping) else value if isinstance(value, list) else []
    numbers = [one for one in given if isinstance(one, int | float) and not isinstance(one, bool)]
    if len(numbers) < 2:
        return ""
    return f"it is one number: write {numbers[0]} or {numbers[1]}, and the other in a text"

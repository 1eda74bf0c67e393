"""Numbers in words: a third, zwei Drittel, 3人に1人, 四割, 一千二百万, a dozen, forty-two."""

from __future__ import annotations

import re
from fractions import Fraction
from functools import cache

from briefdeck.patterns import regex

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
    " eighteen nineteen twenty",
    "null ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn"
    " achtzehn neunzehn zwanzig",
    "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit"
    " dix-neuf vingt",
    "cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete"
    " dieciocho diecinueve veinte",
    "영 일 이 삼 사 오 육 칠 팔 구 십",
    "공 하나 둘 셋 넷 다섯 여섯 일곱 여덟 아홉 열",
)
_MORE = {
    **dict.fromkeys(("a", "an", "eine", "eins", "einer", "une"), 1),
    **dict.fromkeys(("a couple", "a couple of", "couple", "ein paar"), 2),
    **dict.fromkeys(("thirty", "dreißig", "dreissig", "trente", "treinta"), 30),
    **dict.fromkeys(("forty", "vierzig", "quarante", "cuarenta"), 40),
    **dict.fromkeys(("fifty", "fünfzig", "cinquante", "cincuenta"), 50),
    **dict.fromkeys(("sixty", "sechzig", "soixante", "sesenta"), 60),
    **dict.fromkeys(("seventy", "siebzig", "setenta"), 70),
    **dict.fromkeys(("eighty", "achtzig", "quatre-vingts", "ochenta"), 80),
    **dict.fromkeys(("ninety", "neunzig", "noventa"), 90),
}
_TIMES = {
    **dict.fromkeys(("dozen", "dutzend", "douzaine", "docena"), 12),
    **dict.fromkeys(("hundred", "hundert", "cent", "cents", "cien", "ciento"), 100),
    **dict.fromkeys(("thousand", "tausend", "mille", "mil"), 1000),
    **dict.fromkeys(("million", "millions", "millionen", "millón", "millones"), 10**6),
    **dict.fromkeys(("billion", "milliarde", "milliarden", "milliard", "milliards"), 10**9),
}
_PARTS = {
    **dict.fromkeys(("half", "halves", "hälfte", "halb", "halbe", "moitié", "demi", "mitad"), 2),
    **dict.fromkeys(("third", "thirds", "drittel", "tiers", "tercio", "tercios"), 3),
    **dict.fromkeys(("quarter", "quarters", "viertel", "quart", "quarts", "cuarto", "cuartos"), 4),
    **dict.fromkeys(("fifth", "fifths", "fünftel", "cinquième", "cinquièmes", "quinto", "quintos"), 5),
    **dict.fromkeys(("sixth", "sixths", "sechstel", "sixième", "sixièmes"), 6),
    **dict.fromkeys(("eighth", "eighths", "achtel", "huitième", "huitièmes"), 8),
    **dict.fromkeys(("tenth", "tenths", "zehntel", "dixième", "dixièmes"), 10),
}
_HALVES = frozenset(
    {"半分", "半数", "半々", "一半", "半數", "절반", "반", "과반", "過半", "過半数", "half", "the half"}
)
_PART = regex(r"(?:(?P<count>[\w-]+?) )?(?:of )?(?P<part>[^\W\d_]+)")
_OUT_OF = regex(
    r"(?:every )?(?P<one>\w+) (?:in|of|out of|von|sur|de cada)(?: every| the)? (?P<whole>\w+)(?: [^\W\d]{3,20})?"
    r"|(?P<whole_2>\d+)\s*[人社件台校つ本]?(?:に|のうち|人に)\s*(?P<one_2>\d+)\s*[人社件台校つ本]?"
    r"|(?P<whole_3>\d+)\s*명 중 (?P<one_3>\d+)\s*명|每\s*(?P<whole_4>\d+)\s*[人个個].{0,2}(?P<one_4>\d+)\s*[人个個]"
)
_EASTERN_PART = regex(r"(\d+)\s*(?:分の|分之|분의)\s*(\d+)")
_TENTHS = regex(r"(\d+(?:\.\d+)?)\s*(?:割|할|成)(?:\s*(\d)\s*[分푼])?")
_EASTERN_PERCENT = regex(r"(?:百分之|백분의)\s*(\d+(?:\.\d+)?)")
_DIGIT = {sign: number for number, sign in enumerate("〇一二三四五六七八九")} | {
    "零": 0,
    "两": 2,
    "兩": 2,
    "壱": 1,
    "弐": 2,
}
_PLACES = {"十": 10, "百": 100, "千": 1000, "拾": 10, "佰": 100, "仟": 1000}
# 百 behind a digit is a scale of its own, as in 240百万.
_HAN = regex(
    rf"(?<![\d.])[{''.join(_DIGIT)}十](?:[{''.join(_DIGIT)}{''.join(_PLACES)}])*(?:[点點・][{''.join(_DIGIT)}]+)?"
)


def arabic(words: str) -> str:
    """Words with digits for their Chinese numerals: 一千二百万 is 1200万, 九十二点五 92.5."""
    return _HAN.sub(lambda found: _counted(found[0]), words)


def _counted(numeral: str) -> str:
    whole, _, behind = re.sub("[点點・]", ".", numeral).partition(".")
    if not set(whole) & set(_PLACES):
        made = "".join(str(_DIGIT[sign]) for sign in whole)
    else:
        total = held = 0
        for sign in whole:
            if sign in _PLACES:
                total, held = total + max(held, 1) * _PLACES[sign], 0
            else:
                held = _DIGIT[sign]
        made = str(total + held)
    return f"{made}.{''.join(str(_DIGIT[sign]) for sign in behind)}" if behind else made


@cache
def _words() -> dict[str, int]:
    made = {word: number for line in _ONES for number, word in enumerate(line.split())}
    return made | _MORE


def spelled(text: str) -> int | None:
    """The whole number that words say: twelve, two hundred, forty-two; None for what is none."""
    words, known = " ".join(text.casefold().split()), _words()
    if words in known:
        return known[words]
    parts = [one for part in words.split() for one in ([part] if part in known else part.split("-"))]
    total, held, said = 0, 0, False
    for part in parts:
        if part in ("and", "und", "et", "of", "de", "y") and said:
            continue
        if part in known:
            held, said = held + known[part], True
        elif part in _TIMES:
            held, said = max(held, 1) * _TIMES[part], True
            if _TIMES[part] > 100:
                total, held = total + held, 0
        else:
            return None
    return total + held if said else None


_AND_A_HALF = {
    **dict.fromkeys(("anderthalb", "eineinhalb", "one and a half", "un et demi", "uno y medio"), "1.5"),
    **dict.fromkeys(("zweieinhalb", "two and a half", "deux et demi", "dos y medio"), "2.5"),
    **dict.fromkeys(("dreieinhalb", "three and a half", "trois et demi"), "3.5"),
}


def beginning(text: str) -> tuple[str, str]:
    """The number that a text says in words at its beginning, in digits, and the rest of the text; empty for none."""
    words = text.split()
    for count in range(min(8, len(words)), 0, -1):
        said = " ".join(words[:count])
        if half := _AND_A_HALF.get(said.casefold()):
            return half, " ".join(words[count:])
        if words[count - 1].casefold() in _TIMES and (number := spelled(said)) is None:
            continue
        if (number := spelled(said)) is not None and said.casefold() not in ("a", "an", "un", "une", "ein", "eine"):
            return str(number), " ".join(words[count:])
    return "", ""


_WITHIN = regex(
    r"\d+\s*(?:分の|分之|분의)\s*\d+|(?:百分之|백분의)\s*\d+(?:\.\d+)?|\d+(?:\.\d+)?\s*(?:割|할|成)(?:\s*\d\s*[分푼])?"
)


def share_within(text: str) -> tuple[Fraction, str] | None:
    """A part of a whole that stands among other words, as 超过九成, and these words; None for none."""
    found = _WITHIN.search(words := arabic(text))
    part = share(found[0]) if found else None
    rest = f"{words[: found.start()]} {words[found.end() :]}".strip() if found else ""
    return (part, rest) if part is not None else None


def share(text: str) -> Fraction | None:
    """The part of a whole that words or digits say: a third, 2/3, 1 in 3, 三分之二, 四割; None for what is none."""
    words = arabic(" ".join(text.casefold().split()))
    if text.strip().casefold() in _HALVES or words in _HALVES:
        return Fraction(1, 2)
    if found := _EASTERN_PART.fullmatch(words):
        return _part(found[2], found[1])
    if found := _TENTHS.fullmatch(words):
        return Fraction(found[1]) / 10 + Fraction(int(found[2] or 0), 100)
    if found := _EASTERN_PERCENT.fullmatch(words):
        return Fraction(found[1]) / 100
    if found := re.fullmatch(r"(\d+)\s*[/⁄]\s*(\d+)", words):
        return _part(found[1], found[2])
    if found := _OUT_OF.fullmatch(words):
        one = next((found[name] for name in ("one", "one_2", "one_3", "one_4") if found[name]), "")
        whole = next((found[name] for name in ("whole", "whole_2", "whole_3", "whole_4") if found[name]), "")
        return _part(one, whole)
    words = re.sub(r"^(?:the |die |la |le |un[ae]? |ein[e]? |l[’'])(?=\S)", "", words.replace("-", " "))
    if (found := _PART.fullmatch(words)) and found["part"] in _PARTS:
        count = spelled(found["count"]) if found["count"] else 1
        return Fraction(count, _PARTS[found["part"]]) if count else None
    return None


def _part(one: str, whole: str) -> Fraction | None:
    first, second = (int(word) if word.isdigit() else spelled(word) for word in (one, whole))
    return Fraction(first, second) if first and second and first <= second else None

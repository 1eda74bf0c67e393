"""Figures, numbers and dates read back from the words in which a document shows them."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

from briefdeck.audience.wording import Amount as Shown
from briefdeck.audience.wording import Wording
from briefdeck.declared import judged
from briefdeck.locale import Language, currency_codes
from briefdeck.model.entries import Figure
from briefdeck.patterns import regex
from briefdeck.values import dataclass

# A hyphen with a space behind it is the bullet of a list, as people type one.
_NUMBER = regex(r"(?:[-+]|[−△▲]\s*)?[0-9０-９]+(?:[，,.．][0-9０-９]+|[\u00a0\u202f’][0-9]{2,3}(?![0-9]))*")
_UNIT = regex(r"[\w%‰°℃$€£¥₩/·² ³-]{1,20}")  # what may be a unit; a sentence that goes on is none
_WIDE = str.maketrans("０１２３４５６７８９，．", "0123456789,.")
_MINUS = frozenset("-−△▲")
# Groups of three digits, or as in India of two and at last of three.
_DIGITS_OF_NUMBER = regex(r"(?:0|[1-9]\d{0,2}(?:,\d{3})+|[1-9]\d?(?:,\d\d)+,\d{3}|[1-9]\d*)(?:\.\d+)?")
_DIGITS = regex(r"\d+")
_ENGLISH_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_SPACE = regex(r"[\s\u00a0\u202f]+")


@dataclass(frozen=True, slots=True)
class Amount:
    """A figure as it was typed: its value, its unit where that is another one, whether it is approximate."""

    value: int | float
    unit: str | None = None
    approximate: bool | None = None


def read_amount(text: str, unit: str, wording: Wording, *, approximate: bool) -> Amount | None:
    """A figure from its words; None where they hold no number, or more than one.

    `unit` is what the briefing has for it, and `approximate` whether it has it so.
    """
    found = list(_NUMBER.finditer(text))
    if len(found) != 1:
        return None
    before, after = text[: found[0].start()].strip(), text[found[0].end() :]
    number = read_number(found[0][0], wording.spoken)
    if number is None:
        return None
    usual = _one(unit, wording)
    mark = wording.say(wording.audience.settings.labels.approximate)
    head, _, tail = (part.strip() for part in mark.partition("{}"))
    about = approximate
    if head or tail:
        begins = before.casefold().startswith(head.casefold())  # also as a sentence begins
        about = (not head or begins) and (not tail or after.strip().endswith(tail))
        before = before[len(head) :].strip() if about else before
        after = after.strip().removesuffix(tail) if about and tail else after
    if before[:1] in _MINUS and before[1:].strip() and not before.startswith("- "):
        number, before = -number, before[1:].strip()
    after = _SPACE.sub(" ", after).strip()
    divisor, rest = _scale(after, wording.spoken)
    value = _plain(number * divisor)
    other = None
    if (_squeezed(before), _squeezed(rest)) != (_squeezed(usual.prefix), _squeezed(usual.unit)):
        other = _unit(before, rest, wording)
        # A longer word than the usual unit may be that unit and a word of the sentence.
        if other is None or (usual.unit.strip() and usual.unit.strip() in other):
            return None
        shown = _one(other, wording)
        if (shown.prefix, shown.unit) == (usual.prefix, usual.unit):
            other = None  # it would be shown as the usual one: per cent as %
    return Amount(value, other, None if about == approximate else about)


def _one(unit: str, wording: Wording) -> Shown:
    """How a figure of 1 is shown with a unit."""
    bare = {"value": 1, "label": "1", "decimals": 0, **({"unit": unit} if unit else {})}
    return wording.amount(judged(Figure, bare))


def read_number(text: str, language: Language) -> Decimal | None:
    """A number with the separators of a language; None where it is none, as 3,9 in English or 007."""
    point, group = language.separators
    plain = text.translate(_WIDE)
    sign = "-" if plain.strip()[:1] in _MINUS else ""
    plain = plain.strip().lstrip("-+−△▲").replace("\u202f", "\u00a0").strip()
    # A point or comma that is no separator of the language makes it no number.
    signs = {".": "?", ",": "?", group: ",", point: "."}
    digits = _SPACE.sub("", "".join(signs.get(sign, sign) for sign in plain))
    return Decimal(sign + digits.replace(",", "")) if _DIGITS_OF_NUMBER.fullmatch(digits) else None


def number_of(text: str, language: Language) -> int | float | None:
    """A cell that is nothing but a number."""
    if not _NUMBER.fullmatch(text.strip()):
        return None
    number = read_number(text.strip(), language)
    return _plain(number) if number is not None else None


def read_date(text: str, wording: Wording) -> str | None:
    """A day, month or year as it is written in a briefing; None where the words hold none."""
    numbers = [int(digits) for digits in _DIGITS.findall(text.translate(_WIDE))]
    lowered = text.casefold()
    named = [m for m, name in enumerate(_months(wording.spoken), 1) if re.search(rf"\b(?:{name})", lowered)]
    years = [number for number in numbers if number > 31]
    begins = date.min
    for era in wording.audience.settings.eras:
        if era.name in text and f"{era.name}{era.first}" in text and not era.first.isdigit():
            years, begins = [era.begins.year], era.begins
        elif era.name in text and numbers:
            years, numbers, begins = [era.begins.year + numbers[0] - 1], numbers[1:], era.begins
    if len(years) != 1:
        return None
    rest = [number for number in numbers if number not in years]
    parts = [years[0], *(named or rest[:1]), *(rest if named else rest[1:])]
    try:
        latest = date(*[*parts, *(12, 28)[len(parts) - 1 :]][:3])
    except (ValueError, TypeError):
        return None
    if len(parts) > 3 or latest < begins:
        return None
    return "-".join([f"{parts[0]:04}", *(f"{part:02}" for part in parts[1:])])


def _months(language: Language) -> tuple[str, ...]:
    """Patterns of the names of months; where months are numbers, English ones are understood."""
    if language.code == "en" or language.theme_script:
        return _ENGLISH_MONTHS
    return tuple(name.casefold() for name in language.months)


def _scale(text: str, language: Language) -> tuple[int, str]:
    """The divisor of a scale's word at the beginning of what follows a number (兆, billion), and what is left."""
    for divisor, word in language.all_scales:
        scale = word.strip()
        rest = text.removeprefix(scale)
        # M is a million in French, and the beginning of MWh.
        if rest != text and not (scale[-1:].isascii() and rest[:1].isalpha()):
            return divisor, rest.strip()
    return 1, text


def _unit(before: str, rest: str, wording: Wording) -> str | None:
    """A unit as a briefing writes it: the code of a currency or of points, the audience first; else words."""
    for code in (*wording.audience.settings.units, *wording.spoken.points, *currency_codes()):
        head, _, tail = wording.around(code).partition("{}")
        if (_squeezed(head), _squeezed(tail)) == (_squeezed(before), _squeezed(rest)):
            return code
    return rest if _UNIT.fullmatch(rest) and not before else None


def _squeezed(text: str) -> str:
    return _SPACE.sub("", text)


def _plain(number: Decimal) -> int | float:
    return int(number) if number == number.to_integral_value() else float(number)

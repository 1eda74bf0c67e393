"""Number formats of Office that are settled here, and what a value looks like in them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefdeck.locale.base import MINUS, Language
from briefdeck.patterns import regex

_OPTIONAL_DECIMALS = regex(r"\.(0*)(#+)")
_DECIMALS = regex(r"\.(0+)")
_PLACES = regex(r"0(?:\.0+)?(?![0#,.])")
_QUOTED = regex(r'"[^"]*"')
_BEFORE, _BEHIND = regex(r'^"([^"]*)"'), regex(r'"([^"]*)"$')
_IN_FRONT = regex(r"[$£¥₩]|€(?=.)")  # of a number stand signs of currencies, but of euros in many languages
INDEX_FORMAT = "0"
# A rounded label may be off by this share: three digits of a number are what a reader of a chart takes away.
_ROUNDING = 0.005


def settled(pattern: str, values: Sequence[float], *, rounded: bool = False) -> str:
    """A number format whose optional places are decided: `#,##0.##` shows 5 as `5.` in Excel and PowerPoint.

    `rounded` values need no more places than leave them their first three digits. A minus is a minus, not a hyphen.
    """

    def settle(match: re.Match[str]) -> str:
        least, most = len(match[1]), len(match[1]) + len(match[2])
        places = max([least, *(_needed(value, most, rounded=rounded) for value in values)])
        return "." + "0" * places if places else ""

    made = _OPTIONAL_DECIMALS.sub(settle, pattern)
    return f'{made};"{MINUS}"{made}' if ";" not in made and any(v < 0 for v in values) else made


def tick_format(pattern: str, step: float) -> str:
    """The number format of an axis whose ticks stand `step` apart, with the places that these need."""
    shown = step * 100 if is_share(pattern) else step
    places = next((p for p in range(4) if abs(shown - round(shown, p)) <= shown * 1e-9), 4)
    return _PLACES.sub("0" + ("." + "0" * places if places else ""), pattern)


def named(pattern: str, language: Language) -> str:
    """A number format for whoever sets its separators by the language that it names (ECMA-376 Part 1, 18.8.30), where
    these are not those of English. Office takes those of its reader's system."""
    known = language.identifiers.get(language.tag.rpartition("-")[2])
    return ";".join(f"[$-{known}]{part}" if part else "" for part in pattern.split(";")) if known else pattern


def is_share(pattern: str) -> bool:
    """Whether values in a number format are parts of one that are written as parts of a hundred."""
    return "%" in _QUOTED.sub("", pattern)


def written(value: float, pattern: str) -> str:
    """A value as Office writes it in one of the number formats made here."""
    positive, _, negative = pattern.partition(";")
    part = negative if value < 0 and negative else positive
    places = len(found[1]) if (found := _DECIMALS.search(part)) else 0
    number = f"{abs(value):{',' if ',' in part else ''}.{places}f}"
    if is_share(part):
        number = f"{abs(value) * 100:.{places}f}%"
    number += said[1] if (said := _BEHIND.search(part)) else ""
    number = (said[1] if part is positive and (said := _BEFORE.search(part)) else "") + number
    sign = "+" if part.startswith("+") else MINUS if value < 0 else ""
    return sign + number


def _needed(value: float, most: int, *, rounded: bool) -> int:
    """Decimal places of `value` once rounded to `most` places, or as few as leave it its first three digits."""
    if rounded:
        return next((p for p in range(most) if abs(round(value, p) - value) <= _ROUNDING * abs(value)), most)
    return len(f"{value:.{most}f}".rstrip("0").rpartition(".")[2])


def with_unit(pattern: str, unit: str) -> str:
    """The format of values with their unit, as that stands behind a number; the sign of a currency stands before it."""
    unit = unit.replace('"', "")
    sign = found[0] if (found := _IN_FRONT.match(unit)) else ""
    before, behind = (f'"{said}"' if said else "" for said in (sign, unit[len(sign) :]))
    return ";".join(f"{before}{part}{behind}" for part in pattern.split(";"))


def signed(pattern: str) -> str:
    """The format of a change: with a sign, and none at zero."""
    positive = pattern.partition(";")[0]
    return f'+{positive};"{MINUS}"{positive};{positive}'


def without_zero(pattern: str) -> str:
    """A step is either a rise or a fall; the zero of the other one is not shown in the sheet."""
    positive = pattern.partition(";")[0]
    return f'{positive};"{MINUS}"{positive};'


def whole_format(values: Sequence[float | None]) -> str:
    """The format of values that are shown to their last digit."""
    return settled("#,##0.######", [v for v in values if v is not None])


def number_text(value: float) -> str:
    """The shortest decimal text that reads back as `value`."""
    return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)

"""The leaves of a briefing and of an audience: words, numbers, dates, names.

A fault has a type of its own, which `shape` puts into words for people.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum
from math import isfinite
from typing import Annotated, Any, Final

from briefdeck.declared import Before, RejectedError, WithSchema, field
from briefdeck.icons import icon, suggest
from briefdeck.locale import lookup
from briefdeck.model.language_names import TERRITORIES
from briefdeck.model.traits import Trait
from briefdeck.patterns import regex

LANGUAGE_PATTERN = r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$"
_LANGUAGE = regex(LANGUAGE_PATTERN)
LARGEST, SMALLEST = 1e21, 1e-15
_MEANT = 15  # significant digits of a number that is computed
_EXACT = 1e15  # beyond it not every whole number can be kept
"""What is larger, or nearer to zero and not zero, is written in another unit: nobody reads forty digits."""
_DIGIT = regex("[1-9]")
_BOUNDS: Final = "below 10^21, and not nearer to zero than 10^-15"
_NUMBER = regex(r"[-+]?[0-9]+(\.[0-9]+)?([eE][-+]?[0-9]+)?")


def is_language(key: object) -> bool:
    """Whether a key is that of a language: ja, en, en-GB."""
    return isinstance(key, str) and bool(_LANGUAGE.fullmatch(key))


def is_by_language(data: object) -> bool:
    """Whether a value is a text in one or more languages, as it is written."""
    return isinstance(data, Mapping) and bool(data) and all(map(is_language, data))


class Text(Mapping[str, str]):
    """Words in one or more languages. A bare string is filed under the empty language: it serves every language."""

    __slots__ = ("_by_language",)

    def __init__(self, by_language: Mapping[str, str]) -> None:
        self._by_language = dict(by_language)

    def __getitem__(self, language: str) -> str:
        return self._by_language[language]

    def __iter__(self) -> Iterator[str]:
        return iter(self._by_language)

    def __len__(self) -> int:
        return len(self._by_language)

    def choose(self, language: str, default: str) -> tuple[str, str]:
        """The language key and the words to use: the wanted language, the briefing's own, else the first given.

        A tag leads to what is best for it (RFC 4647): en-GB to en, where nothing is written in en-GB.
        """
        key = self.find(language)
        if key is None:
            key = "" if "" in self._by_language else self.find(default)
        if key is None:
            key = next(iter(self._by_language))
        return key, self._by_language[key]

    def find(self, language: str) -> str | None:
        """The key under which the words in a language stand; None where there are none."""
        return language if language in self._by_language else lookup(language, self._by_language)

    @classmethod
    def validate(cls, value: object) -> Text:
        """A string, a number (kept as its digits) or a mapping of languages; anything else is the wrong type."""
        if isinstance(value, Text):
            return value
        if isinstance(value, dict) and value:
            return cls({_language(key): _words(child, key) for key, child in value.items()})
        return cls({"": _words(value)})

    @classmethod
    def schema(cls) -> dict[str, Any]:
        """The JSON Schema of what may be written as a text."""
        return {
            "anyOf": TEXT_SHAPES,
            "description": "Words, or a mapping of languages to words: {ja: …, en: …}",
        }


TEXT_SHAPES: list[dict[str, Any]] = [
    {"type": "string", "minLength": 1},
    {"type": "number"},
    {
        "type": "object",
        "minProperties": 1,
        "propertyNames": {"pattern": LANGUAGE_PATTERN},
        "additionalProperties": {"type": "string"},
    },
]


def _words(value: object, language: str = "") -> str:
    """Words as they are written; an error names the language whose words are wrong."""
    if not isinstance(value, str | int | float) or isinstance(value, bool):
        raise RejectedError("text_type", "text, or a mapping of languages", {"key": language})
    words = str(value).strip("\n")
    if not words.strip():
        raise RejectedError("empty_text", "text is empty", {"key": language})
    return words


def _language(key: object) -> str:
    if not is_language(key) or key in TERRITORIES:
        raise RejectedError("language_key", "a language is written ja, en, en-GB", {"key": str(key)})
    return str(key)


def _partial_date(value: object) -> str:
    text = str(value) if not isinstance(value, bool) else ""
    parts = text.split("-")
    try:
        if [len(p) for p in parts] not in ([4], [4, 2], [4, 2, 2]) or not re.fullmatch("[-0-9]+", text):
            raise ValueError(text)
        date(*(int(p) for p in [*parts, "1", "1"][:3]))
    except ValueError as error:
        raise RejectedError("date_shape", "2026-04-10, 2026-04 or 2026") from error
    return text


def _whole_date(value: object) -> date:
    if isinstance(value, date):
        return value
    text = _partial_date(value)
    if text.count("-") != 2:
        raise RejectedError("date_shape", "2026-04-10")
    return date.fromisoformat(text)


def _number(value: object) -> float:
    """A finite number. One whose last zeros count (2.0) is text in YAML, and a number here."""
    digits = isinstance(value, str) and _NUMBER.fullmatch(value)
    if digits or (isinstance(value, int | float) and not isinstance(value, bool)):
        number = float(value)  # type: ignore[arg-type]
        if isfinite(number):
            number = float(_bounded(number)) + 0.0  # there is no −0
            if digits and not number and _DIGIT.search(str(value).lower().partition("e")[0]):
                raise RejectedError("number_bounds", _BOUNDS)
            if abs(number) >= _EXACT and Decimal(str(value)) != Decimal(number):
                raise RejectedError("number_bounds", "of 15 digits at most; round it")
            return number
    raise RejectedError("number_shape", "a number")


def decimal_of(value: float) -> Decimal:
    """A number as people write it: of what is computed (0.1 + 0.2) its fifteen digits, whose others mean nothing."""
    if not isinstance(value, float):
        return Decimal(value)
    written = Decimal(repr(value))
    return written if len(written.as_tuple().digits) <= _MEANT or value.is_integer() else Decimal(f"{value:.{_MEANT}g}")


def _bounded(number: float) -> float:
    """A number that can be shown, of its own type."""
    if number and not SMALLEST <= abs(number) < LARGEST:
        raise RejectedError("number_bounds", _BOUNDS)
    return number


def _cell(value: object) -> Text | int | float | None:
    if value is None or value == "":
        return None
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _bounded(value)
    return Text.validate(value)


_NO_ICON = frozenset({"none", "null", "no", "n/a"})


def _icon(value: object) -> str:
    if not isinstance(value, str) or icon(value) is None or value.strip().casefold() in _NO_ICON:
        raise RejectedError("icon_name", suggest(str(value)) or "docs/icons.md lists the names")
    return value


# YAML reads a year alone as a whole number.
_PARTIAL_DATE: list[dict[str, Any]] = [
    {"type": "string", "pattern": r"^\d{4}(-\d{2}){0,2}$"},
    {"type": "integer", "minimum": 1000, "maximum": 9999},
]
PartialDate = Annotated[str, Before(_partial_date), WithSchema({"anyOf": _PARTIAL_DATE}), Trait.DATE]
WholeDate = Annotated[date, Before(_whole_date), Trait.DATE]
Icon = Annotated[str, Before(_icon), WithSchema({"type": "string", "maxLength": 64})]
Number = Annotated[float, Before(_number)]
Key = Annotated[str, field(pattern=r"^[A-Za-z][A-Za-z0-9_-]*$", max_length=64)]
Cell = Annotated[
    Any,
    Before(_cell),
    WithSchema({"anyOf": [*TEXT_SHAPES, {"type": "null"}], "description": "Words, a number, or nothing."}),
]


class Align(StrEnum):
    """Alignment of a table column; numbers stand right."""

    LEFT = "left"
    RIGHT = "right"
    CENTER = "center"


class ChartType(StrEnum):
    """Kinds of native chart."""

    COLUMN = "column"
    BAR = "bar"
    STACKED = "stacked"
    LINE = "line"
    PIE = "pie"
    DOUGHNUT = "doughnut"
    WATERFALL = "waterfall"
    COMBINATION = "combination"
    STRIP = "strip"


class BracketForm(StrEnum):
    """What a bracket says of the values that it holds together."""

    CHANGE = "change"
    DIFFERENCE = "difference"
    TIMES = "times"
    SHARE = "share"
    SUM = "sum"


SHARES = (ChartType.PIE, ChartType.DOUGHNUT, ChartType.STRIP)
"""The charts that show the parts of one whole."""
BRACKETED = (ChartType.COLUMN, ChartType.BAR, ChartType.LINE, ChartType.WATERFALL, ChartType.STRIP)
"""The charts in which a bracket can stand."""
TOGETHER = (BracketForm.SHARE, BracketForm.SUM)
"""What a bracket says of values that it takes together; the other forms hold two against each other."""

"""What the text of one YAML scalar means, and how a wrapped one is joined. See `yamlfile` for the rules as a whole."""

from __future__ import annotations

import re
from itertools import pairwise
from math import isfinite

from briefdeck.patterns import regex

# A number of more digits is an identifier, and would lose digits in many programs.
_INTEGER = regex(r"0|-?[1-9][0-9]{0,17}")
_DECIMAL = regex(r"-?(?:0|[1-9][0-9]{0,17})\.[0-9]{1,17}")
_EXPONENT = regex(r"-?(?:0|[1-9][0-9]{0,17})(?:\.[0-9]{1,17})?[eE][-+]?[0-9]{1,3}")
_WORDS: dict[str, bool | None] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}

# Kana, kanji, CJK and full-width punctuation, and the dashes and dots that Japanese shares; no Hangul: it uses spaces.
_EAST_ASIAN = regex(
    "[\u2014\u2015\u2025\u2026\u2e80-\u312f\u31a0-\u4dbf\u4e00-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff01-\uffef"
    "\U0001b000-\U0001b16f\U00020000-\U0003ffff]"
)
_PUNCTUATION = regex("[\u3001-\u3003\u3008-\u3011\u3014-\u301f\uff01-\uff0f\uff1a-\uff20\uff3b-\uff3d\uff5b-\uff65]")
_LATIN_WORD = regex("[A-Za-z]+")
_ESCAPE = regex(r"\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|.)", re.DOTALL)


def resolved(text: str) -> str | int | float | bool | None:
    """What a plain scalar means: YAML 1.2's core schema, but only where nothing that was written gets lost."""
    if text in _WORDS:
        return _WORDS[text]
    if text[0] not in "-0123456789":
        return text
    if _INTEGER.fullmatch(text):
        return int(text)
    if _DECIMAL.fullmatch(text):
        number = float(text)
        return number if repr(number) == text and not text.endswith("0") else text
    if _EXPONENT.fullmatch(text) and isfinite(number := float(text)):
        return number
    return text


def unwrapped(value: str, source: str, style: str | None) -> str:
    """`value` without the spaces that folding put between two East Asian characters or beside full-width punctuation,
    and in a Japanese text beside any East Asian character: Japanese has no space before or after Latin words.

    `source` is the scalar as written. A space that the author typed looks the same in `value`, so the wraps are found
    in `source`. The East Asian characters come in the same order in both: the n-th of them before a wrap is the n-th
    of `value`.
    """
    lines = _lines(source, style)
    japanese = len(_EAST_ASIAN.findall(value)) >= 2 * len(_LATIN_WORD.findall(value))
    wraps: list[tuple[int, bool]] = []
    count = len(_EAST_ASIAN.findall(lines[0]))
    for line, following in pairwise(lines):
        if line and following:
            left, right = _EAST_ASIAN.match(line[-1]), _EAST_ASIAN.match(following[0])
            beside = _PUNCTUATION.match(line[-1]) or _PUNCTUATION.match(following[0])
            if (left and right) or ((left or right) and (japanese or beside)):
                wraps.append((count, bool(left)))
        count += len(_EAST_ASIAN.findall(following))
    places = [found.start() for found in _EAST_ASIAN.finditer(value)] if wraps else []
    if len(places) != count:
        return value
    parts: list[str] = []
    start = 0
    for wrap, after in wraps:
        # The space stands behind the last East Asian character of the line, or else before the first of the next.
        end = places[wrap - 1] + 1 if after else len(value[: places[wrap]].rstrip(" \t"))
        parts.append(value[start:end])
        start = end + len(value[end:]) - len(value[end:].lstrip(" \t"))
    return "".join([*parts, value[start:]])


def _lines(source: str, style: str | None) -> list[str]:
    """The lines of a scalar's content, without indentation."""
    if style == ">":
        # The header may follow an anchor or a tag, and may be followed by a comment.
        source = source[source.index(">") :].partition("\n")[2]
    elif style == '"':
        source = _ESCAPE.sub(_unescaped, source)
    return [line.strip(" \t") for line in source.split("\n")]


def _unescaped(escape: re.Match[str]) -> str:
    digits = escape[1] or escape[2] or escape[3]
    return chr(int(digits, 16)) if digits else "x"  # no other escape stands for an East Asian character

"""Texts that stand for lists: the names in them, and the cells of a row."""

from __future__ import annotations

import re
import unicodedata


def parted(value: str) -> list[str]:
    """The names in a text that reads as a list of some."""
    parts = re.split(r"[,;、，；／/|｜]|\s(?:and|und|et|y|&)\s", unwrapped(value))
    return [usual(one.strip()) for one in parts if one.strip()]


def cells_of(value: str) -> list[str]:
    """The cells of a row that was written as one text, by the rarest sign that can part them."""
    inside = unwrapped(value)
    sign = next((one for one in "\t|｜;；" if one in inside), "[,，、]")
    parts = [one.strip() for one in re.split(sign if len(sign) > 1 else re.escape(sign), inside.strip("|"))]
    return [usual(one) for one in parts]


_WRAPPED = {"[": "]", "［": "］", "【": "】", "(": ")", "（": "）", "「": "」", "{": "}", "｛": "｝"}


def unwrapped(value: str) -> str:
    """A text without brackets around the whole of it."""
    inside = value.strip()
    while len(inside) > 1 and _WRAPPED.get(inside[0]) == inside[-1] and inside[0] not in inside[1:]:
        inside = inside[1:-1].strip()
    return inside


def usual(word: str) -> str:
    """A word in half-width letters and digits, where it has no others."""
    usual = unicodedata.normalize("NFKC", word)
    return usual if usual.isascii() else word

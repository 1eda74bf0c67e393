"""Lists and heading numbers: one `w:num` a list, and the numbers that Word will show, for a table of contents.

Paragraphs of two lists that share a `w:num` count on; a `w:num` of its own with `w:startOverride` begins anew
(ECMA-376 Part 1, 17.9.15 and 17.9.26).
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from briefdeck.audience.memo_style import ListLevel, MemoStyle, Style
from briefdeck.ooxml.names import qn
from briefdeck.ooxml.xml import E, Element

_KANA = "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン"
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"))
_ROMAN_UNITS = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
# The deepest of the nine levels that w:ilvl counts from 0.
DEEPEST = 8


class Lists:
    """Adds list instances to the numbering part's root; `root` is None where the template has no numbering."""

    def __init__(self, root: Element | None) -> None:
        self._root = root
        nums = root.findall(qn("w:num")) if root is not None else []
        self._last = max((int(n.get(qn("w:numId"), "0")) for n in nums), default=0)
        self._place = 0
        if root is not None:
            # w:num stands after every w:abstractNum and before w:numIdMacAtCleanup.
            after = [i for i, child in enumerate(root) if child.tag in (qn("w:num"), qn("w:abstractNum"))]
            self._place = after[-1] + 1 if after else len(root)

    def instance(self, style: Style | None, start: int | None = None) -> int:
        """The w:numId of a new list in the list definition of this style; `start` is its first number.

        0 where the style is no list style: its paragraphs then stand without a number.
        """
        if self._root is None or style is None or style.list_id is None:
            return 0
        self._last += 1
        num = E("w:num", {"w:numId": str(self._last)}, E("w:abstractNumId", {"w:val": str(style.list_id)}))
        if start is not None:
            begin = E("w:startOverride", {"w:val": str(start)})
            num.append(E("w:lvlOverride", {"w:ilvl": str(style.level)}, begin))
        self._root.insert(self._place, num)
        self._place += 1
        return self._last


class HeadingNumbers:
    """Counts numbered headings as Word does: a heading restarts the levels below it."""

    def __init__(self, style: MemoStyle) -> None:
        self._lists: Mapping[int, tuple[ListLevel, ...]] = style.lists
        self._counts: dict[tuple[int, int], int] = {}

    def next(self, style: Style) -> str:
        """The number before a heading in this style, as text; empty where it has none or its format is unknown."""
        if style.list_id is None or style.level >= len(self._lists.get(style.list_id, ())):
            return ""
        levels = self._lists[style.list_id]
        key = (style.list_id, style.level)
        self._counts[key] = self._counts.get(key, levels[style.level].start - 1) + 1
        for deeper in range(style.level + 1, len(levels)):
            self._counts.pop((style.list_id, deeper), None)

        def shown(match: re.Match[str]) -> str:
            level = int(match[1]) - 1
            count = self._counts.get((key[0], level), levels[level].start) if level < len(levels) else 0
            return number_text(count, levels[level].format) if level < len(levels) else ""

        return re.sub("%([1-9])", shown, levels[style.level].pattern)


def number_text(count: int, form: str) -> str:
    """A number in one of the formats of ST_NumberFormat that headings use; decimal for the rest."""
    match form:
        case "none" | "bullet":
            return ""
        case "decimalZero":
            return f"{count:02}"
        case "decimalFullWidth" | "decimalFullWidth2":
            return "".join(chr(ord(digit) + 0xFEE0) for digit in str(count))
        case "decimalEnclosedCircle" if 1 <= count <= 20:
            return chr(0x2460 + count - 1)
        case "aiueo" | "aiueoFullWidth" if count >= 1:
            return _KANA[(count - 1) % len(_KANA)]
        case "lowerLetter" | "upperLetter" if count >= 1:
            letters = chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)
            return letters if form == "lowerLetter" else letters.upper()
        case "lowerRoman" | "upperRoman":
            return _roman(count) if form == "lowerRoman" else _roman(count).upper()
        case _:
            return str(count)


def _roman(count: int) -> str:
    text = ""
    for value, letters in (*_ROMAN, *_ROMAN_UNITS):
        times, count = divmod(count, value)
        text += letters * times
    return text

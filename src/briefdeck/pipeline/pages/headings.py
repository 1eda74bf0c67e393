"""The headings of a memo: their styles, and the numbers that Word will show, for contents and references."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from briefdeck.audience.memo_lists import ListLevel
from briefdeck.audience.memo_style import MemoStyle, Style
from briefdeck.document.memo import Heading
from briefdeck.document.outline import Labels, Part
from briefdeck.patterns import regex

_GANADA = "가나다라마바사아자차카타파하"
_CHINESE: tuple[str, ...] = ("", *"一二三四五六七八九")
_KANA = "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン"
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"))
_SAMPLE = 8
_LEVEL = regex("%([1-9])")  # in the pattern of a number, that of a level
_ROMAN_UNITS = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


def headings_of(parts: Iterable[Part], style: MemoStyle, labels: Labels) -> list[Heading | None]:
    """The heading of each part; None where it has none, or one whose style has no outline level."""
    numbers, annexes, found = _Numbers(style), 0, 0
    made: list[Heading | None] = []
    for part in parts:
        named = style.find(heading_style(part))
        if not part.title or named is None:
            made.append(None)
            continue
        number, title = numbers.next(named), part.title.plain
        if part.appendix:
            annexes += 1
            title = labels.annex.replace("{number}", str(annexes)).replace("{title}", title)
        if named.outline is None:
            made.append(None)
            continue
        found += 1
        # The prefix by which Word knows bookmarks of a table of contents, and hides them.
        bookmark = f"_Toc{found:09}"
        made.append(Heading(named.outline, number, title, bookmark, annexes if part.appendix else 0))
    return made


def heading_style(part: Part) -> str:
    """The style that a part's heading names, else that of annexes or of its level; level 0 alone has none."""
    if part.style:
        return part.style
    if part.appendix:
        return "Annex Heading"
    return f"heading {min(part.level, 4)}" if part.level else ""


class _Numbers:
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

        return _LEVEL.sub(shown, levels[style.level].pattern)


def sample_number(levels: Sequence[ListLevel], at: int) -> str:
    """A number of a level as wide as most."""

    def shown(match: re.Match[str]) -> str:
        level = int(match[1]) - 1
        return number_text(_SAMPLE, levels[level].format) if level < len(levels) else ""

    return _LEVEL.sub(shown, levels[at].pattern)


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
        case "ganada" if count >= 1:
            return _GANADA[(count - 1) % len(_GANADA)]
        case "chineseCounting" | "chineseCountingThousand" if 1 <= count <= 99:
            return _chinese(count)
        case "lowerLetter" | "upperLetter" if count >= 1:
            letters = chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)
            return letters if form == "lowerLetter" else letters.upper()
        case "lowerRoman" | "upperRoman":
            return _roman(count) if form == "lowerRoman" else _roman(count).upper()
        case _:
            return str(count)


def _chinese(count: int) -> str:
    """一, 十, 十一, 二十一."""
    tens, ones = divmod(count, 10)
    return (_CHINESE[tens] if tens > 1 else "") + ("十" if tens else "") + _CHINESE[ones]


def _roman(count: int) -> str:
    text = ""
    for value, letters in (*_ROMAN, *_ROMAN_UNITS):
        times, count = divmod(count, value)
        text += letters * times
    return text

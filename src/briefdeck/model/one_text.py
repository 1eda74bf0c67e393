"""What was written as a mapping or a list where one text is wanted, as that text."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from briefdeck.model import habits
from briefdeck.model.language_names import language_of

_TIMES = frozenset({"minutes", "hours", "days", "weeks", "months", "quarters", "years"})


def joined_list(value: Sequence[Any]) -> str:
    """Several texts as one: sentences behind each other, all else with commas."""
    return (" " if str(value[0]).endswith((".", "。", "!", "?")) else ", ").join(map(str, value)) if value else ""


_BEGINNINGS, _ENDS = ("from", "start", "begin", "beginning"), ("to", "end", "until", "finish")


def stretch(written: Mapping[str, Any]) -> str:
    """A stretch of time as words, of a mapping with its beginning and its end; nothing for any other."""
    first = next((written[key] for key in _BEGINNINGS if key in written), None)
    last = next((written[key] for key in _ENDS if key in written), None)
    told = len(written) == 2 and isinstance(first, str | int) and isinstance(last, str | int)
    return f"{first}–{last}" if told else ""


def joined(written: Mapping[str, Any]) -> str:
    """The parts of a mapping as one text, where none of them is in a language of its own; nothing for others."""
    simple = all(isinstance(one, str | int | float) and not isinstance(one, bool) for one in written.values())
    if not simple or any(language_of(str(key)) for key in written):
        return ""
    said = ", ".join(_said(str(key), one, alone=len(written) == 1) for key, one in written.items())
    return habits.cell(said) if '"' not in said else ""


def words_of(written: Mapping[str, Any], naming: Collection[str]) -> str | int | float | None:
    """The words of a mapping where words alone are wanted; what it has under several keys is one text."""
    if set(written) == {"value", "unit"} or set(written) == {"amount", "unit"}:
        return " ".join(str(one) for one in written.values())
    held = [one for key, one in written.items() if key in naming and isinstance(one, str | int | float)]
    return held[0] if len(held) == 1 else ": ".join(map(str, held)) or None


def _said(key: str, part: str | int | float, *, alone: bool) -> str:
    """A part of a mapping in a text: with its key where that says something, {weeks: 2}, {Phone: 4711}."""
    if alone and key in _TIMES:
        return f"{part} {key.removesuffix('s') if part == 1 else key}"
    of_people = not {"name", "from", "author"}.isdisjoint((habits.plain(key), *habits.words_for(key)))
    return str(part) if alone or of_people else f"{key} {part}"

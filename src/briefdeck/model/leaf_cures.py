"""What to write for words, dates, numbers and icons that are in another form, by what stands around them."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from typing import Any

from briefdeck.icons import meant
from briefdeck.model import habits, one_text
from briefdeck.model.days import about_date
from briefdeck.model.language_names import language_of
from briefdeck.model.said import kind_of, shown
from briefdeck.text.leftovers import is_open
from briefdeck.yamlfile.reader import Document
from briefdeck.yamlfile.tree import Path

_FEW = 6  # names that are told
NAMING = frozenset({"name", "title", "text", "label", "header", "value"})
"""Keys of words that somebody wrote as a mapping."""
_DAY_FIRST = frozenset({"de", "fr", "it", "es", "nl", "pl", "pt", "da", "sv", "nb", "fi", "cs"})
"""Languages in which a date in digits begins with its day, and never with its year."""


def about_words(document: Document, path: Path, called: str) -> tuple[str, str]:
    """What is wrong where the key at a path is no language, and the cure; `called` are the words that it is in."""
    key, around = str(path[-1]), document.data_at(path[:-1])
    if not isinstance(around, dict):
        return f"“{key}” is not a language", "text is written bare, or by language: {ja: …, en: …}"
    if all(one is None for one in around.values()):
        bare = ", ".join(map(str, around))
        return f"braces make a mapping of “{bare}”", f"write {habits.cell(bare)}"
    if stretch := one_text.stretch(around):
        return f"{called} are words, and no mapping of its beginning and end", f"write {stretch}"
    held = one_text.words_of(around, NAMING)
    if held is None and path[:1] == ("to",) and len(around) == 1:
        held = next(iter(around.values()))
    if isinstance(held, str | int | float):
        marked = path[:1] == ("decisions",) and any(one is True for one in around.values())
        if marked and not str(held).startswith("Recommended"):
            held = f"Recommended: {held}"
        more = ""
        if isinstance(around.get("cells"), list):  # an aspect as a comparison has it
            more = ", and its cells one by one under cells: of each phase"
        return f"“{key}:” is no language, and here are words alone", f"write {habits.cell(held)}{more}"
    named = language_of(key)
    if not named and (joined := one_text.joined(around)):
        name = f"{path[-2]}: " if isinstance(path[-2], str) else ""
        return f"{called} is one text, and no mapping of its parts", f"write {name}{joined}"
    hint = f"write {named}:" if named else "text is written bare, or by language: {ja: …, en: …}"
    return f"“{key}” is not a language", hint


def _about_emphasis(document: Document, path: Path, value: object) -> str:
    """What to write for what is emphasised by its number: a name that its section has; nothing where none is known."""
    section = document.data_at(path[:-1])
    data = section.get("data") if isinstance(section, dict) else None
    rows = section.get("rows") if isinstance(section, dict) else None
    listed = data.get("categories") if isinstance(data, dict) else None
    if isinstance(rows, list):
        listed = [row[0] for row in rows if isinstance(row, list) and row]
    names = [str(one) for one in listed if isinstance(one, str | int)] if isinstance(listed, list) else []
    if str(value) in names or not names:
        return ""
    return f"write the name of what is emphasised: {' or '.join(names[:_FEW])}"


def about_icon(value: Any, otherwise: str) -> tuple[str, str]:
    """What is wrong with what is no name of an icon, and the cure; `otherwise` is that where nobody knows it."""
    asked = one_text.words_of(value, NAMING) if isinstance(value, dict) else value
    what = f"there is no icon {shown(asked)}"
    if not isinstance(value, str):
        what = f"“icon” is the name of one, and {kind_of(value)} stands there"
    if is_open(str(asked)):
        return what, "delete icon:"
    named = meant(str(asked)) if otherwise.startswith("docs/") or not isinstance(value, str) else ""
    return what, f"write icon: {named}" if named else otherwise


def about_a_date(document: Document, key: str | int, said: str, *, day: bool, ours: bool) -> str:
    """What to write for a date in another form, in a briefing that is `ours`: of what ends, its last month."""
    data = document.data if ours and isinstance(document.data, dict) else {}
    year = str(data.get("date"))[:4]
    now = {"now": int(year)} if year.isdigit() and len(year) == len("2026") else {}
    hint = about_date(said, day=day, day_first=str(data.get("language"))[:2] in _DAY_FIRST, **now)
    last = about_date(f"end of {said}") if key in ("end", "until") else ""
    return last if hint.startswith("write its first month") and last.startswith("write its last month") else hint


def with_what_is_around(hint: str, document: Document, path: Path, value: Any, keys: Collection[str]) -> str:
    """The cure of a value of a wrong type, by what stands around it in a mapping that can have certain keys."""
    if path[-1:] == ("emphasis",) and isinstance(value, int):
        return _about_emphasis(document, path, value) or hint
    return _with_the_unit_around(hint, document, path, keys) if " beside it" in hint else hint


def _with_the_unit_around(hint: str, document: Document, path: Path, keys: Collection[str]) -> str:
    """The cure of a number with a unit, where the mapping that holds it has no unit of its own: the section has it."""
    if "approximate" not in keys:
        hint = hint.replace(", and approximate: true beside it", ", and that it is about so in the text")
    found = re.search(r", and unit: (\"?[^\"]+?\"?) beside it", hint)
    if found is None or "unit" in keys:
        return hint
    around = (document.data_at(path[:end]) for end in range(len(path) - 1, 1, -1))
    named = next((str(one["unit"]) for one in around if isinstance(one, dict) and "unit" in one), "")
    if named == found[1].strip('"'):
        return hint.replace(found[0], "", 1)
    if named and found[1].strip('"') == "%":
        return f"write what it comes to in {named}"
    return hint.replace(found[0], f", and unit: {found[1]} in the section", 1)


_FOR_WORDS = ("detail", "text", "caution", "note", "caption", "headline")


def about_strange(value: Any, free: Collection[str], could_be: Callable[[str], bool]) -> str:
    """What to do with a key that nobody knows: what its words could stand under, of the keys that are `free`."""
    listed = isinstance(value, list) and all(isinstance(one, str) for one in value)
    worded = isinstance(value, str) and " " in value.strip()
    able = [key for key in (("points",) if listed else _FOR_WORDS if worded else ()) if key in free and could_be(key)]
    if able:
        return f"write {able[0]}: if it is to be read, or delete it"
    return f"delete it: no document shows it; known: {', '.join(sorted(free))}"

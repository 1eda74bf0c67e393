"""Values of a briefing as they stand there now, held against what files say of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from briefdeck.locale import languages
from briefdeck.model.grid import typed
from briefdeck.model.leaves import is_by_language
from briefdeck.model.written import child
from briefdeck.roundtrip.pull.edits.book import dotted
from briefdeck.roundtrip.pull.edits.edit import Data, said
from briefdeck.yamlfile.tree import Path


def reordered(count: int, shown: Sequence[int]) -> list[int]:
    """All items of a list, the shown ones in their new order at the places that these had."""
    order = list(range(count))
    for place, item in zip(sorted(shown), shown, strict=True):
        order[place] = item
    return order


def place_of_name(names: Sequence[Any], wanted: frozenset[str]) -> int | None:
    """The place of the one name among others that is one of these, in any language."""
    found = [n for n, name in enumerate(names) if any(text_of(t) in wanted for t in in_languages(name))]
    return found[0] if len(found) == 1 else None


def place_of_series(series: Sequence[Any], wanted: frozenset[str]) -> int | None:
    """The place of the one series of a chart that has one of these names, with or without its unit in brackets.

    A chart with two axes shows the unit of each behind the names of its series, in the brackets of its language.
    """
    brackets = {language.brackets for language in languages()}
    cut = ((name, left) for name in wanted for left, right in brackets if name.endswith(right) and left in name)
    bare = {name[: name.rindex(left)] for name, left in cut}
    return place_of_name([each.get("name") if isinstance(each, dict) else None for each in series], wanted | bare)


def in_languages(text: Any) -> Iterable[Any]:
    return text.values() if is_by_language(text) else (text,)


def list_of(path: Path) -> Path:
    """The list that a text is an item of, or stands in an item of."""
    return path[: max((n for n, step in enumerate(path) if isinstance(step, int)), default=len(path))]


def is_there(data: Any, path: Path) -> bool:
    for step in path:
        found = child(data, step)
        if found is None:
            return False
        data = found[0]
    return True


def value_there(data: Any, path: Path | None) -> Any:
    for step in path or ():
        found = child(data, step)
        if found is None:
            return None
        data = found[0]
    return data


def data_file(data: Any, path: Path) -> str:
    """The file in which a value stands that a table or a chart shows; empty where that is the briefing."""
    for end in range(len(path), 0, -1):
        there = value_there(data, path[:end])
        if isinstance(there, dict) and isinstance(there.get("data"), str):
            return str(there["data"])
        if there is not None and path[end - 1] == "data" and isinstance(there, str):
            return there
    return ""


def why_not_written(data: Any, path: Path) -> str:
    """Why a value that a file shows cannot be written in the briefing."""
    name = data_file(data, path)
    return f"its data stand in “{name}”" if name else f"the briefing has no {dotted(path)}"


def same(one: Any, other: Any) -> bool:
    """Whether two values are one; a number that is written with its zeros (227.0) is read as words, and is it all the
    same."""
    if isinstance(one, bool) or isinstance(other, bool):
        return (one or False) is (other or False)
    if isinstance(one, int | float) and isinstance(other, int | float):
        return float(one) == float(other)
    if isinstance(one, str) and isinstance(other, int | float):
        one, other = other, one
    if isinstance(one, int | float) and isinstance(other, str) and isinstance(number := typed(other), float):
        return float(one) == number
    return str(one).strip("\n") == str(other).strip("\n") if one is not None and other is not None else one is other


def says(item: Any, value: Data) -> bool:
    """Whether an item of a list says what is to be added."""
    if isinstance(value, str):
        texts = [item, *(item.values() if isinstance(item, dict) else ())]
        texts += [text for each in texts if isinstance(each, dict) for text in each.values()]
        return any(isinstance(text, str) and text.strip() == value for text in texts)
    return _holds(item, value)


def _holds(one: Any, other: Data) -> bool:
    """Whether a value has all of another one, in any of its languages; what that leaves open may be anything."""
    if other is None:
        return True
    if isinstance(other, dict) and not is_by_language(other):
        return isinstance(one, dict) and all(_holds(one.get(key), each) for key, each in other.items())
    if isinstance(other, list):
        return isinstance(one, list) and len(one) >= len(other) and all(map(_holds, one, other))
    texts = other.values() if isinstance(other, dict) else (other,)
    return all(any(same(text, each) or str(text) == str(each) for text in in_languages(one)) for each in texts)


def plain(value: Any) -> Data:
    """The words of a value as far as people need to see them."""
    if isinstance(value, dict):
        return {key: plain(each) for key, each in value.items() if isinstance(each, str | list | dict)}
    if isinstance(value, list):
        return [plain(each) for each in value]
    return value if isinstance(value, str | int | float) else None


def order_told(items: Sequence[Any], order: Iterable[int]) -> str:
    return " → ".join(short(said(first_text(items[place])), 24) for place in order)


def first_text(item: Any) -> Data:
    """What an item is known by: its title, or its first text."""
    if isinstance(item, dict) and "title" in item:
        item = item["title"]
    while isinstance(item, dict | list):
        item = next(iter(item.values() if isinstance(item, dict) else item), None)
    return item if isinstance(item, str | int | float) else None


def text_of(value: Any) -> str:
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return "" if value is None else str(value)


def short(value: Any, most: int = 60) -> str:
    text = " ".join(text_of(value).split())
    return text if len(text) <= most else text[: most - 1] + "…"

"""What other tools write in another shape, written as a briefing has it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from briefdeck.diagnostics import Diagnostic
from briefdeck.diagnostics.rules import briefing as rules
from briefdeck.model import habits
from briefdeck.yamlfile.reader import Document
from briefdeck.yamlfile.tree import Path

_MOST = 12  # values that a hint shows
_AXIS = ("categories", "labels", "x", "years", "names")
_VALUES = ("series", "values", "y", "data", "datasets")
_NAME = ("name", "label", "title")


def meant(document: Document, path: Path) -> tuple[Path, Diagnostic] | None:
    """The finding about a value at or above a path of a briefing that is meant, in another shape; and its path."""
    while path and not document.has(path):
        path = path[:-1]
    for at in (path, path[:-1]):
        value: Any = document.data_at(at) if at else None
        if text := _split(value):
            key = next(iter(value))
            what = f"“{key}” is taken for a key, for a colon and a space follow it"
            return at, rules.UNKNOWN_KEY.at(
                document.key_span((*at, key)), what, f"put the whole text into double quotes: {text}"
            )
    for depth in range(len(path), 0, -1):
        at = path[:depth]
        if at[-1] == "data" and at[:1] == ("sections",) and len(at) == 3:
            value = document.data_at(at)
            if written := _data(value, _name(document, at)):
                what = "“data” is not written as a chart's data are: it wants categories and series"
                return at, rules.WRONG_TYPE.at(document.span(at), what, f"write data: {written}")
    return None


def _name(document: Document, at: Path) -> str:
    """What a series without a name may be called: as its section is."""
    section = document.data_at(at[:-1])
    title = section.get("title") if isinstance(section, dict) else None
    return title if isinstance(title, str) else "…"


def _data(value: Any, name: str) -> str:
    """The data of a chart in our shape; empty where it has that, or nobody can tell what was meant."""
    match value:
        case {"file": str(file), **rest} | {"path": str(file), **rest} | {"csv": str(file), **rest} if not rest:
            return file
        case [str(file)] if file.endswith((".csv", ".xlsx")):
            return file
        case dict() if value and all(_is_number(one) for one in value.values()):
            return _written(list(value), [(name, list(value.values()))])
        case dict():
            axis = next((key for key in _AXIS if isinstance(value.get(key), list)), "")
            values = next((key for key in _VALUES if key in value and key != axis), "")
            if len(value) != 2 or not axis or not values:
                return ""
            series = list(_series(value[values], name))
            ours = isinstance(value[values], list) and all(map(_is_ours, value[values]))
            return "" if ours else _written(value[axis], series)  # keys by other names are told as such
        case list() if value and all(map(_is_number, value)):
            return _written(["…"] * len(value), [(name, value)])
        case list() if value and all(isinstance(one, list) and len(one) == 2 for one in value):
            numbers = [one[1] for one in value]
            return _written([one[0] for one in value], [(name, numbers)]) if all(map(_is_number, numbers)) else ""
        case list() if value and all(isinstance(one, dict) for one in value):
            return _records(value)
        case _:
            return ""


def _is_ours(one: Any) -> bool:
    return isinstance(one, dict) and "name" in one and isinstance(one.get("values"), list)


def _series(value: Any, name: str) -> Iterator[tuple[str, list[Any]]]:
    """Series as tools write them: their names before their values, values alone, or other words for both."""
    if isinstance(value, dict):
        yield from ((str(key), one) for key, one in value.items() if isinstance(one, list))
    elif isinstance(value, list) and value and all(_is_number(one) for one in value):
        yield name, value
    elif isinstance(value, list):
        for one in (one for one in value if isinstance(one, dict)):
            said = next((str(one[key]) for key in _NAME if key in one), name)
            numbers = next((child for child in one.values() if isinstance(child, list)), None)
            if numbers is not None:
                yield said, numbers


def _records(records: list[dict[str, Any]]) -> str:
    """A mapping for each category, as of a table of a database."""
    keys = list(records[0])
    if len(keys) < 2 or any(list(one) != keys for one in records):
        return ""
    axis = next((key for key in keys if not _is_number(records[0][key])), keys[0])
    rest = [key for key in keys if key != axis]
    if not all(_is_number(one[key]) for one in records for key in rest):
        return ""
    return _written([one[axis] for one in records], [(key, [one[key] for one in records]) for key in rest])


def _written(categories: list[Any], series: list[tuple[str, list[Any]]]) -> str:
    if not series or any(isinstance(one, dict | list) for one in categories):
        return ""
    parts = ", ".join(f"{{name: {habits.cell(name)}, values: [{_listed(values)}]}}" for name, values in series)
    return f"{{categories: [{_listed(categories)}], series: [{parts}]}}"


def _listed(values: list[Any]) -> str:
    shown = ", ".join(habits.cell(one) for one in values[:_MOST])
    return f"{shown}, …" if len(values) > _MOST else shown


def _is_number(value: Any) -> bool:
    if isinstance(value, str):
        return re.fullmatch(r"-?\d+(?:\.\d+)?", value) is not None
    return value is None or (isinstance(value, int | float) and not isinstance(value, bool))


def _split(value: Any) -> str:
    """A text with a colon and a space in it, which YAML took for a key: as it was meant, in quotes; empty for none."""
    if not isinstance(value, dict) or len(value) != 1:
        return ""
    ((key, said),) = value.items()
    if not isinstance(said, str | int | float) or isinstance(said, bool) or not _is_words(key):
        return ""
    return '"' + f"{key}: {said}".replace("\\", "\\\\").replace('"', '\\"') + '"'


def _is_words(key: str) -> bool:
    """Whether a key is one of a text, and none that anybody would give a value."""
    return not habits.is_key(key) and re.search(r"\s|[^\x00-\x7f]|^[A-Z]", key) is not None

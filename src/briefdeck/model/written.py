"""Values of a briefing as they are written in its file: a text may stand for the mapping that it belongs to."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from briefdeck.locale import lookup
from briefdeck.model.briefing import MODELS
from briefdeck.model.leaves import is_by_language
from briefdeck.yamlfile.tree import Path

Raw = str | int | float | bool | None
BARE = {model.__name__: model.bare for model in MODELS if model.bare}
"""The mappings that may be written as one text, and the keys for which it stands."""
MISSING = object()
_BARE_KEYS = frozenset(BARE.values())


def child(data: Any, step: str | int) -> tuple[Any] | None:
    """What a mapping has under a key, or a list at a place, in a tuple of one; None where it has nothing there."""
    if isinstance(data, dict | Mapping):  # to ask for the latter alone takes long
        return (data[step],) if step in data else None
    if isinstance(data, list) and isinstance(step, int) and 0 <= step < len(data):
        return (data[step],)
    return None


def followed(data: Any, path: Path) -> tuple[Path, Any]:
    """The path of a value as it is written, and the value; where there is none, the path as far as it goes, MISSING."""
    made: list[str | int] = []
    for step in path:
        if step in _BARE_KEYS and _is_bare(data, step):
            continue
        found = child(data, step)
        if found is None:
            return tuple(made), MISSING
        data = found[0]
        made.append(step)
    return tuple(made), data


def _is_bare(data: Any, step: str | int) -> bool:
    """Whether a text stands where a mapping with this key could."""
    return not isinstance(data, Mapping | list) or (step not in data and is_by_language(data))


def value_at(data: Any, path: Path, language: str, default: str) -> tuple[Raw, Path | None]:
    """A value of a briefing as it is written there, with its path, that of its language included.

    Nothing and None where there is none.
    """
    found, value = followed(data, path)
    if value is MISSING:
        return None, None
    if is_by_language(value):
        key = lookup(language, value) or lookup(default, value) or next(iter(value), "")
        found, value = (*found, str(key)), value.get(key)
    return (value, found) if isinstance(value, str | int | float) else (None, None)

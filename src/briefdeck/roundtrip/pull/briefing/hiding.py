"""Sections that an audience no longer sees, in the words of a briefing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from briefdeck.model.briefing import keys
from briefdeck.model.traits import Trait
from briefdeck.yamlfile.edit.apply import AddKey, Change, RemoveItem, RemoveKey
from briefdeck.yamlfile.tree import Path

_LINKS = keys(Trait.SECTION)


def hiding(path: Path, section: Any, audience: str, everybody: Sequence[str]) -> tuple[Change, ...] | None:
    """What keeps a section from an audience; nothing where nobody else sees it, None where it is kept already."""
    named = section.get("audiences") if isinstance(section, dict) else None
    if isinstance(named, list) and named:
        if audience not in named:
            return None
        place = (*path, "audiences", named.index(audience))
        return (RemoveItem(place),) if len(named) > 1 else ()
    others: list[Any] = [name for name in everybody if name != audience]
    if not others:
        return ()
    given = [RemoveKey((*path, "audiences"))] if isinstance(named, list) else []
    return (*given, AddKey(path, "audiences", others))


def unlinked(data: Any, section: Any) -> Iterator[Change]:
    """What led to a section that goes, anywhere in the briefing, goes too."""
    name = section.get("id") if isinstance(section, dict) else None
    waiting: list[tuple[Path, Any]] = [((), data)]
    while waiting:
        path, value = waiting.pop()
        if value is section or name is None:
            continue
        if isinstance(value, dict):
            yield from (RemoveKey((*path, key)) for key in _LINKS & set(value) if value[key] == name)
            waiting += (((*path, key), child) for key, child in value.items())
        elif isinstance(value, list):
            waiting += (((*path, number), child) for number, child in enumerate(value))

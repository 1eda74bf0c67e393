"""Items of a list that were split or merged in a file, against the list as the briefing has it now."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from briefdeck.model.briefing import keys
from briefdeck.model.traits import Trait
from briefdeck.model.written import followed
from briefdeck.roundtrip.pull.edits import Merged
from briefdeck.roundtrip.pull.markup import Sign, signs_of, written
from briefdeck.yamlfile.edit.apply import Change, InsertItem, RemoveItem, SetValue
from briefdeck.yamlfile.tree import Path

_GROWING = keys(Trait.GROWS)


def whole_of(edit: Merged) -> str | None:
    """The text that was two."""
    typed = [Sign(character) for character in edit.between]
    return written([*signs_of(str(edit.built[0])), *typed, *signs_of(str(edit.built[1]))])


def item_alone(data: Any, path: Path) -> Path | None:
    """The item that a text is, all of it: of a list that grows, in one language, with nothing beside its words."""
    item = path[:-1] if path[-1] == "text" else path
    if len(item) < 2 or not isinstance(item[-1], int) or item[-2] not in _GROWING:
        return None
    there = followed(data, item)[1]
    alone = (
        there if isinstance(there, str) else there.get("text") if isinstance(there, dict) and len(there) == 1 else None
    )
    return item if isinstance(alone, str) else None


def splitting(path: Path, item: Path, parts: tuple[str, str]) -> tuple[Change, ...]:
    """What makes two items of one."""
    return SetValue(path, parts[0]), InsertItem(item[:-1], int(item[-1]) + 1, parts[1])


def merging(path: Path, other: Path, text: str) -> tuple[Change, ...]:
    """What makes one item of two neighbours."""
    return SetValue(path, text), RemoveItem(other)


def stands(items: Any, *texts: str) -> bool:
    """Whether items of a list say these texts, one behind the other."""
    said = [item.get("text") if isinstance(item, dict) else item for item in items] if isinstance(items, list) else []
    return any(_alike(said[start : start + len(texts)], texts) for start in range(len(said) - len(texts) + 1))


def _alike(said: Sequence[Any], texts: Sequence[str]) -> bool:
    return all(isinstance(one, str) and one.strip() == other for one, other in zip(said, texts, strict=True))

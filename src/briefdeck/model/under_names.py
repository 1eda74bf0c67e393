"""Items of a list that stand under names: those of their first key, or the words that tell them apart."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum
from typing import Any, get_args

from briefdeck.declared import Declared
from briefdeck.model import habits
from briefdeck.model.wanted import UnclearError

_CELLS = ("cells", "scores", "values", "points")
_SECOND = ("headline", "text", "detail", "points")


def needs(model: type[Declared]) -> list[str]:
    """The keys that a mapping cannot do without."""
    return [info.alias or key for key, info in model.model_fields.items() if info.is_required()]


def by_word(model: type[Declared], value: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Items that stand under the words of one of their keys: for: [It grows], against: [It stops]; none for others."""
    needed = needs(model)
    if set(value) & set(model.model_fields):
        return []
    for key, info in model.model_fields.items():
        kind = next((one for one in (info.annotation, *get_args(info.annotation)) if _is_of_words(one)), None)
        if kind is None or len(needed) != 1:
            continue
        words = {name: name if name in list(kind) else habits.about_word(key, name) for name in value}
        if all(words.values()):
            return [
                {needed[0]: said, key: words[name].removeprefix("write ")}
                for name, one in value.items()
                for said in (one if isinstance(one, list) else [one])
            ]
    return []


def _is_of_words(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, StrEnum)


def entry_under(model: type[Declared], name: str, value: Any) -> dict[str, Any]:
    """An item of a list that was written under its name."""
    fields = {info.alias or key: info for key, info in model.model_fields.items()}
    needed = needs(model)
    first = needed[0] if needed else str(getattr(model, "named_by", ""))
    if "date" in needed and re.match(r"\d{4}", name):
        first = "date"
    elif needed == ["text"] and "label" in fields and not (isinstance(value, dict) and "text" not in value):
        first = "label"
    if first not in fields:
        raise UnclearError
    if isinstance(value, dict):
        return {first: name, **value}
    rest = [key for key in (*needed, *_SECOND) if key in fields and key != first]
    if isinstance(value, list):
        rest = [key for key in _CELLS if key in fields]
    if not rest:
        raise UnclearError
    return {first: name, rest[0]: value}

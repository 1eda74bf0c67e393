"""A key that has no meaning where it stands, and has one at another level; whether a value could be that of a key."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any, get_args, get_origin

from briefdeck.declared import Declared, Field, InvalidError, check_of_field
from briefdeck.model.habits import TRUTHS
from briefdeck.model.locating import followed, models_of

_ANYWHERE = frozenset(
    {"title", "text", "name", "value", "label", "detail", "note", "date", "id", "kind", "type", "change", "of", "as"}
)
"""Keys of so many things that another level says nothing of what is meant."""


def elsewhere(
    name: str,
    value: Any,
    location: Sequence[str | int],
    here: Iterable[type[Declared]],
    root: type[Declared],
) -> str:
    """What to do with a key that is none `here`, in models at the location of a fault; nothing where nobody knows it.

    It may belong to what is around its mapping, from the nearest to the margin, to the items of a list in it, or to
    a thing of another kind alone.
    """
    if name in _ANYWHERE:
        return ""
    if name in location[2:-1]:  # steps of a step
        keys = {info.alias or key for model in here for key, info in model.model_fields.items()}
        also = ", or what there is to say under points:" if "points" in keys else ""
        return f"what stands under {name}: has none of its own: write each of these beside it{also}"
    seen = followed(location[:-1], root)[0]
    for length in range(len(location) - 2, -1, -1):
        path, models = followed(location[:length], root)
        if len(path) >= len(seen) or not models:
            continue
        seen = path
        if any(_has(model, name, value) for model in models):
            return f"write it {_beside(path)}: there it has a meaning" if path else "write it at the margin"
    for model in here:
        for key, info in model.model_fields.items():
            inner = models_of(info.annotation)
            if get_origin(info.annotation) is list and any(_has(one, name, value) for one in inner):
                return f"write it in an item of {info.alias or key}:"
    if isinstance(value, str) and (word := in_an_item((name,), here)[1]) and name in TRUTHS:
        return f"write {name}: true in “{value}”, an item of {word}:"
    sections = any(_noun(model).startswith("section") for model in here)
    nouns = sorted(
        {noun for noun, keys in _things(root) if name in keys and (sections or not noun.startswith("section"))}
    )
    if not nouns or len(nouns) > _MOST_THINGS:
        return ""
    named = ", or ".join(f"{'an' if noun[0] in 'aeiou' else 'a'} {noun}" for noun in nouns)
    return f"{named} has it: write it there, or delete it"


def in_an_item(words: Iterable[str], here: Iterable[type[Declared]]) -> tuple[str, str]:
    """Of several words for one thing the key that the items of a list here have, and the key of the list."""
    lists = [
        (info.alias or key, models_of(info.annotation))
        for model in here
        for key, info in model.model_fields.items()
        if get_origin(info.annotation) is list
    ]
    for word in words:
        for key, models in lists:
            if any((info.alias or name) == word for one in models for name, info in one.model_fields.items()):
                return word, key
    return "", ""


def is_key(name: str, root: type[Declared]) -> bool:
    """Whether a name is a key of anything that can stand in a file of a model."""
    return any(name in keys for _, keys in _things(root))


_MOST_THINGS = 6


@lru_cache(maxsize=8)
def _things(root: type[Declared]) -> tuple[tuple[str, frozenset[str]], ...]:
    """All that can stand in a file of a model: what it is called, and its keys."""
    met: dict[type[Declared], None] = {}
    waiting = [root]
    while waiting:
        model = waiting.pop()
        if model not in met:
            met[model] = None
            waiting += [one for info in model.model_fields.values() for one in models_of(info.annotation)]
    return tuple(
        (_noun(model), frozenset(info.alias or key for key, info in model.model_fields.items()))
        for model in met
        if _noun(model)
    )


def _noun(model: type[Declared]) -> str:
    noun = str(getattr(model, "noun", ""))
    kind = model.model_fields.get("kind")
    return f"{noun} of kind: {get_args(kind.annotation)[0]}" if noun == "section" and kind else noun


def inside(name: str, value: Any, here: Iterable[type[Declared]], around: Any) -> str:
    """The key of a mapping beside, in `around`, that lacks a key of this name and can have it; empty for none."""
    for model in here:
        for key, info in model.model_fields.items():
            other = around.get(info.alias or key) if isinstance(around, dict) else None
            able = any(_has(one, name, value) for one in models_of(info.annotation))
            if able and isinstance(other, dict) and name not in other:
                return info.alias or key
    return ""


def _beside(path: Sequence[str | int]) -> str:
    """Where something stands that stands beside the keys of the mapping at a path."""
    last = path[-1]
    if isinstance(last, int):
        return f"beside the other keys of item {last + 1} of {path[-2]}:" if len(path) > 1 else "one level up"
    return f"below {last}: itself"


def _has(model: type[Declared], name: str, value: Any) -> bool:
    return any(
        (info.alias or key) == name and (value is None or fits(value, info)) for key, info in model.model_fields.items()
    )


def fits(value: Any, info: Field) -> bool:
    """Whether a value has the shape of a field; what is in it may have faults of its own."""
    annotation = info.annotation
    if get_origin(annotation) is list:
        return isinstance(value, list) and (
            not value
            or isinstance(value[0], dict)
            or not models_of(get_args(annotation)[0])
            or isinstance(value[0], str)
        )
    if get_origin(annotation) is dict or isinstance(value, dict | list):
        return isinstance(value, dict) and (get_origin(annotation) is dict or bool(models_of(annotation)))
    try:
        check_of_field(info)(value)
    except InvalidError:
        return False
    return True


def is_needed(key: str | int, models: Iterable[type[Declared]]) -> bool:
    """Whether a mapping cannot do without a key."""
    fields = ((info.alias or name, info) for model in models for name, info in model.model_fields.items())
    return any(name == key and info.is_required() for name, info in fields)

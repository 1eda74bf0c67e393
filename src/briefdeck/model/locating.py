"""From the location of a fault to a path of the file, and the models to which it leads."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from briefdeck.declared import Declared
from briefdeck.yamlfile.tree import Path


def followed(location: Iterable[str | int], root: type[Declared]) -> tuple[Path, list[Any]]:
    """A location without the names of the members of unions that it has, and the models to which it leads."""
    path: list[str | int] = []
    current: list[Any] = [root]
    for step in location:
        if step == "[key]":
            continue
        member = [m for annotation in current for m in _members(annotation) if _name(m, step)]
        if member:
            current = member
            continue
        path.append(step)
        current = [after for annotation in current for part in _parts(annotation) for after in _below(part, step)]
    return tuple(path), [m for a in current for m in _parts(a) if isinstance(m, type) and issubclass(m, Declared)]


def models_of(annotation: Any) -> list[type[Declared]]:
    """The models that an annotation, or what is in a list or mapping of it, can be."""
    found: list[type[Declared]] = []
    for part in _parts(annotation):
        if get_origin(part) in (list, dict):
            found += models_of(get_args(part)[-1])
        elif isinstance(part, type) and issubclass(part, Declared):
            found.append(part)
    return found


@lru_cache(maxsize=256)
def keys_of(models: tuple[type[Declared], ...]) -> frozenset[str]:
    """The keys that mappings of any of these models can have."""
    return frozenset(info.alias or key for model in models for key, info in model.model_fields.items())


def _parts(annotation: Any) -> list[Any]:
    """The members of a union, an annotation without its metadata."""
    if get_origin(annotation) is Annotated:
        return _parts(get_args(annotation)[0])
    if get_origin(annotation) in (Union, UnionType):
        return [part for argument in get_args(annotation) for part in _parts(argument)]
    return [annotation]


def _members(annotation: Any) -> list[Any]:
    """The members among which there is a choice that a location names; an optional value is no choice."""
    found = [part for part in _parts(annotation) if part is not type(None)]
    return found if len(found) > 1 else []


def _name(member: Any, step: str | int) -> bool:
    """Whether a step of the location names this member of a union: by its kind, else by its class."""
    if not isinstance(member, type):
        return False
    if issubclass(member, Declared) and "kind" in member.model_fields:
        return step in get_args(member.model_fields["kind"].annotation)
    return step == member.__name__


def _below(annotation: Any, step: str | int) -> list[Any]:
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is list:
        return [arguments[0]]
    if origin is dict:
        return [arguments[1]]
    if isinstance(annotation, type) and issubclass(annotation, Declared):
        for name, info in annotation.model_fields.items():
            if step == (info.alias or name):
                return [info.annotation]
    return []

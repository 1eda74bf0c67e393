"""The one walk over a briefing: every value with its path, what its fields say of it, and who may see it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Any, NamedTuple

from briefdeck.declared import Declared
from briefdeck.model.entries import Restricted
from briefdeck.model.leaves import Text
from briefdeck.model.traits import Trait, traits_of
from briefdeck.yamlfile.tree import Path

# Most of what a briefing holds in the end; to ask whether one is a model takes longer than all else of a visit.
_PLAIN = frozenset({str, int, float, bool, type(None), Text})


class Visit(NamedTuple):
    """A value that the walk comes to.

    `traits` are those of its field and of all fields that it stands in. `audiences` are those who may see it, None for
    everybody.
    """

    path: Path
    value: Any
    traits: Trait
    audiences: frozenset[str] | None

    def is_seen_by(self, audience: str) -> bool:
        """Whether an audience may see it."""
        return self.audiences is None or audience in self.audiences


def fields_of(model: Declared) -> Iterator[tuple[str, Any]]:
    """The YAML keys of a mapping with their values, in the order of the model."""
    for name, info in type(model).model_fields.items():
        yield info.alias or name, getattr(model, name)


def walk(value: Any, path: Path = (), traits: Trait = Trait.NONE) -> Iterator[Visit]:
    """Every value in a value of the model and itself, in the order of the model, each before what is in it; `traits`
    are those of the fields that it stands in."""
    waiting = [Visit(path, value, traits, None)]
    while waiting:
        visit = waiting.pop()
        if visit.value.__class__ in _PLAIN:
            yield visit
            continue
        if isinstance(visit.value, Restricted) and visit.value.audiences:
            named = frozenset(visit.value.audiences)
            allowed = named if visit.audiences is None else named & visit.audiences
            visit = Visit(visit.path, visit.value, visit.traits, allowed)
        yield visit
        waiting += reversed(list(_below(visit)))


def _below(visit: Visit) -> Iterator[Visit]:
    """What stands directly in a value."""
    path, value, traits, audiences = visit.path, visit.value, visit.traits, visit.audiences
    if isinstance(value, Declared):
        values = value.__dict__
        for key, name, both in joined(type(value), traits):
            yield Visit((*path, key), values[name], both, audiences)
    elif isinstance(value, list):
        for index, child in enumerate(value):
            yield Visit((*path, index), child, traits, audiences)
    elif isinstance(value, dict):
        for key, child in value.items():
            yield Visit((*path, key), child, traits, audiences)


@lru_cache(maxsize=1024)
def joined(kind: type[Declared], outer: Trait) -> tuple[tuple[str, str, Trait], ...]:
    """The fields of a type by key and name, with their traits where it stands in a field that has some itself."""
    keys = ((info.alias or name, name) for name, info in kind.model_fields.items())
    own = traits_of(kind)
    return tuple((key, name, outer | own[key]) for key, name in keys)


def texts(value: Any, path: Path = ()) -> Iterator[Visit]:
    """Every text."""
    return (visit for visit in walk(value, path) if isinstance(visit.value, Text))

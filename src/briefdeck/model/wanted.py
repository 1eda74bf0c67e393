"""What a type of the model asks for: the mapping, list or leaf that it is, and what is said beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from briefdeck.declared import Before, Declared, InvalidError, check_of
from briefdeck.model.traits import Trait


class UnclearError(Exception):
    """Nobody can tell what was meant."""


def is_sound(kind: Any, value: Any) -> bool:
    """Whether a value can stand where one of a type is wanted."""
    try:
        check_of(kind)(value)
    except InvalidError:
        return False
    return True


def befores(kind: Any) -> tuple[Callable[[Any], Any], ...]:
    return tuple(one.made for one in get_args(kind)[1:] if isinstance(one, Before))


def with_beside(kind: Any, beside: Sequence[Any]) -> Any:
    return Annotated[(kind, *beside)] if beside else kind


def apart(kind: Any) -> tuple[Any, tuple[Any, ...]]:
    """A type, without being nothing, and what is said beside it. Raises UnclearError where it is one of several."""
    beside: tuple[Any, ...] = ()
    while True:
        if get_origin(kind) is Annotated:
            kind, *more = get_args(kind)
            beside = (*more, *beside)
        elif get_origin(kind) in (Union, UnionType):
            several = [one for one in get_args(kind) if one is not type(None)]
            if len(several) > 1:
                raise UnclearError
            kind = several[0]
        else:
            return kind, beside


def model_in(kind: Any) -> type[Declared] | None:
    """The mapping that a type is; None for any other."""
    try:
        bare = apart(kind)[0]
    except UnclearError:
        return None
    return bare if isinstance(bare, type) and issubclass(bare, Declared) else None


def refs_of(kind: Any) -> str:
    """Of which things a value is the key, figures or sources; nothing for others."""
    try:
        return refs_in(apart(kind)[1])
    except UnclearError:
        return ""


def refs_in(beside: Iterable[Any]) -> str:
    for one in beside:
        if isinstance(one, Trait) and one & (Trait.FIGURES | Trait.SOURCES):
            return "figures" if one & Trait.FIGURES else "sources"
    return ""

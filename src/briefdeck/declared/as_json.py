"""Dataclasses as JSON, and back: what has its default is not written."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import MISSING, fields, is_dataclass
from functools import cache
from json import JSONEncoder, loads
from operator import attrgetter
from typing import Any, TypeVar

from briefdeck.declared.checking import check_of
from briefdeck.declared.faults import InvalidError, Wrong

T = TypeVar("T")
_encoded = JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False).encode


def dumped(value: Any) -> bytes:
    """A dataclass as JSON; the same value always gives the same bytes."""
    return _encoded(_plain(value)).encode()


def loaded(kind: type[T], text: str) -> T:
    """A dataclass of what was written as JSON. Raises InvalidError."""
    try:
        data = loads(text)
        if "\\u" in text:  # by which it may have half a character, that nobody could write anew
            _encoded(data).encode()
    except (ValueError, RecursionError) as error:
        raise InvalidError([Wrong("json_invalid", (), str(error), text, {})]) from error
    wanted: Any = kind
    made: T = check_of(wanted)(data)
    return made


def _plain(value: Any) -> Any:
    """A value as JSON has it."""
    kind = value.__class__
    if kind is tuple or kind is list:
        return [one if one.__class__ in _LEAVES else _plain(one) for one in value]
    if kind is dict:
        return {key: _plain(one) for key, one in value.items()}
    told = _fields(kind)
    if told is None:
        return value
    read, defaults = told
    return {
        name: one if one.__class__ in _LEAVES else _plain(one)
        for (name, default), one in zip(defaults, read(value), strict=True)
        if one is not default and one != default
    }


_LEAVES = frozenset({str, int, float, bool, type(None)})


@cache
def _fields(kind: type) -> tuple[Callable[[Any], tuple[Any, ...]], tuple[tuple[str, Any], ...]] | None:
    """What reads all fields of a dataclass, and their names with their defaults; None for what is none."""
    if not is_dataclass(kind):
        return None
    told = fields(kind)
    names = [one.name for one in told]
    values = (one.default if one.default_factory is MISSING else one.default_factory() for one in told)
    defaults = tuple(zip(names, values, strict=True))
    if len(names) == 1:
        alone = attrgetter(names[0])
        return lambda value: (alone(value),), defaults
    return attrgetter(*names), defaults

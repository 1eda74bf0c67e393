"""Dataclasses as JSON, and back: what has its default is not written."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import MISSING, fields, is_dataclass
from json import JSONEncoder, loads
from json.encoder import encode_basestring as _words
from typing import Any, TypeVar

from briefdeck.declared.checking import check_of
from briefdeck.declared.faults import InvalidError, Wrong

T = TypeVar("T")
_encoded = JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False).encode


def dumped(value: Any) -> bytes:
    """A dataclass, or some of them, as JSON; the same value always gives the same bytes. Keys of mappings are texts."""
    return _WRITERS[value.__class__](value).encode()


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


def _list(values: Sequence[Any]) -> str:
    return "[" + ",".join([_WRITERS[one.__class__](one) for one in values]) + "]"


def _mapping(values: Mapping[str, Any]) -> str:
    return "{" + ",".join([f"{_words(key)}:{_WRITERS[one.__class__](one)}" for key, one in values.items()]) + "}"


class _Writers(dict[type, Callable[[Any], str]]):
    """What writes a value, by its type: a record has thousands, and to make mappings of them first takes as long."""

    def __missing__(self, kind: type) -> Callable[[Any], str]:
        made = self[kind] = _fields_of(kind) if is_dataclass(kind) else _encoded
        return made


def _fields_of(kind: type[Any]) -> Callable[[Any], str]:
    """What writes a dataclass, compiled for its fields: a loop over them takes twice as long."""
    told = fields(kind)
    known: dict[str, Any] = {"words": _words, "writers": _WRITERS}
    lines = []
    for n, one in enumerate(told):
        head = f",{_words(one.name)}:"
        written = f"said += {head!r} + (words(value) if value.__class__ is str else writers[value.__class__](value))"
        if one.default is not MISSING or one.default_factory is not MISSING:
            known[f"usual_{n}"] = one.default if one.default_factory is MISSING else one.default_factory()
            written = f"if value is not usual_{n} and value != usual_{n}: {written}"
        lines += [f"value = whole.{one.name}", written]
    body = "\n    ".join(("said = ''", *lines, "return '{' + said[1:] + '}'"))
    exec(compile(f"def written(whole):\n    {body}", "<json>", "exec", dont_inherit=True), known)
    made: Callable[[Any], str] = known["written"]
    return made


_WRITERS = _Writers(
    {
        str: _words,
        int: int.__repr__,
        bool: {True: "true", False: "false"}.__getitem__,
        type(None): lambda _: "null",
        tuple: _list,
        list: _list,
        dict: _mapping,
    }
)

"""Types become what judges values by them: the value that is meant, or all that is wrong with it."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from enum import Enum
from functools import cache
from types import UnionType
from typing import Annotated, Any, Literal, TypeVar, Union, get_args, get_origin

from briefdeck.declared.faults import InvalidError, RejectedError, Wrong
from briefdeck.declared.mapping import Before, Declared, Field
from briefdeck.patterns import regex

M = TypeVar("M", bound=Declared)
Check = Callable[[Any], Any]
"""What a value comes to. Raises InvalidError."""


def _wrong(kind: str, value: Any, words: str = "", **context: Any) -> InvalidError:
    return InvalidError([Wrong(kind, (), words or kind, value, context)])


@cache
def check_of(annotation: Any) -> Check:
    """What judges values by a type."""
    return _check(annotation, {})


def judged(kind: type[M], data: Any) -> M:
    """The mapping of a class that data are. Raises InvalidError with all that is wrong."""
    made: M = check_of(kind)(data)
    return made


@cache
def check_of_field(own: Field) -> Check:
    """What judges a value of a field."""
    return _annotated(own.annotation, own.metadata, own.limits)


def _check(annotation: Any, limits: Mapping[str, Any]) -> Check:
    """What judges values by a type within limits."""
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _annotated(arguments[0], arguments[1:], limits)
    if origin in (Union, UnionType):
        return _any(arguments, limits)
    if origin is list:
        return _list(arguments[0], limits)
    if origin is dict:
        return _dict(arguments[0], arguments[1], limits)
    if origin is tuple:
        return _tuple(arguments[0])
    if origin is Literal:
        return _word({(word.__class__, word): word for word in arguments}, "literal_error", arguments)
    if annotation is Any:
        return lambda value: value
    if annotation in _PLAIN:
        return _plain(*_PLAIN[annotation], limits)
    if annotation is float:
        return _limited(_float, limits)
    if issubclass(annotation, Declared):
        return _mapping(annotation)
    if issubclass(annotation, Enum):
        words = {(member.value.__class__, member.value): member for member in annotation}
        words |= {(annotation, member): member for member in annotation}
        return _word(words, "enum", [member.value for member in annotation])
    own: Check | None = getattr(annotation, "validate", None)
    return _judged(own, lambda value: value) if own else _record(annotation)


_PLAIN: dict[Any, tuple[Any, Any, str]] = {
    str: (str, (), "string_type"),
    bool: (bool, (), "bool_type"),
    int: (int, bool, "int_type"),
    date: (date, (), "date_type"),
}
"""A type, what is none of it though it is made on it, and the code of what is not of it."""


def _annotated(annotation: Any, beside: Iterable[Any], limits: Mapping[str, Any]) -> Check:
    """What judges values by a type, what stands beside it, and limits."""
    before = []
    for one in beside:
        if isinstance(one, Field):
            limits = {**one.limits, **limits}
        elif isinstance(one, Before):
            before.append(one.made)
    check = _check(annotation, limits)
    for made in before:
        check = _judged(made, check)
    return check


def _judged(made: Callable[[Any], Any], then: Check) -> Check:
    def check(value: Any) -> Any:
        try:
            found = made(value)
        except RejectedError as why:
            raise InvalidError([Wrong(why.kind, (), why.words, value, why.context)]) from None
        return then(found)

    return check


def _plain(wanted: Any, but: Any, code: str, limits: Mapping[str, Any]) -> Check:
    def check(value: Any) -> Any:
        if value.__class__ is wanted or (isinstance(value, wanted) and not isinstance(value, but)):
            return value
        raise _wrong(code, value)

    return _limited(check, limits) if wanted is not str else _text(check, limits)


def _float(value: Any) -> float:
    """A number; one whose last zeros count (2.0) is text in YAML."""
    if isinstance(value, str):
        try:
            return float(value)
        except ValueError:
            raise _wrong("float_parsing", value) from None
    if isinstance(value, int | float) and not isinstance(value, bool):
        return float(value)
    raise _wrong("float_type", value)


def _limited(check: Check, limits: Mapping[str, Any]) -> Check:
    """A number within its bounds."""
    if not limits:
        return check
    more, least, most = (limits.get(name) for name in ("gt", "ge", "le"))

    def limited(value: Any) -> Any:
        number = check(value)
        if more is not None and not number > more:
            raise _wrong("greater_than", value, gt=more)
        if least is not None and not number >= least:
            raise _wrong("greater_than_equal", value, ge=least)
        if most is not None and not number <= most:
            raise _wrong("less_than_equal", value, le=most)
        return number

    return limited


def _text(check: Check, limits: Mapping[str, Any]) -> Check:
    """A text that is no longer than it may be and is written as it should be."""
    if not limits:
        return check
    most, pattern = limits.get("max_length"), limits.get("pattern")
    # Only the end of a text is its end, and not what stands before the end of its last line.
    form = regex(re.sub(r"\$$", r"\\Z", pattern)) if pattern else None

    def limited(value: Any) -> Any:
        check(value)
        if most is not None and len(value) > most:
            raise _wrong("string_too_long", value, max_length=most)
        if form is not None and not form.search(value):
            raise _wrong("string_pattern_mismatch", value, pattern=pattern)
        return value

    return limited


def _word(known: Mapping[Any, Any], code: str, words: Iterable[Any]) -> Check:
    said = [f"'{word}'" if isinstance(word, str) else str(word) for word in words]
    expected = " or ".join(filter(None, (", ".join(said[:-1]), said[-1])))

    def check(value: Any) -> Any:
        try:
            return known[value.__class__, value]
        except (KeyError, TypeError):
            raise _wrong(code, value, expected=expected) from None

    return check


def _counted(value: Any, limits: Mapping[str, Any]) -> None:
    if len(value) > limits.get("max_length", len(value)):
        raise _wrong("too_long", value, max_length=limits["max_length"], actual_length=len(value))


def _list(item: Any, limits: Mapping[str, Any]) -> Check:
    each, least = check_of(item), limits.get("min_length", 0)

    def check(value: Any) -> Any:
        if not isinstance(value, list):
            raise _wrong("list_type", value)
        if limits:
            _counted(value, limits)
        made, wrong = [], []
        for place, one in enumerate(value):
            try:
                made.append(each(one))
            except InvalidError as found:
                wrong += found.within(place)
        if wrong:
            raise InvalidError(wrong)
        if len(made) < least:
            raise _wrong("too_short", value, min_length=least, actual_length=len(made))
        return made

    return check


def _tuple(item: Any) -> Check:
    """A list, as JSON has tuples."""
    each = check_of(item)

    def check(value: Any) -> Any:
        if not isinstance(value, list):
            raise _wrong("tuple_type", value)
        return tuple(map(each, value))

    return check


def _dict(key: Any, item: Any, limits: Mapping[str, Any]) -> Check:
    named, each = check_of(key), check_of(item)

    def check(value: Any) -> Any:
        if not isinstance(value, dict):
            raise _wrong("dict_type", value)
        made, wrong = {}, []
        for name, one in value.items():
            known, said = name, None
            try:
                known = named(name)
            except InvalidError as found:
                wrong += found.within(name, "[key]")
            try:
                said = each(one)
            except InvalidError as found:
                wrong += found.within(name)
            made[known] = said
        if wrong:
            raise InvalidError(wrong)
        _counted(made, limits)
        return made

    return check


def _any(kinds: Sequence[Any], limits: Mapping[str, Any]) -> Check:
    """Nothing, or what is not nothing; mappings by their kind; else the first that it is, and of a text and a mapping
    what is no text is to be the mapping."""
    empty, kinds = type(None) in kinds, [kind for kind in kinds if kind is not type(None)]
    bare = [get_args(kind)[0] if get_origin(kind) is Annotated else kind for kind in kinds]
    mappings = [kind for kind in bare if isinstance(kind, type) and issubclass(kind, Declared)]
    if len(kinds) == 1:
        check = _check(kinds[0], limits)
    elif len(mappings) == len(kinds):
        check = _tagged(mappings)
    elif mappings and len(kinds) == 2:
        check = _text_or(mappings[0])
    else:
        check = _first(tuple(map(check_of, kinds)))
    return (lambda value: None if value is None else check(value)) if empty else check


def _first(checks: tuple[Check, ...]) -> Check:
    def check(value: Any) -> Any:
        for one in checks:
            try:
                return one(value)
            except InvalidError:
                continue
        raise _wrong("union", value)

    return check


def _text_or(mapping: type[Declared]) -> Check:
    whole = check_of(mapping)

    def check(value: Any) -> Any:
        if isinstance(value, str):
            return value
        try:
            return whole(value)
        except InvalidError as found:
            raise InvalidError(found.within(mapping.__name__)) from None

    return check


def _tagged(kinds: Iterable[type[Declared]]) -> Check:
    """One of several mappings, by their kind."""
    by_kind = {get_args(kind.model_fields["kind"].annotation)[0]: kind for kind in kinds}
    known = tuple(by_kind.values())

    def check(value: Any) -> Any:
        if isinstance(value, known):
            return value
        if not isinstance(value, dict):
            raise _wrong("model_attributes_type", value)
        if "kind" not in value:
            raise _wrong("union_tag_not_found", value)
        said = value["kind"]
        kind = by_kind.get(said) if isinstance(said, str) else None
        if kind is None:
            raise _wrong("union_tag_invalid", value)
        try:
            return check_of(kind)(value)
        except InvalidError as found:
            raise InvalidError(found.within(said)) from None

    return check


def _mapping(kind: type[Declared]) -> Check:
    """A mapping of a class, made when the first of it is judged: one may stand in another of its own kind."""
    fields = kind.model_fields
    places = {own.alias or name: place for place, (name, own) in enumerate(fields.items())}
    needed = [(own.alias or name, place) for place, (name, own) in enumerate(fields.items()) if own.is_required()]
    defaults = {name: None if own.is_required() else own.default for name, own in fields.items()}
    judges: dict[str, tuple[str, Check]] = {}

    def judging(key: str) -> tuple[str, Check] | None:
        for name, own in fields.items():
            if key == (own.alias or name):
                judges[key] = found = name, check_of_field(own)
                return found
        return None

    def check(value: Any) -> Any:
        if isinstance(value, kind):
            return value
        if not isinstance(value, dict):
            raise _wrong("model_type", value)
        values = dict(defaults)
        wrong: list[tuple[int, list[Wrong]]] = []
        for key, one in value.items():
            judge = judges.get(key) or judging(key)
            if judge is None:
                wrong.append((len(places), [Wrong("extra_forbidden", (key,), "no key here", one, {})]))
                continue
            try:
                values[judge[0]] = judge[1](one)
            except InvalidError as found:
                wrong.append((places[key], found.within(key)))
        wrong += [
            (place, [Wrong("missing", (key,), "missing", value, {})]) for key, place in needed if key not in value
        ]
        if wrong:
            raise InvalidError([one for _, found in sorted(wrong, key=lambda each: each[0]) for one in found])
        made = kind.__new__(kind)
        made.__dict__ = values
        return made

    return check


def _record(kind: Any) -> Check:
    """A dataclass, whose fields JSON has by their names."""
    from dataclasses import fields
    from typing import get_type_hints

    hints = get_type_hints(kind, vars(sys.modules[kind.__module__]))
    checks = {one.name: check_of(hints[one.name]) for one in fields(kind)}

    def check(value: Any) -> Any:
        if not isinstance(value, dict) or not checks.keys() >= value.keys():
            raise _wrong("dataclass_type", value)
        try:
            return kind(**{name: checks[name](one) for name, one in value.items()})
        except TypeError:
            raise _wrong("missing", value) from None

    return check

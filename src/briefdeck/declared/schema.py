"""The JSON Schema of a class of mappings, as editors use it while somebody writes one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from enum import Enum
from inspect import cleandoc
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from briefdeck.declared.mapping import Declared, Field, WithSchema

_LEAVES: dict[Any, dict[str, Any]] = {
    str: {"type": "string"},
    bool: {"type": "boolean"},
    int: {"type": "integer"},
    float: {"type": "number"},
    date: {"type": "string", "format": "date"},
    Any: {},
}
_LIMITS = {
    "gt": "exclusiveMinimum",
    "ge": "minimum",
    "le": "maximum",
    "pattern": "pattern",
    "min_length": "minLength",
    "max_length": "maxLength",
}
_OF_ITEMS = {"min_length": "minItems", "max_length": "maxItems"}
_OF_KEYS = {"min_length": "minProperties", "max_length": "maxProperties"}
_AS_WRITTEN = frozenset({"properties", "default"})


def schema_of(root: type[Declared]) -> dict[str, Any]:
    """The schema of a mapping, with a definition for each mapping and enumeration in it."""
    made = _Schema()
    whole = made.mapping(root)
    sorted_: dict[str, Any] = _in_order({**whole, "$defs": made.definitions})
    return sorted_


class _Schema:
    def __init__(self) -> None:
        self.definitions: dict[str, Any] = {}

    def mapping(self, kind: type[Declared]) -> dict[str, Any]:
        """The schema of a mapping."""
        made: dict[str, Any] = {"type": "object", "title": kind.__name__, "additionalProperties": False}
        if kind.__doc__:
            made["description"] = cleandoc(kind.__doc__)
        made["properties"] = {own.alias or name: self._field(own.alias or name, own) for name, own in _fields(kind)}
        if needed := [own.alias or name for name, own in _fields(kind) if own.is_required()]:
            made["required"] = needed
        return made

    def _field(self, key: str, own: Field) -> dict[str, Any]:
        made = self._annotated(own.annotation, own.metadata, own.limits)
        if not own.is_required():
            made["default"] = own.default.value if isinstance(own.default, Enum) else own.default
        if own.description:
            made["description"] = own.description
        if not _is_named(own.annotation):
            made["title"] = key.title().replace("_", " ")
        return made

    def _annotated(self, annotation: Any, beside: Iterable[Any], limits: Mapping[str, Any]) -> dict[str, Any]:
        for one in beside:
            if isinstance(one, Field):
                limits = {**one.limits, **limits}
        told = next((one.schema for one in beside if isinstance(one, WithSchema)), None)
        return dict(told) if told is not None else self._type(annotation, limits)

    def _type(self, annotation: Any, limits: Mapping[str, Any]) -> dict[str, Any]:
        origin, arguments = get_origin(annotation), get_args(annotation)
        if origin is Annotated:
            return self._annotated(arguments[0], arguments[1:], limits)
        if origin in (Union, UnionType):
            return self._union(arguments, limits)
        if origin is list:
            return {"type": "array", "items": self._type(arguments[0], {}), **_named(_OF_ITEMS, limits)}
        if origin is dict:
            return {"type": "object", **self._keyed(*arguments), **_named(_OF_KEYS, limits)}
        if origin is Literal:
            kind = {"type": "string" if isinstance(arguments[0], str) else "integer"}
            return {**kind, **({"const": arguments[0]} if len(arguments) == 1 else {"enum": list(arguments)})}
        if annotation in _LEAVES:
            return {**_LEAVES[annotation], **_named(_LIMITS, limits)}
        if told := getattr(annotation, "schema", None):
            return dict(told())
        return self._named(annotation)

    def _named(self, kind: Any) -> dict[str, Any]:
        """What leads to a definition, which is made where it is not there."""
        name = kind.__name__
        if name not in self.definitions:
            self.definitions[name] = None  # it may stand in itself
            self.definitions[name] = self.mapping(kind) if issubclass(kind, Declared) else _words(kind)
        return {"$ref": f"#/$defs/{name}"}

    def _union(self, kinds: Iterable[Any], limits: Mapping[str, Any]) -> dict[str, Any]:
        some = [kind for kind in kinds if kind is not type(None)]
        made = [self._type(kind, limits) for kind in some]
        if len(some) == 1:
            inner = made[0]["anyOf"] if list(made[0]) == ["anyOf"] else made
            return {"anyOf": [*inner, {"type": "null"}]}
        if not all(isinstance(kind, type) and issubclass(kind, Declared) for kind in some):
            return {"oneOf": made}
        kinds = [get_args(kind.model_fields["kind"].annotation)[0] for kind in some]
        by_kind = {kind: one["$ref"] for kind, one in zip(kinds, made, strict=True)}
        return {"oneOf": made, "discriminator": {"propertyName": "kind", "mapping": by_kind}}

    def _keyed(self, key: Any, value: Any) -> dict[str, Any]:
        """What a mapping of any keys holds, and how these are written."""
        held, names = self._type(value, {}), self._type(key, {})
        names.pop("type")
        pattern = names.pop("pattern", None)
        made = {"patternProperties": {pattern: held}} if pattern else {"additionalProperties": held}
        return {**made, "propertyNames": names} if names else made


def _fields(kind: type[Declared]) -> Iterable[tuple[str, Field]]:
    return kind.model_fields.items()


def _words(kind: type[Enum]) -> dict[str, Any]:
    made = {"type": "string", "title": kind.__name__, "enum": [member.value for member in kind]}
    return {**made, "description": cleandoc(kind.__doc__)} if kind.__doc__ else made


def _named(names: Mapping[str, str], limits: Mapping[str, Any]) -> dict[str, Any]:
    return {names[name]: limit for name, limit in limits.items()}


def _is_named(annotation: Any) -> bool:
    """Whether a type has a definition, with a title of its own."""
    if get_origin(annotation) is Annotated:
        return _is_named(get_args(annotation)[0])
    if get_origin(annotation) in (Union, UnionType):
        some = [kind for kind in get_args(annotation) if kind is not type(None)]
        return len(some) == 1 and _is_named(some[0])
    return isinstance(annotation, type) and issubclass(annotation, Declared | Enum)


def _in_order(value: Any, under: str = "") -> Any:
    """The same with the keys of schemas in the order of the alphabet; those of a mapping stay in that of its class."""
    if isinstance(value, dict):
        keys = value if under in _AS_WRITTEN else sorted(value)
        return {key: _in_order(value[key], key) for key in keys}
    return [_in_order(one, under) for one in value] if isinstance(value, list) else value

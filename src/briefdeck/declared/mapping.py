"""What a class says of its fields, and its values: each a mapping that was found to be sound."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping
from types import GenericAlias
from typing import Annotated, Any, ClassVar, Self, dataclass_transform, get_args, get_origin

MISSING: Any = object()
"""Stands for a default where there is none."""


class Before:
    """In an annotation: what makes of a value as it is written the one whose type is judged."""

    __slots__ = ("made",)

    def __init__(self, made: Callable[[Any], Any]) -> None:
        self.made = made


class WithSchema:
    """In an annotation: the JSON Schema of what may be written there."""

    __slots__ = ("schema",)

    def __init__(self, schema: Mapping[str, Any]) -> None:
        self.schema = schema


class Field:
    """A field: the key in a file where it has another name, what an editor shows, and limits.

    In an annotation it holds its limits alone: how long a text, a list or a mapping may be, in letters or items, the
    pattern of all of a text, and how large a number may be.
    """

    __slots__ = ("_parts", "alias", "default", "description", "limits", "owner", "said")

    def __init__(self, default: Any, alias: str, description: str, limits: Mapping[str, Any]) -> None:
        self.default = default
        self.alias = alias
        self.description = description
        self.limits = limits
        self.said: Any = None
        self.owner = ""
        self._parts: tuple[Any, tuple[Any, ...]] | None = None

    def declared(self, annotation: Any, module: str) -> Field:
        """The field with its annotation, in a class of a module."""
        self.said, self.owner = annotation, module
        return self

    @property
    def annotation(self) -> Any:
        """Its type, without what is said beside it."""
        return self._apart[0]

    @property
    def metadata(self) -> tuple[Any, ...]:
        """What is said beside its type."""
        return self._apart[1]

    @property
    def _apart(self) -> tuple[Any, tuple[Any, ...]]:
        if self._parts is None:
            said, beside = self.said, tuple[Any, ...]()
            if isinstance(said, str):  # in a module whose annotations are texts
                said = eval(said, vars(sys.modules[self.owner]))
            if get_origin(said) is Annotated:
                said, *rest = get_args(said)
                beside = tuple(rest)
            if get_origin(said) is list and isinstance(name := get_args(said)[0], str):  # of a class still to come
                said = GenericAlias(list, (getattr(sys.modules[self.owner], name),))
            self._parts = said, beside
        return self._parts

    def is_required(self) -> bool:
        """Whether a mapping cannot do without it."""
        return self.default is MISSING


def field(
    *,
    default: Any = MISSING,
    alias: str = "",
    description: str = "",
    gt: float | None = None,
    ge: float | None = None,
    le: float | None = None,
    min_length: int | None = None,
    max_length: int | None = None,
    pattern: str | None = None,
) -> Any:
    """A field of a class of mappings, or its limits in an annotation."""
    limits = {"gt": gt, "ge": ge, "le": le, "min_length": min_length, "max_length": max_length, "pattern": pattern}
    return Field(default, alias, description, {name: limit for name, limit in limits.items() if limit is not None})


def _is_of_class(annotation: Any) -> bool:
    """Whether an annotation is that of an attribute of the class itself."""
    if isinstance(annotation, str):
        return annotation.startswith("ClassVar")
    return annotation is ClassVar or get_origin(annotation) is ClassVar


@dataclass_transform(kw_only_default=True, frozen_default=True, field_specifiers=(field,))
class Declaring(type):
    """Finds the fields that a class declares, behind those of the classes that it is made on."""

    model_fields: dict[str, Field]

    def __init__(cls, name: str, bases: tuple[type, ...], own: dict[str, Any]) -> None:
        super().__init__(name, bases, own)
        fields: dict[str, Field] = {}
        for base in reversed(bases):
            fields |= getattr(base, "model_fields", {})
        for key, annotation in own.get("__annotations__", {}).items():
            if not _is_of_class(annotation):
                given = own.get(key, MISSING)
                made = given if isinstance(given, Field) else Field(given, "", "", {})
                fields[key] = made.declared(annotation, cls.__module__)
        cls.model_fields = fields


class Declared(metaclass=Declaring):
    """A mapping with known keys only. Names that begin with `model_` are no keys.

    To be given a value is to have it: what is written in a file is judged by `checking.judged`.
    """

    def __init__(self, **values: Any) -> None:
        self.__dict__.update(type(self).model_construct(**values).__dict__)

    @classmethod
    def model_construct(cls, **values: Any) -> Self:
        """A mapping with values that nobody need judge; what is not given has its default."""
        made = cls.__new__(cls)
        kept = made.__dict__
        for name, own in cls.model_fields.items():
            value = values.get(name, own.default)
            if value is not MISSING:
                kept[name] = value
        return made

    def model_copy(self, *, update: Mapping[str, Any]) -> Self:
        """The same with other values of some fields."""
        made = type(self).__new__(type(self))
        kept, own = made.__dict__, self.__dict__
        kept.update({name: own[name] for name in type(self).model_fields if name in own})
        kept.update(update)
        return made

    def __iter__(self) -> Iterator[tuple[str, Any]]:
        own = self.__dict__
        return ((name, own[name]) for name in type(self).model_fields)

    def __eq__(self, other: object) -> bool:
        if other.__class__ is not self.__class__:
            return NotImplemented
        mine, theirs = self.__dict__, other.__dict__
        return all(mine.get(name) == theirs.get(name) for name in type(self).model_fields)

    def __hash__(self) -> int:
        return hash(tuple(self.__dict__[name] for name in type(self).model_fields))

    def __repr__(self) -> str:
        return f"{type(self).__name__}({', '.join(f'{name}={value!r}' for name, value in self)})"

"""What most leaves of plans say, filled as Jinja2 fills it: paths, words, choices, comparisons, a few filters.

Nothing is decided here on which the two could differ. What is not certain (a name that is not there, a value that a
filter is not for, a form of words that plans seldom have) is `Unsure`, and Jinja2's.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from operator import contains, eq, ge, gt, le, lt, ne
from types import CodeType, FrameType, FunctionType, GeneratorType, MethodType, TracebackType
from typing import Any

from briefdeck.patterns import regex
from briefdeck.pipeline.compose.filters import cite, ended, joined

Value = Callable[[Mapping[str, Any]], Any]
Filled = Callable[[Mapping[str, Any]], list[Any]]
"""What gives the values of a leaf for the names that it may use."""

_MOST_LETTERS, _MOST_TOKENS, _MOST_DEPTH = 2000, 100, 15  # well within what `templates` allows
_TOKEN = regex(
    r"\s*(?:(?P<end>\}\})|(?P<name>[a-z_]+)|(?P<word>'[^'\\\r]*'|\"[^\"\\\r]*\")|(?P<number>0|[1-9][0-9]{0,8})(?![\w.])"
    r"|(?P<sign>==|!=|<=|>=|[<>~|.,:()\[\]{}=]))",
    re.ASCII,
)
_COMPARED: dict[str, Callable[[Any, Any], Any]] = {"==": eq, "!=": ne, "<": lt, "<=": le, ">": gt, ">=": ge}
_RESERVED = frozenset({"and", "else", "false", "if", "in", "is", "none", "not", "or", "self", "super", "true"})
_INSIDE = (FunctionType, MethodType, type, CodeType, TracebackType, FrameType, GeneratorType)


class Unsure(Exception):  # noqa: N818 - nothing is wrong yet
    """It is not certain what Jinja2 makes of it."""


class _Nothing:
    """What a choice without an else comes to: no words, and good for nothing else."""


_NOTHING = _Nothing()


def leaf(source: str) -> Filled | None:
    """A leaf, ready to be filled; None where it says more than most."""
    if len(source) > _MOST_LETTERS or "\r" in source or source.endswith("\n"):
        return None
    pieces: list[str | Value] = []
    place = 0
    try:
        while (start := source.find("{{", place)) >= 0:
            pieces.append(_plain(source[place:start]))
            reader = _Reader(source, start + 2)
            pieces.append(reader.whole())
            place = reader.place
        pieces.append(_plain(source[place:]))
    except Unsure:
        return None
    said = [piece for piece in pieces if piece != ""]
    if not any(callable(piece) for piece in said):
        return None  # words alone
    alone = len(said) == 1

    def filled(names: Mapping[str, Any]) -> list[Any]:
        try:
            values = [piece if isinstance(piece, str) else piece(names) for piece in said]
        except Unsure:
            raise
        except Exception as error:  # whatever it is, it is Jinja2's to say
            raise Unsure from error
        if any(isinstance(value, GeneratorType) for value in values) or (alone and values[0] is _NOTHING):
            raise Unsure
        return ["" if value is _NOTHING else value for value in values]

    return filled


def _plain(words: str) -> str:
    if "{" in words or "}" in words:  # of comments and statements
        raise Unsure
    return words


class _Reader:
    """Reads one expression, by the grammar of Jinja2: each rule gives the value and how deep it lies."""

    def __init__(self, source: str, place: int) -> None:
        self.source, self.place = source, place
        self.kind = self.said = ""
        self.count = self.inside = 0
        self.named = 0  # names so far: what names nothing is worked out when it is compiled, and may be another value
        self._next()

    def whole(self) -> Value:
        """The expression, up to its end."""
        value = self._choice()[0]
        if self.kind != "end":
            raise Unsure
        self._is_open(0)
        return value

    def _next(self) -> None:
        found = _TOKEN.match(self.source, self.place)
        self.count += 1
        if found is None or self.count > _MOST_TOKENS or found.lastgroup is None:
            raise Unsure
        self.kind, self.said = found.lastgroup, found[found.lastgroup]
        self.place = found.end()

    def _is(self, kind: str, said: str) -> bool:
        """Whether a token comes next; it is taken then."""
        if self.kind != kind or self.said != said:
            return False
        self._next()
        return True

    def _is_open(self, before: int) -> None:
        """Raises Unsure where no name stands in what was read since there were so many."""
        if self.named == before:
            raise Unsure

    def _wanted(self, sign: str) -> None:
        if not self._is("sign", sign):
            raise Unsure

    def _choice(self) -> _Found:
        value = self._either()
        while self._is("name", "if"):
            before = self.named
            test = self._either()
            self._is_open(before)
            value = self._chosen(value, test, self._choice() if self._is("name", "else") else None)
        return value

    @staticmethod
    def _chosen(value: _Found, test: _Found, other: _Found | None) -> _Found:
        (first, _), (asked, _) = value, test
        second: Value = other[0] if other else lambda _: _NOTHING
        depth = _below(value, test, *((other,) if other else ()))
        return lambda names: first(names) if _true(asked(names)) else second(names), depth

    def _either(self) -> _Found:
        before = self.named
        value = self._both()
        while self._is("name", "or"):
            self._is_open(before)
            value = self._joined(value, self._both(), either=True)
        return value

    def _both(self) -> _Found:
        before = self.named
        value = self._not()
        while self._is("name", "and"):
            self._is_open(before)
            value = self._joined(value, self._not(), either=False)
        return value

    @staticmethod
    def _joined(one: _Found, other: _Found, *, either: bool) -> _Found:
        (first, _), (second, _) = one, other

        def value(names: Mapping[str, Any]) -> Any:
            found = first(names)
            return found if bool(_true(found)) is either else second(names)

        return value, _below(one, other)

    def _not(self) -> _Found:
        if not self._is("name", "not"):
            return self._compared()
        inner = self._not()
        value = inner[0]
        return lambda names: not _true(value(names)), _below(inner)

    def _compared(self) -> _Found:
        first = self._words()
        if self.kind == "sign" and self.said in _COMPARED:
            compare = _COMPARED[self.said]
            self._next()
        elif self._is("name", "in"):
            compare = _is_in
        elif self._is("name", "not"):
            if not self._is("name", "in"):
                raise Unsure
            compare = _is_not_in
        else:
            return first
        second = self._words()
        if (self.kind == "sign" and self.said in _COMPARED) or (self.kind == "name" and self.said in ("in", "not")):
            raise Unsure
        (one, _), (other, _) = first, second
        return lambda names: compare(_sure(one(names)), _sure(other(names))), _below(first, second)

    def _words(self) -> _Found:
        values = [self._filtered()]
        while self._is("sign", "~"):
            values.append(self._filtered())
        if len(values) == 1:
            return values[0]
        pieces = [value for value, _ in values]
        return lambda names: "".join(_as_words(piece(names)) for piece in pieces), _below(*values)

    def _filtered(self) -> _Found:
        value = self._part()
        while self._is("sign", "|"):
            name = self.said if self.kind == "name" else ""
            self._next()
            made = _FILTERS.get(name)
            given: list[_Found] = []
            by_name = ""
            if made is not None and self._is("sign", "("):
                if name == "map":
                    if not self._is("name", "attribute"):
                        raise Unsure
                    self._wanted("=")
                    by_name = "attribute"
                given, _ = self._listed(")")
            if made is None or (name == "map" and not by_name) or len(given) not in _GIVEN[name]:
                raise Unsure
            value = self._made(made, value, given)
        if self.kind == "sign" and self.said in ("(", ".", "[", "{"):
            raise Unsure
        return value

    @staticmethod
    def _made(made: Callable[..., Any], value: _Found, given: list[_Found]) -> _Found:
        inner, more = value[0], [one for one, _ in given]
        return (
            lambda names: made(_sure(inner(names)), *(_sure(one(names)) for one in more)),
            _below(value, *given),
        )

    def _part(self) -> _Found:
        value = self._alone()
        while self.kind == "sign" and self.said in (".", "["):
            if self._is("sign", "."):
                value = self._attribute(value)
            else:
                self._next()
                value = self._item(value, self._choice())
                self._wanted("]")
        return value

    def _attribute(self, of: _Found) -> _Found:
        name, inner = self.said, of[0]
        if self.kind != "name" or name.startswith("_"):
            raise Unsure
        self._next()
        return lambda names: part(inner(names), name), _below(of)

    @staticmethod
    def _item(of: _Found, which: _Found) -> _Found:
        (inner, _), (at, _) = of, which
        return lambda names: inner(names)[_sure(at(names))], _below(of, which)

    def _alone(self) -> _Found:
        kind, said = self.kind, self.said
        self._next()
        match kind, said:
            case "word", _:
                if self.kind == "word":  # two are one
                    raise Unsure
                return _fixed(said[1:-1])
            case "number", _:
                return _fixed(int(said))
            case "name", "true" | "false":
                return _fixed(said == "true")
            case "name", _ if said not in _RESERVED:
                self.named += 1
                return lambda names: names[said], 1
            case "sign", "(":
                values, ends_so = self._listed(")")
                return values[0] if len(values) == 1 and not ends_so else _several(tuple, values)
            case "sign", "[":
                return _several(list, self._listed("]")[0])
            case "sign", "{":
                return self._mapping()
        raise Unsure

    def _listed(self, end: str) -> tuple[list[_Found], bool]:
        """Values up to a bracket, and whether a comma stands before that."""
        self.inside += 1
        values: list[_Found] = []
        comma = False
        while not self._is("sign", end):
            if (values and not comma) or self.inside > _MOST_DEPTH // 2:
                raise Unsure
            values.append(self._choice())
            comma = self._is("sign", ",")
        self.inside -= 1
        return values, comma

    def _mapping(self) -> _Found:
        pairs: list[tuple[_Found, _Found]] = []
        comma = True
        while not self._is("sign", "}"):
            if not comma:
                raise Unsure
            key = self._choice()
            self._wanted(":")
            pairs.append((key, self._choice()))
            comma = self._is("sign", ",")
        made = [(key[0], value[0]) for key, value in pairs]
        depth = _below(*(found for pair in pairs for found in pair))
        return lambda names: {_sure(key(names)): _sure(value(names)) for key, value in made}, depth + 1


_Found = tuple[Value, int]
"""What gives a value, and how many steps lie inside one another in it."""


def _below(*found: _Found) -> int:
    depth = 1 + max((one for _, one in found), default=0)
    if depth > _MOST_DEPTH:
        raise Unsure
    return depth


def _fixed(value: Any) -> _Found:
    return lambda _: value, 1


def _several(kind: Callable[[Iterable[Any]], Any], values: list[_Found]) -> _Found:
    made = [value for value, _ in values]
    return lambda names: kind(_sure(value(names)) for value in made), _below(*values)


def _sure(value: Any) -> Any:
    if value is _NOTHING:
        raise Unsure
    return value


def _true(value: Any) -> Any:
    return _sure(value)


def _as_words(value: Any) -> str:
    return "" if value is _NOTHING else str(value)


def _is_in(one: Any, other: Any) -> bool:
    return contains(other, one)


def _is_not_in(one: Any, other: Any) -> bool:
    return not contains(other, one)


def part(value: Any, name: str) -> Any:
    """What a value has under a name, as plans may reach it."""
    if isinstance(value, _INSIDE) or value is _NOTHING:
        raise Unsure
    try:
        found = getattr(value, name)
    except AttributeError:
        found = value[name]
    if callable(found):
        raise Unsure
    return found


def _having(values: Iterable[Any], name: Any, *, wanted: bool) -> Iterator[Any]:
    return (value for value in values if bool(_item(value, name)) is wanted)


def _item(value: Any, name: Any) -> Any:
    """What a filter finds in a value under a name."""
    if not isinstance(name, str) or not name.isidentifier() or name.startswith("_"):
        raise Unsure
    if isinstance(value, dict):
        return value[name]
    return part(value, name)


_FILTERS: dict[str, Callable[..., Any]] = {
    "length": len,
    "list": list,
    "joined": joined,
    "ended": ended,
    "cite": cite,
    "selectattr": lambda values, name: _having(values, name, wanted=True),
    "rejectattr": lambda values, name: _having(values, name, wanted=False),
    "map": lambda values, name: (_item(value, name) for value in values),
}
_GIVEN = {
    "length": (0,),
    "list": (0,),
    "joined": (0, 1),
    "ended": (1,),
    "cite": (1,),
    "selectattr": (1,),
    "rejectattr": (1,),
    "map": (1,),
}

"""What was made of values, kept by a process that makes almost the same again: a deck of which one word has changed.

A key is all that something was made of, and two keys are the same where they say the same in every field, those too
that comparing leaves out; 1, 1.0 and True are three values. So what is given back is what would be made now, wherever
it was made first. Nothing here is shared: a memory is of one document of one audience, and whoever keeps it ends its
turns.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from functools import cache
from math import copysign
from operator import attrgetter
from typing import Any, TypeVar

T = TypeVar("T")

_ITSELF = frozenset({str, bytes, date, type(None)})  # no value of another type is equal to one of these
_NUMBERS = frozenset({int, float, bool})


class Memory:
    """What was made last, by what it was made of.

    What a whole turn does not ask for is let go of at its end, so it holds what one document is made of, and twice as
    much at most where turns are broken off.
    """

    def __init__(self) -> None:
        self._kept: dict[Hashable, _Kept] = {}
        self._turn = self._whole = 0

    def same(self, value: T) -> T:
        """The first of all values that say the same: by its identity it stands for them as long as it is asked for."""
        return self._found(("same", exact(value)), (), lambda: value)

    def made(self, what: str, of: tuple[object, ...], make: Callable[[], T], said: Hashable = ()) -> T:
        """What was made under this name of these objects, by their identity, and of what is `said` beside them: plain
        values, of one type in each place. It is given to whoever asks for it, and must not be changed."""
        return self._found((what, *map(id, of), said), of, make)

    def place(self, what: str, of: tuple[object, ...], said: Hashable = ()) -> Place:
        """Where to put what was made under this name of these objects, if it may be given again; empty at first."""
        return self.made(what, of, Place, said)

    def _found(self, key: Hashable, of: tuple[object, ...], make: Callable[[], T]) -> T:
        kept = self._kept.get(key)
        if kept is None:
            kept = self._kept[key] = _Kept(of, make())
        kept.turn = self._turn
        value: T = kept.value
        return value

    def end_turn(self, *, broken_off: bool = False) -> None:
        """Let go of what was not asked for since the last turn ended. One that was `broken_off` has not asked for all
        that the next one will: it goes on, unless too much is kept by then."""
        if broken_off and len(self._kept) <= 2 * self._whole:
            return
        self._kept = {key: kept for key, kept in self._kept.items() if kept.turn == self._turn}
        self._turn += 1
        self._whole = len(self._kept)

    def __len__(self) -> int:
        """How many values are kept."""
        return len(self._kept)


class Place:
    """Holds one value, or none yet."""

    __slots__ = ("value",)

    def __init__(self) -> None:
        self.value: Any = None


class _None(Memory):
    """The memory of what is made once."""

    def same(self, value: T) -> T:
        return value

    def made(self, what: str, of: tuple[object, ...], make: Callable[[], T], said: Hashable = ()) -> T:  # noqa: ARG002
        return make()

    def end_turn(self, *, broken_off: bool = False) -> None:
        pass


NO_MEMORY: Memory = _None()
"""Makes everything anew, and keeps nothing."""


class _Kept:
    """A value with the objects by whose identity it is kept: as long as these live no other has their number."""

    __slots__ = ("of", "turn", "value")

    def __init__(self, of: tuple[object, ...], value: Any) -> None:
        self.of, self.value, self.turn = of, value, 0


def exact(value: object) -> tuple[Hashable, ...]:
    """All that a value says, flat: of dataclasses, containers and plain values. Of anything else, which object it is:
    the tuple says so as long as the value lives."""
    made: list[Hashable] = []
    waiting: list[Any] = [value]
    while waiting:
        each = waiting.pop()
        kind = each.__class__
        if kind in _ITSELF:
            made.append(each)
            continue
        made.append(kind)
        if kind in _NUMBERS:
            made.append(each if each or kind is not float else copysign(1.0, each))
            if not each:
                made.append("zero")
        elif kind is tuple or kind is list:
            made.append(len(each))
            waiting += each
        elif kind is dict:
            made.append(len(each))
            waiting += each
            waiting += each.values()
        else:
            waiting += _within(kind)(each)
    return tuple(made)


@cache
def _within(kind: type) -> Callable[[Any], Iterable[Any]]:
    """What a value of this type says, given one."""
    if is_dataclass(kind):
        names = [field.name for field in fields(kind)]
        if len(names) > 1:
            return attrgetter(*names)
        return lambda each: [getattr(each, name) for name in names]
    if issubclass(kind, tuple):
        return lambda each: (len(each), *each)
    if issubclass(kind, Enum):
        return lambda each: (each.name,)
    if issubclass(kind, str):
        return lambda each: (str.__str__(each), vars(each))
    return lambda each: (id(each),)

"""What was worked out last, by all that it was worked out from: equal files have equal facts, wherever they lie."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Collection, Hashable
from typing import Generic, TypeVar

Value = TypeVar("Value")


class Recent(Generic[Value]):
    """The last values, no more than `most`."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._kept: OrderedDict[Hashable, Value] = OrderedDict()

    def get(self, key: Hashable) -> Value | None:
        """What is kept for a key."""
        if key not in self._kept:
            return None
        self._kept.move_to_end(key)
        return self._kept[key]

    def values(self) -> Collection[Value]:
        """All that is kept."""
        return self._kept.values()

    def keep(self, key: Hashable, value: Value) -> Value:
        """The value, kept; what nobody asked for longest makes room for it."""
        self._kept[key] = value
        self._kept.move_to_end(key)
        if len(self._kept) > self._most:
            self._kept.popitem(last=False)
        return value

    def made(self, key: Hashable, make: Callable[[], Value]) -> Value:
        """What is kept for a key, else what is made now."""
        kept = self.get(key)
        return self.keep(key, make()) if kept is None else kept

"""What is wrong with data, all of it and where."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple


class Wrong(NamedTuple):
    """Something that is wrong: its code, the keys and places that lead to it, words for it, the value, and what those
    who tell it to people need beside. A place among several kinds of value has the name of the kind before it."""

    type: str
    loc: tuple[str | int, ...]
    msg: str
    input: Any
    ctx: Mapping[str, Any]


class InvalidError(ValueError):
    """Data that are not what they should be."""

    def __init__(self, wrong: list[Wrong]) -> None:
        super().__init__(wrong)
        self.wrong = wrong

    def __str__(self) -> str:
        return "; ".join(f"{'.'.join(map(str, one.loc))}: {one.msg}" for one in self.wrong)

    def within(self, *steps: str | int) -> list[Wrong]:
        """The same below these steps."""
        return [one._replace(loc=(*steps, *one.loc)) for one in self.wrong]


class RejectedError(ValueError):
    """Why a value is none, as what stands before a type says it."""

    def __init__(self, kind: str, words: str, context: Mapping[str, Any] | None = None) -> None:
        super().__init__(words)
        self.kind = kind
        self.words = words
        self.context = context or {}

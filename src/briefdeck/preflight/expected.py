"""What a file is held against."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Expectations:
    """What a file is held against. Type sizes in points.

    `minimum` is the smallest type of a deck, `minimum_memo` that of a memo, which is read from the hand. `hidden` are
    texts that the reader of this file must not see; those shorter than four characters are ignored.
    """

    minimum: float = 9.0
    minimum_memo: float = 8.0
    hidden: tuple[str, ...] = ()

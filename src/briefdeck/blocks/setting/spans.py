"""A scale of days that leaves some of a long time without events out, as it says by a break."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from briefdeck.values import dataclass

_KEPT = 0.4  # of all the rest, what is left of it
_FEW = 4  # events; fewer have room in any case


@dataclass(frozen=True, slots=True)
class Break:
    """From one day to another only so many days of the scale are left."""

    start: float
    end: float
    kept: float

    def told(self, day: float) -> float:
        """Where a day stands on the scale, in days of it."""
        if day <= self.start:
            return day
        if day >= self.end:
            return day - (self.end - self.start) + self.kept
        return self.start + (day - self.start) * self.kept / (self.end - self.start)


def break_of(days: Sequence[float]) -> Break | None:
    """The break that days in their order ask for: where more time passes between two of them than between all the
    others."""
    if len(days) < _FEW:
        return None
    longest, start, end = max((later - earlier, earlier, later) for earlier, later in pairwise(days))
    rest = days[-1] - days[0] - longest
    return Break(start, end, rest * _KEPT) if longest > rest > 0 else None

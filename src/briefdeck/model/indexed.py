"""What values can be drawn as an index, in which the first of each series is a hundred."""

from __future__ import annotations

from collections.abc import Sequence

_LEAST = 3  # of fewer values over time an index says no more than how they changed
_LEAST_SERIES = 2


def can_be_indexed(series: Sequence[Sequence[float | None]]) -> bool:
    """Whether there are several, of which each begins above zero, never falls below it, and does not end early."""
    return len(series) >= _LEAST_SERIES and all(
        len(values) >= _LEAST
        and (values[0] or 0.0) > 0
        and values[-1] is not None
        and all(value is None or value >= 0 for value in values)
        for values in series
    )

"""Ranges of an axis: of round numbers, from zero where that is near, clear of what stands at the foot."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from math import ceil, floor, log10

from briefdeck.values import dataclass, replace

LINE_HIGH = 0.9
"""Up to where the lines of a combination with values written reach. These and its columns begin at zero, so that a fall
of a tenth is never steeper than one of a fifth."""
_COLUMNS_TOPS, _VALUES_ROOM = (0.5, 0.45, 0.4, 0.35, 0.3), 2.2


@dataclass(frozen=True, slots=True)
class Scale:
    """The range of a value axis and the distance of its ticks."""

    low: float
    high: float
    step: float


def unseen_reach(values: Sequence[float]) -> float:
    """The range of an axis that is not seen: it holds zero, since nobody could tell that it does not."""
    return (max(0.0, *values) - min(0.0, *values)) or 1.0


def from_zero(low: float, high: float) -> tuple[float, float]:
    """A range, from zero where that does not lie far off."""
    if low > 0 and high - low > 0.4 * high:
        low = 0.0
    if high < 0 and high - low > -0.4 * low:
        high = 0.0
    return low, high


def top_of_columns(over: Sequence[tuple[float, float]], size: float) -> float:
    """Of the height of a combination that is drawn from zero, up to where its columns may reach so that their values
    have room below its lines: `over` are a value of a line and the column below it, `size` that of words as a share of
    the height; 0 where they nowhere have."""
    highest, longest = (max((pair[n] for pair in over), default=0.0) or 1.0 for n in (0, 1))
    beside = [(value / highest * LINE_HIGH, bar / longest) for value, bar in over]
    room = _VALUES_ROOM * size
    return next((top for top in _COLUMNS_TOPS if all(at - bar * top >= room for at, bar in beside)), 0.0)


def nice(low: float, high: float, values: Sequence[float] = (), ticks: int = 5) -> Scale:
    """A range of round numbers that holds `low` … `high`, with about `ticks` steps of 1, 2, 2.5 or 5; where `values`
    are whole numbers, as of things that are counted, so are the steps."""
    whole = bool(values) and all(value == round(value) for value in values)
    reach = (high - low) or abs(high) or 1.0
    power = 10.0 ** floor(log10(reach / ticks))
    steps = (power * m for m in (1, 2, 2.5, 5, 10) if power * m >= reach / ticks * 0.999)
    step = next(s for s in chain(steps, (1.0,)) if not whole or s == round(s))
    return Scale(floor(low / step + 1e-9) * step, ceil(high / step - 1e-9) * step, step)


def clear_of_foot(scale: Scale, least: float) -> Scale:
    """A scale of lines, the lowest of which reaches down to `least`: where it is cut, no line comes nearer than half a
    step to its foot, where the mark stands that says so."""
    near = scale.low > 0 and least - scale.low < scale.step / 2
    return replace(scale, low=scale.low - scale.step) if near else scale

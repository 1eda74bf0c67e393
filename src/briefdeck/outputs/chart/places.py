"""Places in a chart, in shares of its frame, and positions that do not meet."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from briefdeck.outputs.chart.data import Drawn
from briefdeck.values import dataclass

LABEL = 1.5
"""In type sizes: the height of a value over its bar."""
ABOVE = 1.15
"""In type sizes: from what stands below to the line of a bracket."""
COLUMNS_GAP = 55
"""Between columns, in per cent of one, where these would not be slabs."""
GROUPS_GAP = 70
"""Between groups of columns that stand side by side, in per cent of a column, where these would not be slabs."""
STEPS_GAP = 40
"""Between the columns of a waterfall, in per cent of a column."""
FOOT = 2.0
"""In type sizes: the names of categories below lines and columns, with what stands around them."""
PITCH, EDGE = 1.25, 0.6
"""In type sizes: from one name to the next, and from the last to the edge."""
MOVED = 2.5
"""In type sizes: what stands at an end is moved so far at most, or it no longer stands there."""
LABEL_SHARE = 0.26
"""Of the width: names leave lines and columns most of the chart."""


@dataclass(frozen=True, slots=True)
class Area:
    """A place in the chart, in shares of its width and height."""

    x: float
    y: float
    w: float
    h: float


def overlap_free(wanted: Sequence[float], least: float, low: float, high: float) -> list[float]:
    """Positions nearest to the wanted ones, in their order, `least` apart and within `low` … `high`.

    Neighbours that are too close are pooled and spread around their common mean.
    """
    order = sorted(range(len(wanted)), key=lambda i: wanted[i])
    pools: list[list[int]] = []
    starts: list[float] = []
    for index in order:
        pool, start = [index], wanted[index]
        while pools and starts[-1] + least * len(pools[-1]) > start:
            pool = pools.pop() + pool
            starts.pop()
            start = sum(wanted[i] - least * k for k, i in enumerate(pool)) / len(pool)
        start = max(low, min(start, high - least * (len(pool) - 1)))
        pools.append(pool)
        starts.append(start)
    placed = [0.0] * len(wanted)
    for pool, start in zip(pools, starts, strict=True):
        for k, index in enumerate(pool):
            placed[index] = start + least * k
    return placed


def moved_apart(
    drawn: Sequence[Drawn], wanted: Sequence[float], least: float, edge: float, height: float, most: float
) -> dict[int, float]:
    """Series → how far down its name is moved from the place that it wants, so that names are `least` apart and keep
    `edge` from the ends of the height; nothing where one would be moved by more than `most`."""
    placed = overlap_free(wanted, least, edge, height - edge)
    moves = [to - at for to, at in zip(placed, wanted, strict=True)]
    if max(map(abs, moves)) > most:
        return {}
    return {one.series: round(move, 2) for one, move in zip(drawn, moves, strict=True)}


def round_side(width: float, height: float, beside: float, above: float = 0.0) -> float:
    """How wide and high a pie or ring is in a frame, with what stands `beside` it, and `above` and below; all in pt."""
    return max(min(height * 0.98 - 2 * above, width - beside), height * 0.3)


def has_small_neighbours(values: Sequence[float], least: float) -> bool:
    """Whether two slices side by side are each less than a share of the whole."""
    small = [value < least * sum(values) for value in values]
    return any(a and b for a, b in pairwise([*small, small[0]])) if len(small) > 1 else False

"""Free room on a slide: the largest rectangle that keeps clear of obstacles. Points throughout."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from briefdeck.ooxml.geometry import Frame

_MOST = 40  # obstacles that are looked at, the largest first; more are a drawing, not a layout


def largest_free(bounds: Frame, obstacles: Iterable[Frame], gap: float = 0.0) -> Frame:
    """The largest rectangle inside `bounds` that stays `gap` away from every obstacle; empty where there is none."""
    grown = [Frame(o.x - gap, o.y - gap, o.width + 2 * gap, o.height + 2 * gap).shared(bounds) for o in obstacles]
    real = sorted((o for o in grown if o.width > 0 and o.height > 0), key=lambda o: -o.area)[:_MOST]
    edges = sorted({bounds.x, bounds.right, *(o.x for o in real), *(o.right for o in real)})
    best = Frame(bounds.x, bounds.y, 0.0, 0.0)
    for index, left in enumerate(edges):
        for right in edges[index + 1 :]:
            if (right - left) * bounds.height <= best.area:
                continue
            top, bottom = _tallest(bounds, [o for o in real if o.x < right and o.right > left])
            if (right - left) * (bottom - top) > best.area:
                best = Frame(left, top, right - left, bottom - top)
    return best


def _tallest(bounds: Frame, obstacles: Sequence[Frame]) -> tuple[float, float]:
    """The tallest gap between obstacles that span the same columns."""
    spans = sorted((o.y, o.bottom) for o in obstacles)
    reached = bounds.y
    gaps = []
    for top, bottom in spans:
        gaps.append((reached, top))
        reached = max(reached, bottom)
    gaps.append((reached, bounds.bottom))
    return max(gaps, key=lambda g: g[1] - g[0])


def overlap(box: Frame, other: Frame) -> float:
    """The share of a box that another covers."""
    return box.shared(other).area / box.area if box.area else 0.0


def strip(top: float, height: float, like: Frame) -> Frame:
    """A strip across a box, from `top` down."""
    return Frame(like.x, top, like.width, height)


def is_apart(boxes: Sequence[Frame]) -> bool:
    """Whether boxes stand side by side, from left to right, without touching."""
    return all(a.right <= b.x + 1 for a, b in pairwise(sorted(boxes, key=lambda b: b.x)))

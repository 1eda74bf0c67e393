"""Where the names of the slices of a ring stand around it: labels have no such position there, and are moved.

Lengths are points.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from math import cos, fsum, pi, sin

from briefdeck.ooxml.geometry import Frame

HOLE = 0.58
"""Of the diameter of a ring."""
_GAP = 5.0


def middles(values: Sequence[float]) -> list[float]:
    """The angles of the middles of slices, clockwise from the top."""
    whole = fsum(values) or 1.0
    return [2 * pi * (fsum(values[:place]) + value / 2) / whole for place, value in enumerate(values)]


def places_around(values: Sequence[float], boxes: Sequence[tuple[float, float]], radius: float) -> list[Frame]:
    """The places of boxes (width, height) around a ring of slices, from its middle; nothing where two of them meet."""
    frames = []
    for angle, (wide, high) in zip(middles(values), boxes, strict=True):
        away = radius + _GAP + wide / 2 * abs(sin(angle)) + high / 2 * abs(cos(angle))
        frames.append(Frame(away * sin(angle) - wide / 2, -away * cos(angle) - high / 2, wide, high))
    return [] if any(_meet(one, other) for one, other in combinations(frames, 2)) else frames


def moves(values: Sequence[float], frames: Sequence[Frame], radius: float) -> list[tuple[float, float]]:
    """How far labels are to be moved to the right and down, which else stand in the middle of the ring."""
    ring = radius * (1 + HOLE) / 2
    return [
        (frame.x + frame.width / 2 - ring * sin(angle), frame.y + frame.height / 2 + ring * cos(angle))
        for angle, frame in zip(middles(values), frames, strict=True)
    ]


def _meet(one: Frame, other: Frame) -> bool:
    apart = one.right <= other.x or other.right <= one.x or one.bottom <= other.y or other.bottom <= one.y
    return not apart

"""Where the names of the slices of a ring stand around it: labels have no such position there, and are moved.

Lengths are points.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import cos, fsum, pi, sin

from briefdeck.ooxml.geometry import Frame

HOLE = 0.58
"""Of the diameter of a ring."""
_GAP = 5.0
_SHORT = 1.04  # LibreOffice 7.4 has a hole of half the diameter, whatever a file says, and labels so much nearer
_TURNS = (0.0, *(sign * pi * step / 60 for step in range(1, 9) for sign in (-1, 1)))  # up to 24 degrees either way


def middles(values: Sequence[float]) -> list[float]:
    """The angles of the middles of slices, clockwise from the top."""
    whole = fsum(values) or 1.0
    return [2 * pi * (fsum(values[:place]) + value / 2) / whole for place, value in enumerate(values)]


def places_around(values: Sequence[float], boxes: Sequence[tuple[float, float]], radius: float) -> list[Frame]:
    """The places of boxes (width, height) around a ring of slices, from its middle: those of small slices make way
    for those of larger ones. Nothing where one would have to go so far that it no longer stands at its slice."""
    angles = middles(values)
    placed: dict[int, Frame] = {}
    for place in sorted(range(len(values)), key=lambda n: -values[n]):
        tried = (_outside(angles[place] + turn, boxes[place], radius) for turn in _TURNS)
        free = (frame for frame in tried if not any(_meet(frame, other) for other in placed.values()))
        if (frame := next(free, None)) is None:
            return []
        placed[place] = frame
    return [placed[place] for place in range(len(values))]


def _outside(angle: float, box: tuple[float, float], radius: float) -> Frame:
    """The place of a box at an angle outside of a ring."""
    wide, high = box
    away = radius * _SHORT + _GAP + wide / 2 * abs(sin(angle)) + high / 2 * abs(cos(angle))
    return Frame(away * sin(angle) - wide / 2, -away * cos(angle) - high / 2, wide, high)


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

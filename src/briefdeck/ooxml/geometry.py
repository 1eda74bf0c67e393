"""Rectangles of slides in points, and the way from the members of a group to the slide."""

from __future__ import annotations

from typing import NamedTuple


class Box(NamedTuple):
    """A rectangle on the slide, in points."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.x + self.width

    @property
    def bottom(self) -> float:
        return self.y + self.height

    @property
    def area(self) -> float:
        return self.width * self.height

    def holds(self, other: Box, slack: float = 2.0) -> bool:
        """Whether the other lies within, but for a little."""
        return (
            other.x >= self.x - slack
            and other.y >= self.y - slack
            and other.right <= self.right + slack
            and other.bottom <= self.bottom + slack
        )

    def shared(self, other: Box) -> Box:
        """Where both lie; without width or height where they do not meet."""
        x, y = max(self.x, other.x), max(self.y, other.y)
        return Box(x, y, max(0.0, min(self.right, other.right) - x), max(0.0, min(self.bottom, other.bottom) - y))


class Move(NamedTuple):
    """From the coordinates of a group's members to those of the slide."""

    scale_x: float
    scale_y: float
    dx: float
    dy: float

    def of(self, box: Box) -> Box:
        return Box(
            box.x * self.scale_x + self.dx,
            box.y * self.scale_y + self.dy,
            box.width * self.scale_x,
            box.height * self.scale_y,
        )


STILL = Move(1.0, 1.0, 0.0, 0.0)

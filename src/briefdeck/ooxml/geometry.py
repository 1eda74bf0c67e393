"""Rectangles in points, and the way from the members of a group to the slide."""

from __future__ import annotations

from typing import NamedTuple

from briefdeck.values import dataclass, replace


@dataclass(frozen=True, slots=True)
class Frame:
    """A rectangle on a slide, from its top left corner, in points."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """The lower edge."""
        return self.y + self.height

    @property
    def area(self) -> float:
        """In square points."""
        return self.width * self.height

    @property
    def sides(self) -> tuple[float, float, float, float]:
        """Left edge, upper edge, width and height."""
        return self.x, self.y, self.width, self.height

    def below(self, height: float) -> Frame:
        """What is left when `height` is cut from the top."""
        return replace(self, y=self.y + height, height=self.height - height)

    def columns(self, count: int, gap: float) -> tuple[Frame, ...]:
        """Equal columns with gaps between them."""
        width = (self.width - gap * (count - 1)) / count
        return tuple(replace(self, x=self.x + i * (width + gap), width=width) for i in range(count))

    def holds(self, other: Frame, slack: float = 2.0) -> bool:
        """Whether the other lies within, but for a little."""
        return (
            other.x >= self.x - slack
            and other.y >= self.y - slack
            and other.right <= self.right + slack
            and other.bottom <= self.bottom + slack
        )

    def shared(self, other: Frame) -> Frame:
        """Where both lie; without width or height where they do not meet."""
        x, y = max(self.x, other.x), max(self.y, other.y)
        return Frame(x, y, max(0.0, min(self.right, other.right) - x), max(0.0, min(self.bottom, other.bottom) - y))


class Move(NamedTuple):
    """From the coordinates of a group's members to those of the slide."""

    scale_x: float
    scale_y: float
    dx: float
    dy: float

    def of(self, frame: Frame) -> Frame:
        """The same rectangle on the slide."""
        return Frame(
            frame.x * self.scale_x + self.dx,
            frame.y * self.scale_y + self.dy,
            frame.width * self.scale_x,
            frame.height * self.scale_y,
        )


STILL = Move(1.0, 1.0, 0.0, 0.0)
"""The way of what stands in no group."""

"""A block that can be set on slides: how high it is at a size, how it is drawn, where it can be cut.

`step` counts down an audience's sizes, 0 the largest. A unit is what a continuation slide begins with: an item, a card,
a row.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol, Self

from briefdeck.document.deck import Shape
from briefdeck.document.richtext import RichText
from briefdeck.layout.typesetting import Lines, Typesetting
from briefdeck.ooxml.geometry import Frame
from briefdeck.values import replace


class Flowable(Protocol):
    """What the fitting of an area needs to know of a block; most blocks leave some of it as it is here."""

    @property
    def setting(self) -> Typesetting:
        """The settings of its deck."""

    @property
    def steps(self) -> int:
        """How many sizes there are."""
        return 1

    @property
    def units(self) -> int:
        """How many units there are; one cannot be cut."""
        return 1

    @property
    def flexible(self) -> bool:
        """Whether it is better for all the height it can get, as a chart is."""
        return False

    @property
    def floats(self) -> bool:
        """Whether it stands at the optical middle of an area that it leaves mostly blank; a list begins at the top."""
        return False

    @property
    def introduces(self) -> bool:
        """Whether it is the head of what stands below it."""
        return False

    def below(self, gap: float) -> float:
        """The space between it and what follows, where blocks keep a `gap` from each other; in points."""
        return gap

    def under(self, setting: Typesetting) -> Self:
        """The same under other settings. What is found of it from then on is not known to this one."""
        return replace(self, setting=setting)  # type: ignore[type-var]

    def height(self, width: float, step: int) -> float:
        """The height that it needs, in points."""

    def is_broken(self, width: float, step: int) -> bool:  # noqa: ARG002
        """Whether a text would be broken that must not be, so that it is as high as nothing can be; of one that does
        not know without being measured as a whole, False."""
        return False

    def opens(self, width: float, step: int, spare: float) -> float:  # noqa: ARG002
        """How much of the height to spare it takes, so that its rows breathe or its frames fill the slide."""
        return 0.0

    def draw(self, frame: Frame, step: int) -> tuple[Shape, ...]:
        """Its shapes, in reading order, inside a frame as high as it needs and opens."""

    def running(self, step: int) -> Lines | None:  # noqa: ARG002
        """Its paragraphs as the body placeholder of a layout takes them; None where it is drawn as shapes."""
        return None

    def briefly(self) -> Flowable:
        """The same without the sentences behind its statements; itself, where it shows none."""
        return self

    def cut(self, start: int, stop: int) -> Flowable:  # noqa: ARG002
        """The units from `start` up to `stop`."""
        return self

    def texts(self) -> Iterator[RichText]:
        """The texts that it shows, for the slide's source line."""
        return iter(())

    def notes(self) -> Iterator[RichText]:
        """What belongs to its statements and stands in the notes."""
        return iter(())

    def anchors(self) -> Iterator[str]:
        """What links can lead to on the slide that it stands on."""
        return iter(())

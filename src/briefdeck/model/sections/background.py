"""What happened: statements that come before all others."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal

from pydantic import Field

from briefdeck.model.entries import Points
from briefdeck.model.section import Asking, SectionBase


class BackgroundSection(SectionBase):
    """What happened."""

    rank = 1

    kind: Literal["background"]
    points: Points = Field(min_length=1)

    @classmethod
    def shown(cls, section: Any, ask: Asking) -> Iterator[Any]:
        return ask.points(section)

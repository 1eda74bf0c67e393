"""What happened: statements that come before all others."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from briefdeck.model.entries import Points
from briefdeck.model.section import SectionBase


class BackgroundSection(SectionBase):
    """What happened."""

    rank = 1

    kind: Literal["background"]
    points: Points = Field(min_length=1)

"""Anything else that is words."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from briefdeck.model.entries import Points
from briefdeck.model.section import SectionBase


class TextSection(SectionBase):
    """Anything else that is words."""

    rank = 10

    kind: Literal["text"]
    points: Points = Field(min_length=1)

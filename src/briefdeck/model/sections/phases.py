"""How it develops: phases, one of which is the present."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any, Literal

from pydantic import Field

from briefdeck.model.entries import Assertion, Point, SourceKeys
from briefdeck.model.leaves import Text
from briefdeck.model.section import Asking, SectionBase
from briefdeck.model.traits import Trait


class PhaseEntry(Assertion):
    """One phase of a development."""

    noun = "phase"
    named_by = "name"

    name: Annotated[Text, Trait.LABEL]
    period: Annotated[Text | None, Trait.LABEL | Trait.TIME] = None
    current: Annotated[bool, Trait.PRESENT] = Field(default=False, description="The phase we are in.")
    headline: Text | None = None
    detail: Annotated[Text | None, Trait.RUNNING] = None
    points: Annotated[list[Point], Trait.GROWS] = Field(default=[])
    sources: SourceKeys = Field(default=[])


class PhasesSection(SectionBase):
    """How it develops."""

    rank = 3

    kind: Literal["phases"]
    phases: Annotated[list[PhaseEntry], Trait.CARRIED] = Field(min_length=2, max_length=6)

    @classmethod
    def shown(cls, section: Any, ask: Asking) -> Iterator[Any]:
        return ask.block("phases", section.phases)

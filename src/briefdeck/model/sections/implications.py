"""What it means: to whom, and what they should do."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any, Literal

from pydantic import Field

from briefdeck.model.entries import WORD, Assertion, SourceKeys, Status
from briefdeck.model.leaves import Text
from briefdeck.model.section import Asking, SectionBase
from briefdeck.model.traits import Trait


class ImplicationEntry(Assertion):
    """What it means to one actor."""

    noun = "implication"
    named_by = "implication"

    actor: Annotated[Text, Trait.ACTOR]
    before: Text | None = Field(default=None, description="How it was until now.")
    implication: Text
    action: Text | None = None
    detail: Annotated[Text | None, Trait.RUNNING] = None
    status: Annotated[Annotated[Status, WORD] | None, Trait.TERM] = Status.INFERENCE
    sources: SourceKeys = Field(default=[])


class ImplicationsSection(SectionBase):
    """What it means."""

    rank = 4
    also = ("recommendations", "actions", "next_steps", "impact", "risks")

    kind: Literal["implications"]
    region: Text | None = None
    items: list[ImplicationEntry] = Field(min_length=1)

    @classmethod
    def shown(cls, section: Any, ask: Asking) -> Iterator[Any]:
        return ask.block("implications", section.items)

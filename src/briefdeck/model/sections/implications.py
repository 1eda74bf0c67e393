"""What it means: to whom, and what they should do."""

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

    actor: Annotated[Text, Trait.ACTOR] = Field(description="Who it concerns, and has to act.")
    before: Text | None = Field(default=None, description="How it was until now.")
    implication: Text = Field(description="What it means to them.")
    action: Text | None = Field(default=None, description="What they should do, beside it.")
    detail: Annotated[Text | None, Trait.RUNNING] = Field(
        default=None, description="The long form: the memo's sentence, a slide's notes."
    )
    status: Annotated[Annotated[Status, WORD] | None, Trait.TERM] = Field(
        default=Status.INFERENCE, description="How we know it; an inference if left out."
    )
    sources: SourceKeys = Field(default=[], description="Keys of sources that carry it.")


class ImplicationsSection(SectionBase):
    """What it means."""

    rank = 4
    also = (
        "recommendations",
        "actions",
        "next_steps",
        "impact",
        "risks",
        "action_items",
        "actions_table",
        "consequences",
    )

    kind: Literal["implications"]
    region: Text | None = Field(default=None, description="Where it holds, in a deck’s notes.")
    items: list[ImplicationEntry] = Field(min_length=1, description="One for each actor.")

    @classmethod
    def shown(cls, section: Any, ask: Asking) -> Iterator[Any]:
        return ask.block("implications", section.items)

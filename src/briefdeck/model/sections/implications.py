"""What it means: to whom, and what they should do."""

from collections.abc import Iterator
from typing import Annotated, Any, Literal

from briefdeck.declared import field
from briefdeck.model.entries import Assertion, SourceKeys, Status
from briefdeck.model.leaves import Text
from briefdeck.model.section import Asking, SectionBase
from briefdeck.model.traits import Trait


class ImplicationEntry(Assertion):
    """What it means to one actor."""

    noun = "implication"
    named_by = "implication"

    actor: Annotated[Text, Trait.ACTOR] = field(description="Who it concerns, and has to act.")
    before: Text | None = field(default=None, description="How it was until now.")
    implication: Text = field(description="What it means to them.")
    action: Text | None = field(default=None, description="What they should do, beside it.")
    detail: Annotated[Text | None, Trait.RUNNING] = field(
        default=None, description="The long form: the memo's sentence, a slide's notes."
    )
    status: Annotated[Status | None, Trait.TERM] = field(
        default=Status.INFERENCE, description="How we know it; an inference if left out."
    )
    sources: SourceKeys = field(default=[], description="Keys of sources that carry it.")


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
    region: Text | None = field(default=None, description="Where it holds, in a deck’s notes.")
    items: list[ImplicationEntry] = field(min_length=1, description="One for each actor.")

    @classmethod
    def shown(cls, section: Any, ask: Asking) -> Iterator[Any]:
        return ask.block("implications", section.items)

"""The steps of a procedure."""

from collections.abc import Iterator, Mapping
from typing import Annotated, Any, ClassVar, Literal

from briefdeck.declared import Before, field
from briefdeck.model.entries import Statement, text_alone
from briefdeck.model.leaves import Text
from briefdeck.model.section import Asking, SectionBase
from briefdeck.model.traits import Trait


class StepEntry(Statement):
    """One step of a procedure; its points are what it consists of."""

    noun = "step"

    by: Text | None = field(default=None, description="Who takes it.")
    time: Text | None = field(default=None, description="How long it takes, or by when it is done.")


class ProcessSection(SectionBase):
    """The steps of a procedure, in order."""

    rank = 9
    also = ("steps", "workflow", "procedure", "flowchart", "sequence", "pipeline", "funnel", "cycle")
    entries_called: ClassVar[Mapping[str, str]] = {
        "steps": r"\b(?:steps|Schritten?|étapes)\b|段階|手順|단계|步骤?|步驟"
    }

    kind: Literal["process"]
    steps: Annotated[list[Annotated[StepEntry, Before(text_alone)]], Trait.CARRIED] = field(
        min_length=2, max_length=7, description="Two to seven steps, in their order."
    )

    @classmethod
    def shown(cls, section: Any, ask: Asking) -> Iterator[Any]:
        return ask.block("process", section.steps)

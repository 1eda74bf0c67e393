"""How it develops: phases, one of which is the present."""

from collections.abc import Iterator, Mapping
from typing import Annotated, Any, ClassVar, Literal

from briefdeck.declared import field
from briefdeck.diagnostics import Diagnostic
from briefdeck.diagnostics.rules import briefing as rules
from briefdeck.diagnostics.words import counted
from briefdeck.model.entries import Assertion, Point, Restricted, SourceKeys
from briefdeck.model.leaves import PartialDate, Text
from briefdeck.model.section import Asking, At, SectionBase
from briefdeck.model.traits import Trait


class PhaseEntry(Assertion):
    """One phase of a development."""

    noun = "phase"
    named_by = "name"

    name: Annotated[Text, Trait.LABEL] = field(description="Its name, in an arrow or a row.")
    period: Annotated[Text | None, Trait.LABEL | Trait.TIME] = field(
        default=None, description="When it is, below the name."
    )
    current: Annotated[bool, Trait.PRESENT] = field(default=False, description="The phase we are in.")
    headline: Text | None = field(default=None, description="What happens in it, in one line.")
    detail: Annotated[Text | None, Trait.RUNNING] = field(
        default=None, description="The long form: the memo's sentence, a slide's notes."
    )
    points: Annotated[list[Point], Trait.GROWS] = field(
        default=[], description="What belongs to it, below the headline; in a deck with aspects in the notes."
    )
    cells: Annotated[list[Text], Trait.CELL] = field(default=[], description="One for each aspect, in their order.")
    sources: SourceKeys = field(default=[], description="Keys of sources that carry it.")


class TaskEntry(Restricted):
    """A task with its dates, in a schedule below the phases."""

    noun = "task"
    named_by = "name"

    name: Annotated[Text, Trait.LABEL] = field(description="Its name, before its bar.")
    start: PartialDate = field(description="The day, month or year in which it begins.")
    end: PartialDate | None = field(default=None, description="The one in which it ends; left out where nobody knows.")
    note: Annotated[Text | None, Trait.LABEL] = field(default=None, description="A few words on its bar.")
    critical: bool = field(default=False, description="All is late if it is.")
    deadline: Annotated[Text | None, Trait.LABEL] = field(
        default=None, description="Words for its end, where that is a date to be kept."
    )


class PhasesSection(SectionBase):
    """How it develops."""

    rank = 3
    also = ("roadmap", "stages", "scenario", "scenarios", "strategy")
    also_with: ClassVar[Mapping[str, str]] = dict.fromkeys(
        ("gantt", "schedule", "project_plan", "plan"),
        "with tasks: [{name: …, start: 2026-01, end: 2026-03}] below the phases",
    )
    entries_called: ClassVar[Mapping[str, str]] = {
        "phases": r"\b(?:phases?|stages?|Phasen|Stufen|étapes|tranches)\b|段階|局面|단계|阶段|階段"
    }

    kind: Literal["phases"]
    phases: Annotated[list[PhaseEntry], Trait.CARRIED] = field(
        min_length=2, max_length=6, description="Two to six phases, in their order."
    )
    aspects: Annotated[list[Text], Trait.LABEL] = field(
        default=[], max_length=8, description="In what the phases are held against each other: rows of a matrix."
    )
    outcome: Point | None = field(default=None, description="What they lead to.")
    tasks: list[TaskEntry] = field(default=[], max_length=12, description="Dated tasks: a schedule below the phases.")

    @classmethod
    def shown(cls, section: Any, ask: Asking) -> Iterator[Any]:
        """A matrix of the aspects in which they differ, where it has these, and the schedule below; else the phases
        over the tasks."""
        if section.aspects:
            yield from ask.block("outlook", section)
            yield from ask.block("schedule", section)
        else:
            yield from ask.block("roadmap", section)

    def faults(self, at: At) -> Iterator[Diagnostic]:
        for index, phase in enumerate(self.phases):
            have, want = len(phase.cells), len(self.aspects)
            if have != want:
                what = f"the phase has {counted(have, 'cells')}, and there are {counted(want, 'aspects')}"
                hint = "write one cell for each aspect, in their order"
                yield rules.INVALID_VALUE.at(at(("phases", index, *(("cells",) if have else ()))), what, hint)

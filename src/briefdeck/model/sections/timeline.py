"""Events at their places in time."""

from collections.abc import Iterator, Mapping
from typing import Annotated, Any, ClassVar, Literal

from briefdeck.declared import field
from briefdeck.model.entries import Statement
from briefdeck.model.leaves import PartialDate
from briefdeck.model.section import Asking, SectionBase
from briefdeck.model.traits import Trait


class EventEntry(Statement):
    """What happened, or will happen, at a time."""

    noun = "event"
    bare = ""

    date: Annotated[PartialDate, Trait.TIME] = field(
        description="The day, month or year; it has its true place on the scale."
    )


class TimelineSection(SectionBase):
    """Dated events, in any order."""

    rank = 8
    also = ("milestones", "history", "chronology", "events", "dates", "calendar", "key_dates")
    entries_called: ClassVar[Mapping[str, str]] = {
        "events": r"\b(?:dates|milestones|events|Termine|Meilensteine|jalons|échéances)\b"
        r"|期日|節目|日程|日(?=が|は|に|を|で)|일정|日期|节点|節點"
    }

    kind: Literal["timeline"]
    events: Annotated[list[EventEntry], Trait.CARRIED | Trait.SORTED] = field(
        min_length=2, max_length=12, description="Two to twelve events."
    )

    @classmethod
    def shown(cls, section: Any, ask: Asking) -> Iterator[Any]:
        return ask.block("timeline", section.events)

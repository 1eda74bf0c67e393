"""What happened: statements that come before all others, causes with what they lead to, a shift of effort."""

from collections.abc import Iterator, Mapping
from typing import Annotated, Any, ClassVar, Literal

from briefdeck.declared import field
from briefdeck.diagnostics import Diagnostic
from briefdeck.diagnostics.rules import briefing as rules
from briefdeck.model.entries import Model, Point, Points
from briefdeck.model.leaves import Text
from briefdeck.model.section import REASONS, Asking, At, SectionBase
from briefdeck.model.traits import Trait

_CAUSES = range(2, 5)  # as many bands are told apart at one look


class ShiftEntry(Model):
    """Effort that moves: from what is put off to what is put first."""

    from_: Annotated[list[Point], Trait.GROWS | Trait.CARRIED] = field(
        alias="from", min_length=1, max_length=6, description="What is put off."
    )
    to: Annotated[list[Point], Trait.GROWS | Trait.CARRIED] = field(
        min_length=1, max_length=6, description="What is put first."
    )
    by: Annotated[list[Point], Trait.GROWS | Trait.CARRIED] = field(default=[], max_length=6, description="How.")
    moves: Annotated[Text | None, Trait.LABEL] = field(default=None, description="What moves: people, money, time.")


class LeadsTo(Model):
    """What the points of a section come to, and what is done about it."""

    result: Point = field(description="What they come to: at the end of the causes, in a memo below them.")
    response: Point | None = field(default=None, description="What is done about it, behind the result.")


class BackgroundSection(SectionBase):
    """What happened."""

    rank = 1
    also = ("context", "situation", "overview", "introduction")
    entries_called: ClassVar[Mapping[str, str]] = {"points": REASONS}

    kind: Literal["background"]
    points: Points = field(default=[], description="Its statements: a list, cards, or causes.")
    shift: ShiftEntry | None = field(default=None, description="What is put off, and what is put first.")
    leads_to: LeadsTo | None = field(default=None, description="What the points are causes of.")

    @classmethod
    def shown(cls, section: Any, ask: Asking) -> Iterator[Any]:
        """A shift where it has one; causes where it says what they lead to."""
        yield from ask.block("shift", section.shift)
        if section.leads_to and len(section.points) in _CAUSES:
            yield from ask.block("causes", section)
        else:
            yield from ask.points(section)

    @property
    def composes(self) -> bool:
        return self.shift is not None or self.leads_to is not None

    def faults(self, at: At) -> Iterator[Diagnostic]:
        if not self.points and self.shift is None:
            what = "a section needs points, or a shift"
            yield rules.MISSING_KEY.at(at(()), what, "add points: with at least one statement")

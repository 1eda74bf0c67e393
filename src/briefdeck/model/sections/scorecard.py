"""Items judged by criteria: a rating, a mark or a short word for each."""

import re
from collections.abc import Iterator, Sequence
from typing import Annotated, Any, Literal

from briefdeck.declared import Before, field
from briefdeck.diagnostics import Diagnostic
from briefdeck.diagnostics.rules import briefing as rules
from briefdeck.diagnostics.words import counted
from briefdeck.model.entries import Assertion, Model, SourceKeys
from briefdeck.model.leaves import Text
from briefdeck.model.score import HIGHEST, Score, is_number_alone
from briefdeck.model.section import Asking, At, SectionBase
from briefdeck.model.traits import Trait


class CriterionEntry(Model):
    """What the items are judged by: a column."""

    noun = "criterion"
    named_by = "name"
    bare = "name"

    name: Annotated[Text, Trait.LABEL] = field(description="Its name, the head of its column.")


class ItemEntry(Assertion):
    """What is judged: a row."""

    noun = "item"
    named_by = "name"
    headed_by = "criteria"

    name: Annotated[Text, Trait.LABEL] = field(description="Its name, before its row.")
    scores: Annotated[list[Score], Trait.GRID | Trait.CELL | Trait.SCORE] = field(
        description="One for each criterion, in their order: a rating from 0 to 4, yes, no or open, or a word or two."
    )
    preferred: Annotated[bool, Trait.PREFERRED] = field(
        default=False, description="The one that is recommended, or that will hold."
    )
    detail: Annotated[Text | None, Trait.RUNNING] = field(
        default=None, description="The long form: the memo's sentence, a slide's notes."
    )
    sources: SourceKeys = field(default=[], description="Keys of sources that carry it.")


def _criterion(value: object) -> object:
    return value if isinstance(value, dict) and "name" in value else {"name": value}


class ScorecardSection(SectionBase):
    """Items judged by two to eight criteria."""

    rank = 11
    also = ("ratings", "scores", "criteria")

    kind: Literal["scorecard"]
    criteria: list[Annotated[CriterionEntry, Before(_criterion)]] = field(
        min_length=2, max_length=8, description="By what they are judged, a column each."
    )
    items: Annotated[list[ItemEntry], Trait.CARRIED] = field(
        min_length=1, max_length=40, description="What is judged, a row each."
    )

    @classmethod
    def shown(cls, section: Any, ask: Asking) -> Iterator[Any]:
        return ask.block("scorecard", section)

    def faults(self, at: At) -> Iterator[Diagnostic]:
        """Items with fewer or more scores than there are criteria, and numbers that are no rating."""
        numbers = [score for item in self.items for score in item.scores if is_number_alone(score)]
        told = False
        for row, item in enumerate(self.items):
            place = ("items", row, "scores")
            if len(item.scores) != len(self.criteria):
                what = f"{counted(len(item.scores), 'scores')} for {counted(len(self.criteria), 'criteria')}"
                yield rules.BAD_DATA.at(at(place), what, "give a score for each criterion")
            for column, score in enumerate(item.scores):
                if is_number_alone(score) and not told:
                    told = True
                    more = f"; the same holds for {counted(len(numbers) - 1, 'others')}" if len(numbers) > 1 else ""
                    what = f"“{next(iter(score.values()))}” is no rating from 0 to 4{more}"
                    hint = "rate it from 0 to 4, or write the number with its unit"
                    if scale := self._scale():
                        hint = (
                            f"the ratings are of {scale}: write {rescaled(item.scores, scale)}, and so on, of {HIGHEST}"
                        )
                    yield rules.INVALID_VALUE.at(at((*place, column)), what, hint)

    def _scale(self) -> int:
        """What the ratings are of, where all are numbers, and some above ours; 0 where nobody can tell."""
        written = [next(iter(score.values())).strip() for item in self.items for score in item.scores]
        if not all(re.fullmatch(r"\d{1,3}(?:\.\d+)?", one) for one in written):
            return 0
        most = max(map(float, written))
        return next((scale for scale in (5, 10, 100) if HIGHEST < most <= scale), 0)


def rescaled(scores: Sequence[Text], scale: int) -> str:
    """Scores of a scale as ratings from 0 to 4."""
    made = (round(float(next(iter(score.values()))) * HIGHEST / scale) for score in scores)
    return f"scores: [{', '.join(map(str, made))}]"

"""How others judge it: views, who holds each, and why."""

from collections.abc import Iterator, Mapping
from typing import Annotated, Any, ClassVar, Literal

from briefdeck.declared import field
from briefdeck.model.entries import AS_OF, Assertion, Point, Stance, Status
from briefdeck.model.leaves import Key, PartialDate, Text
from briefdeck.model.section import Asking, SectionBase
from briefdeck.model.traits import Trait

_CARDS = range(2, 7)


class View(Assertion):
    """One assessment: who holds it, and why."""

    noun = "view"
    named_by = "claim"

    claim: Text = field(description="What is held, in one sentence: a card or a row, in a memo a heading.")
    detail: Annotated[Text | None, Trait.RUNNING] = field(
        default=None, description="The long form: the memo's sentence, a slide's notes."
    )
    stance: Annotated[Stance | None, Trait.TERM] = field(
        default=None, description="How it stands to the subject, beside the claim."
    )
    outlets: Annotated[list[Key], Trait.SOURCES | Trait.HOLDERS | Trait.UNORDERED] = field(
        default=[], description="Keys of the sources that hold this view."
    )
    held_by: Annotated[Text | None, Trait.FOREIGN] = field(
        default=None, description="Who holds it, where no source can be named."
    )
    consensus: bool = field(default=False, description="Shared by several outlets.")
    reasons: Annotated[list[Point], Trait.GROWS] = field(default=[], description="Why, below the claim.")
    quote: Annotated[Point | None, Trait.FOREIGN | Trait.QUOTED] = field(
        default=None, description="Words of those who hold it, set apart."
    )
    as_of: PartialDate | None = field(default=None, description=AS_OF)
    status: Annotated[Status | None, Trait.TERM] = field(
        default=Status.ASSESSMENT, description="How we know it; an assessment if left out."
    )


class AssessmentsSection(SectionBase):
    """How others judge it."""

    rank = 2
    also = ("quote", "quotes", "opinions", "views", "perspectives", "reactions", "stakeholders", "testimonials")
    entries_called: ClassVar[Mapping[str, str]] = {
        "views": r"\b(?:views|opinions|Meinungen|Stimmen|avis)\b|見方|의견|观点|觀點"
    }

    kind: Literal["assessments"]
    views: list[View] = field(min_length=1, description="The views, one beside the other.")

    @classmethod
    def shown(cls, section: Any, ask: Asking) -> Iterator[Any]:
        """A card a view where a few are shown; else a row: claim, holders, stance, on a slide the reasons, which a memo
        gives in full below."""
        if not ask.memo and len(section.views) in _CARDS:
            yield from ask.block("views", section.views, reading=section.reading)
            return
        heads = [("view", 4.0), ("held_by", 2.4), ("stance", 1.2)]
        reasons = not ask.memo and any(view.reasons for view in section.views)
        if reasons:
            heads.append(("reasons", 4.4))
        rows = []
        for view in section.views:
            cells = [view.claim, ask.lines(view.holders_list), view.stance]
            rows.append(((*cells, ask.lines(view.reasons)) if reasons else cells, view.detail))
        yield from ask.table(heads, rows)
        for view in section.views if ask.memo else ():
            yield from ask.supported(view.claim, view.reasons)
            yield from ask.block("quote", view.quote, by=_speaker(view))


def _speaker(view: Any) -> Any:
    """Whose words are quoted: those of the quotation's own source, where it names one, not of all who hold the view."""
    own: Any = view.quote.sources if view.quote else ()
    return own[0].outlet if len(own) == 1 else view.holders

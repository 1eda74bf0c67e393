"""The subject: what a briefing says, validated. Nothing here knows about slides or pages.

Descriptions on fields end up in the JSON Schema, where an editor shows them while somebody types.
"""

from functools import cache, cached_property
from itertools import chain
from typing import Annotated, Literal

from briefdeck.declared import Before, field
from briefdeck.model.entries import Figure, Model, Point, Restricted, Source
from briefdeck.model.leaves import LANGUAGE_PATTERN, Key, PartialDate, Text, WholeDate
from briefdeck.model.sections import Section
from briefdeck.model.traits import Trait, having, models_in
from briefdeck.model.walk import Visit, joined, walk

FORMAT_VERSION = 1
MAX_KEYED = 1000
"""Sources, and figures, of one briefing."""
MAX_TEXTS = 12_000
"""Titles, statements, cells and all other texts of one briefing: a thousand slides."""

AddresseeKind = Literal["organization", "person", "group"]


class Addressee(Model):
    """Whom a document is sent to."""

    noun = "addressee"
    named_by = "name"
    bare = "name"

    name: Annotated[Text, Trait.LABEL] = field(description="The name, at the head of memos and in the notes of a deck.")
    kind: Annotated[AddresseeKind, Trait.UNSEEN] = field(
        default="organization", description="Japanese adds 御中, 様 or 各位 to it."
    )


def _named(value: object) -> object:
    """A bare name, where an addressee may stand."""
    return value if isinstance(value, dict) and "name" in value else {"name": value}


class DecisionEntry(Restricted):
    """A question that the readers decide."""

    noun = "decision"
    named_by = "question"

    question: Text = field(description="The question, on the page of decisions.")
    options: Annotated[list[Text], Trait.GROWS] = field(default=[], max_length=5, description="What can be chosen.")
    by: Annotated[Text | None, Trait.FOREIGN] = field(default=None, description="Who decides or does it.")
    until: PartialDate | None = field(default=None, description="By when.")


class Briefing(Model):
    """A briefing: what we know, once, for every audience."""

    noun = "briefing"
    named_by = "title"

    briefdeck: Annotated[Literal[1], Trait.KEY] = field(description="Version of the format.")
    title: Annotated[Text, Trait.HEADING] = field(
        description="The title, on the cover, at the head of memos and in the properties of files."
    )
    subtitle: Annotated[Text | None, Trait.HEADING] = field(
        default=None, description="Below the title, on the cover and at the head of memos."
    )
    language: Annotated[str, field(pattern=LANGUAGE_PATTERN), Trait.UNSEEN] = field(
        description="Language of bare strings."
    )
    date: WholeDate = field(description="The day of the briefing: on slides, at the head of memos.")
    as_of: PartialDate | None = field(
        default=None, description="The state of affairs that it describes; sources much older cannot report it."
    )
    from_: Annotated[Text, Trait.FOREIGN] = field(alias="from", description="Who sends it.")
    to: Annotated[list[Annotated[Addressee, Before(_named)]], Trait.FOREIGN] = field(
        default=[], description="Whom it addresses."
    )
    number: Annotated[Text | None, Trait.FOREIGN] = field(default=None, description="Document number.")
    contact: Annotated[Text | None, Trait.FOREIGN] = field(default=None, description="Whom to ask.")
    since: Annotated[str | None, Trait.KEY] = field(
        default=None,
        description="An earlier version of this briefing, a .yaml file inside its folder: documents tell what changed.",
    )
    marking: Text | None = field(default=None, description="Handling mark, on every slide and page.")
    keywords: Annotated[list[Text], Trait.FOREIGN | Trait.GROWS | Trait.UNORDERED] = field(
        default=[], description="For the properties of files; on no page."
    )
    summary: Annotated[list[Point], Trait.GROWS] = field(
        min_length=1, description="The bottom line first.", max_length=10
    )
    key_figures: Annotated[list[Key], Trait.FIGURES] = field(
        default=[], max_length=4, description="Names of figures shown large beside the summary."
    )
    ask: Point | None = field(default=None, description="What the readers are asked to do or decide, in one sentence.")
    decisions: list[DecisionEntry] = field(default=[], max_length=5, description="The questions of the meeting.")
    figures: Annotated[dict[Key, Figure], Trait.UNORDERED] = field(
        default={},
        max_length=MAX_KEYED,
        description="Numbers by their keys: in texts as {{ figures.name }}, large where figures: lists them.",
    )
    sections: list[Section] = field(
        min_length=1, description="What it says, section by section: slides of a deck, headings of a memo."
    )
    conclusion: Point | None = field(
        default=None, description="What it comes to: the title of the slide of the summary, the first box of a memo."
    )
    sources: Annotated[dict[Key, Source], Trait.FOREIGN | Trait.SORTED | Trait.UNORDERED] = field(
        default={},
        max_length=MAX_KEYED,
        description="Cited sources by their keys: in source lines, footnotes and the list at the end.",
    )

    @cached_property
    def _inside(self) -> tuple[tuple[Visit, ...], ...]:
        """All that is in it before its sections, in each of them, and behind them; nothing that leads to itself."""
        before, behind = list[Visit](), list[Visit]()
        found = before
        for key, name, traits in joined(Briefing, Trait.NONE):
            if name != "sections":
                found += walk(getattr(self, name), (key,), traits)
            else:
                before.append(Visit((key,), self.sections, traits, None))
                found = behind
        own = (section.visits(place) for place, section in enumerate(self.sections))
        return tuple(before), *own, tuple(behind)

    @property
    def parts(self) -> tuple[tuple[Visit, ...], ...]:
        """All that it says before its sections, in each of them, and behind them, found once (`model.walk`)."""
        before, *rest = self._inside
        return (Visit((), self, Trait.NONE, None), *before), *rest

    @property
    def visits(self) -> tuple[Visit, ...]:
        """All that it says, in the order of the model."""
        return tuple(chain.from_iterable(self.parts))

    @cached_property
    def texts(self) -> tuple[Visit, ...]:
        """Every text of it."""
        return tuple(visit for visit in self.visits if visit.value.__class__ is Text)

    @cached_property
    def restricted(self) -> tuple[Visit, ...]:
        """Every part that is kept from somebody by a list of its own."""
        # Of most nothing is said of who may see them.
        kept = (v for v in self.visits if v.audiences is not None)
        return tuple(v for v in kept if isinstance(v.value, Restricted) and v.value.audiences)


MODELS = tuple(model for model in models_in(Briefing) if issubclass(model, Model))
"""The mappings that a briefing is made of."""


@cache
def keys(trait: Trait) -> frozenset[str]:
    """The keys of a briefing of which a trait is true wherever they stand."""
    return frozenset(key for model in MODELS for key in having(model, trait))

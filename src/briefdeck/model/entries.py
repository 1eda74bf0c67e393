"""What the sections of a briefing have in common: statements, figures, sources, pictures.

Descriptions on fields end up in the JSON Schema, where an editor shows them while somebody types. What else is true of
a field stands in its annotation (`model.traits`). In modules with models annotations are values: as texts, which
`from __future__ import annotations` makes of them, they would have to be compiled one by one at each start.
"""

from enum import StrEnum
from typing import Annotated, ClassVar

from briefdeck.declared import Before, Declared, field
from briefdeck.model.leaves import Icon, Key, Number, PartialDate, Text, is_by_language
from briefdeck.model.traits import Trait

AS_OF = "The day, month or year when it was so, or happened; no older source can report it."
SourceKeys = Annotated[list[Key], Trait.SOURCES | Trait.SORTED | Trait.UNORDERED]


class Model(Declared):
    """A mapping of the briefing with known keys only.

    `noun` is what people call one, and `named_by` the key of the words by which they know it; a mapping without a noun
    is part of another thing. `bare` is the key whose text may stand for the whole mapping, `headed_by` the list beside
    it whose entries head its cells.
    """

    noun: ClassVar[str] = ""
    named_by: ClassVar[str] = ""
    bare: ClassVar[str] = ""
    headed_by: ClassVar[str] = ""


class Restricted(Model):
    """A part of the briefing that can be kept from audiences."""

    audiences: Annotated[list[str], Trait.UNORDERED | Trait.UNSEEN] = field(
        default=[], description="Only these audiences see this; all of them if left out."
    )


class Assertion(Restricted):
    """What can be true or false: its own texts say it, the statements in its lists support it."""


class Status(StrEnum):
    """How we know a statement."""

    FACT = "fact"
    REPORTED = "reported"
    ASSESSMENT = "assessment"
    INFERENCE = "inference"


class Stance(StrEnum):
    """How an assessment stands to its subject."""

    SUPPORTIVE = "supportive"
    NEUTRAL = "neutral"
    CRITICAL = "critical"


def text_alone(value: object) -> object:
    """A bare string, or a mapping of languages, where a statement may stand."""
    if isinstance(value, dict) and ("text" in value or not is_by_language(value)):
        return value
    return {"text": value}


class Statement(Assertion):
    """One statement."""

    noun = "statement"
    named_by = "text"
    bare = "text"

    text: Text = field(description="The short form: a slide's line.")
    label: Annotated[Text | None, Trait.LABEL | Trait.HEAD] = field(
        default=None, description="What it is about, in a word or two: the head of a band or card, run in in a list."
    )
    icon: Annotated[Icon | None, Trait.UNSEEN] = field(default=None, description="The icon of its card, by name.")
    caution: Annotated[Text | None, Trait.REMARK] = field(
        default=None, description="With what caution it is to be read; stands beside the fact."
    )
    detail: Annotated[Text | None, Trait.RUNNING] = field(
        default=None, description="The long form: the memo's sentence, a slide's notes."
    )
    status: Annotated[Status | None, Trait.TERM] = field(default=None, description="How we know it.")
    as_of: PartialDate | None = field(default=None, description=AS_OF)
    sources: SourceKeys = field(default=[], description="Keys of sources that carry it.")
    see: Annotated[Key | None, Trait.SECTION | Trait.UNSEEN] = field(
        default=None, description="The id of the section that says more; in a deck the statement leads to its slide."
    )
    points: Annotated[list["Point"], Trait.GROWS] = field(default=[], description="Statements below it.", max_length=40)


Point = Annotated[Statement, Before(text_alone)]
Points = Annotated[list[Point], Trait.GROWS | Trait.CARRIED]
"""The statements of a section."""


class Figure(Assertion):
    """A number, written once and used as {{ figures.name }}."""

    noun = "figure"
    named_by = "label"

    value: Number = field(description="The number itself.")
    unit: Annotated[Text | None, Trait.FOREIGN | Trait.UNIT] = field(
        default=None, description="A unit (%, kWh), or a currency that the audience knows (USD)."
    )
    label: Text = field(description="What the number measures.")
    approximate: bool = field(default=False, description="Shown as “about”.")
    decimals: Annotated[int | None, Trait.UNSEEN] = field(
        default=None, ge=0, le=6, description="Decimal places; as many as needed if left out."
    )
    as_of: PartialDate | None = field(default=None, description="The day, month or year for which it holds.")
    until: PartialDate | None = field(default=None, description="The time up to which a sum runs.")
    note: Annotated[Text | None, Trait.REMARK] = field(
        default=None, description="A few words below the number, where it stands large."
    )
    status: Annotated[Status | None, Trait.TERM] = field(
        default=None, description="How we know it; judged by check, for plans that show it."
    )
    sources: SourceKeys = field(default=[], description="Keys of sources that carry it, cited at its label.")


class Source(Restricted):
    """A cited source."""

    noun = "source"
    named_by = "title"

    author: Text | None = field(default=None, description="Who wrote it.")
    outlet: Text = field(description="Who published it.")
    title: Annotated[Text, Trait.HEADING] = field(description="Its title, in lists of sources and in notes.")
    url: Annotated[str, field(pattern=r"^https?://[^\s<>\"]+$", max_length=2000)] | None = field(
        default=None, description="Its address: a link in lists of sources and in notes."
    )
    date: PartialDate | None = field(default=None, description="Published.")
    accessed: Annotated[PartialDate | None, Trait.UNSEEN] = field(
        default=None, description="The day on which it was read, in lists of sources that have it."
    )
    note: Annotated[Text | None, Trait.REMARK] = field(
        default=None, description="What readers must know of it; stands behind it in lists of sources."
    )
    via: Annotated[Key | None, Trait.SOURCES] = field(
        default=None, description="The source that reports what this one says, where this one itself was not read."
    )


class PictureEntry(Model):
    """A picture file beside the briefing."""

    noun = "picture"
    named_by = "alt"

    file: str = field(description="A .png or .jpg inside the briefing's folder.")
    alt: Annotated[Text, Trait.DESCRIBING | Trait.UNSEEN] = field(
        description="What the picture shows, for those who do not see it."
    )
    caption: Text | None = field(default=None, description="A line below it, in a memo and on a slide.")
    credit: Annotated[Text | None, Trait.FOREIGN] = field(
        default=None, description="Whose picture it is, behind the caption."
    )

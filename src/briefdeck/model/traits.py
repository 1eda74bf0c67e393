"""What the sections of a briefing are made of: statements, views, figures, sources, and what they have in common.

Descriptions on fields end up in the JSON Schema, where an editor shows them while somebody types.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from briefdeck.model.leaves import Align, Key, Number, PartialDate, Text, is_language

WORD = Field(strict=False)
"""Of a value of an enumeration: YAML has its word."""
AS_OF = "The day, month or year when it was so, or happened; no older source can report it."


class Model(BaseModel):
    """A mapping of the briefing with known keys only."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class Restricted(Model):
    """A part of the briefing that can be kept from audiences."""

    audiences: list[str] = Field(default=[], description="Only these audiences see this; all of them if left out.")


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
    if isinstance(value, dict) and "text" in value:
        return value
    if isinstance(value, dict) and not (value and all(map(is_language, value))):
        return value
    return {"text": value}


WORD = Field(strict=False)


class Statement(Restricted):
    """One statement."""

    text: Text = Field(description="The short form: a slide's line.")
    detail: Text | None = Field(default=None, description="The long form: the memo's sentence, a slide's notes.")
    status: Annotated[Status, WORD] | None = Field(default=None, description="How we know it.")
    as_of: PartialDate | None = Field(default=None, description=AS_OF)
    sources: list[Key] = Field(default=[], description="Keys of sources that carry it.")
    see: Key | None = Field(
        default=None, description="The id of the section that says more; in a deck the statement leads to its slide."
    )
    points: list[Point] = Field(default=[], description="Statements below it.", max_length=40)


Point = Annotated[Statement, BeforeValidator(text_alone)]
Statement.model_rebuild()


class Figure(Restricted):
    """A number, written once and used as {{ figures.name }}."""

    value: Number = Field(description="The number itself.")
    unit: Text | None = Field(default=None, description="A unit (%, kWh), or a currency that the audience knows (USD).")
    label: Text = Field(description="What the number measures.")
    approximate: bool = Field(default=False, description="Shown as “about”.")
    decimals: int | None = Field(default=None, ge=0, le=6, description="Decimal places; as many as needed if left out.")
    as_of: PartialDate | None = Field(default=None, description="The day, month or year for which it holds.")
    until: PartialDate | None = Field(default=None, description="The time up to which a sum runs.")
    note: Text | None = None
    status: Annotated[Status, WORD] | None = None
    sources: list[Key] = []


class Source(Restricted):
    """A cited source."""

    author: Text | None = Field(default=None, description="Who wrote it.")
    outlet: Text = Field(description="Who published it.")
    title: Text
    url: Annotated[str, Field(pattern=r"^https?://[^\s<>\"]+$", max_length=2000)] | None = None
    date: PartialDate | None = Field(default=None, description="Published.")
    accessed: PartialDate | None = None


class View(Restricted):
    """One assessment: who holds it, and why."""

    claim: Text
    detail: Text | None = None
    stance: Annotated[Stance, WORD] | None = None
    outlets: list[Key] = Field(default=[], description="Keys of the sources that hold this view.")
    held_by: Text | None = Field(default=None, description="Who holds it, where no source can be named.")
    consensus: bool = Field(default=False, description="Shared by several outlets.")
    reasons: list[Point] = []
    quote: Point | None = None
    as_of: PartialDate | None = Field(default=None, description=AS_OF)
    status: Annotated[Status, WORD] | None = Status.ASSESSMENT


class PhaseEntry(Restricted):
    """One phase of a development."""

    name: Text
    period: Text | None = None
    current: bool = Field(default=False, description="The phase we are in.")
    headline: Text | None = None
    detail: Text | None = None
    points: list[Point] = []
    sources: list[Key] = []


class ImplicationEntry(Restricted):
    """What it means to one actor."""

    actor: Text
    implication: Text
    action: Text | None = None
    detail: Text | None = None
    status: Annotated[Status, WORD] | None = Status.INFERENCE
    sources: list[Key] = []


class EventEntry(Statement):
    """What happened, or will happen, at a time."""

    date: PartialDate = Field(description="The day, month or year; it has its true place on the scale.")


class StepEntry(Statement):
    """One step of a procedure; its points are what it consists of."""

    by: Text | None = Field(default=None, description="Who takes it.")
    time: Text | None = Field(default=None, description="How long it takes, or by when it is done.")


class OptionEntry(Model):
    """One of the things compared: a column."""

    name: Text
    preferred: bool = Field(default=False, description="The one that is recommended, or that will hold.")


class AspectEntry(Restricted):
    """What the options are compared in: a row."""

    name: Text
    cells: list[Text] = Field(description="One for each option, in their order.")
    detail: Text | None = None
    sources: list[Key] = []


class PictureEntry(Model):
    """A picture file beside the briefing."""

    file: str = Field(description="A .png or .jpg inside the briefing's folder.")
    alt: Text = Field(description="What the picture shows, for those who do not see it.")
    caption: Text | None = None
    credit: Text | None = None


class ColumnEntry(Model):
    """A table column."""

    title: Text
    align: Annotated[Align, WORD] | None = Field(default=None, description="Numbers stand right by themselves.")
    decimals: int | None = Field(default=None, ge=0, le=6)
    sums: bool | None = Field(
        default=None,
        description="Whether a total below it is its sum; shares and rates are none.",
    )
    adds_up: bool = Field(default=False, description="Its cells are shares that make 100 %.")


def column(value: object) -> object:
    return value if isinstance(value, dict) and "title" in value else {"title": value}


class SeriesEntry(Model):
    """One series of a chart."""

    name: Text
    values: list[Number | None]


class ChartData(Model):
    """Chart data written in the briefing."""

    categories: list[Text] = Field(min_length=1)
    series: list[SeriesEntry] = Field(min_length=1, max_length=8)

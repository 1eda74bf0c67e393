"""The subject: what a briefing says, validated. Nothing here knows about slides or pages.

Descriptions on fields end up in the JSON Schema, where an editor shows them while somebody types.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import Annotated, Any, Literal, get_args

from pydantic import BaseModel, BeforeValidator, ConfigDict, Discriminator, Field, Tag

from briefdeck.content import Align, ChartType, Path
from briefdeck.scalars import LANGUAGE_PATTERN, Cell, Key, Number, PartialDate, Text, WholeDate, is_language

FORMAT_VERSION = 1


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


def _text_alone(value: object) -> object:
    """A bare string, or a mapping of languages, where a statement may stand."""
    if isinstance(value, dict) and "text" in value:
        return value
    if isinstance(value, dict) and not (value and all(map(is_language, value))):
        return value
    return {"text": value}


_EnumIn = Field(strict=False)


class Statement(Restricted):
    """One statement."""

    text: Text = Field(description="The short form: a slide's line.")
    detail: Text | None = Field(default=None, description="The long form: the memo's sentence, a slide's notes.")
    status: Annotated[Status, _EnumIn] | None = Field(default=None, description="How we know it.")
    sources: list[Key] = Field(default=[], description="Keys of sources that carry it.")
    see: Key | None = Field(
        default=None, description="The id of the section that says more; in a deck the statement leads to its slide."
    )
    points: list[Point] = Field(default=[], description="Statements below it.", max_length=40)


Point = Annotated[Statement, BeforeValidator(_text_alone)]
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
    status: Annotated[Status, _EnumIn] | None = None
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
    stance: Annotated[Stance, _EnumIn] | None = None
    outlets: list[Key] = Field(default=[], description="Keys of the sources that hold this view.")
    held_by: Text | None = Field(default=None, description="Who holds it, where no source can be named.")
    consensus: bool = Field(default=False, description="Shared by several outlets.")
    reasons: list[Point] = []
    quote: Point | None = None
    status: Annotated[Status, _EnumIn] | None = Status.ASSESSMENT


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
    status: Annotated[Status, _EnumIn] | None = Status.INFERENCE
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
    align: Annotated[Align, _EnumIn] | None = Field(default=None, description="Numbers stand right by themselves.")
    decimals: int | None = Field(default=None, ge=0, le=6)


def _column(value: object) -> object:
    return value if isinstance(value, dict) and "title" in value else {"title": value}


class SeriesEntry(Model):
    """One series of a chart."""

    name: Text
    values: list[Number | None]


class ChartData(Model):
    """Chart data written in the briefing."""

    categories: list[Text] = Field(min_length=1)
    series: list[SeriesEntry] = Field(min_length=1, max_length=8)


class SectionBase(Restricted):
    """What every section has."""

    id: Key | None = Field(default=None, description="A name for plans and links.")
    title: Text = Field(description="The topic.")
    message: Text | None = Field(default=None, description="The one sentence that its slide says.")
    text: Text | None = Field(default=None, description="An introduction, for the memo and a slide's notes.")
    figures: list[Key] = Field(default=[], description="Names of figures shown large in this section.", max_length=6)
    picture: PictureEntry | None = None
    note: Text | None = Field(default=None, description="A remark for the speaker.")
    callout: Text | None = Field(default=None, description="The sentence that must not be missed.")
    sources: list[Key] = []


class BackgroundSection(SectionBase):
    """What happened."""

    kind: Literal["background"]
    points: list[Point] = Field(min_length=1)


class AssessmentsSection(SectionBase):
    """How others judge it."""

    kind: Literal["assessments"]
    views: list[View] = Field(min_length=1)


class PhasesSection(SectionBase):
    """How it develops."""

    kind: Literal["phases"]
    phases: list[PhaseEntry] = Field(min_length=2, max_length=6)


class ImplicationsSection(SectionBase):
    """What it means."""

    kind: Literal["implications"]
    region: Text | None = None
    items: list[ImplicationEntry] = Field(min_length=1)


class TableSection(SectionBase):
    """A table, its rows written here or in a CSV or Excel file beside the briefing."""

    kind: Literal["table"]
    columns: list[Annotated[ColumnEntry, BeforeValidator(_column)]] = Field(default=[], max_length=12)
    rows: list[list[Cell]] = []
    data: str | None = Field(
        default=None, description="A .csv or .xlsx file inside the briefing's folder, with a header row."
    )
    sheet: str | None = Field(default=None, description="The sheet of the .xlsx file; the first one if left out.")
    caption: Text | None = None
    total: bool = Field(default=False, description="The last row is a total.")
    emphasis: str | None = Field(
        default=None, description="The head of the column, or first cell of the row, that matters."
    )


def _written_or_named(value: object) -> str:
    return "str" if isinstance(value, str) else "ChartData"


class ChartSection(SectionBase):
    """A native chart, its data written here or in a CSV or Excel file beside the briefing."""

    kind: Literal["chart"]
    type: Annotated[ChartType, _EnumIn] = ChartType.COLUMN
    data: Annotated[
        Annotated[ChartData, Tag("ChartData")] | Annotated[str, Tag("str")], Discriminator(_written_or_named)
    ] = Field(description="Categories and series, or a .csv or .xlsx file inside the briefing's folder.")
    sheet: str | None = Field(default=None, description="The sheet of the .xlsx file; the first one if left out.")
    unit: Text | None = None
    lines: list[str] = Field(default=[], description="Of a combination: the series that are lines on the second axis.")
    second_unit: Text | None = Field(default=None, description="Of a combination: the unit of its lines.")
    totals: list[str] = Field(default=[], description="Of a waterfall: the categories that are totals, not changes.")
    caption: Text | None = None
    alt: Text = Field(description="What the chart shows, for those who do not see it.")
    names: list[Text] = Field(default=[], description="Names of the series, in place of those in the file.")
    emphasis: str | None = Field(default=None, description="The series or category that matters.")
    points: list[Point] = []


class ComparisonSection(SectionBase):
    """Two or three options side by side, or before and after."""

    kind: Literal["comparison"]
    options: list[OptionEntry] = Field(min_length=2, max_length=3)
    aspects: list[AspectEntry] = Field(min_length=1, max_length=40)
    change: bool = Field(default=False, description="Each option becomes the next: before and after.")


class TimelineSection(SectionBase):
    """Dated events, in any order."""

    kind: Literal["timeline"]
    events: list[EventEntry] = Field(min_length=2, max_length=12)


class ProcessSection(SectionBase):
    """The steps of a procedure, in order."""

    kind: Literal["process"]
    steps: list[Annotated[StepEntry, BeforeValidator(_text_alone)]] = Field(min_length=2, max_length=7)


class TextSection(SectionBase):
    """Anything else that is words."""

    kind: Literal["text"]
    points: list[Point] = Field(min_length=1)


Section = Annotated[
    BackgroundSection
    | AssessmentsSection
    | PhasesSection
    | ImplicationsSection
    | TableSection
    | ChartSection
    | ComparisonSection
    | TimelineSection
    | ProcessSection
    | TextSection,
    Field(discriminator="kind"),
]


SECTION_KINDS = tuple(
    get_args(section.model_fields["kind"].annotation)[0] for section in get_args(get_args(Section)[0])
)


AddresseeKind = Literal["organization", "person", "group"]


class Addressee(Model):
    """Whom a document is sent to."""

    name: Text
    kind: AddresseeKind = Field(default="organization", description="Japanese adds 御中, 様 or 各位 to it.")


def _named(value: object) -> object:
    """A bare name, where an addressee may stand."""
    return value if isinstance(value, dict) and "name" in value else {"name": value}


class Briefing(Model):
    """A briefing: what we know, once, for every audience."""

    briefdeck: Literal[1] = Field(description="Version of the format.")
    title: Text
    subtitle: Text | None = None
    language: Annotated[str, Field(pattern=LANGUAGE_PATTERN)] = Field(description="Language of bare strings.")
    date: WholeDate
    from_: Text = Field(alias="from", description="Who sends it.")
    to: list[Annotated[Addressee, BeforeValidator(_named)]] = Field(default=[], description="Whom it addresses.")
    number: Text | None = Field(default=None, description="Document number.")
    contact: Text | None = Field(default=None, description="Whom to ask.")
    marking: Text | None = Field(default=None, description="Handling mark, on every slide and page.")
    keywords: list[Text] = []
    summary: list[Point] = Field(min_length=1, description="The bottom line first.", max_length=10)
    figures: dict[Key, Figure] = {}
    sections: list[Section] = Field(min_length=1)
    conclusion: Point | None = None
    sources: dict[Key, Source] = {}


def fields_of(model: BaseModel) -> Iterator[tuple[str, Any]]:
    """The YAML keys of a mapping with their values, in the order of the model."""
    for name, info in type(model).model_fields.items():
        yield info.alias or name, getattr(model, name)


def texts(value: object, path: Path = ()) -> Iterator[tuple[Path, Text]]:
    """Every text of a briefing with its YAML path, in the order of the model."""
    match value:
        case Text():
            yield path, value
        case BaseModel():
            for key, child in fields_of(value):
                yield from texts(child, (*path, key))
        case list():
            for index, child in enumerate(value):
                yield from texts(child, (*path, index))
        case dict():
            for key, child in value.items():
                yield from texts(child, (*path, key))
        case _:
            pass

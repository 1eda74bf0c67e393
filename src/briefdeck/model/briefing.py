"""The subject: what a briefing says, validated. Nothing here knows about slides or pages.

Descriptions on fields end up in the JSON Schema, where an editor shows them while somebody types.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any, Literal, get_args

from pydantic import BaseModel, BeforeValidator, Discriminator, Field, Tag

from briefdeck.model.leaves import LANGUAGE_PATTERN, Cell, ChartType, Key, PartialDate, Text, WholeDate
from briefdeck.model.traits import (
    AS_OF,
    WORD,
    AspectEntry,
    ChartData,
    ColumnEntry,
    EventEntry,
    Figure,
    ImplicationEntry,
    Model,
    OptionEntry,
    PhaseEntry,
    PictureEntry,
    Point,
    Restricted,
    Source,
    StepEntry,
    View,
    column,
    text_alone,
)
from briefdeck.yamlfile.tree import Path

FORMAT_VERSION = 1


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
    as_of: PartialDate | None = Field(default=None, description=AS_OF)
    sources: list[Key] = Field(default=[])


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
    columns: list[Annotated[ColumnEntry, BeforeValidator(column)]] = Field(default=[], max_length=12)
    rows: list[list[Cell]] = Field(default=[])
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
    type: Annotated[ChartType, WORD] = ChartType.COLUMN
    data: Annotated[
        Annotated[ChartData, Tag("ChartData")] | Annotated[str, Tag("str")], Discriminator(_written_or_named)
    ] = Field(description="Categories and series, or a .csv or .xlsx file inside the briefing's folder.")
    sheet: str | None = Field(default=None, description="The sheet of the .xlsx file; the first one if left out.")
    unit: Text | None = None
    adds_up: bool | None = Field(
        default=None, description="The values of each category are shares that make 100 %; those of a pie in % are."
    )
    lines: list[str] = Field(default=[], description="Of a combination: the series that are lines on the second axis.")
    second_unit: Text | None = Field(default=None, description="Of a combination: the unit of its lines.")
    totals: list[str] = Field(default=[], description="Of a waterfall: the categories that are totals, not changes.")
    caption: Text | None = None
    alt: Text = Field(description="What the chart shows, for those who do not see it.")
    names: list[Text] = Field(default=[], description="Names of the series, in place of those in the file.")
    emphasis: str | None = Field(default=None, description="The series or category that matters.")
    points: list[Point] = Field(default=[])


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
    steps: list[Annotated[StepEntry, BeforeValidator(text_alone)]] = Field(min_length=2, max_length=7)


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
    as_of: PartialDate | None = Field(
        default=None, description="The state of affairs that it describes; sources much older cannot report it."
    )
    from_: Text = Field(alias="from", description="Who sends it.")
    to: list[Annotated[Addressee, BeforeValidator(_named)]] = Field(default=[], description="Whom it addresses.")
    number: Text | None = Field(default=None, description="Document number.")
    contact: Text | None = Field(default=None, description="Whom to ask.")
    since: str | None = Field(
        default=None,
        description="An earlier version of this briefing, a .yaml file inside its folder: documents tell what changed.",
    )
    marking: Text | None = Field(default=None, description="Handling mark, on every slide and page.")
    keywords: list[Text] = Field(default=[])
    summary: list[Point] = Field(min_length=1, description="The bottom line first.", max_length=10)
    figures: dict[Key, Figure] = Field(default={})
    sections: list[Section] = Field(min_length=1)
    conclusion: Point | None = None
    sources: dict[Key, Source] = Field(default={})


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

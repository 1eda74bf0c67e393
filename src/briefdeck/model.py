"""The subject: what a briefing says, validated. Nothing here knows about slides or pages.

Descriptions on fields end up in the JSON Schema, where an editor shows them while somebody types.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from enum import StrEnum
import re
from typing import Annotated, Any, Literal

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Discriminator,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    Tag,
    WithJsonSchema,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from briefdeck.content import Align, ChartType, Path

FORMAT_VERSION = 1
LANGUAGE_PATTERN = r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$"


class Text(Mapping[str, str]):
    """Words in one or more languages. A bare string is filed under the empty language: it serves every language."""

    __slots__ = ("_by_language",)

    def __init__(self, by_language: Mapping[str, str]) -> None:
        self._by_language = dict(by_language)

    def __getitem__(self, language: str) -> str:
        return self._by_language[language]

    def __iter__(self) -> Iterator[str]:
        return iter(self._by_language)

    def __len__(self) -> int:
        return len(self._by_language)

    def choose(self, language: str, default: str) -> tuple[str, str]:
        """The language key and the words to use: the wanted language, the briefing's own, else the first given."""
        for key in (language, "", default):
            if key in self._by_language:
                return key, self._by_language[key]
        key = next(iter(self._by_language))
        return key, self._by_language[key]

    @classmethod
    def validate(cls, value: object) -> Text:
        """A string, a number (kept as its digits) or a mapping of languages; anything else is the wrong type."""
        if isinstance(value, Text):
            return value
        if isinstance(value, str) or (isinstance(value, int | float) and not isinstance(value, bool)):
            words = str(value).strip("\n")
            if not words.strip():
                raise PydanticCustomError("empty_text", "text is empty")
            return cls({"": words})
        if isinstance(value, dict) and value:
            bad = [k for k, v in value.items() if not (isinstance(k, str) and 2 <= len(k) <= 12 and isinstance(v, str))]
            if not bad:
                return cls({k: v.strip("\n") for k, v in value.items()})
        raise PydanticCustomError("text_type", "text, or a mapping of languages such as {ja: …, en: …}")

    @classmethod
    def __get_pydantic_core_schema__(cls, _source: object, _handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(cls.validate)

    @classmethod
    def __get_pydantic_json_schema__(cls, _schema: CoreSchema, _handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return {
            "anyOf": [
                {"type": "string", "minLength": 1},
                {"type": "number"},
                {
                    "type": "object",
                    "minProperties": 1,
                    "propertyNames": {"pattern": LANGUAGE_PATTERN},
                    "additionalProperties": {"type": "string"},
                },
            ],
            "description": "Words, or a mapping of languages to words: {ja: …, en: …}",
        }


def _partial_date(value: object) -> str:
    text = str(value) if not isinstance(value, bool) else ""
    parts = text.split("-")
    try:
        if [len(p) for p in parts] not in ([4], [4, 2], [4, 2, 2]):
            raise ValueError(text)
        date(*(int(p) for p in [*parts, "1", "1"][:3]))
    except ValueError as error:
        raise PydanticCustomError("date_shape", "a date is written 2026-04-10, 2026-04 or 2026") from error
    return text


def _whole_date(value: object) -> date:
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(str(value))
    except ValueError as error:
        raise PydanticCustomError("date_shape", "a date is written 2026-04-10") from error


PartialDate = Annotated[str, BeforeValidator(_partial_date)]
WholeDate = Annotated[date, BeforeValidator(_whole_date)]
Key = Annotated[str, Field(pattern=r"^[A-Za-z][A-Za-z0-9_-]*$", max_length=64)]


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
    if isinstance(value, dict) and not all(isinstance(k, str) and len(k) == 2 for k in value):
        return value
    return {"text": value}


_EnumIn = Field(strict=False)


class Statement(Restricted):
    """One statement."""

    text: Text = Field(description="The short form: a slide's line.")
    detail: Text | None = Field(default=None, description="The long form: the memo's sentence, a slide's notes.")
    status: Annotated[Status, _EnumIn] | None = Field(default=None, description="How we know it.")
    sources: list[Key] = Field(default=[], description="Keys of sources that carry it.")
    points: list[Point] = Field(default=[], description="Statements below it.", max_length=40)


Point = Annotated[Statement, BeforeValidator(_text_alone)]


class Figure(Restricted):
    """A number, written once and used as {{ figures.name }}."""

    value: Annotated[float, Field(strict=False, allow_inf_nan=False)] = Field(description="The number itself.")
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
    values: list[Annotated[float, Field(strict=False, allow_inf_nan=False)] | None]


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


Cell = Text | int | float | None


class TableSection(SectionBase):
    """A table, its rows written here or in a CSV file beside the briefing."""

    kind: Literal["table"]
    columns: list[Annotated[ColumnEntry, BeforeValidator(_column)]] = Field(default=[], max_length=12)
    rows: list[list[Annotated[Any, BeforeValidator(lambda v: v)]]] = []
    data: str | None = Field(default=None, description="A .csv file inside the briefing's folder, with a header row.")
    caption: Text | None = None
    total: bool = Field(default=False, description="The last row is a total.")


class ChartSection(SectionBase):
    """A native chart, its data written here or in a CSV file beside the briefing."""

    kind: Literal["chart"]
    type: Annotated[ChartType, _EnumIn] = ChartType.COLUMN
    data: ChartData | str = Field(description="Categories and series, or a .csv file inside the briefing's folder.")
    unit: Text | None = None
    caption: Text | None = None
    alt: Text = Field(description="What the chart shows, for those who do not see it.")
    names: list[Text] = Field(default=[], description="Names of the series, in place of those in the .csv file.")
    emphasis: str | None = Field(default=None, description="The series or category that matters.")
    points: list[Point] = []


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
    | TextSection,
    Field(discriminator="kind"),
]


class Briefing(Model):
    """A briefing: what we know, once, for every audience."""

    briefdeck: Literal[1] = Field(description="Version of the format.")
    title: Text
    subtitle: Text | None = None
    language: Annotated[str, Field(pattern=LANGUAGE_PATTERN)] = Field(description="Language of bare strings.")
    date: WholeDate
    from_: Text = Field(alias="from", description="Who sends it.")
    to: list[Text] = Field(default=[], description="Whom it addresses.")
    number: Text | None = Field(default=None, description="Document number.")
    contact: Text | None = Field(default=None, description="Whom to ask.")
    marking: Text | None = Field(default=None, description="Handling mark, on every slide and page.")
    keywords: list[Text] = []
    summary: list[Point] = Field(min_length=1, description="The bottom line first.", max_length=10)
    figures: dict[Key, Figure] = {}
    sections: list[Section] = Field(min_length=1)
    conclusion: Point | None = None
    sources: dict[Key, Source] = {}


def is_text(value: object) -> bool:
    """Whether a value of the model is words."""
    return isinstance(value, Text)


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

"""An audience: a folder of templates/ with five files, validated. What differs between audiences is data, not code."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path as FilePath
from typing import Annotated, Any, Literal

from babel import Locale, UnknownLocaleError
from babel.dates import format_date
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from briefdeck.diagnostics import Diagnostic, Severity, Span, in_order
from briefdeck.entries import Stance, Status
from briefdeck.model import AddresseeKind
from briefdeck.rules import ALL, by_code
from briefdeck.rules import audience as rules
from briefdeck.rules import briefing as shape
from briefdeck.scalars import Text, WholeDate
from briefdeck.shape import did_you_mean, schema_faults, without_echoes
from briefdeck.yamlfile import Document, read

FILES = ("audience.yaml", "deck.yaml", "memo.yaml", "deck.pptx", "memo.docx")
_SOURCE = ("number", "author", "outlet", "title", "date", "accessed", "day", "accessed_day")
# What each label that is a pattern is filled with.
_FIELDS: dict[str, tuple[str, ...]] = {
    "continued": ("number", "total"),
    "see": ("number",),
    "source_full": _SOURCE,
    "source_short": _SOURCE,
    "reference": _SOURCE,
    "bibliography": (*_SOURCE, "url"),
    "table": ("number",),
    "figure": ("number",),
    "annex": ("number", "title"),
    "as_of": ("date",),
    "until": ("date",),
    "status_mark": ("status",),
}
_BRACES = re.compile(r"\{([^{}]*)\}")
Slot = Literal["tx1", "tx2", "bg1", "bg2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6"]


class Settings(BaseModel):
    """A mapping of an audience file with known keys only."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class HeadTexts(Settings):
    """Heads of columns, where a plan gives none."""

    actor: Text
    implication: Text
    action: Text
    view: Text
    held_by: Text
    stance: Text
    reasons: Text


class ChartTexts(Settings):
    """Heads of the columns that a chart's workbook has beside the briefing's values."""

    level: Text = Text({"": "level"})
    base: Text = Text({"": "base"})
    rise: Text = Text({"": "rise"})
    fall: Text = Text({"": "fall"})
    total: Text = Text({"": "total"})
    top: Text = Text({"": "label position"})


class ReferTexts(Settings):
    """How a memo refers to a section, by its number or title, to a caption and to an annex, which are `{target}`."""

    number: Text = Text({"": " (see {target})"})
    title: Text = Text({"": " (see “{target}”)"})
    caption: Text = Text({"": " ({target})"})


class LabelTexts(Settings):
    """Words that documents need beside the briefing's.

    Patterns name what they are filled with in braces. In `source_full`, `source_short` and `reference` (`{number}`,
    `{author}`, `{outlet}`, `{title}`, `{date}`, `{accessed}`) a bar separates segments, and a segment whose value is
    missing is left out. `{day}` and `{accessed_day}` are the dates as 2026-04-10. `bibliography` is `reference` with
    `{url}` in its place, for a memo; without it the address follows the reference.
    """

    continued: Text
    see: Text = Text({"": "→ {number}"})
    appendix: Text = Text({"": "Appendix"})
    now: Text = Text({"": "now"})
    sources: Text
    source_full: Text
    source_short: Text
    source_join: Text
    reference: Text
    bibliography: Text = Text({"": ""})
    outlet_join: Text
    addressed: dict[AddresseeKind, Text] = {}
    table: Text
    figure: Text
    annex: Text = Text({"": "Annex {number}: {title}"})
    refer: ReferTexts = ReferTexts()
    current: Text
    approximate: Text
    as_of: Text
    until: Text
    status: dict[Annotated[Status, Field(strict=False)], Text]
    status_mark: Text
    stance: dict[Annotated[Stance, Field(strict=False)], Text]
    consensus: Text
    preferred: Text
    heads: HeadTexts
    chart: ChartTexts = ChartTexts()


class DatePatterns(Settings):
    """CLDR date patterns of one language; `{era}` stands for the era's name and year."""

    day: str
    month: str
    year: str


class Era(Settings):
    """A named era that counts years from its first, such as 令和."""

    name: str
    begins: WholeDate
    first: str = Field(default="1", description="How the first year is written, such as 元.")


class Limits(Settings):
    """How long the documents may be, in slides and pages."""

    slides: Annotated[int, Field(ge=2, le=1000)] = 40
    pages: Annotated[int, Field(ge=1, le=1000)] = 100


Size = Annotated[float, Field(strict=False, ge=6, le=200)]


class TypeSizes(Settings):
    """Type sizes of a deck in points, largest first where there are steps; titles come from the template itself."""

    body: list[Size] = Field(min_length=1, max_length=6)
    table: list[Size] = Field(min_length=1, max_length=6)
    card: list[Size] = Field(min_length=1, max_length=6)
    label: Size
    figure: list[Size] = Field(min_length=1, max_length=6)
    reference: list[Size] = Field(min_length=1, max_length=6)


class Look(Settings):
    """Theme slots by their part in the design, and the few forms that a block can take."""

    ink: Slot = "tx1"
    muted: Slot = "tx2"
    paper: Slot = "bg1"
    panel: Slot = "bg2"
    accent: Slot = "accent1"
    grey: Slot = "accent2"
    line: Slot = "accent3"
    tint: Slot = "accent4"
    cards: Literal["open", "framed"] = "open"
    table_header: Literal["open", "filled"] = "open"
    gap: Size = 24.0


class Omit(Settings):
    """YAML paths of a briefing (`sections.*.views.*.reasons`) that a document leaves out on purpose."""

    deck: list[str] = []
    memo: list[str] = []


class Glossary(Settings):
    """The words of an audience: its term → those that others use, the words it does not want → why, and the
    abbreviations to be written out at their first use."""

    preferred: dict[str, list[str]] = {}
    forbidden: dict[str, str] = {}
    abbreviations: dict[str, Text] = {}


class AudienceSettings(Settings):
    """audience.yaml."""

    name: Text
    languages: list[str] = Field(min_length=1)
    labels: LabelTexts
    dates: dict[str, DatePatterns]
    eras: list[Era] = []
    units: dict[str, Text] = {}
    limits: Limits = Limits()
    sizes: TypeSizes
    look: Look = Look()
    severity: dict[str, Annotated[Severity, Field(strict=False)]] = {}
    glossary: Glossary = Glossary()
    omit: Omit = Omit()
    citations: Literal["numbers", "footnotes"] = Field(
        default="numbers", description="How a memo cites: numbers that lead to its list of sources, or footnotes."
    )
    styles: dict[str, str] = Field(
        default={}, description="Roles of a memo (heading 1, Quote) whose style in memo.docx has another name."
    )
    terms: list[str] = Field(default=[], description="Terms that no line break of a title may split.")


@dataclass(frozen=True, slots=True)
class Audience:
    """A valid audience: its settings, the two plans as data with positions, the two Office files by path."""

    id: str
    folder: FilePath
    settings: AudienceSettings
    document: Document
    deck_plan: Document
    memo_plan: Document

    @property
    def deck_template(self) -> FilePath:
        """deck.pptx."""
        return self.folder / "deck.pptx"

    @property
    def memo_template(self) -> FilePath:
        """memo.docx."""
        return self.folder / "memo.docx"

    def language_for(self, wanted: str) -> str:
        """The language of the document: the wanted one if this audience speaks it, else its first."""
        languages = self.settings.languages
        return wanted if wanted in languages else languages[0]

    def era_of(self, day: date) -> Era | None:
        """The era in which a day lies, if this audience counts in eras."""
        begun = [era for era in self.settings.eras if era.begins <= day]
        return max(begun, key=lambda era: era.begins) if begun else None


def shipped_templates() -> FilePath:
    """The audiences that come with briefdeck: inside the installed package, or in the checkout it runs from."""
    package = FilePath(__file__).resolve().parent
    installed = package / "templates"
    return installed if installed.is_dir() else package.parents[1] / "templates"


def audience_folders(templates: FilePath) -> dict[str, FilePath]:
    """Every audience by name: the folders in `templates`, and the shipped ones that it does not have."""
    found = dict(_folders(shipped_templates()))
    found.update(_folders(templates))
    return dict(sorted(found.items()))


def _folders(parent: FilePath) -> Iterator[tuple[str, FilePath]]:
    if parent.is_dir():
        for folder in sorted(parent.iterdir()):
            if (folder / "audience.yaml").is_file():
                yield folder.name, folder


def find_audience(name: str, folders: dict[str, FilePath]) -> FilePath | Diagnostic:
    """The folder of an audience, or what to say when there is none."""
    if name in folders:
        return folders[name]
    return rules.UNKNOWN_AUDIENCE.at(Span("--audience"), f"there is no audience “{name}”", did_you_mean(name, folders))


def read_audience(folder: FilePath) -> tuple[Audience | None, tuple[Diagnostic, ...]]:
    """Read and validate the YAML of an audience; the Office files are read by `style`."""
    found: list[Diagnostic] = []
    for name in FILES:
        if not (folder / name).is_file():
            span = Span(str(folder / name))
            found.append(rules.MISSING_AUDIENCE_FILE.at(span, f"“{name}” is missing", "copy it from another audience"))
    if found:
        return None, in_order(found)
    documents: dict[str, Document] = {}
    for name in FILES[:3]:
        document, faults = read(folder / name)
        found += faults
        if document:
            documents[name] = document
    settings = None
    if "audience.yaml" in documents:
        settings, wrong = _settings(documents["audience.yaml"])
        found += without_echoes(found, wrong)
    if settings is None or len(documents) < 3:
        return None, in_order(found)
    plans = (documents["deck.yaml"], documents["memo.yaml"])
    return Audience(folder.name, folder, settings, documents["audience.yaml"], *plans), in_order(found)


def _settings(document: Document) -> tuple[AudienceSettings | None, list[Diagnostic]]:
    data: Any = document.data
    try:
        settings = AudienceSettings.model_validate(data)
    except ValidationError as error:
        return None, list(schema_faults(error, document, AudienceSettings))
    return settings, [*_languages(settings, document), *_patterns(settings, document), *_scales(settings, document)]


def _languages(settings: AudienceSettings, document: Document) -> Iterator[Diagnostic]:
    for index, language in enumerate(settings.languages):
        span = document.span(("languages", index))
        if not _is_locale(language):
            hint = "a language is written ja, en, en-GB"
            yield shape.INVALID_VALUE.at(span, f"“{language}” is not a language", hint)
        elif language not in settings.dates:
            what = f"there are no date patterns for “{language}”"
            yield shape.MISSING_KEY.at(span, what, f"add {language}: to dates:")
    for language, patterns in settings.dates.items():
        for name, pattern in patterns:
            try:
                format_date(date(2026, 4, 10), pattern.replace("{era}", "y"), locale="en")
            except Exception:  # Babel raises many kinds of error
                what = f"“{pattern}” is not a date pattern"
                hint = "y, M and d stand for year, month and day; put words into '…'"
                yield shape.INVALID_VALUE.at(document.span(("dates", language, name)), what, hint)


def _is_locale(language: str) -> bool:
    try:
        Locale.parse(language.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return False
    return True


def _patterns(settings: AudienceSettings, document: Document) -> Iterator[Diagnostic]:
    """A label may name only what it is filled with."""
    labels: list[tuple[tuple[str, ...], Text, tuple[str, ...]]]
    labels = [((label,), getattr(settings.labels, label), fields) for label, fields in _FIELDS.items()]
    labels += [(("refer", name), text, ("target",)) for name, text in settings.labels.refer]
    labels += [(("addressed", kind), text, ("name",)) for kind, text in settings.labels.addressed.items()]
    for path, text, fields in labels:
        for language, pattern in text.items():
            wrong = [f"{{{name}}}" for name in _BRACES.findall(pattern) if name not in fields]
            for sign in wrong + re.findall("[{}]", _BRACES.sub("", pattern)):
                span = document.span(("labels", *path, language) if language else ("labels", *path))
                hint = f"known: {', '.join(f'{{{field}}}' for field in fields)}"
                yield shape.INVALID_VALUE.at(span, f"“{path[-1]}” cannot be filled with {sign}", hint)


def _scales(settings: AudienceSettings, document: Document) -> Iterator[Diagnostic]:
    for name, sizes in settings.sizes:
        if isinstance(sizes, list) and sizes != sorted(sizes, reverse=True):
            hint = "the first size at which everything fits is used"
            yield shape.INVALID_VALUE.at(document.span(("sizes", name)), f"“{name}” must begin with its largest", hint)
    for code in settings.severity:
        if by_code(code) is None:
            span = document.key_span(("severity", code))
            hint = did_you_mean(code, [rule.code for rule in ALL]) if len(code) > 2 else ""
            yield shape.INVALID_VALUE.at(span, f"there is no rule “{code}”", hint)

"""audience.yaml, key by key: names, labels, dates, limits, type sizes, the look, the layouts of a template."""

import re
from functools import lru_cache
from typing import Annotated, Literal

from briefdeck.audience.binding import LayoutBinding, Place
from briefdeck.declared import Before, Declared, RejectedError, field
from briefdeck.diagnostics import Severity
from briefdeck.document.kinds import Kind
from briefdeck.model.briefing import AddresseeKind
from briefdeck.model.entries import Stance, Status
from briefdeck.model.leaves import Text, WholeDate
from briefdeck.ooxml.geometry import Frame
from briefdeck.patterns import regex

_SLOTS = ("tx1", "tx2", "bg1", "bg2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6")
_CHANGE = regex(r" [+-][1-9]?\d%")


def _slot(value: object) -> object:
    name, blank, change = value.partition(" ") if isinstance(value, str) else ("", "", "")
    if name not in _SLOTS or (blank and not _CHANGE.fullmatch(blank + change)):
        raise RejectedError("literal_error", "a slot of the theme", {"expected": ", ".join(_SLOTS)})
    return value


# A theme slot, or one of its variations that PowerPoint's own palette offers: “tx1 +35%” is lighter, “bg1 -5%” darker.
Slot = Annotated[str, Before(_slot)]


class Settings(Declared):
    """A mapping of an audience file with known keys only."""


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
    """Heads of the columns that a chart's workbook has beside the briefing's values; what the axis of an index says,
    `{base}` being where it is a hundred."""

    level: Text = Text({"en": "level"})
    base: Text = Text({"en": "base"})
    rise: Text = Text({"en": "rise"})
    fall: Text = Text({"en": "fall"})
    total: Text = Text({"en": "total"})
    top: Text = Text({"en": "label position"})
    index: Text = Text({"en": "Index ({base} = 100)"})


class ReferTexts(Settings):
    """How a memo refers to a section, by its number or title, to a caption and to an annex, which are `{target}`; and
    in the brackets of a statement's status, behind that, to a section by its number, and to all else."""

    number: Text = Text({"en": " (see {target})"})
    title: Text = Text({"en": " (see “{target}”)"})
    caption: Text = Text({"": " ({target})"})
    beside_number: Text = Text({"": ", {target}"})
    beside: Text = Text({"": ", {target}"})


class ChangeTexts(Settings):
    """What a document says about the changes since an earlier version: heads of the columns; what stands in place of
    words where something is new, deleted, moved or replaced; what a change is part of; the names of the keys of a
    briefing. `{place}` and `{part}` are filled in `part`."""

    what: Text = Text({"en": "What"})
    before: Text = Text({"en": "Before"})
    after: Text = Text({"en": "Now"})
    added: Text = Text({"en": "(new)"})
    removed: Text = Text({"en": "(deleted)"})
    moved: Text = Text({"en": "(moved)"})
    replaced: Text = Text({"en": "(replaced)"})
    reworded: Text = Text({"en": "(details revised)"})
    none: Text = Text({"en": "Nothing has changed."})
    part: Text = Text({"": "{place}: {part}"})
    document: Text = Text({"en": "This document"})
    summary: Text = Text({"en": "Summary"})
    conclusion: Text = Text({"en": "Conclusion"})
    source: Text = Text({"en": "Source"})
    keys: dict[str, Text] = field(default={})


class LabelTexts(Settings):
    """Words that documents need beside the briefing's.

    Patterns name what they are filled with in braces. In `source_full`, `source_short` and `reference` (`{number}`,
    `{author}`, `{outlet}`, `{title}`, `{date}`, `{accessed}`) a bar separates segments, and a segment whose value
    is missing is left out. `noted` is `see` where the notes of slides alone cite a source. `{day}` and
    `{accessed_day}` are the dates as 2026-04-10. `bibliography` is `reference` with `{url}` in its place, for a
    memo; without it the address follows the reference. `via` stands behind a source that another one tells of, with
    the `{number}` of that; `source_note` holds the `{note}` of one. Under `blocks` stand the words that single
    blocks need, each block's under its name; which words those are, the block knows.
    """

    continued: Text
    see: Text = Text({"": "→ {number}"})
    noted: Text = Text({"": ""})
    appendix: Text = Text({"en": "Appendix"})
    now: Text = Text({"en": "now"})
    sources: Text
    source_full: Text
    source_short: Text
    source_join: Text
    reference: Text
    bibliography: Text = Text({"": ""})
    via: Text = Text({"": " (as cited in [{number}])"})
    source_note: Text = Text({"": " ({note})"})
    outlet_join: Text
    addressed: dict[AddresseeKind, Text] = field(default={})
    table: Text
    figure: Text
    annex: Text = Text({"en": "Annex {number}: {title}"})
    refer: ReferTexts = ReferTexts.model_construct()
    current: Text
    approximate: Text
    as_of: Text
    until: Text
    status: dict[Status, Text]
    status_mark: Text
    stance: dict[Stance, Text]
    consensus: Text
    preferred: Text
    heads: HeadTexts
    cause: Text = Text({"": "Factor"})
    facts: Text = Text({"": "Facts cited"})
    caution: Text = Text({"": "Caution"})
    aspect: Text = Text({"": "Aspect"})
    question: Text = Text({"": "Question"})
    options: Text = Text({"": "Options"})
    by: Text = Text({"": "By"})
    until_when: Text = Text({"": "Until"})
    task: Text = Text({"": "Task"})
    period: Text = Text({"": "Period"})
    what: Text = Text({"": "Content"})
    ask: Text = Text({"": "To be decided"})
    reading: Text = Text({"": "Our reading"})
    times: Text = Text({"": "{number} ×"})
    versus: Text = Text({"": "vs"})
    undecided: Text = Text({"": "–"})
    put_off: Text = Text({"": "Put off"})
    put_first: Text = Text({"": "Put first"})
    result: Text = Text({"": "Result"})
    response: Text = Text({"": "Response"})
    outcome: Text = Text({"": "What comes next"})
    before: Text = Text({"": "Until now"})
    after: Text = Text({"": "From now on"})
    for_us: Text = Text({"": "For us"})
    chart: ChartTexts = ChartTexts.model_construct()
    changes: ChangeTexts = ChangeTexts.model_construct()
    blocks: dict[str, dict[str, Text]] = field(default={})


class DatePatterns(Settings):
    """CLDR date patterns of one language; `{era}` stands for the era's name and year. What is left out is as the
    language has it."""

    day: str = ""
    month: str = ""
    year: str = ""


class Era(Settings):
    """A named era that counts years from its first, such as 令和."""

    name: str
    begins: WholeDate
    first: str = field(default="1", description="How the first year is written, such as 元.")


class Limits(Settings):
    """How long the documents may be, in slides and pages."""

    slides: Annotated[int, field(ge=2, le=1000)] = 40
    pages: Annotated[int, field(ge=1, le=1000)] = 100


Size = Annotated[float, field(ge=6, le=200)]
TextSize = Annotated[float, field(ge=6, le=72)]


class TypeSizes(Settings):
    """Type sizes of a deck in points, largest first where there are steps; titles come from the template itself."""

    body: list[TextSize] = field(min_length=1, max_length=6)
    table: list[TextSize] = field(min_length=1, max_length=6)
    card: list[TextSize] = field(min_length=1, max_length=6)
    label: TextSize
    title: Size | None = field(default=None, description="The smallest size of a title; without it 85 % of its own.")
    figure: list[Size] = field(min_length=1, max_length=6)
    reference: list[TextSize] = field(min_length=1, max_length=6)


class Design(Settings):
    """Theme slots by their part in the design, and the few forms that a block can take."""

    ink: Slot = "tx1"
    muted: Slot = "tx2"
    paper: Slot = "bg1"
    panel: Slot = "bg2"
    accent: Slot = "accent1"
    grey: Slot = "accent2"
    line: Slot = "accent3"
    tint: Slot = "accent4"
    mass: Slot = "tx1"
    label: Slot = "tx1"
    on_mass: Slot = "bg1"
    on_mass_muted: Slot = "bg1 -15%"
    on_mass_accent: Slot = "bg1"
    on_accent: Slot = "bg1"
    motif: list[Slot] = field(default=["tx1 +10%", "tx1 +20%"], min_length=1, max_length=4)
    tracker: Slot = "accent1"
    tracker_muted: Slot = "tx2"
    good: Slot | None = None
    bad: Slot | None = None
    dark: bool = field(default=False, description="Whether the page is dark; shades of charts then get darker.")
    links: Literal["theme", "text"] = field(default="theme", description="Whose colour links have.")
    cards: Literal["open", "framed"] = "open"
    table_header: Literal["open", "filled"] = "open"
    gap: Size = 24.0


Length = Annotated[float, field(ge=0, le=5000)]


class PlaceSettings(Settings):
    """Where words of a layout go, if not simply into a placeholder: one that is moved, or a text box of their own."""

    placeholder: str = ""
    at: Annotated[list[Length], field(min_length=4, max_length=4)] | None = field(
        default=None, description="Left, top, width and height on the slide, in points."
    )
    size: Size = 12.0
    bold: bool = False
    colour: Slot = ""
    align: Literal["", "l", "ctr", "r"] = ""

    @property
    def place(self) -> Place:
        """The same, as the reader of templates knows it."""
        at = Frame(*self.at) if self.at else None
        return Place(self.placeholder, at, self.size, self.bold, self.colour, self.align)


_SIGNS = frozenset("*?[")


class Omit(Settings):
    """YAML paths of a briefing (`sections.*.views.*.reasons`) that a document leaves out on purpose."""

    deck: list[str] = field(default=[])
    memo: list[str] = field(default=[])

    def of(self, kind: Kind) -> list[str]:
        """What a kind of document leaves out."""
        return self.deck if kind == "deck" else self.memo

    def leaves_out(self, path: str, kind: Kind) -> bool:
        """Whether a kind of document leaves out on purpose what stands at a path of a briefing, or in a value there.

        A `*` stands for one step of a path, `**` for any number of them: `sections.*.text` is the text of a section and
        of none of its points, `sections.**.detail` is every detail in a section.
        """
        return any(_pattern(pattern).match(f"{path}.") for pattern in self.of(kind))


@lru_cache(maxsize=1024)
def _pattern(written: str) -> re.Pattern[str]:
    """What the paths begin with that a pattern stands for, each step with a point behind it."""
    steps = (
        r"(?:[^.]+\.)*" if step == "**" else re.escape(step).replace(r"\*", "[^.]*") + r"\."
        for step in written.split(".")
    )
    return re.compile("".join(steps))


class FaceNames(Settings):
    """Typefaces of one language: of Latin letters, of East Asian text, and of that in a memo where the template has a
    face with serifs for it. An empty one stays that of the template; of a text in Latin letters alone it is none."""

    latin: str = ""
    east_asian: str = ""
    serif: str = ""


class Glossary(Settings):
    """The words of an audience: its term → those that others use, the words it does not want → why, and the
    abbreviations to be written out at their first use."""

    preferred: dict[str, list[str]] = field(default={})
    forbidden: dict[str, str] = field(default={})
    abbreviations: dict[str, Text] = field(default={})


class AudienceSettings(Settings):
    """audience.yaml, with what it takes from the audience that it is based on."""

    based_on: str = ""
    name: Text
    languages: list[str] = field(min_length=1)
    labels: LabelTexts
    preferred_language: str = field(
        default="", description="The language of its documents wherever a briefing is written in it, too."
    )
    dates: dict[str, DatePatterns] = field(default={}, description="Where they differ from those of the language.")
    eras: list[Era] = field(default=[])
    units: dict[str, Text] = field(
        default={},
        description="Amounts in units that are written around the number, with {} for it, by unit and language; every"
        " currency of ISO 4217 has a form in each language, which these replace.",
    )
    amounts: Literal["long", "short"] = field(
        default="long",
        description="How large amounts are written: £1.39 billion, or short as the language has it: £1.39bn.",
    )
    limits: Limits = Limits.model_construct()
    sizes: TypeSizes
    spacing: list[Annotated[float, field(ge=0.5, le=1)]] = field(
        default=[1.0, 0.85, 0.7],
        min_length=1,
        max_length=6,
        description="The shares of memo.docx's spaces with which a memo may be set, largest first: less than the first"
        " is taken where it saves a last page with a few lines on it, or a page more than the limit.",
    )
    design: Design = Design.model_construct()
    layouts: dict[str, dict[str, str | PlaceSettings]] = field(
        default={},
        description="By role of a plan: its layout of deck.pptx, and placeholders of it, where names differ.",
    )
    faces: dict[str, FaceNames] = field(
        default={}, description="By language: typefaces, where those of deck.pptx and memo.docx are for another."
    )
    paper: dict[str, Literal["A4", "Letter"]] = field(
        default={},
        description="The paper of memo.docx, and of notes and handouts of deck.pptx, by language or region, where it"
        " is another than that of the files.",
    )
    headings: dict[str, list[str]] = field(
        default={}, description="By language: the first number of each level of a memo's headings, such as I. or 第1."
    )
    severity: dict[str, Severity] = field(default={})
    glossary: Glossary = Glossary.model_construct()
    omit: Omit = Omit.model_construct()
    citations: Literal["numbers", "footnotes"] = field(
        default="numbers", description="How a memo cites: numbers that lead to its list of sources, or footnotes."
    )
    styles: dict[str, str] = field(
        default={}, description="Roles of a memo (heading 1, Quote) whose style in memo.docx has another name."
    )
    terms: list[str] = field(default=[], description="Terms that no line break of a title may split.")

    @property
    def bindings(self) -> dict[str, LayoutBinding]:
        """`layouts`, as the reader of templates knows them."""
        made = {}
        for role, places in self.layouts.items():
            named = {k: Place(v) if isinstance(v, str) else v.place for k, v in places.items() if k != "layout"}
            layout = places.get("layout", role)
            made[role] = LayoutBinding(layout if isinstance(layout, str) else role, named)
        return made

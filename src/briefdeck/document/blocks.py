"""The one vocabulary of blocks: what a document says and where each word came from, never how it looks.

`compose` makes these values, `paginate` and the Word writer read them. Everything is frozen; text is `RichText`.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from briefdeck.document.richtext import EMPTY, Origin, RichText
from briefdeck.model.leaves import Align, ChartType


@dataclass(frozen=True, slots=True)
class Item:
    """A statement: `text` is a slide's line, `detail` the memo's sentence or a note, `status` how it is known.

    `see` is the anchor of the section that says more, empty for none: a slide's line leads to that section's slide, a
    memo's sentence to its heading or caption.
    """

    text: RichText
    detail: RichText = EMPTY
    status: str = ""
    children: tuple[Item, ...] = ()
    see: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text. `style` names a style of the memo's template; a deck has one body style and ignores it.

    `see` is the anchor of the section that says more.
    """

    text: RichText
    style: str = ""
    see: str = ""


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list; `ordered` numbers it. `detailed` shows the details on the slide where there is room for them."""

    items: tuple[Item, ...]
    ordered: bool = False
    detailed: bool = False


@dataclass(frozen=True, slots=True)
class Cards:
    """Two to six statements of equal rank, side by side; an item's children are the card's lines.

    `detailed` shows the details on the cards where there is room for them; `columns` 0 leaves their number to the room.
    """

    items: tuple[Item, ...]
    numbered: bool = False
    detailed: bool = False
    columns: int = 0


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """A number that is shown large: `prefix` and `unit` stand around `number` and are set smaller."""

    number: RichText
    prefix: str = ""
    unit: str = ""
    label: RichText = EMPTY
    as_of: RichText = EMPTY
    note: RichText = EMPTY


@dataclass(frozen=True, slots=True)
class Figures:
    """One to six large numbers (KPI); `columns` 0 leaves their number to the room."""

    items: tuple[KeyFigure, ...]
    columns: int = 0


@dataclass(frozen=True, slots=True)
class Column:
    """A table column: its head, and how its cells stand. `weight` > 0 fixes its share of the width; `strong` marks the
    column that matters."""

    title: RichText
    align: Align = Align.LEFT
    weight: float = 0.0
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A table row: one text a column. `strong` marks a total or the row that matters."""

    cells: tuple[RichText, ...]
    strong: bool = False
    detail: RichText = EMPTY


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a header row; `caption` stands above it, `note` below.

    `landscape` turns the page of a memo for it, or not; None leaves that to its width.
    """

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    caption: RichText = EMPTY
    note: RichText = EMPTY
    landscape: bool | None = None


@dataclass(frozen=True, slots=True)
class Series:
    """One series: a value for each category, None where there is no data.

    A chart shows the values divided by `divisor`, which the workbook keeps whole; `unit` is that of the values shown,
    and `label` the name with that unit. `is_line` sets a series of a combination apart as a line on the second axis.
    """

    name: str
    values: tuple[float | None, ...]
    divisor: int = 1
    unit: str = ""
    label: str = ""
    is_line: bool = False


@dataclass(frozen=True, slots=True)
class ChartTerms:
    """Heads of the columns that a chart's workbook has beside the values of the briefing."""

    level: str = "level"
    base: str = "base"
    rise: str = "rise"
    fall: str = "fall"
    total: str = "total"
    top: str = "label position"


@dataclass(frozen=True, slots=True)
class Chart:
    """A native chart with the data that its embedded workbook holds. `emphasis` names a series or a category.

    `totals` are the places of the categories that a waterfall draws from zero. `names` are the texts behind the names
    of series and categories, where they come from the briefing itself. `origin` is the section that has its data.
    """

    type: ChartType
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    unit: RichText = EMPTY
    caption: RichText = EMPTY
    alt: RichText = EMPTY
    note: RichText = EMPTY
    emphasis: str = ""
    number_format: str = "#,##0.##"
    names: tuple[RichText, ...] = ()
    totals: tuple[int, ...] = ()
    terms: ChartTerms = ChartTerms()
    origin: Origin | None = None


@dataclass(frozen=True, slots=True)
class Phase:
    """One step of a sequence. `mark` is the word that shows the present one (empty on the others)."""

    name: RichText
    headline: RichText = EMPTY
    period: RichText = EMPTY
    mark: str = ""
    points: tuple[Item, ...] = ()
    detail: RichText = EMPTY


@dataclass(frozen=True, slots=True)
class Phases:
    """Two to six phases in order. `detailed` shows their details on the slide where there is room for them."""

    phases: tuple[Phase, ...]
    detailed: bool = False


@dataclass(frozen=True, slots=True)
class Implication:
    """Who is concerned, what it means to them, what they could do."""

    actor: RichText
    implication: RichText
    action: RichText = EMPTY
    detail: RichText = EMPTY
    status: str = ""


@dataclass(frozen=True, slots=True)
class Implications:
    """Actor → implication → action; the three heads come from the plan. `detailed` as for phases."""

    items: tuple[Implication, ...]
    heads: tuple[RichText, RichText, RichText] = (EMPTY, EMPTY, EMPTY)
    detailed: bool = False


@dataclass(frozen=True, slots=True)
class Option:
    """What is compared; `mark` is the word that recommends it (empty on the others)."""

    name: RichText
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Aspect:
    """One thing in which options are compared: a value for each of them."""

    name: RichText
    values: tuple[RichText, ...]
    detail: RichText = EMPTY


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two or three options in columns, aspects in rows; `change`: each option becomes the next."""

    options: tuple[Option, ...]
    aspects: tuple[Aspect, ...]
    change: bool = False


@dataclass(frozen=True, slots=True)
class Event:
    """A statement at a time: `day` counts days from 0001-01-01, `date` says it as precisely as it is known."""

    day: float
    date: RichText
    item: Item


@dataclass(frozen=True, slots=True)
class Timeline:
    """Events in order. `present` is the day of the document; it and each tick of the scale have their words. `now` is
    the short word for the present, for a scale that has no room for a date."""

    events: tuple[Event, ...]
    present: tuple[float, str]
    ticks: tuple[tuple[float, str], ...] = ()
    now: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """A step of a procedure: what is done, by whom, how long it takes; the item's children are its parts."""

    item: Item
    by: RichText = EMPTY
    time: RichText = EMPTY


@dataclass(frozen=True, slots=True)
class Process:
    """Two to seven steps in order. `detailed` as for phases."""

    steps: tuple[Step, ...]
    detailed: bool = False


@dataclass(frozen=True, slots=True)
class Quote:
    """Quoted words and who said them."""

    text: RichText
    by: RichText = EMPTY


@dataclass(frozen=True, slots=True)
class Callout:
    """The sentence that must not be missed; `label` is a word before it."""

    text: RichText
    label: str = ""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture's bytes as stored (png or jpeg), its size in pixels, and the text that stands for it."""

    data: bytes = field(repr=False)
    extension: str
    width: int
    height: int
    alt: RichText = EMPTY
    caption: RichText = EMPTY
    credit: RichText = EMPTY


@dataclass(frozen=True, slots=True)
class Reference:
    """One source: its parts, and as the audience writes it: `entry` in a list of sources, `located` the same with its
    address in it (empty where the address follows the entry), `full` and `short` in a slide's source line. `address` is
    the address as words.
    """

    number: int
    key: str
    outlet: RichText
    title: RichText
    url: str
    published: str = ""
    accessed: str = ""
    author: RichText = EMPTY
    entry: RichText = EMPTY
    located: RichText = EMPTY
    full: RichText = EMPTY
    short: RichText = EMPTY
    address: RichText = EMPTY


@dataclass(frozen=True, slots=True)
class References:
    """The list of sources; without `addresses` each entry is itself the link."""

    entries: tuple[Reference, ...]
    addresses: bool = True


@dataclass(frozen=True, slots=True)
class Contents:
    """A memo's table of contents, `depth` heading levels deep; a deck's agenda: the sections that follow it."""

    depth: int = 2


Block = (
    Paragraph
    | Bullets
    | Cards
    | Figures
    | Table
    | Chart
    | Phases
    | Implications
    | Comparison
    | Timeline
    | Process
    | Quote
    | Callout
    | Picture
    | References
    | Contents
)

"""A native chart: its data, and what is written on it. Both outputs draw it."""

from __future__ import annotations

from briefdeck.document.richtext import EMPTY, Origin, RichText
from briefdeck.model.leaves import BracketForm, ChartType
from briefdeck.values import dataclass


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
    rest: str = "rest"


@dataclass(frozen=True, slots=True)
class Bracket:
    """What is reckoned of categories at `places` and written over them: from the first to the last of them, or of all
    of them `together`.

    It is of the values of one of the `series`, of what all of them come to where it names none, or says by how much two
    of them differ at one place. What it says is of a `form`: how many times the last is the first, what share of
    it or of the whole, or how they differ. `before` are the same lines at other places, which the message states too.
    """

    places: tuple[int, ...]
    said: str
    together: bool = False
    series: tuple[int, ...] = (0,)
    form: BracketForm = BracketForm.CHANGE
    before: tuple[Bracket, ...] = ()

    @property
    def is_part(self) -> bool:
        """Whether it says what part of the first value the last one is."""
        return self.form is BracketForm.SHARE and not self.together

    @property
    def is_block(self) -> bool:
        """Whether what it is of stands side by side."""
        return max(self.places) - min(self.places) < len(self.places)

    @property
    def is_gap(self) -> bool:
        """Whether it lies between two series."""
        return len(self.series) > 1


@dataclass(frozen=True, slots=True)
class Index:
    """What the axis of an index says (Index (2021 = 100)), and the brackets in which it stands behind a value."""

    said: str
    brackets: tuple[str, str]


@dataclass(frozen=True, slots=True)
class ChartSpec:
    """A native chart with the data that its embedded workbook holds. `emphasis` names a series or categories.

    `totals` are the places of the categories that a waterfall draws from zero. `names` are the texts behind the names
    of series and categories, where they come from the briefing itself. `origin` is the section that has its
    data. Of what is `listed` names and values stand beside the chart. Series that are drawn as an `index` have a first
    value above zero and a last one, and their units as they stand at a number.
    """

    type: ChartType
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    unit: RichText = EMPTY
    caption: RichText = EMPTY
    alt: RichText = EMPTY
    note: RichText = EMPTY
    emphasis: tuple[str, ...] = ()
    number_format: str = "#,##0.##"
    names: tuple[RichText, ...] = ()
    totals: tuple[int, ...] = ()
    terms: ChartTerms = ChartTerms()
    bracket: Bracket | None = None
    listed: bool = False
    index: Index | None = None
    origin: Origin | None = None

    @property
    def steps(self) -> bool:
        """Whether it has steps that lead to the next."""
        return self.type is ChartType.WATERFALL and len(self.categories) > 1

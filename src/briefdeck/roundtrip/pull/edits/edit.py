"""What somebody did to a file, in terms of the briefing."""

from __future__ import annotations

from enum import StrEnum

from briefdeck.model.written import Raw
from briefdeck.values import dataclass
from briefdeck.yamlfile.tree import Path

TYPE = "type"
"""The key of a chart's type."""


@dataclass(frozen=True, slots=True)
class Where:
    """A place of a file for people: `slide 4 “…”`, the heading above a paragraph of a memo, its words.

    `slide` counts from 1 and is 0 in a memo; `piece` is what of the slide it is, where that is not the slide itself.
    """

    file: str
    place: str
    words: str = ""
    slide: int = 0
    piece: str = ""

    def __str__(self) -> str:
        return f"{self.file}, {self.place}" if self.place else self.file


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a chart, by the names that its category and its series have had; none for what is a name itself.

    `chart` is the section of the chart at the time of the build.
    """

    chart: Path
    category: frozenset[str] = frozenset()
    series: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Change:
    """A value of the briefing that reads differently in a file. `built` is the value as it was written when the file
    was built, `edited` as it would have to be written now. `path` is that of the time of the build."""

    path: Path
    built: Raw
    edited: Raw
    where: Where
    cell: Cell | None = None


@dataclass(frozen=True, slots=True)
class Removed:
    """An item of a list, or an optional value, whose words are all gone from a file; `words` are what it said."""

    path: Path
    words: str
    where: Where


@dataclass(frozen=True, slots=True)
class Hidden:
    """A section that the audience of a file is no longer to see; `words` are its title."""

    path: Path
    words: str
    where: Where


@dataclass(frozen=True, slots=True)
class Nested:
    """A statement that stands on another level: below the one at `under`, or (not `inwards`) behind it.

    `words` are its text as it was written when the file was built.
    """

    path: Path
    under: Path
    inwards: bool
    words: str
    where: Where


@dataclass(frozen=True, slots=True)
class Carried:
    """A statement that stands in another list: in that at `into`, behind the item `after` of the time of the build, -1
    for the first place. `words` are its text as it was written when the file was built."""

    path: Path
    into: Path
    after: int
    words: str
    where: Where


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """A source whose entry is gone from the list of sources; `words` are what it said there."""

    key: str
    words: str
    where: Where


Data = str | int | float | None | list["Data"] | dict[str, "Data"]


@dataclass(frozen=True, slots=True)
class Added:
    """A new item of the list at `path`, behind the item `after` of the time of the build, -1 for the first place.

    It may be a copy of an item that was built, all of it: that is `twin`, and `changes` are the values that the copy
    has otherwise, by their paths of the time of the build. `told` is what of its place the list does not hold.
    """

    path: Path
    after: int
    value: Data
    where: Where
    twin: Path = ()
    changes: tuple[tuple[Path, Raw], ...] = ()
    told: str = ""

    @property
    def words(self) -> str:
        """What it says."""
        return said(self.value)


@dataclass(frozen=True, slots=True)
class Moved:
    """A list whose items stand in another order: `order` has the places, of the time of the build, of those shown."""

    path: Path
    order: tuple[int, ...]
    where: Where


@dataclass(frozen=True, slots=True)
class Split:
    """A text, written as `built`, that is two paragraphs now, and what each of these would have to be written as."""

    path: Path
    built: Raw
    parts: tuple[str, str]
    where: Where


@dataclass(frozen=True, slots=True)
class Merged:
    """Two texts that are one paragraph now, with what was typed `between` them; `built` is how both were written."""

    path: Path
    other: Path
    built: tuple[Raw, Raw]
    between: str
    where: Where


@dataclass(frozen=True, slots=True)
class Regridded:
    """A grid in which entries of one axis were put in, taken out or moved: columns of a table, categories of a chart.

    `heads` is the list of their names and `lists` are those that have a value for each of them, by their paths of the
    time of the build. `order` has, for each entry of now, its place of then, -1 for a new one; `fresh` the head and
    the values of each new one, in their order: a value for each of `lists`. `before` and `after` are the names that
    the file showed and shows. Where that is not `sure`, a new one may be one that is gone, with another name.
    """

    heads: Path
    lists: tuple[Path, ...]
    before: tuple[str, ...]
    after: tuple[str, ...]
    order: tuple[int, ...]
    fresh: tuple[tuple[Data, tuple[Data, ...]], ...]
    where: Where
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Turned:
    """A chart whose categories are its series now, and its series its categories, as “Switch Row/Column” has it.

    `chart` is its section at the time of the build, `categories` and `series` their names as the chart then had them,
    and `values` its numbers, a row a category.
    """

    chart: Path
    categories: tuple[str, ...]
    series: tuple[str, ...]
    values: tuple[tuple[float | None, ...], ...]
    where: Where

    @property
    def heads(self) -> Path:
        """What is another: all of its data."""
        return (*self.chart, "data")

    @property
    def before(self) -> tuple[str, ...]:
        """The names of the series that it had."""
        return self.series

    @property
    def after(self) -> tuple[str, ...]:
        """The names of the series that it has."""
        return self.categories


class Kind(StrEnum):
    """Why something cannot come back."""

    PLAN = "words of the plan"
    LABEL = "words of the template"
    NEW = "new text"
    SLIDE = "slides"
    PICTURE = "pictures"
    CHART = "charts"
    FORMAT = "layout and format"
    VALUE = "values"
    TRACKED = "tracked changes"


@dataclass(frozen=True, slots=True)
class Report:
    """What cannot come back: what was done, and what to do about it."""

    kind: Kind
    what: str
    cure: str
    where: Where


Edit = Change | Removed | Added | Moved | Split | Merged | Regridded | Hidden | Nested | Carried | Withdrawn | Turned


def said(value: Data) -> str:
    """The words of a value that is to be added."""
    if isinstance(value, dict):
        return " · ".join(said(child) for child in value.values() if child)
    if isinstance(value, list):
        return " | ".join(said(child) for child in value)
    return "" if value is None else str(value)

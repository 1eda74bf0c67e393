"""What every section has, whatever its kind."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Protocol, get_args

from briefdeck.declared import field
from briefdeck.diagnostics import Diagnostic, Span
from briefdeck.diagnostics.rules import briefing as rules
from briefdeck.model.entries import AS_OF, Model, PictureEntry, Restricted, SourceKeys
from briefdeck.model.grid import Grid, GridForm, GridPlaces, Sheet, number_in
from briefdeck.model.leaves import Key, PartialDate, Text
from briefdeck.model.traits import Trait
from briefdeck.model.walk import Visit, walk
from briefdeck.yamlfile.tree import Path

At = Callable[[Path], Span]
"""The place of a value by its path inside the section."""
Cell = Callable[[int, int], Span]
"""The place of a cell of a file by its row and its column, the row of heads being the first."""


REASONS = (
    r"\b(?:reasons|risks|points|causes|drivers|findings|lessons|arguments|Gründe|Risiken|Ursachen|Punkte|raisons|risques"
    r"|constats)\b|理由|リスク|要因|論点|原因|이유|위험|요인|과제|风险|風險|要点|要點"
)
"""What messages call statements that they count."""


class CompareEntry(Model):
    """Figures of one measure that say something beside each other."""

    alone_is_too_few = True

    figures: Annotated[list[Key], Trait.FIGURES] = field(
        min_length=1,
        max_length=5,
        description="Their names; one alone needs a limit. Of two, a deck tells how often one contains the other, or "
        "how they differ, as the message states it.",
    )
    limit: Annotated[Key | None, Trait.FIGURES] = field(
        default=None, description="The name of a figure that they are not to pass: a line across their bars."
    )
    message: Annotated[Text | None, Trait.HEADING] = field(default=None, description="The sentence of their slide.")
    note: Annotated[Text | None, Trait.REMARK] = field(default=None, description="How far they can be compared.")


class ShareEntry(Model):
    """Figures that are parts of another one."""

    figures: Annotated[list[Key], Trait.FIGURES] = field(
        min_length=1, max_length=6, description="Their names, in the unit of the whole."
    )
    of: Annotated[Key, Trait.FIGURES] = field(description="The name of the figure that they are parts of.")
    rest: Text | None = field(default=None, description="What its other parts are called.")


class Asking(Protocol):
    """Where a plan leaves open what a section is shown with, its kind asks for blocks, as a plan would.

    Values are those that an audience sees. A `memo` is read, and has room for more than a slide that is shown.
    """

    @property
    def memo(self) -> bool: ...

    def block(self, name: str, value: Any, **given: Any) -> Iterator[Any]:
        """The block of a name, with what a plan would give it."""

    def points(self, section: Any) -> Iterator[Any]:
        """Its statements: cards for a few short ones that have the slide to themselves, else a list."""

    def supported(self, text: Any, points: Any) -> Iterator[Any]:
        """A statement with those that support it, if there are any."""

    def table(self, heads: Sequence[tuple[str, float]], rows: Iterable[tuple[Sequence[Any], Any]]) -> Iterator[Any]:
        """Columns by the names of the audience's heads, each with its share of the width; cells, and their detail."""

    def lines(self, parts: Iterable[Any]) -> Any:
        """Statements in one cell, each on a line of its own."""


Pairs = Sequence[tuple[str, str]]
"""Links between named things, by their two ends."""


class SectionBase(Restricted):
    """What every section has.

    `rank` is the place of its kind among the others, where they are listed. A kind with a `form` says something in rows
    and columns. `also` are names that others have for the kind, `also_with` those that say more, and how that is said.
    `in_columns` says of links between named things, by their two ends, which stand in each column.
    `entries_called` are the lists whose entries a message may count, with a pattern of what it calls them.
    """

    noun = "section"
    named_by = "title"
    rank: ClassVar[int] = 0
    form: ClassVar[GridForm | None] = None
    also: ClassVar[tuple[str, ...]] = ()
    also_with: ClassVar[Mapping[str, str]] = {}
    in_columns: ClassVar[Callable[[Pairs], list[list[str]]] | None] = None
    entries_called: ClassVar[Mapping[str, str]] = {}

    id: Annotated[Key | None, Trait.KEY] = field(default=None, description="A name for plans and links.")
    title: Annotated[Text, Trait.HEADING] = field(description="The topic.")
    question: Annotated[Text | None, Trait.HEADING] = field(
        default=None, description="What it answers, in a few words; its title stands for it if left out."
    )
    message: Text | None = field(default=None, description="The one sentence that its slide says.")
    subtitle: Text | None = field(default=None, description="Why its message holds, or how far: a line below it.")
    text: Annotated[Text | None, Trait.RUNNING] = field(
        default=None, description="An introduction, for the memo and a slide's notes."
    )
    figures: Annotated[list[Key], Trait.FIGURES] = field(
        default=[], description="Names of figures shown large in this section.", max_length=6
    )
    picture: PictureEntry | None = field(default=None, description="A picture beside its statements, with a caption.")
    note: Annotated[Text | None, Trait.REMARK | Trait.RUNNING | Trait.SPEAKER] = field(
        default=None, description="A remark for the speaker: in a deck's notes, and in no memo."
    )
    caution: Annotated[Text | None, Trait.REMARK | Trait.RUNNING] = field(
        default=None, description="With what caution all of it is to be read: below it in a memo, in a deck's notes."
    )
    reading: Annotated[Text | None, Trait.RUNNING] = field(
        default=None, description="How we read it: our own inference, told apart from what sources say."
    )
    compare: CompareEntry | None = field(default=None, description="Figures to be held against each other.")
    share: ShareEntry | None = field(
        default=None, description="Figures that are parts of another one: a strip, with the share that they take."
    )
    callout: Text | None = field(default=None, description="The sentence that must not be missed.")
    as_of: PartialDate | None = field(default=None, description=AS_OF)
    sources: SourceKeys = field(
        default=[], description="Keys of sources that carry what has none of its own: its statements, table or chart."
    )

    if TYPE_CHECKING:
        kind: str  # each kind defines its own, behind the fields of all

    @cached_property
    def walks(self) -> dict[int, tuple[Visit, ...]]:
        """What was found of it, by its place."""
        return {}

    def visits(self, place: int) -> tuple[Visit, ...]:
        """All that it says as the section at a place, from 0, found once."""
        if place not in self.walks:
            first, *rest = walk(self, ("sections", place))
            self.walks[place] = first._replace(value=None), *rest  # nothing here leads to itself
        first, *rest = self.walks[place]
        return first._replace(value=self), *rest

    @classmethod
    def name(cls) -> str:
        """What its kind is called in a briefing."""
        return str(get_args(cls.model_fields["kind"].annotation)[0])

    @classmethod
    def shown(cls, section: Any, ask: Asking) -> Iterator[Any]:  # noqa: ARG003 - each kind knows what it has
        """The blocks of what only its kind has, where a plan does not say; `section` is what an audience sees."""
        return iter(())

    @property
    def composes(self) -> bool:
        """Whether what it shows has a slide to itself; statements and words share it with what they speak of."""
        return True

    @property
    def data_file(self) -> tuple[str, str | None] | None:
        """The name of the file that holds its rows and columns, and of the sheet; None where it names none."""
        return None

    @property
    def plotted_unit(self) -> Text | None:
        """The unit of what it draws from rows and columns, where it names one."""
        return None

    @property
    def totals_belong(self) -> bool:
        """Whether a total may stand among its rows: a table has some, of drawn ones a waterfall alone."""
        return not (self.form and self.form.plotted)

    @property
    def has_two_scales(self) -> bool:
        """Whether some of its series have an axis of their own."""
        return False

    @property
    def holds_numbers(self) -> bool:
        """Whether its cells are numbers, as far as the briefing itself tells."""
        grid = self.grid(None)
        return bool(self.data_file) or (
            grid is not None and any(number_in(cell, "", "") is not None for row in grid.cells for cell in row)
        )

    def grid(self, sheet: Sheet | None) -> Grid | None:  # noqa: ARG002 - for kinds with rows and columns
        """Its rows and columns. `sheet` is what its file holds, None where that could not be read, as are they."""
        return None

    def filled(self, sheet: Sheet) -> "SectionBase":  # noqa: ARG002 - for kinds that say something else in a file
        """The section with what its file says, where that is more than rows and columns."""
        return self

    def sheet_faults(self, sheet: Sheet, cell: Cell, at: At) -> Iterator[Diagnostic]:  # noqa: ARG002 - likewise
        """What is wrong with a file that is no grid."""
        return iter(())

    def faults(self, at: At) -> Iterator[Diagnostic]:  # noqa: ARG002 - for kinds with faults of their own
        """What is wrong with its shape and a type cannot say."""
        return iter(())

    def grid_faults(self, grid: Grid, places: GridPlaces, at: At) -> Iterator[Diagnostic]:  # noqa: ARG002 - likewise
        """What is wrong with what stands in its rows and columns, wherever they are written."""
        return iter(())


def no_sheet(at: At) -> Diagnostic:
    """The fault of a section that names a sheet, and has its data written in the briefing."""
    what = "“sheet” names a sheet of an .xlsx file, and there is none here"
    return rules.INVALID_VALUE.at(at(("sheet",)), what, "delete sheet:, or name an .xlsx file under data:")

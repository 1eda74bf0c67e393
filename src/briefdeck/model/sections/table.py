"""A table: columns, and rows that are written here or stand in a file."""

from collections.abc import Iterator
from typing import Annotated, Any, Literal

from briefdeck.declared import Before, field
from briefdeck.diagnostics import Diagnostic
from briefdeck.diagnostics.rules import briefing as rules
from briefdeck.diagnostics.words import counted
from briefdeck.model.entries import Model
from briefdeck.model.grid import Grid, GridForm, Named, Sheet, of_file, rejoined
from briefdeck.model.leaves import Align, Cell, Text, is_by_language
from briefdeck.model.section import Asking, At, SectionBase, no_sheet
from briefdeck.model.traits import Trait
from briefdeck.patterns import regex


class ColumnEntry(Model):
    """A table column."""

    noun = "column"
    named_by = "title"
    bare = "title"

    title: Annotated[Text, Trait.HEADING] = field(description="The head of the column.")
    align: Annotated[Align | None, Trait.UNSEEN] = field(default=None, description="Numbers stand right by themselves.")
    decimals: Annotated[int | None, Trait.UNSEEN] = field(
        default=None, ge=0, le=6, description="Decimal places of its numbers; as written if left out."
    )
    sums: Annotated[bool | None, Trait.UNSEEN] = field(
        default=None,
        description="Whether a total below it is its sum; shares and rates are none.",
    )
    adds_up: Annotated[bool, Trait.UNSEEN] = field(default=False, description="Its cells are shares that make 100 %.")


def _column(value: object) -> object:
    return value if isinstance(value, dict) and not is_by_language(value) else {"title": value}


class TableSection(SectionBase):
    """A table, its rows written here or in a CSV or Excel file beside the briefing."""

    rank = 5
    also = ("data", "matrix", "grid")
    form = GridForm("table", ColumnEntry, "columns", "row", "rows", named_under="columns", most=12)

    kind: Literal["table"]
    columns: Annotated[list[Annotated[ColumnEntry, Before(_column)]], Trait.GRID | Trait.CELL] = field(
        default=[], max_length=12, description="Heads of the columns; those of the file where data: names one."
    )
    rows: Annotated[list[list[Cell]], Trait.GRID | Trait.CELL] = field(
        default=[], description="The rows, a cell for each column; null for an empty one."
    )
    data: Annotated[str | None, Trait.GRID] = field(
        default=None, description="A .csv or .xlsx file inside the briefing's folder, with a header row."
    )
    sheet: Annotated[str | None, Trait.GRID] = field(
        default=None, description="The sheet of the .xlsx file; the first one if left out."
    )
    caption: Text | None = field(default=None, description="A line above it, numbered in a memo.")
    total: Annotated[bool, Trait.UNSEEN] = field(default=False, description="The last row is a total.")
    emphasis: Annotated[str | None, Trait.UNSEEN] = field(
        default=None, description="The head of the column, or first cell of the row, that matters."
    )

    @classmethod
    def shown(cls, section: Any, ask: Asking) -> Iterator[Any]:
        return ask.block("table", section.table)

    @property
    def data_file(self) -> tuple[str, str | None] | None:
        return (self.data, self.sheet) if self.data is not None else None

    def grid(self, sheet: Sheet | None) -> Grid | None:
        if self.data is not None and sheet is None:
            return None
        titles = sheet.head if sheet else ()
        heads = tuple(
            Named(
                column.title,
                frozenset({*column.title.values(), *titles[index : index + 1]}),
                ("columns", index, "title"),
                column,
                column.adds_up,
                column.sums,
            )
            for index, column in enumerate(self.columns)
        )
        return Grid(
            heads or tuple(map(of_file, titles)),
            (),
            sheet.rows if sheet else self.rows,
            lambda row: ("data",) if sheet else ("rows", row),
            lambda row, column: ("data",) if sheet else ("rows", row, column),
            self.total,
        )

    def faults(self, at: At) -> Iterator[Diagnostic]:
        """Rows that are missing, or of another length than the heads."""
        if self.data is not None:
            return
        if not self.rows:
            yield rules.MISSING_KEY.at(at(()), "a table has neither rows nor data", "add rows: or data:")
            return
        if self.sheet:
            yield no_sheet(at)
        if not self.columns:
            first, *rest = self.rows
            hint = f"add columns: with a name for each of the {len(first)} cells of a row"
            if (
                rest
                and all(isinstance(cell, Text) for cell in first)
                and any(isinstance(c, int | float) for row in rest for c in row)
            ):
                named = ", ".join(next(iter(cell.values())) for cell in first if isinstance(cell, Text))
                hint = f"write columns: [{named}] above rows:, and delete the first of the rows"
            yield rules.MISSING_KEY.at(at(()), "“columns” is missing", hint)
            return
        heads = [column.title for column in self.columns]
        for index, head in enumerate(heads):
            if head in heads[:index]:
                what = f"two columns have the name “{next(iter(head.values()))}”"
                yield rules.BAD_DATA.at(at(("columns", index)), what, "call one otherwise")
        if len(self.rows) > 1 and heads == list(self.rows[0]):
            what = "the first row has the heads of the columns once more"
            yield rules.BAD_DATA.at(at(("rows", 0)), what, "delete it: the heads stand under columns:")
        width = len(self.rows[0])
        said = next(iter(heads[0].values()), "") if len(heads) == 1 and width > 1 else ""
        if parted := _parted(said, width):
            what = "one head stands here, and there are marks in it that part none"
            yield rules.BAD_DATA.at(at(("columns",)), what, f"write columns: [{', '.join(parted)}]")
            return
        widths = {len(row) for row in self.rows}
        if len(widths) == 1 and len(self.rows) > 1 and width != len(heads):
            what = f"{counted(len(heads), 'heads')} for {counted(width, 'cells')} in each row"
            words = [next(iter(head.values()), "") for head in heads]
            units = [place for place in range(1, len(words)) if _UNIT_ALONE.fullmatch(words[place])]
            hint = "give each column one head, or leave out what has no cells"
            if len(heads) - len(units) == width:
                whole = [
                    f'"{one}, {words[n + 1]}"' if n + 1 in units else one
                    for n, one in enumerate(words)
                    if n not in units
                ]
                hint = f"a comma parts heads: write columns: [{', '.join(whole)}]"
            yield rules.BAD_DATA.at(at(("columns",)), what, hint)
            return
        for index, row in enumerate(self.rows):
            if len(row) != len(self.columns):
                what = f"{counted(len(row), 'cells')} for {counted(len(self.columns), 'columns')}"
                yield rules.BAD_DATA.at(at(("rows", index)), what, _about_row(row, len(self.columns)))


_UNIT_ALONE = regex(r"[£$€¥]\w{0,3}|%|[A-Z]{3}|(?:m|km|k|kt|t|kg|h|MWh|GWh|kWh|Mio\.?|億円|百万円|m²|m2|€ ?\w*)")


def _about_row(row: list[Any], count: int) -> str:
    """What to write where a row has another number of cells than there are columns."""
    said = next(iter(row[0].values())) if len(row) == 1 and isinstance(row[0], Text) else ""
    parted = _parted(said, count)
    if parted:
        return f"write commas between its cells: [{', '.join(parted)}]"
    if whole := rejoined(row, count):
        return f"a comma parts cells: write {whole}"
    return "give a cell for each column: null for an empty one" if len(row) < count else "give a cell for each column"


def _parted(said: str, count: int) -> list[str]:
    """Words that other marks than commas part into a number of cells; none where they do not."""
    marks = (mark for mark in ";|\t/、，," if count > 1 and said.count(mark) == count - 1)
    return next(([one.strip() for one in said.split(mark)] for mark in marks), [])

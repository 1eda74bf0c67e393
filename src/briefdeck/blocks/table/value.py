"""A table: its columns, its rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefdeck.document.block import Block
from briefdeck.document.richtext import EMPTY, RichText
from briefdeck.model.leaves import Align
from briefdeck.values import dataclass, replace


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
    """A table row: one text a column. `strong` marks a total or the row that matters; `values` are the numbers of its
    cells, None for words; `sums` says that it is a total of the others."""

    cells: tuple[RichText, ...]
    strong: bool = False
    detail: RichText = EMPTY
    values: tuple[float | None, ...] = ()
    sums: bool = False


@dataclass(frozen=True, slots=True)
class Bars:
    """Which rows stand out among the bars of a column: `named` by the message, or leading it; the one `apart`, for the
    table sets it apart or the message names it first, has the accent, and all of them where none is."""

    named: tuple[str, ...]
    apart: str = ""


@dataclass(frozen=True, slots=True)
class Table(Block):
    """A table with a header row; `caption` stands above it, `note` below.

    `landscape` turns the page of a memo for it, or not; None leaves that to its width. `style` names a table style of
    the memo's template; a deck has one and ignores it. `ranked` is the column that its message speaks of, whose
    numbers can have `bars` in their rows; 0 is none, since rows begin with their names.
    """

    name = "table"
    broad = True

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    caption: RichText = EMPTY
    note: RichText = EMPTY
    landscape: bool | None = None
    style: str = ""
    ranked: int = 0
    bars: Bars | None = None

    def texts(self) -> Iterator[RichText]:
        yield self.caption
        for row in self.rows:
            yield from (*row.cells, row.detail)
        yield self.note


class Barred(Table):
    """A table with bars in the rows of a column, which is looked at as a chart is."""

    __slots__ = ()

    looked_at = True

    def below(self) -> Barred:
        return self


def set_apart(table: Table, name: str, heads: Sequence[set[str]], firsts: Sequence[set[str]]) -> Table:
    """The table with the column or row of this name set apart; a head and a first cell may have several names."""
    columns = tuple(replace(c, strong=c.strong or name in h) for c, h in zip(table.columns, heads, strict=True))
    rows = tuple(replace(r, strong=r.strong or name in first) for r, first in zip(table.rows, firsts, strict=True))
    return replace(table, columns=columns, rows=rows)

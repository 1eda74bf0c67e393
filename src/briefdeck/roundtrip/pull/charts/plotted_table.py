"""The numbers of a chart with the names of their rows and columns, as its workbook has them."""

from __future__ import annotations

from collections.abc import Container, Sequence
from math import isclose

from briefdeck.values import dataclass

Value = str | float | None
Rows = Sequence[Sequence[Value]]


@dataclass(frozen=True, slots=True)
class Table:
    """The numbers of a chart with the names of their rows and columns."""

    categories: tuple[str, ...]
    series: tuple[str, ...]
    values: tuple[tuple[Value, ...], ...]

    @classmethod
    def of(cls, sheet: Rows, columns: int | None = None) -> Table:
        """A sheet up to its last row and column that has a name, of the first `columns`."""
        head = [_text(cell) for cell in sheet[0][1:columns]] if sheet else []
        names = [_text(row[0]) if row else "" for row in sheet[1:]]
        width = max((n + 1 for n, name in enumerate(head) if name), default=0)
        height = max((n + 1 for n, name in enumerate(names) if name), default=0)
        cells = tuple(tuple(_cell(row, column + 1) for column in range(width)) for row in sheet[1 : height + 1])
        return cls(tuple(names[:height]), tuple(head[:width]), cells)

    def without(self, names: Container[str]) -> Table:
        """Without the columns of these names."""
        kept = [n for n, name in enumerate(self.series) if name not in names]
        values = tuple(tuple(row[n] for n in kept) for row in self.values)
        return Table(self.categories, tuple(self.series[n] for n in kept), values)

    def row(self, number: int, columns: Sequence[int]) -> list[Value]:
        """The values of a category, of some series."""
        return [self.values[number][column] for column in columns]

    def column(self, number: int, rows: Sequence[int]) -> list[Value]:
        """The values of a series, of some categories."""
        return [self.values[row][number] for row in rows]


def same_cells(one: Table, other: Table) -> bool:
    if (one.categories, one.series) != (other.categories, other.series):
        return False
    return all(all(map(equal, *rows)) for rows in zip(one.values, other.values, strict=True))


def equal(one: str | float | None, other: str | float | None) -> bool:
    if isinstance(one, float) and isinstance(other, float):
        return isclose(one, other, rel_tol=1e-9, abs_tol=1e-12)
    return (one or None) == (other or None)


def number(value: str | float | None) -> int | float | None:
    if not isinstance(value, float):
        return None
    return int(value) if value.is_integer() else value


def _cell(row: Sequence[Value], column: int) -> Value:
    return row[column] if column < len(row) else None


def _text(value: str | float | None) -> str:
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(value)
    return value or ""

"""The table of a section as one audience sees it: heads in its language, numbers written so that they align."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Any

from briefdeck.audience.wording import Wording
from briefdeck.blocks.table import Column, Row, Table, set_apart
from briefdeck.diagnostics import Diagnostic
from briefdeck.diagnostics.rules import briefing as rules
from briefdeck.diagnostics.words import did_you_mean
from briefdeck.document.richtext import EMPTY, Origin, RichText, words
from briefdeck.inputs.assets import DataFile, number
from briefdeck.model.leaves import SMALLEST, Align, Text
from briefdeck.model.sections.table import TableSection
from briefdeck.yamlfile.reader import Document
from briefdeck.yamlfile.tree import Path

Say = Callable[[Text, Path], RichText]
_CODE = re.compile(r"\+|-?0[0-9]")
_YEARS = range(1900, 2101)  # a column of nothing else holds years, which have no separator of thousands


def table_of(
    section: TableSection, path: Path, file: DataFile | None, say: Say, wording: Wording, document: Document
) -> tuple[Table, Diagnostic | None]:
    """The table, one count of decimal places a column; `say` resolves a text at its path.

    The second value is what is wrong where no column and no row has the name that is to be emphasised.
    """
    rows: Sequence[Sequence[Any]] = section.rows
    titles = [say(c.title, (*path, "columns", i, "title")) for i, c in enumerate(section.columns)]
    if file:
        rows = [[_cell(cell) for cell in row] for row in file.rows]
        titles = titles or [words(title) for title in file.head]
    columns, forms = [], []
    for index, title in enumerate(titles):
        cells = [row[index] for row in rows if index < len(row)]
        numeric = [c for c in cells if isinstance(c, int | float)]
        given = section.columns[index] if index < len(section.columns) else None
        right = bool(numeric) and len(numeric) >= len([c for c in cells if c is not None]) / 2
        align = (given and given.align) or (Align.RIGHT if right else Align.LEFT)
        columns.append(Column(title, align))
        places = max((_places(c) for c in numeric), default=0)
        decimals = given.decimals if given and given.decimals is not None else places
        forms.append(None if not decimals and all(c in _YEARS for c in numeric) else decimals)

    def shown(cell: Any, place: Path, decimals: int | None) -> RichText:
        """A cell in words; without a count of decimals, its number is a year."""
        if cell is None:
            return EMPTY
        if isinstance(cell, Text):
            return say(cell, place)
        if isinstance(cell, int | float):
            cell = str(int(cell)) if decimals is None else wording.number(cell, decimals)
        return words(cell, origin=Origin("briefing", place, document.span(place)))

    made = [
        Row(
            tuple(shown(cell, (*path, "rows", i, j), forms[j]) for j, cell in enumerate(row)),
            section.total and i == len(rows) - 1,
        )
        for i, row in enumerate(rows)
    ]
    caption = say(section.caption, (*path, "caption")) if section.caption else EMPTY
    table = Table(tuple(columns), tuple(made), caption)
    if not section.emphasis:
        return table, None
    heads = [_names(c.title) for c in section.columns] or [{column.title.plain} for column in columns]
    firsts = [_names(row[0]) if row else set() for row in rows]
    strong = set_apart(table, section.emphasis, heads, firsts)
    if strong != table:
        return strong, None
    what = f"the table has no column or row “{section.emphasis}”"
    hint = did_you_mean(section.emphasis, set().union(*heads, *firsts))
    return table, rules.INVALID_VALUE.at(document.span((*path, "emphasis")), what, hint)


def _names(value: Any) -> set[str]:
    """What a head or a first cell is called, in each language."""
    return set(value.values()) if isinstance(value, Text) else {str(value)}


def _cell(cell: str) -> Any:
    """A CSV cell as a number where it is one, as nothing where it is empty, else as its words (+5, 007)."""
    value = number(cell) if not _CODE.match(cell) else None
    if value is None or not _keeps(value, cell):
        return cell or None
    return int(value) if value.is_integer() and "." not in cell else value


def _keeps(value: float, cell: str) -> bool:
    """Whether the number is what was written, to its last digit, and no number of an account or article."""
    return Decimal(repr(value)) == Decimal(cell.replace(",", "")) and (not value or abs(value) >= SMALLEST)


def _places(value: float) -> int:
    """The decimal places that a number has: none in 2.0, five in 1e-05."""
    return max(0, -int(Decimal(repr(value)).normalize().as_tuple().exponent))

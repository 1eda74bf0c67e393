"""The table of a section as one audience sees it: numbers written so that they align."""

from __future__ import annotations

from typing import Any

from briefdeck.blocks.setting.sight import Sight
from briefdeck.blocks.setting.subject import subjects_or_kin
from briefdeck.blocks.table.ranked import ranked, spoken_of
from briefdeck.blocks.table.value import Column, Row, Table, set_apart
from briefdeck.diagnostics.rules import briefing as rules
from briefdeck.diagnostics.words import did_you_mean
from briefdeck.document.richtext import EMPTY, RichText, words
from briefdeck.model.grid import number_in, typed
from briefdeck.model.leaves import Align, Text, decimal_of
from briefdeck.model.sections.table import TableSection
from briefdeck.patterns import regex
from briefdeck.values import replace
from briefdeck.yamlfile.tree import Path

_YEARS = range(1900, 2101)  # a column of nothing else holds years, which have no separator of thousands
_MOST = 6  # columns that leave room for bars beside them


def seen(section: TableSection, path: Path, sight: Sight) -> Table:
    """Heads in the audience's language, one count of decimal places a column.

    That no column and no row has the name that is to be emphasised is told.
    """
    grid, say, wording = sight.grid(section), sight.say, sight.wording
    rows = [list(map(typed, row)) for row in grid.cells]
    titles = [
        say(head.text, (*path, *head.path)) if head.path else words(next(iter(head.text.values())))
        for head in grid.heads
    ]
    columns, forms = [], []
    worth = [[number_in(cell, wording.language, wording.default) for cell in row] for row in rows]
    for index, title in enumerate(titles):
        cells = [row[index] for row in rows if index < len(row)]
        numeric = [c for row in worth if index < len(row) and (c := row[index]) is not None]
        given = section.columns[index] if index < len(section.columns) else None
        right = bool(numeric) and len(numeric) >= len([c for c in cells if c is not None]) / 2
        align = (given and given.align) or (Align.RIGHT if right else Align.LEFT)
        columns.append(Column(title, align))
        typed_places = (len(digits.partition(".")[2]) for c in cells if (digits := _digits(c)))
        places = max([*map(_places, numeric), *typed_places], default=0)
        decimals = given.decimals if given and given.decimals is not None else places
        forms.append(None if not decimals and all(c in _YEARS for c in numeric) else decimals)

    def shown(cell: Any, value: float | None, place: Path, decimals: int | None) -> RichText:
        """A cell in words, by its value if it has one; without a count of decimals, its number is a year."""
        if cell is None:
            return EMPTY
        number = "" if value is None else str(int(value)) if decimals is None else wording.number(value, decimals)
        if isinstance(cell, Text):
            said = say(cell, place)
            digits = _digits(cell) if decimals is not None else ""
            zeros = "0" * max(0, (decimals or 0) - len(digits.partition(".")[2])) if digits else ""
            written = number or wording.rewritten(said.plain + zeros)
            return said if written == said.plain else words(written, origin=next(said.origins, None))
        return words(number or cell, origin=sight.origin(place))

    made = [
        Row(
            tuple(shown(c, worth[i][j], (*path, "rows", i, j), forms[j]) for j, c in enumerate(row[: len(forms)])),
            section.total and i == len(rows) - 1,
            values=tuple(None if c is None else float(c) for c in worth[i][: len(forms)]),
            sums=section.total and i == len(rows) - 1,
        )
        for i, row in enumerate(rows)
    ]
    caption = say(section.caption, (*path, "caption")) if section.caption else EMPTY
    table = Table(tuple(columns), tuple(made), caption)
    if not section.emphasis:
        return _spoken_of(table, section, path, sight)
    heads = [set(head.forms) for head in grid.heads]
    firsts = [_names(row[0]) if row else set() for row in rows]
    strong = set_apart(table, section.emphasis, heads, firsts)
    if strong != table:
        return strong
    what = f"the table has no column or row “{section.emphasis}”"
    hint = did_you_mean(section.emphasis, set().union(*heads, *firsts))
    sight.tell(rules.INVALID_VALUE.at(sight.span((*path, "emphasis")), what, hint))
    return table


def _spoken_of(table: Table, section: TableSection, path: Path, sight: Sight) -> Table:
    """The table with the rows set apart of which its message speaks, and the one column that it names; of one with
    bars beside it the row of its callout, if that names one, for there the message speaks of the bars too."""
    said = [sight.say(t, (*path, k)).plain if t else "" for k, t in _said(section)]
    if len(table.columns) <= _MOST:
        table = replace(table, ranked=ranked(table, said[0], sight.wording))
    names = [row.cells[0].plain for row in table.rows if row.cells and not row.sums]
    named = subjects_or_kin(said[0], names)
    if table.ranked and len(called := subjects_or_kin(said[1], names)) == 1:
        named = called
    rows = (replace(r, strong=r.strong or (bool(r.cells) and r.cells[0].plain in named)) for r in table.rows)
    heads = () if table.ranked else subjects_or_kin(said[0], [column.title.plain for column in table.columns[1:]])
    head = heads[0] if len(heads) == 1 else None
    spoken = spoken_of(table, said[0], sight.wording) if not table.ranked else 0
    columns = (
        replace(c, strong=n == spoken if spoken else n > 0 and c.title.plain == head)
        for n, c in enumerate(table.columns)
    )
    return replace(table, rows=tuple(rows), columns=tuple(columns))


def _said(section: TableSection) -> tuple[tuple[str, Text | None], ...]:
    """What is said of a table over it and below."""
    return ("message", section.message), ("callout", section.callout)


def _names(value: Any) -> set[str]:
    """What a head or a first cell is called, in each language."""
    return set(value.values()) if isinstance(value, Text) else {str(value)}


_DIGITS = regex(r"[-+]?\d+\.\d+")


def _digits(cell: object) -> str:
    """The digits of a number that was kept as it is typed, for the last of them is a 0: 48.0."""
    said = next(iter(cell.values())) if isinstance(cell, Text) and len(cell) == 1 else ""
    return said if _DIGITS.fullmatch(said) else ""


def _places(value: float) -> int:
    """The decimal places that a number has: none in 2.0, five in 1e-05."""
    return max(0, -int(decimal_of(value).normalize().as_tuple().exponent))

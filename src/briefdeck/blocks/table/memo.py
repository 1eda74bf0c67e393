"""A table in a memo: widths from what the cells hold, header rows that repeat, details below their rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefdeck.blocks.setting.cells import (
    Needs,
    apart,
    column_needs,
    lines_of,
    margins,
    may_part,
    shares,
    text_cell,
)
from briefdeck.blocks.setting.memo import MemoSetting
from briefdeck.blocks.table.value import Column, Row, Table
from briefdeck.document import memo
from briefdeck.document.richtext import EMPTY
from briefdeck.model.leaves import Align
from briefdeck.values import replace

_HEADS = {Align.LEFT: "Table Head", Align.RIGHT: "Table Head Number", Align.CENTER: "Table Head Center"}
_CELLS = {Align.LEFT: "Table Text", Align.RIGHT: "Table Number", Align.CENTER: "Table Center"}


def elements(table: Table, setting: MemoSetting) -> Iterator[memo.Element]:
    """On a page in landscape where the plan says so, or where an upright one is too narrow for its columns."""
    columns = _columns(table)
    needs = _needs(table, columns, setting)
    landscape = table.landscape
    if landscape is None:
        total = sum(need.least for need in needs)
        landscape = not any(c.weight for c in columns) and total > setting.style.text_width
    width = setting.style.turned_width if landscape else setting.style.text_width
    made = tuple(_titled(table, _printed(table, columns, needs, setting, width), setting))
    yield from (memo.Turned(made),) if landscape else made


def _titled(table: Table, made: memo.Table, setting: MemoSetting) -> Iterator[memo.Element]:
    if table.caption:
        yield memo.Caption("table", setting.words(table.caption))
    yield made
    if table.note:
        yield memo.Paragraph("Table Note", setting.words(table.note))


def printed(table: Table, setting: MemoSetting, width: float) -> memo.Table:
    """A table of content, `width` points wide.

    What is short keeps its width, what is long shares the rest. A detail stands in a row of its own below the row
    that it belongs to.
    """
    columns = _columns(table)
    return _printed(table, columns, _needs(table, columns, setting), setting, width)


def _printed(
    table: Table, columns: Sequence[Column], needs: Sequence[Needs], setting: MemoSetting, width: float
) -> memo.Table:
    free = apart(setting, [c.align for c in columns])
    widths = shares(needs, width, [c.weight for c in columns])
    rows = []
    if any(c.title for c in columns):
        heads = [
            setting.headed(c.title, _HEADS[c.align], wide - margins(setting) - kept)
            for c, wide, kept in zip(columns, widths, free, strict=True)
        ]
        pairs = zip(heads, columns, strict=True)
        cells = tuple(text_cell(*setting.words(head), style=_HEADS[column.align]) for head, column in pairs)
        rows.append(memo.Row(cells, head=True))
    for row in table.rows:
        rows += _rows(row, columns, widths, setting, last=row is table.rows[-1])
    rows = [_apart(row, free) for row in rows]
    end = bool(table.rows) and table.rows[-1].strong and not table.rows[-1].detail
    made = memo.Table(tuple(rows), tuple(widths), table.caption.plain, strong_end=end)
    return replace(made, style=table.style) if table.style else made


def _rows(
    row: Row, columns: Sequence[Column], widths: Sequence[float], setting: MemoSetting, *, last: bool
) -> Iterator[memo.Row]:
    """A row; a strong one that is not the `last`, a total, is the one that matters, as a strong column is."""
    texts = [*row.cells, *[EMPTY] * (len(columns) - len(row.cells))]
    cells = []
    for text, column in zip(texts, columns, strict=True):
        words = setting.words(text, strong=(row.strong or column.strong) and not text.stands_out)
        focus = column.strong or (row.strong and not last)
        said = tuple(memo.Paragraph(_CELLS[column.align], line) for line in lines_of(words))
        cells.append(memo.Cell(said, open_below=bool(row.detail), focus=focus))
    yield memo.Row(tuple(cells), parts=may_part(setting, texts, widths))
    if row.detail:
        paragraph = memo.Paragraph("Table Text", setting.words(row.detail))
        detail = memo.Cell((paragraph,), max(len(columns) - 1, 1), open_above=True)
        # The first column goes on beside it, so that it is not read as the name of a row.
        beside = (text_cell(),) if len(columns) > 1 else ()
        cells_ = (*(replace(cell, open_above=True) for cell in beside), detail)
        yield memo.Row(cells_, parts=may_part(setting, [row.detail], [sum(widths[len(beside) :])]))


def _apart(row: memo.Row, free: Sequence[float]) -> memo.Row:
    """The row with its figures apart from the words behind them; a detail below a row has a cell of its own."""
    if not any(free) or len(row.cells) != len(free):
        return row
    pairs = zip(row.cells, free, strict=True)
    return replace(row, cells=tuple([replace(cell, apart=points) if points else cell for cell, points in pairs]))


def _columns(table: Table) -> list[Column]:
    """The columns, with one for every cell of the longest row."""
    count = max([len(table.columns), *(len(r.cells) for r in table.rows)], default=0) or 1
    return [*table.columns, *[Column(EMPTY)] * (count - len(table.columns))]


def _needs(table: Table, columns: Sequence[Column], setting: MemoSetting) -> list[Needs]:
    return [
        column_needs(
            setting,
            column.title,
            [row.cells[index] for row in table.rows if index < len(row.cells)],
            apart=free,
            figures=column.align is Align.RIGHT,
        )
        for index, (column, free) in enumerate(zip(columns, apart(setting, [c.align for c in columns]), strict=True))
    ]

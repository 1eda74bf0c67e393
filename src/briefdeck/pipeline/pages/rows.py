"""Rows of tables that stay with the next one, so that no row stands alone on a page."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from briefdeck.audience.memo_style import MemoStyle
from briefdeck.document.memo import Inline, Row, Table, shown

# A table that is no higher than this share of the page's text stays on one page.
_INSEPARABLE = 0.2
_NO_WORDS = re.compile("[\t\n\r\u0085\u2028\u2029]")


def kept(table: Table, style: MemoStyle) -> Table:
    """The table with the rows that stay with the next one: the header, the first, the last but one, or all."""
    head = bool(table.rows) and table.rows[0].head
    together = table.together or _height(table, style) <= _INSEPARABLE * style.text_height
    staying = _staying(len(table.rows), head=head, together=together)
    rows = (_kept(row) if number in staying else row for number, row in enumerate(table.rows))
    return replace(table, rows=tuple(rows))


def written(inlines: Sequence[Inline]) -> int:
    """How many characters stand in inlines; breaks and tabs are none."""
    return sum(len(_NO_WORDS.sub("", text)) for text in shown(tuple(inlines)))


def _kept(row: Row) -> Row:
    cells = (
        replace(cell, paragraphs=tuple(replace(paragraph, keep_next=True) for paragraph in cell.paragraphs))
        for cell in row.cells
    )
    return replace(row, cells=tuple(cells))


def _height(table: Table, style: MemoStyle) -> float:
    """About how high a table is, in pt: no more is known of a page that Word breaks."""
    named = style.find("Table Text")
    size = named.size if named else 10.0
    height = 0.0
    for row in table.rows:
        column, most = 0, 1
        for cell in row.cells:
            room = max(sum(table.widths[column : column + cell.span]) - style.cell_margin, size)
            column += cell.span
            most = max(most, sum(1 + int(written(p.inlines) * size * 0.8 / room) for p in cell.paragraphs))
        height += (most + 0.5) * size * 1.6
    return height


def _staying(count: int, *, head: bool, together: bool) -> frozenset[int]:
    first = 1 if head else 0
    rows = count - first
    if together:
        return frozenset(range(count - 1))
    alone = {first} if rows > 3 else set()
    return frozenset(alone | ({count - 2} if rows > 2 else set()) | ({0} if head else set()))

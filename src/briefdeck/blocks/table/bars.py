"""Bars in the rows of a table, behind the numbers of the column that its message is about: native shapes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefdeck.blocks.table.value import Bars, Table
from briefdeck.document.deck import Box, Group, Rule, Shape
from briefdeck.layout.typesetting import Typesetting
from briefdeck.ooxml.geometry import Frame

LEAST_WIDTH = 420.0
"""The width of a table that can have bars, pt."""
SHARES = (0.26, 0.2, 0.15)
"""Of that, what bars take of it."""
_BEHIND, _BEFORE = 10.0, 8.0  # pt from a number to its bar, and from the longest one to the next column
_THICK, _MOST = 0.5, 22.0  # of a row's height; pt
_THINNEST = 2.0


def span_of(table: Table) -> tuple[float, float]:
    """From where to where the bars of a table go, zero included."""
    values = [row.values[table.ranked] or 0.0 for row in table.rows if not row.sums] if table.bars else []
    return min(0.0, *values, 0.0), max(0.0, *values, 0.0)


def bars_in(
    table: Table, column: Frame, heights: Sequence[float], span: tuple[float, float], setting: Typesetting
) -> Group:
    """The bars of the rows that sum nothing up, from where their numbers end to the right of the column. Where all
    values are below zero all bars go to the right, as their minus signs say it."""
    head = table.columns[table.ranked].title.plain
    told = "; ".join(f"{row.cells[0].plain} {row.cells[table.ranked].plain}" for row in table.rows if not row.sums)
    frame = Frame(column.x + _BEHIND, column.y, column.width - _BEHIND - _BEFORE, column.height)
    return Group("Bars", frame, tuple(_shapes(table, frame, heights, span, setting)), f"{head}: {told}")


def _shapes(
    table: Table, frame: Frame, heights: Sequence[float], span: tuple[float, float], setting: Typesetting
) -> Iterator[Shape]:
    low, high = span
    unit = frame.width / ((high - low) or 1.0)
    zero = frame.x - low * unit if high > 0 else frame.x
    y, drawn = frame.y, []
    for row, height in zip(table.rows, heights, strict=True):
        if not row.sums:
            value = row.values[table.ranked] or 0.0
            long, thick = max(_THINNEST, abs(value) * unit), min(_MOST, height * _THICK)
            start = zero - long if value < 0 < high else zero
            drawn.append((y, y + height))
            bar = Frame(start, y + (height - thick) / 2, long, thick)
            yield Box("Bar", bar, fill=_fill(row.cells[0].plain, table.bars, setting))
        y += height
    if drawn:
        yield Rule("Axis", Frame(zero, drawn[0][0], 0.0, drawn[-1][1] - drawn[0][0]), setting.look.ink, 1.0)


def _fill(name: str, bars: Bars | None, setting: Typesetting) -> str:
    look = setting.look
    if bars is None or name not in bars.named:
        return look.grey
    return look.accent if name == bars.apart or not bars.apart else look.ink

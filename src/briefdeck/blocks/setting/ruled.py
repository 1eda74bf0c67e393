"""Rows with hairlines between them, which share what height is to spare."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

from briefdeck.document.deck import Anchor
from briefdeck.layout.nodes import Line, Node, Panel, Ruled, Space, Stack, Surface
from briefdeck.values import replace

_GAP = 9.0  # pt between a row and its hairline, at the least


_PAD = (12.0, 8.0)  # pt around a row in its frame
_APART = 8.0  # pt between two frames
_OPEN = 4.5  # lines by which rows that have an area to themselves stand apart from a hairline at the utmost


def framed(rows: Sequence[Node], name: str) -> Ruled:
    """Rows as `ruled` has them, or each in a frame with that name where an audience has its blocks so."""
    panels = tuple(Panel(row, Surface.FRAME, _PAD, name=f"{name} {n}") for n, row in enumerate(rows, 1))
    lined = replace(ruled(rows), anchor=Anchor.MIDDLE, opens=_OPEN)
    return Ruled(lined, Stack(panels, _APART, (1.0,) * len(panels), spread=True, alike=True))


def ruled(rows: Sequence[Node], gap: float = _GAP, *, closed: bool = False) -> Stack:
    """Rows one below the other, a hairline between two, `gap` pt from both at the least; where something stands below
    them, `closed`, the last row keeps from it what it keeps from a hairline."""
    made = list(chain.from_iterable((row, Line()) for row in rows))[:-1]
    grow = tuple(0.0 if isinstance(node, Line) else 1.0 for node in made)
    if closed:
        return Stack((*made, Space()), gap, (*grow, 0.0), spread=True)
    return Stack(tuple(made), gap, grow, spread=True)

"""Rows with hairlines between them, which share what height is to spare."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

from briefdeck.layout.nodes import Line, Node, Stack

_GAP = 9.0  # pt between a row and its hairline, at the least


def ruled(rows: Sequence[Node], gap: float = _GAP) -> Stack:
    """Rows one below the other, a hairline between two, `gap` pt from both at the least."""
    made = list(chain.from_iterable((row, Line()) for row in rows))[:-1]
    grow = tuple(0.0 if isinstance(node, Line) else 1.0 for node in made)
    return Stack(tuple(made), gap, grow, spread=True)

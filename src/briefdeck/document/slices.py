"""How dark the slices of a chart are: in the chart, and where their names and values stand beside it."""

from __future__ import annotations

from collections.abc import Container
from typing import Literal

Slot = Literal["accent", "muted", "ink"]

# Tints (per cent) of greys beside an accent: clearly lighter than it, dark enough to be seen.
_BESIDE, LIGHTEST = 30, 75
DARK_INK, _LIGHT_INK = 30, 45
"""Shades of the ink up to the one tint are dark, words on them white; from the other on words are ink. Between the two
neither can be read, so that no surface has such a shade."""
_FEW_SHADES = 7  # so many at most that no two become one by that


def slice_shade(place: int, count: int, strong: Container[int]) -> tuple[Slot, int]:
    """The part in the design of one of so many slices, and its tint: those that are `strong` have the accent, the
    others shades of grey; without one all have shades of the ink."""
    chosen = [n for n in range(count) if n in strong]
    if not chosen:
        return ("ink", step(place, count, 0, ink=True)) if count > 1 else ("accent", 0)
    if place in chosen:
        return "accent", 0
    return "muted", step(place - sum(n < place for n in chosen), count - len(chosen), _BESIDE)


def step(index: int, count: int, first: int, last: int = LIGHTEST, *, ink: bool = False) -> int:
    """The tint `index` of `count`, from `first` to `last`."""
    tint = round(first + (last - first) * index / (count - 1)) if count > 1 else first
    return DARK_INK if ink and count <= _FEW_SHADES and DARK_INK < tint < _LIGHT_INK else tint

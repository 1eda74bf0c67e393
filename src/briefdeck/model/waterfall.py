"""How a waterfall adds up."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from briefdeck.values import dataclass


@dataclass(frozen=True, slots=True)
class WaterfallColumn:
    """A column of a waterfall, from where it starts to where it ends. A total starts at zero."""

    start: float
    end: float
    is_total: bool = False


def waterfall_columns(values: Sequence[float | None], totals: Collection[int]) -> tuple[WaterfallColumn | None, ...]:
    """The columns of a waterfall. A total without a value is what the changes add up to; a gap changes nothing."""
    made: list[WaterfallColumn | None] = []
    level = 0.0
    for index, value in enumerate(values):
        if index in totals:
            level = level if value is None else value
            made.append(WaterfallColumn(0.0, level, True))
        elif value is None:
            made.append(None)
        else:
            made.append(WaterfallColumn(level, level + value))
            level += value
    return tuple(made)

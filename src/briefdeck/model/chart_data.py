"""The data of a chart, wherever it is written, and how a waterfall adds up."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from briefdeck.diagnostics import Span
from briefdeck.model.leaves import ChartType

SHARES = (ChartType.PIE, ChartType.DOUGHNUT)


@dataclass(frozen=True, slots=True)
class Plotted:
    """The data of a chart and its places: of a series by its index, of a value by its series and category.

    A name is the set of its forms in all languages.
    """

    categories: tuple[frozenset[str], ...]
    names: tuple[frozenset[str], ...]
    values: tuple[tuple[float | None, ...], ...]
    series_at: Callable[[int], Span]
    value_at: Callable[[int, int], Span]


@dataclass(frozen=True, slots=True)
class Step:
    """A column of a waterfall, from where it starts to where it ends. A total starts at zero."""

    start: float
    end: float
    is_total: bool = False


def steps(values: Sequence[float | None], totals: Collection[int]) -> tuple[Step | None, ...]:
    """The columns of a waterfall. A total without a value is what the changes add up to; a gap changes nothing."""
    made: list[Step | None] = []
    level = 0.0
    for index, value in enumerate(values):
        if index in totals:
            level = level if value is None else value
            made.append(Step(0.0, level, True))
        elif value is None:
            made.append(None)
        else:
            made.append(Step(level, level + value))
            level += value
    return tuple(made)


def place_of(name: str, names: Sequence[frozenset[str]]) -> int | None:
    """The index of what is called `name` in any language."""
    return next((index for index, forms in enumerate(names) if name in forms), None)

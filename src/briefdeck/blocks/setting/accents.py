"""What of a chart stands out, and what a bracket says of its values."""

from __future__ import annotations

from collections.abc import Sequence

from briefdeck.audience.wording import Wording
from briefdeck.blocks.setting.brackets import Bracketed
from briefdeck.blocks.setting.stated import Stated
from briefdeck.document.chart import Bracket, ChartSpec, Series
from briefdeck.model.grid import Grid, place_of
from briefdeck.model.leaves import BracketForm, ChartType


def emphasised(name: str | None, grid: Grid, shown: Sequence[str]) -> tuple[str, ...]:
    """What the chart shows under the name that the briefing emphasises, in whatever language it gives it."""
    place = place_of(name, (*grid.heads, *grid.names)) if name else None
    return (shown[place],) if place is not None else ()


def summing_up(names: Sequence[str], grid: Grid) -> tuple[int, ...]:
    """The places of the categories that sum others up, in order."""
    return tuple(sorted(place for name in names if (place := place_of(name, grid.names)) is not None))


def bracket_of(
    given: tuple[Sequence[str], BracketForm] | None,
    grid: Grid,
    drawn: ChartSpec,
    emphasis: Sequence[str],
    message: str,
    wording: Wording,
) -> Bracket | None:
    """What a bracket says of the values of a chart: one that is given by its categories, or what the message states."""
    form, categories, series = drawn.type, drawn.categories, drawn.series
    if len(series) != 1:
        return Stated(form, categories, series, message, wording, compared=drawn.index is None).found()
    values = [None if value is None else value / series[0].divisor for value in series[0].values]
    over = Bracketed(form, categories, values, drawn.totals, message, wording, series[0].unit)
    if given is not None:
        names, kind = given
        places = [place for name in names if (place := place_of(name, grid.names)) is not None]
        return over.given(places, kind)
    return over.found([n for n, name in enumerate(categories) if name in emphasis])


def held(
    kind: ChartType, bracket: Bracket | None, series: Sequence[Series], categories: Sequence[str]
) -> tuple[str, ...]:
    """What a bracket is about stands out: the series of which it tells a change, what it takes together, and of two
    categories that it holds against each other the last."""
    if bracket is None or bracket.is_gap or not bracket.series:
        return ()
    if len(series) > 1:
        return (series[bracket.series[0]].name,)
    if kind is ChartType.LINE:
        return ()
    return tuple(categories[place] for place in (bracket.places if bracket.together else bracket.places[-1:]))

"""Which categories and series of a chart are which of those that were built, though names and places are others."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import isclose, log10

from briefdeck.provenance.units import ChartFacts
from briefdeck.roundtrip.pull.charts.plotted_table import Table, Value, equal
from briefdeck.values import dataclass

_ROUNDED = 0.02  # of a number, by how much it may be rounded in another unit


@dataclass(frozen=True, slots=True)
class Realigned:
    """For each category and each series of now its place when it was built, -1 for a new one; whether no new category
    can be one that is gone, with another name and other numbers."""

    rows: tuple[int, ...]
    columns: tuple[int, ...]
    sure: bool


def aligned(before: Table, after: Table) -> Realigned | None:
    """Categories and series by their names; None where one has lost its name, where most categories may be others than
    they were, or where a series may have taken the place of another: its numbers may be of another unit."""
    rows, columns = _by_name(before.categories, after.categories), _by_name(before.series, after.series)
    if rows is None or columns is None:
        return None
    common = [(place, n) for n, place in enumerate(columns) if place >= 0]
    old, new = [place for place, _ in common], [n for _, n in common]
    rows, sure = _renamed(rows, len(before.categories), lambda b, a: _alike(before.row(b, old), after.row(a, new)))
    common = [(place, n) for n, place in enumerate(rows) if place >= 0]
    old, new = [place for place, _ in common], [n for _, n in common]

    def like(b: int, a: int) -> bool:
        numbers = before.column(b, old), after.column(a, new)
        return _alike(*numbers) or (after.series[a].startswith(before.series[b]) and _is_rescaled(*numbers))

    columns, as_sure = _renamed(columns, len(before.series), like)
    most = 2 * sum(place >= 0 for place in rows) >= len(before.categories)
    return Realigned(tuple(rows), tuple(columns), sure) if as_sure and (sure or most) else None


def _by_name(before: Sequence[str], after: Sequence[str]) -> list[int] | None:
    """The places of names; None where one has no name, or names are no sure sign."""
    if before == after:
        return list(range(len(after)))
    if not after or not all(after) or len(set(after)) < len(after) or len(set(before)) < len(before):
        return None
    places = {name: place for place, name in enumerate(before)}
    return [places.get(name, -1) for name in after]


def _renamed(places: Sequence[int], count: int, alike: Callable[[int, int], bool]) -> tuple[list[int], bool]:
    """Places with those that have another name now, and whether nothing else that is new may be something that is gone.

    That has the values of the other, or stands where that stood, between the same neighbours.
    """
    made, sure = list(places), True
    gone = [place for place in range(count) if place not in places]
    for n in [n for n, place in enumerate(places) if place < 0]:
        close = [place for place in gone if alike(place, n)]
        beside = [each for each in places[:n] if each >= 0][-1:], [each for each in places[n:] if each >= 0][:1]
        if len(close) == 1 and close[0] not in made:
            made[n] = close[0]
        elif close or any(_neighbours(place, count, gone) == beside for place in gone):
            sure = False
    return made, sure


def _neighbours(place: int, count: int, gone: Sequence[int]) -> tuple[list[int], list[int]]:
    """The nearest of those that are still there, before and behind one that is gone."""
    kept = [each for each in range(count) if each not in gone]
    return [each for each in kept if each < place][-1:], [each for each in kept if each > place][:1]


def _alike(one: Sequence[Value], other: Sequence[Value]) -> bool:
    """Whether at least half of the values are what they were."""
    return bool(one) and 2 * sum(map(equal, one, other)) >= len(one)


def _is_rescaled(one: Sequence[Value], other: Sequence[Value]) -> bool:
    """Whether all numbers are given in another unit: each is one and the same power of ten of what it was, nearly."""
    pairs = [(a, b) for a, b in zip(one, other, strict=True) if isinstance(a, float) and isinstance(b, float) and a]
    if len(pairs) < 2 or len(pairs) < sum(value is not None for value in (*one, *other)) / 2:
        return False
    power = 10.0 ** round(log10(abs(pairs[0][1] / pairs[0][0]))) if pairs[0][1] else 1.0
    return power != 1.0 and all(isclose(b, a * power, rel_tol=_ROUNDED) for a, b in pairs)


def agree(before: Table, after: Table, built: ChartFacts, now: ChartFacts) -> bool:
    """Whether a drawing shows as many categories as its workbook, the series that are new in it and no others.

    A drawing may have series of its own, which stand for a workbook's: as many as it was built with.
    """
    drawn = {series.name for series in now.series} - {series.name for series in built.series}
    counts = {len(series.categories) for series in now.series}
    more = len(now.series) - len(built.series) == len(after.series) - len(before.series)
    return more and counts <= {len(after.categories)} and set(after.series) - set(before.series) <= drawn


def told(before: Table, after: Table) -> str:
    """What was done to the categories and series of a chart, for people."""
    done = []
    for kind, old, new in (
        ("categories", before.categories, after.categories),
        ("series", before.series, after.series),
    ):
        gone = [name for name in old if name not in new]
        fresh = [name for name in new if name and name not in old]
        done += [f"{kind} were taken out: {', '.join(gone)}"] if gone else []
        done += [f"{kind} are new: {', '.join(fresh)}"] if fresh else []
        done += [f"the {kind} stand in another order"] if not gone and not fresh and old != new else []
    return f"of the chart {'; '.join(done) or 'names were changed'}; nothing of it is written"

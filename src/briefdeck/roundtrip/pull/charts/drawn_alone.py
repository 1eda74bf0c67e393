"""The numbers of a chart as its drawing alone has them: a program that does not know workbooks changed that."""

from __future__ import annotations

from briefdeck.provenance.units import ChartFacts, Plotted
from briefdeck.roundtrip.pull.charts.plotted_table import Table, equal


def drawn_alone(built: ChartFacts, now: ChartFacts, table: Table) -> Table | None:
    """The table as the drawing alone has it: a program that does not know workbooks changed that."""
    if built.series == now.series:
        return table
    shapes = [(len(s.categories), len(s.values)) for s in now.series]
    same = shapes == [(len(s.categories), len(s.values)) for s in built.series]
    if not same or any(n != len(table.categories) for _, n in shapes):
        return None
    if len(built.series) != len(table.series):
        return _categories_drawn(built, now, table)
    names = [_name(own, *pair) for own, *pair in zip(table.series, built.series, now.series, strict=True)]
    categories = list(table.categories)
    for old, new in zip(built.series, now.series, strict=True):
        for row, pair in enumerate(zip(old.categories, new.categories, strict=True)):
            if pair[0] != pair[1]:
                categories[row] = _reworded(table.categories[row], *pair)
    columns = [
        [_scaled(table.values[row][number], *pair) for row, pair in enumerate(zip(old.values, new.values, strict=True))]
        for number, (old, new) in enumerate(zip(built.series, now.series, strict=True))
    ]
    if not all(names) or not all(categories):
        return None
    return Table(tuple(categories), tuple(names), tuple(zip(*columns, strict=True)))


def _categories_drawn(built: ChartFacts, now: ChartFacts, table: Table) -> Table | None:
    """The table with other names of categories, where its numbers are drawn as series that it does not have."""
    numbers = [[(series.name, series.values) for series in facts.series] for facts in (built, now)]
    names = {series.categories for series in now.series}
    if numbers[0] != numbers[1] or len(names) != 1 or {s.categories for s in built.series} != {table.categories}:
        return None
    return Table(names.pop(), table.series, table.values)


def _name(own: str, built: Plotted, now: Plotted) -> str:
    return own if built.name == now.name else _reworded(own, built.name, now.name)


def _reworded(own: str, old: str, new: str) -> str:
    """A name whose drawn form is another now: a unit may be drawn behind it. Nothing where that cannot be told."""
    behind = old.removeprefix(own)
    if not old.startswith(own) or not new.endswith(behind):
        return ""
    return new.removesuffix(behind) if behind else new


def _scaled(whole: str | float | None, before: float | None, after: float | None) -> str | float | None:
    """A number of the data whose drawn form, which may be a share or in thousands of it, is another now."""
    if equal(before, after):
        return whole
    factor = whole / before if isinstance(whole, float) and before else 1.0
    return None if after is None else float(f"{after * factor:.12g}")

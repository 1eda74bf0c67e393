"""The chart of a section as one audience sees it: names in its language, values in the scale of that language."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from briefdeck.audience.wording import Wording
from briefdeck.blocks.chart import Chart
from briefdeck.document.chart import ChartTerms, Series
from briefdeck.document.richtext import EMPTY, RichText
from briefdeck.model.grid import Grid, Named, place_of
from briefdeck.model.leaves import ChartType, Text
from briefdeck.model.sections.chart import ChartSection
from briefdeck.yamlfile.tree import Path

Say = Callable[[Text, Path], RichText]


def chart_of(section: ChartSection, path: Path, grid: Grid, say: Say, wording: Wording) -> Chart:
    """The chart; `say` resolves a text at its path."""
    said: list[RichText] = []

    def shown(named: Named) -> str:
        """A name as the chart shows it: what stands in the briefing is said in its words."""
        if named.path is None:
            return next(iter(named.text.values()))
        said.append(say(named.text, (*path, *named.path)))
        return said[-1].plain

    categories, names = tuple(map(shown, grid.names)), tuple(map(shown, grid.heads))
    lines = {place_of(name, grid.heads) for name in section.lines}
    totals = {place_of(name, grid.names) for name in section.totals}
    series = tuple(Series(name, tuple(grid.numbers(index)), is_line=index in lines) for index, name in enumerate(names))
    unit = say(section.unit, (*path, "unit")) if section.unit else EMPTY
    if section.type is ChartType.COMBINATION:
        second = say(section.second_unit, (*path, "second_unit")) if section.second_unit else EMPTY
        said += (unit, second)
        (bars, unit), (over, second) = (
            _scaled([s for s in series if s.is_line is is_line], given, wording)
            for is_line, given in ((False, unit), (True, second))
        )
        scaled = {False: iter(bars), True: iter(over)}
        series = tuple(_labelled(next(scaled[s.is_line]), second if s.is_line else unit, wording) for s in series)
        # Each name says its own unit, so the caption says none.
        unit = EMPTY
    else:
        made, unit = _scaled(series, unit, wording)
        series = tuple(_labelled(s, unit, wording) for s in made)
    return Chart(
        section.type,
        categories,
        series,
        unit,
        say(section.caption, (*path, "caption")) if section.caption else EMPTY,
        say(section.alt, (*path, "alt")),
        emphasis=_emphasis(section.emphasis, grid, (*names, *categories)),
        names=tuple(said),
        totals=tuple(sorted(index for index in totals if index is not None)),
        terms=_terms(wording),
    )


def _emphasis(name: str | None, grid: Grid, shown: Sequence[str]) -> str:
    """What the chart shows under the name that the briefing emphasises, in whatever language it gives it."""
    place = place_of(name, (*grid.heads, *grid.names)) if name else None
    return shown[place] if place is not None else ""


def _scaled(series: Sequence[Series], unit: RichText, wording: Wording) -> tuple[list[Series], RichText]:
    """Series in one scale of the language, and their unit with the scale's word (億円, $ billion)."""
    values = [v for s in series for v in s.values if v is not None]
    divisor, word = wording.scale(values, unit.plain)
    return [replace(s, divisor=divisor) for s in series], wording.scaled_unit(unit, word)


def _labelled(series: Series, unit: RichText, wording: Wording) -> Series:
    left, right = wording.spoken.brackets
    label = f"{series.name}{left}{unit.plain}{right}" if unit else series.name
    return replace(series, unit=unit.plain, label=label)


def _terms(wording: Wording) -> ChartTerms:
    said = wording.audience.settings.labels.chart
    level, base, rise, fall, total, top = (
        wording.say(text) for text in (said.level, said.base, said.rise, said.fall, said.total, said.top)
    )
    return ChartTerms(level, base, rise, fall, total, top)

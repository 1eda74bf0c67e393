"""The chart of a section as one audience sees it: names in its language, values in the scale of that language."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from briefdeck.audience.wording import Wording
from briefdeck.blocks.chart import Chart
from briefdeck.document.chart import ChartTerms, Series
from briefdeck.document.richtext import EMPTY, RichText
from briefdeck.inputs.assets import DataFile, number
from briefdeck.model.chart_data import place_of
from briefdeck.model.leaves import ChartType, Text
from briefdeck.model.sections.chart import ChartData, ChartSection
from briefdeck.yamlfile.tree import Path

Say = Callable[[Text, Path], RichText]


@dataclass(frozen=True, slots=True)
class _Named:
    """What a chart calls something: the words shown, and every form by which the briefing may name it."""

    shown: str
    forms: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Data:
    categories: tuple[_Named, ...]
    names: tuple[_Named, ...]
    values: tuple[tuple[float | None, ...], ...]
    said: tuple[RichText, ...]


def chart_of(section: ChartSection, path: Path, file: DataFile | None, say: Say, wording: Wording) -> Chart:
    """The chart; `say` resolves a text at its path."""
    data = _written(section.data, path, say) if isinstance(section.data, ChartData) else _read(section, path, file, say)
    lines = {place_of(name, [n.forms for n in data.names]) for name in section.lines}
    totals = {place_of(name, [c.forms for c in data.categories]) for name in section.totals}
    series = tuple(
        Series(name.shown, values, is_line=index in lines)
        for index, (name, values) in enumerate(zip(data.names, data.values, strict=True))
    )
    unit = say(section.unit, (*path, "unit")) if section.unit else EMPTY
    said = data.said
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
        tuple(category.shown for category in data.categories),
        series,
        unit,
        say(section.caption, (*path, "caption")) if section.caption else EMPTY,
        say(section.alt, (*path, "alt")),
        emphasis=_emphasis(section.emphasis, data),
        names=said,
        totals=tuple(sorted(index for index in totals if index is not None)),
        terms=_terms(wording),
    )


def _written(data: ChartData, path: Path, say: Say) -> _Data:
    """Data that stands in the briefing."""
    here = (*path, "data")
    categories = [say(text, (*here, "categories", i)) for i, text in enumerate(data.categories)]
    names = [say(series.name, (*here, "series", i, "name")) for i, series in enumerate(data.series)]
    return _Data(
        tuple(_Named(s.plain, frozenset(t.values())) for s, t in zip(categories, data.categories, strict=True)),
        tuple(_Named(s.plain, frozenset(t.name.values())) for s, t in zip(names, data.series, strict=True)),
        tuple(tuple(series.values) for series in data.series),
        (*categories, *names),
    )


def _read(section: ChartSection, path: Path, file: DataFile | None, say: Say) -> _Data:
    """Data that stands in a file; the briefing may give its series names of their own."""
    rows, head = (file.rows, file.head[1:]) if file else ((), ())
    said = tuple(say(name, (*path, "names", i)) for i, name in enumerate(section.names))
    names = tuple(_Named(name, frozenset({name})) for name in head)
    if said:
        names = tuple(
            _Named(text.plain, given.forms | frozenset(forms.values()))
            for text, given, forms in zip(said, names, section.names, strict=False)
        )
    return _Data(
        tuple(_Named(row[0], frozenset({row[0]})) for row in rows),
        names,
        tuple(tuple(number(row[i]) if row[i] else None for row in rows) for i in range(1, len(head) + 1)),
        said,
    )


def _emphasis(name: str | None, data: _Data) -> str:
    """What the chart shows under the name that the briefing emphasises, in whatever language it gives it."""
    if not name:
        return ""
    every = (*data.names, *data.categories)
    place = place_of(name, [each.forms for each in every])
    return every[place].shown if place is not None else ""


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

"""Parts and values that can hardly be meant: parts of themselves, of more than a whole, values out of all scale."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from briefdeck.diagnostics import Facts, measured
from briefdeck.diagnostics.rules import agreement, evidence
from briefdeck.inputs.assets import Assets
from briefdeck.locale import meant
from briefdeck.model.grid import Grid
from briefdeck.model.section import SectionBase, ShareEntry
from briefdeck.model.traits import Trait
from briefdeck.patterns import regex
from briefdeck.review.passages import Reader
from briefdeck.review.remark import Remark
from briefdeck.yamlfile.tree import Path

SHARE = regex(
    r"\b(?i:share|proportion|fraction)s? (?:of|in)\b|\b(?i:market|import|export) share\b|割合|シェア|占有率|構成比"
    r"|\b(?:Markt)?[Aa]nteil\b|\b[Pp]art (?:de|des|du)\b|비중|점유율|占比|比重|份额|份額|市占率"
)
NO_SHARE = regex(
    r"\b(?:change|growth|rise|increase|earnings|per|price)\b|増|伸び|変化|Wachstum|Zuwachs|hausse|증가|增",
    re.IGNORECASE,
)
"""What a label that names a share says, and one of a change or a ratio."""
_WHOLE = 100
_OUT_OF_SCALE = 200  # times all other values
_ALIKE = 10  # by how much these differ at most
_LEAST = 2  # of these


def check_plausible(reader: Reader, assets: Assets) -> Iterator[Remark]:
    """E133 of charts and strips, E138 of keys, E140 and E141."""
    for index, section in enumerate(reader.loaded.briefing.sections):
        path: Path = ("sections", index)
        grid = assets.grid(section) if section.form and section.form.plotted else None
        if grid is not None and grid.cells:
            yield from _shares(reader, path, section, grid)
            yield from _out_of_scale(reader, path, grid)
            yield from _alone(reader, path, section, grid)
    for visit in reader.loaded.briefing.visits:
        if isinstance(visit.value, ShareEntry) and visit.value.of in visit.value.figures:
            at = (*visit.path, "figures", visit.value.figures.index(visit.value.of))
            what = f"“{visit.value.of}” is called a part of itself"
            found = evidence.IMPOSSIBLE_SHARE.at(
                reader.places.span(at), what, "name the whole under of:, and parts of it"
            )
            yield Remark(visit.path, found)
        if visit.traits & (Trait.SOURCES | Trait.FIGURES) and isinstance(visit.value, list):
            yield from _twice(reader, visit.value, visit.path)


def _twice(reader: Reader, keys: Sequence[object], path: Path) -> Iterator[Remark]:
    for place, key in enumerate(keys):
        if isinstance(key, str) and key in keys[:place]:
            facts = Facts(related=(reader.places.span((*path, keys.index(key))),))
            span = reader.places.span((*path, place))
            yield Remark(path, agreement.REPEATED_ENTRY.at(span, f"“{key}” stands twice", "delete one", facts=facts))


def _shares(reader: Reader, path: Path, section: SectionBase, grid: Grid) -> Iterator[Remark]:
    """Shares of more than a whole, where the unit is % and a head says that they are shares."""
    if not section.plotted_unit or not any(meant(unit) == "%" for unit in section.plotted_unit.values()):
        return
    for column, head in enumerate(grid.heads):
        said = " ".join(head.forms)
        for row, value in enumerate(grid.numbers(column) if SHARE.search(said) and not NO_SHARE.search(said) else ()):
            if value is not None and not 0 <= value <= _WHOLE:
                what = f"a share of {value:g} % is {'less than nothing' if value < 0 else 'more than the whole'}"
                hint, facts = "correct the value, or the name of the series", measured("share", value, _WHOLE, "%")
                span = reader.places.span((*path, *grid.at(row, column)))
                yield Remark(path, evidence.IMPOSSIBLE_SHARE.at(span, what, hint, facts=facts))


def _alone(reader: Reader, path: Path, section: SectionBase, grid: Grid) -> Iterator[Remark]:
    values = [value for column in range(len(grid.heads)) for value in grid.numbers(column) if value is not None]
    if len(values) == 1 and str(getattr(section, "type", "")) != "strip":  # which draws what it lacks to a whole
        what = "the chart draws one value alone"
        hint = "add what it is to be seen beside, or write it under figures:, and its key under figures: here"
        span = reader.places.span((*path, "data"))
        yield Remark(path, agreement.LONE_VALUE.at(span, what, hint))


def _out_of_scale(reader: Reader, path: Path, grid: Grid) -> Iterator[Remark]:
    for column in range(len(grid.heads)):
        values = grid.numbers(column)
        sizes = sorted(abs(value) for value in values if value)
        others, largest = sizes[:-1], sizes[-1] if sizes else 0
        if len(others) < _LEAST or others[-1] > _ALIKE * others[0] or largest < _OUT_OF_SCALE * others[-1]:
            continue
        row = next(row for row, value in enumerate(values) if value is not None and abs(value) == largest)
        what = f"{values[row]:,g} is {largest / others[-1]:,.0f} times the largest of the others"
        hint = "correct it, or its unit: all values of a chart are in one"
        yield Remark(path, agreement.OUTLYING_VALUE.at(reader.places.span((*path, *grid.at(row, column))), what, hint))

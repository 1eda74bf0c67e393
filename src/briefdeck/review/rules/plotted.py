"""What a chart draws that is no value of its own: totals among its categories, units that stand in its heads too."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefdeck.diagnostics.rules import evidence, language
from briefdeck.diagnostics.words import counted
from briefdeck.inputs.assets import Assets
from briefdeck.locale import meant
from briefdeck.model.grid import Grid, Named
from briefdeck.patterns import regex
from briefdeck.review.passages import Reader
from briefdeck.review.remark import Remark
from briefdeck.review.rules.sums import TOTAL
from briefdeck.yamlfile.tree import Path

_AVERAGE = regex(
    r"(?:the )?(?:average|mean|avg\.?|median)|(?:単純|加重)?平均(?:値)?|中央値"
    r"|durchschnitt|mittelwert|moyenne|평균|平均值",
    re.IGNORECASE,
)
_TIME = regex(r"(?:19|20)\d\d|\bFY ?\d\d|年度?$|\bQ[1-4]\b|^\d{1,2}月$", re.IGNORECASE)
_IN_BRACKETS = regex(r"\s*[(（\[](?P<unit>[^()（）\[\]]{1,24})[)）\]]\s*$")
_SLACK = 0.01
_LEAST_PARTS = 2  # a total beside one series is another thing


def check_plotted(reader: Reader, assets: Assets) -> Iterator[Remark]:
    """E130 and E134, L113 of heads, L305 of categories."""
    for index, section in enumerate(reader.loaded.briefing.sections):
        grid = assets.grid(section)
        if grid is None or section.form is None or not section.form.plotted:
            continue
        path = ("sections", index)
        for row, name in enumerate(grid.names):
            average = any(_AVERAGE.fullmatch(form.strip()) for form in name.forms)
            if average and _are_times(grid, row) and _lies_between(grid.numbers(0), row):
                span = reader.places.span((*path, *grid.row_at(row)))
                said = next(iter(name.text.values()))
                what = f"“{said}” is an average of the other categories, and is drawn as one more in their row"
                hint = "leave it out of the data; an average can stand in the caption"
                yield Remark(path, evidence.PLOTTED_TOTAL.at(span, what, hint))
        for row, name in enumerate(() if section.totals_belong else grid.names):
            if any(TOTAL.fullmatch(form.strip()) for form in name.forms) and _adds(grid.numbers(0), row):
                span = reader.places.span((*path, *grid.row_at(row)))
                what = (
                    f"“{next(iter(name.text.values()))}” is the sum of the other categories, and is drawn beside them"
                )
                hint = "leave it out of the data; a total can stand in the caption, or in a waterfall under totals:"
                yield Remark(path, evidence.PLOTTED_TOTAL.at(span, what, hint))
        for at, head in enumerate(() if section.totals_belong else grid.heads):
            if TOTAL.fullmatch(_said(head).strip()) and _adds_up(grid, at):
                what = f"“{_said(head)}” is the sum of the other series, and is drawn beside them"
                hint = "leave it out of the data; a total can stand in the caption, or in a waterfall under totals:"
                span = reader.places.span((*path, *(head.path or ("data",))))
                yield Remark(path, evidence.PLOTTED_TOTAL.at(span, what, hint))
        yield from _days_in_digits(reader, path, grid)
        yield from () if section.has_two_scales else _of_two_kinds(reader, path, grid)
        unit = next(iter(section.plotted_unit.values()), "") if section.plotted_unit else ""
        for head in grid.heads:
            found = _IN_BRACKETS.search(_said(head))
            if unit and found and _differ(found["unit"], unit) and not section.has_two_scales:
                what = f"“{_said(head)}” says {found['unit']}, and the chart has unit: {unit}"
                hint = "correct one of them, and take it out of the name of the series"
                span = reader.places.span((*path, *(head.path or ("data",))))
                yield Remark(path, language.UNIT_TWICE.at(span, what, hint))
            elif unit and found and _alike(found["unit"], unit):
                what = f"“{_said(head)}” has a unit in brackets, and the chart has unit: {unit}"
                hint = f"call the series “{_said(head)[: found.start()]}”, in the data or under names:"
                span = reader.places.span((*path, *(head.path or ("data",))))
                yield Remark(path, language.UNIT_TWICE.at(span, what, hint))


_DIGITS = regex(r"(?P<one>0?[1-9]|1[0-2])/(?P<two>0?[1-9]|1[0-2])/(?:\d{2}|(?:19|20)\d\d)")


def _days_in_digits(reader: Reader, path: Path, grid: Grid) -> Iterator[Remark]:
    """Days as categories that are others to readers elsewhere."""
    found = [
        (row, match)
        for row, name in enumerate(grid.names)
        if (match := _DIGITS.fullmatch(_said(name).strip())) and int(match["one"]) != int(match["two"])
    ]
    if found:
        row, match = found[0]
        what = f"“{match[0]}” can be read as two days"
        what += f"; so can {counted(len(found) - 1, 'other categories')}" if len(found) > 1 else ""
        hint = "write them as 2026-02-01, or in words"
        span = reader.places.span((*path, *grid.row_at(row)))
        yield Remark(path, language.MIXED_ENGLISH_DATES.at(span, what, hint))


_PER_CENT = regex(r"[%％]|\bper ?cent\b", re.IGNORECASE)


def _of_two_kinds(reader: Reader, path: Path, grid: Grid) -> Iterator[Remark]:
    """Series of per cents beside others, on one axis."""
    shares = [bool(_PER_CENT.search(_said(head))) for head in grid.heads]
    if all(shares) or not any(shares):
        return
    head = grid.heads[shares.index(True)]
    what = f"“{_said(head)}” is in per cent, and is drawn on the axis of the others"
    hint = f"leave it out, or write type: combination and lines: [{_said(head)}]"
    span = reader.places.span((*path, *(head.path or ("data",))))
    yield Remark(path, evidence.MIXED_SERIES.at(span, what, hint))


def _said(named: Named) -> str:
    return next(iter(named.text.values()), "")


def _adds_up(grid: Grid, at: int) -> bool:
    """Whether a series is the sum of the others, category by category."""
    columns = [grid.numbers(n) for n in range(len(grid.heads))]
    if len(columns) <= _LEAST_PARTS:
        return False
    return all(_adds(list(row), at) for row in zip(*columns, strict=True))


def _adds(values: list[float | None], row: int) -> bool:
    """Whether a value is the sum of the others."""
    total = values[row] if row < len(values) else None
    rest = [value for n, value in enumerate(values) if n != row and value is not None]
    return total is not None and len(rest) > 1 and abs(sum(rest) - total) <= _SLACK * abs(total)


def _are_times(grid: Grid, row: int) -> bool:
    """Whether all other categories are years, quarters or months; among countries an average has its place."""
    others = [name for n, name in enumerate(grid.names) if n != row]
    return all(any(_TIME.search(form) for form in name.forms) for name in others)


def _lies_between(values: list[float | None], row: int) -> bool:
    """Whether a value can be an average of the others, of which there are two at least."""
    average = values[row] if row < len(values) else None
    rest = [value for n, value in enumerate(values) if n != row and value is not None]
    return average is not None and len(rest) > 1 and min(rest) <= average <= max(rest)


def _alike(one: str, other: str) -> bool:
    """Whether a unit in brackets says what the unit of the chart says, in any form: £m and million GBP."""
    return one.strip().casefold() == other.strip().casefold() or _plain(one) == _plain(other)


_MEASURE = regex(
    r"%|(?:[kKMGTμmc]?(?:t|g|W|Wh|J|l|m|m²|m³|m2|m3|b))|[kKMG]?tCO2e?|(?:[$€£¥]|USD|EUR|GBP|JPY|CHF)\s?(?:k|m|bn)?"
    r"|(?:千|万|百万|億|兆)?(?:円|人|件|台|戸|社|トン|ドル)|years?|months?|days?|hours?"
)


def _differ(one: str, other: str) -> bool:
    """Whether two are measures, and not one and the same."""
    both = (one.strip(), other.strip())
    return all(map(_MEASURE.fullmatch, both)) and not _alike(*both)


_SCALES = (("million", "m"), ("mn", "m"), ("thousand", "k"), ("billion", "bn"), ("pounds", "GBP"), ("dollars", "USD"))


def _plain(unit: str) -> str:
    words = meant(unit.strip())
    for long, short in _SCALES:
        words = words.replace(long, short)
    for sign, code in (("£", "GBP"), ("$", "USD"), ("€", "EUR"), ("¥", "JPY")):
        words = words.replace(sign, code)
    return "".join(sorted(words.replace(" ", "").casefold()))

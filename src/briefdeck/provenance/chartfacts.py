"""The numbers of a chart part, as its cache holds them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from lxml import etree

from briefdeck.ooxml.names import C
from briefdeck.provenance.units import Plotted

Element = etree._Element
_MOST = 10_000  # points of a series that are looked at


_ROW = re.compile(r"(?:.*!)?\$?A\$?([2-9]|[1-9]\d+)")


def plotted(chart: Element) -> tuple[Plotted, ...]:
    """The series of a chart in the order of the XML; parts of a whole, each drawn as a series of one point, are the
    categories of one series."""
    parts = [series for series in chart.iter(f"{C}ser") if by_row(series)]
    if parts:
        made = _series(parts)
        names = made[0].categories[:1] or ("",)
        values = tuple(value for part in made for value in part.values[:1] or (None,))
        return (Plotted(names[0], tuple(part.name for part in made), values),)
    return _series(chart.iter(f"{C}ser"))


def by_row(series: Element) -> bool:
    """Whether a series has its name among the categories of its sheet, in column A."""
    return _ROW.fullmatch(series.findtext(f"{C}tx//{C}f") or "") is not None


def _series(those: Iterable[Element]) -> tuple[Plotted, ...]:
    return tuple(
        Plotted(
            _text(series.find(f"{C}tx")),
            tuple(_points(series.find(f"{C}cat"))),
            tuple(map(_number, _points(series.find(f"{C}val")))),
        )
        for series in those
    )


def _text(element: Element | None) -> str:
    return "" if element is None else "".join(v.text or "" for v in element.iter(f"{C}v"))


def _points(element: Element | None) -> list[str]:
    """The values of a cache by their index; gaps are empty."""
    if element is None:
        return []
    found: dict[int, str] = {}
    for point in element.iter(f"{C}pt"):
        index = point.get("idx", "")
        if index.isascii() and index.isdigit() and int(index) < _MOST:
            found[int(index)] = point.findtext(f"{C}v") or ""
    count = element.find(f".//{C}ptCount")
    stated = count.get("val", "") if count is not None else ""
    length = int(stated) if stated.isascii() and stated.isdigit() and len(stated) < 6 else 0
    return [found.get(i, "") for i in range(min(max([length, *(i + 1 for i in found)]), _MOST))]


def _number(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None

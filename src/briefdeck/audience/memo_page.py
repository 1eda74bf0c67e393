"""The page of a memo's template: its size, its margins, and what its headers and footers leave of it. In points."""

from __future__ import annotations

from collections.abc import Callable

from briefdeck.audience.memo_flow import Ends, Sheet
from briefdeck.audience.memo_furniture import Furniture
from briefdeck.ooxml.names import W, qn
from briefdeck.ooxml.package import Package
from briefdeck.ooxml.styles import StyleSheet, value
from briefdeck.ooxml.theme import Theme
from briefdeck.ooxml.units import is_on, twip_points, whole
from briefdeck.ooxml.xml import Element

_LINE = 240  # pitches without a rule are 240ths of a line
_FEW, _MANY = ("\u3042" * length for length in (4, 40))  # what may stand in a place, and what is still usual
_USUAL_MARGIN, _USUAL_DISTANCE, _USUAL_TAB = 72.0, 36.0, 36.0  # Word's own


def page_of(
    package: Package,
    sheet: StyleSheet,
    theme: Theme,
    size: tuple[float, float],
    words: Callable[[str], str] | None = None,
) -> Sheet:
    """The page of the last section, `size` points wide and high.

    `words` tells what stands in a place of headers and footers, by its name: a few East Asian ones where nobody knows.
    """
    main = package.trees[package.main]
    section = main.find(f"{W}body/{W}sectPr")
    settings = package.trees.get(package.first_related(package.main, "settings"))
    # Named after what it does to spaces that are found by themselves, it keeps those that are given from overlapping.
    compat = settings.find(f"{W}compat") if settings is not None else None
    adds = _is_set(compat, "doNotUseHTMLParagraphAutoSpacing")

    def edge(side: str, usual: float = _USUAL_MARGIN) -> float:
        return twip_points(value(section, "pgMar", side), usual)

    left, right = edge("left") + edge("gutter", 0.0), edge("right")
    room = max(size[0] - left - right, 72.0)

    def end(side: str, distance: str, kind: str, pages: str, words: Callable[[str], str]) -> float:
        margin = edge(side)
        part = _part(package, section, kind, pages)
        taken = edge(distance, _USUAL_DISTANCE)
        if part is not None:
            taken += Furniture(sheet, theme, words, adds=adds).height(part, room)
        # Text that may not be moved has a negative margin (17.6.11).
        return abs(margin) if margin < 0 else max(margin, taken)

    def ends(pages: str, words: Callable[[str], str]) -> Ends:
        return end("top", "header", "header", pages, words), end("bottom", "footer", "footer", pages, words)

    tab = twip_points(value(settings, "defaultTabStop"), _USUAL_TAB) if settings is not None else _USUAL_TAB
    own = {"first": _is_set(section, "titlePg"), "even": _is_set(settings, "evenAndOddHeaders")}
    said = words or _usual
    first, even = (ends(pages, said) if own[pages] else None for pages in ("first", "even"))
    kinds = ["default", *(pages for pages, there in own.items() if there)]
    unmoved = words is None and all(ends(pages, lambda _: "") == ends(pages, lambda _: _MANY) for pages in kinds)
    default = ends("default", said)
    separator, spare = _separator(package, sheet), len(_MANY) if unmoved else 0
    return Sheet(*size, *default, left, right, separator, first, even, tab or _USUAL_TAB, adds, spare)


def _usual(_place: str) -> str:
    return _FEW


def _is_set(parent: Element | None, name: str) -> bool:
    found = parent.find(f"{W}{name}") if parent is not None else None
    return found is not None and is_on(found.get(f"{W}val"), otherwise=True)


def _part(package: Package, section: Element | None, kind: str, pages: str) -> Element | None:
    """The header or footer of pages: `default`, `first` or `even`."""
    rels = package.rels.get(package.main, {})
    for reference in section.iterfind(f"{W}{kind}Reference") if section is not None else ():
        rel = rels.get(reference.get(qn("r:id"), ""))
        if reference.get(f"{W}type", "default") == pages and rel is not None and rel.target in package.trees:
            return package.trees[rel.target]
    return None


def _separator(package: Package, sheet: StyleSheet) -> float:
    """What the separator of footnotes takes in Word, the template's or its own: its line and the spaces around it."""
    part = package.trees.get(package.first_related(package.main, "footnotes"))
    separator = next((n for n in part if n.get(f"{W}type") == "separator"), None) if part is not None else None
    paragraph = separator.find(f"{W}p") if separator is not None else None
    default = sheet.default("paragraph")

    def said(name: str) -> str | None:
        own = value(paragraph, "pPr/spacing", name)
        return own if own is not None else sheet.first(default, "pPr/spacing", name)

    if said("lineRule") in ("exact", "atLeast"):
        pitch = twip_points(said("line"))
    else:
        pitch = sheet.size(default) / 2 * 1.2 * (whole(said("line")) or _LINE) / _LINE
    return pitch + twip_points(said("before")) + twip_points(said("after"))

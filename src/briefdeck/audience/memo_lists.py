"""The lists of a memo's template: how their levels count, and where their text begins. Lengths are points."""

from __future__ import annotations

from briefdeck.audience.memo_flow import tab_stops
from briefdeck.ooxml.names import W
from briefdeck.ooxml.styles import value
from briefdeck.ooxml.units import twip_points, whole
from briefdeck.ooxml.xml import Element
from briefdeck.values import dataclass


@dataclass(frozen=True, slots=True)
class ListLevel:
    """How a list level counts: the ST_NumberFormat, the pattern with `%1`, and the first number; its indents in pt.

    `first` is below 0 where the number hangs. Behind the number stands a tab to the next of `tabs`, or what the
    `suffix` says: a space or nothing (17.9.28).
    """

    format: str
    pattern: str
    start: int
    left: float = 0.0
    first: float = 0.0
    suffix: str = "tab"
    tabs: tuple[float, ...] = ()


def lists_of(numbering: Element | None) -> dict[int, tuple[ListLevel, ...]]:
    """The levels of each list, by its w:abstractNumId."""
    found: dict[int, tuple[ListLevel, ...]] = {}
    for abstract in numbering.iterfind(f"{W}abstractNum") if numbering is not None else ():
        key = abstract.get(f"{W}abstractNumId")
        if key is not None:
            found[whole(key)] = tuple(map(_level, abstract.iterfind(f"{W}lvl")))
    return found


def _level(level: Element) -> ListLevel:
    left, first, hanging = (twip_points(value(level, "pPr/ind", side)) for side in ("left", "firstLine", "hanging"))
    return ListLevel(
        value(level, "numFmt") or "decimal",
        value(level, "lvlText") or "",
        whole(value(level, "start")),
        left,
        -hanging if hanging else first,
        value(level, "suff") or "tab",
        tuple(sorted(stop for stop, _ in tab_stops(level.find(f"{W}pPr/{W}tabs")))),
    )

"""The paragraphs of a file by where they stand, found once: a file may come back with tens of thousands of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import field

from briefdeck.patterns import regex
from briefdeck.provenance.units import Unit
from briefdeck.roundtrip.readback.pairing import Place, group_of
from briefdeck.values import dataclass

_HEADING = regex(r"(?i)heading|title|subject|見出し|表題|標題|berschrift|titre|^[1-9]$")


@dataclass(slots=True)
class Standing:
    """The numbers of paragraphs by their page, and by their table and row; `headings` has the words above each one of
    a memo, by its identity."""

    pages: dict[int, list[int]] = field(default_factory=lambda: defaultdict(list))
    rows: dict[Place, dict[int, list[int]]] = field(default_factory=lambda: defaultdict(lambda: defaultdict(list)))
    headings: dict[int, str] = field(default_factory=dict)

    @classmethod
    def of(cls, units: Sequence[Unit]) -> Standing:
        """Where each of them stands."""
        made = cls()
        above = ""
        for number, unit in enumerate(units):
            made.pages[unit.page].append(number)
            if unit.row >= 0:
                made.rows[group_of(unit)][unit.row].append(number)
            if unit.page == 0:
                made.headings[id(unit)] = above
                above = unit.text if is_heading(unit) else above
        return made


def is_heading(unit: Unit) -> bool:
    """Whether a paragraph of a memo stands above others."""
    return unit.page == 0 and unit.row < 0 and bool(_HEADING.search(unit.style))

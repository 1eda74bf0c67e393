"""Numbers that are shown large."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from briefdeck.blocks.setting.definition import Definition
from briefdeck.blocks.setting.plan import Entry, Manner, columns
from briefdeck.blocks.setting.values import records
from briefdeck.document.block import Block
from briefdeck.document.richtext import EMPTY, RichText


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """A number that is shown large: `prefix` and `unit` stand around `number` and are set smaller."""

    number: RichText
    prefix: str = ""
    unit: str = ""
    label: RichText = EMPTY
    as_of: RichText = EMPTY
    note: RichText = EMPTY

    def spoken(self) -> Iterator[RichText]:
        """Its words, in the order of reading."""
        yield from (self.number, self.label, self.as_of, self.note)


@dataclass(frozen=True, slots=True)
class Figures(Block):
    """One to six large numbers (KPI); `columns` 0 leaves their number to the room."""

    name = "figures"

    items: tuple[KeyFigure, ...]
    columns: int = 0

    def texts(self) -> Iterator[RichText]:
        for figure in self.items:
            yield from figure.spoken()


def figures_of(value: Any, columns: int = 0) -> Iterator[Figures]:
    """Figures of the briefing, as `section.figures` lists them; without a number of columns as they fit."""
    shown = tuple(record.shown for record in records(_flat(value), "shown", "a list of figures"))
    if shown:
        yield Figures(shown, columns)


def _flat(value: Any) -> Any:
    """A list of lists, as `sections|map(attribute="figures")` yields, as one list."""
    if isinstance(value, list | tuple) and any(isinstance(child, list | tuple) for child in value):
        return tuple(grandchild for child in value for grandchild in child)
    return value


def _make(entry: Entry, _manner: Manner) -> Iterator[Figures]:
    return figures_of(entry.at("figures").value(), entry.given.get("columns", 0))


BLOCK = Definition(_make, keys={"columns": columns}, called="large figures")

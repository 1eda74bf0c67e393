"""Numbers that are shown large."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from math import ceil
from typing import Any

from briefdeck.blocks.setting.definition import Definition
from briefdeck.blocks.setting.memo import MemoSetting
from briefdeck.blocks.setting.numbers import number_stacks
from briefdeck.blocks.setting.plan import Entry, Manner, columns
from briefdeck.blocks.setting.values import records
from briefdeck.document import memo
from briefdeck.document.block import Block
from briefdeck.document.deck import Anchor
from briefdeck.document.figure import KeyFigure
from briefdeck.document.richtext import RichText
from briefdeck.layout.nodes import Line, Node, Row, Space, Stack
from briefdeck.layout.scene import composed
from briefdeck.text import width as text_width
from briefdeck.values import dataclass

_ACROSS = 4  # figures in one row
_SIGNS = frozenset("%％‰")  # units that are as large as their number


@dataclass(frozen=True, slots=True)
class Figures(Block):
    """One to six large numbers (KPI); `columns` 0 leaves their number to the room."""

    name = "figures"
    follows = True

    items: tuple[KeyFigure, ...]
    columns: int = 0

    def texts(self) -> Iterator[RichText]:
        for figure in self.items:
            yield from figure.spoken()

    @property
    def units(self) -> int:
        """What a slide may end with."""
        return len(self.items)

    def nodes(self, start: int, stop: int) -> Node:
        """Numbers under rules, in one row or two of like length."""
        shown = self.items[start:stop]
        across = min(self.columns or len(shown), len(shown), _ACROSS)
        if not self.columns and len(shown) > _ACROSS:
            across = ceil(len(shown) / 2)
        made = [Stack((Line(weight=1.5, hairline=False), stack), 8.0) for stack in number_stacks(shown)]
        rows = [Row(tuple(made[i : i + across]), gap=20.0, anchor=Anchor.TOP) for i in range(0, len(made), across)]
        if len(rows) > 1 and len(rows[-1].children) < across:
            spare = tuple(Space() for _ in range(across - len(rows[-1].children)))
            rows[-1] = replace(rows[-1], children=(*rows[-1].children, *spare))
        return Stack(tuple(rows), 14.0)


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


# --- in a memo --------------------------------------------------------------------------------------------------------


def _memo(block: Figures, setting: MemoSetting) -> Iterator[memo.Element]:
    """Numbers large, side by side, what they measure below."""
    if not block.items:
        return
    count = _per_row(block.items, setting)
    rows = []
    for start in range(0, len(block.items), count):
        cells = [memo.Cell(tuple(_printed(f, setting))) for f in block.items[start : start + count]]
        # No cell is empty: the last of a short row has the rest of it.
        cells[-1] = replace(cells[-1], span=count - len(cells) + 1)
        rows.append(memo.Row(tuple(cells)))
    yield memo.Table(tuple(rows), (setting.style.text_width / count,) * count, together=True, style="Figure Table")


def _per_row(items: Sequence[KeyFigure], setting: MemoSetting) -> int:
    """Figures side by side: as many as their numbers leave room for, in rows of about equal length."""
    value, label = setting.style.find("Figure Value"), setting.style.find("Figure Label")
    if value is None or label is None:
        return 1
    unit = setting.style.find("Figure Unit", "character")
    small = unit.size if unit is not None and unit.size else value.size / 2
    cells = setting.style.cells_of("Figure Table")
    widest = label.size * 9
    for figure in items:
        number = text_width(figure.number.plain, value.size, value.face, bold=value.bold)
        size = value.size if figure.unit in _SIGNS else small
        around = text_width(figure.prefix, small, value.face, bold=True)
        around += text_width(figure.unit, size, value.face, bold=True)
        widest = max(widest, number + around + cells.left + cells.right + 4)
    fitting = min(max(int(setting.style.text_width // widest), 1), _ACROSS)
    rows = -(-len(items) // fitting)
    return -(-len(items) // rows)


def _beside(sign: str, number: RichText) -> tuple[memo.Inline, ...]:
    """A sign in the size of the number to which it belongs."""
    return (memo.Words(sign, origin=next(number.origins, None)),)


def _printed(figure: KeyFigure, setting: MemoSetting) -> Iterator[memo.Paragraph]:
    origin = next(figure.number.origins, None)
    number = (
        *setting.small(figure.prefix, origin),
        *setting.words(figure.number),
        *(setting.small(figure.unit, origin) if figure.unit not in _SIGNS else _beside(figure.unit, figure.number)),
    )
    yield memo.Paragraph("Figure Value", number, keep_next=True)
    for text in (figure.label, figure.as_of, figure.note):
        if text:
            yield memo.Paragraph("Figure Label", setting.words(text))


BLOCK = Definition(_make, keys={"columns": columns}, called="large figures", flowable=composed, memo=_memo)

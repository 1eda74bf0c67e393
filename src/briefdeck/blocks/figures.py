"""Numbers that are shown large."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import ceil
from typing import Any

from briefdeck.audience.memo_style import Style
from briefdeck.blocks.setting.cells import Needs, evened, script_gaps
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
from briefdeck.values import dataclass, replace

_ACROSS = 4  # figures in one row
_SIGNS = frozenset("%％‰")  # units that are as large as their number
# The least width of a figure's cell, as a share of an equal one; em of its words that a number has beside it.
_LEAST, _APART = 0.7, 1.5


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
    widths = _widths(block.items, setting) if len(rows) == 1 else (setting.style.text_width / count,) * count
    yield memo.Table(tuple(rows), widths, together=True, style="Figure Table")


def _widths(items: Sequence[KeyFigure], setting: MemoSetting) -> tuple[float, ...]:
    """Equal widths of the cells of a row, in points, moved where what stands below the numbers takes fewer lines."""
    total, count = setting.style.text_width, len(items)
    cells, label = setting.style.cells_of("Figure Table"), setting.style.find("Figure Label")
    equal = (total / count,) * count
    if label is None or count == 1:
        return equal
    margins = cells.left + cells.right + 2.0
    needs = []
    for figure in items:
        said = [_wide(text, label, setting) for text in (figure.label, figure.as_of, figure.note) if text]
        least = max(_number(figure, setting) + _APART * label.size + margins, _LEAST * total / count)
        needs.append(Needs([said], max(said, default=0.0) + margins, least, margins=margins, em=label.size))
    return tuple(evened(list(equal), [need.least for need in needs], needs))


def _wide(text: RichText, label: Style, setting: MemoSetting) -> float:
    """The width of words on one line, with the marks of their sources, in points."""
    mark = setting.style.find("Source Number", "character")
    size = mark.size if mark is not None and mark.size else label.size
    said = text_width(text.plain, label.size, label.face, bold=label.bold) + script_gaps(text.plain, label.size)
    return said + sum(text_width(f"[{c.number}]", size, label.face) for c in text.citations)


def _per_row(items: Sequence[KeyFigure], setting: MemoSetting) -> int:
    """Figures side by side: as many as their numbers leave room for, in rows of about equal length."""
    label = setting.style.find("Figure Label")
    if label is None or setting.style.find("Figure Value") is None:
        return 1
    cells = setting.style.cells_of("Figure Table")
    numbers = (_number(figure, setting) + cells.left + cells.right + 4 for figure in items)
    widest = max(label.size * 9, *numbers)
    fitting = min(max(int(setting.style.text_width // widest), 1), _ACROSS)
    rows = -(-len(items) // fitting)
    return -(-len(items) // rows)


def _number(figure: KeyFigure, setting: MemoSetting) -> float:
    """The width of a number with its unit, in points."""
    value, unit = setting.style.find("Figure Value"), setting.style.find("Figure Unit", "character")
    if value is None:
        return 0.0
    small = unit.size if unit is not None and unit.size else value.size / 2
    number = text_width(figure.number.plain, value.size, value.face, bold=value.bold)
    around = text_width(figure.prefix, small, value.face, bold=True)
    around += text_width(figure.unit, value.size if figure.unit in _SIGNS else small, value.face, bold=True)
    return number + around


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

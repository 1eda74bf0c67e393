"""A table of one or two rows on a slide: none, but figures with what they measure, or options that face each other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields

from briefdeck.blocks.table.slide import flowing
from briefdeck.blocks.table.value import Column, Row, Table
from briefdeck.document.richtext import RichText, words
from briefdeck.layout.flowable import Flowable
from briefdeck.layout.nodes import Line, Node, Panel, Role, Space, Stack, Surface, Text, Tone
from briefdeck.layout.nodes import Row as Beside
from briefdeck.layout.scene import composed
from briefdeck.layout.typesetting import Typesetting

_ROWS, _COLUMNS = range(1, 3), range(2, 11)  # what is rather faced than set as a table
_LARGE = range(2, 5)  # values of one row that stand side by side as figures do
_SHORT = 12  # characters of a value that is set as large as a figure
_NAMES = 0.24  # of the width, for the heads at the left
_NOTHING = words("–")


class Faced(Table):
    """The same table with its heads at the left and each of its rows a column beside them; of a single row the values
    stand as figures do, where they are few and short."""

    __slots__ = ()

    def notes(self) -> Iterator[RichText]:
        """What belongs to its rows and is not shown."""
        return (row.detail for row in self.rows if row.detail)

    def briefly(self) -> Faced:
        return self

    def nodes(self, _start: int, _stop: int) -> Node:
        """Its caption, its values, its note."""
        caption = Text(self.caption, Role.LABEL, strong=True)
        note = Text(self.note, Role.LABEL, Tone.SECONDARY)
        body = self._figures(self.rows[0]) if self._is_large else self._columns()
        return Stack((caption, body, note), 6.0, (0.0, 1.0, 0.0))

    @property
    def _is_large(self) -> bool:
        values = self.rows[0].cells[1:]
        return len(self.rows) == 1 and len(values) in _LARGE and all(0 < len(v.plain) <= _SHORT for v in values)

    def _figures(self, row: Row) -> Node:
        """What the row is about, then its values large, each over its head."""
        values = tuple(
            Stack(
                (
                    Line(weight=1.5, hairline=False),
                    Text(value, Role.NUMBER, alike=tuple(Text(v, Role.NUMBER) for v in row.cells[1:])),
                    Text(column.title, Role.SECONDARY, Tone.SECONDARY),
                ),
                8.0,
            )
            for column, value in zip(self.columns[1:], row.cells[1:], strict=True)
        )
        return Stack((Text(row.cells[0], Role.HEADING), Beside(values, gap=20.0)), 14.0)

    def _columns(self) -> Node:
        equal = tuple(0.0 for _ in self.rows)
        heads = tuple(
            Panel(Text(row.cells[0], strong=True, align="ctr", phrased=True), Surface.LABEL, (12.0, 8.0), name="Option")
            for row in self.rows
        )
        corner = Text(self.columns[0].title, Role.LABEL, Tone.SECONDARY) if self.columns[0].title else Space()
        made: list[Node] = [Beside((corner, *heads), (_NAMES, *equal), 8.0, name="Options")]
        for number, column in enumerate(self.columns[1:], 1):
            cells = (self._cell(column, row, row.cells[number]) for row in self.rows)
            name = Text(column.title, strong=True, phrased=True)
            made += [Beside((name, *cells), (_NAMES, *equal), 8.0, name=f"Aspect {number}"), Line()]
        return Stack(tuple(made), 0.0, tuple(float(n % 2) for n in range(len(made))))

    @staticmethod
    def _cell(column: Column, row: Row, value: RichText) -> Node:
        """A value; of what matters on a tint."""
        strong = column.strong or row.strong
        said = Text(value, strong=True if strong else None, align="ctr") if value else Text(_NOTHING, align="ctr")
        return Panel(said, Surface.TINT if strong else Surface.PAGE, (12.0, 5.0), name="Value", most=2.8)


def flowable(block: Table, setting: Typesetting) -> Flowable:
    """How a table is set on a slide: two rows are none."""
    if len(block.rows) in _ROWS and len(block.columns) in _COLUMNS:
        return composed(Faced(*(getattr(block, field.name) for field in fields(block))), setting)
    return flowing(block, setting)

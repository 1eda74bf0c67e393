"""What a table says in its column of changes, as bars in their order beside it."""

from __future__ import annotations

from collections.abc import Iterator

from briefdeck.blocks.setting.definition import Definition
from briefdeck.blocks.setting.plan import Entry, Manner, WrongValueError, leaf
from briefdeck.blocks.setting.subject import subjects
from briefdeck.blocks.table import Table
from briefdeck.document.block import Block
from briefdeck.document.richtext import RichText
from briefdeck.layout.nodes import Node, Pole, Ranked, Role, Stack, Text
from briefdeck.layout.scene import composed
from briefdeck.values import dataclass


@dataclass(frozen=True, slots=True)
class Ranking(Block):
    """The rows of a table by one of its columns, the greatest change first; `subjects` are the rows that matter,
    of which the table may set one apart: that has the accent, and so have all where there is none."""

    name = "ranking"
    looked_at = True

    head: RichText
    rows: tuple[tuple[RichText, RichText, float], ...]
    subjects: tuple[str, ...] = ()
    apart: str = ""

    def texts(self) -> Iterator[RichText]:
        yield self.head
        for label, value, _ in self.rows:
            yield from (label, value)

    @property
    def units(self) -> int:
        """It is not cut."""
        return 1

    def nodes(self, _start: int, _stop: int) -> Node:
        """The head of the column, and below it a bar a row."""
        poles = tuple(
            Pole(
                label,
                Text(said, Role.SECONDARY),
                value,
                label.plain == self.apart if self.apart else label.plain in self.subjects,
                named=label.plain in self.subjects,
            )
            for label, said, value in self.rows
        )
        return Stack((Text(self.head, Role.LABEL, strong=True), Ranked(poles)), 8.0, (0.0, 1.0))


def _make(entry: Entry, manner: Manner) -> Iterator[Ranking]:
    """Nothing in a memo, whose table says it."""
    table = entry.at("ranking").value()
    if not isinstance(table, Table):
        raise WrongValueError("the table of a section: section.table")
    if (column := table.changes) and not manner.memo:
        ranked = [(r.cells[0], r.cells[column], r.values[column] or 0.0) for r in table.rows if not r.sums]
        values = [value for _, _, value in ranked]
        ranked.sort(key=lambda row: row[2], reverse=max(values, default=0.0) > -min(values, default=0.0))
        named = subjects(entry.at("subject").text().plain, [label.plain for label, _, _ in ranked])
        apart = named if 2 * len(named) <= len(ranked) else ()  # more than half set nothing apart
        strong = next((row.cells[0].plain for row in table.rows if row.strong and row.cells[0].plain in apart), "")
        if not named and len(ranked) > 1 and abs(ranked[0][2]) > abs(ranked[1][2]):
            apart = (ranked[0][0].plain,)  # of a message that names no row the greatest change is what it may mean
        yield Ranking(table.columns[column].title, tuple(ranked), apart, strong)


BLOCK = Definition(_make, keys={"subject": leaf}, called="bars of a table", flowable=composed)

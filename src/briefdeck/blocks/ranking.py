"""What a table says in the column of which its message speaks, as bars in their order beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefdeck.blocks.setting.definition import Definition
from briefdeck.blocks.setting.plan import Entry, Manner, WrongValueError, leaf
from briefdeck.blocks.setting.subject import first_named, subjects_or_kin
from briefdeck.blocks.table import Table
from briefdeck.document.block import Block
from briefdeck.document.richtext import RichText
from briefdeck.layout.nodes import Node, Pole, Ranked, Role, Stack, Text
from briefdeck.layout.scene import composed
from briefdeck.values import dataclass


@dataclass(frozen=True, slots=True)
class Ranking(Block):
    """The rows of a table by one of its columns, from that end of which the message speaks.

    `subjects` are the rows that matter; the one that is `apart`, for the table sets it apart or the message names it
    first, has the accent, and all of them where none is.
    """

    name = "ranking"
    looked_at = True
    accented = True

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
    if (column := table.ranked) and not manner.memo:
        message = entry.at("subject").text().plain
        ranked = [(r.cells[0], r.cells[column], r.values[column] or 0.0) for r in table.rows if not r.sums]
        named = subjects_or_kin(message, [label.plain for label, _, _ in ranked])
        first = first_named(message, named)
        ranked.sort(key=lambda row: row[2], reverse=_is_led_from_above(ranked, first))
        if not named and ranked[0][2] != ranked[1][2]:
            named = (ranked[0][0].plain,)  # what leads them
        strong = [row.cells[0].plain for row in table.rows if row.strong and row.cells[0].plain in named]
        yield Ranking(table.columns[column].title, tuple(ranked), named, strong[0] if len(strong) == 1 else first)


def _is_led_from_above(rows: Sequence[tuple[RichText, RichText, float]], subject: str) -> bool:
    """Whether the greatest value leads, not the least: the one of which the message speaks first, if it is one of
    them; else the farther one from zero."""
    values = [value for _, _, value in rows]
    least, most = min(values), max(values)
    about = next((value for label, _, value in rows if label.plain == subject), None)
    if least < most and about in (least, most):
        return about == most
    return abs(most) > abs(least)


BLOCK = Definition(_make, keys={"subject": leaf}, called="bars of a table", flowable=composed)

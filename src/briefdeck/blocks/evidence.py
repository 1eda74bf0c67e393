"""Statements that state figures: the figure large at the left, the statement beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from briefdeck.blocks.cards import Cards
from briefdeck.blocks.setting.definition import Definition
from briefdeck.blocks.setting.items import Item, items_at, judge_items, notes_of, texts_of
from briefdeck.blocks.setting.numbers import number
from briefdeck.blocks.setting.plan import LEADING, Entry, Manner
from briefdeck.document.block import Block
from briefdeck.document.figure import KeyFigure
from briefdeck.document.richtext import EMPTY, RichText
from briefdeck.layout.nodes import Line, Node, Role, Row, Stack, Text, Tone
from briefdeck.layout.scene import composed

_NUMBER, _SHORT = (0.26, 0.4), 5  # of the width, for numbers of so many signs at most and for others
_ROWS = range(2, 6)  # as many numbers are told apart at one look


@dataclass(frozen=True, slots=True)
class Evidence(Block):
    """Two to five statements, each with the figure that it states; `detailed` shows the sentences behind them."""

    name = "evidence"
    states = True

    items: tuple[Item, ...]
    detailed: bool = False

    def texts(self) -> Iterator[RichText]:
        return texts_of(self.items)

    def without_details(self) -> Evidence:
        return replace(self, items=tuple(item.bare() for item in self.items))

    def without_references(self) -> Evidence:
        return replace(self, items=tuple(item.unled() for item in self.items))

    @property
    def units(self) -> int:
        """What a slide may end with."""
        return len(self.items)

    def briefly(self) -> Evidence:
        return replace(self, detailed=False) if self.detailed else self

    def notes(self) -> Iterator[RichText]:
        return notes_of(self.items)

    def nodes(self, start: int, stop: int) -> Node:
        """A row a statement, hairlines between them; all numbers of one size."""
        figures = [item.carries for item in self.items if item.carries]
        rows = [self._row(item, figures) for item in self.items[start:stop]]
        ruled = list(chain.from_iterable((row, Line()) for row in rows))[:-1]
        grow = tuple(0.0 if isinstance(node, Line) else 1.0 for node in ruled)
        return Stack(tuple(ruled), 9.0, grow, spread=True)

    def _row(self, item: Item, alike: Sequence[KeyFigure]) -> Node:
        told = Stack(
            (
                Text(item.label, Role.LABEL, Tone.ACCENT, strong=True),
                Text(item.text, strong=True, status=item.status, see=item.see),
                Text(item.detail if self.detailed else EMPTY, Role.SECONDARY, Tone.SECONDARY, before=0.2),
            )
        )
        assert item.carries is not None
        longest = max(len(f.prefix + f.number.plain + f.unit) for f in alike)
        return Row((number(item.carries, Tone.INK, alike), told), (_NUMBER[longest > _SHORT], 0.0), 12.0)


def stating(found: Sequence[Item], manner: Manner) -> Iterator[Evidence]:
    """Statements as evidence, on a slide where each of a few states a figure of its own and nothing stands below it."""
    keys = {item.carries.number.plain + item.carries.unit for item in found if item.carries and not item.children}
    if not manner.memo and len(found) in _ROWS and len(keys) == len(found):
        yield Evidence(tuple(found), manner.detailed)


def _make(entry: Entry, manner: Manner) -> Iterator[Block]:
    """Cards, one below the other, where a statement states no figure."""
    found = items_at(entry.at("evidence"), manner)
    stated = tuple(stating(found, manner))
    if found and not stated:
        yield Cards(found, detailed=manner.detailed, columns=1)
    yield from stated


BLOCK = Definition(_make, judge_items, LEADING, called="statements with figures", flowable=composed)

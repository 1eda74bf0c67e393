"""A few statements of equal rank, side by side, or as bands one below the other."""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil

from briefdeck.blocks.setting.bands import band
from briefdeck.blocks.setting.definition import Definition
from briefdeck.blocks.setting.items import Item, items_at, judge_items, notes_of, texts_of
from briefdeck.blocks.setting.listing import behind
from briefdeck.blocks.setting.memo import MemoSetting
from briefdeck.blocks.setting.plan import LEADING, Entry, Manner, columns, flag
from briefdeck.document import memo
from briefdeck.document.block import Block
from briefdeck.document.deck import Anchor
from briefdeck.document.richtext import RichText, words
from briefdeck.layout.nodes import Glyph, Node, Panel, Role, Row, Space, Stack, Surface, Text, Tone
from briefdeck.layout.scene import composed
from briefdeck.values import dataclass, replace

_ACROSS = 4  # cards in one row
_BELOW = 3  # cards that stand under a chart
_ICON = 40.0  # pt
_ROOMY = {3: 20.0, 4: 12.0}  # pt above and below the words of so many bands
_PAD = (10.0, 8.0)  # pt above the words of a band: of one more than stand in lines, and of more


@dataclass(frozen=True, slots=True)
class Cards(Block):
    """Two to six statements of equal rank, side by side; an item's children are the card's lines.

    `detailed` shows the details on the cards where there is room for them; `columns` 0 leaves their number to the room.
    Those that are numbered in one column have the width of the area: a few are lines with a large number or icon, more
    are bands with these in a label.
    """

    name = "cards"
    states = True

    items: tuple[Item, ...]
    numbered: bool = False
    detailed: bool = False
    columns: int = 0

    def texts(self) -> Iterator[RichText]:
        return texts_of(self.items)

    def without_details(self) -> Cards:
        return replace(self, items=tuple(item.bare() for item in self.items))

    def without_references(self) -> Cards:
        return replace(self, items=tuple(item.unled() for item in self.items))

    @property
    def units(self) -> int:
        """What a slide may end with."""
        return len(self.items)

    def briefly(self) -> Cards:
        return replace(self, detailed=False) if self.detailed else self

    def below(self) -> Cards | None:
        """A few of one column, side by side."""
        few = self.columns == 1 and not self.numbered and len(self.items) <= _BELOW
        return replace(self, columns=len(self.items)) if few else None

    def in_rows(self) -> Cards | None:
        """Rows, where every card has its number to begin with, or its icon: four of these and more are wide cards."""
        icons = all(item.icon for item in self.items)
        led = len(self.items) < _ACROSS if icons else self.numbered
        return replace(self, numbered=True, columns=1) if led and not self.columns else None

    def notes(self) -> Iterator[RichText]:
        return notes_of(self.items)

    def nodes(self, start: int, stop: int) -> Node:
        """Panels in rows of like length; a card has its icon, else its number. Four and more with icons are wide."""
        shown = self.items[start:stop]
        if self.numbered and self.columns == 1:
            bands = tuple(self._band(start + n + 1, item) for n, item in enumerate(shown))
            return Stack(bands, 12.0, (1.0,) * len(bands))
        paired = not self.columns and len(shown) >= _ACROSS and all(item.icon for item in self.items)
        across = 2 if paired else self.columns or (len(shown) if len(shown) <= _ACROSS else ceil(len(shown) / 2))
        cards = [self._card(start + n + 1, item, wide=paired) for n, item in enumerate(shown)]
        rows = [Row(tuple(cards[i : i + across]), gap=14.0) for i in range(0, len(cards), across)]
        if len(rows) > 1 and len(rows[-1].children) < across:
            spare = tuple(Space() for _ in range(across - len(rows[-1].children)))
            rows[-1] = replace(rows[-1], children=(*rows[-1].children, *spare))
        return Stack(tuple(rows), 14.0, (1.0,) * len(rows))

    def _band(self, number: int, item: Item) -> Node:
        few = len(self.items) <= _ACROSS
        pad = _ROOMY.get(len(self.items), 20.0) if few else _PAD[len(self.items) > _ACROSS + 1]
        told = replace(self._told(item, Role.HEADING if few else Role.PRIMARY), anchor=Anchor.MIDDLE)
        return band(number, told, pad, icon=item.icon, said="Statement", name=f"Card {number}", few=few)

    def _card(self, number: int, item: Item, *, wide: bool = False) -> Node:
        """The icon over the words, beside them on a card that is `wide`."""
        if wide:
            told = replace(self._told(item, Role.HEADING), anchor=Anchor.MIDDLE)
            beside = Row((Glyph(item.icon, _ICON), told), (_ICON, 0.0), 16.0)
            return Panel(beside, Surface.PANEL, (18.0, 20.0), name=f"Card {number}", most=2.4)
        said: list[Node] = []
        if item.icon:
            said.append(Glyph(item.icon, 30.0))
        elif self.numbered:
            said.append(Text(words(f"{number}"), Role.HEADING, Tone.SECONDARY))
        told = self._told(item, Role.HEADING)
        inside = Stack((*said, told), 6.0) if said else told
        lines = any(one.detail or one.children or one.label or one.icon for one in self.items) or self.numbered
        # One below the other they answer no neighbour; statements alone have no first lines that would not meet.
        anchor = Anchor.MIDDLE if self.columns == 1 or not lines else Anchor.TOP
        return Panel(inside, Surface.PANEL, (14.0, 12.0), anchor, name=f"Card {number}", most=2.4)

    def _told(self, item: Item, role: Role) -> Stack:
        lines = (Text(c.text, Role.SECONDARY, bullet=len(item.children) > 1, before=0.3) for c in item.children)
        return Stack(
            (
                Text(item.label, Role.LABEL, Tone.ACCENT, strong=True),
                Text(item.text, role, strong=True, status=item.status, see=item.see, phrased=role is Role.HEADING),
                *lines,
                behind(item.detail, 0.4 if role is Role.HEADING else 0.25, detailed=self.detailed),
                Text(item.caution, Role.SECONDARY, Tone.ACCENT, strong=True, before=0.4),
            )
        )


def _make(entry: Entry, manner: Manner) -> Iterator[Cards]:
    found, given = items_at(entry.at("cards"), manner), entry.given
    if found:
        yield Cards(found, bool(given.get("numbered")), manner.detailed, given.get("columns", 0))


# --- in a memo --------------------------------------------------------------------------------------------------------


def _memo(block: Cards, setting: MemoSetting) -> Iterator[memo.Element]:
    """A list: a page has no room for cards."""
    return setting.list_of(block.items, ordered=block.numbered)


BLOCK = Definition(
    _make, judge_items, {"numbered": flag, "columns": columns, **LEADING}, called="cards", flowable=composed, memo=_memo
)

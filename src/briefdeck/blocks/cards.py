"""A few statements of equal rank, side by side."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from math import ceil

from briefdeck.blocks.setting.definition import Definition
from briefdeck.blocks.setting.flowable import Flowable
from briefdeck.blocks.setting.items import Item, items_at, judge_items, texts_of
from briefdeck.blocks.setting.listing import below, item_notes, item_texts
from briefdeck.blocks.setting.memo import MemoSetting
from briefdeck.blocks.setting.plan import LEADING, Entry, Manner, columns, flag
from briefdeck.blocks.setting.typesetting import (
    Lines,
    Typesetting,
    paragraph,
    phrased,
    plain_run,
    runs,
    stack_height,
)
from briefdeck.document import memo
from briefdeck.document.block import Block
from briefdeck.document.deck import Anchor, Box, Group, Rule, Shape
from briefdeck.document.richtext import RichText
from briefdeck.ooxml.geometry import Frame


@dataclass(frozen=True, slots=True)
class Cards(Block):
    """Two to six statements of equal rank, side by side; an item's children are the card's lines.

    `detailed` shows the details on the cards where there is room for them; `columns` 0 leaves their number to the room.
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


def _make(entry: Entry, manner: Manner) -> Iterator[Cards]:
    found, given = items_at(entry.at("cards"), manner), entry.given
    if found:
        yield Cards(found, bool(given.get("numbered")), manner.detailed, given.get("columns", 0))


# --- on a slide -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class CardsFlowable(Flowable):
    """Two to six statements of equal rank; `first` is the number of the first."""

    block: Cards
    setting: Typesetting
    first: int = 1

    _PAD = 10.0

    @property
    def steps(self) -> int:
        """The cards' sizes; twice, since details leave the cards when nothing else helps."""
        return len(self.setting.sizes.card) * (2 if self.block.detailed else 1)

    @property
    def units(self) -> int:
        """The cards."""
        return len(self.block.items)

    def _settled(self, step: int) -> tuple[CardsFlowable, int]:
        """This flowable at a step of its own scale: past the scale's end the details are gone."""
        count = len(self.setting.sizes.card)
        if self.block.detailed and step >= count:
            return replace(self, block=replace(self.block, detailed=False)), step - count
        return self, min(step, count - 1)

    def _columns(self, width: float) -> int:
        count = len(self.block.items)
        most = max(1, int((width + self.setting.gap) // (130 + self.setting.gap)))
        if self.block.columns:
            return min(self.block.columns, count, most)
        if count <= min(4, most):
            return count
        return min(most, ceil(count / 2), 4)

    def _head(self, item: Item, number: int, step: int, width: float) -> Lines:
        """The number, with the marks of the sources beside it, and the statement; framed cards keep it on one line."""
        size = self.setting.step(self.setting.sizes.card, step)
        look, label = self.setting.look, self.setting.sizes.label
        status = plain_run(item.status, label, colour=look.muted) + self.setting.see(item.see, label, look.muted)
        text = runs(item.text, size, bold=True)
        if not self.block.numbered:
            return [(paragraph(phrased(text + status, size, self.setting, width), size), size)]
        if self.setting.framed:
            return [(paragraph(plain_run(f"{number}  ", size, bold=True) + text + status, size), size)]
        small = max(label, self.setting.step(self.setting.sizes.card, step + 1))
        marks = tuple(run for run in text if run.target)
        line = plain_run(f"{number:02}  ", small, colour=look.accent, bold=True) + marks + status
        title = phrased(tuple(run for run in text if not run.target), size, self.setting, width)
        return [(paragraph(line, small), small), (paragraph(title, size, before=2), size)]

    def _body(self, item: Item, step: int) -> Lines:
        """The lines below the head: what stands under the item, and its detail; a lone line needs no bullet."""
        size = self.setting.step(self.setting.sizes.card, step + 1)
        muted = self.setting.look.muted
        made = below(item, size, self.setting)
        alone = len(made) == 1
        if made:
            first = replace(made[0][0], before=0.0)
            made[0] = (replace(first, bullet="", left=0.0, hanging=0.0) if alone else first, size)
        if self.block.detailed and item.detail:
            detail = paragraph(runs(item.detail, size, colour=muted), size, before=size * 0.5 if alone else 0.0)
            if made and not alone:
                made[0] = (replace(made[0][0], before=size * 0.4), size)
            made.insert(len(made) if alone else 0, (detail, size))
        return made

    def _inner(self, width: float) -> float:
        return width - 2 * self._PAD if self.setting.framed else width

    def _heights(self, items: tuple[Item, ...], number: int, width: float, step: int) -> tuple[float, float]:
        """The heights of the heads and of the bodies of one row of cards."""
        inner, face = self._inner(width), self.setting.face
        heads = [stack_height(self._head(i, number + n, step, inner), face, inner) for n, i in enumerate(items)]
        bodies = [stack_height(self._body(i, step), face, inner) for i in items]
        return max(heads) + self._PAD, max(bodies) + (self._PAD if max(bodies) else 0)

    def _rows(self, columns: int) -> list[tuple[int, tuple[Item, ...]]]:
        items = self.block.items
        return [(self.first + i, items[i : i + columns]) for i in range(0, len(items), columns)]

    def _row_height(self, head: float, body: float) -> float:
        return head + body + (2 * self._PAD if self.setting.framed else self._PAD)

    def height(self, width: float, step: int) -> float:
        settled, step = self._settled(step)
        columns = settled._columns(width)
        card = (width - settled.setting.gap * (columns - 1)) / columns
        rows = [
            settled._row_height(*settled._heights(items, number, card, step))
            for number, items in settled._rows(columns)
        ]
        return sum(rows) + settled.setting.gap * (len(rows) - 1)

    def opens(self, width: float, step: int, spare: float) -> float:
        """Frames reach down, as on a sheet that is ruled throughout."""
        return min(spare, self.height(width, step) * 0.3) if self.setting.framed else 0.0

    def draw(self, frame: Frame, step: int) -> tuple[Shape, ...]:
        natural = self.height(frame.width, step)
        settled, step = self._settled(step)
        columns = settled._columns(frame.width)
        shapes: list[Shape] = []
        top = frame.y
        rows = settled._rows(columns)
        room = max(0.0, frame.height - natural) / len(rows)
        for number, items in rows:
            cells = frame.columns(columns, settled.setting.gap)
            head, body = settled._heights(items, number, cells[0].width, step)
            height = settled._row_height(head, body) + room
            for offset, (item, cell) in enumerate(zip(items, cells, strict=False)):
                box = Frame(cell.x, top, cell.width, height)
                shapes.append(settled._card(item, number + offset, box, head, step))
            top += height + settled.setting.gap
        return tuple(shapes)

    def _card(self, item: Item, number: int, frame: Frame, head: float, step: int) -> Group:
        look, pad = self.setting.look, self._PAD
        title = tuple(p for p, _ in self._head(item, number, step, self._inner(frame.width)))
        text = tuple(p for p, _ in self._body(item, step))
        shapes: list[Shape]
        if self.setting.framed:
            strip = Frame(frame.x, frame.y, frame.width, head + pad)
            rest = frame.below(head + pad)
            insets = (pad, pad / 2, pad, pad / 2)
            shapes = [Box("Card head", strip, title, look.panel, look.ink, anchor=Anchor.MIDDLE, insets=insets)]
            if text or rest.height > 2 * pad:
                shapes.append(Box("Card text", rest, text, line=look.ink, insets=(pad, pad, pad, pad / 2)))
        else:
            shapes = [Rule("Card rule", Frame(frame.x, frame.y, frame.width, 0), look.ink, 1.5)]
            body = frame.below(pad)
            shapes.append(Box("Card head", replace(body, height=head), title))
            if text:
                shapes.append(Box("Card text", body.below(head), text))
        return Group(f"Card {number}", frame, tuple(shapes), item.text.plain)

    def cut(self, start: int, stop: int) -> CardsFlowable:
        return replace(self, block=replace(self.block, items=self.block.items[start:stop]), first=self.first + start)

    def texts(self) -> Iterator[RichText]:
        yield from item_texts(self.block.items)
        if self.block.detailed:
            yield from item_notes(self.block.items)

    def notes(self) -> Iterator[RichText]:
        yield from item_notes(self.block.items)


# --- in a memo --------------------------------------------------------------------------------------------------------


def _memo(block: Cards, setting: MemoSetting) -> Iterator[memo.Element]:
    """A list: a page has no room for cards."""
    return setting.list_of(block.items, ordered=block.numbered)


BLOCK = Definition(
    _make, judge_items, {"numbered": flag, "columns": columns, **LEADING}, flowable=CardsFlowable, memo=_memo
)

"""The blocks that suit a section's kind and content, where a plan does not say: `default: "{{ section }}"`.

A part with a `default` takes from its section what it does not say itself: in a deck the title, the topic, the layout
and the notes; in a memo a heading of level 1, and the message as its first paragraph.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from briefdeck.blocks import find
from briefdeck.blocks.bullets import Bullets
from briefdeck.blocks.callout import callouts
from briefdeck.blocks.cards import Cards
from briefdeck.blocks.evidence import Evidence, beside, stating
from briefdeck.blocks.figures import Figures, figures_of
from briefdeck.blocks.paragraph import Paragraph
from briefdeck.blocks.picture import pictures
from briefdeck.blocks.reading import readings
from briefdeck.blocks.setting.definition import Definition
from briefdeck.blocks.setting.given import Given
from briefdeck.blocks.setting.items import Item, items
from briefdeck.blocks.setting.plan import LEADING, Entry, Manner, WrongValueError
from briefdeck.blocks.setting.values import lines, rich
from briefdeck.blocks.share import Share, shares
from briefdeck.blocks.table import Column, Row, Table
from briefdeck.document.block import Block
from briefdeck.document.richtext import RichText
from briefdeck.document.visible import Record
from briefdeck.model.leaves import Align
from briefdeck.model.sections import SECTION_KINDS
from briefdeck.text import Face, width
from briefdeck.values import dataclass, replace

_CARDS, _BANDS = range(2, 7), range(3, 7)  # as many points stand side by side, or numbered one below the other
_BELOW = range(2, 4)  # as many stand side by side below a strip, which has the width of a slide
_ROWS, _FEW = range(2, 10), range(1, 5)  # as many have the width of a slide, with hairlines between them; half of it
_SHORT, _SHOWN = 10.0, 16.0  # the longest text of a card, in full-width characters: over a detail, and with an icon
_SENTENCE = 60.0  # the longest of a band
_ANY_FACE = Face("", "")  # a text is short in any face


def _make(entry: Entry, manner: Manner) -> Iterator[Block]:
    """The blocks of a section, figures first. In a memo its introduction leads, and nothing is left to be spoken."""
    section = entry.at("default").value()
    manner = replace(manner, detailed=entry.given.get("detail", True))
    if not isinstance(section, Record) or "kind" not in set(section.names()):
        raise WrongValueError("a section of the briefing")
    if manner.memo and section.text:
        yield Paragraph(section.text)
    figures = tuple(figures_of(section.figures))
    own = tuple(SECTION_KINDS[section.kind].shown(section, _Asking(manner)))
    few = any(isinstance(block, Cards) for block in own)
    yield from (replace(b, large=few) if isinstance(b, Share) else b for b in shares(section.share, manner))
    yield from _beside(figures, own, section, manner) or (*figures, *own)
    yield from pictures(section.picture)
    if section.reading not in [text for block in own for text in block.texts()]:
        yield from readings(section.reading, manner)
    yield from callouts(section.callout, "", manner.origin)


def _beside(figures: Sequence[Figures], own: Sequence[Block], section: Record, manner: Manner) -> tuple[Block, ...]:
    """Figures and statements that share a slide with nothing else, side by side; nothing where they do not."""
    if (
        len(own) != 1
        or not isinstance(own[0], Bullets)
        or own[0].ordered
        or section.picture
        or section.compare
        or section.share
    ):
        return ()
    return tuple(beside([figure for block in figures for figure in block.items], own[0].items, manner))


@dataclass(frozen=True, slots=True)
class _Asking:
    """Blocks as the kind of a section asks for them; every word of a label comes from the plan's line."""

    manner: Manner

    @property
    def memo(self) -> bool:
        return self.manner.memo

    def block(self, name: str, value: Any, **given: Any) -> Iterator[Block]:
        yield from find(name).make(Given({name: value, **given}, self.manner.origin), self.manner)

    def points(self, section: Any) -> Iterator[Block]:
        found = items(section.points, self.manner)
        alone = not section.figures and not section.picture and not self.memo
        wide = alone and not section.compare and not section.share
        drawn = {record.shown.number.plain for record in section.compare.figures} if section.compare else ()
        stated = () if section.figures else tuple(stating(found, self.manner, drawn, wide=wide))
        if stated:
            yield from stated
        elif alone and section.share and len(found) in _BELOW and not any(map(_is_deep, found)):
            yield Cards(found, detailed=self.manner.detailed, columns=len(found))
        elif alone and len(found) in _CARDS and not section.compare and all(map(_is_card, found)):
            yield Cards(found, numbered=True, detailed=self.manner.detailed)
        elif wide and len(found) in _BANDS and all(map(_is_band, found)):
            yield Cards(found, numbered=True, detailed=self.manner.detailed, columns=1)
        elif alone and len(found) in (_ROWS if wide else _FEW) and not any(map(_is_deep, found)):
            yield Evidence(tuple(replace(item, carries=None) for item in found), self.manner.detailed)
        elif found:
            yield Bullets(found, detailed=self.manner.detailed)

    def supported(self, text: Any, points: Any) -> Iterator[Block]:
        if points:
            yield Bullets((Item(text, children=items(points, self.manner)),))

    def table(self, heads: Sequence[tuple[str, float]], rows: Iterable[tuple[Sequence[Any], Any]]) -> Iterator[Block]:
        labels, origin = self.manner.labels.heads, self.manner.origin
        columns = tuple(
            Column(rich(self.manner.say(getattr(labels, name)), origin), Align.LEFT, weight) for name, weight in heads
        )
        yield Table(columns, tuple(Row(tuple(rich(c, origin) for c in cells), detail=detail) for cells, detail in rows))

    def lines(self, parts: Iterable[Any]) -> RichText:
        origin = self.manner.origin
        return lines((words for part in parts if (words := rich(part, origin))), origin)


def _is_card(item: Item) -> bool:
    """Whether a statement is a few words with an icon, or over what they mean: a sentence is read in its width."""
    most = _SHOWN if item.icon else _SHORT if item.detail or item.children else 0.0
    return _long(item) <= most


def _is_band(item: Item) -> bool:
    return not (item.children or item.caution) and _long(item) <= _SENTENCE


def _is_deep(item: Item) -> bool:
    return bool(item.caution) or any(child.children or child.caution for child in item.children)


def _long(item: Item) -> float:
    return width(item.text.plain, 1.0, _ANY_FACE)


def _introduction(section: Record) -> Iterator[Block]:
    if section.message:
        yield Paragraph(section.message)
    if section.subtitle:
        yield Paragraph(section.subtitle)


BLOCK = Definition(_make, keys=LEADING, introduction=_introduction)

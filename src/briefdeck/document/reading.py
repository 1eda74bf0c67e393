"""The order in which a memo is read: every text of its blocks, one after the other, as the Word writer sets them.

Footnotes number themselves by their place in the text (ECMA-376 Part 1, 17.11.14). Where an audience's memo has them,
the deck takes its numbers from here, so that a source has one number in both files.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from briefdeck.document.blocks import (
    Block,
    Bullets,
    Callout,
    Cards,
    Chart,
    Comparison,
    Contents,
    Figures,
    Implications,
    Item,
    Paragraph,
    Phases,
    Picture,
    Process,
    Quote,
    References,
    Table,
    Timeline,
)
from briefdeck.document.outline import Outline
from briefdeck.document.richtext import RichText


def cited(outline: Outline) -> tuple[str, ...]:
    """The keys of the sources that a memo cites, each once, in the order of their first citation.

    Rows that repeat on every page have no footnotes; a source that only they cite is not among them.
    """
    keys: dict[str, None] = {}
    for part in outline.parts:
        texts = [part.title, part.lead, *(text for area in part.areas for block in area for text in texts_of(block))]
        keys.update((citation.key, None) for text in texts for citation in text.citations)
    return tuple(keys)


def texts_of(block: Block) -> Iterator[RichText]:
    """The texts of a block that can carry footnotes, in the order of reading."""
    match block:
        case Paragraph() | Callout():
            yield block.text
        case Quote():
            yield from (block.text, block.by)
        case Bullets() | Cards():
            yield from (text for item in block.items for text in _item(item))
        case Figures():
            for figure in block.items:
                yield from (figure.number, figure.label, figure.as_of, figure.note)
        case Table():
            yield block.caption
            for row in block.rows:
                yield from (*row.cells, row.detail)
            yield block.note
        case Chart():
            yield from (block.caption, block.unit, block.note)
        case Phases():
            for phase in block.phases:
                yield from (phase.name, phase.period, phase.headline)
                yield from (text for item in phase.points for text in _item(item))
                yield phase.detail
        case Implications():
            for actor in block.items:
                yield from (actor.actor, actor.implication, actor.detail, actor.action)
        case Comparison():
            for aspect in block.aspects:
                yield from (aspect.name, *aspect.values, aspect.detail)
        case Timeline():
            for event in block.events:
                yield event.date
                yield from _item(event.item)
        case Process():
            for step in block.steps:
                yield from (step.item.text, step.by, step.time, step.item.detail)
                yield from (text for child in step.item.children for text in _item(child))
        case Picture():
            yield from (block.caption, block.credit)
        case References() | Contents():
            return
        case _:
            assert_never(block)


def _item(item: Item) -> Iterator[RichText]:
    """A statement, the sentence behind it, then what stands below it."""
    yield from (item.text, item.detail)
    for child in item.children:
        yield from _item(child)

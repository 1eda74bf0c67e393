"""The blocks that suit a section's kind and content, where a plan does not say: `default: "{{ section }}"`.

A part with a `default` takes from its section what it does not say itself: in a deck the title, the topic, the layout
and the notes; in a memo a heading of level 1, and the message as its first paragraph.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from briefdeck.blocks import find, names
from briefdeck.blocks.bullets import Bullets
from briefdeck.blocks.callout import callouts
from briefdeck.blocks.cards import Cards
from briefdeck.blocks.figures import figures_of
from briefdeck.blocks.paragraph import Paragraph
from briefdeck.blocks.picture import pictures
from briefdeck.blocks.quote import quotes
from briefdeck.blocks.setting.definition import Definition
from briefdeck.blocks.setting.items import Item, items
from briefdeck.blocks.setting.plan import LEADING, Entry, Manner, WrongValueError
from briefdeck.blocks.setting.values import lines, rich
from briefdeck.blocks.table import Column, Row, Table
from briefdeck.document.block import Block
from briefdeck.document.richtext import RichText
from briefdeck.document.visible import Record
from briefdeck.model.leaves import Align
from briefdeck.text import Face, width

_CARDS = range(2, 7)  # as many points stand side by side
_SHORT = 34.0  # the longest text of a card, in full-width characters
_ANY_FACE = Face("", "")  # a text is short in any face


def _make(entry: Entry, manner: Manner) -> Iterator[Block]:
    """The blocks of a section, figures first. In a memo its introduction leads, and nothing is left to be spoken."""
    section = entry.at("default").value()
    manner = replace(manner, detailed=entry.given.get("detail", True))
    if not isinstance(section, Record) or "kind" not in set(section.names()):
        raise WrongValueError("a section of the briefing")
    if manner.memo and section.text:
        yield Paragraph(section.text)
    yield from figures_of(section.figures)
    yield from _own(section, manner)
    yield from pictures(section.picture)
    yield from callouts(section.callout, "", manner.origin)


def _own(section: Record, manner: Manner) -> Iterator[Block]:
    """What only this kind of section has: the block of its name, where there is one."""
    known = find(section.kind).of_section if section.kind in names() else None
    if known is not None:
        yield from known(section, manner)
    elif section.kind == "assessments":
        yield from _views(section, manner)
    else:
        yield from _points(section, manner)


def _points(section: Record, manner: Manner) -> Iterator[Block]:
    """Cards for a few short statements that have the slide to themselves, else a list."""
    found = items(section.points, manner)
    alone = not section.figures and not section.picture and not manner.memo
    if alone and len(found) in _CARDS and all(_is_short(item.text) for item in found):
        yield Cards(found, numbered=True, detailed=manner.detailed)
    elif found:
        yield Bullets(found, detailed=manner.detailed)


def _is_short(text: RichText) -> bool:
    return width(text.plain, 1.0, _ANY_FACE) <= _SHORT


def _views(section: Record, manner: Manner) -> Iterator[Block]:
    """A row a view: the claim, who holds it, the stance, on a slide the reasons; a memo gives them in full below."""
    labels, origin = manner.labels, manner.origin
    heads = [(labels.heads.view, 4.0), (labels.heads.held_by, 2.4), (labels.heads.stance, 1.2)]
    reasons = not manner.memo and any(view.reasons for view in section.views)
    if reasons:
        heads.append((labels.heads.reasons, 4.4))
    rows = []
    for view in section.views:
        holders = (rich(holder, origin) for holder in view.holders_list)
        cells = [view.claim, lines(holders, origin), rich(view.stance, origin)]
        if reasons:
            cells.append(lines((r for reason in view.reasons if (r := rich(reason, origin))), origin))
        rows.append(Row(tuple(cells), detail=view.detail))
    columns = tuple(Column(rich(manner.say(head), origin), Align.LEFT, weight) for head, weight in heads)
    yield Table(columns, tuple(rows))
    for view in section.views if manner.memo else ():
        if view.reasons:
            yield Bullets((Item(view.claim, children=items(view.reasons, manner)),))
        yield from quotes(view.quote, view.holders, origin)


def _introduction(section: Record) -> Iterator[Block]:
    if section.message:
        yield Paragraph(section.message)


BLOCK = Definition(_make, keys=LEADING, introduction=_introduction)

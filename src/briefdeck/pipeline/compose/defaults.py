"""What a section looks like where a plan does not say: its blocks by kind and content, and how they share a slide."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from briefdeck.audience.wording import Wording
from briefdeck.blocks.bullets import Bullets
from briefdeck.blocks.cards import Cards
from briefdeck.blocks.paragraph import Paragraph
from briefdeck.blocks.setting.items import Item
from briefdeck.blocks.table import Column, Row, Table
from briefdeck.document.block import Block
from briefdeck.document.richtext import EMPTY, Origin, RichText
from briefdeck.document.richtext import words as in_words
from briefdeck.document.visible import Record
from briefdeck.model.leaves import Align
from briefdeck.pipeline.compose import blocks as make
from briefdeck.text import width
from briefdeck.text.metrics import Face

_CARDS = range(2, 7)  # as many points stand side by side
_SHORT = 34.0  # the longest text of a card, in full-width characters
_ANY_FACE = Face("", "")  # a text is short in any face


@dataclass(frozen=True, slots=True)
class Manner:
    """How the blocks of one document are made. `mark` is the pattern of a status; a memo reads, a deck shows."""

    wording: Wording
    mark: str
    day: int
    memo: bool
    detailed: bool


def default_blocks(section: Any, manner: Manner, origin: Origin) -> Iterator[Block]:
    """The blocks of a section, figures first. In a memo its introduction leads, and nothing is left to be spoken."""
    if not isinstance(section, Record) or "kind" not in set(section.names()):
        raise make.WrongValueError("a section of the briefing")
    if manner.memo and section.text:
        yield Paragraph(section.text)
    figures = make.figures(section.figures)
    if figures:
        yield figures
    yield from _own(section, manner, origin)
    picture = make.picture(section.picture)
    if picture:
        yield picture
    callout = make.callout(section.callout, "", origin)
    if callout:
        yield callout


def arranged(blocks: tuple[Block, ...]) -> tuple[str, tuple[tuple[Block, ...], ...]]:
    """The slide layout that suits blocks, and what stands in its areas: a picture, and a chart, beside the words."""
    pictures = tuple(b for b in blocks if b.looked_at and not b.broad)
    charts = tuple(b for b in blocks if b.looked_at and b.broad)
    words = tuple(b for b in blocks if b not in pictures + charts)
    if pictures and words:
        return "two areas", (charts + words, pictures)
    if charts and any(b.states for b in words):
        return "two areas", (charts, words)
    broad = any(b.broad for b in blocks)
    return ("wide area" if broad else "message"), (blocks,)


def _own(section: Record, manner: Manner, origin: Origin) -> Iterator[Block | Any]:
    """What only this kind of section has."""
    mark, labels, say = manner.mark, manner.wording.audience.settings.labels, manner.wording.say
    block: Block | None = None
    match section.kind:
        case "table":
            block = section.table
        case "chart":
            yield section.chart
            block = _points(section, manner, origin)
        case "phases":
            block = make.phases(section.phases, origin, mark, say(labels.current), manner.detailed)
        case "implications":
            said = labels.heads
            heads = (in_words(say(said.actor)), in_words(say(said.implication)), in_words(say(said.action)))
            block = make.implications(section.items, heads, mark, manner.detailed)
        case "comparison":
            block = make.comparison(section, say(labels.preferred))
        case "timeline":
            block = make.timeline(section.events, origin, mark, manner.wording, manner.day)
        case "process":
            block = make.process(section.steps, origin, mark, manner.detailed)
        case "assessments":
            yield from _views(section, manner, origin)
        case _:
            block = _points(section, manner, origin)
    if block is not None:
        yield block


def _points(section: Record, manner: Manner, origin: Origin) -> Block | None:
    """Cards for a few short statements that have the slide to themselves, else a list."""
    items = make.items(section.points, origin, manner.mark)
    if not items:
        return None
    alone = section.kind != "chart" and not section.figures and not section.picture and not manner.memo
    if alone and len(items) in _CARDS and all(_is_short(item.text) for item in items):
        return Cards(items, numbered=True, detailed=manner.detailed)
    return Bullets(items, detailed=manner.detailed)


def _is_short(text: RichText) -> bool:
    return width(text.plain, 1.0, _ANY_FACE) <= _SHORT


def _views(section: Record, manner: Manner, origin: Origin) -> Iterator[Block]:
    """A row a view: the claim, who holds it, the stance, on a slide the reasons; a memo gives them in full below."""
    labels, say = manner.wording.audience.settings.labels, manner.wording.say
    heads = [(labels.heads.view, 4.0), (labels.heads.held_by, 2.4), (labels.heads.stance, 1.2)]
    reasons = not manner.memo and any(view.reasons for view in section.views)
    if reasons:
        heads.append((labels.heads.reasons, 4.4))
    rows = []
    for view in section.views:
        stance = make.rich(view.stance, origin)
        holders = [make.rich(holder, origin) for holder in view.holders_list]
        cells = [view.claim, _listed(holders, origin), stance]
        if reasons:
            parts = [r for reason in view.reasons if (r := make.rich(reason, origin))]
            cells.append(_listed(parts, origin))
        rows.append(Row(tuple(cells), detail=view.detail))
    columns = tuple(Column(make.rich(say(head), origin), Align.LEFT, weight) for head, weight in heads)
    yield Table(columns, tuple(rows))
    for view in section.views if manner.memo else ():
        if view.reasons:
            yield Bullets((Item(view.claim, children=make.items(view.reasons, origin, manner.mark)),))
        quote = make.quote(view.quote, view.holders, origin)
        if quote:
            yield quote


def _listed(parts: list[RichText], origin: Origin) -> RichText:
    """Statements in a cell, each on a line of its own."""
    text = EMPTY
    for part in parts:
        text += (make.rich("\n", origin) if text else EMPTY) + part
    return text

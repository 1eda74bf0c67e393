"""Sections that share a slide: what two parts say stands one below the other, each under a head of its own, where there
is room for that at sizes that are not much smaller. The message of the slide is that of each on a line of its own."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from briefdeck.audience.deck_style import Layout
from briefdeck.blocks import find
from briefdeck.blocks.head import Head
from briefdeck.blocks.table.value import Table
from briefdeck.document.block import Block
from briefdeck.document.deck import TextRun
from briefdeck.document.outline import Part
from briefdeck.document.richtext import EMPTY, RichText, words
from briefdeck.layout.flowable import Flowable
from briefdeck.layout.typesetting import Typesetting, lines
from briefdeck.memory import Memory
from briefdeck.pipeline.paginate.headroom import raised
from briefdeck.pipeline.paginate.splitting import stands_whole
from briefdeck.pipeline.paginate.titling import stated_in, title_of
from briefdeck.values import replace

NAMES_APART = "\n"  # between the names of a tracker that a slide belongs to, and lines of its message
BETWEEN = " / "  # between names that stand on one line
_MARKS = "[00]"  # of a source, behind a message
_LEAST = 0.84  # of the largest primary size: what shares a slide is set no smaller


def gathered(parts: Sequence[Part], setting: Typesetting, memory: Memory) -> tuple[Part, ...]:
    """The parts in their order, two neighbours as one where both may stand `together` and have room on one slide."""
    made: list[Part] = []
    whole = memory.same((setting.style, setting.sizes, setting.look, setting.labels, setting.language))
    for part in parts:
        last = made[-1] if made else None
        both = None
        if last is not None and _may(last) and _may(part):
            both = memory.made("gathered", (last, part, whole), partial(_both, last, part, setting))
        if both is None:
            made.append(part)
        else:
            made[-1] = both
    return tuple(made)


def flowable_of(block: Block, setting: Typesetting) -> Flowable:
    """How a block is set."""
    made = find(block.name).flowable
    assert made is not None, f"“{block.name}” is made of other blocks"
    return made(block, setting)


def _may(part: Part) -> bool:
    """Whether a part has one area alone, and no other shares its slide yet."""
    return part.together and len([area for area in part.areas if area]) == 1


def _both(one: Part, other: Part, setting: Typesetting) -> Part | None:
    """Two parts as one, where their slide has room for both with all that each would have on its own."""
    if title_of(one) == title_of(other):  # they are numbered
        return None
    made = _joined(one, other, setting)
    layout = setting.style.layouts.get(made.layout)
    if layout is None or len(layout.bodies) != 1:
        return None
    (place,) = raised(layout, made)
    if not _says_each_on_a_line(made, layout):
        return None
    setting = replace(setting, title=made.title.plain, stated=stated_in(made), group=made.group, text_face=place.face)
    flowables = [flowable_of(block, setting) for block in made.areas[0]]
    if any(flowable.flexible for flowable in flowables):
        return None
    sizes = setting.primary_sizes

    def is_read(step: int) -> bool:
        return setting.step(sizes, step) >= _LEAST * sizes[0]

    return made if stands_whole(flowables, place.inner.width, place.inner.height, setting.gap, is_read) else None


def _says_each_on_a_line(part: Part, layout: Layout) -> bool:
    """Whether the names on its slide have room on one line, and its messages on one each."""
    for role, text in (("title", part.title), ("topic", part.topic), ("lead", part.lead)):
        place = layout.placeholders.get(role)
        if place is None or not text:
            continue
        level = place.levels[0]
        said = text.plain.upper() if level.caps else text.plain
        for line in said.split(NAMES_APART):
            runs_ = (TextRun(line + _MARKS * len(text.citations)),)
            if lines(runs_, level.size, place.face, place.inner.width - level.size, bold=level.bold) > 1:
                return False
    return True


def _joined(one: Part, other: Part, setting: Typesetting) -> Part:
    """What two parts say as one part. The message stands in the title, or below it where that is larger."""
    below = setting.style.layouts["message"].placeholders
    says_below = "lead" in below and below["lead"].levels[0].size > below["title"].levels[0].size
    blocks: list[Block] = []
    for part in (one, other):
        name, lead = (part.title, EMPTY) if says_below else (part.topic or part.title, part.lead)
        shown = next(area for area in part.areas if area)
        captioned = isinstance(shown[0], Table) and shown[0].caption.plain == name.plain
        blocks += [Head(EMPTY if captioned else name, lead), *shown]
    names = _listed([part.topic for part in (one, other)], BETWEEN)
    return replace(
        one,
        title=_listed([one.title, other.title], BETWEEN if says_below else NAMES_APART),
        topic=names,
        lead=_listed([one.lead, other.lead], NAMES_APART) if says_below else EMPTY,
        tracker=NAMES_APART.join(dict.fromkeys(t for t in (one.tracker, other.tracker) if t)),
        sections=tuple(dict.fromkeys((*one.sections, *other.sections))),
        areas=(tuple(blocks),),
        notes=(*one.notes, *other.notes),
        together=False,
    )


def _listed(texts: Sequence[RichText], between: str) -> RichText:
    made = EMPTY
    for text in {text.plain: text for text in texts if text}.values():
        made = made + words(between) + text if made else text
    return made

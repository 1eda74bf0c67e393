"""What a plan does not say of something that its document shows: it stands there in plain words.

A plan written before a key of the model was, or for less than somebody writes, loses nothing by that: in a deck these
words are the speaker's, in a memo they follow the block that says the rest of the same thing.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import Any

from briefdeck.blocks.bullets import Bullets
from briefdeck.blocks.paragraph import Paragraph
from briefdeck.blocks.setting.items import Item, item
from briefdeck.blocks.setting.plan import Manner
from briefdeck.document.block import Block
from briefdeck.document.origins import origins
from briefdeck.document.outline import Outline, Part, Spare
from briefdeck.document.richtext import EMPTY, RichText
from briefdeck.document.visible import Record, Visible
from briefdeck.values import dataclass, replace
from briefdeck.yamlfile.tree import Path


@dataclass(frozen=True, slots=True)
class _Left:
    """Words without a place, and the path of the first of them."""

    path: Path
    block: Block


def with_remainder(
    outline: Outline, lost: Collection[Path], visible: Visible, manner: Manner, told: Collection[int] = ()
) -> tuple[Outline, tuple[Path, ...]]:
    """An outline in which the texts at the paths `lost` stand with what they belong to; those that belong to nothing
    that is shown. Blocks `told`, by their identity, show nothing."""
    if not lost:
        return outline, ()
    parts = list(outline.parts)
    shown = [frozenset(origins(part, told)) for part in parts]
    homeless: list[Path] = []
    placed: list[Block] = []
    order = {path: number for number, path in enumerate(visible.texts)}
    for left in sorted(_left(lost, visible, manner), key=lambda left: order[left.path]):
        near = [max((_common(left.path, path) for path in paths), default=0) for paths in shown]
        # Of parts that say as much of it the last: what is left over follows what a plan has chosen to say.
        home = max(range(len(parts)), key=lambda n: (near[n], n)) if parts else 0
        if not parts or near[home] < (2 if left.path[0] == "sections" else 1):
            homeless += set(origins(left.block))
        elif manner.memo:
            parts[home] = _after(parts[home], left, placed)
        else:
            parts[home] = replace(parts[home], notes=(*parts[home].notes, *(t for t in left.block.texts() if t)))
    return replace(outline, parts=tuple(parts)), tuple(path for path in lost if path in homeless)


def _common(one: Path, other: Path) -> int:
    """How many steps two paths have in common."""
    return next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _after(part: Part, left: _Left, placed: list[Block]) -> Part:
    """A part of a memo with words behind the block that is nearest to them, and behind those `placed` there before."""
    marked = [*part.marked]
    blocks = [block for block, _ in marked]
    near = [max((_common(left.path, path) for path in origins(block)), default=0) for block in blocks]
    at = max((n for n in range(len(blocks)) if near[n] == max(near)), default=-1) if any(near) else len(blocks) - 1
    while at + 1 < len(blocks) and any(blocks[at + 1] is block for block in placed):
        at += 1
    before, made = blocks[at] if blocks else None, left.block
    if isinstance(before, Bullets) and isinstance(made, Bullets) and any(before is block for block in placed):
        made = replace(before, items=(*before.items, *made.items))
        marked[at] = made, marked[at][1]
    else:
        marked.insert(at + 1, (made, Spare()))
    placed.append(made)
    return part.with_blocks(marked)


def _left(lost: Collection[Path], visible: Visible, manner: Manner) -> Iterator[_Left]:
    """The texts that have no place: statements as statements, with all that is lost of them, other words alone."""
    waiting = dict.fromkeys(lost)
    for record in _records(visible.names.values()):
        path = _path(record.text) if "text" in set(record.names()) else None
        if path in waiting:
            made = _kept(item(record, manner), frozenset(waiting))
            yield _Left(path, Bullets((made,)))
            for each in origins(made):
                waiting.pop(each, None)
    for path in waiting:
        yield _Left(path, Paragraph(visible.said[path]))


def _kept(made: Item, lost: Collection[Path]) -> Item:
    """A statement with those of its texts that are lost."""

    def own(text: RichText) -> RichText:
        return text if _path(text) in lost else EMPTY

    children = tuple(_kept(child, lost) for child in made.children if _path(child.text) in lost)
    return replace(made, label=own(made.label), detail=own(made.detail), caution=own(made.caution), children=children)


def _path(text: RichText) -> Path | None:
    return next((origin.path for origin in text.origins if origin.document == "briefing"), None)


def _records(values: Iterable[Any]) -> Iterator[Record]:
    """Every mapping of the briefing, before those in it."""
    waiting: list[Any] = list(reversed(list(values)))
    while waiting:
        value = waiting.pop()
        if isinstance(value, Record):
            yield value
            waiting += reversed(list(value.values()))
        elif isinstance(value, tuple):
            waiting += reversed(value)

"""Dividers of long decks: a slide before each part of the tracker, with its number, its name and what follows in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from briefdeck.blocks.opener import Opener
from briefdeck.document.outline import Outline, Part
from briefdeck.document.richtext import words
from briefdeck.values import replace

_LEAST = 2  # sections of a part that has a divider


def with_openers(outline: Outline) -> Outline:
    """The outline of a deck, with dividers where its plan asks for these from so many slides on. A part of the tracker
    that comes back has none: nothing begins there that has not begun before."""
    counted = sum(not part.appendix for part in outline.parts)
    if not outline.openers or counted < outline.openers:
        return outline
    return replace(outline, parts=tuple(_opened(outline.parts)))


def _opened(parts: Sequence[Part]) -> Iterator[Part]:
    runs = [(name, tuple(those)) for name, those in groupby(parts, key=lambda part: part.tracker)]
    times = Counter(name for name, _ in runs)
    numbers = _numbers(parts)
    for name, those in runs:
        rows = {part.sections[0]: part.title or part.topic for part in reversed(those) if part.sections}
        if name in numbers and times[name] == 1 and len(rows) >= _LEAST and not those[0].appendix:
            shown = tuple((text, anchor) for anchor, text in reversed(rows.items()))
            yield Part(
                those[0].span,
                "section",
                title=words(name),
                topic=words(str(numbers[name])),
                tracker=name,
                group=those[0].group,
                areas=((Opener(shown),),),
            )
        yield from those


def _numbers(parts: Sequence[Part]) -> dict[str, int]:
    """The parts of the tracker by their number in the contents, and from the first on where a deck has none."""
    lists = (n for n, part in enumerate(parts) if any(block.lists_groups for area in part.areas for block in area))
    begin = next(lists, -1) + 1
    names = dict.fromkeys(part.tracker for part in parts[begin:] if part.tracker)
    return {name: number for number, name in enumerate(names, 1)}

"""Dividers of long decks: a slide before each part of the tracker, with its number, its name and what follows in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from briefdeck.blocks.opener import Opener
from briefdeck.document.outline import Outline, Part
from briefdeck.document.richtext import words
from briefdeck.values import replace

_LEAST, _MOST = 2, 10  # sections of a part that has a divider: as many stand on it


def in_stretches(outline: Outline) -> Outline:
    """The outline of a deck whose tracker goes on and never back: a section whose name in it has passed belongs to the
    stretch of slides that it stands in. As it is where more than a third of the stretches come back: the order is
    another.
    """
    named = [part.tracker for part in outline.parts if _is_tracked(part)]
    stretches = [name for name, _ in groupby(named)]
    if (len(stretches) - len(set(stretches))) * 3 > len(stretches):
        return outline
    made: list[Part] = []
    passed, current = set[str](), ""
    for part in outline.parts:
        name = part.tracker
        if _is_tracked(part) and name in passed and name != current:
            made.append(replace(part, tracker=current, group=current if part.group == name else part.group))
            continue
        passed, current = passed | {name}, name
        made.append(part)
    return replace(outline, parts=tuple(made))


def _is_tracked(part: Part) -> bool:
    return bool(part.tracker and part.sections) and not part.appendix


def with_openers(outline: Outline) -> Outline:
    """The outline of a deck, with dividers where its plan asks for these from so many slides on: before the parts of
    the tracker that have several sections, where these are most of its parts. Others have none, nor has a part that
    comes back: nothing begins there that has not begun before."""
    counted = sum(not part.appendix for part in outline.parts)
    if not outline.openers or counted < outline.openers:
        return outline
    made = tuple(_opened(outline.parts))
    named = {part.tracker for part in outline.parts if _is_tracked(part)}
    few = (len(made) - len(outline.parts)) * 2 < len(named)
    return outline if few else replace(outline, parts=made)


def _opened(parts: Sequence[Part]) -> Iterator[Part]:
    runs = [(name, tuple(those)) for name, those in groupby(parts, key=lambda part: part.tracker)]
    times = Counter(name for name, _ in runs)
    numbers = _numbers(parts)
    for name, those in runs:
        rows = {part.sections[0]: part.title or part.topic for part in reversed(those) if part.sections}
        if name in numbers and times[name] == 1 and _LEAST <= len(rows) <= _MOST and not those[0].appendix:
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

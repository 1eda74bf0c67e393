"""Which sources a memo lists: those that it cites, those in which these are cited, and those that no
statement cites.

What a memo leaves out takes its sources with it: a number that stands nowhere else sends readers to look for it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from operator import methodcaller
from typing import Any

from briefdeck.blocks.references import References
from briefdeck.document.block import Block
from briefdeck.document.origins import within
from briefdeck.document.outline import Outline, Part
from briefdeck.document.reference import Reference
from briefdeck.document.richtext import Citation, Origin, RichText
from briefdeck.document.visible import Record, Visible
from briefdeck.values import replace

_PLAIN = frozenset({str, int, float, bool, bytes, type(None), Origin})  # what most values are, and none cites
# What a briefing has at hand: whatever is cited there alone is left out by nobody.
_STORES = {"sources", "figures", "all_figures"}


def with_listed(outline: Outline, visible: Visible) -> Outline:
    """An outline whose lists of sources lack those that only what it leaves out cites; a part of nothing but such a
    list goes with the last of them."""
    if not any(isinstance(block, References) for part in outline.parts for area in part.areas for block in area):
        return outline
    known = {reference.key: reference for reference in outline.references}
    said = {name: value for name, value in visible.names.items() if name not in _STORES}
    return _listing_no(outline, _with_their_own(_cited(said), known) - _with_their_own(_cited(outline.parts), known))


def relisted(outline: Outline, parts: tuple[Part, ...]) -> Outline:
    """An outline with other parts, whose lists of sources lack those that these no longer cite."""
    known = {reference.key: reference for reference in outline.references}
    before, after = (_with_their_own(_cited(each), known) for each in (outline.parts, parts))
    return _listing_no(replace(outline, parts=parts), before - after)


def _listing_no(outline: Outline, idle: set[str]) -> Outline:
    """An outline whose lists of sources lack these."""
    if not idle:
        return outline
    parts = [_without(part, idle) for part in outline.parts]
    return replace(outline, parts=tuple(part for part in parts if part is not None))


def _with_their_own(keys: Iterable[str], known: Mapping[str, Reference]) -> set[str]:
    """Sources, and those in which they are cited."""
    found: set[str] = set()
    for key in keys:
        while key in known and key not in found:
            found.add(key)
            key = known[key].via
    return found


def _without(part: Part, idle: set[str]) -> Part | None:
    """A part without these sources in its lists; None where nothing else is in it."""
    kept = [(made, spare) for block, spare in part.marked if (made := _listing(block, idle)) is not None]
    return part.with_blocks(kept) if kept or not any(part.areas) else None


def _listing(block: Block, idle: set[str]) -> Block | None:
    """A list of sources without these, None where it has no others; any other block as it is."""
    if not isinstance(block, References):
        return block
    entries = tuple(entry for entry in block.entries if entry.key not in idle)
    return replace(block, entries=entries) if entries else None


def _cited(value: Any) -> Iterator[str]:
    """The keys of the sources that are cited anywhere in a value; of a source itself, its own."""
    waiting, met = [value], set[int]()
    while waiting:
        each = waiting.pop()
        kind = each.__class__
        if kind in _PLAIN:
            continue
        if kind is RichText:
            for inline in each.inlines:
                if inline.__class__ is Citation:
                    yield inline.key
        elif kind is Citation:
            yield each.key
        elif (inside := _inside(kind)) is not None and id(each) not in met:
            met.add(id(each))
            waiting += inside(each)


def _of_record(record: Record) -> Iterable[Any]:
    return [record.citation] if "citation" in set(record.names()) else record.values()


_READERS: tuple[tuple[type, Callable[[Any], Iterable[Any]]], ...] = (
    (str, lambda _: ()),
    (Reference, lambda _: ()),
    (list, iter),
    (Record, _of_record),
    (Mapping, methodcaller("values")),
)


@cache
def _inside(kind: type) -> Callable[[Any], Iterable[Any]] | None:
    """What gives the values in one of this type; None where it has none."""
    return next((reads for known, reads in _READERS if issubclass(kind, known)), None) or within(kind)

"""A memo within the limit of its audience, by what its plan lets go.

What goes is in the order of its rounds, and of one round what stands last goes first: no more than has to, so that what
goes late may bring back what went before. Where all of it were too little, nothing goes, and the limit is told as any.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from briefdeck.diagnostics import Diagnostic, Facts, Measure, Span
from briefdeck.diagnostics.rules import document as rules
from briefdeck.document.memo import Memo
from briefdeck.document.outline import Outline, Part
from briefdeck.pipeline.compose.listed import relisted

_NEAR = 2  # pages above a limit may be saved
_BACK = 12  # things that may come back, each of which is tried: what matters most first
_NAMED = 4  # parts that are told by their titles


class Unit(NamedTuple):
    """Something that may go: a part by its place, a block of it by that, or the sentences behind its statements."""

    round: int
    part: int
    block: int | None = None
    whole: bool = True


def spared(outline: Outline, most: int, made: Callable[[Outline], Memo]) -> tuple[Memo, tuple[Diagnostic, ...]]:
    """A memo as it is `made` of an outline, with no more pages than `most` (0: any number) where its plan lets enough
    go, and what has gone.

    Footnotes are numbered by their places, and a deck has their numbers: what has these stays whole.
    """
    memo = made(outline)
    near = most < len(memo.pages) <= most + _NEAR and not outline.footnotes
    units = [*_units(outline.parts)] if most and near else []
    best = made(_without(outline, units)) if units else memo
    if not units or len(best.pages) > most:
        return memo, ()
    few, enough = 0, len(units)  # so many are too few, and so many are enough
    while enough - few > 1:
        middle = (few + enough) // 2
        if len((tried := made(_without(outline, units[:middle]))).pages) > most:
            few = middle
        else:
            enough, best = middle, tried
    gone = units[:enough]
    for unit in [*reversed(gone[:-1])][:_BACK]:
        # What goes last may have made room for some of what went before it.
        kept = [other for other in gone if other is not unit]
        if len((tried := made(_without(outline, kept))).pages) <= most:
            gone, best = kept, tried
    return best, (_told(outline, gone, most),)


def _units(parts: Sequence[Part]) -> Iterator[Unit]:
    """What may go, what goes first before the rest."""
    for round_ in sorted({each for part in parts for each in (part.goes, *chain(*part.spare))} - {0}):
        for at, part in reversed([*enumerate(parts)]):
            for number, (block, spare) in reversed([*enumerate(part.marked)]):
                if spare.detail == round_ and block.without_details() != block:
                    yield Unit(round_, at, number, whole=False)
                if spare.whole == round_:
                    yield Unit(round_, at, number)
            if part.goes == round_:
                yield Unit(round_, at)


def _without(outline: Outline, units: Iterable[Unit]) -> Outline:
    """An outline without some of what may go, nor what only that cites."""
    gone = {unit[1:] for unit in units}
    touched = {at for at, *_ in gone}
    parts: list[Part] = []
    for at, part in enumerate(outline.parts):
        if at not in touched:
            parts.append(part)
        elif (at, None, True) not in gone:
            kept = (
                (block.without_details() if (at, number, False) in gone else block, spare)
                for number, (block, spare) in enumerate(part.marked)
                if (at, number, True) not in gone
            )
            parts.append(part.with_blocks(kept))
    return relisted(outline, tuple(parts))


def _told(outline: Outline, units: Sequence[Unit], most: int) -> Diagnostic:
    """M503: what has gone, at the plan."""
    parts = outline.parts
    whole = {unit.part for unit in units if unit.block is None}
    kinds = {"": [unit for unit in units if unit.block is None]}
    for unit in units:
        if unit.block is not None and unit.part not in whole:
            block = parts[unit.part].areas[0][unit.block]
            kinds.setdefault(f"the {block.name} of " if unit.whole else "details of ", []).append(unit)
    said = [kind + _titles(parts[unit.part].title.plain for unit in reversed(of)) for kind, of in kinds.items() if of]
    hint = "they stand in the deck; other choices: spare: in this plan, limits: {pages: …} in audience.yaml"
    what = f"to keep {most} pages the memo lacks {'; '.join(said)}"
    facts = Facts(measure=Measure("pages", most, most, "pages"))
    return rules.LEFT_OUT_FOR_ROOM.at(Span(parts[units[0].part].span.file), what, hint, facts=facts)


def _titles(titles: Iterable[str]) -> str:
    """Some titles of parts, and how many there are more."""
    known = [f"“{title}”" for title in dict.fromkeys(titles) if title]
    more = len(known) - _NAMED
    return ", ".join(known[:_NAMED]) + (f" and {more} more" if more > 0 else "")

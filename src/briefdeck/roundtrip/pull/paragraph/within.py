"""Figures in the midst of a text of the briefing, as `{{ figures.x }}` is: they are words of it, and go with these."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from briefdeck.model.markup import FigureUse, parse_inline
from briefdeck.provenance.record import Snapshot
from briefdeck.provenance.units import Unit
from briefdeck.roundtrip.pull.paragraph.rewording import Placed
from briefdeck.roundtrip.pull.paragraph.segments import Segment
from briefdeck.roundtrip.pull.paragraph.signs import Sign

Within = Mapping[int, tuple[int, int]]
"""Runs of a paragraph that show such a figure → the mark of its text, and its place among the signs of that."""


def within(
    built: Unit,
    made: Sequence[Segment],
    places: Sequence[Placed | None],
    signs: Mapping[int, Sequence[Sign]],
    snapshot: Snapshot,
) -> Within:
    """The figures of a paragraph that stand in one of its texts, right beside words of it that the paragraph shows."""
    found: dict[int, tuple[int, int]] = {}
    shown = [n for n, place in enumerate(places) if place is not None and max(place.places, default=-1) >= 0]
    for number, segment in enumerate(made):
        source = snapshot.source(built.pieces[segment.piece].mark)
        if source is None or not source.is_figure:
            continue
        name = str(source.path[1])
        sides = [n for n in shown if n < number][-1:], [n for n in shown if n > number][:1]
        for mark in dict.fromkeys(built.pieces[made[n].piece].mark for side in sides for n in side):
            own = signs[mark]
            before, after = ([n for n in side if built.pieces[made[n].piece].mark == mark] for side in sides)
            low = _end(places[before[0]]) if before else 0
            high = _start(places[after[0]]) if after else len(own)
            taken = {place for other, place in found.values() if other == mark}
            there = [n for n in range(low, high) if n not in taken and _figure(own[n]) == name]
            place = (there[:1] if before else there[-1:]) or [-1]
            gap = own[low : place[0]] if before else own[place[0] + 1 : high]
            if place[0] >= 0 and ((before and after) or _is_bare(gap)):
                found[number] = mark, place[0]
                break
    return found


def _end(place: Placed | None) -> int:
    return place.end if place is not None else 0


def _start(place: Placed | None) -> int:
    return min(p for p in place.places if p >= 0) if place is not None else 0


def _figure(sign: Sign) -> str:
    """The name of the figure that a sign stands for."""
    pieces = parse_inline(sign.written)[0] if sign.atom else ()
    return next((piece.name for piece in pieces if isinstance(piece, FigureUse)), "")


def _is_bare(signs: Iterable[Sign]) -> bool:
    return all(sign.atom or sign.text.isspace() for sign in signs)

"""A large number with what it measures: the number, its unit at half the size, the label, the time."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

from briefdeck.document.deck import Anchor
from briefdeck.document.figure import KeyFigure
from briefdeck.layout.nodes import Line, Node, Panel, Role, Stack, Surface, Text, Tone
from briefdeck.layout.sheet import around_number
from briefdeck.text import Face, width
from briefdeck.values import replace

_FACE, _SIZE = Face("", ""), 40.0  # in which it is measured what a number takes as a multiple of its size


def number(figure: KeyFigure, tone: Tone = Tone.INK, alike: Sequence[KeyFigure] = ()) -> Text:
    """The number alone, of one size with those that are `alike`."""
    others = tuple(number(other) for other in alike if other is not figure)
    return Text(figure.number, Role.NUMBER, tone, prefix=figure.prefix, unit=figure.unit, alike=others)


def ems(figure: KeyFigure) -> float:
    """How wide a number is with what stands around it, as a multiple of its size."""
    pieces = chain.from_iterable(around_number(words, _SIZE) for words in (figure.prefix, figure.unit))
    around = sum(width(piece, size, _FACE, bold=True) for piece, size in pieces)
    return width(figure.number.plain, 1.0, _FACE, bold=True) + around / _SIZE


def number_stacks(
    figures: Sequence[KeyFigure], tones: Sequence[Tone] = (), *, yields: bool = False
) -> tuple[Stack, ...]:
    """For each figure the label, the number, and the day for which it holds, one below the other; numbers of a panel
    that has to be no higher than what stands beside it yield."""
    return tuple(
        Stack(
            (
                Text(figure.label, Role.SECONDARY, Tone.SECONDARY),
                replace(number(figure, tone, figures), before=0.05, yields=yields),
                Text(figure.as_of, Role.LABEL, Tone.SECONDARY, before=0.2),
                Text(figure.note, Role.LABEL, Tone.SECONDARY, before=0.2),
            )
        )
        for figure, tone in zip(figures, tones or (Tone.INK,) * len(figures), strict=True)
    )


def dark_numbers(figures: Sequence[KeyFigure]) -> Node:
    """Figures one below the other in a dark panel, as high as what stands beside it."""
    apart = [
        node for stack in number_stacks(figures, yields=True) for node in (replace(stack, anchor=Anchor.MIDDLE), Line())
    ][:-1]
    grow = tuple(0.0 if isinstance(node, Line) else 1.0 for node in apart)
    return Panel(Stack(tuple(apart), 7.0, grow), Surface.MASS, (16.0, 8.0), most=9.0, name="Figures")

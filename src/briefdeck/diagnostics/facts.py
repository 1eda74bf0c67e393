"""What a finding is about, as values: programs read these, people the words beside them."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from math import isfinite

from briefdeck.diagnostics.span import Span


@dataclass(frozen=True, slots=True)
class Measure:
    """What was measured of a quantity, and what is allowed or wanted, both in `unit`.

    Units are pt, lines, characters, slides, pages, %, the unit of a figure; there is none for a ratio or a bare number.
    """

    quantity: str
    measured: float
    allowed: float
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of a finding beside its place in a file; what is not known, or does not apply, is empty or 0.

    `audiences` are those whose documents it concerns, none where it concerns all. `slide` and `page` count from 1, and
    so does a memo's `paragraph`, within its `piece`. `part` is a part of an Office package by its name, `piece` what of
    a slide, document or shape it is, as readers know it: notes, footnotes, chart, row 3. `shape` is the name of a
    shape, placeholder or drawing, `others` of those that it is held against; `layout` is a slide layout's name, `block`
    a kind of block, `face` a typeface, `words` the text itself. `more` counts the findings of the same kind that it
    stands for as well. `related` are other places that it concerns: the plan's line, the figure that a number repeats.
    """

    audiences: tuple[str, ...] = ()
    slide: int = 0
    page: int = 0
    paragraph: int = 0
    part: str = ""
    piece: str = ""
    shape: str = ""
    others: tuple[str, ...] = ()
    layout: str = ""
    block: str = ""
    face: str = ""
    words: str = ""
    more: int = 0
    measure: Measure | None = None
    related: tuple[Span, ...] = ()


NO_FACTS = Facts()


def measured(quantity: str, value: float | Decimal, allowed: float | Decimal, unit: str = "") -> Facts:
    """The facts of a finding of which no more is known than its measure; what is no finite number measures nothing."""
    if not (isfinite(value) and isfinite(allowed)):
        return NO_FACTS
    return Facts(measure=Measure(quantity, float(value), float(allowed), unit))

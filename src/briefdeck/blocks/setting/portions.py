"""What a percentage takes of its whole, drawn below its number: a bar on a track that is the whole."""

from __future__ import annotations

from briefdeck.document.figure import KeyFigure
from briefdeck.layout.nodes import Node, Panel, Row, Space, Surface
from briefdeck.locale.base import Language
from briefdeck.locale.units import is_percent
from briefdeck.patterns import regex_of

_HIGH = 7.0  # pt
_WHOLE = 100.0
_SIGNS = ("+", "-", "−")  # of a change


def portion(text: str, figure: KeyFigure, language: Language) -> float:
    """The part of a whole that a figure of a text is said to be, between 0 and 1; 0.0 where it is none: a rate, a
    change, what is more than all."""
    number = figure.number.plain.strip()
    if not is_percent(figure.unit.strip()) or figure.prefix.strip() in _SIGNS:
        return 0.0
    try:
        share = float(number.replace(",", ".")) / _WHOLE
    except ValueError:
        return 0.0
    said = f"{number}{figure.unit}"
    start = text.find(said)
    end = start + len(said)
    if not 0.0 < share < 1.0 or start < 0 or language.way(text, start, end) is not None:
        return 0.0
    marked = f"{text[:start]}{{}}{text[end:]}"
    return share if regex_of(language.portion).search(marked) else 0.0


def portion_bar(share: float) -> Node:
    """The bar, as wide as its place where the whole is."""
    taken = Panel(Space(_HIGH), Surface.MASS, (0.0, 0.0), name="Bar", most=1.0)
    left = Panel(Space(_HIGH), Surface.PANEL, (0.0, 0.0), name="Scale", most=1.0)
    return Row((taken, left), (share, 0.0), 0.0)

"""A large number with what it measures: the number, its unit at half the size, the label, the time."""

from __future__ import annotations

from briefdeck.document.figure import KeyFigure
from briefdeck.layout.nodes import Node, Role, Stack, Text, Tone


def number_stack(figure: KeyFigure, tone: Tone = Tone.INK) -> Node:
    """The label, the number, and the day for which it holds, one below the other."""
    return Stack(
        (
            Text(figure.label, Role.SECONDARY, Tone.SECONDARY),
            Text(figure.number, Role.NUMBER, tone, prefix=figure.prefix, unit=figure.unit, before=0.05),
            Text(figure.as_of, Role.LABEL, Tone.SECONDARY, before=0.2),
            Text(figure.note, Role.LABEL, Tone.SECONDARY, before=0.2),
        )
    )

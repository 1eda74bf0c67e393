"""Bands one below the other: what each begins with, in a label at its left, and what it says beside that."""

from __future__ import annotations

from briefdeck.document.richtext import words
from briefdeck.layout.nodes import Edge, Glyph, Node, Panel, Role, Row, Surface, Text

LABEL_WIDTH, _ICON = 48.0, 26.0  # pt


def band(number: int, told: Node, pad: float, *, icon: str = "", said: str, name: str) -> Row:
    """What is `told`, `pad` pt from the upper and lower edges of its band, behind its number or its icon. The shape of
    what it says is called `said` in Office, the whole by its `name`."""
    head = Glyph(icon, _ICON, centred=True) if icon else Text(words(f"{number}"), Role.HEADING, align="ctr")
    label = Panel(head, Surface.LABEL, (6.0, 8.0), edge=Edge.LABEL, name="Band label", most=9.0)
    return Row((label, Panel(told, Surface.PANEL, (16.0, pad), name=said, most=3.0)), (LABEL_WIDTH, 0.0), name=name)

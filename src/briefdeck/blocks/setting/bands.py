"""Bands one below the other: what each begins with, in a label at its left, and what it says beside that."""

from __future__ import annotations

from briefdeck.document.richtext import words
from briefdeck.layout.nodes import Edge, Glyph, Node, Panel, Role, Row, Surface, Text, Tone

LABEL_WIDTH, _ICON = 48.0, 26.0  # pt
_WIDE, _LARGE = 84.0, 40.0  # the same where they are few


def band(number: int, told: Node, pad: float, *, icon: str = "", said: str, name: str, few: bool = False) -> Row:
    """What is `told`, `pad` pt from the upper and lower edges of its band, behind its number or its icon. The shape of
    what it says is called `said` in Office, the whole by its `name`; of a `few` bands numbers and icons are large."""
    head: Node = Text(words(f"{number}"), Role.NUMBER if few else Role.HEADING, align="ctr", yields=few)
    if icon:
        head = Glyph(icon, _LARGE if few else _ICON, Tone.INK, centred=True)
    label = Panel(head, Surface.LABEL, (6.0, 8.0), edge=Edge.LABEL, name="Band label", most=9.0)
    return Row(
        (label, Panel(told, Surface.PANEL, (16.0, pad), name=said, most=3.0)),
        (_WIDE if few else LABEL_WIDTH, 0.0),
        name=name,
    )

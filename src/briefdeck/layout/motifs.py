"""The quiet figure of a cover: bands that leave a bundle and open, as wide as the amounts that they stand for."""

from __future__ import annotations

from briefdeck.document.deck import Group, Ribbon, Shape
from briefdeck.layout.nodes import Motif
from briefdeck.layout.sheet import Sheet
from briefdeck.ooxml.geometry import Frame

_BUNDLE = (0.52, 0.3)  # where the bundle begins and how high it is, as shares of the height
_GAP = 0.028  # between the bands where they have opened, as a share of the height
_LEAST = 0.25  # of an equal share: no band is thinner


def opening(node: Motif, frame: Frame, sheet: Sheet) -> tuple[Shape, ...]:
    """The bands, from the upper one down."""
    look = sheet.setting.look
    count = len(node.amounts)
    total = sum(node.amounts) or 1.0
    shares = [max(amount / total, _LEAST / count) for amount in node.amounts]
    whole = sum(shares)
    shares = [share / whole for share in shares]
    room = 1.0 - _GAP * (count - 1)
    start, y = _BUNDLE[0], 0.0
    made: list[Shape] = []
    for number, share in enumerate(shares):
        narrow, wide = share * _BUNDLE[1], share * room
        top, bottom = min(start, y), max(start + narrow, y + wide)
        at = Frame(frame.x, frame.y + top * frame.height, frame.width, (bottom - top) * frame.height)
        left = ((start - top) / (bottom - top), (start + narrow - top) / (bottom - top))
        right = ((y - top) / (bottom - top), (y + wide - top) / (bottom - top))
        slot = look.accent if number == node.accent else look.motif[number % len(look.motif)]
        made.append(Ribbon("Motif", at, left, right, slot))
        start, y = start + narrow, y + wide + _GAP
    return (Group("Motif", frame, tuple(made), ""),)

"""The quiet figure of a cover: bands that leave a bundle and open, as wide as the amounts that they stand for."""

from __future__ import annotations

from briefdeck.document.deck import Box, Group, Ribbon, Shape
from briefdeck.layout.nodes import Motif
from briefdeck.layout.sheet import Sheet
from briefdeck.ooxml.geometry import Frame

_BUNDLE = (0.5, 0.24)  # where the bundle begins and how high it is, as shares of the height
_APART, _GAP = 0.012, 0.05  # between the bands in the bundle and where they have opened, as shares of the height
_NODE = 6.0  # the width of the bar that the bands leave, pt
_LEAST = 0.25  # of an equal share: no band is thinner


def opening(node: Motif, frame: Frame, sheet: Sheet) -> tuple[Shape, ...]:
    """The bands, from the upper one down, and the bar that they leave."""
    look = sheet.setting.look
    count = len(node.amounts)
    total = sum(node.amounts) or 1.0
    shares = [max(amount / total, _LEAST / count) for amount in node.amounts]
    whole = sum(shares)
    shares = [share / whole for share in shares]
    room, bundle = 1.0 - _GAP * (count - 1), _BUNDLE[1] - _APART * (count - 1)
    start, y = _BUNDLE[0], 0.0
    made: list[Shape] = []
    for number, share in enumerate(shares):
        narrow, wide = share * bundle, share * room
        top, bottom = min(start, y), max(start + narrow, y + wide)
        at = Frame(frame.x, frame.y + top * frame.height, frame.width, (bottom - top) * frame.height)
        left = ((start - top) / (bottom - top), (start + narrow - top) / (bottom - top))
        right = ((y - top) / (bottom - top), (y + wide - top) / (bottom - top))
        slot = look.accent if number == node.accent else look.motif[number % len(look.motif)]
        made.append(Ribbon("Motif", at, left, right, slot))
        start, y = start + narrow + _APART, y + wide + _GAP
    node_ = Frame(frame.x, frame.y + _BUNDLE[0] * frame.height, _NODE, _BUNDLE[1] * frame.height)
    made.append(Box("Motif", node_, fill=look.on_mass_muted or look.line))
    return (Group("Motif", frame, tuple(made), ""),)

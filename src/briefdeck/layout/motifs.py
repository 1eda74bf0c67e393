"""The quiet figure of a cover: bands that leave a bundle and open, as wide as the amounts that they stand for; amounts
over time as columns from zero, with what lies over them and what the last of them comes to."""

from __future__ import annotations

from briefdeck.document.deck import Anchor, Box, Group, Ribbon, Shape
from briefdeck.layout.nodes import Role, Surface, Text
from briefdeck.layout.scaled import Motif
from briefdeck.layout.sheet import Sheet
from briefdeck.ooxml.geometry import Frame

_BUNDLE = (0.5, 0.24)  # where the bundle begins and how high it is, as shares of the height
_APART, _GAP = 0.012, 0.05  # between the bands in the bundle and where they have opened, as shares of the height
_NODE = 6.0  # the width of the bar that the bands leave, pt
_HIGH, _COLUMN = 0.62, 0.72  # of the height, what is over time; of their pitch, columns
_TAG, _INSET, _OVER = 0.72, (12.0, 7.0), 10.0  # the most of the width for words, around them and below them in pt
_BELOW = 0.12  # of what lies between two lines, below the lower one
_LEAST = 0.25  # of an equal share: no band is thinner


def figured(node: Motif, frame: Frame, sheet: Sheet) -> tuple[Shape, ...]:
    """The figure in its frame, as one group; to who does not see it, it says what stands over its last column."""
    draw = _columns if node.columns else _bands
    tag = _tag(node, frame, sheet) if node.columns and node.said else ()
    alt = f"{node.named.plain}: {node.said.plain}" if tag else ""
    return (Group("Motif", frame, (*draw(node, frame, sheet), *tag), alt),)


def _tag(node: Motif, frame: Frame, sheet: Sheet) -> tuple[Shape, ...]:
    """What the last column comes to, on the accent, over that column; nothing where it has no room there."""
    on = sheet.on(Surface.ACCENT)
    said = Text(node.named, Role.LABEL, align="r"), Text(node.said, Role.HEADING, strong=True, align="r")
    width = min(_TAG * frame.width, max(map(on.needed, said)) + 2 * _INSET[0])
    heights = [on.height(text, width - 2 * _INSET[0]) for text in said]
    high = sum(heights) + 2 * _INSET[1]
    top = frame.bottom - _HIGH * frame.height - _OVER - high
    right = frame.right - (1 - _COLUMN) * frame.width / len(node.amounts)
    if on.needed(said[1]) + 2 * _INSET[0] > width or top < frame.y:
        return ()
    at = Frame(right - width, top, width, high)
    words = tuple(on.words(text, width - 2 * _INSET[0])[0] for text in said)
    insets = (_INSET[0], _INSET[1], _INSET[0], _INSET[1])
    return (Box("Cover number", at, words, on.fill, anchor=Anchor.MIDDLE, insets=insets),)


def _columns(node: Motif, frame: Frame, sheet: Sheet) -> tuple[Shape, ...]:
    """Columns from the foot, the highest as high as the figure may be. Those between two lines show what lies there
    alone: the scale begins a little below the lowest of these."""
    look, pitch = sheet.setting.look, frame.width / len(node.amounts)
    feet, highest = node.feet or (0.0,) * len(node.amounts), max(node.amounts)
    zero = max(0.0, min(feet) - _BELOW * (highest - min(feet))) if all(feet) else 0.0
    unit = _HIGH * frame.height / (highest - zero)
    made: list[Shape] = []
    for number, (foot, amount) in enumerate(zip(feet, node.amounts, strict=True)):
        top, high = frame.bottom - (amount - zero) * unit, (amount - foot) * unit
        if high > 0:
            at = Frame(frame.x + number * pitch, top, pitch * _COLUMN, high)
            made.append(Box("Motif", at, fill=look.accent if node.accent == number else look.motif[0]))
    return tuple(made)


def _bands(node: Motif, frame: Frame, sheet: Sheet) -> tuple[Shape, ...]:
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
    return tuple(made)

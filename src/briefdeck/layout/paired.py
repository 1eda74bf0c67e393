"""Two values as columns on one scale from zero, a bracket between their tops, and what it says: native shapes."""

from __future__ import annotations

from collections.abc import Iterator

from briefdeck.document.deck import Anchor, Box, Geometry, Group, Rule, Shape
from briefdeck.document.richtext import words
from briefdeck.layout.nodes import Contrast, Pole, Role, Surface, Text, Tone
from briefdeck.layout.sheet import Sheet
from briefdeck.locale.base import NO_BREAK_SPACE
from briefdeck.ooxml.geometry import Frame
from briefdeck.values import replace

_BAR = 0.27  # of the width: a column
_AT = (0.08, 0.65)  # of the width: where the columns begin
_WORDS = 0.44  # of the width: what stands over and below a column
_NUMBERS = (1.25, 8.0)  # pitch of the numbers over the columns, and the space below them, pt
_PILL, _PAD = (96.0, 26.0), 8.0
_LEAST = 3.0


def contrasted(node: Contrast, frame: Frame, sheet: Sheet) -> tuple[Shape, ...]:
    """The shapes of two columns, as one group."""
    alt = "; ".join(f"{p.label.plain}: {p.number.prefix}{p.number.text.plain}{p.number.unit}" for p in node.poles)
    if node.ratio:
        alt += f"; {node.ratio.plain}"
    return (Group("Comparison", frame, tuple(_shapes(node, frame, sheet)), alt),)


def contrast_height(node: Contrast, width: float, sheet: Sheet) -> float:
    """The height that columns need; none is enough where a number does not stand on one line over its column."""
    return max(node.least, *(sheet.height(pole.number, width * _WORDS) for pole in node.poles))


def _shapes(node: Contrast, frame: Frame, sheet: Sheet) -> Iterator[Shape]:
    look, wide = sheet.setting.look, frame.width * _WORDS
    label = max(sum(sheet.height(text, wide) for text in _below(pole)) for pole in node.poles) + 6.0
    above = max(sheet.fitted(pole.number, wide) for pole in node.poles) * _NUMBERS[0] + _NUMBERS[1]
    foot = frame.bottom - label
    room = max(_LEAST, foot - frame.y - above)
    most = max(abs(pole.value) for pole in node.poles) or 1.0
    bars = []
    for pole, share in zip(node.poles, _AT, strict=True):
        height = max(_LEAST, room * abs(pole.value) / most)
        bar = Frame(frame.x + share * frame.width, foot - height, _BAR * frame.width, height)
        bars.append(bar)
        yield Box("Column", bar, fill=look.accent if pole.accent else look.grey)
        yield from _words(pole, bar, frame, above, label, sheet)
    yield Rule("Axis", Frame(frame.x, foot, frame.width, 0.0), look.ink, 1.0)
    if node.ratio and abs(bars[0].y - bars[1].y) > _PILL[1]:
        yield from _bracket(node, bars[0], bars[1], sheet)


def _words(pole: Pole, bar: Frame, frame: Frame, above: float, label: float, sheet: Sheet) -> Iterator[Shape]:
    wide = frame.width * _WORDS
    x = min(max(frame.x, bar.x + bar.width / 2 - wide / 2), frame.right - wide)
    number, _ = sheet.words(replace(pole.number, align="ctr"), wide)
    place = Frame(x, bar.y - above, wide, above - _NUMBERS[1] / 2)
    yield Box("Number", place, (number,), anchor=Anchor.BOTTOM, insets=(0.0, 0.0, 0.0, 2.0))
    said = tuple(sheet.words(text, wide)[0] for text in _below(pole) if text.text)
    yield Box("Label", Frame(x, bar.bottom + 5.0, wide, label - 5.0), said)


def _below(pole: Pole) -> tuple[Text, Text]:
    """What stands below a column."""
    return Text(pole.label, Role.SECONDARY, align="ctr"), Text(pole.note, Role.LABEL, Tone.SECONDARY, align="ctr")


def _bracket(node: Contrast, first: Frame, second: Frame, sheet: Sheet) -> Iterator[Shape]:
    """A line at the lower top, one up to the higher, and the words at their middle."""
    accent = sheet.setting.look.accent
    low, high = (first, second) if first.y > second.y else (second, first)
    left, right = first.right, second.x
    middle = (left + right) / 2
    yield Rule("Level", Frame(left, low.y, right - left, 0.0), accent, 1.0, dashed=True)
    yield Rule("Level", Frame(left, high.y, right - left, 0.0), accent, 1.0, dashed=True)
    yield Rule("Difference", Frame(middle, high.y, 0.0, low.y - high.y), accent, 1.5)
    width = min(_PILL[0], right - left)
    on, text = sheet.on(Surface.ACCENT), Text(node.ratio, strong=True, align="ctr")
    if on.needed(text) > width - _PAD:  # an amount with its unit on a line of its own
        text = replace(text, text=words(node.ratio.plain.replace(NO_BREAK_SPACE, " ")))
    said, _ = on.words(text, width)
    tall = max(_PILL[1], on.height(text, width) + 2.0)
    pill = Frame(middle - width / 2, (low.y + high.y) / 2 - tall / 2, width, tall)
    yield Box("Ratio", pill, (said,), on.fill, geometry=Geometry.ROUND, anchor=Anchor.MIDDLE)

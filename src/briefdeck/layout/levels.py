"""Values that are near each other as levels on one upright scale, with how far apart they are: bars from zero would not
show that. Native shapes."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from briefdeck.document.deck import Anchor, Box, Rule, Shape
from briefdeck.document.richtext import RichText
from briefdeck.layout.nodes import Pole, Ranked, Role, Surface, Text, Tone
from briefdeck.layout.sheet import Sheet
from briefdeck.ooxml.geometry import Frame
from briefdeck.values import dataclass, replace

_WIDE, _INSET = 76.0, 8.0  # the scale, and around what stands on it, pt
_TICK, _APART = 18.0, 8.0  # the line of a level beside the scale, and between its number and its words, pt
_STUB = 12.0  # of the scale below its lowest level, pt
_BETWEEN = 2.0  # the words of two levels, pt
_LEVEL, _LIMIT = 1.0, 1.5  # their lines, pt


@dataclass(frozen=True, slots=True)
class _Level:
    """A value at its height, `y` in pt from the top of the slide, with what is said of it."""

    pole: Pole
    y: float
    is_limit: bool

    @property
    def matters(self) -> bool:
        """Whether the eye shall go there: from the accented value to the limit."""
        return self.pole.accent or self.is_limit


def levels(node: Ranked, frame: Frame, sheet: Sheet) -> tuple[Shape, ...]:
    """The shapes in a frame; none where values are so close there that their words would meet."""
    poles = sorted((*node.poles, *((node.limit,) if node.limit else ())), key=lambda pole: pole.value)
    numbers = max(sheet.width(pole.number) for pole in poles)
    left = frame.x + _WIDE + _TICK + _INSET
    words = Frame(left + numbers + _APART, frame.y, frame.right - left - numbers - _APART, 0.0)
    high = [
        max(sheet.height(p.number, numbers), sum(sheet.height(t, words.width) for t in _words(p, strong=True)))
        for p in poles
    ]
    low, most = poles[0].value, poles[-1].value
    foot = frame.bottom - max(_STUB, high[0] / 2)
    room = foot - frame.y - high[-1] / 2
    if words.width <= 0.0 or room <= 0.0 or low >= most:
        return ()
    made = [_Level(p, foot - (p.value - low) / (most - low) * room, p is node.limit) for p in poles]
    near = zip(pairwise(made), pairwise(high), strict=True)
    if any(lower.y - upper.y < (one + other) / 2 + _BETWEEN for (lower, upper), (one, other) in near):
        return ()
    below = sheet.on(Surface.DASHED).border  # the scale goes on to zero, as far as nobody draws it
    shapes: list[Shape] = [Box("Bar", Frame(frame.x, foot, _WIDE, _STUB), (), "", *below, dashed=True)]
    shapes += [shape for part in zip(pairwise(made), node.apart, strict=True) for shape in _part(*part, frame, sheet)]
    for level, tall in zip(made, high, strict=True):
        shapes += _level(level, frame, replace(words, y=level.y - tall / 2, height=tall), numbers, sheet)
    return tuple(shapes)


def _words(pole: Pole, *, strong: bool) -> tuple[Text, ...]:
    """The name of a level, and below it its terms."""
    named = Text(pole.label, Role.SECONDARY, strong=strong or None)
    return tuple(text for text in (named, Text(pole.note, Role.LABEL, Tone.SECONDARY)) if text.text)


def _part(ends: tuple[_Level, _Level], apart: RichText, frame: Frame, sheet: Sheet) -> Iterator[Shape]:
    """What lies between two levels, and how far they are apart, where there is room for that."""
    lower, upper = ends
    accent = lower.matters and upper.matters
    on = sheet.on(Surface.ACCENT if accent else Surface.PANEL)
    said = Text(apart, Role.HEADING if accent else Role.SECONDARY, strong=accent or None, align="ctr")
    at = Frame(frame.x, upper.y, _WIDE, lower.y - upper.y)
    holds = on.width(said) <= _WIDE - _INSET and on.height(said, _WIDE) <= at.height - _BETWEEN
    line, weight = on.border
    inside = (on.words(said, _WIDE)[0],) if holds else ()
    yield Box("Bar", at, inside, on.fill, line, weight, anchor=Anchor.MIDDLE)


def _level(level: _Level, frame: Frame, words: Frame, numbers: float, sheet: Sheet) -> Iterator[Shape]:
    """The line of a level over the scale and beside it, its number and its words."""
    look = sheet.setting.look
    reach = Frame(frame.x, level.y, _WIDE + _TICK, 0.0)
    weight = _LIMIT if level.is_limit else _LEVEL
    yield Rule("Limit" if level.is_limit else "Level", reach, look.ink, weight, dashed=level.is_limit)
    number = replace(words, x=frame.x + _WIDE + _TICK + _INSET, width=numbers)
    tone = Tone.ACCENT if level.pole.accent else Tone.INK
    yield Box("Value", number, (sheet.words(replace(level.pole.number, tone=tone), numbers)[0],), anchor=Anchor.MIDDLE)
    said = tuple(sheet.words(text, words.width)[0] for text in _words(level.pole, strong=level.matters))
    yield Box("Label", words, said, anchor=Anchor.MIDDLE)

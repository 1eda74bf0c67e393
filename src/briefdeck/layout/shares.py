"""The parts of a whole as a list beside their chart: a sign in the colour of the slice, name, amount and share; below,
what they come to. Native shapes, in the order of the slices.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefdeck.document.deck import Anchor, Box, Group, Rule, Shape
from briefdeck.document.richtext import RichText
from briefdeck.document.slices import slice_shade
from briefdeck.layout.typesetting import Typesetting, paragraph, pitch, runs
from briefdeck.ooxml.geometry import Frame
from briefdeck.text import width as line_width
from briefdeck.values import dataclass

_SIGN, _GAP = 0.8, 0.7  # in type sizes: the sign of a slice, from it to the name
_APART = 1.6  # in type sizes: from one column to the next
_CLOSE, _OPEN = 1.35, 2.2  # from one row to the next, in lines
_LARGER = (-2, -1)  # steps
_SAFE = 1.04  # widths are what programs take at most


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a whole as it is told: one that is `strong` is emphasised; the last one may be the whole."""

    name: RichText
    amount: RichText
    share: RichText
    strong: bool = False
    whole: bool = False


def list_size(parts: Sequence[Part], width: float, height: float, setting: Typesetting) -> float:
    """The largest size of primary text, be it that of a page with little on it, at which a list fits an area; 0 where
    none does."""
    larger = [setting.step(setting.sizes.body, step) for step in _LARGER]
    fitting = (
        size
        for size in (*larger, *setting.primary_sizes)
        if sum(_widths(parts, size, setting)) + (_SIGN + _GAP) * size <= width
        and len(parts) * pitch(size) * _CLOSE <= height
    )
    return next(fitting, 0.0)


def _widths(parts: Sequence[Part], size: float, setting: Typesetting) -> tuple[float, float, float]:
    """What names, amounts and shares need, with the space before the latter two."""

    def widest(texts: Iterator[RichText]) -> float:
        wide = max((line_width(t.plain, size, setting.face, bold=True) for t in texts), default=0.0)
        return wide * _SAFE + size / 4 if wide else 0.0

    names = widest(part.name for part in parts)
    amounts, shares = widest(part.amount for part in parts), widest(part.share for part in parts)
    return names, amounts + _APART * size, shares and shares + _APART * size


def parts_list(parts: Sequence[Part], frame: Frame, size: float, setting: Typesetting) -> Group:
    """The list at the middle of the height of a frame."""
    most = pitch(size) * _OPEN
    high = min(most, frame.height / len(parts))
    place = Frame(frame.x, frame.y + (frame.height - high * len(parts)) / 2, frame.width, high * len(parts))
    told = "; ".join(" ".join(t.plain for t in (p.name, p.amount, p.share) if t) for p in parts)
    return Group("Parts", place, tuple(_shapes(parts, place, size, setting)), told)


def _shapes(parts: Sequence[Part], frame: Frame, size: float, setting: Typesetting) -> Iterator[Shape]:
    look = setting.look
    slots = {"accent": look.accent, "muted": look.grey, "ink": look.ink}
    slices = [part for part in parts if not part.whole]
    strong = [n for n, part in enumerate(slices) if part.strong]
    _, amount, share = _widths(parts, size, setting)
    sign, high = _SIGN * size, frame.height / len(parts)
    left = frame.x + sign + _GAP * size
    for n, part in enumerate(parts):
        y = frame.y + n * high
        if n:
            ruled = look.ink if part.whole else look.line
            yield Rule("Line", Frame(frame.x, y, frame.width, 0.0), ruled, 1.0 if part.whole else 0.5)
        if not part.whole:
            slot, tint = slice_shade(n, len(slices), strong)
            colour = f"{slots[slot]} {'-' if look.dark else '+'}{tint}%" if tint else slots[slot]
            yield Box("Sign", Frame(frame.x, y + (high - sign) / 2, sign, sign), fill=colour, line=look.line)
        right = frame.right
        columns = ((part.share, share), (part.amount, amount))
        cells = []
        for text, wide in columns:
            cells.append((text, Frame(right - wide, y, wide, high), "r"))
            right -= wide
        cells.append((part.name, Frame(left, y, right - left, high), ""))
        for text, place, align in reversed(cells):
            if text:
                bold = part.strong or part.whole
                colour = look.accent if part.strong else ""
                made = paragraph(runs(text, size, colour=colour, bold=bold or None), size, align=align, role="primary")
                yield Box("Part", place, (made,), anchor=Anchor.MIDDLE)

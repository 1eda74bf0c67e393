"""Widths of the columns of tables on slides, from what each of them asks for."""

from __future__ import annotations

from collections.abc import Sequence

from briefdeck.document.richtext import RichText
from briefdeck.model.leaves import Align
from briefdeck.text import Face
from briefdeck.text import width as text_width

_LETTER, _WIDEST = 10.0, 168.0  # pt for a strong letter of what stands before other words, and for all of these
_NAMES = 0.35  # of a table's width, for names before columns of numbers, where these need no more
_NUMBERS = 0.16  # of a table's width, for a column of numbers where there is room
_EM, _MARK = 0.024, 0.03  # of the width of a slide: an em of what names a row, a mark of a source
_ANY_FACE = Face("", "")


def room_before(label: str, least: float) -> float:
    """Points for a few words before others: enough for the longest of them, which cannot be broken."""
    return max(least, min(_WIDEST, _LETTER * max(map(len, label.split()), default=0)))


def share_of(name: RichText) -> float:
    """Of the width of a slide what a strong name of a row takes on one line, the marks of its sources behind it."""
    return text_width(name.plain, _EM, _ANY_FACE) + _MARK * len(name.citations)


def column_widths(
    width: float, least: list[float], wanted: list[float], weights: Sequence[float], aligns: Sequence[Align]
) -> tuple[float, ...]:
    """Widths in points that add up to `width`: weights where a plan gives them, else what each column asks for.

    A column gets at least the `least` that it can be read in; what is left goes to columns by how much more they could
    use, up to what is `wanted` for lines that do not wrap.
    """
    if all(weights):
        return _weighted(width, weights, least)
    marks = [index for index, align in enumerate(aligns) if align is Align.CENTER]
    for needs in (least, wanted):  # columns of marks are as wide as each other
        for index in marks:
            needs[index] = max(needs[i] for i in marks)
    return _share(width, least, wanted, [align is not Align.RIGHT for align in aligns])


def _weighted(width: float, weights: Sequence[float], least: Sequence[float]) -> tuple[float, ...]:
    """Widths in the proportion of their weights, but none below the least where all of these have room."""
    narrow: set[int] = set()
    made = list(least)
    while sum(least) < width:
        rest = width - sum(least[index] for index in narrow)
        total = sum(weight for index, weight in enumerate(weights) if index not in narrow)
        made = [least[i] if i in narrow else rest * weight / total for i, weight in enumerate(weights)]
        below = {i for i, w in enumerate(made) if w < least[i]} - narrow
        if not below:
            return tuple(made)
        narrow |= below
    return tuple(width * weight / sum(weights) for weight in weights)


def _share(width: float, least: Sequence[float], wanted: Sequence[float], open_: Sequence[bool]) -> tuple[float, ...]:
    if sum(wanted) <= width:
        # First each column of numbers gets room enough to stand apart from the next one.
        apart = [w if o else max(w, min(width * _NUMBERS, w * 3)) for w, o in zip(wanted, open_, strict=True)]
        wanted = apart if sum(apart) <= width else wanted
        spare = width - sum(wanted)
        if open_[0] and not any(open_[1:]) and len(open_) > 1:
            # Names before numbers take no more than they need or may; what is left parts the numbers.
            first = min(wanted[0] + spare, max(wanted[0], width * _NAMES))
            rest = (width - first - sum(wanted[1:])) / (len(open_) - 1)
            return (first, *(w + rest for w in wanted[1:]))
        total = sum(w for w, o in zip(wanted, open_, strict=True) if o) or sum(wanted)
        return tuple(w + (spare * w / total if o or not any(open_) else 0) for w, o in zip(wanted, open_, strict=True))
    if sum(least) >= width:
        return tuple(w * width / sum(least) for w in least)
    # Square roots: a column with four times the text wants twice the width, and the rest more lines.
    shares = [max(w - m, 0.0) ** 0.5 for w, m in zip(wanted, least, strict=True)]
    spare, made = width - sum(least), list(least)
    while spare > 0.01 and any(shares):
        total, left = sum(shares), 0.0
        for index, share in enumerate(shares):
            grown = min(wanted[index], made[index] + spare * share / total) if share else made[index]
            left += spare * share / total - (grown - made[index])
            made[index] = grown
            if made[index] >= wanted[index]:
                shares[index] = 0.0
        spare = left
    return tuple(made)

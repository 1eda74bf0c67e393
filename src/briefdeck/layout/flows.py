"""A flow as shapes: pools as bars in columns, ribbons as wide as what flows through them, words beside the bars."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from briefdeck.document.deck import Anchor, Box, Group, Ribbon, Shape
from briefdeck.document.richtext import RichText, Run, words
from briefdeck.layout.nodes import Flow, Pool, Role, Text, Tone
from briefdeck.layout.sheet import Sheet
from briefdeck.ooxml.geometry import Frame

_BAR = 14.0  # the width of a pool
_APART = 8.0  # between a bar and its words
_WORDS = (0.24, 0.34)  # shares of the width that the words of the first column and of the last may take
_LEAST_GAP, _MOST_GAP = 8.0, 28.0  # between the pools of a column


def flowing(node: Flow, frame: Frame, sheet: Sheet) -> tuple[Shape, ...]:
    """The shapes of a flow: ribbons, bars over them, then words; one group, since one part means nothing without the
    others."""
    head = _head_height(node, sheet)
    body = frame.below(head)
    bars = _bars(node, body, sheet)
    shapes: list[Shape] = list(_heads(node, frame, sheet))
    shapes += _ribbons(node, bars, sheet)
    for column in node.columns:
        for pool in column:
            shapes.append(Box("Pool", bars[pool.key], fill=_slot(pool, sheet)))
    for number, column in enumerate(node.columns):
        shapes += (_said(pool, number, node, bars, body, sheet) for pool in column)
    alt = "; ".join(f"{p.label.plain} {p.value.plain}" for column in node.columns for p in column)
    return (Group("Flow", frame, tuple(shapes), alt),)


def _slot(pool: Pool, sheet: Sheet) -> str:
    look = sheet.setting.look
    return look.accent if pool.accent else look.mass


def _head_height(node: Flow, sheet: Sheet) -> float:
    return sheet.size(Role.LABEL) * 1.35 + 6.0 if any(node.heads) else 0.0


def _columns(node: Flow, frame: Frame, sheet: Sheet) -> list[float]:
    """Where the bars of each column begin: the words of the first and of the last stand on one line, if they can."""
    first, last = (
        min(share * frame.width, max(sheet.width(replace(_told(pool, ""), strong=True)) for pool in column))
        for share, column in zip(_WORDS, (node.columns[0], node.columns[-1]), strict=True)
    )
    room = frame.width - first - last - _BAR - 2 * _APART
    steps = max(1, len(node.columns) - 1)
    return [frame.x + first + _APART + room * n / steps for n in range(len(node.columns))]


def _bars(node: Flow, frame: Frame, sheet: Sheet) -> dict[str, Frame]:
    """The bar of each pool: as high as what flows through it, on one scale. Words that are higher than their bar push
    the next one away; columns stand in the middle of the height."""
    fullest = max(sum(pool.amount for pool in column) for column in node.columns) or 1.0
    said = [[_words_height(pool, n, node, frame, sheet) for pool in column] for n, column in enumerate(node.columns)]
    scale = frame.height / fullest
    for heights, column in zip(said, node.columns, strict=True):
        scale = min(scale, _scale(heights, [pool.amount for pool in column], frame.height))
    made: dict[str, Frame] = {}
    for x, column, heights in zip(_columns(node, frame, sheet), node.columns, said, strict=True):
        bars = [max(1.0, pool.amount * scale) for pool in column]
        slots = [max(bar, height) for bar, height in zip(bars, heights, strict=True)]
        spare = frame.height - sum(slots)
        gap = min(_MOST_GAP, spare / max(1, len(column) - 1))
        y = frame.y + (spare - gap * (len(column) - 1)) / 2
        for pool, bar, slot in zip(column, bars, slots, strict=True):
            made[pool.key] = Frame(x, y + (slot - bar) / 2, _BAR, bar)
            y += slot + gap
    return made


def _scale(words: list[float], amounts: list[float], height: float) -> float:
    """Points for a unit of what flows, so that a column fits: its bars, or the words beside them, and least gaps."""
    room = height - _LEAST_GAP * (len(words) - 1)
    scale = room / (sum(amounts) or 1.0)
    for _ in words:  # each turn finds at least one more bar that is lower than its words
        low = [amount * scale < word for amount, word in zip(amounts, words, strict=True)]
        left = room - sum(word for word, is_low in zip(words, low, strict=True) if is_low)
        large = sum(amount for amount, is_low in zip(amounts, low, strict=True) if not is_low)
        if not large:
            break
        scale = min(scale, max(0.0, left) / large)
    return scale


def _ribbons(node: Flow, bars: dict[str, Frame], sheet: Sheet) -> Iterator[Shape]:
    look = sheet.setting.look
    amounts = {pool.key: pool.amount or 1.0 for column in node.columns for pool in column}
    accents = {pool.key for column in node.columns for pool in column if pool.accent}
    out = {key: bar.y for key, bar in bars.items()}
    into = dict(out)
    order = {key: n for n, key in enumerate(bars)}
    for link in sorted(node.links, key=lambda link: (order[link.start], order[link.end])):
        start, end = bars[link.start], bars[link.end]
        wide = link.amount / amounts[link.start] * start.height
        wide_in = link.amount / amounts[link.end] * end.height
        y, z = out[link.start], into[link.end]
        out[link.start], into[link.end] = y + wide, z + wide_in
        top, bottom = min(y, z), max(y + wide, z + wide_in)
        frame = Frame(start.right, top, end.x - start.right, bottom - top)
        left, right = ((y - top, y + wide - top), (z - top, z + wide_in - top))
        slot = look.accent if link.end in accents else look.line
        yield Ribbon("Flow", frame, _shares(left, frame.height), _shares(right, frame.height), slot)


def _shares(edge: tuple[float, float], height: float) -> tuple[float, float]:
    return edge[0] / (height or 1.0), edge[1] / (height or 1.0)


def _heads(node: Flow, frame: Frame, sheet: Sheet) -> Iterator[Shape]:
    starts = _columns(node, frame, sheet)
    edges = [frame.x, *((a + b) / 2 for a, b in pairwise(starts)), frame.right]
    for n, head in enumerate(node.heads):
        if head:
            align = "r" if n == 0 else ""
            right = starts[0] + _BAR if n == 0 else edges[n + 1]
            left = frame.x if n == 0 else starts[n]
            made, _ = sheet.words(Text(head, Role.LABEL, Tone.SECONDARY, strong=True, align=align), right - left)
            yield Box("Head", Frame(left, frame.y, right - left, _head_height(node, sheet) - 6.0), (made,))


def _told(pool: Pool, align: str) -> Text:
    strong = tuple(replace(i, bold=True) if isinstance(i, Run) else i for i in pool.label.inlines)
    said = RichText(strong) + (words("  ") + pool.value if pool.value else RichText())
    return Text(said, Role.SECONDARY, Tone.ACCENT if pool.accent else Tone.INK, align=align)


def _room(number: int, node: Flow, frame: Frame, sheet: Sheet) -> tuple[float, float, str]:
    """Where the words of a column begin, how wide they may be, how they are aligned: at the left of the first column,
    at the right of the others."""
    starts = _columns(node, frame, sheet)
    if number == 0:
        return frame.x, starts[0] - _APART - frame.x, "r"
    left = starts[number] + _BAR + _APART
    if number == len(starts) - 1:
        return left, frame.right - left, ""
    return left, (starts[number + 1] - left) * 0.7, ""


def _words_height(pool: Pool, number: int, node: Flow, frame: Frame, sheet: Sheet) -> float:
    _, width, align = _room(number, node, frame, sheet)
    return sheet.height(_told(pool, align), width)


def _said(pool: Pool, number: int, node: Flow, bars: dict[str, Frame], body: Frame, sheet: Sheet) -> Shape:
    left, width, align = _room(number, node, body, sheet)
    height, bar = _words_height(pool, number, node, body, sheet), bars[pool.key]
    frame = Frame(left, bar.y + (bar.height - height) / 2, width, height)
    return Box("Pool words", frame, (sheet.words(_told(pool, align), width)[0],), anchor=Anchor.MIDDLE)

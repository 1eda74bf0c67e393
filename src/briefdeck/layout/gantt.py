"""Tasks on a scale of time as shapes: a row a task, bars that are true to their days, lines for today and deadlines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefdeck.document.deck import Anchor, Box, Geometry, Group, Rule, Shape
from briefdeck.document.richtext import words
from briefdeck.layout.nodes import Bar, Gantt, Role, Surface, Text, Tone
from briefdeck.layout.sheet import Sheet, shape_room
from briefdeck.ooxml.geometry import Frame

_LABELS, _APART = 0.22, 10.0  # a share of the width; pt
_ROW, _HEAD = 2.4, 1.7  # heights of a row and of the scale, in sizes of their type
_BAR = 0.72  # of a row's height
_INSIDE = 6.0


def gantt_height(node: Gantt, width: float, sheet: Sheet) -> float:
    """The height that a schedule needs: the scale, a line for its marks, and a row a task."""
    lines = _LABELS * width - _APART
    rows = (max(sheet.size(Role.SECONDARY) * _ROW, sheet.height(_label(bar), lines) + 6.0) for bar in node.bars)
    return _head(node, sheet) + sum(rows)


def _label(bar: Bar) -> Text:
    return Text(bar.label, Role.SECONDARY, strong=True if bar.accent else None)


def _head(node: Gantt, sheet: Sheet) -> float:
    return sheet.size(Role.LABEL) * _HEAD * (2 if node.marks else 1)


def scheduled(node: Gantt, frame: Frame, sheet: Sheet) -> tuple[Shape, ...]:
    """The shapes of a schedule, as one group; bars over the lines of days, so that no line crosses their words."""
    return (Group("Schedule", frame, tuple(_shapes(node, frame, sheet)), _alt(node)),)


def _alt(node: Gantt) -> str:
    return "; ".join(f"{bar.label.plain}: {bar.words.plain}" if bar.words else bar.label.plain for bar in node.bars)


def _shapes(node: Gantt, frame: Frame, sheet: Sheet) -> Iterator[Shape]:
    look, head = sheet.setting.look, _head(node, sheet)
    left = frame.x + _LABELS * frame.width
    first, days = node.ticks[0][0], max(1.0, node.until - node.ticks[0][0])

    def at(day: float) -> float:
        return left + (frame.right - left) * min(1.0, max(0.0, (day - first) / days))

    small = sheet.size(Role.LABEL) * _HEAD
    for day, _ in node.ticks:
        yield Rule("Grid", Frame(at(day), frame.y + head, 0.0, frame.height - head), look.line, 0.5)
    for words_, x, width in _named([(text, at(day)) for day, text in node.ticks], frame.right, sheet):
        yield _words(words_, Frame(x, frame.y, width, small), sheet, Tone.SECONDARY)
    for day, words_, dashed in node.marks:
        line = Frame(at(day), frame.y + head, 0.0, frame.height - head)
        yield Rule("Deadline" if dashed else "Today", line, look.accent if dashed else look.ink, 1.5, dashed=dashed)
        width = min(frame.width, max(90.0, sheet.width(Text(words(words_), Role.LABEL))))
        x = min(max(frame.x, at(day) - width / 2), frame.right - width)
        yield _words(words_, Frame(x, frame.y + small, width, small), sheet, Tone.ACCENT if dashed else Tone.INK, "ctr")
    row = (frame.height - head) / len(node.bars)
    for number, bar in enumerate(node.bars):
        top = frame.y + head + number * row
        yield Rule("Row", Frame(frame.x, top, frame.width, 0.0), look.line, 0.5)
        yield from _row(bar, Frame(frame.x, top, frame.width, row), (at(bar.start), at(bar.end)), left, sheet)


def _named(ticks: Sequence[tuple[str, float]], end: float, sheet: Sheet) -> Iterator[tuple[str, float, float]]:
    """The ticks that have room for their words on one line, at even distances; each with its place and width."""
    for stride in range(1, len(ticks) + 1):
        shown = ticks[::stride]
        widths = [after - x for (_, x), after in zip(shown, [*(x for _, x in shown[1:]), end], strict=True)]
        fits = [sheet.width(Text(words(text), Role.LABEL)) <= w for (text, _), w in zip(shown, widths, strict=True)]
        if all(fits[:-1]):
            yield from ((t, x, w) for (t, x), w, fit in zip(shown, widths, fits, strict=True) if fit)
            return


def _words(words_: str, frame: Frame, sheet: Sheet, tone: Tone, align: str = "") -> Shape:
    made, _ = sheet.words(Text(words(words_), Role.LABEL, tone, align=align), frame.width)
    return Box("Scale", frame, (made,), anchor=Anchor.MIDDLE)


def _row(bar: Bar, frame: Frame, ends: tuple[float, float], left: float, sheet: Sheet) -> Iterator[Shape]:
    """The words of a task and its bar; words that do not fit on the bar stand beside it, where there is more room."""
    label = Frame(frame.x, frame.y, left - frame.x - _APART, frame.height)
    yield Box("Task", label, (sheet.words(_label(bar), label.width)[0],), anchor=Anchor.MIDDLE)
    high = frame.height * _BAR
    start, end = ends[0], max(ends[1], ends[0] + 3.0)
    place = Frame(start, frame.y + (frame.height - high) / 2, end - start, high)
    surface = Surface.ACCENT if bar.accent else Surface.MASS
    on = sheet.on(surface)
    shape = Geometry.RECT if bar.sure else Geometry.PENTAGON
    said = Text(bar.words, Role.LABEL)
    fits = bool(bar.words) and on.height(said, 10_000.0) == on.height(
        said, place.width - 2 * _INSIDE - shape_room(shape)
    )
    inside = (on.words(said, place.width)[0],) if fits else ()
    insets = (_INSIDE, 0.0, _INSIDE, 0.0)
    yield Box("Bar", place, inside, on.fill, geometry=shape, anchor=Anchor.MIDDLE, insets=insets)
    if bar.words and not fits:
        right = frame.right - place.right > place.x - left
        beside = Frame(place.right + _INSIDE, frame.y, frame.right - place.right - _INSIDE, frame.height)
        if not right:
            beside = Frame(left, frame.y, place.x - left - _INSIDE, frame.height)
        tone = Tone.ACCENT if bar.accent else Tone.SECONDARY
        made = sheet.words(Text(bar.words, Role.LABEL, tone, align="" if right else "r"), beside.width)[0]
        yield Box("Bar words", beside, (made,), anchor=Anchor.MIDDLE)

"""Tasks on a scale of time as shapes: a row a task, bars that are true to their days, lines for today and deadlines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefdeck.document.deck import Anchor, Box, Geometry, Group, Rule, Shape
from briefdeck.document.richtext import RichText, words
from briefdeck.layout.nodes import Role, Surface, Text, Tone
from briefdeck.layout.scaled import Bar, Gantt
from briefdeck.layout.sheet import Sheet, shape_room
from briefdeck.ooxml.geometry import Frame
from briefdeck.values import dataclass, replace

_APART = 10.0  # pt
_ROW, _HEAD = 2.4, 1.7  # heights of a row and of the scale, in sizes of their type
_BAR = 0.72  # of a row's height
_INSIDE = 6.0
_SWATCH = 0.8  # of its words' size
_SHORTEST = 3.0  # of a bar, pt
_TICK = 3.0  # from the line of a day to its words, pt


def gantt_height(node: Gantt, width: float, sheet: Sheet) -> float:
    """The height that a schedule needs: the scale, a line for its marks, and a row a task."""
    lines = node.names * width - _APART
    rows = (max(sheet.size(Role.SECONDARY) * _ROW, sheet.height(_label(bar, sheet), lines) + 6.0) for bar in node.bars)
    return _head(node, sheet) + sum(rows)


def _label(bar: Bar, sheet: Sheet) -> Text:
    """The name of a task, never smaller than what stands on its bar."""
    role = max(Role.SECONDARY, Role.LABEL, key=sheet.size)
    return Text(bar.label, role, strong=True if bar.accent else None)


def _head(node: Gantt, sheet: Sheet) -> float:
    return node.lead + sheet.size(Role.LABEL) * _HEAD * (2 if node.marks or node.key else 1)


def scheduled(node: Gantt, frame: Frame, sheet: Sheet) -> tuple[Shape, ...]:
    """The shapes of a schedule, as one group; bars over the lines of days, so that no line crosses their words."""
    return (Group("Schedule", frame, tuple(_shapes(node, frame, sheet)), _alt(node)),)


def _alt(node: Gantt) -> str:
    return "; ".join(f"{bar.label.plain}: {bar.words.plain}" if bar.words else bar.label.plain for bar in node.bars)


def _shapes(node: Gantt, frame: Frame, sheet: Sheet) -> Iterator[Shape]:
    look, head = sheet.setting.look, _head(node, sheet)
    left, right = frame.x + node.names * frame.width, frame.right - node.later * frame.width
    first, days = node.ticks[0][0], max(1.0, node.until - node.ticks[0][0])

    def at(day: float) -> float:
        return left + (right - left) * min(1.0, max(0.0, (day - first) / days))

    small = sheet.size(Role.LABEL) * _HEAD
    row = (frame.height - head) / len(node.bars)
    names = left - frame.x - _APART
    tasks = [_Task(bar, at(bar.start), at(bar.end), (left, right), row, names, sheet) for bar in node.bars]
    for begun, ended, tinted in node.zones:
        zone = Frame(frame.x + begun * frame.width, frame.y, (ended - begun) * frame.width, frame.height)
        on = sheet.on(Surface.TINT if tinted else Surface.PANEL)
        yield Box("Scale", zone, (), on.fill, *on.border)
    for day, _ in node.ticks:
        for first_row, rows in _free(at(day), tasks):
            line = Frame(at(day), frame.y + head + first_row * row, 0.0, rows * row)
            yield Rule("Grid", line, look.line, 0.5)
    top = frame.y + node.lead
    over = Frame(frame.x, top, names, small)
    if node.head and sheet.width(name := Text(node.head, Role.LABEL, strong=True)) <= over.width:
        yield Box("Head", over, (sheet.words(name, over.width)[0],), anchor=Anchor.MIDDLE)
    yield from _keyed(node.key, replace(over, y=top + small), sheet)
    for words_, x, width in _named([(text, at(day)) for day, text in node.ticks], right, sheet):
        yield _words(words(words_), Frame(x + _TICK, top, width, small), sheet, Tone.SECONDARY)
    free = left - _APART if node.key else frame.x
    for day, said, dashed in sorted(node.marks, key=lambda mark: mark[0]):
        line = Frame(at(day), frame.y + head, 0.0, frame.height - head)
        yield Rule("Deadline" if dashed else "Today", line, look.accent if dashed else look.ink, 1.5, dashed=dashed)
        width = min(frame.width, sheet.width(Text(said, Role.LABEL)) + sheet.size(Role.LABEL))
        x = min(max(free, at(day) - width / 2), frame.right - width)  # beside the words of the one before
        yield _words(said, Frame(x, top + small, width, small), sheet, Tone.ACCENT if dashed else Tone.INK, "ctr")
        free = x + width
    for number, task in enumerate(tasks):
        begin = frame.y + head + number * row
        yield Rule("Row", Frame(frame.x, begin, frame.width, 0.0), look.line, 0.5)
        yield from task.shapes(Frame(frame.x, begin, names, row))


def _keyed(key: RichText, frame: Frame, sheet: Sheet) -> Iterator[Shape]:
    """A small bar in the accent and what it means, where there is room for its words on one line."""
    side = sheet.size(Role.LABEL) * _SWATCH
    room = Frame(frame.x + side * 2, frame.y, frame.width - side * 2, frame.height)
    if key and sheet.width(said := Text(key, Role.LABEL, Tone.SECONDARY)) <= room.width:
        at = Frame(frame.x, frame.y + (frame.height - side) / 2, side * 1.5, side)
        yield Box("Bar", at, fill=sheet.on(Surface.ACCENT).fill)
        yield Box("Key", room, (sheet.words(said, room.width)[0],), anchor=Anchor.MIDDLE)


def _free(x: float, tasks: Sequence[_Task]) -> Iterator[tuple[int, int]]:
    """The rows in which no words stand where a line of a day would be: the first and how many, each time."""
    start = 0
    for number, task in enumerate(tasks):
        if (words_ := task.beside) and words_.x - 1.0 < x < words_.right + 1.0:
            if number > start:
                yield start, number - start
            start = number + 1
    if start < len(tasks):
        yield start, len(tasks) - start


def _named(ticks: Sequence[tuple[str, float]], end: float, sheet: Sheet) -> Iterator[tuple[str, float, float]]:
    """The ticks that have room for their words on one line, at even distances; each with its place and width."""
    for stride in range(1, len(ticks) + 1):
        shown = ticks[::stride]
        widths = [after - x for (_, x), after in zip(shown, [*(x for _, x in shown[1:]), end], strict=True)]
        needed = [sheet.width(Text(words(text), Role.LABEL)) + sheet.size(Role.LABEL) / 2 for text, _ in shown]
        fits = [own <= width for own, width in zip(needed, widths, strict=True)]
        if all(fits[:-1]):
            named = [(t, x, w) for (t, x), w, fit in zip(shown, widths, fits, strict=True) if fit]
            if not fits[-1] and named:
                named = [*named[:-1], *_ended(named[-1], shown[-1][0], end, sheet)]
            yield from named
            return


def _ended(
    before: tuple[str, float, float], text: str, end: float, sheet: Sheet
) -> tuple[tuple[str, float, float], ...]:
    """The last two ticks, of which the last has its words before the end of the scale; if those of the one before leave
    it no room, that alone."""
    said, x, _ = before
    width, room = (sheet.width(Text(words(t), Role.LABEL)) + sheet.size(Role.LABEL) for t in (text, said))
    return ((said, x, end - width - x), (text, end - width, width)) if x + room <= end - width else (before,)


def _words(said: RichText, frame: Frame, sheet: Sheet, tone: Tone, align: str = "") -> Shape:
    made, _ = sheet.words(Text(said, Role.LABEL, tone, align=align), frame.width)
    return Box("Scale", frame, (made,), anchor=Anchor.MIDDLE)


@dataclass(frozen=True, slots=True)
class _Task:
    """A task in its row: where its bar begins and ends and where the scale does, in pt from the left; the row's height
    and the width of the names.

    Words that do not fit on the bar stand below the name, else beside the bar, where there is more room.
    """

    bar: Bar
    start: float
    end: float
    scale: tuple[float, float]
    height: float
    names: float
    sheet: Sheet

    @property
    def _surface(self) -> Surface:
        return Surface.ACCENT if self.bar.accent else Surface.MASS

    @property
    def _shape(self) -> Geometry:
        return Geometry.RECT if self.bar.sure else Geometry.PENTAGON

    @property
    def _right(self) -> float:
        return max(self.end, self.start + _SHORTEST)

    @property
    def _inside(self) -> bool:
        """Whether its words stand on one line on the bar."""
        said, on = Text(self.bar.words, Role.LABEL), self.sheet.on(self._surface)
        room = self._right - self.start - 2 * _INSIDE - shape_room(self._shape)
        return bool(self.bar.words) and on.height(said, 10_000.0) == on.height(said, room)

    @property
    def _below(self) -> tuple[Text, ...]:
        """Its words, where they stand on one line below the name."""
        said = Text(self.bar.words, Role.LABEL, Tone.SECONDARY)
        if not self.bar.words or self._inside or self.sheet.needed(said) > self.names:
            return ()
        high = sum(self.sheet.height(text, self.names) for text in (_label(self.bar, self.sheet), said))
        return (said,) if high <= self.height else ()

    @property
    def beside(self) -> Frame | None:
        """Where its words stand beside the bar, from the top of the row; none where they stand on it or below the
        name."""
        if not self.bar.words or self._inside or self._below:
            return None
        left, end = self.scale
        width = self.sheet.width(Text(self.bar.words, Role.LABEL)) + self.sheet.size(Role.LABEL) / 2
        if end - self._right > self.start - left:
            return Frame(self._right + _INSIDE, 0.0, min(width, end - self._right - _INSIDE), self.height)
        width = min(width, self.start - left - _INSIDE)
        return Frame(self.start - _INSIDE - width, 0.0, width, self.height)

    def shapes(self, label: Frame) -> Iterator[Shape]:
        """Its name in a frame at the left, its bar, its words."""
        bar, sheet = self.bar, self.sheet
        named = tuple(sheet.words(text, label.width)[0] for text in (_label(bar, sheet), *self._below))
        yield Box("Task", label, named, anchor=Anchor.MIDDLE)
        high = label.height * _BAR
        place = Frame(self.start, label.y + (label.height - high) / 2, self._right - self.start, high)
        on = sheet.on(self._surface)
        inside = (on.words(Text(bar.words, Role.LABEL), place.width)[0],) if self._inside else ()
        insets = (_INSIDE, 0.0, _INSIDE, 0.0)
        yield Box("Bar", place, inside, on.fill, geometry=self._shape, anchor=Anchor.MIDDLE, insets=insets)
        if at := self.beside:
            tone, align = Tone.ACCENT if bar.accent else Tone.SECONDARY, "" if at.x > self.start else "r"
            made, _ = sheet.words(Text(bar.words, Role.LABEL, tone, align=align), at.width)
            yield Box("Bar words", replace(at, y=label.y), (made,), anchor=Anchor.MIDDLE)

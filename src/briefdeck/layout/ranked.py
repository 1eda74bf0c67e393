"""Values as bars in rows on one scale from zero, and the limit that they are held against: native shapes."""

from __future__ import annotations

from collections.abc import Iterator

from briefdeck.document.deck import Anchor, Box, Geometry, Group, Rule, Shape
from briefdeck.layout.levels import levels
from briefdeck.layout.nodes import Pole, Ranked, Role, Surface, Text, Tone
from briefdeck.layout.sheet import Sheet
from briefdeck.ooxml.geometry import Frame
from briefdeck.values import dataclass, replace

_LABELS, _APART = 0.34, 8.0  # the most of the width for the names of the rows; pt
_BAR = 0.5  # of a row's height
_THICKEST, _THINNEST = 44.0, 2.0
_WITHIN = 64.0  # the most of a bar that holds its value
_INSET = 10.0  # pt from the end of a bar to the value in it
_BESIDE = 6.0  # pt between a bar and its value
_THIN, _ENDLESS = 0.28, 10_000.0  # of a row's height, the thinnest bar below what is missing; pt
_ROOM = 6.0  # above and below the words of a row


def ranked(node: Ranked, frame: Frame, sheet: Sheet) -> tuple[Shape, ...]:
    """The shapes of bars, as one group."""
    poles = (*node.poles, *((node.limit,) if node.limit else ()))
    alt = "; ".join(f"{p.label.plain}: {p.number.prefix}{p.number.text.plain}{p.number.unit}" for p in poles)
    if node.said:
        alt += f"; {node.said.plain}"
    shapes = (levels(node, frame, sheet) if node.apart else ()) or tuple(_shapes(node, frame, sheet))
    return (Group("Bars", frame, shapes, alt),)


def ranked_height(node: Ranked, width: float, sheet: Sheet) -> float:
    """The height that rows need, and the words of the limit above them."""
    wide = _label_width(node, width, sheet)
    row = max(max(_words_height(pole, wide, sheet), sheet.height(pole.number, width)) for pole in node.poles)
    return _head(node, width, sheet) + len(node.poles) * max(node.least, row + _ROOM)


def _words_height(pole: Pole, width: float, sheet: Sheet) -> float:
    return sum(sheet.height(text, width) for text in _words(pole))


def _label_width(node: Ranked, width: float, sheet: Sheet) -> float:
    return min(_LABELS * width, max(sheet.needed(text) for pole in node.poles for text in _words(pole)))


def _head(node: Ranked, width: float, sheet: Sheet) -> float:
    return sheet.height(_limit(node.limit), width) + _ROOM if node.limit else 0.0


def _words(pole: Pole) -> tuple[Text, Text]:
    """The name of a row, and below it its terms."""
    return Text(pole.label, Role.SECONDARY, strong=pole.accent or None), Text(pole.note, Role.LABEL, Tone.SECONDARY)


def _limit(pole: Pole) -> Text:
    return Text(pole.label, Role.LABEL, strong=True, align="r")


@dataclass(frozen=True, slots=True)
class _Scale:
    """Where zero is and how long a unit is, in pt; what is below zero goes to the left of it."""

    zero: float
    unit: float

    def bar(self, value: float, *, back: bool) -> tuple[float, float]:
        """Where a bar begins and how long it is."""
        long = max(_THINNEST, abs(value) * self.unit)
        return (self.zero - long if back and value < 0 else self.zero), long


def _scale(node: Ranked, left: float, right: float, numbers: float, sheet: Sheet, *, behind: bool = False) -> _Scale:
    """A scale from `left` to `right`, with room for the `numbers` at the ends of bars where these stand there, or for
    what is missing to the limit where that stands `behind` it."""
    values = [pole.value for pole in node.poles]
    both = min(values) < 0 < max(values)
    below, above = (-min(values), max(values)) if both else (0.0, max(abs(v) for v in values))
    above = max(above, abs(node.limit.value)) if node.limit else above
    ends = (_stand_width(node, sheet) if behind else 0.0) if node.limit else numbers + _BESIDE
    back = ends if both else 0.0
    unit = max(0.0, right - left - back - (ends or 2.0)) / ((below + above) or 1.0)
    return _Scale(left + back + below * unit, unit)


def _hold(node: Ranked, scale: _Scale, pitch: float, sheet: Sheet) -> bool:
    """Whether each bar, all of one sign, has room for its value, and none of these is crossed by the limit."""
    thick = min(_WITHIN, pitch * _BAR)
    limit = abs(node.limit.value) * scale.unit if node.limit else 0.0
    if min(p.value for p in node.poles) < 0.0:
        return False
    numbers = max(sheet.width(pole.number) for pole in node.poles)
    ends = [abs(pole.value) * scale.unit - _INSET for pole in node.poles]
    high = max(sheet.height(pole.number, numbers) for pole in node.poles)
    clear = all(end < limit or end - numbers > limit for end in ends)
    return min(ends) >= numbers + _INSET and thick >= high + _ROOM and clear


def _shapes(node: Ranked, frame: Frame, sheet: Sheet) -> Iterator[Shape]:
    """Names at the left, then the bars with their values at their ends; beside a limit, that no value be crossed by it,
    these stand in their bars, or where one is too small for its own right-aligned behind the names."""
    labels = _label_width(node, frame.width, sheet)
    numbers = max(sheet.width(pole.number) for pole in node.poles)
    left = frame.x + labels + _APART
    head = _head(node, frame.width, sheet)
    pitch = (frame.height - head) / len(node.poles)
    over = _over(node, pitch, sheet)
    scale = _scale(node, left, frame.right, numbers, sheet, behind=not over)
    within = bool(node.limit) and _hold(node, scale, pitch, sheet)
    thick = min(_WITHIN if within else _THICKEST, over or pitch * _BAR)
    if node.limit and not within:
        left += numbers + _APART
        scale = _scale(node, left, frame.right, numbers, sheet, behind=not over)
    back = min(p.value for p in node.poles) < 0 < max(p.value for p in node.poles)
    look = sheet.setting.look
    for place, pole in enumerate(node.poles):
        row = Frame(frame.x, frame.y + head + place * pitch, labels, pitch)
        named = tuple(sheet.words(text, labels)[0] for text in _words(pole) if text.text)
        yield Box("Label", row, named, anchor=Anchor.MIDDLE)
        x, long = scale.bar(pole.value, back=back)
        fill = look.accent if pole.accent else look.grey
        yield Box("Bar", Frame(x, row.y + (pitch - thick) / 2, long, thick), fill=fill)
        turned = bool(node.limit) or (back and pole.value < 0)
        on = sheet
        if within:
            at = x + long - numbers - _INSET
            # The ink of a dark page is light, and so is the grey of its bars.
            on = sheet.on(Surface.ACCENT) if pole.accent else sheet.on(Surface.MASS) if look.dark else sheet
        else:
            at = row.right + _APART if node.limit else x - numbers - _BESIDE if turned else x + long + _BESIDE
        said, _ = on.words(replace(pole.number, align="r" if turned else ""), numbers)
        yield Box("Value", Frame(at, row.y, numbers, pitch), (said,), anchor=Anchor.MIDDLE)
    yield Rule("Axis", Frame(scale.zero, frame.y + head, 0.0, frame.height - head), look.ink, 1.0)
    if node.limit:
        at = scale.zero + abs(node.limit.value) * scale.unit
        yield Rule("Limit", Frame(at, frame.y + head, 0.0, frame.height - head), look.ink, 1.5, dashed=True)
        words = _limit(node.limit)
        wide = min(sheet.needed(words), frame.width)  # they end at their line where there is room before it
        room = Frame(max(at, frame.x + wide) - wide, frame.y, wide, head)
        yield Box("Limit words", room, (sheet.words(words, room.width)[0],))
        for place, pole in enumerate(node.poles if node.said else ()):
            if pole.accent and abs(pole.value) < abs(node.limit.value):
                row = Frame(left, frame.y + head + place * pitch, frame.right - left, pitch)
                start = scale.zero + abs(pole.value) * scale.unit
                yield from (_lacking if over else _stand)(node, start, at, row, thick, sheet)


def _pill(node: Ranked, sheet: Sheet) -> tuple[Text, float]:
    """What is said of a bar and its limit, and how wide the shape with it is."""
    words = Text(node.said, strong=True, align="ctr")
    return words, sheet.on(Surface.ACCENT).width(words) + _APART


def _stand_width(node: Ranked, sheet: Sheet) -> float:
    """The room behind the limit for what is missing to it."""
    return _pill(node, sheet)[1] + 2 * _APART if node.said and node.missing else 0.0


def _over(node: Ranked, pitch: float, sheet: Sheet) -> float:
    """How thick bars are so that what is missing to the limit has room over its bar; 0 for no room."""
    if not node.missing:
        return 0.0
    above = 2 if node.poles[0].accent else 1  # halves of what is free between bars: over the first one there is one
    thick = min(pitch * _BAR, pitch - above * (_short(node, sheet)[1] + _ROOM))
    return thick if thick >= pitch * _THIN else 0.0


def _short(node: Ranked, sheet: Sheet) -> tuple[Text, float]:
    """What is missing, as words in the accent, and how high they are."""
    words = Text(node.said, tone=Tone.ACCENT, strong=True, align="r")
    return words, sheet.height(words, _ENDLESS)


def _lacking(node: Ranked, start: float, end: float, row: Frame, thick: float, sheet: Sheet) -> Iterator[Shape]:
    """The rest of the bar up to the limit, in outline, and over its end what that comes to: none of it stands beyond
    the limit, where it would be read as an excess."""
    words, tall = _short(node, sheet)
    top = row.y + (row.height - thick) / 2
    yield Box(
        "Gap", Frame(start, top, end - start, thick), line=sheet.setting.look.accent, line_width=1.25, dashed=True
    )
    wide = min(sheet.width(words), end - row.x - _BESIDE)
    place = Frame(end - _BESIDE - wide, top - tall - _BESIDE / 2, wide, tall)
    yield Box("Missing", place, (sheet.words(words, wide)[0],), anchor=Anchor.MIDDLE)


def _stand(node: Ranked, start: float, end: float, row: Frame, thick: float, sheet: Sheet) -> Iterator[Shape]:
    """What is said of the bar that ends at `start` before the limit at `end`: what is missing behind the limit, to
    which a line goes from the bar; another behind the bar, or without the room for that below it."""
    on, (words, wide) = sheet.on(Surface.ACCENT), _pill(node, sheet)
    middle = row.y + row.height / 2
    tall = on.height(words, wide) + 2.0
    x, y = (end if node.missing else start) + _APART, middle - tall / 2
    if not node.missing and end - start < wide + 2 * _APART:
        x, y = min((start + end - wide) / 2, row.right - wide), middle + thick / 2 + _BESIDE
        if y + tall > row.bottom:
            return
    if node.missing:
        yield Rule("Gap", Frame(start, middle, end - start, 0.0), sheet.setting.look.accent, 1.5)
    pill = Frame(x, y, wide, tall)
    yield Box("Ratio", pill, (on.words(words, wide)[0],), on.fill, geometry=Geometry.ROUND, anchor=Anchor.MIDDLE)

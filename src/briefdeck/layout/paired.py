"""Two values as columns on one scale from zero, and what is said of the two: at a bracket how they differ, on an arrow
how many times the one is the other, in a column what part of the other it is. Native shapes."""

from __future__ import annotations

from collections.abc import Iterator

from briefdeck.document.deck import Anchor, Box, Geometry, Group, Rule, Shape, TextParagraph
from briefdeck.document.richtext import words
from briefdeck.layout.nodes import Contrast, Pole, Role, Surface, Text, Tone
from briefdeck.layout.sheet import Sheet
from briefdeck.locale.base import NO_BREAK_SPACE
from briefdeck.model.leaves import BracketForm
from briefdeck.ooxml.geometry import Frame
from briefdeck.values import dataclass, replace

_BAR = 0.27  # of the width: a column
_AT = (0.08, 0.65)  # of the width: where the columns begin
_WORDS = 0.44  # of the width: what stands over and below a column
_NUMBERS = (1.25, 8.0)  # pitch of the numbers over the columns, and the space below them, pt
_PILL, _PAD = (96.0, 26.0), 8.0
_WITHIN = 0.76  # of a column's width: what stands in it
_CLEAR, _HEAD = 14.0, 8.0  # from what an arrow says to a number; the head of that, pt
_LEAST = 3.0
_STOREYS = 3.2  # as high as its number stands, at least, a column that has it inside, over a larger one


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
    over = 0.0
    if node.ratio and node.form is BracketForm.TIMES:
        over = _pill(node, (_AT[1] - _AT[0]) * frame.width - 2 * _PAD, sheet).height + _CLEAR
    foot = frame.bottom - label
    room = max(_LEAST, foot - frame.y - above - over)
    most = max(abs(pole.value) for pole in node.poles) or 1.0
    bars = []
    for pole, share in zip(node.poles, _AT, strict=True):
        height = max(_LEAST, room * abs(pole.value) / most)
        bar = Frame(frame.x + share * frame.width, foot - height, _BAR * frame.width, height)
        bars.append(bar)
        yield Box("Column", bar, fill=look.accent if pole.accent else look.grey)
        # What a column lacks is drawn over it: its own number there would be read as that.
        if node.form is BracketForm.SHARE and abs(pole.value) < most and _holds(pole, bar, above, sheet):
            yield _number(pole, Frame(bar.x, bar.y, bar.width, above), _ground(pole, sheet))
        else:
            yield _number(pole, _over(bar, frame, above), sheet)
        yield _label(pole, bar, frame, label, sheet)
    yield Rule("Axis", Frame(frame.x, foot, frame.width, 0.0), look.ink, 1.0)
    if not node.ratio:
        return
    if node.form is BracketForm.SHARE:
        yield from _part(node, bars[0], bars[1], sheet)
    elif node.form is BracketForm.TIMES:
        yield from _arrow(node, bars[0], bars[1], above, frame, sheet)
    elif abs(bars[0].y - bars[1].y) > _PILL[1]:
        yield from _bracket(node, bars[0], bars[1], sheet)


def _over(bar: Frame, frame: Frame, above: float) -> Frame:
    """Where the number of a column stands over it."""
    wide = frame.width * _WORDS
    return Frame(_beginning(bar, frame), bar.y - above, wide, above - _NUMBERS[1] / 2)


def _beginning(bar: Frame, frame: Frame) -> float:
    """Where the words of a column begin, which are wider than it."""
    wide = frame.width * _WORDS
    return min(max(frame.x, bar.x + bar.width / 2 - wide / 2), frame.right - wide)


def _number(pole: Pole, place: Frame, sheet: Sheet) -> Box:
    number, _ = sheet.words(replace(pole.number, align="ctr"), place.width)
    return Box("Number", place, (number,), anchor=Anchor.BOTTOM, insets=(0.0, 0.0, 0.0, 2.0))


def _label(pole: Pole, bar: Frame, frame: Frame, label: float, sheet: Sheet) -> Box:
    wide = frame.width * _WORDS
    said = tuple(sheet.words(text, wide)[0] for text in _below(pole) if text.text)
    return Box("Label", Frame(_beginning(bar, frame), bar.bottom + 5.0, wide, label - 5.0), said)


def _holds(pole: Pole, bar: Frame, above: float, sheet: Sheet) -> bool:
    """Whether a column has room for its number at its top, and below that for what part of the other it is."""
    return bar.height >= _STOREYS * above and sheet.width(pole.number) <= bar.width - _PAD


def _ground(pole: Pole, sheet: Sheet) -> Sheet:
    """The settings for words on a column."""
    return sheet.on(Surface.ACCENT if pole.accent else Surface.MASS if sheet.setting.look.dark else Surface.PAGE)


def _below(pole: Pole) -> tuple[Text, Text]:
    """What stands below a column."""
    return Text(pole.label, Role.SECONDARY, align="ctr"), Text(pole.note, Role.LABEL, Tone.SECONDARY, align="ctr")


def _bracket(node: Contrast, first: Frame, second: Frame, sheet: Sheet) -> Iterator[Shape]:
    """How the two differ: a line at the lower top, one up to the higher, and the words at their middle."""
    accent = sheet.setting.look.accent
    low, high = (first, second) if first.y > second.y else (second, first)
    left, right = first.right, second.x
    middle = (left + right) / 2
    yield Rule("Level", Frame(left, low.y, right - left, 0.0), accent, 1.0, dashed=True)
    yield Rule("Level", Frame(left, high.y, right - left, 0.0), accent, 1.0, dashed=True)
    yield Rule("Difference", Frame(middle, high.y, 0.0, low.y - high.y), accent, 1.5)
    yield _pill(node, right - left, sheet).at(middle, (low.y + high.y) / 2)


def _arrow(node: Contrast, first: Frame, second: Frame, above: float, frame: Frame, sheet: Sheet) -> Iterator[Shape]:
    """How many times the one is the other: an arrow over both from the lower to the higher, with the words on it. It
    measures no distance between the two."""
    accent = sheet.setting.look.accent
    low, high = (first, second) if first.y > second.y else (second, first)
    pill = _pill(node, abs(second.x - first.x) - 2 * _PAD, sheet)
    level = frame.y + pill.height / 2
    start, end = (bar.x + bar.width / 2 for bar in (low, high))
    yield Rule("Rise", Frame(start, level, 0.0, low.y - above - level), accent, 1.5)
    yield Rule("Way", Frame(min(start, end), level, abs(end - start), 0.0), accent, 1.5)
    reach = high.y - above - level
    yield Rule("Fall", Frame(end, level, 0.0, reach - _HEAD), accent, 1.5)
    head = Frame(end - _HEAD / 2, level + reach - _HEAD, _HEAD, _HEAD)
    yield Box("Arrow", head, fill=accent, geometry=Geometry.DOWN)
    yield pill.at((start + end) / 2, level)


def _part(node: Contrast, first: Frame, second: Frame, sheet: Sheet) -> Iterator[Shape]:
    """What part of the other the one is: large in its column, or beside one that is too low for it; and as an outline
    as high as the other what it would be as a whole."""
    look = sheet.setting.look
    low, high = (first, second) if first.y > second.y else (second, first)
    pole = node.poles[0] if low is first else node.poles[1]
    yield Box("Whole", Frame(low.x, high.y, low.width, low.y - high.y), line=look.accent, line_width=1.0, dashed=True)
    for role in dict.fromkeys((Role.NUMBER, pole.number.role)):
        said = Text(node.ratio, role, strong=True, align="ctr")
        wide = low.width * _WITHIN
        tall = sheet.fitted(said, wide) * _NUMBERS[0]
        if low.height >= tall + _PAD and (role is Role.NUMBER or sheet.width(said) <= wide):
            on = _ground(pole, sheet)
            place = Frame(low.x + (low.width - wide) / 2, low.y + (low.height - tall) / 2, wide, tall)
            yield Box("Part", place, (on.words(said, wide)[0],), anchor=Anchor.MIDDLE)
            return
    place = Frame(first.right, low.bottom - tall - 2.0, second.x - first.right, tall)
    aside = replace(said, tone=Tone.ACCENT)
    yield Box("Part", place, (sheet.words(aside, place.width)[0],), anchor=Anchor.MIDDLE)


@dataclass(frozen=True, slots=True)
class _Pill:
    """What is said of the two, on a ground."""

    said: TextParagraph
    fill: str
    width: float
    height: float

    def at(self, x: float, y: float) -> Box:
        """The shape around a point."""
        place = Frame(x - self.width / 2, y - self.height / 2, self.width, self.height)
        return Box("Ratio", place, (self.said,), self.fill, geometry=Geometry.ROUND, anchor=Anchor.MIDDLE)


def _pill(node: Contrast, room: float, sheet: Sheet) -> _Pill:
    width = min(_PILL[0], room)
    on, text = sheet.on(Surface.ACCENT), Text(node.ratio, strong=True, align="ctr")
    if on.needed(text) > width - _PAD:  # an amount with its unit on a line of its own
        text = replace(text, text=words(node.ratio.plain.replace(NO_BREAK_SPACE, " ")))
    return _Pill(on.words(text, width)[0], on.fill, width, max(_PILL[1], on.height(text, width) + 2.0))

"""What a statement says of its figure, drawn below the number: the part of a whole that it is, so many of how many, the
value that it is held against, the things that it counts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from math import isfinite

from briefdeck.blocks.setting.portions import portion, portion_bar
from briefdeck.document.figure import KeyFigure
from briefdeck.document.richtext import words
from briefdeck.layout.nodes import Glyph, Node, Panel, Role, Row, Space, Stack, Surface, Text, Tone
from briefdeck.locale.base import Language
from briefdeck.locale.units import is_percent
from briefdeck.patterns import regex, regex_of
from briefdeck.values import dataclass

_BAR, _BETWEEN = 12.0, 3.0  # pt
_PERSON, _SQUARE = 40.0, 22.0  # pt, of so many of how many
_MOST_OF = 12  # of so many the part is seen at one look
_COUNTED = range(5, 121)  # things that are drawn one by one
# Up to so many things: how many in a line, pt of a side and of a gap; no line is wider than a card of four has room.
_GRIDS = {24: (8, 16.0, 4.0), 50: (10, 11.0, 3.0), _COUNTED.stop: (20, 6.0, 2.0)}
_READ = 600  # letters: longer texts are not read for what may be drawn of them
_FURTHEST = 20.0  # times as much, at which the smaller one is still seen
_ALIKE = 0.03  # how far a rounded ratio may be from what two values come to
_LONGEST = 14  # letters of what a value is of
_NAME = regex(r"([^\s、。，．,：:；;「」『』（）()・]*?)(?:は|が|の|も|で|を|から|より|に|为|為|是|的|约|約)*\s*$")
_YEARS = range(1900, 2101)
_SIGNS = "€$£¥₩₹"  # of currencies, before a number
_CHANGES = ("+", "-", "−")
_POINTS = regex(
    r"(?<![\d.,])(\d+(?:[.,]\d+)?)[ \u00a0]?"
    r"(?:percentage points?|points?|pp|ポイント|%포인트|个百分点|個百分點|Prozentpunkte|Punkte)"
)
_PEOPLE = regex(r"[人名명]|\bpeople\b")


@dataclass(frozen=True, slots=True)
class Portion:
    """A part of a whole, between 0 and 1."""

    share: float


@dataclass(frozen=True, slots=True)
class Several:
    """So many of each `whole`, `people` or things."""

    part: int
    whole: int
    people: bool


@dataclass(frozen=True, slots=True)
class Against:
    """A value beside another of its unit, which is `said` with what it is of, or of which it is said how far it is from
    that alone."""

    value: float
    other: float
    said: str = ""


@dataclass(frozen=True, slots=True)
class Things:
    """So many things, of which so many are `marked`, the last ones or, where they are no new ones, the first."""

    count: int
    marked: int = 0
    first: bool = False


Picture = Portion | Several | Against | Things


def pictured(text: str, behind: str, figure: KeyFigure, language: Language) -> Picture | None:
    """What can be drawn of the figure of a text and of the sentence `behind` it; None where nothing is certain."""
    if share := portion(text, figure, language):
        return Portion(share)
    if len(text) + len(behind) > _READ:
        return None
    if several := _several(text, language):
        return several
    value = _value(figure.number.plain, language)
    if not value or figure.prefix.strip() in _CHANGES:
        return None
    if is_percent(figure.unit.strip()) and (apart := _points_apart(text, language)) and value - apart > 0:
        return Against(value, value - apart)
    return (
        _part_of(value, text, figure, language)
        or _against(value, (text, behind), figure, language)
        or _things(value, text, figure, language)
    )


def _several(text: str, language: Language) -> Several | None:
    found = list(regex_of(language.so_many).finditer(text))
    if len(found) != 1:
        return None
    whole, part = (_counted(found[0][name], language) for name in ("whole", "part"))
    return Several(part, whole, _PEOPLE.search(found[0][0]) is not None) if 0 < part < whole <= _MOST_OF else None


def _against(value: float, texts: tuple[str, ...], figure: KeyFigure, language: Language) -> Against | None:
    """The one other value of the figure's unit; a ratio of the two that is said too is none."""
    found = {other: said for text in texts for other, said in _others(text, value, figure, language)}
    if figure.unit.strip():
        rounded = [(a, b) for a in found for b in found if a.is_integer() and not b.is_integer()]
        ratios = {a for a, b in rounded if abs(value / b - a) <= _ALIKE * a}
        found = {other: said for other, said in found.items() if other not in ratios}
    if len(found) != 1:
        return None
    ((other, said),) = found.items()
    return Against(value, other, said) if 1 / _FURTHEST <= other / value <= _FURTHEST else None


def _points_apart(text: str, language: Language) -> float:
    """By how many points of a percentage a text says that it is more or, below 0, less than another; 0 where it says
    that of none or of several."""
    said = [(language.way(text, *m.span()), _value(m[1], language)) for m in _POINTS.finditer(text)]
    ways = [way * value for way, value in said if way]
    return ways[0] if len(ways) == len(said) == 1 else 0.0


def _others(text: str, value: float, figure: KeyFigure, language: Language) -> Iterator[tuple[float, str]]:
    """The amounts of a figure's unit in a text that others are held against; with what each is of."""
    unit, sign = figure.unit.strip(), figure.prefix.strip()[-1:]
    sign = sign if sign in _SIGNS else ""
    if not unit and not sign:
        return
    digits = rf"(?<![\d.,])\d[\d.,{language.separators[1]}]*(?<![.,])"
    behind = rf"[ \u00a0]?{re.escape(unit)}(?![A-Za-z])" if unit else ""
    for said in re.finditer(rf"{re.escape(sign)}(?P<number>{digits}){behind}", text):
        other = _value(said["number"], language)
        if not other or other == value or language.way(text, *said.span()) is not None:
            continue
        marked = f"{text[: said.start()]}{{}}{text[said.end() :]}"
        if (other in _YEARS and not sign) or regex_of(language.against).search(marked) is None:
            continue
        name = _NAME.search(text[: said.start()]) if not language.spaced else None
        of = name[1] if name and 1 < len(name[1]) <= _LONGEST else ""
        yield other, f"{of} {said[0]}".strip()


def _part_of(value: float, text: str, figure: KeyFigure, language: Language) -> Things | None:
    """The things of which a text says how many are something."""
    things = _things(value, text, figure, language)
    of_them = [_counted(found["part"], language) for found in regex_of(language.of_them).finditer(text)]
    if things is None or len(of_them) != 1 or not 0 < of_them[0] < things.count:
        return None
    return Things(things.count, of_them[0], first=True)


def _things(value: float, text: str, figure: KeyFigure, language: Language) -> Things | None:
    count, unit = int(value), figure.unit.strip()
    if count != value or count not in _COUNTED or regex_of(language.things).fullmatch(unit) is None:
        return None
    amounts = re.finditer(rf"(?<![\d.,])(\d{{1,3}})(?![\d.,%％])(?:[ \u00a0]?{re.escape(unit)})?", text)
    new = {int(found[1]) for found in amounts if language.way(text, *found.span()) == 1 and int(found[1]) < count}
    return Things(count, new.pop() if len(new) == 1 else 0)


def _counted(word: str, language: Language) -> int:
    return language.counts.get(word.lower()) or int(word)


def _value(number: str, language: Language) -> float:
    decimal, group = language.separators
    plain = number.replace(group, "").replace("\u00a0", "").replace(decimal, ".")
    try:
        value = float(plain)
    except ValueError:
        return 0.0
    return value if isfinite(value) else 0.0


# --- drawn ------------------------------------------------------------------------------------------------------------


def drawing(picture: Picture) -> Node:
    """A picture, as wide as its place or at its left."""
    match picture:
        case Portion(share):
            return portion_bar(share)
        case Several():
            return _several_drawn(picture)
        case Against():
            return _bars(picture)
        case Things():
            return _squares(picture)


def height(picture: Picture | None) -> float:
    """About how high a picture is, in points, so that words below several begin at one height."""
    match picture:
        case Several(_, _, people):
            return _PERSON if people else _SQUARE
        case Against(said=said):
            return 2 * _BAR + _BETWEEN + (18.0 if said else 0.0)
        case Things(count):
            line, side, gap = _grid(count)
            return -(-count // line) * (side + gap) - gap
        case _:
            return 0.0


def _several_drawn(picture: Several) -> Node:
    side = _PERSON if picture.people else _SQUARE
    tones = [Tone.ACCENT] * picture.part + [Tone.SECONDARY] * (picture.whole - picture.part)
    if picture.people:
        signs: list[Node] = [Glyph("user", side, tone) for tone in tones]
    else:
        signs = [_square(Surface.ACCENT if tone is Tone.ACCENT else Surface.FRAME, side) for tone in tones]
    return Row((*signs, Space()), (*(side,) * len(signs), 0.0), 5.0)


def _bars(picture: Against) -> Node:
    most = max(picture.value, picture.other)
    bars = (
        _bar(value / most, surface)
        for value, surface in ((picture.value, Surface.MASS), (picture.other, Surface.FRAME))
    )
    drawn = Stack(tuple(bars), _BETWEEN)
    return Stack((drawn, Text(words(picture.said), Role.LABEL, Tone.SECONDARY)), 2.0) if picture.said else drawn


def _bar(share: float, surface: Surface) -> Node:
    bar = Panel(Space(_BAR), surface, (0.0, 0.0), name="Bar", most=1.0)
    return bar if share == 1.0 else Row((bar, Space()), (max(share, 0.01), 0.0), 0.0)


def _squares(picture: Things) -> Node:
    line, side, gap = _grid(picture.count)
    marked = range(picture.marked) if picture.first else range(picture.count - picture.marked, picture.count)
    signs = [_square(Surface.ACCENT if n in marked else Surface.MASS, side) for n in range(picture.count)]
    rows = (signs[start : start + line] for start in range(0, len(signs), line))
    return Stack(tuple(Row((*row, Space()), (*(side,) * len(row), 0.0), gap) for row in rows), gap)


def _grid(count: int) -> tuple[int, float, float]:
    return next(grid for most, grid in _GRIDS.items() if count <= most)


def _square(surface: Surface, side: float) -> Node:
    return Panel(Space(side), surface, (0.0, 0.0), name="Square", most=1.0)

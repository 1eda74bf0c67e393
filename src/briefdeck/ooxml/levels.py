"""List levels: what text comes to by the list styles that it inherits (ECMA-376 Part 1, 21.1.2.4)."""

from __future__ import annotations

from collections.abc import Sequence

from briefdeck.ooxml.names import A
from briefdeck.ooxml.units import is_on, number, points, share
from briefdeck.ooxml.xml import Element
from briefdeck.values import dataclass, replace

FILLS = frozenset(f"{A}{name}" for name in ("noFill", "solidFill", "gradFill", "blipFill", "pattFill", "grpFill"))
"""The elements that fill a shape, a line or characters."""
_MARKS = frozenset(f"{A}{name}" for name in ("buChar", "buAutoNum", "buBlip", "buNone"))
_NO_MARK, _SIGN = f"{A}buNone", f"{A}buChar"
_SIGN_SIZE, _SIGN_COLOUR, _SIGN_FACE = f"{A}buSzPct", f"{A}buClr", f"{A}buFont"
_LINE, _BEFORE, _AFTER = f"{A}lnSpc", f"{A}spcBef", f"{A}spcAft"
_SPACES = frozenset({_LINE, _BEFORE, _AFTER})
_LOOK, _LATIN, _EAST_ASIAN = f"{A}defRPr", f"{A}latin", f"{A}ea"
_USUAL_SIZE = 18.0
DEFAULTS = f"{A}defPPr"
"""The element of a list style that says how all levels look, where those of a level are silent."""
DEPTHS = 9
"""How many levels there are."""

Spacing = tuple[str, float]  # "points" or "share", and how many


@dataclass(frozen=True, slots=True)
class Characters:
    """What text looks like where it says nothing itself; a face that nobody names is empty.

    `size` is in points, `fill` the element that colours it; `caps` tells that letters are drawn as capitals.
    """

    size: float = _USUAL_SIZE
    bold: bool = False
    fill: Element | None = None
    latin: str = ""
    east_asian: str = ""
    language: str = ""
    other_language: str = ""
    caps: bool = False


@dataclass(frozen=True, slots=True)
class Sign:
    """The sign before a paragraph: size as a share of the text's, theme slot (empty for the text's), face."""

    char: str = ""
    share: float = 1.0
    colour: str = ""
    face: str = ""


@dataclass(frozen=True, slots=True)
class Level:
    """A list level: characters and the measures of its paragraphs, in points.

    `bulleted` tells that a sign, a number or a picture stands before them; `sign` is the first of these, and has no
    character where it is none.
    """

    characters: Characters = Characters()
    left: float = 0.0
    indent: float = 0.0
    right: float = 0.0
    align: str = "l"
    bulleted: bool = False
    line: Spacing = ("share", 1.0)
    before: Spacing = ("points", 0.0)
    after: Spacing = ("points", 0.0)
    sign: Sign = Sign()


_PLAIN = Level()


def level_of(styles: Sequence[Element], depth: int) -> Level:
    """A level, from 1, as the first of the styles has it that says a thing, those for all levels last."""
    chain = [e for name in (level_tag(depth), DEFAULTS) for s in styles if (e := s.find(name)) is not None]
    level = _PLAIN
    for element in reversed(chain):
        level = styled(element, level)
    return level


def level_tag(depth: int) -> str:
    """The element of a list style that says how a level looks, from 1."""
    return f"{A}lvl{depth}pPr"


def styled(element: Element, level: Level) -> Level:
    """A level with what a list style says of its paragraphs and of their characters."""
    look = element.find(_LOOK)
    made = with_own(element, level)
    return made if look is None else replace(made, characters=_characters(look, level.characters))


def _characters(look: Element, above: Characters) -> Characters:
    fill, latin, east_asian = above.fill, above.latin, above.east_asian
    for child in look:
        if child.tag in FILLS:
            fill = child
        elif child.tag == _LATIN:
            latin = child.get("typeface") or latin
        elif child.tag == _EAST_ASIAN:
            east_asian = child.get("typeface") or east_asian
    size, bold, caps = look.get("sz"), look.get("b"), look.get("cap")
    return Characters(
        above.size if size is None else max(number(size, round(_USUAL_SIZE * 100)) / 100, 0.0) or _USUAL_SIZE,
        above.bold if bold is None else is_on(bold),
        fill,
        latin,
        east_asian,
        look.get("lang", above.language),
        look.get("altLang", above.other_language),
        above.caps if caps is None else caps == "all",
    )


def with_own(own: Element, level: Level) -> Level:
    """A level with what an element says of its paragraphs."""
    bulleted, sign = level.bulleted, level.sign
    spaces = {}
    for child in own:
        tag = child.tag
        if tag in _SPACES:
            spaces[tag] = _spacing(child)
        elif tag in _MARKS:
            bulleted = tag != _NO_MARK
            sign = replace(sign, char=child.get("char", "") if tag == _SIGN else "")
        elif tag == _SIGN_SIZE:
            sign = replace(sign, share=share(child.get("val")))
        elif tag == _SIGN_COLOUR:
            slot = child.find(f"{A}schemeClr")
            sign = replace(sign, colour=slot.get("val", "")) if slot is not None else sign
        elif tag == _SIGN_FACE:
            sign = replace(sign, face=child.get("typeface", ""))
    left, indent, right = own.get("marL"), own.get("indent"), own.get("marR")
    return Level(
        level.characters,
        level.left if left is None else points(left),
        level.indent if indent is None else points(indent),
        level.right if right is None else points(right),
        own.get("algn", level.align),
        bulleted,
        spaces.get(_LINE, level.line),
        spaces.get(_BEFORE, level.before),
        spaces.get(_AFTER, level.after),
        sign,
    )


def _spacing(element: Element) -> Spacing:
    for child in element:
        if child.tag == f"{A}spcPts":
            return "points", number(child.get("val")) / 100
        if child.tag == f"{A}spcPct":
            return "share", share(child.get("val"))
    return "points", 0.0

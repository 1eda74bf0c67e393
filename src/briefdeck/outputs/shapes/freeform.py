"""Drawings as freeforms of DrawingML (ECMA-376 Part 1, 20.1.9.8)."""

from __future__ import annotations

from briefdeck.icons import Icon, Kind
from briefdeck.ooxml.markup import Markup, tag
from briefdeck.ooxml.units import emu
from briefdeck.outputs.shapes.properties import fill

_SIDE = 100_000  # units of a path that is stretched to its frame
_STEPS = {Kind.MOVE: "a:moveTo", Kind.LINE: "a:lnTo", Kind.CUBIC: "a:cubicBezTo", Kind.CLOSE: "a:close"}


def freeform(icon: Icon) -> Markup:
    """A drawing as one path on its own square, which is stretched to the shape's frame; nothing in it is filled."""
    side = str(icon.side)
    steps = (tag(_STEPS[step.kind], None, *map(_point, step.points)) for step in icon.steps)
    return _custom(tag("a:path", {"w": side, "h": side, "fill": "none"}, *steps))


def band(left: tuple[float, float], right: tuple[float, float]) -> Markup:
    """A band between two edges as one filled path: it leaves and arrives level, by cubics with handles half way."""
    (upper, lower), (high, low) = ((round(share * _SIDE) for share in edge) for edge in (left, right))
    half = _SIDE // 2
    steps = (
        ("a:moveTo", ((0, upper),)),
        ("a:cubicBezTo", ((half, upper), (half, high), (_SIDE, high))),
        ("a:lnTo", ((_SIDE, low),)),
        ("a:cubicBezTo", ((half, low), (half, lower), (0, lower))),
        ("a:close", ()),
    )
    drawn = (tag(name, None, *map(_point, points)) for name, points in steps)
    return _custom(tag("a:path", {"w": str(_SIDE), "h": str(_SIDE)}, *drawn))


def _point(at: tuple[int, int]) -> Markup:
    return tag("a:pt", {"x": str(at[0]), "y": str(at[1])})


def _custom(path: Markup) -> Markup:
    empty = (tag(f"a:{name}Lst") for name in ("av", "gd", "ah", "cxn"))
    words = tag("a:rect", {"l": "0", "t": "0", "r": "r", "b": "b"})  # where text that somebody writes into it stands
    return tag("a:custGeom", None, *empty, words, tag("a:pathLst", None, path))


def stroke(slot: str, width: float) -> Markup:
    """A line in a theme slot with round ends and corners."""
    return tag("a:ln", {"w": str(emu(width)), "cap": "rnd"}, fill(slot), tag("a:round"))

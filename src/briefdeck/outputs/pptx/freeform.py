"""Drawings as freeforms of DrawingML (ECMA-376 Part 1, 20.1.9.8)."""

from __future__ import annotations

from briefdeck.icons import Icon, Kind
from briefdeck.ooxml.xml import E, Element
from briefdeck.outputs.pptx.properties import outline

_SIDE = 100_000  # units of a path that is stretched to its frame
_STEPS = {Kind.MOVE: "a:moveTo", Kind.LINE: "a:lnTo", Kind.CUBIC: "a:cubicBezTo", Kind.CLOSE: "a:close"}


def freeform(icon: Icon) -> Element:
    """A drawing as one path on its own square, which is stretched to the shape's frame; nothing in it is filled."""
    side = str(icon.side)
    path = E("a:path", {"w": side, "h": side, "fill": "none"})
    for step in icon.steps:
        points = (E("a:pt", {"x": str(x), "y": str(y)}) for x, y in step.points)
        path.append(E(_STEPS[step.kind], None, *points))
    return _custom(path)


def band(left: tuple[float, float], right: tuple[float, float]) -> Element:
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
    path = E("a:path", {"w": str(_SIDE), "h": str(_SIDE)})
    for name, points in steps:
        path.append(E(name, None, *(E("a:pt", {"x": str(x), "y": str(y)}) for x, y in points)))
    return _custom(path)


def _custom(path: Element) -> Element:
    empty = (E(f"a:{name}Lst") for name in ("av", "gd", "ah", "cxn"))
    words = E("a:rect", {"l": "0", "t": "0", "r": "r", "b": "b"})  # where text that somebody writes into it stands
    return E("a:custGeom", None, *empty, words, E("a:pathLst", None, path))


def stroke(slot: str, width: float) -> Element:
    """A line in a theme slot with round ends and corners."""
    line = outline(slot, width)
    line.set("cap", "rnd")
    line.append(E("a:round"))
    return line

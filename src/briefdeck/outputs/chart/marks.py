"""Shapes in the drawing of a chart (ECMA-376 Part 1, 21.3): lines, outlines, heads of arrows, words with or without a
ground. Places are points of the chart's frame, and are written as shares of it.
"""

from __future__ import annotations

from briefdeck.ooxml.markup import Markup, tag
from briefdeck.ooxml.markup import text as words
from briefdeck.ooxml.units import emu
from briefdeck.outputs.chart.ink import ChartLook, Shade, face, fill, line
from briefdeck.outputs.chart.places import Area
from briefdeck.values import dataclass, replace

_PALE = 16  # per cent, of the accent over what it lies on
_SMALL = 0.75  # the name below what is said ÷ the other words of the chart
_TURNS = {"down": {"flipV": "1"}, "left": {"rot": "16200000"}}  # of a triangle that points up; 60,000ths of a degree


@dataclass(frozen=True, slots=True)
class Mark:
    """A shape at its place: a line, which falls to the right or is `rising`, an `outline`, the head of an arrow that
    `points` up, down or left, what is `said` on a pill, or `open` and as large as `size` without one, in a ring or a
    bar, with a name `under` it, or `quiet` as the words at an axis; or a pale surface with `corners`, each its place in
    the chart."""

    name: str
    at: Area
    shade: Shade
    weight: float = 1.25
    said: str = ""
    open: bool = False
    dash: str = "solid"
    size: float = 0.0
    outline: bool = False
    rising: bool = False
    under: str = ""
    points: str = ""
    quiet: bool = False
    corners: tuple[tuple[float, float], ...] = ()


def shape(mark: Mark, number: int, look: ChartLook, frame: tuple[float, float]) -> Markup:
    """One shape, in a place that the frame of the chart holds."""
    at, said = mark.at, mark.said
    x, y = min(at.x, at.x + at.w), min(at.y, at.y + at.h)
    wide, high = abs(at.w), abs(at.h)
    off, extent = {"x": str(emu(x)), "y": str(emu(y))}, {"cx": str(emu(wide)), "cy": str(emu(high))}
    turned = _TURNS.get(mark.points) or ({"flipV": "1"} if mark.rising else None)
    place = tag("a:xfrm", turned, tag("a:off", off), tag("a:ext", extent))
    bare = mark.open or mark.quiet
    form = "triangle" if mark.points else "rect" if bare or mark.outline else "roundRect" if said else "line"
    kind = _polygon(mark) if mark.corners else tag("a:prstGeom", {"prst": form}, tag("a:avLst"))
    filled = fill(mark.shade) if (said and not bare) or mark.points else None
    filled = fill(mark.shade, _PALE) if mark.corners else filled
    ground = filled or (tag("a:noFill") if said or mark.outline else None)
    edge = line(None) if said or mark.points or mark.corners else line(mark.shade, mark.weight, mark.dash)
    known_as = {"id": str(number), "name": f"{mark.name} {number - 1}"}
    made = tag(
        "cdr:sp",
        {"macro": "", "textlink": ""},
        tag("cdr:nvSpPr", None, tag("cdr:cNvPr", known_as), tag("cdr:cNvSpPr")),
        tag("cdr:spPr", None, place, kind, ground, edge),
        _words(mark, look) if said else None,
    )
    start, end = _point("cdr:from", x, y, frame), _point("cdr:to", x + wide, y + high, frame)
    return tag("cdr:relSizeAnchor", None, start, end, made)


def _polygon(mark: Mark) -> Markup:
    """The form of a surface by its corners (20.1.9.8), in EMU from the upper left one of its place."""
    points = [{"x": str(emu(x - mark.at.x)), "y": str(emu(y - mark.at.y))} for x, y in mark.corners]
    steps = [tag("a:moveTo", None, tag("a:pt", points[0]))]
    steps += [tag("a:lnTo", None, tag("a:pt", point)) for point in points[1:]]
    path = tag("a:path", {"w": str(emu(mark.at.w)), "h": str(emu(mark.at.h))}, *steps, tag("a:close"))
    lists = (tag(name) for name in ("a:avLst", "a:gdLst", "a:ahLst", "a:cxnLst"))
    inside = tag("a:rect", {"l": "0", "t": "0", "r": "r", "b": "b"})
    return tag("a:custGeom", None, *lists, inside, tag("a:pathLst", None, path))


def _point(name: str, x: float, y: float, frame: tuple[float, float]) -> Markup:
    shares = x / frame[0], y / frame[1]
    across, down = (f"{min(max(share, 0.0), 1.0):.5f}" for share in shares)
    return tag(name, None, words("cdr:x", None, across), words("cdr:y", None, down))


def _words(mark: Mark, look: ChartLook) -> Markup:
    inset = dict.fromkeys(("lIns", "tIns", "rIns", "bIns"), "0")
    wrap = "square" if mark.under else "none"
    body = tag("a:bodyPr", {"vertOverflow": "overflow", "wrap": wrap, **inset, "rtlCol": "0", "anchor": "ctr"})
    own = replace(look, size=mark.size) if mark.open else look
    shade = mark.shade if mark.open or mark.quiet else Shade("bg1")
    run = tag("a:r", None, face("a:rPr", own, shade, bold=not mark.quiet), words("a:t", None, mark.said))
    lines = [tag("a:p", None, tag("a:pPr", {"algn": "l" if mark.quiet else "ctr"}), run)]
    if mark.under:
        small = replace(look, size=round(look.size * _SMALL * 2) / 2)
        name = tag("a:r", None, face("a:rPr", small, None, bold=True), words("a:t", None, mark.under))
        apart = tag("a:pPr", {"algn": "ctr"}, tag("a:spcBef", None, tag("a:spcPts", {"val": "300"})))
        lines.append(tag("a:p", None, apart, name))
    return tag("cdr:txBody", None, body, tag("a:lstStyle"), *lines)

"""What shapes, lines and runs of DrawingML say in the same way: where they stand, fills, outlines, extensions."""

from __future__ import annotations

from functools import cache, lru_cache

from briefdeck.document.deck import Geometry
from briefdeck.ooxml.colours import slot_of
from briefdeck.ooxml.geometry import Frame
from briefdeck.ooxml.markup import PLACE, Form, Markup, tag
from briefdeck.ooxml.units import emu, thousandths

JUMP = "ppaction://hlinksldjump"
"""The action of a link that leads to another slide."""
# Office 2019's mark for links in the colour of the text around them.
_LINK_COLOUR = ("{A12FA001-AC4F-418D-AE19-62706E023703}", "ahyp:hlinkClr")
_TIP = 14.0  # length of an arrow's tip, pt

NO_FILL = tag("a:noFill")

Extent = tuple[int, int, int, int]
"""x, y, width and height in EMU."""


def extent_of(frame: Frame) -> Extent:
    """A frame in EMU; nothing is narrower than nothing."""
    return emu(frame.x), emu(frame.y), max(0, emu(frame.width)), max(0, emu(frame.height))


def transform(name: str, extent: Extent, *, children: bool = False) -> Markup:
    """A shape's place and size, or a group's: that of its `children` is measured in the slide's own units."""
    return _transform(name, children)(*extent, *extent) if children else _transform(name, children)(*extent)


@cache
def _transform(name: str, children: bool) -> Form:
    off, ext = {"x": PLACE, "y": PLACE}, {"cx": PLACE, "cy": PLACE}
    own = (tag("a:chOff", off), tag("a:chExt", ext)) if children else ()
    return Form(tag(name, None, tag("a:off", off), tag("a:ext", ext), *own))


def theme_colour(slot: str) -> Markup:
    """A theme slot, as it is or lighter or darker."""
    name, changes = slot_of(slot)
    return tag("a:schemeClr", {"val": name}, *(tag(change, {"val": value}) for change, value in changes))


@lru_cache(maxsize=1024)
def fill(slot: str) -> Markup:
    """A solid fill in a theme slot, or none."""
    return tag("a:solidFill", None, theme_colour(slot)) if slot else NO_FILL


@lru_cache(maxsize=1024)
def outline(slot: str, width: float, name: str = "a:ln", *, dash: str = "") -> Markup:
    """A line in a theme slot, or none."""
    if not slot:
        return tag(name, None, NO_FILL)
    attributes = {"w": str(emu(width))}
    if name != "a:ln":
        attributes |= {"cap": "flat", "cmpd": "sng", "algn": "ctr"}
        dash = dash or "solid"
    return tag(name, attributes, fill(slot), tag("a:prstDash", {"val": dash}) if dash else None)


@lru_cache(maxsize=1024)
def hyperlink(relationship: str, *, internal: bool, plain: bool = False) -> Markup:
    """A link on a run: to an address, or to a slide; the latter, and where `plain` any, in the colour of the text."""
    attributes = {"r:id": relationship, **({"action": JUMP} if internal else {})}
    return tag("a:hlinkClick", attributes, extension(*_LINK_COLOUR, {"val": "tx"}) if internal or plain else None)


def extension(uri: str, name: str, attributes: dict[str, str]) -> Markup:
    """An extension list with one extension, for what the first edition of the standard does not know."""
    return tag("a:extLst", None, tag("a:ext", {"uri": uri}, tag(name, attributes)))


def preset(geometry: Geometry, frame: Frame, handles: tuple[tuple[str, int], ...] = ()) -> Markup:
    """The form of a shape in its frame, with its handles; the tip of an arrow is as long in every size."""
    if geometry in (Geometry.PENTAGON, Geometry.CHEVRON) and min(frame.width, frame.height) > 0:
        share = thousandths(min(_TIP / min(frame.width, frame.height), 1))
        handles = (("adj", share), *handles)
    return _preset(geometry, handles)


@lru_cache(maxsize=1024)
def _preset(geometry: Geometry, handles: tuple[tuple[str, int], ...]) -> Markup:
    values = (tag("a:gd", {"name": name, "fmla": f"val {value}"}) for name, value in handles)
    return tag("a:prstGeom", {"prst": geometry}, tag("a:avLst", None, *values))

"""What shapes, lines and runs of DrawingML say in the same way: where they stand, fills, outlines, extensions."""

from __future__ import annotations

from collections.abc import Iterable

from briefdeck.document.deck import Geometry
from briefdeck.ooxml.colours import scheme_colour
from briefdeck.ooxml.geometry import Frame
from briefdeck.ooxml.units import emu, thousandths
from briefdeck.ooxml.xml import E, Element

JUMP = "ppaction://hlinksldjump"
"""The action of a link that leads to another slide."""
# Office 2019's mark for links in the colour of the text around them.
_LINK_COLOUR = ("{A12FA001-AC4F-418D-AE19-62706E023703}", "ahyp:hlinkClr")
_TIP = 14.0  # length of an arrow's tip, pt

Extent = tuple[int, int, int, int]
"""x, y, width and height in EMU."""


def extent_of(frame: Frame) -> Extent:
    """A frame in EMU; nothing is narrower than nothing."""
    return emu(frame.x), emu(frame.y), max(0, emu(frame.width)), max(0, emu(frame.height))


def transform(name: str, extent: Extent) -> Element:
    """A shape's place and size."""
    x, y, width, height = map(str, extent)
    return E(name, None, E("a:off", {"x": x, "y": y}), E("a:ext", {"cx": width, "cy": height}))


def fill(slot: str) -> Element:
    """A solid fill in a theme slot, or none."""
    return E("a:solidFill", None, scheme_colour(slot)) if slot else E("a:noFill")


def outline(slot: str, width: float, name: str = "a:ln", *, dash: str = "") -> Element:
    """A line in a theme slot, or none."""
    if not slot:
        return E(name, None, E("a:noFill"))
    attributes = {"w": str(emu(width))}
    if name != "a:ln":
        attributes |= {"cap": "flat", "cmpd": "sng", "algn": "ctr"}
        dash = dash or "solid"
    return E(name, attributes, fill(slot), E("a:prstDash", {"val": dash}) if dash else None)


def hyperlink(relationship: str, *, internal: bool, plain: bool = False) -> Element:
    """A link on a run: to an address, or to a slide; the latter, and where `plain` any, in the colour of the text."""
    attributes = {"r:id": relationship, **({"action": JUMP} if internal else {})}
    return E("a:hlinkClick", attributes, extension(*_LINK_COLOUR, {"val": "tx"}) if internal or plain else None)


def extension(uri: str, name: str, attributes: dict[str, str]) -> Element:
    """An extension list with one extension, for what the first edition of the standard does not know."""
    return E("a:extLst", None, E("a:ext", {"uri": uri}, E(name, attributes)))


def preset(geometry: Geometry, frame: Frame, handles: Iterable[tuple[str, int]] = ()) -> Element:
    """The form of a shape in its frame, with its handles; the tip of an arrow is as long in every size."""
    values = E("a:avLst")
    if geometry in (Geometry.PENTAGON, Geometry.CHEVRON) and min(frame.width, frame.height) > 0:
        share = thousandths(min(_TIP / min(frame.width, frame.height), 1))
        values.append(E("a:gd", {"name": "adj", "fmla": f"val {share}"}))
    for name, value in handles:
        values.append(E("a:gd", {"name": name, "fmla": f"val {value}"}))
    return E("a:prstGeom", {"prst": geometry}, values)

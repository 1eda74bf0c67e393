"""How a text sits in its box: insets, anchor, wrapping, direction, columns, and how it is made to fit (21.1.2.1.1)."""

from __future__ import annotations

from typing import NamedTuple

from briefdeck.ooxml.names import A
from briefdeck.ooxml.units import number, points, share
from briefdeck.ooxml.xml import Element

_FITS = {f"{A}noAutofit": "no", f"{A}normAutofit": "norm", f"{A}spAutoFit": "sp"}

Insets = tuple[float, float, float, float]
"""Left, top, right and bottom, in points."""


class BodyProperties(NamedTuple):
    """What `a:bodyPr` says and inherits. `autofit` is no, norm or sp; `scale` is what sizes are multiplied by, and
    lines are `squeezed` by a share. Where nobody says a word, these are PowerPoint's own values."""

    insets: Insets = (7.2, 3.6, 7.2, 3.6)
    anchor: str = "t"
    wraps: bool = True
    turned: bool = False
    columns: int = 1
    autofit: str = "no"
    scale: float = 1.0
    squeezed: float = 0.0


USUAL = BodyProperties()


def body_properties(said: Element | None, below: BodyProperties = USUAL) -> BodyProperties:
    """The properties by an `a:bodyPr`, and by what lies below where that says nothing."""
    if said is None:
        return below
    autofit, scale, squeezed = below.autofit, below.scale, below.squeezed
    for child in said:
        if child.tag in _FITS:
            autofit = _FITS[child.tag]
            scale = min(max(share(child.get("fontScale")), 0.05), 1.0)
            squeezed = min(max(share(child.get("lnSpcReduction"), 0.0), 0.0), 0.9)
    if not said.attrib:
        return below._replace(autofit=autofit, scale=scale, squeezed=squeezed)
    left, top, right, bottom = below.insets
    return BodyProperties(
        (
            points(said.get("lIns"), left),
            points(said.get("tIns"), top),
            points(said.get("rIns"), right),
            points(said.get("bIns"), bottom),
        ),
        said.get("anchor") or below.anchor,
        said.get("wrap", "" if below.wraps else "none") != "none",
        said.get("vert", "vert" if below.turned else "horz") != "horz" or number(said.get("rot")) != 0,
        number(said.get("numCol"), below.columns),
        autofit,
        scale,
        squeezed,
    )

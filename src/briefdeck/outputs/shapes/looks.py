"""What properties in DrawingML say of looks, in the form in which a reader of the file has it; many say the same."""

from __future__ import annotations

from functools import lru_cache

from briefdeck.ooxml.markup import Markup, tag
from briefdeck.ooxml.names import NAMESPACES
from briefdeck.ooxml.xml import parse
from briefdeck.provenance.slidewords import drawn, set_out

_DRAWING = {f"xmlns:{prefix}": NAMESPACES[prefix] for prefix in ("a", "r", "p", "wpg", "wps")}


@lru_cache(maxsize=4096)
def painted(properties: Markup) -> str:
    """What the properties of a shape or of a run say of its looks."""
    return drawn(parse(tag("a:properties", _DRAWING, properties).encode())[0])


@lru_cache(maxsize=1024)
def stated(properties: Markup) -> str:
    """What the properties of a paragraph say of how it is set."""
    return set_out(parse(tag("a:properties", _DRAWING, properties).encode())[0])

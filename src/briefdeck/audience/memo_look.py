"""The design of an audience on the pages of its memos: roles as slots of the memo's theme, each of which does its work.

A memo may have a theme of its own, in which a slot that is pale in the deck is dark. What could not be read or would
not be seen on white paper gives way to what can.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from colorsys import rgb_to_hsv

from briefdeck.audience.settings import Design
from briefdeck.ooxml.colours import WHITE, Rgb
from briefdeck.ooxml.contrast_repair import TEXT, first_slot, slot_colour

GREY = 0.45
"""Saturation, in HSV, up to which a colour counts as a grey: slate greys of cool palettes reach about 0.4."""
_SEEN = 3.0  # of a shape that means something with the page (1.4.11)
_LINE = (1.25, 3.0)  # of a hairline: seen, and no more
_PALE = 1.4  # of a pale surface, at most
_STRONG = 7.0  # of a dark one, at least


def memo_look(design: Design, colours: Mapping[str, Rgb]) -> Design:
    """The design with slots that do their work on white paper; `colours` are those of the memo's theme."""

    def on(ground: str | None, wanted: Iterable[str], least: float, most: float = 22.0) -> str:
        behind = slot_colour(ground, colours) if ground else WHITE
        asked = [*dict.fromkeys(wanted)]
        return first_slot(asked, colours, [behind], least, most, otherwise=asked[-1])

    def grey(wanted: str, otherwise: Iterable[str], least: float, most: float = 22.0) -> str:
        """What is not to be taken for the accent; a theme may have colours of its own in the slots of greys."""
        is_grey = rgb_to_hsv(*slot_colour(wanted, colours))[1] <= GREY
        return on(None, (wanted, *otherwise) if is_grey else otherwise, least, most)

    accents = (design.accent, *(f"accent{n}" for n in range(1, 7)))
    accent = on(None, (*accents, "tx1"), TEXT)
    mass = on(None, (design.mass, "tx2", "tx1"), _STRONG)
    pale = [on(None, (slot, *rest, "bg1 -5%"), 1.0, _PALE) for slot, *rest in ((design.panel, "bg2"), (design.tint,))]
    label = mass if design.label == design.mass else on(None, (design.label, pale[0]), 1.0, _PALE)
    roles = {
        "ink": on(None, ("tx1", "tx2"), _STRONG),
        "muted": on(None, (design.muted, "tx2", "tx1"), TEXT),
        "paper": "bg1",
        "panel": pale[0],
        "accent": accent,
        "grey": grey(design.grey, ("tx1 +50%", "bg1 -50%"), _SEEN - 0.3),
        "line": grey(design.line, ("bg1 -25%",), *_LINE),
        "tint": pale[1],
        "mass": mass,
        "label": label,
        "on_mass": on(mass, (design.on_mass, "bg1", "tx1"), TEXT),
        "on_mass_muted": on(mass, (design.on_mass_muted, design.on_mass, "bg1"), TEXT),
        "on_mass_accent": on(mass, (design.on_mass_accent, design.on_mass, "bg1"), TEXT),
        "on_accent": on(accent, (design.on_accent, "bg1", "tx1"), TEXT),
        "good": design.good and on(None, (design.good, accent), TEXT),
        "bad": design.bad and on(None, (design.bad, accent), TEXT),
    }
    return design.model_copy(update={**roles, "dark": False})

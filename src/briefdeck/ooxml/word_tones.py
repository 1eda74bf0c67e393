"""Colours as Word has them: six digits, with the theme slot that they come from and how it was moved.

Tints and shades are Word's own (w:themeTint, w:themeShade): the lightness of a slot moved towards white or black.
"""

from __future__ import annotations

import colorsys
from collections.abc import Iterable

from briefdeck.ooxml import contrast_ratio as wcag
from briefdeck.ooxml.names import W
from briefdeck.ooxml.xml import Element
from briefdeck.patterns import regex
from briefdeck.values import dataclass

HEX = regex("[0-9A-Fa-f]{6}")
# From which saturation and brightness a colour is an accent.
_SATURATED, _BRIGHT = 0.35, 0.3


@dataclass(frozen=True, slots=True)
class Tone:
    """A colour of six digits, with the theme slot that it comes from and how it was moved; no slot where it has none.

    `change` is "Tint", "Shade" or empty; `share` the part of the lightness that stays, from 0 to 1.
    """

    colour: str
    slot: str = ""
    change: str = ""
    share: float = 1.0

    def paint(self, element: Element, attribute: str = "color") -> None:
        """Give the colour to w:color (`val`), a border (`color`) or a shading (`fill`)."""
        prefix = "themeFill" if attribute == "fill" else "theme"
        named = prefix if attribute == "fill" else "themeColor"
        for key in (named, f"{prefix}Tint", f"{prefix}Shade"):
            element.attrib.pop(W + key, "")
        element.set(W + attribute, self.colour)
        if self.slot:
            element.set(W + named, self.slot)
            if self.change:
                element.set(f"{W}{prefix}{self.change}", f"{round(self.share * 255):02X}")


AUTO = Tone("auto")


@dataclass(frozen=True, slots=True)
class Tones:
    """What a memo is coloured with: text that stands out, hairlines, the ground of boxes (None on coloured paper)."""

    paper: str
    ink: str
    accent: Tone
    line: Tone
    panel: Tone | None

    @property
    def dark(self) -> bool:
        """Whether the page is dark."""
        return luminance(self.paper) < 0.2


def moved(colour: str, slot: str, change: str, share: float) -> Tone:
    """A colour with this share of its lightness left, the rest towards white (Tint) or black (Shade)."""
    if share == 1.0:
        return Tone(colour, slot)
    hue, light, vivid = colorsys.rgb_to_hls(*channels(colour))
    # Word writes the share in 256 steps, and counts with them.
    share = round(share * 255) / 255
    light = light * share + (1 - share if change == "Tint" else 0)
    rgb = colorsys.hls_to_rgb(hue, light, vivid)
    return Tone("".join(f"{round(c * 255):02X}" for c in rgb), slot, change, share)


def channels(colour: str) -> tuple[float, float, float]:
    """Red, green, blue from 0 to 1; black where it is no colour."""
    if not HEX.fullmatch(colour):
        return 0.0, 0.0, 0.0
    return int(colour[:2], 16) / 255, int(colour[2:4], 16) / 255, int(colour[4:], 16) / 255


def luminance(colour: str) -> float:
    """Relative luminance of WCAG 2, 0 for what is no colour."""
    return wcag.luminance(channels(colour))


def contrast(first: str, second: str) -> float:
    """Contrast ratio of WCAG 2 of two colours of six hexadecimal digits."""
    return wcag.contrast(channels(first), channels(second))


def worst(colour: str, grounds: Iterable[str]) -> float:
    """The contrast of a colour on the least favourable of several grounds."""
    return min(contrast(colour, ground) for ground in grounds)


def is_accent(colour: str) -> bool:
    """Whether a colour is neither grey nor nearly black."""
    return saturation(colour) >= _SATURATED and max(channels(colour)) > _BRIGHT


def saturation(colour: str) -> float:
    """Of HSV, from 0 to 1."""
    return colorsys.rgb_to_hsv(*channels(colour))[1]

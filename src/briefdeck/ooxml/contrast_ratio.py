"""Contrast as WCAG 2 measures it."""

from __future__ import annotations

from functools import lru_cache

from briefdeck.ooxml.colours import Rgb, linear


def luminance(colour: Rgb) -> float:
    """The relative luminance of WCAG 2: 0 for black, 1 for white."""
    red, green, blue = map(linear, colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@lru_cache(maxsize=256)
def contrast(one: Rgb, other: Rgb) -> float:
    """The contrast ratio of WCAG 2: 1 for equal colours, 21 for black on white."""
    lights = sorted((luminance(one), luminance(other)))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def wanted_contrast(size: float, bold: bool) -> float:
    """The ratio that WCAG asks for: text from 18 pt, or from 14 pt in bold, is large."""
    return 3.0 if size >= 18 or (bold and size >= 14) else 4.5

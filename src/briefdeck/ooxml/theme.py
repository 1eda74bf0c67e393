"""Colours and typefaces of a theme, and the colour that a fill comes to (ECMA-376 Part 1, 20.1.2.3)."""

from __future__ import annotations

import colorsys
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from briefdeck.ooxml.package import A, Element, share

Rgb = tuple[float, float, float]  # each from 0 to 1
WHITE: Rgb = (1.0, 1.0, 1.0)
BLACK: Rgb = (0.0, 0.0, 0.0)
_PRESETS = {
    "black": "000000",
    "white": "FFFFFF",
    "red": "FF0000",
    "green": "008000",
    "blue": "0000FF",
    "yellow": "FFFF00",
    "gray": "808080",
    "grey": "808080",
    "dkGray": "A9A9A9",
    "ltGray": "D3D3D3",
}
_SYSTEM = {"windowText": "000000", "window": "FFFFFF"}
_EAST_ASIAN_SCRIPTS = ("Jpan", "Hans", "Hant", "Hang")
PLAIN_MAP = {
    "bg1": "lt1",
    "tx1": "dk1",
    "bg2": "lt2",
    "tx2": "dk2",
    **{name: name for name in ("hlink", "folHlink", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6")},
}


@dataclass(frozen=True, slots=True)
class Theme:
    """Colours by slot (dk1, accent1), typefaces by the names that text gives them (+mn-lt), fills by index."""

    colours: Mapping[str, Rgb]
    faces: Mapping[str, str]
    fills: tuple[Element, ...]
    backgrounds: tuple[Element, ...]


NO_THEME = Theme({"dk1": BLACK, "lt1": WHITE}, {}, (), ())


def theme_of(root: Element | None) -> Theme:
    """What a theme part says; the plainest theme where there is none."""
    if root is None:
        return NO_THEME
    colours = dict(NO_THEME.colours)
    scheme = root.find(f".//{A}clrScheme")
    for slot in scheme if scheme is not None else ():
        value = colour_of(slot, NO_THEME, {})
        if value is not None:
            colours[slot.tag.rpartition("}")[2]] = value
    faces: dict[str, str] = {}
    for font, name in (("majorFont", "mj"), ("minorFont", "mn")):
        fonts = root.find(f".//{A}{font}")
        if fonts is None:
            continue
        named = {child.tag.rpartition("}")[2]: child.get("typeface", "") for child in fonts if not child.get("script")}
        scripts = {child.get("script", ""): child.get("typeface", "") for child in fonts}
        east_asian = named.get("ea") or next((scripts[s] for s in _EAST_ASIAN_SCRIPTS if scripts.get(s)), "")
        faces |= {f"+{name}-lt": named.get("latin", ""), f"+{name}-ea": east_asian, f"+{name}-cs": named.get("cs", "")}
    fills, backgrounds = root.find(f".//{A}fillStyleLst"), root.find(f".//{A}bgFillStyleLst")
    return Theme(
        colours, faces, tuple(fills if fills is not None else ()), tuple(backgrounds if backgrounds is not None else ())
    )


def colour_of(holder: Element, theme: Theme, mapping: Mapping[str, str], filled: Rgb | None = None) -> Rgb | None:
    """The colour that an element such as a:solidFill holds; None where it cannot be told, as for a translucent one.

    `filled` is what stands for the colour `phClr` of the theme's own fills.
    """
    for element in holder:
        base = _base(element, theme, mapping, filled)
        return _modified(base, element) if base is not None else None
    return None


def _base(element: Element, theme: Theme, mapping: Mapping[str, str], filled: Rgb | None) -> Rgb | None:
    value = element.get("val", "")
    match element.tag.rpartition("}")[2]:
        case "srgbClr":
            return from_hex(value)
        case "sysClr":
            return from_hex(element.get("lastClr") or _SYSTEM.get(value, ""))
        case "prstClr":
            return from_hex(_PRESETS.get(value, ""))
        case "schemeClr" if value == "phClr":
            return filled
        case "schemeClr":
            return theme.colours.get(mapping.get(value, PLAIN_MAP.get(value, value)))
        case _:
            return None


def from_hex(value: str) -> Rgb | None:
    """RRGGBB as a colour; None for anything else."""
    try:
        whole = int(value, 16)
    except ValueError:
        return None
    return (whole >> 16 & 255) / 255, (whole >> 8 & 255) / 255, (whole & 255) / 255


def _modified(colour: Rgb, element: Element) -> Rgb | None:
    for change in element:
        amount = share(change.get("val"))
        match change.tag.rpartition("}")[2]:
            case "lumMod":
                colour = _with_luminance(colour, amount, 0.0)
            case "lumOff":
                colour = _with_luminance(colour, 1.0, amount)
            case "shade":
                colour = _linear_mix(colour, amount, 0.0)
            case "tint":
                colour = _linear_mix(colour, amount, 1.0 - amount)
            case "satMod":
                hue, light, saturation = colorsys.rgb_to_hls(*colour)
                colour = colorsys.hls_to_rgb(hue, light, _clamped(saturation * amount))
            case "alpha" if amount >= 1.0:
                pass
            case _:
                return None
    return colour


def _clamped(value: float) -> float:
    return min(max(value, 0.0), 1.0)


def _with_luminance(colour: Rgb, factor: float, offset: float) -> Rgb:
    hue, light, saturation = colorsys.rgb_to_hls(*colour)
    return colorsys.hls_to_rgb(hue, _clamped(light * factor + offset), saturation)


def _linear_mix(colour: Rgb, factor: float, offset: float) -> Rgb:
    red, green, blue = (_encoded(_clamped(_linear(v) * factor + offset)) for v in colour)
    return red, green, blue


def _linear(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4


def _encoded(value: float) -> float:
    return value * 12.92 if value <= 0.0031308 else 1.055 * value ** (1 / 2.4) - 0.055


def luminance(colour: Rgb) -> float:
    """The relative luminance of WCAG 2: 0 for black, 1 for white."""
    red, green, blue = map(_linear, colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@lru_cache(maxsize=256)
def contrast(one: Rgb, other: Rgb) -> float:
    """The contrast ratio of WCAG 2: 1 for equal colours, 21 for black on white."""
    lights = sorted((luminance(one), luminance(other)))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def wanted_contrast(size: float, bold: bool) -> float:
    """The ratio that WCAG asks for: text from 18 pt, or from 14 pt in bold, is large."""
    return 3.0 if size >= 18 or (bold and size >= 14) else 4.5


def shown_colour(colour: Rgb) -> str:
    """#RRGGBB."""
    return "#" + "".join(f"{round(v * 255):02X}" for v in colour)

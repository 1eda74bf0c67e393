"""Colours: the one that an element comes to (ECMA-376 Part 1, 20.1.2.3), and how one is written."""

from __future__ import annotations

import colorsys
from collections.abc import Mapping

from briefdeck.ooxml.units import share
from briefdeck.ooxml.xml import E, Element

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
# The slots of a theme by the names that text gives them, where a master maps them as usual.
PLAIN_MAP = {
    "bg1": "lt1",
    "tx1": "dk1",
    "bg2": "lt2",
    "tx2": "dk2",
    **{name: name for name in ("hlink", "folHlink", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6")},
}


def colour_of(
    holder: Element, colours: Mapping[str, Rgb], mapping: Mapping[str, str], filled: Rgb | None = None
) -> Rgb | None:
    """The colour that an element such as a:solidFill holds; None where it cannot be told, as for a translucent one.

    `colours` are those of the theme by slot, `mapping` the slots by the names of a master. `filled` is what stands for
    the colour `phClr` of the theme's own fills.
    """
    for element in holder:
        base = _base(element, colours, mapping, filled)
        return _modified(base, element) if base is not None else None
    return None


def _base(element: Element, colours: Mapping[str, Rgb], mapping: Mapping[str, str], filled: Rgb | None) -> Rgb | None:
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
            return colours.get(mapping.get(value, PLAIN_MAP.get(value, value)))
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
    red, green, blue = (_encoded(_clamped(linear(v) * factor + offset)) for v in colour)
    return red, green, blue


def linear(value: float) -> float:
    """A channel of sRGB from 0 to 1 as light (IEC 61966-2-1)."""
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4


def _encoded(value: float) -> float:
    return value * 12.92 if value <= 0.0031308 else 1.055 * value ** (1 / 2.4) - 0.055


def shown_colour(colour: Rgb) -> str:
    """#RRGGBB."""
    return "#" + "".join(f"{round(v * 255):02X}" for v in colour)


def scheme_colour(slot: str) -> Element:
    """A theme slot (`accent1`), or one made lighter or darker as PowerPoint's palette does (`tx1 +35%`, `bg1 -5%`)."""
    name, changes = slot_of(slot)
    return E("a:schemeClr", {"val": name}, *(E(change, {"val": value}) for change, value in changes))


def slot_of(slot: str) -> tuple[str, tuple[tuple[str, str], ...]]:
    """The theme slot of such a colour, and the elements that make it lighter or darker with their values, one change
    after the other."""
    name, *changes = slot.split(" ")
    made: list[tuple[str, str]] = []
    for change in changes:
        amount = int(change[1:-1])
        made.append(("a:lumMod", str((100 - amount) * 1000)))
        made += [("a:lumOff", str(amount * 1000))] if change[0] == "+" else []
    return name, tuple(made)

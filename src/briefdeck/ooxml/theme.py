"""Colours, typefaces and fills of a theme (ECMA-376 Part 1, 20.1.6)."""

from __future__ import annotations

from collections.abc import Mapping

from briefdeck.ooxml.colours import BLACK, WHITE, Rgb, colour_of
from briefdeck.ooxml.names import A
from briefdeck.ooxml.xml import Element
from briefdeck.values import dataclass

_EAST_ASIAN_SCRIPTS = ("Jpan", "Hans", "Hant", "Hang")


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
        value = colour_of(slot, NO_THEME.colours, {})
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

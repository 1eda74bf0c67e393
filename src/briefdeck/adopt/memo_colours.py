"""Colours of a memo: an accent and a panel from the company's theme, and styles that can be read on what they stand on.

Contrast is that of WCAG 2 as preflight measures it. Tints and shades are Word's own (w:themeTint, w:themeShade): the
lightness of a slot moved towards white or black.
"""

from __future__ import annotations

import colorsys
from collections.abc import Iterable, Iterator

from briefdeck.ooxml import contrast_ratio as wcag
from briefdeck.ooxml.names import A, W
from briefdeck.ooxml.styles import StyleSheet, value
from briefdeck.ooxml.wordml import put
from briefdeck.ooxml.xml import Element
from briefdeck.patterns import regex
from briefdeck.values import dataclass

HEX = regex("[0-9A-Fa-f]{6}")
# WCAG 2: text of ordinary size; body text on a panel reads as easily as on the page.
_CONTRAST, _ON_PANEL = 4.5, 9.0
# From which saturation and brightness a colour is an accent, or has a hue at all; how saturated a panel may be and how
# light it is, by luminance.
_SATURATED, _BRIGHT, _HUE, _QUIET, _LIGHT = 0.35, 0.3, 0.12, 0.18, 0.7
_ACCENTS = ("accent1", "accent2", "accent3", "accent4", "accent5", "accent6")
_SLOTS = {"dk1": "text1", "dk2": "text2", "lt1": "background1", "lt2": "background2"}


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


def tones(theme: Element, paper: str, ink: str) -> Tones:
    """The colours of a theme for a page and the colour of its text, black where Word chooses."""
    slots = {slot: _slot(theme, slot) for slot in (*_ACCENTS, *_SLOTS)}
    dark = luminance(paper) < 0.2
    ink = ink.upper() if HEX.fullmatch(ink) else "FFFFFF" if dark else "000000"
    panel = None
    if paper.upper() == "FFFFFF":
        grounds = [Tone(slots["lt2"], "background2")] if slots["lt2"] else []
        grounds += [moved(slots[a], a, "Tint", share) for a in _ACCENTS if slots[a] for share in (0.2, 0.1, 0.05)]
        panel = next((t for t in grounds if _is_panel(t.colour, ink)), None)
    behind = [paper, *([panel.colour] if panel else [])]
    change = "Tint" if dark else "Shade"
    names = [(slots[name], _SLOTS.get(name, name)) for name in (*_ACCENTS, "dk2") if slots[name]]
    accents = [moved(c, s, change, share) for c, s in names for share in (1.0, 0.75, 0.5) if is_accent(c)]
    accent = next((t for t in accents if worst(t.colour, behind) >= _CONTRAST), AUTO)
    white = slots["lt1"] or "FFFFFF"
    line = moved(white, "background1" if slots["lt1"] else "", "Shade", 0.75) if not dark else AUTO
    return Tones(paper, ink, accent, line, panel)


def _is_panel(colour: str, ink: str) -> bool:
    quiet = _saturation(colour) <= _QUIET
    return colour != "FFFFFF" and quiet and luminance(colour) >= _LIGHT and contrast(ink, colour) >= _ON_PANEL


def _slot(theme: Element, name: str) -> str:
    own = theme.find(f".//{A}clrScheme/{A}{name}")
    for colour in own if own is not None else ():
        text = colour.get("lastClr") or colour.get("val") or ""
        if HEX.fullmatch(text):
            return text.upper()
    return ""


def moved(colour: str, slot: str, change: str, share: float) -> Tone:
    """A colour with this share of its lightness left, the rest towards white (Tint) or black (Shade)."""
    if share == 1.0:
        return Tone(colour, slot)
    hue, light, saturation = colorsys.rgb_to_hls(*_channels(colour))
    # Word writes the share in 256 steps, and counts with them.
    share = round(share * 255) / 255
    light = light * share + (1 - share if change == "Tint" else 0)
    rgb = colorsys.hls_to_rgb(hue, light, saturation)
    return Tone("".join(f"{round(c * 255):02X}" for c in rgb), slot, change, share)


def make_readable(sheet: StyleSheet, styles: Iterable[Element], palette: Tones) -> Iterator[Element]:
    """Give every style a colour that can be read where it stands; yields those that were changed."""
    for style in styles:
        match style.get(f"{W}type", "paragraph"):
            case "paragraph":
                size, bold = sheet.size(style) / 2, _is_bold(sheet, style)
                ground = _fill(sheet.first(style, "rPr/shd", "fill")) or _fill(sheet.first(style, "pPr/shd", "fill"))
                colour = sheet.first(style, "rPr/color") or ""
                wanted = wcag.wanted_contrast(size, bold)
                changed = _mend(style, colour, [ground or palette.paper], palette, wanted)
            case "character":
                colour = next((c for s in sheet.chain(style) if (c := value(s, "rPr/color"))), "")
                own = _fill(next((c for s in sheet.chain(style) if (c := value(s, "rPr/shd", "fill"))), None))
                grounds = [own] if own else [palette.paper, *([palette.panel.colour] if palette.panel else [])]
                changed = _mend(style, colour, grounds, palette, _CONTRAST)
            case "table":
                changed = _mend_table(sheet, style, palette)
            case _:
                changed = False
        if changed:
            yield style


def _mend_table(sheet: StyleSheet, style: Element, palette: Tones) -> bool:
    whole_fill = _fill(sheet.first(style, "tcPr/shd", "fill")) or palette.paper
    whole_colour = next((c for s in sheet.chain(style) if (c := value(s, "rPr/color"))), "")
    changed = _mend(style, whole_colour, [whole_fill], palette, _CONTRAST)
    for part in style.iterfind(f"{W}tblStylePr"):
        fill = _fill(value(part, "tcPr/shd", "fill")) or whole_fill
        colour = value(part, "rPr/color") or value(style, "rPr/color") or palette.ink
        changed |= _mend(part, colour, [fill], palette, _CONTRAST)
    return changed


def _mend(holder: Element, colour: str, grounds: list[str], palette: Tones, wanted: float) -> bool:
    if not HEX.fullmatch(colour) or worst(colour, grounds) >= wanted:
        return False
    own = put(put(holder, "rPr"), "color")
    toward = "Tint" if luminance(grounds[0]) < 0.2 else "Shade"
    themed = own.get(f"{W}themeColor", "") if not own.get(f"{W}themeTint") and not own.get(f"{W}themeShade") else ""
    tries = [moved(colour, themed, toward, share) for share in (0.75, 0.5)] if _saturation(colour) >= _HUE else []
    tries += [palette.accent] if is_accent(colour) and palette.accent is not AUTO else []
    tries += [Tone(c) for c in (palette.ink, "000000", "FFFFFF")]
    tone = next((t for t in tries if worst(t.colour, grounds) >= _CONTRAST), AUTO)
    tone.paint(own, "val")
    return True


def _fill(colour: str | None) -> str:
    return colour if colour is not None and HEX.fullmatch(colour) else ""


def _is_bold(sheet: StyleSheet, style: Element) -> bool:
    found = next((b for s in sheet.chain(style) if (b := s.find(f"{W}rPr/{W}b")) is not None), None)
    return found is not None and found.get(f"{W}val", "1") in ("1", "true", "on")


def _channels(colour: str) -> tuple[float, float, float]:
    """Red, green, blue from 0 to 1; black where it is no colour."""
    if not HEX.fullmatch(colour):
        return 0.0, 0.0, 0.0
    return int(colour[:2], 16) / 255, int(colour[2:4], 16) / 255, int(colour[4:], 16) / 255


def luminance(colour: str) -> float:
    """Relative luminance of WCAG 2, 0 for what is no colour."""
    return wcag.luminance(_channels(colour))


def contrast(first: str, second: str) -> float:
    """Contrast ratio of WCAG 2 of two colours of six hexadecimal digits."""
    return wcag.contrast(_channels(first), _channels(second))


def worst(colour: str, grounds: Iterable[str]) -> float:
    """The contrast of a colour on the least favourable of several grounds."""
    return min(contrast(colour, ground) for ground in grounds)


def is_accent(colour: str) -> bool:
    """Whether a colour is neither grey nor nearly black."""
    return _saturation(colour) >= _SATURATED and max(_channels(colour)) > _BRIGHT


def _saturation(colour: str) -> float:
    return colorsys.rgb_to_hsv(*_channels(colour))[1]

"""Colours of a memo from the company's theme: an accent that is read as text, hairlines, a panel for boxes.

Contrast is that of WCAG 2 as preflight measures it.
"""

from __future__ import annotations

from briefdeck.ooxml.contrast_repair import TEXT
from briefdeck.ooxml.names import A
from briefdeck.ooxml.word_tones import AUTO, HEX, Tone, Tones, contrast, is_accent, luminance, moved, saturation, worst
from briefdeck.ooxml.xml import Element

_ON_PANEL = 9.0  # body text on a panel reads as easily as on the page
# How saturated a panel may be, and how light it is, by luminance.
_QUIET, _LIGHT = 0.18, 0.7
_ACCENTS = ("accent1", "accent2", "accent3", "accent4", "accent5", "accent6")
_SLOTS = {"dk1": "text1", "dk2": "text2", "lt1": "background1", "lt2": "background2"}


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
    accent = next((t for t in accents if worst(t.colour, behind) >= TEXT), AUTO)
    white = slots["lt1"] or "FFFFFF"
    line = moved(white, "background1" if slots["lt1"] else "", "Shade", 0.75) if not dark else AUTO
    return Tones(paper, ink, accent, line, panel)


def _is_panel(colour: str, ink: str) -> bool:
    quiet = saturation(colour) <= _QUIET
    return colour != "FFFFFF" and quiet and luminance(colour) >= _LIGHT and contrast(ink, colour) >= _ON_PANEL


def _slot(theme: Element, name: str) -> str:
    own = theme.find(f".//{A}clrScheme/{A}{name}")
    for colour in own if own is not None else ():
        text = colour.get("lastClr") or colour.get("val") or ""
        if HEX.fullmatch(text):
            return text.upper()
    return ""

"""Signs of the font Wingdings, into which Office turns arrows, faces and marks that people type, as Unicode has
them."""

from __future__ import annotations

from briefdeck.provenance.units import OBJECT

FONTS = ("Wingdings", "Webdings", "Symbol")
"""Fonts whose signs stand at the places of letters."""
_WINGDINGS = {
    0x4A: "☺",
    0x4B: "😐",
    0x4C: "☹",
    0x6C: "●",
    0x6E: "■",
    0x71: "❑",
    0x75: "◆",
    0x76: "❖",
    0xA7: "▪",
    0xD8: "➢",
    0xDF: "←",
    0xE0: "→",
    0xE1: "↑",
    0xE2: "↓",
    0xE7: "⇐",
    0xE8: "⇒",
    0xF3: "⇔",
    0xFB: "✗",
    0xFC: "✓",
    0xFD: "☒",
    0xFE: "☑",
}
_OWN = range(0xF000, 0xF100)  # where fonts of signs have theirs, for programs that know no others


def sign_of(font: str, code: int) -> str:
    """The sign that a font has at a place; one that stands for an object where Unicode has none that is known here."""
    if font != FONTS[0]:
        return OBJECT
    return _WINGDINGS.get(code - _OWN.start if code in _OWN else code, OBJECT)


def is_of_signs(font: str) -> bool:
    """Whether a font has signs at the places of letters."""
    return font.startswith(FONTS)

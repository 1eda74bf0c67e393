"""Colours that are read on what lies behind them, in the place of those that are not.

Contrast is that of WCAG 2, as `contrast_ratio` measures it. Theme slots are chosen by it, for slides and for the pages
of memos; a placeholder gets another slot, and a style of Word another colour, where its own is hard to read.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from briefdeck.ooxml.colours import BLACK, Rgb, colour_of, scheme_colour
from briefdeck.ooxml.contrast_ratio import contrast, wanted_contrast
from briefdeck.ooxml.names import W
from briefdeck.ooxml.styles import StyleSheet, value
from briefdeck.ooxml.word_tones import AUTO, HEX, Tone, Tones, is_accent, luminance, moved, saturation, worst
from briefdeck.ooxml.wordml import put
from briefdeck.ooxml.xml import E, Element

TEXT = 4.5
"""The contrast of words of ordinary size with what is behind them (WCAG 2, 1.4.3)."""
_MOST = 22.0  # more than black on white
_HUE = 0.12  # saturation from which a colour has a hue that is to be kept


# --- slots of a theme -------------------------------------------------------------------------------------------------


def slot_colour(slot: str, colours: Mapping[str, Rgb]) -> Rgb:
    """What a theme slot, or one made lighter or darker, comes to; black where the theme has none of that name."""
    holder = E("a:solidFill", None, scheme_colour(slot))
    return colour_of(holder, colours, {name: name for name in colours}) or BLACK


def least_contrast(colour: Rgb, ground: Iterable[Rgb]) -> float:
    """The contrast of a colour on the least favourable part of a ground."""
    return min((contrast(colour, one) for one in ground), default=21.0)


def slot_contrast(slot: str, colours: Mapping[str, Rgb], ground: Iterable[Rgb]) -> float:
    """That of a theme slot."""
    return least_contrast(slot_colour(slot, colours), ground)


def first_slot(
    slots: Iterable[str],
    colours: Mapping[str, Rgb],
    ground: Sequence[Rgb],
    least: float,
    most: float = _MOST,
    *,
    otherwise: str,
) -> str:
    """The first slot whose contrast on a ground is within limits."""
    fits = (slot for slot in slots if least <= slot_contrast(slot, colours, ground) <= most)
    return next(fits, otherwise)


def readable(slots: Iterable[str], colours: Mapping[str, Rgb], ground: Sequence[Rgb]) -> str:
    """The first slot that is read well on a ground, else the one that is read best."""
    known = {slot: slot_contrast(slot, colours, ground) for slot in slots if slot.partition(" ")[0] in colours}
    best = max(known, key=lambda slot: known[slot], default="tx1")
    return next((slot for slot, ratio in known.items() if ratio >= TEXT), best)


def is_read(colour: Rgb | None, ground: Sequence[Rgb], size: float, *, bold: bool) -> bool:
    """Whether words of this size, in points, are read in a colour; one that nobody knows is not."""
    return colour is not None and least_contrast(colour, ground) >= wanted_contrast(size, bold)


# --- styles of Word ---------------------------------------------------------------------------------------------------


def make_readable(sheet: StyleSheet, styles: Iterable[Element], palette: Tones) -> Iterator[Element]:
    """Give every style a colour that can be read where it stands; yields those that were changed."""
    for style in styles:
        match style.get(f"{W}type", "paragraph"):
            case "paragraph":
                size, bold = sheet.size(style) / 2, _is_bold(sheet, style)
                ground = _fill(sheet.first(style, "rPr/shd", "fill")) or _fill(sheet.first(style, "pPr/shd", "fill"))
                colour = sheet.first(style, "rPr/color") or ""
                wanted = wanted_contrast(size, bold)
                changed = _mend(style, colour, [ground or palette.paper], palette, wanted)
            case "character":
                colour = next((c for s in sheet.chain(style) if (c := value(s, "rPr/color"))), "")
                own = _fill(next((c for s in sheet.chain(style) if (c := value(s, "rPr/shd", "fill"))), None))
                grounds = [own] if own else [palette.paper, *([palette.panel.colour] if palette.panel else [])]
                changed = _mend(style, colour, grounds, palette, TEXT)
            case "table":
                changed = _mend_table(sheet, style, palette)
            case _:
                changed = False
        if changed:
            yield style


def _mend_table(sheet: StyleSheet, style: Element, palette: Tones) -> bool:
    whole_fill = _fill(sheet.first(style, "tcPr/shd", "fill")) or palette.paper
    whole_colour = next((c for s in sheet.chain(style) if (c := value(s, "rPr/color"))), "")
    changed = _mend(style, whole_colour, [whole_fill], palette, TEXT)
    for part in style.iterfind(f"{W}tblStylePr"):
        fill = _fill(value(part, "tcPr/shd", "fill")) or whole_fill
        colour = value(part, "rPr/color") or value(style, "rPr/color") or palette.ink
        changed |= _mend(part, colour, [fill], palette, TEXT)
    return changed


def _mend(holder: Element, colour: str, grounds: list[str], palette: Tones, wanted: float) -> bool:
    if not HEX.fullmatch(colour) or worst(colour, grounds) >= wanted:
        return False
    own = put(put(holder, "rPr"), "color")
    toward = "Tint" if luminance(grounds[0]) < 0.2 else "Shade"
    themed = own.get(f"{W}themeColor", "") if not own.get(f"{W}themeTint") and not own.get(f"{W}themeShade") else ""
    tries = [moved(colour, themed, toward, share) for share in (0.75, 0.5)] if saturation(colour) >= _HUE else []
    tries += [palette.accent] if is_accent(colour) and palette.accent is not AUTO else []
    tries += [Tone(c) for c in (palette.ink, "000000", "FFFFFF")]
    tone = next((t for t in tries if worst(t.colour, grounds) >= TEXT), AUTO)
    tone.paint(own, "val")
    return True


def _fill(colour: str | None) -> str:
    return colour if colour is not None and HEX.fullmatch(colour) else ""


def _is_bold(sheet: StyleSheet, style: Element) -> bool:
    found = next((b for s in sheet.chain(style) if (b := s.find(f"{W}rPr/{W}b")) is not None), None)
    return found is not None and found.get(f"{W}val", "1") in ("1", "true", "on")

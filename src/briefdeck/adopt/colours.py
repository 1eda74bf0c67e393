"""Theme slots for the parts of a design, chosen so that what is read stands out from what lies behind it.

Contrast is that of WCAG 2; text needs 4.5 : 1. Where a template's own pairs fail, variations of its slots are tried, as
PowerPoint's palette offers them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from briefdeck.ooxml.colours import BLACK, WHITE, Rgb, colour_of, scheme_colour
from briefdeck.ooxml.contrast import contrast
from briefdeck.ooxml.xml import E

TEXT = 4.5
_ACCENTS = tuple(f"accent{n}" for n in range(1, 7))
_INKS = ("tx1", "tx2", "bg1", "bg2")
_DARKER = ("", " -25%", " -50%")
_LIGHTER = ("", " +40%", " +60%")


@dataclass(frozen=True, slots=True)
class Palette:
    """Slots by their part, as audience.yaml's `look` names them."""

    ink: str
    muted: str
    paper: str
    panel: str
    accent: str
    grey: str
    line: str
    tint: str
    dark: bool
    plain_links: bool

    def values(self) -> dict[str, str | bool]:
        """As mappings of audience.yaml; `dark` and `links` only where they say something."""
        made: dict[str, str | bool] = {
            name: getattr(self, name) for name in ("ink", "muted", "paper", "panel", "accent", "grey", "line", "tint")
        }
        return made | ({"dark": True} if self.dark else {}) | ({"links": "text"} if self.plain_links else {})


def rgb(slot: str, colours: Mapping[str, Rgb]) -> Rgb:
    """What a slot or a variation of one comes to; black where a theme lacks it."""
    holder = E("a:solidFill", None, scheme_colour(slot))
    return colour_of(holder, colours, {name: name for name in colours}) or BLACK


def palette(colours: Mapping[str, Rgb], behind: Sequence[Rgb], text: Rgb | None) -> Palette:
    """The slots for a page; where nothing is known of its colours, the template's own text says whether it is dark."""
    ground = tuple(behind) or (assumed(text),)
    dark = on(WHITE, ground) > on(BLACK, ground)
    ink = readable(_INKS, colours, ground)
    paper = _paper(colours, ground, rgb(ink, colours))
    away, near = ("+", "-") if dark else ("-", "+")
    return Palette(
        ink=ink,
        muted=_first([f"{ink} {near}{n}%" for n in (35, 25, 15, 5)], colours, ground, 5.0, otherwise=ink),
        paper=paper,
        panel=_first([f"{paper} {away}{n}%" for n in (5, 10, 15)], colours, (rgb(ink, colours),), 7.0, otherwise=paper),
        accent=_accent(colours, ground, rgb(paper, colours), dark=dark),
        grey=_first([f"{ink} {near}{n}%" for n in (50, 35, 25)], colours, ground, 3.0, otherwise=ink),
        line=_first([f"{paper} {away}{n}%" for n in (25, 35, 50)], colours, ground, 1.4, otherwise=ink),
        tint=f"{paper} {away}15%",
        dark=dark,
        plain_links=on(rgb("hlink", colours), ground) < TEXT,
    )


def assumed(text: Rgb | None) -> Rgb:
    """The ground that a template's text was made for: dark under light text, else white."""
    return BLACK if text is not None and contrast(text, BLACK) > contrast(text, WHITE) else WHITE


def on(colour: Rgb, ground: Iterable[Rgb]) -> float:
    """The contrast of a colour on the least favourable part of a ground."""
    return min((contrast(colour, one) for one in ground), default=21.0)


def readable(slots: Iterable[str], colours: Mapping[str, Rgb], ground: Sequence[Rgb]) -> str:
    """The first slot that is read well on a ground, else the one that is read best."""
    known = {slot: on(rgb(slot, colours), ground) for slot in slots if slot.partition(" ")[0] in colours}
    best = max(known, key=lambda slot: known[slot], default="tx1")
    return next((slot for slot, ratio in known.items() if ratio >= TEXT), best)


def _first(
    slots: Iterable[str], colours: Mapping[str, Rgb], ground: Sequence[Rgb], least: float, *, otherwise: str
) -> str:
    return next((slot for slot in slots if on(rgb(slot, colours), ground) >= least), otherwise)


def _paper(colours: Mapping[str, Rgb], ground: Sequence[Rgb], ink: Rgb) -> str:
    """The slot nearest to the ground that carries the ink; the one that carries it best where none does well."""
    slots = sorted(
        ("bg1", "bg2", "tx1", "tx2"), key=lambda slot: max(contrast(rgb(slot, colours), one) for one in ground)
    )
    best = max(slots, key=lambda slot: contrast(rgb(slot, colours), ink))
    return next((slot for slot in slots if contrast(rgb(slot, colours), ink) >= TEXT), best)


def _accent(colours: Mapping[str, Rgb], ground: Sequence[Rgb], paper: Rgb, *, dark: bool) -> str:
    """The first accent that is read as text on the page and carries the page's colour as text itself."""
    for change in _LIGHTER if dark else _DARKER:
        for slot in _ACCENTS:
            colour = rgb(slot + change, colours)
            if slot in colours and min(on(colour, ground), contrast(colour, paper)) >= TEXT:
                return slot + change
    return readable(_INKS, colours, ground)

"""Theme slots for the parts of a design, chosen so that what is read stands out from what lies behind it.

Contrast is that of WCAG 2; text needs 4.5 : 1. Where a template's own pairs fail, variations of its slots are tried, as
PowerPoint's palette offers them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from briefdeck.ooxml.colours import BLACK, WHITE, Rgb
from briefdeck.ooxml.contrast_ratio import contrast
from briefdeck.ooxml.contrast_repair import TEXT, first_slot, least_contrast, readable, slot_colour, slot_contrast
from briefdeck.values import dataclass

_PANEL = 7.0  # of the ink on a panel
_MUTED = 5.0  # of secondary words on the page
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
    on_mass_muted: str
    motif: tuple[str, ...]
    dark: bool
    plain_links: bool

    def values(self) -> dict[str, str | bool | list[str]]:
        """As mappings of audience.yaml; `dark` and `links` only where they say something."""
        made: dict[str, str | bool | list[str]] = {
            name: getattr(self, name) for name in ("ink", "muted", "paper", "panel", "accent", "grey", "line", "tint")
        }
        # The dark mass is the ink of the page, and what stands on it has the page's own colour.
        made |= {"mass": self.ink, "label": self.ink, "on_mass": self.paper, "on_mass_accent": self.paper}
        made |= {"on_mass_muted": self.on_mass_muted, "on_accent": self.paper, "motif": list(self.motif)}
        # What another template has for what is against something need not be read on this one's page.
        made |= {"tracker": self.accent, "tracker_muted": self.muted, "bad": self.accent}
        return made | ({"dark": True} if self.dark else {}) | ({"links": "text"} if self.plain_links else {})


def palette(colours: Mapping[str, Rgb], behind: Sequence[Rgb], text: Rgb | None) -> Palette:
    """The slots for a page; where nothing is known of its colours, the template's own text says whether it is dark."""
    ground = tuple(behind) or (assumed(text),)
    dark = least_contrast(WHITE, ground) > least_contrast(BLACK, ground)
    ink = readable(_INKS, colours, ground)
    paper = _paper(colours, ground, slot_colour(ink, colours))
    away, near = ("+", "-") if dark else ("-", "+")
    accent = _accent(colours, ground, slot_colour(paper, colours), dark=dark)
    own, mass = accent.partition(" ")[0], (slot_colour(ink, colours),)
    panel = _panel(paper, away, colours, mass, slot_colour(accent, colours))
    tints = [f"{own} {near}{n}%" for n in (85, 90, 95)]
    tint = first_slot(tints, colours, (slot_colour(accent, colours), *mass), TEXT, otherwise=panel)
    return Palette(
        ink=ink,
        muted=_muted(ink, near, colours, ground, (slot_colour(panel, colours), slot_colour(tint, colours))),
        paper=paper,
        panel=panel,
        accent=accent,
        grey=first_slot([f"{ink} {near}{n}%" for n in (50, 35, 25)], colours, ground, 3.0, otherwise=ink),
        line=first_slot([f"{paper} {away}{n}%" for n in (25, 35, 50)], colours, ground, 1.4, otherwise=ink),
        tint=tint,
        on_mass_muted=first_slot([f"{paper} {away}{n}%" for n in (25, 15, 5)], colours, mass, TEXT, otherwise=paper),
        motif=(f"{ink} {near}10%", f"{ink} {near}20%"),
        dark=dark,
        plain_links=slot_contrast("hlink", colours, ground) < TEXT,
    )


def assumed(text: Rgb | None) -> Rgb:
    """The ground that a template's text was made for: dark under light text, else white."""
    return BLACK if text is not None and contrast(text, BLACK) > contrast(text, WHITE) else WHITE


def _muted(ink: str, near: str, colours: Mapping[str, Rgb], ground: Sequence[Rgb], surfaces: Sequence[Rgb]) -> str:
    """The palest ink that is read well on the page, and on the surfaces too: marks of sources stand on all of them."""
    slots = (f"{ink} {near}{n}%" for n in (35, 25, 15, 5))
    read = (s for s in slots if slot_contrast(s, colours, ground) >= _MUTED)
    return next((s for s in read if slot_contrast(s, colours, surfaces) >= TEXT), ink)


def _panel(paper: str, away: str, colours: Mapping[str, Rgb], ink: Sequence[Rgb], accent: Rgb) -> str:
    """The palest surface on which the ink and the accent are read; the page itself, framed, where there is none."""
    slots = [f"{paper} {away}{n}%" for n in (5, 10, 15)]
    read = (s for s in slots if slot_contrast(s, colours, ink) >= _PANEL)
    return next((s for s in read if slot_contrast(s, colours, [accent]) >= TEXT), paper)


def _paper(colours: Mapping[str, Rgb], ground: Sequence[Rgb], ink: Rgb) -> str:
    """The slot nearest to the ground that carries the ink; the one that carries it best where none does well."""
    slots = sorted(
        ("bg1", "bg2", "tx1", "tx2"), key=lambda slot: max(contrast(slot_colour(slot, colours), one) for one in ground)
    )
    best = max(slots, key=lambda slot: contrast(slot_colour(slot, colours), ink))
    return next((slot for slot in slots if contrast(slot_colour(slot, colours), ink) >= TEXT), best)


def _accent(colours: Mapping[str, Rgb], ground: Sequence[Rgb], paper: Rgb, *, dark: bool) -> str:
    """The first accent that is read as text on the page and carries the page's colour as text itself."""
    for change in _LIGHTER if dark else _DARKER:
        for slot in _ACCENTS:
            colour = slot_colour(slot + change, colours)
            if slot in colours and min(least_contrast(colour, ground), contrast(colour, paper)) >= TEXT:
                return slot + change
    return readable(_INKS, colours, ground)

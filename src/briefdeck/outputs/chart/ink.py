"""What a chart is drawn with: theme slots, lines, theme fonts. Its text follows the template that it lands in."""

from __future__ import annotations

from dataclasses import dataclass

from briefdeck.locale import Language
from briefdeck.ooxml.colours import scheme_colour
from briefdeck.ooxml.units import emu
from briefdeck.ooxml.xml import E, Element


@dataclass(frozen=True, slots=True)
class ChartLook:
    """What the template decides: text `size` in pt, theme slots (`accent1`, `tx1`, …), and its language."""

    size: float
    accent: str
    muted: str
    ink: str
    line: str
    language: Language
    dark: bool = False


@dataclass(frozen=True, slots=True)
class Shade:
    """A theme slot made lighter by `tint` per cent, or darker on a dark page: nearer to the page in any case."""

    slot: str
    tint: int = 0
    dark: bool = False


def fill(shade: Shade) -> Element:
    colour = scheme_colour(shade.slot)
    if shade.tint:
        colour.append(E("a:lumMod", {"val": str((100 - shade.tint) * 1000)}))
    if shade.tint and not shade.dark:
        colour.append(E("a:lumOff", {"val": str(shade.tint * 1000)}))
    return E("a:solidFill", None, colour)


def line(shade: Shade | None, width: float = 0.75, dash: str = "solid") -> Element:
    """An outline, `width` in pt; None draws none."""
    if shade is None:
        return E("a:ln", None, E("a:noFill"))
    dashed = E("a:prstDash", {"val": dash}) if dash != "solid" else None
    return E("a:ln", {"w": str(emu(width)), "cap": "rnd"}, fill(shade), dashed, E("a:round"))


def valued(name: str, value: str) -> Element:
    return E(name, {"val": value})


def face(name: str, look: ChartLook, shade: Shade | None, *, bold: bool = False) -> Element:
    """Character properties under a name of the schema: size, weight, colour, theme fonts, language."""
    properties = {**_tags(look), "sz": str(round(look.size * 100)), "b": "1" if bold else "0"}
    latin, east_asian = E("a:latin", {"typeface": "+mn-lt"}), E("a:ea", {"typeface": "+mn-ea"})
    return E(name, properties, fill(shade or Shade(look.ink)), latin, east_asian)


def text(
    look: ChartLook, shade: Shade | None = None, *, bold: bool = False, turned: int | None = None, whole: bool = False
) -> Element:
    """`c:txPr`; `turned` fixes the angle of axis labels, in 60,000ths of a degree; `whole` text is never broken."""
    attributes = {"rot": str(turned), "vert": "horz"} if turned is not None else {}
    body = E("a:bodyPr", {**attributes, "wrap": "none"} if whole else attributes)
    properties = E("a:pPr", None, face("a:defRPr", look, shade, bold=bold))
    return E("c:txPr", None, body, E("a:lstStyle"), E("a:p", None, properties, E("a:endParaRPr", _tags(look))))


def _tags(look: ChartLook) -> dict[str, str]:
    """Language of a run; the second one is that of its Latin words."""
    tags = look.language.run_attributes
    return tags if look.language.theme_script else {"lang": tags["lang"]}

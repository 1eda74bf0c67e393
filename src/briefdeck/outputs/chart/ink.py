"""What a chart is drawn with: theme slots, lines, theme fonts. Its text follows the template that it lands in."""

from __future__ import annotations

from briefdeck.locale import Language
from briefdeck.ooxml.colours import slot_of
from briefdeck.ooxml.markup import Markup, tag
from briefdeck.ooxml.units import emu
from briefdeck.text import Face
from briefdeck.values import dataclass


@dataclass(frozen=True, slots=True)
class ChartLook:
    """What the template decides: text `size` in pt, theme slots (`accent1`, `tx1`, …), and its language; its
    faces are known to measure with."""

    size: float
    accent: str
    muted: str
    ink: str
    line: str
    language: Language
    dark: bool = False
    face: Face = Face("", "")


_WHOLE = 100


@dataclass(frozen=True, slots=True)
class Shade:
    """A theme slot made lighter by `tint` per cent, or darker on a dark page: nearer to the page in any case. Below
    0 it is as much farther from it."""

    slot: str
    tint: int = 0
    dark: bool = False


def fill(shade: Shade, opaque: int = 100) -> Markup:
    """A solid fill, through which what lies below is seen where it is less than 100 per cent `opaque`."""
    name, changes = slot_of(shade.slot)
    made = [tag(change, {"val": value}) for change, value in changes]
    if shade.tint:
        made.append(tag("a:lumMod", {"val": str((100 - abs(shade.tint)) * 1000)}))
    if shade.tint and shade.dark == (shade.tint < 0):
        made.append(tag("a:lumOff", {"val": str(abs(shade.tint) * 1000)}))
    if opaque < _WHOLE:
        made.append(tag("a:alpha", {"val": str(opaque * 1000)}))
    return tag("a:solidFill", None, tag("a:schemeClr", {"val": name}, *made))


def line(shade: Shade | None, width: float = 0.75, dash: str = "solid") -> Markup:
    """An outline, `width` in pt; None draws none."""
    if shade is None:
        return tag("a:ln", None, tag("a:noFill"))
    dashed = tag("a:prstDash", {"val": dash}) if dash != "solid" else None
    return tag("a:ln", {"w": str(emu(width)), "cap": "rnd"}, fill(shade), dashed, tag("a:round"))


def valued(name: str, value: str) -> Markup:
    return tag(name, {"val": value})


def face(name: str, look: ChartLook, shade: Shade | None, *, bold: bool = False) -> Markup:
    """Character properties under a name of the schema: size, weight, colour, theme fonts, language."""
    properties = {**_tags(look), "sz": str(round(look.size * 100)), "b": "1" if bold else "0"}
    latin, east_asian = tag("a:latin", {"typeface": "+mn-lt"}), tag("a:ea", {"typeface": "+mn-ea"})
    return tag(name, properties, fill(shade or Shade(look.ink)), latin, east_asian)


def text(
    look: ChartLook, shade: Shade | None = None, *, bold: bool = False, turned: int | None = None, whole: bool = False
) -> Markup:
    """`c:txPr`; `turned` fixes the angle of axis labels, in 60,000ths of a degree; `whole` text is never broken."""
    attributes = {"rot": str(turned), "vert": "horz"} if turned is not None else {}
    body = tag("a:bodyPr", {**attributes, "wrap": "none"} if whole else attributes)
    properties = tag("a:pPr", None, face("a:defRPr", look, shade, bold=bold))
    return tag("c:txPr", None, body, tag("a:lstStyle"), tag("a:p", None, properties, tag("a:endParaRPr", _tags(look))))


def _tags(look: ChartLook) -> dict[str, str]:
    """Language of a run; the second one is that of its Latin words."""
    tags = look.language.run_attributes
    return tags if look.language.theme_script else {"lang": tags["lang"]}

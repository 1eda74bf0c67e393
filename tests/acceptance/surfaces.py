"""The colours of a page: surfaces that are told apart without them, and words that are read on these."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from acceptance.areas import flat
from acceptance.findings import Fault
from briefdeck.document.deck import Box, Geometry, Grid, Shape, TextParagraph
from briefdeck.ooxml.colours import Rgb
from briefdeck.ooxml.contrast_repair import least_contrast, slot_colour
from briefdeck.ooxml.geometry import Frame

APART, READ = 45.0, 4.5  # grey levels; WCAG 2
_THIN = 8.0  # pt: a bar along an edge


@dataclass(frozen=True, slots=True)
class Page:
    """The number of a page, the colours of its theme by slot, what lies under its body, the slot of its text."""

    number: int
    colours: Mapping[str, Rgb]
    ground: tuple[Rgb, ...]
    ink: str


def surfaces(page: Page, shown: Iterable[Shape]) -> Iterator[Fault]:
    """Surfaces that are not told apart from what they lie on, and words that are not read there."""
    layers: list[tuple[Frame, Rgb]] = []
    for shape in flat(tuple(shown)):
        under = beneath(shape.frame, layers, page.ground) if shape.frame else page.ground
        if isinstance(shape, Grid):
            for cell in (cell for row in shape.rows for cell in row.cells):
                lies = (slot_colour(cell.fill, page.colours),) if cell.fill else under
                yield from _unread(page, "cell", cell.paragraphs, lies)
        if isinstance(shape, Box):
            if shape.fill:
                colour = slot_colour(shape.fill, page.colours)
                off = min((abs(grey(colour) - grey(one)) for one in under), default=255.0)
                drawn = shape.line or is_thin(shape) or shape.geometry is Geometry.PIE
                if off < APART and not drawn:
                    yield Fault(page.number, "surface", f"{shape.name} {shape.fill}", off)
                layers.append((shape.frame, colour))
                under = (colour,)
            yield from _unread(page, shape.name, shape.paragraphs, under)


def is_thin(one: Box) -> bool:
    """Whether a box is a bar along an edge."""
    return min(one.frame.width, one.frame.height) < _THIN


def grey(colour: Rgb) -> float:
    """A colour as a printer without colours has it, 0 to 255 (ITU-R BT.601)."""
    red, green, blue = colour
    return 255 * (0.299 * red + 0.587 * green + 0.114 * blue)


def beneath(at: Frame, layers: list[tuple[Frame, Rgb]], ground: tuple[Rgb, ...]) -> tuple[Rgb, ...]:
    """What lies under the middle of a frame: the surface that was drawn last, else the page."""
    x, y = at.x + at.width / 2, at.y + at.height / 2
    found = [colour for f, colour in layers if f.x <= x <= f.right and f.y <= y <= f.bottom]
    return (found[-1],) if found else ground


def _unread(page: Page, name: str, said: Iterable[TextParagraph], lies: tuple[Rgb, ...]) -> Iterator[Fault]:
    for run in (run for paragraph in said for run in paragraph.runs):
        ratio = least_contrast(slot_colour(run.colour or page.ink or "tx1", page.colours), lies)
        if run.text.strip() and ratio < READ:
            yield Fault(page.number, "contrast", f"{name}: “{run.text[:16]}” in {run.colour}", ratio)

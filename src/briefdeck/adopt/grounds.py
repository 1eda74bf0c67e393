"""What lies behind an area where it is no single colour: the stops of a gradient, the patches of a picture.

Text has to be read on the least favourable of them.
"""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator

from PIL import Image

from briefdeck.ooxml.backgrounds import NOTHING, Backgrounds, fill_of
from briefdeck.ooxml.colours import Rgb, colour_of
from briefdeck.ooxml.geometry import Frame
from briefdeck.ooxml.names import A, P, R
from briefdeck.ooxml.package import Package
from briefdeck.ooxml.slides import Sheet, Slide
from briefdeck.ooxml.units import is_on, number
from briefdeck.ooxml.xml import Element

_PATCHES = 4  # a side; a patch is as large as a few lines of text
_MOST_PIXELS = 40_000_000


def grounds_of(
    package: Package, slide: Slide, layout: str, master: str, backgrounds: Backgrounds, area: Frame, page: Frame
) -> tuple[Rgb, ...]:
    """The colours behind an area of a layout; none where nothing can be told."""
    plain = backgrounds.of_layout(area)
    if plain is not None:
        return (plain,)
    for part, sheet in ((layout, slide.layout), (master, slide.master)):
        if sheet is None:
            continue
        found = tuple(_of_drawings(package, slide, sheet, part, area)) or tuple(
            _of_background(package, slide, sheet, part, area, page)
        )
        if found:
            return found
        if not is_on(sheet.root.get("showMasterSp"), True) and sheet.root.find(f"{P}cSld/{P}bg") is not None:
            return ()
    return ()


def _of_drawings(package: Package, slide: Slide, sheet: Sheet, part: str, area: Frame) -> Iterator[Rgb]:
    """The uppermost drawing that lies under most of an area."""
    for shape in reversed(sheet.shapes):
        if shape.placeholder or shape.box is None or shape.kind not in ("shape", "picture"):
            continue
        if area.shared(shape.box).area < 0.6 * area.area:
            continue
        if shape.kind == "picture":
            yield from _of_picture(package, part, shape.element.find(f"{P}blipFill"), shape.box, area)
            return
        fill = fill_of(shape.chain, slide)
        if fill == NOTHING:
            continue
        if not isinstance(fill, str):
            yield fill
            return
        properties = shape.element.find(f"{P}spPr")
        yield from _of_fill(package, slide, part, properties, shape.box, area)
        reference = shape.element.find(f"{P}style/{A}fillRef")
        if reference is not None:
            yield from _referred(package, slide, part, reference, shape.box, area)
        return


def _of_background(package: Package, slide: Slide, sheet: Sheet, part: str, area: Frame, page: Frame) -> Iterator[Rgb]:
    background = sheet.root.find(f"{P}cSld/{P}bg")
    if background is None:
        return
    yield from _of_fill(package, slide, part, background.find(f"{P}bgPr"), page, area)
    reference = background.find(f"{P}bgRef")
    if reference is not None:
        yield from _referred(package, slide, part, reference, page, area)


def _referred(package: Package, slide: Slide, part: str, reference: Element, box: Frame, area: Frame) -> Iterator[Rgb]:
    """A fill of the theme, in the colour of the reference (ECMA-376 Part 1, 20.1.4.2.10 and 19.3.1.3)."""
    index = number(reference.get("idx"))
    fills = slide.theme.backgrounds if index > 1000 else slide.theme.fills
    place = index % 1000 - 1
    if 0 <= place < len(fills):
        fill, own = fills[place], colour_of(reference, slide.theme.colours, slide.mapping)
        yield from _stops(fill, slide, own)
        if fill.tag == f"{A}solidFill" and (found := colour_of(fill, slide.theme.colours, slide.mapping, own)):
            yield found
        if fill.tag == f"{A}blipFill":
            masters = [part, *package.related(part, "slideMaster")]
            for theme in (name for master in masters for name in package.related(master, "theme")):
                yield from _of_picture(package, theme, fill, box, area)


def _of_fill(
    package: Package, slide: Slide, part: str, holder: Element | None, box: Frame, area: Frame
) -> Iterator[Rgb]:
    for child in holder if holder is not None else ():
        if child.tag == f"{A}solidFill" and (found := colour_of(child, slide.theme.colours, slide.mapping)):
            yield found
        elif child.tag == f"{A}gradFill":
            yield from _stops(child, slide, None)
        elif child.tag == f"{A}blipFill":
            yield from _of_picture(package, part, child, box, area)


def _stops(fill: Element, slide: Slide, own: Rgb | None) -> Iterator[Rgb]:
    for stop in fill.iter(f"{A}gs"):
        found = colour_of(stop, slide.theme.colours, slide.mapping, own)
        if found is not None:
            yield found


def _of_picture(package: Package, part: str, fill: Element | None, box: Frame, area: Frame) -> Iterator[Rgb]:
    """The mean colours of patches of a picture, as far as they lie under an area."""
    blip = fill.find(f"{A}blip") if fill is not None else None
    rel = package.rels.get(part, {}).get(blip.get(f"{R}embed", "")) if blip is not None else None
    if rel is None or rel.target not in package:
        return
    data = package.blob(rel.target)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(io.BytesIO(data)) as opened:
                if opened.width * opened.height > _MOST_PIXELS:
                    return
                opened.draft("RGB", (256, 256))
                picture = opened.convert("RGBA")
                ground = Image.new("RGBA", picture.size, "white")
                small = Image.alpha_composite(ground, picture).convert("RGB")
    except Exception:  # the library raises whatever a damaged picture makes it stumble over; such a one tells nothing
        return
    shared = area.shared(box)
    across, down = small.width / max(box.width, 1.0), small.height / max(box.height, 1.0)
    left, top = (shared.x - box.x) * across, (shared.y - box.y) * down
    right, bottom = left + max(shared.width * across, 1), top + max(shared.height * down, 1)
    under = (left, top, min(right, small.width), min(bottom, small.height))
    patches = small.resize((_PATCHES, _PATCHES), Image.Resampling.BOX, under)
    for x in range(_PATCHES):
        for y in range(_PATCHES):
            pixel = patches.getpixel((x, y))
            if isinstance(pixel, tuple):
                yield pixel[0] / 255, pixel[1] / 255, pixel[2] / 255

"""Draw docs/icons.png: all icons by group, as LibreOffice renders the slides that hold them.

    python tools/icon_sheet.py

Needs LibreOffice and what `pip install ".[test]"` brings.
"""

from __future__ import annotations

import sys
import tempfile
from itertools import groupby
from pathlib import Path

import pypdfium2
from icons import LIST, wanted
from PIL import Image, ImageOps

from briefdeck.audience.deck_style import read_deck_style
from briefdeck.outputs.pptx.writer import write_pptx

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests"))
PICTURE = ROOT / "docs" / "icons.png"
SCALE = 1.6  # pixels of a point
SIDES = (54, 906)  # points: the margins of the slides are left out
TITLE, BODY = (40, 130), (136, 500)  # points: where a slide has its title and its icons, from above
GAPS = (14, 36)  # pixels below a title and below a group
GREYS = 16


def main() -> None:
    """Write the deck, render it, put what is on its slides below one another."""
    from icon_deck import icon_deck  # of the tests, as the renderer is
    from rendering import render_pdfs

    icons = wanted(LIST.read_text(encoding="utf-8"))
    pages = [(group, [icon.name for icon in each]) for group, each in groupby(icons, lambda icon: icon.group)]
    style, faults = read_deck_style(ROOT / "templates" / "executive" / "deck.pptx")
    if style is None:
        sys.exit("\n".join(map(str, faults)))
    with tempfile.TemporaryDirectory() as folder:
        deck = Path(folder) / "icons.pptx"
        deck.write_bytes(write_pptx(icon_deck(pages), style))
        with pypdfium2.PdfDocument(render_pdfs([deck], Path(folder))[deck]) as document:
            slides = [slide.render(scale=SCALE).to_pil().convert("L") for slide in document]
    strips = [(inked(slide, *part), gap) for slide in slides for part, gap in zip((TITLE, BODY), GAPS, strict=True)]
    sheet = Image.new("L", (strips[0][0].width, sum(strip.height + gap for strip, gap in strips)), "white")
    top = 0
    for strip, gap in strips:
        sheet.paste(strip, (0, top))
        top += strip.height + gap
    sheet.quantize(GREYS).save(PICTURE, optimize=True)


def inked(slide: Image.Image, top: float, bottom: float) -> Image.Image:
    """The lines of a part of a slide from the first that has something on it to the last."""
    left, upper, right, lower = (round(value * SCALE) for value in (SIDES[0], top, SIDES[1], bottom))
    part = slide.crop((left, upper, right, lower))
    _, first, _, last = ImageOps.invert(part).getbbox() or (0, 0, 0, part.height)
    return part.crop((0, first, part.width, last))


if __name__ == "__main__":
    main()

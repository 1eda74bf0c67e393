"""Build briefings for every audience and draw all slides of each deck on one sheet, as LibreOffice renders them.

    python tools/contact_sheets.py                          # every block: briefings/gallery.yaml, into output/sheets/
    python tools/contact_sheets.py briefings/*.yaml --language en --columns 2

Needs LibreOffice and what `pip install ".[test]"` brings. Prints the path of each sheet; exits with 1 where a briefing
has an error.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from math import ceil
from pathlib import Path

import pypdfium2
from PIL import Image

from briefdeck import build

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests"))
GAP = 14  # pixels between slides


def sheet(pdf: Path, columns: int, width: int) -> Image.Image:
    """All pages of a PDF in rows, each `width` pixels wide."""
    with pypdfium2.PdfDocument(pdf) as document:
        pages = [page.render(scale=width / page.get_width()).to_pil().convert("RGB") for page in document]
    height = max(page.height for page in pages)
    rows = ceil(len(pages) / columns)
    made = Image.new("RGB", (columns * (width + GAP) + GAP, rows * (height + GAP) + GAP), "#808080")
    for number, page in enumerate(pages):
        row, column = divmod(number, columns)
        made.paste(page, (GAP + column * (width + GAP), GAP + row * (height + GAP)))
    return made


def main() -> int:
    """Build, render, draw."""
    from rendering import render_pdfs  # of the tests: the same faces, one LibreOffice for all files

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("briefings", nargs="*", type=Path, default=[ROOT / "briefings" / "gallery.yaml"])
    parser.add_argument("--output", type=Path, default=Path("output/sheets"))
    parser.add_argument("--language", default="")
    parser.add_argument("--columns", type=int, default=3)
    parser.add_argument("--width", type=int, default=800, help="pixels of one slide")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        result = build(given.briefings, output=folder, formats=["deck"], language=given.language)
        if not result.ok:
            print(*result.diagnostics, sep="\n", file=sys.stderr)
            return 1
        pdfs = render_pdfs([made.path for made in result.written], Path(folder))
        given.output.mkdir(parents=True, exist_ok=True)
        for file, pdf in pdfs.items():
            target = given.output / f"{file.stem}.png"
            sheet(pdf, given.columns, given.width).save(target)
            print(target)
    return 0


if __name__ == "__main__":
    sys.exit(main())

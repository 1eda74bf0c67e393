"""One labelled picture a layout, for whoever chooses among them."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

from briefdeck.diagnostics import Diagnostic, Span
from briefdeck.diagnostics.rules import document as rules
from briefdeck.disk import put_file
from briefdeck.outputs.pdf.libreoffice import find_office, render
from briefdeck.outputs.pdf.reader import pictures
from briefdeck.patterns import regex

_WIDTH = 1280  # pixels
_UNSAFE = regex(r"[^\w .()-]+|^\.+")


def draw_layouts(deck: bytes, names: Sequence[str], folder: Path) -> tuple[tuple[Path, ...], tuple[Diagnostic, ...]]:
    """Draw a deck of one slide a layout into `folder`, as `01 Title Slide.png`; the files, and why there are none."""
    office = find_office()
    if office is None:
        what = "LibreOffice, which draws layouts, is not installed (there is no `soffice`)"
        return (), (rules.TOOL_MISSING.at(Span.of_option("--pictures"), what, "install it, or leave --pictures away"),)
    made = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix="briefdeck-") as place:
            file = Path(place) / "layouts.pptx"
            file.write_bytes(deck)
            pdfs, failed = render(office, [file], Path(place) / "drawn")
            for why in failed.values():
                what = f"LibreOffice did not draw it: {why}"
                return (), (rules.NOT_RENDERED.at(Span.of_option("--pictures"), what),)
            for number, (name, picture) in enumerate(zip(names, pictures(pdfs[file], _WIDTH), strict=False), 1):
                safe = _UNSAFE.sub(" ", " ".join(name.split()))[:60].strip()
                target = folder / f"{number:02} {safe}.png"
                drawn = BytesIO()
                picture.save(drawn, "PNG")
                put_file(target, drawn.getvalue())
                made.append(target)
    except OSError as error:
        what = f"“{folder}” cannot be written: {error.strerror or error}"
        return tuple(made), (rules.UNWRITABLE_OUTPUT.at(Span(str(folder)), what, "name another folder"),)
    return tuple(made), ()

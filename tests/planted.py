"""Decks and documents made with the libraries alone, for tests of preflight: clean at first, then one fault planted."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from typing import Any

from docx import Document
from docx.oxml.ns import qn
from PIL import Image
from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_AUTO_SIZE
from pptx.util import Pt

from briefdeck.api import Result
from briefdeck.diagnostics import Diagnostic, Facts
from briefdeck.preflight.inspection import Expectations, preflight, preflight_file
from briefdeck.preflight.sieve import SIEVED, suspicious

TITLES = ("Costs fall", "Views differ")


def facts_of(blob: bytes, code: str) -> list[Facts]:
    """The facts of what is found under a code."""
    codes(blob)
    return [found.facts for found in preflight(blob, "x") if found.rule.code == code]


def read_back(result: Result) -> list[Diagnostic]:
    """What is wrong with the files of a build, all of them read back; what their templates say is no news."""
    written = (preflight_file(written.path, Expectations(traces=False)) for written in result.written)
    return [found for each in written for found in each]


def codes(content: bytes, expected: Expectations | None = None) -> set[str]:
    """The rules that a file breaks, of which a build would find those that it promises."""
    wanted = expected or Expectations()
    found = {found.rule.code for found in preflight(content, "x", wanted)}
    assert found.isdisjoint(SIEVED) or suspicious(content, wanted, {}), f"a build would not find {found & SIEVED}"
    return found


def said(content: bytes, code: str, expected: Expectations | None = None) -> list[str]:
    """What is said of a file under one rule."""
    codes(content, expected)
    return [found.what for found in preflight(content, "x", expected or Expectations()) if found.rule.code == code]


def rgb(red: int, green: int, blue: int) -> Any:
    """A colour."""
    return RGBColor(red, green, blue)  # type: ignore[no-untyped-call]


def picture() -> io.BytesIO:
    made = io.BytesIO()
    Image.new("RGB", (40, 30), "navy").save(made, "PNG")
    made.seek(0)
    return made


def deck() -> Any:
    """Two slides with a title and a body, and nothing wrong."""
    made = Presentation()
    made.core_properties.author = made.core_properties.last_modified_by = "Planning Office"
    for title in TITLES:
        slide = made.slides.add_slide(made.slide_layouts[1])
        slide.shapes.title.text = title
        slide.placeholders[1].text = "By a fifth\nIn two years"
    return made


def blank(made: Any, title: str = "A third") -> Any:
    """A further slide with a title alone; it leaves the room below 120 pt free."""
    slide = made.slides.add_slide(made.slide_layouts[5])
    slide.shapes.title.text = title
    return slide


def box(slide: Any, text: str, left: float, top: float, width: float, height: float, size: float = 18) -> Any:
    """A text box, in points."""
    made = slide.shapes.add_textbox(Pt(left), Pt(top), Pt(width), Pt(height))
    made.text_frame.word_wrap = True
    made.text_frame.auto_size = MSO_AUTO_SIZE.NONE
    made.text_frame.text = text
    for paragraph in made.text_frame.paragraphs:
        for run in paragraph.runs:
            run.font.size = Pt(size)
    return made


def memo() -> Any:
    """A heading and a paragraph, and nothing wrong."""
    made = Document()
    made.core_properties.author = made.core_properties.last_modified_by = "Planning Office"
    made.core_properties.title = "Costs"
    made.add_heading("Costs", 1)
    made.add_paragraph("They fall by a fifth.")
    return made


def content(made: Any) -> bytes:
    """The bytes of a deck or document."""
    saved = io.BytesIO()
    made.save(saved)
    return saved.getvalue()


def table(made: Any, rows: list[list[str]], *, bold: bool = False) -> Any:
    """A table in a document."""
    added = made.add_table(len(rows), len(rows[0]))
    for row, words in zip(added.rows, rows, strict=True):
        for cell, text in zip(row.cells, words, strict=True):
            cell.text = text
    for cell in added.rows[0].cells if bold else ():
        cell.paragraphs[0].runs[0].bold = True
    return added


def set_east_asian(run: Any, **attributes: str) -> None:
    """Give a run of a document a language."""
    properties = run._r.get_or_add_rPr()
    language = properties.makeelement(qn("w:lang"), {qn(f"w:{k}"): v for k, v in attributes.items()})
    properties.append(language)


def changed(blob: bytes, change: Callable[[str, bytes], bytes | None], **added: bytes) -> bytes:
    """A package with its parts changed; a part for which there is None is left out."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(blob)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            data = change(entry.filename, old.read(entry))
            if data is not None:
                new.writestr(entry.filename, data)
        for name, data in added.items():
            new.writestr(name, data)
    return made.getvalue()


def replaced(blob: bytes, part: str, old: str, new: str) -> bytes:
    """A package in which a pattern is replaced in the parts whose name fits; it must be there."""
    hits = 0

    def change(name: str, data: bytes) -> bytes:
        nonlocal hits
        if re.fullmatch(part, name):
            made, count = re.subn(old, new, data.decode(), flags=re.DOTALL)
            hits += count
            return made.encode()
        return data

    made = changed(blob, change)
    assert hits
    return made

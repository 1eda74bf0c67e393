"""What headers and footers leave of a memo's pages: letterheads with logos, tables, controls, lines that wrap."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt
from PIL import Image

from acceptance.composed import agreement
from briefdeck.audience.memo_style import MemoStyle, furnished, read_memo_style
from briefdeck.document.memo import Memo, Paragraph, Section, Words
from briefdeck.document.outline import Properties
from briefdeck.outputs.docx.writer import write_docx
from briefdeck.pipeline.pages.composing import composed
from conftest import ROOT
from rendering import needs_office, render_pdfs

AUDIENCES = ("executive", "analyst", "public-sector")
WORDS = Properties("四半期の報告", "", "", "", "ja", date(2026, 4, 10), "社外秘", "企画部", "2026年4月10日")
Change = Callable[[Any], None]


def picture(run: Any, high: float) -> None:
    content = io.BytesIO()
    Image.new("RGB", (40, 40), (200, 80, 80)).save(content, "PNG")
    content.seek(0)
    run.add_picture(content, width=Pt(60), height=Pt(high))


def nothing(_part: Any) -> None:
    pass


def logo(high: float, *, exact: bool) -> Change:
    """A picture in a line of its own: an exact one cuts it, one that is not grows with it."""

    def change(part: Any) -> None:
        paragraph = part.add_paragraph(style="Body Text")
        paragraph.paragraph_format.line_spacing = Pt(14) if exact else 1.0
        picture(paragraph.add_run(), high)

    return change


def lines(count: int) -> Change:
    """An address in lines that are forced."""

    def change(part: Any) -> None:
        run = part.add_paragraph(style="Body Text").add_run("Line 1")
        for number in range(2, count + 1):
            run.add_break()
            run.add_text(f"Line {number}")

    return change


def wrapping(style: str) -> Change:
    """A name that is longer than the line."""
    return lambda part: part.add_paragraph("Ministry of very long names and of addresses, " * 4, style=style)


def control(count: int) -> Change:
    """Paragraphs in a content control."""

    def change(part: Any) -> None:
        holder, content = OxmlElement("w:sdt"), OxmlElement("w:sdtContent")
        holder.append(content)
        for number in range(count):
            content.append(part.add_paragraph(f"Line {number}", style="Body Text")._p)
        part._element.append(holder)
        part.add_paragraph(style="Body Text")

    return change


def table(rows: int, *, high: float = 0.0, margin: int = 0, style: str = "", merged: bool = False) -> Change:
    """A table of cells with two paragraphs each, with heights of rows, margins, rules, or a cell over all rows."""

    def change(part: Any) -> None:
        made = part.add_table(rows, 2, Pt(400))
        made.style = style or None
        for row in made.rows:
            row.height = Pt(high) if high else None
            for cell in row.cells:
                cell.paragraphs[0].style = "Body Text"
                cell.paragraphs[0].add_run("Name")
                cell.add_paragraph("Place", style="Body Text")
        if merged:
            cell = made.cell(0, 0).merge(made.cell(rows - 1, 0))
            for number in range(3):
                cell.add_paragraph(f"Line {number}", style="Body Text")
        if margin:
            margins = OxmlElement("w:tblCellMar")
            for side in ("top", "bottom"):
                margins.append(OxmlElement(f"w:{side}", {qn("w:w"): str(margin * 20), qn("w:type"): "dxa"}))
            made._tbl.tblPr.append(margins)
        part.add_paragraph(style="Body Text")

    return change


def anchored(part: Any) -> None:
    """A picture that floats, and a frame: they take nothing."""
    paragraph = part.add_paragraph("framed", style="Body Text")
    frame = OxmlElement("w:framePr", {qn("w:wrap"): "around", qn("w:vAnchor"): "page", qn("w:y"): "300"})
    paragraph._p.get_or_add_pPr().append(frame)


KINDS: dict[str, Change] = {
    "logo": logo(90, exact=False),
    "cut": logo(90, exact=True),
    "lines": lines(6),
    "wrapping": wrapping("Body Text"),
    "title": wrapping("Title"),
    "control": control(5),
    "table": table(2),
    "heights": table(2, high=60),
    "margins": table(3, margin=6),
    "rules": table(3, style="Briefing Table"),
    "merged": table(3, merged=True),
    "anchored": anchored,
}


def template(path: Path, audience: str, changes: dict[str, Change]) -> MemoStyle:
    """An audience's template with headers and footers: `header`, `first footer`, `even header` and so on."""
    document = Document(str(ROOT / "templates" / audience / "memo.docx"))
    section = document.sections[0]
    section.different_first_page_header_footer = any(name.startswith("first") for name in changes)
    document.settings.odd_and_even_pages_header_footer = any(name.startswith("even") for name in changes)
    for name, change in changes.items():
        which = name.replace("first", "first page").replace("even", "even page").replace(" ", "_")
        change(getattr(section, which))
    document.save(str(path))
    found, _ = read_memo_style(path)
    assert found is not None
    return furnished(found, WORDS.places)


def usual(audience: str) -> MemoStyle:
    found, _ = read_memo_style(ROOT / "templates" / audience / "memo.docx")
    assert found is not None
    return found


@pytest.mark.parametrize("kind", ["logo", "lines", "wrapping", "control", "table", "heights", "margins", "rules"])
def test_a_header_takes_its_room_from_the_pages_that_have_it(kind: str, tmp_path: Path) -> None:
    page = template(tmp_path / "memo.docx", "executive", {"first header": KINDS[kind], "even footer": KINDS[kind]}).page
    plain = usual("executive").page
    (first, first_foot), (even, even_foot), odd = (page.ends(number) for number in (1, 2, 3))
    assert odd == plain.ends(3)
    assert first > plain.top + 10
    assert even_foot > plain.bottom + 10
    assert (first_foot, even) == (plain.bottom, plain.top)


@pytest.mark.parametrize("kind", ["cut", "anchored"])
def test_what_is_cut_or_floats_takes_no_more_than_its_line(kind: str, tmp_path: Path) -> None:
    page = template(tmp_path / "memo.docx", "executive", {"header": KINDS[kind]}).page
    assert page.top <= usual("executive").page.top + 15


def test_long_words_in_the_place_of_a_header_take_their_lines(tmp_path: Path) -> None:
    path = tmp_path / "memo.docx"
    template(path, "executive", {"header": lambda part: part.add_paragraph("{title}", style="Title")})
    own, _ = read_memo_style(path)
    assert own is not None
    short, long, none = (furnished(own, {"title": words}) for words in ("短い題", "長い題" * 40, ""))
    assert long.page.top > short.page.top == none.page.top
    assert long.text_height < short.text_height
    # What is shipped has room for what usually stands there, and is not read again for it.
    for audience in AUDIENCES:
        shipped = usual(audience)
        assert furnished(shipped, WORDS.places) is shipped


@needs_office
def test_letterheads_leave_the_room_that_libreoffice_leaves(tmp_path: Path) -> None:
    sides = ("header", "footer", "first header", "first footer", "even header", "even footer")
    made: dict[Path, tuple[Memo, MemoStyle]] = {}
    for number, (kind, change) in enumerate(KINDS.items()):
        for other in (0, 3):
            side = sides[(number + other) % 6]
            own = template(tmp_path / f"{kind}-{other}.t.docx", AUDIENCES[(number + other) % 3], {side: change})
            said = tuple(Paragraph("Body Text", (Words(f"{n}番の段落は一行の文である"),)) for n in range(140))
            value = composed(Memo(WORDS, (Section(said),)), own)
            path = tmp_path / f"{kind}-{side.replace(' ', '-')}.docx"
            path.write_bytes(write_docx(value, own))
            made[path] = value, own
    pdfs = render_pdfs(list(made), tmp_path / "pdf")
    for path, (value, own) in made.items():
        found = agreement(pdfs[path], value, own)
        assert (found.drawn, found.otherwise) == (found.composed, ()), path.name

"""The pages of memos in templates that other people made: pitches without a rule, capitals, boxes, furniture."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt

from acceptance.composed import agreement
from briefdeck.audience.memo_style import MemoStyle, read_memo_style
from briefdeck.diagnostics import has_errors
from briefdeck.document.memo import Memo, Paragraph, Section, Words
from briefdeck.document.outline import Properties
from briefdeck.outputs import outputs
from briefdeck.outputs.docx.writer import write_docx
from briefdeck.pipeline.load import load
from briefdeck.pipeline.pages.composing import composed
from briefdeck.pipeline.pages.measuring import Measuring
from briefdeck.pipeline.pages.paging import pages_of
from briefdeck.session import Session
from briefdeck.session.documents import document_of
from conftest import ROOT
from corpus import files, needs_corpus
from rendering import needs_office, render_pdfs
from soundness import assert_sound
from test_adopt_memo import audience_of

# Faces that are here, or have the advances of one that is.
HERE = frozenset(
    ("arial", "helvetica", "times new roman", "times", "liberation sans", "liberation serif", "symbol", "wingdings")
)


def template(path: Path, change: Any) -> MemoStyle:
    """The executive's template with a change made to its styles by python-docx."""
    document = Document(str(ROOT / "templates" / "executive" / "memo.docx"))
    change(document)
    document.save(str(path))
    found, _ = read_memo_style(path)
    assert found is not None
    return found


def memo(*elements: Paragraph) -> Memo:
    return Memo(Properties("", "", "", "", "en", date(2026, 4, 10)), (Section(elements),))


def heights(pages: Any) -> dict[int, float]:
    """The height of each element on its first page."""
    return {s.element: s.height for page in reversed(pages) for s in page.stretches}


def without_pitch(document: Any) -> None:
    """Body text whose lines are as high as their type asks for."""
    document.styles["Body Text"].paragraph_format.line_spacing = 1.0


def test_lines_of_east_asian_text_without_a_pitch_are_higher_in_word(tmp_path: Path) -> None:
    """Word gives them 1.3 times what LibreOffice does; lines of Latin letters are as high in both."""
    own = template(tmp_path / "memo.docx", without_pitch)
    said = (Paragraph("Body Text", (Words(words),)) for words in ("一行の文", "One line"))
    found = memo(*said)
    size = own.styles["body text"].size
    ours, words = (heights(pages_of(found, own, word=word)) for word in (False, True))
    assert ours[0] == pytest.approx(1.45 * size)
    assert words[0] == pytest.approx(1.3 * 1.45 * size)
    assert ours[1] == words[1] == pytest.approx(1.15 * size, abs=0.1)


def latin_for_east_asian(document: Any) -> None:
    """Body text without a pitch, and a Latin face for its East Asian letters, as many templates name one."""
    without_pitch(document)
    for fonts in document.styles.element.iter(qn("w:rFonts")):
        for key in [key for key in fonts.attrib if "eastAsia" in key]:
            del fonts.attrib[key]
        fonts.set(qn("w:eastAsia"), "Times New Roman")


def test_a_latin_face_for_east_asian_text_keeps_its_pitch_in_libreoffice(tmp_path: Path) -> None:
    """Another face draws the text, in LibreOffice without making the line higher."""
    own = template(tmp_path / "memo.docx", latin_for_east_asian)
    found = memo(Paragraph("Body Text", (Words("一行の文"),)))
    size = own.styles["body text"].size
    ours, words = (heights(pages_of(found, own, word=word)) for word in (False, True))
    assert ours[0] == pytest.approx(1.15 * size, abs=0.1)
    assert words[0] == pytest.approx(1.3 * 1.45 * size)


@needs_office
def test_pages_in_a_latin_face_for_east_asian_text_are_those_that_libreoffice_draws(tmp_path: Path) -> None:
    own = template(tmp_path / "memo.docx", latin_for_east_asian)
    said = (Paragraph("Body Text", (Words(f"{n}番の段落は一行の文である"),)) for n in range(200))
    value = composed(memo(*said), own)
    path = tmp_path / "said.docx"
    path.write_bytes(write_docx(value, own))
    found = agreement(render_pdfs([path], tmp_path / "pdf")[path], value, own)
    assert (found.drawn, found.otherwise) == (found.composed, ())


def test_pages_without_a_pitch_begin_alike_in_word_and_in_libreoffice(tmp_path: Path) -> None:
    own = template(tmp_path / "memo.docx", without_pitch)
    lines = [Paragraph("Body Text", (Words(f"第{n}項の一行の文"),)) for n in range(140)]
    bare = memo(*lines)
    ours, words = (pages_of(bare, own, word=word) for word in (False, True))
    assert len(words) > len(ours)
    made = composed(bare, own)
    starts = [[page.stretches[0].element for page in pages_of(made, own, word=word)] for word in (False, True)]
    assert starts[0] == starts[1]


@pytest.mark.parametrize("effect", ["caps", "smallCaps"])
def test_letters_that_are_drawn_as_capitals_have_their_width(effect: str, tmp_path: Path) -> None:
    def capitals(document: Any) -> None:
        document.styles["Body Text"].element.get_or_add_rPr().append(OxmlElement(f"w:{effect}"))

    own, usual = template(tmp_path / "memo.docx", capitals), template(tmp_path / "usual.docx", lambda _: None)
    said = memo(Paragraph("Body Text", (Words("the export rules move from equipment to maintenance " * 8),)))
    drawn, plain = (pages_of(said, style)[0].stretches[0] for style in (own, usual))
    assert drawn.count > plain.count
    shouted = memo(Paragraph("Body Text", (Words("THE EXPORT RULES MOVE FROM EQUIPMENT TO MAINTENANCE " * 8),)))
    assert drawn.count == pages_of(shouted, usual)[0].stretches[0].count
    # They are told as they are written.
    assert drawn.words.startswith("the export")


def test_text_in_no_face_is_in_that_of_word(tmp_path: Path) -> None:
    def faceless(document: Any) -> None:
        for fonts in list(document.styles.element.iter(qn("w:rFonts"))):
            fonts.getparent().remove(fonts)

    own = template(tmp_path / "memo.docx", faceless)
    assert own.styles["body text"].face.latin == "Times New Roman"
    assert own.styles["status"].face.latin == ""


def boxed(space: int) -> Any:
    """The borders of a paragraph, so many points from its text."""
    borders = OxmlElement("w:pBdr")
    for side in ("top", "left", "bottom", "right"):
        line = OxmlElement(f"w:{side}")
        for key, value in (("val", "single"), ("sz", "8"), ("space", str(space)), ("color", "000000")):
            line.set(qn(f"w:{key}"), value)
        borders.append(line)
    return borders


def test_boxes_with_equal_lines_are_one_in_libreoffice_and_with_equal_spaces_too_in_word(tmp_path: Path) -> None:
    """Measured: 7 pt and a line of 1 pt, then 5 pt and a line of 1 pt stand between the two in Word alone."""

    def box(document: Any) -> None:
        for name, space in (("Body Text", 7), ("Quote", 5)):
            properties = document.styles[name].element.get_or_add_pPr()
            for found in properties.findall(qn("w:pBdr")) + properties.findall(qn("w:ind")):
                properties.remove(found)
            properties.insert_element_before(boxed(space), "w:shd", "w:tabs", "w:spacing", "w:jc")
            document.styles[name].paragraph_format.space_after = Pt(0)
            document.styles[name].paragraph_format.space_before = Pt(0)

    own = template(tmp_path / "memo.docx", box)
    two = memo(*(Paragraph(name, (Words("One line"),)) for name in ("Body Text", "Quote")))
    ours, words = (pages_of(two, own, word=word)[0].used for word in (False, True))
    assert words - ours == pytest.approx(8 + 6)


def test_the_header_of_a_page_is_as_high_as_its_lines_and_the_greater_of_their_spaces(tmp_path: Path) -> None:
    def tall(document: Any) -> None:
        header = document.sections[0].header
        for paragraph in header.paragraphs:
            paragraph._element.getparent().remove(paragraph._element)
        for size, before, after, spacing in ((48, 0, 20, 1.5), (10, 12, 6, 1.0)):
            line = header.add_paragraph()
            line.add_run("Memo").font.size = Pt(size)
            shape = line.paragraph_format
            shape.space_before, shape.space_after, shape.line_spacing = Pt(before), Pt(after), spacing
        document.sections[0].different_first_page_header_footer = False
        document.sections[0].header_distance = Pt(30)

    own = template(tmp_path / "memo.docx", tall)
    pitch = 1.15
    assert own.page.top == pytest.approx(30 + 48 * pitch * 1.5 + 20 + 10 * pitch + 6, abs=0.5)


@pytest.mark.slow
def test_an_adopted_template_leaves_no_line_alone_and_says_so_in_its_styles(tmp_path: Path) -> None:
    """LibreOffice lets one go where nothing is said; a Japanese Normal of Word says that it may."""
    document = Document()
    control = OxmlElement("w:widowControl")
    control.set(qn("w:val"), "0")
    document.styles["Normal"].element.get_or_add_pPr().append(control)
    document.save(str(tmp_path / "plain.docx"))
    made = audience_of(tmp_path / "plain.docx", tmp_path / "templates")
    assert made is not None
    notes = [note for note in made.notes if "single lines" in note]
    assert [note.rpartition(": ")[2].rstrip(".") for note in notes] == ["Normal"]
    styles = Document(str(tmp_path / "templates" / "acme" / "memo.docx")).styles.element
    (defaults,) = styles.iter(qn("w:pPrDefault"))
    assert [e.get(qn("w:val")) for e in defaults.iter(qn("w:widowControl"))] == [None]
    assert [e.get(qn("w:val"), "1") for e in styles.iter(qn("w:widowControl"))] == ["1"]


def adding(document: Any) -> None:
    """Spaces that add to one another: what Word's “Don't use HTML paragraph auto spacing” comes to."""
    settings = document.settings.element
    compat = settings.find(qn("w:compat"))
    if compat is None:
        compat = OxmlElement("w:compat")
        settings.append(compat)
    compat.insert(0, OxmlElement("w:doNotUseHTMLParagraphAutoSpacing"))
    shape = document.styles["Body Text"].paragraph_format
    shape.space_before, shape.space_after = Pt(4), Pt(7)


def test_spaces_add_where_a_template_asks_for_it(tmp_path: Path) -> None:
    two = memo(*(Paragraph("Body Text", (Words("One line"),)) for _ in range(2)))

    def spaced(document: Any) -> None:
        adding(document)
        document.settings.element.find(qn("w:compat")).clear()

    own, usual = template(tmp_path / "memo.docx", adding), template(tmp_path / "usual.docx", spaced)
    both, greater = (pages_of(two, style)[0].used for style in (own, usual))
    assert both - greater == pytest.approx(4)


def adding_above(document: Any) -> None:
    """The same in a header that is taller than its margin."""
    adding(document)
    shape = document.styles["Body Text"].paragraph_format
    shape.space_before = shape.space_after = Pt(12)
    header = document.sections[0].header
    for number in range(5):
        header.add_paragraph(f"Line {number}", style="Body Text")


def test_spaces_of_a_header_add_where_a_template_asks_for_it(tmp_path: Path) -> None:
    def spaced(document: Any) -> None:
        adding_above(document)
        document.settings.element.find(qn("w:compat")).clear()

    own, usual = template(tmp_path / "memo.docx", adding_above), template(tmp_path / "usual.docx", spaced)
    assert own.page.top - usual.page.top == pytest.approx(4 * 12)


def test_a_header_stays_as_high_as_it_is_in_a_memo_that_is_set_with_less_space(tmp_path: Path) -> None:
    own = template(tmp_path / "memo.docx", adding_above)
    lines = tuple(Paragraph("Body Text", (Words(f"One line {n}"),)) for n in range(30))
    said = Memo(Properties("Report", "", "Planning", "", "en", date(2026, 4, 10)), (Section(lines),))
    path = tmp_path / "said.docx"
    path.write_bytes(write_docx(composed(said, own, (0.5,)), own))
    made, _ = read_memo_style(path)
    assert made is not None
    assert made.page.ends(1) == own.page.ends(1)
    assert made.styles["body text"].before == own.styles["body text"].before / 2
    assert_sound(path)


def numbered(pattern: str, left: int, first: int, suffix: str = "tab", stop: int = 0) -> Any:
    """A first level of headings with such a number, its indents in points, what stands behind it, and a tab stop."""

    def change(document: Any) -> None:
        root = document.part.numbering_part.element
        level = next(e for e in root.iter(qn("w:lvl")) if e.find(qn("w:pStyle")) is not None)
        level.find(qn("w:lvlText")).set(qn("w:val"), pattern)
        behind = OxmlElement("w:suff")
        behind.set(qn("w:val"), suffix)
        level.find(qn("w:lvlText")).addprevious(behind)
        shape = level.find(qn("w:pPr"))
        for child in list(shape):
            shape.remove(child)
        if stop:
            tabs, tab = OxmlElement("w:tabs"), OxmlElement("w:tab")
            tab.set(qn("w:val"), "num")
            tab.set(qn("w:pos"), str(stop * 20))
            tabs.append(tab)
            shape.append(tabs)
        indent = OxmlElement("w:ind")
        indent.set(qn("w:left"), str(left * 20))
        indent.set(qn("w:hanging" if first < 0 else "w:firstLine"), str(abs(first) * 20))
        shape.append(indent)

    return change


@pytest.mark.parametrize(
    ("said", "begin"),
    [
        (("%1", 40, -40), 40),  # it hangs in its room
        (("SECTION %1", 20, -20), 84),  # wider than that: the tab goes to the next stop, which are 42 pt apart
        (("SECTION %1", 20, -20, "tab", 115), 115),
        (("%1", 0, 0), 42),
        (("%1", 30, 0, "nothing"), 37),
    ],
)
def test_a_heading_begins_behind_its_number(said: Any, begin: float, tmp_path: Path) -> None:
    own = template(tmp_path / "memo.docx", numbered(*said))
    heading = own.find("heading 1")
    assert heading is not None
    assert heading.list_id is not None
    words = "あ" * 200
    first, second = (
        Measuring(own).paragraph(Paragraph("heading 1", (Words(words),)), own.text_width).words[n] for n in (0, 1)
    )
    assert len(first) == pytest.approx((own.text_width - begin) / heading.size, abs=1)
    assert len(second) == pytest.approx((own.text_width - said[1]) / heading.size, abs=1)


@needs_office
def test_numbers_and_spaces_of_a_template_are_those_that_libreoffice_draws(tmp_path: Path) -> None:
    kinds = [numbered("SECTION %1", 20, -20), numbered("SECTION %1", -14, 14, "tab", 90), numbered("%1", 0, 0), adding]
    kinds.append(adding_above)
    made: dict[Path, tuple[Memo, MemoStyle]] = {}
    for number, change in enumerate(kinds):
        own = template(tmp_path / f"{number}.docx", change)
        said = []
        for part in range(60):
            said.append(Paragraph("heading 1", (Words(f"Part {part} tells of " + "what has changed since then " * 3),)))
            said += [Paragraph("Body Text", (Words(f"Paragraph {part} {n} is of one line."),)) for n in range(4)]
        value = composed(memo(*said), own)
        path = tmp_path / f"memo-{number}.docx"
        path.write_bytes(write_docx(value, own))
        made[path] = value, own
    pdfs = render_pdfs(list(made), tmp_path / "pdf")
    for path, (value, own) in made.items():
        found = agreement(pdfs[path], value, own)
        assert (found.drawn, found.otherwise) == (found.composed, ()), path.name


def with_known_faces(content: bytes) -> bytes:
    """A document with Liberation Sans for each face that is not here: LibreOffice would take any other."""

    def known(match: re.Match[bytes]) -> bytes:
        face = match[2].decode("utf-8", "replace")
        here = not face or face.startswith("+") or face.casefold() in HERE
        return match[0] if here else match[1] + b"Liberation Sans" + match[3]

    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name.startswith("word/") and name.endswith(".xml"):
                data = re.sub(rb'(w:(?:ascii|hAnsi|eastAsia|cs)=")([^"]*)(")', known, data)
                data = re.sub(rb'(<a:(?:latin|ea|cs|font)\b[^>]*?typeface=")([^"]*)(")', known, data)
            new.writestr(name, data)
    return made.getvalue()


@needs_office
@needs_corpus
def test_pages_in_real_templates_are_those_that_libreoffice_draws(tmp_path: Path) -> None:
    sources = {"en": ROOT / "briefings" / "factory-energy.yaml", "ja": ROOT / "briefings" / "code-red.yaml"}
    made: dict[Path, tuple[Memo, MemoStyle]] = {}
    for number, original in enumerate(path for path in files("docx") if zipfile.is_zipfile(path)):
        folder = tmp_path / f"{number:02}"
        folder.mkdir()
        copy = folder / original.name
        copy.write_bytes(with_known_faces(original.read_bytes()))
        if audience_of(copy, folder / "templates") is None:
            continue
        session = Session(folder / "templates")
        prepared, _ = session.audience("acme")
        assert prepared is not None
        for language, source in sources.items():
            loaded, assets, _ = load(source, session.folders)
            assert loaded is not None
            stages, found = session.stages(loaded, assets, prepared, ["memo"], language)
            assert not has_errors(found), original.name
            assert stages.prepared is not None
            path = tmp_path / f"{number:02}-{language}-{original.stem}.docx"
            path.write_bytes(document_of(outputs()["memo"], source, stages).content)
            made[path] = stages.decided["memo"], stages.prepared.memo
    pdfs = render_pdfs(list(made), tmp_path / "pdf")
    agreed = {path: agreement(pdfs[path], value, own) for path, (value, own) in made.items()}
    told = "\n".join(f"{path.name}: {one}" for path, one in agreed.items() if one.otherwise)
    for path in made:
        assert_sound(path)
    assert len(agreed) >= 60
    assert sum(one.drawn == one.composed for one in agreed.values()) / len(agreed) >= 0.95, told
    pages = sum(max(one.drawn, one.composed) for one in agreed.values())
    assert sum(one.alike for one in agreed.values()) / pages >= 0.95, told

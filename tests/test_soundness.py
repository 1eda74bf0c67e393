"""The soundness rules catch what they are for: each defect planted here into a sound file is found."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from PIL import Image
from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Inches

from laws import mostly_slow
from soundness import assert_sound, faults

Edit = Callable[[dict[str, bytes]], None]
FIELD = (
    "<w:r {ns}><w:fldChar w:fldCharType='begin'/></w:r>",
    "<w:r {ns}><w:instrText>PAGE</w:instrText></w:r>",
    "<w:r {ns}><w:fldChar w:fldCharType='separate'/></w:r>",
    "<w:r {ns}><w:t>1</w:t></w:r>",
    "<w:r {ns}><w:fldChar w:fldCharType='end'/></w:r>",
)


def rewrite(path: Path, edit: Edit) -> None:
    """Change the parts of a package, and give all of them the fixed date."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    edit(parts)
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in parts.items():
            archive.writestr(zipfile.ZipInfo(name), data)


def fix_dates_inside(parts: dict[str, bytes], scratch: Path) -> None:
    for name in parts:
        if name.endswith(".xlsx"):
            scratch.write_bytes(parts[name])
            rewrite(scratch, lambda _: None)
            parts[name] = scratch.read_bytes()


@pytest.fixture(scope="module")
def deck(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A deck with bullets, a picture, a table, a chart and notes, and nothing wrong."""
    folder = tmp_path_factory.mktemp("deck")
    Image.new("RGB", (8, 8)).save(folder / "plant.png")
    made = Presentation()
    made.core_properties.title, made.core_properties.author = "規制の改定", "経営企画部"
    made.core_properties.created = made.core_properties.modified = datetime(2026, 4, 10)
    made.core_properties.last_modified_by, made.core_properties.comments = "経営企画部", ""
    for title in ("規制の改定", "比率"):
        slide = made.slides.add_slide(made.slide_layouts[1])
        slide.shapes.title.text = title
        slide.placeholders[1].text = "焦点は保守契約へ"
        slide.notes_slide.notes_text_frame.text = "出典は省の発表"
    table = slide.shapes.add_table(2, 2, Inches(1), Inches(3), Inches(4), Inches(1))
    table.table.cell(1, 1).text = "31"
    data = CategoryChartData()  # type: ignore[no-untyped-call]
    data.categories = ["A", "B", "C"]
    data.add_series("share", (1.5, None, 3))  # type: ignore[no-untyped-call]
    chart = slide.shapes.add_chart(XL_CHART_TYPE.COLUMN_CLUSTERED, Inches(1), Inches(4), Inches(4), Inches(2), data)
    picture = slide.shapes.add_picture(str(folder / "plant.png"), Inches(5), Inches(4))
    for shape, words in ((table, "a table"), (chart, "a chart"), (picture, "the plant")):
        shape._element.xpath(".//p:cNvPr")[0].set("descr", words)
    path = folder / "deck.pptx"
    made.save(str(path))

    def finish(parts: dict[str, bytes]) -> None:
        fix_dates_inside(parts, folder / "book.xlsx")
        for name in parts:
            if name.startswith(("ppt/slides/slide", "ppt/notesSlides/notesSlide")):
                parts[name] = re.sub(rb"<a:r><a:t>", b'<a:r><a:rPr lang="ja-JP"/><a:t>', parts[name])
            elif name.startswith("ppt/charts/chart"):
                parts[name] = parts[name].replace(b'val="-', b'val="')
        # python-pptx leaves the notes master out of the presentation's own list.
        master = re.findall("<Relationship [^>]*notesMaster1[^>]*>", parts["ppt/_rels/presentation.xml.rels"].decode())
        id_ = re.findall('Id="([^"]+)"', master[0])[0]
        listed = f'</p:sldMasterIdLst><p:notesMasterIdLst><p:notesMasterId r:id="{id_}"/></p:notesMasterIdLst>'
        parts[PRESENTATION] = parts[PRESENTATION].replace(b"</p:sldMasterIdLst>", listed.encode())

    rewrite(path, finish)
    return path.read_bytes()


@pytest.fixture(scope="module")
def memo(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A memo with a list, a table, a picture, a field and a bookmark, and nothing wrong."""
    folder = tmp_path_factory.mktemp("memo")
    Image.new("RGB", (8, 8)).save(folder / "plant.png")
    made = Document()
    made.core_properties.title, made.core_properties.author = "規制の改定", "経営企画部"
    made.core_properties.created = made.core_properties.modified = datetime(2026, 4, 10)
    made.core_properties.comments = ""
    made.add_heading("規制の改定", 1)
    made.add_paragraph("項目", style="List Bullet")
    table = made.add_table(2, 3)
    table.cell(0, 0).merge(table.cell(0, 1))
    numbered = made.add_paragraph("頁 ")
    for piece in FIELD:
        numbered._p.append(parse_xml(piece.format(ns=nsdecls("w"))))
    for piece in ("<w:bookmarkStart {ns} w:id='1' w:name='_Ref1'/>", "<w:bookmarkEnd {ns} w:id='1'/>"):
        numbered._p.append(parse_xml(piece.format(ns=nsdecls("w"))))
    numbered.add_run().add_picture(str(folder / "plant.png"))
    drawing = numbered._p.xpath(".//wp:docPr")[0]
    drawing.set("descr", "the plant")
    numbered._p.xpath(".//pic:cNvPr")[0].set("name", "plant")
    path = folder / "memo.docx"
    made.save(str(path))

    def finish(parts: dict[str, bytes]) -> None:
        parts["word/styles.xml"] = parts["word/styles.xml"].replace(b'w:eastAsia="en-US"', b'w:eastAsia="ja-JP"')

    rewrite(path, finish)
    return path.read_bytes()


@pytest.mark.slow
def test_sound_files_pass(deck: bytes, memo: bytes, tmp_path: Path) -> None:
    for name, data in (("x.pptx", deck), ("x.docx", memo)):
        (tmp_path / name).write_bytes(data)
        assert_sound(tmp_path / name)


def replaced(part: str, old: str, new: str) -> Edit:
    def edit(parts: dict[str, bytes]) -> None:
        changed = re.sub(old, new, parts[part].decode(), count=1, flags=re.DOTALL)
        assert changed != parts[part].decode(), "nothing was planted"
        parts[part] = changed.encode()

    return edit


def added(name: str, data: bytes = b"<x/>") -> Edit:
    return lambda parts: parts.update({name: data})


def dropped(name: str) -> Edit:
    def edit(parts: dict[str, bytes]) -> None:
        del parts[name]

    return edit


SLIDE, CHART, NOTES = "ppt/slides/slide2.xml", "ppt/charts/chart1.xml", "ppt/notesSlides/notesSlide2.xml"
PRESENTATION, TYPES, CORE = "ppt/presentation.xml", "[Content_Types].xml", "docProps/core.xml"
RELS = "ppt/slides/_rels/slide2.xml.rels"
BODY, STYLES, NUMBERING, SETTINGS = "word/document.xml", "word/styles.xml", "word/numbering.xml", "word/settings.xml"


@pytest.mark.parametrize(
    ("edit", "said"),
    [
        (added("ppt/slides/"), "entry for a folder"),
        (added("ppt/Slides/slide2.xml"), "two entries of this name"),
        (added("ppt/slides/slide9.xml"), "nothing leads to it"),
        (added("ppt/slides/slide9.jpg2"), "has no content type"),
        (
            replaced(TYPES, "</Types>", '<Override PartName="/x.xml" ContentType="x/y"/></Types>'),
            "typed but does not exist",
        ),
        (replaced(TYPES, '<Override PartName="/ppt/slides/slide1.xml"[^>]*>', ""), "only that of .xml"),
        (dropped("ppt/media/image1.png"), "which does not exist"),
        (replaced(SLIDE, "<p:cSld>", "<p:cSld"), "not well-formed"),
        (replaced(SLIDE, 'r:embed="rId[0-9]+"', 'r:embed="rId99"'), "uses rId99"),
        (replaced(SLIDE, "<p:pic>.*?</p:pic>", ""), "is not used"),
        (
            replaced(RELS, 'Target="../media/image1.png"', 'Target="http://x/y.png" TargetMode="External"'),
            "leads outside",
        ),
        (
            replaced(SLIDE, '<a:rPr lang="ja-JP"/>', '<a:rPr lang="ja-JP"><a:ea typeface="x"/><a:ln/></a:rPr>'),
            "in the order",
        ),
        (replaced(SLIDE, '<a:rPr lang="ja-JP"/>', '<a:rPr lang="en-US"/>'), "has the language en-US"),
        (
            replaced(
                SLIDE,
                '<a:rPr lang="ja-JP"/>',
                '<a:rPr lang="ja-JP"><a:solidFill><a:srgbClr val="#fff"/></a:solidFill></a:rPr>',
            ),
            "the colour '#fff'",
        ),
        (replaced(SLIDE, 'ext cx="[0-9]+"', 'ext cx="-5"'), "the extent '-5'"),
        (replaced(SLIDE, 'off x="[0-9]+"', 'off x="12.5"'), "the measure '12.5'"),
        (replaced(CORE, "経営企画部", "Steve Canny"), "comes from a library"),
        (replaced(CORE, "<dc:title>[^<]*", "<dc:title>"), "has no dc:title"),
        (replaced(SLIDE, "<a:p>.*?</a:p>", ""), "without a paragraph"),
        (replaced(SLIDE, "比率", "{{ figures.share }}"), "is left over"),
        (replaced(SLIDE, "比率", "{marking}"), "is left over"),
        (replaced(SLIDE, "比率", "Click to add text"), "is left over"),
        (replaced(SLIDE, "比率", "a\nb"), "a break inside the text"),
        (replaced(SLIDE, "比率", "_x0007_"), "an escaped control character"),
        (replaced(SLIDE, "比率", "規制の改定"), "has the same title"),
        (replaced(SLIDE, "比率", ""), "has no title"),
        (replaced(SLIDE, "焦点は保守契約へ", ""), "an empty placeholder for body"),
        (replaced(SLIDE, 'idx="1"', 'idx="77"'), "the placeholder 77 is not in"),
        (replaced(SLIDE, ' descr="the plant"', ""), "no alternative text"),
        (replaced(SLIDE, 'descr="the plant"', 'descr="plant.png"'), "gives away a file"),
        (replaced(SLIDE, 'p:cNvPr id="2"', 'p:cNvPr id="3"'), "2 shapes with the id 3"),
        (replaced(SLIDE, "<a:tc>.*?</a:tc>", ""), "has 1 cells for 2 columns"),
        (replaced(PRESENTATION, '<p:sldId [^>]*id="257"', '<p:sldId id="256"'), "two slides with the id 256"),
        (replaced(PRESENTATION, "(<p:sldIdLst>.*?</p:sldIdLst>)(<p:sldSz[^>]*>)", r"\2\1"), "in the order"),
        (replaced(NOTES, "出典は省の発表", ""), "has no body with text"),
        (replaced(CHART, "<c:v>1.5</c:v>", "<c:v>None</c:v>"), "the value 'None'"),
        (replaced(CHART, "<c:v>1.5</c:v>", "<c:v>1.6</c:v>"), "is '1.5' in the workbook and '1.6' in the chart"),
        (replaced(CHART, "<c:v>B</c:v>", "<c:v>X</c:v>"), "in the workbook and 'X' in the chart"),
        (replaced(CHART, '<c:axId val="', '<c:axId val="-'), "the extent '-"),
        (replaced(CHART, '<c:ptCount val="3"', '<c:ptCount val="2"'), "of a cache with 2"),
        (replaced(CHART, '<c:crossAx val="', '<c:crossAx val="7'), "does not exist"),
    ],
)
def test_a_defect_of_a_deck_is_found(deck: bytes, tmp_path: Path, edit: Edit, said: str) -> None:
    path = tmp_path / "x.pptx"
    path.write_bytes(deck)
    rewrite(path, edit)
    assert any(said in fault for fault in faults(path)), faults(path)


@pytest.mark.parametrize(
    ("edit", "said"),
    mostly_slow(
        [
            (replaced(BODY, "(<w:tc>.*?)<w:p[ /].*?</w:tc>", r"\1</w:tc>"), "does not end with a paragraph"),
            (replaced(BODY, 'w:gridSpan w:val="2"', 'w:gridSpan w:val="3"'), "fills 4 of 3 columns"),
            (replaced(BODY, "<w:fldChar w:fldCharType=.end./>", ""), "without an end"),
            (replaced(BODY, "<w:fldChar w:fldCharType=.separate./>", ""), "out of place"),
            (replaced(BODY, "<w:t>1</w:t>", ""), "a field without a result"),
            (replaced(BODY, "<w:t>項目", "<w:t>項\n目"), "a break inside the text"),
            (replaced(BODY, ' xml:space="preserve"', ""), "get lost without xml:space"),
            (replaced(BODY, "<w:bookmarkEnd[^>]*>", ""), "does not begin and end"),
            (
                replaced(BODY, "<w:bookmarkEnd", "<w:bookmarkStart w:id='2' w:name='_ref1'/><w:bookmarkEnd"),
                "two bookmarks named",
            ),
            (replaced(BODY, "PAGE<", "PAGEREF _Ref9<"), "bookmark _Ref9, which does not exist"),
            (replaced(BODY, "(<w:p>)", r"<w:sectPr/>\1"), "several w:sectPr"),
            (replaced(BODY, "<w:sectPr[ >].*</w:sectPr>", ""), "does not end with w:sectPr"),
            (
                replaced(BODY, 'w:pStyle w:val="ListBullet"', 'w:pStyle w:val="Bullets"'),
                "the style Bullets does not exist",
            ),
            (replaced(BODY, "(<w:drawing>.*?</w:drawing>)", r"\1\1"), "2 drawings with the id 1"),
            (replaced(BODY, 'descr="the plant"', ""), "no alternative text"),
            (replaced(BODY, 'name="plant"', 'name="C:/private/plant.png"'), "gives away a file"),
            (
                replaced(BODY, "(<w:sectPr[^>]*>)", r'\1<w:docGrid/><w:pgSz w:w="1" w:h="1"/>'),
                "w:sectPr has its children",
            ),
            (replaced(BODY, "<w:tblW ", '<w:tblLook w:val="1"/><w:tblW '), "w:tblPr has its children"),
            (
                replaced(BODY, "<w:pPr><w:pStyle", '<w:pPr><w:numPr><w:numId w:val="99"/></w:numPr><w:pStyle'),
                "the numId 99 is not defined",
            ),
            (replaced(STYLES, 'w:eastAsia="ja-JP"', 'w:eastAsia="en-US"'), "East Asian language of the defaults"),
            (replaced(STYLES, "(<w:rPr>)(<w:rFonts)", r"\1<w:lang/>\2"), "w:rPr has its children"),
            (
                replaced(NUMBERING, "(<w:abstractNum .*</w:abstractNum>)(.*)(</w:numbering>)", r"\2\1\3"),
                "w:numbering has its",
            ),
            (
                replaced(NUMBERING, 'w:abstractNumId w:val="[0-9]+"', 'w:abstractNumId w:val="88"'),
                "abstractNum 88 does not exist",
            ),
            (replaced(SETTINGS, "</w:settings>", "<w:updateFields/></w:settings>"), "asks for fields to be updated"),
            (
                replaced(BODY, "<w:t>1</w:t>", '<w:footnoteReference w:id="2"/><w:t>1</w:t>'),
                "the note 2 lacks its text",
            ),
        ],
        one_in=3,
    ),
)
def test_a_defect_of_a_memo_is_found(memo: bytes, tmp_path: Path, edit: Edit, said: str) -> None:
    path = tmp_path / "x.docx"
    path.write_bytes(memo)
    rewrite(path, edit)
    assert any(said in fault for fault in faults(path)), faults(path)


def test_the_message_lists_all_faults(memo: bytes, tmp_path: Path) -> None:
    path = tmp_path / "x.docx"
    path.write_bytes(memo)
    rewrite(path, replaced(BODY, "<w:bookmarkEnd[^>]*>", ""))
    rewrite(path, replaced(BODY, "PAGE<", "PAGEREF _Ref9<"))
    with pytest.raises(AssertionError, match=r"x\.docx has 2 fault\(s\)") as caught:
        assert_sound(path)
    assert str(caught.value).count("word/") == 2


def test_zip_dates_and_shared_charts_are_found(deck: bytes, tmp_path: Path) -> None:
    path = tmp_path / "x.pptx"
    path.write_bytes(deck)
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("late.xml", b"<x/>")
    assert any("late.xml: zip date" in fault for fault in faults(path))

"""Preflight finds what is planted into documents that python-docx wrote, and nothing in their neighbours without it."""

from __future__ import annotations

from typing import Any

import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Pt, RGBColor

from briefdeck.diagnostics import Facts, Measure, Severity
from briefdeck.diagnostics.rules import preflight as rules
from briefdeck.preflight.inspection import Expectations, preflight
from laws import mostly_slow
from planted import changed, codes, content, facts_of, memo, picture, replaced, said, set_east_asian, table

SECRET = "Plant Nord closes in May"
HIDING = Expectations(hidden=(SECRET,))
RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def appended(made: Any, xml: str) -> None:
    """Put an element into the last paragraph."""
    made.paragraphs[-1]._p.append(parse_xml(xml))


def coloured(run: Any, red: int, green: int, blue: int) -> None:
    run.font.color.rgb = RGBColor(red, green, blue)


def shaded(properties: Any, fill: str) -> None:
    properties.append(parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="{fill}"/>'))


def test_a_clean_document_has_no_findings() -> None:
    assert preflight(content(memo()), "clean.docx") == ()


def test_a_finding_says_where_and_how() -> None:
    made = memo()
    made.add_paragraph("Costs by {{ site }}")
    (found,) = preflight(content(made), "memo.docx")
    assert str(found) == (
        "memo.docx: F702 leftover-text: paragraph 3 (“Costs by {{ site }}”): “{{” is left over\n  replace or delete it"
    )


@pytest.mark.slow
@pytest.mark.parametrize("text", ["TBD", "[Insert name]", "Click or tap here to enter text.", "Lorem ipsum"])
def test_leftover_text(text: str) -> None:
    made = memo()
    made.sections[0].footer.paragraphs[0].text = text
    assert codes(content(made)) == {"F702"}
    cell = memo()
    table(cell, [["a b", "c d"], ["e f", text]])
    assert codes(content(cell)) == {"F702"}


@pytest.mark.slow
def test_none_is_a_word_in_a_cell_and_left_over_elsewhere() -> None:
    made = memo()
    table(made, [["Site", "Conditions"], ["North", "None"]])
    assert codes(content(made)) == set()
    made.add_paragraph("None")
    assert codes(content(made)) == {"F702"}


@pytest.mark.parametrize("score", ["○○○○", "●○○○", "●●○○", "●●●○"])
def test_quarters_of_a_score_are_nothing_left_over(score: str) -> None:
    made = memo()
    made.add_paragraph(f"{score} {score}")
    assert codes(content(made)) == set()


@pytest.mark.slow
def test_a_content_control_that_nobody_filled() -> None:
    made = memo()
    control = (
        f"<w:sdt {nsdecls('w')}><w:sdtPr>%s</w:sdtPr><w:sdtContent><w:r><w:t>Date of the report</w:t></w:r>"
        "</w:sdtContent></w:sdt>"
    )
    appended(made, control % "<w:showingPlcHdr/>")
    assert codes(content(made)) == {"F702"}
    filled = memo()
    appended(filled, control % "")
    assert codes(content(filled)) == set()


@pytest.mark.slow
@pytest.mark.parametrize("rating", ["●●●●", "●○○○", "○○○○", "○○○○ 満たさない、●●●● 十分に満たす"])
def test_a_rating_in_pips_is_nothing_left_over(rating: str) -> None:
    made = memo()
    made.add_paragraph(rating)
    assert "F702" not in codes(content(made))
    made.add_paragraph("○○株式会社")
    assert "F702" in codes(content(made))


@pytest.mark.slow
def test_small_type() -> None:
    made = memo()
    for _ in range(3):
        made.add_paragraph().add_run("Fine print").font.size = Pt(6)
    (line,) = said(content(made), "F707")
    assert line == "paragraph 3 (“Fine print”): type of 6 pt (“Fine print”, and 2 more of that size); the least is 8 pt"
    assert facts_of(content(made), "F707") == [
        Facts(paragraph=3, words="Fine print", more=2, measure=Measure("type size", 6, 8, "pt"))
    ]
    assert codes(content(made), Expectations(minimum_memo=6)) == set()


@pytest.mark.slow
def test_small_type_by_style() -> None:
    made = memo()
    made.add_paragraph("Quoted", style="Quote")
    assert codes(content(made)) == set()
    made.styles["Quote"].font.size = Pt(7)
    assert codes(content(made)) == {"F707"}


def test_raised_signs_may_be_small() -> None:
    made = memo()
    run = made.add_paragraph("Costs").add_run("1")
    run.font.size, run.font.superscript = Pt(6), True
    assert codes(content(made)) == set()


@pytest.mark.slow
def test_low_contrast() -> None:
    made = memo()
    run = made.add_paragraph().add_run("Hardly seen")
    coloured(run, 0xBB, 0xBB, 0xBB)
    (line,) = said(content(made), "F708")
    assert line.endswith("in #BBBBBB on #FFFFFF has a contrast of 1.9 : 1, and needs 4.5 : 1")
    coloured(run, 0x55, 0x55, 0x55)
    assert codes(content(made)) == set()


@pytest.mark.parametrize("where", ["run", "paragraph", "cell"])
@pytest.mark.parametrize(("fill", "found"), [("102050", set()), ("F0E040", {"F708"})])
def test_white_text_on_a_shading(where: str, fill: str, found: set[str]) -> None:
    made = memo()
    cell = table(made, [["a b", "c d"], ["e f", "White"]]).cell(1, 1)
    paragraph = cell.paragraphs[0]
    run = paragraph.runs[0]
    coloured(run, 255, 255, 255)
    holder = {"run": run._r.get_or_add_rPr, "paragraph": paragraph._p.get_or_add_pPr, "cell": cell._tc.get_or_add_tcPr}
    shaded(holder[where](), fill)
    assert codes(content(made)) == found


@pytest.mark.slow
def test_alternative_texts() -> None:
    made = memo()
    made.add_picture(picture())
    properties = made.inline_shapes[0]._inline.docPr
    for words, found in (("", {"F709"}), (r"D:\plans\site.png", {"F709"}), ("The plant in May.", set())):
        properties.set("descr", words)
        assert codes(content(made)) == found
    properties.set("descr", "")
    mark = (
        '<a:extLst xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:ext uri="{C183D7F6}">'
        '<d:decorative xmlns:d="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/>'
        "</a:ext></a:extLst>"
    )
    properties.append(parse_xml(mark))
    assert codes(content(made)) == set()


@pytest.mark.slow
def test_a_missing_title() -> None:
    made = memo()
    made.core_properties.title = ""
    assert codes(content(made)) == {"F710"}


@pytest.mark.slow
def test_languages() -> None:
    made = memo()
    run = made.add_paragraph().add_run("規制の改定")
    (line,) = said(content(made), "F711")
    assert line == "paragraph 3 (“規制の改定”): “規制の改定” is East Asian, and its language is en-US"
    set_east_asian(run, eastAsia="ja-JP")
    assert codes(content(made)) == set()
    assert codes(replaced(content(memo()), "word/styles.xml", "<w:lang [^>]*/>", "")) == {"F711"}


@pytest.mark.slow
def test_east_asian_faces() -> None:
    made = memo()
    set_east_asian(made.add_paragraph().add_run("規制の改定"), eastAsia="ja-JP")
    blob = replaced(content(made), "word/theme/theme1.xml", '<a:font script="(?:Jpan|Hang|Hans|Hant)"[^>]*/>', "")
    assert codes(blob) == {"F712"}
    named = replaced(blob, "word/styles.xml", 'w:eastAsiaTheme="[^"]*"', 'w:eastAsia="Yu Mincho"')
    assert codes(named) == set()


HEADED = [["Site", "Cost"], ["North", "12"], ["South", "9"]]


@pytest.mark.slow
def test_heads_that_do_not_repeat() -> None:
    made = memo()
    added = table(made, HEADED)
    assert codes(content(made)) == {"F713"}
    added.rows[0]._tr.get_or_add_trPr().append(parse_xml(f"<w:tblHeader {nsdecls('w')}/>"))
    assert codes(content(made)) == set()


@pytest.mark.parametrize(
    ("rows", "bold", "found"),
    [
        ([["Site", "Status"], ["North", "Open"]], True, {"F713"}),
        ([["Site", "Status"], ["North", "Open"]], False, set()),
        ([["2025", "The plant opens."], ["2026", "It closes."]], True, set()),
        ([["12", "9"], ["Sites", "Plants"]], False, set()),
        ([["Site", "Cost"]], True, set()),
    ],
)
def test_what_are_heads(rows: list[list[str]], bold: bool, found: set[str]) -> None:
    made = memo()
    table(made, rows, bold=bold)
    assert codes(content(made)) == found


@pytest.mark.slow
def test_a_table_that_says_that_it_has_no_heads() -> None:
    made = memo()
    table(made, HEADED)
    blob = replaced(
        content(made), "word/document.xml", r"<w:tblLook [^>]*/>", '<w:tblLook w:val="0600" w:firstRow="0"/>'
    )
    assert codes(blob) == set()


@pytest.mark.slow
def test_a_gap_between_headings() -> None:
    made = memo()
    made.add_heading("Sites", 3).runs[0].font.color.rgb = RGBColor(0, 0, 0)
    (line,) = said(content(made), "F714")
    assert line == "paragraph 3 (“Sites”): a heading of level 3 follows one of level 1"
    [facts] = facts_of(content(made), "F714")
    assert (facts.paragraph, facts.words, facts.measure) == (3, "Sites", Measure("level of heading", 3, 2))
    made.paragraphs[-1].style = made.styles["Heading 2"]
    assert codes(content(made)) == set()


def bookmarked(made: Any, name: str) -> None:
    appended(made, f'<w:bookmarkStart {nsdecls("w")} w:id="7" w:name="{name}"/>')
    appended(made, f'<w:bookmarkEnd {nsdecls("w")} w:id="7"/>')


@pytest.mark.parametrize("name", mostly_slow(["_Ref1", "_ref1"]))
@pytest.mark.parametrize("kind", ["anchor", "simple", "complex", "hyperlink"])
def test_references_to_bookmarks(kind: str, name: str) -> None:
    made = memo()
    w = nsdecls("w")
    shown = "<w:r><w:t>Table 1</w:t></w:r>"
    match kind:
        case "anchor":
            appended(made, f'<w:hyperlink {w} w:anchor="_Ref1">{shown}</w:hyperlink>')
        case "simple":
            appended(made, f'<w:fldSimple {w} w:instr=" REF _Ref1 \\h ">{shown}</w:fldSimple>')
        case "complex" | "hyperlink":
            code = (" PAGE", "REF _Ref1 \\h ") if kind == "complex" else (" HYPERLINK \\l ", '"_Ref1" ')
            for part in (
                '<w:fldChar w:fldCharType="begin"/>',
                *(f'<w:instrText xml:space="preserve">{piece}</w:instrText>' for piece in code),
                '<w:fldChar w:fldCharType="separate"/>',
                "<w:t>1</w:t>",
                '<w:fldChar w:fldCharType="end"/>',
            ):
                appended(made, f"<w:r {w}>{part}</w:r>")
    assert codes(content(made)) == {"F716"}
    bookmarked(made, name)
    assert codes(content(made)) == set()


@pytest.mark.slow
def test_an_error_that_word_has_written() -> None:
    made = memo()
    made.add_paragraph("See Error! Reference source not found. for costs.")
    assert codes(content(made)) == {"F716"}


@pytest.mark.slow
def test_a_link_that_lost_its_target() -> None:
    made = memo()
    link = f'<w:hyperlink {nsdecls("w", "r")} r:id="rId99"><w:r><w:t>here</w:t></w:r></w:hyperlink>'
    appended(made, link)
    assert codes(content(made)) == {"F716"}


@pytest.mark.slow
def test_dead_relationships() -> None:
    made = memo()
    made.add_picture(picture())
    made.inline_shapes[0]._inline.docPr.set("descr", "The plant in May")
    blob = content(made)
    assert codes(blob) == set()
    assert codes(changed(blob, lambda name, data: None if name.startswith("word/media/") else data)) == {"F717"}


def test_an_attached_template() -> None:
    made = memo()
    made.part._settings_part.relate_to("file:///C:/Users/mori/plan.dotx", f"{RELATIONSHIPS}/attachedTemplate", True)
    assert codes(content(made)) == {"F718", "F719"}


def test_tracked_changes() -> None:
    made = memo()
    change = f'<w:ins {nsdecls("w")} w:id="9" w:author="K. Mori"><w:r><w:t>by a third</w:t></w:r></w:ins>'
    appended(made, change)
    (found,) = preflight(content(made), "x.docx")
    assert found.what == "1 tracked change is left in the document (first: “by a third”), by “K. Mori”"
    assert found.severity is Severity.WARNING


@pytest.mark.slow
def test_comments_that_are_left() -> None:
    made = memo()
    made.add_comment(made.paragraphs[1].runs, "Is this right?", author="Planning Office", initials="PO")
    assert said(content(made), "F722") == ["1 comment is left: “Is this right?”"]
    assert codes(content(made)) == {"F722"}


@pytest.mark.slow
@pytest.mark.parametrize("place", ["runs", "deleted", "hidden", "header", "comment", "alt", "field"])
def test_a_leak(place: str) -> None:
    made = memo()
    w = nsdecls("w")
    match place:
        case "runs":
            paragraph = made.add_paragraph("Plant ")
            for piece in ("No", "rd closes\u3000", "in May"):
                paragraph.add_run(piece).bold = piece == "No"
        case "deleted":
            appended(made, f'<w:del {w} w:id="9"><w:r><w:delText>{SECRET}</w:delText></w:r></w:del>')
        case "hidden":
            made.add_paragraph().add_run(SECRET).font.hidden = True
        case "header":
            made.sections[0].header.paragraphs[0].text = SECRET
        case "comment":
            made.add_comment(made.paragraphs[1].runs, SECRET)
        case "alt":
            made.add_picture(picture())
            made.inline_shapes[0]._inline.docPr.set("descr", SECRET)
        case "field":
            appended(made, f"<w:r {w}><w:instrText> COMMENTS {SECRET}</w:instrText></w:r>")
    found = [d for d in preflight(content(made), "x.docx", HIDING) if d.rule is rules.LEAKED_TEXT]
    assert found
    assert all(SECRET in d.what for d in found)
    assert "F720" not in codes(content(made))

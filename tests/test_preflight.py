"""Preflight finds what is planted into decks that python-pptx wrote, and nothing in their neighbours without it."""

from __future__ import annotations

import io
import zipfile
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.enum.dml import MSO_THEME_COLOR
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_AUTO_SIZE
from pptx.util import Pt

from briefdeck.api import build
from briefdeck.diagnostics import Facts, Measure, Severity
from briefdeck.diagnostics.rules import preflight as rules
from briefdeck.ooxml.zip_guard import UnusableError
from briefdeck.preflight.findings import Found, diagnosed
from briefdeck.preflight.inspection import Expectations, preflight, preflight_file
from briefdeck.preflight.inspection import examined as findings_of
from conftest import ROOT
from laws import mostly_slow, tries
from planted import blank, box, changed, codes, content, deck, facts_of, memo, picture, replaced, rgb, said, table

LAW = settings(max_examples=tries(60), suppress_health_check=list(HealthCheck))
SECRET = "Plant Nord closes in May"
HYPERLINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
HIDING = Expectations(hidden=(SECRET,))


def chart(slide: Any, title: str = "Costs", *, alt: str = "Costs fall from 5 to 4") -> Any:
    data: Any = CategoryChartData()  # type: ignore[no-untyped-call]
    data.categories = ["2025", "2026"]
    data.add_series("Costs", (5, 4))
    frame = slide.shapes.add_chart(XL_CHART_TYPE.COLUMN_CLUSTERED, Pt(60), Pt(150), Pt(400), Pt(250), data)
    frame.chart.has_title = True
    frame.chart.chart_title.text_frame.text = title
    frame._element.nvGraphicFramePr.cNvPr.set("descr", alt)
    return frame


def pptx_table(slide: Any, rows: int = 3) -> Any:
    frame = slide.shapes.add_table(rows, 2, Pt(60), Pt(150), Pt(400), Pt(30 * rows))
    for row in range(rows):
        for column in range(2):
            frame.table.cell(row, column).text = f"{row} {column}"
    return frame


def described(shape: Any, words: str) -> None:
    shape._element.nvPicPr.cNvPr.set("descr", words)


# --- The whole --------------------------------------------------------------------------------------------------------


def test_a_clean_deck_has_no_findings() -> None:
    assert preflight(content(deck()), "clean.pptx") == ()


@pytest.mark.slow
def test_own_output_has_no_findings(tmp_path: Path) -> None:
    briefings = sorted((ROOT / "briefings").glob("*.yaml"))
    result = build(briefings, output=tmp_path, templates=ROOT / "templates")
    assert result.ok
    assert len(result.written) == 2 * 3 * len(briefings)
    for written in result.written:
        assert preflight_file(written.path) == ()


def test_a_finding_says_where_and_how() -> None:
    made = deck()
    made.slides[1].shapes.title.text = "TBD"
    (found,) = preflight(content(made), "report.pptx")
    assert str(found) == (
        "report.pptx: F702 leftover-text: slide 2, “Title 1”: “TBD” is left over in “TBD”\n  replace or delete it"
    )


def test_repeats_are_merged() -> None:
    boxes = [Facts(slide=1, shape=f"Box {n}") for n in range(8)]
    many = [Found(rules.OVERLAP, facts, "lies over “Table”", "move it") for facts in boxes]
    found = list(diagnosed(many, "x"))
    lines = [one.what for one in found]
    assert len(lines) == 3
    assert [(one.facts.shape, one.facts.more) for one in found] == [("Box 0", 0), ("Box 1", 0), ("Box 2", 5)]
    assert lines[2] == "slide 1, “Box 2”: lies over “Table”; and 5 more on this slide"
    places = [Found(rules.MISSING_TITLE, Facts(slide=n), "the slide has no title", "") for n in range(1, 31)]
    found = list(diagnosed(places, "x"))
    lines = [one.what for one in found]
    assert len(lines) == 11
    assert [(one.facts.slide, one.facts.more) for one in found[9:]] == [(10, 0), (0, 20)]
    assert lines[10].startswith("the same kind of fault in 20 more places: slide 11, slide 12, ")


# --- F701 -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("blob", [b"", b"no package", b"PK\x03\x04", b"\xd0\xcf\x11\xe0" + bytes(600)])
def test_what_is_no_package(blob: bytes) -> None:
    (found,) = preflight(blob, "x.pptx")
    assert found.rule is rules.UNREADABLE_PACKAGE
    assert found.severity is Severity.ERROR


def test_a_broken_part() -> None:
    blob = changed(content(deck()), lambda name, data: data[:200] if name == "ppt/slides/slide2.xml" else data)
    assert "the part ppt/slides/slide2.xml is broken or too large" in said(blob, "F701")


def test_a_package_of_another_kind() -> None:
    blob = replaced(content(deck()), r"\[Content_Types\]\.xml", "presentationml.presentation", "spreadsheetml.sheet")
    assert codes(blob) == {"F701"}


def test_a_part_with_a_document_type() -> None:
    entity = '<!DOCTYPE p:sld [<!ENTITY a "aaaa">]><p:sld '
    blob = replaced(content(deck()), "ppt/slides/slide2.xml", "<p:sld ", entity)
    assert said(blob, "F701") == ["the part ppt/slides/slide2.xml is broken or too large"]


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "absent.pptx", Path("a\x00b")):
        (found,) = preflight_file(path)
        assert found.rule is rules.UNREADABLE_PACKAGE


def test_a_strict_document_is_read() -> None:
    made = deck()
    made.slides[0].shapes.title.text = "TBD"

    def strict(name: str, data: bytes) -> bytes:
        if name.endswith(".rels") and not name.startswith("_rels"):
            return data
        for kind in (b"presentationml", b"drawingml"):
            old = b"http://schemas.openxmlformats.org/" + kind + b"/2006/main"
            data = data.replace(old, b"http://purl.oclc.org/ooxml/" + kind + b"/main")
        return data

    assert codes(changed(content(made), strict)) == {"F702"}


# --- F702, F703, F710, F715, F721: words and placeholders -------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "{{ client.name }}",
        "{% if x %}",
        "Lorem ipsum dolor",
        "Click to add text",
        "クリックしてテキストを入力",
        "TODO: check",
        "costs TBD",
        "xxx people",
        "[insert name]",
        "[Your name]",
        "None",
        "Cost: Undefined",
        "○○○に依頼",
    ],
)
def test_leftover_text(text: str) -> None:
    made = deck()
    made.slides[0].placeholders[1].text = text
    assert "F702" in codes(content(made))
    noted = deck()
    noted.slides[0].notes_slide.notes_text_frame.text = text
    assert codes(content(noted)) == {"F702"}


@pytest.mark.parametrize(
    "text", ["Click the button", "None of them", "Todos los días", "an undefined term", "XX", "●●○○", "○○○○ Not met"]
)
def test_text_that_is_meant(text: str) -> None:
    made = deck()
    made.slides[0].placeholders[1].text = text
    assert codes(content(made)) == set()


@pytest.mark.slow
def test_leftover_text_in_a_chart() -> None:
    made = deck()
    chart(blank(made), "TBD")
    assert codes(content(made)) == {"F702"}
    clean = deck()
    chart(blank(clean))
    assert codes(content(clean)) == set()


def test_an_empty_placeholder() -> None:
    made = deck()
    made.slides[0].placeholders[1].text = " "
    assert codes(content(made)) == {"F703"}


def test_a_missing_title() -> None:
    made = deck()
    made.slides[0].shapes.title.text = ""
    assert codes(content(made)) == {"F703", "F710"}
    box(made.slides.add_slide(made.slide_layouts[6]), "A heading that is none", 60, 60, 400, 40)
    assert said(content(made), "F710") == ["slide 1: the slide has no title", "slide 3: the slide has no title"]


def test_two_slides_with_one_title() -> None:
    made = deck()
    made.slides[1].shapes.title.text = title = made.slides[0].shapes.title.text
    assert said(content(made), "F715") == [f"slide 2: has the same title as slide 1: “{title}”"]
    made.slides[1]._element.set("show", "0")
    assert codes(content(made)) == {"F721"}


# --- F704, F705, F706: places -----------------------------------------------------------------------------------------


@pytest.mark.slow
def test_text_taller_than_its_box() -> None:
    made = deck()
    text = "\n".join(f"Line {n}" for n in range(8))
    box(blank(made), text, 60, 150, 300, 120)
    assert said(content(made), "F704") == ["slide 3, “TextBox 2”: its text needs 173 pt and has 113 pt"]
    [facts] = facts_of(content(made), "F704")
    assert (facts.slide, facts.shape) == (3, "TextBox 2")
    assert facts.measure is not None
    assert (facts.measure.quantity, facts.measure.unit) == ("height", "pt")
    assert (round(facts.measure.measured), round(facts.measure.allowed)) == (173, 113)
    clean = deck()
    box(blank(clean), text, 60, 150, 300, 190)
    assert codes(content(clean)) == set()


@pytest.mark.parametrize(("words", "found"), [(180, {"F704"}), (40, set())])
def test_text_that_wraps_in_a_placeholder_without_autofit(words: int, found: set[str]) -> None:
    made = deck()
    body = made.slides[0].placeholders[1].text_frame
    body.text = "word " * words
    body.auto_size = MSO_AUTO_SIZE.NONE
    assert codes(content(made)) == found


def test_japanese_wraps_at_every_character() -> None:
    made = deck()
    shape = box(blank(made), "費用は二年で五分の一だけ減る" * 12, 60, 150, 300, 100)
    shape.text_frame.paragraphs[0].runs[0]._r.get_or_add_rPr().set("lang", "ja-JP")
    assert codes(content(made)) == {"F704"}


def test_a_box_that_grows_off_the_slide() -> None:
    made = deck()
    shape = box(blank(made), "Line\n" * 12, 60, 400, 300, 30)
    shape.text_frame.auto_size = MSO_AUTO_SIZE.SHAPE_TO_FIT_TEXT
    assert "F704" in codes(content(made))
    shape.top = Pt(150)
    assert codes(content(made)) == set()


def test_text_that_powerpoint_has_shrunk_too_far() -> None:
    made = deck()
    made.slides[0].placeholders[1].text_frame.auto_size = MSO_AUTO_SIZE.TEXT_TO_FIT_SHAPE
    for scale, found in (("62500", {"F704"}), ("92500", set())):
        blob = replaced(
            content(made), "ppt/slides/slide1.xml", "<a:normAutofit[^>]*/>", f'<a:normAutofit fontScale="{scale}"/>'
        )
        assert codes(blob) == found


def test_a_table_that_grows_off_the_slide() -> None:
    made = deck()
    pptx_table(blank(made), 14)
    assert codes(content(made)) == {"F704"}


@pytest.mark.slow
def test_two_texts_over_each_other() -> None:
    made = deck()
    slide = blank(made)
    box(slide, "They fall by a fifth", 60, 200, 300, 40)
    box(slide, "They rise by a third", 100, 210, 300, 40)
    (line,) = said(content(made), "F705")
    assert line.startswith("slide 3, “TextBox 3”: lies over “TextBox 2”, by ")
    [facts] = facts_of(content(made), "F705")
    assert (facts.shape, facts.others) == ("TextBox 3", ("TextBox 2",))
    slide.shapes[2].top = Pt(250)
    assert codes(content(made)) == set()


def test_overlap_that_is_meant() -> None:
    made = deck()
    slide = blank(made)
    panel = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, Pt(50), Pt(150), Pt(400), Pt(200))
    panel.fill.solid()
    panel.fill.fore_color.rgb = rgb(0xEE, 0xEE, 0xEE)
    box(slide, "On a panel", 60, 160, 200, 40)
    photo = slide.shapes.add_picture(picture(), Pt(480), Pt(150), Pt(200), Pt(200))
    described(photo, "The plant at dusk")
    box(slide, "A label", 500, 160, 100, 30)
    group = slide.shapes.add_group_shape()
    for left in (60, 80):
        member = group.shapes.add_textbox(Pt(left), Pt(400), Pt(200), Pt(30))
        member.text_frame.text = "Members of one group"
    assert codes(content(made)) == set()


@pytest.mark.slow
def test_content_beyond_the_edge() -> None:
    made = deck()
    slide = blank(made)
    box(slide, "Half of this stands outside of the slide", -60, 200, 300, 60)
    assert said(content(made), "F706") == ["slide 3, “TextBox 2”: stands 53 pt beyond the edge of the slide"]
    [facts] = facts_of(content(made), "F706")
    assert facts.measure is not None
    assert (round(facts.measure.measured), facts.measure.allowed, facts.measure.unit) == (53, 0, "pt")
    slide.shapes[1].left = Pt(800)
    assert said(content(made), "F706") == ["slide 3, “TextBox 2”: stands wholly outside the slide"]
    slide.shapes[1].left = Pt(60)
    described(slide.shapes.add_picture(picture(), Pt(-20), Pt(300), Pt(760), Pt(300)), "A harbour")
    assert codes(content(made)) == set()


# --- F707, F708, F711, F712: looks ------------------------------------------------------------------------------------


@pytest.mark.slow
def test_small_type() -> None:
    made = deck()
    box(blank(made), "A footnote", 60, 200, 300, 30, size=6)
    assert said(content(made), "F707") == ["slide 3, “TextBox 2”: type of 6 pt (“A footnote”); the least is 9 pt"]
    assert facts_of(content(made), "F707") == [
        Facts(slide=3, shape="TextBox 2", words="A footnote", measure=Measure("type size", 6, 9, "pt"))
    ]
    assert codes(content(made), Expectations(minimum=6)) == set()


def test_small_type_by_inheritance() -> None:
    made = deck()
    layout = made.slides[0].slide_layout.placeholders[1]
    style = layout._element.txBody.find("{http://schemas.openxmlformats.org/drawingml/2006/main}lstStyle")
    level = style.makeelement(f"{{{style.nsmap['a']}}}lvl1pPr", {})
    level.append(level.makeelement(f"{{{style.nsmap['a']}}}defRPr", {"sz": "700"}))
    style.append(level)
    assert codes(content(made)) == {"F707"}


def test_small_type_in_a_chart() -> None:
    made = deck()
    chart(blank(made)).chart.font.size = Pt(7)
    assert "F707" in codes(content(made))
    assert {(facts.shape, facts.piece) for facts in facts_of(content(made), "F707")} == {("Chart 2", "chart")}


@pytest.mark.slow
def test_low_contrast() -> None:
    made = deck()
    shape = box(blank(made), "Hardly seen", 60, 200, 300, 30, size=12)
    font = shape.text_frame.paragraphs[0].runs[0].font
    font.color.rgb = rgb(0xBB, 0xBB, 0xBB)
    (line,) = said(content(made), "F708")
    assert line.endswith("“Hardly seen” in #BBBBBB on #FFFFFF has a contrast of 1.9 : 1, and needs 4.5 : 1")
    [facts] = facts_of(content(made), "F708")
    assert (facts.slide, facts.words) == (3, "Hardly seen")
    assert facts.measure is not None
    assert (facts.measure.quantity, round(facts.measure.measured, 1), facts.measure.allowed) == ("contrast", 1.9, 4.5)
    font.color.rgb = rgb(0x55, 0x55, 0x55)
    assert codes(content(made)) == set()


def test_large_type_needs_less_contrast() -> None:
    made = deck()
    shape = box(blank(made), "A heading", 60, 200, 300, 40, size=24)
    shape.text_frame.paragraphs[0].runs[0].font.color.rgb = rgb(0x88, 0x88, 0x88)
    assert codes(content(made)) == set()
    shape.text_frame.paragraphs[0].runs[0].font.size = Pt(12)
    assert codes(content(made)) == {"F708"}


@pytest.mark.parametrize(("fill", "found"), [(rgb(0x10, 0x20, 0x50), set()), (rgb(0xF0, 0xE0, 0x40), {"F708"})])
@pytest.mark.parametrize("behind", [True, False])
def test_white_text_on_a_fill(fill: Any, found: set[str], behind: bool) -> None:
    made = deck()
    slide = blank(made)
    panel = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, Pt(50), Pt(190), Pt(400), Pt(80))
    panel.fill.solid()
    panel.fill.fore_color.rgb = fill
    shape = box(slide, "White", 60, 200, 200, 40) if behind else panel
    shape.text_frame.text = "White"
    shape.text_frame.paragraphs[0].runs[0].font.color.rgb = rgb(255, 255, 255)
    assert codes(content(made)) == found


def test_theme_colours_and_their_shades() -> None:
    made = deck()
    shape = box(blank(made), "Pale", 60, 200, 200, 40, size=12)
    colour = shape.text_frame.paragraphs[0].runs[0].font.color
    colour.theme_color = MSO_THEME_COLOR.ACCENT_1
    assert codes(content(made)) == {"F708"}
    colour.brightness = -0.5
    assert codes(content(made)) == set()
    colour.brightness = 0.6
    assert codes(content(made)) == {"F708"}


def test_contrast_in_a_cell() -> None:
    made = deck()
    cell = pptx_table(blank(made)).table.cell(1, 1)
    cell.fill.solid()
    cell.fill.fore_color.rgb = rgb(0x20, 0x20, 0x20)
    assert codes(content(made)) == {"F708"}
    cell.fill.fore_color.rgb = rgb(0xF0, 0xF0, 0xF0)
    assert codes(content(made)) == set()


def test_a_picture_behind_says_nothing_of_contrast() -> None:
    made = deck()
    slide = blank(made)
    described(slide.shapes.add_picture(picture(), Pt(50), Pt(150), Pt(400), Pt(200)), "A harbour")
    shape = box(slide, "White", 60, 200, 200, 40)
    shape.text_frame.paragraphs[0].runs[0].font.color.rgb = rgb(255, 255, 255)
    assert codes(content(made)) == set()


def test_languages() -> None:
    made = deck()
    made.slides[0].shapes.title.text = "規制の改定"
    assert said(content(made), "F711") == ["slide 1, “Title 1”: “規制の改定” is East Asian, and its language is en-US"]
    made.slides[0].shapes.title.text_frame.paragraphs[0].runs[0]._r.get_or_add_rPr().set("lang", "ja-JP")
    assert codes(content(made)) == set()
    silent = replaced(content(deck()), r"ppt/(presentation|slideMasters/.*)\.xml", ' lang="[^"]*"', "")
    assert codes(silent) == {"F711"}


def test_east_asian_faces() -> None:
    made = deck()
    made.slides[0].shapes.title.text = "規制の改定"
    made.slides[0].shapes.title.text_frame.paragraphs[0].runs[0]._r.get_or_add_rPr().set("lang", "ja-JP")
    blob = replaced(content(made), r"ppt/theme/theme1\.xml", '<a:font script="(?:Jpan|Hang|Hans|Hant)"[^>]*/>', "")
    assert codes(blob) == {"F712"}
    named = replaced(blob, r"ppt/theme/theme1\.xml", '<a:ea typeface=""/>', '<a:ea typeface="Yu Gothic"/>')
    assert codes(named) == set()


# --- F709, F713: what screen readers need -----------------------------------------------------------------------------


@pytest.mark.slow
def test_alternative_texts() -> None:
    made = deck()
    photo = blank(made).shapes.add_picture(picture(), Pt(60), Pt(150), Pt(200), Pt(150))
    for words, found in (("", {"F709"}), ("image1.png", {"F709"}), ("The plant in May.", set())):
        described(photo, words)
        assert codes(content(made)) == found
    mark = (
        '<p:cNvPr id="3" name="Picture 2"><a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}">'
        '<adec:decorative xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/>'
        "</a:ext></a:extLst></p:cNvPr>"
    )
    described(photo, "")
    decorative = replaced(content(made), "ppt/slides/slide3.xml", '<p:cNvPr id="3"[^>]*/>', mark)
    assert codes(decorative) == set()


@pytest.mark.slow
def test_alternative_texts_of_charts_and_groups() -> None:
    made = deck()
    slide = blank(made)
    shown = chart(slide, alt="")
    assert codes(content(made)) == {"F709"}
    shown._element.nvGraphicFramePr.cNvPr.set("descr", "Costs fall")
    group = slide.shapes.add_group_shape()
    described(group.shapes.add_picture(picture(), Pt(500), Pt(150), Pt(60), Pt(60)), "")
    assert codes(content(made)) == {"F709"}
    group._element.nvGrpSpPr.cNvPr.set("descr", "The mark of the office")
    assert codes(content(made)) == set()


def test_a_table_without_a_header_row() -> None:
    made = deck()
    shown = pptx_table(blank(made)).table
    assert codes(content(made)) == set()
    shown.first_row = False
    assert codes(content(made)) == {"F713"}


# --- F716, F717, F718: relationships ----------------------------------------------------------------------------------


def test_a_jump_to_a_slide_that_is_gone() -> None:
    made = deck()
    slide = blank(made)
    shape = box(slide, "See the views", 60, 200, 300, 40)
    shape.click_action.target_slide = made.slides[1]
    assert codes(content(made)) == set()
    listed = made.slides._sldIdLst
    made.part.drop_rel(listed[1].rId)
    listed.remove(listed[1])
    assert codes(content(made)) == {"F716"}


def test_a_link_that_lost_its_target() -> None:
    made = deck()
    run = made.slides[0].placeholders[1].text_frame.paragraphs[0].runs[0]
    run.hyperlink.address = "https://example.org/"
    assert "F716" not in codes(content(made))
    blob = replaced(content(made), "ppt/slides/_rels/slide1.xml.rels", "<Relationship [^>]*hyperlink[^>]*/>", "")
    assert "F716" in codes(blob)
    assert "F717" not in codes(blob)


def test_dead_relationships() -> None:
    made = deck()
    described(blank(made).shapes.add_picture(picture(), Pt(60), Pt(150), Pt(200), Pt(150)), "The plant in May")
    blob = content(made)
    assert codes(blob) == set()
    gone = changed(blob, lambda name, data: None if name.startswith("ppt/media/") else data)
    assert codes(gone) == {"F717"}
    undefined = replaced(blob, "ppt/slides/slide3.xml", 'r:embed="[^"]*"', 'r:embed="rId99"')
    assert codes(undefined) == {"F717"}


@pytest.mark.parametrize(("target", "found"), [("https://example.org/", set()), ("file:///srv/plan.xlsx", {"F718"})])
def test_where_links_lead(target: str, found: set[str]) -> None:
    made = deck()
    made.slides[0].part.relate_to(target, HYPERLINK, True)
    assert codes(content(made)) == found


def test_a_linked_picture() -> None:
    made = deck()
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
    made.slides[0].part.relate_to("https://example.org/logo.png", kind, True)
    assert codes(content(made)) == {"F718"}


# --- F719, F720, F722: what should not travel -------------------------------------------------------------------------


@pytest.mark.slow
def test_traces_in_properties() -> None:
    made = deck()
    made.core_properties.last_modified_by = "K. Mori"
    (found,) = preflight(content(made), "x.pptx")
    assert (found.rule.code, found.severity) == ("F719", Severity.NOTE)
    for old, new in (
        ("<Company></Company>|<Company/>", "<Company>Nord AG</Company>"),
        ("<Manager></Manager>", "<Manager>A. Ito</Manager>"),
    ):
        assert codes(replaced(content(deck()), "docProps/app.xml", old, new)) == {"F719"}


@pytest.mark.parametrize("path", [r"C:\Users\mori\plan.png", "/home/mori/plan", r"\\server\share\plan"])
def test_paths_of_persons(path: str) -> None:
    made = deck()
    described(
        blank(made).shapes.add_picture(picture(), Pt(60), Pt(150), Pt(200), Pt(150)),
        f"From {path}" if ":" in path else path,
    )
    assert "F719" in codes(content(made))


PLACES = ("slide", "runs", "notes", "alt", "properties", "chart", "workbook", "name", "link", "broken", "other")


def planted(place: str, secret: str = SECRET) -> bytes:
    """A deck with a secret in one place."""
    made = deck()
    slide = blank(made)
    match place:
        case "slide":
            box(slide, f"Mind: {secret}.", 60, 200, 500, 40)
        case "runs":
            frame = box(slide, "Plant ", 60, 200, 500, 40).text_frame
            for piece in ("No", "rd closes\u3000", "in May"):
                frame.paragraphs[0].add_run().text = piece
        case "notes":
            slide.notes_slide.notes_text_frame.text = secret
        case "alt":
            described(slide.shapes.add_picture(picture(), Pt(60), Pt(150), Pt(90), Pt(90)), secret)
        case "properties":
            made.core_properties.keywords = secret
        case "chart":
            chart(slide, secret)
        case "workbook":
            chart(slide)
            return changed(
                content(made), lambda name, data: in_workbook(data, secret) if name.endswith(".xlsx") else data
            )
        case "name":
            box(slide, "Harmless", 60, 200, 500, 40).name = secret
        case "link":
            made.slides[0].part.relate_to(
                "mailto:a@example.org?subject=Plant%20Nord%20closes%20in%20May", HYPERLINK, True
            )
        case "broken":
            box(slide, secret, 60, 200, 500, 40)
            return replaced(content(made), "ppt/slides/slide3.xml", "</p:sld>", "")
        case "other":
            return changed(content(made), lambda _, data: data, **{"ppt/media/a.bin": secret.encode("utf-16-le")})
    return content(made)


def _is_book(name: str) -> bool:
    return name.endswith(".xlsx")


def in_workbook(blob: bytes, secret: str) -> bytes:
    def change(name: str, data: bytes) -> bytes:
        return data.replace(b"Costs", secret.encode()) if name == "xl/sharedStrings.xml" else data

    return changed(blob, change)


@pytest.mark.parametrize("place", PLACES)
def test_a_leak(place: str) -> None:
    found = [d for d in preflight(planted(place), "x.pptx", HIDING) if d.rule is rules.LEAKED_TEXT]
    assert len(found) >= 1
    assert all(d.severity is Severity.ERROR and SECRET in d.what for d in found)
    assert all(SECRET not in str(d.facts) for d in found)
    if place in ("slide", "notes", "workbook"):
        piece = {"slide": "", "notes": "notes", "workbook": "the workbook of a chart"}[place]
        assert {(d.facts.slide, d.facts.piece) for d in found} == {(3, piece)}
    assert "F720" not in codes(planted(place))


@pytest.mark.parametrize("word", mostly_slow(["Zephyr", "撤退計画", "0x4711"]))
@pytest.mark.parametrize("place", ["slide", "notes", "alt", "properties", "chart", "workbook", "name"])
def test_a_word_that_stands_by_itself_is_a_leak(place: str, word: str) -> None:
    hiding = Expectations(hidden=(word,))
    assert "F720" in codes(planted(place, word), hiding)
    assert "F720" not in codes(planted(place, f"a{word}b" if word.isascii() else "撤退の計画"), hiding)


def test_words_of_markup_are_no_leaks() -> None:
    hidden = "none", "true", "left", "slide", "Normal", "000000", "body", "rect", "media", "Calibri", "1200", "xml"
    assert codes(planted("chart", "Harmless"), Expectations(hidden=hidden)) == set()


def test_a_leak_is_not_printed_in_full() -> None:
    secret = "Plant Nord closes in May, and nobody outside of the board may know of it before the works council"
    made = deck()
    made.slides[0].notes_slide.notes_text_frame.text = f"Mind: {secret}."
    (line,) = said(content(made), "F720", Expectations(hidden=(secret,)))
    assert line == f"slide 1, notes: “{secret[:39]}…” is in it, and its readers must not see it"


def test_texts_that_are_no_leaks() -> None:
    assert codes(content(deck()), Expectations(hidden=("By", "fal", "Nothing of the kind", ""))) == set()


def test_a_leak_over_several_paragraphs() -> None:
    made = deck()
    made.slides[0].placeholders[1].text = "Plant Nord\ncloses in May"
    assert codes(content(made), Expectations(hidden=("Plant Nord\ncloses in May",))) == {"F720"}
    assert codes(content(made), Expectations(hidden=("Nordcloses",))) == set()


def test_comments_that_are_left() -> None:
    comment = (
        b'<p:cmLst xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"><p:cm authorId="0" idx="1">'
        b'<p:pos x="1" y="1"/><p:text>Is this right?</p:text></p:cm></p:cmLst>'
    )
    relationship = (
        '<Relationship Id="rId90" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments" '
        'Target="../comments/comment1.xml"/></Relationships>'
    )
    blob = replaced(content(deck()), "ppt/slides/_rels/slide1.xml.rels", "</Relationships>", relationship)
    blob = changed(blob, lambda _, data: data, **{"ppt/comments/comment1.xml": comment})
    assert said(blob, "F722") == ["slide 1: 1 comment is left: “Is this right?”"]
    assert codes(blob) == {"F722"}


# --- Laws -------------------------------------------------------------------------------------------------------------


def checked(blob: bytes) -> None:
    """Preflight answers, and not because its last resort caught an exception."""
    assert isinstance(preflight(blob, "x", HIDING), tuple)
    with suppress(UnusableError):
        list(findings_of(blob, HIDING))


def rich_deck() -> bytes:
    made = deck()
    slide = blank(made)
    chart(slide)
    described(slide.shapes.add_picture(picture(), Pt(500), Pt(150), Pt(60), Pt(60)), "")
    pptx_table(blank(made, "A fourth"))
    made.slides[0].notes_slide.notes_text_frame.text = "Notes"
    return content(made)


def rich_memo() -> bytes:
    made = memo()
    table(made, [["Site", "Cost"], ["North", "12"]])
    made.add_picture(picture())
    return content(made)


RICH = (rich_deck(), rich_memo())
JUNK = [b"", b"<", b"\x00", b"<a/>", b'"', b"-1", b"99999999999999999999", b"NaN", b"</p:sld>", b"&x;", b"\xff\xfe"]


@pytest.mark.slow
@LAW
@given(st.binary(max_size=300))
def test_any_bytes_give_diagnostics(blob: bytes) -> None:
    assert codes(blob) == {"F701"}
    checked(blob)


@LAW
@given(st.data())
def test_a_cut_or_changed_file_gives_diagnostics(data: st.DataObject) -> None:
    blob = bytearray(data.draw(st.sampled_from(RICH)))
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(blob) - 1))
        blob[at : at + data.draw(st.integers(0, 9))] = data.draw(st.binary(max_size=9))
    checked(bytes(blob[: data.draw(st.sampled_from([None, len(blob) // 2, len(blob) - 9]))]))


@pytest.mark.slow
@settings(LAW, max_examples=tries(60))
@given(st.data())
def test_a_mutilated_package_gives_diagnostics(data: st.DataObject) -> None:
    """Parts cut, left out, replaced by junk or by each other; values and elements spoiled inside of the XML."""
    blob = data.draw(st.sampled_from(RICH))
    with zipfile.ZipFile(io.BytesIO(blob)) as archive:
        names = [n for n in archive.namelist() if n.endswith((".xml", ".rels"))]
        parts = {n: archive.read(n) for n in names}
    spoilt: dict[str, bytes | None] = {}
    for _ in range(data.draw(st.integers(1, 3))):
        name = data.draw(st.sampled_from(names))
        part = parts[name]
        match data.draw(st.sampled_from(["cut", "gone", "junk", "other", "value", "value", "element"])):
            case "cut":
                spoilt[name] = part[: data.draw(st.integers(0, len(part)))]
            case "gone":
                spoilt[name] = None
            case "junk":
                spoilt[name] = data.draw(st.binary(max_size=50))
            case "other":
                spoilt[name] = parts[data.draw(st.sampled_from(names))]
            case "value":
                pieces = part.split(b'"')
                for _ in range(12):
                    at = data.draw(st.integers(0, len(pieces) - 1)) | 1
                    if at < len(pieces):
                        pieces[at] = data.draw(st.sampled_from([*JUNK[5:8], b"", b"x", b"-5%"]))
                spoilt[name] = b'"'.join(pieces)
            case "element":
                pieces = part.split(b">")
                del pieces[data.draw(st.integers(0, len(pieces) - 1))]
                spoilt[name] = b">".join(pieces)
    checked(changed(blob, lambda name, old: spoilt.get(name, old)))

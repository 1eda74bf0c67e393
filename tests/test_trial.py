"""The trial of an audience: it has everything, the shipped audiences stand it, and spoiled templates are found out."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner
from docx import Document
from lxml import etree
from pptx import Presentation
from pptx.util import Pt

from briefdeck import locale
from briefdeck.adopt.template_check import try_audience
from briefdeck.adopt.trial_words import WRITTEN, in_language, languages
from briefdeck.audience.deck_style import Layout
from briefdeck.blocks import find, names
from briefdeck.cli.main import cli
from briefdeck.diagnostics import Diagnostic
from briefdeck.document.deck import Box, Slide, TextParagraph, TextRun
from briefdeck.document.kinds import KINDS
from briefdeck.locale import known
from briefdeck.model.entries import Stance, Status
from briefdeck.model.leaves import ChartType
from briefdeck.model.sections import SECTION_KINDS
from briefdeck.ooxml.geometry import Frame
from briefdeck.outputs.pdf.reader import Glyph, Leaf, leaves
from briefdeck.pipeline.load import load
from briefdeck.preflight.render_check import foreign_faces, on_page, on_slide, place_of
from briefdeck.report.examination import check
from briefdeck.session import Session
from conftest import ROOT
from rendering import needs_office, stays
from soundness import assert_sound

TEMPLATES = ROOT / "templates"
TRIAL = ROOT / "src" / "briefdeck" / "data" / "trial.yaml"
DATA = yaml.safe_load(TRIAL.read_text(encoding="utf-8"))
SHIPPED = ("executive", "analyst", "public-sector")
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


def said(found: tuple[Diagnostic, ...]) -> list[str]:
    return [str(d) for d in found]


def codes(found: tuple[Diagnostic, ...]) -> set[str]:
    return {d.rule.code for d in found}


# --- what the trial has -----------------------------------------------------------------------------------------------


def test_it_has_every_kind_of_section() -> None:
    assert {section["kind"] for section in DATA["sections"]} == set(SECTION_KINDS)


def test_it_has_every_type_of_chart() -> None:
    assert {section["type"] for section in DATA["sections"] if section["kind"] == "chart"} == set(ChartType)


def test_it_has_every_status_and_stance() -> None:
    text = TRIAL.read_text(encoding="utf-8")
    assert set(re.findall(r"\bstatus: (\w+)", text)) == set(Status)
    assert set(re.findall(r"\bstance: (\w+)", text)) == set(Stance)


def test_it_keeps_nothing_from_anybody() -> None:
    assert not re.search(r"\baudiences:", TRIAL.read_text(encoding="utf-8"))


def test_every_text_is_written_in_both_languages() -> None:
    def texts(value: object) -> Iterator[dict[str, str]]:
        if isinstance(value, dict) and set(value) & set(WRITTEN):
            yield value
        elif isinstance(value, dict | list):
            for child in value.values() if isinstance(value, dict) else value:
                yield from texts(child)

    made = list(texts(DATA))
    assert len(made) > 200
    assert all(set(text) == set(WRITTEN) for text in made)


def test_its_titles_are_as_long_as_titles_may_be() -> None:
    for message in [DATA["title"], *(section["message"] for section in DATA["sections"])]:
        assert 80 <= len(message["en"]) <= 95
        assert 35 <= len(message["ja"]) <= 45


@pytest.mark.slow
def test_the_shipped_plans_make_every_block_of_it() -> None:
    loaded, assets, found = load(TRIAL, Session(TEMPLATES).folders)
    assert loaded is not None, said(found)
    session, made = Session(TEMPLATES), set()
    for name in SHIPPED:
        prepared, _ = session.audience(name)
        assert prepared is not None
        stages, _ = session.stages(loaded, assets, prepared, KINDS)
        for outline in stages.outlines.values():
            made |= {block.name for part in outline.parts for area in part.areas for block in area}
    # A plan asks for dividers as such, and what stands on them comes with the slides that follow; the heads of what
    # shares a slide come where there is room for both. Quoted words stand with their view.
    assert made == {name for name in names() if find(name).flowable} - {"opener", "head", "quote"}


@pytest.mark.slow
@pytest.mark.parametrize("language", WRITTEN)
def test_a_reviewer_finds_only_that_it_is_long(language: str) -> None:
    found = check([TRIAL], templates=TEMPLATES, language=language)
    assert {d.rule.code for d in found} == {"D403", "D404", "M501"}, said(found)


def test_there_are_words_in_every_language_of_the_house() -> None:
    assert set(languages()) == {language.code for language in locale.languages()}


def _texts(value: Any, tags: set[str]) -> Iterator[dict[str, str]]:
    """The texts of a value that are written in some languages."""
    if isinstance(value, dict) and value and set(value) <= tags:
        yield value
    elif isinstance(value, dict | list):
        for child in value.values() if isinstance(value, dict) else value:
            yield from _texts(child, tags)


def _room(text: str) -> int:
    """Half-widths that a text takes, about."""
    return len(text) + len(re.findall("[\u1100-\u11ff\u2e80-\ua4cf\uac00-\ud7af\uff00-\uffef]", text))


@pytest.mark.slow
@pytest.mark.parametrize("language", [one for one in languages() if one not in WRITTEN])
def test_other_words_take_as_much_room_and_are_of_their_language(language: str) -> None:
    written = TRIAL.read_text(encoding="utf-8")
    ours = list(_texts(DATA, set(WRITTEN)))
    theirs = list(_texts(yaml.safe_load(in_language(written, language)), {language}))
    assert len(ours) == len(theirs) > 500
    pattern = "ja" if known(language).theme_script else "en"
    rooms = [(_room(str(our[pattern])), _room(their[language])) for our, their in zip(ours, theirs, strict=True)]
    assert [pair for pair in rooms if pair[1] > max(pair[0], 24) + 3] == []  # names may be longer, and numbered
    long = [pair for pair in rooms if pair[0] >= 40]
    assert len(long) > 100
    assert sum(made for _, made in long) > 0.7 * sum(given for given, _ in long)
    assert not re.search("[\u3041-\u30fa]", "".join(text[language] for text in theirs))


# --- the shipped audiences --------------------------------------------------------------------------------------------


_OTHERS = tuple(one for one in languages() if one not in WRITTEN)
_TRIED = (
    *((name, one) for name in SHIPPED for one in WRITTEN),
    *((SHIPPED[number % len(SHIPPED)], one) for number, one in enumerate(_OTHERS)),
)


@needs_office
@pytest.mark.parametrize(("name", "language"), _TRIED)
def test_a_shipped_audience_stands_it(
    name: str, language: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stays(monkeypatch)
    trial = try_audience(name, templates=TEMPLATES, language=language, output=tmp_path)
    assert said(trial.findings) == []
    documents = {f"trial-{language}.{name}.{kind}" for kind in ("pptx", "docx")}
    assert {file.name for file in trial.files} == documents | {f"{file}.pdf" for file in documents}
    assert set(tmp_path.iterdir()) == set(trial.files)
    for file in trial.files:
        if file.suffix != ".pdf":
            assert_sound(file)


@pytest.mark.slow
def test_nothing_is_kept_unless_it_is_asked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    trial = try_audience("executive", templates=TEMPLATES, language="en", look=False)
    assert (trial.findings, trial.files) == ((), ())
    assert list(tmp_path.iterdir()) == []


# --- spoiled audiences ------------------------------------------------------------------------------------------------


@pytest.fixture
def board(tmp_path: Path) -> Path:
    """A copy of a shipped audience, to be spoiled."""
    return Path(shutil.copytree(TEMPLATES / "executive", tmp_path / "templates" / "board"))


def tried(board: Path, *, language: str = "en", look: bool = False) -> tuple[Diagnostic, ...]:
    return try_audience("board", templates=board.parent, language=language, look=look).findings


def spoil(board: Path, layout: str, role: str, **changes: float) -> None:
    """Change the place of a placeholder, in points."""
    presentation = Presentation(str(board / "deck.pptx"))
    [found] = [one for one in presentation.slide_layouts if one.name.lower() == layout]
    placeholders: Any = found.placeholders
    [shape] = [s for s in placeholders if s.name.lower() == role]
    # A place that is inherited is written down first: one value alone would make the others 0.
    shape.left, shape.top, shape.width, shape.height = shape.left, shape.top, shape.width, shape.height
    for name, value in changes.items():
        setattr(shape, name, Pt(value))
    presentation.save(str(board / "deck.pptx"))


@pytest.mark.slow
def test_a_body_that_is_too_low_is_named_with_its_layout_and_the_block(board: Path) -> None:
    spoil(board, "wide area", "body", height=20)
    found = tried(board)
    assert {"A340"} <= codes(found) <= {"A340", "A342"}
    table = [d for d in found if d.rule.code == "A340" and "a table" in d.what]
    assert table
    for d in table:
        assert d.span.file == str(board / "deck.pptx")
        assert re.fullmatch(
            r"“Body” of the layout “wide area” is too low for .*: needs \d+ pt, has \d+ pt", d.what, re.I
        )
        assert "slide master" in d.hint
        assert "deck.yaml" in d.hint
        assert (d.facts.audiences, d.facts.shape, d.facts.layout) == (("board",), "Body", "Wide Area")
        assert d.facts.block == "table"
        assert d.facts.measure is not None
        assert (d.facts.measure.quantity, d.facts.measure.unit) == ("height", "pt")
        assert d.facts.measure.measured > d.facts.measure.allowed <= 90
        assert [span.file for span in d.facts.related] == [str(board / "deck.yaml")]
        assert d.facts.related[0].path[0] == "parts"
    assert not any("trial.yaml" in d.span.file for d in found)


@pytest.mark.slow
def test_a_body_over_which_lists_run_on_is_named(board: Path) -> None:
    spoil(board, "message", "body", height=110)
    found = [d for d in tried(board) if d.rule.code == "A342"]
    assert found
    for d in found:
        assert re.search(r"“message” holds so little that .* continues over \d+ slides", d.what, re.I)
        assert (d.facts.layout, d.facts.shape) == ("Message", "Body")
        assert d.facts.measure is not None
        assert f"over {d.facts.measure.measured:.0f} slides" in d.what


@pytest.mark.slow
def test_a_title_without_room_is_named_once_for_each_layout(board: Path) -> None:
    spoil(board, "message", "title", width=200)
    titles = [d for d in tried(board) if d.rule.code == "A341"]
    assert len(titles) == 1
    assert re.search(r"layout “message”: the title needs \d lines, has 2", titles[0].what, re.I)
    measure = titles[0].facts.measure
    assert measure is not None
    assert (measure.quantity, measure.allowed, measure.unit) == ("lines", 2, "lines")
    assert measure.measured > 2
    assert (titles[0].facts.layout, titles[0].facts.shape) == ("Message", "Title")


@pytest.mark.slow
def test_a_line_too_narrow_for_the_marking_is_named(board: Path) -> None:
    spoil(board, "wide area", "marking", width=20)
    spoil(board, "wide area", "topic", width=860)  # so that it cannot be widened
    whats = [d.what for d in tried(board) if d.rule.code == "A340"]
    assert whats
    assert all(
        re.match(r"“Marking” of the layout “wide area” is too narrow: the marking", what, re.I) for what in whats
    )


@pytest.mark.slow
def test_the_rest_is_tried_all_the_same(board: Path) -> None:
    spoil(board, "wide area", "body", height=60)
    trial = try_audience("board", templates=board.parent, language="en", look=False, output=board.parent / "out")
    deck, memo = trial.files
    assert len(Presentation(str(deck)).slides) > 8
    assert_sound(deck)
    assert_sound(memo)


@pytest.mark.slow
def test_white_text_on_white_is_named_with_its_layout(board: Path) -> None:
    presentation = Presentation(str(board / "deck.pptx"))
    styles = presentation.slide_master._element.find(".//{*}txStyles/{*}titleStyle")
    for fill in styles.iter(f"{_A}solidFill"):
        fill.getparent().remove(fill)
    for run in styles.iter(f"{_A}defRPr"):
        fill = etree.Element(f"{_A}solidFill")
        etree.SubElement(fill, f"{_A}srgbClr", val="FFFFFF")
        run.insert(0, fill)
    presentation.save(str(board / "deck.pptx"))
    found = [d for d in tried(board) if d.rule.name == "low-contrast"]
    assert found
    assert any("its layout is “" in d.hint for d in found)
    assert all(d.facts.layout in d.hint for d in found if d.facts.slide)
    measures = [d.facts.measure for d in found if d.facts.measure]
    assert measures
    assert all(one.measured < one.allowed == 3 for one in measures)


def test_a_missing_style_is_told(board: Path) -> None:
    memo = Document(str(board / "memo.docx"))
    [style] = [s for s in memo.styles if s.name == "Memo Meta"]
    style.element.getparent().remove(style.element)
    memo.save(str(board / "memo.docx"))
    found = tried(board)
    assert "A306" in codes(found)
    assert any("Memo Meta" in d.what for d in found)


@pytest.mark.slow
@pytest.mark.parametrize("language", _OTHERS)
def test_an_audience_of_one_language_is_tried_in_its_words(board: Path, language: str) -> None:
    settings = (board / "audience.yaml").read_text(encoding="utf-8")
    only = re.sub(r"(?m)^languages: .*$", f"languages: [{language}]", settings)
    assert only != settings
    (board / "audience.yaml").write_text(only, encoding="utf-8")
    trial = try_audience("board", templates=board.parent, look=False, output=board.parent / "out")
    assert said(trial.findings) == []
    assert {file.name.split(".")[0] for file in trial.files} == {f"trial-{language}"}


@pytest.mark.slow
def test_what_the_audience_does_not_want_to_hear_is_not_said(board: Path) -> None:
    spoil(board, "wide area", "body", height=60)
    with (board / "audience.yaml").open("a", encoding="utf-8") as file:
        file.write("\nseverity: {A340: off, A342: off}\n")
    assert said(tried(board)) == []


@needs_office
def test_a_source_line_inside_the_body_is_seen_on_the_page(board: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stays(monkeypatch)
    spoil(board, "wide area", "source", top=200)
    found = tried(board, look=True)
    drawn = [d for d in found if d.rule.code == "A344"]
    assert drawn
    assert re.search(r"slide \d+, layout “wide area”", drawn[0].what, re.I)
    facts = drawn[0].facts
    assert f"slide {facts.slide}, layout “{facts.layout}”" in drawn[0].what
    assert facts.shape
    assert facts.others


@pytest.mark.slow
def test_without_libreoffice_it_is_said_that_nobody_looked(board: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(board))
    monkeypatch.setattr("briefdeck.outputs.pdf.libreoffice._PLACES", ())
    assert codes(tried(board, look=True)) == {"A349"}


# --- pages ------------------------------------------------------------------------------------------------------------

LAYOUT = Layout("message", {})


def glyphs(words: str, x: float, y: float, face: str = "ABCDEF+Arial") -> tuple[Glyph, ...]:
    """Words on one line in 10 pt, from their left end and baseline."""
    return tuple(Glyph(c, x + 6 * i, y - 7, x + 6 * i + 5, y, y, face) for i, c in enumerate(words))


def slide(*boxes: tuple[str, float, float]) -> Slide:
    shapes = tuple(
        Box(f"Box {number}", Frame(x, y, 120, 20), (TextParagraph((TextRun(words, 10),)),))
        for number, (words, x, y) in enumerate(boxes, 1)
    )
    return Slide("message", "", shapes)


def found_on(page: tuple[Glyph, ...], made: Slide) -> list[str]:
    leaf = Leaf(400, 300, page)
    return [f"{seen.rule.code} {place_of(seen.facts)}".strip() for seen in on_slide(leaf, made, LAYOUT, 1)]


def test_words_in_their_place_are_no_finding() -> None:
    page = glyphs("First", 10, 20) + glyphs("Second", 10, 60)
    assert found_on(page, slide(("First", 10, 10), ("Second", 10, 50))) == []


def test_words_out_of_their_frame() -> None:
    assert found_on(glyphs("First", 10, 80), slide(("First", 10, 10))) == ["A343 Box 1"]


def test_words_beyond_the_page() -> None:
    assert found_on(glyphs("First", 385, 20), slide(("First", 300, 10))) == ["A343"]


def test_words_that_are_not_there() -> None:
    assert found_on(glyphs("Fir", 10, 20), slide(("First", 10, 10))) == ["A345 Box 1"]


def test_words_over_words() -> None:
    page = glyphs("First", 10, 20) + glyphs("Second", 12, 22)
    assert found_on(page, slide(("First", 10, 10), ("Second", 10, 8))) == ["A344 Box 1"]


def test_a_page_without_words() -> None:
    assert found_on((), slide(("First", 10, 10))) == ["A346"]
    assert [seen.rule.code for seen in on_page(Leaf(400, 300, ()))] == ["A346"]


def test_japanese_in_a_chinese_face() -> None:
    page = Leaf(
        400, 300, glyphs("骨", 0, 10, "AAAAAA+NotoSansCJKsc-Regular") + glyphs("骨", 9, 10, "NotoSansCJKjp-Bold")
    )
    assert foreign_faces([page]) == ("NotoSansCJKsc-Regular",)
    assert foreign_faces([Leaf(400, 300, glyphs("Bone", 0, 10, "DejaVuSans"))]) == ()


def test_a_file_that_is_no_pdf_has_no_pages(tmp_path: Path) -> None:
    (tmp_path / "x.pdf").write_text("no", encoding="utf-8")
    assert leaves(tmp_path / "x.pdf") == ()


# --- the command ------------------------------------------------------------------------------------------------------


@pytest.mark.slow
def test_the_command_tells_findings_and_keeps_files(board: Path, tmp_path: Path) -> None:
    spoil(board, "wide area", "body", height=60)
    asked = ["audience", "check", "board", "--templates", str(board.parent), "-l", "en", "--no-pages"]
    result = CliRunner().invoke(cli, [*asked, "--output", str(tmp_path / "kept")])
    assert result.exit_code == 0, result.output
    assert "A340 crowded-layout" in result.stderr
    assert len(list((tmp_path / "kept").iterdir())) == 2
    strict = CliRunner().invoke(cli, [*asked, "--strict", "--format", "json"])
    assert strict.exit_code == 1
    assert "A340" in json.dumps(json.loads(strict.stdout))


def test_an_audience_that_does_not_exist() -> None:
    result = CliRunner().invoke(cli, ["audience", "check", "nobody"])
    assert result.exit_code == 1
    assert "A302" in result.stderr


@pytest.mark.slow
def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    trial = try_audience("executive", templates=TEMPLATES, language="en", look=False, output=tmp_path / "file")
    assert codes(trial.findings) == {"O601"}
    assert trial.files == ()

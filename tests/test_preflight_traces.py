"""F723: what another language left in a file whose words are in Latin letters, and nothing where both stand there."""

from __future__ import annotations

import io
from typing import Any

import pytest
from docx import Document
from pptx import Presentation

from briefdeck.api import build
from briefdeck.preflight.inspection import preflight
from conftest import ROOT
from helpers import SOUND

WORDS = "Storage costs fall by a fifth in two years"


def traces(made: Any, name: str) -> list[tuple[str, str]]:
    """What is found, each with its severity."""
    content = io.BytesIO()
    made.save(content)
    found = preflight(content.getvalue(), name)
    return [(d.severity.value, d.what) for d in found if d.rule.code == "F723"]


def deck(words: str = WORDS) -> Any:
    made = Presentation()
    slide = made.slides.add_slide(made.slide_layouts[5])
    slide.shapes.title.text = words
    return made


def test_a_file_of_one_language_has_none() -> None:
    assert traces(deck(), "x.pptx") == []
    memo = Document()
    memo.add_paragraph(WORDS)
    assert traces(memo, "x.docx") == []


@pytest.mark.slow
def test_signs_of_another_language() -> None:
    assert traces(deck(f"{WORDS} (1／4)"), "x.pptx") == [
        ("warning", "slide 1: “／” stands in “Storage costs fall by a…”, which is in Latin letters")
    ]
    memo = Document()
    memo.add_paragraph(f"Annex 1\u3000{WORDS}")
    ((severity, what),) = traces(memo, "x.docx")
    assert severity == "warning"
    assert "an ideographic space stands in “Annex 1" in what


def test_names_and_tags_are_notes() -> None:
    made = deck()
    made.slide_layouts[5].name = "タイトル"
    for layout in made.slide_layouts:
        for run in layout._element.iter("{*}rPr", "{*}endParaRPr"):
            run.set("lang", "ja-JP")
    found = traces(made, "x.pptx")
    assert {severity for severity, _ in found} == {"note"}
    said = " ".join(what for _, what in found)
    assert "layouts are not: “タイトル”" in said
    assert "are set to ja-JP" in said
    memo = Document()
    memo.add_paragraph(WORDS)
    memo.styles.add_style("強調枠", 1)
    assert traces(memo, "x.docx") == [("note", "the words are in Latin letters, and styles are not: “強調枠”")]


def test_a_file_with_japanese_words_may_have_all_of_it() -> None:
    made = deck(f"{WORDS} (1／4)")
    made.slides.add_slide(made.slide_layouts[5]).shapes.title.text = "費用"
    made.slide_layouts[5].name = "タイトル"
    assert traces(made, "x.pptx") == []


@pytest.mark.slow
@pytest.mark.usefixtures("workplace")
def test_what_is_built_in_english_has_none(tmp_path: Any) -> None:
    (tmp_path / "sound.yaml").write_text(SOUND, encoding="utf-8")
    result = build([tmp_path / "sound.yaml"], ["analyst", "executive"], templates=ROOT / "templates", output=tmp_path)
    assert len(result.written) == 4
    for written in result.written:
        assert [d.what for d in preflight(written.path.read_bytes(), "x") if d.rule.code == "F723"] == []

"""The renderer tells a file that loads from one that does not, and the validators a sound file from a broken one."""

from __future__ import annotations

import shutil
import zipfile
from pathlib import Path

import pytest
from docx import Document
from pptx import Presentation
from pptx.util import Inches

import rendering
import validators
from briefdeck.outputs.pdf.reader import page_count
from rendering import needs_office, render_pdfs


@pytest.fixture
def deck(tmp_path: Path) -> Path:
    made = Presentation()
    for title in ("規制", "改定"):
        made.slides.add_slide(made.slide_layouts[5]).shapes.title.text = title
    made.save(str(tmp_path / "same.pptx"))
    return tmp_path / "same.pptx"


@pytest.fixture
def memo(tmp_path: Path) -> Path:
    made = Document()
    made.add_paragraph("規制")
    made.save(str(tmp_path / "same.docx"))
    return tmp_path / "same.docx"


@needs_office
def test_decks_and_memos_of_one_name_are_rendered_in_one_run(deck: Path, memo: Path, tmp_path: Path) -> None:
    pdfs = render_pdfs([deck, memo], tmp_path / "out")
    assert [pdf.name for pdf in pdfs.values()] == ["same.pptx.pdf", "same.docx.pdf"]
    assert [page_count(pdf) for pdf in pdfs.values()] == [2, 1]


@needs_office
def test_a_file_that_does_not_load_is_noticed(deck: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken.pptx"
    broken.write_bytes(deck.read_bytes()[:2000])
    with pytest.raises(AssertionError, match=r"broken\.pptx"):
        render_pdfs([deck, broken], tmp_path / "out")


def test_without_libreoffice_rendering_says_so(deck: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rendering, "_OFFICE", None)
    with pytest.raises(AssertionError, match="LibreOffice"):
        render_pdfs([deck], tmp_path)


@pytest.mark.slow
def test_each_validator_finds_its_fault(deck: Path, tmp_path: Path) -> None:
    assert not [*validators.audit(deck), *validators.integrity(deck)]
    broken = tmp_path / "broken.pptx"
    shutil.copyfile(deck, broken)
    with zipfile.ZipFile(deck) as source, zipfile.ZipFile(broken, "w") as target:
        for name in source.namelist():
            data = source.read(name)
            if name == "ppt/slides/slide1.xml":
                data = data.replace(b"<p:cSld>", b"<p:clrMapOvr/><p:cSld>", 1)
            if not name.startswith("ppt/slideLayouts/slideLayout6"):
                target.writestr(name, data)
    assert list(validators.audit(broken))
    assert list(validators.integrity(broken))
    with pytest.raises(AssertionError, match="openxml-audit"):
        validators.assert_valid(deck, broken)


def test_texts_that_lie_on_one_another_are_found(deck: Path, tmp_path: Path) -> None:
    made = Presentation(str(deck))
    for words in ("規制", "改定"):
        box = made.slides[0].shapes.add_textbox(Inches(1), Inches(3), Inches(3), Inches(1))
        box.text_frame.text = words
    made.save(str(tmp_path / "over.pptx"))
    assert ["PPT006" in finding for finding in validators.integrity(tmp_path / "over.pptx")] == [True]


@pytest.mark.slow
def test_without_the_sdk_validation_is_skipped_or_fails(deck: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(validators, "_sdk", lambda: None)
    monkeypatch.setattr(validators, "IN_CI", False)
    with pytest.raises(pytest.skip.Exception, match="not installed"):
        validators.assert_valid(deck)
    monkeypatch.setattr(validators, "IN_CI", True)
    with pytest.raises(pytest.fail.Exception, match="not installed"):
        validators.assert_valid(deck)


@pytest.mark.slow
def test_all_three_validators_pass_a_sound_deck(deck: Path) -> None:
    validators.assert_valid(deck)

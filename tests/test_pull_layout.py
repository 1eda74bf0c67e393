"""What people do to a deck beside its words: slides hidden or in another order, shapes moved, looks changed; and what
a deck repeats of the briefing without knowing it."""

from __future__ import annotations

import io
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from PIL import Image
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE

from briefdeck.cli.main import cli
from briefdeck.roundtrip.pull.pulling import File, Pulled, opened_files, pulled
from briefdeck.session import Session
from briefdeck.staging.made import Made
from conftest import ROOT

BRIEFING = ROOT / "briefings" / "factory-energy.yaml"


@pytest.fixture(scope="module")
def session() -> Session:
    return Session(ROOT / "templates")


@pytest.fixture(scope="module")
def content(session: Session) -> bytes:
    """The analysts' deck, which has an agenda and a tracker."""
    made = list(session.make(BRIEFING, ["analyst"], ["deck"]))
    return next(file.content for file in made if isinstance(file, Made))


@pytest.fixture
def edited(session: Session, content: bytes, tmp_path: Path) -> Callable[[Callable[[Any], None]], Pulled]:
    """What pulls out of the deck once somebody has done something to it."""

    def edit(do: Callable[[Any], None]) -> Pulled:
        path = tmp_path / "deck.pptx"
        path.write_bytes(content)
        presentation = Presentation(str(path))
        do(presentation)
        presentation.save(str(path))
        opened, found = opened_files([File("deck.pptx", path.read_bytes())])
        assert not found
        return pulled(opened, BRIEFING, session)

    return edit


def runs(slide: Any) -> Iterator[Any]:
    for shape in slide.shapes:
        if shape.has_text_frame:
            for paragraph in shape.text_frame.paragraphs:
                yield from paragraph.runs


def reported(made: Pulled) -> list[str]:
    assert not made.taken
    assert not made.open
    return [f"{report.where.place}: {report.what}" for report in made.reports]


@pytest.mark.slow
def test_a_slide_that_was_hidden(edited: Callable[..., Pulled]) -> None:
    made = edited(lambda deck: deck.slides[3]._element.set("show", "0"))
    (said,) = reported(made)
    assert said.startswith("slide 4 “")
    assert said.endswith("”: the slide was hidden")


def test_slides_in_another_order(edited: Callable[..., Pulled]) -> None:
    def swap(deck: Any) -> None:
        listed = deck.slides._sldIdLst
        listed.insert(1, list(listed)[4])

    (said,) = reported(edited(swap))
    assert said.startswith("the deck: the slides stand in another order: 1, 5, 2, 3, 4, 6")


def test_shapes_that_were_moved_or_recoloured(edited: Callable[..., Pulled]) -> None:
    def move(deck: Any) -> None:
        next(shape for shape in deck.slides[3].shapes if not shape.is_placeholder).left += 500_000

    def nudge(deck: Any) -> None:
        for shape in list(deck.slides[3].shapes):
            if not shape.is_placeholder:
                shape.left += 3_000

    said = reported(edited(move))
    assert len(said) == 1
    assert "1 shape was moved or resized by hand" in said[0]
    assert reported(edited(nudge)) == []


@pytest.mark.slow
def test_the_sector_of_a_harvey_ball_that_was_dragged(session: Session) -> None:
    gallery = ROOT / "briefings" / "gallery.yaml"
    made = next(f for f in session.make(gallery, ["executive"], ["deck"]) if isinstance(f, Made))
    deck: Any = Presentation(io.BytesIO(made.content))
    sector = next(
        each for slide in deck.slides for each in slide._element.iter("{*}prstGeom") if each.get("prst") == "pie"
    )
    sector[0][1].set("fmla", "val 5400000")
    stream = io.BytesIO()
    deck.save(stream)
    (file,), found = opened_files([File(made.name, stream.getvalue())])
    assert not found
    (said,) = reported(pulled([file], gallery, session))
    assert "1 shape was recoloured or reshaped by hand" in said


def test_words_that_were_made_italic(edited: Callable[..., Pulled]) -> None:
    def slant(deck: Any) -> None:
        next(run for run in runs(deck.slides[3]) if len(run.text) > 10).font.italic = True

    (said,) = reported(edited(slant))
    assert "the look of words" in said


@pytest.mark.slow
def test_an_entry_of_the_agenda_is_the_title_of_its_section(session: Session) -> None:
    gallery = ROOT / "briefings" / "gallery.yaml"
    made = next(f for f in session.make(gallery, ["public-sector"], ["deck"]) if isinstance(f, Made))
    deck: Any = Presentation(io.BytesIO(made.content))
    agenda = next(s for s in deck.slides if "目次" in "".join(run.text for run in runs(s)))
    entries = [t for t in agenda._element.iter("{*}t") if t.text == "貸出の流れ"]
    for entry in entries:
        entry.text = "借り方"
    assert len(entries) == 1
    saved = io.BytesIO()
    deck.save(saved)
    opened, _ = opened_files([File(made.name, saved.getvalue())])
    result = pulled(opened, gallery, session)
    assert not result.reports
    assert [(d.name, v.words) for d, v in result.taken] == [("sections.6.title.ja", "借り方")]


@pytest.mark.slow
def test_a_picture_that_was_replaced_is_put_beside_the_briefing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("gallery.yaml", "gallery"):
        source = ROOT / "briefings" / name
        (shutil.copytree if source.is_dir() else shutil.copy)(source, tmp_path / name)
    monkeypatch.chdir(tmp_path)
    assert CliRunner().invoke(cli, ["build", "gallery.yaml", "--audience", "executive"]).exit_code == 0
    deck = Path("output/gallery.executive.pptx")
    new = io.BytesIO()
    Image.new("RGB", (40, 30), (10, 120, 200)).save(new, "PNG")
    presentation = Presentation(str(deck))
    slide, shape = next((s, p) for s in presentation.slides for p in s.shapes if p.shape_type == MSO_SHAPE_TYPE.PICTURE)
    _, identity = slide.part.get_or_add_image_part(io.BytesIO(new.getvalue()))
    shape._element.blipFill.blip.rEmbed = identity
    presentation.save(str(deck))
    before = Path("gallery.yaml").read_bytes()
    told = CliRunner().invoke(cli, ["pull", str(deck)])
    assert "a picture was replaced" in told.stderr
    assert not list(Path("gallery").glob("picture-*"))
    stored = CliRunner().invoke(cli, ["pull", str(deck), "--pictures"])
    assert stored.exit_code == 0, stored.output
    (path,) = Path("gallery").glob("picture-*.png")
    assert str(path) in stored.stdout
    assert path.read_bytes() == new.getvalue()
    assert CliRunner().invoke(cli, ["pull", str(deck), "--pictures"]).exit_code == 0
    assert Path("gallery.yaml").read_bytes() == before

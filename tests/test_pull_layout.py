"""What people do to a deck beside its words: slides hidden or in another order, shapes moved, looks changed; and what
a deck repeats of the briefing without knowing it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from pptx import Presentation

from briefdeck.pull.pulling import File, Pulled, opened_files, pulled
from briefdeck.shelf import Made
from briefdeck.workshop import Workshop
from conftest import ROOT

BRIEFING = ROOT / "briefings" / "factory-energy.yaml"


@pytest.fixture(scope="module")
def workshop() -> Workshop:
    return Workshop(ROOT / "templates")


@pytest.fixture(scope="module")
def content(workshop: Workshop) -> bytes:
    """The analysts' deck, which has an agenda and a tracker."""
    made = list(workshop.make(BRIEFING, ["analyst"], ["deck"]))
    return next(file.content for file in made if isinstance(file, Made))


@pytest.fixture
def edited(workshop: Workshop, content: bytes, tmp_path: Path) -> Callable[[Callable[[Any], None]], Pulled]:
    """What pulls out of the deck once somebody has done something to it."""

    def edit(do: Callable[[Any], None]) -> Pulled:
        path = tmp_path / "deck.pptx"
        path.write_bytes(content)
        presentation = Presentation(str(path))
        do(presentation)
        presentation.save(str(path))
        opened, found = opened_files([File("deck.pptx", path.read_bytes())])
        assert not found
        return pulled(opened, BRIEFING, workshop)

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


def test_a_slide_that_was_hidden(edited: Callable[..., Pulled]) -> None:
    made = edited(lambda deck: deck.slides[3]._element.set("show", "0"))
    (said,) = reported(made)
    assert said.startswith("slide 4 “")
    assert said.endswith("”: the slide was hidden")


def test_slides_in_another_order(edited: Callable[..., Pulled]) -> None:
    def swap(deck: Any) -> None:
        listed = deck.slides._sldIdLst
        listed.insert(3, list(listed)[4])

    (said,) = reported(edited(swap))
    assert said.startswith("the deck: the slides stand in another order: 1, 2, 3, 5, 4, 6")


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


def test_words_that_were_made_italic(edited: Callable[..., Pulled]) -> None:
    def slant(deck: Any) -> None:
        next(run for run in runs(deck.slides[3]) if len(run.text) > 10).font.italic = True

    (said,) = reported(edited(slant))
    assert "the look of words" in said


def test_an_entry_of_the_agenda_is_the_title_of_its_section(edited: Callable[..., Pulled]) -> None:
    def retitle(deck: Any) -> None:
        agenda = next(s for s in deck.slides if "What this deck holds" in "".join(r.text for r in runs(s)))
        next(run for run in runs(agenda) if run.text == "Electricity by plant").text = "Power by plant"

    made = edited(retitle)
    assert not made.reports
    assert [(d.name, v.words) for d, v in made.taken] == [("sections.1.title.en", "Power by plant")]

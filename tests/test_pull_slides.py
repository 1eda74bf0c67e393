"""Slides that are moved, deleted or put in are edits of their sections, or told."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Literal

import pytest
from click.testing import CliRunner
from pptx.enum.shapes import MSO_SHAPE_TYPE
from pptx.util import Inches

from briefdeck.cli.main import cli
from briefdeck.roundtrip.pull.guard import why_kept
from briefdeck.roundtrip.pull.pulling import File, Pulled, opened_files, pulled
from pulling import made, opened, said
from shipped import session
from test_pull_certain import Trip, _spoiled
from test_pull_grids import section

PLAN = """\
briefdeck: 1
title: Heat plan
language: en
date: 2026-04-10
from: Energy office
summary:
  - {text: Heat recovery comes first, see: audit}
  - The permit comes last
sections:
  # What we know.
  - kind: text
    id: audit
    title: What happened
    message: The plants were audited
    points: [The first plant saves heat, The second plant saves light]
  - kind: text
    title: What is open
    message: The permit is late
    audiences: [analyst, executive]
    points: [The third plant waits]
  - kind: text
    title: What comes next
    message: The crews begin in May
    points: [The crews are hired, The pipes are there]
sources: {}
"""


@pytest.fixture
def deck(tmp_path: Path) -> Trip:
    return Trip(tmp_path, "deck", PLAN)


def titles(trip: Trip) -> list[str]:
    return [slide.shapes.title.text_frame.text for slide in trip.file.document.slides]


def listed(trip: Trip) -> Any:
    return trip.file.document.slides._sldIdLst


def drop(trip: Trip, title: str) -> None:
    entry = list(listed(trip))[titles(trip).index(title)]
    trip.file.document.part.drop_rel(entry.rId)
    listed(trip).remove(entry)


def move(trip: Trip, title: str, place: int) -> None:
    entry = list(listed(trip))[titles(trip).index(title)]
    listed(trip).remove(entry)
    listed(trip).insert(place, entry)


def put_in(trip: Trip, place: int, title: str, *points: tuple[str, int]) -> Any:
    """A slide with a title and a list, as somebody makes one."""
    layouts = trip.file.document.slide_layouts
    layout = next(each for each in layouts if {1, 2} <= {p.placeholder_format.type for p in each.placeholders})
    slide = trip.file.document.slides.add_slide(layout)
    slide.shapes.title.text_frame.text = title
    body = next(p for p in slide.placeholders if p.placeholder_format.type == 2)
    body.text_frame.text = points[0][0]
    for text, level in points[1:]:
        paragraph = body.text_frame.add_paragraph()
        paragraph.text, paragraph.level = text, level
    entry = list(listed(trip))[-1]
    listed(trip).remove(entry)
    listed(trip).insert(place, entry)
    return slide


def pull(trip: Trip, deleted: Literal["", "audiences", "remove"] = "", briefing: str = PLAN) -> Pulled:
    trip.path.write_text(briefing, encoding="utf-8")
    there, found = opened_files([File("plan.pptx", trip.file.saved())])
    assert not found
    return pulled(there, trip.path, session(), deleted=deleted)


def built_titles(trip: Trip) -> list[str]:
    """The titles of the deck that the briefing makes now."""
    content = made(trip.path, "analyst", "deck")
    assert content is not None
    return [slide.shapes.title.text_frame.text for slide in opened(content, "plan.pptx").document.slides]


def test_a_slide_that_is_moved_takes_its_section_along(deck: Trip) -> None:
    before = titles(deck)
    move(deck, "The crews begin in May", before.index("The plants were audited"))
    after = deck.comes_back(PLAN)
    assert [section(after, n)["title"] for n in range(3)] == ["What comes next", "What happened", "What is open"]
    assert "  # What we know.\n  - kind: text\n    id: audit" in after
    deck.path.write_text(after, encoding="utf-8")
    assert built_titles(deck) == titles(deck)


def test_a_slide_of_the_plan_that_is_moved_is_told(deck: Trip) -> None:
    move(deck, "The plants were audited", 0)
    result = pull(deck)
    assert result.after == PLAN
    assert "another order" in result.reports[0].what


def test_a_slide_that_is_deleted_is_told_with_what_can_be_said(deck: Trip) -> None:
    drop(deck, "The plants were audited")
    result = pull(deck)
    assert result.after == PLAN
    assert "--deleted audiences" in result.reports[0].cure


def test_the_section_of_a_deleted_slide_is_kept_from_the_audience(deck: Trip) -> None:
    drop(deck, "The plants were audited")
    drop(deck, "The permit is late")
    result = pull(deck, "audiences")
    assert result.reports == []
    assert sorted(section(result.after, 0)["audiences"]) == ["executive", "public-sector"]
    assert section(result.after, 1)["audiences"] == ["executive"]
    again = pull(deck, "audiences", result.after)
    assert (again.taken, again.open, again.reports, again.settled) == ([], [], [], 2)
    assert built_titles(deck) == titles(deck)


def test_the_section_of_a_deleted_slide_is_taken_out_with_what_leads_to_it(deck: Trip) -> None:
    drop(deck, "The plants were audited")
    result = pull(deck, "remove")
    assert result.reports == []
    assert "audit" not in result.after.replace("audited", "")
    again = pull(deck, "remove", result.after)
    assert (again.taken, again.open, again.reports) == ([], [], [])
    assert built_titles(deck) == titles(deck)


def test_nobody_else_sees_the_section_of_a_deleted_slide(tmp_path: Path) -> None:
    plan = PLAN.replace("[analyst, executive]", "[analyst]")
    deck = Trip(tmp_path, "deck", plan)
    drop(deck, "The permit is late")
    result = pull(deck, "audiences", plan)
    assert result.after == plan
    assert "nobody else" in result.reports[0].what


def test_a_slide_with_a_title_and_a_list_is_a_section_of_text(deck: Trip) -> None:
    place = titles(deck).index("The permit is late")
    put_in(deck, place, "Who pays [@x]", ("The state", 0), ("half of it", 1), ("The works", 0))
    after = deck.comes_back(PLAN)
    assert section(after, 1) == {
        "kind": "text",
        "title": r"Who pays \[@x\]",
        "points": [{"text": "The state", "points": ["half of it"]}, "The works"],
    }
    deck.path.write_text(after, encoding="utf-8")
    assert built_titles(deck) == titles(deck)


def test_a_new_slide_with_more_than_words_is_told(deck: Trip) -> None:
    slide = put_in(deck, titles(deck).index("The permit is late"), "Who pays", ("The state", 0))
    slide.shapes.add_textbox(Inches(1), Inches(1), Inches(2), Inches(1)).text_frame.text = "And a box"
    result = pull(deck)
    assert result.after == PLAN
    assert "is new" in result.reports[0].what


def test_a_new_slide_before_those_of_the_plan_is_told(deck: Trip) -> None:
    put_in(deck, 1, "Who pays", ("The state", 0))
    result = pull(deck)
    assert result.after == PLAN
    assert "is new" in result.reports[0].what


def test_the_command_says_what_becomes_of_deleted_slides(deck: Trip) -> None:
    drop(deck, "The permit is late")
    file = deck.path.with_name("plan.pptx")
    file.write_bytes(deck.file.saved())
    done = CliRunner().invoke(cli, ["pull", str(file), "--briefing", str(deck.path), "--deleted", "audiences"])
    assert "sections.1.audiences for other audiences" in done.output
    assert section(deck.path.read_text(encoding="utf-8"), 1)["audiences"] == ["executive"]
    assert "The permit is late" not in " ".join(said(made(deck.path, "analyst", "deck") or b"", "plan.pptx"))


def test_the_shapes_of_a_card_that_is_deleted_went_with_its_item(tmp_path: Path) -> None:
    points = "[{text: The first plant saves heat, icon: zap}, {text: The second plant saves light, icon: shield}]"
    plan = PLAN.replace("[The first plant saves heat, The second plant saves light]", points)
    deck = Trip(tmp_path, "deck", plan)
    slide = next(s for s in deck.file.document.slides if "audited" in s.shapes.title.text_frame.text)
    (card,) = (shape for shape in slide.shapes if shape.name.startswith("Card 2"))
    assert card.shape_type == MSO_SHAPE_TYPE.GROUP
    card._element.getparent().remove(card._element)
    result = pull(deck, briefing=plan)
    assert result.reports == []
    assert "second plant" not in result.after
    deck.path.write_text(result.after, encoding="utf-8")
    assert why_kept(deck.file.saved(), deck.path, session()) == ""


def test_a_slide_that_cannot_be_read_is_not_deleted(deck: Trip) -> None:
    content = _spoiled(deck.file.saved(), "ppt/slides/slide3.xml", "cut")
    there, found = opened_files([File("plan.pptx", content)])
    assert not found
    result = pulled(there, deck.path, session(), deleted="remove")
    assert result.after == PLAN
    assert "cannot be read" in result.reports[0].what

"""Paragraphs typed behind running text go on with it, and those typed into notes are what a section says there."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

import pytest

from briefdeck.roundtrip.pull.pulling import File, opened_files, pulled
from pulling import A, W, built, copied, full, made, opened, places, retype, said, without_marks
from shipped import session
from trips import SUMMARY, Trip, section, split

PLAN = (
    SUMMARY
    + """\
sections:
  - kind: text
    title: What happened
    message: The plants were audited
    text: The audit took a year, and nobody was told.
    points:
      - {text: The first plant saves heat, detail: By a third in a year.}
      - The second plant saves light
  - kind: text
    title: What is open
    message: The permit is late
    note: Nobody asked for it.
    points:
      - {text: The third plant waits, detail: It waits since May.}
"""
)


@pytest.fixture
def memo(tmp_path: Path) -> Trip:
    return Trip(tmp_path, "memo", PLAN)


@pytest.fixture
def deck(tmp_path: Path) -> Trip:
    return Trip(tmp_path, "deck", PLAN)


def type_behind(paragraph: Any, text: str) -> Any:
    """Press Enter behind a paragraph, and type."""
    new = without_marks(copy.deepcopy(paragraph))
    retype(new, text)
    paragraph.addnext(new)
    return new


def note(trip: Trip, text: str) -> Any:
    """The paragraph of the notes that says a text."""
    found = [place.element for place in places(trip.file) if place.kind == "notes" and text in full(place.element)]
    assert len(found) == 1
    return found[0]


@pytest.mark.slow
def test_paragraphs_behind_running_text_go_on_with_it(memo: Trip) -> None:
    first = type_behind(memo.at("The audit took"), "Then came **May**.")
    type_behind(first, "And June.")
    after = memo.comes_back(PLAN)
    wanted = "The audit took a year, and nobody was told.\nThen came \\*\\*May\\*\\*.\nAnd June."
    assert section(after, 0)["text"] == wanted
    memo.path.write_text(after, encoding="utf-8")
    assert "AndJune." in " ".join(said(memo_of(memo), "plan.docx"))


def memo_of(trip: Trip) -> bytes:
    content = made(trip.path, "analyst", "memo")
    assert content is not None
    return content


def test_running_text_that_is_split_has_two_lines(memo: Trip) -> None:
    split(memo.at("The audit took"), "a year,")
    assert section(memo.comes_back(PLAN), 0)["text"] == "The audit took a year,\nand nobody was told."


def test_a_paragraph_behind_a_text_that_was_edited_too_is_told(memo: Trip) -> None:
    paragraph = memo.at("The audit took")
    type_behind(paragraph, "Then came May.")
    retype(paragraph, "The audit took two years, and nobody was told.")
    result = memo.pull(PLAN)
    assert "Then came May" not in result.after
    assert any("is new" in report.what for report in result.reports)


@pytest.mark.slow
def test_a_note_is_what_its_section_says_to_the_speaker(deck: Trip) -> None:
    first = type_behind(note(deck, "By a third"), "Say this slowly.")
    type_behind(first, "And [3] times.")
    result = deck.pull(PLAN)
    assert section(result.after, 0)["note"] == "Say this slowly."
    assert any("[3]" in report.what for report in result.reports)


@pytest.mark.slow
def test_notes_stand_behind_the_one_that_is_there(deck: Trip) -> None:
    type_behind(note(deck, "It waits"), "Say this slowly.")
    assert section(deck.comes_back(PLAN), 1)["note"] == "Nobody asked for it.\nSay this slowly."


def type_over(trip: Trip, text: str, *lines: str) -> None:
    """Type over all of the notes that say a text."""
    first = note(trip, text)
    for other in list(first.getparent().iterchildren(f"{A}p")):
        if other is not first:
            other.getparent().remove(other)
    retype(first, lines[0] if lines else "")
    for line in reversed(lines[1:]):
        type_behind(first, line)


def test_notes_typed_over_are_what_the_section_says_to_the_speaker(deck: Trip) -> None:
    type_over(deck, "It waits", "Thank the team first.", "Then go on.")
    result = deck.pull(PLAN)
    assert section(result.after, 1)["note"] == "Thank the team first.\nThen go on."
    assert section(result.after, 1)["points"] == section(PLAN, 1)["points"]
    assert "sections.1.points.0.detail" in "".join(report.cure for report in result.reports)
    again = deck.pull(result.after)
    assert not again.taken
    assert not again.open


def test_notes_of_one_paragraph_that_say_other_words_are_another_text(deck: Trip) -> None:
    type_over(deck, "By a third", "Zoom in")
    result = deck.pull(PLAN)
    assert section(result.after, 0) == {**section(PLAN, 0), "note": "Zoom in"}
    assert "sections.0.points.0.detail" in "".join(report.cure for report in result.reports)


def test_a_text_of_the_notes_that_is_worded_anew_is_that_text(deck: Trip) -> None:
    retype(note(deck, "By a third"), "By a quarter in a year.")
    assert section(deck.comes_back(PLAN), 0)["points"][0]["detail"] == "By a quarter in a year."


def test_notes_that_were_emptied_take_their_remark_and_nothing_that_a_memo_says(deck: Trip) -> None:
    type_over(deck, "It waits")
    result = deck.pull(PLAN)
    assert section(result.after, 1) == {key: value for key, value in section(PLAN, 1).items() if key != "note"}
    assert "sections.1.points.0.detail" in "".join(report.cure for report in result.reports)


def test_notes_of_an_item_that_was_deleted_go_with_it(deck: Trip) -> None:
    for place in places(deck.file):
        if "The first plant" in full(place.element) or "By a third" in full(place.element):
            place.element.getparent().remove(place.element)  # type: ignore[union-attr]
    after = deck.pull(PLAN).after
    assert section(after, 0)["points"] == ["The second plant saves light"]


@pytest.mark.slow
def test_a_note_in_another_language_is_said_to_be_in_it(tmp_path: Path) -> None:
    document, path = built("factory-energy", "analyst", "deck", "ja"), copied("factory-energy", tmp_path)
    file = opened(document.content, document.name)
    slide = next(slide for slide in file.document.slides if "電力の8.0%" in slide.shapes.title.text_frame.text)
    frame = slide.notes_slide.notes_text_frame
    assert frame is not None
    type_behind(frame.paragraphs[-1]._p, "ゆっくり話す")
    for pulled_before in (False, True):
        there, found = opened_files([File(document.name, file.saved())])
        assert not found
        result = pulled(there, path, session())
        assert not result.reports
        assert bool(result.taken) is not pulled_before
        path.write_text(result.after, encoding="utf-8")
    assert "ja: ゆっくり話す" in result.after.replace('"', "")


def test_a_new_bullet_below_another_stands_below_it(memo: Trip) -> None:
    new = type_behind(memo.at("The second plant"), "In all halls")
    new.find(f"{W}pPr/{W}numPr/{W}ilvl").set(f"{W}val", "1")
    points = section(memo.comes_back(PLAN), 0)["points"]
    assert points[1] == {"text": "The second plant saves light", "points": ["In all halls"]}

"""Sections of a memo that were taken out or put elsewhere as wholes: by choice, as slides are; in their new order."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any, Literal

import pytest

from briefdeck.roundtrip.pull.pulling import File, Pulled, opened_files, pulled
from pulling import Open, W, built, copied, full, opened, retype, without_marks
from shipped import session
from trips import PLAN, Trip, section

HEADINGS = ["What happened", "Use over the years", "Steps"]


def blocks(file: Open) -> dict[str, list[Any]]:
    """The paragraphs and tables of a memo by the heading above them."""
    made: dict[str, list[Any]] = {}
    for element in file.document.element.body:
        style = element.find(f"{W}pPr/{W}pStyle")
        heading = style is not None and style.get(f"{W}val", "").endswith(("Heading", "Heading1"))
        if heading and full(element).strip():
            made[full(element).strip()] = own = []
        if made and element.tag in (f"{W}p", f"{W}tbl"):
            own.append(element)
    return made


def drop(file: Open, heading: str) -> None:
    for element in blocks(file)[heading]:
        element.getparent().remove(element)


def put_before(file: Open, heading: str, other: str) -> None:
    found = blocks(file)
    for element in found[heading]:
        found[other][0].addprevious(element)


def titles(text: str) -> list[str]:
    return [line.partition(": ")[2] for line in text.splitlines() if line.startswith("    title: ")]


@pytest.fixture
def memo(tmp_path: Path) -> Trip:
    return Trip(tmp_path)


def pull(trip: Trip, deleted: Literal["", "audiences", "remove"]) -> Pulled:
    trip.path.write_text(PLAN, encoding="utf-8")
    there, _ = opened_files([File("plan", trip.file.saved())])
    return pulled(there, trip.path, session(), deleted=deleted)


@pytest.mark.parametrize("heading", HEADINGS)
def test_a_section_that_was_taken_out_is_told_once_and_stays(memo: Trip, heading: str) -> None:
    drop(memo.file, heading)
    result = memo.pull()
    assert result.after == PLAN
    assert [report.what for report in result.reports] == [f"“{heading}” was taken out with all below it"]
    assert "--deleted audiences" in result.reports[0].cure


@pytest.mark.slow
@pytest.mark.parametrize("heading", HEADINGS)
def test_it_goes_by_choice(memo: Trip, heading: str) -> None:
    drop(memo.file, heading)
    result = pull(memo, "remove")
    assert titles(result.after) == [title for title in HEADINGS if title != heading]
    assert not result.reports
    kept = pull(memo, "audiences")
    assert titles(kept.after) == HEADINGS
    assert kept.after.count("audiences:") == 1


def test_a_section_whose_table_alone_is_left_is_none_that_was_taken_out(memo: Trip) -> None:
    for element in [each for each in blocks(memo.file)["Steps"] if each.tag == f"{W}p"]:
        element.getparent().remove(element)
    result = pull(memo, "remove")
    assert "Survey" in result.after
    assert "title: Steps" in result.after


@pytest.mark.slow
@pytest.mark.parametrize("order", [("Steps", "What happened"), ("Use over the years", "What happened")])
def test_a_section_comes_to_its_new_place(memo: Trip, order: tuple[str, str]) -> None:
    put_before(memo.file, *order)
    moved = [title for title in HEADINGS if title != order[0]]
    moved.insert(moved.index(order[1]), order[0])
    assert titles(memo.comes_back()) == moved


@pytest.mark.slow
def test_words_of_a_moved_section_come_back_too(memo: Trip) -> None:
    put_before(memo.file, "Steps", "What happened")
    retype(memo.at("Survey"), "A survey")
    after = memo.comes_back()
    assert titles(after) == ["Steps", "What happened", "Use over the years"]
    assert "[A survey, 10, 5]" in after


def test_a_section_among_what_is_the_plans_own_is_told(memo: Trip) -> None:
    own = next(name for name in blocks(memo.file) if name not in HEADINGS)
    put_before(memo.file, "What happened", own)
    result = memo.pull()
    if list(blocks(memo.file)).index(own) < len(blocks(memo.file)) - 1:
        assert result.after == PLAN
        assert result.reports


def test_half_of_a_section_that_was_moved_is_told(memo: Trip) -> None:
    found = blocks(memo.file)
    found["Use over the years"][0].addprevious(found["Steps"][0])
    result = memo.pull()
    assert result.after == PLAN
    assert any("moved to another place" in report.what for report in result.reports)


def test_a_paragraph_copied_below_another_heading_moves_no_section(memo: Trip) -> None:
    found = blocks(memo.file)
    found["Steps"][0].addnext(without_marks(copy.deepcopy(found["What happened"][1])))
    assert "sections" not in {decision.name for decision, _ in memo.pull().taken}


@pytest.mark.slow
@pytest.mark.parametrize("audience", ["executive", "analyst", "public-sector"])
def test_sections_of_what_is_shipped_are_moved(audience: str, tmp_path: Path) -> None:
    document, path = built("gallery", audience, "memo"), copied("gallery", tmp_path)
    file = opened(document.content, document.name)
    names = [name for name in blocks(file) if len(blocks(file)[name]) > 1]
    put_before(file, names[6], names[4])
    there, _ = opened_files([File(document.name, file.saved())])
    result = pulled(there, path, session())
    assert [decision.what for decision, _ in result.taken] == ["moved"]
    assert result.reports == []


def test_a_list_of_sources_that_was_taken_out_takes_no_source_out(memo: Trip) -> None:
    own = next(name for name in blocks(memo.file) if "ources" in name)
    drop(memo.file, own)
    memo.is_told(f"“{own}” was taken out with all below it, and the plan has put it there", "omit: memo:")


def test_a_summary_that_was_taken_out_is_told_once(memo: Trip) -> None:
    drop(memo.file, "Summary")
    memo.is_told("“Summary” was taken out with all below it")
    assert len(memo.pull().reports) == 1


def copy_below(file: Open, heading: str, name: str) -> None:
    """A copy of a section behind it, under another heading."""
    own = blocks(file)[heading]
    copies = [without_marks(copy.deepcopy(element)) for element in own]
    for element in reversed(copies):
        own[-1].addnext(element)
    retype(copies[0], name)


def test_a_copy_of_a_section_is_written_without_the_marks_of_a_build_which_are_told(tmp_path: Path) -> None:
    trip = Trip(tmp_path, "memo", PLAN, "public-sector")
    copy_below(trip.file, "What happened", "A copy of it")
    result = trip.pull()
    assert result.reports == []
    made = section(result.after, 1)
    assert made["title"] == "A copy of it"
    assert "The fourth plant is closed" in made["points"]
    (line,) = [version.note for _, version in result.taken]
    assert "[reported]" in line
    assert "[1]" in line

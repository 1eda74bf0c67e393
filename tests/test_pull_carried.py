"""A statement that was cut out of one list and pasted into another one."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

import pytest

from pulling import full, places, retype, without_marks
from trips import AUDIT, SOURCES, Trip, section

PLAN = (
    AUDIT
    + """\
      - The first plant saves heat
      # it is known to the board
      - {text: {en: The second plant waits, ja: 第2工場は待つ}, sources: [audit]}
      - The third plant costs {{ figures.cost }}
  - kind: background
    title: What comes
    message: The plants are built
    points:
      - Crews begin in May
      - {text: The grid is ready, status: reported}
"""
    + SOURCES
)


@pytest.fixture(params=["deck", "memo"])
def trip(request: pytest.FixtureRequest, tmp_path: Path) -> Trip:
    return Trip(tmp_path, request.param, PLAN)


def carry(trip: Trip, words: str, behind: str) -> Any:
    """Cut a paragraph out, and paste it behind another one."""
    paragraph = trip.at(words)
    new = without_marks(copy.deepcopy(paragraph))
    trip.at(behind).addnext(new)
    paragraph.getparent().remove(paragraph)
    return new


def points(text: str, number: int) -> list[Any]:
    made: list[Any] = section(text, number)["points"]
    return made


@pytest.mark.slow
@pytest.mark.parametrize(("behind", "place"), [("Crews begin", 1), ("The grid", 2)])
def test_it_stands_there_with_all_that_it_has(behind: str, place: int, trip: Trip) -> None:
    carry(trip, "The second plant waits", behind)
    after = trip.comes_back(PLAN)
    assert points(after, 0) == ["The first plant saves heat", "The third plant costs {{ figures.cost }}"]
    assert points(after, 1)[place] == {
        "text": {"en": "The second plant waits", "ja": "第2工場は待つ"},
        "sources": ["audit"],
    }
    assert len(points(after, 1)) == 3


@pytest.mark.slow
def test_the_list_that_it_left_has_no_other_order(trip: Trip) -> None:
    carry(trip, "The first plant", "The grid")
    after = trip.comes_back(PLAN)
    assert [str(point)[:20] for point in points(after, 0)] == [str(point)[:20] for point in points(PLAN, 0)[1:]]
    assert points(after, 1) == [*points(PLAN, 1), "The first plant saves heat"]


def test_two_of_them_keep_their_order(trip: Trip) -> None:
    carry(trip, "The first plant", "Crews begin")
    carry(trip, "The third plant", "The first plant")
    after = trip.comes_back(PLAN)
    assert points(after, 1)[1:3] == ["The first plant saves heat", "The third plant costs {{ figures.cost }}"]


def test_it_is_told_where_others_see_the_other_list(trip: Trip, tmp_path: Path) -> None:
    """Who edits the file of one audience does not know what another one sees."""
    plan = PLAN.replace("    title: What comes\n", "    title: What comes\n    audiences: [analyst]\n")
    trip = Trip(tmp_path, "memo", plan)
    carry(trip, "The first plant", "Crews begin")
    result = trip.pull(plan)
    assert result.after == plan
    assert ["others see the one" in report.what for report in result.reports] == [True]


def test_of_one_that_says_something_else_the_words_come_back_and_the_place_is_told(tmp_path: Path) -> None:
    trip = Trip(tmp_path, "memo", PLAN)
    retype(carry(trip, "The first plant", "Crews begin"), "The first plant saves much heat")
    result = trip.pull(PLAN)
    assert points(result.after, 0) == ["The first plant saves much heat", *points(PLAN, 0)[1:]]
    assert points(result.after, 1) == points(PLAN, 1)
    assert ["The first plant saves" in report.what for report in result.reports] == [True]


def test_it_is_told_where_it_says_more_in_another_paragraph(tmp_path: Path) -> None:
    plan = PLAN.replace(
        "- The first plant saves heat\n", "- {text: The first plant saves heat, points: [Half of it at night]}\n"
    )
    trip = Trip(tmp_path, "memo", plan)
    carry(trip, "The first plant", "Crews begin")
    result = trip.pull(plan)
    assert result.after == plan
    assert "The first plant saves heat" in result.reports[0].what


def test_it_is_told_where_the_briefing_says_something_else_by_now(trip: Trip) -> None:
    carry(trip, "The first plant", "Crews begin")
    now = PLAN.replace("The first plant saves heat", "The first plant saves light and heat")
    result = trip.pull(now)
    assert result.after == now
    assert ["something else by now" in report.what for report in result.reports] == [True]


def test_the_last_of_a_list_that_needs_one_stays(tmp_path: Path) -> None:
    plan = PLAN.replace("      - {text: The grid is ready, status: reported}\n", "")
    trip = Trip(tmp_path, "memo", plan)
    carry(trip, "Crews begin", "The first plant")
    after = trip.pull(plan).after
    assert "Crews begin in May" in [*points(after, 0), *(section(after, 1).get("points") or ())]


@pytest.mark.slow
def test_its_look_is_that_of_its_new_place(tmp_path: Path) -> None:
    """A line of a card that was pasted below the card's bold head is bold there, and nobody emphasised it."""
    plan = PLAN.replace(
        "  - kind: background\n    title: What comes\n",
        "  - kind: phases\n    title: Steps\n    phases:\n"
        "      - {name: Survey, points: [The crews come, The pipes are looked at]}\n"
        "      - {name: Building, points: [The pipes are laid]}\n"
        "  - kind: background\n    title: What comes\n",
    )
    trip = Trip(tmp_path, "deck", plan, "executive")
    paragraph = trip.at("The crews come")
    head = next(place.element for place in places(trip.file) if full(place.element) == "Building")
    new = copy.deepcopy(head)
    retype(new, full(paragraph))
    head.addnext(new)
    paragraph.getparent().remove(paragraph)
    result = trip.pull(plan)
    assert "**" not in result.after
    assert "The crews come" in " ".join(report.what for report in result.reports)

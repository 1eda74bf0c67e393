"""The level of a bullet is nesting: a statement below the one before it, or behind the one that it stood below."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from pulling import A, W
from trips import SOURCES, SUMMARY, Trip, section

PLAN = (
    SUMMARY
    + """\
sections:
  - kind: text
    title: What happened
    message: The plants were audited
    points:
      - The first plant saves heat
      # By the second audit.
      - The second plant saves light
      - {text: The third plant waits, status: reported, sources: [audit]}
      - text: The fourth plant is closed
        points: [It leaks, It is cold]
      - The fifth plant is new
"""
    + SOURCES
)


@pytest.fixture
def memo(tmp_path: Path) -> Trip:
    return Trip(tmp_path, "memo", PLAN)


def indent(trip: Trip, text: str, by: int = 1) -> None:
    """Press Tab, or Shift and Tab, in a bullet."""
    paragraph = trip.at(text)
    if paragraph.tag == f"{A}p":
        look = paragraph.find(f"{A}pPr")
        look.set("lvl", str(int(look.get("lvl", "0")) + by))
        return
    depth = paragraph.find(f"{W}pPr/{W}numPr/{W}ilvl")
    depth.set(f"{W}val", str(int(depth.get(f"{W}val")) + by))


def points(text: str) -> Any:
    return section(text, 0)["points"]


@pytest.mark.slow
def test_a_bullet_that_is_indented_stands_below_the_one_before_it(memo: Trip) -> None:
    indent(memo, "The second plant")
    after = points(memo.comes_back(PLAN))
    assert after[0] == {"text": "The first plant saves heat", "points": ["The second plant saves light"]}
    assert after[1]["text"] == "The third plant waits"


def test_two_bullets_that_are_indented_stand_below_the_same_one(memo: Trip) -> None:
    indent(memo, "The second plant")
    indent(memo, "The third plant")
    after = points(memo.comes_back(PLAN))
    third = {"text": "The third plant waits", "status": "reported", "sources": ["audit"]}
    assert after[0]["points"] == ["The second plant saves light", third]


def test_a_bullet_stands_behind_those_that_are_there(memo: Trip) -> None:
    indent(memo, "The fifth plant")
    after = points(memo.comes_back(PLAN))
    assert after[3]["points"] == ["It leaks", "It is cold", "The fifth plant is new"]


def test_a_bullet_that_is_moved_out_stands_behind_the_one_it_stood_below(memo: Trip) -> None:
    indent(memo, "It is cold", -1)
    after = points(memo.comes_back(PLAN))
    assert after[3] == {"text": "The fourth plant is closed", "points": ["It leaks"]}
    assert after[4:] == ["It is cold", "The fifth plant is new"]


@pytest.mark.parametrize(("text", "by"), [("The first plant", 1), ("The fourth plant", 1), ("It leaks", -1)])
def test_a_level_that_means_nothing_certain_is_told(memo: Trip, text: str, by: int) -> None:
    indent(memo, text, by)
    result = memo.pull(PLAN)
    assert result.after == PLAN
    assert "by its level" in result.reports[0].what


def test_a_level_is_told_where_the_briefing_has_other_words_by_now(memo: Trip) -> None:
    indent(memo, "The second plant")
    now = PLAN.replace("- The second plant saves light", "- The second plant was sold to others")
    result = memo.pull(now)
    assert result.after == now
    assert result.reports

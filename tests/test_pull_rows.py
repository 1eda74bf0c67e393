"""Rows that are put into tables are items of the lists that their neighbours show, or told."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

import pytest

from briefdeck.yamlfile.reader import parse
from pulling import A, W, retype, runs, say, without_marks, words
from trips import SOURCES, SUMMARY, Trip, cells, section

PLAN = (
    SUMMARY
    + """\
figures:
  grant: {value: 900000, unit: EUR, label: Grant, sources: [audit]}
decisions:
  - question: Is the plan to begin this year?
    options: [In May, In autumn]
    by: Board
    until: 2026-05
  - question: Is the grant of {{ figures.grant }} applied for?
    by: Finance
    until: 2026-06
sections:
  - kind: table
    title: Steps
    message: Three steps are planned
    columns: [Step, Days, Note]
    rows:
      - [Survey, 10, "by hand"]
      - [Design, 20, null]
  - kind: timeline
    title: Dates
    message: Three dates are fixed
    events:
      - {date: 2026-03, text: The audit ends, status: fact, sources: [audit]}
      - {date: 2026-06, text: The crews begin}
      - {date: 2026-09-01, text: The plants are closed}
  - kind: comparison
    title: Sites
    message: Two sites are compared
    options: [{name: Oulu}, {name: Kemi}]
    aspects:
      - {name: {en: Power, ja: 電力}, cells: [At hand, By cable], sources: [audit]}
      - {name: Heat, cells: [None at all, By pipe]}
  - kind: scorecard
    title: Ways
    message: Two ways are judged
    criteria: [Speed, Risk]
    items:
      - {name: Own crews, scores: [3, yes]}
      - {name: Contractors, scores: [1, no]}
"""
    + SOURCES
)


@pytest.fixture
def memo(tmp_path: Path) -> Trip:
    return Trip(tmp_path, "memo", PLAN)


def row(trip: Trip, text: str) -> Any:
    """The row that says a text."""
    return next(trip.at(text).iterancestors(f"{A}tr", f"{W}tr"))


def put_in(trip: Trip, behind: str, *said: str) -> Any:
    """A row below another one, with these words in its cells."""
    new = without_marks(copy.deepcopy(row(trip, behind)))
    for cell, text in zip(cells(new), said, strict=True):
        first, *rest = cell.iter(f"{A}p", f"{W}p")
        for paragraph in rest:
            paragraph.getparent().remove(paragraph)
        if runs(first):
            retype(first, text)
        elif text:
            run = copy.deepcopy(runs(next(new.iter(f"{A}p", f"{W}p")))[0])
            say(run, text)
            first.append(run)
    row(trip, behind).addnext(new)
    return new


def entries(text: str, number: int, key: str) -> Any:
    return section(text, number)[key]


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["deck", "memo"])
def test_a_row_of_a_table_is_put_in(tmp_path: Path, kind: str) -> None:
    plan = PLAN.replace("      - [Design, 20, null]\n", "      - [Design, 20, null]\n      - [Tender, 30, null]\n")
    trip = Trip(tmp_path, kind, plan)
    put_in(trip, "Survey", "Permit", "1,200", "")
    assert entries(trip.comes_back(plan), 0, "rows") == [
        ["Survey", 10, "by hand"],
        ["Permit", 1200, None],
        ["Design", 20, None],
        ["Tender", 30, None],
    ]


@pytest.mark.slow
def test_a_cell_may_be_filled_that_is_empty_in_the_next_row(memo: Trip) -> None:
    put_in(memo, "Design", "Permit", "4", "by mail")
    assert entries(memo.comes_back(PLAN), 0, "rows")[2] == ["Permit", 4, "by mail"]


@pytest.mark.slow
def test_a_date_is_put_in(memo: Trip) -> None:
    put_in(memo, "The crews begin", "July 2026", "The pipes are there")
    assert entries(memo.comes_back(PLAN), 1, "events")[2] == {"date": "2026-07", "text": "The pipes are there"}


def test_a_row_without_what_its_item_needs_is_told(memo: Trip) -> None:
    put_in(memo, "The crews begin", "some day", "The pipes are there")
    result = memo.pull(PLAN)
    assert result.after == PLAN
    assert "not all of it can be read" in result.reports[0].what
    assert "sections.1.events" in result.reports[0].cure


@pytest.mark.parametrize("day", ["July 2026 2", "July 2026 to 2", "some day"])
def test_a_row_says_which_of_its_words_are_no_date(day: str, memo: Trip) -> None:
    put_in(memo, "The crews begin", day, "The pipes are there")
    result = memo.pull(PLAN)
    assert result.after == PLAN
    assert f"“{day}” is of another kind" in result.reports[0].what


@pytest.mark.slow
def test_an_aspect_and_an_item_of_a_scorecard_are_put_in(memo: Trip) -> None:
    put_in(memo, "Power", "Water", "A lake", "A **river**")
    put_in(memo, "Contractors", "Both", "●●○○", "open")
    after = memo.comes_back(PLAN)
    assert entries(after, 2, "aspects")[1] == {"name": {"en": "Water"}, "cells": ["A lake", r"A \*\*river\*\*"]}
    assert entries(after, 3, "items")[2] == {"name": "Both", "scores": [2, "open"]}


@pytest.mark.slow
def test_a_decision_is_put_in_with_its_options(memo: Trip) -> None:
    new = put_in(memo, "Is the plan to begin", "3 Who builds?", "Works", "July 2026")
    first = next(new.iter(f"{W}p"))
    for text in ("Others", "Our crews"):
        option = copy.deepcopy(first)
        retype(option, text)
        first.addnext(option)
    document, _ = parse(memo.comes_back(PLAN), "plan.yaml")
    assert document is not None
    data: Any = document.data
    assert data["decisions"][1] == {
        "question": "Who builds?",
        "options": ["Our crews", "Others"],
        "by": "Works",
        "until": "2026-07",
    }


@pytest.mark.slow
def test_a_copy_of_a_row_has_all_of_its_item(memo: Trip) -> None:
    for text in ("The audit ends", "Power", "Is the grant"):
        source = row(memo, text)
        source.addnext(without_marks(copy.deepcopy(source)))
    after = memo.comes_back(PLAN)
    events, aspects = entries(after, 1, "events"), entries(after, 2, "aspects")
    assert events[1] == events[0]
    assert events[1]["sources"] == ["audit"]
    assert aspects[1] == aspects[0]
    assert after.count("{{ figures.grant }}") == 2


def test_a_copy_that_was_edited_has_no_marks_of_its_original(memo: Trip) -> None:
    source = row(memo, "The audit ends")
    new = without_marks(copy.deepcopy(source))
    source.addnext(new)
    run = next(run for run in new.iter(f"{W}r") if "The audit ends" in words(run))
    say(run, "The audit goes on")
    result = memo.pull(PLAN)
    assert result.after == PLAN
    assert result.reports


@pytest.mark.slow
def test_the_day_of_a_decision_comes_back(memo: Trip) -> None:
    run = next(run for run in row(memo, "Is the grant").iter(f"{W}r") if words(run) == "June 2026")
    say(run, "July 2026")
    assert memo.comes_back(PLAN) == PLAN.replace("until: 2026-06", "until: 2026-07")

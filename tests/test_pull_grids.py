"""Columns and rows that are put into tables, taken out of them and moved come back to the lists that they stand in."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

import pytest

from briefdeck.roundtrip.pull.pulling import File, opened_files, pulled
from pulling import A, C, Open, W, built, copied, full, opened, retype, runs, say, without_marks
from shipped import session
from trips import SUMMARY, Trip, cells, rows, section, table

PLAN = (
    SUMMARY
    + """\
sections:
  - kind: table
    title: Steps
    message: Three steps are planned
    emphasis: Days
    columns:
      - Step
      - {title: Days, align: right}
      - Cost
    rows:
      - [Survey, 10, 5]
      - [Design, 20, 6]   # by the plants
      - [Building, 90, 80]
  - kind: scorecard
    title: Ways
    message: Two ways are judged
    criteria: [Speed, Risk, {name: Price}]
    items:
      - {name: Own crews, scores: [3, yes, high]}
      - {name: Contractors, scores: [1, no, low]}
  - kind: comparison
    title: Sites
    message: Two sites are compared
    options: [{name: Oulu, preferred: true}, {name: Kemi}]
    aspects:
      - {name: Power, cells: [At hand, By cable]}
      - {name: Heat, cells: [None at all, By pipe]}
"""
)


def add_column(file: Open, text: str, behind: int, words: list[str]) -> None:
    """Insert a column into the table that says a text, behind another one of it."""
    for row, said in zip(rows(file, text), words, strict=True):
        cell = without_marks(copy.deepcopy(cells(row)[behind]))
        cells(row)[behind].addnext(cell)
        for paragraph in cell.iter(f"{A}p", f"{W}p"):
            first, *rest = runs(paragraph)
            say(first, said)
            for run in rest:
                run.getparent().remove(run)  # type: ignore[union-attr]
    grid: Any = list(table(file, words[0]).iter(f"{A}gridCol", f"{W}gridCol"))
    grid[behind].addnext(copy.deepcopy(grid[behind]))


def drop_column(file: Open, text: str, number: int) -> None:
    grid: Any = list(table(file, text).iter(f"{A}gridCol", f"{W}gridCol"))
    grid[number].getparent().remove(grid[number])
    for row in rows(file, text):
        row.remove(cells(row)[number])


@pytest.fixture(params=["deck", "memo"])
def trip(request: pytest.FixtureRequest, tmp_path: Path) -> Trip:
    return Trip(tmp_path, request.param, PLAN)


@pytest.mark.slow
def test_a_column_of_a_table_is_put_in(trip: Trip) -> None:
    add_column(trip.file, "Survey", 1, ["Staff {{", "3", "4", "12"])
    after = section(trip.comes_back(PLAN), 0)
    assert after["columns"] == ["Step", {"title": "Days", "align": "right"}, r"Staff \{\{", "Cost"]
    assert after["rows"] == [["Survey", 10, 3, 5], ["Design", 20, 4, 6], ["Building", 90, 12, 80]]


@pytest.mark.slow
def test_a_column_of_a_table_is_taken_out(trip: Trip) -> None:
    drop_column(trip.file, "Survey", 2)
    wanted = PLAN.replace("      - Cost\n", "").replace(", 5]", "]").replace(", 6]", "]").replace(", 80]", "]")
    assert trip.comes_back(PLAN) == wanted


@pytest.mark.slow
def test_what_sets_a_column_apart_goes_with_it(trip: Trip) -> None:
    drop_column(trip.file, "Survey", 1)
    after = section(trip.comes_back(PLAN), 0)
    assert (after["columns"], after["rows"][0], "emphasis" in after) == (["Step", "Cost"], ["Survey", 5], False)


@pytest.mark.slow
def test_a_criterion_is_put_in_and_another_taken_out(tmp_path: Path) -> None:
    trip = Trip(tmp_path, "memo", PLAN)
    add_column(trip.file, "Own crews", 3, ["Noise", "●●○○", "no"])
    after = section(trip.comes_back(PLAN), 1)
    assert after["criteria"] == ["Speed", "Risk", {"name": "Price"}, "Noise"]
    assert [item["scores"] for item in after["items"]] == [[3, "yes", "high", 2], [1, "no", "low", "no"]]
    trip = Trip(tmp_path, "memo", PLAN)
    drop_column(trip.file, "Own crews", 2)
    assert section(trip.comes_back(PLAN), 1)["criteria"] == ["Speed", {"name": "Price"}]


@pytest.mark.slow
def test_columns_change_places_where_a_row_has_one_score_in_both(tmp_path: Path) -> None:
    plan = PLAN.replace("scores: [1, no, low]", "scores: [no, no, low]")
    trip = Trip(tmp_path, "memo", plan)
    for row in rows(trip.file, "Own crews"):
        cells(row)[1].addprevious(cells(row)[2])
    after = section(trip.comes_back(plan), 1)
    assert after["criteria"] == ["Risk", "Speed", {"name": "Price"}]
    assert [item["scores"] for item in after["items"]] == [["yes", 3, "high"], ["no", "no", "low"]]


@pytest.mark.slow
def test_a_score_that_was_changed_in_columns_that_changed_places_is_that_of_its_column(tmp_path: Path) -> None:
    plan = PLAN.replace("scores: [1, no, low]", "scores: [1, 1, low]")
    trip = Trip(tmp_path, "memo", plan)
    for row in rows(trip.file, "Own crews"):
        cells(row)[1].addprevious(cells(row)[2])
    retype(next(cells(rows(trip.file, "Own crews")[2])[1].iter(f"{W}p")), "●●●●")
    after = section(trip.comes_back(plan), 1)
    assert [item["scores"] for item in after["items"]] == [["yes", 3, "high"], [4, 1, "low"]]


@pytest.mark.slow
def test_an_option_is_put_in(tmp_path: Path) -> None:
    trip = Trip(tmp_path, "memo", PLAN)
    add_column(trip.file, "Kemi", 2, ["Tornio", "None", "By **pipe**"])
    after = section(trip.comes_back(PLAN), 2)
    assert after["options"] == [{"name": "Oulu", "preferred": True}, {"name": "Kemi"}, {"name": "Tornio"}]
    assert after["aspects"][1]["cells"] == ["None at all", "By pipe", r"By \*\*pipe\*\*"]


def test_a_column_is_told_where_another_was_taken_out_or_a_row_put_in(trip: Trip) -> None:
    add_column(trip.file, "Survey", 2, ["Staff", "3", "4", "12"])
    add_column(trip.file, "Survey", 2, ["Noise", "3", "4", "12"])
    drop_column(trip.file, "Survey", 1)
    result = trip.pull(PLAN)
    assert result.after == PLAN
    assert "columns of the table" in result.reports[0].what


def test_a_column_is_told_where_the_briefing_has_other_ones_by_now(trip: Trip) -> None:
    drop_column(trip.file, "Survey", 2)
    now = PLAN.replace("      - Cost\n", "      - Cost\n      - Room\n")
    now = now.replace(", 5]", ", 5, 1]").replace(", 6]", ", 6, 1]").replace(", 80]", ", 80, 1]")
    result = trip.pull(now)
    assert result.after == now
    assert "other ones by now" in result.reports[0].what


@pytest.mark.slow
def test_a_series_that_a_chart_draws_for_itself_has_its_name_from_the_template(tmp_path: Path) -> None:
    document = built("gallery", "analyst", "deck")
    file = opened(document.content, document.name)
    charts = [shape.chart.part._element for slide in file.document.slides for shape in slide.shapes if shape.has_chart]
    (name, *_) = [v for chart in charts for v in chart.iterfind(f".//{C}ser/{C}tx//{C}v") if v.text == "増加"]
    name.text = "上乗せ"
    there, _ = opened_files([File(document.name, file.saved())])
    result = pulled(there, copied("gallery", tmp_path), session())
    assert result.after == result.before
    assert [report.kind for report in result.reports] == ["words of the template"]
    assert "“増加” became “上乗せ”" in result.reports[0].what


@pytest.mark.slow
def test_a_row_that_is_deleted_goes_whole_though_some_of_it_stands_elsewhere_too(tmp_path: Path) -> None:
    document = built("factory-energy", "executive", "deck")
    file = opened(document.content, document.name)
    row = next(row for row in rows(file, "Kurashiki") if full(cells(row)[0].find(f".//{A}p")) == "Kurashiki")
    row.getparent().remove(row)  # type: ignore[union-attr]
    there, _ = opened_files([File(document.name, file.saved())])
    path = copied("factory-energy", tmp_path)
    result = pulled(there, path, session())
    gone = [line for line in result.before.splitlines() if line not in result.after.splitlines()]
    assert gone == ["      - [{en: Kurashiki, ja: 倉敷}, 32080, 31420, -2.1, 38300, 820]"]
    assert result.reports == []
    path.write_text(result.after, encoding="utf-8")
    again = pulled(there, path, session())
    assert (again.taken, again.open, again.reports) == ([], [], [])

"""Rows and columns of a chart that were switched: the briefing's data are turned, with their names as it has them."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

import customs
import practice
from briefdeck.roundtrip.pull.edits.edit import Turned, Where
from briefdeck.roundtrip.pull.tables.grids import turning
from pulling import Edit
from trips import CHART, PLAN, SUMMARY, Trip, section

BOTH = pytest.mark.parametrize("switch", [practice.switch_rows, customs.chart_turned], ids=["drawing", "sheet"])
ONE = [("North", 120), ("South", 104), ("East", 90)]
TURNED = {
    "categories": ["Heat", "Light"],
    "series": [
        {"name": "2023", "values": [120, 40]},
        {"name": "2024", "values": [104, 41]},
        {"name": "2025", "values": [90, 42]},
    ],
}


def switched(folder: Path, switch: Edit, briefing: str = PLAN) -> Trip:
    trip = Trip(folder, "deck", briefing)
    assert switch(trip.file, random.Random(1)) is not None
    return trip


@pytest.mark.slow
@BOTH
def test_a_chart_that_was_switched_turns_its_data(switch: Edit, tmp_path: Path) -> None:
    assert section(switched(tmp_path, switch).comes_back(), 1)["data"] == TURNED


@pytest.mark.slow
def test_a_chart_that_was_switched_keeps_the_words_of_other_languages(tmp_path: Path) -> None:
    briefing = PLAN.replace('["2023",', '[{en: "2023", ja: 2023年},').replace(
        "{name: Heat", "{name: {en: Heat, ja: 熱}"
    )
    data = section(switched(tmp_path, practice.switch_rows, briefing).comes_back(), 1)["data"]
    assert data["categories"] == [{"en": "Heat", "ja": "熱"}, "Light"]
    assert data["series"][0] == {"name": {"en": "2023", "ja": "2023年"}, "values": [120, 40]}


@BOTH
@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ("[120, 104, 90]", "[120, 105, 90]", "the briefing has other data by now"),
        ("name: Heat", "name: Warmth", "the briefing has other data by now"),
    ],
)
def test_a_chart_that_the_briefing_has_otherwise_by_now_is_told(
    switch: Edit, old: str, new: str, why: str, tmp_path: Path
) -> None:
    trip = switched(tmp_path, switch)
    briefing = PLAN.replace(old, new)
    result = trip.pull(briefing)
    assert result.after == briefing
    assert any(why in report.what for report in result.reports)


@pytest.mark.slow
def test_a_chart_of_one_series_that_was_switched_has_one_category(tmp_path: Path) -> None:
    chart = CHART.replace("        - {name: Light, values: [40, 41, 42]}\n", "")
    chart = chart.replace("2023", "North").replace("2024", "South").replace("2025", "East")
    trip = Trip(tmp_path, "deck", SUMMARY + "sections:\n" + chart)
    assert practice.switch_rows(trip.file, random.Random(1)) is not None
    data = section(trip.comes_back(), 0)["data"]
    assert data == {"categories": ["Heat"], "series": [{"name": n, "values": [v]} for n, v in ONE]}


@pytest.mark.parametrize("key", ["lines", "totals", "bracket"])
def test_what_names_categories_or_series_by_their_kind_is_not_turned(key: str) -> None:
    chart = {"data": {"categories": ["a"], "series": [{"name": "b", "values": [1]}]}, key: ["a"]}
    edit = Turned(("sections", 0), ("a",), ("b",), ((1.0,),), Where("file", "slide 1"))
    found = turning(edit, {"sections": [chart]}, lambda path: path)
    assert found == f"{key} names its categories or series by their kind"

"""Charts that somebody drew as charts of another type: it comes back, where a briefing has it for these data."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import pytest

import customs
from pulling import C
from trips import PLAN, Trip, section


def only_chart(trip: Trip) -> Any:
    (chart,) = (shape.chart for slide in trip.file.document.slides for shape in slide.shapes if shape.has_chart)
    return chart


@pytest.mark.slow
@pytest.mark.parametrize("written", ["", "    type: column\n"])
def test_columns_that_were_made_bars_are_bars(written: str, tmp_path: Path) -> None:
    trip = Trip(tmp_path, "deck", PLAN.replace("    title: Use over", f"{written}    title: Use over"))
    only_chart(trip)._chartSpace.find(f".//{C}barDir").set("val", "bar")
    result = trip.comes_back()
    assert section(result, 1)["type"] == "bar"
    assert result.replace("    type: bar\n", "") == PLAN


def test_a_chart_that_was_drawn_as_lines_is_one(tmp_path: Path) -> None:
    trip = Trip(tmp_path, "deck")
    assert customs.chart_of_another_kind(trip.file, random.Random(1))
    assert section(trip.pull().after, 1)["type"] == "line"


def test_stacks_that_lie_are_told(tmp_path: Path) -> None:
    """A briefing has no type for them."""
    trip = Trip(tmp_path, "deck", PLAN.replace("    title: Use over", "    type: stacked\n    title: Use over"))
    only_chart(trip)._chartSpace.find(f".//{C}barDir").set("val", "bar")
    trip.is_told("the chart is of another type")


@pytest.mark.slow
def test_labels_of_a_waterfall_that_were_taken_out_are_told(tmp_path: Path) -> None:
    """They are those of a line that nobody sees, and take their words from cells."""
    steps = PLAN.replace("    title: Use over", "    type: waterfall\n    title: Use over")
    steps = steps.replace("[120, 104, 90]", "[120, -16, 30]").replace(
        "        - {name: Light, values: [40, 41, 42]}\n", ""
    )
    trip = Trip(tmp_path, "deck", steps)
    space = only_chart(trip)._chartSpace
    (labels,) = space.iter(f"{C}dLbls")
    labels.getparent().remove(labels)
    trip.is_told("the chart has other labels")


@pytest.mark.slow
def test_a_type_that_data_cannot_have_is_told(tmp_path: Path) -> None:
    trip = Trip(tmp_path, "deck")
    area = only_chart(trip)._chartSpace.find(f"{C}chart/{C}plotArea")
    area.find(f"{C}barChart").tag = f"{C}pieChart"
    for child in (*area.findall(f"{C}pieChart/{C}barDir"), *area.findall(f"{C}pieChart/{C}grouping")):
        child.getparent().remove(child)
    trip.is_told("sections.1.type cannot be changed", "series")


def test_a_type_that_both_changed_is_asked_about(tmp_path: Path) -> None:
    trip = Trip(tmp_path, "deck")
    only_chart(trip)._chartSpace.find(f".//{C}barDir").set("val", "bar")
    result = trip.pull(PLAN.replace("    title: Use over", "    type: line\n    title: Use over"))
    assert [decision.name for decision in result.open] == ["sections.1.type"]


def test_the_label_of_one_point_that_was_taken_out_is_told(tmp_path: Path) -> None:
    """The last values of lines have their names beside them."""
    trip = Trip(tmp_path, "deck", PLAN.replace("    title: Use over", "    type: line\n    title: Use over"))
    space = only_chart(trip)._chartSpace
    labels = [each for each in space.iter(f"{C}dLbl") if each.find(f"{C}showVal").get("val") == "1"]
    assert labels
    labels[0].getparent().remove(labels[0])
    trip.is_told("the chart has other labels")

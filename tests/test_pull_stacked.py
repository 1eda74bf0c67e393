"""Stacked columns, over which stands what they come to: numbers, names, parts and columns that somebody changed."""

from __future__ import annotations

import copy
import io
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from pulling import C, Element
from trips import PLAN, Trip, section

STACKED = PLAN.replace("    title: Use over", "    type: stacked\n    title: Use over")


@pytest.fixture
def deck(tmp_path: Path) -> Trip:
    return Trip(tmp_path, "deck", STACKED)


def chart_of(trip: Trip) -> Any:
    (chart,) = (shape.chart for slide in trip.file.document.slides for shape in slide.shapes if shape.has_chart)
    return chart


def edit_sheet(trip: Trip, change: Any) -> None:
    book = chart_of(trip).part.chart_workbook.xlsx_part
    workbook = load_workbook(io.BytesIO(book.blob))
    change(workbook.worksheets[0])
    stream = io.BytesIO()
    workbook.save(stream)
    book._blob = stream.getvalue()


def series_of(trip: Trip) -> list[Element]:
    return list(chart_of(trip)._chartSpace.iter(f"{C}ser"))


def type_in(series: Element, name: str, values: list[str]) -> None:
    series.find(f"{C}tx//{C}v").text = name  # type: ignore[union-attr]
    for point, text in zip(series.iterfind(f"{C}val//{C}pt/{C}v"), values, strict=True):
        point.text = text


@pytest.mark.slow
def test_a_number_comes_back_and_what_the_columns_come_to_is_no_part_of_it(deck: Trip) -> None:
    def change(sheet: Any) -> None:
        sheet["C3"].value = 44

    edit_sheet(deck, change)
    _, light, sums = series_of(deck)
    assert [v.text for v in sums.iterfind(f"{C}val//{C}v")] == ["160", "145", "132"]
    type_in(light, "Light", ["40", "44", "42"])
    type_in(sums, "Total", ["160", "148", "132"])
    assert section(deck.comes_back(), 1)["data"]["series"][1]["values"] == [40, 44, 42]


def test_a_number_that_only_the_drawing_has_comes_back(deck: Trip) -> None:
    """As of a program that does not know workbooks."""
    heat, _, sums = series_of(deck)
    type_in(heat, "Heat", ["120", "104", "95"])
    type_in(sums, "Total", ["160", "145", "137"])
    assert section(deck.comes_back(), 1)["data"]["series"][0]["values"] == [120, 104, 95]


def test_names_come_back(deck: Trip) -> None:
    def change(sheet: Any) -> None:
        sheet["B1"].value = "Warmth"

    edit_sheet(deck, change)
    type_in(series_of(deck)[0], "Warmth", ["120", "104", "90"])
    assert [one["name"] for one in section(deck.comes_back(), 1)["data"]["series"]] == ["Warmth", "Light"]


@pytest.mark.slow
@pytest.mark.parametrize("place", [4, 5])
@pytest.mark.parametrize("extended", [True, False])
def test_a_part_that_is_put_in_is_one_and_the_sums_are_none(place: int, extended: bool, deck: Trip) -> None:
    """Before the column of the sums, whose formula takes it up or not, or behind that."""

    def change(sheet: Any) -> None:
        sheet.insert_cols(place)
        for row, value in enumerate(["Water", 10, 11, 12], 1):
            sheet.cell(row, place).value = value
        sums = 5 if place == 4 else 4
        for row, value in enumerate([160, 145, 132], 2):
            sheet.cell(row, sums).value = value + (9 + row - 1 if extended and place == 4 else 0)

    edit_sheet(deck, change)
    light = series_of(deck)[1]
    water = copy.deepcopy(light)
    type_in(water, "Water", ["10", "11", "12"])
    light.addnext(water)
    assert section(deck.comes_back(), 1)["data"]["series"] == [
        {"name": "Heat", "values": [120, 104, 90]},
        {"name": "Light", "values": [40, 41, 42]},
        {"name": "Water", "values": [10, 11, 12]},
    ]


def test_columns_that_stand_upon_each_other_no_longer_are_side_by_side(deck: Trip) -> None:
    space = chart_of(deck)._chartSpace
    space.find(f".//{C}grouping").set("val", "clustered")
    lines = space.find(f".//{C}lineChart")
    lines.getparent().remove(lines)
    assert section(deck.comes_back(), 1)["type"] == "column"

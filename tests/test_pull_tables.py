"""Cells of tables that were merged, divided or exchanged: no other cell, and no order, changes because of them."""

from __future__ import annotations

from itertools import product
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from briefdeck.roundtrip.pull.pulling import File, opened_files, pulled
from laws import mostly_slow
from pulling import A, built, copied, full, opened, retype
from pulling import W as WORD
from shipped import session
from trips import PLAN, Trip, rows
from trips import cells as cells_of

KINDS = ("deck", "memo")


@pytest.fixture(params=KINDS)
def trip(request: pytest.FixtureRequest, tmp_path: Path) -> Trip:
    return Trip(tmp_path, request.param)


def cells(trip: Trip) -> list[list[Any]]:
    """The cells of the table of steps, row by row."""
    row = next(trip.at("Survey").iterancestors(f"{A}tr", f"{WORD}tr"))
    rows = [each for each in row.getparent() if each.tag == row.tag]
    return [[cell for cell in each if cell.tag.endswith("}tc")] for each in rows]


def paragraphs(cell: Any) -> list[Any]:
    return [each for each in cell.iter(f"{A}p", f"{WORD}p") if full(each).strip()]


def merge(trip: Trip, one: Any, other: Any) -> None:
    """Merge a cell with another: the words of both stand in the first."""
    holder = paragraphs(one)[-1]
    for paragraph in paragraphs(other):
        holder.addnext(paragraph)
        holder = paragraph
    body = other.find(f"{A}txBody") if trip.file.is_deck else other
    etree.SubElement(body, f"{A}p" if trip.file.is_deck else f"{WORD}p")


@pytest.mark.parametrize(("row", "column"), mostly_slow(product((1, 2), (0, 1, 2))))
def test_a_cell_that_was_merged_with_the_one_below_is_told(row: int, column: int, trip: Trip) -> None:
    table = cells(trip)
    said = [full(paragraphs(table[each][column])[0]) for each in (row, row + 1)]
    merge(trip, table[row][column], table[row + 1][column])
    trip.is_told(f"“{said[0]}” and “{said[1]}” stand in one cell now")


@pytest.mark.parametrize(("row", "column"), mostly_slow(product((1, 3), (0, 1))))
def test_a_cell_that_was_merged_with_the_one_beside_it_is_told(row: int, column: int, trip: Trip) -> None:
    table = cells(trip)
    said = [full(paragraphs(table[row][each])[0]) for each in (column, column + 1)]
    merge(trip, table[row][column], table[row][column + 1])
    trip.is_told(f"“{said[0]}” and “{said[1]}” stand in one cell now")


@pytest.mark.parametrize(("column", "before"), [(0, ("Survey", "Building")), (1, ("10", "90"))])
def test_cells_whose_words_were_exchanged_are_two_changes(column: int, before: tuple[str, str], trip: Trip) -> None:
    table = cells(trip)
    one, other = (paragraphs(table[row][column])[0] for row in (1, 3))
    assert (full(one), full(other)) == before
    retype(one, before[1])
    retype(other, before[0])
    rows = ["[Building, 10, 5]", "[Survey, 90, 80]"] if column == 0 else ["[Survey, 90, 5]", "[Building, 10, 80]"]
    expected = PLAN.replace("[Survey, 10, 5]", rows[0]).replace("[Building, 90, 80]", rows[1])
    assert trip.comes_back() == expected


def test_a_table_that_was_divided_is_told(tmp_path: Path) -> None:
    memo = Trip(tmp_path)
    rows = [row[0].getparent() for row in cells(memo)]
    table = rows[0].getparent()
    other = etree.Element(table.tag)
    other.append(rows[3])
    table.addnext(other)
    table.addnext(etree.Element(f"{WORD}p"))
    memo.is_told("a table was divided before “Building”")


def test_a_paragraph_in_another_style_is_told(tmp_path: Path) -> None:
    memo = Trip(tmp_path)
    style = memo.at("The third plant waits for a permit").find(f"{WORD}pPr/{WORD}pStyle")
    style.set(f"{WORD}val", "Heading1")
    memo.is_told("“The third plant waits for a permit” is in the style “heading 1”, and was in")


def described(trip: Trip, words: str) -> None:
    """Let other words stand for the one chart of a file."""
    charts = ("{*}graphicFrame", "{*}inline")
    parts = trip.file.document.slides if trip.file.is_deck else [trip.file.document.part]
    frames = [
        frame
        for part in parts
        for frame in part._element.iter(*charts)
        if next(frame.iter("{*}chart"), None) is not None
    ]
    (facts,) = (each for frame in frames for each in frame.iter("{*}cNvPr", "{*}docPr"))
    facts.set("descr", words)


@pytest.mark.slow
@pytest.mark.parametrize("kind", KINDS)
def test_other_words_for_a_chart_come_back(kind: str, tmp_path: Path) -> None:
    trip = Trip(tmp_path, kind)
    described(trip, "Use falls: [2023] to *2025*")
    assert trip.comes_back() == PLAN.replace("alt: Use by year", 'alt: "Use falls: [2023] to *2025*"')


@pytest.mark.slow
@pytest.mark.parametrize("kind", KINDS)
def test_other_words_for_a_chart_whose_own_have_a_figure_are_told(kind: str, tmp_path: Path) -> None:
    trip = Trip(tmp_path, kind, PLAN.replace("alt: Use by year", 'alt: "Use at {{ figures.cost }}"'))
    described(trip, "Use of heat and light")
    trip.is_told("the words that stand for a chart became “Use of heat and light”", "sections.1.alt")


@pytest.mark.slow
@pytest.mark.parametrize("at", [0, 1, 2])
def test_columns_of_the_plan_that_change_places_write_nothing(at: int, tmp_path: Path) -> None:
    """Heads tell which is which: what stands in a column is not what was typed over the other one."""
    document = built("factory-energy", "analyst", "deck", "en")
    file = opened(document.content, document.name)
    for row in rows(file, "Figure"):
        one, other = cells_of(row)[at : at + 2]
        one.addprevious(other)
    there, found = opened_files([File(document.name, file.saved())])
    assert not found
    result = pulled(there, copied("factory-energy", tmp_path), session())
    assert (result.taken, result.open) == ([], [])
    assert {report.what.split("” ")[-1] for report in result.reports} == {
        "was moved to another place; where words stand is laid out when the file is built"
    }

"""Cells and rows that lose their words: a cell is empty, a row goes in all of its lists, or is told as one."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

import pytest

from briefdeck.document.kinds import Kind
from frames import new_element
from pulling import W, full, retype, runs, say, without_marks, words
from trips import PLAN, SOURCES, SUMMARY, Trip, cells, rows, section, table

PHASES = (
    SUMMARY
    + """\
sections:
  - kind: phases
    title: Two stages
    message: The first stage asks for heat, the second for light
    aspects: [What is asked, Who is asked, What is paid]
    phases:
      - {name: First stage, period: "2025", headline: Heat, cells: [Waste heat, The plants, A third]}
      - {name: Second stage, period: "2027", headline: Light, cells: [New lamps, {en: The offices, ja: 事務所}, All]}
"""
)
COMPARED = (
    SUMMARY
    + """\
sections:
  - kind: comparison
    title: Two ways
    message: The shorter way saves more heat
    options: [{name: The short way}, {name: The long way}]
    aspects:
      - {name: Days needed, cells: [Ten days, Forty days]}
      - {name: Heat saved, cells: [A third, A quarter], detail: The audit measured both in winter.}
      - {name: Light saved, cells: [A tenth, A fifth]}
"""
)
REASONS = (
    SUMMARY
    + """\
sections:
  - kind: assessments
    title: Two views
    message: The views differ on the permit
    views:
      - {claim: The permit comes in time, stance: supportive, reasons: [The office is quick, The papers are there]}
      - {claim: The permit comes too late, stance: critical, reasons: [The office is slow]}
"""
)


def said(cell: Any) -> str:
    return "".join(full(paragraph) for paragraph in cell.iter(f"{W}p"))


def row(trip: Trip, name: str) -> Any:
    """The row of a table that begins with a name."""
    return next(each for each in rows(trip.file, name) if said(cells(each)[0]) == name)


def row_behind(trip: Trip, name: str, *words: str) -> None:
    """A row below the one of a name, with other words."""
    new = without_marks(copy.deepcopy(row(trip, name)))
    for cell, text in zip(cells(new), words, strict=True):
        retype(next(cell.iter(f"{W}p")), text)
    row(trip, name).addnext(new)


def empty(paragraph: Any) -> None:
    for run in runs(paragraph):
        run.getparent().remove(run)  # type: ignore[union-attr]


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["deck", "memo"])
def test_a_cell_without_words_is_empty(kind: Kind, tmp_path: Path) -> None:
    trip = Trip(tmp_path, kind)
    empty(trip.at("90"))
    assert section(trip.comes_back(), 2)["rows"] == [["Survey", 10, 5], ["Design", 20, 5], ["Building", None, 80]]


@pytest.mark.slow
def test_a_cell_of_two_languages_is_empty_in_both(tmp_path: Path) -> None:
    plan = PLAN.replace("[Design, 20, 5]", "[Design, {en: Soon, ja: 近日}, 5]")
    trip = Trip(tmp_path, "memo", plan)
    empty(trip.at("Soon"))
    assert section(trip.comes_back(), 2)["rows"][1] == ["Design", None, 5]


def test_a_list_that_loses_all_its_items_goes(tmp_path: Path) -> None:
    trip = Trip(tmp_path, "memo", REASONS, "executive")
    paragraph = trip.at("The papers are there")
    paragraph.getparent().remove(paragraph)
    for place in [p for p in trip.file.document.element.body.iter(f"{W}p") if "The office is quick" in full(p)]:
        place.getparent().remove(place)
    views = section(trip.comes_back(), 0)["views"]
    assert views[0] == {"claim": "The permit comes in time", "stance": "supportive"}
    assert views[1]["reasons"] == ["The office is slow"]


@pytest.mark.slow
def test_a_row_that_several_lists_share_is_taken_out_of_all(tmp_path: Path) -> None:
    trip = Trip(tmp_path, "memo", PHASES)
    gone = row(trip, "Who is asked")
    gone.getparent().remove(gone)
    there = section(trip.comes_back(), 0)
    assert there["aspects"] == ["What is asked", "What is paid"]
    assert [phase["cells"] for phase in there["phases"]] == [["Waste heat", "A third"], ["New lamps", "All"]]


def test_a_row_is_put_into_all_the_lists_that_share_it(tmp_path: Path) -> None:
    trip = Trip(tmp_path, "memo", PHASES)
    row_behind(trip, "What is asked", "When **asked**", "In May", "In June")
    there = section(trip.comes_back(), 0)
    assert there["aspects"] == ["What is asked", "When \\*\\*asked\\*\\*", "Who is asked", "What is paid"]
    assert [phase["cells"][1] for phase in there["phases"]] == ["In May", "In June"]


def test_a_row_is_put_beside_one_that_names_figures_and_sources(tmp_path: Path) -> None:
    plan = PHASES.replace("[New lamps, {", '["{{ figures.cost }} of lamps [@audit]", {')
    plan = f"{plan}figures:\n  cost: {{value: 3, unit: EUR, label: Cost}}\n{SOURCES}"
    trip = Trip(tmp_path, "memo", plan)
    row_behind(trip, "Who is asked", "When", "In May", "In June")
    there = section(trip.comes_back(), 0)
    assert there["aspects"] == ["What is asked", "Who is asked", "When", "What is paid"]
    assert there["phases"][1]["cells"] == [
        "{{ figures.cost }} of lamps [@audit]",
        {"en": "The offices", "ja": "事務所"},
        "In June",
        "All",
    ]


def test_a_new_row_with_an_empty_cell_is_told(tmp_path: Path) -> None:
    trip = Trip(tmp_path, "memo", PHASES)
    row_behind(trip, "What is asked", "When", "In May", "")
    trip.is_told("“When | In May” is new")


@pytest.mark.slow
def test_a_row_whose_item_says_more_elsewhere_is_told_as_one(tmp_path: Path) -> None:
    trip = Trip(tmp_path, "memo", COMPARED)
    gone = row(trip, "Heat saved")
    gone.getparent().remove(gone)
    trip.is_told("“Heat saved” was taken out, and “The audit measured both in winter.”", "sections.0.aspects.1")
    assert len(trip.pull().reports) == 1


def test_a_cell_that_was_deleted_is_told_though_it_said_nothing(tmp_path: Path) -> None:
    plan = PLAN.replace("[Design, 20, 5]", "[Design, null, null]")
    trip = Trip(tmp_path, "memo", plan)
    line = row(trip, "Design")
    line.remove(cells(line)[-1])
    trip.is_told("the table with “Step” has a row with fewer cells")


@pytest.mark.parametrize(("typed", "told"), [("2026.3.4", False), ("2026/03/04", False), ("2026.03.01", True)])
def test_a_day_in_another_form_is_that_day(typed: str, told: bool, tmp_path: Path) -> None:
    trip = Trip(tmp_path, "memo")
    paragraph = trip.at("Audit of plants")
    run = next(each for each in runs(paragraph) if "1 March 2026" in words(each))
    say(run, words(run).replace("1 March 2026", typed))
    result = trip.pull()
    wanted = "date: 2026-03-01" if told else "date: 2026-03-04"
    assert wanted in result.after
    assert bool(result.reports) is told
    assert told is any("which is the same" in report.what for report in result.reports)


def test_a_number_that_is_only_written_otherwise_is_told_as_that(tmp_path: Path) -> None:
    trip = Trip(tmp_path, "memo")
    paragraph = trip.at("The audit cost")
    run = next(each for each in runs(paragraph) if "4.5" in words(each))
    say(run, words(run).replace("4.5", "4.50"))
    trip.is_told("which is the same; how it is written is settled by the language")


def test_rows_of_a_table_that_was_divided_stay(tmp_path: Path) -> None:
    trip = Trip(tmp_path, "memo", PHASES)
    there = table(trip.file, "Who is asked")
    other = copy.deepcopy(there)
    at = rows(trip.file, "Who is asked").index(row(trip, "Who is asked"))
    for line in list(there.iterchildren(f"{W}tr"))[at:]:
        there.remove(line)
    for line in list(other.iterchildren(f"{W}tr"))[:at]:
        other.remove(line)
    there.addnext(other)
    there.addnext(new_element(f"{W}p"))
    trip.is_told("a table was divided before “Who is asked”")

"""The last round before a deck and its memo go out: what comes back of it, and what is told."""

from __future__ import annotations

import copy
import shutil
from pathlib import Path
from typing import Any

import pytest

from conftest import ROOT
from frames import chart_data, put_chart_data
from pulling import W, full, retype, runs, without_marks
from trips import AUDIT, CHART, PLAN, SOURCES, TABLE, Trip, cells, rows, table

DATA = ROOT / "src" / "briefdeck" / "data"
NAMED = CHART.replace("    alt:", "    emphasis: '2025'\n    alt:")


def _chart(trip: Trip) -> Any:
    return next(shape.chart for slide in trip.file.document.slides for shape in slide.shapes if shape.has_chart)


def _plot(trip: Trip, names: list[str], series: dict[str, list[float | None]]) -> None:
    put_chart_data(_chart(trip), names, list(series.items()))


def _below(trip: Trip, paragraph: Any, *texts: str) -> None:
    """Type a heading, in the look of another one, before it, with paragraphs below."""
    heading = without_marks(copy.deepcopy(paragraph))
    retype(heading, texts[0])
    paragraph.addprevious(heading)
    like = trip.at("The third plant waits for a permit")
    for text in texts[1:]:
        new = without_marks(copy.deepcopy(like))
        retype(new, text)
        paragraph.addprevious(new)


# --- charts -----------------------------------------------------------------------------------------------------------


@pytest.mark.slow
@pytest.mark.parametrize("number", ["104", "104.0"])
def test_an_emptied_number_of_a_chart_is_a_gap(number: str, tmp_path: Path) -> None:
    trip = Trip(tmp_path, "deck", PLAN.replace("104", number))
    _plot(trip, ["2023", "2024", "2025"], {"Heat": [120, None, 90], "Light": [40, 41, 42]})
    assert trip.comes_back() == PLAN.replace("104", "null")


@pytest.mark.slow
def test_a_number_that_is_written_with_its_zeros_is_no_other(tmp_path: Path) -> None:
    trip = Trip(tmp_path, "deck", PLAN.replace("104", "104.0"))
    _plot(trip, ["2023", "2024", "2025"], {"Heat": [120, 105.5, 90], "Light": [40, 41, 42]})
    assert trip.comes_back() == PLAN.replace("104", "105.5")


@pytest.mark.slow
def test_years_that_are_numbers_in_the_briefing_are_renamed(tmp_path: Path) -> None:
    trip = Trip(tmp_path, "deck", PLAN.replace('["2023", "2024", "2025"]', "[2023, 2024, 2025]"))
    _plot(trip, ["2023", "2024", "2025 (plan)"], {"Heat": [120, 104, 90], "Light": [40, 41, 42]})
    assert trip.comes_back() == PLAN.replace('["2023", "2024", "2025"]', "[2023, 2024, 2025 (plan)]")


@pytest.mark.slow
def test_a_gap_in_a_chart_of_a_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "use.csv").write_text("Year,Heat\n2023,120\n2024,104\n2025,90\n", encoding="utf-8")
    chart = CHART[: CHART.index("    data:")] + "    data: use.csv\n"
    trip = Trip(tmp_path, "deck", PLAN.replace(CHART, chart))
    _plot(trip, ["2023", "2024", "2025"], {"Heat": [120, None, 90]})
    trip.is_told("its data stand in “use.csv”")


@pytest.mark.slow
def test_another_category_in_the_place_of_one_comes_back(tmp_path: Path) -> None:
    trip = Trip(tmp_path, "deck")
    _plot(trip, ["2023", "2024", "Last"], {"Heat": [120, 104, 70], "Light": [40, 41, 21]})
    other = PLAN.replace('"2024", "2025"', '"2024", "Last"').replace("104, 90", "104, 70").replace("41, 42", "41, 21")
    assert trip.comes_back() == other


@pytest.mark.slow
def test_a_category_that_may_be_another_one_with_another_name_is_told_where_the_briefing_says_more_of_it(
    tmp_path: Path,
) -> None:
    trip = Trip(tmp_path, "deck", PLAN.replace(CHART, NAMED))
    _plot(trip, ["2023", "2024", "Last"], {"Heat": [120, 104, 70], "Light": [40, 41, 21]})
    trip.is_told("Last may be 2025 with another name, of which the briefing says more")


# --- headings and tables of a memo ------------------------------------------------------------------------------------


@pytest.mark.slow
def test_headings_that_were_typed_between_two_sections_are_sections(tmp_path: Path) -> None:
    trip = Trip(tmp_path)
    _below(trip, trip.at("Use over the years"), "What comes next", "We ask in June", "Then we build")
    _below(trip, trip.at("Use over the years"), "What may go wrong", "Nothing")
    typed = """\
  - kind: text
    title: What comes next
    points:
      - We ask in June
      - Then we build
  - kind: text
    title: What may go wrong
    points:
      - Nothing
"""
    assert trip.comes_back() == PLAN.replace(CHART, typed + CHART)


@pytest.mark.slow
def test_a_table_below_a_typed_heading_is_a_section_of_its_kind(tmp_path: Path) -> None:
    trip = Trip(tmp_path)
    _below(trip, trip.at("Use over the years"), "What is bought")
    new = without_marks(copy.deepcopy(table(trip.file, "Survey")))
    for number, row in enumerate(new.iterchildren(f"{W}tr")):
        for column, cell in enumerate(cells(row)):
            paragraph = next(cell.iter(f"{W}p"))
            retype(paragraph, f"{'Head' if number == 0 else 'Cell'} {number} {column}")
    trip.at("Use over the years").addprevious(new)
    after = trip.comes_back()
    assert "  - kind: table\n    title: What is bought\n    columns: [Head 0 0, Head 0 1, Head 0 2]\n" in after


def test_a_heading_within_a_section_is_told(tmp_path: Path) -> None:
    trip = Trip(tmp_path)
    heading = without_marks(copy.deepcopy(trip.at("Use over the years")))
    retype(heading, "In detail")
    trip.at("The third plant waits for a permit").addprevious(heading)
    trip.is_told("“In detail” is new")


def test_a_heading_with_a_mark_below_it_is_told(tmp_path: Path) -> None:
    trip = Trip(tmp_path)
    _below(trip, trip.at("Use over the years"), "What comes next", "As the audit says [1]")
    trip.is_told("“What comes next” is new", "“As the audit says [1]” is new")


def test_a_table_that_stands_below_another_heading_is_told(tmp_path: Path) -> None:
    trip = Trip(tmp_path)
    trip.at("The third plant waits for a permit").addprevious(table(trip.file, "Survey"))
    trip.is_told("the table that begins with “Step” was moved to another place", "move the section")


@pytest.mark.slow
def test_tables_that_changed_places_are_told(tmp_path: Path) -> None:
    other = TABLE.replace("Steps", "Costs").replace("Step,", "Part,").replace("Survey", "Pump")
    trip = Trip(tmp_path, briefing=PLAN.replace(SOURCES, other + SOURCES))
    one, two = table(trip.file, "Survey"), table(trip.file, "Pump")
    place = one.getnext()
    two.addprevious(one)
    place.addprevious(two)
    trip.is_told("the table that begins with “Step” was moved", "the table that begins with “Part” was moved")


@pytest.mark.slow
def test_a_row_put_in_moves_no_table(tmp_path: Path) -> None:
    trip = Trip(tmp_path)
    there = rows(trip.file, "Survey")
    new = without_marks(copy.deepcopy(there[1]))
    for cell, text in zip(cells(new), ("Test", "5", "1"), strict=True):
        retype(next(cell.iter(f"{W}p")), text)
    there[1].addprevious(new)
    assert trip.comes_back() == PLAN.replace("      - [Survey", "      - [Test, 5, 1]\n      - [Survey")


@pytest.mark.slow
def test_bullets_in_a_box_of_their_own_are_no_others(tmp_path: Path) -> None:
    shutil.copytree(DATA / "trial", tmp_path / "trial")
    trip = Trip(tmp_path, "deck", (DATA / "trial.yaml").read_text(encoding="utf-8"))
    there = [(slide, shape) for slide in trip.file.document.slides for shape in slide.placeholders]
    slide, shape = next((slide, shape) for slide, shape in there if "\n毎月測定\n" in shape.text_frame.text)
    box = slide.shapes.add_textbox(shape.left, shape.top, shape.width, shape.height)
    box.text_frame.text = shape.text_frame.text
    shape._element.getparent().remove(shape._element)
    result = trip.pull()
    assert (result.taken, result.open) == ([], [])
    assert result.reports


# --- words ------------------------------------------------------------------------------------------------------------


@pytest.mark.slow
def test_a_title_in_two_paragraphs_is_told_as_lines(tmp_path: Path) -> None:
    trip = Trip(tmp_path, "deck")
    paragraph = trip.at("Three steps are planned")
    new = copy.deepcopy(paragraph)
    retype(paragraph, "Three steps")
    retype(new, "are planned")
    paragraph.addnext(new)
    trip.is_told("was made two paragraphs", "a build breaks its lines anew")


def test_a_line_below_a_title_is_told_as_its_subtitle(tmp_path: Path) -> None:
    trip = Trip(tmp_path, "deck")
    paragraph = trip.at("Three steps are planned")
    new = copy.deepcopy(paragraph)
    retype(new, "Status of the end of May")
    paragraph.addnext(new)
    trip.is_told("“Status of the end of May” is new", "write it under subtitle: of sections.2")


def test_a_line_typed_among_sources_is_told_as_one(tmp_path: Path) -> None:
    trip = Trip(tmp_path)
    paragraph = trip.at("Audit of plants")
    new = without_marks(copy.deepcopy(paragraph))
    retype(new, "Second audit, 2026")
    paragraph.addnext(new)
    trip.is_told("“Second audit, 2026” is new", "add it under sources:, and cite it with [@key]")


@pytest.mark.slow
def test_a_mark_typed_over_a_figure_like_it_is_no_word(tmp_path: Path) -> None:
    trip = Trip(tmp_path, briefing=PLAN.replace("Use over the years", "Use in 2 years"))
    retype(trip.at("Use in 2 years"), "The fourth plant is closed[2]")
    trip.is_told("marks and labels that a build writes among it")


def test_words_typed_over_several_values_are_not_cut_into_these(tmp_path: Path) -> None:
    points = '      - {text: Cellars of brick, detail: "Closed since 1913, all of them"}\n'
    trip = Trip(tmp_path, briefing=AUDIT + points + SOURCES)
    paragraph = trip.at("Cellars of brick")
    assert "Closed since 1913" in full(paragraph)
    at = runs(paragraph)
    for run in at[1:]:
        run.getparent().remove(run)  # type: ignore[union-attr]
    retype(paragraph, "cell 1.3")
    trip.is_told("became “cell 1.3”")


@pytest.mark.slow
def test_a_statement_whose_words_were_deleted_goes_with_all_that_it_says(tmp_path: Path) -> None:
    points = "      - The first plant waits\n"
    gone = (
        '      - {text: Cellars of brick, detail: "Closed since 1913, all of them", status: fact, sources: [audit]}\n'
    )
    trip = Trip(tmp_path, briefing=AUDIT + points + gone + SOURCES)
    for run in runs(paragraph := trip.at("Cellars of brick")):
        paragraph.remove(run)
    assert trip.comes_back() == AUDIT + points + SOURCES


def test_a_statement_with_a_figure_whose_words_were_deleted_goes(tmp_path: Path) -> None:
    costs = "      - The audit cost {{ figures.cost }} in all\n"
    points = "      - The first plant waits\n"
    trip = Trip(tmp_path, briefing=AUDIT + points + costs + SOURCES)
    for run in runs(paragraph := trip.at("The audit cost")):
        paragraph.remove(run)
    assert trip.comes_back() == AUDIT + points + SOURCES


@pytest.mark.slow
def test_a_day_with_spaces_is_the_same_day(tmp_path: Path) -> None:
    briefing = PLAN.replace("language: en", "language: ja").replace(
        "{en: The fifth plant saves heat and light, ja:", "{ja:"
    )
    trip = Trip(tmp_path, briefing=briefing)
    retype(trip.at("2026年4月10日"), "2026 年 4 月 10 日")
    trip.is_told("became “2026 年 4 月 10 日”, which is the same")


@pytest.mark.slow
def test_series_keep_their_order_beside_a_gap(tmp_path: Path) -> None:
    trip = Trip(tmp_path, "deck")
    names, series = chart_data(_chart(trip))
    put_chart_data(_chart(trip), names, [(name, [*values[:-1], None]) for name, values in series])
    assert trip.comes_back() == PLAN.replace("104, 90]", "104, null]").replace("41, 42]", "41, null]")

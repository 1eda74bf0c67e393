"""What nobody typed is never written: an edit is taken apart with certainty, or told as a whole."""

from __future__ import annotations

import copy
import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from lxml import etree
from openpyxl import load_workbook
from pptx.chart.data import CategoryChartData

from briefdeck.provenance.units import Piece, Unit
from briefdeck.roundtrip.pull.paragraph.certain import is_apart
from briefdeck.roundtrip.pull.paragraph.segments import Owner, segments
from briefdeck.roundtrip.pull.pulling import File, opened_files, pulled
from frames import parent_of
from laws import mostly_slow
from pulling import (
    Open,
    built,
    copied,
    embolden,
    full,
    is_citation,
    made,
    opened,
    places,
    retype,
    runs,
    say,
    without_marks,
    words,
)
from pulling import W as WORD
from shipped import session
from trips import PLAN, Trip, merge, split, spoiled

Do = Callable[[Open], None]


@pytest.fixture
def memo(tmp_path: Path) -> Trip:
    return Trip(tmp_path)


@pytest.fixture
def deck(tmp_path: Path) -> Trip:
    return Trip(tmp_path, "deck")


# --- Enter and Delete -------------------------------------------------------------------------------------------------


@pytest.mark.slow
def test_an_item_of_words_alone_is_split(memo: Trip) -> None:
    split(memo.at("The first plant"), "saves heat")
    assert memo.comes_back() == PLAN.replace(
        "      - The first plant saves heat and the second one saves light\n",
        "      - The first plant saves heat\n      - and the second one saves light\n",
    )


@pytest.mark.parametrize(("words", "behind"), [("The fifth plant", "saves heat"), ("The fourth plant", "The fourth")])
def test_an_item_with_more_than_words_is_not_split(memo: Trip, words: str, behind: str) -> None:
    split(memo.at(words), behind)
    memo.is_told(behind.strip(), "sections.0.points.")


def test_an_item_with_a_figure_is_split_around_it(memo: Trip) -> None:
    split(memo.at("The audit cost"), "The audit")
    assert memo.comes_back() == PLAN.replace(
        "      - The audit cost {{ figures.cost }} in all\n",
        "      - The audit\n      - cost {{ figures.cost }} in all\n",
    )


def test_an_item_is_not_split_inside_of_a_figure(memo: Trip) -> None:
    split(memo.at("The audit cost"), "4.5")
    memo.is_told("4.5", "sections.0.points.4")


@pytest.mark.slow
def test_a_figure_in_an_item_that_is_taken_out_is_no_loss(memo: Trip) -> None:
    paragraph = memo.at("The audit cost")
    paragraph.getparent().remove(paragraph)
    assert memo.comes_back() == PLAN.replace("      - The audit cost {{ figures.cost }} in all\n", "")


@pytest.mark.slow
def test_two_items_of_words_alone_are_joined(memo: Trip) -> None:
    merge(memo.at("The first plant"))
    assert memo.comes_back() == PLAN.replace(
        "saves light\n      - The third plant waits for a permit\n", "saves lightThe third plant waits for a permit\n"
    )


def test_items_of_which_one_has_more_than_words_are_not_joined(memo: Trip) -> None:
    merge(memo.at("The third plant"))
    memo.is_told("The third plant waits for a permit", "The fourth plant is closed", "made one paragraph")


# --- What a build writes among the words ------------------------------------------------------------------------------


def test_a_line_of_a_source_that_was_typed_anew_is_told_whole(memo: Trip) -> None:
    retype(memo.at("Audit of plants"), "The office of audits says in its Plant review that all is well, 2 May 2026")
    memo.is_told("The office of audits", "sources.audit.title", "sources.audit.outlet")


def test_words_before_a_line_are_no_part_of_what_it_shows(memo: Trip) -> None:
    first = runs(memo.at("Audit of plants"))[0]
    say(first, f"See also {words(first)}")
    memo.is_told("See also")


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["memo", "deck"])
def test_words_behind_the_bracket_of_a_note_are_no_part_of_it(kind: str, tmp_path: Path) -> None:
    plan = PLAN.replace("date: 2026-03-01}", "date: 2026-03-01, note: Draft}")
    trip = Trip(tmp_path, kind, plan)
    lines = [p.element for p in places(trip.file) if "(Draft)" in full(p.element)]
    last = [run for run in runs(lines[-1]) if words(run).strip()][-1]
    assert words(last).endswith(")"), full(lines[-1])
    say(last, f"{words(last)} too")
    result = trip.pull(plan)
    assert result.after == plan
    assert "marks and labels" in " ".join(report.what for report in result.reports)


def test_a_statement_typed_over_with_its_label_is_the_statement_alone(memo: Trip) -> None:
    retype(memo.at("The fourth plant"), "Something else altogether")
    result = memo.pull()
    assert [(decision.name, version.words) for decision, version in result.taken] == [
        ("sections.0.points.2.text", "Something else altogether")
    ]
    assert "reported" in " ".join(report.what for report in result.reports)  # its label is gone, the words are certain


COSTS = "      - The audit cost {{ figures.cost }} in all\n"


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["memo", "deck"])
def test_a_figure_goes_with_the_words_around_it(kind: str, tmp_path: Path) -> None:
    trip = Trip(tmp_path, kind)
    retype(trip.at("The audit cost"), "Nobody knows what it was")
    assert trip.comes_back() == PLAN.replace(COSTS, "      - Nobody knows what it was\n")


def test_a_figure_that_was_deleted_in_a_sentence_goes_from_it(memo: Trip) -> None:
    paragraph = memo.at("The audit cost")
    assert [words(run) for run in runs(paragraph)] == ["The audit cost ", "€4.5\u00a0million", " in all"]
    _, figure, last = runs(paragraph)
    say(last, "in all")
    paragraph.remove(figure)
    assert memo.comes_back() == PLAN.replace(COSTS, "      - The audit cost in all\n")


def test_another_number_in_the_place_of_a_sentence_may_be_that_of_its_figure(memo: Trip) -> None:
    retype(memo.at("The audit cost"), "Nobody paid more than 5 million for that")
    memo.is_told("Nobody paid", "sections.0.points.4")


def test_a_mark_that_somebody_typed_is_none(memo: Trip) -> None:
    run = runs(memo.at("The third plant"))[0]
    say(run, f"{words(run)} [3]")
    memo.is_told("[3]")


# --- Looks ------------------------------------------------------------------------------------------------------------


def test_words_typed_in_the_look_of_a_label_are_not_emphasised(memo: Trip) -> None:
    """Word takes the look of the first run where somebody types over several."""
    paragraph = memo.at("Use falls")
    for run in runs(paragraph):
        embolden(run, on=True)
    say(runs(paragraph)[0], "Use falls fast")
    result = memo.pull()
    assert "Use falls fast" in result.after


def test_a_whole_new_item_is_as_bold_as_its_place(memo: Trip) -> None:
    paragraph = memo.at("The third plant")
    new = without_marks(copy.deepcopy(paragraph))
    retype(new, "A new plant is built")
    embolden(runs(new)[0], on=True)
    paragraph.addnext(new)
    assert memo.comes_back() == PLAN.replace("a permit\n", "a permit\n      - A new plant is built\n")


STATED = "      - {text: {en: Heat is lost, ja: 熱が失われる}, detail: {en: Light is too., ja: 光も失われる。}}\n"


def test_two_values_that_were_typed_over_as_one_line_are_told(tmp_path: Path) -> None:
    plan = PLAN.replace("summary:\n", "summary:\n  - {text: Begin in May, detail: In one step.}\n", 1)
    memo = Trip(tmp_path, "memo", plan)
    paragraph = memo.at("Begin in May")
    assert "MayIn one step" in full(paragraph)
    retype(paragraph, full(paragraph).replace("MayIn one", "May, and not in one"))
    result = memo.pull(plan)
    assert result.after == plan
    assert result.reports


@pytest.mark.slow
def test_two_values_of_one_line_that_were_typed_over_as_one_are_told(tmp_path: Path) -> None:
    """A sentence in the place of both is neither of them, and takes none of them out in the other language."""
    plan = PLAN.replace("    points:\n", f"    points:\n{STATED}", 1)
    memo = Trip(tmp_path, "memo", plan, "executive")
    paragraph = memo.at("Heat is lost")
    first, second = (run for run in runs(paragraph) if words(run) in ("Heat is lost", "Light is too."))
    say(first, "Another sentence altogether")
    paragraph.remove(second)
    result = memo.pull(plan)
    assert result.after == plan
    assert any("detail" in report.cure for report in result.reports)


@pytest.mark.slow
def test_reasons_of_one_cell_come_and_go_each_for_itself(tmp_path: Path) -> None:
    """Each is a paragraph of its own, as an item of a list is."""
    view = (
        "  - kind: assessments\n    title: Who says what\n    views:\n      - claim: The plan comes late\n"
        "        held_by: Board\n        reasons: [Heat is lost, Light too]\n"
    )
    plan = PLAN.replace("  - kind: table\n", f"{view}  - kind: table\n")
    memo = Trip(tmp_path, "memo", plan, "executive")
    last = memo.at("Light too")
    added = copy.deepcopy(last)
    last.addnext(added)
    say(runs(added)[-1], "Water is not")
    gone = memo.at("Heat is lost")
    gone.getparent().remove(gone)
    result = memo.pull(plan)
    assert result.after == plan.replace("[Heat is lost, Light too]", "[Light too, Water is not]")


@pytest.mark.slow
def test_a_line_with_a_field_that_was_typed_over_is_as_bold_as_its_first_words(tmp_path: Path) -> None:
    document, path = built("code-red", "analyst", "memo"), copied("code-red", tmp_path)
    file = opened(document.content, document.name)
    line = next(place.element for place in places(file) if "一本に資源を寄せる" in full(place.element))
    assert line.find(f".//{WORD}fldChar") is not None
    retype(line, full(line).replace("一本に資源を寄せる", "だけに資源を寄せる"))
    there, found = opened_files([File(document.name, file.saved())])
    assert not found
    result = pulled(there, path, session())
    assert "だけに資源を寄せる" in result.after
    assert result.after.count("**") == result.before.count("**")


# --- Levels and notes -------------------------------------------------------------------------------------------------


def test_a_paragraph_of_the_notes_that_was_taken_out(deck: Trip) -> None:
    note = next(place.element for place in places(deck.file) if place.kind == "notes")
    for run in runs(note):
        note.remove(run)
    deck.is_told("was taken out of the notes", "sources.audit")


# --- Parts that cannot be read ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("how", mostly_slow(["cut", "gone", "other", "bare"]))
@pytest.mark.parametrize(
    "part",
    [
        *("ppt/slides/slide", "ppt/slides/slide4.xml", "ppt/notesSlides/notesSlide", "ppt/charts/chart"),
        *("ppt/slides/_rels/", "ppt/_rels/presentation", "word/header", "word/footer", "word/charts/chart"),
    ],
)
def test_what_stood_in_a_part_that_cannot_be_read_stays(tmp_path: Path, part: str, how: str) -> None:
    plan = PLAN.replace("from: Energy office\n", "from: Energy office\nmarking: Internal\n")
    plan = plan.replace(
        "    message: The plants were audited\n", "    message: The plants were audited\n    text: Spoken only\n"
    )
    path = tmp_path / "plan.yaml"
    path.write_text(plan, encoding="utf-8")
    content = made(path, "executive", "deck" if part.startswith("ppt") else "memo")
    assert content is not None
    there, found = opened_files([File("plan", spoiled(content, part, how))])
    assert not found
    result = pulled(there, path, session())
    assert result.after == plan
    assert "cannot be read" in result.reports[0].what


# --- Charts, by their names -------------------------------------------------------------------------------------------


def plot(trip: Trip, categories: list[str], series: dict[str, list[float]]) -> None:
    """Give a chart other data, as PowerPoint does: the workbook and the drawing."""
    chart = next(s.chart for slide in trip.file.document.slides for s in slide.shapes if s.has_chart)
    data: Any = CategoryChartData()  # type: ignore[no-untyped-call]
    data.categories = categories
    for name, values in series.items():
        data.add_series(name, values)
    chart.replace_data(data)


YEARS = ["2023", "2024", "2025"]


@pytest.mark.slow
def test_a_number_and_a_name_of_a_chart(deck: Trip) -> None:
    plot(deck, ["2023", "2024 (half)", "2025"], {"Heat": [120, 104, 91], "Lamps": [40, 41, 42]})
    after = deck.comes_back()
    assert 'categories: ["2023", "2024 (half)", "2025"]' in after
    assert "- {name: Heat, values: [120, 104, 91]}" in after
    assert "- {name: Lamps, values: [40, 41, 42]}" in after


CHART = """\
      categories: {categories}
      series:
        - {{name: Heat, values: {heat}}}
        - {{name: Light, values: {light}}}
"""


@pytest.mark.slow
@pytest.mark.parametrize(
    ("categories", "heat", "light"),
    [
        (["2024", "2025"], [104, 90], [41, 42]),
        (["2022", "2023", "2024", "2025"], [130, 120, 104, 90], [39, 40, 41, 42]),
        (["2023", "2024", "2024 (late)", "2025"], [120, 104, 99, 90], [40, 41, 43, 42]),
        (["2025", "2024", "2023"], [90, 104, 120], [42, 41, 40]),
        (["2025", "2023", "2026"], [90, 121, 80], [42, 40, 44]),
        (["2024", "2025", "2026"], [104, 90, 80], [41, 42, 43]),
    ],
)
def test_categories_of_a_chart_come_go_and_change_places(
    deck: Trip, categories: list[str], heat: list[float], light: list[float]
) -> None:
    plot(deck, categories, {"Heat": heat, "Light": light})
    names = ", ".join(f'"{name}"' for name in categories)
    wanted = CHART.format(categories=f"[{names}]", heat=heat, light=light)
    assert deck.comes_back() == PLAN.replace(CHART.format(categories='["2023", "2024", "2025"]', **LINES), wanted)


LINES = {"heat": [120, 104, 90], "light": [40, 41, 42]}


@pytest.mark.slow
@pytest.mark.parametrize("heat", [[0.12, 0.104, 0.09], [0.12, 0.105, 0.09], [120000, 104000, 90000]])
def test_a_series_in_another_unit_that_its_name_says(heat: list[float], deck: Trip) -> None:
    """Of them 0.105 is rounded, by less than what would make it another number."""
    plot(deck, YEARS, {"Heat (GWh)": heat, "Light": [40, 41, 42]})
    assert yaml.safe_load(deck.comes_back())["sections"][1]["data"]["series"][0] == {
        "name": "Heat (GWh)",
        "values": heat,
    }


@pytest.mark.parametrize(("name", "heat"), [("Gas", [0.12, 0.104, 0.09]), ("Heat (late)", [0.12, 104.5, 0.08])])
def test_other_numbers_under_another_name_are_told(name: str, heat: list[float], deck: Trip) -> None:
    plot(deck, YEARS, {name: heat, "Light": [40, 41, 42]})
    deck.is_told(f"series are new: {name}")


STRIP = """\
    type: strip
    data:
      categories: ["2023", "2024", "2025"]
      series: [{name: Heat, values: [120, 104, 90]}]
"""


@pytest.mark.slow
@pytest.mark.parametrize("program", ["PowerPoint", "LibreOffice"])
@pytest.mark.parametrize(("place", "old", "new"), [("A3", "2024", "Half"), ("B3", "104", "52")])
def test_a_part_of_a_strip(program: str, place: str, old: str, new: str, tmp_path: Path) -> None:
    begin = PLAN.index("    data:\n")
    briefing = PLAN[:begin] + STRIP + PLAN[PLAN.index("  - kind: table") :]
    trip = Trip(tmp_path, "deck", briefing)
    chart = next(s.chart for slide in trip.file.document.slides for s in slide.shapes if s.has_chart)
    if program == "PowerPoint":  # which changes the workbook too
        book = next(r.target_part for r in chart.part.rels.values() if r.reltype.endswith("/package"))
        workbook = load_workbook(io.BytesIO(book.blob))
        workbook.worksheets[0][place].value = int(new) if new.isdigit() else new
        stream = io.BytesIO()
        workbook.save(stream)
        book._blob = stream.getvalue()
    for value in [v for v in chart._chartSpace.iter("{*}v") if v.text == old]:
        value.text = new
    assert yaml.safe_load(trip.comes_back(briefing))["sections"][1]["data"] == {
        "categories": ["2023", "Half" if old == "2024" else "2024", "2025"],
        "series": [{"name": "Heat", "values": [120, 52 if old == "104" else 104, 90]}],
    }


def test_a_strip_that_a_program_wrote_anew_as_it_is_drawn(tmp_path: Path) -> None:
    """A series a part, in the workbook too."""
    begin = PLAN.index("    data:\n")
    trip = Trip(tmp_path, "deck", PLAN[:begin] + STRIP + PLAN[PLAN.index("  - kind: table") :])
    plot(trip, ["Heat"], {"2023": [120], "2024": [52], "2025": [90]})
    assert yaml.safe_load(trip.comes_back())["sections"][1]["data"] == {
        "categories": ["2023", "2024", "2025"],
        "series": [{"name": "Heat", "values": [120, 52, 90]}],
    }


@pytest.mark.slow
def test_series_of_a_chart_come_go_and_change_places(deck: Trip) -> None:
    plot(deck, YEARS, {"Gas": [1, 2, 3], "Light": [40, 41, 42], "Heat": [120, 104, 90]})
    after = deck.comes_back()
    assert after.index("name: Gas") < after.index("name: Light") < after.index("name: Heat")
    assert "values: [40, 41, 42]" in after
    assert yaml.safe_load(after)["sections"][1]["data"]["series"][0] == {"name": "Gas", "values": [1, 2, 3]}


@pytest.mark.slow
def test_a_series_of_a_chart_is_taken_out_with_a_category(deck: Trip) -> None:
    plot(deck, YEARS[1:], {"Heat": [104, 90]})
    data = yaml.safe_load(deck.comes_back())["sections"][1]["data"]
    assert data == {"categories": ["2024", "2025"], "series": [{"name": "Heat", "values": [104, 90]}]}


@pytest.mark.parametrize(
    ("categories", "series", "said"),
    [
        (YEARS, {"Heat": [120, 104, 90], "Gas": [1, 2, 3]}, "new: Gas"),
        (["2023", "2026", "2027"], {"Heat": [120, 1, 2], "Light": [40, 1, 2]}, "new: 2026, 2027"),
        (["2024", "2025", "2025"], {"Heat": [104, 90, 90], "Light": [41, 42, 42]}, "taken out: 2023"),
    ],
)
def test_what_does_not_match_whole_is_told_whole(
    deck: Trip, categories: list[str], series: dict[str, list[float]], said: str
) -> None:
    plot(deck, categories, series)
    deck.is_told(said)


@pytest.mark.slow
def test_what_names_a_series_or_a_category_is_renamed_or_goes_with_it(tmp_path: Path) -> None:
    keys = "emphasis: Heat\n    message: Use falls"
    plan = PLAN.replace("message: Use falls", keys)
    deck = Trip(tmp_path, "deck", plan)
    plot(deck, YEARS, {"Warmth": [120, 104, 90], "Light": [40, 41, 42]})
    assert deck.comes_back(plan) == plan.replace("Heat,", "Warmth,").replace("emphasis: Heat", "emphasis: Warmth")
    deck = Trip(tmp_path, "deck", plan)
    plot(deck, YEARS, {"Light": [40, 41, 42]})
    section = yaml.safe_load(deck.comes_back(plan))["sections"][1]
    assert "emphasis" not in section
    assert [series["name"] for series in section["data"]["series"]] == ["Light"]


def test_categories_that_the_briefing_has_otherwise_by_now_are_told(deck: Trip) -> None:
    plot(deck, YEARS[1:], {"Heat": [104, 90], "Light": [41, 42]})
    now = PLAN.replace('["2023",', '["2022", "2023",').replace("[120,", "[130, 120,").replace("[40,", "[39, 40,")
    result = deck.pull(now)
    assert result.after == now
    assert "other ones by now" in result.reports[0].what


def test_a_number_goes_to_its_year_wherever_that_stands_now(deck: Trip) -> None:
    plot(deck, YEARS, {"Heat": [121, 104, 90], "Light": [40, 41, 42]})
    now = PLAN.replace('["2023",', '["2022", "2023",').replace("[120,", "[130, 120,").replace("[40,", "[39, 40,")
    assert deck.pull(now).after == now.replace("[130, 120", "[130, 121")


def test_a_number_whose_year_is_gone_is_told(deck: Trip) -> None:
    plot(deck, YEARS, {"Heat": [121, 104, 90], "Light": [40, 41, 42]})
    now = PLAN.replace('["2023", ', "[").replace("[120, ", "[").replace("[40, ", "[")
    result = deck.pull(now)
    assert result.after == now
    assert result.reports


@pytest.mark.slow
def test_a_number_of_a_series_that_is_shown_with_its_unit(tmp_path: Path) -> None:
    axes = "type: combination\n    lines: [Light]\n    unit: MWh\n    second_unit: kWh"
    plan = PLAN.replace("message: Use falls", f"message: Use falls\n    {axes}")
    deck = Trip(tmp_path, "deck", plan)
    chart = next(s.chart for slide in deck.file.document.slides for s in slide.shapes if s.has_chart)
    names = [series.name for plotted in chart.plots for series in plotted.series]
    assert names == ["Heat (MWh)", "Light (kWh)"]
    plot(deck, YEARS, {names[0]: [120, 104.5, 90], names[1]: [40, 41, 42]})
    assert deck.comes_back(plan) == plan.replace("[120, 104,", "[120, 104.5,")
    plot(deck, YEARS, {names[0]: [120, 104, 90], "Lamps (kWh)": [40, 41, 42]})
    after = plan.replace("name: Light", "name: Lamps").replace("lines: [Light]", "lines: [Lamps]")
    assert deck.comes_back(plan) == after


@pytest.mark.slow
def test_a_name_in_the_drawing_alone_comes_back(deck: Trip) -> None:
    chart = next(s.chart for slide in deck.file.document.slides for s in slide.shapes if s.has_chart)
    for value in chart._chartSpace.iter("{*}v"):
        value.text = "Lamps" if value.text == "Light" else value.text
    assert deck.comes_back() == PLAN.replace("name: Light", "name: Lamps")


def test_a_workbook_alone_that_lost_a_row_is_told(deck: Trip) -> None:
    chart = next(s.chart for slide in deck.file.document.slides for s in slide.shapes if s.has_chart)
    book = next(r.target_part for r in chart.part.rels.values() if r.reltype.endswith("/package"))
    workbook = load_workbook(io.BytesIO(book.blob))
    workbook.worksheets[0].delete_rows(2)
    stream = io.BytesIO()
    workbook.save(stream)
    book._blob = stream.getvalue()
    deck.is_told("taken out: 2023")


# --- Items by enough of their content, values with their unit ---------------------------------------------------------


@pytest.mark.parametrize("cell", [0, 1])
def test_an_edit_of_a_row_does_not_go_to_another_with_an_equal_cell(memo: Trip, cell: int) -> None:
    row = next(memo.at("Survey").iterancestors(f"{WORD}tr"))
    run = runs(list(row.iter(f"{WORD}p"))[cell])[0]
    say(run, ("Survey of all plants", "11")[cell])
    now = PLAN.replace("[Survey, 10, 5]", "[Insurance, 30, 5]")
    result = memo.pull(now)
    assert result.after == now
    assert result.reports or result.open


def test_an_edit_of_the_cell_that_is_equal_does_not_go_to_another_row(memo: Trip) -> None:
    row = next(memo.at("Survey").iterancestors(f"{WORD}tr"))
    say(runs(list(row.iter(f"{WORD}p"))[2])[0], "7")
    now = PLAN.replace("[Survey, 10, 5]", "[Insurance, 30, 5]")
    result = memo.pull(now)
    assert result.after == now
    assert result.reports


@pytest.mark.slow
def test_a_group_that_must_keep_one_item_is_refused_as_a_group(tmp_path: Path) -> None:
    plan = PLAN.replace("kind: background", "kind: text", 1)
    memo = Trip(tmp_path, "memo", plan)
    for text in ("The first plant", "The third plant", "The fourth plant", "The fifth plant", "The audit cost"):
        paragraph = memo.at(text)
        paragraph.getparent().remove(paragraph)
    result = memo.pull(plan)
    assert result.after == plan
    assert len([report for report in result.reports if "cannot be removed" in report.what]) == 5


@pytest.mark.slow
def test_a_number_is_not_written_in_another_unit(memo: Trip) -> None:
    run = next(run for run in runs(memo.at("The audit cost")) if "4.5" in words(run))
    say(run, words(run).replace("4.5", "4.7"))
    now = PLAN.replace("unit: EUR", "unit: USD")
    result = memo.pull(now)
    assert result.after == now
    assert "another unit" in " ".join(report.what for report in result.reports)
    assert "4700000" in memo.pull().after


# --- Dates ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("typed", ["10 Ap追ril 2026", "around 2026", "2026 or later", "10 April 2026 (moved)"])
def test_a_date_with_other_words_beside_it_is_no_date(typed: str, memo: Trip) -> None:
    retype(memo.at("10 April 2026"), typed)
    memo.is_told(typed, "cannot be read back as a date")


@pytest.mark.parametrize(("typed", "date"), [("12 May 2026", "2026-05-12"), ("2026-05-12", "2026-05-12")])
def test_a_date_is_written_as_it_was_typed(typed: str, date: str, memo: Trip) -> None:
    retype(memo.at("10 April 2026"), typed)
    assert memo.comes_back() == PLAN.replace("date: 2026-04-10", f"date: {date}")


# --- Drawings in the place of words -----------------------------------------------------------------------------------

DIAGRAM = """\
<p:graphicFrame xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"
 xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><p:nvGraphicFramePr>
<p:cNvPr id="901" name="Diagram 1"/>
<p:cNvGraphicFramePr/><p:nvPr/></p:nvGraphicFramePr><p:xfrm><a:off x="0" y="0"/><a:ext cx="900" cy="900"/></p:xfrm>
<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/diagram"/></a:graphic>
</p:graphicFrame>"""
THIRD = "The third plant waits for a permit"


def draw(paragraph: Any) -> None:
    """Put a drawing at the end of a paragraph of a memo."""
    run = etree.SubElement(paragraph, f"{WORD}r")
    etree.SubElement(run, f"{WORD}drawing")


def test_words_that_were_made_a_diagram_of_are_kept(deck: Trip) -> None:
    shape = next(deck.at("The third plant").iterancestors("{*}sp"))
    shape.addnext(etree.fromstring(DIAGRAM))
    shape.getparent().remove(shape)
    deck.is_told("The third plant", "a drawing that is new in its place may say it", "sections.0.points.1")


def test_words_that_are_gone_in_one_place_and_perhaps_in_another_are_told(memo: Trip) -> None:
    """The title stands in the body and in the header; of the footer nobody knows what it says."""
    title: Any = next(p.element for p in places(memo.file) if full(p.element) == "Heat plan")
    title.getparent().remove(title)
    for section in memo.file.document.sections:
        for footer in (section.footer, section.first_page_footer, section.even_page_footer):
            for child in list(footer._element):
                footer._element.remove(child)
    memo.is_told("the footer cannot be read", "“Heat plan” was taken out here, and still stands in the header")


def test_words_that_were_made_a_picture_of_are_kept(memo: Trip) -> None:
    third = memo.at(THIRD)
    for run in runs(third):
        third.remove(run)
    draw(third)
    memo.is_told(THIRD, "a drawing that is new in its place may say it", "sections.0.points.1")


def test_words_in_whose_place_a_box_was_put_are_kept(memo: Trip) -> None:
    third = memo.at(THIRD)
    draw(box := etree.Element(f"{WORD}p"))
    third.addnext(box)
    third.getparent().remove(third)
    memo.is_told(THIRD, "a drawing that is new in its place may say it", "sections.0.points.1")


def test_words_are_taken_out_where_a_drawing_stands_elsewhere(memo: Trip) -> None:
    draw(memo.at("The plants were audited"))
    third = memo.at(THIRD)
    third.getparent().remove(third)
    result = memo.pull()
    assert result.after == PLAN.replace(f"      - {THIRD}\n", "")


@pytest.mark.slow
def test_words_of_the_template_are_none_of_a_cell_that_says_the_same(tmp_path: Path) -> None:
    plan = PLAN.replace("[Design, 20, 5]", "[Summary, 20, 5]")
    memo = Trip(tmp_path, "memo", plan)
    heading = next(p.element for p in places(memo.file) if p.kind == "body" and full(p.element) == "Summary")
    retype(heading, "In short")
    memo.is_told("“Summary” became “In short”", "the plan")


def test_words_behind_a_label_are_not_put_before_the_figure_that_stands_there(tmp_path: Path) -> None:
    plan = PLAN.replace(
        "      - The audit cost {{ figures.cost }} in all\n",
        '      - {text: "The audit cost {{ figures.cost }}", status: reported, sources: [audit]}\n',
    )
    memo = Trip(tmp_path, "memo", plan)
    run = runs(memo.at("The audit cost"))[-1]
    say(run, words(run) + " and more")
    memo.is_told("marks and labels that a build writes among it")


# --- Marks that were dragged, gaps that are gone ----------------------------------------------------------------------


def _dragged(trip: Trip, text: str, behind: str) -> None:
    """The number of a source dragged behind a word of its own line."""
    line = trip.at(text)
    mark = next(run for run in runs(line) if is_citation(run))
    moved = mark if mark.getparent() is line else parent_of(mark)
    run = next(run for run in runs(line) if behind in words(run))
    rest = copy.deepcopy(run)
    at = words(run).index(behind) + len(behind)
    say(rest, words(run)[at:])
    say(run, words(run)[:at])
    run.addnext(rest)
    run.addnext(moved)


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["deck", "memo"])
def test_a_mark_that_was_dragged_within_its_line_is_told(kind: str, tmp_path: Path) -> None:
    trip = Trip(tmp_path, kind, audience="executive")
    _dragged(trip, "The fourth plant is closed", "The fourth")
    trip.is_told("the mark [1] was put elsewhere in its line", "`sources:` and [@key]")


def _of_two(typed: str, gap: str = "\u2003") -> tuple[Unit, Unit]:
    """A line of two values with a gap between them, as it was built and as it is now."""
    pieces = (Piece("Why now", mark=1), Piece(gap, mark=-1), Piece("Rents rose", mark=2))
    built = Unit(0, "body", pieces)
    return built, Unit(0, "body", (Piece(typed, mark=1),))


@pytest.mark.parametrize(
    ("typed", "is_certain"),
    [
        ("Why now\u2003Rents fell", True),
        ("Why then\u2003Rents rose", True),
        ("Why nownts rose", False),  # the end of one, the beginning of the other and the gap
        ("Why nents rose", False),
        ("Why now as rents rose", False),
        ("Why nowRents fell", True),  # where one ends and the other begins is as it was
        ("Why nowAll rents rose", False),
    ],
)
@pytest.mark.parametrize("gap", ["\u2003", "\n"])
def test_two_values_without_their_gap_are_not_cut_apart(typed: str, is_certain: bool, gap: str) -> None:
    built, now = _of_two(typed.replace("\u2003", gap), gap)

    def owner(mark: int) -> Owner:
        return Owner.TEXT if mark > 0 else Owner.LABEL

    made = segments(built, now, owner)
    assert is_apart(built, now, made, owner, ()) is is_certain


def test_a_space_within_a_value_is_not_that_between_two() -> None:
    built, now = _of_two("Why nowRents fell", " ")
    made = segments(built, now, lambda mark: Owner.TEXT if mark > 0 else Owner.LABEL)
    assert [segment.text for segment in made] == ["Why now", "", "Rents fell"]


def test_a_day_in_another_order_is_the_same_day(tmp_path: Path) -> None:
    trip = Trip(tmp_path, audience="executive")
    line = next(place.element for place in places(trip.file) if "1 March 2026" in full(place.element))
    run = next(run for run in runs(line) if "1 March 2026" in words(run))
    say(run, words(run).replace("1 March 2026", "March 2, 2026"))
    assert trip.pull().after == trip.briefing.replace("date: 2026-03-01", "date: 2026-03-02")

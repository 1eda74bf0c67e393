"""Tables whose data stand in a CSV file: with --data what was done to them in Office is done to the file."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st
from pptx.chart.data import CategoryChartData

from briefdeck.cli.main import cli
from briefdeck.document.kinds import Kind
from briefdeck.inputs.csv import read_csv
from briefdeck.inputs.csv_writing import rewritten
from briefdeck.roundtrip.pull.pulling import File, Pulled, opened_files, pulled
from pulling import A, Element, W, full, retype, without_marks
from shipped import session
from trips import SUMMARY, Trip, cells, rows

PLAN = (
    SUMMARY
    + """\
sections:
  - kind: table
    title: Steps
    message: Three steps are planned
    data: steps.csv
"""
)
STEPS = 'Step,Days,Cost\n"Survey",10,5\nDesign,20,"5.50"\nBuilding,1090,\n'
KINDS: tuple[Kind, ...] = ("deck", "memo")


class Table:
    """A table of a file that was built, and that is edited."""

    def __init__(self, folder: Path, kind: Kind, text: str = STEPS) -> None:
        self.csv = folder / "steps.csv"
        self.csv.write_bytes(text.encode())
        self.trip = Trip(folder, kind, PLAN)

    def row(self, name: str) -> Element:
        found: list[Element] = [row for row in rows(self.trip.file, name) if full(first(cells(row)[0])) == name]
        return found[0]

    def type(self, name: str, column: int, text: str) -> None:
        retype(first(cells(self.row(name))[column]), text)

    def pull(self, *, data: bool = True) -> Pulled:
        there, found = opened_files([File("plan", self.trip.file.saved())])
        assert not found
        return pulled(there, self.trip.path, session(), data=data)

    def becomes(self) -> str:
        """The file, of which a second pull finds nothing more to say."""
        result = self.pull()
        assert (result.taken, result.open, result.reports) == ([], [], [])
        (edit,) = result.files
        assert edit.path == self.csv
        assert edit.before == self.csv.read_bytes().decode()
        return edit.after


def first(cell: Any) -> Any:
    return next(cell.iter(f"{A}p", f"{W}p"))


@pytest.mark.parametrize("kind", KINDS)
def test_cells(kind: Kind, tmp_path: Path) -> None:
    table = Table(tmp_path, kind)
    table.type("Design", 1, "25")
    table.type("Building", 0, "Building, and moving")
    assert table.becomes() == STEPS.replace("Design,20,", "Design,25,").replace(
        'Design,25,"5.50"', "Design,25,5.50"
    ).replace("Building,1090,", '"Building, and moving",1090,')


@pytest.mark.parametrize("kind", KINDS)
def test_rows(kind: Kind, tmp_path: Path) -> None:
    """One is put in, one is taken out, and two change places."""
    table = Table(tmp_path, kind)
    survey, building = table.row("Survey"), table.row("Building")
    new = without_marks(copy.deepcopy(table.row("Design")))
    for cell, text in zip(cells(new), ("Permit", "1,200", "9.5"), strict=True):
        retype(first(cell), text)
    building.addnext(survey)
    survey.addnext(new)
    gone = table.row("Design")
    gone.getparent().remove(gone)  # type: ignore[union-attr]
    assert table.becomes() == 'Step,Days,Cost\nBuilding,1090,\n"Survey",10,5\nPermit,1200,9.5\n'


@pytest.mark.parametrize("kind", KINDS)
def test_columns(kind: Kind, tmp_path: Path) -> None:
    table = Table(tmp_path, kind, STEPS.replace("1090,", "1090,80"))
    for row, text in zip(rows(table.trip.file, "Design"), ("Who", "Crews", "Own staff", "Crews"), strict=True):
        last = cells(row)[-1]
        new = without_marks(copy.deepcopy(last))
        retype(first(new), text)
        last.addnext(new)
    grid = next(row for row in rows(table.trip.file, "Design")).getparent()
    assert grid is not None
    column = next(iter(reversed(list(grid.iter(f"{A}gridCol", f"{W}gridCol")))))
    column.addnext(copy.deepcopy(column))
    assert (
        table.becomes() == "Step,Days,Cost,Who\nSurvey,10,5,Crews\nDesign,20,5.50,Own staff\nBuilding,1090,80,Crews\n"
    )


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_is_written_without_being_asked(kind: Kind, tmp_path: Path) -> None:
    table = Table(tmp_path, kind)
    table.type("Design", 1, "25")
    result = table.pull(data=False)
    assert result.files == []
    assert [report.what for report in result.reports] == ["“20” became “25”, and its data stand in “steps.csv”"]


USE = "Year,Heat,Light\n2023,120,40\n2024,104,41\n2025,90,\n"
CHART_PLAN = (
    SUMMARY
    + """\
sections:
  - kind: chart
    title: Use over the years
    message: Use falls
    alt: Use by year
    data: use.csv
"""
)


def plotted(
    folder: Path,
    names: list[str],
    series: list[tuple[str, list[float | None]]],
    plan: str = CHART_PLAN,
    *,
    data: bool = True,
) -> Pulled:
    """What is pulled of a chart of a CSV file that has other data now."""
    (folder / "use.csv").write_text(USE, encoding="utf-8")
    trip = Trip(folder, "deck", plan)
    (chart,) = (s.chart for slide in trip.file.document.slides for s in slide.shapes if s.has_chart)
    drawn: Any = CategoryChartData()  # type: ignore[no-untyped-call]
    drawn.categories = names
    for name, values in series:
        drawn.add_series(name, values)
    chart.replace_data(drawn)
    there, found = opened_files([File("plan", trip.file.saved())])
    assert not found
    return pulled(there, trip.path, session(), data=data)


YEARS = ["2023", "2024", "2025"]
HEAT: tuple[str, list[float | None]] = ("Heat", [120, 104, 90])
LIGHT: tuple[str, list[float | None]] = ("Light", [40, 41, None])


@pytest.mark.parametrize(
    ("names", "series", "after"),
    [
        (YEARS, [("Heat", [120, 101.5, 90]), LIGHT], USE.replace("104", "101.5")),
        (YEARS, [HEAT, ("Light", [40, 41, 7])], USE.replace("2025,90,", "2025,90,7")),
        ([*YEARS, "2026"], [("Heat", [*HEAT[1], 80]), ("Light", [*LIGHT[1], 39])], f"{USE}2026,80,39\n"),
        (["2024", "2025"], [("Heat", [104, 90]), ("Light", [41, None])], USE.replace("2023,120,40\n", "")),
        (YEARS, [HEAT], "Year,Heat\n2023,120\n2024,104\n2025,90\n"),
        (YEARS, [HEAT, LIGHT, ("Cold", [1, 2, 3])], "Year,Heat,Light,Cold\n2023,120,40,1\n2024,104,41,2\n2025,90,,3\n"),
        (YEARS, [HEAT, ("Lamps", LIGHT[1])], USE.replace("Light", "Lamps")),
    ],
)
def test_data_of_charts(
    names: list[str], series: list[tuple[str, list[float | None]]], after: str, tmp_path: Path
) -> None:
    result = plotted(tmp_path, names, series)
    assert (result.taken, result.open, result.reports) == ([], [], [])
    (edit,) = result.files
    assert edit.after == after


NAMED_PLAN = CHART_PLAN + "    names: [{en: Warmth, ja: 熱}, Lamps]\n"


def test_names_of_series_that_the_briefing_has_come_back_to_it(tmp_path: Path) -> None:
    result = plotted(tmp_path, YEARS, [("Warmer", HEAT[1]), ("Bulbs", LIGHT[1])], NAMED_PLAN)
    assert (result.open, result.reports, result.files) == ([], [], [])
    assert result.after == NAMED_PLAN.replace("Warmth", "Warmer").replace("Lamps", "Bulbs")


def test_numbers_of_series_that_the_briefing_names_come_back_to_their_file(tmp_path: Path) -> None:
    result = plotted(tmp_path, YEARS, [("Warmth", [120, 101.5, 90]), ("Lamps", LIGHT[1])], NAMED_PLAN)
    assert (result.taken, result.open, result.reports) == ([], [], [])
    assert [edit.after for edit in result.files] == [USE.replace("104", "101.5")]


@pytest.mark.parametrize("data", [False, True])
def test_a_name_that_says_another_unit_goes_with_its_numbers(data: bool, tmp_path: Path) -> None:
    heat: tuple[str, list[float | None]] = ("Warmth (GWh)", [0.12, 0.104, 0.09])
    result = plotted(tmp_path, YEARS, [heat, ("Lamps", LIGHT[1])], NAMED_PLAN, data=data)
    assert bool(result.reports) is not data
    assert (result.after != NAMED_PLAN) is data
    assert [edit.after for edit in result.files] == [
        USE.replace("120", "0.12").replace("104", "0.104").replace("90", "0.09")
    ] * data


def test_a_series_that_the_briefing_names_is_not_taken_out_of_its_file(tmp_path: Path) -> None:
    result = plotted(tmp_path, YEARS, [("Warmth", HEAT[1])], NAMED_PLAN)
    assert (result.taken, result.files, result.after) == ([], [], NAMED_PLAN)
    assert result.reports


def test_a_row_that_is_gone_is_told_without_being_asked(tmp_path: Path) -> None:
    table = Table(tmp_path, "memo")
    gone = table.row("Survey")
    gone.getparent().remove(gone)  # type: ignore[union-attr]
    result = table.pull(data=False)
    assert [report.what for report in result.reports] == ["“Survey” was taken out, and its data stand in “steps.csv”"]


def test_a_table_that_nobody_edited_leaves_its_file(tmp_path: Path) -> None:
    result = Table(tmp_path, "memo", STEPS.replace("\n", "\r\n")).pull()
    assert (result.files, result.reports) == ([], [])


def test_a_file_that_says_something_else_by_now_is_left(tmp_path: Path) -> None:
    table = Table(tmp_path, "memo")
    table.type("Design", 1, "25")
    table.csv.write_text(STEPS.replace("Survey", "Permits for all of the buildings"), encoding="utf-8")
    result = table.pull()
    assert result.files == []
    assert "the file says “Permits for all of the buildings” by now" in result.reports[0].what


@pytest.mark.slow
def test_the_command_writes_it(tmp_path: Path) -> None:
    table = Table(tmp_path, "memo", "\ufeff" + STEPS)
    table.type("Design", 1, "25")
    path = tmp_path / "plan.analyst.docx"
    path.write_bytes(table.trip.file.saved())
    arguments = ["pull", str(path), "--briefing", str(table.trip.path), "--data"]
    shown = CliRunner().invoke(cli, [*arguments, "--diff"])
    assert "+Design,25,5.50" in shown.output
    assert table.csv.read_bytes().decode() == "\ufeff" + STEPS
    written = CliRunner().invoke(cli, arguments)
    assert written.exit_code == 0, written.output
    assert "1 CSV file written" in written.output
    assert table.csv.read_bytes().decode() == "\ufeff" + STEPS.replace('Design,20,"5.50"', "Design,25,5.50")


@pytest.mark.slow
@given(
    st.lists(st.lists(st.text('ab",\n 名', max_size=5), min_size=2, max_size=3), min_size=1, max_size=5), st.randoms()
)
def test_any_rows_read_back_as_they_were_written(table: list[list[str]], chance: Any) -> None:
    text = "\r\n".join(",".join('"' + cell.replace('"', '""') + '"' for cell in row) for row in table)
    there = [tuple(cell.text for cell in row) for row in read_csv(text, "d.csv")[0]]
    wanted = [(n, cells) for n, cells in enumerate(there)] + [(-1, ("x", 'y"'))]
    chance.shuffle(wanted)
    made = [tuple(cell.text for cell in row) for row in read_csv(rewritten(text, wanted), "d.csv")[0]]
    assert made == [cells for _, cells in wanted]
    assert rewritten(text, [(n, cells) for n, cells in enumerate(there)]) == text

"""Measures that no axis can hold together: an index, in the chart and back."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from openpyxl import load_workbook

from briefdeck.document.chart import ChartSpec, Index, Series
from briefdeck.locale import known
from briefdeck.model.indexed import can_be_indexed
from briefdeck.model.leaves import ChartType
from briefdeck.outputs.chart.formats import with_unit, written
from briefdeck.outputs.chart.part import ChartLook, ChartParts, chart_part
from briefdeck.pipeline.load import load
from shipped import session
from trips import PLAN, Trip

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
LOOK = ChartLook(10.5, "accent1", "accent4", "tx1", "accent5", known("ja"))
INDEX = Index("指数（2021年＝100）", ("（", "）"))
YEARS = ("2021", "2022", "2023")
SALES = Series("売上高", (812e9, 901e9, 998e9), divisor=10**8, unit="億円")
STAFF = Series("人員", (6200.0, 5900.0, 5456.0), unit="人")
BOTH = ChartSpec(ChartType.LINE, YEARS, (SALES, STAFF), index=INDEX)


def part(chart: ChartSpec = BOTH, size: tuple[float, float] = (860.0, 300.0)) -> tuple[ChartParts, Any]:
    parts = chart_part(chart, LOOK, size)
    return parts, etree.fromstring(parts.xml)


def ends(tree: Any) -> list[str]:
    """What stands at the ends of lines, a label after the other."""
    labels = tree.iter(f"{C}dLbl")
    return [
        "\n".join("".join(t.text for t in p.iter(f"{A}t")) for p in label.iterfind(f"{C}tx//{A}p")) for label in labels
    ]


def test_two_measures_have_one_axis_and_each_its_own_value_at_its_end() -> None:
    parts, tree = part()
    assert len(list(tree.iter(f"{C}valAx"))) == 1
    assert ends(tree) == ["売上高 9,980億円（123）", "人員 5,456人（88）"]
    drawn = [[float(v.text) for v in s.iterfind(f"{C}val//{C}v")] for s in tree.iter(f"{C}ser")]
    assert drawn[0] == pytest.approx([100, 901 / 8.12, 998 / 8.12])
    assert drawn[1] == pytest.approx([100, 5900 / 62, 5456 / 62])
    assert INDEX.said in parts.drawing.decode()
    assert [e.get("val") for e in tree.iter(f"{C}delete")][:2] == ["0", "0"]  # both axes are seen


def test_the_workbook_has_the_values_and_reckons_the_index_of_them() -> None:
    parts, tree = part()
    sheet: Any = load_workbook(io.BytesIO(parts.workbook)).worksheets[0]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert [row[:3] for row in rows] == [
        [None, "売上高", "人員"],
        ["2021", 812e9, 6200],
        ["2022", 901e9, 5900],
        ["2023", 998e9, 5456],
    ]
    assert rows[3][3:] == ["=B4/100000000", "=B4/B$2*100", "=C4/C$2*100"]
    assert [s.findtext(f"{C}val//{C}f") for s in tree.iter(f"{C}ser")] == ["Sheet1!$E$2:$E$4", "Sheet1!$F$2:$F$4"]
    assert [f.text for f in tree.iter("{*}f") if "D$" in (f.text or "")] == ["Sheet1!$D$2:$D$4"]


def test_values_stand_below_names_that_leave_no_room_beside_them() -> None:
    long = ChartSpec(ChartType.LINE, YEARS, (SALES, Series("常用雇用の従業員数", STAFF.values, unit="人")), index=INDEX)
    _, tree = part(long, (400.0, 200.0))
    assert ends(tree)[1] == "常用雇用の従業員数\n5,456人（88）"


@given(st.lists(st.floats(0.5, 1e9), min_size=3, max_size=12), st.sampled_from([1, 1000, 10**8]))
def test_the_first_value_of_any_series_is_a_hundred(values: list[float], divisor: int) -> None:
    years = tuple(map(str, range(2000, 2000 + len(values))))
    series = Series("量", tuple(values), divisor=divisor), Series("人員", tuple(reversed(values)))
    _, tree = part(ChartSpec(ChartType.LINE, years, series, index=INDEX))
    for one, made in zip(series, tree.iter(f"{C}ser"), strict=True):
        drawn = [float(v.text) for v in made.iterfind(f"{C}val//{C}v")]
        assert drawn[0] == pytest.approx(100)
        assert [v * one.values[0] / 100 for v in drawn] == pytest.approx(one.values)  # type: ignore[operator]


@pytest.mark.parametrize(
    ("unit", "said"),
    [("億円", "1,234億円"), ("\u00a0people", "1,234\u00a0people"), ("$ billion", "$1,234 billion"), ("€", "1,234€")],
)
def test_a_unit_stands_where_its_language_has_it(unit: str, said: str) -> None:
    assert written(1234, with_unit("#,##0", unit)) == said


@pytest.mark.parametrize(
    ("series", "has"),
    [
        ([[5, 6, 7], [1, 1, 0]], True),
        ([[5, None, 7], [1, 1, 2]], True),
        ([[5, 6, 7]], False),
        ([[5, 6], [1, 2]], False),
        ([[0, 6, 7], [1, 1, 2]], False),
        ([[-5, 6, 7], [1, 1, 2]], False),
        ([[5, -6, 7], [1, 1, 2]], False),
        ([[None, 6, 7], [1, 1, 2]], False),
        ([[5, 6, None], [1, 1, 2]], False),
    ],
)
def test_what_has_an_index(series: list[list[float | None]], has: bool) -> None:
    assert can_be_indexed(series) is has


# --- from a briefing --------------------------------------------------------------------------------------------------

TYPE = "    kind: chart\n"
NUMBERS = "[120, 104, 90]", "[40, 41, 42]"


def deck(folder: Path, keys: str, heat: str = NUMBERS[0], light: str = NUMBERS[1], message: str = "Use falls") -> Trip:
    plan = PLAN.replace(NUMBERS[0], heat).replace(NUMBERS[1], light)
    given = "".join(f"\n    {key}" for key in keys.split("; ") if key)
    return Trip(folder, "deck", plan.replace("message: Use falls", f"message: {message}{given}"))


def chart_of(trip: Trip) -> Any:
    return next(s.chart for slide in trip.file.document.slides for s in slide.shapes if s.has_chart)


def has_index(trip: Trip) -> bool:
    firsts = [next(iter(s.values)) for plot in chart_of(trip).plots for s in plot.series]
    return firsts == [100.0, 100.0]


UNITS = "lines: [Light]; unit: MWh; second_unit: people"


@pytest.mark.parametrize(
    ("keys", "heat", "light", "message", "is_index"),
    [
        (f"type: line; {UNITS}", *NUMBERS, "Use falls", True),
        (UNITS, *NUMBERS, "Use falls", True),  # columns
        (f"type: combination; {UNITS}", *NUMBERS, "Use falls", False),  # asked for by its name
        (f"type: combination; {UNITS}; index: true", *NUMBERS, "Use falls", True),
        (f"type: line; {UNITS}; index: false", *NUMBERS, "Use falls", False),
        (f"type: line; {UNITS}", "[0, 104, 90]", NUMBERS[1], "Use falls", False),
        ('type: line; lines: [Light]; unit: MWh; second_unit: "%"', *NUMBERS, "Use falls", False),
        ("type: line", *NUMBERS, "Use falls", False),  # both can be seen
        ("type: line; index: true", *NUMBERS, "Use falls", True),
        ("type: line", *NUMBERS[:1], "[4, 5, 7]", "Use changes", True),
        ("type: line", *NUMBERS[:1], "[4, 9, 17]", "Use changes", False),  # beside which Heat would be flat
        ("type: column", *NUMBERS[:1], "[4, 5, 7]", "Light grows while Heat falls", True),
        ("type: line", *NUMBERS[:1], "[4, 5, 7]", "Heat falls", False),  # which is seen
        ("type: line", *NUMBERS[:1], "[4, 5, 7]", "Heat is 13 times as much as Light", False),
        ("type: line", *NUMBERS[:1], "[4, 5, 7]", "Heat was still 104 in 2024", False),  # which an index does not say
        ("type: stacked", *NUMBERS[:1], "[4, 5, 7]", "Use changes", False),
    ],
)
def test_what_is_drawn_as_an_index(
    keys: str, heat: str, light: str, message: str, is_index: bool, tmp_path: Path
) -> None:
    assert has_index(deck(tmp_path, keys, heat, light, message)) is is_index


def test_two_units_without_an_index_are_columns_and_a_line(tmp_path: Path) -> None:
    chart = chart_of(deck(tmp_path, f"type: line; {UNITS}", heat="[0, 104, 90]"))
    assert [type(plot).__name__ for plot in chart.plots] == ["BarPlot", "LinePlot"]
    assert [s.name for plot in chart.plots for s in plot.series] == ["Heat (MWh)", "Light (people)"]


def type_in(trip: Trip, place: str, value: float | str) -> None:
    """Type into the workbook of a chart, as Office does: the drawing follows."""
    chart = chart_of(trip)
    book = next(r.target_part for r in chart.part.rels.values() if r.reltype.endswith("/package"))
    workbook = load_workbook(io.BytesIO(book.blob))
    sheet: Any = workbook.worksheets[0]
    sheet[place].value = value
    stream = io.BytesIO()
    workbook.save(stream)
    book._blob = stream.getvalue()
    for number, drawn in enumerate(chart._chartSpace.iter("{*}ser")):
        values = [sheet.cell(row, 2 + number).value for row in (2, 3, 4)]
        typed = [sheet.cell(row, 4 + number).value for row in (2, 3, 4)]
        index = [v / values[0] * 100 if str(t).startswith("=") else t for v, t in zip(values, typed, strict=True)]
        for point, reckoned in zip(drawn.iterfind("{*}val//{*}v"), index, strict=True):
            point.text = repr(float(reckoned))
        drawn.find("{*}tx//{*}v").text = sheet.cell(1, 2 + number).value
        for label in drawn.iterfind("{*}dLbls//{*}fld"):
            if label.get("type") == "CELLRANGE":
                label.find("{*}t").text = f"{values[-1]} MWh"


@pytest.mark.parametrize(
    ("place", "value", "old", "new"),
    [
        ("B4", 96, "[120, 104, 90]", "[120, 104, 96]"),
        ("B2", 125, "[120, 104, 90]", "[125, 104, 90]"),  # all of its index is another then
        ("C1", "Lamps", "name: Light", "name: Lamps"),
    ],
)
def test_a_value_behind_an_index_comes_back(place: str, value: float | str, old: str, new: str, tmp_path: Path) -> None:
    trip = deck(tmp_path, f"type: line; {UNITS}")
    plan = trip.path.read_text()
    type_in(trip, place, value)
    after = trip.comes_back(plan)
    assert after == plan.replace(old, new).replace(
        "lines: [Light]", "lines: [Lamps]" if place == "C1" else "lines: [Light]"
    )


def test_an_index_that_is_typed_over_is_told(tmp_path: Path) -> None:
    trip = deck(tmp_path, f"type: line; {UNITS}")
    plan = trip.path.read_text()
    type_in(trip, "D4", 80)
    result = trip.pull(plan)
    assert result.after == plan
    assert [report.what for report in result.reports] == [
        "of “Heat” the index 75 became 80, and it is reckoned of the value beside it"
    ]


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        ("type: bar; index: true", "“index” belongs to a line, and this chart is a bar"),
        ("type: line; index: true; heat: 0", "an index takes two series or more"),
        ("type: line; second_unit: kWh", "“lines” is missing"),
    ],
)
def test_what_cannot_be_an_index_is_told(keys: str, said: str, tmp_path: Path) -> None:
    path = tmp_path / "plan.yaml"
    numbers = "[0, 104, 90]" if "heat" in keys else NUMBERS[0]
    given = "".join(f"\n    {key}" for key in keys.split("; ") if "heat" not in key)
    path.write_text(PLAN.replace(NUMBERS[0], numbers).replace("message: Use falls", f"message: Use falls{given}"))
    loaded, _, found = load(path, session().folders)
    assert loaded is None or found
    assert any(said in str(one) for one in found)

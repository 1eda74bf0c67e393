"""The chart part: a Chart in, chart XML and workbook out, and both say the same."""

from __future__ import annotations

import io
import itertools
import math
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from briefdeck.audience.memo_style import read_memo_style
from briefdeck.blocks.chart import Chart
from briefdeck.diagnostics import Span
from briefdeck.document.chart import Bracket, ChartSpec, Series
from briefdeck.document.outline import Labels, Outline, Part, Properties
from briefdeck.document.richtext import words
from briefdeck.locale import known
from briefdeck.model.leaves import BRACKETED, BracketForm, ChartType
from briefdeck.outputs.chart.data import column_letters, number_format
from briefdeck.outputs.chart.formats import tick_format
from briefdeck.outputs.chart.part import ChartLook, chart_part
from briefdeck.outputs.chart.scales import clear_of_foot, nice
from briefdeck.outputs.docx.writer import write_docx
from briefdeck.pipeline.pages.memo import set_memo
from briefdeck.provenance.chartfacts import plotted
from briefdeck.text import Face, width
from soundness import assert_sound
from validators import assert_valid

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
CDR = "{http://schemas.openxmlformats.org/drawingml/2006/chartDrawing}"
LOOK = ChartLook(10.5, "accent1", "accent4", "tx1", "accent5", known("ja"))
SIZE = (480.0, 260.0)
YEARS = ("2023年度", "2024年度", "2025年度")
ONE = Chart(ChartType.COLUMN, YEARS, (Series("電力", (10.5, None, 18.0)),))
TWO = replace(ONE, series=(*ONE.series, Series("ガス", (3.0, 2.0, 1.0))), emphasis=("電力",))
MANY = replace(ONE, categories=tuple(f"{m}月" for m in range(1, 25)), series=(Series("電力", tuple(range(1, 25))),))
ALL = [replace(chart, type=kind) for kind in ChartType for chart in (ONE, TWO, MANY)]


def drawn(chart: ChartSpec, look: ChartLook = LOOK, size: tuple[float, float] = SIZE) -> etree._Element:
    return etree.fromstring(chart_part(chart, look, size).xml)


def values(tree: etree._Element, name: str) -> list[str]:
    return [e.get("val", "") for e in tree.iter(f"{C}{name}")]


def cells(workbook: bytes) -> dict[str, str | float]:
    """The cells of the first sheet by place."""
    with zipfile.ZipFile(io.BytesIO(workbook)) as archive:
        strings = ["".join(map(str, si.itertext())) for si in etree.fromstring(archive.read("xl/sharedStrings.xml"))]
        sheet = etree.fromstring(archive.read("xl/worksheets/sheet1.xml"))
    found: dict[str, str | float] = {}
    for cell in sheet.iter(f"{S}c"):
        value = cell.findtext(f"{S}v")
        if value is not None:
            found[cell.get("r", "")] = strings[int(value)] if cell.get("t") == "s" else float(value)
    return found


@pytest.mark.parametrize("chart", ALL, ids=lambda c: f"{c.type}-{len(c.series)}x{len(c.categories)}")
def test_cache_and_workbook_say_the_same(chart: Chart) -> None:
    parts = chart_part(chart, LOOK, SIZE)
    sheet = cells(parts.workbook)
    expected: dict[str, str | float] = {f"A{row}": name for row, name in enumerate(chart.categories, 2)}
    last = len(chart.categories) + 1
    if chart.type is ChartType.STRIP:  # a series of one point for each category
        for row, series in enumerate(etree.fromstring(parts.xml).iter(f"{C}ser"), 2):
            assert (series.findtext(f"{C}tx//{C}f"), series.findtext(f"{C}val//{C}f")) == (
                f"Sheet1!$A${row}",
                f"Sheet1!$B${row}",
            )
            assert series.findtext(f"{C}tx//{C}v") == sheet[f"A{row}"]
            value = series.findtext(f"{C}val//{C}v")
            assert (float(value) if value else None) == sheet.get(f"B{row}")
        return
    for series in etree.fromstring(parts.xml).iter(f"{C}ser"):
        formula = series.findtext(f"{C}val//{C}f") or ""
        column = formula.split("$")[1]
        assert formula == f"Sheet1!${column}$2:${column}${last}"
        expected[f"{column}1"] = series.findtext(f"{C}tx//{C}v") or ""
        assert [pt.findtext(f"{C}v") for pt in series.iterfind(f"{C}cat//{C}pt")] == list(chart.categories)
        points = series.iterfind(f"{C}val//{C}pt")
        drawn_rows = {int(pt.get("idx", "")) + 2: float(pt.findtext(f"{C}v") or "") for pt in points}
        expected |= {f"{column}{row}": value for row, value in drawn_rows.items()}
        assert {row for row in range(2, last + 1) if f"{column}{row}" in sheet} == set(drawn_rows)
    assert {place: sheet[place] for place in expected} == expected
    # A waterfall's sheet also holds the levels from which its floating columns are reckoned.
    assert chart.type is ChartType.WATERFALL or set(sheet) - {"A1"} == set(expected) - {"A1"}


def test_no_data_is_a_gap() -> None:
    series = next(drawn(ONE).iter(f"{C}ser"))
    assert [pt.get("idx") for pt in series.iterfind(f"{C}val//{C}pt")] == ["0", "2"]
    assert values(drawn(ONE), "dispBlanksAs") == ["gap"]


@pytest.mark.parametrize(
    ("steps", "totals", "levels"),
    [
        ((4.0, 3.0, -2.0, 1.0, None), (4,), [4, 7, 5, 6]),
        ((4.0, -9.0, 2.0), (), [4, -5]),
        ((4.0, 3.0), (), [4]),
        ((4.0,), (), []),
    ],
)
def test_each_step_of_a_waterfall_leads_to_the_next_at_the_level_it_reaches(
    steps: tuple[float | None, ...], totals: tuple[int, ...], levels: list[float]
) -> None:
    """The lines stand between the columns: none crosses another or one of these."""
    names = tuple("abcdef"[: len(steps)])
    made = chart_part(Chart(ChartType.WATERFALL, names, (Series("MWh", steps),), totals=totals), LOOK, SIZE)
    if not levels:
        assert made.drawing == b""
        return
    tree, ends = etree.fromstring(made.xml), list(places(made.drawing))
    assert all(y == to_y for _, y, _, to_y in ends)
    across = [x for start, _, stop, _ in ends for x in (start, stop)]
    assert across == sorted(across)
    high, low = (float(value) for name in ("max", "min") for value in values(tree, name))
    (share,) = (float(value) for value in values(tree, "h"))
    heights = {level: y for level, (_, y, _, _) in zip(levels, ends, strict=True)}
    for one, other in pairwise(sorted(heights)):
        assert (heights[one] - heights[other]) / (other - one) == pytest.approx(share / (high - low), rel=1e-3)


def places(drawing: bytes) -> Iterator[list[float]]:
    """Where the shapes over a chart begin and end, as shares of its width and height."""
    for anchor in etree.fromstring(drawing).iterfind(f"{CDR}relSizeAnchor"):
        yield [float(point.findtext(f"{CDR}{way}") or "") for point in list(anchor)[:2] for way in "xy"]


def test_words_that_look_like_formulas_stay_words() -> None:
    names = ("=1+1", "+2", "-3", "@SUM(A1)", "https://example.com")
    chart = Chart(ChartType.BAR, names, (Series("=B2", (1, 2, 3, 4, 5)),))
    sheet = cells(chart_part(chart, LOOK, SIZE).workbook)
    assert [sheet[f"A{row}"] for row in range(2, 7)] == list(names)
    assert sheet["B1"] == "=B2"


@pytest.mark.parametrize("chart", ALL, ids=lambda c: f"{c.type}-{len(c.series)}x{len(c.categories)}")
def test_same_chart_same_bytes(chart: Chart) -> None:
    assert chart_part(chart, LOOK, SIZE) == chart_part(chart, LOOK, SIZE)


@pytest.mark.parametrize("chart", ALL, ids=lambda c: f"{c.type}-{len(c.series)}x{len(c.categories)}")
def test_text_takes_the_theme_fonts_and_the_language(chart: Chart) -> None:
    tree = drawn(chart)
    assert values(tree, "lang") == ["ja-JP"]
    assert values(tree, "roundedCorners") == ["0"]
    faces = list(tree.iter(f"{A}defRPr"))
    assert faces
    for face in faces:
        assert (face.get("lang"), face.get("sz")) == ("ja-JP", "1050")
        assert [e.get("typeface") for e in face if e.get("typeface")] == ["+mn-lt", "+mn-ea"]


def test_axes_have_positive_ids_that_match() -> None:
    for kind in (ChartType.COLUMN, ChartType.BAR, ChartType.STACKED, ChartType.LINE):
        tree = drawn(replace(ONE, type=kind))
        ids = values(tree, "axId")
        assert len(ids) == 4
        assert ids[:2] == ids[2:]
        assert all(int(i) > 0 for i in ids)
        assert sorted(values(tree, "crossAx")) == sorted(set(ids))


def test_few_points_are_labelled_and_many_have_an_axis() -> None:
    few, many = drawn(ONE), drawn(MANY)
    assert (values(few, "delete"), list(few.iter(f"{C}majorGridlines"))) == (["0", "1"], [])
    assert "1" in values(few, "showVal")
    assert values(many, "delete") == ["0", "0"]
    assert len(list(many.iter(f"{C}majorGridlines"))) == 1
    assert "1" not in values(many, "showVal")


def test_one_series_has_no_legend() -> None:
    assert list(drawn(ONE).iter(f"{C}legend")) == []
    assert values(drawn(TWO), "legendPos") == ["t"]


def test_lines_are_named_at_their_ends_where_there_is_room() -> None:
    lines = replace(TWO, type=ChartType.LINE)
    assert list(drawn(lines).iter(f"{C}legend")) == []
    assert values(drawn(lines), "showSerName").count("1") == 2
    close = replace(lines, series=(Series("電力", (1.0, 2.0, 9.0)), Series("ガス", (3.0, 4.0, 9.1))))
    named, legend = values(drawn(close), "showSerName").count("1") == 2, values(drawn(close), "legendPos") != []
    assert named != legend


def test_the_accent_goes_to_what_matters() -> None:
    series = list(drawn(TWO).iter(f"{C}ser"))
    slots = [next(s.iter(f"{A}schemeClr")).get("val") for s in series]
    assert slots == ["accent1", "accent4"]
    (point,) = drawn(replace(ONE, emphasis=("2025年度",))).iter(f"{C}dPt")
    assert point.find(f"{C}idx").get("val") == "2"  # type: ignore[union-attr]
    assert next(point.iter(f"{A}schemeClr")).get("val") == "accent1"


def test_series_differ_in_lightness() -> None:
    chart = replace(TWO, series=(*TWO.series, Series("重油", (1, 1, 1)), Series("灯油", (1, 1, 1))))
    tints = [
        (e.get("val"), *(m.get("val") for m in e))
        for s in drawn(chart).iter(f"{C}ser")
        for e in [next(s.iter(f"{A}schemeClr"))]
    ]
    assert len(set(tints)) == 4


def test_number_formats_show_no_lonely_point() -> None:
    whole = replace(ONE, series=(Series("電力", (5, 18)),))
    small = replace(ONE, series=(Series("電力", (0.25,)),))
    assert number_format("#,##0.##", whole.series, whole) == "#,##0"
    assert number_format("#,##0.##", ONE.series, ONE) == "#,##0.0"
    assert number_format("0.0%", ONE.series, ONE) == "0.0%"
    assert number_format("#,##0.##", small.series, small) == "#,##0.00"
    assert tick_format("#,##0.00", 5.0) == "#,##0"
    assert tick_format("#,##0.00", 0.1) == "#,##0.0"


@pytest.mark.parametrize(
    ("pattern", "step", "expected"),
    [
        ("#,##0", 2.5, "#,##0.0"),
        ('#,##0;"−"#,##0', 0.25, '#,##0.00;"−"#,##0.00'),
        ("0%", 0.025, "0.0%"),
        ("0.0%", 0.05, "0%"),
        ('0"%"', 0.5, '0.0"%"'),
        ("#,##0", 50.0, "#,##0"),
    ],
)
def test_ticks_have_the_places_that_their_step_needs(pattern: str, step: float, expected: str) -> None:
    assert tick_format(pattern, step) == expected


@pytest.mark.parametrize("most", range(1, 60))
def test_whole_numbers_have_an_axis_of_whole_numbers(most: int) -> None:
    made = nice(0, most, [0.0, float(most)])
    assert made.step == int(made.step) >= 1
    assert made.high >= most
    assert made.low == 0


def test_bars_start_at_zero_and_go_below_it() -> None:
    assert values(drawn(ONE), "min") == ["0"]
    assert values(drawn(replace(ONE, series=(Series("増減", (1, -2, 3)),))), "min") == []


def test_columns_of_a_sheet() -> None:
    assert [column_letters(i) for i in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]


@pytest.mark.slow
def test_every_chart_is_sound_in_a_file(tmp_path: Path) -> None:
    style, _ = read_memo_style(Path(__file__).parents[1] / "templates" / "executive" / "memo.docx")
    assert style is not None
    facts = Properties("図表", "", "経営企画部", "", "ja", date(2026, 4, 10))
    odd = [
        Chart(ChartType.COLUMN, (), (Series("", ()),)),
        Chart(ChartType.LINE, ("甲",), (Series("一", (None,)), Series("二", (float("nan"),)))),
        Chart(ChartType.PIE, ("甲", "乙"), (Series("一", (0.0, 0.0)),), emphasis=("乙",)),
    ]
    held = [
        replace(chart, type=kind, bracket=Bracket((0, 2), "−12.5%", together=together))
        for kind in BRACKETED
        for chart in (ONE, MANY)
        for together in (False, True)
    ]
    parts = tuple(Part(Span("memo.yaml"), areas=((chart,),)) for chart in (*ALL, *odd, *held))
    path = tmp_path / "charts.docx"
    path.write_bytes(write_docx(set_memo(Outline(facts, Labels("", "", "", ""), parts, ()), style), style))
    assert_sound(path)
    assert_valid(path)


# --- Parts of a whole, brackets ---------------------------------------------------------------------------------------

CDR = "{http://schemas.openxmlformats.org/drawingml/2006/chartDrawing}"
PARTS = ChartSpec(ChartType.STRIP, ("甲", "乙", "丙"), (Series("床", (50.0, 30.0, 20.0)),))


def parts_of(chart: ChartSpec) -> list[tuple[str, str]]:
    """The name of each series of a strip, and the slot or tint that it is drawn in."""
    made = []
    for series in drawn(chart).iter(f"{C}ser"):
        colour = series.find(f"{C}spPr/{A}solidFill")
        assert colour is not None
        shade = colour[0].get("val", "") + ("+" if len(colour[0]) else "")
        made.append((series.findtext(f"{C}tx//{C}v") or "", shade))
    return made


def test_a_strip_is_one_bar_whose_parts_make_the_whole() -> None:
    tree = drawn(PARTS)
    assert (values(tree, "grouping"), values(tree, "barDir"), values(tree, "gapWidth")) == (
        ["percentStacked"],
        ["bar"],
        ["0"],
    )
    assert [name for name, _ in parts_of(PARTS)] == ["甲", "乙", "丙"]
    assert values(tree, "delete") == ["1", "1"], "neither axis is seen"
    assert values(tree, "max") == ["1"]


def test_parts_that_matter_have_the_accent_and_others_none() -> None:
    assert parts_of(replace(PARTS, emphasis=("甲", "乙"))) == [("甲", "accent1"), ("乙", "accent1"), ("丙", "accent4+")]


@pytest.mark.parametrize(
    ("unit", "shares", "rest"), [("%", (74.0,), 26.0), ("%", (50.0, 49.8), None), ("m", (74.0,), None)]
)
def test_what_shares_lack_to_a_hundred_is_drawn_without_a_value(
    unit: str, shares: tuple[float, ...], rest: float | None
) -> None:
    strip = replace(PARTS, categories=("甲", "乙")[: len(shares)], series=(Series("床", shares, unit=unit),))
    series = list(drawn(strip).iter(f"{C}ser"))
    if rest is None:
        assert len(series) == len(shares)
    else:
        assert float(series[-1].findtext(f"{C}val//{C}v") or "") == rest
        assert series[-1].find(f"{C}dLbls") is None
        assert cells(chart_part(strip, LOOK, SIZE).workbook)["C2"] == rest


def test_names_stand_in_the_parts_of_a_strip_or_above_all_of_them() -> None:
    assert drawn(PARTS).find(f".//{C}legend") is None
    tight = replace(PARTS, categories=("甲", "乙", "細い部分の長い名前"), series=(Series("床", (60.0, 38.0, 2.0)),))
    tree = drawn(tight)
    assert tree.find(f".//{C}legend") is not None
    assert values(tree, "showSerName").count("1") == 0
    last = list(tree.iter(f"{C}ser"))[-1]
    assert last.find(f"{C}dLbls") is None, "its value has no room in it"


def anchors(chart: ChartSpec, size: tuple[float, float] = SIZE) -> list[tuple[str, float, float, float, float]]:
    """The shapes of a chart's drawing: their words, and from where to where they reach in shares of its frame."""
    tree = etree.fromstring(chart_part(chart, LOOK, size).drawing)
    made = []
    for anchor in tree.iter(f"{CDR}relSizeAnchor"):
        x, y, to_x, to_y = (float(e.text or "") for end in list(anchor)[:2] for e in end)
        made.append(("".join(e.text or "" for e in anchor.iter(f"{A}t")), x, y, to_x, to_y))
    return made


@pytest.mark.parametrize("size", [SIZE, (860.0, 300.0), (300.0, 170.0)])
@pytest.mark.parametrize("kind", [ChartType.BAR, ChartType.COLUMN])
@pytest.mark.parametrize("left", [0.3, 2.1, 5.0, 9.5])
def test_what_part_is_left_stands_in_its_bar_or_in_what_it_lacks(
    left: float, kind: ChartType, size: tuple[float, float]
) -> None:
    part = Bracket((0, 1), "22%", form=BracketForm.SHARE)
    chart = replace(ONE, type=kind, series=(Series("電力", (9.6, left, 0.4)),), bracket=part, emphasis=("2024年度",))
    tree = drawn(chart, size=size)
    assert float(values(tree, "max")[0]) == 9.6, "its outline stands where the values are"
    (whole,) = (shape[1:] for shape in anchors(chart, size) if not shape[0])
    (said,) = (shape[1:] for shape in anchors(chart, size) if shape[0])
    x, y, w, h = (float(values(tree.findall(f".//{C}plotArea/{C}layout")[0], n)[0]) for n in "xywh")
    ends = (whole[0], whole[2]) if kind is ChartType.BAR else (whole[3], whole[1])
    reach = [x + w * share if kind is ChartType.BAR else y + h * (1 - share) for share in (left / 9.6, 1.0)]
    assert ends == pytest.approx(reach, abs=0.002)
    across = 0 if kind is ChartType.BAR else 1
    assert whole[across ^ 1] == pytest.approx(said[across ^ 1], abs=0.002)
    assert whole[(across ^ 1) + 2] == pytest.approx(said[(across ^ 1) + 2], abs=0.002)
    beyond = said[0] >= reach[0] if kind is ChartType.BAR else said[3] <= reach[0]
    within = said[2] <= reach[0] + 0.002 if kind is ChartType.BAR else said[1] >= reach[0] - 0.002
    assert beyond or within


@pytest.mark.parametrize("form", BracketForm)
def test_only_how_many_times_has_an_arrow(form: BracketForm) -> None:
    lines = (Series("本市", (2.0, 9.0)), Series("全国", (2.0, 3.0)))
    between = ChartSpec(
        ChartType.LINE, ("2019", "2025"), lines, bracket=Bracket((1,), "3 倍", series=(0, 1), form=form)
    )
    over = replace(
        ONE,
        series=(Series("電力", (3.0, 5.0, 9.0)),),
        bracket=Bracket((0, 2), "3 倍", form is BracketForm.SHARE, form=form),
    )
    for chart in (between, over):
        tree = etree.fromstring(chart_part(chart, LOOK, (700.0, 260.0)).drawing)
        heads = [e for e in tree.iter(f"{CDR}cNvPr") if e.get("name", "").startswith("Arrow")]
        assert len(heads) == (form is BracketForm.TIMES)


@pytest.mark.parametrize("together", [False, True])
@pytest.mark.parametrize("kind", BRACKETED)
@pytest.mark.parametrize("numbers", [(10.0, 5.0, 18.0), (18.0, 2.0, 1.0), (1.0, 30.0, 1.0)])
def test_a_bracket_stands_in_its_chart_over_what_it_holds(
    kind: ChartType, together: bool, numbers: tuple[float, ...]
) -> None:
    series = (Series("電力", numbers),)
    chart = replace(ONE, type=kind, series=series, bracket=Bracket((0, 1), "−12.5%", together=together))
    tree = drawn(chart)
    assert tree.find(f"{C}userShapes") is not None
    shapes = anchors(chart)
    assert [words for words, *_ in shapes if words] == ["−12.5%"]
    assert all(0 <= x <= to_x <= 1 and 0 <= y <= to_y <= 1 for _, x, y, to_x, to_y in shapes)
    place = tree.find(f".//{C}plotArea/{C}layout/{C}manualLayout")
    assert place is not None
    x, y, w, h = (float(e.get("val", "")) for e in list(place)[-4:])
    (pill,) = (shape[1:] for shape in shapes if shape[0])
    if kind is ChartType.STRIP:
        assert pill[3] <= y
    elif kind is not ChartType.BAR and kind is not ChartType.WATERFALL:
        most = max(numbers)
        tops = [y + h * (1 - number / most) for number in numbers[:2]]
        assert pill[3] <= min(tops), "what it says stands over both values"
        assert float(values(tree, "max")[0]) == most, "its shapes stand where the values are"
    assert x >= 0
    assert w <= 1


LINES = ChartSpec(
    ChartType.LINE,
    ("2021", "2023", "2025"),
    (Series("需要", (62.0, 77.0, 109.0)), Series("供給", (64.0, 78.0, 50.0)), Series("計画", (20.0, 45.0, 48.0))),
)


@pytest.mark.parametrize("size", [(860.0, 300.0), (420.0, 260.0), (300.0, 140.0)])
@pytest.mark.parametrize(
    "bracket", [Bracket((2,), "59", series=(0, 1)), Bracket((2,), "2", series=(1, 2)), Bracket((0, 2), "1.8倍")]
)
def test_a_bracket_at_line_ends_goes_from_one_value_to_the_other_and_covers_no_name(
    bracket: Bracket, size: tuple[float, float]
) -> None:
    chart = replace(LINES, bracket=bracket)
    tree = drawn(chart, size=size)
    place = tree.find(f".//{C}plotArea/{C}layout/{C}manualLayout")
    assert place is not None
    _, y, _, h = (float(e.get("val", "")) for e in list(place)[-4:])
    low, high = (float(values(tree, name)[0]) for name in ("min", "max"))
    series = [chart.series[n].values for n in bracket.series]
    wanted = sorted(
        y + h * (high - (own[at] or 0.0)) / (high - low)
        for own, at in ((series[0], bracket.places[0]), (series[-1], bracket.places[-1]))
    )
    shapes = anchors(chart, size)
    upright = [s for s in shapes if not s[0] and s[1] == s[3]]
    assert [[s[2], s[4]] for s in upright] == [pytest.approx(wanted, abs=2e-3)]
    (pill,) = (s for s in shapes if s[0])
    assert pill[3] <= 1.0
    assert pill[1] >= upright[0][1], "what it says stands behind the line"


@pytest.mark.parametrize("least", [0.0, 62.0, 100.0])
def test_lines_with_values_at_both_ends_have_no_axis_and_begin_at_zero(least: float) -> None:
    """Where zero is out of sight they keep their axis."""
    series = [replace(s, values=tuple((v or 0) / 4 + least for v in s.values)) for s in LINES.series[:2]]
    tree = drawn(replace(LINES, series=tuple(series)), size=(300.0, 200.0))
    seen = values(tree, "delete")[1] == "0"
    assert seen == (float(values(tree, "min")[0]) > 0) == (least > 0)
    assert (tree.find(f".//{C}majorGridlines") is not None) == seen


def test_a_bracket_that_has_no_room_leaves_no_drawing_behind() -> None:
    narrow = replace(LINES, bracket=Bracket((0,), "2", series=(0, 1)))
    made = chart_part(narrow, LOOK, (160.0, 60.0))
    assert not made.drawing
    assert b"userShapes" not in made.xml


@pytest.mark.parametrize(("place", "series"), [(0, (0, 1)), (0, (0, 2)), (1, (0, 2)), (1, (1, 2))])
def test_a_gap_before_the_last_place_stands_there_and_its_words_meet_no_line(
    place: int, series: tuple[int, int]
) -> None:
    chart = replace(LINES, bracket=Bracket((place,), "15", series=series))
    tree, size = drawn(chart, size=(860.0, 300.0)), (860.0, 300.0)
    manual = tree.find(f".//{C}plotArea/{C}layout/{C}manualLayout")
    assert manual is not None
    _, y, w, h = (float(e.get("val", "")) for e in list(manual)[-4:])
    low, high = (float(values(tree, name)[0]) for name in ("min", "max"))
    at = [[y + h * (high - (v or 0.0)) / (high - low) for v in own.values] for own in chart.series]
    shapes = anchors(chart, size)
    (line,) = (s for s in shapes if not s[0])
    (pill,) = (s for s in shapes if s[0])
    assert line[1] == line[3] <= pill[1]
    assert min(line[2], line[4]) <= min(at[n][place] for n in series) + 1e-3
    assert max(line[2], line[4]) >= max(at[n][place] for n in series) - 1e-3
    for own in at:
        for share in (0.0, 0.5, 1.0):  # of the width of the words
            where = min(2.0, place + (pill[1] + (pill[3] - pill[1]) * share - line[1]) / w * 2)
            before = min(int(where), 1)
            level = own[before] + (own[before + 1] - own[before]) * (where - before)
            assert level <= pill[2] + 1e-3 or level >= pill[4] - 1e-3, where


def test_a_chart_without_a_bracket_has_no_drawing() -> None:
    made = chart_part(ONE, LOOK, SIZE)
    assert not made.drawing
    assert b"userShapes" not in made.xml


@pytest.mark.parametrize("size", [(380.0, 300.0), (300.0, 320.0), (240.0, 400.0)])
def test_a_ring_leaves_the_names_beside_it_their_width_and_says_in_its_middle_what_matters(
    size: tuple[float, float],
) -> None:
    slices = Series("費用", (22.0, 14.0, 0.5, 0.5, 1.0))
    names = ("Building", "Refrigeration", "Land use", "Vehicles", "Other")
    chart = replace(
        ONE, type=ChartType.DOUGHNUT, categories=names, series=(slices,), bracket=Bracket((0,), "49%", True)
    )
    tree = drawn(chart, size=size)
    plot, legend = (
        {name: float(tree.findall(f".//{C}{part}/{C}layout//{C}{name}")[0].get("val", "")) for name in "xywh"}
        for part in ("plotArea", "legend")
    )
    assert plot["x"] + plot["w"] <= legend["x"]
    assert (1 - legend["x"]) * size[0] >= LOOK.size * 6, "as wide as the longest name"
    ((said, x, y, to_x, to_y),) = anchors(chart, size)
    assert said == "49%"
    assert (x + to_x) / 2 == pytest.approx(plot["x"] + plot["w"] / 2, abs=0.01)
    assert (y + to_y) / 2 == pytest.approx(plot["y"] + plot["h"] / 2, abs=0.01)


@pytest.mark.parametrize("size", [(500.0, 300.0), (300.0, 320.0), (453.0, 190.0)])
@pytest.mark.parametrize("numbers", [(22.0, 14.0, 8.0, 4.0), (38.0, 22.0, 18.0, 22.0), (50.0, 2.0, 46.0, 2.0)])
def test_names_of_a_ring_stand_around_it_in_the_frame_and_apart(
    numbers: tuple[float, ...], size: tuple[float, float]
) -> None:
    """LibreOffice and PowerPoint set a label of a ring in the middle of its slice, from where it is moved."""
    names = ("Building", "Refrigeration", "Land use", "Vehicles")
    chart = replace(ONE, type=ChartType.DOUGHNUT, categories=names, series=(Series("費用", numbers),))
    tree = drawn(chart, size=size)
    assert tree.find(f".//{C}legend") is None
    x, y, w, h = (float(tree.findall(f".//{C}plotArea/{C}layout//{C}{name}")[0].get("val", "")) for name in "xywh")
    assert w * size[0] == pytest.approx(h * size[1], abs=0.1)
    middle, radius = ((x + w / 2) * size[0], (y + h / 2) * size[1]), w * size[0] / 2
    before = 0.0
    at = []
    for label, number in zip(tree.iter(f"{C}dLbl"), numbers, strict=True):
        angle = 2 * math.pi * (before + number / 2) / sum(numbers)
        before += number
        aside, down = (float(values(label, name)[0]) for name in "xy")
        at.append(
            (
                middle[0] + radius * 0.79 * math.sin(angle) + aside * size[0],
                middle[1] - radius * 0.79 * math.cos(angle) + down * size[1],
            )
        )
    for to_x, to_y in at:
        assert math.dist(middle, (to_x, to_y)) > radius
        assert 0 <= to_x <= size[0]
        assert 0 <= to_y <= size[1]
    assert all(math.dist(one, other) > LOOK.size for one, other in itertools.combinations(at, 2))


def test_small_slices_of_a_ring_make_way_and_need_no_legend_that_could_not_tell_two_accents_apart() -> None:
    names = ("韓国", "台湾", "日本", "米国", "シンガポール", "その他")
    series = (Series("割合", (52.0, 19.0, 14.0, 8.0, 5.0, 2.0)),)
    chart = replace(ONE, type=ChartType.DOUGHNUT, categories=names, series=series, emphasis=("韓国", "台湾"))
    tree = drawn(chart, size=(860.0, 330.0))
    assert tree.find(f".//{C}legend") is None
    assert len(list(tree.iter(f"{C}dLbl"))) == len(names)


@pytest.mark.parametrize(
    ("lines", "written"),
    [
        ((1.2, 0.9, 0.6), True),
        ((1.2, 1.1, 1.0), True),
        ((1.2, 0.9, 0.05), False),  # which would run through a column
    ],
)
def test_a_combination_writes_its_values_where_its_line_can_stay_above_the_columns(
    lines: tuple[float, ...], written: bool
) -> None:
    series = (Series("投資", (27.0, 23.0, 19.0)), Series("更新率", lines, is_line=True))
    tree = drawn(ChartSpec(ChartType.COMBINATION, YEARS, series), size=(860.0, 330.0))
    axes = dict(zip(("columns", "line"), (float(v) for v in values(tree, "max")), strict=False))
    assert [float(v) for v in values(tree, "min")] == [0.0, 0.0]
    assert (tree.find(f".//{C}majorGridlines") is None) == written
    shown = [e.get("val") for e in tree.iter(f"{C}showVal")]
    assert ("1" in shown) == written
    if written:
        for bar, line in zip(series[0].values, series[1].values, strict=True):
            assert (line or 0.0) / axes["line"] > (bar or 0.0) / axes["columns"]


@pytest.mark.parametrize(
    ("early", "more", "named"),
    [
        ((40.0, 44.0, 48.0, None), (), True),
        ((40.0, 44.0, 70.0, None), (), True),  # over the other line
        ((40.0, 44.0, 70.0, None), ((60.0, 66.0, 72.0, 100.0), (60.0, 64.0, 68.0, 40.0)), False),  # which run there
        ((None, None, None, None), (), False),
    ],
)
def test_a_line_that_ends_early_has_its_name_there_where_no_other_runs(
    early: tuple[float | None, ...], more: tuple[tuple[float, ...], ...], named: bool
) -> None:
    others = (Series(f"他{n}", values) for n, values in enumerate(more))
    series = (Series("本市", (60.0, 66.0, 70.0, 74.0)), Series("全国", early), *others)
    chart = ChartSpec(ChartType.LINE, ("2019", "2021", "2023", "2025"), series)
    tree = drawn(chart, size=(700.0, 200.0))
    assert (tree.find(f".//{C}legend") is None) == named
    if named:
        second = list(tree.iter(f"{C}ser"))[1]
        at = [e.get("val") for e in second.iterfind(f"{C}dLbls/{C}dLbl/{C}idx")]
        assert "2" in at


@pytest.mark.parametrize(
    ("names", "places"),
    [
        (("2021", "2022", "2023", "2024"), []),
        (("2019", "2021", "2023", "2025"), []),  # every other year
        (("2015年", "2022年", "2023年", "2024年"), [1]),
        (("2010年度", "2011年度", "2015年度", "2020年度"), [2, 3]),
        (("2021", "2023"), []),
        (("2024", "2023", "2020", "2019"), []),
        (("2015", "2022", "2023", "新制度"), []),
        (("4月", "5月", "9月", "10月"), []),
    ],
)
@pytest.mark.parametrize("kind", [ChartType.LINE, ChartType.COLUMN, ChartType.BAR])
def test_years_that_an_axis_leaves_out_are_seen_on_it(
    kind: ChartType, names: tuple[str, ...], places: list[int]
) -> None:
    """Two strokes over the axis, half way between its neighbours; names of bars stand one below the other."""
    chart = ChartSpec(kind, names, (Series("利用", tuple(40.0 + n for n in range(len(names)))),))
    broken = places if kind is not ChartType.BAR else []
    assert bool(chart_part(chart, LOOK, SIZE).drawing) == bool(broken)
    x, w = (float(values(drawn(chart), key)[0]) for key in "xw")
    strokes = [(at, to) for _, at, _, to, _ in anchors(chart, SIZE)] if broken else []
    middles = [(one[0] + other[1]) / 2 for one, other in zip(strokes[::2], strokes[1::2], strict=True)]
    assert middles == pytest.approx([x + w * place / len(names) for place in broken], abs=0.005)


@pytest.mark.parametrize("kind", [ChartType.BAR, ChartType.COLUMN])
@pytest.mark.parametrize("places", [(0, 2, 3), (1, 2), (0, 3)])
def test_a_bracket_over_bars_that_are_no_neighbours_has_a_foot_at_each_of_them(
    kind: ChartType, places: tuple[int, ...]
) -> None:
    names, bracket = ("Bus", "Tram", "Ferry", "Rail"), Bracket(places, "74%", together=True)
    chart = ChartSpec(kind, names, (Series("Use", (40.0, 20.0, 22.0, 9.0)),), bracket=bracket)
    shapes = [shape for shape in anchors(chart, SIZE) if not shape[0]]
    across = 1 if kind is ChartType.COLUMN else 2
    feet = [s for s in shapes if s[across] == s[across + 2]]
    block = max(places) - min(places) < len(places)
    assert len(feet) == (2 if block else len(places))
    (level,) = (s for s in shapes if s not in feet)
    reached = sorted(float(s[across]) for s in feet)
    assert [float(level[across]), float(level[across + 2])] == pytest.approx([reached[0], reached[-1]])


@pytest.mark.parametrize("size", [(860.0, 300.0), (480.0, 260.0), (453.0, 163.0)])
@pytest.mark.parametrize("last", [(29.0, 8.0, 15.0, 6.0), (1.0, 1.0, 50.0, 1.0), (4.0, 4.0, 4.0, 4.0)])
def test_parts_of_columns_have_their_names_beside_the_last_one(
    last: tuple[float, ...], size: tuple[float, float]
) -> None:
    """Each name with its value stands right of the column, in the frame, in the order of the parts and apart."""
    first = (14.0, 11.0, 6.0, 7.0)
    series = tuple(Series(f"Cause {n}", both) for n, both in enumerate(zip(first, last, strict=True)))
    tree = drawn(ChartSpec(ChartType.STACKED, ("2022", "2025"), series), size=size)
    assert tree.find(f".//{C}legend") is None
    x, y, w, h = (float(tree.findall(f".//{C}plotArea/{C}layout//{C}{name}")[0].get("val", "")) for name in "xywh")
    bar = w / 2 / (1 + float(values(tree, "gapWidth")[0]) / 100)
    highs = []
    below = 0.0
    for label, value in zip(tree.iterfind(f".//{C}barChart/{C}ser"), last, strict=True):
        named = [e for e in label.iter(f"{C}dLbl") if values(e, "showSerName") == ["1"]]
        assert [values(e, "idx") for e in named] == [["1"]]
        aside, down = (float(values(named[0], name)[0]) for name in "xy")
        assert aside > bar / 2, "beside the column"
        assert x + w * 0.75 + aside < 1
        highs.append(y + h * (1 - (below + value / 2) / sum(last)) + down)
        below += value
    assert all(upper - lower >= LOOK.size / size[1] for lower, upper in itertools.pairwise(reversed(highs)))
    assert all(0 < high < 1 for high in highs)


def test_parts_that_the_last_column_lacks_have_their_names_in_a_legend() -> None:
    series = (Series("甲", (3.0, 2.0)), Series("乙", (3.0, None)))
    assert drawn(ChartSpec(ChartType.STACKED, ("2022", "2025"), series)).find(f".//{C}legend") is not None


def stacks(columns: list[list[float]]) -> ChartSpec:
    series = tuple(Series(f"Part {n}", tuple(values)) for n, values in enumerate(zip(*columns, strict=True)))
    return ChartSpec(ChartType.STACKED, tuple(f"'{n:02}" for n in range(len(columns))), series)


@pytest.mark.slow
@given(
    st.integers(2, 5).flatmap(
        lambda parts: st.lists(st.lists(st.integers(0, 400), min_size=parts, max_size=parts), min_size=2, max_size=9)
    ),
    st.sampled_from([(860.0, 300.0), (480.0, 260.0), (453.0, 163.0), (300.0, 200.0)]),
)
def test_each_part_of_a_column_says_its_value_or_an_axis_does(
    columns: list[list[float]], size: tuple[float, float]
) -> None:
    """In it, or beside it where it is too thin: there no two meet. Above each column stands what they come to."""
    tree = drawn(stacks(columns), size=size)
    if values(tree.findall(f".//{C}valAx")[0], "delete") == ["0"]:
        return
    beside: dict[int, list[float]] = {}
    reach, plot = max(map(sum, columns)) or 1.0, float(values(tree.findall(f".//{C}plotArea/{C}layout")[0], "h")[0])
    for n, series in enumerate(tree.iterfind(f".//{C}barChart/{C}ser")):
        labels = {int(values(e, "idx")[0]): e for e in series.iterfind(f"{C}dLbls/{C}dLbl")}
        for place, column in enumerate(columns):
            label = labels.get(place)
            assert label is None or values(label, "delete") != ["1"] or not column[n], (n, place)
            if label is not None and values(label, "x") and values(label, "showSerName") == ["0"]:
                middle = (sum(column[:n]) + column[n] / 2) / reach * plot
                beside.setdefault(place, []).append(middle - float((values(label, "y") or ["0"])[0]))
    fixed = bool(values(tree.findall(f".//{C}valAx")[0], "max"))
    for middles in beside.values():
        assert not fixed or all(b - a >= LOOK.size / size[1] * 0.8 for a, b in pairwise(middles))
    (sums,) = tree.iterfind(f".//{C}lineChart/{C}ser")
    assert [float(e.text or "") for e in sums.iterfind(f"{C}val//{C}v")] == [sum(column) for column in columns]


def test_what_columns_come_to_follows_their_workbook() -> None:
    parts = chart_part(stacks([[1.0, 2.0], [0.1, 0.2]]), LOOK, SIZE)
    made = cells(parts.workbook)
    assert (made["D1"], made["D2"], made["D3"]) == ("total", 3.0, 0.3)
    with zipfile.ZipFile(io.BytesIO(parts.workbook)) as archive:
        assert b"SUM(B2:C2)" in archive.read("xl/worksheets/sheet1.xml")


@pytest.mark.parametrize("columns", [[[1.0, -2.0], [3.0, 4.0]], [[1.0], [2.0]]])
def test_what_no_column_is_as_high_as_is_not_written(columns: list[list[float]]) -> None:
    assert drawn(stacks(columns)).find(f".//{C}lineChart") is None


def test_shares_of_a_whole_say_no_hundred() -> None:
    chart = stacks([[40.0, 60.0], [70.0, 30.0]])
    chart = replace(chart, series=tuple(replace(s, unit="%") for s in chart.series))
    assert drawn(chart).find(f".//{C}lineChart") is None


@pytest.mark.parametrize("face", [Face("Arial", "Yu Gothic"), Face("BIZ UDPGothic", "BIZ UDPGothic")])
def test_names_of_parts_begin_at_one_line_in_their_own_face(face: Face) -> None:
    names = ("Pharma", "Fresh food", "Other")
    series = tuple(Series(name, (90.0 + n, 100.0)) for n, name in enumerate(names))
    chart = ChartSpec(ChartType.STACKED, ("2020", "2025"), series, emphasis=("Pharma",))
    tree = drawn(chart, replace(LOOK, face=face))
    begin = []
    for ser, name in zip(tree.iterfind(f".//{C}barChart/{C}ser"), names, strict=True):
        named = next(e for e in ser.iter(f"{C}dLbl") if values(e, "showSerName") == ["1"])
        wide = width(f"{name} 100", LOOK.size, face, bold=name == "Pharma")
        begin.append(float(values(named, "x")[0]) * SIZE[0] - wide / 2)
    assert max(begin) - min(begin) < 0.1


@pytest.mark.parametrize(("least", "cut"), [(0.0, False), (40.0, False), (380.0, True)])
@pytest.mark.parametrize("size", [(480.0, 260.0), (860.0, 300.0), (453.0, 160.0)])
def test_an_axis_that_does_not_begin_at_zero_is_broken(least: float, cut: bool, size: tuple[float, float]) -> None:
    values_ = (least, least + 9.0, least + 21.0, *(least + 30.0 + n for n in range(14)))
    series = (Series("需要", values_), Series("供給", tuple(v * 0.98 for v in values_)))
    chart = ChartSpec(ChartType.LINE, tuple(str(2000 + n) for n in range(17)), series)
    tree = drawn(chart, size=size)
    assert (float(values(tree, "min")[0]) > 0) == cut
    drawing = chart_part(chart, LOOK, size).drawing
    names = [e.get("name", "") for e in etree.fromstring(drawing).iter(f"{CDR}cNvPr")] if drawing else []
    assert sum(name.startswith("Break") for name in names) == (2 if cut else 0)
    assert (
        all(0 <= x <= to_x <= 1 and 0 <= y <= to_y <= 1 for _, x, y, to_x, to_y in anchors(chart, size))
        if cut
        else True
    )


# --- Read back --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("shares", "parts"),
    [((74.0,), ("Near",)), ((74.0, 26.0), ("Near", "Further"))],
    ids=["one share, and what is left of the whole", "two parts that make all of it"],
)
def test_parts_of_a_whole_are_read_where_libreoffice_leaves_their_names_without_cells(
    shares: tuple[float, ...], parts: tuple[str, ...]
) -> None:
    tree = drawn(ChartSpec(ChartType.STRIP, parts, (Series("Residents", shares),), unit=words("%")))
    for number, name in enumerate(tree.iter(f"{C}ser")):
        for cells, said in (
            (f"{C}tx//{C}f", f"label {number}"),
            (f"{C}cat//{C}f", "categories"),
            (f"{C}val//{C}f", f"{number}"),
        ):
            for found in name.findall(cells):
                found.text = said
    (series,) = plotted(tree)
    assert (series.categories, series.values) == (parts, shares)


@pytest.mark.parametrize(
    ("values", "low"),
    [
        ((212.6, 248.9), 200.0),  # 210 is too near for the mark that the axis is cut
        ((218.0, 248.9), 210.0),
        ((0.0, 40.0), 0.0),  # which is not cut
    ],
)
def test_no_line_runs_into_the_mark_of_an_axis_that_is_cut(values: tuple[float, float], low: float) -> None:
    made = clear_of_foot(nice(*values), values[0])
    assert made.low == low
    assert made.high >= values[1]


def surfaces(chart: ChartSpec) -> list[list[tuple[float, float]]]:
    """The corners of each pale surface of a chart's drawing, as shares of the chart's frame."""
    made = []
    for anchor in etree.fromstring(chart_part(chart, LOOK, SIZE).drawing).iter(f"{CDR}relSizeAnchor"):
        path = anchor.find(f".//{A}path")
        if path is not None:
            x, y, to_x, to_y = (float(e.text or "") for end in list(anchor)[:2] for e in end)
            wide, high = int(path.get("w", "")), int(path.get("h", ""))
            points = [(int(p.get("x", "")) / wide, int(p.get("y", "")) / high) for p in path.iter(f"{A}pt")]
            made.append([(x + (to_x - x) * px, y + (to_y - y) * py) for px, py in points])
    return made


def test_the_gap_of_two_lines_is_filled_from_the_one_to_the_other() -> None:
    need, supply = (20.0, 30.0, 50.0), (18.0, 20.0, 20.0)
    years = ("2024", "2026", "2028")
    gap = Bracket((2,), "30", series=(0, 1))
    chart = ChartSpec(ChartType.LINE, years, (Series("Need", need), Series("Supply", supply)), bracket=gap)
    (corners,) = surfaces(chart)
    upper, lower = corners[:3], corners[:2:-1]
    assert [x for x, _ in upper] == [x for x, _ in lower] == sorted(x for x, _ in upper)
    gaps = [low - high for (_, high), (_, low) in zip(upper, lower, strict=True)]
    assert [gap / gaps[0] for gap in gaps] == pytest.approx([1.0, 5.0, 15.0], rel=0.02)
    crossing = replace(chart, series=(chart.series[0], Series("Supply", (22.0, 20.0, 20.0))))
    three = replace(chart, series=(*chart.series, Series("Plan", (10.0, 11.0, 12.0))))
    change = replace(chart, bracket=Bracket((0, 2), "+150%"))
    holed = replace(chart, series=(chart.series[0], Series("Supply", (18.0, None, 20.0))))
    assert [surfaces(other) for other in (crossing, three, change, holed)] == [[], [], [], []]

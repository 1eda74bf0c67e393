"""What stands out is what the title speaks of: rows and columns of tables, bars, values that are compared."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TypeVar

import pytest

from acceptance.areas import flat
from briefdeck.blocks.pair import Pair
from briefdeck.blocks.setting.subject import first_named, kindred, subjects, subjects_by_part, subjects_or_kin
from briefdeck.blocks.table import Table
from briefdeck.document.block import Block
from briefdeck.document.deck import Box, Grid, Rule
from briefdeck.document.outline import Outline
from briefdeck.layout.nodes import texts_in
from briefdeck.layout.typesetting import lines
from briefdeck.model.validate import parse
from briefdeck.ooxml.geometry import Frame
from briefdeck.text import Face
from briefdeck.values import replace
from briefdeck.yamlfile.reader import parse as parse_yaml
from test_paginate import WORKSHOP, load, prepared

HEAD = """\
briefdeck: 1
title: Energy
language: en
date: 2026-04-10
from: Energy Office
summary: [Heat recovery pays]
figures:
  bus: {value: 2.4, unit: EUR, decimals: 1, label: Night bus}
  taxi: {value: 7.2, unit: EUR, decimals: 1, label: Shared taxi}
sections:
"""


def outlined(section: str, language: str = "en") -> Outline:
    briefing = HEAD.replace("language: en", f"language: {language}") + section
    stages, found = WORKSHOP.stages(*load(briefing, Path()), prepared("executive"), ["deck"])
    assert stages.deck is not None, found
    return stages.outlines["deck"]


T = TypeVar("T", bound=Block)


def found(outline: Outline, kind: type[T]) -> T:
    (block,) = (b for part in outline.parts for area in part.areas for b in area if isinstance(b, kind))
    return block


@pytest.mark.parametrize(
    ("message", "names", "said"),
    [
        (
            "不足は内科系と救急に偏る",
            "内科A 内科B 外科 救急・集中治療 小児・周産期 外来・手術室",
            "内科A 内科B 救急・集中治療",
        ),
        ("製造2課は5件増、動力課は1件減", "製造1課 製造2課 設備管理課 物流課 動力課", "製造2課 動力課"),
        (
            "Waiting is longest at Harbour and Old Town",
            "Harbour East|Old Town|Campus|Hospital",
            "Harbour East|Old Town",
        ),
        ("The northern lines lose riders", "North A|North B|South|Ring", "North A|North B"),
        ("The portfolio grew", "Port East|Port West|Inland Depot|Ring", ""),
        ("Total cost fell", "Total heat|Air|Light", ""),
        ("Kure and Brno fell", "Kure|Brno|Linz", ""),
    ],
)
def test_rows_are_found_by_their_names_or_what_these_begin_with(message: str, names: str, said: str) -> None:
    mark = "|" if "|" in names else " "
    assert subjects_or_kin(message, names.split(mark)) == tuple(filter(None, said.split(mark)))


def test_of_several_names_the_subject_is_the_one_that_the_message_names_first() -> None:
    assert first_named("South fell most, north hardly", ["North A", "South"]) == "South"


@pytest.mark.parametrize(
    ("message", "names", "said"),
    [
        ("65%を小型店に充てる", "小型店の新設 既存店の改装 通信販売の倉庫", "小型店の新設"),
        ("介護職員は全産業平均に及ばない", "全産業平均の給与 介護職員の給与", "介護職員の給与 全産業平均の給与"),
        ("小型店舗網を広げる", "小型店の新設 既存店の改装", ""),  # another word
        ("給与が上がる", "全産業平均の給与 介護職員の給与", ""),  # of both
        ("Most is lost to Norvia", "Sales to Norvia|Sales to others", "Sales to Norvia"),
        ("Trips at night are dear", "Night bus|Shared taxi", ""),
        ("Night trips are dear", "Night bus|Shared taxi", ""),
    ],
)
def test_names_are_found_by_what_only_one_of_them_has(message: str, names: str, said: str) -> None:
    mark = "|" if "|" in names else " "
    assert subjects_by_part(message, names.split(mark)) == tuple(filter(None, said.split(mark)))


@pytest.mark.parametrize(
    ("message", "names", "said"),
    [
        ("漏水は鋳鉄管に多い", "鋳鉄管（旧規格）|ダクタイル鋳鉄管（一般）|鋼管", "鋳鉄管（旧規格）"),
        ("料金は夏に高い", "料金（夏）|料金（冬）|使用量", ""),  # of both
        (
            "Most wait for ENT and surgery",
            "Ear nose and throat|Surgery (day cases)|Eyes",
            "Ear nose and throat|Surgery (day cases)",
        ),
        ("Patients went home", "Ear nose and throat|Work of night teams", ""),
        ("Ent is a river", "Ear nose and throat|Eyes", ""),
    ],
)
def test_names_are_found_without_what_stands_in_brackets_and_by_their_initials(
    message: str, names: str, said: str
) -> None:
    assert subjects(message, names.split("|")) == tuple(filter(None, said.split("|")))


@pytest.mark.parametrize(
    ("message", "said"),
    [
        ("Hubs bring half", ("Ashby hub", "Thornley hub")),
        ("The hub brings half", ()),
        ("Starts come late", ()),  # there is one alone
    ],
)
def test_names_are_kin_by_the_word_that_they_end_with(message: str, said: tuple[str, ...]) -> None:
    assert kindred(message, ["Late starts", "Ashby hub", "Thornley hub", "Clinics"]) == said


STOPS = """\
  - kind: table
    title: Stops
    message: {message}
    columns: [Stop, Riders, Waiting in minutes, Shelter]
    rows:
      - [Harbour East, 310, 18, "no"]
      - [Old Town, 280, 17, "yes"]
      - [Campus, 520, 8, "yes"]
      - [Hospital, 260, 9, "yes"]
"""


@pytest.mark.parametrize(
    ("message", "rows", "columns"),
    [
        ("Waiting is longest at Harbour and Old Town", ["Harbour East", "Old Town"], ["Waiting in minutes"]),
        ("Waiting, riders and shelter differ", [], []),
        ("The campus has most", ["Campus"], []),
    ],
)
def test_a_table_sets_apart_the_rows_and_the_one_column_that_its_message_names(
    message: str, rows: list[str], columns: list[str]
) -> None:
    table = found(outlined(STOPS.format(message=message)), Table)
    assert [row.cells[0].plain for row in table.rows if row.strong] == rows
    assert [column.title.plain for column in table.columns if column.strong] == columns


LINES = """\
  - kind: table
    title: Lines
    message: {message}
    columns: [Line, Change]
    rows: [[North A, -8], [North B, -6], [Corridor, 36], [Ring, 5], [Airport, 10]]
"""


@pytest.mark.parametrize(
    ("message", "named", "accent"),
    [
        ("The corridor grows fastest", {"Corridor"}, "Corridor"),
        ("North A falls behind the corridor", {"North A", "Corridor"}, "North A"),
        ("Ring and corridor grow", {"Ring", "Corridor"}, "Ring"),
        ("One line carries all growth", {"Corridor"}, ""),
    ],
)
def test_of_bars_in_rows_those_that_the_message_names_stand_out(message: str, named: set[str], accent: str) -> None:
    """Where it names none, the farthest one from zero."""
    bars = found(outlined(LINES.format(message=message)), Table).bars
    assert bars is not None
    assert ({*bars.named}, bars.apart) == (named, accent)


SHOPS = """\
  - kind: table
    title: 店舗
    message: {message}
    columns: [型, 店舗数, 平均面積（㎡）, 売上（億円）, 面積当たり売上（万円/㎡）, 営業利益率（%）]
    rows:
      - [駅近小型, 34, 420, 198, 139, 8.4]
      - [商業施設内, 41, 760, 232, 74, 4.9]
      - [郊外大型, 45, 1920, 203, 23, -3.8]
      - [旗艦店, 3, 2600, 21, 27, 1.2]
"""


@pytest.mark.parametrize(
    ("message", "head"),
    [
        ("駅近小型は、面積当たりの売上が郊外大型に勝る", "面積当たり売上（万円/㎡）"),
        ("駅近小型は、広さの割に郊外大型の6倍を稼ぐ", "面積当たり売上（万円/㎡）"),
        ("店舗数は、駅近小型が商業施設内より17%少ない", "店舗数"),
        ("商業施設内は、駅近小型より17%多く稼ぐ", "売上（億円）"),
        ("郊外大型は1,920の広さを持て余す", "平均面積（㎡）"),
        ("店舗数では商業施設内が目立つ", "店舗数"),
        ("郊外大型だけが赤字である", "営業利益率（%）"),
        ("型によって採算は異なる", "営業利益率（%）"),
        ("旗艦店は人を集める", ""),  # which is at no end of what fell
        ("店舗数と平均面積は比例しない", ""),
    ],
)
def test_the_column_of_which_its_message_speaks_has_bars(message: str, head: str) -> None:
    table = found(outlined(SHOPS.format(message=message), "ja"), Table)
    assert (table.columns[table.ranked].title.plain if table.bars else "") == head


def test_a_column_without_losses_is_drawn_where_a_row_is_named_with_it() -> None:
    gains = SHOPS.replace("-3.8", "3.8")
    assert found(outlined(gains.format(message="駅近小型は面積当たりの売上が高い"), "ja"), Table).ranked == 4
    for message in (
        "面積当たりの売上は異なる",
        "商業施設内は面積当たりの売上が足りない",
    ):  # which is neither most nor least
        assert found(outlined(gains.format(message=message), "ja"), Table).bars is None


def test_a_table_of_many_columns_keeps_its_width_and_the_column_of_its_message_stands_out() -> None:
    wide = re.sub(r"(\d)\]$", r"\1, 駅前]", SHOPS.replace("（%）]", "（%）, 立地]"), flags=re.MULTILINE)
    table = found(outlined(wide.format(message="駅近小型は面積当たりの売上が高い"), "ja"), Table)
    assert [c.title.plain for c in table.columns if c.strong] == ["面積当たり売上（万円/㎡）"]
    assert table.ranked == 0


COST = """\
  - kind: text
    title: Cost
    message: {message}
    compare: {{figures: [bus, taxi], note: Full cost of a trip}}
    points: [Fares cover 40%]
"""


@pytest.mark.parametrize(
    ("message", "subject"),
    [
        ("The night bus costs a third of a shared taxi", 0),
        ("A shared taxi costs three times as much as a night bus", 1),
        ("Trips at night are dear", 1),
    ],
)
def test_of_two_values_that_of_which_the_message_speaks_first_has_the_accent(message: str, subject: int) -> None:
    assert found(outlined(COST.format(message=message)), Pair).subject == subject
    stages, _ = WORKSHOP.stages(*load(HEAD + COST.format(message=message), Path()), prepared("executive"), ["deck"])
    assert stages.deck is not None
    groups = [
        s for slide in stages.deck.slides for s in flat(slide.shapes) if isinstance(s, Box) and s.name == "Column"
    ]
    assert [bar.fill for bar in groups].index("accent1") == subject
    assert len({bar.fill for bar in groups}) == 2


@pytest.mark.parametrize("audience", ["executive", "analyst", "public-sector"])
@pytest.mark.parametrize("taxi", [2.9, 7.2, 60.0])
@pytest.mark.parametrize(
    ("message", "form"),
    [
        ("The night bus costs {part:.0f}% of a shared taxi", "part"),
        ("A shared taxi costs {times:.1f} times as much as a night bus", "times"),
        ("The night bus costs €{less:.1f} less than a shared taxi", "difference"),
    ],
)
def test_what_is_said_of_two_columns_stands_where_it_is_true(
    message: str, form: str, taxi: float, audience: str
) -> None:
    """A part in its column or beside it, under the outline of the whole; a multiple on an arrow over both; only a
    difference at what measures the gap."""
    said = message.format(part=240 / taxi, times=taxi / 2.4, less=taxi - 2.4)
    briefing = HEAD.replace("value: 7.2", f"value: {taxi}") + COST.format(message=said)
    stages, faults = WORKSHOP.stages(*load(briefing, Path()), prepared(audience), ["deck"])
    assert stages.deck is not None, faults
    drawn = [list(flat(slide.shapes)) for slide in stages.deck.slides]
    (shapes,) = (each for each in drawn if any(shape.name == "Column" for shape in each))
    named: dict[str, list[Frame]] = {}
    for shape in shapes:
        if isinstance(shape, Box | Rule):
            named.setdefault(shape.name, []).append(shape.frame)
    bus, other = named["Column"]
    has = {name: len(named.get(name, ())) for name in ("Part", "Whole", "Fall", "Difference")}
    assert has == {
        "Part": form == "part",
        "Whole": form == "part",
        "Fall": form == "times",
        "Difference": form == "difference" and bus.y - other.y > 26,
    }
    if form == "part":
        (whole,), (part,) = named["Whole"], named["Part"]
        assert (whole.y, whole.bottom) == pytest.approx((other.y, bus.y))
        within = bus.y <= part.y and part.right <= bus.right
        assert within or (part.x >= bus.right and part.right <= other.x)
    if form == "times":
        (pill,) = named["Ratio"]
        assert pill.bottom <= min(number.y for number in named["Number"])


@pytest.mark.parametrize(
    ("message", "said", "subject"),
    [
        ("The night bus costs a third of a shared taxi", "33%", 0),
        ("At night, trips by bus cost a third", "33%", 0),
        ("A shared taxi costs three times as much", "3.0 ×", 1),
        ("A bus is half as dear", "3.0 ×", 1),  # which is not so
        ("Buses and taxis differ", "3.0 ×", 1),
        ("The bus is cheap", "3.0 ×", 1),  # a short word says too little
    ],
)
def test_a_ratio_is_the_one_that_the_message_states(message: str, said: str, subject: int) -> None:
    pair = found(outlined(COST.format(message=message)), Pair)
    assert pair.ratio is not None
    assert f"{pair.ratio.figure.number.plain}{pair.ratio.figure.unit}".replace("\u00a0", " ") == said
    assert pair.subject == subject
    formula = next(
        text for text in texts_in(replace(pair, narrow=False).nodes(0, 1)) if "÷" in text.text.plain
    ).text.plain
    assert formula.startswith("€2.4" if said == "33%" else "€7.2")


@pytest.mark.parametrize(
    ("message", "said", "subject", "formula"),
    [
        ("The night bus costs €4.8 less than a shared taxi", "−€4.8", 0, "€2.4 − €7.2 = −€4.8"),
        ("A shared taxi costs €4.8 more than a night bus", "+€4.8", 1, "€7.2 − €2.4 = +€4.8"),
        ("The two differ by €4.8", "+€4.8", 1, "€7.2 − €2.4 = +€4.8"),
        ("A night bus saves €4.8", "−€4.8", 0, "€2.4 − €7.2 = −€4.8"),
        ("Trips cost two thirds less, or nearly 70% less", "−67%", 0, "€2.4 ÷ €7.2 − 1 = −67%"),
        ("Costs fall by two thirds", "−67%", 0, "€2.4 ÷ €7.2 − 1 = −67%"),
        ("Two thirds less on the night bus", "−67%", 0, "€2.4 ÷ €7.2 − 1 = −67%"),
        ("A shared taxi costs 200% more", "3.0 ×", 1, "€7.2 ÷ €2.4 = 3.0 ×"),
        ("A night bus costs half less", "3.0 ×", 0, "€7.2 ÷ €2.4 = 3.0 ×"),  # which is not so
    ],
)
def test_how_two_values_differ_is_said_as_the_message_states_it(
    message: str, said: str, subject: int, formula: str
) -> None:
    pair = found(outlined(COST.format(message=message)), Pair)
    assert pair.ratio is not None
    figure = pair.ratio.figure
    assert f"{figure.prefix}{figure.number.plain}{figure.unit}".replace("\u00a0", " ") == said
    assert pair.subject == subject
    nodes = replace(pair, narrow=False).nodes(0, 1)
    shown = [text.text.plain.replace("\u00a0", " ") for text in texts_in(nodes)]
    assert formula in shown


SHARES = """\
  - kind: text
    title: Ways
    message: {message}
    compare: {{figures: [tram, train]}}
    points: [The tram is late]
"""


@pytest.mark.parametrize(
    ("message", "said"),
    [("The tram leads by 7 points", "+7 pp"), ("The train falls behind", "−7 pp"), ("Ways differ", "−7 pp")],
)
def test_points_of_a_percentage_are_those_of_what_the_message_names(message: str, said: str) -> None:
    figures = "  tram: {value: 31, unit: '%', label: Tram}\n  train: {value: 24, unit: '%', label: Train}\nsections:\n"
    briefing = HEAD.replace("sections:\n", figures + SHARES.format(message=message))
    stages, faults = WORKSHOP.stages(*load(briefing, Path()), prepared("executive"), ["deck"])
    assert stages.deck is not None, faults
    pair = found(stages.outlines["deck"], Pair)
    assert pair.ratio is not None
    assert pair.ratio.figure.whole.plain.replace("\u00a0", " ") == said


STOCK = """\
  - kind: text
    title: Stock
    message: {message}
    compare: {{figures: [bus, taxi], limit: most}}
    points: [It fell]
"""


@pytest.mark.parametrize(
    ("message", "said"),
    [
        ("The night bus stays €5.6 below the limit", ("−€5.6", True)),
        ("The night bus takes 30% of the limit", ("30%", False)),
        ("The night bus is 70% below the limit", ("−70%", True)),
        ("The night bus is half the limit", ("", False)),
        ("The night bus is cheap", ("", False)),
        ("The night bus at {{ figures.bus }} stays inside the limit of {{ figures.most }}", ("€5.6", True)),
    ],
)
def test_how_a_value_stands_to_its_limit_is_drawn_where_the_message_states_it(
    message: str, said: tuple[str, bool]
) -> None:
    section = "  most: {value: 8, unit: EUR, label: Limit}\nsections:\n" + STOCK.format(message=f'"{message}"')
    briefing = HEAD.replace("sections:\n", section)
    stages, faults = WORKSHOP.stages(*load(briefing, Path()), prepared("executive"), ["deck"])
    assert stages.deck is not None, faults
    pair = found(stages.outlines["deck"], Pair)
    shown = (pair.against.figure.whole.plain, pair.against.missing) if pair.against else ("", False)
    assert shown == said
    shapes = [s for slide in stages.deck.slides for s in flat(slide.shapes)]
    pills = [s for s in shapes if isinstance(s, Box) and s.name in ("Ratio", "Missing")]
    bars = [s for s in shapes if isinstance(s, Box) and s.name == "Bar"]
    gaps = [s for s in shapes if isinstance(s, Box) and s.name == "Gap"]
    assert (len(pills), len(gaps)) == (bool(said[0]), said[1])
    for pill in pills:  # which meets no bar
        free = (pill.frame.x >= b.frame.right or not b.frame.y < pill.frame.bottom <= b.frame.bottom for b in bars)
        assert all(free)
    limits = [s for s in shapes if isinstance(s, Rule) and s.name == "Limit"]
    for gap, pill, limit in zip(gaps, pills, limits, strict=False):  # the rest of the bar, and over that what it is
        assert gap.frame.x == pytest.approx(bars[0].frame.right)
        assert gap.frame.right == pytest.approx(limit.frame.x)
        assert pill.frame.right <= limit.frame.x


LEVELS = """\
  ours: {{value: {ours}, unit: million EUR, label: Worth to us}}
  asked: {{value: 415, unit: million EUR, label: Asked}}
  most: {{value: 440, unit: million EUR, label: Ceiling}}
sections:
  - kind: text
    title: Stock
    message: Our value is above the ceiling
    compare: {{figures: [asked, ours], limit: most}}
    points: [It fell]
"""


@pytest.mark.parametrize("audience", ["executive", "analyst", "public-sector"])
def test_values_that_are_near_each_other_are_levels_with_their_distances(audience: str) -> None:
    def drawn(ours: float) -> tuple[list[str], list[Box]]:
        briefing = HEAD.replace("sections:\n", LEVELS.format(ours=ours))
        stages, faults = WORKSHOP.stages(*load(briefing, Path()), prepared(audience), ["deck"])
        assert stages.deck is not None, faults
        shapes = [s for slide in stages.deck.slides for s in flat(slide.shapes)]
        boxes = [s for s in shapes if isinstance(s, Box)]
        return [s.name for s in shapes if s.name in ("Level", "Limit", "Axis")], boxes

    lines, boxes = drawn(498)
    assert sorted(lines) == ["Level", "Level", "Limit"]
    parts = [box for box in boxes if box.name == "Bar" and box.paragraphs]
    said = {"".join(p.plain for p in part.paragraphs): part.frame.height for part in parts}
    high, low = (next(height for text, height in said.items() if number in text) for number in ("58", "25"))
    assert high / low == pytest.approx(58 / 25, rel=0.01)  # of 440 to 498, and of 415 to 440
    for ours in (4980, 415.2):  # bars from zero show the first; of the second the words would stand in each other
        assert "Axis" in drawn(ours)[0]


def test_one_figure_can_be_held_against_its_limit_and_against_nothing_it_cannot() -> None:
    alone = STOCK.format(message="The night bus stays €5.6 below the limit").replace("bus, taxi", "bus")
    section = "  most: {value: 8, unit: EUR, label: Limit}\nsections:\n" + alone
    for audience in ("executive", "analyst", "public-sector"):
        stages, faults = WORKSHOP.stages(
            *load(HEAD.replace("sections:\n", section), Path()), prepared(audience), ["deck", "memo"]
        )
        assert stages.deck is not None, faults
        pair = found(stages.outlines["deck"], Pair)
        assert len(pair.figures) == 1
        assert pair.against is not None
        assert pair.against.figure.whole.plain == "−€5.6"
    document, _ = parse_yaml(HEAD.replace("sections:\n", section).replace(", limit: most", ""), "x.yaml")
    assert document is not None
    (fault,) = parse(document)[1]
    assert "compared with nothing" in fault.what


@pytest.mark.parametrize("columns", range(3, 7))
def test_months_in_digits_and_short_heads_stay_on_their_line_beside_bars(columns: int) -> None:
    heads = ["供給元", "契約期限", "価格（ドル/GB）", "納期遵守率（%）", "不良率（ppm）", "納期（週）"]
    rows = [
        ["ハニル", "2027-03", 8.6, 91, 42, 14],
        ["ノースファブ", "2026-12", 9.3, 97, 35, 11],
        ["麒麟メモリ", "2026-11", 8.1, 78, 160, 20],
        ["パシフィック・シリコン", "2027-01", 9.9, 88, 40, 17],
    ]
    given = f"columns: {heads[:columns]}\n    rows: {[row[:columns] for row in rows]}\n".replace("'", '"')
    section = f"  - kind: table\n    title: 供給元\n    message: ノースファブはハニルより8%高い\n    {given}"
    briefing = HEAD.replace("language: en", "language: ja") + section
    stages, faults = WORKSHOP.stages(*load(briefing, Path()), prepared("executive"), ["deck"])
    assert stages.deck is not None, faults
    shapes = [s for slide in stages.deck.slides for s in flat(slide.shapes)]
    (grid,) = (s for s in shapes if isinstance(s, Grid) and s.name == "Table")
    assert any(s.name == "Bar" for s in shapes)
    for row in grid.rows:
        (text,) = row.cells[1].paragraphs
        size = text.runs[0].size
        room = grid.widths[1] - 2 * grid.padding[0] - row.cells[1].apart
        assert lines(text.runs, size, Face("", ""), room, bold=True) == 1, text


def test_a_head_is_broken_before_its_unit_in_brackets() -> None:
    heads = ["地域", "2022年（千人）", "2025年（千人）", "増減率（%）", "求人倍率（倍）", "事業所のない町村"]
    rows = [[f"地方{n}", 41.2 + n, 36.9 + n, -10.4 + n, 15.8, 31] for n in range(7)]
    given = f"columns: {heads}\n    rows: {rows}\n".replace("'", '"')
    section = f"  - kind: table\n    title: 地域\n    message: 増減率は地方0で最も低い\n    {given}"
    briefing = HEAD.replace("language: en", "language: ja") + section
    for audience in ("executive", "analyst"):
        stages, faults = WORKSHOP.stages(*load(briefing, Path()), prepared(audience), ["deck"])
        assert stages.deck is not None, faults
        (grid,) = (s for slide in stages.deck.slides for s in flat(slide.shapes) if isinstance(s, Grid))
        for cell, width in zip(grid.rows[0].cells, grid.widths, strict=True):
            (made,) = cell.paragraphs
            parts = "".join(run.text for run in made.runs).split("\v")
            inner = width - 12.0 - cell.apart
            size = made.runs[0].size
            face = Face("Arial", "Yu Gothic")
            assert all(lines((replace(made.runs[0], text=part),), size, face, inner, bold=True) == 1 for part in parts)

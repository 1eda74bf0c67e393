"""What a bracket says over values of a chart: as the briefing asks for it, or as the message states it."""

from __future__ import annotations

from pathlib import Path

import pytest

from acceptance.areas import flat
from briefdeck.document.chart import Bracket, ChartSpec
from briefdeck.document.deck import Plot
from briefdeck.locale import known
from briefdeck.model.validate import parse
from briefdeck.yamlfile.reader import parse as parse_yaml
from test_paginate import WORKSHOP, load, prepared

HEAD = """\
briefdeck: 1
title: Energy
language: en
date: 2026-04-10
from: Energy Office
summary: [Heat recovery pays]
sections:
  - kind: chart
    title: Use
    alt: Use in numbers
"""
YEARS = "    data: {categories: ['2021', '2023', '2025'], series: [{name: Use, values: [398, 361, 298]}]}\n"
PLANTS = "    data: {categories: [Kure, Brno, Linz], series: [{name: Use, values: [500, 260, 240]}]}\n"
STEPS = (
    "    type: waterfall\n    totals: [All]\n"
    "    data: {categories: [Heat, Air, Light, All], series: [{name: Saved, values: [6880, 4250, 4730, 15860]}]}\n"
)


def plotted(body: str, language: str = "en") -> ChartSpec:
    """The only chart."""
    briefing = HEAD.replace("language: en", f"language: {language}") + body
    stages, found = WORKSHOP.stages(*load(briefing, Path()), prepared("executive"), ["deck"])
    assert stages.deck is not None, found
    (plot,) = (s for slide in stages.deck.slides for s in flat(slide.shapes) if isinstance(s, Plot))
    return plot.chart


def drawn(body: str) -> Bracket | None:
    """The bracket of the only chart."""
    return plotted(body).bracket


@pytest.mark.parametrize(
    ("bracket", "said"),
    [
        ("{of: ['2021', '2025']}", "−25.1%"),
        ("{of: ['2025', '2021']}", "+33.6%"),
        ("{of: ['2021', '2025'], as: difference}", "−100"),
        ("{of: ['2025', '2021'], as: times}", "1.3 ×"),
        ("{of: ['2021', '2023'], as: share}", "71.8%"),
        ("{of: ['2021', '2023'], as: sum}", "759"),
    ],
)
def test_a_bracket_says_what_is_asked_for(bracket: str, said: str) -> None:
    made = drawn(f"    message: Use fell\n    bracket: {bracket}\n{YEARS}")
    assert made is not None
    assert made.said == said


@pytest.mark.parametrize(
    ("keys", "emphasis"),
    [
        ("    bracket: {of: [Heat, Air], as: share}\n", ("Heat", "Air")),
        ("    bracket: {of: [Heat, Air], as: share}\n    emphasis: Light\n", ("Light",)),
        ("    bracket: {of: [Heat, Light], as: times}\n", ("Light",)),
        ("", ("Air",)),
    ],
)
def test_all_that_a_given_bracket_takes_together_stands_out(keys: str, emphasis: tuple[str, ...]) -> None:
    """Also where the message names one of it."""
    assert plotted(f"    message: Air comes second\n{keys}{STEPS}").emphasis == emphasis


SPENT = (
    "    type: doughnut\n"
    "    data:\n      categories: [小型店の新設, 既存店の改装, 通信販売の倉庫, 閉店の費用]\n"
    "      series: [{name: 投資額, values: [31, 6, 4, 7]}]\n"
)


@pytest.mark.parametrize(
    ("message", "emphasis", "said"),
    [
        ("投資48億円の65%を新しい店に充てる", "小型店の新設", "65%"),
        ("投資は小型店に集まる", "小型店の新設", "65%"),
        ("投資の64.6%を新しい店に充てる", "小型店の新設", "64.6%"),
        ("投資は店に集まる", "", "65%"),  # of no part that it names: the largest leads
        ("投資の9%を削る", "", "65%"),
    ],
)
def test_the_part_whose_share_or_part_of_a_name_is_stated_stands_out(message: str, emphasis: str, said: str) -> None:
    chart = plotted(f"    message: {message}\n{SPENT}")
    assert chart.emphasis == tuple(filter(None, (emphasis,)))
    assert chart.bracket is not None
    assert chart.bracket.said == said


@pytest.mark.parametrize(
    ("message", "body", "said"),
    [
        ("Use fell by 25.1% in four years", YEARS, "−25.1%"),
        ("Use fell by 25% in four years", YEARS, "−25%"),
        ("Use fell by 100 MWh", YEARS, "−100"),
        ("Use fell by a quarter", YEARS, "−25%"),
        ("Use fell by a third", YEARS, None),
        ("Use fell by 25", YEARS, None),  # which are no per cent
        ("Use fell by 100%", YEARS, None),  # and no MWh
        ("Use fell to 298", YEARS, None),
        ("Brno and Linz use 50% of all", f"    type: strip\n{PLANTS}", "50%"),
        ("Kure uses most", f"    type: doughnut\n{PLANTS}", "50%"),
        ("Brno and Linz use half", f"    type: doughnut\n{PLANTS}", "50%"),
        ("Brno uses most of the rest", f"    type: pie\n{PLANTS}", "26%"),
        ("Brno uses 26.0%", f"    type: pie\n{PLANTS}", "26.0%"),
        ("All use some", f"    type: doughnut\n{PLANTS}", "50%"),  # the middle of a ring says which leads
        ("Brno and Linz use the rest", f"    type: strip\n{PLANTS}", "50.0%"),
        ("Kure and Linz use most", f"    type: strip\n{PLANTS}", None),
        ("Brno uses 26% of all", f"    type: doughnut\n{PLANTS}", "26%"),
        ("Brno uses most", f"    type: doughnut\n{PLANTS}", "26%"),
        ("Use is spread", f"    type: doughnut\n{PLANTS}", "50%"),
        ("Heat and Air bring 70.2% of the saving", STEPS, "70.2%"),
        ("Heat and Air bring most of the saving", STEPS, None),
    ],
)
def test_a_number_of_the_message_stands_on_the_chart(message: str, body: str, said: str | None) -> None:
    made = drawn(f"    message: {message}\n{body}")
    assert (made.said if made else None) == said


@pytest.mark.parametrize(
    ("message", "said"),
    [
        ("Use has halved", None),
        ("Use grew 1.5 times", None),
        ("Use doubled from 2021 to 2025", "2 ×"),
        ("Use grew twofold", "2 ×"),
        ("Use doubled at N2 alone", "2 ×"),
        ("Twice as much is used", "2 ×"),
        ("N2 uses most", None),
    ],
)
def test_what_a_message_says_in_words_is_drawn_where_the_values_say_it(message: str, said: str | None) -> None:
    made = drawn(f"    message: {message}\n{YEARS.replace('[398, 361, 298]', '[149, 201, 298]')}")
    assert (made.said if made else None) == said


def test_half_as_much_is_a_change_in_per_cent() -> None:
    made = drawn(f"    message: Use has halved\n{YEARS.replace('[398, 361, 298]', '[84, 60, 42]')}")
    assert made is not None
    assert made.said == "−50%"


@pytest.mark.parametrize(
    ("language", "text", "factors"),
    [
        ("ja", "更新費は5年で2倍、残業は半減", (2.0, 0.5)),
        ("en", "N2 grew 2.5 times, then halved", (2.5, 0.5)),
        ("en", "Half of all incidents are twofold", (2.0,)),
        ("de", "Der Umsatz verdoppelte sich, die Kosten halbierten sich", (2.0, 0.5)),
        ("fr", "Les ventes ont triplé, 2,5 fois plus", (2.5, 3.0)),
        ("ko", "매출이 3배로 늘고 비용은 절반으로 줄었다", (3.0, 0.5)),
        ("zh", "销量翻了一番", (2.0,)),
        ("zh-Hant", "成本減半", (0.5,)),
    ],
)
def test_languages_know_their_words_for_multiples(language: str, text: str, factors: tuple[float, ...]) -> None:
    assert known(language).factors(text) == factors


@pytest.mark.parametrize(
    ("language", "text", "part"),
    [
        ("ja", "全産業平均の8割強にとどまる", 0.812),
        ("ja", "平均の八割に満たない", 0.77),
        ("ja", "費用は3分の1", 1 / 3),
        ("ja", "負担は平均の半分", 0.5),
        ("ja", "目標の半分に満たない", 0.41),
        ("ja", "上位2社で過半を占める", 0.55),
        ("ja", "3分の1強を占める", 0.38),
        ("en", "More than half of all sales", 0.56),
        ("en", "Almost half of all sales", 0.47),
        ("ja", "4人に1人が辞める", 0.25),
        ("en", "Steel carries four fifths of the burden", 0.8),
        ("en", "It costs a third of a taxi", 0.34),
        ("en", "Half of all staff", 0.49),
        ("en", "One in four leaves", 0.25),
        ("en", "Pay is 81% of the average", 0.8116),
        ("de", "Ein Drittel der Kosten", 1 / 3),
        ("fr", "Les deux tiers des ventes", 0.66),
        ("zh", "成本的三分之一", 1 / 3),
        ("zh-Hant", "佔八成多", 0.85),
        ("ko", "매출의 절반", 0.5),
    ],
)
def test_languages_know_their_words_for_parts_of_a_whole(language: str, text: str, part: float) -> None:
    (bounds,) = known(language).parts(text)
    assert bounds[0] <= part <= bounds[1]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ja", "2割引きで売る"),
        ("ja", "差は2%ポイント"),
        ("en", "Costs fell by half"),
        ("en", "A third-party audit of the second half"),
        ("en", "It grew 110% in 2026"),
    ],
)
def test_what_is_no_part_of_a_whole_is_none(language: str, text: str) -> None:
    assert known(language).parts(text) == ()


TWO = (
    "    data: {categories: ['2021', '2023', '2025'], series: "
    "[{name: Demand, values: [62, 77, 109]}, {name: Supply, values: [64, 78, 90]},"
    " {name: Plan, values: [30, 45, 60]}]}\n"
)


@pytest.mark.parametrize(
    ("kind", "message", "said", "places", "series"),
    [
        ("line", "Demand has passed supply, and the gap is 19", "19", (2,), (0, 1)),
        ("line", "A gap of 49 is left", "49", (2,), (0, 2)),
        ("line", "Demand began 2 below supply", "2", (0,), (0, 1)),
        ("column", "The gap is 19", None, (), ()),
        ("line", "The plan has doubled", "2 ×", (0, 2), (2,)),
        ("column", "The plan has doubled", "Plan 2 ×", (0, 2), (2,)),
        ("line", "It has doubled in four years", "2 ×", (0, 2), (2,)),
        ("line", "Demand rose by 75.8%", "+75.8%", (0, 2), (0,)),
        ("line", "Supply has doubled", None, (), ()),
        ("line", "Places have doubled, and supply lags behind", "2 ×", (0, 2), (2,)),
        ("line", "Places have tripled", None, (), ()),
        ("stacked", "All together rose by 66.0%", "+66.0%", (0, 2), ()),
        ("stacked", "Demand rose by 75.8%", "Demand +75.8%", (0, 2), (0,)),
    ],
)
def test_what_a_message_states_of_several_series_is_drawn_where_it_is_true(
    kind: str, message: str, said: str | None, places: tuple[int, ...], series: tuple[int, ...]
) -> None:
    made = drawn(f"    type: {kind}\n    message: {message}\n{TWO}")
    assert (made.said if made else None) == said
    if made is not None:
        assert (made.places, made.series) == (places, series)


CARE = (
    "    unit: 万人\n    data: {categories: ['2024', '2026', '2030'], series: "
    "[{name: 需要, values: [218.4, 227.0, 248.9]}, {name: 供給, values: [213.3, 217.8, 220.2]}]}\n"
)
PRICES = (
    "    data: {categories: ['2023', '2025', '2026'], series: [{name: EU, values: [85.3, 71.8, 74.3]},"
    " {name: Korea, values: [7.6, 6.9, 8.4]}, {name: Japan, values: [null, 8.8, 11.2]}]}\n"
)


@pytest.mark.parametrize(
    ("body", "message", "said", "series"),
    [
        (CARE, "需要と供給の差は2030年に29万人へ広がる", "28.7", (0, 1)),
        (CARE, "需要と供給の差は28.7万人になる", "28.7", (0, 1)),
        (CARE, "需要と供給の差は2026年の9万人から2030年の29万人へ広がる", "28.7", (0, 1)),
        (CARE, "需要と供給の差は2026年に9万人となる", "9.2", (0, 1)),
        (CARE, "需要と供給の差は5万人から始まる", "5.1", (0, 1)),
        (CARE, "需要は5年で伸びる", None, ()),
        (CARE, "需要と供給の差は27万人になる", None, ()),
        (PRICES, "The price of the EU is almost seven times that of Japan", "6.6 ×", (0, 2)),
        (PRICES, "Europe pays almost seven times what Japan pays", "6.6 ×", (0, 2)),
        (PRICES, "Europe pays almost seven times as much", None, ()),  # of which it names none
        (PRICES, "Europe pays five times what Japan pays", None, ()),
    ],
)
def test_what_a_message_says_in_round_numbers_of_two_lines_is_drawn_as_it_is(
    body: str, message: str, said: str | None, series: tuple[int, ...]
) -> None:
    made = drawn(f"    type: line\n    message: {message}\n{body}")
    assert (made.said, made.series) == (said, series) if made else said is None


EFFECT = "    data: {categories: [改装の翌年, 2年目, 3年目], series: [{name: 伸び, values: [9.6, 2.1, 0.4]}]}\n"


@pytest.mark.parametrize("kind", ["bar", "column"])
@pytest.mark.parametrize(
    ("message", "said"),
    [
        ("改装の効果は2年目に4分の1以下となる", "22%"),
        ("効果は3分の1になる", None),
        ("効果は薄れる", None),
    ],
)
def test_the_part_that_is_left_of_the_first_value_is_drawn(kind: str, message: str, said: str | None) -> None:
    chart = plotted(f"    type: {kind}\n    message: {message}\n{EFFECT}", "ja")
    assert (chart.bracket.said if chart.bracket else None) == said
    assert chart.emphasis == (("2年目",) if said else ())


WAITS = (
    "    data: {categories: [Urology, Orthopaedics, Ear nose and throat, Surgery (day cases), Eyes, Heart], "
    "series: [{name: Waiting, values: [1130, 7420, 2610, 840, 3850, 600]}]}\n"
)
PIPES = (
    "    unit: 件\n    data: {categories: [鋳鉄管（旧規格）, 鉛管, 塩ビ管, 鋼管, ダクタイル鋳鉄管], "
    "series: [{name: 漏水, values: [221, 109, 38, 24, 20]}]}\n"
)


@pytest.mark.parametrize("kind", ["bar", "column"])
@pytest.mark.parametrize(
    ("language", "message", "body", "said", "places"),
    [
        ("en", "Four fifths of waits are in orthopaedics, eyes and ENT", WAITS, "84%", (1, 2, 4)),
        ("en", "Orthopaedics and surgery make half of all waits", WAITS, "50%", (1, 3)),
        ("en", "Three specialties have 84% of all waits", WAITS, "84%", (1, 2, 4)),
        ("en", "Four fifths of waits are in orthopaedics and surgery", WAITS, None, ()),  # which is not so
        ("en", "Orthopaedics and eyes grew by two thirds", WAITS, None, ()),  # no share
        ("en", "Four fifths of waits are in a few specialties", WAITS, None, ()),
        ("en", "Three specialties have half of all waits", WAITS, None, ()),
        ("en", "Urology and surgery come down to half", WAITS, None, ()),  # whatever the first and the last are
        ("ja", "漏水の8割は鋳鉄管と鉛管で起きている", PIPES, "80%", (0, 1)),
        ("ja", "漏水の8割は2種類の管で起きている", PIPES, "80%", (0, 1)),
        ("ja", "鋳鉄管と鉛管の漏水は8割増えた", PIPES, None, ()),
        ("ja", "漏水の8割は鋳鉄管と鉛管で起きている", PIPES.replace("件", "'%'"), None, ()),  # no parts of a whole
    ],
)
def test_the_share_that_several_bars_take_together_is_drawn_over_them_where_it_is_true(
    kind: str, language: str, message: str, body: str, said: str | None, places: tuple[int, ...]
) -> None:
    chart = plotted(f"    type: {kind}\n    message: {message}\n{body}", language)
    assert (chart.bracket.said if chart.bracket else None) == said
    if chart.bracket is not None:
        assert (chart.bracket.places, chart.bracket.together) == (places, True)
        assert chart.emphasis == tuple(chart.categories[place] for place in places)


BRIDGE = (
    "    type: waterfall\n    unit: thousand\n    totals: ['2026', '2029']\n"
    "    data: {categories: ['2026', Referrals, Ashby hub, Thornley hub, Clinics, '2029'], "
    "series: [{name: Waiting, values: [184, 32, -27, -21, -48, 120]}]}\n"
)


@pytest.mark.parametrize(
    ("message", "said", "places"),
    [
        ("Hubs account for half of the fall", "50%", (2, 3)),
        ("Half of the fall comes from clinics", "50%", (4,)),
        ("Clinics bring three quarters of the difference", "75%", (4,)),
        ("The list falls by 64,000", "−64", (0, 5)),
        ("The list falls by 34.8%", "−34.8%", (0, 5)),
        ("Hubs account for a tenth of the fall", None, ()),
        ("Clinics take back a quarter of what referrals bring, Ashby hub half", None, ()),  # of different signs
        ("Ashby hub and Thornley hub take 48,000 off", "−48", (2, 3)),
        ("Ashby hub and clinics take 75,000 off", "−75", (2, 4)),
    ],
)
def test_what_a_waterfall_is_said_to_come_to_is_drawn_over_it(
    message: str, said: str | None, places: tuple[int, ...]
) -> None:
    made = drawn(f"    message: {message}\n{BRIDGE}")
    assert ((made.said, made.places) if made else (None, ())) == (said, places)


AI = (
    "    type: stacked\n    unit: '%'\n    data: {categories: ['2023', '2025', '2026'], series: "
    "[{name: AI, values: [14, 24, 38]}, {name: Servers, values: [27, 30, 24]}, {name: Phones, values: [59, 46, 38]}]}\n"
)


@pytest.mark.parametrize(
    ("message", "said"),
    [
        ("AI takes 38% of output, up 24 points in three years", "AI +24"),  # though 24 is a value too
        ("AI takes 38% of output", None),
        ("AI takes 24% in 2025", None),
    ],
)
def test_points_of_a_percentage_are_a_change_whatever_values_a_chart_shows(message: str, said: str | None) -> None:
    made = drawn(f"    message: {message}\n{AI}")
    assert (made.said if made else None) == said


def test_a_gap_may_be_stated_with_the_zeros_of_its_unit() -> None:
    body = TWO.replace("    data", "    type: line\n    unit: thousand\n    data")
    made = drawn(f"    message: Demand exceeds supply by 19,000 at last\n{body}")
    assert made is not None
    assert (made.said, made.series) == ("19", (0, 1))
    assert drawn(f"    message: Demand exceeds supply by 19 at last\n{body}") == made
    assert drawn(f"    message: Demand exceeds supply by 19,500 at last\n{body}") is None


LISTS = (
    "    data: {categories: ['2019', '2020', '2022', '2025'], "
    "series: [{name: Patients, values: [91.8, 88.4, 139.5, 184.3]}]}\n"
)


@pytest.mark.parametrize("kind", ["column", "line"])
@pytest.mark.parametrize(
    ("message", "said", "places"),
    [
        ("The list has doubled since 2019", "2.0 ×", (0, 3)),
        ("The list has more than doubled since 2020", "2.1 ×", (1, 3)),
        ("From 2022 to 2025 it grew by a third", "+32%", (2, 3)),
        ("It fell by 4% in 2020", "−4%", (0, 1)),
        ("It grew by 52% until 2022", "+52%", (0, 2)),
        ("From 2020 to 2022 it doubled", None, ()),  # which is not so of these
    ],
)
def test_a_change_is_drawn_between_the_times_that_the_message_names(
    kind: str, message: str, said: str | None, places: tuple[int, ...]
) -> None:
    made = drawn(f"    type: {kind}\n    message: {message}\n{LISTS}")
    assert ((made.said, made.places) if made else (None, ())) == (said, places)


@pytest.mark.parametrize(
    ("message", "said"),
    [
        ("In 2023 demand was 1 below supply", "1"),
        ("In 2023 the plan was 32 below demand", "32"),
        ("In 2021 the plan was 32 below demand", "32"),
    ],
)
def test_a_gap_is_drawn_at_the_time_that_the_message_names(message: str, said: str) -> None:
    made = drawn(f"    type: line\n    message: {message}\n{TWO}")
    assert made is not None
    assert made.said == said
    assert made.places == ((1,) if "2023" in message else (0,))


WIDENING = """\
    type: line
    unit: thousand
    data:
      categories: ['2024', '2026', '2028', '2030']
      series:
        - {name: Need, values: [218.4, 227.0, 238.2, 248.9]}
        - {name: Supply, values: [213.3, 217.8, 219.6, 220.2]}
"""


@pytest.mark.parametrize(
    ("message", "gaps"),
    [
        ("The gap widens from 9 thousand in 2026 to 29 thousand in 2030", {(1,): "9.2", (3,): "28.7"}),
        ("The gap widens from 9.2 in 2026 to 28.7 in 2030", {(1,): "9.2", (3,): "28.7"}),
        ("The gap grows from 5.1 to 28.7", {(0,): "5.1", (3,): "28.7"}),
        ("The gap is 28.7 in 2030, after 2026", {(3,): "28.7"}),
        ("In 2026 the gap was 9.2", {(1,): "9.2"}),
    ],
)
def test_each_gap_of_two_lines_that_a_message_states_is_drawn(message: str, gaps: dict[tuple[int, ...], str]) -> None:
    made = drawn(f"    message: {message}\n{WIDENING}")
    assert made is not None
    assert {one.places: one.said for one in (made, *made.before)} == gaps


@pytest.mark.parametrize(
    ("message", "said"),
    [
        ("Kure uses twice as much as Linz", "50%"),  # which is no share of both, but that of the largest
        ("Kure used half less", "50%"),
        ("Kure and Linz use most", "74%"),
        ("Kure and Linz use 74%, three times the rest", "74%"),
    ],
)
def test_a_ring_says_no_sum_of_what_is_held_against_each_other(message: str, said: str) -> None:
    made = drawn(f"    message: {message}\n    type: doughnut\n{PLANTS}")
    assert made is not None
    assert made.said == said
    assert len(made.places) == (1 if said == "50%" else 2)


@pytest.mark.parametrize(
    ("message", "emphasis"),
    [
        ("The list reached 184,000", ("2025",)),
        ("The list reached 184,300", ("2025",)),
        ("The list reached 185,000", ()),
    ],
)
def test_a_value_may_be_stated_in_round_numbers_with_the_zeros_of_its_unit(
    message: str, emphasis: tuple[str, ...]
) -> None:
    assert plotted(f"    unit: thousand\n    message: {message}\n{LISTS}").emphasis == emphasis


@pytest.mark.parametrize(
    ("message", "emphasis"),
    [
        ("The result turns negative in 2028", ("2028",)),
        ("2028年度に赤字に転じる", ("2028",)),
        ("Losses since 2027", ()),
        ("2027年から赤字", ()),
        ("From 2027 to 2029 it falls", ()),
        ("The result was 2 in 2026", ("2026",)),  # whose value it states
        ("It begins in 2026", ()),
    ],
)
def test_the_year_of_which_a_message_speaks_stands_out(message: str, emphasis: tuple[str, ...]) -> None:
    body = (
        "    data: {categories: ['2026', '2027', '2028', '2029'], series: [{name: Result, values: [2, 1, -1, -3]}]}\n"
    )
    assert plotted(f"    message: {message}\n{body}").emphasis == emphasis


@pytest.mark.parametrize(
    ("language", "text", "changes"),
    [
        ("en", "Hubs cost a third less than buying in", [(-1, 1 / 3)]),
        ("en", "Buying in costs 59% more", [(1, 0.59)]),
        ("en", "Less than a third of it", []),
        ("en", "Use fell by a quarter", [(0, 0.25)]),  # of which the verb says the way
        ("ja", "スポットより3分の1安い", [(-1, 1 / 3)]),
        ("ja", "10年間で3割減り、更新率は半減した", [(-1, 0.3)]),
        ("ja", "8%高い", [(1, 0.08)]),
        ("ja", "1割安い", [(-1, 0.1)]),
        ("ja", "2割引き下げる", [(-1, 0.2)]),
        ("en", "It costs almost 60% more", [(1, 0.58)]),
        ("en", "It costs over 60% more", [(1, 0.62)]),
        ("ja", "8割強にとどまる", []),
        ("de", "Ein Drittel weniger als 2020", [(-1, 1 / 3)]),
        ("fr", "Un tiers de moins", [(-1, 1 / 3)]),
        ("ko", "30% 감소", [(-1, 0.3)]),
    ],
)
def test_languages_know_what_is_more_or_less(language: str, text: str, changes: list[tuple[int, float]]) -> None:
    found = known(language).changes(text)
    assert [way for way, _, _ in found] == [way for way, _ in changes]
    assert all(least <= part <= most for (_, least, most), (_, part) in zip(found, changes, strict=True))
    assert not changes or known(language).parts(text) == ()


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (f"    type: pie\n    bracket: {{of: [Kure, Brno]}}\n{PLANTS}", "a pie has no bracket"),
        (f"    bracket: {{of: [Kure, Bruno]}}\n{PLANTS}", "the chart has no category “Bruno”"),
        (f"    bracket: {{of: [Kure, Kure]}}\n{PLANTS}", "the bracket names a category twice"),
        (f"    bracket: {{of: [Kure], as: change}}\n{PLANTS}", "and the bracket names 1"),
        (f"    type: strip\n    bracket: {{of: [Kure, Linz]}}\n{PLANTS}", "leaves out a category between two"),
        (f"    bracket: {{of: [Kure, Brno]}}\n{PLANTS.replace('260', 'null')}", "has no value"),
        (f"    bracket: {{of: [Kure, Brno]}}\n{PLANTS.replace('500', '0')}", "is not above zero"),
        (f"    bracket: {{of: [Kure, Brno], as: growth}}\n{PLANTS}", "growth"),
        (f"    type: strip\n    unit: '%'\n{PLANTS}", "the parts of the strip make 1000 %"),
        (f"    type: strip\n{PLANTS.replace('240', '-2')}", "is negative"),
    ],
)
def test_a_bracket_that_cannot_stand_is_refused_with_its_cure(body: str, said: str) -> None:
    document, found = parse_yaml(f"{HEAD}    message: Use\n{body}", "x.yaml")
    assert document is not None, found
    (fault,) = parse(document)[1]
    assert said in fault.what
    assert fault.hint

"""Days and numbers as people type them, in many languages: what is offered in their place."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefdeck.model.amounts import about_number
from briefdeck.model.days import about_date, serial_days
from briefdeck.model.grid import rejoined
from briefdeck.model.numerals import arabic
from briefdeck.model.score import rated_elsewhere
from laws import tries


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("2027年3月〜5月", "write its beginning, 2027-03, and the rest in the text"),
        ("2026年5月至7月", "write its beginning, 2026-05, and the rest in the text"),
        ("2027년 3월~5월", "write its beginning, 2027-03, and the rest in the text"),
        ("March–May 2027", "write its beginning, 2027-03, and the rest in the text"),
        ("Mai bis Juli 2026", "write its beginning, 2026-05, and the rest in the text"),
        ("1. bis 15. Juni 2026", "write its beginning, 2026-06-01, and the rest in the text"),
        ("du 1er au 15 juin 2026", "write its beginning, 2026-06-01, and the rest in the text"),
        ("10–15 June 2026", "write its beginning, 2026-06-10, and the rest in the text"),
        ("2026년 5~6월", "write its beginning, 2026-05, and the rest in the text"),
        ("2026年6月1〜15日", "write its beginning, 2026-06-01, and the rest in the text"),
        ("2026年5月上旬至6月底", "write its beginning, 2026-05, and the rest in the text"),
        ("4. Jänner 2027", "write 2027-01-04"),
        ("1 bis 15. Juni", "write the year, too: 2026-06-01, and the rest in the text"),
        ("avant 15 juin", "write the year, too: 2026-06-15"),
        ("15th of June", "write the year, too: 2026-06-15"),
        ("[●] November 2026", "write 2026-11"),
        ("01.03.26", "write 2026-03-01"),
        ("03/04/2026", "write 2026-04-03 or 2026-03-04"),
        ("3.4.2026", "write 2026-04-03"),
        ("26.3.1", "write 2026-03-01"),
        ("10-15-2026", "write 2026-10-15"),
        ("mid-June 2026", "write 2026-06"),
        ("2026年度第4四半期", "write its first month: 2027-01"),
        ("2026年第4四半期", "write its first month: 2026-10"),
        ("2026年度下期", "write its first month: 2026-10"),
        ("2026年上半期", "write its first month: 2026-01"),
        ("R9/3", "write 2027-03"),
        ("R8.11.24", "write 2026-11-24"),
        ("115.05.04", "write 2026-05-04"),
        ("来年3月", "write the year, too: 2027-03"),
    ],
)
def test_a_day_in_another_form_has_its_own(typed: str, wanted: str) -> None:
    assert about_date(typed) == wanted


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("[●] November 2026", "write the day, too: 2026-11-01"),
        ("令和8年11月吉日", "write the day, too: 2026-11-01"),
        ("November 2026", "write the day, too: 2026-11-01"),
        ("1. bis 15. Juni 2026", "write its beginning, 2026-06-01"),
        ("24.11.2026", "write 2026-11-24"),
    ],
)
def test_where_a_day_is_needed_it_is_asked_for(typed: str, wanted: str) -> None:
    assert about_date(typed, day=True) == wanted


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("2億4千万円", "write 240000000, and unit: JPY beside it"),
        ("14억 5천만원", "write 1450000000, and unit: KRW beside it"),
        ("4百万円", "write 4000000, and unit: JPY beside it"),
        ("▲410", "write -410"),
        ("△1,410", "write -1410"),
        ("ca. 15.860", "write 15860, and approximate: true beside it"),
        ("15.862", "write 15.862"),
        ("3.250 million", "write 3250000"),
        ("0.500", "write 0.5"),
    ],
)
def test_a_number_in_another_form_has_its_own(typed: str, wanted: str) -> None:
    assert about_number(typed) == wanted


@pytest.mark.parametrize(
    ("names", "wanted"),
    [
        (["45292", "45658", "46023"], "2024"),
        (["45292", "45323", "45352"], "2024-01"),
        (["45292", "45293", "45294"], "2024-01-01"),
        (["45292", "45299", "45306"], "2024-01-01"),
        (["45127", "45130", "45133"], ""),  # postal codes
        (["45292", "45658"], ""),
        (["2024", "2025", "2026"], ""),
    ],
)
def test_days_that_a_spreadsheet_counts_are_known_by_their_distances(names: list[str], wanted: str) -> None:
    assert serial_days(names) == wanted


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("end of Q3 2026", "write its last month: 2026-09"),
        ("Ende 3. Quartal 2026", "write its last month: 2026-09"),
        ("fin du premier semestre 2026", "write its last month: 2026-06"),
        ("by the end of Q3 2027", "write its last month: 2027-09"),
        ("second half of 2027", "write its first month: 2027-07"),
        ("S2 2026", "write its first month: 2026-07"),
        ("2. HJ 2026", "write its first month: 2026-07"),
        ("2026年三季度", "write its first month: 2026-07"),
        ("令和8年度末", "write 2027-03"),
        ("2026年10月末現在", "write 2026-10"),
        ("Stand: 31.10.2026", "write 2026-10-31"),
        ("Frühjahr 2026", "write the month, such as 2026-03, and “Frühjahr” in the text"),
        ("令和9年3月を目途", "write 2027-03, and the rest in the text"),
        ("2026년 하반기 중", "write 2026-07, and the rest in the text"),
        ("im Laufe des Jahres 2027", "write 2027, and the rest in the text"),
        ("Mar-27", "write 2027-03"),
        ("12/15(火)", "write the year, too: 2026-12-15"),
        ("26년 5월", "write 2026-05"),
        (
            "3年後",
            "write the day, month or year that is meant, as 2026-04-10, 2026-04 or 2026, and “3年後” in the text",
        ),
    ],
)
def test_a_day_is_found_among_other_words(typed: str, wanted: str) -> None:
    assert about_date(typed) == wanted


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("一千二百万円", "write 12000000, and unit: JPY beside it"),
        ("41万6千人", "write 416000, and unit: 人 beside it"),
        ("十八・五％", 'write 18.5, and unit: "%" beside it'),
        ("约14亿元左右", "write 1400000000, and unit: CNY beside it, and approximate: true beside it"),
        ("超过九成", 'write 90, and unit: "%" beside it, and “超过” in the text'),
        ("マイナス3.1％", 'write -3.1, and unit: "%" beside it'),
        ("just under 31%", 'write 31, and unit: "%" beside it, and “just under” in the text beside the figure'),
        ("thirty-one percent", 'write 31, and unit: "%" beside it'),
        ("two and a half billion", "write 2500000000"),
        ("anderthalb", "write 1.5"),
        ("12.500 TEUR", "write 12500000, and unit: EUR beside it"),
        ("2,5 T€", "write 2500, and unit: EUR beside it"),
        ("über 15.000", "write 15000, and “über” in the text beside the figure"),
        ("15,9 milliers de MWh", "write 15900, and unit: MWh beside it"),
        ("Fr. 12'500'000.--", "write 12500000, and unit: CHF beside it"),
        ("$2.4 bn to $3 bn", "it is one number: write 2400000000, and the others in a text"),
        ("more than a third", 'write 33, and unit: "%" beside it, and “more than” in the text'),
        ("12,4O", ""),
        ("翻一番", ""),
    ],
)
def test_a_number_is_found_among_other_words(typed: str, wanted: str) -> None:
    assert about_number(typed) == wanted


PIECES = "2026 2027年 Q3 3 月 末 度 ende of end by 3. Quartal HJ half a third 三 分之 割 千 万 mio T € % - , . ( ) 約"


@pytest.mark.slow
@settings(max_examples=tries(3000), deadline=None)
@given(st.lists(st.sampled_from([*PIECES.split(), " "]), max_size=9).map("".join))
def test_whatever_is_typed_has_an_answer_that_is_no_longer_than_a_line(typed: str) -> None:
    assert len(about_date(typed)) < 300
    assert len(about_date(typed, day=True)) < 300
    assert len(about_number(typed)) < 300
    assert arabic(arabic(typed)) == arabic(typed)


@pytest.mark.parametrize(
    ("scores", "ratings"),
    [
        (["A", "B", "C", "C", "E", "A"], [4, 3, 2, 2, 0, 4]),
        (["++", "+", "o", "-", "--"], [4, 3, 2, 1, 0]),
        (["3/5", "5 of 5", "0/5"], [2, 4, 0]),
        (["◕", "●", "2"], [3, 4, 2]),
        (["★★★", "★☆☆"], [4, 1]),
        (["yes", "no"], None),
        (["High", "Low"], None),
        (["A"], None),
        (["75%", "50%"], None),
    ],
)
def test_ratings_of_another_scale_have_ours(scores: list[str], ratings: list[int] | None) -> None:
    assert rated_elsewhere(scores) == ratings


@pytest.mark.parametrize(
    ("row", "count", "whole"),
    [
        (["1", "9 Mio. €", "1", "4 Mio. €"], 2, '["1,9 Mio. €", "1,4 Mio. €"]'),
        (["Buy", 1, 410, 8.7], 3, "[Buy, 1410, 8.7]"),
        ([25, 8, 12, 1], 2, "[25.8, 12.1]"),
        (["a", "b"], 3, ""),
    ],
)
def test_cells_that_decimal_commas_parted_are_joined_again(row: list[object], count: int, whole: str) -> None:
    assert rejoined(row, count) == whole

"""Days and numbers as people type them, in many languages: what is offered in their place."""

from __future__ import annotations

import pytest

from briefdeck.model.amounts import about_number
from briefdeck.model.days import about_date, serial_days


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
        ("来年3月", "write the year, too: 2026-03"),
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

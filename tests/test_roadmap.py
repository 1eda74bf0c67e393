"""Phases over their tasks: what periods people write, and that a phase stands over its part of the scale."""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefdeck.blocks.setting.days import first_day, last_day
from briefdeck.model.periods import Period, period_of
from test_compositions import SHIPPED, named, slides


@pytest.mark.parametrize(
    ("said", "first", "last"),
    [
        ("2026", "2026", "2026"),
        ("2029年", "2029", "2029"),
        ("May 2026", "2026-05", "2026-05"),
        ("2024–2025", "2024", "2025"),
        ("2026–27", "2026", "2027"),
        ("2026〜27年", "2026", "2027"),
        ("2026 to 2028", "2026", "2028"),
        ("von 2026 bis 2028", "2026", "2028"),
        ("de 2026 à 2028", "2026", "2028"),
        ("April–September 2027", "2027-04", "2027-09"),
        ("October 2026 to March 2027", "2026-10", "2027-03"),
        ("Januar–März 2027", "2027-01", "2027-03"),
        ("2026年4月〜9月", "2026-04", "2026-09"),
        ("2026年4月から2027年3月まで", "2026-04", "2027-03"),
        ("2027년 4월~9월", "2027-04", "2027-09"),
        ("令和8年4月〜9月", "2026-04", "2026-09"),
        ("令和8年度", "2026-04", "2027-03"),  # a fiscal year begins in April
        ("令和元年度", "2019-04", "2020-03"),
        ("令和10〜11年度", "2028-04", "2030-03"),
        ("2027–2028年度", "2027-04", "2029-03"),
        ("1 May 2026 – 3 June 2026", "2026-05-01", "2026-06-03"),
        ("2026-04 – 2026-09", "2026-04", "2026-09"),
        ("Q1 2027", "2027-01", "2027-03"),
        ("H2 2026 to Q1 2027", "2026-07", "2027-03"),
        ("FY2026", "2026", "2026"),
        ("to March 2027", "", "2027-03"),
        ("until 2029", "", "2029"),
        ("bis Ende 2027", "", "2027"),
        ("by the end of 2027", "", "2027"),
        ("2027年まで", "", "2027"),
        ("jusqu’en 2027", "", "2027"),
        ("from October 2027", "2027-10", ""),
        ("2026 onwards", "2026", ""),
        ("2029年から", "2029", ""),
        ("2027年10月以降", "2027-10", ""),
        ("2027년부터", "2027", ""),
    ],
)
def test_periods_as_people_write_them(said: str, first: str, last: str) -> None:
    assert period_of(said) == Period(first, last)


@pytest.mark.parametrize(
    "said",
    [
        *("", "now", "Year 1", "Weeks 1–4", "3–5 years", "the first 3 months", "2026 to 2028, in two steps", "2026–"),
        *("GPT-4の衝撃から競合が追いつくまで", "1–3月", "2028–2026", "第1期", "today", "Q5 2027"),
        *("0000年度", "9999年度", "2026年13月", "2026-02-30"),
    ],
)
def test_what_is_no_period_or_says_more_is_none(said: str) -> None:
    assert period_of(said) is None


@given(st.text(max_size=40) | st.text("0123456789年度月日-–〜令和元QHFY toから まで", max_size=12))
def test_any_words_are_a_period_of_the_calendar_in_order_or_none(words: str) -> None:
    made = period_of(words)
    assert made is None or all(first_day(end) <= last_day(end) for end in (made.first, made.last) if end)
    assert made is None or made.first or made.last
    assert made is None or not (made.first and made.last) or made.first[:4] <= made.last[:4]


# --- on slides --------------------------------------------------------------------------------------------------------

TASKS = """\
    tasks:
      - {name: Survey, start: 2026-07, end: 2026-12}
      - {name: Works, start: 2027-01, end: 2027-06, critical: true, note: both sites}
"""


def planned(periods: list[str], told: str = ", headline: A step, points: [Something is done]") -> str:
    phases = "".join(f"      - {{name: Phase {n}, period: '{period}'{told}}}\n" for n, period in enumerate(periods, 1))
    head = "sections:\n  - kind: phases\n    title: Plan\n    message: Two sites in a year\n    phases:\n"
    return head + phases + TASKS


def single(slide: Any, name: str) -> list[Any]:
    """The shapes of a name, by itself or with a number behind it, that are no groups."""
    return [s for s in named(slide, name) if not hasattr(s, "shapes") and re.fullmatch(rf"{name}( \d+)?", s.name)]


def extent(shape: Any) -> tuple[int, int]:
    return shape.left, shape.left + shape.width


def drawn(
    folder: Path, periods: list[str], audience: str, *told: str
) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """From where to where the arrows of the phases and the bars of the tasks go, in EMU, from the left."""
    (slide,) = [s for s in slides(folder, planned(periods, *told), audience) if named(s, "Schedule")]
    arrows = [extent(shape) for shape in single(slide, "Phase") if "\n" in shape.text_frame.text]
    bars = [extent(shape) for shape in single(slide, "Bar") if shape.width > 12_700 * 30]
    return sorted(arrows), sorted(bars)


@pytest.mark.parametrize("told", [", headline: A step, points: [Something is done]", ""])
@pytest.mark.parametrize("audience", SHIPPED)
def test_phases_stand_over_their_part_of_the_scale(tmp_path: Path, audience: str, told: str) -> None:
    arrows, bars = drawn(tmp_path, ["until December 2026", "January–June 2027", "from July 2027"], audience, told)
    survey, works = bars
    scale = (works[1] - survey[0]) / (date(2027, 7, 1) - date(2026, 7, 1)).days  # EMU a day
    turn = works[0]  # the first of January
    slack = 7 * scale + 12_700 * 8
    assert abs(arrows[0][1] - turn) <= slack
    assert abs(arrows[1][0] - turn) <= slack
    assert arrows[1][1] >= works[1] - slack  # and ends where the last one begins, behind the scale
    assert arrows[2][0] >= works[1] - slack


@pytest.mark.parametrize("audience", SHIPPED)
def test_a_phase_that_is_over_stands_before_the_scale(tmp_path: Path, audience: str) -> None:
    arrows, bars = drawn(tmp_path, ["2024–2025", "2026–2027", "from 2028"], audience)
    assert arrows[0][1] < bars[0][0]
    assert arrows[1][0] <= bars[0][0] + 12_700 * 5  # what phases stand apart
    assert arrows[1][1] >= bars[-1][1] - 12_700 * 8
    assert arrows[2][0] >= bars[-1][1] - 12_700 * 8


@pytest.mark.parametrize("audience", SHIPPED)
def test_the_present_phase_and_the_one_behind_the_scale_go_on_behind_the_rows(tmp_path: Path, audience: str) -> None:
    body = planned(["until December 2026", "January–June 2027", "from July 2027"])
    body = body.replace("period: 'January–June 2027'", "period: 'January–June 2027', current: true")
    (slide,) = [s for s in slides(tmp_path, body, audience) if named(s, "Schedule")]
    arrows = sorted(extent(s) for s in single(slide, "Phase") if "\n" in s.text_frame.text)
    zones = sorted((s for s in single(slide, "Scale") if not s.text_frame.text), key=lambda s: s.left)
    slack = 12_700 * 4
    for zone, arrow in zip(zones, arrows[1:], strict=True):  # the second is the present one
        assert abs(zone.left - arrow[0]) <= slack
        assert abs(zone.left + zone.width - arrow[1]) <= slack
    bars = single(slide, "Bar")
    assert all(
        zone.top <= bar.top and bar.top + bar.height <= zone.top + zone.height
        for zone in zones
        for bar in bars
        if bar.width > 12_700 * 30
    )


@pytest.mark.parametrize(
    "periods",
    [
        ["first", "2027", "2028"],  # no period
        ["2027", "2026", "from 2028"],  # not one behind the other
        ["until August 2026", "September 2026 to June 2027", "from July 2027"],  # no room for its words
        ["2022", "2023", "2026–2027"],  # two are over
        ["2026–2027", "2028", "2029"],  # two begin later
    ],
)
def test_phases_that_a_scale_does_not_hold_are_as_wide_as_each_other(tmp_path: Path, periods: list[str]) -> None:
    arrows, _ = drawn(tmp_path, periods, "executive")
    widths = [right - left for left, right in arrows]
    assert max(widths) - min(widths) <= 12_700
    assert all(later[0] > sooner[0] for sooner, later in pairwise(arrows))

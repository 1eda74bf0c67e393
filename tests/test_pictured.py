"""What a statement says of its figure is drawn below the number, where it is certain what that is."""

from __future__ import annotations

import pytest

from acceptance.areas import flat
from briefdeck.blocks.setting.pictured import Against, Picture, Several, Things, pictured
from briefdeck.document.deck import Box, Pictogram
from briefdeck.document.figure import KeyFigure
from briefdeck.document.richtext import words
from briefdeck.locale import find
from test_paginate import deck_of

SEEN = [
    ("en", "One in four drivers is over 60", "", ("54", " years", ""), Several(1, 4, people=False)),
    ("en", "3 out of 10 people are over 60", "", ("54", " years", ""), Several(3, 10, people=True)),
    ("ja", "5人に2人が60歳を超える", "", ("54", "歳", ""), Several(2, 5, people=True)),
    ("zh", "十人中有三人", "", ("54", "岁", ""), Several(3, 10, people=True)),
    ("ko", "10명 중 3명", "", ("54", "세", ""), Several(3, 10, people=True)),
    ("de", "3 von 10 Fahrern sind älter", "", ("54", " Jahre", ""), Several(3, 10, people=False)),
    ("fr", "3 sur 10 partent", "", ("54", " ans", ""), Several(3, 10, people=False)),
    ("en", "Repairs take €38 million, at the rival €52 million", "", ("38", " million", "about €"), "€52 million"),
    ("en", "Turnover is 13.1%", "All industries lose 15.4% a year.", ("13.1", "%", ""), "15.4%"),
    ("ja", "倍率は9.6倍、全体の約8倍", "全体の倍率は1.2倍である。", ("9.6", "倍", ""), "全体の倍率 1.2倍"),
    ("ja", "平均は54.7歳", "10年前の49.8歳から上がった。", ("54.7", "歳", ""), "10年前 49.8歳"),
    ("de", "Die Quote liegt bei 13,1 % gegenüber 15,4 % im Land", "", ("13,1", " %", ""), "15,4 %"),
    ("ja", "拠点は42か所、1年で12増加", "", ("42", "か所", ""), Things(42, 12)),
    ("en", "14 sites in four countries", "", ("14", " sites", ""), Things(14)),
    ("en", "14 sites, nine of them licensed", "", ("14", " sites", ""), Things(14, 9, first=True)),
    ("ja", "拠点は42か所、うち12か所は借り物", "", ("42", "か所", ""), Things(42, 12, first=True)),
    ("en", "Margin of 11.8%, 2.5 points above ours", "", ("11.8", "%", ""), ""),
    ("ja", "利益率は11.8%で、当社より2.5ポイント高い", "", ("11.8", "%", ""), ""),
]
UNSEEN = [
    ("en", "1,870 employees", "", ("1,870", " employees", "")),  # too many to be drawn one by one
    ("en", "12 kilometers of pipes", "", ("12", " kilometers", "")),
    ("en", "4 sites", "", ("4", " sites", "")),
    ("en", "Use fell 5.1% below that of 2024", "", ("5.1", "%", "")),
    ("en", "Costs rise by 12%, prices by 4% and wages by 3%", "", ("12", "%", "")),
    ("en", "Sales are €5 million", "The group has €900 million.", ("5", " million", "€")),  # nothing to be seen
    ("en", "It takes 9 years", "It began in 2019.", ("9", " years", "")),
    ("ja", "2.9年で終わる", "2027年に始まる。", ("2.9", "年", "")),
    ("en", "Page 2 of 3 names 54 sites of concern", "", ("54", " hours", "")),
    ("ja", "開館は今の2倍の15時間", "終わりの4時間は無人で開ける。", ("15", "時間", "")),  # a part of it
    ("en", "Repairs take 9 weeks", "The first 2 weeks are planning.", ("9", " weeks", "")),
    ("en", "9" * 400 + " sites", "", ("9" * 400, " sites", "")),  # no number that a machine can hold
    ("en", "9 sites, " + "8 sites elsewhere " * 60, "", ("9", " sites", "")),
    ("en", "12% is 2 points above ours and 3 points below theirs", "", ("12", "%", "")),
    ("en", "2% is 3 points below theirs, it is said", "", ("0", "%", "")),
    ("en", "Up 12%", "The market had 9%.", ("12", "%", "+")),
]


def seen(language: str, text: str, behind: str, figure: tuple[str, str, str]) -> Picture | None:
    spoken, (number, unit, prefix) = find(language), figure
    assert spoken is not None
    return pictured(text, behind, KeyFigure(words(number), prefix, unit), spoken)


@pytest.mark.parametrize(("language", "text", "behind", "figure", "picture"), SEEN, ids=[text for _, text, *_ in SEEN])
def test_what_is_said_of_a_figure_is_drawn(
    language: str, text: str, behind: str, figure: tuple[str, str, str], picture: Picture | str
) -> None:
    found = seen(language, text, behind, figure)
    assert (found.said if isinstance(found, Against) else found) == picture


@pytest.mark.parametrize(("language", "text", "behind", "figure"), UNSEEN, ids=[text[:40] for _, text, *_ in UNSEEN])
def test_what_is_not_certain_is_not_drawn(language: str, text: str, behind: str, figure: tuple[str, str, str]) -> None:
    assert seen(language, text, behind, figure) is None


BRIEFING = """
briefdeck: 1
title: Drivers
date: 2026-04-10
language: en
from: Desk
summary: [Drivers are old]
figures:
  age: {value: 54, unit: years, label: Age}
  pay: {value: 20, unit: EUR, label: Pay an hour}
  depots: {value: 9, unit: depots, label: Depots}
sections:
  - kind: text
    title: Now
    points:
      - "{{ figures.age }} on average, and two of five people leave"
      - "{{ figures.pay }} an hour are paid, at the rival €25"
      - "{{ figures.depots }} without a driver"
"""


def test_pictures_are_as_large_as_what_they_stand_for() -> None:
    deck, found = deck_of(BRIEFING, "executive")
    assert deck is not None, found
    shapes = [shape for slide in deck.slides for shape in flat(slide.shapes)]
    bars = [s.frame.width for s in shapes if isinstance(s, Box) and s.name.startswith("Bar")]
    assert min(bars) / max(bars) == pytest.approx(20 / 25)
    people = [s.colour for s in shapes if isinstance(s, Pictogram)]
    assert [people.count(colour) for colour in dict.fromkeys(people)] == [2, 3]
    assert sum(isinstance(s, Box) and s.name.startswith("Square") for s in shapes) == 9


def test_cards_of_which_most_have_no_picture_have_none() -> None:
    deck, found = deck_of(
        BRIEFING.replace(", at the rival €25", "").replace(", and two of five people leave", ""), "executive"
    )
    assert deck is not None, found
    shapes = [shape for slide in deck.slides for shape in flat(slide.shapes)]
    assert not any(s.name.startswith("Square") for s in shapes if isinstance(s, Box))


def test_a_value_of_which_the_distance_is_said_stands_beside_what_that_comes_to() -> None:
    found = seen("en", "Margin of 11.8%, 2.5 points above ours", "", ("11.8", "%", ""))
    assert isinstance(found, Against)
    assert found.other == pytest.approx(9.3)
    found = seen("en", "Margin of 11.8%, 2.5 points below theirs", "", ("11.8", "%", ""))
    assert isinstance(found, Against)
    assert found.other == pytest.approx(14.3)

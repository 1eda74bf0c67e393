"""A percentage of a whole is drawn below its number; a rate or a change is not."""

from __future__ import annotations

import pytest

from acceptance.areas import flat
from briefdeck.blocks.setting.portions import portion
from briefdeck.document.deck import Box
from briefdeck.document.figure import KeyFigure
from briefdeck.document.richtext import words
from briefdeck.locale import find
from test_paginate import deck_of

WHOLES = [
    ("en", "92% of the load is metered", "92", "%", 0.92),
    ("en", "Energy is about 11.4% of cost", "11.4", "%", 0.114),
    ("en", "7% is its share of the market", "7", "%", 0.07),
    ("de", "92 % der Last werden gemessen", "92", " %", 0.92),
    ("de", "11,4 %: Anteil an den Kosten", "11,4", " %", 0.114),
    ("fr", "92\u00a0% de la charge est mesurée", "92", "\u00a0%", 0.92),
    ("ja", "製造費の11.4%はエネルギー費", "11.4", "%", 0.114),
    ("ja", "58%：満了する契約の割合", "58", "%", 0.58),
    ("ko", "전력의 58%는 계약 만료", "58", "%", 0.58),
    ("zh", "占成本的11.4%", "11.4", "%", 0.114),
]
OTHERS = [
    ("en", "Turnover is 13.1%", "13.1", "%"),
    ("en", "Use fell by 12% of late", "12", "%"),
    ("en", "A loan at 5.1% is offered", "5.1", "%"),
    ("en", "120% of the plan is reached", "120", "%"),
    ("en", "14 of the sites are leased", "14", " sites"),
    ("ja", "離職率は13.1%", "13.1", "%"),
    ("ja", "前年の12%減", "12", "%"),
    ("de", "Der Verbrauch der Werke sank um 12 % der Menge", "12", " %"),
]


@pytest.mark.parametrize(("language", "text", "number", "unit", "share"), WHOLES, ids=[text for _, text, *_ in WHOLES])
def test_a_percentage_of_a_whole_is_its_part(language: str, text: str, number: str, unit: str, share: float) -> None:
    spoken = find(language)
    assert spoken is not None
    assert portion(text, KeyFigure(words(number), unit=unit), spoken) == pytest.approx(share)


@pytest.mark.parametrize(("language", "text", "number", "unit"), OTHERS, ids=[text for _, text, *_ in OTHERS])
def test_a_rate_or_a_change_or_more_than_all_is_none(language: str, text: str, number: str, unit: str) -> None:
    spoken = find(language)
    assert spoken is not None
    assert portion(text, KeyFigure(words(number), unit=unit), spoken) == 0.0


def test_bars_are_as_long_as_the_parts_that_they_stand_for() -> None:
    text = """
briefdeck: 1
title: Meters
date: 2026-04-10
language: en
from: Desk
summary: [Meters pay]
figures:
  load: {value: 90, unit: "%", label: Load that meters cover}
  fall: {value: 12, unit: "%", label: Fall in use}
  part: {value: 45, unit: "%", label: Sites with meters}
sections:
  - kind: text
    title: Now
    points:
      - "{{ figures.load }} of the load is metered"
      - "{{ figures.fall }} less is used than before"
      - "{{ figures.part }} of the sites have meters"
"""
    deck, found = deck_of(text, "executive")
    assert deck is not None, found
    boxes = [shape for slide in deck.slides for shape in flat(slide.shapes) if isinstance(shape, Box)]
    bars = [box.frame.width for box in boxes if box.name.startswith("Bar")]
    tracks = [box.frame.width for box in boxes if box.name.startswith("Scale")]
    assert [bar / (bar + track) for bar, track in zip(bars, tracks, strict=True)] == pytest.approx([0.9, 0.45])

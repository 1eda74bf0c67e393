"""The figure of a cover is drawn from what the briefing itself holds."""

from __future__ import annotations

from textwrap import indent

import pytest

from acceptance.areas import flat
from briefdeck.document.deck import Box, Ribbon, Slide
from test_paginate import deck_of

BRIEFING = """
briefdeck: 1
title: Depots
date: 2026-04-10
language: en
from: Desk
summary: [Depots fill up]
sections:
  - {kind: text, title: Now, points: [{text: Depots fill up}]}
  - kind: chart
    title: Years
    alt: A chart
"""
YEARS = "[2022, 2023, 2024, 2025]"


def cover(chart: str) -> Slide:
    deck, found = deck_of(BRIEFING + indent(chart, "    "), "executive")
    assert deck is not None, found
    return deck.slides[0]


def columns(slide: Slide) -> list[Box]:
    found = (s for s in flat(slide.shapes) if isinstance(s, Box) and s.name.startswith("Motif"))
    return sorted(found, key=lambda box: (box.frame.x, -box.frame.y))


@pytest.mark.parametrize("form", ["column", "stacked"])
def test_columns_over_time_are_as_high_as_their_sums_the_last_in_the_accent(form: str) -> None:
    series = "[{name: A, values: [10, 20, 30, 40]}]"
    if form == "stacked":
        series = "[{name: A, values: [4, 8, 12, 16]}, {name: B, values: [6, 12, 18, 24]}]"
    found = columns(cover(f"type: {form}\ndata: {{categories: {YEARS}, series: {series}}}\n"))
    heights = [box.frame.height for box in found]
    assert [height / heights[-1] for height in heights] == pytest.approx([0.25, 0.5, 0.75, 1.0])
    fills = [box.fill for box in found]
    assert len({*fills[:-1]}) == 1
    assert fills[-1] not in fills[:-1]


def test_of_two_lines_the_cover_shows_what_the_one_is_over_the_other() -> None:
    series = "[{name: Need, values: [50, 60, 70, 80]}, {name: Supply, values: [40, 40, 40, 40]}]"
    found = columns(cover(f"type: line\ndata: {{categories: {YEARS}, series: {series}}}\n"))
    below, over = found[::2], found[1::2]
    assert len({round(box.frame.height, 3) for box in below}) == 1
    gaps = [box.frame.height / below[0].frame.height for box in over]
    assert gaps == pytest.approx([0.25, 0.5, 0.75, 1.0])
    assert all(a.frame.bottom == pytest.approx(b.frame.y) for a, b in zip(over, below, strict=True))


@pytest.mark.parametrize(
    "data",
    [
        "type: column\ndata: {categories: [North, South, East, West], series: [{name: A, values: [1, 2, 3, 4]}]}\n",
        "type: line\ndata: {categories: [2022, 2023, 2024, 2025], series: "
        "[{name: A, values: [1, 5, 1, 5]}, {name: B, values: [3, 3, 3, 3]}, {name: C, values: [3, 3, 3, 3]}]}\n",
    ],
    ids=["no time", "three lines"],
)
def test_other_values_are_bands(data: str) -> None:
    assert any(isinstance(shape, Ribbon) for shape in flat(cover(data).shapes))


def test_lines_that_cross_are_no_gap() -> None:
    series = "[{name: A, values: [50, 60, 30, 20]}, {name: B, values: [40, 40, 40, 40]}]"
    assert not columns(cover(f"type: line\ndata: {{categories: {YEARS}, series: {series}}}\n"))


@pytest.mark.parametrize(
    ("chart", "said"),
    [
        ("type: column\nunit: million EUR\ncaption: Turnover", ["Turnover, 2025", "€40 million"]),
        ("type: column\nunit: t\ncaption: Turnover", ["Turnover, 2025", "40 t"]),
        ("type: column\nunit: t", []),  # which would not say of what
    ],
)
def test_over_the_last_column_stands_what_it_comes_to_and_what_that_is(chart: str, said: list[str]) -> None:
    slide = cover(f"{chart}\ndata: {{categories: {YEARS}, series: [{{name: A, values: [10, 20, 30, 40]}}]}}\n")
    numbers = [s for s in flat(slide.shapes) if isinstance(s, Box) and s.name == "Cover number"]
    assert [p.plain.replace("\u00a0", " ") for box in numbers for p in box.paragraphs] == said
    assert all(box.frame.bottom <= min(column.frame.y for column in columns(slide)) for box in numbers)


def test_of_two_lines_it_says_how_far_they_are_apart() -> None:
    series = "[{name: Need, values: [50, 60, 70, 80]}, {name: Supply, values: [40, 40, 40, 40]}]"
    slide = cover(f"type: line\nunit: beds\ndata: {{categories: {YEARS}, series: {series}}}\n")
    (box,) = [s for s in flat(slide.shapes) if isinstance(s, Box) and s.name == "Cover number"]
    assert [p.plain.replace("\u00a0", " ") for p in box.paragraphs] == ["Need − Supply, 2025", "40 beds"]

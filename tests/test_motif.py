"""The figure of a cover is drawn from what the briefing itself holds."""

from __future__ import annotations

from itertools import pairwise
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
    heights = [box.frame.height for box in found]
    assert [height / heights[-1] for height in heights] == pytest.approx([0.25, 0.5, 0.75, 1.0])
    assert len({round(box.frame.bottom, 3) for box in found}) == 1, "supply does not change"
    assert [box.fill for box in found].count(found[-1].fill) == 1


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


def cover_of(figures: str, chart: str) -> Slide:
    head = BRIEFING.replace("sections:\n", f"key_figures: [own]\nfigures:\n  own: {{{figures}}}\nsections:\n")
    deck, found = deck_of(head + indent(chart, "    "), "executive")
    assert deck is not None, found
    return deck.slides[0]


def told(figures: str, chart: str) -> list[str]:
    """What stands over the last column of a cover, which no column touches."""
    slide = cover_of(figures, chart)
    boxes = [s for s in flat(slide.shapes) if isinstance(s, Box) and s.name == "Cover number"]
    assert all(box.frame.bottom <= min(column.frame.y for column in columns(slide)) for box in boxes)
    return [p.plain.replace("\u00a0", " ") for box in boxes for p in box.paragraphs]


TEN = f"data: {{categories: {YEARS}, series: [{{name: A, values: [10, 20, 30, 40]}}]}}\n"
STEPS = "data: {categories: [A, B, C, All], series: [{name: D, values: [10, 20, 10, 40]}]}\ntotals: [All]\n"
NEED = (
    f"data: {{categories: {YEARS}, series: [{{name: Need, values: [50, 60, 70, 80]}}, "
    "{name: Supply, values: [40, 40, 40, 40]}]}\n"
)


@pytest.mark.parametrize(
    ("figure", "chart", "said"),
    [
        (
            "value: 40e6, unit: EUR, label: Turnover",
            "type: column\nunit: million EUR\n" + TEN,
            ["Turnover", "€40 million"],
        ),
        ("value: 40, unit: t, label: Steel", "type: column\nunit: t\n" + TEN, ["Steel", "40 t"]),
        ("value: 40000, unit: t, label: Steel", "type: column\nunit: thousand t\n" + TEN, ["Steel", "40,000 t"]),
        ("value: 40, unit: beds, label: Beds lacking", "type: line\nunit: beds\n" + NEED, ["Beds lacking", "40 beds"]),
        ("value: 40, unit: t, label: Steel saved", "type: waterfall\nunit: t\n" + STEPS, ["Steel saved", "40 t"]),
        ("value: 41, unit: t, label: Steel", "type: column\nunit: t\n" + TEN, []),  # not what the last column comes to
        ("value: 40, unit: beds, label: Beds", "type: column\nunit: t\n" + TEN, []),
    ],
)
def test_over_the_last_column_stands_the_key_figure_that_it_shows(figure: str, chart: str, said: list[str]) -> None:
    assert told(figure, chart) == said


def test_steps_that_lead_to_a_sum_begin_where_the_one_before_ends() -> None:
    *steps, whole = columns(cover_of("value: 40, unit: t, label: Steel", "type: waterfall\nunit: t\n" + STEPS))
    assert all(b.frame.bottom == pytest.approx(a.frame.y) for a, b in pairwise(steps))
    assert sum(step.frame.height for step in steps) == pytest.approx(whole.frame.height)
    assert whole.frame.bottom == pytest.approx(steps[0].frame.bottom)

"""Laws of pages, held by every shipped deck: they are used, sizes keep their ratios, surfaces are told apart, charts
begin at zero where nobody sees their axis."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from dataclasses import replace

import pytest
from lxml import etree

from acceptance.areas import flat
from briefdeck.audience.deck_style import DeckStyle
from briefdeck.document.chart import ChartSpec, Series
from briefdeck.document.deck import Box, Deck, Placed, Plot, Slide
from briefdeck.document.richtext import EMPTY, words
from briefdeck.model.leaves import ChartType
from briefdeck.ooxml.colours import Rgb
from briefdeck.ooxml.contrast import contrast
from briefdeck.ooxml.geometry import Frame
from briefdeck.ooxml.theme import theme_of
from conftest import ROOT
from test_chart import drawn
from test_paginate import AUDIENCES, BRIEFINGS, WORKSHOP, frames, load, prepared, shipped_deck

HEADS = {"title", "topic", "lead", "source", "marking", "date", "footer", "slide number", "tracker"}
FULL, MIDDLE = 0.55, 0.36  # of a body; of what is blank around content that does not fill it, what stands above
OPENINGS = ("cover", "section")
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"


@pytest.fixture(scope="module", params=[(b, a) for b in BRIEFINGS for a in AUDIENCES], ids="-".join)
def shipped(request: pytest.FixtureRequest) -> tuple[Deck, DeckStyle]:
    return shipped_deck(*request.param)


def bodies(deck: Deck, style: DeckStyle) -> Iterator[tuple[Slide, Frame, float, float]]:
    """The slides of content, the area for it, and from where to where it reaches."""
    for slide in deck.slides:
        name = slide.layout.strip().lower()
        if name in OPENINGS:
            continue
        layout = style.layouts[name]
        heads = {place.index for role, place in layout.placeholders.items() if role in HEADS}
        shown = [f for s, f in frames(slide, style) if not (isinstance(s, Placed) and s.index in heads)]
        top, foot = min(b.frame.y for b in layout.bodies), max(b.frame.bottom for b in layout.bodies)
        yield slide, Frame(0.0, top, 0.0, foot - top), min(f.y for f in shown), max(f.bottom for f in shown)


def test_a_page_is_filled_or_its_content_stands_at_the_optical_middle(shipped: tuple[Deck, DeckStyle]) -> None:
    blank = []
    for slide, area, top, foot in bodies(*shipped):
        fill, above = (foot - top) / area.height, top - area.y
        if fill < FULL and abs(above - MIDDLE * (area.height - (foot - top))) > 12.0:
            blank.append((slide.title, round(fill, 2), round(above)))
    assert [entry for entry in blank if "出典" not in entry[0]] == []  # a list of sources begins at the top


def sizes(slide: Slide) -> Iterator[tuple[float, float]]:
    """The size of each run, and the largest one of its paragraph: a unit stands beside its number."""
    for shape in flat(slide.shapes):
        if isinstance(shape, Box):
            for paragraph in shape.paragraphs:
                largest = max((run.size for run in paragraph.runs), default=0.0)
                yield from ((run.size, largest) for run in paragraph.runs if run.size)


def test_no_heading_comes_near_the_size_of_a_title_and_numbers_are_far_above_it(
    shipped: tuple[Deck, DeckStyle],
) -> None:
    deck, style = shipped
    title = style.layouts["message"].placeholders["title"].levels[0].size
    lead = style.layouts["message"].placeholders.get("lead")
    message = max(title, lead.levels[0].size if lead else 0.0)
    found = {pair for slide in deck.slides for pair in sizes(slide)}
    words_ = {size for size, largest in found if largest < message}
    numbers = {size for size, _ in found if size > message}
    assert max(words_) <= message / 1.3 + 0.01
    assert len(words_) <= 12
    assert not numbers or max(numbers) >= 1.3 * message


SLOTS = {"bg1": "lt1", "tx1": "dk1", "bg2": "lt2", "tx2": "dk2"}  # as the masters' colour maps have them


@pytest.mark.parametrize("audience", AUDIENCES)
def test_surfaces_are_told_apart_in_black_and_white_and_words_on_them_are_read(audience: str) -> None:
    look = prepared(audience).audience.settings.look
    with zipfile.ZipFile(ROOT / "templates" / audience / "deck.pptx") as package:
        theme = theme_of(etree.fromstring(package.read("ppt/theme/theme1.xml")))

    def colour(slot: str) -> Rgb:
        return theme.colours[SLOTS.get(slot, slot)]

    def grey(slot: str) -> float:
        red, green, blue = colour(slot)
        return 255 * (0.299 * red + 0.587 * green + 0.114 * blue)

    for dark, words_ in ((look.mass, look.on_mass), (look.accent, look.on_accent)):
        assert abs(grey("bg1") - grey(dark)) >= 45
        assert contrast(colour(dark), colour(words_)) >= 4.5
    for pale in (look.panel, look.tint):  # a hairline sets these apart from the page
        assert abs(grey(pale) - grey(look.mass)) >= 45
        for words_ in (look.ink, look.muted, look.accent):
            assert contrast(colour(pale), colour(words_)) >= 4.5


# --- Charts -----------------------------------------------------------------------------------------------------------


def axes_unseen(root: etree._Element) -> Iterator[etree._Element]:
    for axis in root.iter(f"{C}valAx"):
        deleted, labels = axis.find(f"{C}delete"), axis.find(f"{C}tickLblPos")
        if (deleted is not None and deleted.get("val") == "1") or (labels is not None and labels.get("val") == "none"):
            yield axis


COMBINED = ChartSpec(
    ChartType.COMBINATION,
    ("2021", "2022", "2023", "2024", "2025"),
    (Series("Loans", (142.0, 133, 121, 108, 110)), Series("Members", (6200.0, 6100, 5900, 5600, 5500), is_line=True)),
)
"""Loans fall by a fifth, members by a tenth."""


@pytest.mark.parametrize("members", [(6200.0, 6100, 5900, 5600, 5500), (6200.0, 3100, 900, 5600, 5500)])
def test_an_axis_that_nobody_sees_begins_at_zero(members: tuple[float, ...]) -> None:
    spec = replace(COMBINED, series=(COMBINED.series[0], replace(COMBINED.series[1], values=members)))
    for axis in axes_unseen(drawn(spec)):
        least = axis.find(f"{C}scaling/{C}min")
        assert least is not None
        assert float(str(least.get("val"))) <= 0


def test_shares_of_a_whole_end_at_a_hundred() -> None:
    spec = ChartSpec(
        ChartType.STACKED,
        ("Old", "New"),
        (Series("Foot", (22.0, 46), unit="%"), Series("Car", (78.0, 54), unit="%")),
        unit=words("%"),
        caption=EMPTY,
    )
    (most,) = drawn(spec).iter(f"{C}max")
    assert most.get("val") == "100"


@pytest.mark.parametrize("count", [1, 2, 3, 8])
def test_bars_are_no_slabs(count: int) -> None:
    spec = ChartSpec(ChartType.COLUMN, tuple("ABCDEFGH"[:count]), (Series("Sales", tuple(range(1, count + 1))),))
    (gap,) = drawn(spec, size=(860.0, 300.0)).iter(f"{C}gapWidth")
    assert 860.0 / count / (1 + float(str(gap.get("val"))) / 100) <= 150.0


def test_the_subject_of_a_title_is_what_stands_out_in_its_chart() -> None:
    text = """\
briefdeck: 1
title: Energy
language: en
date: 2026-04-10
from: Energy Office
summary: [Heat recovery pays]
sections:
  - kind: chart
    title: Measures
    message: Compressed air saves more than all others
    alt: Savings by measure
    type: bar
    data: {categories: [Heat, Compressed air, Light], series: [{name: Saved, values: [3, 9, 2]}]}
"""
    stages, found = WORKSHOP.stages(*load(text, ROOT), prepared("executive"), ["deck"])
    assert stages.deck is not None, found
    plots = [s for slide in stages.deck.slides for s in flat(slide.shapes) if isinstance(s, Plot)]
    assert [plot.chart.emphasis for plot in plots] == [("Compressed air",)]

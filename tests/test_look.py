"""Laws of pages, kept by all that ships, by what is generated, and in templates of other people: `acceptance.looks`."""

from __future__ import annotations

import os
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree

from acceptance import listed
from acceptance.adopted import COMPANIES
from acceptance.areas import flat, layout_of
from acceptance.findings import Fault
from acceptance.generated import TRAITS, briefing
from acceptance.looks import look_of, numbers, opens
from acceptance.trials import SHIPPED, seen
from briefdeck.document.chart import ChartSpec, Series
from briefdeck.document.deck import Box, Grid, Placed, Plot, Shape, TableCell, TableRow, TextParagraph, TextRun
from briefdeck.document.richtext import EMPTY, words
from briefdeck.model.leaves import ChartType
from briefdeck.ooxml.colours import Rgb
from briefdeck.ooxml.contrast_ratio import contrast
from briefdeck.ooxml.geometry import Frame
from briefdeck.ooxml.theme import theme_of
from conftest import ROOT
from test_chart import drawn
from test_paginate import AUDIENCES, BRIEFINGS, WORKSHOP, load, prepared

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"


# --- Every page -------------------------------------------------------------------------------------------------------

ORPHANS = 0.08  # a page of the narrowest template; of generated words that no line may end in: x…x==, －12.5%となり
THEIRS = {"orphan", "sizes"}  # small titles of a template put more sizes between the largest and the least
FEW = 4  # generated briefings that are tried every time
MANY = int(os.environ.get("BRIEFDECK_EXAMPLES", len(TRAITS)))  # BRIEFDECK_EXAMPLES=60 tries so many, by hand


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("adopted")


def shipped_text(name: str) -> str:
    return (ROOT / "briefings" / f"{name}.yaml").read_text(encoding="utf-8")


@pytest.mark.slow
@pytest.mark.parametrize("audience", AUDIENCES)
@pytest.mark.parametrize("name", BRIEFINGS)
def test_every_page_that_ships_keeps_the_laws(name: str, audience: str, made: Path) -> None:
    deck = seen(shipped_text(name), ROOT / "briefings", SHIPPED, audience, made)
    assert deck is not None
    assert not look_of(deck), listed(look_of(deck))


NUMBER, LEAST, MOST_NUMBERS = 1.8, 1.2, 3


@pytest.mark.slow
@pytest.mark.parametrize("audience", AUDIENCES)
def test_numbers_are_set_apart_from_the_title_where_they_have_room(audience: str, made: Path) -> None:
    """Up to three of a page, but those in narrow columns."""
    found: list[float] = []
    for name in BRIEFINGS:
        deck = seen(shipped_text(name), ROOT / "briefings", SHIPPED, audience, made)
        assert deck is not None
        pages = [(slide, layout_of(slide, deck.style)) for slide in deck.deck.slides]
        sizes = [numbers(slide, layout) for slide, layout in pages if not opens(layout, deck.style)]
        found += [own[0] for own in sizes if 0 < len(own) <= MOST_NUMBERS]
    assert len(found) >= MOST_NUMBERS
    assert min(found) >= LEAST
    assert sum(own >= NUMBER for own in found) > len(found) / 2


@pytest.mark.parametrize("name", BRIEFINGS)
def test_a_tracker_has_up_to_six_names_the_same_on_every_slide(name: str, made: Path) -> None:
    deck = seen(shipped_text(name), ROOT / "briefings", SHIPPED, "analyst", made)
    assert deck is not None
    shown = {
        tuple(run.text for p in shape.paragraphs for run in p.runs if run.text.strip())
        for slide in deck.deck.slides
        for shape in slide.shapes
        if isinstance(shape, Placed) and "Tracker" in shape.name
    }
    (names,) = {each for each in shown if each}
    assert 4 <= len(names) <= 6


def faults(numbers: range, template: str, audience: str, made: Path) -> tuple[list[Fault], int]:
    """What generated briefings break, and on how many pages."""
    decks = [seen(briefing(number), Path(), template, audience, made) for number in numbers]
    drawn = [deck for deck in decks if deck is not None]
    return [fault for deck in drawn for fault in look_of(deck)], sum(len(deck.deck.slides) for deck in drawn)


@pytest.mark.slow
@pytest.mark.parametrize("audience", AUDIENCES)
def test_briefings_of_strangers_keep_the_laws(audience: str, made: Path) -> None:
    found, pages = faults(range(FEW), SHIPPED, audience, made)
    assert not (others := [fault for fault in found if fault.law != "orphan"]), listed(others)
    assert len(found) <= ORPHANS * pages, listed(found)


@pytest.mark.slow
@pytest.mark.parametrize("audience", AUDIENCES)
@pytest.mark.parametrize("template", [SHIPPED, *COMPANIES])
def test_all_generated_briefings_keep_the_laws_in_every_template(template: str, audience: str, made: Path) -> None:
    found, pages = faults(range(FEW if template == SHIPPED else 0, MANY), template, audience, made)
    open_ = {"orphan"} if template == SHIPPED else THEIRS
    assert not (others := [fault for fault in found if fault.law not in open_]), listed(others)
    assert len([fault for fault in found if fault.law == "orphan"]) <= ORPHANS * pages, listed(found)


@pytest.mark.slow
@pytest.mark.parametrize("template", COMPANIES)
@pytest.mark.parametrize("audience", AUDIENCES)
@pytest.mark.parametrize("name", BRIEFINGS)
def test_what_ships_keeps_the_laws_in_the_templates_of_companies(
    name: str, audience: str, template: str, made: Path
) -> None:
    deck = seen(shipped_text(name), ROOT / "briefings", template, audience, made)
    if deck is not None:
        assert not (others := [f for f in look_of(deck) if f.law not in THEIRS]), listed(others)


@pytest.mark.slow
def test_a_page_that_breaks_a_law_is_noticed(made: Path) -> None:
    deck = seen(shipped_text("code-red"), ROOT / "briefings", SHIPPED, "executive", made)
    assert deck is not None
    number, slide = next((n, s) for n, s in enumerate(deck.deck.slides) if len(s.shapes) > 8)

    def found(shapes: tuple[Shape, ...]) -> set[str]:
        slides = (*deck.deck.slides[:number], replace(slide, shapes=shapes), *deck.deck.slides[number + 1 :])
        return {fault.law for fault in look_of(replace(deck, deck=replace(deck.deck, slides=slides)))}

    heads = tuple(shape for shape in slide.shapes if isinstance(shape, Placed))
    (body,) = {b.frame for b in layout_of(slide, deck.style).bodies}
    lone = replace(body, height=40.0)
    size = next(run.size for s in flat(slide.shapes) if isinstance(s, Box) for p in s.paragraphs for run in p.runs)
    words_ = TextParagraph((TextRun("A statement", size),))
    assert found((*heads, Box("Text", lone, (words_,)))) == {"fill"}
    assert found((*heads, Box("Panel", body, (words_,), fill="bg2", line="accent3"))) == {"box"}
    pale = TextParagraph((TextRun("A statement", size, colour="bg1 -5%"),))
    assert found((*heads, Box("Text", body, (pale,)))) == {"contrast"}
    assert found((*heads, Box("Text", body, (words_,), fill="bg1 -5%"))) == {"box", "surface"}
    large = TextParagraph((TextRun("A statement", 25.0),))
    assert found((*heads, Box("Text", body, (large,)))) == {"title"}
    cell = TableCell((words_,))
    rows = (TableRow(body.height / 2, (cell,)),) * 2
    assert found((*heads, Grid("Table", body, (body.width,), rows, ""))) == {"table"}
    moved = tuple(replace(s, frame=Frame(200.0, 200.0, 60.0, 20.0)) if s.type == "sldNum" else s for s in heads)
    assert "frame" in found((*moved, *(s for s in slide.shapes if not isinstance(s, Placed))))
    narrow = replace(body, width=7.5 * size)
    split = TextParagraph((TextRun("表面の塗装と検査の工程を順に見る", size),))
    assert "orphan" in found((*heads, Box("Text", narrow, (split,))))


# --- The colours of the audiences that ship ---------------------------------------------------------------------------

SLOTS = {"bg1": "lt1", "tx1": "dk1", "bg2": "lt2", "tx2": "dk2"}  # as the masters' colour maps have them


@pytest.mark.parametrize("audience", AUDIENCES)
def test_surfaces_are_told_apart_in_black_and_white_and_words_on_them_are_read(audience: str) -> None:
    look = prepared(audience).audience.settings.design
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

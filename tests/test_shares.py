"""A ring that has room stands beside a list of its slices: in their order and colours, with amounts and shares."""

from __future__ import annotations

from pathlib import Path

import pytest

from acceptance.areas import flat
from briefdeck.document.deck import Box, Group, Plot
from briefdeck.document.kinds import Kind
from briefdeck.locale import known
from briefdeck.model.leaves import ChartType
from briefdeck.ooxml.colours import scheme_colour
from briefdeck.ooxml.names import A
from briefdeck.ooxml.xml import parse
from briefdeck.outputs.chart.ink import ChartLook
from briefdeck.outputs.chart.part import chart_part
from pulling import C
from test_paginate import WORKSHOP, load, prepared
from trips import SUMMARY, Trip

RING = (
    SUMMARY
    + """\
sections:
  - kind: chart
    title: Money
    message: MESSAGE
    type: doughnut
    unit: UNIT
    alt: Shops take 31 of 48
    data:
      categories: [New shops, Renewals, Warehouse, Closures]
      series: [{name: Spending, values: [31, 6, 4, 7]}]
"""
)
SHOPS = "New shops take 65% of the money"


def ring(message: str = SHOPS, unit: str = "million EUR") -> str:
    return RING.replace("MESSAGE", message).replace("UNIT", unit)


def drawn(briefing: str, audience: str) -> tuple[Plot, list[Group]]:
    stages, faults = WORKSHOP.stages(*load(briefing, Path()), prepared(audience), ["deck"])
    assert stages.deck is not None, faults
    shapes = [shape for slide in stages.deck.slides for shape in slide.shapes]
    (plot,) = (s for s in shapes if isinstance(s, Plot))
    return plot, [s for s in shapes if isinstance(s, Group) and s.name == "Parts"]


@pytest.mark.parametrize("audience", ["executive", "analyst", "public-sector"])
@pytest.mark.parametrize("message", [SHOPS, "Where the money goes"])
def test_slices_are_told_beside_their_ring(message: str, audience: str) -> None:
    plot, (listed,) = drawn(ring(message), audience)
    assert plot.frame.right <= listed.frame.x
    boxes = [s for s in listed.shapes if isinstance(s, Box)]
    said = [box.paragraphs[0].plain for box in boxes if box.paragraphs]
    assert said == [
        *("New shops", "31", "65%", "Renewals", "6", "12%", "Warehouse", "4", "8%", "Closures", "7", "15%"),
        *("Total", "48", "100%"),
    ]
    assert all(box.frame.y >= listed.frame.y and box.frame.bottom <= listed.frame.bottom + 0.01 for box in boxes)
    look = ChartLook(plot.size, plot.accent, plot.muted, plot.ink, plot.line, known("en"), plot.dark)
    made = chart_part(plot.chart, look, (plot.frame.width, plot.frame.height))
    slices = list(parse(made.xml).iterfind(f".//{C}dPt/{C}spPr/{A}solidFill/{A}schemeClr"))
    signs = [scheme_colour(box.fill) for box in boxes if not box.paragraphs]
    shown = [[(e.tag, e.get("val")) for e in colour.iter()] for colour in (*slices, *signs)]
    assert shown[:4] == shown[4:]
    assert parse(made.xml).find(f".//{C}dLbls") is None
    assert [text.text for text in parse(made.drawing).iter(f"{A}t")] == ["65%", "New shops"]


def test_shares_are_not_said_twice() -> None:
    _, (listed,) = drawn(ring(unit="'%'").replace("[31, 6, 4, 7]", "[65, 12, 8, 15]"), "executive")
    said = [s.paragraphs[0].plain for s in flat((listed,)) if isinstance(s, Box) and s.paragraphs]
    assert said == ["New shops", "65%", "Renewals", "12%", "Warehouse", "8%", "Closures", "15%", "Total", "100%"]


@pytest.mark.parametrize(
    "names", ["New shops in all of the towns along the coast of the north and the south, and inland"]
)
def test_names_that_have_no_room_beside_a_ring_stand_around_it(names: str) -> None:
    plot, listed = drawn(ring().replace("New shops,", f"{names!r},"), "executive")
    assert not listed
    assert not plot.chart.listed
    assert plot.chart.type is ChartType.DOUGHNUT


def test_a_name_that_is_typed_in_the_list_comes_back(tmp_path: Path) -> None:
    trip = Trip(tmp_path, "deck", ring())
    paragraph = trip.at("Renewals")
    next(paragraph.iter(f"{A}t")).text = "Repairs"
    assert "categories: [New shops, Repairs, Warehouse, Closures]" in trip.comes_back()


def test_a_share_that_is_typed_in_the_list_is_told(tmp_path: Path) -> None:
    trip = Trip(tmp_path, "deck", ring())
    paragraph = trip.at("12%")
    next(paragraph.iter(f"{A}t")).text = "13%"
    result = trip.pull()
    assert result.after == result.before
    assert result.reports


@pytest.mark.parametrize("kind", ["deck", "memo"])
def test_nothing_comes_of_what_nobody_changed(kind: Kind, tmp_path: Path) -> None:
    result = Trip(tmp_path, kind, ring()).pull()
    assert (result.taken, result.open, result.reports) == ([], [], [])

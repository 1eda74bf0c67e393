"""A flow whose amounts stand in a file: drawn like one of the briefing, its faults told at their cells."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefdeck.blocks.flow import Flow
from briefdeck.diagnostics import Diagnostic
from briefdeck.inputs.assets import Assets, read_assets
from briefdeck.model.grid import Sheet
from briefdeck.model.sections.flow import FlowSection
from briefdeck.model.validate import Loaded, parse
from briefdeck.roundtrip.pull.pulling import File, opened_files, pulled
from briefdeck.yamlfile.reader import parse as parse_yaml
from pulling import full, made, opened, places, retype
from shipped import session
from test_paginate import WORKSHOP, prepared

HEAD = """\
briefdeck: 1
title: Energy
language: en
date: 2026-04-10
from: Energy Office
summary: [Waste heat is large]
sections:
  - kind: flow
    title: Flows
    message: Half of the gas is lost
"""
ROWS = (
    "From,To,MWh\nGrid,Power,60\nSun,Power,5\nGas,Furnaces,40\nPower,Motors,65\nFurnaces,Heat,20\nFurnaces,Losses,20\n"
)
WRITTEN = """\
    columns:
      - pools: [{id: grid, name: Grid}, {id: sun, name: Sun}, {id: gas, name: Gas}]
      - pools: [{id: power, name: Power}, {id: furnaces, name: Furnaces}]
      - pools: [{id: motors, name: Motors}, {id: heat, name: Heat}, {id: losses, name: Losses}]
"""
LINKS = """\
    links:
      - {from: grid, to: power, value: 60}
      - {from: sun, to: power, value: 5}
      - {from: gas, to: furnaces, value: 40}
      - {from: power, to: motors, value: 65}
      - {from: furnaces, to: heat, value: 20}
      - {from: furnaces, to: losses, value: 20}
"""


def read(folder: Path, body: str, rows: str = ROWS) -> tuple[Loaded | None, Assets, list[Diagnostic]]:
    (folder / "flow.csv").write_text(rows, encoding="utf-8")
    document, found = parse_yaml(HEAD + body, str(folder / "x.yaml"))
    assert document is not None, found
    briefing, faults = parse(document)
    if briefing is None or faults:
        return None, Assets({}, {}), list(faults)
    loaded = Loaded(briefing, document, folder)
    assets, found = read_assets(loaded)
    return loaded, assets, list(found)


def flow(folder: Path, body: str) -> Flow:
    loaded, assets, found = read(folder, body)
    assert loaded is not None
    assert not found
    stages, told = WORKSHOP.stages(loaded, assets, prepared("executive"), ["deck"])
    assert stages.deck is not None, told
    blocks = [block for part in stages.outlines["deck"].parts for area in part.areas for block in area]
    return next(block for block in blocks if isinstance(block, Flow))


def shape(drawn: Flow) -> tuple[list[list[tuple[str, float, bool]]], list[tuple[str, str, float]]]:
    """What is drawn of a flow, by the names of its pools."""
    names = {pool.key: pool.label.plain for column in drawn.columns for pool in column}
    columns = [[(pool.label.plain, pool.amount, pool.accent) for pool in column] for column in drawn.columns]
    return columns, [(names[link.start], names[link.end], link.amount) for link in drawn.links]


def test_a_flow_of_a_file_is_drawn_as_one_that_is_written(tmp_path: Path) -> None:
    written = shape(flow(tmp_path, WRITTEN + LINKS + "    emphasis: losses\n"))
    assert shape(flow(tmp_path, "    data: flow.csv\n    emphasis: Losses\n")) == written
    assert shape(flow(tmp_path, f"{WRITTEN}    data: flow.csv\n    emphasis: losses\n")) == written


def test_pools_of_the_briefing_give_those_of_a_file_their_names_and_places(tmp_path: Path) -> None:
    renamed = WRITTEN.replace("name: Sun}", "name: {en: Sun, ja: 太陽光}}").replace(
        "id: grid, name: Grid", "id: Grid, name: Net"
    )
    columns, _ = shape(flow(tmp_path, f"{renamed}    data: flow.csv\n"))
    assert [name for name, *_ in columns[0]] == ["Net", "Sun", "Gas"]


def test_signs_of_markup_in_a_file_are_signs(tmp_path: Path) -> None:
    loaded, assets, found = read(tmp_path, "    data: flow.csv\n", "a,b,c\n**Grid** {{ figures.x }},[x](y) [@z],5\n")
    assert loaded is not None
    assert not found
    stages, told = WORKSHOP.stages(loaded, assets, prepared("analyst"), ["deck", "memo"])
    assert stages.deck is not None, told
    said = "".join(
        text.plain for part in stages.outlines["deck"].parts for a in part.areas for b in a for text in b.texts()
    )
    assert "**Grid** {{ figures.x }}" in said
    assert "[x](y) [@z]" in said


@pytest.mark.parametrize(
    ("body", "rows", "line", "said"),
    [
        ("    data: flow.csv\n", "a,b\nGrid,Power\n", 1, "has 2 columns"),
        ("    data: flow.csv\n", "a,b,c\n", 1, "no data"),
        ("    data: flow.csv\n", "a,b,c\nGrid,,5\n", 2, "has no name"),
        ("    data: flow.csv\n", "a,b,c\nGrid,Power,much\n", 2, "no amount"),
        ("    data: flow.csv\n", "a,b,c\nGrid,Power,-5\n", 2, "no amount"),
        ("    data: flow.csv\n", "a,b,c\nGrid,Power,5\nPower,Grid,5\n", 2, "comes back"),
        ("    data: flow.csv\n", "a,b,c\nA,B,5\nB,C,5\nC,D,5\nD,E,5\n", 2, "5 steps"),
        ("    data: flow.csv\n", "a,b,c\nA,B,5\nB,C,3\n", None, "5 flow into “B”, and 3 out of it"),
        ("    data: flow.csv\n    emphasis: Grit\n", "a,b,c\nGrid,Power,5\n", None, "no pool has the id “Grit”"),
        (f"{WRITTEN}    data: flow.csv\n", "a,b,c\nGrit,Power,5\n", 2, "no pool has the id “Grit”"),
        (f"{WRITTEN}    data: flow.csv\n", "a,b,c\nPower,Grid,5\n", 2, "stands in no later column"),
        ("    data: flow.csv\n" + LINKS, ROWS, None, "links are written here"),
        (LINKS, ROWS, None, "“columns” is missing"),
        (WRITTEN, ROWS, None, "“links” is missing"),
        (WRITTEN + LINKS + "    sheet: One\n", ROWS, None, "there is none here"),
    ],
)
def test_a_fault_of_a_flow_is_told_where_it_stands(
    body: str, rows: str, line: int | None, said: str, tmp_path: Path
) -> None:
    _, _, found = read(tmp_path, body, rows)
    fault = next(each for each in found if said in each.what)
    assert fault.hint
    assert fault.span.file.endswith("flow.csv" if line else "x.yaml")
    assert line is None or fault.span.line == line


PAIRS = st.lists(
    st.tuples(st.sampled_from("ABCD"), st.sampled_from("EFGH"), st.integers(1, 99)), min_size=1, max_size=16
)


@pytest.mark.slow
@given(PAIRS, st.booleans())
def test_every_pool_of_a_file_stands_once_and_what_flows_leads_on(
    pairs: list[tuple[str, str, int]], longer: bool
) -> None:
    rows = [(start, end, str(value)) for start, end, value in pairs]
    if longer:
        rows += [
            (end, f"{end}'", str(sum(v for _, e, v in pairs if e == end))) for end in sorted({e for _, e, _ in pairs})
        ]
    section = FlowSection.model_construct(kind="flow", columns=[], links=[], sums=[], emphasis=None, data="x.csv")
    filled = section.filled(Sheet("x.csv", ("a", "b", "c"), tuple(rows)))
    assert isinstance(filled, FlowSection)
    place = {pool.id: n for n, column in enumerate(filled.columns) for pool in column.pools}
    assert sorted(place) == sorted({name for row in rows for name in row[:2]})
    assert all(place[link.from_] < place[link.to] for link in filled.links)
    ends = {row[1] for row in rows} - {row[0] for row in rows}
    assert {place[end] for end in ends} == {len(filled.columns) - 1}


def test_a_name_of_a_file_that_is_typed_over_is_told(tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_text(f"{HEAD}    data: flow.csv\n", encoding="utf-8")
    (tmp_path / "flow.csv").write_text(ROWS, encoding="utf-8")
    content = made(path, "executive", "deck")
    assert content is not None
    file = opened(content, "x.pptx")
    (place,) = (p.element for p in places(file) if full(p.element).startswith("Losses"))
    retype(place, "Waste 20")
    there, found = opened_files([File("x", file.saved())])
    assert not found
    result = pulled(there, path, session())
    assert result.after == path.read_text(encoding="utf-8")
    assert any("flow.csv" in f"{report.what} {report.cure}" for report in result.reports)

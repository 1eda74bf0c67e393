"""A briefing as one audience may see it: what is hidden is gone, numbers agree, every text knows its place."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from briefdeck.blocks.chart import Chart
from briefdeck.blocks.table import Table
from briefdeck.document.richtext import Citation, Run
from briefdeck.document.visible import Record, statement
from briefdeck.model.leaves import Align
from briefdeck.model.validate import parse as parse_briefing
from briefdeck.yamlfile.reader import parse as parse_yaml
from helpers import faults_for, resolved

SOURCES = """\
sources:
  wire: {outlet: Wire, title: Costs fall, date: 2026-04}
  secret: {outlet: Informant, title: Talk, audiences: [executive]}
  paper: {outlet: Paper, title: Costs rise, url: "https://example.org"}
"""


def everything(value: object) -> str:
    return repr(value)


def test_what_an_audience_may_not_see_is_not_there() -> None:
    text = """\
summary:
  - Seen by all
  - {text: Hidden point, audiences: [executive], points: [Hidden below]}
figures:
  cost: {value: 4711, label: Hidden figure, audiences: [executive]}
sections:
  - {kind: text, title: Hidden section, points: [Hidden too], audiences: [executive]}
  - {kind: text, title: Seen section, points: [{text: Hidden last, audiences: [executive]}, Seen point]}
"""
    seen, whole = resolved(text + SOURCES), resolved(text + SOURCES, name="executive")
    said = everything((seen.names, seen.references, seen.texts))
    assert "Hidden" not in said
    assert "Informant" not in said
    assert "4711" not in said
    assert "Hidden last" in everything(whole.names)
    assert "Informant" in everything(whole.references)


def test_sources_are_numbered_as_the_audience_sees_them() -> None:
    seen, whole = resolved(SOURCES), resolved(SOURCES, name="executive")
    assert [(r.key, r.number) for r in seen.references] == [("wire", 1), ("paper", 2)]
    assert [(r.key, r.number) for r in whole.references] == [("wire", 1), ("secret", 2), ("paper", 3)]
    assert seen.references[0].entry.plain == "‘Costs fall’, Wire, April 2026"
    assert (seen.references[1].url, seen.references[1].published) == ("https://example.org", "")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("summary: [{text: x, sources: [wire, secret]}]\n", ["6:37 B205"]),
        ("summary: [x, 'y [@secret]']\n", ["6:14 B205"]),
        ("figures: {a: {value: 1, label: 'x', audiences: [executive]}}\nsummary: ['{{ figures.a }}']\n", ["7:11 B206"]),
        ("summary: [{text: 'x [@secret]', audiences: [executive]}]\n", []),
    ],
)
def test_a_visible_text_that_uses_something_hidden_is_an_error(text: str, found: list[str]) -> None:
    whole = text.replace("audiences: [executive]}]", "audiences: [executive]}, y]")
    assert faults_for(whole + SOURCES, "analyst") == found
    assert faults_for(whole + SOURCES, "executive") == []


FIGURES = """\
figures:
  later: {value: 1, label: Later, note: "see {{ figures.cost }} and {{ figures.later }}"}
  cost: {value: 1.4e12, unit: USD, label: Cost, as_of: 2026-03, until: 2033, status: reported, sources: [paper]}
"""


@pytest.mark.parametrize(("language", "amount"), [("en", "$1.4\u00a0trillion"), ("ja", "1.4兆ドル")])
def test_a_figure_reads_the_same_wherever_it_is_used(language: str, amount: str) -> None:
    text = FIGURES + "summary: ['It costs **{{ figures.cost }}**']\nsections:\n  - kind: text\n    title: x\n"
    names = resolved(text + "    points: [y]\n    figures: [cost]\n" + SOURCES, language).names
    inlines = names["summary"][0].text.inlines
    assert [(run.text, run.bold) for run in inlines] == [("It costs ", False), (amount, True)]
    assert inlines[1].origin.path == ("figures", "cost", "value")
    assert str(inlines[1].origin.span) == "x.yaml:8:17"
    shown = names["sections"][0].figures[0].shown
    assert f"{shown.prefix}{shown.number}{shown.unit}" == amount
    assert shown.label.inlines == (Run("Cost", origin=shown.label.inlines[0].origin), Citation("paper", 2))
    assert names["figures"].later.note.plain == f"see {amount} and 1"


def test_what_a_figure_says_of_its_time() -> None:
    figures = resolved(FIGURES + SOURCES).names["figures"]
    assert figures.cost.as_of.plain == "as of March 2026 until 2033"
    assert figures.cost.status == "reported"
    assert figures.later.as_of.plain == ""


def test_a_text_knows_its_place_in_the_file() -> None:
    visible = resolved("subtitle:\n  en: Costs [@wire] fall\n  ja: 費用\n" + SOURCES)
    subtitle = visible.names["subtitle"]
    assert subtitle.plain == "Costs  fall"
    assert subtitle.citations == (Citation("wire", 1),)
    assert {(o.document, o.path, str(o.span)) for o in subtitle.origins} == {
        ("briefing", ("subtitle",), "x.yaml:7:7"),
    }
    assert visible.texts["subtitle",].span.line == 7
    japanese = resolved("subtitle:\n  en: Costs\n  ja: 費用\n", "ja").names["subtitle"]
    assert japanese.plain == "費用"
    assert str(next(japanese.origins).span) == "x.yaml:8:7"


def test_who_holds_a_view() -> None:
    views = """\
sections:
  - kind: assessments
    title: Views
    views:
      - {claim: One, outlets: [paper, wire], stance: critical}
      - {claim: Two, outlets: [wire], held_by: Finance}
      - {claim: Three}
"""
    one, two, three = resolved(views + SOURCES).names["sections"][0].views
    assert one.holders.plain == "Paper, Wire"
    assert [c.number for c in one.holders.citations] == [2, 1]
    assert (one.stance, one.stance_key, one.status) == ("critical", "critical", "assessment")
    assert two.holders.plain == "Wire, Finance"
    assert not three.holders


def section(text: str, folder: Path = Path(), more: str = "") -> Any:
    text = "sections:\n  - " + text.replace("\n", "\n    ") + "\n"
    return resolved(text + more, folder=folder).names["sections"][0]


def cells(table: Table) -> list[list[str]]:
    return [[cell.plain for cell in row.cells] for row in table.rows]


TABLE = """\
kind: table
title: Table
total: true
columns: [Site, Year, {title: Change, decimals: 1}, Cost, {title: Note, align: center}]
rows:
  - [North, 2024, -4, 1200, "007"]
  - ["{{ figures.a }}", 2025, 2.5, 30.25, null]
  - [South, null, "n/a", "", "**x** [@wire]"]"""


def test_the_numbers_of_a_table_align() -> None:
    table = section(TABLE, more="figures: {a: {value: 3, label: x}}\n" + SOURCES).table
    assert cells(table) == [
        ["North", "2024", "−4.0", "1,200.00", "007"],
        ["3", "2025", "2.5", "30.25", ""],
        ["South", "", "n/a", "", "x "],
    ]
    assert [c.align for c in table.columns] == [Align.LEFT, Align.RIGHT, Align.RIGHT, Align.RIGHT, Align.CENTER]
    assert [row.strong for row in table.rows] == [False, False, True]
    assert table.rows[2].cells[4].citations == (Citation("wire", 1),)


def test_a_table_from_a_csv_file(tmp_path: Path) -> None:
    (tmp_path / "costs.csv").write_text(
        'Site,Year,Code,Cost,Share\nNorth,2024,007,1200.5,31%\n"South, West",2025,+5,,**\n', encoding="utf-8"
    )
    table = section("kind: table\ntitle: Table\ndata: costs.csv", tmp_path).table
    assert [c.title.plain for c in table.columns] == ["Site", "Year", "Code", "Cost", "Share"]
    assert cells(table) == [["North", "2024", "007", "1,200.5", "31%"], ["South, West", "2025", "+5", "", "**"]]
    renamed = section(
        "kind: table\ntitle: T\ndata: costs.csv\ncolumns: [A, B, C, D, {title: E, align: right}]", tmp_path
    )
    assert [c.title.plain for c in renamed.table.columns] == ["A", "B", "C", "D", "E"]
    assert renamed.table.columns[4].align is Align.RIGHT


def test_no_digit_of_a_table_from_a_file_is_lost(tmp_path: Path) -> None:
    rows = "a,1e308,12345678901234567890,0.00001\nb,1e20,2,5.5e-17\nc,3,0.10,2.50\n"
    (tmp_path / "costs.csv").write_text("Site,Cost,Account,Share\n" + rows, encoding="utf-8")
    table = section("kind: table\ntitle: Table\ndata: costs.csv", tmp_path).table
    assert cells(table) == [
        ["a", "1e308", "12345678901234567890", "0.00001"],
        ["b", "100,000,000,000,000,000,000", "2.0", "5.5e-17"],
        ["c", "3", "0.1", "2.50000"],
    ]


def test_numbers_of_any_size_stand_in_one_column() -> None:
    rows = "rows: [[9e20, 1e-5], [1e-15, 2.5]]"
    table = section(f"kind: table\ntitle: Table\ncolumns: [A, B]\n{rows}").table
    assert cells(table) == [
        ["900,000,000,000,000,000,000.000000000000000", "0.00001"],
        ["0.000000000000001", "2.50000"],
    ]


def test_a_chart_from_a_csv_file_and_from_the_briefing(tmp_path: Path) -> None:
    (tmp_path / "costs.csv").write_text('Year,North,South\n2024,1.5,\n2025,"2,000",-3\n', encoding="utf-8")
    named = section("kind: chart\ntitle: C\nalt: x\ndata: costs.csv\nnames: [N, S]\nemphasis: South", tmp_path).chart
    assert isinstance(named, Chart)
    assert [(s.name, s.values) for s in named.series] == [("N", (1.5, 2000.0)), ("S", (None, -3.0))]
    assert (named.categories, named.emphasis) == (("2024", "2025"), ("S",))
    data = "data: {categories: [2024, {en: later, ja: 後}], series: [{name: North, values: [1, null]}]}"
    given = section("kind: chart\ntitle: C\nalt: x\n" + data).chart
    assert [(s.name, s.values) for s in given.series] == [("North", (1.0, None))]
    assert given.categories == ("2024", "later")


def test_a_key_that_is_not_there_is_an_attribute_error() -> None:
    record = Record({"a": 1})
    assert record.a == 1
    with pytest.raises(AttributeError, match="b"):
        _ = record.b


# --- The sources of a section -----------------------------------------------------------------------------------------

CARRIED = """\
sections:
  - kind: text
    title: Costs
    points:
      - They fall
      - {text: They fell, sources: [paper]}
      - They rose [@paper]
      - {text: They will rise, status: inference}
    sources: [wire]
  - {kind: table, title: Rows, columns: [A], rows: [[1]], caption: Costs, sources: [paper, wire]}
  - {kind: table, title: More rows, columns: [A], rows: [[1]], sources: [wire]}
  - {kind: table, title: Last rows, columns: [A], rows: [[1]], caption: Costs}
sources:
  wire: {outlet: The Wire, title: Prices}
  paper: {outlet: Paper, title: Costs}
"""


def test_what_has_no_source_of_its_own_rests_on_those_of_its_section() -> None:
    first, *tables = resolved(CARRIED).names["sections"]
    marks = [[c.key for c in statement(point).citations] for point in first.points]
    assert marks == [["wire"], ["paper"], ["paper"], []]
    captions = [section.table.caption for section in tables]
    assert [[c.key for c in caption.citations] for caption in captions] == [["wire", "paper"], ["wire"], []]
    # The marks of its sources stand behind words: where it has no caption of its own, behind its title.
    assert [caption.plain for caption in captions] == ["Costs", "More rows", "Costs"]


# --- Numbers ----------------------------------------------------------------------------------------------------------


def shown(value: str) -> str:
    """A figure of a value, as it is shown."""
    text = f"figures:\n  cost: {{value: {value}, label: Cost}}\nsummary: ['{{{{ figures.cost }}}}']\nsections:\n"
    names = resolved(text + "  - kind: text\n    title: x\n    points: [y]\n    figures: [cost]\n").names
    return str(names["summary"][0].text.plain)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("0.30000000000000004", "0.3"),
        ("-0.0", "0"),
        ("12345678901234.567", "12,345,678,901,234.6"),
        ("123456789012345", "123,456,789,012,345"),
        ("100000000000000000000", "100,000,000,000,000,000,000"),
        ("0.000001", "0.000001"),
    ],
)
def test_a_number_is_shown_with_the_digits_that_mean_something(value: str, text: str) -> None:
    assert shown(value) == text


@pytest.mark.parametrize("value", ["123456789012345678", "1e21", "1e-400", "-9007199254740993", "1e-16"])
def test_a_number_that_cannot_be_shown_as_it_is_written_is_refused(value: str) -> None:
    document, _ = parse_yaml(f"briefdeck: 1\nfigures:\n  cost: {{value: '{value}', label: Cost}}\n", "x.yaml")
    assert document is not None
    found = [d for d in parse_briefing(document)[1] if d.rule.code == "B204"]
    assert [str(d.span) for d in found] == ["x.yaml:3:17"]
    assert "“value” is" in found[0].what


@pytest.mark.parametrize(("key", "entry"), [("sources", "{outlet: W, title: T}"), ("figures", "{value: 1, label: x}")])
def test_what_has_keys_is_bounded(key: str, entry: str) -> None:
    document, _ = parse_yaml(f"briefdeck: 1\n{key}:\n" + "".join(f"  k{n}: {entry}\n" for n in range(1001)), "x.yaml")
    assert document is not None
    found = [d.what for d in parse_briefing(document)[1] if d.rule.code == "B204"]
    assert found == [f"“{key}” has 1001 items; at most 1000 can be given"]

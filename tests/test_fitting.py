"""Blocks in their areas: what is set apart, how columns and areas are shared, how long sequences go on."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from PIL import Image as Pixels
from pptx import Presentation

from acceptance.areas import flat
from briefdeck.api import build
from briefdeck.document.deck import Box, Deck, Grid, Group, Image, Plot, Shape
from briefdeck.ooxml.geometry import Frame
from conftest import ROOT
from soundness import assert_sound
from test_navigation import HEAD, deck_of, staged

WORDS = "with rather more to say about it than one line can hold " * 3
TABLE = """\
  - kind: table
    title: Sites
    columns: [Site, 2024, 2025]
    rows: [[North, 3, 4], [South, 5, 6], [West, 7, 8]]
    emphasis: {}
"""
CHART = """\
  - kind: chart
    title: Chart
    data: {categories: [a, b], series: [{name: One, values: [1, 2]}, {name: Two, values: [3, 4]}]}
    alt: Two series
    emphasis: One
    points: [Said beside it]
"""


def plan_of(block: str, layout: str = "message") -> str:
    return f"parts:\n  - each: section in sections[3:]\n    layout: {layout}\n    title: x\n    {block}\n"


def all_shapes(deck: Deck) -> list[Shape]:
    return [shape for slide in deck.slides for shape in flat(slide.shapes)]


def bold_cells(deck: Deck) -> list[list[bool]]:
    """Which cells of the first table are bold, row by row, the header first."""
    grid = next(shape for shape in all_shapes(deck) if isinstance(shape, Grid))
    return [[c.paragraphs[0].runs[0].bold is True for c in row.cells] for row in grid.rows]


# --- Emphasis and columns ---------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("workplace")
@pytest.mark.parametrize(
    ("name", "bold"),
    [
        ("South", [[True, True, True], [False, False, False], [True, True, True], [False, False, False]]),
        ('"2025"', [[True, True, True], *[[False, False, True]] * 3]),
    ],
)
def test_a_row_or_a_column_is_set_apart(name: str, bold: list[list[bool]]) -> None:
    block = 'body: [{table: "{{ section.table }}"}]'
    assert bold_cells(deck_of(plan_of(block), HEAD + TABLE.format(name))) == bold
    plain = HEAD + TABLE.replace("    emphasis: {}\n", "")
    assert not any(any(row) for row in bold_cells(deck_of(plan_of(block), plain))[1:])
    by_plan = f'body: [{{table: "{{{{ section.table }}}}", emphasis: {name}}}]'
    assert bold_cells(deck_of(plan_of(by_plan), plain)) == bold


def test_what_is_set_apart_is_so_in_word_too(workplace: Path) -> None:
    deck_of(plan_of("body: []"), HEAD + TABLE.format("South"))
    memo = 'parts: [{title: Sites, level: 1, body: [{table: "{{ sections[3].table }}"}]}]\n'
    (workplace / "templates/board/memo.yaml").write_text(memo, encoding="utf-8")
    result = build(["storage.yaml"], ["board"], formats=["memo"])
    assert result.ok, result.diagnostics
    assert_sound(result.written[0].path)
    from docx import Document

    table: Any = Document(str(result.written[0].path)).tables[0]
    styles = [[cell.paragraphs[0].runs[0].style.name for cell in row.cells] for row in table.rows]
    assert styles[1:] == [["Default Paragraph Font"] * 3, ["Strong"] * 3, ["Default Paragraph Font"] * 3]


@pytest.mark.usefixtures("workplace")
def test_a_plan_emphasises_another_series_than_the_briefing() -> None:
    plots = []
    for emphasis in ("", ", emphasis: Two"):
        deck = deck_of(plan_of(f'body: [{{chart: "{{{{ section.chart }}}}"{emphasis}}}]'), HEAD + CHART)
        plots += [shape.chart.emphasis for shape in all_shapes(deck) if isinstance(shape, Plot)]
    assert plots == [("One",), ("Two",)]


@pytest.mark.parametrize(
    ("message", "emphasised"),
    [
        ("Heat saves most, then cold air", ("Heat", "Cold air")),  # a name may begin a sentence or not
        ("Heat, cold air and light save", ()),  # three of four set nothing apart
        ("All of it is saved", ()),
    ],
)
def test_a_chart_sets_apart_the_categories_of_which_its_message_speaks(
    workplace: Path, message: str, emphasised: tuple[str, ...]
) -> None:
    del workplace
    section = f"""\
  - kind: chart
    title: Savings
    message: {message}
    unit: MWh
    data: {{categories: [Heat, Cold air, Drives, Light], series: [{{name: MWh, values: [4, 3, 2, 1]}}]}}
    alt: Four columns
"""
    deck = deck_of(plan_of('body: [{chart: "{{ section.chart }}"}]'), HEAD + section)
    assert [s.chart.emphasis for s in all_shapes(deck) if isinstance(s, Plot)] == [emphasised]


@pytest.mark.parametrize(
    ("message", "emphasised"),
    [
        ("We keep 92% with more lorries", ("More lorries run",)),
        ("We keep 92%, and not 94%", ()),  # two values: neither is what it is about
        ("In 92年 nothing was said", ()),
        ("Costs are 92.5 or 1,092", ()),
    ],
)
def test_a_chart_sets_apart_the_category_whose_value_its_message_states(
    workplace: Path, message: str, emphasised: tuple[str, ...]
) -> None:
    del workplace
    section = f"""\
  - kind: chart
    title: Savings
    message: "{message}"
    unit: "%"
    data: {{categories: [Today, One site, More lorries run], series: [{{name: Next day, values: [94, 83, 92]}}]}}
    alt: Three columns
"""
    deck = deck_of(plan_of('body: [{chart: "{{ section.chart }}"}]'), HEAD + section)
    assert [s.chart.emphasis for s in all_shapes(deck) if isinstance(s, Plot)] == [emphasised]


@pytest.mark.usefixtures("workplace")
def test_of_the_first_and_the_last_value_in_time_the_last_is_set_apart() -> None:
    section = """\
  - kind: chart
    title: Levy
    message: The levy rises from 23.4 million in the first year to 41 million
    data: {categories: [2027, 2028, 2029], series: [{name: Levy, values: [23.4, 28.9, 41.0]}]}
    alt: Three columns
"""
    deck = deck_of(plan_of('body: [{chart: "{{ section.chart }}"}]'), HEAD + section)
    assert [s.chart.emphasis for s in all_shapes(deck) if isinstance(s, Plot)] == [("2029",)]


@pytest.mark.usefixtures("workplace")
def test_figures_stand_beside_the_statements_of_their_section_where_it_has_nothing_else() -> None:
    figures = "figures:\n  empty: {value: 17, unit: '%', label: Empty rooms}\n"
    sections = """\
  - kind: text
    title: Rent
    figures: [empty]
    points: [Rents rise, {text: Leases end, points: [In 2027]}, Rooms fall empty]
  - {kind: text, title: More, figures: [empty], points: [Only one]}
"""
    said = HEAD.replace("summary:", figures + "summary:") + sections
    deck = deck_of(plan_of('body: [{default: "{{ section }}"}]', "wide area"), said)
    words = {}
    for number, slide in enumerate(deck.slides):
        for shape in flat(slide.shapes):
            if isinstance(shape, Box) and (text := "".join(r.text for p in shape.paragraphs for r in p.runs)):
                words[number, text] = shape.frame
    panel = next(s.frame for s in flat(deck.slides[0].shapes) if isinstance(s, Box) and s.name == "Figures")
    rows = [words[0, text] for text in ("Rents rise", "Leases endIn 2027", "Rooms fall empty")]
    assert all(row.x > panel.right for row in rows)
    assert panel.y <= rows[0].y < rows[1].y < rows[2].y < panel.bottom
    assert not any(isinstance(s, Box) and s.name == "Figures" for s in flat(deck.slides[1].shapes))
    assert any(text.startswith("Empty rooms") for _, text in words)


@pytest.mark.usefixtures("workplace")
def test_the_head_of_a_column_keeps_its_unit_in_one_piece() -> None:
    table = """\
  - kind: table
    title: 費用の内訳
    columns:
      - 費目
      - 現状をそのまま維持する案（億円）
      - 北関東の1拠点へ集約する案（億円）
      - 東西の2拠点に置く案（億円）
      - 5拠点を続ける案（億円）
    rows: [[賃料, 168, 112, 134, 171], [人件費, 96, 91, 93, 97], [輸送費, 41, 52, 48, 40]]
"""
    deck = deck_of(
        plan_of('body: [{table: "{{ section.table }}"}]'), HEAD.replace("language: en", "language: ja") + table
    )
    grid = next(shape for shape in all_shapes(deck) if isinstance(shape, Grid))
    heads = ["".join(r.text for r in cell.paragraphs[0].runs) for cell in grid.rows[0].cells]
    broken = [head for head in heads if "\v" in head]
    assert broken
    assert all(line.count("（") == line.count("）") for head in broken for line in head.split("\v"))


LAID_OUT = """\
parts:
  - each: section in sections[3:]
    title: x
    body:
      - table:
          columns: [Site, {{title: Rent, align: {}}}]
          each: one in sections
          cells: [North, about 3 million]
"""


@pytest.mark.usefixtures("workplace")
@pytest.mark.parametrize("align", ["left", "right", "center"])
def test_a_column_that_a_plan_lays_out_stands_where_it_says(align: str) -> None:
    deck = deck_of(LAID_OUT.format(align), HEAD + TABLE.format("South"))
    grid = next(shape for shape in all_shapes(deck) if isinstance(shape, Grid))
    found = {cell.align for row in grid.rows for cell in row.cells[1:]}
    assert found == {{"left": "l", "right": "r", "center": "ctr"}[align]}


def test_a_column_stands_nowhere_else(workplace: Path) -> None:
    deck_of(LAID_OUT.format("left"), HEAD + TABLE.format("South"))
    plan = workplace / "templates" / "board" / "deck.yaml"
    plan.write_text(LAID_OUT.format("up"), encoding="utf-8")
    found = build(["storage.yaml"], ["board"], formats=["deck"]).diagnostics
    assert [(d.rule.name, d.what) for d in found] == [("wrong-type", "“align” must be left, right or center")]


@pytest.mark.usefixtures("workplace")
@pytest.mark.parametrize(
    ("message", "strong"),
    [("South costs least", ["South"]), ("North and South cost the same", []), ("All cost the same", [])],
)
def test_a_table_sets_apart_the_row_of_which_its_message_speaks(message: str, strong: list[str]) -> None:
    table = f"""\
  - kind: table
    title: Sites
    message: {message}
    columns: [Site, Cost]
    rows: [[North, 3], [South, 2], [East, 4]]
"""
    deck = deck_of(plan_of('body: [{table: "{{ section.table }}"}]'), HEAD + table)
    grid = next(shape for shape in all_shapes(deck) if isinstance(shape, Grid))
    bold = [row.cells[0].paragraphs[0].runs[0].text for row in grid.rows[1:] if row.cells[0].paragraphs[0].runs[0].bold]
    assert bold == strong


@pytest.mark.slow
@pytest.mark.parametrize("long", [False, True])
def test_a_subtitle_follows_its_title_and_the_body_stays_below_it(workplace: Path, *, long: bool) -> None:
    """Under a title of one line it stands a line higher, whatever other titles need."""
    said = "Storage pays in all nine northern sites and it will pay in most of the southern ones in the years to come"
    message = said if long else "Demand rises"
    many = ", ".join(f"Reason {n}" for n in range(16))  # more than two sections have room for on one slide
    sections = f"""\
  - {{kind: text, title: One, message: Storage pays, subtitle: Prices fell by half, points: [{many}]}}
  - {{kind: text, title: Two, message: {message}, subtitle: And stay there, points: [{many}]}}
"""
    for audience in ("executive", "analyst"):
        source = workplace / "two.yaml"
        source.write_text(HEAD + sections, encoding="utf-8")
        result = build([source], [audience], output=workplace / "out", templates=ROOT / "templates")
        assert result.ok, result.diagnostics
        deck, memo = (next(w.path for w in result.written if w.path.suffix == f".{kind}") for kind in ("pptx", "docx"))
        seen = {}
        for slide in Presentation(str(deck)).slides:
            lines = {s.text_frame.text: s for s in slide.shapes if s.has_text_frame}
            for subtitle in ("Prices fell by half", "And stay there"):
                if subtitle in lines:
                    seen[subtitle] = lines[subtitle].top - slide.shapes.title.top
        one, two = seen["Prices fell by half"], seen["And stay there"]
        assert (one < two) is long
        assert any("Prices fell by half" in paragraph.text for paragraph in Document(str(memo)).paragraphs)


@pytest.mark.parametrize("long", [0, 1, 3])
def test_what_stands_below_has_the_second_line_where_few_titles_need_it(long: int, workplace: Path) -> None:
    said = "Storage pays in all nine northern sites and it will pay in most of the southern ones in the years to come"
    messages = [f"{said} ({n})" if n < long else f"Demand rises {n} times" for n in range(4)]
    grid = "columns: [A, B], rows: [[x, 1], [y, 2], [z, 3]]"
    sections = "".join(f"  - {{kind: table, title: T{n}, message: {m}, {grid}}}\n" for n, m in enumerate(messages))
    head = "briefdeck: 1\ntitle: Storage\nlanguage: en\ndate: 2026-04-10\nfrom: Office\nsummary: [It pays]\nsections:\n"
    source = workplace / "two.yaml"
    source.write_text(head + sections, encoding="utf-8")
    result = build([source], ["executive"], output=workplace / "out", templates=ROOT / "templates", formats=["deck"])
    assert result.ok, result.diagnostics
    (made,) = result.written
    assert_sound(made.path)
    slides = [slide for slide in Presentation(str(made.path)).slides if any(s.has_table for s in slide.shapes)]
    assert len({slide.shapes.title.top for slide in slides}) == 1
    tops = [next(s.top for s in slide.shapes if s.has_table) for slide in slides]
    raised = [top == min(tops) for top in tops]
    assert raised == ([n >= long for n in range(4)] if long < 3 else [True] * 4)


@pytest.mark.usefixtures("workplace")
@pytest.mark.parametrize(("columns", "rows"), [(4, 1), (2, 2), (1, 4)])
def test_cards_stand_in_as_many_columns_as_a_plan_says(columns: int, rows: int) -> None:
    section = "  - {kind: text, title: Four, points: [One, Two, Three, Four]}\n"
    deck = deck_of(plan_of(f'body: [{{cards: "{{{{ section.points }}}}", columns: {columns}}}]'), HEAD + section)
    shown = [shape for slide in deck.slides for shape in slide.shapes]
    cards = [s for s in shown if isinstance(s, Box | Group) and s.name.startswith("Card")]
    assert len(cards) == 4
    assert len({round(card.frame.x) for card in cards}) == columns
    assert len({round(card.frame.y) for card in cards}) == rows


# --- Areas ------------------------------------------------------------------------------------------------------------


def with_picture(folder: Path, points: str) -> str:
    buffer = io.BytesIO()
    Pixels.new("RGB", (1600, 1000), "grey").save(buffer, "png")
    (folder / "plan.png").write_bytes(buffer.getvalue())
    return f"{HEAD}  - {{kind: text, title: Plan, picture: {{file: plan.png, alt: A plan}}, points: [{points}]}}\n"


TWO = 'areas: [[{bullets: "{{ section.points }}"}], [{picture: "{{ section.picture }}"}]]'


def picture_of(deck: Deck) -> Image:
    return next(shape for shape in all_shapes(deck) if isinstance(shape, Image))


@pytest.mark.slow
def test_words_leave_a_picture_what_they_do_not_need(workplace: Path) -> None:
    few = picture_of(deck_of(plan_of(TWO, "two areas"), with_picture(workplace, "Short, Shorter")))
    many = ", ".join(f"Point {n} {WORDS}" for n in range(6))
    full = picture_of(deck_of(plan_of(TWO, "two areas"), with_picture(workplace, many)))
    assert few.frame.width > full.frame.width * 1.05
    for picture in (few, full):
        assert picture.frame.width / picture.frame.height == pytest.approx(1.6, abs=0.01)


def test_an_area_alone_takes_the_room_of_both(workplace: Path) -> None:
    alone = 'areas: [[{bullets: "{{ section.points }}", when: false}], [{chart: "{{ section.chart }}"}]]'
    deck = deck_of(plan_of(alone, "two areas"), HEAD + CHART)
    (plot,) = [shape for shape in all_shapes(deck) if isinstance(shape, Plot)]
    both = deck_of(plan_of(alone.replace("false", "true"), "two areas"), HEAD + CHART)
    (beside,) = [shape for shape in all_shapes(both) if isinstance(shape, Plot)]
    assert plot.frame.width > beside.frame.width * 1.4
    assert workplace.exists()


# --- Long sequences ---------------------------------------------------------------------------------------------------


def groups(deck: Deck, name: str) -> Iterator[tuple[int, str]]:
    """The groups of a name, each with the number of its slide."""
    for number, slide in enumerate(deck.slides):
        yield from ((number, s.name) for s in slide.shapes if isinstance(s, Group) and s.name.startswith(name))


@pytest.mark.usefixtures("workplace")
@pytest.mark.parametrize(("kind", "entry", "name"), [("phases", "name", "Phase"), ("process", "text", "Step")])
def test_a_long_sequence_goes_on_with_its_numbers(kind: str, entry: str, name: str) -> None:
    points = ", ".join(f"Matter {n} {WORDS[:55]}" for n in range(5))
    entries = "".join(f"      - {{{entry}: Part {n}, points: [{points}]}}\n" for n in range(1, 7))
    field = "phases" if kind == "phases" else "steps"
    section = f"  - kind: {kind}\n    title: Long\n    {field}:\n{entries}"
    deck = deck_of(plan_of(f'body: [{{{kind}: "{{{{ section.{field} }}}}"}}]'), HEAD + section)
    found = list(groups(deck, name))
    assert [shown for _, shown in found] == [f"{name} {n}" for n in range(1, 7)]
    slides = {number for number, _ in found}
    assert len(slides) > 1
    assert all(sum(number == slide for number, _ in found) > 1 for slide in slides)
    said = [run.text for s in all_shapes(deck) for p in getattr(s, "paragraphs", ()) for run in p.runs]
    assert sum(text.startswith("Matter 0") for text in said) == 6


# --- Room to spare ----------------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("workplace")
def test_rows_open_where_there_is_room_and_what_follows_moves_down() -> None:
    block = 'body: [{table: "{{ section.table }}"}, {callout: Mind this}]'
    few = HEAD + TABLE.replace("    emphasis: {}\n", "")
    deck = deck_of(plan_of(block), few)
    grid = next(shape for shape in all_shapes(deck) if isinstance(shape, Grid))
    callout = next(shape for shape in all_shapes(deck) if isinstance(shape, Box) and shape.name == "Callout")
    assert grid.rows[1].height > grid.rows[0].height
    assert callout.frame.y >= grid.frame.bottom
    rows = ", ".join(f"[Site {n}, {n}, {n}]" for n in range(9))
    full = deck_of(plan_of(block), few.replace("[[North, 3, 4], [South, 5, 6], [West, 7, 8]]", f"[{rows}]"))
    dense = next(shape for shape in all_shapes(full) if isinstance(shape, Grid))
    assert dense.rows[1].height < grid.rows[1].height


@pytest.mark.usefixtures("workplace")
def test_a_column_is_never_narrower_than_its_widest_word() -> None:
    block = """\
body:
      - table:
          columns: [{title: View, width: 9}, {title: Stance, width: 1}]
          each: point in section.points
          cells: ["{{ point.text }}", incomprehensibility]
"""
    section = "  - {kind: text, title: Long, points: [One, Two, Three]}\n"
    deck = deck_of(plan_of(block), HEAD + section)
    grid = next(shape for shape in all_shapes(deck) if isinstance(shape, Grid))
    size = grid.rows[1].cells[1].paragraphs[0].runs[0].size
    assert grid.widths[1] > 0.45 * size * len("incomprehensibility")
    assert sum(grid.widths) == pytest.approx(grid.frame.width)


@pytest.mark.usefixtures("workplace")
def test_a_quote_is_one_group_with_its_speaker() -> None:
    deck = deck_of(plan_of("body: [{quote: Nobody walks here, by: A trader}]"), HEAD + TABLE.format("South"))
    (quote,) = [s for slide in deck.slides for s in slide.shapes if isinstance(s, Group) and s.name == "Quote"]
    assert quote.alt == "Nobody walks here; A trader"
    assert all(isinstance(s.frame, Frame) and s.frame.bottom <= quote.frame.bottom + 0.1 for s in quote.shapes)


@pytest.mark.usefixtures("workplace")
def test_a_slide_that_cannot_hold_a_block_names_the_words() -> None:
    section = f"  - {{kind: text, title: Long, callout: '{WORDS * 30}', points: [x]}}\n"
    stages, found = staged(plan_of('body: [{callout: "{{ section.callout }}"}]'), HEAD + section)
    (fault,) = [d for d in found if d.rule.code == "D401"]
    assert stages.deck is not None
    assert str(fault.span).startswith("storage.yaml:13:")
    assert "shorten it by about" in fault.hint


# --- The accent -------------------------------------------------------------------------------------------------------

SHARE = """\
figures:
  share: {value: 31, unit: "%", label: Share of the north}
"""


@pytest.mark.usefixtures("workplace")
@pytest.mark.parametrize("drawn", [False, True])
def test_a_number_of_the_title_has_the_accent_where_nothing_drawn_has_it(*, drawn: bool) -> None:
    """One thing on a slide has the accent: a chart's own series, or the number."""
    chart = CHART.replace("title: Chart\n", 'title: Chart\n    message: "{{ figures.share }} is ours"\n')
    areas = ["figures: '{{ section.figures }}'"] + ["chart: '{{ section.chart }}'"] * drawn
    plan = 'parts:\n  - each: section in sections[3:]\n    layout: two areas\n    title: "{{ section.message }}"\n'
    plan += "    areas:\n" + "".join(f"      - [{{{area}}}]\n" for area in reversed(areas))
    deck = deck_of(plan, HEAD + chart.rstrip() + "\n    figures: [share]\n" + SHARE)
    shapes = (shape for shape in all_shapes(deck) if isinstance(shape, Box))
    numbers = [r for shape in shapes for p in shape.paragraphs for r in p.runs if r.text == "31"]
    assert [bool(r.colour) for r in numbers] == [not drawn]

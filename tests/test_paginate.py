"""Slides: everything inside its area, nothing on top of anything else, titles that tell them apart, true links."""

from __future__ import annotations

import cProfile
import pstats
import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations, pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import strategies
from acceptance.areas import flat, layout_of
from acceptance.looks import paragraphs
from briefdeck.audience.deck_style import DeckStyle
from briefdeck.blocks.table import Column, Row, Table
from briefdeck.blocks.table.slide import flowing
from briefdeck.diagnostics import Diagnostic, has_errors
from briefdeck.document.deck import Deck, Grid, Group, Placed, Rule, Shape, Slide, TextRun
from briefdeck.document.outline import Labels
from briefdeck.document.richtext import Citation, RichText, Run, words
from briefdeck.inputs.assets import Assets, read_assets
from briefdeck.layout.typesetting import Typesetting, lines, pitch
from briefdeck.model.leaves import Align
from briefdeck.model.validate import Loaded, parse
from briefdeck.ooxml.geometry import Frame
from briefdeck.pipeline.paginate.headroom import headroom
from briefdeck.session import Session
from briefdeck.session.prepared import Prepared
from briefdeck.yamlfile.reader import parse as parse_yaml
from conftest import ROOT
from laws import mostly_slow, tries

AUDIENCES = ("analyst", "executive", "public-sector")
BRIEFINGS = sorted(path.stem for path in (ROOT / "briefings").glob("*.yaml"))
WORKSHOP = Session(ROOT / "templates")
NEAR = 0.6  # points: what sums of rounded line pitches may move


def prepared(audience: str) -> Prepared:
    made, found = WORKSHOP.audience(audience)
    assert made is not None, found
    return made


def load(text: str, folder: Path) -> tuple[Loaded, Assets]:
    document, found = parse_yaml(text, "x.yaml")
    assert document is not None, found
    briefing, faults = parse(document)
    assert briefing is not None, faults
    loaded = Loaded(briefing, document, folder)
    return loaded, read_assets(loaded)[0]


def deck_of(text: str, audience: str, folder: Path = Path()) -> tuple[Deck | None, tuple[Diagnostic, ...]]:
    """The deck of a briefing; None where a diagnostic says why there is none."""
    stages, found = WORKSHOP.stages(*load(text, folder), prepared(audience), ["deck"])
    return (None if has_errors(found) else stages.deck), found


def shipped_deck(name: str, audience: str) -> tuple[Deck, DeckStyle]:
    """The deck of a shipped briefing, and the template with the room that its titles leave."""
    text = (ROOT / "briefings" / f"{name}.yaml").read_text(encoding="utf-8")
    stages, found = WORKSHOP.stages(*load(text, ROOT / "briefings"), prepared(audience), ["deck"])
    assert stages.deck is not None, found
    return stages.deck, headroom(prepared(audience).deck, stages.outlines["deck"]).style


@pytest.fixture(
    scope="module", params=mostly_slow((((b, a),) for b in BRIEFINGS for a in AUDIENCES), but=3), ids="-".join
)
def shipped(request: pytest.FixtureRequest) -> tuple[Deck, DeckStyle]:
    return shipped_deck(*request.param)


def frames(slide: Slide, style: DeckStyle) -> Iterator[tuple[Shape, Frame]]:
    """The top-level shapes with their places; a placeholder's own place is that of its layout."""
    layout = layout_of(slide, style)
    for shape in slide.shapes:
        frame = shape.frame
        if frame is None:
            assert isinstance(shape, Placed)
            frame = next(p.frame for p in layout.placeholders.values() if p.index == shape.index)
        yield shape, frame


def inside(inner: Frame, outer: Frame, near: float = NEAR) -> bool:
    return (
        inner.x >= outer.x - near
        and inner.y >= outer.y - near
        and inner.right <= outer.right + near
        and inner.bottom <= outer.bottom + near
    )


def around(parts: list[Frame]) -> Frame | None:
    """The smallest frame that holds all."""
    if not parts:
        return None
    x, y = min(p.x for p in parts), min(p.y for p in parts)
    return Frame(x, y, max(p.right for p in parts) - x, max(p.bottom for p in parts) - y)


def overlap(one: Frame, other: Frame) -> bool:
    width = min(one.right, other.right) - max(one.x, other.x)
    height = min(one.bottom, other.bottom) - max(one.y, other.y)
    return width > NEAR and height > NEAR


def runs(shape: Shape) -> Iterator[TextRun]:
    match shape:
        case Group():
            for child in shape.shapes:
                yield from runs(child)
        case Grid():
            yield from (r for row in shape.rows for c in row.cells for p in c.paragraphs for r in p.runs)
        case _:
            yield from (r for p in getattr(shape, "paragraphs", ()) for r in p.runs)


def geometry_faults(deck: Deck, style: DeckStyle) -> list[str]:
    """Every shape that stands where it should not."""
    found = []
    page = Frame(0, 0, style.width, style.height)
    for number, slide in enumerate(deck.slides, 1):
        placed = list(frames(slide, style))
        layout = layout_of(slide, style)
        areas = [body.frame for body in layout.bodies]
        lead = layout.placeholders.get("lead")
        if lead and not any(isinstance(s, Placed) and s.index == lead.index for s, _ in placed):
            areas.append(lead.frame)  # a lead without words leaves its room to the body
        room = around(areas)  # areas side by side may share it otherwise than the layout does
        for shape, frame in placed:
            where = f"slide {number}, {shape.name}: {frame}"
            if frame.width < 0 or frame.height < 0 or not inside(frame, page, 0.01):
                found.append(f"{where} is not on the slide")
            if not isinstance(shape, Placed) and not (room and inside(frame, room)):
                found.append(f"{where} is outside of the area")
            parts = shape.shapes if isinstance(shape, Group) else ()
            found += [f"{where} does not hold {p.name}" for p in parts if p.frame and not inside(p.frame, frame)]
            if isinstance(shape, Grid):
                rows, columns = sum(row.height for row in shape.rows), sum(shape.widths)
                if abs(rows - frame.height) > NEAR or abs(columns - frame.width) > NEAR:
                    found.append(f"{where} is not as large as its rows and columns, {columns} × {rows}")
        blocks = [(shape, frame) for shape, frame in placed if not isinstance(shape, Rule)]
        for (one, at), (other, there) in combinations(blocks, 2):
            rows = isinstance(one, Grid) and other.name == "Bars" and inside(there, at)
            if overlap(at, there) and not rows:  # bars stand in the rows of their table
                found.append(f"slide {number}: {one.name} {at} lies on {other.name} {there}")
    return found


def link_faults(deck: Deck) -> list[str]:
    """Citation marks that lead nowhere, where the deck has a list of sources."""
    anchors = [anchor for slide in deck.slides for anchor in slide.anchors]
    targets = {run.target for slide in deck.slides for shape in slide.shapes for run in runs(shape) if run.target}
    doubled = [f"{anchor} stands twice" for anchor in set(anchors) if anchors.count(anchor) > 1]
    return doubled + sorted(targets - set(anchors))


@pytest.mark.slow
def test_everything_stands_where_it_should(shipped: tuple[Deck, DeckStyle]) -> None:
    assert geometry_faults(*shipped) == []


def test_no_two_slides_have_the_same_title(shipped: tuple[Deck, DeckStyle]) -> None:
    titles = [slide.title for slide in shipped[0].slides]
    assert all(title.strip() for title in titles)
    assert [title for title in titles if titles.count(title) > 1] == []


def test_every_citation_leads_to_its_source(shipped: tuple[Deck, DeckStyle]) -> None:
    deck, _ = shipped
    assert link_faults(deck) == []
    assert any(slide.anchors for slide in deck.slides)


def test_no_text_is_smaller_than_the_audience_says(shipped: tuple[Deck, DeckStyle]) -> None:
    for slide in shipped[0].slides:
        for shape in slide.shapes:
            for run in runs(shape):
                assert run.size == 0 or run.size >= 8, f"{slide.title}: {run.text}"


def test_a_shape_that_is_moved_is_noticed(shipped: tuple[Deck, DeckStyle]) -> None:
    deck, style = shipped
    number, slide = next((n, s) for n, s in enumerate(deck.slides) if any(not isinstance(x, Placed) for x in s.shapes))
    at = next(n for n, x in enumerate(slide.shapes) if not isinstance(x, Placed | Rule))
    for x, y in ((-2000.0, 0.0), (0.0, 2000.0), (0.0, -80.0)):
        frame = slide.shapes[at].frame
        assert frame is not None
        moved: Any = replace(slide.shapes[at], frame=replace(frame, x=frame.x + x, y=frame.y + y))
        spoilt = replace(slide, shapes=(*slide.shapes[:at], moved, *slide.shapes[at + 1 :]))
        slides = (*deck.slides[:number], spoilt, *deck.slides[number + 1 :])
        assert geometry_faults(replace(deck, slides=slides), style) != []


# --- Any briefing -----------------------------------------------------------------------------------------------------


@pytest.mark.slow
@settings(max_examples=tries(60), suppress_health_check=list(HealthCheck))
@given(strategies.briefings(), st.sampled_from(AUDIENCES))
def test_any_briefing_gives_slides_where_everything_stands_where_it_should(made: Any, audience: str) -> None:
    stages, found = WORKSHOP.stages(*load(strategies.written(made), Path()), prepared(audience), ["deck"])
    deck = None if has_errors(found) else stages.deck
    if deck is None:
        assert {d.rule.code for d in found} <= {"D401", "D402", "D403", "D404", "D405", "P355"}
        return
    split = [n for n, part in enumerate(stages.outlines["deck"].parts) if titles(deck).count(part.title.plain) == 0]
    style = prepared(audience).deck
    assert geometry_faults(deck, headroom(style, stages.outlines["deck"], None, split).style) == []
    assert link_faults(deck) == []
    assert len(set(titles(deck))) == len(titles(deck))


# --- Splitting --------------------------------------------------------------------------------------------------------

HEAD = """\
briefdeck: 1
title: Storage
subtitle: What it costs
language: en
date: 2026-04-10
from: Planning Office
summary: [Costs fall]
conclusion: Storage pays
"""
TABLED = f"{HEAD}sections:\n  - kind: table\n    title: Costs\n    columns: [Site, Cost, Words]\n    rows:\n"


def with_points(count: int, words: int = 12) -> str:
    points = "".join(f"      - Point {n} {'says a little more ' * words}\n" for n in range(count))
    return f"{HEAD}sections:\n  - kind: text\n    title: Costs\n    message: They fall\n    points:\n{points}"


def titles(deck: Deck) -> list[str]:
    return [slide.title for slide in deck.slides]


def titled(length: int) -> tuple[int, float, float]:
    """Of a deck whose longest title has so many characters: the lines of that, its size in points, and where the body
    of its slide begins."""
    said = ("a title of words " * 9)[:length].strip()
    text = f"{HEAD}sections:\n  - kind: text\n    title: T\n    message: {said}\n    points: [One, Two, Three]\n"
    deck, _ = deck_of(text, "executive")
    assert deck is not None
    (slide,) = (slide for slide in deck.slides if slide.title == said)
    (title,) = (shape for shape in slide.shapes if isinstance(shape, Placed) and shape.index == 0)
    size = (
        title.paragraphs[0].runs[0].size
        or prepared("executive").deck.layouts["message"].placeholders["title"].levels[0].size
    )
    count = sum("".join(run.text for run in paragraph.runs).count("\v") + 1 for paragraph in title.paragraphs)
    return count, size, min(s.frame.y for s in slide.shapes if s.frame is not None and not isinstance(s, Placed))


def test_titles_keep_to_a_line_where_a_step_smaller_allows_it_and_the_body_takes_the_room_of_the_second() -> None:
    (one, own, high), (still, smaller, as_high), (two, full, low) = map(titled, (40, 84, 100))
    assert (one, still, two) == (1, 1, 2)
    assert own == full > smaller >= 0.84 * own
    assert max(high, as_high) < low


def test_what_does_not_fit_is_split_into_numbered_slides_without_a_lone_tail() -> None:
    deck, found = deck_of(with_points(30), "analyst")
    assert deck is not None
    assert [d.rule.code for d in found if d.rule.code != "D403"] == ["D404"]
    parts = [slide for slide in deck.slides if slide.title.startswith("They fall")]
    total = len(parts)
    assert total > 1
    assert [slide.title for slide in parts] == [f"They fall ({n}/{total})" for n in range(1, total + 1)]
    counts = [sum("Point" in run.text for shape in slide.shapes for run in runs(shape)) for slide in parts]
    assert sum(counts) == 30
    assert min(counts) > 1
    assert max(counts) - min(counts) <= 2


@pytest.mark.slow
def test_more_to_say_never_takes_fewer_slides() -> None:
    lengths = []
    for count in (7, 12, 20, 30, 40):
        deck, _ = deck_of(with_points(count), "analyst")
        assert deck is not None
        lengths.append(len(deck.slides))
    assert all(fewer <= more for fewer, more in pairwise(lengths))
    assert lengths[0] < lengths[-1]


def test_a_table_repeats_its_header_row_on_every_slide() -> None:
    rows = "".join(f"      - [Site {n}, {n * 1000}]\n" for n in range(60))
    text = f"{HEAD}sections:\n  - kind: table\n    title: Costs\n    columns: [Site, Cost]\n    rows:\n{rows}"
    deck, _ = deck_of(text, "analyst")
    assert deck is not None
    grids = [shape for slide in deck.slides for shape in slide.shapes if isinstance(shape, Grid)]
    assert len(grids) > 1
    heads = {tuple(p.plain for cell in grid.rows[0].cells for p in cell.paragraphs) for grid in grids}
    assert heads == {("Site", "Cost")}
    assert sum(len(grid.rows) - 1 for grid in grids) == 60


CELL = st.lists(
    st.sampled_from(
        ["responsibility", "輸出規制の対象", "5,000", "−12.5%", "a/b", "（注）", "“so”", "re-export", "GPU、"]
    ),
    max_size=6,
).map(" ".join)
RICH = st.lists(
    st.one_of(
        st.builds(Run, st.one_of(CELL, CELL.map(lambda said: f"{said}\n{said}")), st.booleans()),
        st.builds(Citation, st.just("s"), st.integers(1, 120)),
    ),
    max_size=3,
).map(lambda inlines: RichText(tuple(inlines)))


@settings(max_examples=tries(100))
@given(
    st.lists(st.tuples(st.tuples(RICH, RICH, RICH), st.booleans()), min_size=1, max_size=7),
    st.lists(st.tuples(CELL.map(words), st.sampled_from(Align), st.booleans()), min_size=3, max_size=3),
    st.tuples(st.integers(0, 6), st.integers(1, 7)),
    st.floats(60, 700),
    st.integers(0, 2),
)
def test_a_cut_of_a_table_has_the_columns_of_the_whole_and_rows_as_high_as_their_words(
    rows: list[tuple[tuple[RichText, ...], bool]],
    heads: list[tuple[RichText, Align, bool]],
    cut: tuple[int, int],
    width: float,
    step: int,
) -> None:
    ready = prepared("executive")
    stands = ready.audience.settings
    setting = Typesetting(ready.deck, stands.design, stands.sizes, Labels(*[""] * 8), "ja")
    columns = tuple(Column(title, align, strong=strong) for title, align, strong in heads)
    made = tuple(Row(cells, strong) for cells, strong in rows)
    start = min(cut[0], len(made) - 1)
    stop = max(start + 1, min(cut[1], len(made)))
    whole = flowing(Table(columns, made), setting)
    piece = whole.cut(start, stop)
    frame = Frame(0, 0, width, piece.height(width, step) + 20)
    last = setting.sizes.table[-1]
    (grid,) = (shape for shape in piece.draw(frame, piece.steps - 1) if isinstance(shape, Grid))
    (around,) = (shape for shape in whole.draw(frame, whole.steps - 1) if isinstance(shape, Grid))
    assert grid.widths == around.widths
    assert len(grid.rows) == 1 + stop - start
    for row in grid.rows:  # no row is lower than the words of its cells need
        for cell, wide, column in zip(row.cells, grid.widths, columns, strict=True):
            bold = row is grid.rows[0] or column.strong
            need = sum(lines(p.runs, last, setting.face, wide - 12, bold=bold) for p in cell.paragraphs)
            assert row.height >= need * pitch(last)


@pytest.mark.slow
def test_a_long_table_costs_as_much_as_it_has_rows() -> None:
    def calls(count: int) -> int:
        rows = "".join(f"      - [Row {n}, {n * 37}, words that are said of {n % 7}]\n" for n in range(count))
        text = f"{TABLED}{rows}"
        profile = cProfile.Profile()
        deck, found = profile.runcall(deck_of, text, "executive")
        assert deck is not None, found
        return int(pstats.Stats(profile).total_calls)  # type: ignore[attr-defined]

    calls(10)
    few, more, many = calls(200), calls(600), calls(1000)
    assert many - more < 1.15 * (more - few)


def test_what_cannot_be_split_is_refused_at_its_own_line() -> None:
    deck, found = deck_of(with_points(2, 400), "analyst")
    assert deck is None
    (overfull,) = [d for d in found if d.rule.code == "D401"]
    assert str(overfull.span) == "x.yaml:14:9"
    assert overfull.span.path == ("sections", 0, "points", 0)
    facts = overfull.facts
    assert (facts.layout, facts.shape, facts.block) == ("Wide Area", "Body", "evidence")
    assert facts.slide == 3
    assert facts.measure is not None
    assert (facts.measure.quantity, facts.measure.unit) == ("height", "pt")
    assert overfull.what == f"needs {facts.measure.measured:.0f} pt, has {facts.measure.allowed:.0f} pt"
    assert [str(span) in overfull.hint for span in facts.related] == [True]


def test_the_source_line_names_what_the_slide_cites() -> None:
    text = (
        HEAD
        + 'sections:\n  - {kind: text, title: Costs, points: [{text: They fall, sources: [paper]}, "Less [@wire]"]}\n'
        + "  - {kind: text, title: Prices, points: [They rise]}\n"
        + "sources:\n  wire: {outlet: Wire, title: One}\n  paper: {outlet: Paper, title: Two}\n"
    )
    deck, _ = deck_of(text, "executive")
    assert deck is not None
    lines = {
        slide.title: re.findall(r"\[(\d)\]", "".join(run.text for run in runs(shape)))
        for slide in deck.slides
        for shape in slide.shapes
        if shape.name.lower() == "source"
    }
    assert lines == {"Costs": ["1", "2"]}


@pytest.mark.parametrize("audience", ["analyst", "public-sector"])
@pytest.mark.parametrize("count", [2, 4, 6, 9])
def test_a_second_line_of_sources_begins_with_one_and_no_date_is_cut(audience: str, count: int) -> None:
    points = ", ".join(f'{{text: "要点{n}", sources: [s{n}]}}' for n in range(count))
    sources = "".join(
        f"  s{n}: {{outlet: 発行元の名前{n}, title: 題名{n}についての報告, date: 2025-11-{n + 11}}}\n"
        for n in range(count)
    )
    text = HEAD.replace("en", "ja") + f"sections:\n  - {{kind: text, title: 費用, points: [{points}]}}\n"
    deck, _ = deck_of(f"{text}sources:\n{sources}", audience)
    assert deck is not None
    said = ["".join(run.text for run in runs(s)) for slide in deck.slides for s in slide.shapes if s.name == "Source"]
    assert said
    for line in (line for text in said for line in text.split("\v")[1:]):
        assert re.match(r"\[\d+\]|[（「]", line), line


def test_slides_of_one_title_are_told_apart() -> None:
    section = "  - {kind: text, title: Costs, points: [They fall]}\n"
    deck, found = deck_of(f"{HEAD}sections:\n{section}{section}", "analyst")
    assert deck is not None
    assert [title for title in titles(deck) if title.startswith("Costs")] == ["Costs (1/2)", "Costs (2/2)"]
    (same,) = [d for d in found if d.rule.code == "D405"]
    assert same.span.line == 11
    assert same.facts.words == "Costs"
    assert (deck.slides[same.facts.slide - 1].title, same.facts.slide) == ("Costs (2/2)", 4)
    assert len(set(titles(deck))) == len(titles(deck))


def test_the_list_of_sources_says_where_each_is_used_on_slides_or_in_notes_alone(tmp_path: Path) -> None:
    text = """
briefdeck: 1
title: Chips
date: 2026-04-10
language: en
from: Desk
summary: [{text: Rules reach further, sources: [wire]}]
sections:
  - kind: background
    title: Why
    points:
      - {text: The rule is new, sources: [wire]}
      - {text: Its reach is disputed, sources: [wire]}
  - kind: implications
    title: For us
    message: We wait
    items:
      - {actor: Buyers, before: They buy, implication: They wait, detail: "Stocks last a year [@desk]."}
      - {actor: Makers, before: They sell, implication: They stop}
sources:
  wire: {outlet: Wire, title: A rule, date: 2026-04-09}
  desk: {outlet: Desk, title: Stocks, date: 2026-04-08}
"""
    deck, found = deck_of(text, "executive", tmp_path)
    assert deck is not None, found
    said = [[p.plain for shape in flat(slide.shapes) for p in paragraphs(shape)] for slide in deck.slides]
    waiting = next(number for number, words in enumerate(said, 1) if "They wait" in words)
    marks = [
        words.replace("\u00a0", " ").replace("\u2060", "").split("→")[1].strip() for words in said[-1] if "→" in words
    ]
    assert marks == ["2–3", f"{waiting} (notes)"]


def test_the_page_of_decisions_names_the_first_deadline_that_its_readers_know() -> None:
    text = """
briefdeck: 1
title: Chips
date: 2026-04-10
language: en
from: Desk
summary: [We wait]
decisions:
  - {question: Do we sell?, until: 2027-01-29}
  - {question: Do we buy?, until: 2026-12}
  - {question: Do we tell the press?, until: 2026-11-02, audiences: [analyst]}
  - {question: Do we lease?, until: 2026-12-15}
sections:
  - {kind: text, title: Now, points: [{text: Prices rise}]}
"""
    titles = {}
    for audience in ("executive", "analyst"):
        deck, found = deck_of(text, audience)
        assert deck is not None, found
        titles[audience] = next(slide.title for slide in deck.slides if "deci" in slide.title)
    assert titles == {
        "executive": "Please decide on 3 points, the first by 15 December 2026",
        "analyst": "4 points to be decided, the first by 2 November 2026",
    }

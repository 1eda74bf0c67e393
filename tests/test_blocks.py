"""The visual blocks from a briefing to both files: what they become, where they split, that none is lost."""

from __future__ import annotations

import itertools
import re
import shutil
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.oxml.ns import qn
from pptx import Presentation

from acceptance.areas import flat
from briefdeck.api import Result, build
from briefdeck.audience.wording import Wording
from briefdeck.blocks.answers import Answers
from briefdeck.blocks.cards import Cards
from briefdeck.blocks.comparison import Comparison
from briefdeck.blocks.evidence import Evidence
from briefdeck.blocks.figures import Figures
from briefdeck.blocks.pair import Pair
from briefdeck.blocks.paragraph import Paragraph
from briefdeck.blocks.picture import Picture
from briefdeck.blocks.process import Process
from briefdeck.blocks.scorecard import WORDS, Scorecard
from briefdeck.blocks.setting.days import first_day, last_day, ticks
from briefdeck.blocks.share import Share
from briefdeck.blocks.table import Bars, Table
from briefdeck.blocks.timeline import Timeline
from briefdeck.diagnostics import Severity
from briefdeck.document.deck import (
    Box,
    Deck,
    Geometry,
    Grid,
    Group,
    Image,
    Pictogram,
    Plot,
    Ribbon,
    Rule,
    Shape,
    TextParagraph,
)
from briefdeck.document.kinds import KINDS
from briefdeck.document.outline import Outline
from briefdeck.document.richtext import words
from briefdeck.layout.nodes import Role, texts_in
from briefdeck.model.leaves import Align
from briefdeck.ooxml.geometry import Frame
from briefdeck.pipeline.compose.arranging import arranged
from briefdeck.pipeline.load import load
from briefdeck.session import Session
from briefdeck.session.stages import Stages
from conftest import ROOT
from readback import shown, squeezed
from soundness import assert_sound
from validators import assert_valid

AUDIENCES = ("executive", "analyst", "public-sector")
HEAD = """\
briefdeck: 1
title: Blocks
language: en
date: 2026-04-10
from: Planning Office
summary: [One]
sections:
"""
COMPARISON = """\
  - kind: comparison
    title: Options
    options: [{name: Repair}, {name: Build, preferred: true}]
    aspects:
      - {name: Cost, cells: [low, high], detail: At prices of 2025}
      - {name: Time, cells: [short, long]}
"""
SCORECARD = """\
  - kind: scorecard
    title: Makers
    criteria: [Rust, Quakes, Certified, Delivery]
    items:
      - {name: Iron, scores: [1, 0, yes, 2 weeks]}
      - {name: Ductile, scores: [3, 4, false, 4 weeks], preferred: true, detail: It held in 2024}
      - {name: Lining, scores: [2, 0, open, On request]}
"""
TIMELINE = """\
  - kind: timeline
    title: Dates
    events:
      - {date: 2027, text: Opening}
      - {date: 2025-03, text: Survey}
      - {date: 2026-06-18, text: Vote, detail: In open session}
"""
PROCESS = """\
  - kind: process
    title: Steps
    steps:
      - {text: Apply, by: Owner, time: 2 days, points: [Form A]}
      - Examine
      - {text: Permit, detail: By letter}
"""
PLAN = """\
parts:
  - {title: Summary, body: [{bullets: "{{ summary }}"}]}
  - {each: section in sections, body: [{default: "{{ section }}"}]}
"""


def written(folder: Path, sections: str, *, plan: str = PLAN) -> Path:
    """A briefing in a folder with the audience `board`, both of whose plans are this one."""
    for name in ("deck.yaml", "memo.yaml"):
        (folder / "templates" / "board" / name).write_text(plan, encoding="utf-8")
    path = folder / "blocks.yaml"
    path.write_text(HEAD + sections, encoding="utf-8")
    return path


def staged(path: Path, audience: str = "board") -> Stages:
    """A briefing with all its stages."""
    session = Session(Path("templates"))
    loaded, assets, wrong = load(path, session.folders)
    assert loaded is not None, wrong
    prepared, wrong = session.audience(audience)
    assert prepared is not None, wrong
    stages, wrong = session.stages(loaded, assets, prepared, KINDS)
    assert stages.deck is not None, "\n".join(map(str, wrong))
    return stages


def texts(result: Result) -> dict[str, str]:
    """What the files of a build say, by their ending."""
    assert result.ok, "\n".join(map(str, result.diagnostics))
    for made in result.written:
        assert_sound(made.path)
    return {made.path.suffix: shown(made.path) for made in result.written}


# --- Shapes -----------------------------------------------------------------------------------------------------------


def boxes(shapes: tuple[Shape, ...]) -> Iterator[tuple[str, Frame]]:
    """What holds words or a picture, with its frame; a group's shapes one by one."""
    for shape in shapes:
        match shape:
            case Group():
                for _, frame in (found := list(boxes(shape.shapes))):
                    assert inside(frame, shape.frame), f"{shape.name} does not hold its shapes"
                yield from found
            case Box() if shape.paragraphs:
                yield shape.name, shape.frame
            case Grid() | Image() | Plot():
                yield shape.name, shape.frame


def framing(shapes: tuple[Shape, ...]) -> Iterator[tuple[str, Frame]]:
    """What has a line around it and holds no words itself, with its frame."""
    for shape in shapes:
        if isinstance(shape, Group):
            yield from framing(shape.shapes)
        elif isinstance(shape, Box) and shape.line and not shape.paragraphs:
            yield shape.name, shape.frame


def inside(inner: Frame, outer: Frame) -> bool:
    """Whether a frame lies in another, to half a point."""
    return (
        inner.x >= outer.x - 0.5
        and inner.y >= outer.y - 0.5
        and inner.right <= outer.right + 0.5
        and inner.bottom <= outer.bottom + 0.5
    )


def apart(one: Frame, other: Frame) -> bool:
    """Whether two frames have no point in common, to half a point."""
    beside = one.right <= other.x + 0.5 or other.right <= one.x + 0.5
    return beside or one.bottom <= other.y + 0.5 or other.bottom <= one.y + 0.5


def assert_tidy(deck: Deck, page: Frame) -> None:
    """Words touch no other words and stay on the page."""
    for number, slide in enumerate(deck.slides, 1):
        found = list(boxes(slide.shapes))
        for index, (name, frame) in enumerate(found):
            assert inside(frame, page), f"slide {number}: {name} leaves the page"
            for other, place in found[index + 1 :]:
                assert apart(frame, place), f"slide {number}: {name} and {other}"


# --- The gallery ------------------------------------------------------------------------------------------------------


@pytest.mark.slow
@pytest.mark.parametrize("audience", AUDIENCES)
def test_the_gallery_is_sound_and_loses_no_word(audience: str, tmp_path: Path) -> None:
    gallery = ROOT / "briefings" / "gallery.yaml"
    result = build([gallery], [audience], output=tmp_path, templates=ROOT / "templates")
    said = texts(result)
    assert [str(d) for d in result.diagnostics if d.severity is not Severity.NOTE] == []
    for phrase in ("30年間の総費用", "駅前に新築", "推奨", "町議会で議決", "補助金の申請", "まちづくり推進室"):
        for kind, text in said.items():
            assert squeezed(phrase) in text, f"{phrase} is missing in {kind}"
    assert_valid(*(made.path for made in result.written))


@pytest.mark.slow
@pytest.mark.parametrize("audience", AUDIENCES)
@pytest.mark.parametrize("language", ["ja", "en"])
def test_nothing_in_the_gallery_touches(audience: str, language: str) -> None:
    session = Session(ROOT / "templates")
    loaded, assets, _ = load(ROOT / "briefings" / "gallery.yaml", session.folders)
    prepared, _ = session.audience(audience)
    assert loaded is not None
    assert prepared is not None
    deck = session.stages(loaded, assets, prepared, ["deck"], language)[0].deck
    assert deck is not None
    assert_tidy(deck, Frame(0, 0, prepared.deck.width, prepared.deck.height))


# --- Values in, blocks out --------------------------------------------------------------------------------------------


def blocks(outline: Outline, kind: type) -> list[object]:
    """The blocks of a kind."""
    return [b for part in outline.parts for area in part.areas for b in area if isinstance(b, kind)]


def test_a_comparison_reaches_both_files(workplace: Path) -> None:
    path = written(workplace, COMPARISON)
    (block,) = blocks(staged(path).outlines["deck"], Comparison)
    assert isinstance(block, Comparison)
    assert [bool(option.mark) for option in block.options] == [False, True]
    for text in texts(build([path], ["board"])).values():
        for phrase in ("Repair", "Build", "Recommended", "Cost", "low", "high", "long", "At prices of 2025"):
            assert squeezed(phrase) in text


LEGEND = "［事実］記録　［報道］伝聞　［推論］考え"
EXPLAINED = f"""\
parts:
  - {{title: Summary, body: [{{bullets: "{{{{ summary }}}}"}}]}}
  - {{each: section in sections, body: [{{default: "{{{{ section }}}}"}}]}}
  - {{title: Words, body: [{{paragraph: Words}}, {{paragraph: {LEGEND}, explains: "{{{{ statuses }}}}"}}]}}
"""


@pytest.mark.parametrize(
    ("points", "said"),
    [
        ("[One, Two]", ""),
        ("[{text: One, status: inference}, {text: Two, status: inference}]", "［推論］考え"),
        ("[{text: One, status: reported}, {text: Two, status: inference}]", "［報道］伝聞［推論］考え"),
        ("[{text: One, status: fact, audiences: [executive]}, Two]", ""),
    ],
)
def test_a_legend_explains_what_stands_in_the_document(points: str, said: str, workplace: Path) -> None:
    section = f"  - {{kind: text, title: Reasons, points: {points}}}\n"
    path = written(workplace, section, plan=EXPLAINED)
    path.write_text(path.read_text("utf-8").replace("language: en", "language: ja"), encoding="utf-8")
    text = texts(build([path], ["board"]))[".docx"]
    assert "".join(line for line in text.splitlines() if line.startswith("［")) == said


def test_what_a_legend_says_of_one_word_stands_on_one_line(workplace: Path) -> None:
    plan = EXPLAINED.replace(LEGEND, "'[fact] on record · [inference] our own reasoning'")
    points = "[{text: One, status: inference}, {text: Two, status: fact}]"
    path = written(workplace, f"  - {{kind: text, title: Reasons, points: {points}}}\n", plan=plan)
    document: Any = Document(str(build([path], ["board"], formats=["memo"]).written[0].path))
    (line,) = (p.text for p in document.paragraphs if p.text.startswith("["))
    assert [part.replace("\u00a0", " ") for part in re.split(r"(?!\u00a0)\s+", line)] == [
        "[fact] on record",
        "[inference] our own reasoning",
    ]


@pytest.mark.parametrize(("status", "said"), [("true", "［推論］考え"), ("false", "")])
def test_a_legend_of_a_memo_leaves_out_what_its_plan_does_not_show(status: str, said: str, workplace: Path) -> None:
    item = "{actor: Sales, implication: Merchants ask, action: Agree, status: inference}"
    section = f"  - {{kind: implications, title: Reasons, items: [{item}]}}\n"
    shown = f"{{implications: \"{{{{ section['items'] }}}}\", status: {status}}}"
    path = written(workplace, section, plan=EXPLAINED.replace('{default: "{{ section }}"}', shown))
    path.write_text(path.read_text("utf-8").replace("language: en", "language: ja"), encoding="utf-8")
    text = texts(build([path], ["board"], formats=["memo"]))[".docx"]
    assert "".join(line for line in text.splitlines() if line.startswith("［")) == said


def test_the_caption_of_a_schedule_says_whose_tasks_they_are(workplace: Path) -> None:
    """A memo without any heading is built over, too."""
    tasks = "tasks: [{name: Order, start: 2026-04, end: 2026-06}, {name: Fit, start: 2026-07, end: 2026-09}]"
    section = f"  - {{kind: phases, title: Works, phases: [{{name: First}}, {{name: Last}}], {tasks}}}\n"
    for of, said in (("", "Dates of the tasks"), (', of: "{{ section.title }}"', "Works: Dates of the tasks")):
        plan = PLAN.replace(SHOWN, f'{{schedule: "{{{{ section }}}}"{of}}}')
        text = texts(build([written(workplace, section, plan=plan)], ["board"], formats=["memo"], force=True))[".docx"]
        assert any(line.endswith(squeezed(said)) for line in text.splitlines())
        assert (squeezed("Works: Dates") in text) is bool(of)


MARKED = """\
  - kind: background
    title: Effort
    shift:
      from: [{text: Advertising, status: reported}, {text: Shopping, status: reported}]
      to: [{text: Speed, status: fact}, {text: Care, status: inference}]
  - kind: background
    title: Causes
    points:
      - {label: Gas, text: Gas is short, status: fact, points: [{text: Two wells closed, status: fact}]}
      - {label: Time, text: Time is too, status: inference}
    leads_to: {result: Delay}
"""


def test_how_something_is_known_stands_beside_its_words(workplace: Path) -> None:
    text = texts(build([written(workplace, MARKED)], ["board"], formats=["memo"]))[".docx"]
    lines = text.splitlines()
    assert [line for line in lines if line in ("[fact]", "[reported]", "[inference]")] == []
    assert [line for line in lines if "[reported]" in line] == [squeezed("Put off [reported]")]
    assert [line for line in lines if "Gas" in line] == ["Gas", squeezed("Gas is short [fact] Two wells closed")]


@pytest.mark.parametrize(
    ("compared", "called"),
    [("now, low", "Payback ÷ Payback"), ("cost, load", "Share metered \N{MINUS SIGN} Share of cost")],
)
def test_what_two_figures_come_to_is_called_by_how_it_comes_about(compared: str, called: str, workplace: Path) -> None:
    said = f"    compare: {{figures: [{compared}], message: The one is above the other, note: Without the grant}}\n"
    plan = PLAN.replace(SHOWN, f'{{pair: "{{{{ section.compare }}}}"}}, {SHOWN}')
    path = written(workplace, STATED.replace("    points:", f"{said}    points:") + FIGURES, plan=plan)
    text = texts(build([path], ["board"], formats=["memo"]))[".docx"]
    assert squeezed(called) in text
    assert squeezed("The one is above the other. Without the grant") in text


@pytest.mark.parametrize(("explains", "said"), [("", ""), ('explains: "{{ statuses }}", ', "［推論］考え")])
def test_a_summary_explains_the_words_of_the_whole_document_where_it_is_asked_to(
    explains: str, said: str, workplace: Path
) -> None:
    answers = f'{{answers: "{{{{ summary }}}}", status: true, {explains}legend: {LEGEND}}}'
    plan = f"parts:\n  - {{title: Summary, body: [{answers}]}}\n" + "".join(EXPLAINED.splitlines(keepends=True)[2:3])
    section = "  - {kind: text, title: Reasons, points: [{text: One, status: inference}, Two]}\n"
    path = written(workplace, section, plan=EXPLAINED)
    (workplace / "templates" / "board" / "deck.yaml").write_text(plan, encoding="utf-8")
    path.write_text(path.read_text("utf-8").replace("language: en", "language: ja"), encoding="utf-8")
    (made,) = blocks(staged(path).outlines["deck"], Answers)
    assert isinstance(made, Answers)
    assert made.legend.plain == said


def test_what_is_said_of_the_last_pool_stays_in_its_panel(workplace: Path) -> None:
    said = FLOW.replace("name: Heat}", "name: Heat, remark: A third is lost}") + "    remarks: What is lost\n"
    deck = staged(written(workplace, said)).deck
    assert deck is not None
    shapes = [s for slide in deck.slides for group in slide.shapes if isinstance(group, Group) for s in group.shapes]
    boxes = {s.name: s.frame for s in shapes if isinstance(s, Box)}
    assert boxes["Remark"].bottom < boxes["Remarks"].bottom


FIGURES = """\
figures:
  now: {value: 3.9, unit: years, label: Payback, note: At prices of 2025}
  low: {value: 4.8, unit: years, label: Payback, note: At lower prices}
  most: {value: 5, unit: years, label: Limit}
  cost: {value: 12, unit: "%", label: Share of cost}
  load: {value: 92, unit: "%", label: Share metered}
  bills: {value: 12, unit: percent, label: Share of bills}
  rent: {value: 12.04, unit: "%", label: Share of rent}
"""
STATED = """\
  - kind: text
    title: Reasons
    points:
      - {text: "Energy is {{ figures.cost }} of cost", detail: Prices rose}
      - {text: "Meters cover {{ figures.load }} of the load"}
"""
CHANGES = """\
  - kind: table
    title: Plants
    columns: [Plant, Use, {title: "Change, %", decimals: 1}]
    rows: [[North, 20, -1.5], [South, 40, -8.2], [West, 30, 2], [East, 10, -3], [All, 100, -4.1]]
    total: true
"""


def test_statements_that_state_figures_have_them_large_and_in_words(workplace: Path) -> None:
    path = written(workplace, STATED + FIGURES)
    stages = staged(path)
    (block,) = blocks(stages.outlines["deck"], Evidence)
    assert isinstance(block, Evidence)
    assert [item.carries.number.plain for item in block.items if item.carries] == ["12", "92"]
    assert not blocks(stages.outlines["memo"], Evidence)
    for text in texts(build([path], ["board"])).values():
        for phrase in ("Energy is 12% of cost", "Meters cover 92% of the load"):
            assert squeezed(phrase) in text


@pytest.mark.parametrize(("times", "frames"), [(0, 0), (9, 2)])
def test_statements_beside_a_pair_stand_in_frames_that_they_fill_where_an_audience_has_blocks_so(
    workplace: Path, times: int, frames: int
) -> None:
    said = "Each plant has its own meters and reads them by hand. " * times or "Prices rose"
    points = STATED.replace('load }} of the load"', f'load }}}} of the load", detail: "{said}"').replace(
        "Prices rose", said
    )
    path = written(workplace, f"{points}    compare: {{figures: [cost, bills]}}\n{FIGURES}")
    framed = {}
    for audience in ("executive", "public-sector"):
        deck = staged(path, audience).deck
        assert deck is not None
        found = [at for slide in deck.slides for name, at in framing(slide.shapes) if name.startswith("Statement")]
        framed[audience] = {round(at.height, 1) for at in found}, len(found)
    assert framed["executive"] == (set(), 0)
    heights, count = framed["public-sector"]
    assert (len(heights), count) == (min(frames, 1), frames)


@pytest.mark.parametrize(
    ("said", "beside"),
    [
        ("{{ figures.load }} of the load is metered", "of the load is metered"),
        ("{{ figures.load }}：計測する負荷の割合", "計測する負荷の割合"),
        ("{{ figures.load }}、計測する負荷の割合", "計測する負荷の割合"),
        ("{{ figures.bid }} may come as a grant", "may come as a grant"),
        ("{{ figures.load }}の負荷を計測する", "92%の負荷を計測する"),
        ("{{ figures.load }}, after years, is metered", "92%, after years, is metered"),
        ("Meters cover {{ figures.load }} of the load", "Meters cover 92% of the load"),
    ],
)
def test_a_statement_that_begins_with_its_figure_says_it_once_beside_it(
    said: str, beside: str, workplace: Path
) -> None:
    points = f'      - text: "{said}"\n      - text: "Energy is {{{{ figures.cost }}}} of cost"\n'
    bid = "  bid: {value: 900000, unit: EUR, approximate: true, label: Grant}\n"
    path = written(workplace, f"  - kind: text\n    title: Reasons\n    points:\n{points}{FIGURES}{bid}")
    (block,) = blocks(staged(path).outlines["deck"], Evidence)
    assert isinstance(block, Evidence)
    shown = [text.text.plain for text in texts_in(block.nodes(0, 1)) if text.text]
    assert shown == ["900,000" if "bid" in said else "92", beside]
    whole = said.replace("{{ figures.load }}", "92%").replace("{{ figures.bid }}", "About €900,000")
    assert squeezed(whole) in texts(build([path], ["board"]))[".docx"]


@pytest.mark.parametrize(
    ("point", "numbers"),
    [
        ("{text: No number here}", [["12", "92", ""]]),
        ('{text: "Again {{ figures.cost }}"}', []),
        ('{text: "{{ figures.most }}", points: [a]}', [["", "", ""]]),
    ],
)
def test_a_statement_without_a_figure_stands_among_those_with_theirs(
    point: str, numbers: list[list[str]], workplace: Path
) -> None:
    """Where two state one figure, all are bands, and where something stands below one, rows of words."""
    path = written(workplace, f"{STATED}      - {point}\n{FIGURES}")
    made = [block for block in blocks(staged(path).outlines["deck"], Evidence) if isinstance(block, Evidence)]
    assert [[item.carries.number.plain if item.carries else "" for item in one.items] for one in made] == numbers


SHOWN = '{default: "{{ section }}"}'
CHART = """\
  - kind: chart
    title: Savings
    type: column
    data: {categories: [Heat, Air], series: [{name: GWh, values: [6880, VALUE]}]}
    alt: Two columns
    points:
      - {text: "Heat recovery saves {{ figures.heat }}", detail: It replaces gas}
      - {text: "Air saves {{ figures.air }}", detail: Leaks are closed}
figures:
  heat: {value: 6880, unit: GWh, label: Heat}
  air: {value: 4250, unit: GWh, label: Air}
"""


@pytest.mark.parametrize(("value", "large"), [("4250", []), ("4260", ["6,880", "4,250"])])
def test_figures_that_the_chart_beside_them_shows_are_not_set_large_again(
    value: str, large: list[str], workplace: Path
) -> None:
    plan = PLAN.replace(SHOWN, '{bullets: "{{ section.points }}", beside: "{{ section.chart }}"}')
    path = written(workplace, CHART.replace("VALUE", value), plan=plan)
    (block,) = blocks(staged(path).outlines["deck"], Evidence)
    assert isinstance(block, Evidence)
    assert [item.carries.number.plain for item in block.items if item.carries] == large


PAIRED = '{pair: "{{ section.compare }}", beside: "{{ section.points }}", detail: true}'


def paired(compared: str, workplace: Path) -> Pair:
    """The pair of two figures, with what is said of them beside it."""
    plan = PLAN.replace(SHOWN, f"{PAIRED}, {SHOWN}")
    sections = STATED.replace("    points:", f"    compare: {{figures: [{compared}]}}\n    points:") + FIGURES
    (block,) = blocks(staged(written(workplace, sections, plan=plan)).outlines["deck"], Pair)
    assert isinstance(block, Pair)
    return block


@pytest.mark.parametrize(
    ("compared", "change"),
    [
        ("cost, load", "+80 pp"),
        ("load, cost", "\N{MINUS SIGN}80 pp"),
        ("cost, bills", "0 pp"),
        ("rent, cost", "0.0 pp"),
        ("now, low", "1.2 ×"),
        ("low, now", "1.2 ×"),
    ],
)
def test_shares_differ_by_points_and_other_values_by_their_ratio(compared: str, change: str, workplace: Path) -> None:
    ratio = paired(compared, workplace).ratio
    assert ratio is not None
    said = ratio.figure
    assert f"{said.prefix}{said.number.plain}{said.unit}".replace("\u00a0", " ") == change


def test_what_states_a_compared_figure_stands_beside_it_with_its_sentence(workplace: Path) -> None:
    beside = paired("cost, load", workplace).beside
    assert [(item.text.plain, item.detail.plain) for item in beside] == [
        ("Energy is 12% of cost", "Prices rose"),
        ("Meters cover 92% of the load", ""),
    ]
    assert paired("now, low", workplace).beside == ()


def test_values_are_held_against_their_limit(workplace: Path) -> None:
    compared = "    compare: {figures: [now, low], limit: most, note: Without the grant}\n"
    plan = PLAN.replace('[{default: "{{ section }}"}]', '[{pair: "{{ section.compare }}"}, {default: "{{ section }}"}]')
    path = written(workplace, STATED.replace("    points:", f"{compared}    points:") + FIGURES, plan=plan)
    (block,) = blocks(staged(path).outlines["deck"], Pair)
    assert isinstance(block, Pair)
    assert block.values == (3.9, 4.8)
    assert block.limit is not None
    assert block.limit_value == 5
    assert block.ratio is None


COMPARED = """\
  - kind: text
    title: Payback
    message: It pays back
    points: [{text: It is computed}]
    compare: {figures: [now, low, ours], limit: most, note: Without the grant}
figures:
  now: {value: 3.9, unit: years, label: Payback time, note: At today’s prices}
  low: {value: 4.8, unit: years, label: Payback time, note: Brno prices}
  ours: {value: 4.1, unit: years, label: Our estimate}
  most: {value: 5, unit: years, label: Limit}
"""


def test_figures_told_in_a_line_are_sentences_in_whose_brackets_none_begins(workplace: Path) -> None:
    plan = PLAN.replace('[{default: "{{ section }}"}]', '[{pair: "{{ section.compare }}", line: true}]')
    result = build([written(workplace, COMPARED, plan=plan)], ["board"], formats=["memo"], output=workplace / "out")
    assert result.ok, result.diagnostics
    said = [p.text.replace("\u00a0", " ") for p in Document(str(result.written[0].path)).paragraphs]
    assert (
        "Payback time: 3.9 years (at today’s prices); 4.8 years (Brno prices). Our estimate: 4.1 years. "
        "Limit: 5 years. Without the grant"
    ) in said


PARTS = """\
  - kind: implications
    title: Where it is used
    share: {figures: [north, south], of: all, rest: Others}
    items: [{actor: Plants, before: Each alone, implication: Together, action: Order once}]
figures:
  north: {value: 50, unit: MWh, label: North}
  south: {value: 24, unit: MWh, label: South}
  all: {value: 100, unit: MWh, label: All plants}
  cost: {value: 4, unit: JPY, label: Cost}
"""


def test_figures_that_are_parts_of_another_are_a_strip_as_wide_as_they_are(workplace: Path) -> None:
    stages = staged(written(workplace, PARTS))
    (block,) = blocks(stages.outlines["deck"], Share)
    assert isinstance(block, Share)
    assert block.parts == (0.5, 0.24)
    assert block.said.plain == "74%"
    assert stages.deck is not None
    found = [frame for slide in stages.deck.slides for name, frame in boxes(slide.shapes) if name.startswith("Part")]
    first, second, rest = (frame.width for frame in found)
    assert first / second == pytest.approx(50 / 24, rel=0.02)
    assert rest / first == pytest.approx(26 / 50, rel=0.02)
    assert not blocks(stages.outlines["memo"], Figures)


@pytest.mark.parametrize(
    ("was", "now", "where"),
    [
        ("[north, south]", "[north, cost]", "[north, cost]"),
        ("value: 24", "value: 64", "[north, south]"),
    ],
)
def test_what_cannot_be_a_part_of_the_whole_is_told(was: str, now: str, where: str, workplace: Path) -> None:
    path = written(workplace, PARTS.replace(was, now))
    _, _, wrong = load(path, Session(Path("templates")).folders)
    (diagnostic,) = wrong
    line = path.read_text(encoding="utf-8").splitlines()[diagnostic.span.line - 1]
    assert where in line
    assert diagnostic.hint


def test_a_part_too_narrow_for_its_words_leaves_them_large_figures(workplace: Path) -> None:
    stages = staged(written(workplace, PARTS.replace("value: 24", "value: 4")))
    assert not blocks(stages.outlines["deck"], Share)
    (figures,) = blocks(stages.outlines["deck"], Figures)
    assert isinstance(figures, Figures)
    assert "54%" in [text.plain for text in figures.texts()]


@pytest.mark.parametrize(
    ("rows", "column"),
    [
        (CHANGES, 2),
        (re.sub(r"-(\d)", r"\1", CHANGES), 0),  # nothing fell
        (CHANGES.replace(", [East, 10, -3]", "").replace(", [West, 30, 2]", ""), 0),  # too few to be compared
        (CHANGES.replace("[West, 30, 2]", "[West, 30, n.a.]"), 0),
    ],
)
def test_a_table_has_a_column_of_changes_where_numbers_fell_in_enough_rows(
    rows: str, column: int, workplace: Path
) -> None:
    (table,) = blocks(staged(written(workplace, rows)).outlines["deck"], Table)
    assert isinstance(table, Table)
    assert table.ranked == column


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("{{ figures.sites }} in four countries", ["14", "Temperature-controlled sites in four countries"]),
        ("{{ figures.sites }}, of which nine are ours", ["14", "Temperature-controlled sites, of which nine are ours"]),
        (
            "Halden has {{ figures.sites }}",
            ["14", "temperature-controlled sites", "Halden has 14 temperature-controlled sites"],
        ),
        ("{{ figures.days }} pass before that", ["30", "Days pass before that"]),
        ("It takes {{ figures.days }}", ["30", "It takes 30 days"]),  # a short unit stands behind its number
        ("{{ figures.power }} are used", ["9", "are used"]),  # and a sign begins no sentence
    ],
)
def test_the_words_of_a_unit_begin_what_stands_beside_its_number(said: str, shown: list[str], workplace: Path) -> None:
    points = f'      - text: "{said}"\n      - text: "Energy is {{{{ figures.cost }}}} of cost"\n'
    units = "  sites: {value: 14, unit: temperature-controlled sites, label: Sites}\n"
    units += "  days: {value: 30, unit: days, label: Days}\n  power: {value: 9, unit: MWh, label: Power}\n"
    path = written(workplace, f"  - kind: text\n    title: Reasons\n    points:\n{points}{FIGURES}{units}")
    (block,) = blocks(staged(path).outlines["deck"], Evidence)
    assert isinstance(block, Evidence)
    texts_shown = [text for text in texts_in(block.nodes(0, 1)) if text.text]
    assert sorted(text.text.plain.replace("\u00a0", " ") for text in texts_shown) == sorted(shown)
    assert {len(text.unit) > 5 for text in texts_shown} == {False}


def test_figures_that_are_compared_beside_them_are_not_set_large_again(workplace: Path) -> None:
    both = STATED.replace("    points:", "    compare: {figures: [cost, load], limit: most}\n    points:") + FIGURES
    (block,) = blocks(staged(written(workplace, both)).outlines["deck"], Evidence)
    assert isinstance(block, Evidence)
    assert [item.carries for item in block.items] == [None, None]
    (block,) = blocks(staged(written(workplace, both.replace("cost, load]", "cost, rent]"))).outlines["deck"], Evidence)
    assert isinstance(block, Evidence)
    assert [item.carries.number.plain for item in block.items if item.carries] == ["12", "92"]


@pytest.mark.parametrize(("language", "shown"), [("en", ["251.0", "84.5"]), ("ja", ["2,510", "845"])])
def test_cells_with_a_number_for_each_language_are_numbers(language: str, shown: list[str], workplace: Path) -> None:
    rows = "[[Flat, {en: 251.0, ja: 2510}, {en: 5, ja: 五}], [Long, {en: 84.5, ja: 845}, {en: 6, ja: 六}]]"
    section = f"  - kind: table\n    title: Steel\n    columns: [Kind, Exports, Grade]\n    rows: {rows}\n"
    path = written(workplace, section)
    path.write_text(path.read_text(encoding="utf-8").replace("language: en", f"language: {language}"), encoding="utf-8")
    (table,) = blocks(staged(path).outlines["deck"], Table)
    assert isinstance(table, Table)
    assert [row.cells[1].plain for row in table.rows] == shown
    assert [column.align for column in table.columns] == [Align.LEFT, Align.RIGHT, Align.LEFT]
    assert [row.values[2] for row in table.rows] == [None, None]  # words in one of them


def test_figures_stand_apart_from_the_words_behind_them(workplace: Path) -> None:
    """By an em and a half at the least, in both files: 1,200 beside “old” would read as one."""
    rows = "rows: [[North, 1200, old], [South, 40, new], [West, 7, new]]"
    section = f"  - kind: table\n    title: Plants\n    columns: [Plant, Use, State]\n    {rows}\n"
    result = build([written(workplace, section)], ["board"])
    deck, memo = (made.path for made in result.written)
    slides = Presentation(str(deck)).slides
    (table,) = (shape.table for slide in slides for shape in slide.shapes if shape.has_table)
    use, state = table.cell(1, 1), table.cell(1, 2)
    size = use.text_frame.paragraphs[0].runs[0].font.size
    assert use.margin_right + state.margin_left >= 1.5 * size
    document: Any = Document(str(memo))
    grid = next(t for t in document.tables if t.cell(0, 0).text == "Plant")
    sides = grid.style.element.find(".//" + qn("w:tblCellMar"))
    behind = int(sides.find(qn("w:left")).get(qn("w:w")))
    for row in grid.rows:
        margin = row.cells[1]._tc.tcPr.find(qn("w:tcMar") + "/" + qn("w:right"))
        assert int(margin.get(qn("w:w"))) + behind >= 1.5 * document.styles["Table Text"].font.size.pt * 20
        assert row.cells[2]._tc.tcPr.find(qn("w:tcMar")) is None


def barred(section: str, message: str, workplace: Path) -> Table:
    bars = f'[{{table: "{{{{ section.table }}}}", bars: {message}}}]'
    path = written(workplace, section, plan=PLAN.replace('[{default: "{{ section }}"}]', bars))
    (table,) = blocks(staged(path).outlines["deck"], Table)
    assert isinstance(table, Table)
    assert table.bars is not None
    return table


def test_changes_have_bars_in_their_rows_without_their_total(workplace: Path) -> None:
    barred(CHANGES, "South fell most", workplace)
    deck = staged(workplace / "blocks.yaml").deck
    assert deck is not None
    (shapes,) = (slide.shapes for slide in deck.slides if any(s.name == "Bars" for s in slide.shapes))
    (grid,) = (s for s in shapes if isinstance(s, Grid))
    (group,) = (s for s in shapes if isinstance(s, Group) and s.name == "Bars")
    drawn = [s for s in group.shapes if isinstance(s, Box)]
    (zero,) = (s.frame.x for s in group.shapes if isinstance(s, Rule))
    tops = list(itertools.accumulate((row.height for row in grid.rows), initial=grid.frame.y))
    rows = [(row.cells[0].paragraphs[0].plain, row.cells[-1].paragraphs[0].plain) for row in grid.rows[1:]]
    assert [name for name, _ in rows] == ["North", "South", "West", "East", "All"]
    assert len(drawn) == 4
    for (_, value), bar, top, foot in zip(rows[:4], drawn, tops[1:], tops[2:], strict=False):
        assert (top + foot) / 2 == pytest.approx(bar.frame.y + bar.frame.height / 2), "each stands in its own row"
        end = bar.frame.x if value.startswith("\N{MINUS SIGN}") else bar.frame.right
        start = bar.frame.right if value.startswith("\N{MINUS SIGN}") else bar.frame.x
        assert start == pytest.approx(zero)
        assert abs(end - start) / float(value.strip("\N{MINUS SIGN}")) == pytest.approx(drawn[1].frame.width / 8.2)
    assert [bar.fill for bar in drawn].count("accent1") == 1
    assert drawn[1].fill == "accent1"


def test_the_greatest_change_stands_out_where_the_message_names_no_row(workplace: Path) -> None:
    table = barred(CHANGES.replace("30, 2]", "30, 45]"), "Led by a newcomer", workplace)
    assert table.bars == Bars(("West",))


def test_of_two_named_rows_that_of_the_callout_has_the_accent_and_the_other_the_ink(workplace: Path) -> None:
    named = CHANGES + "    message: South fell most, North hardly\n    callout: North must follow\n"
    table = barred(named, '"{{ section.message }}"', workplace)
    assert table.bars is not None
    assert (set(table.bars.named), table.bars.apart) == ({"North", "South"}, "North")
    assert [row.cells[0].plain for row in table.rows if row.strong and not row.sums] == ["North"]


def test_how_far_a_message_holds_stands_small_at_the_foot_of_a_page(workplace: Path) -> None:
    said = "The choice of plants is ours"
    remark = PLAN.replace('[{default: "{{ section }}"}]', f'[{{default: "{{{{ section }}}}"}}, {{remark: {said}}}]')
    causes = "leads_to: {result: Delay}, points: [{label: Gas, text: Gas is short}, {label: Time, text: Time is too}]"
    made = staged(written(workplace, f"  - {{kind: background, title: Plants, {causes}}}\n", plan=remark)).deck
    assert made is not None
    shown = {
        p.plain: (shape.frame, p.role, max(run.size for run in p.runs))
        for slide in made.slides
        for shape in flat(slide.shapes)
        if isinstance(shape, Box)
        for p in shape.paragraphs
        if p.runs
    }
    (below, role, size), (above, of_facts, larger) = shown[said], shown["Gas is short"]
    assert (role, of_facts) == (Role.SECONDARY, Role.PRIMARY)
    assert below.y > above.bottom
    assert size < larger


def test_a_comparison_wants_a_cell_for_each_option(workplace: Path) -> None:
    path = written(workplace, COMPARISON.replace("[short, long]", "[short]"))
    (found,) = build([path], ["board"]).diagnostics
    assert "B213" in str(found)
    assert "1 cell for 2 options" in str(found)


@pytest.mark.slow
def test_a_long_comparison_goes_on_with_its_heads(workplace: Path) -> None:
    rows = "".join(f"      - {{name: Aspect {n}, cells: [left {n}, right {n}]}}\n" for n in range(30))
    deck = staged(written(workplace, COMPARISON + rows)).deck
    assert deck is not None
    pages = [slide for slide in deck.slides if "Options" in slide.title]
    assert len(pages) > 1
    for slide in pages:
        groups = [s.name for s in slide.shapes if isinstance(s, Group)]
        assert groups.count("Options") == 1
        assert sum(name.startswith("Aspect") for name in groups) > 1


def test_a_scorecard_reaches_both_files(workplace: Path) -> None:
    path = written(workplace, SCORECARD)
    (block,) = blocks(staged(path).outlines["deck"], Scorecard)
    assert isinstance(block, Scorecard)
    assert [bool(item.mark) for item in block.items] == [False, True, False]
    assert [name for name, _ in block.words] == ["none", "full", "yes", "no", "open"]
    said = texts(build([path], ["board"]))
    for text in said.values():
        for phrase in ("Ductile", "Recommended", "Quakes", "4 weeks", "Fully met", "It held in 2024"):
            assert squeezed(phrase) in text
    assert all(pips in said[".docx"] for pips in ("●○○○", "●●●○", "●●○○", "●●●●", "Yes", "No", "Open"))


def test_the_signs_of_a_scorecard_differ_in_form_and_say_what_they_are(workplace: Path) -> None:
    deck = staged(written(workplace, SCORECARD)).deck
    assert deck is not None
    rows = [s for slide in deck.slides for s in slide.shapes if isinstance(s, Group) and s.name.startswith("Item")]
    balls = [s for row in rows for s in row.shapes if isinstance(s, Group) and s.name == "Ball"]
    assert [ball.alt for ball in balls] == [
        *("Rust 1/4", "Quakes 0/4"),
        *("Rust 3/4", "Quakes 4/4"),
        *("Rust 2/4", "Quakes 0/4"),
    ]
    drawn = {
        ball.alt[-3:]: [(s.geometry, s.fill, s.handles) for s in ball.shapes if isinstance(s, Box)] for ball in balls
    }
    ink = drawn["4/4"][0][1]
    assert ink
    top, right, down, left = 16_200_000, 0, 5_400_000, 10_800_000
    for rating, end in ((1, right), (2, down), (3, left)):
        sector = (Geometry.PIE, ink, (("adj1", top), ("adj2", end)))
        assert drawn[f"{rating}/4"] == [(Geometry.ELLIPSE, "", ()), sector]
    assert (drawn["0/4"], drawn["4/4"]) == ([(Geometry.ELLIPSE, "", ())], [(Geometry.ELLIPSE, ink, ())])
    marks = [s for row in rows for s in row.shapes if isinstance(s, Pictogram)]
    assert [(mark.icon.name, mark.alt) for mark in marks] == [
        ("check", "Certified Yes"),
        ("cross", "Certified No"),
        ("question", "Certified Open"),
    ]
    assert "Rust 3/4; Quakes 4/4; Certified No; 4 weeks" in rows[1].alt


def test_a_scorecard_wants_a_score_for_each_criterion_and_no_number_alone(workplace: Path) -> None:
    path = written(workplace, SCORECARD.replace("[1, 0, yes, 2 weeks]", "[5, 0, yes]"))
    few, number = build([path], ["board"]).diagnostics
    assert "B213" in str(few)
    assert "3 scores for 4 criteria" in str(few)
    assert "B204" in str(number)
    assert "“5” is no rating from 0 to 4" in str(number)


def test_scores_of_another_scale_are_told_once_with_ratings_of_ours(workplace: Path) -> None:
    card = SCORECARD[: SCORECARD.index("    items:")]
    rows = "    items:\n      - {name: One, scores: [7, 10, 4, 0]}\n      - {name: Two, scores: [9, 5, 6, 2]}\n"
    (found,) = build([written(workplace, card + rows)], ["board"]).diagnostics
    assert "“7” is no rating from 0 to 4; the same holds for 4 others" in str(found)
    assert "the ratings are of 10: write scores: [3, 4, 2, 0], and so on, of 4" in str(found)


@pytest.mark.parametrize(
    ("card", "shapes"),
    [
        (SCORECARD, [1, 2, 2, 2, 1]),
        (SCORECARD.replace("[1, 0", "[4, 0").replace("[3, 4", "[0, 4").replace("[2, 0", "[0, 0"), [1, 1]),
    ],
)
def test_a_legend_shows_the_balls_that_are_filled_in_part(card: str, shapes: list[int], workplace: Path) -> None:
    """Each a circle, and what is filled of it."""
    deck = staged(written(workplace, card)).deck
    assert deck is not None
    (legend,) = (s for slide in deck.slides for s in slide.shapes if isinstance(s, Group) and s.name == "Legend")
    found = [len(ball.shapes) for ball in legend.shapes if isinstance(ball, Group) and ball.name == "Ball"]
    assert found == shapes


@pytest.mark.slow
def test_a_long_scorecard_goes_on_with_its_heads_and_its_legend(workplace: Path) -> None:
    rows = "".join(f"      - {{name: Maker {n}, scores: [{n % 5}, 4, open, {n} weeks]}}\n" for n in range(30))
    deck = staged(written(workplace, SCORECARD + rows)).deck
    assert deck is not None
    pages = [slide for slide in deck.slides if "Makers" in slide.title]
    assert len(pages) > 1
    for slide in pages:
        groups = [s.name for s in slide.shapes if isinstance(s, Group)]
        assert (groups.count("Criteria"), groups.count("Legend")) == (1, 1)
        assert sum(name.startswith("Item") for name in groups) > 1


@pytest.mark.slow
@pytest.mark.parametrize("language", ["ja", "en", "de", "fr", "zh", "zh-TW", "ko"])
def test_the_signs_of_a_scorecard_are_said_in_all_languages(language: str) -> None:
    session = Session(ROOT / "templates")
    for name in AUDIENCES:
        prepared = session.audience(name)[0]
        assert prepared is not None
        said = [Wording(prepared.audience, language, "en").find(text) for text in WORDS.values()]
        assert all(said), "templates/translations has the words of blocks too"
        assert len(set(said)) == len(said)


def test_a_timeline_is_true_to_scale(workplace: Path) -> None:
    path = written(workplace, TIMELINE)
    stages = staged(path)
    (block,) = blocks(stages.outlines["deck"], Timeline)
    assert isinstance(block, Timeline)
    assert [event.item.text.plain for event in block.events] == ["Survey", "Vote", "Opening"]
    assert block.present[1] == "as of 10 April 2026"
    assert stages.deck is not None
    (drawn,) = (
        s for slide in stages.deck.slides for s in slide.shapes if isinstance(s, Group) and s.name == "Timeline"
    )
    dots = [s for s in drawn.shapes if isinstance(s, Box) and s.geometry is Geometry.ELLIPSE]
    x = [dot.frame.x for dot in dots]
    days = [event.day for event in block.events]
    assert (x[1] - x[0]) / (x[2] - x[0]) == pytest.approx((days[1] - days[0]) / (days[2] - days[0]), abs=0.01)
    assert dots[0].fill != dots[1].fill, "what is past and what is to come differ without colour"
    for text in texts(build([path], ["board"])).values():
        for phrase in ("March 2025", "18 June 2026", "2027", "Opening", "as of 10 April 2026", "In open session"):
            assert squeezed(phrase) in text


CLUSTER = ["2026-07-08", "2026-10-30", "2026-12", "2027-01-01", "2027-02", "2028-09-30"]


@pytest.mark.parametrize(
    ("dates", "broken"),
    [
        (CLUSTER, True),
        ([*CLUSTER[:-1], "2027-06-30"], False),
        (["2019-05", *CLUSTER[:-1]], True),
        (["2026-01-01", "2026-02-01", "2029-01-01"], False),  # few have room
        (["2026-05-01"] * 3 + ["2029-05-01"] * 3, False),  # which no scale tells apart
    ],
)
def test_a_time_longer_than_all_others_is_broken(dates: list[str], broken: bool, workplace: Path) -> None:
    events = "".join(f"      - {{date: {d}, text: Something is decided {n}}}\n" for n, d in enumerate(dates))
    deck = staged(written(workplace, f"  - kind: timeline\n    title: Dates\n    events:\n{events}")).deck
    assert deck is not None
    assert_tidy(deck, Frame(0, 0, 960, 540))
    groups = [s for slide in deck.slides for s in slide.shapes if isinstance(s, Group) and s.name == "Timeline"]
    gaps = [s.frame for group in groups for s in group.shapes if isinstance(s, Box) and s.name == "Break"]
    assert len(gaps) == broken
    if broken:
        (group,) = groups
        marks = sorted(s.frame.x for s in group.shapes if isinstance(s, Box) and s.name == "Marker")
        start, end = marks[:2] if dates[0] == "2019-05" else marks[-2:]
        assert start < gaps[0].x < gaps[0].right < end
        assert end - start < 0.3 * (marks[-1] - marks[0])
        labels = [s.frame for s in group.shapes if isinstance(s, Box) and s.name in ("Tick label", "Present")]
        assert all(label.right <= gaps[0].x or label.x >= gaps[0].right for label in labels)


@pytest.mark.parametrize("dates", [["2026-04-01"] * 12, [f"2026-04-{n:02}" for n in range(1, 13)], ["2001", "2026"]])
def test_crowded_events_do_not_touch(workplace: Path, dates: list[str]) -> None:
    events = "".join(f"      - {{date: {d}, text: Something is decided {n}}}\n" for n, d in enumerate(dates))
    stages = staged(written(workplace, f"  - kind: timeline\n    title: Dates\n    events:\n{events}"))
    assert stages.deck is not None
    assert_tidy(stages.deck, Frame(0, 0, 960, 540))
    said = "".join(p.plain for p in _paragraphs(stages.deck))
    assert all(f"decided {n}" in said for n in range(len(dates)))


def _paragraphs(deck: Deck) -> Iterator[TextParagraph]:
    def within(shapes: tuple[Shape, ...]) -> Iterator[TextParagraph]:
        for shape in shapes:
            if isinstance(shape, Group):
                yield from within(shape.shapes)
            elif isinstance(shape, Box):
                yield from shape.paragraphs

    for slide in deck.slides:
        yield from within(slide.shapes)


def drawn_steps(workplace: Path, steps: list[str]) -> list[Group]:
    listed = "".join(f"      - {step}\n" for step in steps)
    deck = staged(written(workplace, f"  - kind: process\n    title: Steps\n    steps:\n{listed}")).deck
    assert deck is not None
    assert_tidy(deck, Frame(0, 0, 960, 540))
    return [s for slide in deck.slides for s in slide.shapes if isinstance(s, Group)]


@pytest.mark.parametrize("count", range(2, 8))
def test_a_few_short_steps_stand_below_each_other_and_more_in_two_rows(workplace: Path, count: int) -> None:
    groups = drawn_steps(workplace, [f"{{text: Step {n}, by: Office {n}}}" for n in range(count)])
    assert [group.alt for group in groups] == [f"{n + 1}; Step {n}; Office {n}" for n in range(count)]
    rows, columns = len({group.frame.y for group in groups}), len({group.frame.x for group in groups})
    assert (rows, columns) == ((count, 1) if count <= 5 else (2, -(-count // 2)))


@pytest.mark.parametrize("count", [3, 5])
def test_steps_with_much_to_say_stand_side_by_side(workplace: Path, count: int) -> None:
    said = "The office asks for both forms, looks them through, and sends them on to whoever decides. " * 3
    parts = "points: [Form A with its annex and the plan, Form B in two copies, The fee paid in advance]"
    groups = drawn_steps(
        workplace, [f'{{text: Step {n}, by: Office {n}, {parts}, detail: "{said}"}}' for n in range(count)]
    )
    assert len(groups) == count
    assert len({group.frame.y for group in groups}) == 1


@pytest.mark.parametrize(("details", "rows"), [("Two words", 3), ("Who asks for it, and why. " * 12, 1)])
def test_cards_with_icons_are_bands_where_they_would_leave_their_page_blank(
    workplace: Path, details: str, rows: int
) -> None:
    icons = ("truck", "factory", "shield")
    points = "".join(
        f'      - {{text: Point {n}, icon: {icon}, detail: "{details}"}}\n' for n, icon in enumerate(icons)
    )
    deck = staged(written(workplace, f"  - kind: text\n    title: Gains\n    points:\n{points}")).deck
    assert deck is not None
    cards = [s for slide in deck.slides for s in slide.shapes if isinstance(s, Group) and s.name.startswith("Card")]
    assert len({card.frame.y for card in cards}) == rows
    assert_tidy(deck, Frame(0, 0, 960, 540))


VIEWS = """  - kind: assessments
    title: Views
    message: They differ
    views:
      - {claim: It pays, held_by: Managers, stance: supportive, quote: We hear the leaks on Sundays}
      - {claim: It harms staff, held_by: Council, stance: critical, reasons: [More nights]}
      - {claim: It depends, held_by: Finance, stance: neutral}
"""


@pytest.mark.parametrize("count", [2, 3])
def test_quoted_words_stand_with_the_view_that_they_belong_to(workplace: Path, count: int) -> None:
    lines = VIEWS.splitlines(keepends=True)
    deck = staged(written(workplace, "".join(lines[: 4 + count]))).deck
    assert deck is not None
    (first,) = [s for slide in deck.slides for s in slide.shapes if isinstance(s, Group) and s.name == "View 1"]
    assert first.alt.count("We hear the leaks on Sundays") == 1
    assert "It pays" in first.alt


def test_a_process_reaches_both_files(workplace: Path) -> None:
    path = written(workplace, PROCESS)
    (block,) = blocks(staged(path).outlines["deck"], Process)
    assert isinstance(block, Process)
    for text in texts(build([path], ["board"])).values():
        for phrase in ("Apply", "Owner", "2 days", "Form A", "Examine", "By letter"):
            assert squeezed(phrase) in text


# --- Default ----------------------------------------------------------------------------------------------------------


@pytest.mark.slow
def test_a_plan_of_three_lines_shows_every_kind_of_section(workplace: Path) -> None:
    path = written(workplace, "")
    shutil.copytree(ROOT / "briefings" / "gallery", workplace / "gallery")
    # A memo does not repeat what is for the speaker; these plans have no cover's lines and do not ask for anything.
    settings = workplace / "templates" / "board" / "audience.yaml"
    lines = "subtitle, number, contact, to, conclusion, 'ask.**', 'decisions.**'"
    omitted = f"[{lines}, 'summary.*.detail', 'sections.*.note', 'sections.*.region']"
    text = re.sub(r"(?m)^omit:\n(?:  .*\n)+|^omit:.*\n", "", settings.read_text(encoding="utf-8"))
    settings.write_text(f"{text}\nomit: {{deck: {omitted}, memo: {omitted}}}\n", encoding="utf-8")
    path.write_bytes((ROOT / "briefings" / "gallery.yaml").read_bytes())
    said = texts(build([path], ["board"]))
    for phrase in (
        "駅前用地の確保",
        "推奨",
        "駅からの徒歩",
        "町議会で議決",
        "補助金の申請",
        "図書館がなければ誰も歩かない",
    ):
        assert all(squeezed(phrase) in text for text in said.values()), phrase
    stages = staged(path)
    assert stages.deck is not None
    titles = [slide.title for slide in stages.deck.slides]
    assert all(titles), "a part without a title takes its section's"
    for kind in (Cards, Evidence, Comparison, Scorecard, Timeline, Process, Table):
        assert blocks(stages.outlines["deck"], kind), kind


def test_points_become_cards_where_they_are_few_and_short_and_rows_where_they_are_not(workplace: Path) -> None:
    short = "  - {kind: text, title: Short, points: [One, Two, Three]}\n"
    long = f"  - {{kind: text, title: Long, points: [One, {'word ' * 40}]}}\n"
    outline = staged(written(workplace, short + long)).outlines["deck"]
    assert isinstance(outline.parts[1].areas[0][0], Cards)
    assert isinstance(outline.parts[2].areas[0][0], Evidence)


def test_what_stands_beside_the_words() -> None:
    text, table = Paragraph(words("One")), Table((), ())
    picture = Picture(b"", "png", 1, 1)
    assert arranged((text,)) == ("message", ((text,),))
    assert arranged((text, table))[0] == "wide area"
    assert arranged((text, picture)) == ("two areas", ((text,), (picture,)))


def test_a_plan_asks_for_a_list_of_tables_in_a_memo_alone(workplace: Path) -> None:
    table = "  - {kind: table, title: Plants, caption: Use by plant, columns: [Plant, Use], rows: [[North, 20]]}\n"
    path = written(workplace, table)
    listing = PLAN + "  - {title: Tables, body: [{contents: tables}]}\n"
    (workplace / "templates" / "board" / "memo.yaml").write_text(listing, encoding="utf-8")
    result = build([path], ["board"])
    assert result.ok, result.diagnostics
    (memo,) = (made.path for made in result.written if made.path.suffix == ".docx")
    assert_sound(memo)
    assert [p.text for p in Document(str(memo)).paragraphs].count("Table 1\u2003Use by plant\t1") == 1
    found = build([written(workplace, table, plan=listing)], ["board"]).diagnostics
    assert any("true in a deck" in str(diagnostic) for diagnostic in found)
    wrong = listing.replace("tables", "pictures")
    assert any(
        "tables or figures" in str(d) for d in build([written(workplace, table, plan=wrong)], ["board"]).diagnostics
    )


def test_a_list_of_nothing_is_left_out_with_its_heading(workplace: Path) -> None:
    table = "  - {kind: table, title: Plants, caption: Use by plant, columns: [Plant, Use], rows: [[North, 20]]}\n"
    path = written(workplace, table)
    listing = (
        PLAN + "  - {title: Our figures, level: 1, body: [{contents: figures}]}\n"
        "  - body: [{contents: 2}, {paragraph: All tables, style: TOC Heading}, {contents: tables}, "
        "{paragraph: All figures, style: TOC Heading}, {contents: figures}]\n"
    )
    (workplace / "templates" / "board" / "memo.yaml").write_text(listing, encoding="utf-8")
    result = build([path], ["board"], formats=["memo"])
    assert result.ok, result.diagnostics
    said = [p.text for p in Document(str(result.written[0].path)).paragraphs]
    assert "All tables" in said
    assert "Table 1\u2003Use by plant\t1" in said
    assert not [text for text in said if "figures" in text]


# --- Matrix -----------------------------------------------------------------------------------------------------------

MATRIX = """\
parts:
  - title: Who says what
    body:
      - bullets: "{{ summary }}"
      - matrix:
          rows: {each: section in sections, text: "{{ section.title }}"}
          columns: {each: "point in sections[0].points", text: "{{ point }}"}
          mark: "{{ '●' if point.text.plain in section.title.plain else '' }}"
        corner: Region
        legend: ● affected
      - {each: section in sections, bullets: "{{ section.points }}"}
"""
PLAIN = """\
  - {kind: text, title: North, points: [North, South]}
  - {kind: text, title: South, points: [Both]}
"""


@pytest.mark.slow
def test_a_matrix_crosses_two_axes(workplace: Path) -> None:
    path = written(workplace, PLAIN, plan=MATRIX)
    (table,) = blocks(staged(path).outlines["deck"], Table)
    assert isinstance(table, Table)
    assert [column.title.plain for column in table.columns] == ["Region", "North", "South"]
    assert [[cell.plain for cell in row.cells] for row in table.rows] == [["North", "●", ""], ["South", "", "●"]]
    for text in texts(build([path], ["board"])).values():
        assert "●affected" in text


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ("rows: 3, columns: {each: a in sections, text: b}, mark: x", "mapping with each and text"),
        ("rows: {each: a in sections, text: b}, mark: x", "“columns” is missing"),
        ("rows: {each: a in sections}, columns: {each: a in sections, text: b}, mark: x", "“text” is missing"),
    ],
)
def test_a_matrix_that_cannot_be_filled_is_named(workplace: Path, wrong: str, said: str) -> None:
    path = written(workplace, PLAIN, plan=f"parts:\n  - title: One\n    body: [{{matrix: {{{wrong}}}}}]\n")
    assert any(said in str(diagnostic) for diagnostic in build([path], ["board"]).diagnostics)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("quot: {by: von}", "audience.yaml:{line}:5: B201 unknown-key: there is no block “quot”"),
        ("quote: {by: von}", "audience.yaml:{line}:13: B201 unknown-key: “by” is no word of the block “quote”"),
    ],
)
def test_words_that_no_block_needs_are_named(workplace: Path, words: str, said: str) -> None:
    settings = workplace / "templates" / "board" / "audience.yaml"
    lines = settings.read_text(encoding="utf-8").split("\n")
    line = lines.index("labels:") + 1
    lines[line:line] = ["  blocks:", f"    {words}"]
    settings.write_text("\n".join(lines), encoding="utf-8")
    _, found = Session(Path("templates")).audience("board")
    assert any(said.format(line=line + 2) in str(diagnostic) for diagnostic in found), found


LINES = """\
  - kind: chart
    title: Prices
    message: The gap is wide
    type: line
    unit: MWh
    caption: Use
    alt: Two lines
    data: {categories: ["2025", "2026"], series: SERIES}
"""


@pytest.mark.parametrize(
    ("series", "said"),
    [
        ("[{name: Union, values: [70, 74.3]}, {name: Japan, values: [9, 11.2]}]", "Union 74.3, Japan 11.2 (2026)."),
        ("[{name: Union, values: [70, 74.3]}, {name: Japan, values: [9, null]}]", "Union 74.3 (2026)."),
        ("[{name: Union, values: [70, 74.3]}]", "70 (2025), 74.3 (2026)."),
    ],
)
def test_a_memo_can_say_the_last_values_of_a_chart_in_its_place(series: str, said: str, workplace: Path) -> None:
    plan = PLAN.replace('[{default: "{{ section }}"}]', '[{chart: "{{ section.chart }}", line: true}]')
    path = written(workplace, LINES.replace("SERIES", series), plan=plan)
    result = build([path], ["board"], formats=["memo"], output=workplace / "out")
    assert result.ok, result.diagnostics
    document = Document(str(result.written[0].path))
    told = [p.text.replace("\u00a0", " ") for p in document.paragraphs]
    assert f"Use (MWh): {said}" in told


# --- Flows ------------------------------------------------------------------------------------------------------------

FLOW = """\
  - kind: flow
    title: Energy
    unit: MWh
    columns:
      - pools: [{id: grid, name: Grid}, {id: gas, name: Gas}]
      - {head: Use, pools: [{id: drives, name: Drives}, {id: heat, name: Heat}]}
    links:
      - {from: grid, to: drives, value: 300}
      - {from: grid, to: heat, value: 100}
      - {from: gas, to: heat, value: 200}
    emphasis: heat
"""


def test_ribbons_are_as_wide_as_what_flows(workplace: Path) -> None:
    deck = staged(written(workplace, FLOW)).deck
    assert deck is not None
    shapes = [s for slide in deck.slides for group in slide.shapes if isinstance(group, Group) for s in group.shapes]
    ribbons = [s for s in shapes if isinstance(s, Ribbon)]
    wide = [round((s.left[1] - s.left[0]) * s.frame.height, 1) for s in ribbons]
    assert [round(each / wide[1], 2) for each in wide] == [3.0, 1.0, 2.0]
    bars = [s for s in shapes if isinstance(s, Box) and s.name == "Pool"]
    assert [round(bar.frame.height / wide[1], 2) for bar in bars] == [4.0, 2.0, 3.0, 3.0]
    assert_tidy(deck, Frame(0, 0, 960, 540))


APART = FLOW.replace("to: heat, value: 100", "to: light, value: 100").replace(
    "{id: heat", "{id: light, name: Light}, {id: heat"
)


ALONE = FLOW.replace(", {id: gas, name: Gas}", "").replace("      - {from: gas, to: heat, value: 200}\n", "")


@pytest.mark.parametrize(("links", "shades"), [(FLOW, 2), (APART, 2), (ALONE, 1)])
def test_what_never_meets_or_comes_from_the_next_has_a_shade_of_its_own(
    links: str, shades: int, workplace: Path
) -> None:
    deck = staged(written(workplace, links.replace("    emphasis: heat\n", ""))).deck
    assert deck is not None
    shapes = [s for slide in deck.slides for group in slide.shapes if isinstance(group, Group) for s in group.shapes]
    ribbons = {bar.fill for bar in shapes if isinstance(bar, Ribbon)}
    assert len(ribbons) == shades


@pytest.mark.parametrize(("pool", "strong"), [("heat", [100, 200]), ("gas", [200]), ("grid", [300, 100])])
def test_what_flows_to_or_comes_from_the_pool_that_matters_stands_out(
    pool: str, strong: list[int], workplace: Path
) -> None:
    deck = staged(written(workplace, FLOW.replace("emphasis: heat", f"emphasis: {pool}"))).deck
    assert deck is not None
    shapes = [s for slide in deck.slides for group in slide.shapes if isinstance(group, Group) for s in group.shapes]
    ribbons = [s for s in shapes if isinstance(s, Ribbon)]
    wide = {s: (s.left[1] - s.left[0]) * s.frame.height for s in ribbons}
    unit = sum(wide.values()) / 600
    accent = next(bar.fill for bar in shapes if isinstance(bar, Box) and bar.name == "Pool" and bar.fill != "tx1")
    assert [round(wide[s] / unit) for s in ribbons if s.fill == accent] == strong
    assert ribbons[-1].fill == accent, "over those that it crosses"


def told_below(path: Path) -> list[str]:
    """The notes in a memo, and the cells of its tables."""
    document = Document(str(path))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return [p.text for p in document.paragraphs if p.style is not None and p.style.name == "Table Note"] + cells


@pytest.mark.parametrize(("links", "told"), [(FLOW, ["Grid 400 (Drives 300, Heat 100)"]), (APART, []), (ALONE, [])])
def test_the_amounts_that_a_drawn_flow_hides_are_told_below_it_in_a_memo(
    links: str, told: list[str], workplace: Path
) -> None:
    result = build([written(workplace, links)], ["board"], output=workplace / "out")
    assert result.ok, result.diagnostics
    for made in result.written:
        assert_sound(made.path)
    (memo,) = (made.path for made in result.written if made.path.suffix == ".docx")
    assert told_below(memo) == told  # what stands in the drawing is not said again


SUMMED = FLOW.replace("{id: drives, name: Drives}", "{id: drives, name: Drives, remark: 30 by controls}").replace(
    "    emphasis:", "    remarks: Saved\n    sums: [{pools: [drives, heat], text: 600 in all}]\n    emphasis:"
)


def test_remarks_on_pools_stand_at_the_end_of_their_lines_and_sums_at_a_bracket(workplace: Path) -> None:
    deck = staged(written(workplace, SUMMED)).deck
    assert deck is not None
    shapes = [s for slide in deck.slides for group in slide.shapes if isinstance(group, Group) for s in group.shapes]
    said = {"".join(r.text for p in s.paragraphs for r in p.runs): s.frame for s in shapes if isinstance(s, Box)}
    panel = next(s.frame for s in shapes if isinstance(s, Box) and s.name == "Remarks")
    assert panel.x < said["30 by controls"].x < said["30 by controls"].right < panel.right
    assert panel.x < said["Saved"].x
    middle = said["30 by controls"].y + said["30 by controls"].height / 2
    assert middle == pytest.approx(said["Drives  300"].y + said["Drives  300"].height / 2, abs=0.5)
    (bracket,) = (s.frame for s in shapes if isinstance(s, Rule) and s.name == "Sum" and s.frame.height)
    assert said["Drives  300"].right - 1 <= bracket.x < panel.x
    assert bracket.y <= said["Drives  300"].y + 1
    summed = said["600 in all"]
    assert bracket.x < summed.x < summed.right < panel.x
    assert summed.y + summed.height / 2 == pytest.approx((bracket.y + bracket.bottom) / 2, abs=1.0)
    assert_tidy(deck, Frame(0, 0, 960, 540))


def test_remarks_and_sums_that_are_drawn_are_not_told_again_in_a_memo(workplace: Path) -> None:
    result = build([written(workplace, SUMMED)], ["board"], output=workplace / "out")
    assert result.ok, result.diagnostics
    (memo,) = (made.path for made in result.written if made.path.suffix == ".docx")
    assert_sound(memo)
    assert told_below(memo) == ["Grid 400 (Drives 300, Heat 100)"]


@pytest.mark.parametrize(
    ("was", "now", "what"),
    [
        ("name: Grid}", "name: Grid, remark: Now}", "“grid” has a remark, and stands in no last column"),
        ("[drives, heat]", "[grid, heat]", "the last column has no pool “grid”"),
        ("[drives, heat]", "[heat, drives]", "“drives” does not stand below “heat”"),
        ("[drives, heat]", "[drives, drives]", "“drives” is summed already"),
    ],
)
def test_what_cannot_be_summed_or_remarked_is_told(workplace: Path, was: str, now: str, what: str) -> None:
    found = build([written(workplace, SUMMED.replace(was, now))], ["board"]).diagnostics
    assert [d.what for d in found if d.rule.code == "B204"] == [what]


@pytest.mark.parametrize(("first", "last"), [("0001", "0001-03"), ("0001", "9999"), ("2026", "9999-12-31")])
def test_a_scale_of_days_ends_where_days_do(first: str, last: str) -> None:
    prepared, _ = Session(ROOT / "templates").audience("analyst")
    assert prepared is not None
    found = ticks(first_day(first), last_day(last) + 60, Wording(prepared.audience, "en", "en"))
    assert 2 <= len(found) <= 200
    assert all(one < other for (one, _), (other, _) in pairwise(found))

"""How a deck is found one's way in: groups of parts, agenda, dividers, appendix, links, sections, order of reading."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pptx import Presentation

from acceptance.areas import flat
from briefdeck.api import build
from briefdeck.diagnostics import Diagnostic, Measure
from briefdeck.document.deck import Box, Deck, Group, Placed, Slide, TextRun
from briefdeck.pipeline.load import load
from briefdeck.session import Session
from briefdeck.session.stages import Stages
from soundness import assert_sound
from validators import assert_valid

HEAD = """\
briefdeck: 1
title: Storage
language: en
date: 2026-04-10
from: Planning Office
summary:
  - {text: Costs fall, see: costs}
  - Storage pays
sections:
  - {kind: text, id: north, title: North, message: It is cold, points: [Snow]}
  - {kind: text, id: costs, title: Costs, message: They fall, points: [By a fifth], note: Said aloud}
  - {kind: text, title: Outlook, points: [Open]}
"""
SECTIONS = """\
  - each: section in sections
    title: "{{ section.message or section.title }}"
    topic: "{{ section.title }}"
    notes: ["{{ section }}"]
    parts:
      - {body: [{bullets: "{{ section.points }}"}]}
"""
SUMMARY = """\
parts:
  - {title: Summary, body: [{bullets: "{{ summary }}"}]}
"""


def staged(plan: str, briefing: str = HEAD) -> tuple[Stages, tuple[Diagnostic, ...]]:
    """A briefing as far as the deck, by this plan; whatever the memo lacks does not matter here."""
    board = Path("templates/board")
    (board / "deck.yaml").write_text(plan, encoding="utf-8")
    settings = board / "audience.yaml"
    text = settings.read_text(encoding="utf-8").split("\nomit:")[0]
    settings.write_text(text + '\nomit: {deck: ["*"], memo: ["*"]}\n', encoding="utf-8")
    path = Path("storage.yaml")
    path.write_text(briefing, encoding="utf-8")
    session = Session(Path("templates"))
    loaded, assets, wrong = load(path, session.folders)
    assert loaded is not None, wrong
    prepared, wrong = session.audience("board")
    assert prepared is not None, wrong
    return session.stages(loaded, assets, prepared, ["deck"])


def deck_of(plan: str, briefing: str = HEAD) -> Deck:
    stages, found = staged(plan, briefing)
    assert stages.deck is not None, found
    return stages.deck


def runs(slide: Slide) -> list[TextRun]:
    return [r for s in flat(slide.shapes) for p in getattr(s, "paragraphs", ()) for r in p.runs]


def topic(slide: Slide) -> list[str]:
    """The words of the slide's topic, where it has one."""
    return [s.paragraphs[0].plain for s in slide.shapes if isinstance(s, Placed) and s.name == "Topic"]


def titles(deck: Deck) -> list[str]:
    return [slide.title for slide in deck.slides]


# --- Groups -----------------------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("workplace")
def test_a_group_says_for_its_parts_what_they_do_not_say() -> None:
    plan = """\
parts:
  - each: section in sections
    title: "{{ section.title }}"
    topic: Sites
    notes: ["{{ section.note }}"]
    parts:
      - when: section.id == "north"
        title: The north
        body: [{bullets: "{{ section.points }}"}]
      - when: section.id == "costs"
        topic: ""
        body: [{bullets: "{{ section.points }}"}]
"""
    north, costs = deck_of(plan).slides
    assert (north.title, costs.title) == ("The north", "Costs")
    assert (topic(north), topic(costs)) == (["Sites"], [])
    assert (north.notes, [note.plain for note in costs.notes]) == ((), ["Said aloud"])


@pytest.mark.usefixtures("workplace")
def test_a_group_in_a_group_goes_before_the_outer_one() -> None:
    plan = """\
parts:
  - title: Outer
    topic: All
    parts:
      - title: Inner
        parts:
          - body: [{bullets: "{{ summary }}"}]
"""
    (slide,) = deck_of(plan).slides
    assert slide.title == "Inner"
    assert topic(slide) == ["All"]


# --- Agenda, dividers, appendix ---------------------------------------------------------------------------------------

AGENDA = """\
parts:
  - {title: Storage, body: [{bullets: "{{ summary }}"}]}
  - {title: Contents, body: [{contents: true}]}
"""


def agenda(slide: Slide) -> list[tuple[str, bool]]:
    """The rows of an agenda, and whether a row stands out."""
    rows = [s for s in slide.shapes if isinstance(s, Group) and s.name.startswith("Agenda")]
    cells = [[s.paragraphs[0] for s in flat(row.shapes) if isinstance(s, Box) and s.paragraphs] for row in rows]
    return [(" ".join(cell.plain for cell in row), row[1].runs[0].bold is True) for row in cells]


@pytest.mark.usefixtures("workplace")
def test_an_agenda_lists_what_follows_it_and_where() -> None:
    deck = deck_of(AGENDA + SECTIONS)
    assert titles(deck) == ["Storage", "Contents", "It is cold", "They fall", "Outlook"]
    rows = [(" ".join(text.split()), strong) for text, strong in agenda(deck.slides[1])]
    assert rows == [("1 North → 3", False), ("2 Costs → 4", False), ("3 Outlook → 5", False)]


@pytest.mark.usefixtures("workplace")
def test_an_agenda_repeated_as_a_divider_marks_the_section_that_begins() -> None:
    divider = '      - {title: "{{ section.number }}. {{ section.title }}", body: [{contents: true}]}\n'
    deck = deck_of(AGENDA + SECTIONS.replace("    parts:\n", "    parts:\n" + divider))
    assert titles(deck)[2:6] == ["1. North", "It is cold", "2. Costs", "They fall"]
    assert [strong for _, strong in agenda(deck.slides[4])] == [False, True, False]
    assert [" ".join(text.split()) for text, _ in agenda(deck.slides[4])][1] == "2 Costs → 5"


@pytest.mark.slow
def test_the_rows_of_an_agenda_lead_to_their_slides(workplace: Path) -> None:
    deck_of(AGENDA + SECTIONS)
    result = build(["storage.yaml"], ["board"], formats=["deck"])
    assert result.ok, result.diagnostics
    assert_sound(result.written[0].path)
    assert_valid(result.written[0].path)
    assert list(jumps(workplace / result.written[0].path, 2)) == [3, 4, 5]


def jumps(path: Path, number: int) -> Iterator[int]:
    """The numbers of the slides to which a slide's links lead, in their order."""
    presentation: Any = Presentation(str(path))
    slides = list(presentation.slides)
    parts = [slide.part for slide in slides]
    element = slides[number - 1]._element
    for link in element.iter("{http://schemas.openxmlformats.org/drawingml/2006/main}hlinkClick"):
        assert link.get("action") == "ppaction://hlinksldjump"
        rid = link.get("{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id")
        yield parts.index(slides[number - 1].part.rels[rid].target_part) + 1


@pytest.mark.slow
@pytest.mark.usefixtures("workplace")
def test_a_divider_has_a_layout_of_its_own() -> None:
    divider = '      - {layout: section, title: "{{ section.number }}. {{ section.title }}"}\n'
    deck = deck_of(SUMMARY + SECTIONS.replace("    parts:\n", "    parts:\n" + divider))
    assert [slide.layout for slide in deck.slides[:3]] == ["Message", "Section", "Message"]
    assert titles(deck)[1] == "1. North"


@pytest.mark.slow
@pytest.mark.usefixtures("workplace")
def test_the_appendix_comes_last_and_is_not_counted() -> None:
    count = 14
    many = "".join(f"  - {{kind: text, title: Site {n}, points: [Snow]}}\n" for n in range(count))
    plan = "parts:\n  - appendix: true\n    parts:\n" + SECTIONS.replace("\n  ", "\n      ").replace(
        "  - each", "      - each"
    )
    plan += '  - {title: Summary, body: [{bullets: "{{ summary }}"}]}\n'
    stages, found = staged(plan, HEAD + many)
    assert stages.deck is not None
    assert titles(stages.deck)[0] == "Summary"
    assert {slide.section for slide in stages.deck.slides[1:]} == {"Appendix"}
    assert len(stages.deck.slides) == count + 4
    assert [d for d in found if d.rule.code == "D403"] == []
    stages, found = staged(plan.replace("appendix: true", "appendix: false"), HEAD + many)
    (over,) = [d for d in found if d.rule.code == "D403"]
    assert over.what == f"the deck has {count + 4} slides, and this audience reads 12"
    assert over.facts.measure == Measure("slides", count + 4, 12, "slides")


@pytest.mark.slow
@pytest.mark.usefixtures("workplace")
def test_too_many_slides_are_told_with_what_takes_them() -> None:
    points = ", ".join(f"Point {n} {'with more to say ' * 8}" for n in range(60))
    long = f"  - {{kind: text, title: Long, points: [{points}]}}\n"
    many = "".join(f"  - {{kind: text, title: Site {n}, points: [Snow]}}\n" for n in range(12))
    _, found = staged(SUMMARY + SECTIONS, HEAD + long + many)
    (over,) = [d for d in found if d.rule.code == "D403"]
    assert "“Long” takes" in over.hint
    assert "an appendix in a plan of your own" in over.hint


# --- Links ------------------------------------------------------------------------------------------------------------


@pytest.mark.slow
def test_a_summary_leads_to_the_slides_that_say_more(workplace: Path) -> None:
    deck = deck_of(SUMMARY + SECTIONS)
    marks = [run.text for run in runs(deck.slides[0]) if run.target]
    assert [mark.replace("\u00a0", " ") for mark in marks] == ["3"]
    result = build(["storage.yaml"], ["board"], formats=["deck"])
    assert result.ok, result.diagnostics
    assert_sound(result.written[0].path)
    assert list(jumps(workplace / result.written[0].path, 1)) == [3]


@pytest.mark.usefixtures("workplace")
def test_a_section_that_an_audience_does_not_see_is_not_promised() -> None:
    hidden = HEAD.replace("note: Said aloud}", "audiences: [executive]}")
    deck = deck_of(SUMMARY + SECTIONS, hidden)
    assert [run.text for run in runs(deck.slides[0]) if run.target] == []
    assert "They fall" not in titles(deck)


@pytest.mark.usefixtures("workplace")
def test_a_section_that_no_slide_shows_is_not_promised() -> None:
    deck = deck_of(SUMMARY + '  - {title: North, body: [{bullets: "{{ sections[0].points }}"}]}\n')
    assert [run.text for run in runs(deck.slides[0]) if run.target] == []


# --- Sections and order -----------------------------------------------------------------------------------------------


def test_slides_are_gathered_under_the_sections_of_the_briefing(workplace: Path) -> None:
    deck_of(SUMMARY + SECTIONS)
    result = build(["storage.yaml"], ["board"], formats=["deck"])
    presentation: Any = Presentation(str(workplace / result.written[0].path))
    sections = presentation.part._element.iter("{http://schemas.microsoft.com/office/powerpoint/2010/main}section")
    names = [(section.get("name"), len(section[0])) for section in sections]
    assert names == [("Summary", 1), ("North", 1), ("Costs", 1), ("Outlook", 1)]


@pytest.mark.usefixtures("workplace")
def test_a_slide_is_read_from_its_top_to_its_foot() -> None:
    slide = deck_of(SUMMARY + SECTIONS).slides[1]
    names = [shape.name for shape in slide.shapes if isinstance(shape, Placed)]
    assert names[:3] == ["Topic", "Title", "Body"]
    assert names[-1] == "Slide Number"


# --- Dividers of long decks -------------------------------------------------------------------------------------------

LONG = HEAD[: HEAD.index("sections:")].replace(", see: costs", "") + "sections:\n"
KINDS = {
    "Background": "  - {{kind: background, title: Cause {n}, message: It is cold at site {n}, points: [Snow, Ice]}}\n",
    "Analysis": "  - {{kind: table, title: Costs {n}, message: Site {n} pays, columns: [A, B], rows: [[x, 1]]}}\n",
    "Outlook": "  - {{kind: process, title: Steps {n}, message: Site {n} opens, steps: [Ask, Build]}}\n",
}


def long_deck(kinds: list[str], tmp_path: Path) -> tuple[Path, Any]:
    """A deck of the analysts' with a section of each kind, in this order, and its presentation."""
    path = tmp_path / "long.yaml"
    path.write_text(LONG + "".join(KINDS[kind].format(n=n) for n, kind in enumerate(kinds)), encoding="utf-8")
    result = build([path], ["analyst"], output=tmp_path / "output", formats=["deck"])
    assert result.ok, result.diagnostics
    (written,) = result.written
    return written.path, Presentation(str(written.path))


def dividers(presentation: Any) -> list[tuple[int, list[str]]]:
    """The numbers of the slides that open a part, and their number and name."""
    found = []
    for number, slide in enumerate(presentation.slides, 1):
        if slide.slide_layout.name == "Section":
            said = {shape.name.split()[0]: shape.text_frame.text for shape in slide.shapes if shape.has_text_frame}
            found.append((number, [said["Topic"], said["Title"]]))
    return found


@pytest.mark.slow
def test_a_long_deck_opens_each_part_of_its_tracker(tmp_path: Path) -> None:
    path, made = long_deck(["Background"] * 5 + ["Analysis"] * 7 + ["Outlook"], tmp_path)
    assert_sound(path)
    assert_valid(path)
    assert dividers(made) == [(4, ["1", "Background"]), (10, ["2", "Analysis"])], "a part of one section needs none"
    assert list(jumps(path, 4)) == [5, 6, 7, 8, 9]
    assert list(jumps(path, 10)) == [11, 12, 13, 14, 15, 16, 17]
    here, beside = (
        [(s.left, s.top, s.text_frame.text) for s in made.slides[n].shapes if s.name.startswith("Tracker")]
        for n in (3, 4)
    )
    assert here == beside != []


@pytest.mark.slow
@pytest.mark.parametrize(
    "kinds",
    [
        ["Background"] * 5 + ["Analysis"] * 5,
        ["Background", "Analysis"] * 8,
    ],
)
def test_no_divider_stands_in_a_short_deck_or_before_what_comes_back(kinds: list[str], tmp_path: Path) -> None:
    assert dividers(long_deck(kinds, tmp_path)[1]) == []


@pytest.mark.slow
def test_a_tracker_goes_on_and_never_back(tmp_path: Path) -> None:
    kinds = ["Background"] * 2 + ["Analysis"] * 3 + ["Background"] + ["Outlook"] * 2
    made = long_deck(kinds, tmp_path)[1]
    names = ["Background"] * 2 + ["Analysis"] * 4 + ["Outlook"] * 2
    shown = [current for slide in made.slides if (current := present(slide)) in set(names)]
    assert shown == names


def present(slide: Any) -> str:
    """The name that stands out in the tracker of a slide: no other has its colour."""
    runs_ = [run for s in slide.shapes if s.name.startswith("Tracker") for run in s.text_frame.paragraphs[0].runs]
    coloured = [(run.text, repr(run._r.rPr.xml.split("solidFill")[1])) for run in runs_ if run.text.strip()]
    tints = [tint for _, tint in coloured]
    return next((text for text, tint in coloured if tints.count(tint) == 1), "")


@pytest.mark.usefixtures("workplace")
@pytest.mark.parametrize("openers", ["true", "-1", "many"])
def test_a_plan_says_from_how_many_slides_on(openers: str) -> None:
    Path("templates/board/deck.yaml").write_text(f"openers: {openers}\n{SUMMARY}{SECTIONS}", encoding="utf-8")
    Path("storage.yaml").write_text(HEAD, encoding="utf-8")
    found = build(["storage.yaml"], ["board"]).diagnostics
    assert [d.rule.code for d in found] == ["B203"]
    assert "from how many slides on" in found[0].what

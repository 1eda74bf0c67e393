"""Sections that share a slide: when they do, what stands there, and how edits of it come back."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from pptx import Presentation

from briefdeck.api import build
from briefdeck.cli.main import cli
from briefdeck.diagnostics import Diagnostic
from soundness import assert_sound

HEAD = """\
briefdeck: 1
title: Depot
language: en
date: 2026-04-10
from: Planning
summary:
  - {text: Scores are in, see: sites, status: fact, sources: [atlas]}
  - {text: Two teams act, see: teams, status: fact, sources: [atlas]}
sources:
  atlas: {outlet: Atlas, title: Sites, date: 2026-04-01}
sections:
"""
SITES = """\
  - kind: scorecard
    id: sites
    title: Sites
    message: The northern site is the better one
    criteria: [Rent, Road, Space]
    items: [{name: North, scores: [3, 4, 2]}, {name: South, scores: [2, 1, 4]}]
    sources: [atlas]
"""
TEAMS = """\
  - kind: implications
    id: teams
    title: Teams
    message: Two teams must act
    items:
      - {actor: Finance, implication: Debt rises a little, action: Brief the bank}
      - {actor: Legal, implication: A filing is needed, action: File in January}
"""
LONG = """\
  - kind: table
    title: Costs
    message: Costs differ by site
    columns: [Site, Cost]
    rows: [{rows}]
    sources: [atlas]
"""


def built(sections: str, tmp_path: Path, audience: str = "public-sector") -> tuple[Path, Any, tuple[Diagnostic, ...]]:
    """A deck of these sections, sound: its path, its presentation, and what was told of it."""
    path = tmp_path / "depot.yaml"
    head = HEAD if sections == SITES + TEAMS else HEAD.replace(", see: sites", "").replace(", see: teams", "")
    path.write_text(head + sections, encoding="utf-8")
    folder = tmp_path / "templates"
    result = build([path], [audience], templates=folder, output=tmp_path / "output", formats=["deck"])
    assert result.ok, result.diagnostics
    (written,) = result.written
    assert_sound(written.path)
    return written.path, Presentation(str(written.path)), result.diagnostics


def said(slide: Any) -> dict[str, str]:
    """The words of the slide's placeholders by their names."""
    return {shape.name.split()[0]: shape.text_frame.text for shape in slide.placeholders if shape.has_text_frame}


def words_of(slide: Any) -> list[str]:
    """The paragraphs of a slide, one by one."""
    return [p.text for shape in slide.shapes if shape.has_text_frame for p in shape.text_frame.paragraphs]


@pytest.mark.slow
def test_two_short_sections_share_a_sheet_with_the_message_of_each(tmp_path: Path) -> None:
    _, made, _ = built(SITES + TEAMS, tmp_path)
    shared = made.slides[1]
    assert said(shared)["Title"] == "Sites / Teams"
    assert said(shared)["Lead"].split("\n") == ["The northern site is the better one", "Two teams must act"]
    words = words_of(shared)
    assert words.count("Sites") == words.count("Teams") == 1  # the head of each
    assert len(made.slides) == 3  # with the summary before it, the sources behind


def test_what_leads_to_either_leads_to_the_slide_of_both(tmp_path: Path) -> None:
    _, made, _ = built(SITES + TEAMS, tmp_path)
    links = [rel.target_part.partname for rel in made.slides[0].part.rels.values() if rel.reltype.endswith("/slide")]
    assert set(links) == {"/ppt/slides/slide2.xml", "/ppt/slides/slide3.xml"}  # the other has the sources


@pytest.mark.slow
def test_a_title_that_is_a_message_has_both_on_lines_of_their_own(tmp_path: Path) -> None:
    """As in an audience that has its messages in titles, and lets its sections share slides."""
    board = tmp_path / "templates" / "board"
    board.mkdir(parents=True)
    (board / "audience.yaml").write_text("based_on: analyst\nname: Board\n", encoding="utf-8")
    (board / "deck.yaml").write_text("change: {sections: {together: true}}\n", encoding="utf-8")
    text = "  - {{kind: text, title: {0}, message: {0} is short, subtitle: So is {0}, points: [It says so]}}\n"
    _, made, _ = built(text.format("North") + text.format("South"), tmp_path, "board")
    shared = next(slide for slide in made.slides if "North is short" in said(slide).get("Title", ""))
    assert said(shared)["Title"].replace("\v", "\n").split("\n") == ["North is short", "South is short"]
    assert said(shared)["Topic"] == "North / South"
    assert {"So is North", "So is South"} <= set(words_of(shared))  # each below its head


@pytest.mark.slow
@pytest.mark.parametrize("audience", ["executive", "public-sector"])
def test_a_slide_has_one_section_where_a_plan_does_not_ask_or_there_is_no_room(audience: str, tmp_path: Path) -> None:
    many = LONG.format(rows=", ".join(f"[Site {n}, {n}]" for n in range(12)))
    _, made, _ = built(TEAMS + many if audience == "public-sector" else SITES + TEAMS, tmp_path, audience)
    assert not any(" / " in said(slide).get("Title", "") for slide in made.slides)
    messages = [said(slide).get("Lead") or said(slide).get("Title") for slide in made.slides]
    assert "Two teams must act" in messages


def test_three_do_not_share_a_slide(tmp_path: Path) -> None:
    text = "  - {{kind: text, title: {0}, message: {0} is short, points: [It says so]}}\n"
    _, made, _ = built("".join(text.format(name) for name in ("North", "South", "West")), tmp_path)
    assert [said(slide)["Title"] for slide in made.slides][1:3] == ["North / South", "West"]


@pytest.mark.slow
def test_messages_that_need_more_than_a_line_each_do_not_share_a_sheet(tmp_path: Path) -> None:
    message = "Two teams must act " + "before the end of the year " * 3
    _, made, _ = built(SITES + TEAMS.replace("Two teams must act", message.strip()), tmp_path)
    assert [said(slide)["Title"] for slide in made.slides][1:3] == ["Sites", "Teams"]


@pytest.mark.slow
def test_an_edited_line_of_the_message_comes_back_into_its_own_section(tmp_path: Path) -> None:
    path, made, _ = built(SITES + TEAMS, tmp_path)
    (lead,) = (shape for shape in made.slides[1].placeholders if shape.name.startswith("Lead"))
    (run,) = (run for line in lead.text_frame.paragraphs for run in line.runs if "Two teams" in run.text)
    run.text = "Two teams have to act now"
    made.save(str(path))
    result = CliRunner().invoke(cli, ["pull", str(path)])
    assert result.exit_code == 0, result.output
    text = (tmp_path / "depot.yaml").read_text(encoding="utf-8")
    assert "message: Two teams have to act now\n" in text
    assert "message: The northern site is the better one\n" in text


@pytest.mark.slow
@pytest.mark.parametrize(
    ("edit", "told"), [("deleted", "Sites / Teams"), ("moved", "the slides stand in another order")]
)
def test_a_shared_slide_as_a_whole_is_told_and_takes_no_section_out(edit: str, told: str, tmp_path: Path) -> None:
    path, made, _ = built(SITES + TEAMS, tmp_path)
    before = (tmp_path / "depot.yaml").read_text(encoding="utf-8")
    listed = made.slides._sldIdLst
    entry = list(listed)[1]
    listed.remove(entry)
    if edit == "moved":
        listed.insert(0, entry)
    else:
        made.part.drop_rel(entry.rId)
    made.save(str(path))
    result = CliRunner().invoke(cli, ["pull", str(path)])
    assert told in result.output
    assert (tmp_path / "depot.yaml").read_text(encoding="utf-8") == before


def test_only_slides_are_shared(tmp_path: Path) -> None:
    board = tmp_path / "templates" / "board"
    board.mkdir(parents=True)
    (board / "audience.yaml").write_text("based_on: executive\nname: Board\n", encoding="utf-8")
    (board / "memo.yaml").write_text(
        'parts: [{title: "{{ title }}", together: true, body: [{bullets: "{{ summary }}"}]}]\n', encoding="utf-8"
    )
    path = tmp_path / "depot.yaml"
    path.write_text(HEAD + SITES + TEAMS, encoding="utf-8")
    result = build([path], ["board"], templates=tmp_path / "templates", output=tmp_path / "output")
    assert [(d.rule.name, d.what) for d in result.diagnostics if "together" in d.what] == [
        ("wrong-type", "“together” must be left out: only slides are shared")
    ]

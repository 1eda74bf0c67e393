"""Nothing that somebody writes gets lost: every text stands in each document, or its audience leaves it out."""

from __future__ import annotations

import json
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from briefdeck.api import build
from briefdeck.audience.settings import Omit
from briefdeck.document.kinds import Kind
from conftest import ROOT
from helpers import audience
from legal import Writer

_PARTS = re.compile(r"(slides/slide|notesSlide|charts/chart|document|footnotes|header|footer)\d*\.xml$")
AUDIENCES = ("executive", "analyst", "public-sector")
_UNREAD = {"alt", "label"}  # said to those who do not see a chart; the head of a band or card


def words_in(path: Path) -> set[str]:
    """The words of `legal.Writer` in a file."""
    with zipfile.ZipFile(path) as package:
        found = [package.read(name).decode() for name in package.namelist() if _PARTS.search(name)]
    return {word for text in found for word in re.findall(r"Word\d+", re.sub(r"<[^>]+>", " ", text))}


def leaves(value: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], str]]:
    """The texts of a briefing with their paths."""
    if isinstance(value, dict | list):
        for key, child in value.items() if isinstance(value, dict) else enumerate(value):
            yield from leaves(child, (*path, str(key)))
    elif isinstance(value, str) and value.startswith("Word"):
        yield path, value


def missing(made: dict[str, Any], file: Path, omit: Omit) -> list[str]:
    """The paths of the texts that a file lacks, and that its readers should have."""
    kind: Kind = "deck" if file.suffix == ".pptx" else "memo"
    words = words_in(file)
    return [
        ".".join(path)
        for path, word in leaves(made)
        if word not in words
        and path[-1] not in _UNREAD
        and not omit.leaves_out(".".join(path), kind)
        and not (kind == "memo" and path[0] == "sections" and path[2:] == ("note",))
    ]


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(6))
def test_every_text_that_the_model_allows_reaches_every_document(seed: int, tmp_path: Path) -> None:
    made = Writer(seed).briefing()
    (tmp_path / "x.yaml").write_text(json.dumps(made), encoding="utf-8")
    at_length = [f"{name}-at-length" for name in AUDIENCES]
    for name, long in zip(AUDIENCES, at_length, strict=True):
        # A memo that is longer than its audience reads may leave out what its plan lets go.
        own = tmp_path / "templates" / long
        own.mkdir(parents=True)
        (own / "audience.yaml").write_text(f"based_on: {name}\nname: Any\nlimits: {{pages: 500}}\n", encoding="utf-8")
    result = build([tmp_path / "x.yaml"], at_length, templates=tmp_path / "templates", output=tmp_path / "output")
    assert result.ok, result.diagnostics
    assert len(result.written) == 2 * len(AUDIENCES)
    for written in result.written:
        name = written.path.name.split(".")[1].removesuffix("-at-length")
        lost = missing(made, written.path, audience(name).settings.omit)
        assert (written.path.name, lost) == (written.path.name, [])


@pytest.mark.slow
def test_a_note_is_for_the_speaker_and_stands_in_no_memo(tmp_path: Path) -> None:
    made = Writer(1).briefing()
    for section in made["sections"]:
        section["note"] = "Pause here."
    (tmp_path / "x.yaml").write_text(json.dumps(made), encoding="utf-8")
    result = build([tmp_path / "x.yaml"], templates=ROOT / "templates", output=tmp_path / "output")
    for written in result.written:
        with zipfile.ZipFile(written.path) as package:
            stands = [name for name in package.namelist() if b"Pause here." in package.read(name)]
        assert not any(re.search(r"slides/slide|word/document|footnotes", name) for name in stands), written.path.name
        assert any("notesSlide" in name for name in stands) == (written.path.suffix == ".pptx")


OLD_PLAN = """\
parts:
  - {body: [{paragraph: "{{ title }}", style: Title}]}
  - title: Summary
    level: 1
    body: [{bullets: "{{ summary }}"}]
  - each: section in sections
    level: 1
    title: "{{ section.title }}"
"""
OLD_DECK = """\
parts:
  - {layout: cover, title: "{{ title }}"}
  - {title: Summary, body: [{bullets: "{{ summary }}"}]}
  - {each: section in sections, title: "{{ section.title }}"}
"""
TEXT = """\
briefdeck: 1
title: Storage
language: en
date: 2026-04-10
from: Planning
summary: [{text: Costs fall, caution: In Europe}]
sections:
  - kind: phases
    title: Plan
    aspects: [Cost]
    outcome: {text: A plant, detail: It earns from 2030.}
    phases: [{name: Learn, cells: [Low], points: [Hire]}, {name: Build, cells: [High]}]
"""


def test_a_plan_that_knows_less_than_a_briefing_says_the_rest_in_words(workplace: Path) -> None:
    """An audience adopted before the model had outcomes: its memo has them below the section, its deck in the notes."""
    board = workplace / "templates" / "board"
    (board / "memo.yaml").write_text(OLD_PLAN, encoding="utf-8")
    (board / "deck.yaml").write_text(OLD_DECK, encoding="utf-8")
    settings = (board / "audience.yaml").read_text(encoding="utf-8").split("\nomit:")[0]
    (board / "audience.yaml").write_text(settings, encoding="utf-8")
    (workplace / "x.yaml").write_text(TEXT, encoding="utf-8")
    result = build(["x.yaml"], ["board"])
    assert result.ok, result.diagnostics
    for written in result.written:
        with zipfile.ZipFile(written.path) as package:
            text = "".join(package.read(name).decode() for name in package.namelist() if _PARTS.search(name))
        assert all(words in text for words in ("A plant", "It earns from 2030.", "Hire", "Low", "In Europe"))


def test_what_no_part_comes_near_is_told_once_with_the_line_to_write(workplace: Path) -> None:
    board = workplace / "templates" / "board"
    (board / "memo.yaml").write_text(OLD_PLAN.split("  - each")[0], encoding="utf-8")
    settings = (board / "audience.yaml").read_text(encoding="utf-8").split("\nomit:")[0]
    (board / "audience.yaml").write_text(settings, encoding="utf-8")
    (workplace / "x.yaml").write_text(TEXT, encoding="utf-8")
    found = [d for d in build(["x.yaml"], ["board"], formats=["memo"]).diagnostics if d.rule.code == "P355"]
    assert {d.what: (d.span.line, d.hint) for d in found}[
        "“sections.*.phases.*.name” (2 texts) does not reach the memo of “board”"
    ] == (
        12,
        "show it in templates/board/memo.yaml, or write in templates/board/audience.yaml: "
        "omit: {memo: [sections.*.phases.*.name]}",
    )
    listed = ", ".join(d.hint.split("memo: [")[1].removesuffix("]}") for d in found)
    with (board / "audience.yaml").open("a", encoding="utf-8") as file:
        file.write(f"\nomit: {{memo: [{listed}]}}\n")
    assert build(["x.yaml"], ["board"], formats=["memo"]).ok


SELF_PUBLISHED = """\
briefdeck: 1
title: Pflege
language: de
date: 2026-11-24
from: Dezernat
to: [Ausschuss]
summary: [{text: Drei Orte genügen, sources: [wire]}]
sections: [{kind: text, title: Lage, points: [{text: Drei Orte genügen, sources: [wire]}]}]
sources:
  wire: {author: Institut Weber, outlet: Institut Weber, title: Wege, url: "https://example.com/a", date: 2026-01}
"""


def test_who_publishes_what_he_wrote_is_named_once(workplace: Path) -> None:
    path = workplace / "x.yaml"
    path.write_text(SELF_PUBLISHED, encoding="utf-8")
    built = build([path], ["executive"], templates=ROOT / "templates", formats=["memo"])
    assert built.ok, built.diagnostics
    with zipfile.ZipFile(built.written[0].path) as package:
        said = re.sub(r"<[^>]+>", "", package.read("word/document.xml").decode())
    assert said.count("Institut Weber") == 1

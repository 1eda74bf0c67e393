"""docs/writing.md: each of its examples is built, for all shipped audiences, and nobody finds anything in them."""

from __future__ import annotations

import re
import shutil
import textwrap
from pathlib import Path

import pytest
from click.testing import CliRunner
from PIL import Image
from pptx import Presentation

from briefdeck.api import build
from briefdeck.cli.main import cli
from briefdeck.diagnostics import Diagnostic
from briefdeck.model.briefing import MODELS
from briefdeck.model.sections import SECTION_KINDS
from briefdeck.report.examination import check
from conftest import ROOT

TEXT = (ROOT / "docs" / "writing.md").read_text(encoding="utf-8")
HEAD = """\
briefdeck: 1
title: Should we move the depot?
language: en
date: 2026-11-24
from: Planning team
summary: [{text: Two changes make a move pay, see: why}]
figures:
  share: {value: 31, unit: "%", label: Lines that are ready, sources: [grid]}
conclusion: Take the lease and learn first
sources:
  atlas: {outlet: Atlas Review, title: Rents and routes, url: "https://example.com/atlas", date: 2026-10-12}
  grid: {outlet: City Observer, title: Queue report, url: "https://example.com/queue", date: 2026-10-02}
sections:
"""


def examples(heading: str, kind: str = "yaml") -> list[str]:
    """The examples below a heading."""
    (part,) = re.findall(rf"^## {re.escape(heading)}\n(.*?)(?=^## |\Z)", TEXT, re.MULTILINE | re.DOTALL)
    return re.findall(rf"```{kind}\n(.*?)```", part, re.DOTALL)


EVERY = "".join(examples("Every kind of section"))


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "data").mkdir()
    Image.new("RGB", (40, 30), "navy").save(tmp_path / "data" / "site.png")
    return tmp_path


def written(sections: str, head: str = HEAD) -> Path:
    Path("weekly.yaml").write_text(head + textwrap.indent(sections, "  "), encoding="utf-8")
    return Path("weekly.yaml")


def findings(path: Path) -> list[Diagnostic]:
    """What is found, but that it is too long for some, and that a cited example is not cited."""
    found = check([path], templates=ROOT / "templates")
    return [d for d in found if d.rule.code not in ("D403", "M501", "M503", "D404", "E105", "E126")]


@pytest.mark.slow
def test_every_kind_of_section_has_an_example_that_builds(here: Path) -> None:
    assert here.is_dir()
    assert set(re.findall(r"^- kind: (\w+)", EVERY, re.MULTILINE)) == set(SECTION_KINDS)
    path = written(EVERY)
    assert findings(path) == []
    result = build([path], templates=ROOT / "templates")
    assert len(result.written) == 6


def test_a_briefing_that_asks_for_a_decision(here: Path) -> None:
    assert here.is_dir()
    head, sections = examples("A briefing that asks for a decision")
    above, below = HEAD.split("figures:\n")
    path = written(sections, above + head + below.split("\n", 1)[1])
    path.write_text(path.read_text("utf-8").replace(", see: why", ""), encoding="utf-8")
    assert findings(path) == []
    (deck,) = build([path], ["executive"], templates=ROOT / "templates", formats=["deck"]).written
    said = texts(deck.path)
    assert any(text.startswith("a year is the whole rent") for text in said)
    names = {shape.name for slide in Presentation(str(deck.path)).slides for shape in slide.shapes}
    assert {"Ask", "Arrow"} <= {name.rstrip(" 0123456789") for name in names}


def test_every_key_says_in_the_schema_what_it_is_and_where_it_stands() -> None:
    """A kind is said by the sections that have it."""
    silent = [
        f"{model.__name__}.{info.alias or name}"
        for model in MODELS
        for name, info in model.model_fields.items()
        if not info.description and name != "kind"
    ]
    assert silent == []


@pytest.mark.slow
@pytest.mark.usefixtures("here")
def test_charts_from_files() -> None:
    data, flows = examples("Charts, tables and flows from files", "text")
    Path("data/passengers.csv").write_text(data, encoding="utf-8")
    Path("data/flows.csv").write_text(flows, encoding="utf-8")
    chart, flow = examples("Charts, tables and flows from files")
    path = written(chart + flow + EVERY)
    assert [d for d in findings(path) if d.rule.code != "D405"] == []


@pytest.mark.slow
@pytest.mark.usefixtures("here")
def test_numbers_are_written_in_full_and_once() -> None:
    (figures,) = examples("Numbers, units and money")
    head = HEAD.replace('  share: {value: 31, unit: "%", label: Lines that are ready, sources: [grid]}\n', "")
    head = head.replace("figures:\n", "figures:\n" + textwrap.indent(figures, "  "))
    points = '- kind: text\n  title: Cost\n  points: ["It comes to {{ figures.cost }} and {{ figures.gap }}"]\n'
    path = written(points + EVERY, head)
    assert findings(path) == []
    (deck,) = build([path], ["executive"], templates=ROOT / "templates", formats=["deck"]).written
    said = [
        shape.text_frame.text for s in Presentation(str(deck.path)).slides for shape in s.shapes if shape.has_text_frame
    ]
    assert any(
        "about £1.39\u00a0billion and 2.5\u00a0pp" in text or "about £1.39 billion and 2.5" in text for text in said
    )


def texts(path: Path) -> list[str]:
    """The texts of a deck's slides."""
    slides = Presentation(str(path)).slides
    return [shape.text_frame.text for slide in slides for shape in slide.shapes if shape.has_text_frame]


def board(*, plan: bool = False) -> None:
    folder = Path("templates/board")
    folder.mkdir(parents=True)
    settings, memo = examples("A memo of one page, at most six slides")
    (folder / "audience.yaml").write_text(settings, encoding="utf-8")
    (folder / "memo.yaml").write_text(memo, encoding="utf-8")
    if plan:
        (change,) = examples("An appendix")
        (folder / "deck.yaml").write_text(change, encoding="utf-8")


@pytest.mark.slow
@pytest.mark.usefixtures("here")
def test_a_memo_of_one_page_and_at_most_six_slides() -> None:
    board()
    sections = "".join(examples("Every kind of section")[n] for n in (0, 1, 3, 4))
    path = written(sections)
    result = build([path], ["board"])
    assert result.ok
    assert [d for d in result.diagnostics if d.rule.code in ("D403", "M501")] == []
    every = build([written(EVERY)], ["board"], force=True)
    (long,) = (d for d in every.diagnostics if d.rule.code == "D403")
    assert "this audience reads 6" in long.what
    # However much the sections say, the memo is a page; those who read three are told to do so.
    (memo,) = (file for file in every.written if file.kind == "memo")
    assert memo.pages == 1
    (Path("templates/board/memo.yaml")).unlink()
    (more,) = (d for d in check([written(EVERY)], ["board"]) if d.rule.code == "M501")
    assert "in a memo.yaml of your own" in more.hint


@pytest.mark.usefixtures("here")
def test_an_appendix() -> None:
    board(plan=True)
    (deck,) = build([written(EVERY)], ["board"], formats=["deck"]).written
    titles = [s.shapes.title.text for s in Presentation(str(deck.path)).slides if s.shapes.title is not None]
    assert titles[-2] == "Renting costs least"
    assert titles[-3] == "The site lies beside the station"


@pytest.mark.slow
@pytest.mark.usefixtures("here")
def test_a_section_is_hidden() -> None:
    (hidden,) = examples("Hiding a section")
    path = written(hidden + EVERY)
    result = build([path], templates=ROOT / "templates", formats=["deck"])
    for written_ in result.written:
        assert ("quick answer" in " ".join(texts(written_.path))) == ("executive" in written_.path.name)


@pytest.mark.slow
def test_an_english_house(here: Path) -> None:
    """The commands as they stand, with the shipped files for those of a company."""
    shutil.copy(ROOT / "templates" / "executive" / "deck.pptx", here / "brand.pptx")
    shutil.copy(ROOT / "templates" / "executive" / "memo.docx", here / "brand.docx")
    written(EVERY, HEAD.replace("language: en", "language: en-GB"))
    (commands,) = examples("A house that writes English", "sh")
    for line in commands.strip().splitlines():
        done = CliRunner().invoke(cli, line.split()[1:])
        assert done.exit_code == 0, (line, done.output)
    assert Path("output/weekly.acme.docx").is_file()

"""Edits come back by the command line: files are retyped as somebody would in PowerPoint and Word."""

from __future__ import annotations

import contextlib
import copy
import os
import select
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from docx import Document
from docx.oxml.ns import qn
from pptx import Presentation

from briefdeck.audience.reader import shipped_templates
from briefdeck.cli.main import cli
from briefdeck.roundtrip.readback.reading import read_returned
from helpers import retyped
from rendering import needs_office, stays
from soundness import assert_sound

WEEKLY = """\
# what we know
briefdeck: 1
title: Storage for the northern sites
language: en
date: 2026-04-10
from: Planning Office
summary:
  - Costs fall by a fifth          # the board asks for this one
  - Nobody is against it
sections:
  - kind: text
    title: Costs
    message: Costs fall
    points:
      - text: Rent ends in June
        detail: The lease of the old hall ends on 30 June.
      - 'Staff stay: "all of them"'
      - text: The saving is {{ figures.saving }} a year
figures:
  saving: {value: 4.2e6, unit: USD, label: Saved a year}
sources: {}
"""
DECK, MEMO = Path("output/weekly.executive.pptx"), Path("output/weekly.executive.docx")


def run(*arguments: object) -> Result:
    return CliRunner().invoke(cli, [str(a) for a in arguments])


pytestmark = pytest.mark.usefixtures("weekly")


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A briefing with its deck and memo for executives, built once: tests take copies of it."""
    folder = tmp_path_factory.mktemp("first")
    (folder / "weekly.yaml").write_text(WEEKLY, encoding="utf-8")
    with contextlib.chdir(folder):
        made()
    return folder


@pytest.fixture
def weekly(first: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The same in the current folder."""
    shutil.copytree(first, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    return Path("weekly.yaml")


def made(*options: str) -> None:
    result = run("build", "weekly.yaml", "--audience", "executive", *options)
    assert result.exit_code == 0, result.output
    for path in (DECK, MEMO):
        assert_sound(path)


def words_of(path: Path) -> str:
    """All words of a file, a paragraph a line, however its lines are broken."""
    return "\n".join(" ".join(unit.text.split()) for unit in read_returned(path.read_bytes()).seen.units)


def changed_lines(before: str, after: str) -> list[tuple[str, str]]:
    pairs = zip(before.splitlines(), after.splitlines(), strict=True)
    return [(old, new) for old, new in pairs if old != new]


@pytest.mark.slow
def test_the_round(weekly: Path) -> None:
    """Build, edit, pull, build: the words stand in the YAML, the deck and the memo, and nothing else changes."""
    retyped(DECK, "Rent ends in June", "Rent ends in May")
    shown = run("pull", DECK, "--diff")
    assert shown.exit_code == 0, shown.output
    assert "+      - text: Rent ends in May" in shown.stdout
    assert weekly.read_text(encoding="utf-8") == WEEKLY
    result = run("pull", DECK)
    assert result.exit_code == 0, result.output
    assert "1 edit written to weekly.yaml" in result.stderr
    assert "weekly.yaml:15:15: sections.0.points.0.text changed" in result.stdout
    assert "Rent ends in [-June-]{+May+}" in result.stdout
    text = weekly.read_text(encoding="utf-8")
    assert changed_lines(WEEKLY, text) == [("      - text: Rent ends in June", "      - text: Rent ends in May")]
    assert "1 edit there already" in run("pull", DECK).stderr
    assert weekly.read_text(encoding="utf-8") == text
    made()
    assert "Rent ends in May" in words_of(DECK)
    assert "Rent ends in May" in words_of(MEMO)


@pytest.mark.slow
def test_a_file_that_nobody_edited() -> None:
    result = run("pull", DECK, MEMO)
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == "nothing changed in weekly.yaml\n"


@pytest.mark.slow
def test_a_figure_comes_back_as_its_value(weekly: Path) -> None:
    retyped(MEMO, "$4.2\u00a0million", "about €5\u00a0million")
    assert run("pull", MEMO).exit_code == 0
    line = "  saving: {value: 5e6, unit: EUR, label: Saved a year, approximate: true}"
    assert changed_lines(WEEKLY, weekly.read_text(encoding="utf-8")) == [(WEEKLY.splitlines()[19], line)]


@pytest.mark.slow
def test_a_build_does_not_overwrite_edits(weekly: Path) -> None:
    retyped(DECK, "Nobody is against it", "Somebody is against it")
    edited = DECK.read_bytes()
    before = {path: path.read_bytes() for path in Path("output").iterdir()}
    result = run("build", weekly, "--audience", "executive")
    assert result.exit_code == 1
    assert "O604 edited-output: it was edited since it was built" in result.stderr
    assert f"briefdeck pull {DECK}" in result.stderr
    assert {path: path.read_bytes() for path in Path("output").iterdir()} == before
    made("--force")
    assert Path("output/weekly.executive.edited.pptx").read_bytes() == edited
    assert "Nobody is against it" in words_of(DECK)


@pytest.mark.slow
def test_a_build_after_the_edits_came_back() -> None:
    retyped(DECK, "Nobody is against it", "Somebody is against it")
    assert run("pull", DECK).exit_code == 0
    made()
    assert not Path("output/weekly.executive.edited.pptx").exists()


@pytest.mark.slow
def test_a_build_overwrites_what_was_only_saved_again(weekly: Path) -> None:
    Presentation(str(DECK)).save(str(DECK))
    Document(str(MEMO)).save(str(MEMO))
    weekly.write_text(WEEKLY.replace("Rent ends", "The lease ends"), encoding="utf-8")
    made()
    assert "The lease ends" in words_of(DECK)


def test_a_build_does_not_overwrite_what_is_not_its_own(weekly: Path) -> None:
    DECK.write_bytes(b"minutes of the meeting")
    result = run("build", weekly, "--audience", "executive")
    assert result.exit_code == 1
    assert "it is no file that briefdeck built" in result.stderr
    assert DECK.read_bytes() == b"minutes of the meeting"


@pytest.mark.slow
def test_clean_files_hold_nothing_of_their_making() -> None:
    made("--clean")
    for path in (DECK, MEMO):
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()
            text = b"".join(archive.read(name) for name in names if name.endswith(".xml"))
        assert not any("customXml" in name for name in names)
        assert b"_bd_" not in text
        assert b"weekly.yaml" not in text
    result = run("pull", DECK)
    assert result.exit_code == 0
    assert "R410 words-alone: it is held against what weekly.yaml makes now for “executive”" in result.stderr
    made("--clean")  # they are overwritten as they are


def test_a_conflict_is_shown_and_decided(weekly: Path) -> None:
    retyped(DECK, "Rent ends in June", "Rent ends in May")
    ours = WEEKLY.replace("Rent ends in June", "Rent ends in July")
    weekly.write_text(ours, encoding="utf-8")
    result = run("pull", DECK)
    assert result.exit_code == 1
    assert "weekly.yaml:15:15: R408 conflict: sections.0.points.0.text was edited" in result.stderr
    assert "Rent ends in [-June-]{+July+}" in result.stderr
    assert "Rent ends in [-June-]{+May+}" in result.stderr
    assert "nothing written" in result.stderr
    assert weekly.read_text(encoding="utf-8") == ours
    assert run("pull", DECK, "--ours").exit_code == 0
    assert weekly.read_text(encoding="utf-8") == ours
    assert run("pull", DECK, "--theirs").exit_code == 0
    assert weekly.read_text(encoding="utf-8") == WEEKLY.replace("Rent ends in June", "Rent ends in May")


def test_a_conflict_leaves_the_other_edits_to_be_written(weekly: Path) -> None:
    retyped(DECK, "Rent ends in June", "Rent ends in May")
    retyped(DECK, "Nobody is against it", "Nobody minds")
    ours = WEEKLY.replace("Rent ends in June", "Rent ends in July")
    weekly.write_text(ours, encoding="utf-8")
    assert run("pull", DECK).exit_code == 1
    assert weekly.read_text(encoding="utf-8") == ours
    result = run("pull", DECK, "--partial")
    assert result.exit_code == 1
    assert "weekly.yaml:15:15: R408 conflict" in result.stderr
    assert "1 edit written to weekly.yaml, 1 conflict to decide" in result.stderr
    assert weekly.read_text(encoding="utf-8") == ours.replace("Nobody is against it", "Nobody minds")


def test_an_item_that_was_split(weekly: Path) -> None:
    memo = Document(str(MEMO))
    item = next(p for p in memo.paragraphs if "Nobody is against it" in p.text)
    rest = copy.deepcopy(item._p)
    for mark in [*rest.iter(qn("w:bookmarkStart")), *rest.iter(qn("w:bookmarkEnd"))]:
        rest.remove(mark)
    for paragraph, words in ((item._p, "Nobody is"), (rest, "against it")):
        next(paragraph.iter(qn("w:t"))).text = words
    item._p.addnext(rest)
    memo.save(str(MEMO))
    result = run("pull", MEMO)
    assert result.exit_code == 0, result.stderr
    assert "summary.1 split" in result.stdout
    assert "  - Nobody is\n  - against it\n" in weekly.read_text(encoding="utf-8")


@pytest.mark.slow
def test_two_places_that_differ_are_not_guessed(weekly: Path) -> None:
    retyped(DECK, "Rent ends in June", "Rent ends in May")
    retyped(MEMO, "Rent ends in June", "Rent ends in July")
    result = run("pull", DECK, MEMO, "--theirs")
    assert result.exit_code == 1
    assert "was edited differently in 2 places" in result.stderr
    assert weekly.read_text(encoding="utf-8") == WEEKLY


def test_the_same_edit_in_two_files_is_one() -> None:
    for path in (DECK, MEMO):
        retyped(path, "Rent ends in June", "Rent ends in May")
    result = run("pull", DECK, MEMO)
    assert result.exit_code == 0
    assert "1 edit written" in result.stderr


def test_what_cannot_come_back_is_said(weekly: Path) -> None:
    retyped(MEMO, "Summary", "In short")
    result = run("pull", MEMO)
    assert result.exit_code == 0
    assert "R409 cannot-come-back" in result.stderr
    assert "“Summary” became “In short”, and the plan wrote it" in result.stderr
    assert "change it at memo.yaml:" in result.stderr
    assert weekly.read_text(encoding="utf-8") == WEEKLY


def test_files_of_other_makers(weekly: Path) -> None:
    Path("output/other.pptx").write_bytes(b"PK\x03\x04 no zip")
    Presentation().save("output/foreign.pptx")
    Path("other.yaml").write_text(WEEKLY.replace("Rent", "Wages").replace("Costs", "Prices"), encoding="utf-8")
    texts = {
        "output/other.pptx": "R401 unusable-file",
        "output/missing.pptx": "R401 unusable-file: it cannot be read: No such file",
        "output/foreign.pptx": "R402 no-origin",
    }
    for path, said in texts.items():
        result = run("pull", path)
        assert result.exit_code == 1, result.output
        assert said in result.stderr
    weekly.rename("renamed.yaml")
    assert "R405 missing-briefing: “weekly.yaml”" in run("pull", DECK).stderr
    assert run("pull", DECK, "--briefing", "renamed.yaml").exit_code == 0


def test_a_file_of_another_briefing(weekly: Path) -> None:
    other = Path("other.yaml")
    other.write_text(
        "briefdeck: 1\ntitle: Wages\nlanguage: en\ndate: 2026-04-10\nfrom: Staff\nsummary: [They rise]\n"
        "sections:\n  - {kind: text, title: Pay, points: [It rises]}\n",
        encoding="utf-8",
    )
    retyped(DECK, "Rent ends in June", "Rent ends in May")
    result = run("pull", DECK, "--briefing", other)
    assert result.exit_code == 1
    assert "R404 other-briefing: it was built from “weekly.yaml”" in result.stderr
    assert weekly.read_text(encoding="utf-8") == WEEKLY


def test_a_changed_plan_is_noted(weekly: Path) -> None:
    retyped(DECK, "Rent ends in June", "Rent ends in May")
    source = shipped_templates() / "executive"
    target = Path("templates/executive")
    target.mkdir(parents=True)
    for file in source.iterdir():
        (target / file.name).write_bytes(file.read_bytes())
    plan = target / "deck.yaml"
    plan.write_text(plan.read_text(encoding="utf-8") + "# a remark\n", encoding="utf-8")
    result = run("pull", DECK)
    assert result.exit_code == 0, result.output
    assert "R406 changed-plan" in result.stderr
    assert "Rent ends in May" in weekly.read_text(encoding="utf-8")


@pytest.mark.slow
def test_an_audience_that_is_not_here(weekly: Path) -> None:
    Path("templates/board").mkdir(parents=True)
    Path("templates/board/audience.yaml").write_text("based_on: executive\nname: Board\n", encoding="utf-8")
    result = run("build", weekly, "--audience", "board")
    assert result.exit_code == 0, result.output
    deck = Path("output/weekly.board.pptx")
    retyped(deck, "Rent ends in June", "Rent ends in May")
    Path("templates").rename("elsewhere")
    result = run("pull", deck)
    assert result.exit_code == 0, result.output
    assert "R407 audience-not-here" in result.stderr
    assert "Rent ends in May" in weekly.read_text(encoding="utf-8")


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
@pytest.mark.parametrize(("answer", "kept"), [("1", "May"), ("o", "July")])
def test_a_conflict_is_decided_on_a_terminal(weekly: Path, answer: str, kept: str) -> None:
    import pty

    retyped(DECK, "Rent ends in June", "Rent ends in May")
    weekly.write_text(WEEKLY.replace("Rent ends in June", "Rent ends in July"), encoding="utf-8")
    master, end = pty.openpty()
    command = [sys.executable, "-m", "briefdeck", "pull", str(DECK)]
    with subprocess.Popen(command, stdin=end, stdout=end, stderr=end, close_fds=True) as process:
        os.close(end)
        said, answered = b"", False
        while process.poll() is None or select.select([master], [], [], 0)[0]:
            if not select.select([master], [], [], 0.1)[0]:
                continue
            try:
                piece = os.read(master, 4096)
            except OSError:  # the other end is closed
                break
            said += piece
            if b"for the briefing" in said and not answered:
                os.write(master, f"{answer}\n".encode())
                answered = True
        assert process.wait(60) == 0, said.decode()
    os.close(master)
    assert answered
    assert f"Rent ends in {kept}" in weekly.read_text(encoding="utf-8")


@pytest.mark.slow
def test_the_record_holds_only_what_its_audience_may_see() -> None:
    text = WEEKLY.replace(
        "      - text: Rent ends in June\n",
        "      - {text: Sell the hall to Umeda, audiences: [analyst]}\n      - text: Rent ends in June\n",
    )
    Path("weekly.yaml").write_text(text, encoding="utf-8")
    made()
    for path in (DECK, MEMO):
        with zipfile.ZipFile(path) as archive:
            assert b"Umeda" not in b"".join(archive.read(name) for name in archive.namelist())
    retyped(DECK, "Rent ends in June", "Rent ends in May")
    assert run("pull", DECK).exit_code == 0
    assert Path("weekly.yaml").read_text(encoding="utf-8") == text.replace("ends in June", "ends in May")


@pytest.mark.parametrize(("how", "said"), [("accept", "Rent ends in May"), ("reject", "nothing changed")])
def test_tracked_changes(weekly: Path, how: str, said: str) -> None:
    document = Document(str(MEMO))
    track(document, "Rent ends in June", "Rent ends in May")
    document.save(str(MEMO))
    result = run("pull", MEMO, "--tracked", how)
    assert result.exit_code == 0, result.output
    assert said in weekly.read_text(encoding="utf-8") + result.stderr
    listed = run("pull", MEMO, "--tracked", "report")
    assert "tracked as taken out: “Rent ends in June” (Ana, 2026-05-01)" in listed.stderr
    assert "tracked as put in: “Rent ends in May” (Ana, 2026-05-01)" in listed.stderr


def track(document: Any, old: str, new: str) -> None:
    """Type over the one run that says something, with Word's tracking on."""
    run_ = next(
        r for p in document.element.body.iter(qn("w:p")) for r in p.iter(qn("w:r")) if old in "".join(r.itertext())
    )
    facts = {qn("w:author"): "Ana", qn("w:date"): "2026-05-01T09:00:00Z"}
    put_in = copy.deepcopy(run_)
    put_in.find(qn("w:t")).text = new
    inserted = run_.makeelement(qn("w:ins"), {qn("w:id"): "901", **facts})
    deleted = run_.makeelement(qn("w:del"), {qn("w:id"): "902", **facts})
    run_.addnext(inserted)
    inserted.append(put_in)
    run_.addprevious(deleted)
    deleted.append(run_)
    run_.find(qn("w:t")).tag = qn("w:delText")


@needs_office
def test_pdfs_alone_leave_an_edited_deck_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    stays(monkeypatch)
    retyped(DECK, "Nobody is against it", "Somebody is against it")
    edited = DECK.read_bytes()
    result = run("build", "weekly.yaml", "--audience", "executive", "--format", "pdf")
    assert result.exit_code == 0, result.output
    assert DECK.read_bytes() == edited
    assert Path("output/weekly.executive.deck.pdf").is_file()

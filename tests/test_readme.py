"""What the README says is true: its commands, its briefing, its diagnostics, its Python, its paths."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path

import click
import pytest
from click.testing import CliRunner
from docx import Document
from pptx import Presentation

from briefdeck import build, check
from briefdeck.cli.main import cli
from briefdeck.diagnostics import rules
from helpers import retyped

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
SET_UP = (
    "python3 -m pip install . && python3 -m briefdeck build briefings/code-red.yaml",
    'python3 -m pip install ".[test]" && python3 -m pytest',
)


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", README, re.DOTALL | re.MULTILINE)


@pytest.fixture
def weekly(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The README's briefing, in an empty folder."""
    monkeypatch.chdir(tmp_path)
    text = blocks("yaml")[0]
    path = Path("weekly.yaml")
    path.write_text(text, encoding="utf-8")
    return path


def test_the_set_up_commands_are_one_copied_line_each() -> None:
    assert [block.rstrip("\n") for block in blocks("sh")[:2]] == list(SET_UP)


@pytest.mark.slow
def test_the_briefing_builds_without_any_diagnostic(weekly: Path) -> None:
    result = build([weekly])
    assert [str(d) for d in result.diagnostics] == []
    assert len(result.written) == 6


def test_the_briefing_shows_what_the_text_says_it_can_hold() -> None:
    text = blocks("yaml")[0]
    for key in ("detail:", "status:", "audiences:", "[@wire]", "{{ figures.share }}"):
        assert key in text
    for kind in ("background", "assessments", "implications", "phases", "table", "chart", "text"):
        assert kind in text


def test_the_diagnostics_are_what_two_slips_give(weekly: Path) -> None:
    text = weekly.read_text(encoding="utf-8").replace("    sources: [wire]\n", "    sources: [wrie]\n", 1)
    weekly.write_text(text.replace("{{ figures.share }}", "{{ figures.shere }}"), encoding="utf-8")
    assert "".join(f"{d}\n" for d in check([weekly])) == blocks("text")[0]


def test_every_rule_that_is_named_exists() -> None:
    for code, name in re.findall(r"\b([A-Z]\d{3})\b(?: ([a-z-]+))?", README):
        rule = rules.by_code(code)
        assert rule is not None
        assert name in ("", rule.name)


def paths(group: click.Group, above: str = "") -> list[str]:
    """The commands of a group, those of its groups by both names."""
    made = []
    for name, command in group.commands.items():
        made += paths(command, f"{name} ") if isinstance(command, click.Group) else [above + name]
    return made


def called(command: list[str]) -> str:
    return " ".join(command[: 2 if isinstance(cli.commands.get(command[0]), click.Group) else 1])


@pytest.mark.slow
def test_every_command_is_named_and_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Presentation().save("acme.potx")
    Document().save("acme.dotx")
    shutil.copytree(ROOT / "briefings", "briefings")
    assert CliRunner().invoke(cli, ["new", "last-week"]).exit_code == 0
    lines = [line for block in blocks("sh") for line in block.splitlines() if line.startswith("briefdeck ")]
    commands = [shlex.split(line, comments=True)[1:] for line in lines]
    assert {called(command) for command in commands} == set(paths(cli))
    for command in commands:
        result = CliRunner().invoke(cli, command)
        assert result.exit_code == 0, result.output


def test_every_path_exists() -> None:
    links = re.findall(r"\]\(([^)\s]+)\)", README)
    paths = [link for link in links if not link.startswith("http") and not link.startswith("https:")]
    assert len(paths) > 10
    for path in paths:
        assert (ROOT / path).exists(), path


def test_pictures_are_small() -> None:
    pictures = re.findall(r"!\[[^\]]+\]\(([^)]+\.png)\)", README)
    assert pictures
    for picture in pictures:
        assert (ROOT / picture).stat().st_size < 150_000


@pytest.mark.slow
def test_the_python_example_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(ROOT / "briefings", tmp_path / "briefings")
    monkeypatch.chdir(tmp_path)
    [example] = blocks("python")
    exec(compile(example, "README.md", "exec"), {})
    said = capsys.readouterr().out
    assert str(Path("output", "code-red.executive.pptx")) in said
    assert (tmp_path / "output" / "code-red.executive.docx").is_file()


@pytest.mark.slow
def test_a_copied_folder_is_an_audience(weekly: Path) -> None:
    assert "cp -r templates/executive templates/board" in README
    shutil.copytree(ROOT / "templates" / "executive", "templates/board")
    result = build([weekly], ["board"])
    assert [str(d) for d in result.diagnostics] == []
    assert sorted(w.path.name for w in result.written) == ["weekly.board.docx", "weekly.board.pptx"]


@pytest.mark.slow
def test_a_folder_with_what_differs_is_an_audience(weekly: Path) -> None:
    settings = blocks("yaml")[1]
    folder = Path("templates/acme")
    folder.mkdir(parents=True)
    (folder / "audience.yaml").write_text(settings, encoding="utf-8")
    result = build([weekly], ["acme"])
    assert [str(d) for d in result.diagnostics] == []
    assert sorted(w.path.name for w in result.written) == ["weekly.acme.docx", "weekly.acme.pptx"]


@pytest.mark.slow
def test_three_files_make_a_memo_of_one_page_at_most_sixteen_slides_and_an_appendix(weekly: Path) -> None:
    folder = Path("templates/board")
    folder.mkdir(parents=True)
    for name, text in zip(("audience", "memo", "deck"), blocks("yaml")[2:], strict=True):
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    for key, kind in (("options", "background"), ("costs", "assessments")):
        text = weekly.read_text(encoding="utf-8")
        weekly.write_text(text.replace(f"- kind: {kind}\n", f"- kind: {kind}\n    id: {key}\n"), encoding="utf-8")
    result = build([weekly], ["board"])
    assert [str(d) for d in result.diagnostics] == []
    deck, memo = sorted(result.written, key=lambda made: made.kind)
    assert memo.pages == 1
    titles = [s.shapes.title.text for s in Presentation(str(deck.path)).slides if s.shapes.title is not None]
    assert titles[-3:-1] == ["Maintenance is the new lever", "How others see it"]
    (folder / "audience.yaml").write_text(blocks("yaml")[2].replace("slides: 16", "slides: 2"), encoding="utf-8")
    assert [d.rule.code for d in check([weekly], audiences=["board"])] == ["D403"]


@pytest.mark.slow
def test_a_reviewer_has_nothing_to_say_about_the_briefing(weekly: Path) -> None:
    assert [str(d) for d in check([weekly])] == []


@pytest.mark.slow
def test_the_round_of_an_edit_is_a_real_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The lines that the README shows are those that pulling these edits prints."""
    shutil.copytree(ROOT / "briefings", tmp_path / "briefings")
    monkeypatch.chdir(tmp_path)
    assert CliRunner().invoke(cli, ["build", "briefings/code-red.yaml", "--audience", "executive"]).exit_code == 0
    deck = Path("output/code-red.executive.pptx")
    retyped(deck, "は一部の", "は検索や")
    retyped(deck, "用途で", "画像生成で")
    retyped(deck, "約5,000", "約6,000")
    shown = CliRunner().invoke(cli, ["pull", str(deck), "--diff"]).stdout.splitlines()
    block = next(block for block in blocks("text") if "6e11" in block)
    assert [line for line in block.splitlines() if line not in ("", *shown)] == []

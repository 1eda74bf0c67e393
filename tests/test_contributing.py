"""CONTRIBUTING.md is true: what it names is there, the commands that it shows can be run, and CI runs its checks."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import settings

import commands
from briefdeck.blocks import find, names
from briefdeck.cli.main import cli
from briefdeck.diagnostics.rules import evidence
from briefdeck.locale import languages
from briefdeck.model.sections import SECTION_KINDS
from briefdeck.outputs import outputs
from conftest import ROOT, TESTS

GUIDE = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
SPANS = re.findall(r"`([^`\n]+)`", re.sub(r"```.*?```", "", GUIDE, flags=re.DOTALL))
# A name of a file or folder as it stands in the repository.
PATHS = sorted({span for span in SPANS if re.fullmatch(r"\.?[\w.-]+/[\w./-]*", span)})
COMMANDS = [
    line for block in re.findall(r"^```sh\n(.*?)^```$", GUIDE, re.DOTALL | re.MULTILINE) for line in block.splitlines()
]


def test_it_names_enough_to_be_of_use() -> None:
    assert len(PATHS) > 30
    assert len(COMMANDS) >= 8


@pytest.mark.parametrize("path", PATHS)
def test_what_it_names_is_there(path: str) -> None:
    assert (ROOT / path).exists()
    assert (ROOT / path).is_dir() == path.endswith("/")


def test_its_links_lead_somewhere() -> None:
    targets = [target for target in re.findall(r"\]\(([^)]+)\)", GUIDE) if not target.startswith("http")]
    assert targets
    assert [target for target in targets if not (ROOT / target).exists()] == []


@pytest.mark.parametrize(
    ("module", "name"), re.findall(r"^\|[^|]+\| `([^`]+\.py)` \| `(\w+)` \|$", GUIDE, re.MULTILINE)
)
def test_what_it_says_of_a_module_stands_in_it(module: str, name: str) -> None:
    assert re.search(rf"^\s*(def|class) {name}\b", (ROOT / module).read_text(encoding="utf-8"), re.MULTILINE)


def test_its_examples_are_what_it_calls_them() -> None:
    assert "scorecard" in names()
    assert "scorecard" in SECTION_KINDS
    assert find("scorecard").words
    assert evidence.UNSOURCED_DATA.code == "E103"
    assert "!E103" in (TESTS / "fixtures" / "reviewed" / "e103.yaml").read_text(encoding="utf-8")
    assert "de" in [language.code for language in languages()]
    assert "memo" in outputs()
    audience = {path.name for path in (ROOT / "templates" / "public-sector").iterdir()}
    assert audience == {"audience.yaml", "deck.yaml", "memo.yaml", "deck.pptx", "memo.docx"}


# Those that try an audience build a deck and a memo of all blocks.
TRIAL = "briefdeck audience check executive"
SHOWN = sorted({line for line in COMMANDS + SPANS if line.startswith("briefdeck ")})
TRYING = [pytest.param(line, marks=pytest.mark.slow if "audience check" in line else ()) for line in SHOWN]


@pytest.mark.parametrize("line", TRYING)
def test_its_commands_can_be_run(line: str, workplace: Path) -> None:
    command = line.partition(" > ")[0]
    if command == TRIAL:
        assert commands.said(TRIAL)[0] == 0
        return
    (workplace / "templates" / "board").rename(workplace / "templates" / "other")
    if "check board" in command:
        made = CliRunner().invoke(cli, ["audience", "new", "board", "--from", "executive"])
        assert made.exit_code == 0, made.output
    result = CliRunner().invoke(cli, shlex.split(command)[1:])
    assert result.exit_code == 0, result.output


def test_inputs_of_laws_are_the_same_but_where_one_explores() -> None:
    (profile,) = re.findall(r"--hypothesis-profile=(\w+)", " ".join(COMMANDS))
    explore = settings.get_profile(profile)
    assert not explore.derandomize
    usual = settings.get_profile("same")
    assert usual.derandomize
    assert usual.max_examples < explore.max_examples
    assert usual.deadline is explore.deadline is None


def test_ci_runs_its_checks() -> None:
    assert "slow" not in (ROOT / ".ci" / "run").read_text(encoding="utf-8"), "it leaves no test out"
    checks = [line for line in COMMANDS if line.startswith(("ruff", "mypy"))]
    lines = (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()
    awaited = {line.removeprefix("finished ") for line in lines if line.startswith("finished ")}
    beside = dict(re.findall(r"^beside (\S+) (.+)$", "\n".join(lines), re.MULTILINE))
    assert beside.keys() <= awaited
    ran = [*lines, *beside.values()]
    assert len(checks) == 3
    assert [check for check in checks if check not in ran] == []

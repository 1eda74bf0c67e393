"""What docs/plans.md says of plans is all that they can, and its examples build; docs/blocks.md says all of blocks."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path
from typing import get_args

import pytest
from pptx import Presentation

from briefdeck.api import build
from briefdeck.blocks import find, names
from briefdeck.blocks.setting.definition import Definition
from briefdeck.document.block import Block
from briefdeck.layout.flowable import Flowable
from briefdeck.layout.nodes import Node
from briefdeck.pipeline.compose.grammar import PART_KEYS
from conftest import ROOT

PLANS = (ROOT / "docs" / "plans.md").read_text(encoding="utf-8")
ROWS = re.findall(r"^\| (`.*?) \| (.*) \|$", PLANS, re.MULTILINE)


def named(cell: str) -> set[str]:
    return set(re.findall(r"`([a-z]+)`", cell))


def test_every_key_of_a_part_is_described() -> None:
    described = {key for first, rest in ROWS if rest.count(" | ") == 0 for key in named(first)}
    assert described == PART_KEYS


@pytest.mark.parametrize("name", sorted(names()))
def test_every_block_is_described_with_its_keys(name: str) -> None:
    (rest,) = [rest for first, rest in ROWS if name in named(first) and rest.count(" | ") == 1]
    said = set(re.findall(r"`([a-z]+)(?:: [a-z]+)?`", rest.split(" | ")[1]))
    assert set(find(name).keys) <= said


@pytest.mark.slow
def test_the_example_builds(workplace: Path) -> None:
    plan = re.findall(r"```yaml\n(.*?)```", PLANS, re.DOTALL)[0]
    board = workplace / "templates" / "board"
    (board / "deck.yaml").write_text(plan.replace("            emphasis: Total\n", ""), encoding="utf-8")
    settings = (board / "audience.yaml").read_text(encoding="utf-8").split("\nomit:")[0]
    (board / "audience.yaml").write_text(settings + '\nomit: {deck: ["*"], memo: ["*"]}\n', encoding="utf-8")
    result = build([ROOT / "briefings" / "code-red.yaml"], ["board"], output=workplace / "output", formats=["deck"])
    assert result.ok, result.diagnostics


@pytest.mark.slow
def test_the_example_of_changes_builds(workplace: Path) -> None:
    """It changes the shipped audience that it speaks of: a title, a part left out, one put in."""
    (change,) = [block for block in re.findall(r"```yaml\n(.*?)```", PLANS, re.DOTALL) if "change:" in block]
    acme = workplace / "templates" / "acme"
    acme.mkdir()
    (acme / "deck.yaml").write_text(change, encoding="utf-8")
    (acme / "audience.yaml").write_text("based_on: executive\nname: Acme\n", encoding="utf-8")
    result = build([ROOT / "briefings" / "code-red.yaml"], ["acme"], output=workplace / "output", formats=["deck"])
    assert result.ok, result.diagnostics
    slides = Presentation(str(result.written[0].path)).slides
    titles = [slide.shapes.title.text for slide in slides if slide.shapes.title is not None]
    assert titles[1] == "要点"
    assert titles[-2] == "ご清聴ありがとうございました"


@pytest.mark.parametrize(
    ("head", "members"),
    [
        ("field of `Definition`", {field.name for field in fields(Definition)}),
        ("member of `Flowable`", {name for name in vars(Flowable) if not name.startswith("_")} - {"cut"}),
        ("mark", {name for name, value in vars(Block).items() if value is False and not name.startswith("_")}),
        ("node", {node.__name__ for node in get_args(Node)}),
    ],
)
def test_all_that_a_block_can_say_is_described(head: str, members: set[str]) -> None:
    text = (ROOT / "docs" / "blocks.md").read_text(encoding="utf-8")
    (table,) = re.findall(rf"^\| {re.escape(head)} \|.*\n\|[-|]+\|\n((?:\|.*\n)+)", text, re.MULTILINE)
    described = {name for row in table.splitlines() for name in re.findall(r"`(\w+)`", row.split("|")[1])}
    assert described == members

"""Edits come back to their places though the file does not know of what is kept from its readers."""

from __future__ import annotations

import contextlib
import shutil
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from docx import Document
from pptx import Presentation

from briefdeck.cli.main import cli
from helpers import retyped

TEXT = """\
briefdeck: 1
title: Storage for the northern sites
language: en
date: 2026-04-10
from: Planning Office
summary:
  - {text: Board only, audiences: [analyst]}
  - Costs fall by a fifth
  - Nobody is against it
sections:
  - {kind: text, title: Hidden, points: [Hidden one], audiences: [analyst]}
  - kind: text
    title: Costs
    message: Costs fall
    points:
      - {text: Hidden two, audiences: [analyst]}
      - text: Rent ends in June
        detail: The lease of the old hall ends on 30 June.
        points:
          - {text: Hidden three, audiences: [analyst]}
          - The deposit comes back
      - {text: Hidden four, audiences: [analyst]}
      - Staff stay in the halls
      - The saving is {{ figures.saving }} a year
  - {kind: text, title: Hidden too, points: [Hidden five], audiences: [analyst]}
  - kind: text
    title: Dates
    message: The dates are fixed
    points: [It begins in May, It ends in July]
figures:
  bid: {value: 3, label: Kept figure, audiences: [analyst]}
  saving: {value: 4.2e6, unit: USD, label: Saved a year}
"""
DECK, MEMO = Path("output/x.executive.pptx"), Path("output/x.executive.docx")
EDITS = [
    ("Costs fall by a fifth", "Costs fall by a third"),
    ("Nobody is against it", "Nobody spoke against it"),
    ("Rent ends in June", "Rent ends in May"),
    ("The deposit comes back", "The deposit is paid back"),
    ("Staff stay in the halls", "Staff stay in the new halls"),
    ("The dates are fixed", "The dates are agreed"),
    ("It begins in May", "It begins in March"),
    ("It ends in July", "It ends in August"),
]


def run(*arguments: object) -> str:
    made = CliRunner().invoke(cli, [str(argument) for argument in arguments])
    assert made.exit_code == 0, made.output
    return made.output


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the briefing and its documents, built once: tests take copies of it."""
    folder = tmp_path_factory.mktemp("first")
    (folder / "x.yaml").write_text(TEXT, encoding="utf-8")
    with contextlib.chdir(folder):
        run("build", "x.yaml", "-a", "executive")
    return folder


@pytest.fixture(autouse=True)
def place(first: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copytree(first, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def changed() -> list[tuple[str, str]]:
    pairs = zip(TEXT.splitlines(), Path("x.yaml").read_text(encoding="utf-8").splitlines(), strict=True)
    return [(old.strip(), new.strip()) for old, new in pairs if old != new]


@pytest.mark.parametrize("file", [DECK, MEMO])
@pytest.mark.parametrize(("old", "new"), EDITS)
def test_an_edit_comes_back_to_its_place(file: Path, old: str, new: str) -> None:
    shown: Any = Presentation(str(file)) if file == DECK else Document(str(file))
    trees = [s._element for s in shown.slides] if file == DECK else [shown.element.body]
    if not any(old in (text.text or "") for tree in trees for text in tree.iter("{*}t")):
        pytest.skip("this document does not show it")
    retyped(file, old, new)
    run("pull", file)
    ((before, after),) = changed()
    assert (before.replace(old, new), old in before) == (after, True)


@pytest.mark.slow
def test_all_edits_at_once_and_nothing_hidden_is_touched() -> None:
    for old, new in EDITS[:3] + EDITS[4:]:
        retyped(DECK, old, new)
    run("pull", DECK)
    wanted = TEXT
    for old, new in EDITS[:3] + EDITS[4:]:
        wanted = wanted.replace(old, new)
    assert Path("x.yaml").read_text(encoding="utf-8") == wanted
    assert "7 edits there already" in run("pull", DECK)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("  - {text: Board only, audiences: [analyst]}\n", ""),
        ("      - {text: Hidden two, audiences: [analyst]}\n", "      - {text: Hidden, audiences: [analyst]}\n" * 3),
        ("  - {kind: text, title: Hidden, points: [Hidden one], audiences: [analyst]}\n", ""),
        ("      - {text: Hidden two, audiences: [analyst]}\n", "      - Anybody may see this\n"),
        ("      - {text: Hidden four, audiences: [analyst]}\n", "      - {text: Hidden four}\n"),
        ("sections:\n", "sections:\n  - {kind: text, title: New, points: [New]}\n"),
    ],
    ids=["one-less", "more-hidden", "a-section-less", "one-more", "open-now", "a-section-more"],
)
def test_what_is_hidden_may_change_in_the_meantime(old: str, new: str) -> None:
    Path("x.yaml").write_text(TEXT.replace(old, new), encoding="utf-8")
    for before, after in (EDITS[2], EDITS[4], EDITS[6]):
        retyped(DECK, before, after)
    run("pull", DECK)
    wanted = TEXT.replace(old, new)
    for before, after in (EDITS[2], EDITS[4], EDITS[6]):
        wanted = wanted.replace(before, after)
    assert Path("x.yaml").read_text(encoding="utf-8") == wanted


def test_a_point_deleted_and_one_added_in_word() -> None:
    memo: Any = Document(str(MEMO))
    (gone,) = (p for p in memo.paragraphs if p.text.startswith("It begins in May"))
    (kept,) = (p for p in memo.paragraphs if p.text.startswith("It ends in July"))
    added = type(kept)(kept._p.addnext(gone._p.__copy__()) or kept._p.getnext(), kept._parent)
    for text in added._p.iter("{*}t"):
        text.text = ""
    next(added._p.iter("{*}t")).text = "It is over in winter"
    gone._p.getparent().remove(gone._p)
    memo.save(str(MEMO))
    run("pull", MEMO)
    text = Path("x.yaml").read_text(encoding="utf-8")
    assert "points: [It ends in July, It is over in winter]" in text
    assert text.replace("points: [It ends in July, It is over in winter]", "") == TEXT.replace(
        "points: [It begins in May, It ends in July]", ""
    )

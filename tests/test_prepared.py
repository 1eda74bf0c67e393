"""An audience that was made ready stays so, in one process, as long as the disk says what it said."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from briefdeck import build
from briefdeck.session.prepared import in_language, prepare
from conftest import ROOT, make_board

BRIEFING = """\
briefdeck: 1
title: Speicher
language: {}
date: 2026-04-10
from: Planung
summary: [{{text: Die Kosten sinken, sources: [wire]}}]
sections:
  - {{kind: text, title: Kosten, points: [Sie sinken]}}
sources:
  wire: {{outlet: Draht, title: Preise, date: 2026-04-09}}
"""
SHIPPED = ROOT / "templates"


def house(tmp_path: Path) -> Path:
    """An audience of its own, and one that is based on it and says nothing but that."""
    templates = tmp_path / "templates"
    board = make_board(templates)
    for name in ("audience.yaml", "deck.yaml", "memo.yaml", "deck.pptx", "memo.docx"):
        shutil.copy(SHIPPED / "analyst" / name, board)
    (templates / "guests").mkdir()
    (templates / "guests" / "audience.yaml").write_text("based_on: board\n", encoding="utf-8")
    return templates


def built(templates: Path, output: Path, language: str = "ja") -> tuple[list[bytes], list[str]]:
    """What is built for the second audience, and what is found."""
    briefing = templates.parent / "x.yaml"
    briefing.write_text(BRIEFING.format(language), encoding="utf-8")
    result = build([briefing], ["guests"], templates=templates, output=output, clean=True)
    return [each.path.read_bytes() for each in result.written], [str(each) for each in result.diagnostics]


def reworded(name: str, old: str, new: str) -> Callable[[Path], object]:
    """Words of a file of the base are changed."""

    def change(templates: Path) -> None:
        path = templates / "board" / name
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")

    return change


def replaced(name: str) -> Callable[[Path], object]:
    """The template of another audience comes into the folder of the second one."""
    return lambda templates: shutil.copy(SHIPPED / "executive" / name, templates / "guests")


CHANGES: dict[str, Callable[[Path], object]] = {
    "settings of the base": reworded("audience.yaml", "（出典）", "（参考）"),
    "a plan of the base": reworded("deck.yaml", 'title: "{{ title }}"', 'title: "{{ title }}!"'),
    "a deck of its own": replaced("deck.pptx"),
    "a memo of its own": replaced("memo.docx"),
    "settings of its own": lambda templates: (templates / "guests" / "audience.yaml").write_text(
        "based_on: board\nlimits: {slides: 1}\n", encoding="utf-8"
    ),
    "a plan that cannot be read": lambda templates: (templates / "guests" / "memo.yaml").write_bytes(b"\xff"),
    "the base is gone": lambda templates: shutil.rmtree(templates / "board"),
}


def test_what_did_not_change_is_built_alike(tmp_path: Path) -> None:
    templates = house(tmp_path)
    first = built(templates, tmp_path / "one")
    assert len(first[0]) == 2
    assert built(templates, tmp_path / "two") == first


@pytest.mark.slow
@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_what_changed_is_read_again(change: Callable[[Path], object], tmp_path: Path) -> None:
    templates = house(tmp_path)
    before = built(templates, tmp_path / "one")
    assert len(before[0]) == 2
    change(templates)
    assert built(templates, tmp_path / "two") != before


def test_words_of_a_language_are_read_again(tmp_path: Path) -> None:
    templates = house(tmp_path)
    before = built(templates, tmp_path / "one", "de")
    assert len(before[0]) == 2
    (templates / "translations").mkdir()
    (templates / "translations" / "de.yaml").write_text('"Sources: ": "Belege: "\n', encoding="utf-8")
    after = built(templates, tmp_path / "two", "de")
    assert after != before
    shutil.rmtree(templates / "translations")
    assert built(templates, tmp_path / "three", "de") == before


def test_equal_files_in_another_folder_are_told_by_their_own_paths(tmp_path: Path) -> None:
    """Facts of a template are known by what it says; where it lies is that of the audience that is asked for."""
    before = built(house(tmp_path / "one"), tmp_path / "out")
    templates = house(tmp_path / "two")
    assert built(templates, tmp_path / "out")[0] == before[0]
    prepared, faults = prepare(templates / "board")
    assert faults == ()
    assert prepared is not None
    assert (prepared.deck.template, prepared.memo.template) == (
        templates / "board" / "deck.pptx",
        templates / "board" / "memo.docx",
    )
    spoken, _ = in_language(prepared, "de", mixed=False)
    assert (spoken.deck.template, spoken.memo.template) == (prepared.deck.template, prepared.memo.template)
    deck = templates / "board" / "deck.yaml"
    deck.write_text(deck.read_text(encoding="utf-8").replace("layout: cover", "layout: no such one"), encoding="utf-8")
    _, found = built(templates, tmp_path / "out")
    assert found
    assert str(tmp_path / "one") not in "".join(found)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("key", "given"), [("styles: {Strong: No Such Style}", ""), ("faces: {de: {latin: Palatino}}", "faces: {}")]
)
def test_an_equal_template_is_bound_as_each_audience_says(key: str, given: str, tmp_path: Path) -> None:
    one, two = house(tmp_path / "one"), house(tmp_path / "two")
    for templates, said in ((one, given), (two, key)):
        settings = templates / "board" / "audience.yaml"
        text = re.sub(r"^faces:\n( .*\n)+", "", settings.read_text(encoding="utf-8"), flags=re.MULTILINE)
        settings.write_text(f"{text}\n{said}\n", encoding="utf-8")
    before = built(one, tmp_path / "first", "de")
    assert len(before[0]) == 2
    assert built(two, tmp_path / "second", "de")[0] != before[0]
    assert built(one, tmp_path / "third", "de") == before

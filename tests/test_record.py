"""The record that a file keeps of its making: whatever somebody makes of it, a file is read or told to be damaged."""

from __future__ import annotations

import io
import json
import os
import random
import zipfile
from dataclasses import replace
from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from briefdeck.provenance.record import DamagedError, decoded, encoded
from briefdeck.provenance.units import PictureFacts, Unit, merged
from briefdeck.roundtrip.pull.pulling import File, opened_files, pulled
from briefdeck.roundtrip.readback.reading import read_returned
from briefdeck.session import Session
from briefdeck.staging.made import Made
from conftest import ROOT
from laws import mostly_slow

EXAMPLES = int(os.environ.get("BRIEFDECK_EXAMPLES", "4"))
BRIEFING = ROOT / "briefings" / "gallery.yaml"
ITEM = "customXml/item1.xml"


@cache
def session() -> Session:
    return Session(ROOT / "templates")


@cache
def entries(kind: str) -> dict[str, bytes]:
    """The parts of a deck or memo that has every block and chart."""
    made = session().make(BRIEFING, ["analyst"], ["deck", "memo"])
    content = next(file.content for file in made if isinstance(file, Made) and file.kind == kind)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def spoiled(value: Any, chance: random.Random) -> Any:
    """A value with some of what is in it left out, shuffled, or something else of its kind."""
    match value:
        case dict():
            kept = {key: child for key, child in value.items() if chance.random() > 0.002}
            return {key: spoiled(child, chance) if chance.random() < 0.5 else child for key, child in kept.items()}
        case list():
            made = [spoiled(child, chance) if chance.random() < 0.3 else child for child in value]
            if made and chance.random() < 0.05:
                chance.shuffle(made)
            return made[: chance.randrange(len(made))] if made and chance.random() < 0.05 else made
        case bool() | None:
            return value
        case int() if chance.random() < 0.03:
            return chance.choice([-1, 0, 1, 10**9, -(10**9), value + 1])
        case str() if chance.random() < 0.03:
            return chance.choice(["", value + "x", "sections", "rows", "**", "[@", "{{", "\n", value[:3]])
        case _:
            return value


@pytest.mark.slow
@settings(max_examples=10 * EXAMPLES)
@given(kind=st.sampled_from(["deck", "memo"]), seed=st.integers(0, 2**32))
def test_any_record_gives_an_answer(kind: str, seed: int) -> None:
    parts = entries(kind)
    root = etree.fromstring(parts[ITEM])
    root.text = json.dumps(spoiled(json.loads(root.text or ""), random.Random(seed)), ensure_ascii=False)
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, etree.tostring(root) if name == ITEM else data)
    opened, found = opened_files([File("x", content.getvalue())])
    assert opened or [d.rule.name for d in found] == ["damaged-origin"]
    if opened:
        pulled(opened, BRIEFING, session(), "theirs")


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["deck", "memo"])
def test_a_record_reads_back_as_it_was_written(kind: str) -> None:
    root = etree.fromstring(entries(kind)[ITEM])
    snapshot = decoded(root)
    item, properties = encoded(snapshot)
    assert item == entries(kind)[ITEM]
    assert b"itemID" in properties
    assert snapshot.briefing == "gallery.yaml"
    assert {source.document for source in snapshot.sources} == {"briefing", "plan"}


def unmarked(unit: Unit) -> Unit:
    return replace(unit, pieces=merged(replace(piece, mark=-1) for piece in unit.pieces))


def named(picture: PictureFacts) -> PictureFacts:
    """A picture with the name of its part as the archive has it."""
    return replace(picture, part=picture.part.removeprefix("/"))


@pytest.mark.parametrize(
    ("briefing", "language"),
    mostly_slow(
        [("code-red", "ja"), ("factory-energy", "ja"), ("factory-energy", "en"), ("gallery", "ja"), ("gallery", "en")]
    ),
)
def test_what_a_deck_notes_down_is_what_its_reader_sees(briefing: str, language: str) -> None:
    audiences = list(session().folders)
    made = session().make(ROOT / "briefings" / f"{briefing}.yaml", audiences, ["deck"], language)
    decks = [file for file in made if isinstance(file, Made)]
    assert decks
    for file in decks:
        returned = read_returned(file.content)
        assert returned.snapshot is not None
        assert [unmarked(unit) for unit in returned.snapshot.units] == [unmarked(unit) for unit in returned.seen.units]
        assert list(returned.snapshot.frames) == list(returned.seen.frames)
        assert [named(picture) for picture in returned.snapshot.pictures] == list(returned.seen.pictures)
        assert [(chart.page, chart.holder, chart.series) for chart in returned.snapshot.charts] == [
            (chart.page, chart.holder, chart.series) for chart in returned.seen.charts
        ]


@pytest.mark.parametrize(
    "text", ["", "null", "[]", "{}", '{"version": 1}', "[" * 100_000, '{"version":' + "9" * 5000 + "}"]
)
def test_what_is_no_record(text: str) -> None:
    root = etree.fromstring(entries("deck")[ITEM])
    root.text = text
    with pytest.raises(DamagedError):
        decoded(root)

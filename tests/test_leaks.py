"""Nothing of what is kept from an audience is in any part of any of its files, in reports, records or differences."""

from __future__ import annotations

import json
import os
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from briefdeck.declared import Declared, judged
from briefdeck.diagnostics import has_errors
from briefdeck.model.briefing import MODELS, Briefing
from briefdeck.model.walk import walk
from briefdeck.provenance.record import PARTIAL, VERSION, Snapshot
from briefdeck.roundtrip.readback.reading import read_returned
from fuzz.leaks import control, differing, documents, in_files, leaked, marks, on_screen, parts, reports, tried
from hiding import GREEN, UNTRUE, Hiding, hiding
from laws import mostly_slow

SEEDS = int(os.environ.get("BRIEFDECK_EXAMPLES", "6"))


def files(path: Path, audience: str, since: str, language: str = "", *, clean: bool = False) -> dict[str, bytes]:
    made, told = documents(path, audience, since, language, clean=clean)
    assert not has_errors(told), [str(each) for each in told]
    return made


@pytest.mark.parametrize("seed", mostly_slow(range(SEEDS), but=0))
def test_what_is_made_for_others_has_no_mark_of_what_is_hidden_and_is_as_if_it_were_not_there(
    seed: int, tmp_path: Path
) -> None:
    assert tried(seed, tmp_path, Counter()) == []


@pytest.mark.slow
def test_what_is_hidden_from_others_would_be_found(tmp_path: Path) -> None:
    """The control: who may see the hidden parts has them, of every kind, and their pictures."""
    assert min(control(seed, tmp_path) for seed in range(3)) > 0.7  # of two languages one may not be asked for
    seeds = (seed for seed in range(50) if any(colour[1] == GREEN for colour in pictures(hiding(seed))))
    made = hiding(next(seeds))
    now, before = made.written(tmp_path)
    language = made.languages[0]
    said = in_files(now, "analyst", str(before), language, clean=False)
    assert any(leak.startswith("picture in") for leak in leaked(said, made.secrets))
    told = reports(now, "analyst", language) | on_screen(now, before, "analyst", language)
    for name, words in told.items():
        assert marks(name, words, made.secrets), name


def pictures(made: Hiding) -> list[tuple[int, int, int]]:
    return [content for content in made.files.values() if not isinstance(content, str)]


@pytest.mark.slow
def test_a_difference_of_what_is_open_would_be_found(tmp_path: Path) -> None:
    made = hiding(1)
    now, before = made.written(tmp_path)
    mine = in_files(now, "executive", str(before), made.languages[0], clean=True)
    made.briefing["summary"][0] = {"text": "Quollother"}
    now, before = made.written(tmp_path)
    theirs = in_files(now, "executive", str(before), made.languages[0], clean=True)
    assert {"deck ppt/slides/slide1.xml", "memo word/document.xml"} & differing(mine, theirs)


@pytest.mark.slow
def test_every_key_of_a_briefing_is_tried_open_and_hidden() -> None:
    """A key that is new enters the random briefings by itself, or is missed here."""
    keys = {(model.__name__, key) for model in MODELS for key in model.model_fields if key not in UNTRUE}
    # A briefing and its addressees are nobody's secret; all else can be.
    missed = {(True, key) for key in keys if key[1] != "audiences"}
    missed |= {(False, key) for key in keys if key[0] not in ("Briefing", "Addressee")}
    for seed in range(600):
        for visit in walk(judged(Briefing, hiding(seed).briefing)):
            if isinstance(visit.value, Declared):
                model, seen = type(visit.value), visit.is_seen_by("executive")
                said = {key for key, info in model.model_fields.items() if getattr(visit.value, key) != info.default}
                missed -= {(seen, (model.__name__, key)) for key in said}
        if not missed:
            break
    assert missed == set()


# --- Records ----------------------------------------------------------------------------------------------------------


def record(content: bytes) -> Snapshot:
    snapshot = read_returned(content).snapshot
    assert snapshot is not None
    return snapshot


@pytest.mark.parametrize("seed", mostly_slow(range(SEEDS), but=1))
def test_a_record_is_that_of_a_briefing_without_what_is_hidden(seed: int, tmp_path: Path) -> None:
    made = hiding(seed)
    now, _ = made.written(tmp_path)
    alone = tmp_path / "alone"
    alone.mkdir()
    path, _ = made.open_to("executive").written(alone)
    ours, theirs = files(now, "executive", ""), files(path, "executive", "")
    for kind in ours:
        mine, yours = record(ours[kind]), record(theirs[kind])
        assert (mine.version, yours.version) == (PARTIAL, VERSION)
        assert [(s.id, s.path, s.raw) for s in mine.sources] == [(s.id, s.path, s.raw) for s in yours.sources]
        assert {source.line for source in mine.sources if source.document == "briefing"} <= {0}
        assert (mine.units, mine.charts, mine.titles) == (yours.units, yours.charts, yours.titles)
        assert {name for name, _ in parts(ours[kind])} == {name for name, _ in parts(theirs[kind])}


@pytest.mark.slow
def test_a_digest_says_nothing_of_what_is_hidden(tmp_path: Path) -> None:
    made = hiding(3)
    now, _ = made.written(tmp_path)
    before = files(now, "executive", "")
    text = now.read_text(encoding="utf-8")
    for secret in sorted(made.secrets, key=len, reverse=True):
        if secret.startswith("Zyx"):
            text = text.replace(secret, f"{secret}q")
    for name in made.files:
        if name.startswith("Zyx"):
            (tmp_path / name).rename((tmp_path / name).with_stem(f"{Path(name).stem}q"))
    now.write_text(text, encoding="utf-8")
    assert files(now, "executive", "") == before
    assert files(now, "analyst", "") != before


def test_a_statement_that_stands_alone_can_be_kept_from_an_audience(tmp_path: Path) -> None:
    """What is asked, concluded, quoted, an outcome, a response: no members of a list, and kept like these."""
    kept = {"text": "Zyxalone", "audiences": ["analyst"]}
    points: list[Any] = [{"text": f"Quoll{letter}"} for letter in "abc"]
    phases = [{"name": f"Quollp{letter}", "headline": "Quoll", "cells": ["Quollc"]} for letter in "ab"]
    sections: list[dict[str, Any]] = [
        {"kind": "background", "points": points, "leads_to": {"result": "Quollr", "response": kept}},
        {"kind": "assessments", "views": [{"claim": "Quollv", "held_by": "Quollh", "quote": kept}]},
        {"kind": "phases", "phases": phases, "aspects": ["Quollx"], "outcome": kept},
    ]
    briefing: dict[str, Any] = {
        "briefdeck": 1,
        "title": "Quoll",
        "language": "en",
        "date": "2026-04-10",
        "from": "Quoll",
    }
    briefing |= {"summary": ["Quolls"], "ask": kept, "conclusion": kept}
    briefing["sections"] = [{**section, "title": f"Quollt{n}"} for n, section in enumerate(sections)]
    path = tmp_path / "x.yaml"
    path.write_text(json.dumps(briefing), encoding="utf-8")
    for content in files(path, "executive", "").values():
        assert leaked(dict(parts(content)), {"Zyxalone"}) == set()
    for content in files(path, "analyst", "").values():
        assert leaked(dict(parts(content)), {"Zyxalone"})

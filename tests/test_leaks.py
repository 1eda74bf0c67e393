"""Nothing of what is kept from an audience is in any part of any of its files, in reports, records or differences."""

from __future__ import annotations

import io
import json
import os
import re
import zipfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, Literal

import pytest
from PIL import Image

from briefdeck.diagnostics import has_errors
from briefdeck.provenance.record import PARTIAL, VERSION, Snapshot
from briefdeck.report.document import report
from briefdeck.report.examination import examine
from briefdeck.roundtrip.readback.reading import read_returned
from briefdeck.session import Session
from briefdeck.staging.made import Made
from conftest import ROOT
from hiding import GREEN, Hiding, hiding

SEEDS = int(os.environ.get("BRIEFDECK_EXAMPLES", "6"))


@cache
def session() -> Session:
    return Session(ROOT / "templates")


def written(made: Hiding, folder: Path) -> tuple[Path, Path]:
    made.put(folder)
    now, before = folder / "x.yaml", folder / "before.yaml"
    now.write_text(json.dumps(made.briefing, ensure_ascii=False), encoding="utf-8")
    before.write_text(json.dumps(made.earlier, ensure_ascii=False), encoding="utf-8")
    return now, before


def parts(content: bytes, name: str = "") -> Iterator[tuple[str, bytes]]:
    """Every part of a package, and of the packages in it, with the names of all."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        yield f"{name} comment", archive.comment
        for info in archive.infolist():
            data = archive.read(info)
            yield f"{name} {info.filename}", info.filename.encode() + data
            if data.startswith(b"PK\x03\x04"):
                yield from parts(data, f"{name} {info.filename}")


def is_hidden(picture: bytes) -> bool:
    pixel = Image.open(io.BytesIO(picture)).convert("RGB").getpixel((0, 0))
    return isinstance(pixel, tuple) and pixel[1] == GREEN


def found(content: bytes, secrets: set[str]) -> set[str]:
    """The secrets in a file, and where; of pictures those whose green says that they are hidden."""
    leaks = set()
    for name, data in parts(content):
        if name.endswith(".png") and is_hidden(data[data.index(b"\x89PNG") :]):
            leaks.add(f"picture in{name}")
        # Text in XML may be escaped, and is UTF-8; records hold JSON inside of it.
        text = data.decode("utf-8", "replace").casefold()
        leaks |= {f"{secret} in{name}" for secret in secrets if _is_said(secret.casefold(), text)}
    return leaks


def _is_said(secret: str, text: str) -> bool:
    """Whether a secret stands in a text; a number by itself, not as digits or members of a place on a page."""
    if not secret[0].isdigit() or secret not in text:
        return secret in text
    return re.search(rf"(?<![\d.,\[]){secret}(?!,?\d|\])", text) is not None


def files(path: Path, audience: str, since: str, language: str = "", *, clean: bool = False) -> dict[str, bytes]:
    made = list(session().make(path, [audience], ["deck", "memo"], language, since, clean=clean))
    wrong = [each for each in made if not isinstance(each, Made)]
    assert not has_errors(wrong), [str(each) for each in wrong]
    return {each.kind: each.content for each in made if isinstance(each, Made)}


@pytest.mark.parametrize("seed", range(SEEDS))
def test_nothing_hidden_is_in_a_file_of_another_audience(seed: int, tmp_path: Path) -> None:
    made = hiding(seed)
    now, before = written(made, tmp_path)
    for audience in ("executive", "public-sector"):
        for language in made.languages:
            for kind, content in files(now, audience, str(before), language).items():
                assert found(content, made.secrets) == set(), (audience, language, kind)


@pytest.mark.parametrize("seed", range(SEEDS))
def test_nothing_hidden_is_in_a_report_for_another_audience(seed: int, tmp_path: Path) -> None:
    made = hiding(seed)
    now, _ = written(made, tmp_path)
    forms: tuple[Literal["html", "md"], ...] = ("html", "md")
    for form in forms:
        words = report(examine([now], ["executive"], templates=ROOT / "templates"), form).casefold()
        assert {secret for secret in made.secrets if secret.casefold() in words} == set()


def test_what_is_hidden_from_others_would_be_found(tmp_path: Path) -> None:
    """The control: who may see the hidden parts has them, of every kind."""
    pictures: set[str] = set()
    for seed in range(50):
        if seed >= SEEDS and pictures:
            break
        made = hiding(seed)
        folder = tmp_path / str(seed)
        folder.mkdir()
        now, before = written(made, folder)
        there: set[str] = set()
        for language in made.languages:
            for content in files(now, "analyst", str(before), language).values():
                there |= {leak.partition(" in")[0] for leak in found(content, made.secrets)}
        words = {secret for secret in made.secrets if secret.startswith("Zyx")}
        assert len(words & there) > 0.7 * len(words)  # of two languages one may not be asked for
        pictures |= there & {"picture"}
        whole = report(examine([now], templates=ROOT / "templates"), "md").casefold()
        assert any(secret.casefold() in whole for secret in words)
    assert pictures


# --- Records ----------------------------------------------------------------------------------------------------------


def stripped(value: Any, audience: str) -> Any:
    """A briefing from which somebody has taken what is kept from an audience."""
    if isinstance(value, dict):
        return {k: stripped(v, audience) for k, v in value.items() if k != "audiences" and not is_kept(v, audience)}
    if isinstance(value, list):
        return [stripped(item, audience) for item in value if not is_kept(item, audience)]
    return value


def is_kept(value: Any, audience: str) -> bool:
    return isinstance(value, dict) and audience not in value.get("audiences", [audience])


def record(content: bytes) -> Snapshot:
    snapshot = read_returned(content).snapshot
    assert snapshot is not None
    return snapshot


@pytest.mark.parametrize("seed", range(SEEDS))
def test_a_record_is_that_of_a_briefing_without_what_is_hidden(seed: int, tmp_path: Path) -> None:
    made = hiding(seed)
    now, _ = written(made, tmp_path)
    alone = tmp_path / "alone"
    alone.mkdir()
    # A figure or source that only hidden parts use is told of nowhere, as if it were not there.
    open_ = stripped(made.briefing, "executive")
    without = Hiding(open_, stripped(made.earlier, "executive"), made.languages, made.secrets, made.files)
    used = json.dumps([value for key, value in open_.items() if key not in ("figures", "sources")], ensure_ascii=False)
    for _ in range(3):
        figures = {k: v for k, v in open_.get("figures", {}).items() if k in used}
        used_now = used + json.dumps(figures, ensure_ascii=False)
        sources = {k: v for k, v in open_.get("sources", {}).items() if k in used_now}
        open_["figures"], open_["sources"] = figures, sources
    for kind in ("figures", "sources"):
        if not open_[kind]:
            del open_[kind]
    path, _ = written(without, alone)
    ours, theirs = files(now, "executive", ""), files(path, "executive", "")
    for kind in ours:
        mine, yours = record(ours[kind]), record(theirs[kind])
        assert (mine.version, yours.version) == (PARTIAL, VERSION)
        assert [(s.id, s.path, s.raw) for s in mine.sources] == [(s.id, s.path, s.raw) for s in yours.sources]
        assert {source.line for source in mine.sources if source.document == "briefing"} <= {0}
        assert (mine.units, mine.charts, mine.titles) == (yours.units, yours.charts, yours.titles)
        assert {name for name, _ in parts(ours[kind])} == {name for name, _ in parts(theirs[kind])}


def test_a_digest_says_nothing_of_what_is_hidden(tmp_path: Path) -> None:
    made = hiding(3)
    now, _ = written(made, tmp_path)
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
        assert found(content, {"Zyxalone"}) == set()
    for content in files(path, "analyst", "").values():
        assert found(content, {"Zyxalone"})

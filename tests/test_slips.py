"""What people and programs mistype is told once, at its line, with a cure that works: cured, it has no finding."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from briefdeck.api import build
from briefdeck.diagnostics import Diagnostic
from briefdeck.report.examination import check, curable
from briefdeck.review.fixes import fixed
from briefdeck.session import Session
from conftest import ROOT
from laws import mostly_slow
from slips import BASE, MARKET, Slip
from slips import SLIPS as USUAL
from slips_elsewhere import ELSEWHERE

AUDIENCE = "executive"
SLIPS = (*USUAL, *ELSEWHERE)


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A current folder with what the briefing names, below data/."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "data").mkdir()
    Image.new("RGB", (40, 30), "navy").save(tmp_path / "data" / "site.png")
    return tmp_path


def written(text: str, data: str = MARKET) -> Path:
    Path("data/market.csv").write_text(data, encoding="utf-8")
    Path("x.yaml").write_text(text, encoding="utf-8")
    return Path("x.yaml")


def found_in(path: Path) -> tuple[Diagnostic, ...]:
    return check([path], [AUDIENCE], templates=ROOT / "templates")


def slipped(slip: Slip) -> str:
    text = BASE
    for old, new in slip.changes:
        assert old in text, slip.name
        text = text.replace(old, new, 1)
    return text


def test_the_briefing_itself_has_no_finding(here: Path) -> None:
    assert here.is_dir()
    assert found_in(written(BASE)) == ()


@pytest.mark.parametrize("slip", mostly_slow(SLIPS, but=120), ids=[slip.name for slip in SLIPS])
def test_a_slip_is_told_once_at_its_line(slip: Slip, here: Path) -> None:
    path = written(slipped(slip), slip.data)
    found = found_in(path)
    told = next((d for d in found if d.rule.code == slip.code), None)
    assert told is not None, found
    assert [d.rule.code for d in found if d.rule.code not in slip.also or d is told] == [slip.code], found
    line = (here / told.span.file).read_text(encoding="utf-8").split("\n")[told.span.line - 1]
    assert slip.at in line
    message = f"{told.what} {told.hint}"
    assert [words for words in slip.says if words not in message] == []
    assert told.edits or not slip.edits


@pytest.mark.parametrize("slip", mostly_slow(SLIPS, but=20), ids=[slip.name for slip in SLIPS])
@pytest.mark.usefixtures("here")
def test_its_cure_works(slip: Slip) -> None:
    text = slipped(slip)
    path = written(text, slip.data)
    if slip.edits:
        session = Session(ROOT / "templates")
        made = fixed(path, lambda now: curable(path, now, session, [AUDIENCE]))
        assert made is not None
        text = made.after
    else:
        for old, new in slip.cure:
            assert old in text, slip.name
            text = text.replace(old, new, 1)
    path = written(text, slip.cured_data or MARKET)
    assert [d for d in found_in(path) if d.rule.code not in slip.also] == []
    assert build([path], [AUDIENCE], templates=ROOT / "templates", formats=["memo"]).ok

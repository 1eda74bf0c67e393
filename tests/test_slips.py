"""What people and programs mistype is told once, at its line, with a cure that works: cured, it has no finding."""

from __future__ import annotations

from functools import cache
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
from slips_agreement import AGREEMENT
from slips_claims import UNSAID
from slips_elsewhere import ELSEWHERE
from slips_keys import KEYS
from slips_kinds import KINDS
from slips_pieces import PIECES
from slips_shapes import SHAPES
from slips_words import WORDS

AUDIENCE = "executive"
SLIPS = (*AGREEMENT, *USUAL, *ELSEWHERE, *KEYS, *KINDS, *PIECES, *SHAPES, *UNSAID, *WORDS)


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


@cache
def found_in(text: str, data: str = MARKET) -> tuple[Diagnostic, ...]:
    """What is told of a briefing; most cures lead to one that was judged before."""
    return check([written(text, data)], [AUDIENCE], templates=ROOT / "templates")


@cache
def is_built(text: str, data: str) -> bool:
    return build([written(text, data)], [AUDIENCE], templates=ROOT / "templates", formats=["memo"]).ok


def slipped(slip: Slip) -> str:
    text = BASE
    for old, new in slip.changes:
        assert old in text, slip.name
        text = text.replace(old, new, 1)
    return text


def test_the_briefing_itself_has_no_finding(here: Path) -> None:
    assert here.is_dir()
    assert found_in(BASE) == ()


def test_no_slip_is_another_once_more() -> None:
    assert len({slip.name for slip in SLIPS}) == len(SLIPS)
    assert len({(slip.changes, slip.data) for slip in SLIPS}) == len(SLIPS)


def _of_other_numbers(slip: Slip) -> frozenset[str]:
    """What is found of the message where the chart has other numbers than those that it speaks of."""
    plotted = any("data/market.csv" in old for old, _ in slip.changes)
    others = slip.data != MARKET or slip.cured_data not in ("", MARKET) or plotted
    return frozenset({"E136", "E141"}) if others and slip.code not in ("E136", "E141") else frozenset()


@pytest.mark.parametrize("slip", mostly_slow(SLIPS, one_in=10), ids=[slip.name for slip in SLIPS])
def test_a_slip_is_told_once_at_its_line(slip: Slip, here: Path) -> None:
    text = slipped(slip)
    written(text, slip.data)
    found = found_in(text, slip.data)
    told = next((d for d in found if d.rule.code == slip.code), None)
    assert told is not None, found
    also = slip.also | _of_other_numbers(slip)
    assert [d.rule.code for d in found if d.rule.code not in also or d is told] == [slip.code], found
    line = (here / told.span.file).read_text(encoding="utf-8").split("\n")[told.span.line - 1]
    assert slip.at in line
    message = f"{told.what} {told.hint}"
    assert [words for words in slip.says if words not in message] == []
    assert told.edits or not slip.edits
    assert str(ROOT) not in message  # a person can mend no file of the installation


@pytest.mark.usefixtures("here")
def test_a_mistake_in_every_entry_is_told_once_with_their_number() -> None:
    rows = "".join(f"      - {{bullet: Reason {number}, sources: [atlas]}}\n" for number in range(12))
    start = BASE.index("      - text: Rents are")
    end = BASE.index("  - kind: chart")
    (told,) = found_in(BASE[:start] + rows + BASE[end:])
    assert told.rule.code == "B201"
    assert "the same holds for 11 other entries" in told.what
    assert told.hint == "write text:"


@pytest.mark.usefixtures("here")
def test_what_stands_behind_a_mistake_is_told_in_the_same_run() -> None:
    text = BASE
    for old, new in (
        ("    title: Site\n", "    titel: Site\n"),  # a key of a section
        ("    figures: [share]\n", "    figures: [shar]\n"),  # a name that leads nowhere, in another
        ("events:\n      - {date: 2026-12-15,", "milestones:\n      - {day: 2026-12-15,"),  # a key below a key
        ("{date: 2027-03, text: The", "{date: March 2027, text: The"),  # a value below that
        ("grown\n", "grown TODO\n"),  # what a reviewer sees
    ):
        assert old in text
        text = text.replace(old, new, 1)
    found = found_in(text)
    assert [(d.rule.code, d.hint) for d in found] == [
        ("B206", "did you mean “share”?"),
        ("L112", "write what belongs here, or delete it"),
        ("B201", "write events:"),
        ("B201", "write date:"),
        ("B204", "write 2027-03"),
        ("B201", "write title:"),
    ]


# What stands below a key that is none, or in a section without a kind, is not judged; nor are data of a wrong shape.
_FIRST = {"slides", "type", "no heads", "lines of a file"}


def _apart() -> list[tuple[Slip, Slip]]:
    """Pairs of slips that are told by one stage, and change other lines of the briefing."""
    alone = [slip for slip in SLIPS if slip.data == MARKET and len(slip.changes) == 1 and slip.name not in _FIRST]
    stages = (("B201", "B202", "B203"), ("B205", "B206", "B207"), ("L111", "L112", "L114"))
    families = [[slip for slip in alone if slip.code in codes and slip.code not in slip.also] for codes in stages]
    halves = [(family[0::2], family[1::2][::-1]) for family in families]
    pairs = [pair for one, other in halves for pair in zip(one, other, strict=False)]
    return [(one, other) for one, other in pairs if not _touch(one, other)]


def _touch(one: Slip, other: Slip) -> bool:
    """Whether two slips change the same entry: what stands under one dash, or under one key at the margin."""
    return any(_entry(old) & _entry(old_too) for old, _ in one.changes for old_too, _ in other.changes)


def _entry(old: str) -> set[int]:
    """The entries of the outermost lists and mappings that the first place of a text touches."""
    at = BASE.find(old)
    line_end = BASE.find("\n", at)
    before, inside = BASE[: line_end if line_end > 0 else len(BASE)], BASE[at : at + len(old)]
    first = sum(line[:1].isalpha() or line.startswith("  - ") for line in before.split("\n"))
    more = sum(line[:1].isalpha() or line.startswith("  - ") for line in inside.split("\n")[1:])
    return set(range(first, first + more + 1))


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize(
    ("one", "other"), mostly_slow(_apart(), one_in=6), ids=[f"{one.name}, {other.name}" for one, other in _apart()]
)
def test_two_mistakes_are_two_findings(one: Slip, other: Slip) -> None:
    text = BASE
    for old, new in (*one.changes, *other.changes):
        text = text.replace(old, new, 1)
    found = found_in(text)
    told = [d.rule.code for d in found if d.rule.code not in one.also | other.also]
    assert sorted(told) == sorted([one.code, other.code]), found


@pytest.mark.parametrize("slip", mostly_slow(SLIPS, one_in=100), ids=[slip.name for slip in SLIPS])
@pytest.mark.usefixtures("here")
def test_its_cure_works(slip: Slip) -> None:
    text = slipped(slip)
    if slip.edits:
        path, session = written(text, slip.data), Session(ROOT / "templates")
        made = fixed(path, lambda now: curable(path, now, session, [AUDIENCE]))
        assert made is not None
        text = made.after
    else:
        for old, new in slip.cure:
            assert old in text, slip.name
            text = text.replace(old, new, 1)
    data = slip.cured_data or MARKET
    # A number of any size stands for the share of the briefing, where it is written in some other way.
    too_much = {"E133"} if any("value: 31" in old for old, _ in slip.changes) and slip.code != "E133" else set()
    assert [d for d in found_in(text, data) if d.rule.code not in slip.also | too_much | _of_other_numbers(slip)] == []
    assert is_built(text, data)

"""What is told is told once, names the audiences that it concerns, and leads to files that people own."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from briefdeck.api import build
from briefdeck.audience.reader import shipped_templates
from briefdeck.diagnostics import Diagnostic, Facts, Measure, Severity, Span, told
from briefdeck.diagnostics.rules import document as rules
from briefdeck.report.examination import check
from conftest import FIXTURES
from laws import mostly_slow
from slips import BASE, MARKET

ALL = ("analyst", "executive", "public-sector")
WHERE = Span("x.yaml", 3, 5)
FILES = sorted((*(FIXTURES / "spoiled" / "briefings").glob("*.yaml"), *(FIXTURES / "reviewed").glob("*.yaml")))
ROUTES = "".join(
    f"      - Route {number} has grown by {number} stops and serves more people\n" for number in range(9, 60)
)
LONG = "A title that goes on and on, and " * 12 + "ends"


def overfull(audiences: tuple[str, ...], need: float = 60, span: Span = WHERE) -> Diagnostic:
    facts = Facts(audiences=audiences, measure=Measure("height", need, 20, "pt"))
    return rules.OVERFULL_AREA.at(span, f"needs {need:g} pt", f"shorten it by {1 - 20 / need:.0%}", facts=facts)


def words(found: tuple[Diagnostic, ...]) -> list[tuple[str, str]]:
    return [(one.what, one.hint) for one in found]


# --- each fault once --------------------------------------------------------------------------------------------------


def test_a_fault_of_two_audiences_is_one_with_both_names_and_the_cure_that_serves_both() -> None:
    found = told([overfull(("executive",)), overfull(("analyst",), 80)], ALL)
    assert words(found) == [("needs 60 pt (executive); needs 80 pt (analyst)", "shorten it by 75%")]
    assert found[0].facts.audiences == ("executive", "analyst")


def test_a_fault_of_all_audiences_names_none_where_it_says_the_same_of_each() -> None:
    assert words(told([overfull((name,)) for name in ALL], ALL)) == [("needs 60 pt", "shorten it by 67%")]
    assert words(told([overfull(("executive",))], ["executive"])) == [("needs 60 pt", "shorten it by 67%")]


def test_what_concerns_some_names_them() -> None:
    found = told([overfull((name,)) for name in ALL[:2]], ALL)
    assert words(found) == [("needs 60 pt (analyst, executive)", "shorten it by 67%")]


def test_what_is_said_of_two_alike_is_said_once_though_the_cures_differ() -> None:
    other = replace(overfull(("analyst",)), hint="leave something out")
    found = told([overfull(("executive",)), other], ALL)
    assert words(found) == [("needs 60 pt (analyst, executive)", "leave something out")]


def test_two_faults_of_one_audience_stay_two() -> None:
    found = told([overfull(("analyst",)), overfull(("analyst",), 80), overfull(("executive",), 80)], ALL)
    assert len(found) == 2
    assert sum(one.what.count("analyst") for one in found) == 2


def test_faults_at_two_places_and_those_that_concern_nobody_in_particular_stay_apart() -> None:
    elsewhere = overfull(("executive",), span=Span("x.yaml", 4, 5))
    assert len(told([overfull(("analyst",)), elsewhere], ALL)) == 2
    assert words(told([overfull(())], ALL)) == [("needs 60 pt", "shorten it by 67%")]


# --- in files that people own -----------------------------------------------------------------------------------------


def leads_into_the_installation(found: tuple[Diagnostic, ...]) -> list[str]:
    shipped = str(shipped_templates())
    return [str(one) for one in found if shipped in f"{one} {one.facts.related}"]


@pytest.mark.parametrize("path", mostly_slow(FILES, but=4), ids=lambda path: path.stem)
def test_no_message_leads_into_the_installation(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert leads_into_the_installation(check([path])) == []


@pytest.mark.slow
@pytest.mark.parametrize(
    ("old", "new", "code", "at"),
    [
        ("title: Why now", f"title: {LONG}", "D401", "title: A title"),
        ("message: Two changes make a move pay", f"message: {LONG}", "D402", "message: A title"),
        ("    title: Passengers", "    title: Why now", "D405", "title: Why now"),
        pytest.param(
            *("      - text: Routes have grown", f"{ROUTES}      - text: Routes have grown", "D404", "Two"),
            marks=pytest.mark.slow,
        ),
        ("language: en", "language: it", "", "language: it"),
    ],
    ids=["area", "title", "same-title", "split", "language"],
)
def test_a_fault_of_a_shipped_audience_is_told_at_a_line_of_the_briefing(
    old: str, new: str, code: str, at: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "market.csv").write_text(MARKET, encoding="utf-8")
    Image.new("RGB", (40, 30), "navy").save(tmp_path / "data" / "site.png")
    text = BASE.replace(old, new, 1)
    assert text != BASE
    lines = text.split("\n")
    Path("x.yaml").write_text(text, encoding="utf-8")
    found = [*check(["x.yaml"]), *build(["x.yaml"]).diagnostics]
    assert leads_into_the_installation(tuple(found)) == []
    told_of = [one for one in found if one.rule.code == code or (not code and one.severity is Severity.ERROR)]
    assert told_of
    assert all(one.span.file == "x.yaml" for one in found)
    assert any(at in lines[one.span.line - 1] for one in told_of)

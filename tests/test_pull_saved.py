"""Files that PowerPoint and Word saved: what they write of themselves is no edit, and an edit among it is still one."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefdeck.document.kinds import Kind
from briefdeck.provenance.chartfacts import in_one_form
from briefdeck.roundtrip.pull.pulling import File, Pulled, opened_files, pulled
from frames import xml
from pulling import Built, W, built, copied, retype
from resaving import JAPANESE_WORD, POWERPOINT, WORD, escaped
from rewriting import Program, rewritten
from shipped import AUDIENCES, BRIEFINGS, session
from trips import PLAN, Trip

PROGRAMS: tuple[tuple[Program, Kind], ...] = ((POWERPOINT, "deck"), (WORD, "memo"), (JAPANESE_WORD, "memo"))
IDS = ("PowerPoint", "Word", "Japanese Word")
CASES = [
    (program, briefing, audience, kind)
    for briefing in BRIEFINGS
    for program, kind in PROGRAMS
    for audience in AUDIENCES
]


def pull(content: bytes, name: str, briefing: Path) -> Pulled:
    there, found = opened_files([File(name, content)])
    assert not found
    assert there[0][1].keeps_looks
    return pulled(there, briefing, session())


@pytest.mark.slow
@pytest.mark.parametrize(("program", "briefing", "audience", "kind"), CASES)
def test_a_file_that_was_saved_has_no_edit(
    program: Program, briefing: str, audience: str, kind: Kind, tmp_path: Path
) -> None:
    document: Built = built(briefing, audience, kind)
    result = pull(rewritten(document.content, program), document.name, copied(briefing, tmp_path))
    assert (result.taken, result.open, result.reports) == ([], [], [])


@pytest.mark.parametrize(("program", "kind"), PROGRAMS, ids=IDS)
def test_an_edit_in_a_file_that_was_saved_comes_back(program: Program, kind: Kind, tmp_path: Path) -> None:
    before, after = ("Use falls", "Use falls by half") if kind == "deck" else ("waits for a permit", "waits for water")
    trip = Trip(tmp_path, kind)
    line = trip.at(before)
    retype(
        line, PLAN[PLAN.index("The third plant") :].split("\n")[0].replace(before, after) if kind == "memo" else after
    )
    result = pull(rewritten(trip.file.saved(), program), "plan", trip.path)
    assert result.reports == []
    assert result.after == PLAN.replace(before, after)


@pytest.mark.parametrize("program", [WORD, JAPANESE_WORD], ids=IDS[1:])
def test_a_paragraph_that_was_set_otherwise_is_told_of_a_file_that_was_saved(program: Program, tmp_path: Path) -> None:
    trip = Trip(tmp_path)
    facts = trip.at("The third plant waits for a permit").find(f"{W}pPr")
    facts.append(xml('<w:jc w:val="right"/>'))
    result = pull(rewritten(trip.file.saved(), program), "plan", trip.path)
    assert [report.what for report in result.reports] == ["“The third plant waits for a permit” was aligned otherwise"]


@pytest.mark.parametrize("program", [WORD, JAPANESE_WORD], ids=IDS[1:])
def test_a_style_that_was_changed_is_told_of_a_file_that_was_saved(program: Program, tmp_path: Path) -> None:
    trip = Trip(tmp_path)
    style = trip.file.document.styles["Section Message"].element
    style.find(f"{W}rPr").append(xml('<w:highlight w:val="yellow"/>'))
    result = pull(rewritten(trip.file.saved(), program), "plan", trip.path)
    assert [report.what for report in result.reports] == ["the style “Section Message” looks otherwise"]


@pytest.mark.parametrize(
    ("code", "saved"),
    [
        ("#,##0", "#,##0"),
        ('#,##0 "t"', '#,##0\\ "t"'),
        ("+0;-0;0", "\\+0;-0;0"),
        ('0.0"%"', '0.0"%"'),
    ],
)
def test_formats_of_numbers_are_the_same_however_their_signs_are_written(code: str, saved: str) -> None:
    assert escaped(code) == saved
    assert in_one_form(saved) == in_one_form(code)
    assert in_one_form('0.0"%"') != in_one_form("0.0%")

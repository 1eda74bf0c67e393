"""Files that another program wrote anew: what nobody edited is no edit, and an edit comes back to its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefdeck.document.kinds import Kind
from briefdeck.roundtrip.pull.pulling import File, Pulled, opened_files, pulled
from laws import mostly_slow
from pulling import W, built, copied, opened, retype, said
from rewriting import PROGRAMS, Program, rewritten
from shipped import BRIEFINGS, session
from trips import PLAN, Trip

KINDS: tuple[Kind, ...] = ("deck", "memo")
CASES = [(program, briefing, kind) for briefing in BRIEFINGS for program in PROGRAMS for kind in KINDS]


def pull(content: bytes, name: str, briefing: str, folder: Path) -> Pulled:
    there, found = opened_files([File(name, content)])
    assert not found
    return pulled(there, copied(briefing, folder), session())


@pytest.mark.slow
@pytest.mark.parametrize(("program", "briefing", "kind"), CASES)
def test_a_file_that_was_written_anew_has_no_edit(program: Program, briefing: str, kind: Kind, tmp_path: Path) -> None:
    document = built(briefing, "analyst", kind)
    content = rewritten(document.content, program)
    assert said(content, document.name) == said(document.content, document.name)
    result = pull(content, document.name, briefing, tmp_path)
    assert (result.taken, result.open, result.reports) == ([], [], [])


@pytest.mark.parametrize("program", mostly_slow(PROGRAMS), ids=lambda program: program.name)
@pytest.mark.parametrize(
    ("kind", "before", "after"),
    [
        ("deck", "Use falls", "Use falls by half"),
        ("memo", "The third plant waits for a permit", "The third plant waits for the town"),
    ],
)
def test_an_edit_in_a_file_that_was_written_anew_comes_back(
    program: Program, kind: Kind, before: str, after: str, tmp_path: Path
) -> None:
    trip = Trip(tmp_path, kind)
    retype(trip.at(before), after)
    there, found = opened_files([File("plan", rewritten(trip.file.saved(), program))])
    assert not found
    result = pulled(there, trip.path, session())
    assert result.reports == []
    assert result.after == PLAN.replace(before, after)


@pytest.mark.slow
def test_notes_that_a_program_dropped_are_no_deletion(tmp_path: Path) -> None:
    document = built("gallery", "analyst", "deck")
    file = opened(document.content, document.name)
    for slide in file.document.slides:
        for rid in [rid for rid, each in slide.part.rels.items() if each.reltype.endswith("/notesSlide")]:
            slide.part.drop_rel(rid)
    result = pull(rewritten(file.saved(), PROGRAMS[0]), document.name, "gallery", tmp_path)
    assert result.after == result.before
    assert {report.what.split(" of ")[0] for report in result.reports} == {"the notes"}


@pytest.mark.parametrize("program", PROGRAMS, ids=lambda program: program.name)
def test_a_level_that_was_changed_where_the_others_are_kept_is_an_edit(program: Program, tmp_path: Path) -> None:
    trip = Trip(tmp_path)
    depth = trip.at("The third plant waits for a permit").find(f"{W}pPr/{W}numPr/{W}ilvl")
    depth.set(f"{W}val", "1")
    there, found = opened_files([File("plan", rewritten(trip.file.saved(), program))])
    assert not found
    result = pulled(there, trip.path, session())
    assert [(decision.what, decision.name) for decision, _ in result.taken] == [("nested", "sections.0.points.1")]

"""Files whose record is gone, as programs leave them that drop custom XML: held against what the briefing makes now."""

from __future__ import annotations

import io
import re
import subprocess
import zipfile
from pathlib import Path

import pytest

from briefdeck.diagnostics import Diagnostic
from briefdeck.document.kinds import Kind
from briefdeck.roundtrip.pull.pulling import File, Pulled, opened_files, pulled
from briefdeck.roundtrip.pull.recalled import recalled
from briefdeck.roundtrip.readback.reading import Returned
from pulling import A, C, W, built, copied, full, retype, runs, say, words
from rewriting import PROGRAMS, Program, rewritten
from shipped import BRIEFINGS, session
from trips import AUDIT, CHART, PLAN, SOURCES, Trip, cells, rows

KINDS: tuple[Kind, ...] = ("deck", "memo")


def stripped(content: bytes) -> bytes:
    """A file without custom XML, and without the bookmarks that nobody sees."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name.startswith("customXml/"):
                continue
            data = old.read(name)
            if name.endswith(".rels"):
                data = re.sub(rb"<Relationship [^>]*customXml[^>]*/>", b"", data)
            if name == "[Content_Types].xml":
                data = re.sub(rb"<Override [^>]*customXml[^>]*/>", b"", data)
            if name.startswith("word/"):
                data = re.sub(rb'<w:bookmarkStart [^>]*w:name="_bd_[^>]*/>', b"", data)
            new.writestr(name, data)
    return made.getvalue()


def held(file: File, path: Path) -> tuple[list[tuple[File, Returned]], list[Diagnostic]]:
    """A file held against a briefing."""
    return opened_files([file], recall=lambda file, returned: recalled(file.name, returned, path, session()))


def back(content: bytes, path: Path, name: str = "plan.analyst.pptx") -> Pulled:
    there, found = held(File(name, stripped(content)), path)
    assert [d.rule.code for d in found] == ["R410"], list(map(str, found))
    return pulled(there, path, session())


def pull(trip: Trip, program: Program | None = None) -> Pulled:
    content = trip.file.saved()
    return back(rewritten(content, program) if program is not None else content, trip.path)


def replace(trip: Trip, before: str, after: str) -> None:
    """Type something else in the one place of some words."""
    (run,) = [run for run in runs(trip.at(before)) if before in words(run)]
    say(run, words(run).replace(before, after))


@pytest.mark.slow
@pytest.mark.parametrize(("briefing", "kind"), [(b, kind) for b in BRIEFINGS for kind in KINDS])
def test_a_file_that_nobody_edited_has_no_edit(briefing: str, kind: Kind, tmp_path: Path) -> None:
    document = built(briefing, "analyst", kind)
    result = back(rewritten(document.content, PROGRAMS[0]), copied(briefing, tmp_path), document.name)
    assert (result.taken, result.open, result.reports) == ([], [], [])


@pytest.mark.slow
@pytest.mark.parametrize("program", [None, *PROGRAMS])
@pytest.mark.parametrize(
    ("kind", "before", "after"),
    [
        ("deck", "Use falls", "Use falls by half"),
        ("deck", "Three steps are planned", "Four steps are planned"),
        ("memo", "The third plant waits for a permit", "The third plant waits for the town"),
        ("memo", "The plants were audited", "The plants were audited twice"),
    ],
)
def test_titles_and_statements_come_back(
    kind: Kind, before: str, after: str, program: Program | None, tmp_path: Path
) -> None:
    trip = Trip(tmp_path, kind)
    replace(trip, before, after)
    result = pull(trip, program)
    assert result.after == PLAN.replace(before, after)
    assert result.reports == []


@pytest.mark.slow
@pytest.mark.parametrize("program", [None, *PROGRAMS])
@pytest.mark.parametrize("kind", KINDS)
def test_cells_come_back(kind: Kind, program: Program | None, tmp_path: Path) -> None:
    trip = Trip(tmp_path, kind)
    line = next(row for row in rows(trip.file, "Design") if full(next(row.iter(f"{A}p", f"{W}p"))) == "Design")
    for number, text in ((0, "Drawing"), (1, "35")):
        retype(next(cells(line)[number].iter(f"{A}p", f"{W}p")), text)
    result = pull(trip, program)
    assert result.after == PLAN.replace("[Design, 20, 5]", "[Drawing, 35, 5]")
    assert result.reports == []


@pytest.mark.slow
@pytest.mark.parametrize("program", [None, *PROGRAMS])
@pytest.mark.parametrize("workbook", [True, False])
def test_data_of_a_chart_come_back(workbook: bool, program: Program | None, tmp_path: Path) -> None:
    trip = Trip(tmp_path, "deck")
    chart = next(shape.chart for slide in trip.file.document.slides for shape in slide.shapes if shape.has_chart)
    value = next(v for v in chart._chartSpace.iterfind(f".//{C}val//{C}pt/{C}v") if v.text == "104")
    value.text = "101"
    if not workbook:
        chart.part.drop_rel(next(rid for rid, rel in chart.part.rels.items() if rel.reltype.endswith("/package")))
    result = pull(trip, program)
    assert result.after == PLAN.replace("[120, 104, 90]", "[120, 101, 90]")


def test_charts_are_known_by_what_they_show(tmp_path: Path) -> None:
    """Of two charts one is gone, and the other has its name."""
    other = CHART.replace("Heat", "Steam").replace("[120, 104, 90]", "[12, 10, 9]").replace("Use", "Steam")
    trip = Trip(tmp_path, "deck", AUDIT + "      - The first plant saves heat\n" + CHART + other + SOURCES)
    first, second = (s for slide in trip.file.document.slides for s in slide.shapes if s.has_chart)
    value = next(v for v in second.chart._chartSpace.iterfind(f".//{C}val//{C}pt/{C}v") if v.text == "10")
    value.text = "11"
    second.name = first.name
    first._element.getparent().remove(first._element)
    result = pull(trip)
    assert result.after == trip.briefing.replace("[12, 10, 9]", "[12, 11, 9]")


def test_what_was_put_in_taken_out_or_moved_is_told(tmp_path: Path) -> None:
    trip = Trip(tmp_path)
    first, second = (trip.at(text) for text in ("The first plant saves heat", "The third plant waits"))
    first.addprevious(second)
    gone = trip.at("The audit cost")
    gone.getparent().remove(gone)
    result = pull(trip)
    assert result.after == PLAN
    told = "\n".join(f"{report.what} → {report.cure}" for report in result.reports)
    assert "“The audit cost €4.5 million in all” is not in the file" in told
    assert "the order is another in the file" in told


def test_a_text_that_has_little_in_common_is_told(tmp_path: Path) -> None:
    trip = Trip(tmp_path, "deck")
    retype(trip.at("Use falls"), "Nothing of the kind")
    result = pull(trip)
    assert result.after == PLAN
    (told,) = result.reports
    assert "has little in common" in told.what
    assert told.cure == "write it at sections.1.message, if the file is right"


@pytest.mark.slow
def test_what_the_briefing_said_before_is_no_edit(tmp_path: Path) -> None:
    trip = Trip(tmp_path)
    replace(trip, "The plants were audited", "The plants were audited twice")
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", "plan.yaml")
    git(tmp_path, "commit", "-qm", "one")
    now = PLAN.replace("waits for a permit", "has its permit")
    trip.path.write_text(now, encoding="utf-8")
    git(tmp_path, "commit", "-qam", "two")
    result = pull(trip)
    assert result.after == now.replace("The plants were audited", "The plants were audited twice")
    (told,) = result.reports
    assert "reads “The third plant waits for a permit” in the file, as the briefing did before" in told.what


def git(folder: Path, *arguments: str) -> None:
    own = ("-c", "user.name=a", "-c", "user.email=a@example.org")
    subprocess.run(["git", "-C", str(folder), *own, *arguments], check=True, capture_output=True)


@pytest.mark.slow
def test_a_file_of_another_briefing_is_none_of_this(tmp_path: Path) -> None:
    document = built("gallery", "analyst", "deck")
    path = tmp_path / "plan.yaml"
    path.write_text(PLAN, encoding="utf-8")
    there, found = held(File("plan.analyst.pptx", stripped(document.content)), path)
    assert there == []
    assert [d.rule.code for d in found] == ["R402"]

"""A table or chart that was taken out as a whole: told, and by choice its section goes, if it shows nothing else."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any, Literal

import pytest

import customs
from briefdeck.document.kinds import Kind
from briefdeck.roundtrip.pull.pulling import File, Pulled, opened_files, pulled
from pulling import built, copied, full, opened, places
from shipped import session
from trips import CHART, PLAN, SUMMARY, TABLE, Trip, section, table

CASES = pytest.mark.parametrize(("kind", "what"), [("deck", "table"), ("memo", "table"), ("deck", "chart")])


def without(folder: Path, kind: Kind, what: str, briefing: str) -> Trip:
    """A file from which somebody took a table or chart."""
    trip = Trip(folder, kind, briefing)
    if what == "chart":
        assert customs.drop_chart(trip.file, random.Random(1)) is not None
        return trip
    drawn = table(trip.file, "Survey")
    frame = next(drawn.iterancestors("{*}graphicFrame"), drawn)
    frame.getparent().remove(frame)
    return trip


def pull(trip: Trip, deleted: Literal["", "audiences", "remove"], briefing: str = "") -> Pulled:
    trip.path.write_text(briefing or trip.briefing, encoding="utf-8")
    there, found = opened_files([File("plan", trip.file.saved())])
    assert not found
    return pulled(there, trip.path, session(), deleted=deleted)


@CASES
def test_what_was_taken_out_is_told(kind: Kind, what: str, tmp_path: Path) -> None:
    result = pull(without(tmp_path, kind, what, PLAN), "")
    assert result.after == PLAN
    told = [report for report in result.reports if "was taken out" in report.what]
    assert [what in report.what for report in told] == [True]
    assert "--deleted audiences" in told[0].cure


@pytest.mark.slow
@CASES
def test_its_section_is_kept_from_the_audience(kind: Kind, what: str, tmp_path: Path) -> None:
    trip = without(tmp_path, kind, what, PLAN)
    result = pull(trip, "audiences")
    number = 1 if what == "chart" else 2
    assert section(result.after, number)["audiences"] == ["executive", "public-sector"]
    assert [decision.what for decision, _ in result.taken] == ["hidden"]
    assert result.reports == []
    again = pull(trip, "audiences", result.after)
    assert (again.taken, again.open) == ([], [])


@CASES
def test_its_section_is_taken_out_for_all(kind: Kind, what: str, tmp_path: Path) -> None:
    result = pull(without(tmp_path, kind, what, PLAN), "remove")
    assert result.after == PLAN.replace(CHART if what == "chart" else TABLE, "")


@pytest.mark.parametrize("deleted", ["audiences", "remove"])
def test_a_section_that_shows_more_stays(deleted: Literal["audiences", "remove"], tmp_path: Path) -> None:
    briefing = SUMMARY + "sections:\n" + CHART + "    points: [It is not all that is to be said]\n"
    result = pull(without(tmp_path, "deck", "chart", briefing), deleted)
    assert result.after == briefing
    assert any("was taken out" in report.what for report in result.reports)


@pytest.mark.slow
@pytest.mark.parametrize("deleted", ["audiences", "remove"])
def test_a_chart_that_words_took_the_place_of_is_not_taken_out(
    deleted: Literal["audiences", "remove"], tmp_path: Path
) -> None:
    trip = without(tmp_path, "deck", "chart", PLAN)
    slides = [s for s in trip.file.document.slides if any("Use falls" in full(p) for p in s._element.iter("{*}p"))]
    box = slides[-1].shapes.add_textbox(0, 0, 900_000, 900_000)
    box.text_frame.text = "Words in place of a chart"
    result = pull(trip, deleted)
    assert result.after == PLAN
    assert len(places(trip.file)) > 1
    assert any("a chart was taken out" in report.what for report in result.reports)


@pytest.mark.slow
@pytest.mark.parametrize("deleted", ["", "audiences"])
def test_a_table_of_phases_goes_with_its_section(deleted: Literal["", "audiences"], tmp_path: Path) -> None:
    document = built("gallery", "executive", "memo")
    file = opened(document.content, document.name)
    drawn = next(each for each in file.document.element.body.iter("{*}tbl") if "課題を把握した" in said_in(each))
    drawn.getparent().remove(drawn)
    there, found = opened_files([File(document.name, file.saved())])
    assert not found
    result = pulled(there, copied("gallery", tmp_path), session(), deleted=deleted)
    told = [report.what for report in result.reports]
    if deleted:
        assert ([decision.what for decision, _ in result.taken], told) == (["hidden"], [])
    else:
        assert result.after == result.before
        assert [what for what in told if "was taken out" in what] == told
        assert len(told) == 1


def said_in(element: Any) -> str:
    return "".join(full(paragraph) for paragraph in element.iter("{*}p"))

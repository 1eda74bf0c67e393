"""Lines that were typed over as a whole, whose marks were dragged or whose values stand in another order."""

from __future__ import annotations

import copy
from pathlib import Path

import pytest
from lxml import etree

from frames import parent_of, take_out
from pulling import full, is_citation, places, retype, runs, say, words
from trips import AUDIT, PLAN, SOURCES, Trip

COSTS = "      - The audit cost {{ figures.cost }} in all\n"
CITED = "      - The plants were audited [@audit] and most of them closed\n"
PAPER = '  paper: {outlet: Daily paper, title: "Heat, lost", url: "https://example.org/heat", date: 2026-03-02}\n'


def _source(trip: Trip, title: str = "Audit of plants") -> etree._Element:
    return next(place.element for place in places(trip.file) if title in full(place.element))


# --- One value typed over ---------------------------------------------------------------------------------------------


def test_words_over_a_line_with_a_figure_and_none_of_its_letters_in_place(tmp_path: Path) -> None:
    """Letters that happen to stand in both are no rest of what was there."""
    trip = Trip(tmp_path)
    retype(trip.at("The audit cost"), "Energy takes a growing share of cost, and meters show where to act")
    assert trip.comes_back() == PLAN.replace(
        COSTS, "      - Energy takes a growing share of cost, and meters show where to act\n"
    )


def test_a_citation_within_words_that_were_typed_over_stays(tmp_path: Path) -> None:
    """The mark is told: whether the source still bears the sentence out is for its writer to say."""
    plan = AUDIT + CITED + SOURCES
    trip = Trip(tmp_path, briefing=plan, audience="executive")
    retype(trip.at("and most of them closed"), "Nothing is known")
    result = trip.pull()
    assert result.after == plan.replace(CITED, "      - Nothing is known[@audit]\n")
    assert [report.what for report in result.reports] == ["the mark [1] is gone"]
    assert trip.pull(result.after).taken == []


def test_a_number_among_words_typed_over_a_figure_is_told(tmp_path: Path) -> None:
    trip = Trip(tmp_path)
    retype(trip.at("The audit cost"), "Energy takes a share of 7.2 percent, and meters show where to act")
    trip.is_told("Energy takes", "sections.0.points.4")


def test_a_label_in_front_that_was_typed_over_is_told(tmp_path: Path) -> None:
    """Whether the words behind it stay true behind another label nobody can say."""
    trip = Trip(tmp_path)
    retype(_source(trip), "Nobody audited anything at all")
    trip.is_told("Nobody audited", "sources.audit.title")


# --- Marks ------------------------------------------------------------------------------------------------------------


def _drag(line: etree._Element, before: str) -> None:
    """The number of a source put before some words of its line."""
    mark = next(run for run in runs(line) if is_citation(run))
    moved = mark if mark.getparent() is line else parent_of(mark)
    run = next(run for run in runs(line) if before in words(run))
    rest = copy.deepcopy(run)
    at = words(run).index(before)
    say(rest, words(run)[at:])
    say(run, words(run)[:at])
    run.addnext(rest)
    run.addnext(moved)


@pytest.mark.parametrize("kind", ["deck", "memo"])
def test_words_typed_beside_a_mark_that_was_dragged_come_back(kind: str, tmp_path: Path) -> None:
    trip = Trip(tmp_path, kind, audience="executive")
    line = trip.at("The fourth plant is closed")
    _drag(line, "plant is closed")
    run = next(run for run in runs(line) if "plant is closed" in words(run))
    say(run, words(run).replace("closed", "open"))
    result = trip.pull()
    assert result.after == PLAN.replace("The fourth plant is closed", "The fourth plant is open")
    assert any("the mark [1]" in report.what for report in result.reports)


def test_a_mark_dragged_before_a_figure_takes_no_figure_with_it(tmp_path: Path) -> None:
    point = '      - {text: "The audit cost {{ figures.cost }}", sources: [audit]}\n'
    trip = Trip(tmp_path, briefing=PLAN.replace(COSTS, point), audience="executive")
    line = trip.at("The audit cost")
    mark = next(run for run in runs(line) if is_citation(run))
    moved = mark if mark.getparent() is line else parent_of(mark)
    next(run for run in runs(line) if "audit cost" in words(run)).addnext(moved)
    trip.is_told("the mark [1]", "was put elsewhere")


@pytest.mark.parametrize("kind", ["deck", "memo"])
def test_a_mark_that_was_typed_twice_is_told_and_the_words_come_back(kind: str, tmp_path: Path) -> None:
    trip = Trip(tmp_path, kind, audience="executive")
    line = trip.at("The fourth plant is closed")
    run = next(run for run in runs(line) if "fourth plant" in words(run))
    say(run, "The fourth [1] plant is shut")
    result = trip.pull()
    assert "The fourth plant is shut" in result.after or "The fourth  plant is shut" in result.after
    assert "[1]" not in result.after
    assert any("[1]" in report.what for report in result.reports)


# --- Values in another order, and without their gaps ------------------------------------------------------------------


def test_values_in_another_order_are_told_as_such(tmp_path: Path) -> None:
    trip = Trip(tmp_path)
    line = _source(trip)
    text = full(line)
    day = "1 March 2026"
    retype(line, f"{day}, {text.replace(f', {day}', '')}")
    trip.is_told("in another order")


@pytest.mark.parametrize("audience", ["analyst", "executive"])
@pytest.mark.parametrize("gap", ["", " "])
def test_values_are_told_apart_where_what_stands_at_their_gap_has_stayed(
    gap: str, audience: str, tmp_path: Path
) -> None:
    """Who types over a line types no break, and may forget the space before an address."""
    trip = Trip(tmp_path, audience=audience)
    line = _source(trip)
    text = full(line).replace("Audit of plants", "Audit of all plants")
    retype(line, text.replace("2026 https", f"2026{gap}https").replace("2026https", f"2026{gap}https"))
    assert trip.pull().after == PLAN.replace("title: Audit of plants", "title: Audit of all plants")


def test_markup_typed_over_a_number_of_a_table_is_words(tmp_path: Path) -> None:
    trip = Trip(tmp_path)
    retype(trip.at("80"), "about {{ figures.cost }}")
    after = trip.comes_back()
    assert r"about \\{\\{ figures.cost \\}\\}" in after


def test_words_behind_what_the_plan_says_at_the_end_of_a_line_are_told(tmp_path: Path) -> None:
    """The foot of a slide says who sends it, and its number: a remark behind that is none of the sender's."""
    trip = Trip(
        tmp_path, "deck", PLAN.replace("from: Energy office\n", "from: Energy office\nnumber: E-12\n"), "public-sector"
    )
    line = [place.element for place in places(trip.file) if full(place.element) == "Energy office | E-12"][-1]
    say(runs(line)[-1], f"{words(runs(line)[-1])} TBD")
    trip.is_told("E-12 TBD")


def test_stops_that_a_build_writes_are_replaced_and_words_beside_them_come_back(tmp_path: Path) -> None:
    """As official documents in Japanese have ， for 、: who replaces a sign everywhere does so among sources too."""
    trip = Trip(tmp_path, briefing=PLAN.replace("title: Audit of plants", 'title: "Audit of plants, and more"'))
    line = _source(trip)
    for run in runs(line):
        say(run, words(run).replace(", ", "; "))
    result = trip.pull()
    assert result.after == trip.briefing.replace("plants, and", "plants; and")
    assert any("；" in report.what or ";" in report.what for report in result.reports)


# --- Numbers of sources that were typed -------------------------------------------------------------------------------


@pytest.mark.parametrize("audience", ["executive", "analyst"])
@pytest.mark.parametrize("kind", ["deck", "memo"])
def test_the_number_of_a_source_typed_behind_words_cites_it(kind: str, audience: str, tmp_path: Path) -> None:
    trip = Trip(tmp_path, kind, audience=audience)
    run = runs(trip.at("The third plant waits"))[-1]
    say(run, words(run).replace("a permit", "a permit[1]"))
    assert trip.comes_back() == PLAN.replace("waits for a permit\n", "waits for a permit[@audit]\n")


def test_a_number_within_words_that_were_changed_cites_its_source_there(tmp_path: Path) -> None:
    trip = Trip(tmp_path, "deck")
    run = runs(trip.at("The third plant waits"))[-1]
    say(run, words(run).replace("third plant waits", "third plant [1] still waits"))
    assert trip.comes_back() == PLAN.replace("third plant waits", "third plant [@audit] still waits")


@pytest.mark.parametrize("typed", ["[2]", "[1][7]"])
def test_a_number_that_no_source_has_is_told(typed: str, tmp_path: Path) -> None:
    trip = Trip(tmp_path, "deck")
    run = runs(trip.at("The third plant waits"))[-1]
    say(run, f"{words(run)}{typed}")
    trip.is_told(typed)


def test_a_number_typed_behind_a_name_is_told(tmp_path: Path) -> None:
    trip = Trip(tmp_path, "deck")
    for line in [place.element for place in places(trip.file) if full(place.element) == "Use over the years"]:
        retype(line, "Use over the years [1]")
    result = trip.pull()
    assert result.after == PLAN
    assert any("[1]" in report.what for report in result.reports)


def test_a_text_of_which_the_citation_alone_is_left_is_gone(tmp_path: Path) -> None:
    gone = '      - {text: Cellars of brick, detail: "Closed since 1913 [@audit]"}\n'
    trip = Trip(tmp_path, briefing=AUDIT + gone + SOURCES, audience="executive")
    line = trip.at("Closed since 1913")
    for run in runs(line):
        if "Closed since" in words(run) or is_citation(run):
            take_out(run if run.getparent() is line else parent_of(run))
    result = trip.pull()
    assert not result.open
    assert "[@audit]" not in result.after
    assert "Cellars of brick" in result.after


# --- Other signs in a line of several values --------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["deck", "memo"])
def test_signs_in_the_place_of_signs_come_back_with_the_value_that_they_stand_in(kind: str, tmp_path: Path) -> None:
    plan = PLAN.replace(SOURCES, SOURCES + PAPER).replace("sources: [audit]", "sources: [audit, paper]")
    trip = Trip(tmp_path, kind, plan)
    wide = str.maketrans({",": "，", **{str(digit): chr(0xFF10 + digit) for digit in range(10)}})
    paragraph = _source(trip, "Heat, lost")
    for run in runs(paragraph):
        if not words(run).startswith("["):
            say(run, words(run).translate(wide))
    result = trip.pull()
    assert result.after == plan.replace('"Heat, lost"', '"Heat， lost"')
    told = [report.what for report in result.reports]
    assert any("2026" in what or "２０２６" in what for what in told)
    assert not any("marks and labels that a build writes among it" in what for what in told)
    assert trip.pull(result.after).taken == []


def test_brackets_in_the_place_of_others_bring_no_mark_of_a_source_into_words(tmp_path: Path) -> None:
    plan = PLAN.replace("title: Audit of plants", 'title: "Audit (1), of plants"')
    trip = Trip(tmp_path, "memo", plan)
    swap = str.maketrans({"(": "[", ")": "]", ",": "，"})
    for run in runs(_source(trip, "Audit (1)")):
        say(run, words(run).translate(swap))
    result = trip.pull()
    assert result.after == plan
    assert result.reports


def test_a_mark_typed_into_a_line_of_sources_is_told_as_a_mark(tmp_path: Path) -> None:
    plan = PLAN.replace(SOURCES, SOURCES + PAPER).replace("sources: [audit]", "sources: [audit, paper]")
    trip = Trip(tmp_path, "deck", plan)
    line = _source(trip, "Heat, lost")
    say(runs(line)[-1], f"{words(runs(line)[-1])} [1]")
    result = trip.pull()
    assert result.after == plan
    told = [report.what for report in result.reports]
    assert told[0] == "the mark [1] is new"
    assert not any("marks and labels" in what for what in told)

"""Which figures and sources an audience is told of: those that its own parts use, and those that nobody uses."""

from __future__ import annotations

from briefdeck.model.use import untold
from briefdeck.review.hidden_words import secrets
from briefdeck.review.remark import Visibility
from helpers import faults_for, loaded, resolved

TEXT = """\
summary:
  - "Costs fall by {{ figures.seen }}"
  - {text: "Kept [@by_mark][@by_mark_too]: {{ figures.kept }}", audiences: [executive]}
figures:
  seen: {value: 1, label: Seen, sources: [of_seen], note: "more than {{ figures.noted }}"}
  noted: {value: 2, label: Noted, sources: [of_noted]}
  kept: {value: 3, label: Kept, sources: [of_kept], note: "less than {{ figures.behind }}"}
  behind: {value: 4, label: Behind, sources: [of_behind]}
  both: {value: 5, label: Both, sources: [of_both]}
  listed: {value: 6, label: Listed}
  free: {value: 7, label: Free, sources: [of_free]}
  closed: {value: 8, label: Closed, sources: [of_closed], audiences: [executive]}
sections:
  - kind: text
    title: "Costs {{ figures.both }}"
    points: [{text: They fall, sources: [by_key]}]
  - kind: assessments
    title: Kept
    audiences: [executive]
    figures: [listed]
    sources: [by_section, by_key]
    views: [{claim: "{{ figures.both }}", outlets: [by_view], held_by: Board}]
sources:
  of_seen: {outlet: Wire, title: A}
  of_noted: {outlet: Wire, title: B}
  of_kept: {outlet: Wire, title: C}
  of_behind: {outlet: Wire, title: D}
  of_both: {outlet: Wire, title: E}
  of_free: {outlet: Wire, title: F}
  of_closed: {outlet: Wire, title: G}
  by_key: {outlet: Wire, title: H}
  by_mark: {outlet: Wire, title: I}
  by_section: {outlet: Wire, title: J}
  by_view: {outlet: Wire, title: K}
  free: {outlet: Wire, title: L}
  closed: {outlet: Wire, title: M, audiences: [executive], via: reporting_closed}
  idle: {outlet: Wire, title: N, via: by_mark_too}
  reporting_closed: {outlet: Wire, title: O}
  by_mark_too: {outlet: Wire, title: P}
"""


def test_what_only_hidden_parts_use_is_hidden_with_them() -> None:
    kept = untold(loaded(TEXT).briefing, "analyst")
    assert kept.figures == {"kept", "behind", "listed", "closed"}
    by_use = {"of_kept", "of_behind", "of_closed", "by_mark", "by_section", "by_view", "reporting_closed"}
    assert kept.sources == {*by_use, "closed"}  # what an idle one names is told with it
    assert ("sources", "by_view", "title") in kept
    assert ("figures", "free") not in kept
    assert ("sections", 0, "title") not in kept


def test_who_may_see_all_parts_is_told_of_all_that_they_use() -> None:
    kept = untold(loaded(TEXT).briefing, "executive")
    assert (kept.figures, kept.sources) == (frozenset(), frozenset())


def test_the_sources_of_an_audience_are_numbered_without_those_that_it_is_not_told_of() -> None:
    seen = resolved(TEXT)
    assert [(reference.key, reference.number) for reference in seen.references] == [
        ("of_seen", 1),
        ("of_noted", 2),
        ("of_both", 3),
        ("of_free", 4),
        ("by_key", 5),
        ("free", 6),
        ("idle", 7),
        ("by_mark_too", 8),
    ]
    assert sorted(seen.names["figures"].names()) == ["both", "free", "noted", "seen"]
    assert len(resolved(TEXT, name="executive").references) == 16
    assert faults_for(TEXT, "analyst") == []


def test_figures_that_use_each_other_and_nobody_else_are_everybodys() -> None:
    ring = "figures: {a: {value: 1, label: x, note: '{{ figures.b }}'}, b: {value: 2, label: y}}\n"
    hidden = "summary: [{text: x, audiences: [executive]}, y]\n"
    kept = untold(loaded(ring + hidden).briefing, "analyst")
    assert kept.figures == frozenset()


def test_marks_of_a_hidden_scorecard_are_no_words_to_look_for() -> None:
    text = """\
summary: [Costs fall]
sections:
  - {kind: text, title: Costs, points: [They fall]}
  - kind: scorecard
    title: Ratings
    audiences: [executive]
    criteria: [Price, Speed]
    items: [{name: Plant, scores: [open, "in time"]}]
sources: {}
"""
    briefing = loaded(text).briefing
    assert set(secrets(briefing, Visibility(briefing), "analyst")) == {"Ratings", "Price", "Speed", "Plant", "in time"}

"""A source that is taken out of the list of sources is withdrawn: it goes with its uses, or is told."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from briefdeck.yamlfile.reader import parse
from pulling import A, W, full, places, runs, say, without_marks, words
from trips import HEAD, Trip

PLAN = (
    HEAD
    + """\
summary:
  - {text: Heat recovery comes first, sources: [audit]}
sections:
  - kind: text
    title: What happened
    message: The plants were audited
    sources: [audit, board]
    points:
      - The first plant saves heat [@audit; @board]
      - {text: "The second plant saves light [@audit]", sources: [audit]}
      - The third plant waits [@board]
sources:
  # It was wrong.
  audit: {outlet: Audit office, title: Audit of plants, url: "https://example.org/audit", date: 2026-03-01}
  board: {outlet: The board, title: Minutes of May, url: "https://example.org/board", date: 2026-03-02, via: audit}
"""
)


def drop_source(trip: Trip, title: str) -> None:
    """Delete the entry of a source wherever it is listed."""
    found = [place.element for place in places(trip.file) if title in full(place.element)]
    assert found
    for element in found:
        row: Any = next(element.iterancestors(f"{A}tr", f"{W}tr"), None)
        gone: Any = element if row is None else row
        gone.getparent().remove(gone)


@pytest.fixture
def memo(tmp_path: Path) -> Trip:
    return Trip(tmp_path, "memo", PLAN, audience="executive")


def data(text: str) -> Any:
    document, found = parse(text, "plan.yaml")
    assert document is not None, found
    return document.data


@pytest.mark.slow
def test_a_source_that_is_taken_out_goes_with_its_uses(memo: Trip) -> None:
    drop_source(memo, "Audit of plants")
    after = data(memo.comes_back(PLAN))
    assert list(after["sources"]) == ["board"]
    assert "via" not in after["sources"]["board"]
    assert "sources" not in after["summary"][0]
    section = after["sections"][0]
    assert section["sources"] == ["board"]
    assert section["points"][0] == "The first plant saves heat [@board]"
    assert section["points"][1] == {"text": "The second plant saves light"}


def test_a_source_that_others_rest_on_is_told(tmp_path: Path) -> None:
    secret = '      - {text: "A secret [@audit]", audiences: [analyst]}'
    plan = PLAN.replace("      - The third plant waits [@board]", secret)
    memo = Trip(tmp_path, "memo", plan, audience="executive")
    drop_source(memo, "Audit of plants")
    result = memo.pull(plan)
    assert result.after == plan
    assert "does not see" in result.reports[0].what


@pytest.mark.parametrize("typed", ["https://example.org/[words]a", "https://example.org/audit-2026", "see below"])
def test_an_address_comes_back_as_it_was_typed_or_is_told(memo: Trip, typed: str) -> None:
    """No sign of it is escaped, as signs of words are."""
    for place in places(memo.file):
        for run in runs(place.element):
            if "https://example.org/audit" in words(run):
                say(run, words(run).replace("https://example.org/audit", typed))
    result = memo.pull(PLAN)
    url = data(result.after)["sources"]["audit"]["url"]
    assert url == (typed if typed.startswith("https") else "https://example.org/audit")
    assert result.reports or url == typed


def test_an_address_that_leads_elsewhere_is_another(memo: Trip) -> None:
    """Its words stay: they were changed in the dialogue of the link."""
    rels = memo.file.document.part.rels
    (rid,) = (rid for rid, rel in rels.items() if rel.is_external and rel.target_ref == "https://example.org/audit")
    rels[rid]._target = "https://example.org/audit-2"
    result = memo.pull()
    assert result.after == PLAN.replace("https://example.org/audit", "https://example.org/audit-2")


def test_a_source_whose_title_alone_is_gone_is_not_withdrawn(memo: Trip) -> None:
    line = next(place.element for place in places(memo.file) if "Audit of plants" in full(place.element))
    run = next(run for run in runs(line) if "Audit of plants" in words(run))
    say(run, words(run).replace("Audit of plants", ""))
    result = memo.pull(PLAN)
    assert result.after == PLAN
    assert result.reports


def test_a_footnote_that_was_typed_is_told_to_be_a_source(tmp_path: Path) -> None:
    memo = Trip(tmp_path, "memo", PLAN)
    parts = memo.file.document.part.package.iter_parts()
    part = next(part for part in parts if str(part.partname).endswith("footnotes.xml"))
    notes = etree.fromstring(part.blob)
    note = copy.deepcopy(notes[-1])
    note.set(f"{W}id", "77")
    first, *rest = runs(next(note.iter(f"{W}p")))
    say(first, "The crews themselves, in May.")
    for run in rest:
        run.getparent().remove(run)  # type: ignore[union-attr]
    notes.append(without_marks(note))
    part._blob = etree.tostring(notes, xml_declaration=True, encoding="UTF-8", standalone=True)
    mark = etree.SubElement(runs(memo.at("The third plant"))[-1], f"{W}footnoteReference")
    mark.set(f"{W}id", "77")
    result = memo.pull(PLAN)
    assert result.after == PLAN
    told = "\n".join(f"{report.what} {report.cure}" for report in result.reports)
    assert "The crews themselves" in told
    assert "add it under sources:" in told


def test_an_address_taken_out_of_notes_that_stands_in_the_list_of_sources_too_is_told(tmp_path: Path) -> None:
    trip = Trip(tmp_path, "deck", audience="executive")
    said = [place.element for place in places(trip.file) if place.kind == "notes"]
    line = next(each for each in said if "https://example.org/audit" in full(each))
    address = next(run for run in runs(line) if "https://example.org/audit" in words(run))
    say(address, words(address).replace("https://example.org/audit", "").rstrip())
    trip.is_told("“https://example.org/audit” was taken out of the notes", "sources.audit.url")

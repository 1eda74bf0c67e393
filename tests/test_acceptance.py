"""Shipped briefings for every audience, and generated hard ones, hold the acceptance rules as LibreOffice draws them.

`BRIEFDECK_EXAMPLES=60` builds so many generated briefings; the usual number has each kind once.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import pytest

from acceptance import Report, check_deck, check_memo, listed, merged
from acceptance.generated import TRAITS, briefing
from briefdeck.diagnostics import Severity, has_errors
from briefdeck.document.deck import Deck, Placed, Slide
from briefdeck.document.kinds import KINDS
from briefdeck.ooxml.geometry import Frame
from briefdeck.outputs import outputs
from briefdeck.pipeline.load import load
from briefdeck.session import Session
from briefdeck.session.documents import document_of
from briefdeck.session.prepared import Prepared
from briefdeck.session.stages import Stages
from conftest import ROOT
from rendering import needs_office, render_pdfs

AUDIENCES = ("executive", "analyst", "public-sector")
SHIPPED = tuple(sorted((ROOT / "briefings").glob("*.yaml")))
EXAMPLES = int(os.environ.get("BRIEFDECK_EXAMPLES", len(TRAITS)))
RIGHT = 0.98  # the share of paragraphs whose lines are predicted exactly
BATCH = 40  # pairs of files for one LibreOffice
REFUSED = 0.1  # the share of generated documents that may be refused as too long
FORMS = {
    "executive": (("Title", "left"), ("Subtitle", "left")),
    "analyst": (("Title", "left"), ("Subtitle", "left"), ("Summary Heading", "left")),
    "public-sector": (
        ("Memo Number", "right"),
        ("Memo Date", "right"),
        ("Memo To", "left"),
        ("Memo From", "right"),
        ("Memo Subject", "center"),
        ("Memo Mark", "center"),
        ("Memo End", "right"),
        ("Memo Contact", "right"),
    ),
}


@dataclass(frozen=True)
class Pair:
    """A deck and a memo in a folder, with the values that they were written from."""

    deck_file: Path
    memo_file: Path
    audience: str
    stages: Stages
    prepared: Prepared

    @property
    def deck(self) -> Deck:
        assert self.stages.deck is not None
        return self.stages.deck

    @property
    def marking(self) -> str:
        return self.deck.properties.marking

    @property
    def form(self) -> Sequence[tuple[str, str]]:
        """The heading block of the memo."""
        return FORMS[self.audience]

    def reports(self, pdfs: dict[Path, Path]) -> tuple[Report, Report]:
        """What is found on the deck's slides and on the memo's pages."""
        return (
            check_deck(pdfs[self.deck_file], self.deck, self.prepared.deck),
            check_memo(pdfs[self.memo_file], self.memo_file, self.prepared.memo, self.form, self.marking),
        )


@dataclass(frozen=True)
class Accepted:
    """Reports on decks and on memos, and the documents that were refused, each with why."""

    decks: Report
    memos: Report
    refused: tuple[str, ...]
    tried: int


@cache
def session() -> Session:
    return Session(ROOT / "templates")


def pair(path: Path, audience: str, folder: Path) -> Pair | str:
    """A briefing's documents for an audience; why there are none where the deck is refused."""
    loaded, assets, found = load(path, session().folders)
    assert not has_errors(found), listed(found)
    assert loaded is not None
    prepared, found = session().audience(audience)
    assert prepared is not None, listed(found)
    stages, found = session().stages(loaded, assets, prepared, KINDS)
    errors = [fault for fault in found if fault.severity is Severity.ERROR]
    if errors:
        assert all(fault.rule.code.startswith("D4") for fault in errors), listed(errors)
        return f"{path.stem}.{audience}: {errors[0]}"
    assert stages.deck is not None
    assert stages.prepared is not None
    prepared = stages.prepared  # in the language of the briefing
    deck, memo = (folder / f"{path.stem}.{audience}.{outputs()[kind].extension}" for kind in KINDS)
    for file, kind in zip((deck, memo), KINDS, strict=True):
        file.write_bytes(document_of(outputs()[kind], path, stages).content)
    return Pair(deck, memo, audience, stages, prepared)


def accepted(paths: Sequence[Path], folder: Path) -> Accepted:
    """Everything for all audiences, rendered in one run; where it is very much, in as many as LibreOffice can bear."""
    made = [pair(path, audience, folder) for path in paths for audience in AUDIENCES]
    pairs = [p for p in made if isinstance(p, Pair)]
    refused = tuple(p for p in made if isinstance(p, str))
    pdfs: dict[Path, Path] = {}
    for start in range(0, len(pairs), BATCH):
        batch = pairs[start : start + BATCH]
        pdfs |= render_pdfs([file for p in batch for file in (p.deck_file, p.memo_file)], folder)
    reports = [p.reports(pdfs) for p in pairs]
    return Accepted(merged(d for d, _ in reports), merged(m for _, m in reports), refused, len(made))


@pytest.fixture(scope="session")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Accepted:
    return accepted(SHIPPED, tmp_path_factory.mktemp("shipped"))


@pytest.fixture(scope="session")
def generated(tmp_path_factory: pytest.TempPathFactory) -> Accepted:
    folder = tmp_path_factory.mktemp("generated")
    paths = [folder / f"hard{number:03}.yaml" for number in range(EXAMPLES)]
    for number, path in enumerate(paths):
        path.write_text(briefing(number), encoding="utf-8")
    return accepted(paths, folder)


@needs_office
def test_shipped_decks_are_as_decided(shipped: Accepted) -> None:
    assert not shipped.refused, listed(shipped.refused)
    assert not shipped.decks.findings, listed(shipped.decks.findings)


@needs_office
def test_shipped_memos_are_as_decided(shipped: Accepted) -> None:
    assert not shipped.memos.findings, listed(shipped.memos.findings)


@needs_office
def test_generated_decks_are_as_decided(generated: Accepted) -> None:
    assert len(generated.refused) <= generated.tried * REFUSED, listed(generated.refused)
    assert not generated.decks.findings, listed(generated.decks.findings)


@needs_office
def test_generated_memos_are_as_decided(generated: Accepted) -> None:
    assert not generated.memos.findings, listed(generated.memos.findings)


@needs_office
def test_lines_are_predicted(shipped: Accepted, generated: Accepted) -> None:
    for decks in (shipped.decks, generated.decks):
        assert not decks.too_few, listed(decks.too_few)
        assert decks.right >= RIGHT, f"{decks.right:.2%} of {len(decks.counts)} paragraphs"


def test_the_same_number_makes_the_same_briefing() -> None:
    once = [briefing(n) for n in range(3)]
    briefing.cache_clear()
    assert [briefing(n) for n in range(3)] == once
    assert briefing(0) != briefing(len(TRAITS))


# --- the checks find what they are for --------------------------------------------------------------------------------


@pytest.fixture(scope="session")
def one(tmp_path_factory: pytest.TempPathFactory) -> tuple[Pair, dict[Path, Path]]:
    folder = tmp_path_factory.mktemp("one")
    made = pair(ROOT / "briefings" / "code-red.yaml", "public-sector", folder)
    assert isinstance(made, Pair)
    return made, render_pdfs([made.deck_file, made.memo_file], folder)


def edited(deck: Deck, number: int, name: str, **changes: object) -> Deck:
    """The Deck with one placeholder of one slide decided otherwise than it was drawn."""
    slide = deck.slides[number]
    shapes = tuple(
        replace(s, **changes) if isinstance(s, Placed) and s.name.lower() == name else s  # type: ignore[arg-type]
        for s in slide.shapes
    )
    assert shapes != slide.shapes, "nothing was planted"
    return replaced(deck, number, replace(slide, shapes=shapes))


def replaced(deck: Deck, number: int, slide: Slide) -> Deck:
    slides = (*deck.slides[:number], slide, *deck.slides[number + 1 :])
    return replace(deck, slides=slides)


@needs_office
def test_a_deck_that_is_drawn_otherwise_is_noticed(one: tuple[Pair, dict[Path, Path]]) -> None:
    made, pdfs = one
    pdf, style = pdfs[made.deck_file], made.prepared.deck
    title = next(s for s in made.deck.slides[1].shapes if isinstance(s, Placed) and s.type == "title")

    def found(deck: Deck) -> set[tuple[int, str]]:
        return {(f.rule, f.what) for f in check_deck(pdf, deck, style).findings}

    elsewhere = edited(made.deck, 1, title.name.lower(), frame=Frame(0, 0, 50, 10))
    assert {4, 5} <= {rule for rule, _ in found(elsewhere)}
    paragraph = title.paragraphs[0]
    runs = (replace(paragraph.runs[0], text="書かれていない題"), *paragraph.runs[1:])
    lost = edited(made.deck, 1, title.name.lower(), paragraphs=(replace(paragraph, runs=runs),))
    assert {(0, "words of title are not on the page"), (0, "words that no shape has")} <= found(lost)
    slide = made.deck.slides[1]
    bare = tuple(s for s in slide.shapes if not (isinstance(s, Placed) and s.type == "sldNum"))
    assert (10, "no slide number") in found(replaced(made.deck, 1, replace(slide, shapes=bare)))


@needs_office
def test_a_memo_in_another_form_is_noticed(one: tuple[Pair, dict[Path, Path]]) -> None:
    made, pdfs = one
    pdf, style = pdfs[made.memo_file], made.prepared.memo
    assert not check_memo(pdf, made.memo_file, style, FORMS["public-sector"], made.marking).findings
    form = (("Memo Date", "left"), ("Memo Number", "right"))
    whats = {f.what for f in check_memo(pdf, made.memo_file, style, form, "極秘").findings}
    assert "no marking" in whats
    assert {what.split(" ")[0] for what in whats} >= {"Memo", "the"}

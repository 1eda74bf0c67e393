"""The stages of the pipeline for a briefing that is written in a test."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from docx import Document
from pptx import Presentation

from briefdeck.audience.reader import Audience, read_audience
from briefdeck.audience.settings import Omit
from briefdeck.audience.wording import Wording
from briefdeck.diagnostics import Diagnostic
from briefdeck.document.outline import Outline
from briefdeck.document.visible import Visible
from briefdeck.inputs.assets import Assets, read_assets
from briefdeck.model.validate import Loaded
from briefdeck.model.validate import parse as parse_briefing
from briefdeck.pipeline.compose.composer import compose
from briefdeck.pipeline.resolve.resolver import resolve
from briefdeck.yamlfile.reader import parse
from conftest import ROOT

HEAD = """\
briefdeck: 1
title: Storage
language: en
date: 2026-04-10
from: Planning Office
"""
SOUND = """\
briefdeck: 1
title: Storage for the northern sites
subtitle: What it costs
language: en
date: 2026-04-10
from: Planning Office
summary:
  - {text: Costs fall, detail: By a fifth in two years}
sections:
  - kind: assessments
    title: Views
    views:
      - {claim: It pays, held_by: Finance}
  - {kind: text, title: Costs, points: [They fall]}
"""
SUMMARY = "summary: [Costs fall]\n"
SECTIONS = "sections:\n  - {kind: text, title: Costs, points: [They fall]}\n"


def loaded(text: str, folder: Path = Path()) -> Loaded:
    """A briefing that has no fault; what it lacks of a whole one is added."""
    text = HEAD + text + ("" if "summary:" in text else SUMMARY) + ("" if "sections:" in text else SECTIONS)
    document, found = parse(text, "x.yaml")
    assert document is not None, found
    briefing, faults = parse_briefing(document)
    assert briefing is not None, faults
    assert (*found, *faults) == ()
    return Loaded(briefing, document, folder)


@cache
def audience(name: str = "analyst") -> Audience:
    """A shipped audience."""
    made, found = read_audience(ROOT / "templates" / name)
    assert made is not None, found
    return made


def wording(language: str = "en", name: str = "analyst") -> Wording:
    """How a shipped audience says things."""
    return Wording(audience(name), language, "en")


def resolved(text: str, language: str = "en", name: str = "analyst", folder: Path = Path()) -> Visible:
    """What an audience may see of a briefing without a fault."""
    visible, found = _resolved(text, language, name, folder)
    assert found == ()
    return visible


def faults_for(text: str, name: str) -> list[str]:
    """What is wrong with a briefing for one audience, as `line:column code`."""
    return [f"{d.span.line}:{d.span.column} {d.rule.code}" for d in _resolved(text, "en", name, Path())[1]]


def _resolved(text: str, language: str, name: str, folder: Path) -> tuple[Visible, tuple[Diagnostic, ...]]:
    made = loaded(text, folder)
    assets, found = read_assets(made) if folder != Path() else (Assets({}, {}), ())
    assert found == ()
    return resolve(made, assets, wording(language, name))


def composed(
    plan: str, text: str = "", language: str = "en", omit: tuple[str, ...] = ("**",)
) -> tuple[Outline, tuple[Diagnostic, ...]]:
    """A memo's plan filled from a briefing, for an audience that may leave out all that the plan does not say."""
    document, found = parse(plan, "memo.yaml")
    assert document is not None, found
    said = wording(language)
    settings = said.audience.settings.model_copy(update={"omit": Omit(memo=list(omit))})
    said = replace(said, audience=replace(said.audience, settings=settings))
    return compose(document, "memo", resolved(text, language), said)


def retyped(path: Path, old: str, new: str) -> None:
    """Somebody types other words into a deck or memo, wherever the old ones stand in one run, and saves it."""
    document: Any = Presentation(str(path)) if path.suffix == ".pptx" else Document(str(path))
    trees = [s._element for s in document.slides] if path.suffix == ".pptx" else [document.element.body]
    texts = [t for tree in trees for t in tree.iter("{*}t") if old in (t.text or "")]
    assert texts, f"“{old}” stands in no run of {path.name}"
    for text in texts:
        text.text = text.text.replace(old, new)
    document.save(str(path))

"""Everything there is to say about briefings, without writing a file: the pipeline's findings and the reviewer's."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from briefdeck.diagnostics import Diagnostic, concerning, has_errors, in_order, told, with_severities
from briefdeck.diagnostics.rules import evidence as rules
from briefdeck.diagnostics.rules.audience import OVERSPENT_PLAN
from briefdeck.diagnostics.rules.files import SWALLOWED_WORDS
from briefdeck.document.kinds import KINDS
from briefdeck.document.origins import origins
from briefdeck.inputs.assets import Assets
from briefdeck.model.entries import Figure
from briefdeck.model.validate import Loaded
from briefdeck.outputs import outputs
from briefdeck.pipeline.load import load, opened
from briefdeck.review.exceptions import Exceptions, Granted
from briefdeck.review.reviewer import Review, review
from briefdeck.review.rules.morphology import has_dictionary
from briefdeck.session import Session
from briefdeck.session.garbage import seldom
from briefdeck.session.prepared import Prepared
from briefdeck.session.stages import Stages
from briefdeck.yamlfile.tree import Path as YamlPath


@dataclass(frozen=True)
class Subject:
    """A briefing that could be read, with what was made of it: its review, and the stages of each audience."""

    path: Path
    loaded: Loaded
    review: Review
    stages: dict[str, tuple[Prepared, Stages]]


@dataclass(frozen=True)
class Examination:
    """What was found, what exceptions were granted (each finding with its reason), and what it was found in.

    `audiences` are those that were asked for, none where it was all of them.
    """

    diagnostics: tuple[Diagnostic, ...]
    granted: Granted
    subjects: tuple[Subject, ...]
    audiences: tuple[str, ...] = ()


def examine(
    briefings: Iterable[Path | str],
    audiences: Iterable[str] = (),
    *,
    templates: Path | str = "templates",
    language: str = "",
    progress: Callable[[str], None] = lambda _: None,
) -> Examination:
    """Judge briefings for audiences (all of them if none is named). Never raises for bad input."""
    with seldom():
        return _examination(briefings, audiences, Path(templates), language, progress)


def _examination(
    briefings: Iterable[Path | str],
    audiences: Iterable[str],
    templates: Path,
    language: str,
    progress: Callable[[str], None],
) -> Examination:
    session = Session(templates)
    asked = tuple(dict.fromkeys(audiences))
    names, skipping = asked or tuple(session.folders), not asked and not language
    every = set(names) >= set(session.folders)
    found: list[Diagnostic] = []
    granted: list[tuple[Diagnostic, str]] = []
    subjects: list[Subject] = []
    for path in dict.fromkeys(Path(briefing) for briefing in briefings):
        progress(str(path))
        read = opened(path, session.folders)
        loaded, wrong = read.loaded, read.found
        for name in names:
            found += session.audience(name)[1]
        if loaded is None or has_errors(wrong):
            found += wrong
            found += _of_the_rest(*read.rest, names, session) if loaded is None and read.rest is not None else ()
            continue
        able, notes = session.addressed(loaded, names, language, skipping=skipping)
        subject, faults = _examined(path, loaded, read.assets, session, able, language)
        faults += notes
        subjects.append(subject)
        if every:
            faults += tuple(_unused(subject, names))
        exceptions = Exceptions(loaded.document)
        kept, excepted = exceptions.split(in_order((*wrong, *_of_whole_texts(wrong, faults))))
        granted += excepted
        found += (*kept, *exceptions.faults)
        if every:
            found += exceptions.needless(lambda code: has_dictionary() or not code.startswith("L22"))
    return Examination(told(found, names), tuple(granted), tuple(subjects), () if every else names)


def _of_whole_texts(read: Iterable[Diagnostic], faults: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """What is found, less what is said of the wording of texts that YAML took for something else."""
    swallowed = {
        (one.span.file, one.span.line - back) for one in read if one.rule is SWALLOWED_WORDS for back in (0, 1)
    }
    return (one for one in faults if one.rule.code[0] != "L" or (one.span.file, one.span.line) not in swallowed)


def check(
    briefings: Iterable[Path | str],
    audiences: Iterable[str] = (),
    *,
    templates: Path | str = "templates",
    language: str = "",
    progress: Callable[[str], None] = lambda _: None,
) -> tuple[Diagnostic, ...]:
    """Everything that a build would find, and what a careful reviewer would.

    What is excepted by a comment in a briefing is not among it; `examine` tells that as well.
    """
    return examine(
        briefings,
        audiences,
        templates=templates,
        language=language,
        progress=progress,
    ).diagnostics


def curable(path: Path, text: str, session: Session, audiences: Iterable[str]) -> tuple[Diagnostic, ...]:
    """What a reviewer finds in a text of a briefing, less the exceptions: where `edits` are, a cure is certain.

    Of a text that cannot be read for what it means, that which keeps it from being read.
    """
    loaded, assets, wrong = load(path, session.folders, text)
    if loaded is None or has_errors(wrong):
        return wrong
    reviewed = review(loaded, assets, session.templates)
    able = (prepared for name in audiences if (prepared := session.audience(name)[0]))
    found = [d for prepared in able for d in reviewed.concerning(prepared.audience.id, prepared.audience.settings)]
    return Exceptions(loaded.document).split(in_order(found))[0]


def _examined(
    path: Path, loaded: Loaded, assets: Assets, session: Session, able: Mapping[str, Prepared], language: str
) -> tuple[Subject, tuple[Diagnostic, ...]]:
    composed = {
        name: session.stages(loaded, assets, prepared, tuple(outputs()), language) for name, prepared in able.items()
    }
    # What is far too long for any document is to be cut in two first: its words are judged then.
    endless = bool(composed) and all(any(d.rule is OVERSPENT_PLAN for d in faults) for _, faults in composed.values())
    reviewed = review(loaded, assets, session.templates, codes=() if endless else None)
    found: list[Diagnostic] = []
    made: dict[str, tuple[Prepared, Stages]] = {}
    for name, prepared in able.items():
        stages, faults = composed[name]
        found += (*faults, *reviewed.concerning(name, prepared.audience.settings))
        if not has_errors(faults):
            made[name] = (prepared, stages)
    return Subject(path, loaded, reviewed, made), tuple(found)


def _of_the_rest(rest: Loaded, assets: Assets, names: Iterable[str], session: Session) -> Iterator[Diagnostic]:
    """What a reviewer finds in the texts of a briefing with faults of form, where they have none: what is said of each
    text by itself, for what carries it, or names it, may be in the rest."""
    reviewed = review(rest, assets, session.templates)
    exceptions = Exceptions(rest.document)
    for name in names:
        if prepared := session.audience(name)[0]:
            said = reviewed.concerning(name, prepared.audience.settings)
            yield from exceptions.split(in_order(d for d in said if d.rule.code.startswith("L")))[0]


def _unused(subject: Subject, names: Sequence[str]) -> Iterator[Diagnostic]:
    """E126: what no document shows, though all of its audiences could be composed."""
    used: dict[str, set[YamlPath]] = {
        name: {path for outline in stages.outlines.values() for path in origins(outline)}
        for name, (_, stages) in subject.stages.items()
        if len(stages.outlines) == len(KINDS)
    }
    document, visibility = subject.loaded.document, subject.review.visibility
    for claim in subject.review.claims:
        seen_by = [name for name in names if visibility.sees(name, claim.path)]
        if not seen_by or any(name not in used for name in seen_by):
            continue
        figure = isinstance(claim.entry, Figure)
        wanted = claim.words_from
        if any(used[name] & wanted for name in seen_by):
            continue
        kind = f"the figure “{claim.path[-1]}”" if figure else "this"
        what, hint = f"{kind} stands in no document of any audience", "use it in a text or in a plan, or delete it"
        span = document.key_span(claim.path) if figure else document.span(claim.shown_at)
        for name in seen_by:
            severity = subject.stages[name][0].audience.settings.severity
            yield from concerning(name, with_severities([rules.UNUSED_ITEM.at(span, what, hint)], severity))

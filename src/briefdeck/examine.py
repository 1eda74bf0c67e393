"""Everything there is to say about briefings, without writing a file: the pipeline's findings and the reviewer's."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from briefdeck.assets import Assets
from briefdeck.checks import Review, review
from briefdeck.checks.exceptions import Exceptions, Granted
from briefdeck.checks.morphology import has_dictionary
from briefdeck.compose.coverage import origins
from briefdeck.content import Path as YamlPath
from briefdeck.diagnostics import Diagnostic, has_errors, in_order, with_severities
from briefdeck.entries import Figure
from briefdeck.pages import set_pages
from briefdeck.parse import Loaded
from briefdeck.rules import evidence as rules
from briefdeck.shelf import KINDS, Made
from briefdeck.workshop import Prepared, Stages, Workshop, load, made_memo


@dataclass(frozen=True)
class Subject:
    """A briefing that could be read, with what was made of it: its review, and the stages of each audience."""

    path: Path
    loaded: Loaded
    review: Review
    stages: dict[str, tuple[Prepared, Stages]]


@dataclass(frozen=True)
class Examination:
    """What was found, what exceptions were granted (each finding with its reason), and what it was found in."""

    diagnostics: tuple[Diagnostic, ...]
    granted: Granted
    subjects: tuple[Subject, ...]


def examine(
    briefings: Iterable[Path | str],
    audiences: Iterable[str] = (),
    *,
    templates: Path | str = "templates",
    language: str = "",
    count_pages: bool = False,
    progress: Callable[[str], None] = lambda _: None,
) -> Examination:
    """Judge briefings for audiences (all of them if none is named). Never raises for bad input."""
    workshop = Workshop(Path(templates))
    names = tuple(dict.fromkeys(audiences)) or tuple(workshop.folders)
    every = set(names) >= set(workshop.folders)
    found: list[Diagnostic] = []
    granted: list[tuple[Diagnostic, str]] = []
    subjects: list[Subject] = []
    waiting: dict[Path, Made] = {}
    with tempfile.TemporaryDirectory(prefix="briefdeck-") as folder:
        for number, path in enumerate(dict.fromkeys(Path(briefing) for briefing in briefings)):
            progress(str(path))
            loaded, assets, wrong = load(path, workshop.folders)
            for name in names:
                found += workshop.audience(name)[1]
            if loaded is None or has_errors(wrong):
                found += wrong
                continue
            subject, faults = _examined(path, loaded, assets, workshop, names, language)
            subjects.append(subject)
            if every:
                faults += tuple(_unused(subject, names))
            exceptions = Exceptions(loaded.document)
            kept, excepted = exceptions.split(in_order((*wrong, *faults)))
            granted += excepted
            found += (*kept, *exceptions.faults)
            if every:
                found += exceptions.needless(lambda code: has_dictionary() or not code.startswith("L22"))
            if count_pages and not has_errors(kept):
                for name, (prepared, stages) in subject.stages.items():
                    file = Path(folder) / f"{number}.{name}.docx"
                    made = made_memo(path, name, prepared, stages)
                    file.write_bytes(made.content)
                    waiting[file] = made
        if not has_errors(found):
            found += set_pages(waiting, Path(folder) / "pdf", pdf=False, count=count_pages, progress=progress).found
    return Examination(in_order(found), tuple(granted), tuple(subjects))


def check(
    briefings: Iterable[Path | str],
    audiences: Iterable[str] = (),
    *,
    templates: Path | str = "templates",
    language: str = "",
    count_pages: bool = False,
    progress: Callable[[str], None] = lambda _: None,
) -> tuple[Diagnostic, ...]:
    """Everything that a build would find, and what a careful reviewer would; `count_pages` as for a build.

    What is excepted by a comment in a briefing is not among it; `examine` tells that as well.
    """
    return examine(
        briefings,
        audiences,
        templates=templates,
        language=language,
        count_pages=count_pages,
        progress=progress,
    ).diagnostics


def curable(path: Path, text: str, workshop: Workshop, audiences: Iterable[str]) -> tuple[Diagnostic, ...]:
    """What a reviewer finds in a text of a briefing, less the exceptions: where `edits` are, a cure is certain."""
    loaded, assets, wrong = load(path, workshop.folders, text)
    if loaded is None or has_errors(wrong):
        return ()
    reviewed = review(loaded, assets, workshop.templates)
    able = (prepared for name in audiences if (prepared := workshop.audience(name)[0]))
    found = [d for prepared in able for d in reviewed.concerning(prepared.audience.id, prepared.audience.settings)]
    return Exceptions(loaded.document).split(in_order(found))[0]


def _examined(
    path: Path, loaded: Loaded, assets: Assets, workshop: Workshop, names: Sequence[str], language: str
) -> tuple[Subject, tuple[Diagnostic, ...]]:
    reviewed = review(loaded, assets, workshop.templates)
    found: list[Diagnostic] = []
    made: dict[str, tuple[Prepared, Stages]] = {}
    for name in names:
        prepared, _ = workshop.audience(name)
        if prepared is not None:
            stages, faults = workshop.stages(loaded, assets, prepared, KINDS, language)
            found += (*faults, *reviewed.concerning(name, prepared.audience.settings))
            if not has_errors(faults):
                made[name] = (prepared, stages)
    return Subject(path, loaded, reviewed, made), tuple(found)


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
        settings = [subject.stages[name][0].audience.settings for name in seen_by]
        for one in settings:
            yield from with_severities([rules.UNUSED_ITEM.at(span, what, hint)], one.severity)

"""The statements of a briefing, whatever their kind: what each says, how it is known, what carries it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefdeck.model.briefing import Briefing
from briefdeck.model.leaves import Text
from briefdeck.model.markup import Cite, FigureUse, parse_inline
from briefdeck.model.section import SectionBase
from briefdeck.model.sections.assessments import AssessmentsSection, View
from briefdeck.model.sections.comparison import AspectEntry, ComparisonSection
from briefdeck.model.sections.implications import ImplicationEntry, ImplicationsSection
from briefdeck.model.sections.phases import PhaseEntry, PhasesSection
from briefdeck.model.sections.process import ProcessSection, StepEntry
from briefdeck.model.sections.timeline import EventEntry, TimelineSection
from briefdeck.model.traits import Figure, Statement, Status
from briefdeck.yamlfile.tree import Path

_WORDS = {
    Statement: ("text", "detail"),
    EventEntry: ("text", "detail"),
    StepEntry: ("text", "detail", "by", "time"),
    View: ("claim", "detail", "held_by"),
    PhaseEntry: ("name", "period", "headline", "detail"),
    ImplicationEntry: ("actor", "implication", "action", "detail"),
    AspectEntry: ("name", "detail"),
    Figure: ("label", "note"),
}
Entry = Statement | View | PhaseEntry | ImplicationEntry | AspectEntry | Figure


@dataclass(frozen=True, slots=True)
class Claim:
    """A statement with its place. `keys` are the sources that it names, each with its path, marks in its text last."""

    path: Path
    entry: Entry
    texts: tuple[tuple[Path, Text], ...]
    keys: tuple[tuple[str, Path], ...]
    parent: Claim | None = None
    section: SectionBase | None = None

    @property
    def status(self) -> Status | None:
        """How it is known, as far as it says."""
        return getattr(self.entry, "status", None)

    @property
    def as_of(self) -> str | None:
        """When it was so, by what it says, or what stands around it."""
        own: str | None = getattr(self.entry, "as_of", None)
        above = self.parent.as_of if self.parent else (self.section.as_of if self.section else None)
        return own or above

    @property
    def carried(self) -> bool:
        """Whether a source stands with it, with a statement above it, or with its section."""
        if self.keys or (self.section and self.section.sources):
            return True
        return self.parent is not None and self.parent.carried

    @property
    def words_from(self) -> set[Path]:
        """The paths from which its words come in a document; of a text that is a figure alone, the figure's value."""
        paths = {path for path, _ in self.texts}
        if isinstance(self.entry, Figure):
            paths.add((*self.path, "value"))
        for _, text in self.texts:
            for words in text.values():
                if words.startswith("{{"):
                    pieces = parse_inline(words)[0]
                    paths |= {("figures", piece.name, "value") for piece in pieces if isinstance(piece, FigureUse)}
        return paths

    @property
    def shown_at(self) -> Path:
        """The path of its first words."""
        return self.texts[0][0] if self.texts else self.path


def claims(briefing: Briefing) -> Iterator[Claim]:
    """Every statement, in the order of the briefing; what stands below one follows it."""
    yield from _statements(briefing.summary, ("summary",))
    for key, figure in briefing.figures.items():
        yield _claim(figure, ("figures", key))
    for index, section in enumerate(briefing.sections):
        yield from _of_section(section, ("sections", index))
    if briefing.conclusion:
        yield from _statement(briefing.conclusion, ("conclusion",))


def _of_section(section: SectionBase, path: Path) -> Iterator[Claim]:
    match section:
        case AssessmentsSection():
            for index, view in enumerate(section.views):
                claim = _claim(view, (*path, "views", index), section=section)
                yield claim
                yield from _statements(view.reasons, (*claim.path, "reasons"), claim, section)
        case PhasesSection():
            for index, phase in enumerate(section.phases):
                claim = _claim(phase, (*path, "phases", index), section=section)
                yield claim
                yield from _statements(phase.points, (*claim.path, "points"), claim, section)
        case ImplicationsSection():
            for index, item in enumerate(section.items):
                yield _claim(item, (*path, "items", index), section=section)
        case ComparisonSection():
            for index, aspect in enumerate(section.aspects):
                yield _claim(aspect, (*path, "aspects", index), section=section)
        case TimelineSection():
            yield from _statements(section.events, (*path, "events"), None, section)
        case ProcessSection():
            yield from _statements(section.steps, (*path, "steps"), None, section)
        case _:
            points: Sequence[Statement] = getattr(section, "points", [])
            yield from _statements(points, (*path, "points"), None, section)


def _statements(
    entries: Sequence[Statement], path: Path, parent: Claim | None = None, section: SectionBase | None = None
) -> Iterator[Claim]:
    for index, entry in enumerate(entries):
        yield from _statement(entry, (*path, index), parent, section)


def _statement(
    entry: Statement, path: Path, parent: Claim | None = None, section: SectionBase | None = None
) -> Iterator[Claim]:
    claim = _claim(entry, path, parent, section)
    yield claim
    yield from _statements(entry.points, (*path, "points"), claim, section)


def _claim(entry: Entry, path: Path, parent: Claim | None = None, section: SectionBase | None = None) -> Claim:
    texts = tuple(((*path, name), text) for name in _WORDS[type(entry)] if (text := getattr(entry, name)) is not None)
    if isinstance(entry, AspectEntry):
        texts += tuple(((*path, "cells", index), text) for index, text in enumerate(entry.cells))
    named = [
        (key, (*path, name, index))
        for name in ("sources", "outlets")
        for index, key in enumerate(getattr(entry, name, []))
    ]
    marks = dict.fromkeys((key, where) for where, text in texts for words in text.values() for key in _marks(words))
    return Claim(path, entry, texts, (*named, *marks), parent, section)


def _marks(words: str) -> Iterator[str]:
    """The keys of the sources cited in a text."""
    if "[@" in words:
        for piece in parse_inline(words)[0]:
            if isinstance(piece, Cite):
                yield from piece.keys


def section_marks(briefing: Briefing) -> Iterator[tuple[str, Path]]:
    """Sources that a section, and no statement of it, names: under `sources`, or by marks in its own texts."""
    for index, section in enumerate(briefing.sections):
        path: Path = ("sections", index)
        for place, key in enumerate(section.sources):
            yield key, (*path, "sources", place)
        for name in ("title", "message", "text", "note", "callout", "caption", "region"):
            text = getattr(section, name, None)
            for words in text.values() if isinstance(text, Text) else ():
                for key in _marks(words):
                    yield key, (*path, name)

"""The statements of a briefing, whatever their kind: what each says, how it is known, what carries it."""

from __future__ import annotations

from collections.abc import Iterator

from briefdeck.model.briefing import Briefing
from briefdeck.model.entries import Assertion, Figure, Status
from briefdeck.model.leaves import Text
from briefdeck.model.markup import cited_in, figures_in
from briefdeck.model.section import SectionBase
from briefdeck.model.traits import Trait, having, traits_of
from briefdeck.model.walk import fields_of
from briefdeck.values import dataclass
from briefdeck.yamlfile.tree import Path


@dataclass(frozen=True, slots=True)
class Claim:
    """A statement with its place. `keys` are the sources that it names, each with its path, marks in its text last."""

    path: Path
    entry: Assertion
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
                    paths |= {("figures", key, "value") for key in figures_in(words)}
        return paths

    @property
    def shown_at(self) -> Path:
        """The path of its first words."""
        return self.texts[0][0] if self.texts else self.path


def claims(briefing: Briefing) -> Iterator[Claim]:
    """Every assertion of the author's own, in the order of the briefing; what stands below one follows it."""
    found: dict[Path, Claim] = {}
    for visit in briefing.visits:
        if isinstance(visit.value, Assertion) and Trait.QUOTED not in visit.traits:
            path = visit.path
            parent = next((found[head] for head in (path[:-1], path[:-2]) if head in found), None)
            found[path] = _claim(visit.value, path, parent, _section(briefing, path))
            yield found[path]


def _section(briefing: Briefing, path: Path) -> SectionBase | None:
    match path:
        case ("sections", int(index), *_):
            return briefing.sections[index]
        case _:
            return None


def _claim(entry: Assertion, path: Path, parent: Claim | None, section: SectionBase | None) -> Claim:
    texts = tuple(_texts(entry, path))
    named = [
        (key, (*path, name, index))
        for name in having(type(entry), Trait.SOURCES)
        for index, key in enumerate(getattr(entry, name))
    ]
    marks = dict.fromkeys((key, where) for where, text in texts for words in text.values() for key in cited_in(words))
    return Claim(path, entry, texts, (*named, *marks), parent, section)


def _texts(entry: Assertion, path: Path) -> Iterator[tuple[Path, Text]]:
    """What says it: its own texts, less the unit of a number."""
    traits = traits_of(type(entry))
    for name, value in fields_of(entry):
        if isinstance(value, Text) and Trait.UNIT not in traits[name]:
            yield (*path, name), value
        elif isinstance(value, list):
            yield from (((*path, name, index), each) for index, each in enumerate(value) if isinstance(each, Text))

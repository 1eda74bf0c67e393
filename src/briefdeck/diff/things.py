"""A briefing as things that can be told apart: statements, figures, rows, each with what it says and what is in it.

Whatever a briefing says stands here once: in a leaf (a text, a date, a status), in a cell, or in the list of another
thing. Where it stands is kept as its YAML path, so that a reader is led there.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field
from enum import StrEnum
from functools import cached_property
from typing import Any

from briefdeck.diff.meaning import Wordings
from briefdeck.model.briefing import MODELS
from briefdeck.model.traits import Trait
from briefdeck.values import dataclass
from briefdeck.yamlfile.tree import Path


class What(StrEnum):
    """What is compared, as a reader calls it, where that is no mapping of the model with a noun of its own."""

    BRIEFING = "briefing"
    SECTION = "section"
    TITLE = "title"
    MESSAGE = "message"
    ROW = "row"
    CELL = "cell"
    VALUE = "value"
    FIGURE = "figure"
    SOURCE = "source"
    ADDRESSEE = "addressee"
    KEYWORD = "keyword"


NAMES = frozenset({"", *(model.named_by for model in MODELS)})
"""The keys under which things have their names; the whole of one has none."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """One value: `words` of a text, else `value`, which is compared as it is and shown as `written`.

    `traits` are those of its key.
    """

    path: Path
    words: Wordings | None = None
    value: Any = None
    written: str = ""
    traits: Trait = Trait.NONE


@dataclass(frozen=True)
class Thing:
    """One thing of a briefing. `name` are the words by which people know it, in each language; `key` is what
    keeps it the same whatever it says. `unread` are the lists whose file could not be read, `unordered` those whose
    order says nothing. Its cells, each a
    `cell_noun`, stand below the entries of the list `headed_by` beside it. One that `roams` may be
    found in another list. A `hidden` one is kept from the audience.
    """

    what: str
    path: Path
    key: str = ""
    main: str = ""
    leaves: Mapping[str, Leaf] = field(default_factory=dict)
    cells: tuple[Leaf, ...] = ()
    parts: Mapping[str, tuple[Thing, ...]] = field(default_factory=dict)
    unread: frozenset[str] = frozenset()
    unordered: frozenset[str] = frozenset()
    headed_by: str = ""
    cell_noun: str = What.CELL
    roams: bool = False
    hidden: bool = False

    @property
    def name(self) -> Leaf | None:
        """The leaf that holds its name; of a row, its first cell."""
        return self.leaves.get(self.main) if self.main else next(iter(self.cells), None)

    @cached_property
    def called(self) -> tuple[Any, ...]:
        """Its name as something to look up: equal for things of one name."""
        return (self.what, signature(self.name)) if self.name else ()

    @cached_property
    def content(self) -> tuple[Any, ...]:
        """All that it says: equal for things that say the same."""
        leaves = tuple((name, signature(leaf)) for name, leaf in self.leaves.items())
        parts = tuple((name, tuple(part.content for part in parts)) for name, parts in self.parts.items())
        return (self.what, leaves, tuple(map(signature, self.cells)), parts)

    @property
    def within(self) -> Iterator[Thing]:
        """Every thing inside it."""
        for parts in self.parts.values():
            for part in parts:
                yield part
                yield from part.within


def signature(leaf: Leaf) -> Any:
    """A leaf as something to look up: equal for leaves that mean the same."""
    if leaf.words is None:
        return leaf.value
    return tuple(
        sorted((name, said.pieces, tuple(sorted(said.cites))) for name, said in leaf.words.by_language.items())
    )


def called_in(leaf: Leaf, language: str) -> str:
    """A leaf in one language, or in the first that it has."""
    if leaf.words is None:
        return leaf.written
    said = leaf.words.in_language(language) or next(iter(leaf.words.by_language.values()))
    return said.written


def text_of(leaf: Leaf) -> str:
    """A leaf as one line, its languages one after the other."""
    if leaf.words is None:
        return leaf.written
    return " / ".join(said.written for said in leaf.words.by_language.values())

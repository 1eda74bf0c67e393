"""What is true of the values of a field, said where the field is defined and known nowhere else.

A trait stands in the annotation of a field, `name: Annotated[Text, Trait.LABEL]`, and holds for all that is in its
value.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import Flag, auto
from functools import cache, lru_cache
from types import UnionType
from typing import Annotated, Union, get_args, get_origin

from briefdeck.declared import Declared


class Trait(Flag):
    """What is true of a field's value, and of all that is in it."""

    NONE = 0
    # Sorts of words; the others are lines of a slide, in the words of the author.
    FOREIGN = auto()
    """A name, an address or a unit, or what others said: no prose of the author."""
    QUOTED = auto()
    """What others said, word for word."""
    RUNNING = auto()
    """Running text, in sentences."""
    HEADING = auto()
    """Names a topic."""
    REMARK = auto()
    """Said beside the statements: for the speaker, below a figure."""
    SPEAKER = auto()
    """For the speaker alone: it stands in the notes of a deck, and in no memo."""
    DESCRIBING = auto()
    """Stands for a picture or a chart where it is not seen."""
    LABEL = auto()
    """Short words in which numbers stand by their nature: a name, a period."""
    HEAD = auto()
    """Heads a band or a card; what has neither does without it."""
    UNIT = auto()
    """The unit of a number."""
    # Rows and columns.
    GRID = auto()
    """Part of a grid, which is read as a whole; numbers stand there by their nature."""
    CELL = auto()
    """Stands below a head, or on an axis, that says what is counted."""
    SCORE = auto()
    """How well something meets a criterion (`model.score`); a document may show it by a sign."""
    # Lists.
    GROWS = auto()
    """A paragraph more in a document is an item more, and that item may be its text alone."""
    SORTED = auto()
    """Documents bring its items into an order of their own."""
    UNORDERED = auto()
    """The order of its items says nothing."""
    CARRIED = auto()
    """Its entries rest on the sources of their section where they name none."""
    # What a value names.
    SOURCES = auto()
    """Keys of sources."""
    HOLDERS = auto()
    """Keys of sources that hold what is said, and do not merely report it."""
    FIGURES = auto()
    """Keys of figures."""
    SECTION = auto()
    """The id of a section."""
    # Anything.
    TERM = auto()
    """A word of a fixed list; audiences have words of their own for it, under the key's name."""
    DATE = auto()
    """A day, a month or a year."""
    TIME = auto()
    """When an entry is, as a date or in words; entries of a list come one after the other."""
    PRESENT = auto()
    """Marks the one entry of a list that is the present."""
    PREFERRED = auto()
    """Marks the one entry of a list that is recommended."""
    ACTOR = auto()
    """Who has to act."""
    KEY = auto()
    """Names a thing or a file for plans, links and programs, and says nothing."""
    UNSEEN = auto()
    """Settles how something looks or who sees it: no reader of a document reads it there."""


@lru_cache
def traits_of(model: type[Declared]) -> dict[str, Trait]:
    """The traits of each key of a mapping, in the order of the model."""
    return {info.alias or name: _said(info.metadata, info.annotation) for name, info in model.model_fields.items()}


def _said(metadata: Iterable[object], annotation: object) -> Trait:
    """The traits beside a type, and beside the types that it is made of."""
    found = Trait.NONE
    for each in metadata:
        if isinstance(each, Trait):
            found |= each
    parts = get_args(annotation)
    if get_origin(annotation) is Annotated:
        return found | _said(parts[1:], parts[0])
    if get_origin(annotation) in (Union, UnionType):
        for part in parts:
            found |= _said((), part)
    return found


@cache
def having(model: type[Declared], trait: Trait) -> tuple[str, ...]:
    """The keys of a mapping of which a trait is true."""
    return tuple(name for name, traits in traits_of(model).items() if trait in traits)


_STAND = (Trait.SOURCES, Trait.FIGURES, Trait.DATE, Trait.TERM, Trait.SECTION)


@cache
def stands_for(traits: Trait) -> Trait:
    """Which of its traits says that a value is not what a reader sees, but stands for it; none for most."""
    return next((trait for trait in _STAND if trait in traits), Trait.NONE)


def models_in(root: type[Declared]) -> Iterator[type[Declared]]:
    """The mappings that a mapping is made of, itself first, each once."""
    met: set[type[Declared]] = set()
    waiting: list[object] = [root]
    while waiting:
        annotation = waiting.pop(0)
        if isinstance(annotation, type) and issubclass(annotation, Declared):
            if annotation not in met:
                met.add(annotation)
                yield annotation
                waiting += (info.annotation for info in annotation.model_fields.values())
        else:
            waiting += get_args(annotation)


@lru_cache
def holds(root: type[Declared], trait: Trait) -> bool:
    """Whether a mapping has a key of which a trait is true, itself or in what it is made of."""
    return any(any(having(model, trait)) for model in models_in(root))

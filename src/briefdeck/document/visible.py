"""A briefing as one audience may see it: plain records whose texts know where they came from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field
from datetime import date
from typing import Any

from briefdeck.document.reference import Reference
from briefdeck.document.richtext import Origin, RichText
from briefdeck.model.traits import Trait
from briefdeck.values import dataclass
from briefdeck.yamlfile.tree import Path


class Record:
    """A mapping of the briefing whose keys are attributes; reading a key that it has not is an AttributeError."""

    __slots__ = ("_fields",)

    def __init__(self, fields: dict[str, Any]) -> None:
        self._fields = fields

    def __getattr__(self, name: str) -> Any:
        try:
            return self._fields[name]
        except KeyError:
            raise AttributeError(name) from None

    def __repr__(self) -> str:
        return f"Record({self._fields!r})"

    def names(self) -> Iterator[str]:
        """The keys."""
        return iter(self._fields)

    def values(self) -> Iterator[Any]:
        """The values, in the order of the model."""
        return iter(self._fields.values())


def statement(record: Record) -> RichText:
    """A statement's words with the marks of its sources."""
    text: RichText = record.text
    return text.citing(source.citation for source in record.sources) if "sources" in set(record.names()) else text


def section_anchor(place: str | int) -> str:
    """Where a section's statements stand; `place` counts the sections that the audience sees, from 0."""
    return f"section {place}"


@dataclass(frozen=True, slots=True)
class Visible:
    """What an audience may see: the top-level names for plans, the sections by their places in the briefing (which no
    plan knows, since they count what is hidden), the list of sources, every text by its YAML path: where it stands
    (`texts`), what it says (`said`) and what is true of its key (`traits`)."""

    names: dict[str, Any]
    sections: dict[str | int, Record] = field(repr=False)
    references: tuple[Reference, ...]
    created: date
    texts: dict[Path, Origin] = field(repr=False)
    said: dict[Path, RichText] = field(repr=False)
    traits: dict[Path, Trait] = field(repr=False)

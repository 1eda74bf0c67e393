"""Options side by side."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from briefdeck.blocks.setting.definition import Definition
from briefdeck.blocks.setting.plan import Entry, Manner, WrongValueError, flag
from briefdeck.document.block import Block
from briefdeck.document.richtext import EMPTY, RichText
from briefdeck.document.visible import Record


@dataclass(frozen=True, slots=True)
class Option:
    """What is compared; `mark` is the word that recommends it (empty on the others)."""

    name: RichText
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Aspect:
    """One thing in which options are compared: a value for each of them."""

    name: RichText
    values: tuple[RichText, ...]
    detail: RichText = EMPTY


@dataclass(frozen=True, slots=True)
class Comparison(Block):
    """Two or three options in columns, aspects in rows; `change`: each option becomes the next."""

    name = "comparison"
    broad = True

    options: tuple[Option, ...]
    aspects: tuple[Aspect, ...]
    change: bool = False

    def texts(self) -> Iterator[RichText]:
        for aspect in self.aspects:
            yield from (aspect.name, *aspect.values, aspect.detail)

    def without_details(self) -> Comparison:
        return replace(self, aspects=tuple(replace(aspect, detail=EMPTY) for aspect in self.aspects))


def _comparison(section: Any, manner: Manner) -> Iterator[Comparison]:
    if not isinstance(section, Record) or not {"options", "aspects"} <= set(section.names()):
        raise WrongValueError("a comparison section")
    preferred = manner.say(manner.labels.preferred)
    options = tuple(Option(o.name, preferred if o.preferred else "") for o in section.options)
    aspects = []
    for record in section.aspects:
        name = record.name.citing(source.citation for source in record.sources)
        aspects.append(Aspect(name, record.cells, record.detail))
    if aspects:
        yield Comparison(options, tuple(aspects), section.change)


def _make(entry: Entry, manner: Manner) -> Iterator[Comparison]:
    return _comparison(entry.at("comparison").value(), manner)


BLOCK = Definition(_make, keys={"detail": flag}, of_section=_comparison)

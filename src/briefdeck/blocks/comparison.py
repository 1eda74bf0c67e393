"""Options side by side."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from briefdeck.document.block import Block
from briefdeck.document.richtext import EMPTY, RichText


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

    kind = "comparison"
    broad = True

    options: tuple[Option, ...]
    aspects: tuple[Aspect, ...]
    change: bool = False

    def texts(self) -> Iterator[RichText]:
        for aspect in self.aspects:
            yield from (aspect.name, *aspect.values, aspect.detail)

    def without_details(self) -> Comparison:
        return replace(self, aspects=tuple(replace(aspect, detail=EMPTY) for aspect in self.aspects))

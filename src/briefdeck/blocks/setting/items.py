"""Statements, alone or with others below them: what most blocks are made of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from briefdeck.document.richtext import EMPTY, RichText


@dataclass(frozen=True, slots=True)
class Item:
    """A statement: `text` is a slide's line, `detail` the memo's sentence or a note, `status` how it is known.

    `see` is the anchor of the section that says more, empty for none: a slide's line leads to that section's slide, a
    memo's sentence to its heading or caption.
    """

    text: RichText
    detail: RichText = EMPTY
    status: str = ""
    children: tuple[Item, ...] = ()
    see: str = ""

    def texts(self) -> Iterator[RichText]:
        """The statement, the sentence behind it, then what stands below it."""
        yield from (self.text, self.detail)
        for child in self.children:
            yield from child.texts()

    def bare(self) -> Item:
        """The statement alone, without the sentences behind it and what stands below it."""
        return replace(self, detail=EMPTY, children=tuple(child.bare() for child in self.children))

    def unled(self) -> Item:
        """The statement without what leads from it to other sections."""
        return replace(self, see="", children=tuple(child.unled() for child in self.children))


def texts_of(items: Iterable[Item]) -> Iterator[RichText]:
    """The texts of statements, in the order of reading."""
    for item in items:
        yield from item.texts()

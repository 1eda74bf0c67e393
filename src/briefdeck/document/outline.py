"""An outline: a plan filled from a briefing, everything that a document will say, in order and before any layout."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field
from datetime import date
from typing import NamedTuple

from briefdeck.diagnostics import Span
from briefdeck.document.block import Block
from briefdeck.document.reference import Reference
from briefdeck.document.richtext import EMPTY, RichText
from briefdeck.values import dataclass, replace
from briefdeck.yamlfile.tree import Path


class Spare(NamedTuple):
    """When something of a memo may go that has more pages than its audience reads, in rounds from 1, 0 for never: the
    sentences behind the statements of a block, and the block as a whole."""

    detail: int = 0
    whole: int = 0


@dataclass(frozen=True, slots=True)
class Part:
    """A slide before pagination, or a memo's section.

    `layout` is the slide layout's role (deck); `level` the heading's level, 0 for none (memo); `style` names a heading
    style other than the level's. `areas` holds the blocks of each body area; a memo has one. `tracker` is what the
    tracker of a slide shows. `sections` are the anchors of the briefing's sections whose words the part shows, in
    reading order; `group` is the name under which PowerPoint and an agenda gather it. Parts of the `appendix` come
    last: slides that are not counted against the audience's limit, annexes of a memo on pages of their own. One that
    may stand `together` with its neighbour shares its slide where there is room for both. `spare` says for each block
    of a memo when it may go, or is empty where none may; `goes` is the round in which the part goes as a whole, 0 for
    never. `span` is the plan's line.
    """

    span: Span
    layout: str = ""
    level: int = 0
    style: str = ""
    title: RichText = EMPTY
    topic: RichText = EMPTY
    lead: RichText = EMPTY
    tracker: str = ""
    group: str = ""
    sections: tuple[str, ...] = ()
    appendix: bool = False
    together: bool = False
    areas: tuple[tuple[Block, ...], ...] = ()
    notes: tuple[RichText, ...] = ()
    lines: tuple[tuple[str, RichText], ...] = ()
    spare: tuple[Spare, ...] = ()
    goes: int = 0

    @property
    def marked(self) -> Iterator[tuple[Block, Spare]]:
        """The blocks of a memo, each with when it may go."""
        blocks = self.areas[0] if self.areas else ()
        return zip(blocks, self.spare or (Spare(),) * len(blocks), strict=True)

    def with_blocks(self, marked: Iterable[tuple[Block, Spare]]) -> Part:
        """The same with these blocks in its first area."""
        kept = tuple(marked)
        spare = tuple(spare for _, spare in kept)
        blocks = tuple(block for block, _ in kept)
        return replace(self, areas=(blocks, *self.areas[1:]), spare=spare if any(map(any, spare)) else ())


@dataclass(frozen=True, slots=True)
class Properties:
    """Document properties, and what stands on every slide and page; where the marking was written.

    `furniture` has the marking, the date and the footer as words that know where they came from, by these names.
    """

    title: str
    subject: str
    author: str
    keywords: str
    language: str
    created: date
    marking: str = ""
    footer: str = ""
    date_text: str = ""
    marked_at: Span | None = None
    furniture: Mapping[str, RichText] = field(default_factory=dict)

    @property
    def places(self) -> Mapping[str, str]:
        """What stands in the places of a memo's headers and footers, by their names."""
        return {"marking": self.marking, "title": self.title, "footer": self.footer, "date": self.date_text}


@dataclass(frozen=True, slots=True)
class Labels:
    """Words that documents need beside the briefing's, in the document's language; they live in the templates.

    `continued` is a pattern for `str.format` with `{number}` and `{total}`; `see` one with `{number}` for the mark
    that leads to a slide, `noted` the same for one whose notes alone cite a source; `sources` stands before a
    slide's sources, `source_join` between them; `table` and `figure` are patterns with `{number}` for captions;
    `annex` is the heading of an annex with `{number}`, and `{title}` where the title stands in the same line. A
    memo refers with `{target}` to a section by its number or title, and to a caption; `beside_number` and `beside`
    do so in the brackets of a statement's status.
    """

    continued: str
    see: str
    sources: str
    source_join: str
    noted: str = ""
    table: str = ""
    figure: str = ""
    annex: str = "{title}"
    refer_number: str = ""
    refer_title: str = ""
    refer_caption: str = ""
    beside_number: str = ""
    beside: str = ""


@dataclass(frozen=True, slots=True)
class Outline:
    """A plan filled from a briefing: everything that the document will say, in order.

    With `footnotes` a memo's citations are footnotes, else numbers that lead to the list of sources. `due` are the
    paths of the briefing's texts that no reader of the document must miss. A deck has dividers where it has as many
    slides as `openers` at least; 0 for none.
    """

    properties: Properties
    labels: Labels
    parts: tuple[Part, ...]
    references: tuple[Reference, ...]
    footnotes: bool = False
    openers: int = 0
    due: frozenset[Path] = field(default=frozenset(), repr=False)

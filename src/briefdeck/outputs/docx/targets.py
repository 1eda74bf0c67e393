"""What cross-references lead to: the heading of a section, its numbered caption, or its annex.

A REF field shows the words of a bookmark, or with `\\r` the number of its paragraph without a full stop (ECMA-376
Part 1, 17.16.5.48). References stand before their targets too, so all targets are known before the first is written.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from briefdeck.blocks.bullets import Bullets
from briefdeck.blocks.cards import Cards
from briefdeck.blocks.chart import Chart
from briefdeck.blocks.paragraph import Paragraph
from briefdeck.blocks.phases import Phases
from briefdeck.blocks.picture import Picture
from briefdeck.blocks.process import Process
from briefdeck.blocks.setting.items import Item
from briefdeck.blocks.table import Table
from briefdeck.blocks.timeline import Timeline
from briefdeck.document.block import Block
from briefdeck.document.outline import Labels, Part


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading as a table of contents shows it: its number as text, and the bookmark that it carries.

    `annex` is the number of an annex, 0 for other headings.
    """

    outline: int
    number: str
    title: str
    bookmark: str
    annex: int = 0


@dataclass(frozen=True, slots=True)
class Target:
    """A bookmark, what a field shows of it, and the pattern in which the reference stands."""

    bookmark: str
    text: str
    pattern: str
    switches: str = "\\h"


class Targets:
    """The targets of one document, by the anchors of the briefing's sections."""

    def __init__(self, headed: Sequence[tuple[Part, Heading | None]], labels: Labels) -> None:
        self._labels = labels
        self._found: dict[str, Target] = {}
        captions = dict(_captions([part for part, _ in headed], labels))
        seen = {anchor for part, _ in headed for anchor in _seen(part)}
        for part, heading in headed:
            for anchor in part.sections[:1]:
                if anchor in seen and heading is not None and anchor not in self._found:
                    self._found[anchor] = captions.get(anchor) or self._of_heading(heading)
        self.bookmarks = frozenset(target.bookmark for target in self._found.values())

    def find(self, anchor: str) -> Target | None:
        """The target of a section; None where the document does not show it under a heading."""
        return self._found.get(anchor)

    def _of_heading(self, heading: Heading) -> Target:
        labels, bookmark = self._labels, reference_bookmark(heading)
        if heading.annex:
            return Target(bookmark, annex_label(labels.annex, heading.annex), labels.refer_caption)
        if heading.number:
            return Target(bookmark, heading.number.rstrip("."), labels.refer_number, "\\r \\h")
        return Target(bookmark, heading.title, labels.refer_title)


def reference_bookmark(heading: Heading) -> str:
    """Word writes the `_Toc` bookmarks anew with every table of contents, so references have one of their own."""
    return heading.bookmark.replace("_Toc", "_Ref")


def caption_bookmark(kind: str, number: int) -> str:
    """The bookmark of a caption's label and number."""
    return f"_Ref_{kind}_{number}"


def annex_label(pattern: str, number: int) -> str:
    """What an annex is called: its heading up to its number."""
    before, mark, _ = pattern.partition("{number}")
    return before + (str(number) if mark else "")


def caption_label(pattern: str) -> str:
    """The name under which captions are counted: Word names the sequence after its label."""
    return pattern.partition("{number}")[0].strip() or "Caption"


def _captions(parts: Iterable[Part], labels: Labels) -> Iterator[tuple[str, Target]]:
    """The first numbered caption of each section."""
    counts: dict[str, int] = {}
    known: set[str] = set()
    for part in parts:
        for block in (block for area in part.areas for block in area):
            kind = caption_kind(block)
            pattern = labels.table if kind == "table" else labels.figure
            if not kind or "{number}" not in pattern:
                continue
            label = caption_label(pattern)
            counts[label] = counts.get(label, 0) + 1
            if len(part.sections) == 1 and part.sections[0] not in known:
                known.add(part.sections[0])
                shown = pattern.replace("{number}", str(counts[label]))
                target = Target(caption_bookmark(kind, counts[label]), shown.strip(), labels.refer_caption)
                yield part.sections[0], target


def caption_kind(block: Block) -> str:
    """`table` or `figure` for a block with a caption, else nothing."""
    match block:
        case Table() if block.caption:
            return "table"
        case Chart() | Picture() if block.caption:
            return "figure"
        case _:
            return ""


def _seen(part: Part) -> Iterator[str]:
    """The anchors that the statements of a part lead to."""
    for block in (block for area in part.areas for block in area):
        match block:
            case Paragraph():
                yield block.see
            case Bullets() | Cards():
                yield from _of_items(block.items)
            case Phases():
                yield from _of_items(item for phase in block.phases for item in phase.points)
            case Timeline():
                yield from _of_items(event.item for event in block.events)
            case Process():
                yield from _of_items(step.item for step in block.steps)
            case _:
                pass


def _of_items(items: Iterable[Item]) -> Iterator[str]:
    for item in items:
        yield item.see
        yield from _of_items(item.children)

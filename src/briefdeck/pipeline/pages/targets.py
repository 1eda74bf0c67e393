"""What cross-references lead to: the heading of a section, its numbered caption, or its annex.

References stand before their targets too, so all targets are known before the first is settled.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from briefdeck.document.memo import (
    Bookmark,
    Caption,
    Element,
    Heading,
    Inline,
    Jump,
    Link,
    Paragraph,
    See,
    Table,
    Turned,
    Words,
)
from briefdeck.document.outline import Labels, Part
from briefdeck.values import dataclass


@dataclass(frozen=True, slots=True)
class Told:
    """A part of an outline with its heading, and what its blocks gave."""

    part: Part
    heading: Heading | None
    elements: tuple[Element, ...]


@dataclass(frozen=True, slots=True)
class Target:
    """A bookmark, what is shown of it, and the pattern in which the reference stands."""

    bookmark: str
    text: str
    pattern: str
    numbered: bool = False


def targets_of(told: Sequence[Told], labels: Labels) -> dict[str, Target]:
    """The targets of a memo, by the anchors of the briefing's sections that something leads to."""
    captions = dict(_captions(told, labels))
    wanted = {inline.anchor for each in told for inline in _inlines(each.elements) if isinstance(inline, See)}
    found: dict[str, Target] = {}
    for each in told:
        for anchor in each.part.sections[:1]:
            if anchor in wanted and each.heading is not None and anchor not in found:
                found[anchor] = captions.get(anchor) or _of_heading(each.heading, labels)
    return found


def bookmarks_in(told: Iterable[Told]) -> frozenset[str]:
    """The names of all bookmarks that blocks set."""
    return frozenset(inline.name for each in told for inline in _inlines(each.elements) if isinstance(inline, Bookmark))


_LIST_MARKS = "、，．"
"""Signs behind a number that Word leaves there where a field repeats it: such a heading is called by its title."""


def reference_bookmark(heading: Heading) -> str:
    """Word writes the `_Toc` bookmarks anew with every table of contents, so references have one of their own."""
    return heading.bookmark.replace("_Toc", "_Ref")


def caption_bookmark(kind: str, number: int) -> str:
    """The bookmark of a caption's label and number."""
    return f"_Ref_{kind}_{number}"


def sequence_label(pattern: str) -> str:
    """The name under which captions are counted: Word names the sequence after its label."""
    return pattern.partition("{number}")[0].strip() or "Caption"


def listed_bookmark(kind: str, number: int) -> str:
    """The bookmark to which an entry of a list of captions leads, of the prefix that Word gives such bookmarks."""
    return f"_Toc{('table', 'figure').index(kind) + 1}{number:08}"


def caption_patterns(labels: Labels) -> Mapping[str, str]:
    """The pattern of a numbered caption, by its kind."""
    return {"table": labels.table, "figure": labels.figure}


def _of_heading(heading: Heading, labels: Labels) -> Target:
    bookmark = reference_bookmark(heading)
    if heading.annex:
        # An annex is called by its heading up to its number.
        before, mark, _ = labels.annex.partition("{number}")
        return Target(bookmark, before + (str(heading.annex) if mark else ""), labels.refer_caption)
    if heading.number and heading.number[-1] not in _LIST_MARKS:
        return Target(bookmark, heading.number.rstrip("."), labels.refer_number, numbered=True)
    return Target(bookmark, heading.title, labels.refer_title)


def _captions(told: Iterable[Told], labels: Labels) -> Iterator[tuple[str, Target]]:
    """The first numbered caption of each section."""
    counts: dict[str, int] = {}
    known: set[str] = set()
    patterns = caption_patterns(labels)
    for each in told:
        sections = each.part.sections
        for caption in captions_in(each.elements):
            pattern = patterns[caption.kind]
            if "{number}" not in pattern:
                continue
            label = sequence_label(pattern)
            counts[label] = counts.get(label, 0) + 1
            if len(sections) == 1 and sections[0] not in known:
                known.add(sections[0])
                shown = pattern.replace("{number}", str(counts[label]))
                yield (
                    sections[0],
                    Target(caption_bookmark(caption.kind, counts[label]), shown.strip(), labels.refer_caption),
                )


def captions_in(elements: Iterable[Element]) -> Iterator[Caption]:
    """The captions among elements, upright pages and turned ones."""
    for element in elements:
        if isinstance(element, Turned):
            yield from captions_in(element.elements)
        elif isinstance(element, Caption):
            yield element


def marks_in(told: Iterable[Told]) -> Iterator[str]:
    """The words that say how something is known, with their brackets."""
    for paragraph in _paragraphs(element for each in told for element in each.elements):
        for inline in paragraph.inlines:
            if isinstance(inline, See):
                yield inline.status.strip()
            elif isinstance(inline, Words) and inline.style == "Status":
                yield inline.text.strip()


def _paragraphs(elements: Iterable[Element]) -> Iterator[Paragraph]:
    """Every paragraph, those in cells and on turned pages too."""
    for element in elements:
        match element:
            case Paragraph():
                yield element
            case Table():
                yield from (paragraph for row in element.rows for cell in row.cells for paragraph in cell.paragraphs)
            case Turned():
                yield from _paragraphs(element.elements)


def _inlines(elements: Iterable[Element]) -> Iterator[Inline]:
    """Every inline but the words of paragraphs, however deep it stands."""
    for element in elements:
        match element:
            case Paragraph() | Caption():
                yield from _within(element.inlines)
            case Table():
                for row in element.rows:
                    for cell in row.cells:
                        for paragraph in cell.paragraphs:
                            yield from _within(paragraph.inlines)
            case Turned():
                yield from _inlines(element.elements)


def _within(inlines: Iterable[Inline]) -> Iterable[Inline]:
    found: list[Inline] = []
    for inline in inlines:
        if not isinstance(inline, Words):
            found.append(inline)
            if isinstance(inline, Link | Jump | Bookmark):
                found += _within(inline.inlines)
    return found

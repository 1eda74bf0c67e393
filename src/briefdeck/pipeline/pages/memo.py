"""Outline + style → memo: headings, blocks, captions that count, references that lead, footnotes, turned pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import field
from itertools import zip_longest

from briefdeck.audience.memo_style import MemoStyle
from briefdeck.blocks import find
from briefdeck.blocks.setting.legends import explaining_only
from briefdeck.blocks.setting.memo import MemoSetting, source_bookmark
from briefdeck.document.block import Block
from briefdeck.document.memo import (
    Bookmark,
    Caption,
    CaptionList,
    ContentsMark,
    Count,
    CrossReference,
    Element,
    Heading,
    Inline,
    Jump,
    Legend,
    Link,
    Memo,
    PageNumber,
    Paragraph,
    See,
    SourceMark,
    Table,
    Turned,
    Words,
    shown,
)
from briefdeck.document.origins import origins, unshown
from briefdeck.document.outline import Labels, Outline, Part
from briefdeck.locale import known
from briefdeck.pipeline.numbering.footnote_numbers import noted
from briefdeck.pipeline.pages.headings import heading_style, headings_of
from briefdeck.pipeline.pages.neighbours import Turn, arranged
from briefdeck.pipeline.pages.statuses import Statuses
from briefdeck.pipeline.pages.targets import (
    Target,
    Told,
    bookmarks_in,
    caption_bookmark,
    caption_patterns,
    captions_in,
    listed_bookmark,
    marks_in,
    reference_bookmark,
    sequence_label,
    targets_of,
)
from briefdeck.values import dataclass, replace
from briefdeck.yamlfile.tree import Path


def set_memo(outline: Outline, style: MemoStyle) -> Memo:
    """A memo with everything settled but its pages, which Word breaks."""
    headings = headings_of(outline.parts, style, outline.labels)
    setting = MemoSetting(style, known(outline.properties.language), tuple(h for h in headings if h is not None))
    told = [
        Told(part, heading, tuple(_told(part, setting, outline.due)))
        for part, heading in zip(outline.parts, headings, strict=True)
    ]
    captions = tuple(caption for each in told for caption in captions_in(each.elements))
    parts = tuple(each.part for each in told if not _is_bare(each.elements, captions))
    if len(parts) < len(told):
        # The headings of what is left out stand in no list of contents either.
        return set_memo(replace(outline, parts=parts), style)
    listed = frozenset(e.kind for each in told for e in each.elements if isinstance(e, CaptionList))
    targets = targets_of(told, outline.labels)
    marks = frozenset(marks_in(told))
    settler = _Settler(outline.labels, setting, targets, bookmarks_in(told), captions, listed, marks)
    elements = [element for each in told for element in settler.part(each)]
    memo = Memo(outline.properties, arranged(elements, style))
    if outline.footnotes:
        references = {reference.number: reference for reference in outline.references}
        memo = noted(memo, lambda n: settler.settled(setting.reference(references[n], addresses=False)), references)
    return Statuses(setting).of(memo)


def _is_bare(elements: Sequence[Element], captions: Sequence[Caption]) -> bool:
    """Whether a part is nothing but lists of captions of which there are none."""
    kinds = {caption.kind for caption in captions}
    return bool(elements) and all(isinstance(e, CaptionList) and e.kind not in kinds for e in elements)


def _told(part: Part, setting: MemoSetting, due: frozenset[Path]) -> Iterator[Element]:
    if part.lead:
        yield Paragraph("Body Text", setting.words(part.lead))
    for area in part.areas:
        for block in area:
            elements = tuple(_set(block, setting))
            yield from elements
            for text in unshown(block, due, frozenset(origins(elements))):
                yield Paragraph("Body Text", setting.words(text))


def _set(block: Block, setting: MemoSetting) -> Iterator[Element]:
    made = find(block.name).memo
    assert made is not None, f"“{block.name}” is made of other blocks"
    yield from made(block, setting)


_CLOSING = ")]）］"


@dataclass(slots=True)
class _Settler:
    """Puts what is known of a whole memo in the place of what its blocks left open: numbers, references."""

    labels: Labels
    setting: MemoSetting
    targets: Mapping[str, Target]
    bookmarks: frozenset[str]
    captions: tuple[Caption, ...] = ()
    listed: frozenset[str] = frozenset()
    marks: frozenset[str] = frozenset()
    _wanted: frozenset[str] = frozenset()
    _counts: dict[str, int] = field(default_factory=dict)
    _annexes: int = 0

    def __post_init__(self) -> None:
        self._wanted = frozenset(target.bookmark for target in self.targets.values())

    def part(self, told: Told) -> Iterator[Paragraph | Table | Turn]:
        """The elements of a part, its heading first."""
        yield from self._heading(told.part, told.heading)
        for element, following in zip_longest(told.elements, told.elements[1:]):
            if not (self._is_over(element) and self._is_nothing(following)):
                yield from self._element(element)

    def _is_over(self, element: Element) -> bool:
        return isinstance(element, Paragraph) and element.style.casefold() == "toc heading"

    def _is_nothing(self, element: Element | None) -> bool:
        """Whether it is a list of captions of which there are none."""
        return isinstance(element, CaptionList) and all(caption.kind != element.kind for caption in self.captions)

    def _element(self, element: Element) -> Iterator[Paragraph | Table | Turn]:
        match element:
            case Paragraph():
                yield self._paragraph(element)
            case Caption():
                yield self._caption(element)
            case CaptionList():
                yield from self._list(element.kind)
            case Legend():
                yield from self._legend(element.paragraph)
            case Table():
                yield self._table(element)
            case Turned():
                yield Turn.LANDSCAPE
                for inner in element.elements:
                    yield from self._element(inner)
                yield Turn.PORTRAIT

    def _table(self, table: Table) -> Table:
        return replace(table, rows=tuple(row.changed(self._paragraph) for row in table.rows))

    # --- words --------------------------------------------------------------------------------------------------------

    def _paragraph(self, paragraph: Paragraph) -> Paragraph:
        """A paragraph settled. In a bold style no words are strong by a style of their own: Word turns off what both
        turn on (ECMA-376 Part 1, 17.7.3)."""
        named = self.setting.style.find(paragraph.style)
        inlines = self.settled(paragraph.inlines)
        inlines = _unmarked(inlines) if named is not None and named.bold else inlines
        return paragraph if inlines is paragraph.inlines else replace(paragraph, inlines=inlines)

    def settled(self, inlines: tuple[Inline, ...]) -> tuple[Inline, ...]:
        """The inlines with their references and the marks of their sources leading where they can."""
        if not any(map(_is_open, inlines)):
            return inlines
        made: list[Inline] = []
        for inline in inlines:
            match inline:
                case See():
                    made += self._reference(inline)
                case SourceMark():
                    name = source_bookmark(inline.number)
                    made.append(SourceMark(inline.number, name if name in self.bookmarks else ""))
                case Link() | Jump() | Bookmark():
                    made.append(replace(inline, inlines=self.settled(inline.inlines)))
                case _:
                    made.append(inline)
        return tuple(made)

    def _reference(self, see: See) -> tuple[Inline, ...]:
        """What leads to a section, in the words of the audience; nothing where the memo does not show it. In the
        brackets of a status it takes no brackets of its own, and stands on no line alone."""
        target = self.targets.get(see.anchor)
        status = (Words(see.status, style="Status"),) if see.status else ()
        if target is None or "{target}" not in target.pattern:
            return status
        beside = self.labels.beside_number if target.numbered else self.labels.beside
        if status and see.status[-1] in _CLOSING and "{target}" in beside:
            before, _, after = beside.partition("{target}")
            return (
                Words(see.status[:-1] + before, style="Status"),
                CrossReference(target.bookmark, target.text, target.numbered, "Status"),
                Words(after + see.status[-1], style="Status"),
            )
        before, _, after = target.pattern.partition("{target}")
        return (*status, Words(before), CrossReference(target.bookmark, target.text, target.numbered), Words(after))

    def _caption(self, caption: Caption) -> Paragraph:
        """A caption with its number, in the bookmark to which a list of its kind leads; without a pattern, the words
        alone."""
        pattern = caption_patterns(self.labels)[caption.kind]
        if "{number}" not in pattern:
            return Paragraph("caption", self.settled(caption.inlines), keep_next=True)
        number = self._numbered(caption.kind, pattern)
        made: tuple[Inline, ...] = (*number, *self._gap(caption), *self.settled(caption.inlines))
        if caption.kind in self.listed:
            made = (Bookmark(listed_bookmark(caption.kind, self._counts[sequence_label(pattern)]), made),)
        return Paragraph("caption", made, keep_next=True)

    def _gap(self, caption: Caption) -> tuple[Inline, ...]:
        return (Words(self.setting.gap),) if caption.inlines else ()

    def _legend(self, paragraph: Paragraph) -> Iterator[Paragraph]:
        """What is said of the words in brackets that stand in the memo; nothing where there are none."""
        said = "".join(shown(paragraph.inlines))
        kept = explaining_only(said, self.marks, self.setting.gap)
        if kept:
            first = next((inline for inline in paragraph.inlines if isinstance(inline, Words)), Words(""))
            words = paragraph.inlines if kept == said else (replace(first, text=kept),)
            yield self._paragraph(replace(paragraph, inlines=words))

    def _list(self, kind: str) -> Iterator[Paragraph]:
        """An entry with its page for each caption of a kind; nothing where they have no numbers to be told by."""
        patterns = caption_patterns(self.labels)
        label = sequence_label(patterns[kind])
        counted = (c for c in self.captions if "{number}" in patterns[c.kind])
        alike = (c for c in counted if sequence_label(patterns[c.kind]) == label)
        captions = [(number, caption) for number, caption in enumerate(alike, 1) if caption.kind == kind]
        style = "table of figures" if self.setting.style.find("table of figures") is not None else "toc 1"
        for number, caption in captions:
            bookmark = listed_bookmark(kind, number)
            called = Words(patterns[kind].replace("{number}", str(number)))
            words = (*self._gap(caption), *_unmarked(tuple(_read(caption.inlines))))
            entry = Jump(bookmark, (called, *words, PageNumber(bookmark)))
            begin = (ContentsMark(label=label),) if number == captions[0][0] else ()
            end = (ContentsMark(),) if number == captions[-1][0] else ()
            yield Paragraph(style, (*begin, entry, *end))

    def _numbered(self, kind: str, pattern: str) -> tuple[Inline, ...]:
        before, _, after = pattern.partition("{number}")
        label = sequence_label(pattern)
        self._counts[label] = self._counts.get(label, 0) + 1
        made = (Words(before), Count(label, self._counts[label]), Words(after))
        return self._marked(caption_bookmark(kind, self._counts[label]), made)

    def _marked(self, name: str, inlines: tuple[Inline, ...]) -> tuple[Inline, ...]:
        """The inlines in a bookmark, where something leads to it."""
        return (Bookmark(name, inlines),) if name in self._wanted else inlines

    # --- headings -----------------------------------------------------------------------------------------------------

    def _heading(self, part: Part, heading: Heading | None) -> Iterator[Paragraph]:
        """A part's title in the style that it names, else in that of its level; an annex has its number before it."""
        name = heading_style(part)
        if not part.title or not name:
            return
        title = self.settled(self.setting.words(self.setting.balanced(part.title, name)))
        inner = reference_bookmark(heading) if heading is not None else ""
        title_too = not part.appendix or "{title}" in self.labels.annex
        if part.appendix:
            label = self._annex(inner)
            inlines = (*label, *title) if title_too else label
        else:
            inlines = self._marked(inner, title)
        marked = (Bookmark(heading.bookmark, inlines),) if heading is not None else inlines
        yield self._paragraph(Paragraph(name, marked))
        if not title_too:
            yield Paragraph("Annex Title", title)

    def _annex(self, bookmark: str) -> tuple[Inline, ...]:
        """What stands before an annex's title, with its number; a reference leads to the label alone."""
        self._annexes += 1
        before, _, rest = self.labels.annex.partition("{title}")[0].partition("{number}")
        if "{number}" not in self.labels.annex:
            return (Words(before),)
        label = (Words(before), Count(sequence_label(self.labels.annex), self._annexes))
        return (*self._marked(bookmark, label), Words(rest))


def _is_open(inline: Inline) -> bool:
    """Whether it may lead somewhere."""
    return not isinstance(inline, Words)


def _read(inlines: Iterable[Inline]) -> Iterator[Words]:
    """The words of a caption, without the marks of its sources and what leads elsewhere."""
    for inline in inlines:
        match inline:
            case Words():
                yield inline
            case Link() | Jump() | Bookmark():
                yield from _read(inline.inlines)
            case _:
                pass


def _unmarked(inlines: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """The inlines without strong words."""
    made: list[Inline] = []
    for inline in inlines:
        match inline:
            case Words(strong=True):
                made.append(replace(inline, strong=False))
            case Link() | Jump() | Bookmark():
                made.append(replace(inline, inlines=_unmarked(inline.inlines)))
            case _:
                made.append(inline)
    return tuple(made)

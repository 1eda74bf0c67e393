"""What was decided of pages, written into a memo by Word's own means."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from operator import is_

from briefdeck.document.memo import (
    Bookmark,
    Inline,
    Jump,
    Memo,
    PageNumber,
    Paragraph,
    Row,
    Section,
    Settled,
    Table,
)
from briefdeck.pipeline.pages.agreeing import begun_by_decision
from briefdeck.pipeline.pages.chunks import FEWEST
from briefdeck.pipeline.pages.drafts import LONG, Draft
from briefdeck.pipeline.pages.filling import widened
from briefdeck.pipeline.pages.measured import Part, Place
from briefdeck.pipeline.pages.measuring import Grid, Strip
from briefdeck.values import replace


def written(memo: Memo, draft: Draft, wider: Mapping[Place, float]) -> Memo:
    """The memo with all that was decided."""
    begun = set(begun_by_decision(draft.made)) if len(draft.turns) > LONG else set()
    places = dict(_places(draft))
    sections = []
    for measured in draft.made.sections:
        pairs = zip(measured.section.elements, measured.parts, strict=True)
        elements = (
            _settled(_wider(element, part, wider, at), part, places, begins=at in begun)
            for at, (element, part) in (((measured.number, index), pair) for index, pair in enumerate(pairs))
        )
        sections.append(Section(tuple(elements), measured.section.landscape))
    return replace(memo, sections=tuple(sections), pages=draft.made.pages, spacing=draft.share)


def _wider(element: Settled, part: Part, wider: Mapping[Place, float], at: Place) -> Settled:
    return widened(element, part, wider[at]) if at in wider else element


def _places(draft: Draft) -> Iterator[tuple[str, str]]:
    """The bookmarks of headings and captions, each with the number of its page."""
    for page in map(draft.made.page, range(len(draft.made.turns))):
        for stretch in page.stretches:
            element = draft.made.sections[stretch.section].section.elements[stretch.element]
            if stretch.begins and isinstance(element, Paragraph):
                yield from ((i.name, str(page.number)) for i in element.inlines if isinstance(i, Bookmark))


def _paged_inlines(inlines: tuple[Inline, ...], places: Mapping[str, str]) -> tuple[Inline, ...]:
    """The inlines with the numbers of pages that stand in them."""
    made: list[Inline] = []
    for inline in inlines:
        match inline:
            case PageNumber():
                made.append(replace(inline, text=places.get(inline.bookmark, "")))
            case Jump():
                made.append(replace(inline, inlines=_paged_inlines(inline.inlines, places)))
            case _:
                made.append(inline)
    return tuple(made)


def _settled(element: Settled, part: Part, places: Mapping[str, str], *, begins: bool) -> Settled:
    match element, part:
        case Paragraph(), Strip():
            keep = element.keep_next if part.flow.keep_next else part.keep_next
            if part.flow.keep_next and not part.keep_next:
                element = replace(element, let_go=True)
            if part.keep_next and not part.flow.keep_lines and len(part.heights) >= FEWEST - 1:
                # One of three lines may have four in another program.
                element = replace(element, whole=True)
            if any(isinstance(inline, Jump) for inline in element.inlines):
                element = replace(element, inlines=_paged_inlines(element.inlines, places))
            if begins or (part.page_break and not part.flow.page_break):
                return replace(element, keep_next=keep, page_break=True, before=0.0)
            return element if element.keep_next == keep else replace(element, keep_next=keep)
        case Table(), Grid():
            bands = zip(element.rows, part.bands, strict=True)
            rows = tuple([_row(row, band.keep_next, band.parts) for row, band in bands])
            return element if all(map(is_, rows, element.rows)) else replace(element, rows=rows)
        case _:
            return element


def _row(row: Row, keep: bool, parts: bool) -> Row:
    return row if row.keep_next == keep and row.parts == parts else Row(row.cells, row.head, parts, keep)

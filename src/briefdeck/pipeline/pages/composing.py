"""Memo → memo with its pages, and with what decides them written into it by Word's own means.

What stays together is marked first. Then no page but the last of a part is left half empty where a table below could
part, no last page has a few lines alone where a little less space takes them back, and a page that begins with what was
kept together begins so in every program: it has its break written, if there is room for two lines more above it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from briefdeck.audience.memo_style import MemoStyle
from briefdeck.document.memo import Memo, Paragraph, Row, Section, Settled, Table
from briefdeck.document.pages import Page
from briefdeck.pipeline.pages.keeping import kept, loosened
from briefdeck.pipeline.pages.measuring import Grid, Measuring, Strip
from briefdeck.pipeline.pages.paging import Measured, Part, measured_notes, measured_sections, paged, room_of
from briefdeck.pipeline.pages.spacing import spaced

# Shares of a page: what is full enough, and what is too little for a last one.
_FULL, _LITTLE = 0.6, 0.25
# Tables that are let go in one memo: each costs that its pages are broken anew, of which so many may be.
_LOOSENED, _ANEW = 40, 2000


@dataclass(frozen=True, slots=True)
class Draft:
    """A memo measured with some share of its spaces, and its pages."""

    spacing: float
    style: MemoStyle
    sections: tuple[Measured, ...]
    notes: Mapping[int, Strip]
    pages: tuple[Page, ...]

    @property
    def scanty(self) -> int:
        """How many pages end a part with too little."""
        ends = [page for page in self.pages[1:] if page.forced or page is self.pages[-1]]
        return sum(page.used + page.notes < _LITTLE * page.room for page in ends)


def composed(memo: Memo, style: MemoStyle, steps: Sequence[float] = (1.0,), most: int = 0) -> Memo:
    """A memo that is set, with its pages as Word and LibreOffice break them.

    `steps` are the shares of its spaces that may be tried, the first being what it has by itself: another is taken
    where that saves a last page with too little on it, or the one page more than `most` (0: any number).
    """
    draft = _draft(memo, style, steps[0])
    for step in steps[1:]:
        if not draft.scanty and len(draft.pages) != most + 1:
            break
        tried = _draft(memo, style, step)
        if len(tried.pages) < len(draft.pages):
            draft = tried
    return _written(memo, draft)


def _draft(memo: Memo, style: MemoStyle, spacing: float) -> Draft:
    """The memo with what stays together, and pages as full as they get."""
    style = spaced(style, spacing)
    measuring = Measuring(style)
    measured = measured_sections(memo, style, measuring)
    sections = tuple(kept(one, style, room_of(one.section, style)) for one in measured)
    notes = measured_notes(memo, measuring)
    pages = paged(sections, notes, style)
    for _ in range(min(_LOOSENED, _ANEW // len(pages))):
        changed = _loosened(pages, sections)
        if changed is None:
            break
        tried = paged(changed, notes, style)
        # What leaves more pages too empty than before is no gain.
        if _empty(tried) > _empty(pages):
            break
        sections, pages = changed, tried
    return Draft(spacing, style, sections, notes, pages)


def _empty(pages: Sequence[Page]) -> int:
    """How many pages but the last of a part are too empty."""
    return sum(page.share < _FULL and not page.forced for page in pages[:-1])


def _loosened(pages: Sequence[Page], sections: tuple[Measured, ...]) -> tuple[Measured, ...] | None:
    """The sections with one table let go that could begin at the end of a page which is too empty without it."""
    for page, following in pairwise(pages):
        if page.forced or page.share >= _FULL:
            continue
        for stretch in following.stretches:
            part = sections[stretch.section].parts[stretch.element]
            if isinstance(part, Grid) and stretch.begins and (made := loosened(part)) is not None:
                return _with(sections, stretch.section, stretch.element, made)
            if not isinstance(part, Strip) or not part.keep_next:
                break
    return None


def _with(sections: tuple[Measured, ...], number: int, element: int, part: Part) -> tuple[Measured, ...]:
    """The sections with another part in one place."""
    parts = list(sections[number].parts)
    parts[element] = part
    return (*sections[:number], replace(sections[number], parts=tuple(parts)), *sections[number + 1 :])


# --- what is written --------------------------------------------------------------------------------------------------


def _written(memo: Memo, draft: Draft) -> Memo:
    """The memo with all that was decided."""
    begun = set(_begun(draft))
    sections = []
    for measured in draft.sections:
        pairs = zip(measured.section.elements, measured.parts, strict=True)
        elements = (
            _settled(element, part, begins=(measured.number, index) in begun)
            for index, (element, part) in enumerate(pairs)
        )
        sections.append(Section(tuple(elements), measured.section.landscape))
    return replace(memo, sections=tuple(sections), pages=draft.pages, spacing=draft.spacing)


def _begun(draft: Draft) -> list[tuple[int, int]]:
    """The elements that begin a page by decision: what is kept with the next, where the page before has room left.

    LibreOffice leaves a heading at the foot of a page, in spite of what it is kept with, if it follows a table. A break
    says the same to every program. Without room for two lines more it would part what another one breaks longer.
    """
    found = []
    for page, following in zip(draft.pages, draft.pages[1:], strict=False):
        if page.forced or not following.stretches:
            continue
        first = following.stretches[0]
        part = draft.sections[first.section].parts[first.element]
        if isinstance(part, Strip) and first.begins and part.keep_next and not part.page_break:
            left = page.room - page.used - page.notes
            if left >= min(2 * max(part.heights), part.height + part.before):
                found.append((first.section, first.element))
    return found


def _settled(element: Settled, part: Part, *, begins: bool) -> Settled:
    match element, part:
        case Paragraph(), Strip():
            keep = element.keep_next if part.flow.keep_next else part.keep_next
            if begins:
                return replace(element, keep_next=keep, page_break=True, before=0.0)
            return replace(element, keep_next=keep)
        case Table(), Grid():
            rows = zip(element.rows, part.bands, strict=True)
            return replace(element, rows=tuple(_row(row, band.keep_next, band.parts) for row, band in rows))
        case _:
            return element


def _row(row: Row, keep: bool, parts: bool) -> Row:
    cells = (
        replace(
            cell,
            paragraphs=tuple(replace(paragraph, keep_next=keep) for paragraph in cell.paragraphs),
        )
        for cell in row.cells
    )
    return replace(row, cells=tuple(cells), parts=parts)

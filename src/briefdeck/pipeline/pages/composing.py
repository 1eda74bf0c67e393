"""Memo → memo with its pages, and with what decides them written into it by Word's own means.

What stays together is marked first. Then no page but the last of a part is left half empty where a table below could
part, no last page has a few lines alone where a little less space takes them back, and a page that begins with what was
kept together begins so in every program: it has its break written, if there is room for two lines more above it. Last,
pages are made to begin alike by the lines of Word and of LibreOffice.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from briefdeck.audience.memo_style import MemoStyle
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
from briefdeck.document.pages import Page
from briefdeck.pipeline.pages.agreeing import Place, agreed, begun_anew, with_part, word_pages
from briefdeck.pipeline.pages.keeping import kept, loosened
from briefdeck.pipeline.pages.measuring import Grid, KnownLines, Measuring, Strip
from briefdeck.pipeline.pages.paging import Measured, Part, measured_notes, measured_sections, paged, room_of
from briefdeck.pipeline.pages.spacing import spaced

# Shares of a page: what is full enough, and what is too little for a last one.
_FULL, _LITTLE = 0.6, 0.25
_LONG = 40  # pages above which space is not changed for the sake of single ones
# Tables that are let go in one memo: each costs that its pages are broken anew, of which so many may be.
_LOOSENED, _ANEW = 40, 2000
# What stays free below the last line of a memo that is set with less space, in pt.
_LINE = 18.0
# Lines and rows below a heading at the foot of a page that are too few to hold it there where they only just fit.
_FEW = 4


@dataclass(frozen=True, slots=True)
class Draft:
    """A memo tried with a share of its spaces, with its pages, and with the headings that begin one by decision."""

    share: float
    sections: tuple[Measured, ...]
    pages: tuple[Page, ...]
    begun: frozenset[Place] = frozenset()

    @property
    def faults(self) -> int:
        """How many pages are too empty: the last of a part with a little on them, others where much stays free."""
        ends = [page for page in self.pages[1:] if page.forced or page is self.pages[-1]]
        little = sum(page.used + page.notes < _LITTLE * page.room for page in ends)
        return little + len(_empty(self.pages)) + self._is_tight

    @property
    def cost(self) -> float:
        """What it takes from a page's look: the squares of what stays free at the ends of pages, none of them the last
        of a part, and of what all spaces have lost. So a fifth less space is worth a page that is a fifth fuller."""
        pairs = pairwise(self.pages)
        free = (1.0 - page.share for page, following in pairs if not page.forced or _first(following) in self.begun)
        return sum(share**2 for share in free) + _lost(self.share)

    @property
    def ends_with_little(self) -> bool:
        """Whether the last of several pages has a little on it."""
        last = self.pages[-1]
        return len(self.pages) > 1 and last.used + last.notes < _LITTLE * last.room

    @property
    def length(self) -> int:
        """How many pages there are, one more where the last is tight."""
        return len(self.pages) + self._is_tight

    @property
    def _is_tight(self) -> bool:
        """Whether less space has filled the last page to its end: a line more anywhere, and there is another page."""
        last = self.pages[-1]
        return self.share < 1 and last.room - last.used - last.notes < _LINE


def composed(memo: Memo, style: MemoStyle, steps: Sequence[float] = (1.0,), most: int = 0) -> Memo:
    """A memo that is set, with its pages as Word and LibreOffice break them.

    `steps` are the shares of its spaces that may be tried, the first being what it has by itself. Another is taken
    where fewer pages are too empty with it, where it leaves less free at their ends than it takes from all spaces, or
    where that saves the one page that the memo has more than `most` (0: any number).
    """
    drafting = _Drafting(memo, style)
    best = drafting.draft(steps[0])
    for step in steps[1:]:
        if not _can_gain(best, step, most):
            break
        best = min(best, drafting.draft(step), key=lambda draft: _order(draft, most))
    return _written(memo, drafting.agreed(best))


def _can_gain(best: Draft, step: float, most: int) -> bool:
    """Whether less space may be worth its try: in a long memo for its last page alone, which a few others outweigh."""
    if most and best.length == most + 1:
        return True
    if len(best.pages) > _LONG:
        return best.ends_with_little
    return bool(best.faults) or best.cost > _lost(step)


def _lost(share: float) -> float:
    """What less space costs, as a page that ends early by that."""
    return (1.0 - share) ** 2


def _order(draft: Draft, most: int) -> tuple[int, int, int, float]:
    """What is better comes first: within the limit, no page too empty, few pages, little free at their ends."""
    over = max(draft.length - most, 0) if most else 0
    return over, draft.faults, draft.length, draft.cost


class _Drafting:
    """Tries one memo with different spaces; its lines are broken once."""

    def __init__(self, memo: Memo, style: MemoStyle) -> None:
        self._memo, self._style = memo, style
        self._lines: KnownLines = {}

    def draft(self, share: float) -> Draft:
        """The memo with what stays together, and with tables let go for pages that are too empty without them."""
        style = spaced(self._style, share)
        measuring = Measuring(style, self._lines)
        measured = measured_sections(self._memo, style, measuring)
        sections = tuple(kept(one, style, room_of(one.section, style)) for one in measured)
        notes = measured_notes(self._memo, measuring)
        pages = paged(sections, notes, style)
        for _ in range(min(_LOOSENED, _ANEW // len(pages))):
            changed = _loosened(sections, pages)
            if changed is None:
                break
            tried = paged(changed, notes, style)
            # What leaves more pages too empty than before is no gain.
            if len(_empty(tried)) > len(_empty(pages)) or len(tried) > len(pages):
                break
            sections, pages = changed, tried
        begun: set[Place] = set()
        for _ in range(min(_LOOSENED, _ANEW // len(pages))):
            place = _at_the_foot(sections, pages)
            if place is None:
                break
            sections = with_part(sections, place, begun_anew(sections[place[0]].parts[place[1]]))
            pages = paged(sections, notes, style)
            begun.add(place)
        return Draft(share, sections, pages, frozenset(begun))

    def agreed(self, draft: Draft) -> Draft:
        """The draft with breaks where its pages would begin otherwise by the lines of Word."""
        style = spaced(self._style, draft.share)
        measuring, word = Measuring(style, self._lines), Measuring(style, self._lines, word=True)
        lines = tuple(measured_sections(self._memo, style, word))
        notes, words = measured_notes(self._memo, measuring), measured_notes(self._memo, word)

        def by_word(sections: tuple[Measured, ...], pages: tuple[Page, ...]) -> tuple[Page, ...]:
            for place in _begun(sections, pages):
                sections = with_part(sections, place, begun_anew(sections[place[0]].parts[place[1]]))
            return word_pages(sections, lines, words, style)

        sections, pages = agreed(draft.sections, draft.pages, lambda tried: paged(tried, notes, style), by_word)
        return replace(draft, sections=sections, pages=pages)


def _first(page: Page) -> Place | None:
    """The element with which a page begins."""
    return (page.stretches[0].section, page.stretches[0].element) if page.stretches else None


def _empty(pages: Sequence[Page]) -> list[tuple[Page, Page]]:
    """The pages but the last of a part that are too empty, each with the next."""
    return [(page, following) for page, following in pairwise(pages) if page.share < _FULL and not page.forced]


def _loosened(sections: tuple[Measured, ...], pages: Sequence[Page]) -> tuple[Measured, ...] | None:
    """The sections with one table let go that could begin at the end of a page which is too empty without it."""
    for _, following in _empty(pages):
        for stretch in following.stretches:
            part = sections[stretch.section].parts[stretch.element]
            if isinstance(part, Grid) and stretch.begins and (made := loosened(part)) is not None:
                return with_part(sections, (stretch.section, stretch.element), made)
            if not isinstance(part, Strip) or not part.keep_next:
                break
    return None


def _at_the_foot(sections: tuple[Measured, ...], pages: Sequence[Page]) -> Place | None:
    """A heading at the very foot of a page that is full enough without it: its two lines just fit, or just not.

    Programs take it to this page or to the next one, so that it had better begin the next one in all of them.
    """
    for page in pages[:-1]:
        if page.forced or page.room - page.used - page.notes >= _LINE:
            continue
        start = next((n for n in range(len(page.stretches) - 1, -1, -1) if page.stretches[n].heading is not None), 0)
        while start and page.stretches[start - 1].heading is not None:
            start -= 1
        first = page.stretches[start]
        below = page.stretches[start:]
        part = sections[first.section].parts[first.element]
        few = sum(stretch.stop - stretch.start for stretch in below if stretch.heading is None) <= _FEW
        if start and few and isinstance(part, Strip) and first.begins and first.top >= _FULL * page.room:
            return first.section, first.element
    return None


# --- what is written --------------------------------------------------------------------------------------------------


def _written(memo: Memo, draft: Draft) -> Memo:
    """The memo with all that was decided."""
    begun = set(_begun(draft.sections, draft.pages))
    places = dict(_places(draft))
    sections = []
    for measured in draft.sections:
        pairs = zip(measured.section.elements, measured.parts, strict=True)
        elements = (
            _settled(element, part, places, begins=(measured.number, index) in begun)
            for index, (element, part) in enumerate(pairs)
        )
        sections.append(Section(tuple(elements), measured.section.landscape))
    return replace(memo, sections=tuple(sections), pages=draft.pages, spacing=draft.share)


def _places(draft: Draft) -> Iterator[tuple[str, str]]:
    """The bookmarks of headings and captions, each with the number of its page."""
    for page in draft.pages:
        for stretch in page.stretches:
            element = draft.sections[stretch.section].section.elements[stretch.element]
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


def _begun(sections: Sequence[Measured], pages: Sequence[Page]) -> list[Place]:
    """The elements that begin a page by decision: what is kept with the next, where the page before has room left.

    LibreOffice leaves a heading at the foot of a page, in spite of what it is kept with, if it follows a table. A break
    says the same to every program. Without room for two lines more it would part what another one breaks longer.
    """
    found = []
    for page, following in pairwise(pages):
        if page.forced or not following.stretches:
            continue
        first = following.stretches[0]
        part = sections[first.section].parts[first.element]
        if isinstance(part, Strip) and first.begins and part.keep_next and not part.page_break:
            left = page.room - page.used - page.notes
            if left >= min(2 * max(part.heights), part.height + part.before):
                found.append((first.section, first.element))
    return found


def _settled(element: Settled, part: Part, places: Mapping[str, str], *, begins: bool) -> Settled:
    match element, part:
        case Paragraph(), Strip():
            keep = element.keep_next if part.flow.keep_next else part.keep_next
            if any(isinstance(inline, Jump) for inline in element.inlines):
                element = replace(element, inlines=_paged_inlines(element.inlines, places))
            if begins or (part.page_break and not part.flow.page_break):
                return replace(element, keep_next=keep, page_break=True, before=0.0)
            return replace(element, keep_next=keep)
        case Table(), Grid():
            rows = zip(element.rows, part.bands, strict=True)
            return replace(element, rows=tuple(_row(row, band.keep_next, band.parts) for row, band in rows))
        case _:
            return element


def _row(row: Row, keep: bool, parts: bool) -> Row:
    made = row.changed(lambda said: said if said.keep_next == keep else replace(said, keep_next=keep))
    return made if made.parts == parts else replace(made, parts=parts)

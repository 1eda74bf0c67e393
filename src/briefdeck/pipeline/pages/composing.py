"""Memo → memo with its pages, and with what decides them written into it by Word's own means.

What stays together is marked first. Then no page but the last of a part is left half empty where a table below could
part, no last page has a few lines alone where a little less space takes them back, and a page that begins with what was
kept together begins so in every program: it has its break written, if there is room for two lines more above it. Last,
pages are made to begin alike by the lines of Word and of LibreOffice. A section that would go on over the end of a
page begins the next one, where neither is too empty by that.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import NamedTuple

from briefdeck.audience.memo_style import MemoStyle
from briefdeck.document.memo import (
    Memo,
    Paragraph,
    Settled,
)
from briefdeck.document.pages import Page, Stretch
from briefdeck.pipeline.pages.agreeing import ByWord, agreed, begun_anew, begun_by_decision
from briefdeck.pipeline.pages.drafts import (
    FULL,
    LINE,
    LONG,
    Draft,
    empty,
    is_caption,
    is_empty,
    is_source,
    lists_alone,
    lost,
)
from briefdeck.pipeline.pages.filling import capacity, closed, filled
from briefdeck.pipeline.pages.keeping import kept, loosened, roles_of
from briefdeck.pipeline.pages.lines import KnownLines, breaking_of
from briefdeck.pipeline.pages.measured import (
    Measured,
    Part,
    Place,
    measured_notes,
    measured_otherwise,
    measured_sections,
    room_of,
    width_of,
)
from briefdeck.pipeline.pages.measuring import Grid, Measuring, Strip
from briefdeck.pipeline.pages.narrowing import narrowed
from briefdeck.pipeline.pages.neighbours import is_shown
from briefdeck.pipeline.pages.paging import Paged, paged
from briefdeck.pipeline.pages.writing import written
from briefdeck.pipeline.pages.yielding import yielding
from briefdeck.values import replace

_WELL = 0.78  # of a page is full enough for the sake of a section that is whole
_NEAR = 2  # pages above a limit may be saved
_SAVED = 0.17  # of each other page may be won for what stands on the last one
# Pages that are filled anew for one kind of decision: so many for each of the memo, and in any.
_ANEW, _AT_LEAST = 10, 400
# The share of a page by which heights of lines without an exact pitch are off in programs that round them.
_ROUNDED = 0.003
_DRAWN = 12.0  # pt that stay free below a drawing at the foot of a page, or LibreOffice may take it to the next one
# Lines and rows below a heading at the foot of a page that are too few to hold it there where they only just fit.
_FEW = 4


def composed(memo: Memo, style: MemoStyle, steps: Sequence[float] = (1.0,), most: int = 0) -> Memo:
    """A memo that is set, with its pages as Word and LibreOffice break them.

    `steps` are the shares of its spaces that may be tried, the first being what it has by itself. Another is taken
    where fewer pages are too empty with it, where it leaves less free at their ends than it takes from all spaces, or
    where that saves pages of one or two that the memo has more than `most` (0: any number).
    """
    lines = KnownLines(breaking=breaking_of(style, memo.properties.language))
    measuring = Measuring(style, lines)
    shaped = narrowed(memo, style, measuring)
    drafting = _Drafting(shaped, style, lines)
    best = drafting.draft(steps[0])
    order = _order(best, most)
    for step in steps[1:]:
        if not _can_gain(best, order, step, most):
            break
        tried = drafting.draft(step)
        if (other := _order(tried, most)) < order:
            best, order = tried, other
    made = drafting.agreed(best)
    if len(best.turns) < len(made.turns) <= LONG:
        # By the lines of Word it has a page more, which less space may take back, in both.
        less = (drafting.agreed(drafting.draft(step)) for step in steps if step < best.share)
        made = min((made, *less), key=lambda draft: (drafting.pages_by_word(draft), _order(draft, most)))
    decided = written(shaped, *drafting.filled(made))
    measuring.breaking.let_go()
    return decided


class _Order(NamedTuple):
    """What is better comes first: within the limit, no page too empty, few pages, little free at their ends."""

    over: int
    faults: int
    length: int
    cost: float


def _order(draft: Draft, most: int) -> _Order:
    over = max(draft.length - most, 0) if most else 0
    return _Order(over, draft.faults, draft.length, draft.cost)


def _can_gain(best: Draft, order: _Order, step: float, most: int) -> bool:
    """Whether less space may be worth its try: in a long memo for its last page alone, which a few others outweigh; in
    a short one that page may be saved."""
    if most and most < best.length <= most + _NEAR:
        return True
    if len(best.turns) > LONG:
        return best.ends_with_little
    saves = step >= FULL and best.turns[-1].share < min(_SAVED * (len(best.turns) - 1), FULL)
    return bool(order.faults) or order.cost > lost(step) or saves


class _Drafting:
    """Tries one memo with different spaces; its lines are broken once."""

    def __init__(self, memo: Memo, style: MemoStyle, lines: KnownLines) -> None:
        self._memo, self._style, self._lines = memo, style, lines
        self._roles = [roles_of(section, style) for section in memo.sections]

    def draft(self, share: float) -> Draft:
        """The memo with what stays together, and with tables let go for pages that are too empty without them."""
        style, measuring = self._style, Measuring(self._style, self._lines, share=share)
        measured = measured_sections(self._memo, style, measuring)
        roles = zip(measured, self._roles, strict=True)
        sections = tuple(kept(one, room_of(one.section, style), own) for one, own in roles)
        made = _loosened(paged(sections, measured_notes(self._memo, measuring), style))
        return Draft(share, *_accompanied(*_unparted(*_off_the_foot(made)), sections))

    def agreed(self, draft: Draft) -> Draft:
        """The draft with breaks where its pages would begin otherwise by the lines of Word."""
        word = Measuring(self._style, self._lines, share=draft.share, word=True)
        notes = measured_notes(self._memo, word)
        return replace(draft, made=agreed(draft.made, self._by_word(word), notes, _effort(draft.made)))

    def pages_by_word(self, draft: Draft) -> int:
        """How many pages the draft has by the lines of Word."""
        word = Measuring(self._style, self._lines, share=draft.share, word=True)
        return len(ByWord(draft.made, self._by_word(word), measured_notes(self._memo, word)).turns)

    def _space_above(self, share: float, place: Place) -> float:
        """The space above a paragraph that begins no page by a break."""
        section = self._memo.sections[place[0]]
        element = section.elements[place[1]]
        measuring = Measuring(self._style, self._lines, share=share)
        room = width_of(section, self._style)
        return measuring.paragraph(element, room).before if isinstance(element, Paragraph) else 0.0

    def filled(self, draft: Draft) -> tuple[Draft, Mapping[Place, float]]:
        """The draft with what begins pages written, but where a longer line would make a page of that, and with pages
        set wider that end early; by how much, by place."""
        made = draft.made
        if len(made.turns) > LONG:
            return draft, {}
        for place in begun_by_decision(made):
            made = made.changed(place, begun_anew(made.part(place)))
        word = Measuring(self._style, self._lines, share=draft.share, word=True)
        by_word, notes = self._by_word(word), measured_notes(self._memo, word)
        made, wider = filled(made, self._in_word(made, by_word, notes))
        made = yielding(made, partial(self._space_above, draft.share), by_word, notes)
        made = closed(made, partial(self._in_word, otherwise=by_word, notes=notes), wider)
        return replace(draft, made=made), wider

    def _in_word(self, made: Paged, otherwise: Mapping[Place, Part], notes: Mapping[int, Strip]) -> Paged:
        """The pages by the lines of Word."""
        return ByWord(made, otherwise, notes).made if otherwise or notes else made

    def _by_word(self, word: Measuring) -> Mapping[Place, Part]:
        return dict(measured_otherwise(self._memo, self._style, word, self._lines.unlike))


def _effort(made: Paged) -> int:
    """How many pages may be filled anew for one kind of decision, so that a long memo costs no more than its length."""
    return max(_AT_LEAST, _ANEW * len(made.turns))


def _unparted(made: Paged, begun: frozenset[Place]) -> tuple[Paged, frozenset[Place]]:
    """The same with sections whole that went on over the end of a page, where that is full enough without them: they
    begin the next one, and end on it. Also the headings that begin a page by decision, of which `begun` were known."""
    found, at, most = set(begun), 0, made.effort + _effort(made)
    while at < len(made.turns) - 1 <= LONG and made.effort < most:
        place = _parted_section(made, at)
        if place is not None:
            tried = made.changed(place, begun_anew(made.part(place)))
            whole = at + 2 >= len(tried.turns) or tried.page(at + 2).stretches[0].heading == 0
            if whole and len(tried.turns) <= len(made.turns) and empty(tried.turns) <= empty(made.turns):
                made = tried
                found.add(place)
        at += 1
    return made, frozenset(found)


def _parted_section(made: Paged, index: int) -> Place | None:
    """The heading of the last section that begins on a page and goes on over its end, if the page is well filled up to
    it; up to a list of sources, or to what would leave a drawing without its heading, it need be no fuller than any."""
    if made.turns[index].forced:
        return None
    page, following = made.page(index), made.page(index + 1)
    begins = [n for n, stretch in enumerate(page.stretches) if stretch.heading == 0 and stretch.begins]
    if not begins or not begins[-1] or not following.stretches or following.stretches[0].heading == 0:
        return None
    first = page.stretches[begins[-1]]
    least = FULL if _heads_sources(made, first) else _WELL
    if is_caption(_element(made, following.stretches[0])):
        least = FULL - capacity(made, index) / page.room
    place = first.section, first.element
    return place if first.top >= least * page.room and isinstance(made.part(place), Strip) else None


def _accompanied(made: Paged, begun: frozenset[Place], undecided: Sequence[Measured]) -> tuple[Paged, frozenset[Place]]:
    """The same with the section above a list of sources on the last page too, where that had the list to itself, or
    the end of it, and the page before is full enough without the section; what begins a page by decision, of which
    `begun` was known. `undecided` is what the list was before it began its page."""
    if not 1 < len(made.turns) <= LONG or not lists_alone(made):
        return made, begun
    lists, page = made.turns[-1].begin, made.page(len(made.turns) - 2)
    heads = [s for s in page.stretches[1:] if s.heading == 0 and s.begins and not _heads_sources(made, s)]
    if lists is None or not heads or heads[-1].top < FULL * page.room:
        return made, begun
    place, last = (heads[-1].section, heads[-1].element), lists[:2]
    part, tried = made.part(place), made
    if last in begun:
        tried = made.changed(last, undecided[last[0]].parts[last[1]])
    elif made.turns[-2].forced:
        return made, begun
    if not isinstance(part, Strip):
        return made, begun
    tried = tried.changed(place, begun_anew(part))
    worse = len(tried.turns) > len(made.turns) or empty(tried.turns) > empty(made.turns)
    return (made, begun) if worse else (tried, begun - {last} | {place})


def _heads_sources(made: Paged, heading: Stretch) -> bool:
    """Whether an entry of a list of sources follows a heading."""
    elements, below = made.sections[heading.section].section.elements, heading.element + 1
    return below < len(elements) and is_source(elements[below])


def _loosened(made: Paged) -> Paged:
    """Pages that are too empty, filled by tables that are let go where they could begin at the end of one."""
    at, most = 0, made.effort + _effort(made)
    while at < len(made.turns) - 1 and made.effort < most:
        tried = _let_go(made, made.page(at + 1)) if is_empty(made.turns[at]) else None
        # What leaves more pages too empty than before is no gain.
        if tried is not None and len(tried.turns) <= len(made.turns) and empty(tried.turns) <= empty(made.turns):
            made = tried
        else:
            at += 1
    return made


def _let_go(made: Paged, page: Page) -> Paged | None:
    """The same with the first table or drawing of a page let go of what is below it, if that begins the page or what is
    kept with it does."""
    for stretch in page.stretches:
        place = stretch.section, stretch.element
        part = made.part(place)
        if isinstance(part, Strip) and part.keep_next and _is_drawn(made, stretch):
            return made.changed(place, part._replace(keep_next=False))
        if isinstance(part, Grid) and stretch.begins and (less := loosened(part)) is not None:
            return made.changed(place, less)
        if not isinstance(part, Strip) or not part.keep_next:
            break
    return None


def _off_the_foot(made: Paged) -> tuple[Paged, frozenset[Place]]:
    """The same with headings that only just fit at the foot of a page on the next one, and what else only just fits in
    lines of no exact pitch; and these places."""
    begun, at, most = set(), 0, made.effort + _effort(made)
    while at < len(made.turns) - 1 and made.effort < most:
        place = _at_the_foot(made, at) or _just_fitting(made, at)
        if place is not None:
            made = made.changed(place, begun_anew(made.part(place)))
            begun.add(place)
        at += 1
    return made, frozenset(begun)


def _at_the_foot(made: Paged, index: int) -> Place | None:
    """A heading at the very foot of a page that is full enough without it: its two lines just fit, or just not.

    Programs take it to this page or to the next one, so that it had better begin the next one in all of them.
    """
    turn = made.turns[index]
    if turn.forced or turn.room - turn.used - turn.notes >= LINE:
        return None
    page = made.page(index)
    start = next((n for n in range(len(page.stretches) - 1, -1, -1) if page.stretches[n].heading is not None), 0)
    while start and (page.stretches[start - 1].heading is not None or _stays(made, page.stretches[start - 1])):
        start -= 1
    first = page.stretches[start]
    below = page.stretches[start:]
    place = first.section, first.element
    few = sum(stretch.stop - stretch.start for stretch in below if stretch.heading is None) <= _FEW
    held = start and few and isinstance(made.part(place), Strip) and first.begins and first.top >= FULL * page.room
    return place if held else None


def _just_fitting(made: Paged, index: int) -> Place | None:
    """What ends a page that it fills to a point or two, in lines that are as high as their type, or with a drawing:
    each program rounds these in its own way, so that it had better begin the next page in all of them. None if this
    leaves too little."""
    turn, body = made.turns[index], made.paging.style.find("Body Text")
    page, rounded = made.page(index), 0.0 if body is None or body.flow.exact else _ROUNDED * turn.room
    kept = _DRAWN if page.stretches and _is_drawn(made, page.stretches[-1]) else rounded
    if turn.forced or turn.room - turn.used - turn.notes >= kept:
        return None
    start = len(page.stretches) - 1
    while start > 0 and _stays(made, page.stretches[start - 1]):
        start -= 1
    first, last = page.stretches[start], page.stretches[-1]
    place = first.section, first.element
    whole = first.begins and last.stop == last.count and first.top >= FULL * page.room
    return place if start > 0 and whole and isinstance(made.part(place), Strip) else None


def _is_drawn(made: Paged, stretch: Stretch) -> bool:
    """Whether it is a drawing."""
    element = _element(made, stretch)
    return isinstance(element, Paragraph) and is_shown(element)


def _element(made: Paged, stretch: Stretch) -> Settled:
    return made.sections[stretch.section].section.elements[stretch.element]


def _stays(made: Paged, stretch: Stretch) -> bool:
    """Whether a paragraph is kept with what follows."""
    part = made.part((stretch.section, stretch.element))
    return isinstance(part, Strip) and part.keep_next

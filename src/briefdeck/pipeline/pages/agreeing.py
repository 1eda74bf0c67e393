"""Pages that begin alike in Word and in LibreOffice.

Both break pages by the same rules, but not lines: Word sets scripts further apart and lets more marks hang. So a memo
that is decided is composed by the lines of both. Where a page would begin with another line, what stands at its end
begins the next one by a break, if it leaves the page full enough.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from briefdeck.audience.memo_style import MemoStyle
from briefdeck.document.pages import Page
from briefdeck.pipeline.pages.measuring import Grid, Strip
from briefdeck.pipeline.pages.paging import Measured, Part, paged

Sections = tuple[Measured, ...]
Place = tuple[int, int]
"""A section and an element of it."""
_FULL = 0.6  # the share of a page that a break leaves filled at the least
_TRIED = 40  # breaks that are tried in one memo


def begun_anew(part: Part) -> Part:
    """A paragraph that begins a page."""
    return replace(part, page_break=True, before=0.0) if isinstance(part, Strip) else part


def with_part(sections: Sections, place: Place, part: Part) -> Sections:
    """The sections with another part in one place."""
    number, element = place
    parts = list(sections[number].parts)
    parts[element] = part
    return (*sections[:number], replace(sections[number], parts=tuple(parts)), *sections[number + 1 :])


def agreed(
    sections: Sections,
    pages: tuple[Page, ...],
    paginate: Callable[[Sections], tuple[Page, ...]],
    by_word: Callable[[Sections, tuple[Page, ...]], tuple[Page, ...]],
) -> tuple[Sections, tuple[Page, ...]]:
    """The sections with breaks where pages would part, and their pages; none that makes the memo longer.

    `paginate` gives the pages of sections by the lines of LibreOffice; `by_word` those by the lines of Word, from both.
    """
    at = 0
    others = by_word(sections, pages)
    for _ in range(_TRIED):
        found = next((n for n in range(at, min(len(pages), len(others))) if begin(pages[n]) != begin(others[n])), None)
        if found is None:
            break
        at = found + 1
        place = _place(sections, pages, others, found) if found else None
        if place is None:
            continue
        tried = with_part(sections, place, begun_anew(sections[place[0]].parts[place[1]]))
        made = paginate(tried)
        if len(made) <= len(pages):
            sections, pages, others = tried, made, by_word(tried, made)
    return sections, pages


def word_pages(
    sections: Sections, lines: Sequence[Measured], notes: Mapping[int, Strip], style: MemoStyle
) -> tuple[Page, ...]:
    """The pages of what is decided for `sections`, by the lines of Word in which `lines` are measured."""
    made = (
        replace(decided, parts=tuple(map(_as_decided, measured.parts, decided.parts)))
        for measured, decided in zip(lines, sections, strict=True)
    )
    return paged(tuple(made), notes, style)


def begin(page: Page) -> tuple[int, int, int] | None:
    """Where a page begins: a section, an element of it, a line or row of that."""
    first = page.stretches[0] if page.stretches else None
    return (first.section, first.element, first.start) if first is not None else None


def _as_decided(measured: Part, decided: Part) -> Part:
    match measured, decided:
        case Strip(), Strip():
            return replace(measured, keep_next=decided.keep_next, page_break=decided.page_break, before=decided.before)
        case Grid(), Grid():
            rows = zip(measured.bands, decided.bands, strict=True)
            return replace(
                measured, bands=tuple(replace(row, keep_next=as_.keep_next, parts=as_.parts) for row, as_ in rows)
            )
        case _:
            return measured


def _place(sections: Sections, pages: Sequence[Page], others: Sequence[Page], number: int) -> Place | None:
    """What had better begin a page in both: what stays together from the first of both beginnings on."""
    begins = [start for start in (begin(pages[number]), begin(others[number])) if start is not None]
    section, element, _ = min(begins, default=(0, 0, 0))
    parts = sections[section].parts
    while element and _keeps(parts[element - 1]):
        element -= 1
    part = parts[element]
    if not element or not isinstance(part, Strip) or part.page_break:
        return None
    full = all(_filled(one, number, (section, element)) >= _FULL for one in (pages, others))
    return (section, element) if full else None


def _keeps(part: Part) -> bool:
    """Whether what follows begins no page of its own."""
    if isinstance(part, Grid):
        return bool(part.bands) and part.bands[-1].keep_next
    return isinstance(part, Strip) and part.keep_next


def _filled(pages: Sequence[Page], number: int, place: Place) -> float:
    """How full the page before is that ends before an element; 0 where it begins on none of both."""
    before = pages[number - 1]
    first = begin(pages[number])
    if first is not None and first == (*place, 0):
        return before.share
    tops = (s.top for s in before.stretches if (s.section, s.element) == place and s.begins)
    return next(tops, 0.0) / before.room

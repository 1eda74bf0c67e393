"""Pages that begin alike in Word and in LibreOffice.

Both break pages by the same rules, but not lines: Word sets scripts further apart and lets more marks hang. So a memo
that is decided is composed by the lines of both. Where a page would begin with another line, what stands at its end
begins the next one by a break, if it leaves the page full enough.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise, zip_longest

from briefdeck.document.pages import Beginning
from briefdeck.pipeline.pages.measured import Part, Place
from briefdeck.pipeline.pages.measuring import Band, Grid, Strip
from briefdeck.pipeline.pages.paging import Paged, Turn, paged
from briefdeck.values import replace

# Shares of a page: what a break leaves filled at the least, and what is kept together for its sake at the most.
_FULL, _CHAIN = 0.6, 1 / 3


def begun_anew(part: Part) -> Part:
    """A paragraph that begins a page."""
    return part._replace(page_break=True, before=0.0) if isinstance(part, Strip) else part


def agreed(made: Paged, otherwise: Mapping[Place, Part], notes: Mapping[int, Strip], effort: int) -> Paged:
    """The sections with breaks where pages would part by the lines of Word; none adds a page that it has not there.

    `otherwise` are the elements whose lines are others in Word, as it has them, `notes` its footnotes. What `effort`
    pages that are filled anew do not bring to agree is left.
    """
    at, most = 0, made.effort + effort
    words = ByWord(made, otherwise, notes)
    while made.effort < most:
        pages, others = made.turns, words.turns
        pairs = zip_longest(pages[at:], others[at:])
        found = next((at + n for n, (one, other) in enumerate(pairs) if _unlike(one, other)), None)
        if found is None:
            break
        at = found + 1
        changes = _joined(made, words.made, found) if found else {}
        if not changes and found and (place := _place(made, words.made, found)) is not None:
            changes = {place: begun_anew(made.part(place))}
        tried = made
        for place, part in changes.items():
            tried = tried.changed(place, part)
        if changes and len(tried.turns) <= max(len(pages), len(others)):
            made = tried
            words.follow(made, changes)
    return made


class ByWord:
    """A memo by the lines of Word, with what is decided for it by those of LibreOffice."""

    def __init__(self, made: Paged, otherwise: Mapping[Place, Part], notes: Mapping[int, Strip]) -> None:
        self._otherwise = otherwise
        self._begun = set(begun_by_decision(made))
        sections = [list(measured.parts) for measured in made.sections]
        for number, element in {*otherwise, *self._begun}:
            sections[number][element] = self._part(made, (number, element))
        changed = (replace(m, parts=tuple(parts)) for m, parts in zip(made.sections, sections, strict=True))
        self._paged = paged(tuple(changed), notes, made.paging.style, word=True)

    @property
    def made(self) -> Paged:
        """Its pages."""
        return self._paged

    @property
    def turns(self) -> tuple[Turn, ...]:
        """Its pages as they are filled."""
        return self._paged.turns

    def follow(self, made: Paged, places: Iterable[Place]) -> None:
        """Take over what has been decided for some places, and what begins a page by that."""
        begun = set(begun_by_decision(made))
        changed = {*places, *(begun ^ self._begun)}
        self._begun = begun
        for one in sorted(changed):
            self._paged = self._paged.changed(one, self._part(made, one))

    def _part(self, made: Paged, place: Place) -> Part:
        part = made.part(place)
        own = _as_decided(self._otherwise[place], part) if place in self._otherwise else part
        return begun_anew(own) if place in self._begun else own


def begun_by_decision(made: Paged) -> Iterator[Place]:
    """The elements that begin a page by decision: what is kept with the next, where the page before has room left.

    LibreOffice leaves a heading at the foot of a page, in spite of what it is kept with, if it follows a table. A break
    says the same to every program. Without room for two lines more it would part what another one breaks longer.
    """
    for page, following in pairwise(made.turns):
        if page.forced or following.begin is None:
            continue
        section, element, start = following.begin
        part = made.part((section, element))
        if isinstance(part, Strip) and not start and part.keep_next and not part.page_break:
            left = page.room - page.used - page.notes
            if left >= min(2 * max(part.heights), part.height + part.before):
                yield section, element


def _unlike(one: Turn | None, other: Turn | None) -> bool:
    """Whether two pages begin otherwise, or one of them is not there."""
    return one is None or other is None or one.begin != other.begin


def _begin_of(made: Paged, number: int) -> Beginning | None:
    """Where the page of an index begins, if there is one."""
    return made.turns[number].begin if number < len(made.turns) else None


def _as_decided(measured: Part, decided: Part) -> Part:
    match measured, decided:
        case Strip(), Strip():
            return measured._replace(keep_next=decided.keep_next, page_break=decided.page_break, before=decided.before)
        case Grid(), Grid():
            rows = zip(measured.bands, decided.bands, strict=True)
            return measured._replace(
                bands=tuple(row._replace(keep_next=as_.keep_next, parts=as_.parts) for row, as_ in rows)
            )
        case _:
            return measured


def _joined(made: Paged, words: Paged, number: int) -> Mapping[Place, Part]:
    """A table whose rows stay together from the one on with which a page begins in the one program, up to that with
    which it begins in the other: so it begins with the first of both in both. No break can be written inside it.

    None where a page begins otherwise, or too much would stay together.
    """
    one, other = (_begin_of(paged, number) for paged in (made, words))
    if one is None or other is None or one[:2] != other[:2]:
        return {}
    place, (first, last) = one[:2], sorted((one[2], other[2]))
    grid = made.part(place)
    if not isinstance(grid, Grid) or not first:
        return {}
    height = sum(band.height for band in grid.bands[first:last])
    if height > _CHAIN * made.turns[number - 1].room:
        return {}
    bands = (_kept_with_next(band) if first <= at < last else band for at, band in enumerate(grid.bands))
    return {place: grid._replace(bands=tuple(bands))}


def _kept_with_next(band: Band) -> Band:
    return band._replace(keep_next=True)


def _place(made: Paged, words: Paged, number: int) -> Place | None:
    """What had better begin a page in both: what stays together from the first of both beginnings on.

    It leaves the page before full enough, or as empty as Word has it anyway.
    """
    begins = [start for start in (_begin_of(made, number), _begin_of(words, number)) if start is not None]
    section, element, _ = min(begins, default=(0, 0, 0))
    parts = made.sections[section].parts
    while element and _keeps(parts[element - 1]):
        element -= 1
    part = parts[element]
    if not element or not isinstance(part, Strip) or part.page_break:
        return None
    full = all(_filled(one, number, (section, element)) >= _FULL for one in (made, words))
    return (section, element) if full or _begin_of(words, number) == (section, element, 0) else None


def _keeps(part: Part) -> bool:
    """Whether what follows begins no page of its own."""
    if isinstance(part, Grid):
        return bool(part.bands) and part.bands[-1].keep_next
    return isinstance(part, Strip) and part.keep_next


def _filled(made: Paged, number: int, place: Place) -> float:
    """How full the page before is that ends before an element; 0 where it begins on none of both, or there is none."""
    if number > len(made.turns):
        return 0.0
    before = made.page(number - 1)
    if _begin_of(made, number) == (*place, 0):
        return before.share
    tops = (s.top for s in before.stretches if (s.section, s.element) == place and s.begins)
    return next(tops, 0.0) / before.room

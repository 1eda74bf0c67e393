"""What stays together on a page: headings with what they head, tables with their rows, lists of contents.

All of it is said with Word's own means: that a paragraph or a row stays with the next one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

from briefdeck.audience.memo_style import MemoStyle, Style
from briefdeck.document.memo import Paragraph, Section, Settled, Table
from briefdeck.pipeline.pages.measured import Measured, Part
from briefdeck.pipeline.pages.measuring import Band, Grid, Strip
from briefdeck.pipeline.pages.neighbours import is_quoted, is_remark, is_shown
from briefdeck.values import replace

# Shares of a page: the highest table that never parts, and rows that may; what is kept together at the most, and the
# longest list of contents that is.
_WHOLE, _CHAIN, _CONTENTS = 1 / 3, 0.6, 0.6
_ENTRIES = frozenset(("toc 1", "toc 2", "toc 3", "table of figures"))  # styles
_ROWS = 2  # of a table on each side of a page's end
_LAST = 4  # lines at the end of a part that stay together
# As many paragraphs of so many lines go with the heading above them to the table or drawing below.
_INTRODUCTION, _SHORT = 4, 3
_POINTS = 6  # lines of a list below a drawing that stay with it; of a longer one the first does


class Roles(NamedTuple):
    """What the elements of a section are to those beside them, whatever their spaces are.

    `levels` are the outline levels from 0 of headings, `shown` says which are tables or drawings. By their places:
    `items` end a list and follow another of it, `remarks` stand below a table or drawing and belong to it, all that is
    quoted there too, `points` are the lists directly below drawings, `contents` the entries of each list of contents.
    """

    levels: tuple[int | None, ...]
    shown: tuple[bool, ...]
    items: tuple[int, ...]
    remarks: tuple[int, ...]
    points: tuple[range, ...]
    contents: tuple[tuple[int, ...], ...]


def roles_of(section: Section, style: MemoStyle) -> Roles:
    """What each element of a section is."""
    elements = section.elements
    named = [style.find(e.style) if isinstance(e, Paragraph) else None for e in elements]
    levels, shown = tuple(map(_level, named)), tuple(map(is_shown, elements))
    lists = [e.listing if isinstance(e, Paragraph) else None for e in elements]
    following = (*lists[1:], None)
    below = range(1, len(elements))
    entries = groupby(range(len(elements)), lambda at: _is_entry(elements[at]))
    return Roles(
        levels,
        shown,
        tuple(at for at in below if lists[at] is not None and lists[at - 1] == lists[at] != following[at]),
        tuple(_remarks(named, shown, levels)),
        tuple(_points(elements, shown)),
        tuple(tuple(group) for is_list, group in entries if is_list),
    )


def _remarks(named: Sequence[Style | None], shown: Sequence[bool], levels: Sequence[int | None]) -> Iterator[int]:
    """The places of what belongs to a table or drawing above it: the first remark, and quotations from there on."""
    ends = False  # whether the element above is such a remark
    for at in range(1, len(named)):
        ends = levels[at] is None and is_remark(named[at]) and (shown[at - 1] or (ends and is_quoted(named[at])))
        if ends:
            yield at


def _points(elements: Sequence[Settled], shown: Sequence[bool]) -> Iterator[range]:
    """The lists that stand directly below drawings."""
    for at in range(1, len(elements)):
        first = elements[at]
        if not shown[at - 1] or isinstance(elements[at - 1], Table) or not _is_item(first):
            continue
        stop = at + 1
        while stop < len(elements) and _is_item(elements[stop]):
            stop += 1
        yield range(at, stop)


def _is_item(element: Settled) -> bool:
    return isinstance(element, Paragraph) and element.listing is not None


def _level(named: Style | None) -> int | None:
    """The outline level from 0 of what is written in a style, if that is one of headings or the title of an annex."""
    if named is None:
        return None
    return 1 if named.outline is None and named.name.casefold() == "annex title" else named.outline


def kept(measured: Measured, room: float, roles: Roles) -> Measured:
    """The section with what stays together marked, on pages of `room` points."""
    return _Keeping(measured, room, roles).made()


def loosened(grid: Grid) -> Grid | None:
    """A table that stays with less: without the remark below it, else in two parts of two rows at the least, with their
    details, else in two parts of a row and its detail.

    None where nothing can be let go.
    """
    if grid.bands and grid.bands[-1].keep_next:
        return grid._replace(bands=(*grid.bands[:-1], grid.bands[-1]._replace(keep_next=False)))
    parted = _cuts(grid.bands)
    for units in (2, 1):
        made = grid._replace(bands=tuple(_parted(grid.bands, units)))
        # What is let go further is not bound again.
        if made != grid and _cuts(made.bands) > parted:
            return made
    return None


def _cuts(bands: Sequence[Band]) -> set[int]:
    """The rows that may begin a page."""
    return {at for at, (band, _) in enumerate(pairwise(bands), 1) if not band.keep_next}


def _parted(bands: Sequence[Band], units: int = 2) -> Iterator[Band]:
    """Rows of which so many stay together on each side of a page's end, two at the least; so does the header with them.
    A row and the details below it are one."""
    first, count = sum(band.head for band in bands), len(bands)
    begins = [at for at in range(first, count) if at == first or not bands[at - 1].open]
    cuts = {
        at
        for number, at in enumerate(begins)
        if min(number, len(begins) - number) >= units and min(at - first, count - at) >= _ROWS
    }
    for number, band in enumerate(bands, 1):
        yield _with(band, keep_next=number not in cuts and number < count)


def _with(band: Band, *, keep_next: bool) -> Band:
    return band if band.keep_next == keep_next else band._replace(keep_next=keep_next)


class _Keeping:
    def __init__(self, measured: Measured, room: float, roles: Roles) -> None:
        self._measured, self._room, self._roles = measured, room, roles
        self._elements, self._levels = measured.section.elements, roles.levels
        self._parts: list[Part] = list(measured.parts)

    def made(self) -> Measured:
        """The section with its marks."""
        for index, (element, part) in enumerate(zip(self._elements, self._parts, strict=True)):
            if isinstance(element, Table) and isinstance(part, Grid):
                self._parts[index] = self._rows(part, together=element.together)
        for index, (shown, level) in enumerate(zip(self._roles.shown, self._levels, strict=True)):
            if shown:
                self._introduce(index)
            elif level is not None:
                self._two_lines(index)
        self._lists()
        self._remarks()
        self._points()
        self._ends()
        self._contents()
        self._short()
        return replace(self._measured, parts=tuple(self._parts))

    def _rows(self, grid: Grid, *, together: bool) -> Grid:
        most, limit = self._room * _WHOLE, self._room * (_CHAIN if together else _WHOLE)
        bands = [
            band if band.parts == (band.height > most) else band._replace(parts=not band.parts) for band in grid.bands
        ]
        if grid.height <= limit:
            kept = [_with(band, keep_next=True) for band in bands[:-1]]
            return Grid((*kept, *(_with(band, keep_next=False) for band in bands[-1:])), grid.end)
        return Grid(tuple(_parted(bands)), grid.end)

    # --- headings -----------------------------------------------------------------------------------------------------

    def _introduce(self, index: int) -> None:
        """What belongs to a table or drawing stays with it, from its heading on where few lines lie between."""
        start = self._beginning(index)
        part = self._parts[index]
        first = part.height if isinstance(part, Strip) or (isinstance(part, Grid) and is_kept(part)) else 0.0
        height = first + sum(p.height for p in self._parts[start:index] if isinstance(p, Strip))
        if height > self._room * _CHAIN:
            start = max(index - 1, start)
        for place in range(start, index):
            self._keep(place)

    def _beginning(self, index: int) -> int:
        """The heading above an element and those above that, if few short paragraphs lie between, else the caption."""
        place, level, between = index, None, 0
        for above in range(index - 1, -1, -1):
            part = self._parts[above]
            if not isinstance(part, Strip) or (part.page_break and self._levels[above] is None):
                break
            found = self._levels[above]
            if found is None:
                between += 1
                if (
                    level is not None
                    or between > _INTRODUCTION
                    or len(part.heights) > _SHORT
                    or self._roles.shown[above]
                ):
                    break
                continue
            if level is not None and found >= level:
                break
            place, level = above, found
        if level is not None:
            return place
        kept = index
        while kept and isinstance(part := self._parts[kept - 1], Strip) and part.keep_next:
            kept -= 1
        # What stands above a heading leads to nothing below that.
        leads = kept < index and self._levels[kept] is None and self._is_lead(kept - 1)
        return kept - 1 if leads else kept

    def _is_lead(self, index: int) -> bool:
        """Whether a paragraph above a caption is short, and no item of a list."""
        if index < 0:
            return False
        element, part = self._elements[index], self._parts[index]
        short = isinstance(part, Strip) and len(part.heights) <= _SHORT
        return short and isinstance(element, Paragraph) and element.listing is None

    def _two_lines(self, index: int) -> None:
        """A heading has two lines of what follows beside it: a paragraph of one line takes the next with it, and the
        heading of what it introduces."""
        after = index + 1
        if after + 1 >= len(self._parts):
            return
        part, level, following = self._parts[after], self._levels[index], self._levels[after + 1]
        alone = isinstance(part, Strip) and len(part.heights) == 1 and self._levels[after] is None
        if alone and (following is None or level is None or following > level):
            self._keep(after)

    def _keep(self, index: int) -> None:
        part = self._parts[index]
        if isinstance(part, Strip) and not part.keep_next:
            self._parts[index] = part._replace(keep_next=True)

    # --- lists and remarks --------------------------------------------------------------------------------------------

    def _lists(self) -> None:
        """No item of one line stands alone at the top of a page: the last but one of a list stays with it."""
        for index in self._roles.items:
            part = self._parts[index]
            if isinstance(part, Strip) and len(part.heights) == 1:
                self._keep(index - 1)

    def _remarks(self) -> None:
        """A note, a box or quotations directly below a table or drawing stay with it, where the table does not part:
        LibreOffice knows nothing of a row that stays with what follows, if others do not."""
        for index in self._roles.remarks:
            part = self._parts[index - 1]
            if isinstance(part, Strip):
                self._keep(index - 1)
            elif isinstance(part, Grid) and is_kept(part) and part.height <= self._room * _WHOLE:
                bands = (*part.bands[:-1], *(band._replace(keep_next=True) for band in part.bands[-1:]))
                self._parts[index - 1] = part._replace(bands=bands)

    def _points(self) -> None:
        """A short list below a drawing stays with it, of a longer one the first point: they say what is seen there."""
        for points in self._roles.points:
            kept = points if sum(map(self._lines, points)) <= _POINTS else points[:1]
            first = points.start - 1
            while first and isinstance(part := self._parts[first - 1], Strip) and part.keep_next:
                first -= 1
            height = sum(part.height for part in self._parts[first : kept.stop] if isinstance(part, Strip))
            if height <= self._room * _CHAIN:
                for place in range(points.start - 1, kept.stop - 1):
                    self._keep(place)

    def _lines(self, index: int) -> int:
        part = self._parts[index]
        return len(part.heights) if isinstance(part, Strip) else 0

    def _ends(self) -> None:
        """No last page of a part has a line or two: its last paragraphs stay together."""
        for index, part in enumerate(self._parts):
            following = self._parts[index + 1] if index + 1 < len(self._parts) else None
            if following is None or (isinstance(following, Strip) and following.page_break):
                self._end(index, part)

    def _end(self, index: int, part: Part) -> None:
        lines, place = 0, index
        while isinstance(part, Strip) and self._levels[place] is None and not self._roles.shown[place]:
            # A longer paragraph may leave two of its lines alone.
            lines += len(part.heights) if len(part.heights) < _LAST else 2
            place -= 1
            if lines >= _LAST or place < 0 or part.page_break:
                return
            part = self._parts[place]
            if isinstance(part, Strip):
                self._keep(place)

    # --- chains -------------------------------------------------------------------------------------------------------

    def _short(self) -> None:
        """What stays together is short: Word begins a page with more than fits one, LibreOffice does not. So a
        statement that is set as a heading and has nothing of its own below it may end a page, unless it is the first
        of several: it heads nothing, and what follows may be kept with what is below that."""
        for index, part in enumerate(self._parts):
            above = self._levels[index - 1] if index else None
            first = above is not None and self._levels[index] is not None and above < (self._levels[index] or 0)
            if isinstance(part, Strip) and part.keep_next and self._is_bare(index) and not first:
                self._parts[index] = part._replace(keep_next=False)

    def _is_bare(self, index: int) -> bool:
        """Whether an element is a heading directly above one of its own level, or of one above that."""
        level = self._levels[index]
        following = self._levels[index + 1] if index + 1 < len(self._levels) else None
        return level is not None and following is not None and following <= level

    # --- contents -----------------------------------------------------------------------------------------------------

    def _contents(self) -> None:
        """A list of contents, of tables or of figures stays on one page with its heading; a very long one has three
        entries on each."""
        for entries in self._roles.contents:
            height = sum(part.height for i in entries if isinstance(part := self._parts[i], Strip))
            whole = height <= self._room * _CONTENTS
            for index in entries[:-1] if whole else (*entries[:2], *entries[-3:-1]):
                self._keep(index)


def is_kept(grid: Grid) -> bool:
    """Whether all rows of a table stay together."""
    return all(band.keep_next for band in grid.bands[:-1])


def _is_entry(element: Settled) -> bool:
    return isinstance(element, Paragraph) and element.style.casefold() in _ENTRIES

"""What elements are to their neighbours: tables that must not touch, words that stay with them, turned pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from enum import Enum

from briefdeck.audience.memo_style import MemoStyle, Style
from briefdeck.document.memo import (
    Drawing,
    Paragraph,
    Section,
    Separator,
    Settled,
    Table,
    shown,
)
from briefdeck.values import replace

# A paragraph whose style keeps less than the first (pt) to a table beside it keeps the second; so does a box that keeps
# no more below one.
_LEAST_SPACE, _BESIDE_TABLE = 4.0, 8.0
# As many paragraphs of at most so many characters go with the heading above them to the table or drawing below.
_INTRODUCTION, _SHORT = 4, 90
_QUOTED = frozenset(("quote", "quote source"))  # styles
# Below every outline level, which are 0 to 8.
_DEEPEST = 9


class Turn(Enum):
    """A mark between elements: from here on pages are turned."""

    LANDSCAPE = "landscape"
    PORTRAIT = "portrait"


def arranged(elements: Iterable[Paragraph | Table | Turn], style: MemoStyle) -> tuple[Section, ...]:
    """The sections of a memo. Words stay with tables, and no two tables touch: Word joins them."""
    body = _Body(style)
    for element in elements:
        body.add(element)
    first, *others = _sections(body.spaced())
    return first, *map(_begun, others)


class _Body:
    """The elements of a memo in their order."""

    def __init__(self, style: MemoStyle) -> None:
        self._style = style
        self._made: list[Settled | Turn] = []

    def _named(self, paragraph: Paragraph) -> Style | None:
        return self._style.find(paragraph.style) or self._style.find("Body Text")

    # --- turned pages -------------------------------------------------------------------------------------------------

    def add(self, element: Settled | Turn) -> None:
        """Add an element. What belongs to a turned page begins at its heading; two in a row are one section."""
        if element is not Turn.LANDSCAPE:
            self._made.append(element)
        elif self._made and isinstance(self._made[-1], Turn):
            self._made.pop()
        else:
            self._made.insert(self._above_heading(self._made), element)

    def _above_heading(self, made: Sequence[Settled | Turn]) -> int:
        """Where what belongs to a table begins: at the heading above it, and those above that if few words lie between.

        The end of `made` where there is no heading so near.
        """
        place, level = len(made), _DEEPEST
        for index in range(len(made) - 1, max(len(made) - _INTRODUCTION - _DEEPEST, -1), -1):
            element = made[index]
            found = self._heading_level(element)
            if found is not None and found < level:
                place, level = index, found
            elif level < _DEEPEST or found is not None or len(made) - index > _INTRODUCTION or not _is_short(element):
                break
        return place

    def _heading_level(self, element: Settled | Turn) -> int | None:
        """The outline level from 0 of a heading; the title of an annex stands below its number. None for others."""
        named = self._named(element) if isinstance(element, Paragraph) else None
        if named is None:
            return None
        return 1 if named.outline is None and named.name.casefold() == "annex title" else named.outline

    # --- tables and their neighbours ----------------------------------------------------------------------------------

    def spaced(self) -> list[Settled | Turn]:
        """The elements, tables kept from touching their neighbours."""
        made: list[Settled | Turn] = []
        ends = False  # whether the last element belongs to a table or drawing above it
        for element in self._made:
            last = made[-1] if made else None
            if isinstance(element, Table):
                if isinstance(last, Table):
                    made.append(Separator(_BESIDE_TABLE))
                elif isinstance(last, Paragraph):
                    made[-1] = self._beside(last, leads=not ends)
            elif isinstance(element, Paragraph) and isinstance(last, Table) and self._is_close(element):
                element = replace(element, before=_BESIDE_TABLE)
            ends = self._is_remark(element) and (ends or (last is not None and is_shown(last)))
            made.append(element)
        return made

    def _is_remark(self, element: Settled | Turn) -> bool:
        return isinstance(element, Paragraph) and is_remark(self._named(element))

    def _beside(self, paragraph: Paragraph, *, leads: bool) -> Paragraph:
        """A paragraph above a table: it stays there if it `leads` to it, and has some space below it."""
        after = _BESIDE_TABLE if self._space(paragraph)[1] < _LEAST_SPACE else paragraph.after
        # An item of a list introduces nothing.
        leads = leads and paragraph.listing is None
        return replace(paragraph, keep_next=paragraph.keep_next or leads, after=after)

    def _is_close(self, paragraph: Paragraph) -> bool:
        """Whether a paragraph's style keeps it too close to a table above it."""
        named, space = self._named(paragraph), self._space(paragraph)[0]
        boxed = named is not None and named.flow.box is not None
        return space < _LEAST_SPACE or (boxed and space == _LEAST_SPACE)

    def _space(self, paragraph: Paragraph) -> tuple[float, float]:
        """The space before and after it that a paragraph's style gives it, in pt."""
        found = self._named(paragraph)
        return (found.before, found.after) if found is not None else (0.0, 0.0)


def is_remark(named: Style | None) -> bool:
    """Whether what is written in a style belongs to a table or drawing directly above it: a note, words in a box, or
    what somebody is quoted with."""
    if named is None or named.outline is not None:
        return False
    return named.flow.box is not None or named.name.casefold() == "table note" or is_quoted(named)


def is_quoted(named: Style | None) -> bool:
    """Whether a style is that of words that are quoted, or of who said them below."""
    return named is not None and named.name.casefold() in _QUOTED


def is_shown(element: object) -> bool:
    """Whether an element is a table or a drawing, to which words lead and remarks belong."""
    if isinstance(element, Paragraph):
        return any(isinstance(inline, Drawing) for inline in element.inlines)
    return isinstance(element, Table)


def _is_short(element: Settled | Turn) -> bool:
    return isinstance(element, Paragraph) and sum(map(len, shown(element.inlines))) <= _SHORT


def _sections(elements: Sequence[Settled | Turn]) -> Iterator[Section]:
    """Sections where pages turn, each ending in a paragraph."""
    landscape = False
    waiting: list[Settled] = []
    end = max((index for index, element in enumerate(elements) if not isinstance(element, Turn)), default=-1)
    for element in elements[: end + 1]:
        if not isinstance(element, Turn):
            waiting.append(element)
            continue
        if waiting:
            yield Section(_ended(waiting), landscape)
            waiting = []
        landscape = element is Turn.LANDSCAPE
    yield Section(_closed(waiting), landscape)


def _begun(section: Section) -> Section:
    """A section behind another: what begins its page has no space above, which programs keep in this one place."""
    first, *rest = section.elements
    if isinstance(first, Paragraph):
        first = replace(first, before=0.0)
    return replace(section, elements=(first, *rest))


def _closed(elements: Sequence[Settled]) -> tuple[Settled, ...]:
    """Elements that end in a paragraph."""
    ended = not elements or isinstance(elements[-1], Paragraph | Separator)
    return tuple(elements) if ended else (*elements, Separator(_BESIDE_TABLE))


def _ended(elements: Sequence[Settled]) -> tuple[Settled, ...]:
    """The same at the end of a section, where nothing follows that the last paragraph could be kept with."""
    *rest, last = _closed(elements)
    return (*rest, replace(last, keep_next=False) if isinstance(last, Paragraph) else last)

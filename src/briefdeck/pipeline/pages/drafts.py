"""A memo tried with a share of its spaces, and what its pages are worth: which are too empty, what they cost."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from briefdeck.document.memo import Paragraph, Settled
from briefdeck.document.pages import Beginning
from briefdeck.pipeline.pages.filling import capacity
from briefdeck.pipeline.pages.measured import Place
from briefdeck.pipeline.pages.measuring import Strip
from briefdeck.pipeline.pages.paging import Paged, Turn
from briefdeck.values import dataclass

FULL = 0.6
"""The share of a page that is full enough."""
LINE = 18.0
"""What stays free below the last line of a memo that is set with less space, in pt."""
LONG = 40
"""Pages above which neither space is changed for the sake of single ones, nor sections are kept whole."""
_LITTLE = 0.25  # of a page is too little for a last one
# The share of a page up to which the end of a section at its top is a mere rest, and what that costs, a box alone too.
_RUNT, _TAIL, _BOX = 0.2, 0.07, 0.2
_LIST = 0.2  # what it costs that the last page has a list of sources and nothing else
_HEADLESS = 0.1  # and that a page begins with a drawing whose heading is on the page before


@dataclass(frozen=True, slots=True)
class Draft:
    """A memo tried with a share of its spaces, with its pages, and with the headings that begin one by decision."""

    share: float
    made: Paged
    begun: frozenset[Place]

    @property
    def turns(self) -> tuple[Turn, ...]:
        """Its pages as they are filled."""
        return self.made.turns

    @property
    def faults(self) -> int:
        """How many pages are too empty: the last of a part with a little on them, others where much stays free."""
        ends = [page for page in self.turns[1:] if page.forced or page is self.turns[-1]]
        little = sum(page.used + page.notes < _LITTLE * page.room for page in ends)
        return little + empty(self.turns) + self._is_tight

    @property
    def cost(self) -> float:
        """What it takes from a page's look: the squares of what stays free at the ends of pages, none of them the last
        of a part, and of what all spaces have lost. So a fifth less space is worth a page that is a fifth fuller."""
        pairs = enumerate(pairwise(self.turns))
        free = (self._hole(at) for at, (page, following) in pairs if not page.forced or _first(following) in self.begun)
        alone = _LIST * (len(self.turns) > 1 and lists_alone(self.made))
        return sum(share**2 for share in free) + lost(self.share) + sum(map(self._rest, self.turns[1:])) + alone

    def _hole(self, at: int) -> float:
        """What stays free at the end of a page that is set as wide as it may be, of one."""
        turn = self.turns[at]
        free = (1.0 - turn.share) * turn.room
        wider = capacity(self.made, at) if free > LINE and len(self.turns) <= LONG else 0.0
        return max(free - wider, 0.0) / turn.room

    def _rest(self, turn: Turn) -> float:
        """What it costs that a page begins with a little of a section that is on the page before, and then the next one
        begins: more where that is a box alone."""
        stretches = self.made.page(turn.number - 1).stretches
        first = next((number for number, stretch in enumerate(stretches) if stretch.heading == 0), 0)
        if turn.begin is not None and is_caption(self._element(turn.begin)):
            return _HEADLESS
        if not first or stretches[first].top >= _RUNT * turn.room:
            return 0.0
        parts = (self.made.part((stretch.section, stretch.element)) for stretch in stretches[:first])
        return _BOX if all(isinstance(part, Strip) and part.box is not None for part in parts) else _TAIL

    def _element(self, begin: Beginning) -> Settled:
        return self.made.sections[begin[0]].section.elements[begin[1]]

    @property
    def ends_with_little(self) -> bool:
        """Whether the last of several pages has a little on it."""
        last = self.turns[-1]
        return len(self.turns) > 1 and last.used + last.notes < _LITTLE * last.room

    @property
    def length(self) -> int:
        """How many pages there are, one more where the last is tight."""
        return len(self.turns) + self._is_tight

    @property
    def _is_tight(self) -> bool:
        """Whether less space has filled the last page to its end: a line more anywhere, and there is another page."""
        last = self.turns[-1]
        return self.share < 1 and last.room - last.used - last.notes < LINE


def _first(page: Turn) -> Place | None:
    """The element with which a page begins."""
    return page.begin[:2] if page.begin is not None else None


def lists_alone(made: Paged) -> bool:
    """Whether the last page begins with a list of sources, or with its heading."""
    stretches = made.page(len(made.turns) - 1).stretches
    below = (made.sections[s.section].section.elements[s.element] for s in stretches if s.heading is None)
    first = next((element for element in below if not _is_styled(element, "source heading")), None)
    return first is not None and is_source(first)


def is_source(element: Settled) -> bool:
    """Whether it is an entry of a list of sources."""
    return _is_styled(element, "source list")


def is_caption(element: Settled) -> bool:
    """Whether it is the caption of a table or drawing."""
    return _is_styled(element, "caption")


def _is_styled(element: Settled, name: str) -> bool:
    return isinstance(element, Paragraph) and element.style.casefold() == name


def is_empty(page: Turn) -> bool:
    """Whether a page that is not the last of a part is too empty."""
    return page.share < FULL and not page.forced


def empty(pages: Sequence[Turn]) -> int:
    """How many pages but the last of a part are too empty."""
    return sum(map(is_empty, pages[:-1]))


def lost(share: float) -> float:
    """What less space costs, as a page that ends early by that."""
    return (1.0 - share) ** 2

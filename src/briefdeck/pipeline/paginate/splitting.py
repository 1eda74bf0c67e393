"""How blocks fit an area: the largest size at which all of them stand in it, else the fewest, evenly filled pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from operator import is_

from briefdeck.layout.flowable import Flowable
from briefdeck.layout.typesetting import NEVER, Typesetting
from briefdeck.values import dataclass, replace

_WITH_DETAILS = 3  # sizes at which details are worth their room; below them they leave the slide
_FULL, _MORE = 0.62, 2  # of an area that is filled; larger sizes for one that is not
_AIR = 0.5  # of what rows and panels open by counts as filled: words get larger before much air gets between them
_TOLERANCE = 0.5  # points; sums of rounded pitches
_BALANCED = 60  # pages of one area


@dataclass(frozen=True, slots=True)
class Fitted:
    """The blocks of one page of an area and the step at which they are set."""

    flowables: tuple[Flowable, ...]
    step: int

    def under(self, setting: Typesetting) -> Fitted:
        """The same blocks under settings that know where marks lead; no block gets higher by it."""
        return replace(self, flowables=tuple(s.under(setting) for s in self.flowables))


@dataclass(frozen=True, slots=True)
class Overflow:
    """A unit that fits no page: what it needs and what there is, in points. `index` is that of its block."""

    index: int
    flowable: Flowable
    needs: float
    has: float


def total_height(flowables: Sequence[Flowable], width: float, step: int, gap: float) -> float:
    """The height of blocks one below the other."""
    return sum(s.height(width, step) for s in flowables) + sum(s.below(gap) for s in flowables[:-1])


def fit(flowables: Sequence[Flowable], width: float, height: float, gap: float) -> list[Fitted] | Overflow:
    """The pages of an area, in points; at least one where there is anything to set."""
    if not flowables:
        return []
    tried = list(_settings(flowables))
    breaks = False  # what is broken at a size is so at the next one too, most often
    for shown, step in tried:
        if breaks and any(f.is_broken(width, step) for f in shown):
            continue
        needed = total_height(shown, width, step, gap)
        breaks = needed >= NEVER
        if needed <= height + _TOLERANCE:
            return [Fitted(tuple(shown), step or _larger(shown, width, height, gap))]
    heights: Heights = {}
    fewest = _Splitter(*tried[-1], width, gap, heights).pages(height)
    if isinstance(fewest, Overflow):
        return replace(fewest, flowable=flowables[fewest.index])
    for shown, step in tried:
        splitter = _Splitter(shown, step, width, gap, heights)
        pages = splitter.pages(height)
        if not isinstance(pages, Overflow) and len(pages) == len(fewest):
            return [Fitted(page, step) for page in splitter.balanced(height, pages)]
    return [Fitted(page, tried[-1][1]) for page in fewest]


def stands_whole(
    flowables: Sequence[Flowable], width: float, height: float, gap: float, is_read: Callable[[int], bool]
) -> bool:
    """Whether `fit` would set an area on one page, with all that its blocks say and at a step that is read."""
    last = None
    for shown, step in _settings(flowables):
        if not all(map(is_, shown, flowables)) or not is_read(step):  # so are all that follow
            break
        last = step
    # Smaller words take no more height: where one has room, the last one has.
    return last is not None and total_height(flowables, width, last, gap) <= height + _TOLERANCE


def filled(page: Fitted, width: float, height: float, gap: float) -> float:
    """The height that blocks fill of their area, up to what counts as full, as a share of that: 1.0 and more is full.
    Of the air between and inside them a part counts, and no more of it than there are words."""
    if any(f.flexible for f in page.flowables):
        return 1.0
    needed, full = total_height(page.flowables, width, page.step, gap), _FULL * height
    opened = sum(f.opens(width, page.step, height - needed) for f in page.flowables) if needed < full else 0.0
    return (needed + min(opened, needed) * _AIR) / full


def _larger(flowables: Sequence[Flowable], width: float, height: float, gap: float) -> int:
    """The step for what would leave much of its area blank at the largest usual size: the least that fills it."""
    step = 0
    while step > -_MORE and filled(Fitted(tuple(flowables), step), width, height, gap) < 1.0:
        if total_height(flowables, width, step - 1, gap) > height:
            break
        step -= 1
    return step


def _settings(flowables: Sequence[Flowable]) -> Iterator[tuple[Sequence[Flowable], int]]:
    """What is tried, from the most that can be read down to the least: details leave a slide before words get small,
    unless they have room beside words that are small anyway."""
    steps = max(f.steps for f in flowables)
    brief = [f.briefly() for f in flowables]
    if all(short is long for short, long in zip(brief, flowables, strict=True)):
        yield from ((flowables, step) for step in range(steps))
        return
    large = range(min(steps, _WITH_DETAILS))
    yield from ((flowables, step) for step in large)
    yield from ((brief, step) for step in large)
    for step in range(_WITH_DETAILS, steps):
        yield flowables, step
        yield brief, step


Heights = dict[tuple[int, int, int, int], float]
"""Of pieces of blocks, by the identity of the block, their units and the step: many pages are tried with them."""


@dataclass(frozen=True, slots=True)
class _Splitter:
    flowables: Sequence[Flowable]
    step: int
    width: float
    gap: float
    heights: Heights

    def pages(self, height: float) -> list[tuple[Flowable, ...]] | Overflow:
        """Fill page after page up to a height."""
        pages: list[tuple[Flowable, ...]] = []
        page: list[Flowable] = []
        used = 0.0
        for index, flowable in enumerate(self.flowables):
            start, count = 0, 1
            while start < flowable.units:
                room = height - used - (self.gap if page else 0.0)
                count = self._most(flowable, start, room, count)
                if count == 0 and not page:
                    needs = self._height(flowable, start, 1)
                    return Overflow(index, flowable, needs, height)
                if count:
                    used += self._height(flowable, start, count) + (self.gap if page else 0.0)
                    page.append(flowable.cut(start, start + count))
                    start += count
                if start < flowable.units:
                    pages.append(tuple(page))
                    page, used = [], 0.0
        return [*pages, tuple(page)]

    def _most(self, flowable: Flowable, start: int, room: float, guess: int) -> int:
        """The greatest number of units from `start` that fit; heights grow with units, so halving finds it. A `guess`
        is tried first, since most pages take as many as the one before."""
        low, high, step = 0, flowable.units - start + 1, 1
        tried = min(max(guess, 1), high - 1)
        while low < tried < high:
            if self._height(flowable, start, tried) <= room + _TOLERANCE:
                low, tried = tried, tried + step
            else:
                high, tried = tried, tried - step
            step *= 2
        while high - low > 1:
            middle = (low + high) // 2
            if self._height(flowable, start, middle) <= room + _TOLERANCE:
                low = middle
            else:
                high = middle
        return low

    def _height(self, flowable: Flowable, start: int, count: int) -> float:
        key = id(flowable), start, count, self.step
        if key not in self.heights:
            self.heights[key] = flowable.cut(start, start + count).height(self.width, self.step)
        return self.heights[key]

    def balanced(self, height: float, pages: list[tuple[Flowable, ...]]) -> list[tuple[Flowable, ...]]:
        """As many pages, the fullest of them as low as can be, so that none is left with one lone item; where they are
        more than anybody reads, as they are."""
        if len(pages) > _BALANCED:
            return pages
        low, high, best = height / len(pages) / 2, height, pages
        for _ in range(7):
            middle = (low + high) / 2
            tried = self.pages(middle)
            if isinstance(tried, Overflow) or len(tried) > len(pages):
                low = middle
            else:
                high, best = middle, tried
        return best

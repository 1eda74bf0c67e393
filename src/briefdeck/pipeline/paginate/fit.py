"""How blocks fit an area: the largest size at which all of them stand in it, else the fewest, evenly filled pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from briefdeck.blocks.setting.flowable import Flowable
from briefdeck.blocks.setting.typesetting import Typesetting

_TOLERANCE = 0.5  # points; sums of rounded pitches


@dataclass(frozen=True, slots=True)
class Fitted:
    """The blocks of one page of an area and the step at which they are set."""

    flowables: tuple[Flowable, ...]
    step: int

    def under(self, setting: Typesetting) -> Fitted:
        """The same blocks under settings that know where marks lead; no block gets higher by it."""
        return replace(self, flowables=tuple(replace(s, setting=setting) for s in self.flowables))  # type: ignore[type-var]


@dataclass(frozen=True, slots=True)
class Overflow:
    """A unit that fits no page: what it needs and what there is, in points. `index` is that of its block."""

    index: int
    flowable: Flowable
    needs: float
    has: float


def total_height(flowables: Sequence[Flowable], width: float, step: int, gap: float) -> float:
    """The height of blocks one below the other."""
    return sum(s.height(width, step) for s in flowables) + gap * (len(flowables) - 1)


def fit(flowables: Sequence[Flowable], width: float, height: float, gap: float) -> list[Fitted] | Overflow:
    """The pages of an area, in points; at least one where there is anything to set."""
    if not flowables:
        return []
    steps = max(s.steps for s in flowables)
    for step in range(steps):
        if total_height(flowables, width, step, gap) <= height + _TOLERANCE:
            return [Fitted(tuple(flowables), step)]
    last = _Splitter(flowables, width, steps - 1, gap)
    fewest = last.pages(height)
    if isinstance(fewest, Overflow):
        return fewest
    for step in range(steps):
        splitter = _Splitter(flowables, width, step, gap)
        pages = splitter.pages(height)
        if not isinstance(pages, Overflow) and len(pages) == len(fewest):
            return [Fitted(page, step) for page in splitter.balanced(height, pages)]
    return [Fitted(page, steps - 1) for page in fewest]


@dataclass(frozen=True, slots=True)
class _Splitter:
    flowables: Sequence[Flowable]
    width: float
    step: int
    gap: float

    def pages(self, height: float) -> list[tuple[Flowable, ...]] | Overflow:
        """Fill page after page up to a height."""
        pages: list[tuple[Flowable, ...]] = []
        page: list[Flowable] = []
        used = 0.0
        for index, flowable in enumerate(self.flowables):
            start = 0
            while start < flowable.units:
                room = height - used - (self.gap if page else 0.0)
                count = self._most(flowable, start, room)
                if count == 0 and not page:
                    needs = flowable.cut(start, start + 1).height(self.width, self.step)
                    return Overflow(index, flowable, needs, height)
                if count:
                    piece = flowable.cut(start, start + count)
                    used += piece.height(self.width, self.step) + (self.gap if page else 0.0)
                    page.append(piece)
                    start += count
                if start < flowable.units:
                    pages.append(tuple(page))
                    page, used = [], 0.0
        return [*pages, tuple(page)]

    def _most(self, flowable: Flowable, start: int, room: float) -> int:
        """The greatest number of units from `start` that fit; heights grow with units, so halving finds it."""
        low, high = 0, 1
        rest = flowable.units - start
        while high <= rest and self._height(flowable, start, high) <= room + _TOLERANCE:
            low, high = high, high * 2
        high = min(high, rest + 1)
        while high - low > 1:
            middle = (low + high) // 2
            if self._height(flowable, start, middle) <= room + _TOLERANCE:
                low = middle
            else:
                high = middle
        return low

    def _height(self, flowable: Flowable, start: int, count: int) -> float:
        return flowable.cut(start, start + count).height(self.width, self.step)

    def balanced(self, height: float, pages: list[tuple[Flowable, ...]]) -> list[tuple[Flowable, ...]]:
        """As many pages, the fullest of them as low as can be, so that none is left with one lone item."""
        low, high, best = height / len(pages) / 2, height, pages
        for _ in range(7):
            middle = (low + high) / 2
            tried = self.pages(middle)
            if isinstance(tried, Overflow) or len(tried) > len(pages):
                low = middle
            else:
                high, best = middle, tried
        return best

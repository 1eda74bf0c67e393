"""How blocks fit an area: the largest size at which all of them stand in it, else the fewest, evenly filled pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from briefdeck.paginate.press import Press
from briefdeck.paginate.setter import Setter

_TOLERANCE = 0.5  # points; sums of rounded pitches


@dataclass(frozen=True, slots=True)
class Fitted:
    """The blocks of one page of an area and the step at which they are set."""

    setters: tuple[Setter, ...]
    step: int

    def under(self, press: Press) -> Fitted:
        """The same blocks under settings that know where marks lead; no block gets higher by it."""
        return replace(self, setters=tuple(replace(s, press=press) for s in self.setters))  # type: ignore[type-var]


@dataclass(frozen=True, slots=True)
class Overflow:
    """A unit that fits no page: what it needs and what there is, in points."""

    setter: Setter
    needs: float
    has: float


def total_height(setters: Sequence[Setter], width: float, step: int, gap: float) -> float:
    """The height of blocks one below the other."""
    return sum(s.height(width, step) for s in setters) + gap * (len(setters) - 1)


def fit(setters: Sequence[Setter], width: float, height: float, gap: float) -> list[Fitted] | Overflow:
    """The pages of an area, in points; at least one where there is anything to set."""
    if not setters:
        return []
    steps = max(s.steps for s in setters)
    for step in range(steps):
        if total_height(setters, width, step, gap) <= height + _TOLERANCE:
            return [Fitted(tuple(setters), step)]
    last = _Splitter(setters, width, steps - 1, gap)
    fewest = last.pages(height)
    if isinstance(fewest, Overflow):
        return fewest
    for step in range(steps):
        splitter = _Splitter(setters, width, step, gap)
        pages = splitter.pages(height)
        if not isinstance(pages, Overflow) and len(pages) == len(fewest):
            return [Fitted(page, step) for page in splitter.balanced(height, pages)]
    return [Fitted(page, steps - 1) for page in fewest]


@dataclass(frozen=True, slots=True)
class _Splitter:
    setters: Sequence[Setter]
    width: float
    step: int
    gap: float

    def pages(self, height: float) -> list[tuple[Setter, ...]] | Overflow:
        """Fill page after page up to a height."""
        pages: list[tuple[Setter, ...]] = []
        page: list[Setter] = []
        used = 0.0
        for setter in self.setters:
            start = 0
            while start < setter.units:
                room = height - used - (self.gap if page else 0.0)
                count = self._most(setter, start, room)
                if count == 0 and not page:
                    return Overflow(setter, setter.cut(start, start + 1).height(self.width, self.step), height)
                if count:
                    piece = setter.cut(start, start + count)
                    used += piece.height(self.width, self.step) + (self.gap if page else 0.0)
                    page.append(piece)
                    start += count
                if start < setter.units:
                    pages.append(tuple(page))
                    page, used = [], 0.0
        return [*pages, tuple(page)]

    def _most(self, setter: Setter, start: int, room: float) -> int:
        """The greatest number of units from `start` that fit; heights grow with units, so halving finds it."""
        low, high = 0, 1
        rest = setter.units - start
        while high <= rest and self._height(setter, start, high) <= room + _TOLERANCE:
            low, high = high, high * 2
        high = min(high, rest + 1)
        while high - low > 1:
            middle = (low + high) // 2
            if self._height(setter, start, middle) <= room + _TOLERANCE:
                low = middle
            else:
                high = middle
        return low

    def _height(self, setter: Setter, start: int, count: int) -> float:
        return setter.cut(start, start + count).height(self.width, self.step)

    def balanced(self, height: float, pages: list[tuple[Setter, ...]]) -> list[tuple[Setter, ...]]:
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

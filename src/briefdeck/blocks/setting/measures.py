"""Measures of unlike unit or size over the same times: on one axis they are held against each other as an index."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from math import fsum, isclose

from briefdeck.audience.wording import Wording
from briefdeck.blocks.setting.stated import Stated
from briefdeck.blocks.setting.subject import is_time, states, subjects
from briefdeck.document.chart import Index, Series
from briefdeck.locale.units import is_percent
from briefdeck.model.indexed import can_be_indexed
from briefdeck.model.leaves import ChartType
from briefdeck.patterns import regex
from briefdeck.values import dataclass

_UNLIKE = 8.0  # how many times a measure is another that it leaves no height to
_STEEP = 3.0  # how many times as much as another a measure may have grown, for both to be seen
_MOST = 4  # lines that can be told apart with two numbers at the end of each
_LEAST_PARTS = 3  # a series and two that make it up
_YEAR = regex(r"(?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class Measures:
    """The series of a chart over its `categories`; `units` has the unit of each."""

    type: ChartType
    categories: Sequence[str]
    series: Sequence[Series]
    units: Sequence[str]
    message: str
    wording: Wording

    def index(self) -> Index | None:
        """Their index, which begins with the first category; None where they have none."""
        if len(self.series) > _MOST or not can_be_indexed([s.values for s in self.series]):
            return None
        base = self.categories[0]
        spoken = self.wording.spoken
        if _YEAR.fullmatch(base):
            base = spoken.date(date(int(base), 1, 1), spoken.dates.year)
        pattern = self.wording.audience.settings.labels.chart.index
        return Index(self.wording.fill(pattern, base=base), spoken.brackets)

    def ask_for_it(self) -> bool:
        """Whether an index shows them better than their values do: they are of two units, or those that the message is
        about are too small beside the others to be seen, as their course is not; and it is that which it is about."""
        if not all(map(is_time, self.categories)) or any(map(is_percent, self.units)):
            return False
        return len(set(self.units)) > 1 or (self._are_unlike() and self._keep_step() and not self._are_compared())

    def _shown(self) -> list[list[float | None]]:
        """The values as they are shown."""
        return [[None if value is None else value / s.divisor for value in s.values] for s in self.series]

    def _are_unlike(self) -> bool:
        sizes = [max(value for value in values if value is not None) for values in self._shown()]
        named = subjects(self.message, [s.name for s in self.series])
        told = [size for size, s in zip(sizes, self.series, strict=True) if not named or s.name in named]
        return max(sizes) >= _UNLIKE * min(told)

    def _keep_step(self) -> bool:
        """Whether none of them grows or falls so much more than another that this is flat beside it."""
        ends = [values[-1] / values[0] for values in self._shown() if values[0] and values[-1] is not None]
        return max(ends) <= _STEEP * min(ends)

    def _are_compared(self) -> bool:
        """Whether the message is about their values: how two differ, what one takes of a sum, or one that stands at no
        end."""
        over = Stated(self.type, self.categories, self.series, self.message, self.wording).found()
        if over is not None and len(over.series) != 1:
            return True
        values = self._shown()
        within = {self.wording.number(v) for own in values for v in own[:-1] if v is not None}
        ends = {self.wording.number(own[-1]) for own in values if own[-1] is not None}
        return self._add_up(values) or any(states(self.message, number) for number in within - ends)

    @staticmethod
    def _add_up(values: Sequence[Sequence[float | None]]) -> bool:
        """Whether one of them is what the others come to."""
        if len(values) < _LEAST_PARTS:
            return False
        rows = [[value or 0.0 for value in row] for row in zip(*values, strict=True)]
        made_up = [[isclose(2 * value, fsum(row), rel_tol=0.01) for value in row] for row in rows]
        return any(map(all, zip(*made_up, strict=True)))

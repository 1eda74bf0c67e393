"""What the message of a chart of several series states: how one changed, or by how much two differ at an end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import combinations
from math import fsum

from briefdeck.audience.wording import Wording
from briefdeck.blocks.setting.brackets import ABOUT, Bracketed, times_in, whole_forms
from briefdeck.blocks.setting.subject import states, subjects
from briefdeck.document.chart import Bracket, Series
from briefdeck.locale.base import NO_BREAK_SPACE
from briefdeck.model.leaves import BracketForm, ChartType, Text
from briefdeck.patterns import regex
from briefdeck.values import dataclass, replace

_TWO = 2
_NOT_GROWN = 4.0  # what has grown so much is seldom said to be that many times as much
_ROUNDED = 0.05  # how far a whole number may be from what it stands for
_CLAUSES = regex(r"[、，；。;]|, |\u2013|\b(?:while|whereas|während|tandis)\b")
_CHANGING = (ChartType.COLUMN, ChartType.LINE, ChartType.STACKED)


@dataclass(frozen=True)
class Stated:
    """The series of a chart, the `names` of its categories, and its `message`; whether values of two can be
    `compared`."""

    type: ChartType
    names: Sequence[str]
    series: Sequence[Series]
    message: str
    wording: Wording
    compared: bool = True

    def found(self) -> Bracket | None:
        """The bracket of what the message states and no value shows."""
        if self.type not in _CHANGING or len(self._values) < _TWO or len(self._values[0]) < _TWO:
            return None
        clauses = (replace(self, message=clause) for clause in _CLAUSES.split(self.message))
        changes = (made for clause in clauses if (made := clause._change()) is not None)
        if (made := next(self._gaps(), None)) is not None:
            return self._with_others(made)
        return next(changes, None) or self._with_others(next(self._gaps_about(), None))

    def _with_others(self, made: Bracket | None) -> Bracket | None:
        """How two lines differ at their last place, with how they do before that, where the message states both: the
        gap widens from 9 to 29."""
        if made is None or made.form is BracketForm.TIMES or made.places[-1] != len(self.names) - 1:
            return made
        gaps = [*self._gaps(), *self._gaps_about()]
        others = {g.places: g for g in reversed(gaps) if g.series == made.series and g.form is made.form}
        told = {made.said}
        before = []
        for place, gap in sorted(others.items()):
            if place != made.places and gap.said not in told:
                before.append(gap)
                told.add(gap.said)
        return replace(made, before=tuple(before))

    @cached_property
    def _values(self) -> list[list[float | None]]:
        """The values as they are shown."""
        return [[None if value is None else value / s.divisor for value in s.values] for s in self.series]

    def _gaps(self) -> Iterator[Bracket]:
        """By how much two lines differ at their last place, at one that the message names or at their first; those that
        the message names come first."""
        for place, pair, first, second in self._pairs():
            said = self.wording.number(abs(round(first - second, 6)))
            forms = whole_forms(said, self.series[0].unit, self.wording)
            if said not in self._known and any(states(self.message, form) for form in forms):
                yield Bracket((place,), said, series=pair)

    def _gaps_about(self) -> Iterator[Bracket]:
        """The same where the message rounds it to whole numbers (29万人 for 28.7), or says how often at last
        the one contains the other, of which it names one, and no other two do so."""
        for place, pair, first, second in self._pairs():
            gap = abs(round(first - second, 6))
            about = self.wording.number(round(gap))
            near = gap > 0 and abs(round(gap) / gap - 1) <= _ROUNDED and about not in self._known
            unit = self.series[0].unit.replace(NO_BREAK_SPACE, " ").strip()
            written = self.message.replace(NO_BREAK_SPACE, " ")
            with_unit = bool(unit) and any(f"{about}{space}{unit}" in written for space in ("", " "))
            if near and states(self.message, about) and (len(about) > 1 or with_unit):
                yield Bracket((place,), self.wording.number(gap), series=pair)
        named = {*self._named()}
        factors = [factor for factor in self.wording.spoken.factors(self.message) if factor > 1]
        found = []
        for place, pair, first, second in self._pairs():
            low, high = sorted((first, second))
            # Of one alone “doubled” says how it changed.
            said = factors if named >= {*pair} else [f for f in factors if f >= _NOT_GROWN] if named & {*pair} else []
            if place and low > 0 and any(abs(high / low / factor - 1) <= ABOUT for factor in said):
                times = self.wording.fill(self._times, number=self.wording.number(high / low, 1))
                found.append(Bracket((place,), times, series=pair, form=BracketForm.TIMES))
        if len(found) == 1:
            yield found[0]

    @property
    def _times(self) -> Text:
        return self.wording.audience.settings.labels.times

    def _pairs(self) -> Iterator[tuple[int, tuple[int, int], float, float]]:
        """The values of two lines at their last place, the times that the message names and their first, those that the
        message names first."""
        if self.type is not ChartType.LINE or not self.compared:
            return
        values, named = self._values, self._named()
        pairs = sorted(combinations(range(len(values)), _TWO), key=lambda pair: -len({*pair} & {*named}))
        for place in dict.fromkeys((len(values[0]) - 1, *times_in(self.message, self.names), 0)):
            for one, other in pairs:
                first, second = values[one][place], values[other][place]
                if first is not None and second is not None:
                    yield place, (one, other), first, second

    def _change(self) -> Bracket | None:
        """How the series that a clause names first changed, if that is what it states; where it names none, how all
        together changed, or the only one that did: what is said of one is not drawn of another."""
        if named := self._named():
            return next((made for place in named if (made := self._changed(place)) is not None), None)
        if self.type is ChartType.STACKED and (made := self._changed(None)) is not None:
            return made
        found = [made for place in range(len(self.series)) if (made := self._changed(place)) is not None]
        return found[0] if len(found) == 1 else None

    def _changed(self, place: int | None) -> Bracket | None:
        """What the message states of the change of a series, from the first to the last value; of all together None."""
        values = self._values[place] if place is not None else self._sums()
        over = Bracketed(self.type, self.names, values, (), self.message, self.wording, self.series[place or 0].unit)
        spans = over.spans(wide=True) or [(0, len(values) - 1)]
        made = next((made for span in spans for made in over.change(span, self._known)), None)
        if made is None or place is None:
            return made and replace(made, series=())
        name = "" if self.type is ChartType.LINE else f"{self.series[place].name} "
        return replace(made, said=name + made.said, series=(place,))

    @cached_property
    def _known(self) -> set[str]:
        """The numbers that the chart shows."""
        return {self.wording.number(value) for own in self._values for value in own if value is not None}

    def _sums(self) -> list[float | None]:
        """What the parts of each category come to."""
        return [fsum(v for v in parts if v is not None) for parts in zip(*self._values, strict=True)]

    def _named(self) -> list[int]:
        """The series that the message names, the first one first."""
        names, said = [s.name for s in self.series], self.message.casefold()
        return sorted(map(names.index, subjects(self.message, names)), key=lambda n: said.find(names[n].casefold()))

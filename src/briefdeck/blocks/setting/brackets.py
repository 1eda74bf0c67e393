"""What a bracket over values of a chart says: named in the briefing, or found in the message that states it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from briefdeck.audience.wording import Wording
from briefdeck.blocks.setting.subject import counts, states
from briefdeck.document.chart import Bracket
from briefdeck.locale.units import is_percent, scale_of
from briefdeck.model.leaves import BRACKETED, TOGETHER, BracketForm, ChartType
from briefdeck.values import dataclass

_PLACES = (0, 1, 2)  # decimals in which a message may state a number
_TWO = 2
_ROUND = (ChartType.PIE, ChartType.DOUGHNUT)
_SHARED = (*_ROUND, ChartType.COLUMN, ChartType.BAR, ChartType.WATERFALL)
_EXACT = 1e-9
_POINTS = r"[ \u00a0]?(?:(?:percentage )?points?\b|pp\b|[%％]?ポイント|Prozentpunkt|%?포인트|个百分点|個百分點)"
_PER_CENT = r"[ \u00a0]?(?:[%％](?!ポイント)|per ?cent\b|パーセント|Prozent|pour cent|퍼센트)"
ABOUT = 0.08
"""How far what has doubled may be from twice as much."""


@dataclass(frozen=True, slots=True)
class Bracketed:
    """The one series of a chart in the scale in which it is drawn, with its `unit`, and its `message`; `names` are
    those of its categories, `totals` the places of those that sum others up."""

    type: ChartType
    names: Sequence[str]
    values: Sequence[float | None]
    totals: Sequence[int]
    message: str
    wording: Wording
    unit: str

    def given(self, places: Sequence[int], form: BracketForm, usual: int = 1) -> Bracket | None:
        """The bracket that the briefing asks for, with as many decimals as `usual` where its message states none."""
        values = self._at(places)
        return self._bracket(places, form, self._said(form, values, usual)) if values else None

    def found(self, emphasis: Sequence[int]) -> Bracket | None:
        """A bracket with a number that the message states and no value shows: of what it emphasises, or of the first
        and the last. The parts of a strip that matter always have one, and those of what is round, in which it stands.
        """
        if self.type in _ROUND:
            return next(self._together(emphasis), None)
        if self.type not in BRACKETED:
            return None
        known = {self.wording.number(value) for value in self.values if value is not None}
        together = list(self._together(emphasis))
        stated = [made for made in together if self.states(made, known)]
        found = next(iter(stated), None) or self.apportioned(emphasis) or next(self._apart(emphasis, known), None)
        if made := found or self._left():
            return made
        if self.type is ChartType.DOUGHNUT:
            return next((made for made in together if not known.intersection(_numbers(made.said))), None)
        return next(iter(together), None) if self.type is ChartType.STRIP and len(emphasis) >= _TWO else None

    def states(self, made: Bracket, known: set[str]) -> bool:
        """Whether the message states the number of a bracket, which is none of those that the chart shows."""
        numbers = _numbers(made.said)
        if is_percent(self.unit) and any(self._states_with(_POINTS, n) for n in numbers):
            return True  # which no value says, whatever its number is
        return any(self._is_stated(n) for n in numbers) and not known.intersection(numbers)

    def _is_stated(self, number: str) -> bool:
        """Whether the message states a number of the chart, be it with the zeros of its unit: 21,000 of 21 thousand."""
        return any(states(self.message, form) for form in whole_forms(number, self.unit, self.wording))

    def _states_with(self, unit: str, number: str) -> bool:
        return re.search(rf"(?<![\d.,]){re.escape(number)}{unit}", self.message) is not None

    def _together(self, emphasis: Sequence[int]) -> Iterator[Bracket]:
        """What emphasised neighbours make of the whole, of what is round all that are emphasised in it."""
        members = [place for place in emphasis if place not in self.totals]
        if self.type in _ROUND and 0 < len(members) < len(self.values):
            spoken, made = self.wording.spoken, self.given(members, BracketForm.SHARE, 0)
            held_apart = spoken.changes(self.message) or (len(members) > 1 and spoken.factors(self.message))
            if made and not (held_apart and not self.states(made, set())):
                yield made
        if self.type not in (ChartType.WATERFALL, ChartType.STRIP) or len(members) < _TWO:
            return
        if max(members) - min(members) < len(members) and (bracket := self.given(members, BracketForm.SHARE)):
            yield bracket

    def apportioned(self, members: Sequence[int]) -> Bracket | None:
        """What share of the whole some take, where the message says that in words or numbers: 8割 of two, four fifths
        of three; in a waterfall of what all steps make, of how its totals differ, or of all that goes the same way; or
        what they come to, where it states that."""
        members = sorted(place for place in members if place not in self.totals)
        values = self._at(members)
        if self.type not in _SHARED or len(values) != len(members) or not self._is_whole(members):
            return None
        parts = self.wording.spoken.parts(self.message)
        for whole in self._wholes(values):
            share = sum(values) / whole if whole else 0.0
            if 0 < share < 1 and any(least <= share <= most for least, most in parts):
                said = self._rounded(share * 100, self.wording.percent, 0)
                return self._bracket(members, BracketForm.SHARE, said)
        known = {self.wording.number(value) for value in self.values if value is not None}
        made = self.given(members, BracketForm.SUM)
        return made if made and len(members) > 1 and self.states(made, known) else None

    def _is_whole(self, members: Sequence[int]) -> bool:
        """Whether values are parts of something, of which some are a part."""
        if self.type is ChartType.WATERFALL:
            return len({value > 0 for value in self._at(members)}) == 1
        known = [value for value in self.values if value is not None]
        shares = not is_percent(self.unit) or abs(sum(known) - 100) <= 1
        return _TWO <= len(members) < len(known) and min(known) >= 0 and shares

    def _wholes(self, values: Sequence[float]) -> Iterator[float]:
        """What some values of the series can be a part of."""
        yield self._whole()
        if self.type is ChartType.WATERFALL and values:
            ends = [value for place in self.totals if (value := self.values[place]) is not None]
            yield ends[-1] - ends[0] if len(ends) > 1 else 0.0
            up = values[0] > 0
            steps = (value for place, value in enumerate(self.values) if value and place not in self.totals)
            yield sum(value for value in steps if (value > 0) == up)

    def _apart(self, emphasis: Sequence[int], known: set[str]) -> Iterator[Bracket]:
        """How the emphasised two differ, or the last value from the first, where the message states it; in a waterfall
        the last total from the first."""
        if self.type is ChartType.WATERFALL and len(self.totals) > 1:
            yield from self.change((self.totals[0], self.totals[-1]), known)
        if self.type in (ChartType.WATERFALL, ChartType.STRIP) or len(self.values) < _TWO:
            return
        pairs: list[tuple[int, ...]] = [tuple(emphasis), tuple(reversed(emphasis))] if len(emphasis) == _TWO else []
        if self.type is not ChartType.BAR:
            ends = (0, len(self.values) - 1)
            # Of other categories it does not speak; of times it may speak of some and mean all.
            pairs += self.spans() or ([ends] if {*emphasis} <= {*ends} else [])
        for pair in pairs:
            yield from self.change(pair, known)

    def spans(self, *, wide: bool = False) -> list[tuple[int, int]]:
        """From when to when a message may say that something changed, the surest first: between the two times that it
        names, or from the one to the last, to it from the one before and from the first, unless it is to be `wide`; at
        last from the first to the last. Nothing where categories are no times."""
        if not all(map(counts, self.names)):
            return []
        last, named = len(self.names) - 1, times_in(self.message, self.names)
        if len(named) == _TWO:
            return [(named[0], named[1])]
        found = [(n, last) for n in named]
        found += [] if wide else [(n - 1, n) for n in named] + [(0, n) for n in named]
        return [*((a, b) for a, b in dict.fromkeys(found) if 0 <= a < b and (a, b) != (0, last)), (0, last)]

    def _left(self) -> Bracket | None:
        """What part of the first value another is that the message names, where it states that: 4分の1, a third."""
        first = self.values[0]
        if self.type in (ChartType.WATERFALL, ChartType.STRIP) or not first or first < 0:
            return None
        parts = self.wording.spoken.parts(self.message, of_numbers=False)
        shares = [(n, value / first) for n, value in enumerate(self.values) if n and value is not None]
        found = [(n, share) for n, share in shares if any(least <= share <= most for least, most in parts)]
        if len(found) != 1 or self.names[found[0][0]].casefold() not in self.message.casefold():
            return None
        share = self.wording.percent(round(found[0][1] * 100))
        return Bracket((0, found[0][0]), share, form=BracketForm.SHARE)

    def change(self, pair: Sequence[int], known: set[str]) -> Iterator[Bracket]:
        """What the message states of the second of two values and the first, and none of the `known` numbers says: in
        per cent, as a factor in digits or in words, or as a difference."""
        values = self._at(pair)
        if len(values) < _TWO or values[0] <= 0:
            return
        factor = values[1] / values[0]
        meant = [f for f in self.wording.spoken.factors(self.message) if abs(factor / f - 1) <= ABOUT]
        usual = 0 if any(abs(factor - f) < _EXACT for f in meant) else 1
        for form in (BracketForm.CHANGE, BracketForm.TIMES, BracketForm.DIFFERENCE):
            made = self._bracket(pair, form, self._said(form, values, usual))
            if form is BracketForm.TIMES:
                if any(f >= 1 for f in meant):
                    yield made
            elif self.states(made, known) and self._is_meant(made, form):
                yield made
        changes = () if is_percent(self.unit) else self.wording.spoken.changes(self.message)
        timed = all(map(counts, self.names))  # of others a verb says nothing
        if any(
            least <= abs(factor - 1) <= most and (way * (factor - 1) > 0 or (timed and not way))
            for way, least, most in changes
        ):
            yield self._bracket(pair, BracketForm.CHANGE, self._said(BracketForm.CHANGE, values, 0))
        if any(f < 1 for f in meant):
            yield self._bracket(pair, BracketForm.CHANGE, self._said(BracketForm.CHANGE, values, usual))

    def _is_meant(self, made: Bracket, form: BracketForm) -> bool:
        """Whether a number that the message states is of the kind that a bracket says: one of per cent or not."""
        shares = any(self._states_with(_PER_CENT, number) for number in _numbers(made.said))
        return shares if form is BracketForm.CHANGE else not shares or is_percent(self.unit)

    def _at(self, places: Sequence[int]) -> list[float]:
        """The values at places; none where one has no value."""
        values = [value for place in places if (value := self.values[place]) is not None]
        return values if len(values) == len(places) else []

    def _bracket(self, places: Sequence[int], form: BracketForm, said: str) -> Bracket:
        return Bracket(tuple(places), said, form in TOGETHER, form=form)

    def _said(self, form: BracketForm, values: Sequence[float], usual: int = 1) -> str:
        wording = self.wording
        match form:
            case BracketForm.CHANGE:
                return _signed(self._rounded((values[1] - values[0]) / values[0] * 100, wording.percent, usual))
            case BracketForm.DIFFERENCE:
                return _signed(wording.number(round(values[1] - values[0], 6)))
            case BracketForm.TIMES:
                times = self._rounded(values[1] / values[0], wording.number, usual)
                return wording.fill(wording.audience.settings.labels.times, number=times)
            case BracketForm.SHARE:
                return self._rounded(sum(values) / (self._whole() or 1.0) * 100, wording.percent, usual)
            case BracketForm.SUM:
                return wording.number(round(sum(values), 6))

    def _whole(self) -> float:
        """What all parts make: the last total, or their sum; what is missing of shares counts with them."""
        known = [value for value in self.values if value is not None]
        if self.totals and (total := self.values[self.totals[-1]]) is not None:
            return total
        return sum(value for place, value in enumerate(self.values) if value and place not in self.totals) or sum(known)

    def _rounded(self, value: float, write: Callable[[float, int], str], usual: int = 1) -> str:
        """A number in as many decimals as the message states it with; as `usual`, where it does not."""
        written = [(places, self.wording.number(abs(value), places)) for places in _PLACES]
        stated = next((places for places, number in written if states(self.message, number)), None)
        if stated is None:
            stated = 0 if self.type is ChartType.DOUGHNUT and round(value, 1).is_integer() else usual
        return write(round(value, 6), stated)


def times_in(message: str, names: Sequence[str]) -> list[int]:
    """The places of the times that a message names."""
    said = ((n, rf"(?<!\d){re.escape(name)}(?!\d)") for n, name in enumerate(names) if counts(name))
    return [n for n, pattern in said if re.search(pattern, message)]


def whole_forms(number: str, unit: str, wording: Wording) -> tuple[str, ...]:
    """A number of a chart, and the same with the zeros that its unit stands for."""
    point, group = wording.spoken.separators
    digits = number.replace(group, "").replace(point, ".")
    if not (scale := scale_of(unit)) or not digits.replace(".", "", 1).isdecimal():
        return (number,)
    return number, wording.number(round(float(digits) * 10**scale))


def _signed(number: str) -> str:
    """A change says whether it is a rise."""
    return number if number[:1] in "−-0" else f"+{number}"


def _numbers(said: str) -> list[str]:
    """What a message writes of a change: its number without a sign."""
    digits = [n for n, sign in enumerate(said) if sign.isdigit()]
    return [said[digits[0] : digits[-1] + 1]] if digits else []

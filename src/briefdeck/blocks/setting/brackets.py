"""What a bracket over values of a chart says: named in the briefing, or found in the message that states it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from briefdeck.audience.wording import Wording
from briefdeck.blocks.setting.subject import states
from briefdeck.document.chart import Bracket
from briefdeck.model.leaves import BRACKETED, TOGETHER, BracketForm, ChartType
from briefdeck.values import dataclass

_PLACES = (0, 1, 2)  # decimals in which a message may state a number
_TWO = 2
_ROUND = (ChartType.PIE, ChartType.DOUGHNUT)
_EXACT = 1e-9
ABOUT = 0.08
"""How far what has doubled may be from twice as much."""


@dataclass(frozen=True, slots=True)
class Bracketed:
    """The one series of a chart in the scale in which it is drawn, and its `message`; `totals` are its categories that
    sum others up."""

    type: ChartType
    values: Sequence[float | None]
    totals: Sequence[int]
    message: str
    wording: Wording

    def given(self, places: Sequence[int], form: BracketForm) -> Bracket | None:
        """The bracket that the briefing asks for."""
        values = self._at(places)
        return self._bracket(places, form, self._said(form, values)) if values else None

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
        if made := next(iter(stated), None) or next(self._apart(emphasis, known), None) or self._left():
            return made
        if self.type is ChartType.DOUGHNUT:
            return next((made for made in together if not known.intersection(_numbers(made.said))), None)
        return next(iter(together), None) if self.type is ChartType.STRIP and len(emphasis) >= _TWO else None

    def states(self, made: Bracket, known: set[str]) -> bool:
        """Whether the message states the number of a bracket, which is none of those that the chart shows."""
        numbers = _numbers(made.said)
        return any(states(self.message, n) for n in numbers) and not known.intersection(numbers)

    def _together(self, emphasis: Sequence[int]) -> Iterator[Bracket]:
        """What emphasised neighbours make of the whole, of what is round all that are emphasised in it."""
        members = [place for place in emphasis if place not in self.totals]
        if self.type in _ROUND and 0 < len(members) < len(self.values) and (values := self._at(members)):
            yield self._bracket(members, BracketForm.SHARE, self._said(BracketForm.SHARE, values, 0))
        if self.type not in (ChartType.WATERFALL, ChartType.STRIP) or len(members) < _TWO:
            return
        if max(members) - min(members) < len(members) and (bracket := self.given(members, BracketForm.SHARE)):
            yield bracket

    def _apart(self, emphasis: Sequence[int], known: set[str]) -> Iterator[Bracket]:
        """How the emphasised two differ, or the last value from the first, where the message states it."""
        if self.type in (ChartType.WATERFALL, ChartType.STRIP) or len(self.values) < _TWO:
            return
        pairs = [tuple(emphasis), tuple(reversed(emphasis))] if len(emphasis) == _TWO else []
        pairs += [(0, len(self.values) - 1)] if self.type is not ChartType.BAR else []
        for pair in pairs:
            yield from self.change(pair, known)

    def _left(self) -> Bracket | None:
        """What part of the first value another is, where the message states that of one of them: 4分の1, a third."""
        first = self.values[0]
        if self.type in (ChartType.WATERFALL, ChartType.STRIP) or not first or first < 0:
            return None
        parts = self.wording.spoken.parts(self.message, of_numbers=False)
        shares = [(n, value / first) for n, value in enumerate(self.values) if n and value is not None]
        found = [(n, share) for n, share in shares if any(least <= share <= most for least, most in parts)]
        if len(found) != 1:
            return None
        return self._bracket((0, found[0][0]), BracketForm.CHANGE, self.wording.percent(round(found[0][1] * 100)))

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
            elif self.states(made, known):
                yield made
        if any(f < 1 for f in meant):
            yield self._bracket(pair, BracketForm.CHANGE, self._said(BracketForm.CHANGE, values, usual))

    def _at(self, places: Sequence[int]) -> list[float]:
        """The values at places; none where one has no value."""
        values = [value for place in places if (value := self.values[place]) is not None]
        return values if len(values) == len(places) else []

    def _bracket(self, places: Sequence[int], form: BracketForm, said: str) -> Bracket:
        return Bracket(tuple(places), said, form in TOGETHER)

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


def _signed(number: str) -> str:
    """A change says whether it is a rise."""
    return number if number[:1] in "−-0" else f"+{number}"


def _numbers(said: str) -> list[str]:
    """What a message writes of a change: its number without a sign."""
    digits = [n for n, sign in enumerate(said) if sign.isdigit()]
    return [said[digits[0] : digits[-1] + 1]] if digits else []

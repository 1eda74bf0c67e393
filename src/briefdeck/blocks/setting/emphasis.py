"""What of a chart its message speaks of: there its accent goes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from math import fsum

from briefdeck.audience.wording import Wording
from briefdeck.blocks.setting.brackets import Bracketed, whole_forms
from briefdeck.blocks.setting.subject import counts, first_named, kindred, states, subjects, subjects_by_part
from briefdeck.document.chart import Series
from briefdeck.model.leaves import ChartType
from briefdeck.patterns import regex
from briefdeck.values import dataclass

_PARTS = (ChartType.STRIP, ChartType.PIE, ChartType.DOUGHNUT)  # of a whole
_TWO = 2
_SOME = regex(
    r"(?P<some>[2-5２-５二三四五])(?:社|か所|カ所|種類?|地区|地域|業種|[かカヵ]国|品目|区分|部門|項目|つ)"
    r"|\b(?P<word>two|three|four|five)\b(?![ -](?:thirds|\w+(?:ers|ths)\b|times|years|weeks|points))",
    re.IGNORECASE,
)
_OTHERS = regex(r"(?i)others?\b|rest\b|その他|他$|残り|sonstige|autres|기타|其他")
_NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5, "二": 2, "三": 3, "四": 4, "五": 5}
_SINCE = regex(r"(?i)\b(?:since|from|before|after|until|than|seit|vor|nach|depuis|avant|après)\s+$")
_SINCE_BEHIND = regex(r"年?度?(?:以来|から|以降|より|まで|比)")


@dataclass(frozen=True, slots=True)
class Emphasis:
    """A chart as far as its `message` may speak of it: the `names` of its series and its `categories`, the places of
    those that sum others up in `totals`."""

    type: ChartType
    names: Sequence[str]
    categories: Sequence[str]
    series: Sequence[Series]
    totals: Sequence[int]
    message: str
    wording: Wording

    def found(self) -> tuple[str, ...]:
        """The series or the categories of which the message speaks, by its surest words first."""
        ways = (self._named, self._summed, self._stated, self._apportioned, self._called, self._dated)
        return next((found for way in ways if (found := way())), ())

    def _named(self) -> tuple[str, ...]:
        """The series of which a message speaks, of several the one that it names first; or the categories: more than
        half of these set nothing apart, but where they are parts of a whole."""
        names = self.names if len(self.names) > 1 else ()
        found = subjects(self.message, (*names, *self.categories))
        most = len(self.categories) - 1 if self.type in _PARTS else len(self.categories) // 2
        if len(found) == 1 or (len(found) <= most and set(found) <= set(self.categories)):
            return found
        told = [name for name in found if name in names]
        whole = len(told) == len(names) != _TWO
        return (first_named(self.message, told),) if told and not whole else ()

    def _summed(self) -> tuple[str, ...]:
        """The categories that the message takes together without naming them, by a word that they end with or as so
        many of the largest, where they take the share of the whole that it says."""
        if len(self.series) != 1:
            return ()
        values = [value or 0.0 for value in self.series[0].values]
        over = Bracketed(
            self.type, self.categories, values, self.totals, self.message, self.wording, self.series[0].unit
        )
        kin = kindred(self.message, self.categories)
        for places in ([n for n, name in enumerate(self.categories) if name in kin], *self._largest(values)):
            if len(places) > 1 and over.apportioned(places) is not None:
                return tuple(self.categories[place] for place in places)
        return ()

    def _largest(self, values: Sequence[float]) -> Iterator[list[int]]:
        """As many of the largest as the message counts: 2社, three of them."""
        named = [place for place, name in enumerate(self.categories) if not _OTHERS.match(name)]
        order = sorted(named, key=lambda place: -values[place])
        for found in _SOME.finditer(self.message):
            said = (found["some"] or found["word"]).casefold()
            yield sorted(order[: _NUMBERS.get(said) or int(said)])

    def _stated(self) -> tuple[str, ...]:
        """The one category of a chart of one series whose value the message states, as the chart writes it; the last
        one where it states the first and the last of a series in time."""
        if len(self.series) != 1:
            return ()
        shown = [self.wording.number(value) if value is not None else "" for value in self.series[0].values]
        found = [n for n, number in enumerate(shown) if number and states(self.message, number)] or self._rounded()
        last = len(self.categories) - 1
        over_time = found == [0, last] and all(map(counts, self.categories))
        told = found[-1] if len(found) == 1 or over_time else len(self.categories)
        return (self.categories[told],) if told <= last else ()

    def _rounded(self) -> list[int]:
        """The categories whose value the message states with the zeros of the unit, be it in round numbers: 184,000 of
        184.3 thousand."""
        unit, wording = self.series[0].unit, self.wording
        values = [(n, value) for n, value in enumerate(self.series[0].values) if value is not None]
        forms = [
            (n, form)
            for n, value in values
            for written in (value, round(value))
            for form in whole_forms(wording.number(written), unit, wording)[1:]
        ]
        return list(dict.fromkeys(n for n, form in forms if states(self.message, form)))

    def _apportioned(self) -> tuple[str, ...]:
        """The one part of a whole whose share the message states, with as many decimals as it has there."""
        if (
            self.type not in _PARTS
            or len(self.series) != 1
            or not (whole := fsum(v for v in self.series[0].values if v))
        ):
            return ()
        shares = [(value or 0.0) / whole * 100 for value in self.series[0].values]
        written = [{self.wording.percent(round(share, places), places) for places in (0, 1)} for share in shares]
        pairs = zip(self.categories, written, strict=True)
        found = [name for name, own in pairs if any(states(self.message, w) for w in own)]
        return tuple(found) if len(found) == 1 else ()

    def _called(self) -> tuple[str, ...]:
        """The one part of a whole that a message calls by a part of its name."""
        parts = self.type in _PARTS and len(self.series) == 1
        found = subjects_by_part(self.message, self.categories) if parts else ()
        return found if len(found) == 1 else ()

    def _dated(self) -> tuple[str, ...]:
        """The one column of a series in time whose year the message names, as no end of a span."""
        columns = self.type is ChartType.COLUMN and len(self.series) == 1
        if not columns or not all(map(counts, self.categories)):
            return ()
        said = [(name, found) for name in self.categories for found in self._places(name)]
        if len(said) != 1:
            return ()
        ((name, (start, end)),) = said
        spans = _SINCE.search(self.message[:start]) or _SINCE_BEHIND.match(self.message, end)
        return (name,) if not spans and name != self.categories[0] else ()

    def _places(self, name: str) -> list[tuple[int, int]]:
        return [at.span() for at in re.finditer(rf"(?<!\d){re.escape(name)}(?!\d)", self.message)]

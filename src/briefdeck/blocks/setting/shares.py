"""What is told of the slices of a ring beside it: names, amounts, shares, and what they come to."""

from __future__ import annotations

from math import fsum

from briefdeck.blocks.setting.plan import Manner
from briefdeck.document.chart import Bracket, ChartSpec
from briefdeck.document.richtext import EMPTY, RichText, words
from briefdeck.layout.shares import Part
from briefdeck.locale.units import is_percent
from briefdeck.model.leaves import BracketForm, ChartType

_SLICES = range(2, 9)  # as many are told apart
_MOST_DECIMALS = 2
_MISSED = 1.0  # per cent by which rounded shares may miss a hundred


def told_beside(chart: ChartSpec, total: str, manner: Manner) -> tuple[Part, ...]:
    """The slices in their order, then the whole, called `total`; nothing of what is no ring, or of which no share can
    be told."""
    values = [value for value in chart.series[0].values if value is not None] if chart.series else []
    names = chart.categories
    ring = chart.type is ChartType.DOUGHNUT and len(chart.series) == 1
    if not ring or len(values) != len(names) or len(names) not in _SLICES or min(values) <= 0:
        return ()
    series, wording = chart.series[0], manner.wording
    amounts = [value / series.divisor for value in values]
    whole = fsum(amounts)
    decimals = next(
        (n for n in range(_MOST_DECIMALS) if all(round(a, n) == round(a, 6) for a in amounts)), _MOST_DECIMALS
    )
    shares = is_percent(series.unit)
    if shares and abs(whole - 100) > _MISSED:
        return ()

    def written(value: float, share: float) -> tuple[RichText, RichText]:
        if shares:
            return words(wording.percent(round(value, decimals), decimals), origin=manner.origin), EMPTY
        amount = words(wording.number(round(value, decimals), decimals), origin=manner.origin)
        return amount, words(wording.percent(round(share * 100)), origin=manner.origin)

    said = chart.names[: len(names)]
    own = said if tuple(text.plain for text in said) == names else tuple(map(words, names))
    strong = {name for name in names if name in chart.emphasis}
    parts = [
        Part(name, *written(amount, amount / whole), strong=name.plain in strong)
        for name, amount in zip(own, amounts, strict=True)
    ]
    called = words(total, origin=manner.origin)
    return (*parts, Part(called, *written(100.0 if shares else whole, 1.0), whole=True))


def leading(chart: ChartSpec, parts: tuple[Part, ...]) -> Bracket | None:
    """What the middle of a ring says: the share of what is emphasised, else of the largest slice, if one is."""
    if chart.bracket is not None:
        return chart.bracket
    values = [value or 0.0 for value in chart.series[0].values]
    place = values.index(max(values))
    if values.count(values[place]) > 1:
        return None
    said = parts[place].share or parts[place].amount
    return Bracket((place,), said.plain, together=True, form=BracketForm.SHARE)

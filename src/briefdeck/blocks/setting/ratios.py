"""What two figures of one measure come to: how often the one is in the other, what part of it, how they differ."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from briefdeck.audience.wording import Amount
from briefdeck.blocks.setting.plan import Manner
from briefdeck.blocks.setting.subject import first_named, states, subjects, subjects_by_part
from briefdeck.document.figure import KeyFigure
from briefdeck.document.richtext import RichText, words
from briefdeck.document.visible import Record
from briefdeck.locale.base import MINUS, NO_BREAK_SPACE
from briefdeck.locale.units import is_percent, meant
from briefdeck.model.leaves import BracketForm
from briefdeck.patterns import regex
from briefdeck.values import dataclass

_SCALED = regex(r"[ \u00a0]?(?:[kmb]n?|thousand|million|billion)\b")  # behind an amount
_NEAR = 0.8  # of the highest value, the lowest: closer to each other, bars from zero look alike


@dataclass(frozen=True, slots=True)
class Ratio:
    """Two values in one figure: the larger `over` the smaller, or the other way round where that is what is said of
    them; by how much, or by what part, the one is more or less than the other, where that `is_said`; of shares the
    change in points. `over` is the sign that stands between the two, the value `first` before it, `end` behind both."""

    figure: KeyFigure
    over: str
    first: int
    is_part: bool = False
    is_said: bool = False
    end: str = ""

    @property
    def form(self) -> BracketForm:
        """What it is of the two: a part, a multiple, or how they differ, be it as a share of the one."""
        whole = self.over == MINUS or self.is_said
        return BracketForm.DIFFERENCE if whole else BracketForm.SHARE if self.is_part else BracketForm.TIMES


@dataclass(frozen=True, slots=True)
class Standing:
    """How a value stands to its limit: by how much it is below that, which is `missing`, or what part of it it is."""

    figure: KeyFigure
    missing: bool


def figure_named(message: str, figures: Sequence[Record]) -> int | None:
    """The figure that a message names first, by its label or a part of it; None of one measure at several times."""
    labels = [record.shown.label.plain for record in figures]
    if len({*labels}) < len(labels):
        return None
    named = first_named(message, subjects(message, labels)) or next(iter(subjects_by_part(message, labels)), "")
    return labels.index(named) if named else None


def keys_stated(text: RichText) -> dict[str, None]:
    """The keys of the figures that a text states, in order."""
    return {str(origin.path[1]): None for origin in text.origins if origin.path[0] == "figures"}


def ratio_of(one: Record, other: Record, *, said: str, manner: Manner) -> Ratio | None:
    """What is `said` of two values: by how much they differ, by what part the one is more or less than the other, what
    part it is of that; else the larger over the smaller. Of shares of a whole the change from the one to the other in
    points; none where their units differ."""
    low, high = sorted((abs(one.value), abs(other.value)))
    if meant(one.measure) != meant(other.measure) or low <= 0:
        return None
    if is_percent(one.measure):
        decimals = 0 if float(one.value).is_integer() and float(other.value).is_integer() else 1
        first = 1 if (named := figure_named(said, (one, other))) is None else named
        change = round((other.value - one.value) * (1 if first else -1), decimals)
        sign, number = ("+" if change > 0 else MINUS if change else ""), manner.wording.number(abs(change), decimals)
        prefix, _, unit = manner.wording.around("pp").partition("{}")
        return Ratio(KeyFigure(words(number, origin=manner.origin), sign + prefix, unit), MINUS, first)
    if min(one.value, other.value) > 0 and low < high and (made := _change(one, other, said, manner)) is not None:
        return made
    larger = 0 if abs(one.value) == high else 1
    part = any(least <= low / high <= most for least, most in manner.wording.spoken.parts(said)) and low < high
    value, first = (low / high * 100, 1 - larger) if part else (high / low, larger)
    pattern = manner.wording.percent(0).replace("0", "{number}") if part else manner.say(manner.labels.times)
    if one.approximate or other.approximate:
        pattern = manner.say(manner.labels.approximate).replace("{}", pattern)
    prefix, _, unit = pattern.partition("{number}")
    number = manner.wording.number(value, 0 if part else 1)
    return Ratio(KeyFigure(words(number, origin=manner.origin), prefix, unit), "÷", first, part)


def _change(one: Record, other: Record, said: str, manner: Manner) -> Ratio | None:
    """By how much, or by what part, the one of two values is more or less than the other, as far as that is `said`;
    what is more or less than the other is what is spoken of."""
    wording, text = manner.wording, said.replace(NO_BREAK_SPACE, " ")
    larger = 0 if one.value > other.value else 1
    low, high = sorted((one.value, other.value))
    changes = wording.spoken.changes(text)
    about = manner.say(manner.labels.approximate) if one.approximate or other.approximate else "{}"
    before, _, behind = about.partition("{}")
    unit = "pp" if is_percent(one.measure) else meant(one.measure)
    amount = wording.quantity(round(high - low, 6), unit)
    if (at := _place(amount, text)) is not None:
        way = wording.spoken.way(text, *at) or next((way for way, _, _ in changes), 0)
        named = figure_named(text, (one, other))
        first = {1: larger, -1: 1 - larger}.get(way, 1 if named is None else named)
        sign = "+" if first == larger else MINUS
        number = words(amount.number, origin=manner.origin)
        return Ratio(KeyFigure(number, before + sign + amount.prefix, amount.unit + behind), MINUS, first, is_said=True)
    time = 1 if larger else -1  # where only a verb says the way, it is rather that of time
    ways = ((way, least, most) for said, least, most in changes for way in ((said,) if said else (time, -time)))
    for way, least, most in ways:
        first = larger if way > 0 else 1 - larger
        share = high / low - 1 if way > 0 else 1 - low / high
        if least <= share <= most:
            number = words(wording.number(round(share * 100)), origin=manner.origin)
            shown = KeyFigure(number, before + ("+" if way > 0 else MINUS), wording.behind("%") + behind)
            return Ratio(shown, "÷", first, is_said=True, end=f" {MINUS} 1")
    return None


def standing(one: Record, limit: Record, said: RichText, manner: Manner) -> Standing | None:
    """How a value stands to its limit, as far as that is `said`: by how much or by what part it stays below it, which
    then is missing, or both of which it states; or what part of it it is."""
    if meant(one.measure) != meant(limit.measure) or not 0 < one.value < limit.value:
        return None
    change, share = _change(one, limit, said.plain, manner), one.value / limit.value
    if change is not None and change.first == 0:
        return Standing(change.figure, missing=True)
    if any(least <= share <= most for least, most in manner.wording.spoken.parts(said.plain)):
        prefix, _, unit = manner.wording.percent(0).partition("0")
        number = words(manner.wording.number(round(share * 100)), origin=manner.origin)
        return Standing(KeyFigure(number, prefix, unit), missing=False)
    both = {one.key, limit.key} <= keys_stated(said).keys()
    return Standing(_step(one, limit, manner), missing=True) if both else None


def levels_of(figures: Sequence[Record], limit: Record, manner: Manner) -> tuple[KeyFigure, ...]:
    """How much higher each of some values is than the next lower one, a limit among them; nothing where bars from zero
    show that, where two are equal or where they have several measures."""
    found = sorted((*figures, limit), key=lambda record: record.value)
    near = len(figures) > 1 and 0 < _NEAR * found[-1].value <= found[0].value
    if not near or len({meant(record.measure) for record in found}) > 1:
        return ()
    pairs = tuple(pairwise(found))
    return tuple(_step(*pair, manner) for pair in pairs) if all(low.value < high.value for low, high in pairs) else ()


def _step(lower: Record, higher: Record, manner: Manner) -> KeyFigure:
    """By how much a value is higher than another."""
    unit = "pp" if is_percent(lower.measure) else meant(lower.measure)
    amount = manner.wording.quantity(round(higher.value - lower.value, 6), unit)
    return KeyFigure(words(amount.number, origin=manner.origin), amount.prefix, amount.unit)


def _place(amount: Amount, text: str) -> tuple[int, int] | None:
    """Where a text states an amount, with its unit or the sign of its currency."""
    whole, number = str(amount).replace(NO_BREAK_SPACE, " "), f"{amount.prefix}{amount.number}"
    for said in (whole, number) if amount.prefix else (whole,):
        if amount.unit + amount.prefix and (at := text.find(said)) >= 0 and states(text, amount.number):
            scale = _SCALED.match(text, at + len(said))
            return at, scale.end() if scale else at + len(said)
    return None

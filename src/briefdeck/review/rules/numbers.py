"""Numbers in sentences against the figures of the briefing, and one quantity in one form."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from briefdeck.diagnostics import Facts, measured
from briefdeck.diagnostics.rules import evidence as rules
from briefdeck.model.entries import Figure
from briefdeck.model.markup import figures_in
from briefdeck.model.traits import Trait
from briefdeck.patterns import regex
from briefdeck.review.passages import FIGURE, Passage, Reader
from briefdeck.review.remark import Remark
from briefdeck.review.rules.amounts import Amount, Units
from briefdeck.review.rules.dates import in_words
from briefdeck.values import dataclass, replace

# Where numbers stand by their nature: what a picture shows, quoted words, names and cells.
_APART = Trait.DESCRIBING | Trait.QUOTED | Trait.LABEL | Trait.GRID
# What follows a difference, and not the amount itself.
_DIFFERENCE = regex(
    "(?:ポイント|pt\\b|[ \u00a0-]?(?:percentage )?points?\\b)"
    "|[ \u00a0]?(?:(?:a|per) year )?(?:less|more|fewer|lower|higher|below|above|cheaper)\\b"
    "|[をにほど]*(?:差|少|多|減|増|下回|上回|安|高|低|超)"
)
_BOUND = regex("以上|以下|未満|を?超| or (?:more|less|older|younger)")
_BOUNDED = regex(r"(?:over|under|above|below|than|at (?:least|most)|up to)[ \u00a0]$")
"""What stands around a bound, and not around what somebody measured."""
_BEFORE = regex(
    r"前年|昨年|前期|前回|従来|以前|\b(?:last|previous|prior|earlier) (?:year|quarter|month)|\b(?:up|down) from\b"
)
_FISCAL = regex(r"FY ?(20\d\d)")
_JAPANESE_JOINT = regex(r"[のとや、・（）()「」\s]")
_ENGLISH_SMALL = frozenset("a an the of in on at by for from to and or as per all its their since until with".split())  # noqa: SIM905
_MEASURES = frozenset("share percentage proportion fraction number total amount rate level that which".split())  # noqa: SIM905
"""Words of a label that say how something is measured, and not what."""
_NEAR = Decimal("0.2")
_LARGE = 1000  # a small number may be that of anything
_SHORT = 4


@dataclass(frozen=True, slots=True)
class _Known:
    key: str
    figure: Figure
    value: Decimal
    unit: str


def check_numbers(reader: Reader) -> Iterator[Remark]:
    """E118 and E119."""
    figures = reader.loaded.briefing.figures
    units = Units(form for figure in figures.values() if figure.unit for form in figure.unit.values())
    known = [
        _Known(key, figure, Decimal(repr(figure.value)).normalize(), units.meaning(unit))
        for key, figure in figures.items()
        for unit in dict.fromkeys((figure.unit or {"": ""}).values())
        if unit
    ]
    by_unit: defaultdict[str, list[_Known]] = defaultdict(list)
    for one in known:
        by_unit[one.unit].append(one)
    forms: dict[tuple[Decimal, str, str], dict[str, tuple[Passage, int]]] = {}
    for passage in reader.prose:
        if passage.path[0] == "figures" or passage.traits & _APART:
            continue
        if not any(sign.isdigit() for sign in passage.prose):
            continue
        used = set(figures_in(reader.places.value(passage.where) or ""))
        for at, sentence in passage.sentences:
            amounts = tuple(units.amounts(sentence))
            yield from _against_figures(reader, passage, at, sentence, amounts, by_unit, used)
            for amount in amounts:
                quantity = (amount.value, amount.unit, passage.language)
                forms.setdefault(quantity, {}).setdefault(_bare(amount.form), (passage, at + amount.at))
    for written in forms.values():
        if len(written) > 1:
            (first, (passage, at)), *others = written.items()
            elsewhere = reader.places.span(passage.where, passage.offset(at))
            for form, (passage, at) in others:
                what, hint = f"“{form}” is “{first}” elsewhere", "write one quantity in one form, or make it a figure"
                facts = Facts(words=form, related=(elsewhere,))
                yield reader.remark(rules.NUMBER_WRITTEN_TWICE, passage, at, what, hint, facts)


def _against_figures(
    reader: Reader,
    passage: Passage,
    at: int,
    sentence: str,
    amounts: Sequence[Amount],
    by_unit: Mapping[str, list[_Known]],
    used: set[str],
) -> Iterator[Remark]:
    for amount in amounts:
        same = by_unit.get(amount.unit, [])
        equal = [one for one in same if abs(one.value) == amount.value]
        if equal:
            named = any(_named(one.figure, passage.language, sentence) for one in equal)
            if named or (amount.value >= _LARGE and amount.unit != "%"):
                key = equal[0].key
                what, hint = f"“{amount.form}” is the figure “{key}”", f"write {{{{ figures.{key} }}}}"
                facts = _held_against(reader, amount, equal[0])
                yield reader.remark(rules.NUMBER_WRITTEN_TWICE, passage, at + amount.at, what, hint, facts)
            continue
        if any(abs(abs(one.value) - amount.value) <= amount.step / 2 for one in same):
            continue  # the figure, rounded
        behind = amount.at + len(amount.form)
        if (
            _DIFFERENCE.match(sentence, behind)
            or _BOUND.match(sentence, behind)
            or _BOUNDED.search(sentence[: amount.at])
        ):
            continue
        same = [one for one in same if not _of_another_time(one.figure, sentence, amount.at)]
        # One unit is not one quantity: only what is called so and of its size can be meant, or what a sentence calls by
        # all of a label; one of one word is that of many things.
        near = [
            one
            for one in same
            if one.key not in used
            and (_near(one.value, amount.value) or _is_called_in_full(one.figure, passage.language, sentence))
        ]
        alone = len(same) == 1 and FIGURE not in sentence
        called = [
            one
            for one in near
            if _named(one.figure, passage.language, sentence)
            or (alone and _head(one.figure, passage.language) in sentence)
        ]
        if meant := [one for one in called if not _is_one_word(one.figure, passage.language)]:
            shown = f"{meant[0].value:,f}"
            what = f"“{amount.form}” disagrees with the figure “{meant[0].key}” ({shown})"
            hint = f"write {{{{ figures.{meant[0].key} }}}}, or correct the figure"
            facts = _held_against(reader, amount, meant[0])
            yield reader.remark(rules.DISAGREEING_NUMBER, passage, at + amount.at, what, hint, facts)


def _held_against(reader: Reader, amount: Amount, known: _Known) -> Facts:
    """An amount in a text, the value of a figure, and where that stands."""
    place = reader.loaded.document.span(("figures", known.key, "value"))
    facts = measured("figure", amount.value, abs(known.value), amount.unit)
    return replace(facts, words=amount.form, related=(place,))


def _of_another_time(figure: Figure, sentence: str, at: int) -> bool:
    """Whether a sentence speaks of another year than that of a figure, or says at this place what was before."""
    before = _BEFORE.search(sentence)
    years = {str(when.first.year) for when in in_words(sentence)} | set(_FISCAL.findall(sentence))
    return (before is not None and before.start() < at) or bool(years - {(figure.as_of or "")[:4]})


def _near(value: Decimal, other: Decimal) -> bool:
    return value != 0 and abs(abs(value) - other) / abs(value) < _NEAR


def _is_one_word(figure: Figure, language: str) -> bool:
    label = figure.label.get(language) or figure.label.get("") or ""
    return label.isascii() and len(label.split()) == 1


def _is_called_in_full(figure: Figure, language: str, sentence: str) -> bool:
    """Whether a sentence has all words of a label, two of weight at the least."""
    label = figure.label.get(language) or figure.label.get("") or ""
    if label.isascii():
        weighty = [word for word in re.findall(r"[a-z]{4,}", label.lower()) if word not in _MEASURES]
        return len(weighty) > 1 and _named(figure, language, sentence)
    parts = [part for part in _JAPANESE_JOINT.split(label) if part]
    return len(parts) > 1 and all(part in sentence for part in parts)


def _head(figure: Figure, language: str) -> str:
    """The last noun of a label in Japanese."""
    label = figure.label.get(language) or figure.label.get("") or ""
    return label if label.isascii() else ([part for part in _JAPANESE_JOINT.split(label) if part] or [label])[-1]


def _named(figure: Figure, language: str, sentence: str) -> bool:
    """Whether a sentence speaks of what a figure measures: its label, or the last noun of it, stands there."""
    label = figure.label.get(language) or figure.label.get("")
    if not label:
        return False
    if label.isascii():
        lower = sentence.lower()
        content = [word for word in re.findall(r"[a-z]+", label.lower()) if word not in _ENGLISH_SMALL]
        content = [word for word in content if word not in _MEASURES] or content
        return len(content) > 0 and all(re.search(rf"\b{re.escape(word[:6])}", lower) for word in content)
    *before, head = [part for part in _JAPANESE_JOINT.split(label) if part] or [""]
    if head not in sentence or (len(head) < _SHORT - 1 and not before):
        return False
    # A short noun (減少率) is that of many things: what it belongs to must stand there too.
    return len(head) >= _SHORT or 2 * sum(part.rstrip("へで") in sentence for part in before) >= len(before)


def _bare(form: str) -> str:
    """A form without what only typesetting changes."""
    return form.replace("\u00a0", " ").lstrip("-−")

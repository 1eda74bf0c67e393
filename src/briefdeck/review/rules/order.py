"""Entries in their order in time, one present, one preferred, and none twice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefdeck.diagnostics import Facts, Rule, Span
from briefdeck.diagnostics.rules import agreement
from briefdeck.diagnostics.rules import evidence as rules
from briefdeck.model.entries import Assertion, Model
from briefdeck.model.leaves import Text
from briefdeck.model.traits import Trait, having
from briefdeck.patterns import regex
from briefdeck.review.passages import Reader
from briefdeck.review.remark import Remark
from briefdeck.review.rules.dates import Days, days, in_words
from briefdeck.yamlfile.tree import Path

_SPANS = (("start", "end"), ("as_of", "until"))
"""Keys of one entry, the first of which is not later than the second."""
_NAMES = frozenset({"text", "claim", "question", "name", "implication"})
_SHORT = 12  # characters of a statement that may well stand twice
_ASIDE = regex(r"（[^（）]*）|\([^()]*\)")


def check_order(reader: Reader) -> Iterator[Remark]:
    """E122, E123, E137 and E138."""
    for visit in reader.loaded.briefing.visits:
        if isinstance(visit.value, Model):
            yield from _backwards(reader, visit.value, visit.path)
            yield from _said_again(reader, visit.value, visit.path)
        if not isinstance(visit.value, list) or not visit.value or not isinstance(visit.value[0], Model):
            continue
        entry = type(visit.value[0])
        for key in having(entry, Trait.PREFERRED):
            yield from _several(reader, visit.value, visit.path, key, agreement.SEVERAL_PREFERRED, "preferred")
        if entry.named_by in _NAMES and not having(entry, Trait.TIME | Trait.DATE):
            yield from _repeated(reader, visit.value, visit.path, entry.named_by)
        if issubclass(entry, Assertion):
            for key in having(entry, Trait.TIME):
                yield from _disordered(reader, visit.value, visit.path, key)
            for key in having(entry, Trait.PRESENT):
                yield from _several(reader, visit.value, visit.path, key, rules.SEVERAL_PRESENT_PHASES, "present")


def _backwards(reader: Reader, entry: Model, path: Path) -> Iterator[Remark]:
    """An entry that ends before it begins."""
    for first, last in _SPANS:
        began, ended = (_dates(getattr(entry, key, None)) for key in (first, last))
        if began and ended and ended[0].last < began[0].first:
            what = f"“{last}” is {getattr(entry, last)}, before “{first}”, which is {getattr(entry, first)}"
            span, related = (reader.loaded.document.span((*path, key)) for key in (last, first))
            facts = Facts(related=(related,))
            yield Remark(path, rules.DISORDERED_DATES.at(span, what, "correct one of the two dates", facts=facts))


def _said_again(reader: Reader, entry: Model, path: Path) -> Iterator[Remark]:
    """A long form that is the short one once more."""
    short, long = getattr(entry, entry.named_by, None), getattr(entry, "detail", None)
    if isinstance(short, Text) and isinstance(long, Text):
        for language, words in long.items():
            if language in short and _bare(short[language]) == _bare(words):
                span, related = (reader.loaded.document.span((*path, key)) for key in ("detail", entry.named_by))
                hint, facts = "write the longer sentence, or delete detail:", Facts(related=(related,))
                what = f"detail says what {entry.named_by} says"
                yield Remark(path, agreement.REPEATED_ENTRY.at(span, what, hint, facts=facts))


def _bare(words: str) -> str:
    return " ".join(words.casefold().split()).rstrip(".。")


def _repeated(reader: Reader, entries: list[Model], path: Path, key: str) -> Iterator[Remark]:
    """Entries that say in one language what another of their list says."""
    met: dict[tuple[str, str, str], int] = {}
    actors = having(type(entries[0]), Trait.ACTOR)  # two may have the same to do
    for index, entry in enumerate(entries):
        text = getattr(entry, key)
        if not isinstance(text, Text) or getattr(entry, "start", None):
            continue
        whose = " ".join(str(getattr(entry, actor)) for actor in actors)
        for language, words in text.items():
            said = (language, _bare(words), whose)
            if said in met and (key != "text" or len(said[1]) > _SHORT):
                what = f"{entry.noun} {met[said] + 1} of this list says the same"
                span, first = (reader.loaded.document.span((*path, at, key)) for at in (index, met[said]))
                hint, facts = "delete one of the two, or write what was meant", Facts(related=(first,))
                yield Remark((*path, index), agreement.REPEATED_ENTRY.at(span, what, hint, facts=facts))
                break
            met.setdefault(said, index)


def _several(
    reader: Reader, entries: Sequence[Model], path: Path, key: str, rule: Rule, called: str
) -> Iterator[Remark]:
    """Entries of a list that have a key which one of them can have."""
    having_it = [index for index, entry in enumerate(entries) if getattr(entry, key)]
    for index in having_it[1:]:
        what = f"{entries[index].noun} {having_it[0] + 1} is the {called} one already"
        span, first = (reader.loaded.document.span((*path, place, key)) for place in (index, having_it[0]))
        hint, facts = f"leave {key}: true on one of them", Facts(related=(first,))
        yield Remark(path, rule.at(span, what, hint, facts=facts))


def _disordered(reader: Reader, entries: list[Assertion], path: Path, key: str) -> Iterator[Remark]:
    before: Days | None = None
    span: Span | None = None
    for index, entry in enumerate(entries):
        when = getattr(entry, key)
        found = _dates(when)
        if not found:
            continue
        last, span = span, reader.loaded.document.span((*path, index, key))
        if found[-1].last < found[0].first:
            what = f"the {key} of {entry.noun} {index + 1} ends before it begins"
            yield Remark(path, rules.DISORDERED_DATES.at(span, what, "correct one of the two dates"))
        elif before and found[0].last < before.first:
            if isinstance(when, Text):
                what = f"{entry.noun} {index + 1} begins before {entry.noun} {index}"
                hint = f"put the {entry.noun}s in order"
            else:
                what = f"{when} comes before the {entry.noun} above it"
                hint = f"put the {entry.noun}s in order, or correct the date"
            facts = Facts(related=(last,) if last else ())
            yield Remark(path, rules.DISORDERED_DATES.at(span, what, hint, facts=facts))
        before = found[0]


def _dates(when: Text | str | None) -> list[Days]:
    """Its first two dates: of a period in words those of the first language that gives any."""
    if isinstance(when, Text):
        every = (list(in_words(_ASIDE.sub("", words))) for words in when.values())
        return next((found[:2] for found in every if found), [])
    day = days(when) if when else None
    return [day] if day else []

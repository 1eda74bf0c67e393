"""Entries in their order in time, and one present."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefdeck.diagnostics import Facts, Span
from briefdeck.diagnostics.rules import evidence as rules
from briefdeck.model.entries import Assertion
from briefdeck.model.leaves import Text
from briefdeck.model.traits import Trait, having
from briefdeck.review.passages import Reader
from briefdeck.review.remark import Remark
from briefdeck.review.rules.dates import Days, days, in_words
from briefdeck.yamlfile.tree import Path

_ASIDE = re.compile(r"（[^（）]*）|\([^()]*\)")


def check_order(reader: Reader) -> Iterator[Remark]:
    """E122 and E123."""
    for visit in reader.loaded.briefing.visits:
        if isinstance(visit.value, list) and visit.value and isinstance(visit.value[0], Assertion):
            for key in having(type(visit.value[0]), Trait.TIME):
                yield from _disordered(reader, visit.value, visit.path, key)
            for key in having(type(visit.value[0]), Trait.PRESENT):
                yield from _several_present(reader, visit.value, visit.path, key)


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


def _several_present(reader: Reader, entries: list[Assertion], path: Path, key: str) -> Iterator[Remark]:
    present = [index for index, entry in enumerate(entries) if getattr(entry, key)]
    for index in present[1:]:
        what = f"{entries[index].noun} {present[0] + 1} is the present one already"
        span, first = (reader.loaded.document.span((*path, place, key)) for place in (index, present[0]))
        hint, facts = f"leave {key}: true on one of them", Facts(related=(first,))
        yield Remark(path, rules.SEVERAL_PRESENT_PHASES.at(span, what, hint, facts=facts))

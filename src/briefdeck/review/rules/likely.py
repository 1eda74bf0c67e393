"""Values that can be written and can hardly be meant: years far from the briefing's, shares of more than a whole."""

from __future__ import annotations

from collections.abc import Iterator

from briefdeck.diagnostics import measured
from briefdeck.diagnostics.rules import agreement
from briefdeck.diagnostics.rules import evidence as rules
from briefdeck.locale import meant
from briefdeck.model.briefing import Briefing
from briefdeck.model.entries import Assertion, Figure, Status
from briefdeck.model.traits import Trait
from briefdeck.review.passages import Reader
from briefdeck.review.remark import Remark
from briefdeck.review.rules.dates import days
from briefdeck.review.rules.plausible import NO_SHARE, SHARE
from briefdeck.review.rules.sources import published

_OLDEST = 1400  # printed sources are younger, and so is what figures are of
_FAR_AHEAD = 100  # years that a projection looks ahead
_MISTYPED = 15  # years by which a year of the same digits is another one
_AFTER_SOURCES = 15  # years after the last of its sources in which nobody writes a briefing


def check_likely(reader: Reader) -> Iterator[Remark]:
    """E132, E133, E139, and E140 of shares."""
    briefing, document = reader.loaded.briefing, reader.loaded.document
    year = briefing.date.year
    known = [when.last.year for source in briefing.sources.values() if (when := published(source))]
    if known and year - max(known) > _AFTER_SOURCES:
        what = f"the briefing is of {year}, and the last of its sources of {max(known)}"
        hint = "correct the year; a look back at old sources grants itself an exception"
        yield Remark(("date",), rules.DISTANT_DATE.at(document.span(("date",)), what, hint))
        year = max(known)
    for visit in briefing.visits:
        if Trait.DATE not in visit.traits or not isinstance(visit.value, str) or not (when := days(visit.value)):
            continue
        said, hint = when.first.year, ""
        if said < _OLDEST or said > year + _FAR_AHEAD:
            hint = "correct the year"
        elif visit.path[-1] == "as_of" and abs(said - year) > _MISTYPED:
            near = next((y for y in (year, year - 1) if sorted(str(y)) == sorted(str(said))), 0)
            hint = f"write {str(near) + visit.value[4:]}, if its digits changed places" if near else ""
        if hint:
            what = f"{said} is {abs(said - year)} years {'after' if said > year else 'before'} the briefing ({year})"
            yield Remark(visit.path, rules.DISTANT_DATE.at(document.span(visit.path), what, hint))
    yield from _untimely(reader)
    shares = {key: figure for key, figure in briefing.figures.items() if _is_share(figure)}
    small = [key for key, figure in shares.items() if 0 < figure.value < 1]
    if len(small) == 1 and len(shares) > 1:  # several are a measure of their own
        path, value = ("figures", small[0], "value"), shares[small[0]].value
        what = f"a share of {value:g} % stands beside others of more than 1 %"
        hint = f"write {value * 100:g} if that is meant: a share is written in per cent"
        yield Remark(path, agreement.OUTLYING_VALUE.at(document.span(path), what, hint))
    for key, figure in shares.items():
        if not 0 <= figure.value <= 100:
            shown = f"{figure.value:g}"
            what = f"a share of {shown} % is {'less than nothing' if figure.value < 0 else 'more than the whole'}"
            hint = "correct the value, or say in the label what it is: a change, a ratio"
            path, facts = ("figures", key, "value"), measured("share", figure.value, 100, "%")
            yield Remark(path, rules.IMPOSSIBLE_SHARE.at(document.span(path), what, hint, facts=facts))


def _is_share(figure: Figure) -> bool:
    """Whether a figure is a part of a whole, by its unit and its name."""
    percent = figure.unit and any(meant(unit) == "%" for unit in figure.unit.values())
    return bool(percent) and any(SHARE.search(label) and not NO_SHARE.search(label) for label in figure.label.values())


def _untimely(reader: Reader) -> Iterator[Remark]:
    """What is to be decided before the day of the briefing, and what is known of a day behind it."""
    briefing, document = reader.loaded.briefing, reader.loaded.document
    for index, decision in enumerate(briefing.decisions):
        if decision.until and (when := days(decision.until)) and when.last < briefing.date:
            path = ("decisions", index, "until")
            what = f"{decision.until} is before the day of the briefing ({briefing.date})"
            yield Remark(
                path[:2], agreement.UNTIMELY_DATE.at(document.span(path), what, "correct one of the two dates")
            )
    for visit in briefing.visits:
        status = getattr(visit.value, "status", None)
        known = visit.path == () or status in (Status.FACT, Status.REPORTED)
        known = known or (isinstance(visit.value, Figure) and status is None and "-" in (visit.value.as_of or ""))
        said = getattr(visit.value, "as_of", None) if known else None
        when = days(said) if said and isinstance(visit.value, Assertion | Briefing) else None
        if when and when.first > briefing.date and when.first.year - briefing.date.year <= _MISTYPED:
            what = f"{said} is behind the day of the briefing ({briefing.date})"
            hint = "correct one of the two dates, or write status: assessment for what is expected"
            span = document.span((*visit.path, "as_of"))
            yield Remark(visit.path, agreement.UNTIMELY_DATE.at(span, what, hint))

"""Values that can be written and can hardly be meant: years far from the briefing's, shares of more than a whole."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefdeck.diagnostics import measured
from briefdeck.diagnostics.rules import evidence as rules
from briefdeck.locale import meant
from briefdeck.model.traits import Trait
from briefdeck.review.passages import Reader
from briefdeck.review.remark import Remark
from briefdeck.review.rules.dates import days
from briefdeck.review.rules.sources import published

_OLDEST = 1400  # printed sources are younger, and so is what figures are of
_FAR_AHEAD = 100  # years that a projection looks ahead
_MISTYPED = 15  # years by which a year of the same digits is another one
_AFTER_SOURCES = 15  # years after the last of its sources in which nobody writes a briefing
_SHARE = re.compile(
    r"\b(?i:share|proportion|fraction)s? (?:of|in)\b|\b(?i:market|import|export) share\b|割合|シェア|占有率|構成比"
    r"|\b(?:Markt)?[Aa]nteil\b|\b[Pp]art (?:de|des|du)\b|비중|점유율|占比|比重|份额|份額|市占率"
)
_NO_SHARE = re.compile(
    r"\b(?:change|growth|rise|increase|earnings|per|price)\b|増|伸び|変化|Wachstum|Zuwachs|hausse|증가|增",
    re.IGNORECASE,
)


def check_likely(reader: Reader) -> Iterator[Remark]:
    """E132 and E133."""
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
    for key, figure in briefing.figures.items():
        percent = figure.unit and any(meant(unit) == "%" for unit in figure.unit.values())
        labels = figure.label.values()
        share = any(_SHARE.search(label) and not _NO_SHARE.search(label) for label in labels)
        if percent and share and not 0 <= figure.value <= 100:
            shown = f"{figure.value:g}"
            what = f"a share of {shown} % is {'less than nothing' if figure.value < 0 else 'more than the whole'}"
            hint = "correct the value, or say in the label what it is: a change, a ratio"
            path, facts = ("figures", key, "value"), measured("share", figure.value, 100, "%")
            yield Remark(path, rules.IMPOSSIBLE_SHARE.at(document.span(path), what, hint, facts=facts))

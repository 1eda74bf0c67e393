"""How Japanese texts count years: by era, 令和8年, or by the calendar, 2026年."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefdeck.locale.eras import JAPANESE
from briefdeck.patterns import regex

_ERA = regex(rf"(?:{'|'.join(JAPANESE)})(?:元|\d{{1,2}})年")
_CALENDAR = regex(r"(?<!\d)(?:19|20)\d\d年")
_BOTH = regex(
    r"(?:昭和|平成|令和)(?:元|\d{1,2})年度?[（(](?:19|20)\d\d年?度?[）)]|(?:19|20)\d\d年?度?[（(](?:昭和|平成|令和)(?:元|\d{1,2})年?度?[）)]"
)
_QUOTED = regex("「[^「」]*」|『[^『』]*』")  # names keep their years


def years_by_era(text: str) -> Iterator[tuple[int, bool]]:
    """Where each year of a text stands, and whether it is counted by era: first those that are, then the others. Years
    in quotation marks, and those that are written both ways, are left out."""
    if "年" not in text:
        return
    prose = _BOTH.sub(_blank, _QUOTED.sub(_blank, text))
    for pattern, by_era in ((_ERA, True), (_CALENDAR, False)):
        for match in pattern.finditer(prose):
            yield match.start(), by_era


def _blank(match: re.Match[str]) -> str:
    return "＿" * len(match[0])

"""What is typed at a figure that brings it along: its unit, and that it is about so much."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefdeck.diagnostics.rules import language as rules
from briefdeck.patterns import regex
from briefdeck.review.passages import FIGURE, Passage, Reader
from briefdeck.review.remark import Remark

_SIGN = regex(rf"(?P<unit>[$€£¥#])\s?{FIGURE}")
_UNIT = regex(rf"{FIGURE}\s?(?P<unit>[%％]|per ?cent\b|percent\b|[$€£¥円]|[A-Z]{{3}}\b)")
_ABOUT = regex(
    rf"(?P<about>\b(?:about|around|roughly|approximately|nearly|almost|circa|some|rund|etwa|ungefähr|environ|presque)\b"
    rf"|\b(?:ca|approx)\.|大?[约約]|およそ|おおむね|概ね|ほぼ|약)\s?{FIGURE}",
    re.IGNORECASE,
)


def check_twice(reader: Reader, passage: Passage) -> Iterator[Remark]:
    """L113 of the figures in a text."""
    if FIGURE not in passage.prose:
        return
    briefing = reader.loaded.briefing
    names = [figure for figure in reader.figures(passage) if figure in briefing.figures]
    at = [match.start() for match in re.finditer(FIGURE, passage.prose)]
    if len(names) != len(at):
        return
    for match in (*_UNIT.finditer(passage.prose), *_SIGN.finditer(passage.prose)):
        unit = briefing.figures[names[at.index(match[0].index(FIGURE) + match.start())]].unit
        if unit:
            what = f"“{match['unit']}” stands beside a figure that brings its unit, {next(iter(unit.values()))}"
            hint = f"delete “{match['unit']}”"
            yield reader.remark(rules.UNIT_TWICE, passage, match.start("unit"), what, hint)
    for match in _ABOUT.finditer(passage.prose):
        key = names[at.index(match.end() - 1)]
        if briefing.figures[key].approximate:
            what = f"“{match['about']}” stands before a figure that says so itself: “{key}” has approximate: true"
            hint = f"delete “{match['about']}”, or approximate: true of the figure"
            yield reader.remark(rules.UNIT_TWICE, passage, match.start("about"), what, hint)

"""The levels of a memo's headings: navigation and screen readers count on them without gaps (PDF/UA-1, 7.4)."""

from __future__ import annotations

from collections.abc import Iterator

from briefdeck.diagnostics import Diagnostic
from briefdeck.diagnostics.rules import audience as rules
from briefdeck.document.outline import Outline


def skipped_levels(outline: Outline) -> Iterator[Diagnostic]:
    """Headings that stand more than one level below the heading before them, at the plan's line of their part."""
    above = 0
    for part in outline.parts:
        if not part.title or part.style or part.appendix or not part.level:
            continue
        if part.level > above + 1:
            before = f"a heading of level {above}" if above else "no heading"
            what = f"“{part.title.plain}” is a heading of level {part.level}, and before it stands {before}"
            hint = f"give it level: {above + 1}, or a heading of level {part.level - 1} before it"
            yield rules.SKIPPED_HEADING_LEVEL.at(part.span, what, hint)
        above = part.level

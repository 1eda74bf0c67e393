"""The pages of a memo against the limit of its audience."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path

from briefdeck.diagnostics import Diagnostic, Facts, Measure, Span
from briefdeck.diagnostics.rules import document as rules
from briefdeck.document.pages import Page

# Parts of a memo that the cure names, and the shortest that is worth naming, in pages.
_NAMED, _WORTH = 3, 0.3


def beyond(pages: Sequence[Page], most: int, name: str, plan: Span, briefing: Path) -> Iterator[Diagnostic]:
    """M501 where a memo has more pages than `most`; `name` is its file's."""
    if len(pages) <= most:
        return
    what = f"{name} has {len(pages)} pages, and this audience reads {most}"
    longest = ", ".join(f"“{title}” takes {length:.1f} pages" for title, length in _longest(pages))
    cut = f" ({longest})" if longest else ""
    hint = f"cut {len(pages) - most}{cut}, or leave out details under omit: memo: in an audience.yaml of your own"
    facts = Facts(measure=Measure("pages", len(pages), most, "pages"), related=(Span(str(briefing)),))
    yield rules.TOO_MANY_PAGES.at(plan, what, hint, facts=facts)


def _longest(pages: Sequence[Page]) -> list[tuple[str, float]]:
    """The longest parts below headings, with their lengths in pages, longest first."""
    places = [
        (stretch.words.strip(), page.number - 1 + stretch.top / page.room)
        for page in pages
        for stretch in page.stretches
        if stretch.heading == 0 and stretch.begins
    ]
    last = pages[-1]
    places.append(("", last.number - 1 + last.used / last.room))
    lengths = [(title, end - start) for (title, start), (_, end) in pairwise(places)]
    return sorted((one for one in lengths if one[1] >= _WORTH), key=lambda one: -one[1])[:_NAMED]

"""The pages of a memo as lines for people: what is on which, and how full it is."""

from __future__ import annotations

from collections.abc import Iterator

from briefdeck.document.memo import Memo, Paragraph, Table
from briefdeck.document.pages import Page, Stretch

_WORDS = 60  # characters of a line or cell that are shown
_VISIBLE = str.maketrans("\n\v\t", "⏎⏎⇥")


def page_lines(memo: Memo) -> Iterator[str]:
    """Page by page: each paragraph by its style and first words, each table by its rows, places in points."""
    for page in memo.pages:
        if page.number > 1:
            yield ""
        turned = ", landscape" if page.landscape else ""
        notes = f", {page.notes:.0f} pt of it footnotes" if page.notes else ""
        yield f"page {page.number} of {len(memo.pages)}{turned}: {page.share:.0%} full{notes}"
        yield from (f"  {line}" for line in _stretches(page, memo))
    if memo.spacing < 1:
        yield ""
        yield f"spaces are {memo.spacing:.0%} of the template's, so that pages are full (`spacing` in audience.yaml)"


def _stretches(page: Page, memo: Memo) -> Iterator[str]:
    for stretch in page.stretches:
        element = memo.sections[stretch.section].elements[stretch.element]
        words = stretch.words.strip().translate(_VISIBLE)
        shown = f": {words[:_WORDS]}{'…' if len(words) > _WORDS else ''}" if words else ""
        match element:
            case Paragraph():
                yield f"{stretch.top:5.0f}  {element.style}{_of(stretch, 'line')}{shown}"
            case Table():
                yield f"{stretch.top:5.0f}  {element.style}{_of(stretch, 'row')}{shown}"
            case _:
                pass


def _of(stretch: Stretch, unit: str) -> str:
    """How many lines or rows, and which of them, where the rest stands on other pages."""
    if stretch.begins and stretch.ends:
        return f" ({stretch.count} {unit}{'s' if stretch.count > 1 else ''})"
    return f" ({unit}s {stretch.start + 1} to {stretch.stop} of {stretch.count})"

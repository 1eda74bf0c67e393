"""The pages of a memo against the limit of its audience."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import field
from pathlib import Path

from briefdeck.diagnostics import Diagnostic, Facts, Measure, Span
from briefdeck.diagnostics.rules import document as rules
from briefdeck.document.memo import (
    Bookmark,
    ChartDrawing,
    GroupDrawing,
    Inline,
    Jump,
    Link,
    Memo,
    Paragraph,
    PictureDrawing,
    Settled,
    Table,
    Words,
)
from briefdeck.values import dataclass

# Parts of a memo that the cure names, and as many at the most where those are not enough; the shortest of the former
# and of the latter, and the least of one that is said of what it is made of, in pages.
_NAMED, _MOST, _WORTH, _SHORT, _MADE = 3, 6, 0.3, 0.15, 0.2


@dataclass(slots=True)
class _Stretch:
    """A part below a heading of the first level: where it is written, how many pages it takes, and its tables, charts,
    pictures and drawings of them."""

    title: str
    span: Span | None
    start: float
    length: float = 0.0
    made: dict[str, float] = field(default_factory=dict)


def beyond(memo: Memo, most: int, name: str, plan: Span, briefing: Path) -> Iterator[Diagnostic]:
    """M501 where a memo has more pages than `most`; `name` is its file's.

    The cure says how much has to go, and names the longest parts, as many as come to it, with their shares and what
    they are made of.
    """
    count = len(memo.pages)
    if count <= most:
        return
    last = memo.pages[-1]
    whole = count - 1 + last.share
    what = f"{name} has {count} pages, and this audience reads {most}"
    parts = _parts(memo)
    longest = list(_enough(parts, whole - most))
    told = "; ".join(_told(part, whole) for part in longest)
    if parts and not longest:
        told = f"none of its {len(parts)} parts takes more than {parts[0].length:.1f}: leave some out"
    cut = f" ({told})" if told else ""
    how = "by `audiences` of a section, or take parts out in a memo.yaml of your own: docs/writing.md"
    hint = f"cut {max(whole - most, 0.1):.1f} pages{cut}, {how}"
    places = (Span(str(briefing)), *(part.span for part in longest if part.span is not None))
    facts = Facts(measure=Measure("pages", count, most, "pages"), related=places)
    yield rules.TOO_MANY_PAGES.at(plan, what, hint, facts=facts)


def _enough(parts: Sequence[_Stretch], needed: float) -> Iterator[_Stretch]:
    """The longest parts, more of them until they come to so many pages; none if none is worth naming."""
    found = 0.0
    for number, part in enumerate(parts[:_MOST] if parts and parts[0].length >= _WORTH else ()):
        if (number >= _NAMED or part.length < _WORTH) and (found >= needed or part.length < _SHORT):
            return
        found += part.length
        yield part


def _told(part: _Stretch, whole: float) -> str:
    said = f"“{part.title}” takes {part.length:.1f} pages, {part.length / whole:.0%} of all"
    kind, length = max(part.made.items(), key=lambda made: made[1], default=("", 0.0))
    return said + (f", {length:.1f} of them {kind}" if length >= _MADE else "")


def _parts(memo: Memo) -> Sequence[_Stretch]:
    """The parts below headings of the first level, longest first."""
    parts: list[_Stretch] = []
    for page in memo.pages:
        for stretch in page.stretches:
            element = memo.sections[stretch.section].elements[stretch.element]
            at = page.number - 1 + stretch.top / page.room
            if stretch.heading == 0 and stretch.begins:
                parts.append(_Stretch(stretch.words.strip(), _place(element), at))
            if parts:
                parts[-1].length = at + stretch.height / page.room - parts[-1].start
                kind = _kind(element)
                if kind:
                    parts[-1].made[kind] = parts[-1].made.get(kind, 0.0) + stretch.height / page.room
    return sorted(parts, key=lambda part: -part.length)


def _kind(element: Settled) -> str:
    """What an element is where it can be left out as a whole, in the plural; empty for words."""
    match element:
        case Table():
            return "tables"
        case Paragraph(inlines=inlines) if any(isinstance(inline, ChartDrawing) for inline in inlines):
            return "charts"
        case Paragraph(inlines=inlines) if any(isinstance(inline, PictureDrawing) for inline in inlines):
            return "pictures"
        case Paragraph(inlines=inlines) if any(isinstance(inline, GroupDrawing) for inline in inlines):
            return "drawings"
        case _:
            return ""


def _place(element: Settled) -> Span | None:
    """Where the words of a heading are written in the briefing."""
    if not isinstance(element, Paragraph):
        return None
    origins = (words.origin for words in _words(element.inlines) if words.origin is not None)
    return next((origin.span for origin in origins if origin.document == "briefing"), None)


def _words(inlines: Iterable[Inline]) -> Iterator[Words]:
    for inline in inlines:
        match inline:
            case Words():
                yield inline
            case Link() | Jump() | Bookmark():
                yield from _words(inline.inlines)
            case _:
                pass

"""Where every title of a deck keeps to one line, the room of a second belongs to what stands below it."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import replace

from briefdeck.audience.deck_style import DeckStyle, Layout, Placeholder
from briefdeck.document.deck import TextRun
from briefdeck.document.outline import Outline, Part
from briefdeck.layout.typesetting import lines

OPENINGS = frozenset({"cover", "section"})
_MOST_PAGES = 88  # a number as wide as any that a continued title will have


def with_headroom(style: DeckStyle, outline: Outline, split: Container[int] = ()) -> DeckStyle:
    """The template with one line less for titles; itself, where a title needs two or a layout has no room to give.

    The titles of the parts `split`, by their place, are followed by a number.
    """
    shown = [(n, part) for n, part in enumerate(outline.parts) if part.layout not in OPENINGS]
    continued = outline.labels.continued.format(number=_MOST_PAGES, total=_MOST_PAGES)
    if not shown or not all(_is_short(p, _layout(style, p), continued if n in split else "") for n, p in shown):
        return style
    return replace(style, layouts={n: v if n in OPENINGS else _raised(v) for n, v in style.layouts.items()})


def with_lead_below(layout: Layout, title: str) -> Layout:
    """The layout whose lead follows a title of one line, where the title has the room of two; bodies stay in place."""
    place, lead = layout.placeholders.get("title"), layout.placeholders.get("lead")
    if place is None or lead is None or lead.frame.y < place.frame.bottom - 1:
        return layout
    if not _has_two_lines(place) or not _keeps_to_a_line(title, place):
        return layout
    frame = replace(lead.frame, y=lead.frame.y - place.levels[0].pitch)
    return replace(layout, placeholders={**layout.placeholders, "lead": replace(lead, frame=frame, moved=True)})


def _layout(style: DeckStyle, part: Part) -> Layout:
    return style.layouts.get(part.layout) or style.layouts["message"]


def _is_short(part: Part, layout: Layout, continued: str) -> bool:
    place = layout.placeholders.get("title")
    if place is None or not _has_two_lines(place):
        return False
    return _keeps_to_a_line((part.title.plain.strip() or part.topic.plain.strip() or part.group) + continued, place)


def _keeps_to_a_line(title: str, place: Placeholder) -> bool:
    level = place.levels[0]
    said = title.upper() if level.caps else title
    return lines((TextRun(said),), level.size, place.face, place.inner.width, bold=level.bold) == 1


def _has_two_lines(place: Placeholder) -> bool:
    return not (place.turned or place.made) and place.inner.height >= 2 * place.levels[0].pitch - 1


def _raised(layout: Layout) -> Layout:
    """The layout whose title is a line lower, with all that stands below it a line higher, and its bodies as much
    longer."""
    title = layout.placeholders.get("title")
    if title is None or not _has_two_lines(title):
        return layout
    line = title.levels[0].pitch
    foot = title.frame.bottom
    ends = max((body.frame.bottom for body in layout.bodies), default=foot)
    bodies = {body.name for body in layout.bodies if body.frame.y >= foot - 1}
    made: dict[str, Placeholder] = {}
    for role, place in layout.placeholders.items():
        frame = place.frame
        if place is title:
            frame = replace(frame, height=frame.height - line)
        elif place.name in bodies:
            frame = replace(frame, y=frame.y - line, height=frame.height + line)
        elif foot - 1 <= frame.y < ends and frame.bottom < ends:
            frame = replace(frame, y=frame.y - line)
        made[role] = place if frame == place.frame else replace(place, frame=frame, moved=True)
    return replace(layout, placeholders=made)

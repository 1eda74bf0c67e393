"""Where titles of a deck keep to one line, a little smaller than its own at most, the room of a second belongs to what
stands below it."""

from __future__ import annotations

from collections.abc import Container, Sequence

from briefdeck.audience.deck_style import DeckStyle, Layout, Placeholder
from briefdeck.document.deck import TextRun
from briefdeck.document.outline import Outline, Part
from briefdeck.layout.typesetting import lines
from briefdeck.pipeline.paginate.titling import SCALE, title_of
from briefdeck.values import dataclass, replace

OPENINGS = frozenset({"cover", "section"})
_TWO_LINES = "{} of two lines"  # the role of a layout with the room of a second line
_FEW = 3  # one of so many titles may have two lines where the others leave the second to what stands below
_UNDER = 14.0  # pt between a band and what is raised to it
_MOST_PAGES = 88  # a number as wide as any that a continued title will have


@dataclass(frozen=True, slots=True)
class Headroom:
    """The template with one line less for titles, the largest size (pt) at which they keep to that, and the parts, by
    their place, whose title has two lines all the same."""

    style: DeckStyle
    most: float = float("inf")
    long: frozenset[int] = frozenset()

    def of(self, parts: Sequence[Part]) -> tuple[Part, ...]:
        """The parts of a deck in their layouts: a title of two lines has that with the room of these."""
        return tuple(
            replace(part, layout=_TWO_LINES.format(_role(self.style, part))) if n in self.long else part
            for n, part in enumerate(parts)
        )


def headroom(style: DeckStyle, outline: Outline, least: float | None = None, split: Container[int] = ()) -> Headroom:
    """What titles leave to what stands below them: the line that none of them needs at the layouts' own size or one of
    the steps below it, else the line that one of three needs at most. The template itself and no bound, where more need
    two lines at each step, or a layout has no room to give.

    The titles of the parts `split`, by their place, are followed by a number; none is smaller than `least`.
    """
    shown = [(n, part) for n, part in enumerate(outline.parts) if part.layout not in OPENINGS]
    places = [style.layouts[_role(style, part)].placeholders.get("title") for _, part in shown]
    if any(place is None or not _has_two_lines(place) for place in places):
        return Headroom(style)
    continued = outline.labels.continued.format(number=_MOST_PAGES, total=_MOST_PAGES)
    titles = [
        (n, title_of(part) + (continued if n in split else ""), place)
        for (n, part), place in zip(shown, places, strict=True)
        if place is not None
    ]
    steps = _steps([place for _, _, place in titles], least)
    long = {size: frozenset(n for n, said, at in titles if not _is_a_line(said, at, size)) for size in steps}
    for size in sorted(long, key=lambda size: bool(long[size])):  # in their order, those without any first
        if len(long[size]) * _FEW <= len(titles):
            own = {name: layout for name, layout in style.layouts.items() if name not in OPENINGS}
            layouts = {**style.layouts, **{name: _raised(layout) for name, layout in own.items()}}
            if long[size]:
                layouts |= {_TWO_LINES.format(name): layout for name, layout in own.items()}
            return Headroom(replace(style, layouts=layouts), size, long[size])
    return Headroom(style)


def _steps(places: list[Placeholder], least: float | None) -> list[float]:
    """The sizes for all titles of a deck, the largest first: none, where no title has two lines."""
    own = max((place.levels[0].size for place in places), default=0.0)
    return [own, *(s for s in (round(own * scale) for scale in SCALE[1:]) if s >= (least or 0))] if own else []


def with_lead_below(layout: Layout, title: str, most: float) -> Layout:
    """The layout whose lead follows a title of one line, of `most` pt, where the title has the room of two; bodies stay
    in place."""
    place, lead = layout.placeholders.get("title"), layout.placeholders.get("lead")
    if place is None or lead is None or lead.frame.y < place.frame.bottom - 1:
        return layout
    if not _has_two_lines(place) or not _is_a_line(title, place, most):
        return layout
    frame = replace(lead.frame, y=lead.frame.y - place.levels[0].pitch)
    return replace(layout, placeholders={**layout.placeholders, "lead": replace(lead, frame=frame, moved=True)})


def raised(layout: Layout, part: Part) -> tuple[Placeholder, ...]:
    """The bodies of a layout; a lead above them that has no words leaves its room to them, up to what stands there."""
    lead = layout.placeholders.get("lead")
    bodies = layout.bodies
    if lead is None or part.lead or any(body.frame.y < lead.frame.y for body in bodies):
        return bodies
    top = min((body.frame.y for body in bodies), default=0.0)
    between = (
        p.frame.bottom for p in layout.placeholders.values() if p is not lead and lead.frame.y < p.frame.bottom <= top
    )
    y = max((lead.frame.y, *between)) + _UNDER
    return tuple(replace(b, frame=replace(b.frame, y=y, height=b.frame.bottom - y)) for b in bodies)


def _role(style: DeckStyle, part: Part) -> str:
    return part.layout if part.layout in style.layouts else "message"


def _is_a_line(title: str, place: Placeholder, most: float) -> bool:
    """Whether a title keeps to one line at the size of its place, and at `most` (pt)."""
    level = place.levels[0]
    said = title.upper() if level.caps else title
    return lines((TextRun(said),), min(level.size, most), place.face, place.inner.width, bold=level.bold) == 1


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

"""Breaks that give way: where a page is so full that a line or two more, which a program may find in a table that it
breaks otherwise, would go over to a page of their own, because the next one is begun by a break.

Such a break is taken back where the page ends there by itself. If it is longer somewhere, what follows begins lower.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from briefdeck.pipeline.pages.agreeing import ByWord
from briefdeck.pipeline.pages.measured import Part, Place
from briefdeck.pipeline.pages.measuring import Grid, Strip
from briefdeck.pipeline.pages.paging import Paged, Turn

_PAGES = 3  # before a break, on which something may be longer
_MORE = 2  # lines of text that it may be
_LITTLE = 0.3  # of a page is too little for one
_HOLE = 0.15  # of a page free before a break: a heading that a program leaves there would be seen to stand alone


def yielding(
    made: Paged, spaced: Callable[[Place], float], otherwise: Mapping[Place, Part], notes: Mapping[int, Strip]
) -> Paged:
    """The sections without those breaks that a longer page would turn into a page more.

    `spaced` says what space stands above an element that begins no page by a break; `otherwise` and `notes` are as for
    `agreed`.
    """
    words: ByWord | None = None
    body = made.paging.style.find("Body Text")
    more = _MORE * max(body.flow.pitch if body is not None else 0.0, body.size if body is not None else 0.0)
    for at in range(1, len(made.turns)):
        place = _break(made, at)
        if place is None or not more or not _spills(made, at, more):
            continue
        part = made.part(place)
        assert isinstance(part, Strip)
        free = part._replace(page_break=False, before=spaced(place))
        turn = made.turns[at - 1]
        left = turn.room - turn.used - turn.notes
        if left >= free.height + free.before and (_follows_table(made, place) or left >= _HOLE * turn.room):
            continue
        tried = made.changed(place, free)
        if _begins(tried.turns) != _begins(made.turns):
            continue
        words = words or ByWord(made, otherwise, notes)
        before = _begins(words.turns)
        words.follow(tried, (place,))
        if _begins(words.turns) == before:
            made = tried
        else:
            words.follow(made, (place,))
    return made


def _break(made: Paged, at: int) -> Place | None:
    """The paragraph that begins the page of an index by a break that its style does not ask for."""
    section, element, start = made.turns[at].begin or (0, 0, 1)
    if start:
        return None
    place = section, element
    part = made.part(place)
    return place if isinstance(part, Strip) and part.page_break and not part.flow.page_break else None


def _follows_table(made: Paged, place: Place) -> bool:
    """Whether a table stands before an element: LibreOffice leaves a heading below it though it is kept with what is on
    the next page."""
    section, element = place
    return element > 0 and isinstance(made.part((section, element - 1)), Grid)


def _spills(made: Paged, at: int, more: float) -> bool:
    """Whether a page with little on it comes before the one of an index where something on a page before is higher."""
    begin, first = made.turns[at].begin, at
    # A line more on a page before this one brings what does not part to it: up to three lines, and their space.
    goes_on = at > 1 and not made.turns[at - 2].forced
    while first and at - first < _PAGES and (first == at or not made.turns[first - 1].forced):
        first -= 1
        whole = next((s for s in made.page(first).stretches if s.begins and s.stop == s.count), None)
        if whole is None:
            continue
        place = whole.section, whole.element
        longer = made.changed(place, _higher(made.part(place), 2 * more if goes_on and first == at - 1 else more))
        extra = longer.turns[at] if at < len(longer.turns) else None
        if extra is not None and extra.begin != begin and extra.share < _LITTLE:
            return True
    return False


def _higher(part: Part, more: float) -> Part:
    """An element that is higher by so much."""
    if isinstance(part, float):
        return part + more
    if isinstance(part, Strip):
        return part._replace(heights=(part.heights[0] + more, *part.heights[1:]))
    first, *others = part.bands
    steps = (first.steps[0] + more, *first.steps[1:]) if first.steps else ()
    return part._replace(bands=(first._replace(height=first.height + more, steps=steps), *others))


def _begins(turns: tuple[Turn, ...]) -> list[object]:
    return [turn.begin for turn in turns]

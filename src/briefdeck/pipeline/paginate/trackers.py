"""Where we are among the sections of a deck: their names at fixed places, the present one set apart by its colour."""

from __future__ import annotations

from collections.abc import Sequence

from briefdeck.audience.deck_style import Placeholder
from briefdeck.audience.settings import Design
from briefdeck.document.deck import TextRun
from briefdeck.layout.typesetting import LEAST_SIZE, lines
from briefdeck.values import replace

_SCALE = (1.0, 0.95, 0.9)
_BETWEEN = "\u2003"  # an em, which no program breaks or counts as words


def tracked(names: Sequence[str], current: Sequence[str], place: Placeholder, look: Design) -> tuple[TextRun, ...]:
    """All names in one line, smaller where they need it; of too many, how far we are, and the present one's name.

    No name has more weight than another, so that none moves from slide to slide.
    """
    level = place.levels[0]
    for scale in _SCALE:
        size = max(LEAST_SIZE, round(level.size * scale, 1))
        made = [TextRun(name, colour=look.tracker if name in current else look.tracker_muted) for name in names]
        spaced = tuple(run for name in made for run in (name, TextRun(_BETWEEN)))[:-1]
        if lines(spaced, size, place.face, place.inner.width, bold=level.bold) == 1:
            own = 0.0 if size == level.size else size
            return tuple(replace(run, size=own) for run in spaced)
    counted = f"{names.index(current[0]) + 1}/{len(names)}{_BETWEEN}"
    return (TextRun(counted, colour=look.tracker_muted), TextRun(current[0], colour=look.tracker))

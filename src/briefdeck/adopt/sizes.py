"""Type sizes for a template's page and the room on it, from those of the audience that it is based on. Points."""

from __future__ import annotations

from collections.abc import Mapping

from briefdeck.adopt.facts import PlaceholderFacts
from briefdeck.ooxml.geometry import Frame

LEAST = 9.0  # the smallest type in any deck
_MOST = 200.0
_IN_BODY = frozenset({"body", "card", "table"})
_WIDTH, _HEIGHT = 720.0, 540.0  # of the page for which the shipped sizes are: 4:3, and as high in 16:9
_AREA = 612.0 * 330.0  # pt² of a body on such a page, for which the steps are
_SMALL = (0.75, 0.5)  # of that area; under each, blocks may take one smaller step
_TITLE, _LEAST_TITLE = 18.0, 11.0  # pt; a title's smallest size, and where a title has too little room for that
_CHARACTERS = 42  # full-width ones that a title should hold


def page_scale(width: float, height: float) -> float:
    """How large type is on a page against that on a slide of 540 pt: pages are shown as large as the screen."""
    return max(min(width / _WIDTH, height / _HEIGHT), 0.5)


def scaled(sizes: Mapping[str, float | list[float] | None], scale: float, body: Frame | None) -> dict[str, object]:
    """Sizes for a page; steps that get smaller than the least fall together, and a small body gets one step more."""
    made: dict[str, object] = {}
    for name, value in sizes.items():
        if value is None:
            continue
        if isinstance(value, list):
            share = body.area / (_AREA * scale * scale) if body is not None else 1.0
            smaller = sum(share < limit for limit in _SMALL) if name in _IN_BODY else 0
            steps = [_sized(v, scale) for v in (*value, *(value[-1] * 0.87**n for n in range(1, smaller + 1)))]
            made[name] = list(dict.fromkeys(steps))[-6:]
        else:
            made[name] = _sized(value, scale)
    return made


def least_title(place: PlaceholderFacts, room: Frame, scale: float) -> float:
    """The smallest size of a title: small enough for a sentence in the room of its placeholder."""
    left, top, right, bottom = place.insets
    width, height = room.width - left - right, room.height - top - bottom
    if place.turned:
        width, height = height, width
    size = _TITLE * scale
    while size > _LEAST_TITLE * scale and max(1, int(height / (size * 1.3))) * width < _CHARACTERS * size:
        size -= 0.5
    return _sized(size, scale=1.0)


def _sized(size: float, scale: float) -> float:
    value = min(max(size * scale, LEAST), _MOST)
    return round(value * 2) / 2 if value < 20 else float(round(value))

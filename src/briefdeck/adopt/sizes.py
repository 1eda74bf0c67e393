"""Type sizes for a template's page and the room on it, from those of the audience that it is based on. Points."""

from __future__ import annotations

from collections.abc import Mapping

from briefdeck.preflight.slides import Box

LEAST = 9.0  # the smallest type in any deck
_MOST = 200.0
_WIDTH, _HEIGHT = 720.0, 540.0  # of the page for which the shipped sizes are: 4:3, and as high in 16:9
_LOW = 190.0  # pt of a body, for such a page, under which smaller steps are added


def page_scale(width: float, height: float) -> float:
    """How large type is on a page against that on a slide of 540 pt: pages are shown as large as the screen."""
    return max(min(width / _WIDTH, height / _HEIGHT), 0.5)


def scaled(sizes: Mapping[str, float | list[float] | None], scale: float, body: Box | None) -> dict[str, object]:
    """Sizes for a page; steps that get smaller than the least fall together, and a small body gets one step more."""
    made: dict[str, object] = {}
    for name, value in sizes.items():
        if value is None:
            continue
        if isinstance(value, list):
            steps = [_sized(v, scale) for v in value]
            if body is not None and body.height < _LOW * scale and name in ("body", "card", "table"):
                steps.append(_sized(value[-1] * 0.85, scale))
            made[name] = list(dict.fromkeys(steps))[:6]
        else:
            made[name] = _sized(value, scale)
    return made


def _sized(size: float, scale: float) -> float:
    value = min(max(size * scale, LEAST), _MOST)
    return round(value * 2) / 2 if value < 20 else float(round(value))

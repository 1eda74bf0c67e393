"""How often Python looks for cycles while documents are made: a build makes many objects, keeps most and ends soon."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

YOUNG = 3_000_000  # objects made before cycles are looked for: more than a deck of 1,000 slides is made of
_before: list[tuple[int, int, int]] = []  # for each build that is going on, how often that was when it began


@contextmanager
def seldom() -> Iterator[None]:
    """Look for cycles as seldom as suits a build, and then as before: when the last of those that are going on ends."""
    _before.append(gc.get_threshold())
    if _before[0][0]:  # else somebody wants none to be looked for
        gc.set_threshold(max(_before[0][0], YOUNG), *_before[0][1:])
    try:
        yield
    finally:
        usual = _before[0]
        _before.pop()
        if not _before:
            gc.set_threshold(*usual)

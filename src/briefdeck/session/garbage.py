"""How often Python looks for cycles while documents are made: a build makes many objects, keeps most and ends soon."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

YOUNG = 300_000  # objects made before cycles are looked for


@contextmanager
def seldom() -> Iterator[None]:
    """Look for cycles as seldom as suits a build, and then as before."""
    before = gc.get_threshold()
    if before[0]:  # else somebody wants none to be looked for
        gc.set_threshold(max(before[0], YOUNG), *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)

"""How much is tried: a law on as many inputs as stand beside it in CI, on a tenth of these on other days.

Where slow tests are left out, a law is tried on a few alone, and of a matrix of cases the first ones are. The inputs
are the same in every run; with `--hypothesis-profile=explore` they are others each time, ten times as many as in CI.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import Any

import pytest
from hypothesis import settings

IN_CI = os.environ.get("BRIEFDECK_CI") == "1"
QUICK = os.environ.get("BRIEFDECK_QUICK") == "1"
_LEAST = 5


def tries(count: int) -> int:
    """The number of examples for hypothesis; `count` is that of CI."""
    if not settings().derandomize:
        return 10 * count
    return count if IN_CI else max(_LEAST, count // (30 if QUICK else 10))


def mostly_slow(cases: Iterable[Any], *, but: int = 1, one_in: int = 0) -> list[Any]:
    """The cases of a parametrized test, of which all but the first few are slow, or all but one in so many."""
    made = [case if isinstance(case, tuple) else (case,) for case in cases]
    quick = range(0, len(made), one_in) if one_in else range(but)
    return [pytest.param(*case, marks=() if index in quick else pytest.mark.slow) for index, case in enumerate(made)]

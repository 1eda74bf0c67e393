"""A few of the trials of `tests/fuzz/inputs.py`, which tries each kind of input at random as long as it is asked to."""

from __future__ import annotations

import pytest

from fuzz.inputs import KINDS, SECONDS, tried
from laws import mostly_slow, tries


@pytest.mark.parametrize("kind", mostly_slow(sorted(KINDS), but=3))
def test_damaged_input_is_told_and_breaks_nothing(kind: str) -> None:
    outcome = tried(kind, tries(200), seed=0)
    assert outcome.faults == []
    assert outcome.trials == tries(200)
    assert outcome.slowest < SECONDS
    assert outcome.said

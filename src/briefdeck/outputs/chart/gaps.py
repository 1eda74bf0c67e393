"""Where an axis of years leaves some out: its places are as far apart there as everywhere else."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from briefdeck.patterns import regex

_YEAR = regex(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_LEAST = 3  # names; of two there is no usual distance


def gaps(names: Sequence[str]) -> tuple[int, ...]:
    """The places behind which more time passes than between other neighbours; none of names that are not all years, in
    their order."""
    found = [_YEAR.findall(name) for name in names]
    if len(names) < _LEAST or any(len(years) != 1 for years in found):
        return ()
    steps = [int(after) - int(before) for (before,), (after,) in pairwise(found)]
    usual = min(steps)
    return tuple(n for n, step in enumerate(steps, 1) if step > usual) if usual > 0 else ()

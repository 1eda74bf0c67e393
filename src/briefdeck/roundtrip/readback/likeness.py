"""How alike texts are, and which of two rows of texts belong together."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher

from briefdeck.sequences import opcodes

_LEAST = 0.34  # of two texts that are taken for one that was edited
_MOST = 60  # texts of a stretch that are compared each with each
_LONG = 400  # characters of a text that are looked at


def likeness(one: str, other: str) -> float:
    """How much two texts have in common: 1 for the same, 0 for nothing."""
    if one == other:
        return 1.0
    matcher = SequenceMatcher(None, one[:_LONG], other[:_LONG], autojunk=False)
    return matcher.ratio() if matcher.real_quick_ratio() >= _LEAST and matcher.quick_ratio() >= _LEAST else 0.0


def matched(before: Sequence[str], after: Sequence[str], least: float = _LEAST) -> list[tuple[int, int]]:
    """The texts of two sequences that belong together, in their order: the same ones, and edited ones between these."""
    found: list[tuple[int, int]] = []
    for kind, i, j, k, stop in opcodes(before, after):
        if kind == "equal":
            found += zip(range(i, j), range(k, stop), strict=True)
        elif kind == "replace":
            found += ((i + a, k + b) for a, b in _closest(before[i:j], after[k:stop], least))
    return found


def _closest(before: Sequence[str], after: Sequence[str], least: float) -> list[tuple[int, int]]:
    """The pairs of two stretches in order that have the most in common; a lone pair is always one."""
    if len(before) == len(after) == 1:
        return [(0, 0)]
    if len(before) > _MOST or len(after) > _MOST:
        return [(i, i) for i in range(min(len(before), len(after))) if likeness(before[i], after[i]) >= least]
    # The best sum of likeness for what follows each pair of places.
    width = len(after) + 1
    best = [[0.0] * width for _ in range(len(before) + 1)]
    like = [[likeness(one, other) for other in after] for one in before]
    for i in reversed(range(len(before))):
        for j in reversed(range(len(after))):
            paired = like[i][j] + best[i + 1][j + 1] if like[i][j] >= least else 0.0
            best[i][j] = max(paired, best[i + 1][j], best[i][j + 1])
    found, i, j = [], 0, 0
    while i < len(before) and j < len(after):
        if like[i][j] >= least and best[i][j] == like[i][j] + best[i + 1][j + 1]:
            found.append((i, j))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return found

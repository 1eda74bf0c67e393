"""Sequences held against each other: what they begin and end with, what differs, what rises."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from difflib import SequenceMatcher

MOST_WORK = 4_000_000
"""How many pairs of items are compared at most, unless a caller says less."""

Block = tuple[str, int, int, int, int]
"""As of `SequenceMatcher.get_opcodes`: what kind, from and to in the old sequence, from and to in the new one."""


def common_ends(old: Sequence[str], new: Sequence[str]) -> tuple[int, int]:
    """How many items are the same at the beginning, and of the others how many at the end."""
    most = min(len(old), len(new))
    head = next((i for i in range(most) if old[i] != new[i]), most)
    tail = next((i for i in range(most - head) if old[-1 - i] != new[-1 - i]), most - head)
    return head, tail


def opcodes(old: Sequence[str], new: Sequence[str], most: int = MOST_WORK) -> list[Block]:
    """As `SequenceMatcher.get_opcodes`, in bounded time.

    What both begin and end with is set apart, and a middle that is too long for its quadratic cost is replaced whole.
    """
    head, tail = common_ends(old, new)
    left, right = len(old) - tail, len(new) - tail
    made: list[Block] = [("equal", 0, head, 0, head)] if head else []
    if (left - head) * (right - head) > most:
        made.append(("replace", head, left, head, right))
    else:
        matcher = SequenceMatcher(None, old[head:left], new[head:right], autojunk=False)
        made += ((kind, head + i, head + j, head + k, head + m) for kind, i, j, k, m in matcher.get_opcodes())
    if tail:
        made.append(("equal", left, len(old), right, len(new)))
    return made


def rising(numbers: Sequence[int]) -> set[int]:
    """The places of a longest rising run in numbers of which no two are the same: all others are out of order."""
    ends: list[int] = []  # of the rising runs found so far, by length: the least last number, and where it stands
    at: list[int] = []
    previous: list[int] = []
    for place, number in enumerate(numbers):
        length = bisect_left(ends, number)
        previous.append(at[length - 1] if length else -1)
        ends[length : length + 1] = [number]
        at[length : length + 1] = [place]
    kept: set[int] = set()
    place = at[-1] if at else -1
    while place >= 0:
        kept.add(place)
        place = previous[place]
    return kept

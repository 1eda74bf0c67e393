"""Words that diagnostics share: quoted texts, counted things, the nearest known name."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

SHOWN = 24  # characters of a text that name its place


def quoted(text: str, limit: int = SHOWN) -> str:
    """A text that names a place: on one line, cut where it is long."""
    flat = " ".join(text.split())
    return f"“{flat[: limit - 1].rstrip()}…”" if len(flat) > limit else f"“{flat}”"


def did_you_mean(word: str, known: Iterable[str], *, listed: bool = True) -> str:
    """A hint that names the nearest known word, else all of them, where they are few enough to be `listed`."""
    names = sorted(set(known))
    near = difflib.get_close_matches(word, names, n=1, cutoff=0.6)
    if near:
        return f"did you mean “{near[0]}”?"
    return f"known: {', '.join(names)}" if names and listed else ""


def counted(number: int, units: str) -> str:
    """1 item, 2 items; `units` is the plural."""
    return f"{number} {units if number != 1 or units == 'series' else units[:-1]}"

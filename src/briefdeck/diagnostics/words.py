"""Words that diagnostics share: quoted texts, counted things, the nearest known name."""

from __future__ import annotations

import difflib
import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import lru_cache

_LEAST = 3  # letters by which a word is known
_LISTED = 40  # names that a hint tells, all of them
_LOOKED_AT = 12  # names that are held against a word, of more
SHOWN = 24  # characters of a text that name its place


def quoted(text: str, limit: int = SHOWN) -> str:
    """A text that names a place: on one line, cut where it is long."""
    flat = " ".join(text.split())
    return f"“{flat[: limit - 1].rstrip()}…”" if len(flat) > limit else f"“{flat}”"


def did_you_mean(word: str, known: Iterable[str], *, listed: bool = True) -> str:
    """A hint that names the nearest known word, else all of them, where they are few enough to be `listed`."""
    names = sorted(set(known))
    near = difflib.get_close_matches(word, _alike(word, tuple(names)), n=1, cutoff=0.6)
    if near:
        return f"did you mean “{near[0]}”?"
    if not names or not listed:
        return ""
    others = len(names) - _LISTED
    return f"known: {', '.join(names[:_LISTED])}" + (f" and {others:,} others" if others > 0 else "")


def _alike(word: str, names: tuple[str, ...]) -> Sequence[str]:
    """Of many names those that have the most pairs of letters in common with a word."""
    if len(names) <= _LISTED:
        return names
    by_pair = _by_pairs(names)
    shared = Counter(name for pair in _pairs(word) for name in by_pair.get(pair, ()))
    return [names[number] for number, _ in sorted(shared.items(), key=lambda one: (-one[1], one[0]))[:_LOOKED_AT]]


@lru_cache(maxsize=8)
def _by_pairs(names: tuple[str, ...]) -> Mapping[str, Sequence[int]]:
    found: dict[str, list[int]] = {}
    for number, name in enumerate(names):
        for pair in _pairs(name):
            found.setdefault(pair, []).append(number)
    return found


def _pairs(word: str) -> set[str]:
    return {word[at : at + 2] for at in range(max(len(word) - 1, 1))}


_REPEATED = re.compile(r"“[^”]*”|\{.*\}|\[.*\]|\"[^\"]*\"|[\d.-]+")


def without_repetition(sentence: str) -> str:
    """A sentence of a finding without the words and numbers that it repeats of what it is about."""
    return _REPEATED.sub("…", sentence)


def counted(number: int, units: str) -> str:
    """1 item, 2 items; `units` is the plural."""
    return f"{number} {units if number != 1 or units == 'series' else units[:-1]}"


def misspelt(word: str, known: Collection[str]) -> str:
    """The known word of which this is a misspelling: one letter of four is another, too many, missing or in another
    place, or it is its beginning; nothing where there is none."""
    most = 1 + len(word) // 4
    said = word.casefold()
    found = [
        (far, name) for name in known if (far := _far(said, name.casefold(), most)) <= most and far < len(name) - 1
    ]
    if not found and len(said) >= _LEAST:
        begun = [name for name in known if name.casefold().startswith(said)]
        return begun[0] if len(begun) == 1 else ""
    return min(found)[1] if found else ""


def meant_among(said: str, known: Collection[str]) -> str:
    """The name that stands in what something is called: the executive committee, analysts; nothing for none."""
    words = re.sub(r"[\W_]+", "-", said).strip("-")
    return next((one for one in sorted(known, key=len, reverse=True) if one.casefold() in words), "")


def _far(one: str, other: str, most: int) -> int:
    """How many letters two words differ by (optimal string alignment), or more than `most`."""
    if abs(len(one) - len(other)) > most or len(set(one).difference(other)) > most:
        return most + 1  # each letter that the other has not is an error of its own
    rows = [list(range(len(other) + 1))]
    for i, letter in enumerate(one, 1):
        row = [i]
        for j, against in enumerate(other, 1):
            cost = min(rows[-1][j] + 1, row[-1] + 1, rows[-1][j - 1] + (letter != against))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == against:
                cost = min(cost, rows[-2][j - 2] + 1)
            row.append(cost)
        rows.append(row)
        if min(min(row), min(rows[-2]) + 1) > most:
            return most + 1
    return rows[-1][-1]

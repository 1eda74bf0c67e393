"""What words in brackets mean, said of those alone that stand there."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from briefdeck.blocks.setting.plan import Entry, Manner
from briefdeck.blocks.setting.values import listed
from briefdeck.document.richtext import EMPTY, RichText, words
from briefdeck.patterns import regex

_ENTRY = regex(r"([\[［][^\]］]+[\]］])")  # what a legend explains
_WHOLE, _PAUSE = "\u00a0", "\u3000"  # a space at which no line ends, and one at which it does everywhere
_BETWEEN = " \u3000·;；、"  # what stands between what it says


def explaining(legend: RichText, marks: Collection[str], manner: Manner) -> RichText:
    """Of what a legend says of words in brackets, one after the other, that of `marks`; nothing where there are none,
    all of it where it is no such list."""
    said = explaining_only(legend.plain, marks, manner.wording.spoken.gap)
    if said == legend.plain:
        return legend
    return words(said, origin=manner.origin) if said else EMPTY


def explaining_only(legend: str, marks: Collection[str], gap: str) -> str:
    """The same of plain words, two of the gaps of a language between what it says; lines end there and nowhere else."""
    pieces = _ENTRY.split(legend)[1:]
    told = list(zip(pieces[::2], pieces[1::2], strict=True))
    if not marks or not told:
        return legend if marks else ""
    entries = (f"{mark}{meaning.rstrip(_BETWEEN)}" for mark, meaning in told if mark in marks)
    # No line ends at an em space in LibreOffice, as at that of Japanese.
    between = gap * 2 if gap == _PAUSE else f"{gap} {gap}"
    return between.join(entry.replace(" ", _WHOLE) for entry in entries)


def explained(entry: Entry, manner: Manner) -> set[str]:
    """The words in brackets for the statuses that a plan's line `explains`."""
    statuses: Any = listed(entry.at("explains").value(), "the statuses of a briefing: statuses")
    return {manner.status(str(status)).strip() for status in statuses}

"""Bookmarks of a memo: ids count up, a name is used once; some are numbered when all others are."""

from __future__ import annotations

from enum import IntEnum

from briefdeck.ooxml.markup import Markup, tag
from briefdeck.patterns import regex

# What stands for the number of a bookmark that comes later: no character of XML, so that no words are taken for it.
_LATER = regex("\0([0-9])([0-9]+)\0")


class Turn(IntEnum):
    """When a bookmark is numbered: as it is met, or behind all those before; marks of notes, those of the record."""

    NOW = 0
    NOTES = 1
    RECORD = 2


class Bookmarks:
    """Wraps runs in bookmarks."""

    def __init__(self, last: int = 0) -> None:
        """`last` is the greatest id that is taken."""
        self._first = last + 1
        self._counts = dict.fromkeys(Turn, 0)
        self._names: set[str] = set()

    def around(self, name: str, runs: Markup, turn: Turn = Turn.NOW) -> Markup:
        """The runs inside a bookmark; the runs alone where the name is taken."""
        if name in self._names:
            return runs
        self._names.add(name)
        count = self._counts[turn]
        self._counts[turn] += 1
        number = f"\0{turn}{count}\0" if turn else str(self._first + count)
        named = tag("w:bookmarkStart", {"w:id": "", "w:name": name}).replace('""', f'"{number}"', 1)
        return Markup(f'{named}{runs}<w:bookmarkEnd w:id="{number}"/>')

    def numbered(self, markup: Markup) -> Markup:
        """Markup in which all have their numbers, now that there are no others to come."""
        notes = self._first + self._counts[Turn.NOW]
        firsts = {Turn.NOTES: notes, Turn.RECORD: notes + self._counts[Turn.NOTES]}
        return Markup(_LATER.sub(lambda found: str(firsts[Turn(int(found[1]))] + int(found[2])), markup))

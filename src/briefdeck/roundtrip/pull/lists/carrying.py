"""Statements that were cut out of one list and pasted into another one, in one file."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from briefdeck.provenance.units import OBJECT, Unit
from briefdeck.roundtrip.pull.edits.book import Book
from briefdeck.roundtrip.pull.edits.edit import Carried
from briefdeck.roundtrip.pull.edits.paragraphs import astray, crossing, paths_of
from briefdeck.roundtrip.pull.lists.beside import behind
from briefdeck.roundtrip.pull.lists.bullet_levels import item_of_list
from briefdeck.roundtrip.readback.pairing import group_of
from briefdeck.yamlfile.tree import Path


class Carrying:
    """The paragraphs of a file that left their list.

    `away` are those, as they were built, that stand among the items of another list, or of none: no order is that of
    their own list because of them.
    """

    def __init__(self, book: Book) -> None:
        self.book = book
        self.away: set[int] = set()
        pairing = book.pairing
        self._candidates = (astray(book) | set(crossing(book))) - book.broken - book.carried
        self._rest = {now: built for now, built in pairing.back.items() if built not in self._candidates}
        self._places: dict[int, tuple[Path, int]] = {}
        for index in sorted(self._candidates, key=lambda i: pairing.pairs[i]):
            unit = pairing.built[index]
            item = item_of_list(book, unit)
            if item is None or unit.row >= 0 or pairing.now[pairing.pairs[index]].row >= 0:
                continue
            place = behind(book, pairing.pairs[index], self._rest, {})
            if place is None or place[0] != item[:-1]:
                self.away.add(index)
                if place is not None and place[0][: len(item)] != item and self._is_beside(index, place[0]):
                    self._places[index] = place

    def edits(self) -> Iterator[Carried]:
        """The statements that are items of another list now; they are then done with."""
        pairing = self.book.pairing
        shown: dict[Path, list[int]] = defaultdict(list)
        wanted = {item_of_list(self.book, pairing.built[index]): index for index in self._places}
        for index, unit in enumerate(pairing.built):
            if unit.holder != "notes":
                for path in paths_of(self.book, unit):
                    for end in range(1, len(path) + 1):
                        if path[:end] in wanted:
                            shown[path[:end]].append(index)
        for item, index in wanted.items():
            now = pairing.now[pairing.pairs[index]]
            if item is None or shown[item] != [index] or _bare(pairing.built[index]) != _bare(now):
                continue  # it says more in another paragraph, or something else
            sources = (self.book.snapshot.source(mark) for mark in pairing.built[index].marks)
            words = next(s.raw for s in sources if s is not None and s.path[: len(item)] == item)
            self.book.broken.add(index)
            yield Carried(item, *self._places[index], str(words), self.book.where(now))

    def _is_beside(self, index: int, place: Path) -> bool:
        """Whether the paragraph right before or behind one, of those that stayed, shows an item of a list."""
        pairing = self.book.pairing
        at = pairing.pairs[index]
        for step in (-1, 1):
            other = at + step
            while pairing.back.get(other, -1) in self._candidates:
                other += step
            near = self._rest.get(other, -1)
            shown = paths_of(self.book, pairing.built[near]) if near >= 0 else ()
            together = near >= 0 and group_of(pairing.now[other]) == group_of(pairing.now[at])
            if together and any(path[: len(place)] == place for path in shown):
                return True
        return False


def _bare(unit: Unit) -> str:
    return " ".join(unit.text.replace(OBJECT, "").split())

"""Bookmarks of a memo: ids count up, a name is used once."""

from __future__ import annotations

from collections.abc import Iterable

from briefdeck.ooxml.names import qn
from briefdeck.ooxml.xml import E, Element


class Bookmarks:
    """Wraps runs in bookmarks."""

    def __init__(self, last: int = 0) -> None:
        """`last` is the greatest id that is taken."""
        self._next = last + 1
        self._names: set[str] = set()
        self._late: list[tuple[Element, Element]] = []

    def mark(self, paragraph: Element, name: str) -> None:
        """Put a bookmark at the beginning of a paragraph.

        One that ended behind a hanging mark would take a line of its own in LibreOffice.
        """
        place = 1 if len(paragraph) and paragraph[0].tag == qn("w:pPr") else 0
        for mark in reversed(self.around(name, ())):
            paragraph.insert(place, mark)

    def around(self, name: str, runs: Iterable[Element], *, late: bool = False) -> list[Element]:
        """The runs inside a bookmark; the runs alone where the name is taken. A `late` one is numbered at the end."""
        if name in self._names:
            return list(runs)
        self._names.add(name)
        start, end = E("w:bookmarkStart", {"w:id": "", "w:name": name}), E("w:bookmarkEnd", {"w:id": ""})
        if late:
            self._late.append((start, end))
        else:
            self._number(start, end)
        return [start, *runs, end]

    def number_late(self) -> None:
        """Number the bookmarks that come last."""
        for start, end in self._late:
            self._number(start, end)
        self._late.clear()

    def _number(self, start: Element, end: Element) -> None:
        for mark in (start, end):
            mark.set(qn("w:id"), str(self._next))
        self._next += 1

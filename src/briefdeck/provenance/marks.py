"""Origins while a file is written: a number on every run, which never reaches the file itself."""

from __future__ import annotations

from dataclasses import field

from lxml import etree

from briefdeck.document.richtext import Origin
from briefdeck.values import dataclass

MARK = "briefdeck"
"""The attribute of a run that holds the number of its origin until the reader has seen it."""


@dataclass(slots=True)
class Marks:
    """The origins of one document, numbered in the order in which they are met."""

    origins: list[Origin] = field(default_factory=list)
    _numbers: dict[Origin, int] = field(default_factory=dict)

    def number(self, origin: Origin) -> int:
        """The number of an origin."""
        found = self._numbers.get(origin)
        if found is None:
            found = self._numbers[origin] = len(self.origins)
            self.origins.append(origin)
        return found

    def set(self, run: etree._Element, origin: Origin | None) -> None:
        """Mark a run with where its words came from."""
        if origin is not None:
            run.set(MARK, str(self.number(origin)))


def taken(run: etree._Element) -> int:
    """The number on a run, which is taken off it; -1 for none."""
    mark = run.get(MARK)
    if mark is None:
        return -1
    del run.attrib[MARK]
    return int(mark) if mark.isdigit() else -1

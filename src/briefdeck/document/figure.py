"""A figure of a briefing as documents say it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from briefdeck.document.richtext import EMPTY, RichText


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """A number that is shown large: `prefix` and `unit` stand around `number` and are set smaller. `when` is the
    bare time of `as_of`, for where nothing needs to be said but it."""

    number: RichText
    prefix: str = ""
    unit: str = ""
    label: RichText = EMPTY
    as_of: RichText = EMPTY
    note: RichText = EMPTY
    when: RichText = EMPTY

    def spoken(self) -> Iterator[RichText]:
        """Its words, in the order of reading."""
        yield from (self.number, self.label, self.as_of, self.note)

"""A figure of a briefing as documents say it."""

from __future__ import annotations

from collections.abc import Iterator

from briefdeck.document.richtext import EMPTY, RichText, words
from briefdeck.values import dataclass


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """A number that is shown large: `prefix` and `unit` stand around `number` and are set smaller. `when` is the
    bare time of `as_of`, for where nothing needs to be said but it. A unit that is `worded` can begin a sentence."""

    number: RichText
    prefix: str = ""
    unit: str = ""
    label: RichText = EMPTY
    as_of: RichText = EMPTY
    note: RichText = EMPTY
    when: RichText = EMPTY
    worded: bool = False

    @property
    def whole(self) -> RichText:
        """The number in one piece, with what stands around it."""
        origin = next(self.number.origins, None)
        return words(self.prefix, origin=origin) + self.number + words(self.unit, origin=origin)

    def spoken(self) -> Iterator[RichText]:
        """Its words, in the order of reading."""
        yield from (self.number, self.label, self.as_of, self.note)

"""Which glyphs of a page are the words of which paragraph."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from acceptance.pages import Glyph, folded
from briefdeck.text.line_breaks import HANGING


@dataclass(frozen=True, slots=True)
class Folded:
    """Words as they are compared, and where each character stands in the words."""

    text: str
    at: tuple[int, ...]


def fold(words: str) -> Folded:
    """Words without spaces, folded as the page's glyphs are."""
    text, at = "", []
    for index, char in enumerate(words):
        made = folded(char)
        text += made
        at += [index] * len(made)
    return Folded(text, tuple(at))


Span = tuple[int, int]
"""Glyphs of a stream: the first, and the one behind the last."""


@dataclass(slots=True)
class Stream:
    """The glyphs of a page, of which each can be claimed once."""

    glyphs: Sequence[Glyph]
    text: str = field(init=False)
    taken: list[bool] = field(init=False)
    place: int = 0  # after what was claimed last

    def __post_init__(self) -> None:
        self.text = "".join(g.char for g in self.glyphs)
        self.taken = [False] * len(self.glyphs)

    def _places(self, words: str, span: Span | None) -> Iterator[int]:
        """Where the words stand unclaimed in a span: after what was claimed last, then from its beginning."""
        first, last = span or (0, len(self.text))
        for start, stop in ((max(self.place, first), last), (first, min(self.place + len(words), last))):
            at = self.text.find(words, start, stop)
            while at >= 0:
                if not any(self.taken[at : at + len(words)]):
                    yield at
                at = self.text.find(words, at + 1, stop)

    def has(self, words: str, span: Span) -> bool:
        """Whether folded words stand in a span, claimed or not."""
        return self.text.find(words, *span) >= 0

    def claim(self, words: str, inside: Callable[[Glyph], bool], span: Span | None = None) -> list[Glyph] | None:
        """The glyphs of folded words, of several places the one that lies inside most; None where there is none."""
        best, most = -1, -1.0
        for at in self._places(words, span):
            share = sum(map(inside, self.glyphs[at : at + len(words)])) / len(words)
            if share > most:
                best, most = at, share
            if share == 1:
                break
        if best < 0:
            return None
        self.place = best + len(words)
        self.taken[best : self.place] = [True] * len(words)
        return list(self.glyphs[best : self.place])

    def claim_without_marks(self, words: str, span: Span) -> list[Glyph] | None:
        """As `claim`, where marks that may hang are missing: LibreOffice's Writer leaves out some of those that do."""
        pattern = re.compile("".join(re.escape(char) + ("?" if char in HANGING else "") for char in words))
        for match in pattern.finditer(self.text, *span):
            if not any(self.taken[match.start() : match.end()]):
                self.place = match.end()
                self.taken[match.start() : match.end()] = [True] * len(match[0])
                return list(self.glyphs[match.start() : match.end()])
        return None

    def rest(self) -> list[Glyph]:
        """What nothing claimed."""
        return [g for g, taken in zip(self.glyphs, self.taken, strict=True) if not taken]

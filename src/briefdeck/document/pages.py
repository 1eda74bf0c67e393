"""The pages of a memo: what stands on which, and how full it is. Lengths are points."""

from __future__ import annotations

from briefdeck.values import dataclass

Beginning = tuple[int, int, int]
"""Where a page begins: a section, an element of it, a line or row of that."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """What of an element stands on a page: the lines of a paragraph or the rows of a table, from 0, without `stop`.

    `section` and `element` are its place in the memo, `top` is where it begins below the top of the text, `words` are
    those of its first line, of a heading's all, or of the first cell of its first row. A `heading` has its outline
    level from 0.
    """

    section: int
    element: int
    start: int
    stop: int
    count: int
    top: float
    height: float
    words: str
    heading: int | None = None

    @property
    def begins(self) -> bool:
        """Whether the element begins here."""
        return self.start == 0

    @property
    def ends(self) -> bool:
        """Whether it ends here."""
        return self.stop == self.count


@dataclass(frozen=True, slots=True)
class Page:
    """One page: the height that its text may take, what that and the footnotes below it take, and what it is made of.

    A page `forced` to end has a break written behind it: of a style, of a section, or one that was decided.
    """

    number: int
    landscape: bool
    room: float
    used: float
    notes: float
    stretches: tuple[Stretch, ...]
    forced: bool = False

    @property
    def share(self) -> float:
        """How full it is, of one."""
        return min((self.used + self.notes) / self.room, 1.0) if self.room else 0.0

    @property
    def begin(self) -> Beginning | None:
        """Where it begins; None where nothing stands on it."""
        first = self.stretches[0] if self.stretches else None
        return (first.section, first.element, first.start) if first is not None else None

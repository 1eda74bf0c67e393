"""Titles of slides: of at most two lines, broken at phrases, as large as most of a deck's can be and smaller where one
must be."""

from __future__ import annotations

from itertools import product

from briefdeck.audience.deck_style import DeckStyle, Placeholder
from briefdeck.document.deck import TextRun
from briefdeck.document.outline import Outline, Part
from briefdeck.layout.typesetting import lines
from briefdeck.text import balance_title
from briefdeck.values import dataclass

SCALE = (1.0, 0.92, 0.85)  # sizes of words that have to fit their placeholder, as shares of its own
_LINES = {"cover": 3}
_BALANCED = 3  # lines that are broken at phrases, into like lengths
_NARROW, _NARROW_LINES = 0.4, 10  # of the page's width; lines of a title in such a column
_OPENINGS = frozenset({"cover", "section"})
_ROUGH = 0.92  # of a title's room, for a rule of thumb


def title_of(part: Part) -> str:
    """The words of a part's title; a slide is never without."""
    return next((t for t in (part.title.plain, part.topic.plain, part.group) if t.strip()), "")


def stated_in(part: Part) -> str:
    """The words of a part's title that give a number on its slide the accent: none where something drawn has that."""
    return "" if any(block.accented for area in part.areas for block in area) else part.title.plain


@dataclass(frozen=True, slots=True)
class Titles:
    """How a deck sets its titles: `least` is the smallest size that its audience allows (None: 85 % of the layout's),
    `most` that of its slides of content, so that they look alike."""

    style: DeckStyle
    language: str
    least: float | None
    most: float = float("inf")

    @classmethod
    def of(cls, outline: Outline, style: DeckStyle, least: float | None, most: float) -> Titles:
        """The titles of a deck: the largest size is `most` (pt), and that at which three of four fit, by rule of thumb.
        Covers and dividers have their own."""
        free = cls(style, outline.properties.language, least)
        sizes = []
        for part in outline.parts if least is not None else ():
            layout = style.layouts.get(part.layout) or style.layouts["message"]
            place = layout.placeholders.get("title")
            if place is not None and part.layout not in _OPENINGS:
                sizes.append(free.rough(part.layout, place, title_of(part)))
        fits = sorted(sizes)[len(sizes) // 4] if sizes else most
        return cls(style, free.language, least, min(most, fits))

    def size(self, part: Part, text: str, message: float) -> float:
        """The size of a part's message: of these words as its title, else the usual one of the deck."""
        layout = self.style.layouts.get(part.layout) or self.style.layouts["message"]
        place = layout.placeholders.get("title")
        if place is None or place.levels[0].size < message:  # then the message stands below the title
            return message
        return min(self.set(part.layout, place, text)[1], message)

    def rough(self, layout: str, place: Placeholder, text: str) -> float:
        """The size at which a title fits, by rule of thumb."""
        level, (length, _) = place.levels[0], place.room
        measured = text.upper() if level.caps else text
        for size in self.sizes(level.size):
            count = lines((TextRun(measured),), size, place.face, length * _ROUGH, bold=level.bold)
            if count <= self.lines(layout, place, size):
                break
        return size

    def set(self, layout: str, place: Placeholder, text: str) -> tuple[list[str] | None, float]:
        """The lines of a title on a layout of this role, in capitals where the layout has these, and their size; None
        where there is no room for it at the smallest."""
        level, (length, _) = place.levels[0], place.room
        measured = text.upper() if level.caps else text
        # A smaller size may save a title from lines of very unlike length, then one that would not fit at all.
        usual = level.size if layout in _OPENINGS else min(level.size, self.most)
        for balanced, size in product((True, False), self.sizes(usual)):
            most = self.lines(layout, place, size)
            broken = balance_title(
                measured,
                size,
                place.face,
                length,
                bold=level.bold,
                language=self.language,
                max_lines=most,
                balanced=balanced,
            )
            if broken is None and most > _BALANCED:
                # A title beside the body has a narrow column: lines as they come, and as many as it holds.
                fits = lines((TextRun(measured),), size, place.face, length, bold=level.bold) <= most
                broken = [measured] if fits else None
            if broken is not None:
                return broken, size
        return None, size

    def lacking(self, layout: str, place: Placeholder, text: str) -> tuple[int, int, int]:
        """Of a title without room: the lines that it needs, those that it has, and about how many full-width
        characters they hold."""
        level, (length, _) = place.levels[0], place.room
        size = self.sizes(level.size if layout in _OPENINGS else min(level.size, self.most))[-1]
        most = self.lines(layout, place, size)
        measured = text.upper() if level.caps else text
        need = lines((TextRun(measured),), size, place.face, length, bold=level.bold)
        return need, most, int(length * most / size * 0.9)

    def sizes(self, usual: float) -> list[float]:
        """The sizes that a title is tried in: the layout's and two smaller ones, or down to the audience's least."""
        if self.least is None:
            return [round(usual * scale) for scale in SCALE]
        sizes = [usual]
        while sizes[-1] > self.least:
            sizes.append(max(self.least, round(sizes[-1] * SCALE[1], 1)))
        return sizes

    def lines(self, layout: str, place: Placeholder, size: float) -> int:
        """How many lines a title may have: two, a cover's three, more in a narrow column, if they have the height."""
        level = place.levels[0]
        length, height = place.room
        holds = max(1, int(height / (level.pitch * size / level.size) + 0.05))
        if length < _NARROW * self.style.width:
            return min(_NARROW_LINES, holds)
        if layout in _LINES and self.least is None:
            return _LINES[layout]
        return min(_LINES.get(layout, 2), holds)

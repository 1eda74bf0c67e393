"""A deck as LibreOffice draws it, held against the Deck that was written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations, pairwise
from pathlib import Path

from acceptance.areas import Area, Kind, Words, areas, flat, layout_of
from acceptance.findings import Count, Finding, Report
from acceptance.lines import bad_breaks, bad_faces, past, wrong_pitches
from acceptance.matching import Stream, fold
from acceptance.pages import Glyph, Line, Page, lines_of, read_pages
from briefdeck.audience.deck_style import DeckStyle
from briefdeck.document.deck import Deck, Plot, Slide
from briefdeck.ooxml.geometry import Frame

LEAST_SIZE = 9.0
MOST_SIZES = 5
BALANCE = 0.45
SHORTEST_LAST = 2
_TITLE_LINES = {"cover": 3}
_NEAR = 1.0  # pt: what rounding to EMU and to the PDF's grid may move
_DESCENT = 0.21  # of the size: Arial's, and more than the ink of full-width characters takes
_MARK = re.compile(r"[•–■▪・-]+|\d+\.")
_UNIT = re.compile(r"[0-9.,]|[%％‰℃°兆億万千百円ドルユ年月日時分秒件社人名か所回倍ポg]")


@dataclass(frozen=True, slots=True)
class Set:
    """A paragraph as it was drawn."""

    area: Area
    words: Words
    lines: tuple[Line, ...]


def check_deck(pdf: Path, deck: Deck, style: DeckStyle) -> Report:
    """Everything on the pages of a deck that is not as it was decided."""
    pages, faces = read_pages(pdf)
    report = Report()
    name = pdf.name.removesuffix(".pdf")
    report.findings += [Finding(name, 0, 1, what, face) for face, what in bad_faces(faces)]
    places: dict[str, tuple[float, float, float]] = {}
    for number, (slide, page) in enumerate(zip(deck.slides, pages, strict=True), 1):
        checker = _Slide(name, number, slide, style, page)
        report.findings += checker.findings()
        report.counts += checker.counts()
        report.sizes.append((name, number, len(checker.sizes())))
        report.findings += checker.furniture(deck, places)
    return report


class _Slide:
    def __init__(self, file: str, number: int, slide: Slide, style: DeckStyle, page: Page) -> None:
        self.file, self.number = file, number
        self.slide, self.style, self.page = slide, style, page
        self.areas = list(areas(slide, style, number))
        self.stream = Stream(page.glyphs)
        self.lost: list[tuple[Area, Words]] = []
        self.set = list(self._matched())

    def _matched(self) -> Iterator[Set]:
        for area in self.areas:
            for words in area.words:
                wanted = fold(words.text).text
                if not wanted:
                    continue
                glyphs = self.stream.claim(wanted, lambda g, f=area.frame: inside(g, f))  # type: ignore[misc]
                if glyphs is None:
                    self.lost.append((area, words))
                else:
                    yield Set(area, words, tuple(lines_of(glyphs)))

    def _at(self, rule: int, what: str, words: str) -> Finding:
        return Finding(self.file, self.number, rule, what, words)

    def findings(self) -> Iterator[Finding]:
        """Everything but what concerns the whole deck."""
        for area, words in self.lost:
            yield self._at(0, f"words of {area.name} are not on the page", words.text)
        for made in self.set:
            yield from self._breaks(made)
            yield from self._edges(made)
            yield from self._pitch(made)
            yield from self._least(made)
            if made.area.kind is Kind.TITLE:
                yield from self._title(made)
        for area in self.areas:
            yield from self._bottom(area)
        yield from self._overlaps()
        yield from self._strays()
        sizes = self.sizes()
        if len(sizes) > MOST_SIZES:
            yield self._at(8, f"{len(sizes)} sizes", ", ".join(f"{s:g}" for s in sorted(sizes)))

    def counts(self) -> Iterator[Count]:
        """Lines predicted and rendered."""
        for made in self.set:
            yield Count(self.file, self.number, made.words.text, made.words.predicted, len(made.lines))

    def sizes(self) -> set[float]:
        """The sizes of the content's text: not of furniture or a subtitle, nor of figures larger than the title."""
        title = max((w.size for area in self.areas if area.kind is Kind.TITLE for w in area.words), default=0.0)
        shown = (area for area in self.areas if area.kind is not Kind.FURNITURE and area.name != "lead")
        content = [words for area in shown for words in area.words]
        return {size for words in content for size in words.sizes if not title or words.size <= title}

    # --- one paragraph ------------------------------------------------------------------------------------------------

    def _breaks(self, made: Set) -> Iterator[Finding]:
        words = made.words
        bold = made.area.kind is Kind.TITLE
        pieces = tuple((r.text, bool(r.bold) if r.bold is not None else bold) for r in words.runs)
        for what, shown in bad_breaks(pieces, made.lines, made.area.face, words.width / words.size):
            yield self._at(3, what, shown)

    def _edges(self, made: Set) -> Iterator[Finding]:
        """Nothing stands outside its frame; a mark may hang past the right edge."""
        frame, inner = made.area.frame, made.area.inner
        for line in made.lines:
            left, top, right, bottom = line.ink
            if past(line, inner.right):
                yield self._at(5, f"{right - inner.right:.1f} pt past the right edge of {made.area.name}", line.text)
            if left < frame.x - _NEAR or top < frame.y - _NEAR or bottom > frame.bottom + _NEAR:
                yield self._at(4, f"outside the frame of {made.area.name}", line.text)

    def _pitch(self, made: Set) -> Iterator[Finding]:
        for found, words in wrong_pitches(made.lines, made.words.pitch):
            yield self._at(9, f"line pitch {found:.2f} pt, declared {made.words.pitch:g}", words)

    def _least(self, made: Set) -> Iterator[Finding]:
        least = min(g.size for line in made.lines for g in line.glyphs)
        if least < LEAST_SIZE - 0.05:
            yield self._at(8, f"set in {least:.1f} pt", made.words.text)

    def _title(self, made: Set) -> Iterator[Finding]:
        most = _TITLE_LINES.get(self.slide.layout.lower(), 2)
        drawn = [line.text for line in made.lines]
        if len(drawn) > most:
            yield self._at(6, f"a title of {len(drawn)} lines", made.words.text)
        planned = [fold(piece).text for piece in re.split("[\n\v]", made.words.text)]
        if drawn != planned:
            yield self._at(6, "not broken as planned", " / ".join(drawn))
        if len(drawn) > 1:
            widths = [line.width for line in made.lines]
            if min(widths) < BALANCE * max(widths):
                yield self._at(6, f"unbalanced ({min(widths) / max(widths):.2f})", " / ".join(drawn))
            if len(drawn[-1]) <= SHORTEST_LAST:
                yield self._at(7, "the last line of a title is too short", " / ".join(drawn))
        for upper, lower in pairwise(drawn):
            if upper[-1].isdigit() and _UNIT.match(lower):
                yield self._at(7, "a number is split from its unit", f"{upper} / {lower}")

    # --- one shape ----------------------------------------------------------------------------------------------------

    def _bottom(self, area: Area) -> Iterator[Finding]:
        mine = [made for made in self.set if made.area is area]
        reserved = sum(w.predicted for w in area.words)
        drawn = sum(len(m.lines) for m in mine)
        if drawn > reserved:
            yield self._at(4, f"{area.name} takes {drawn} lines, {reserved} reserved", mine[0].words.text)
        if mine:
            last = max((line for m in mine for line in m.lines), key=lambda line: line.baseline)
            below = last.baseline + _DESCENT * last.size - area.frame.bottom
            if below > 0.5:
                yield self._at(4, f"ends {below:.1f} pt below {area.name}", last.text)

    # --- the slide ----------------------------------------------------------------------------------------------------

    def _overlaps(self) -> Iterator[Finding]:
        """No ink of one text lies on that of another; only lines of different shapes can."""
        boxes = [(made.area, line) for made in self.set for line in made.lines]
        for (one, upper), (other, lower) in combinations(boxes, 2):
            if one is other:
                continue
            a, b = upper.ink, lower.ink
            across = min(a[2], b[2]) - max(a[0], b[0])
            down = min(a[3], b[3]) - max(a[1], b[1])
            if across > 0.5 and down > 0.5:
                yield self._at(4, f"{one.name} and {other.name} overlap", f"{upper.text} | {lower.text}")

    def _strays(self) -> Iterator[Finding]:
        """What no shape explains: a chart's words and list marks are explained, leftovers of a template are not."""
        charts = [s.frame for s in flat(self.slide.shapes) if isinstance(s, Plot)]
        rest = [g for g in self.stream.rest() if not any(inside(g, chart, 2.0) for chart in charts)]
        for line in lines_of(rest):
            if not _MARK.fullmatch(line.text):
                yield self._at(0, "words that no shape has", line.text)

    def furniture(self, deck: Deck, places: dict[str, tuple[float, float, float]]) -> Iterator[Finding]:
        """Source line, page number and marking: there, and at one place on every slide."""
        layout = layout_of(self.slide, self.style)
        have = {area.name for area in self.areas}
        cites = any(r.target.startswith("source-") for area in self.areas for w in area.words for r in w.runs)
        content = "source" in layout.placeholders
        wanted = {"slide number": content, "marking": bool(deck.properties.marking), "source": content and cites}
        for role, needed in wanted.items():
            if needed and role not in have:
                yield self._at(10, f"no {role}", self.slide.title)
        for made in self.set:
            role = made.area.name
            if role not in ("source", "marking", "slide number") or not content:
                continue
            first = made.lines[0]
            # A marking and a number may stand right-aligned, so the nearer edge of their frame counts.
            edge = min((first.left - made.area.frame.x, first.right - made.area.frame.right), key=abs)
            # A source line is anchored at its top or at its bottom.
            place = (edge, first.baseline, made.lines[-1].baseline)
            known = places.setdefault(role, place)
            across, *down = (abs(a - b) for a, b in zip(place, known, strict=True))
            if across > _NEAR or min(down) > _NEAR:
                yield self._at(10, f"{role} moved by {across:.1f}, {min(down):.1f} pt", first.text)


def inside(glyph: Glyph, frame: Frame, margin: float = _NEAR) -> bool:
    """Whether a glyph's ink lies in a frame."""
    across = frame.x - margin <= glyph.left and glyph.right <= frame.right + margin + glyph.size
    return across and frame.y - margin <= glyph.top and glyph.bottom <= frame.bottom + margin

"""The lines of a memo's paragraphs, as LibreOffice and as Word break them, each broken once. Lengths are points."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import field
from typing import NamedTuple

from briefdeck.audience.memo_lists import ListLevel
from briefdeck.audience.memo_style import MemoStyle, Style
from briefdeck.audience.recent import Recent
from briefdeck.document.memo import (
    Bookmark,
    ChartDrawing,
    ContentsMark,
    Count,
    CrossReference,
    GroupDrawing,
    Inline,
    Jump,
    Link,
    Noted,
    NoteMark,
    PageNumber,
    Paragraph,
    PictureDrawing,
    See,
    SourceMark,
    Words,
)
from briefdeck.pipeline.pages.headings import sample_number
from briefdeck.text import Face, PageText, Piece, Spans, natural_pitch, width
from briefdeck.values import dataclass

_BULLET = 0.5  # of the size
_RAISED = 0.58  # of the size around, for marks above the line
_MOST = 4096  # paragraphs whose lines a process keeps for the next memo in a style
_PAGE = "\u00a0\u00a0000"  # the least room for a page's number at the right edge, which goes with the last word


class Lines(NamedTuple):
    """The lines of a paragraph: their heights, where they stand in its text, the notes whose marks stand in each."""

    heights: tuple[float, ...]
    text: str
    spans: Spans
    notes: tuple[tuple[int, ...], ...]

    @property
    def words(self) -> tuple[str, ...]:
        """The words of each."""
        return tuple(map(self.said, range(len(self.spans))))

    def said(self, number: int) -> str:
        """The words of one, by its index."""
        start, end = self.spans[number]
        return self.text[start:end].removesuffix(_PAGE)


Broken = tuple[Spans, Spans]
"""Where lines stand in LibreOffice and in Word: the same list where they are alike."""
Both = tuple[Lines, Lines]
"""Lines as LibreOffice and as Word break them: the same ones where these are alike."""


class Inner(NamedTuple):
    """What a row holds, without its margins: the height of its highest cell, the lines of that, the notes of all."""

    height: float
    steps: Sequence[float]
    notes: tuple[int, ...]


@dataclass(slots=True)
class KnownLines:
    """The lines of one memo that are broken already.

    `placed` has them by the id of what holds them in the memo and its room; `unlike` are the ids of what Word breaks
    into other lines, tables too. `rows` has those of tables in which no spaces change, by the table's id and whether
    they are Word's. `breaking` knows those that are said again.
    """

    placed: dict[tuple[int, float], Both] = field(default_factory=dict)
    unlike: set[int] = field(default_factory=set)
    rows: dict[tuple[int, bool], list[Inner]] = field(default_factory=dict)
    breaking: LineBreaking | None = None


class _Look(NamedTuple):
    """How words of a paragraph look, by a number: the size of the style, what it is drawn by, face, weight."""

    number: int
    size: float
    share: float
    face: Face
    bold: bool


class _Shown:
    """What a paragraph shows: stretches of words of one look and size, where and of which numbers notes begin in it,
    its highest drawing."""

    __slots__ = ("drawn", "length", "look", "looks", "marks", "size", "words")

    def __init__(self) -> None:
        self.words: list[str] = []
        self.looks: list[tuple[_Look, float]] = []
        self.look: _Look | None = None
        self.size = 0.0
        self.length = 0
        self.marks: list[tuple[int, int]] = []
        self.drawn = 0.0

    def say(self, text: str, look: _Look, size: float) -> None:
        """Add words, to those before if they look alike."""
        if look is self.look and size == self.size:
            self.words[-1] += text
        else:
            self.words.append(text)
            self.looks.append((look, size))
            self.look, self.size = look, size
        self.length += len(text)

    @property
    def key(self) -> tuple[object, ...]:
        """What tells it from others in one style."""
        looks = [look.number for look, _ in self.looks]
        return *self.words, *looks, *[size for _, size in self.looks], *self.marks, self.drawn

    @property
    def pieces(self) -> list[Piece]:
        """Its words, measured in one piece if they look alike."""
        return [
            Piece(text, size * look.share if look.share != 1.0 else size, look.face, look.bold)
            for text, (look, size) in zip(self.words, self.looks, strict=True)
        ]


class Shaped:
    """A paragraph whose words are measured: it can be broken in columns of any width."""

    def __init__(self, named: Style, indents: tuple[float, float], shown: _Shown, *, cell: bool) -> None:
        left, hang = indents
        pieces = shown.pieces
        self._named, self._shown, self._pieces = named, shown, pieces
        self.text = pieces[0].text if len(pieces) == 1 else "".join([piece.text for piece in pieces])
        self._beside, self._hang, self._skipped = left + named.flow.right, hang, 0
        at = self.text.find("\t")
        if at >= 0 and "\n" not in self.text[:at]:
            # Its lines are those of what stands behind a tab.
            pieces, taken = _behind(pieces, at)
            place = left + hang + taken
            stops = sorted({*named.flow.tabs, *((left,) if hang < 0 else ())})
            self._hang = next((stop for stop in stops if stop > place), place + named.size) - left
            self._skipped = at + 1
        drawn = [piece._replace(text=_capitals(piece.text)) for piece in pieces] if named.caps else pieces
        self._words = PageText(drawn, named.size, named.face, cell=cell)

    def spans(self, room: float, tighter: float = 0.0) -> Broken:
        """Where the lines stand in its text, in a column of `room` points, in LibreOffice and in Word. What its
        characters are `tighter` by, in points, is counted for each em of a line, so that no more fits than is said.
        """
        measure = max(room - self._beside, self._named.size) * (1 + tighter / self._named.size)
        made = self._words.lines(measure, max(measure - self._hang, self._named.size))
        skipped = self._skipped
        if not skipped:
            return made
        lines, by_word = ([(skipped + start, skipped + end) for start, end in spans] for spans in made)
        return lines, lines if made[0] is made[1] else by_word

    def lines(self, spans: Broken) -> Both:
        """The lines that stand so in its text."""
        flow = self._named.flow
        if flow.exact:
            pitch = by_word_pitch = flow.pitch
        else:
            pitch, by_word_pitch = (_pitch(self._named, self._pieces, word=word) for word in (False, True))
        lines, by_word = spans
        found = self._made(lines, pitch)
        if by_word is lines and by_word_pitch == pitch:
            return found, found
        return found, self._made(by_word, by_word_pitch)

    def _made(self, spans: Spans, pitch: float) -> Lines:
        count, shown = len(spans), self._shown
        heights = (pitch,) * count
        if shown.drawn:  # it stands on the baseline
            heights = (*heights[:-1], pitch if self._named.flow.exact else max(pitch, shown.drawn))
        return Lines(heights, self.text, spans, _placed(shown.marks, spans) if shown.marks else ((),) * count)


class LineBreaking:
    """Breaks the lines of paragraphs in the styles of one template, those of the same words, look and room once.

    `mended` has, by the id of lines, these and what was found that mends them: an indent or how much tighter, in
    points, and the lines with that.
    """

    def __init__(self, style: MemoStyle) -> None:
        self._style = style
        self._said: dict[tuple[object, ...], Both] = {}
        self.mended: dict[int, tuple[Both, tuple[float, float, Both]]] = {}
        self._looks: dict[tuple[str, str, bool], _Look] = {}
        self._indented: dict[tuple[str, str, int], tuple[float, float]] = {}
        self._last: tuple[Paragraph, Shaped] | None = None  # what was measured last, and may be tried narrower

    def measured(self, paragraph: Paragraph, named: Style, room: float, *, cell: bool) -> Both:
        """The lines of a paragraph in a style, in a `cell` or a column; those of the same words are broken once."""
        inlines = paragraph.inlines
        room, tighter = room - paragraph.narrower, paragraph.tighter
        listing = paragraph.listing
        shape = (paragraph.style, listing.style, paragraph.level) if listing is not None else paragraph.style
        key: tuple[object, ...]
        shown: _Shown | None = None
        if len(inlines) == 1 and isinstance(words := inlines[0], Words):
            key = words.text, room, tighter, shape, words.strong, words.style, words.size, cell
        else:
            shown = self._shown(paragraph, named)
            key = *shown.key, room, tighter, shape, cell
        found = self._said.get(key)
        if found is None:
            shaped = self._shaped(paragraph, named, shown or self._shown(paragraph, named), cell=cell)
            found = self._said[key] = shaped.lines(shaped.spans(room, tighter))
            self._last = paragraph, shaped
        return found

    def shaped(self, paragraph: Paragraph, named: Style, *, cell: bool) -> Shaped:
        """A paragraph in a style with its words measured, in a `cell` or a column."""
        last = self._last
        if last is not None and last[0] is paragraph:
            return last[1]
        return self._shaped(paragraph, named, self._shown(paragraph, named), cell=cell)

    def let_go(self) -> None:
        """Forget the lines of a long memo: the next one is another."""
        self._last = None
        if len(self._said) > _MOST:
            self._said.clear()
            self.mended.clear()

    def _shaped(self, paragraph: Paragraph, named: Style, shown: _Shown, *, cell: bool) -> Shaped:
        return Shaped(named, self._indents(paragraph, named), shown, cell=cell)

    def _shown(self, paragraph: Paragraph, named: Style) -> _Shown:
        shown = _Shown()
        self._add(paragraph.inlines, named, shown)
        return shown

    def _indents(self, paragraph: Paragraph, named: Style) -> tuple[float, float]:
        """The left indent of a paragraph and where its first line begins from there, behind its number."""
        listing = paragraph.listing
        key = (named.id, listing.style if listing is not None else "", paragraph.level)
        found = self._indented.get(key)
        if found is None:
            found = self._indented[key] = self._found(paragraph, named)
        return found

    def _found(self, paragraph: Paragraph, named: Style) -> tuple[float, float]:
        flow, listing = named.flow, paragraph.listing
        if listing is not None:
            found = self._style.find(listing.style)
            list_id, level = (found.list_id, paragraph.level) if found is not None else (None, 0)
        else:
            list_id, level = named.list_id, named.level
        levels = self._style.lists.get(list_id, ()) if list_id is not None else ()
        if level >= len(levels):
            return flow.left, flow.first
        own = flow.own_indent and listing is None
        left, first = (flow.left, flow.first) if own else (levels[level].left, levels[level].first)
        return left, self._behind_number(levels, level, named, (left, first)) - left

    def _behind_number(self, levels: Sequence[ListLevel], at: int, named: Style, indents: tuple[float, float]) -> float:
        """Where the text of a first line begins behind the number of a level, from the left margin."""
        level, (left, first) = levels[at], indents
        begin = left + first
        if level.format == "bullet":
            number = named.size * _BULLET
        else:
            shown = sample_number(levels, at)
            number = width(shown, named.size, named.face, bold=named.bold) if shown else 0.0
        end = begin + number
        if level.suffix != "tab":
            space = width(" ", named.size, named.face, bold=named.bold)
            return end + (space if level.suffix == "space" else 0.0)
        if not number:
            return max(begin, left)
        hanging = (left,) if first < 0 else ()
        tab = self._style.page.tab
        stops = (stop for stop in sorted((*level.tabs, *named.flow.tabs, *hanging)) if stop > end)
        return next(stops, (end // tab + 1) * tab)

    def _add(self, inlines: Iterable[Inline], named: Style, shown: _Shown) -> None:
        """Add what inlines show."""
        for inline in inlines:
            match inline:
                case Words():
                    style = inline.style or ("Strong" if inline.strong else "")
                    self._say(shown, inline.text, named, style, inline.size, strong=inline.strong)
                case SourceMark():
                    self._say(shown, f"[{inline.number}]", named, "Source Number")
                case Link() | Jump() | Bookmark():
                    self._add(inline.inlines, named, shown)
                case NoteMark():
                    if inline.noted is Noted.FIRST:
                        shown.marks.append((shown.length, inline.number))
                    said = f",{inline.number}" if inline.apart else str(inline.number)
                    self._say(shown, said, named, "footnote reference")
                case CrossReference():
                    self._say(shown, inline.text, named, inline.style)
                case Count():
                    self._say(shown, str(inline.number), named)
                case PageNumber():
                    self._say(shown, _PAGE, named)
                case ChartDrawing() | PictureDrawing() | GroupDrawing():
                    shown.drawn = max(shown.drawn, inline.height)
                case See() | ContentsMark():
                    pass

    def _say(
        self, shown: _Shown, text: str, named: Style, style: str = "", size: float = 0.0, *, strong: bool = False
    ) -> None:
        """Add words in a character style, none where it has no name, on top of that of their paragraph."""
        look = self._looks.get((named.id, style, strong))
        if look is None:
            own = self._style.find(style, "character") if style else None
            look = self._looks[named.id, style, strong] = _look(len(self._looks), named, own, strong=strong)
        shown.say(text, look, size or look.size)


_BREAKING: Recent[LineBreaking] = Recent(8)


def breaking_of(style: MemoStyle, language: str) -> LineBreaking:
    """What breaks lines in a style and a language: of a memo that is made again most paragraphs say the same."""
    return _BREAKING.made(
        (id(style), language), lambda: LineBreaking(style)
    )  # it has the style, whose id stays its own


def _look(number: int, named: Style, own: Style | None, *, strong: bool) -> _Look:
    """How words in a character style look in a paragraph style."""
    if own is None:
        return _Look(number, named.size, 1.0, named.face, named.bold or strong)
    face = Face(own.face.latin or named.face.latin, own.face.east_asian or named.face.east_asian, named.face.language)
    bold = strong or ((named.bold or own.bold) and not own.light)
    return _Look(number, own.size or named.size, _RAISED if own.raised else 1.0, face, bold)


def _pitch(named: Style, pieces: Sequence[Piece], *, word: bool) -> float:
    """The pitch of lines that take the height of their type."""
    drawn = pieces or (Piece("", named.size, named.face, named.bold),)
    natural = max(piece.size * natural_pitch(piece.text, piece.face, word=word) for piece in drawn)
    return max(named.flow.pitch, natural * named.flow.lines)


def _capitals(text: str) -> str:
    """Letters as they are drawn in capitals, as many as there are."""
    return "".join(capital if len(capital := char.upper()) == 1 else char for char in text)


def _behind(pieces: Iterable[Piece], at: int) -> tuple[list[Piece], float]:
    """The pieces behind a tab at a place, and the width of what stands before it."""
    rest: list[Piece] = []
    taken = 0.0
    for piece in pieces:
        if at >= 0:
            head = piece.text[: max(at, 0)]
            taken += width(head, piece.size, piece.face, bold=piece.bold)
            if at < len(piece.text):
                rest.append(piece._replace(text=piece.text[at + 1 :]))
            at -= len(piece.text)
            continue
        rest.append(piece)
    return rest, taken


def _placed(marks: Sequence[tuple[int, int]], lines: Spans) -> tuple[tuple[int, ...], ...]:
    """The notes of each line; `marks` are their places and numbers."""
    if len(lines) == 1:
        return (tuple([number for _, number in marks]),)
    found: list[tuple[int, ...]] = [()] * len(lines)
    for at, number in marks:
        line = next((i for i, (_, end) in enumerate(lines) if at < end), len(lines) - 1)
        found[line] += (number,)
    return tuple(found)

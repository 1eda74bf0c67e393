"""How high the elements of a memo are: lines of paragraphs, rows of tables. Lengths are points.

Lines are broken by the text measuring that decks have, in the widths that styles, lists and columns leave them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from briefdeck.audience.memo_flow import Box, Cells, Flow
from briefdeck.audience.memo_style import MemoStyle, Style
from briefdeck.document.memo import (
    Bookmark,
    Cell,
    ChartDrawing,
    ContentsMark,
    Count,
    CrossReference,
    Inline,
    Jump,
    Link,
    Note,
    Noted,
    NoteMark,
    PageNumber,
    Paragraph,
    PictureDrawing,
    Row,
    See,
    SourceMark,
    Table,
    Words,
)
from briefdeck.text import Face, Piece, Spans, natural_pitch, page_lines, width

_RAISED = 0.58  # of the size around, for marks above the line
_NOTE_TAB = "\t"
_PAGE = "\u00a0\u00a0000"  # the least room for a page's number at the right edge, which goes with the last word


class Strip(NamedTuple):
    """A paragraph measured: the height of each line, the words and the notes of each, and the space around it."""

    heights: tuple[float, ...]
    words: tuple[str, ...]
    notes: tuple[tuple[int, ...], ...]
    before: float
    after: float
    flow: Flow
    style: str
    keep_next: bool
    page_break: bool = False

    @property
    def box(self) -> Box | None:
        """Its borders above and below."""
        return self.flow.box

    @property
    def height(self) -> float:
        """Of all its lines."""
        return sum(self.heights)


class Band(NamedTuple):
    """A row measured: `steps` are its lines' heights, its margins included; one that `parts` may go on over a page."""

    height: float
    steps: tuple[float, ...]
    parts: bool
    words: str
    notes: tuple[int, ...]
    keep_next: bool
    head: bool


class Grid(NamedTuple):
    """A table measured; what closes its last row is `end` high."""

    bands: tuple[Band, ...]
    end: float

    @property
    def height(self) -> float:
        """Of all its rows."""
        return sum(band.height for band in self.bands) + self.end


class Lines(NamedTuple):
    """The lines of a paragraph: their heights, their words, and the notes whose marks stand in each."""

    heights: tuple[float, ...]
    words: tuple[str, ...]
    notes: tuple[tuple[int, ...], ...]


KnownLines = dict[tuple[int, float], tuple[Lines, Lines]]
"""Lines as LibreOffice and as Word break them, by the id of a paragraph and its room."""


class Measuring:
    """Measures the elements of one memo in a style.

    `known` has lines that are broken already, by the paragraph and its room: they are the same in a style that differs
    in nothing but space. Lines are those of LibreOffice, or of `word`; both are broken at once.
    """

    def __init__(self, style: MemoStyle, known: KnownLines | None = None, *, word: bool = False) -> None:
        self._style, self._word = style, word
        self._known: KnownLines = {} if known is None else known
        self._characters: dict[str, Style | None] = {}
        self._unlike: set[int] | None = None

    @cached_property
    def _body(self) -> Style:
        body = self._style.find("Body Text") or self._style.find("Normal")
        return body if body is not None else next(iter(self._style.styles.values()))

    def named(self, paragraph: Paragraph) -> Style:
        """The style in which a paragraph is written."""
        return self._style.find(paragraph.style) or self._body

    def _character(self, name: str) -> Style | None:
        if name not in self._characters:
            self._characters[name] = self._style.find(name, "character")
        return self._characters[name]

    # --- paragraphs ---------------------------------------------------------------------------------------------------

    def paragraph(self, paragraph: Paragraph, room: float) -> Strip:
        """A paragraph in a column of `room` points."""
        return self._strip(paragraph, room, id(paragraph))

    def _strip(self, paragraph: Paragraph, room: float, name: int) -> Strip:
        """A paragraph; `name` is the id of what holds it in the memo."""
        named = self.named(paragraph)
        key = name, room
        lines = self._known.get(key)
        if lines is None:
            lines = self._known[key] = self._lines(paragraph, named, room)
        return Strip(
            *lines[self._word],
            before=named.before if paragraph.before is None else paragraph.before,
            after=named.after if paragraph.after is None else paragraph.after,
            flow=named.flow,
            style=named.id,
            keep_next=paragraph.keep_next or named.flow.keep_next,
            page_break=paragraph.page_break or named.flow.page_break,
        )

    def _lines(self, paragraph: Paragraph, named: Style, room: float) -> tuple[Lines, Lines]:
        flow, (left, hang) = named.flow, self._indents(paragraph, named)
        pieces = list(self._pieces(paragraph.inlines, named))
        measure = max(room - left - flow.right, named.size)
        set_pieces = [piece._replace(text=_capitals(piece.text)) for piece in pieces] if named.caps else pieces
        (lines, by_word), skipped = _broken(set_pieces, named, flow, (left, hang), measure)
        text = "".join(piece.text for piece in pieces)[skipped:]
        pitch, by_word_pitch = (self._pitch(named, pieces, word=word) for word in (False, True))
        only_words = all(isinstance(inline, Words) for inline in paragraph.inlines)
        drawn = () if only_words else tuple(_drawn(paragraph.inlines))
        marks = () if only_words else tuple(self._marks(paragraph.inlines))

        def made(spans: Spans, pitch: float) -> Lines:
            heights = [pitch] * len(spans)
            if drawn:
                heights[-1] = _beside(flow, pitch, max(drawn))
            words = tuple([text[start:end].removesuffix(_PAGE) for start, end in spans])
            return Lines(tuple(heights), words, _placed(marks, spans, skipped) if marks else ((),) * len(spans))

        found = made(lines, pitch)
        return found, found if by_word is lines and by_word_pitch == pitch else made(by_word, by_word_pitch)

    def differs(self, paragraph: Paragraph) -> bool:
        """Whether Word breaks a paragraph that has been measured into other lines than LibreOffice does."""
        if self._unlike is None:
            self._unlike = {name for (name, _), (lines, by_word) in self._known.items() if lines is not by_word}
        return id(paragraph) in self._unlike

    def note(self, note: Note) -> Strip:
        """A footnote at the foot of an upright page."""
        inlines = (NoteMark(note.number, Noted.NUMBER), Words(_NOTE_TAB), *note.inlines)
        return self._strip(Paragraph("footnote text", inlines), self._style.text_width, id(note))

    def _indents(self, paragraph: Paragraph, named: Style) -> tuple[float, float]:
        """The left indent of a paragraph and where its first line begins from there."""
        flow = named.flow
        listing = paragraph.listing
        if listing is not None:
            found = self._style.find(listing.style)
            list_id, level = (found.list_id, paragraph.level) if found is not None else (None, 0)
        else:
            list_id, level = named.list_id, named.level
        levels = self._style.lists.get(list_id, ()) if list_id is not None else ()
        own = flow.own_indent and listing is None
        if own or level >= len(levels):
            return flow.left, flow.first
        return levels[level].left, max(levels[level].first, 0.0) if levels[level].first > 0 else 0.0

    def _pitch(self, named: Style, pieces: Sequence[Piece], *, word: bool) -> float:
        flow = named.flow
        if flow.exact:
            return flow.pitch
        drawn = pieces or (Piece("", named.size, named.face, named.bold),)
        natural = max(piece.size * natural_pitch(piece.text, piece.face, word=word) for piece in drawn)
        return max(flow.pitch, natural * flow.lines)

    def _pieces(self, inlines: Iterable[Inline], named: Style) -> Iterator[Piece]:
        strong = self._character("Strong")
        for inline in inlines:
            match inline:
                case Words():
                    own = self._character(inline.style) if inline.style else strong if inline.strong else None
                    piece = _piece(inline.text, named, own, size=inline.size)
                    yield piece._replace(bold=True) if inline.strong else piece
                case Link() | Jump() | Bookmark():
                    yield from self._pieces(inline.inlines, named)
                case SourceMark():
                    yield _piece(f"[{inline.number}]", named, self._character("Source Number"))
                case NoteMark():
                    said = f",{inline.number}" if inline.apart else str(inline.number)
                    yield _piece(said, named, self._character("footnote reference"))
                case CrossReference():
                    yield _piece(inline.text, named, None)
                case Count():
                    yield _piece(str(inline.number), named, None)
                case PageNumber():
                    yield _piece(_PAGE, named, None)
                case See() | ContentsMark() | ChartDrawing() | PictureDrawing():
                    pass

    def _marks(self, inlines: Iterable[Inline]) -> Iterator[tuple[int, int]]:
        """The notes that begin in inlines, each with the place of its mark in their text."""
        at = 0
        for inline in _flat(inlines):
            if isinstance(inline, NoteMark) and inline.noted is Noted.FIRST:
                yield at, inline.number
            at += len(_said(inline))

    # --- tables -------------------------------------------------------------------------------------------------------

    def table(self, table: Table) -> Grid:
        """A table, row by row."""
        cells = self._style.cells_of(table.style)
        head = bool(table.rows) and table.rows[0].head
        bands = []
        for number, row in enumerate(table.rows):
            rule = cells.top_rule if number == 0 else cells.row_rule
            if number == 1 and head and cells.head_rule is not None:
                rule = max(cells.head_rule, 0.0)
            bands.append(self._band(row, table.widths, cells, rule))
        return Grid(tuple(bands), cells.end_rule)

    def _band(self, row: Row, widths: Sequence[float], cells: Cells, rule: float) -> Band:
        column, most = 0, [0.0]
        steps: list[float] = []
        notes: list[int] = []
        around = cells.above + cells.below + rule
        for cell in row.cells:
            room = sum(widths[column : column + cell.span]) - cells.left - cells.right - cell.apart
            column += cell.span
            lines, height = self._cell(cell, room, notes)
            if height > max(most):
                steps = lines
            most.append(height)
        words = next((said for cell in row.cells for p in cell.paragraphs if (said := _plain(p.inlines))), "")
        kept = bool(row.cells) and bool(row.cells[0].paragraphs) and self._kept(row.cells[0].paragraphs[0])
        if steps:
            steps = [steps[0] + cells.above + rule, *steps[1:]]
            steps[-1] += cells.below
        return Band(max(most) + around, tuple(steps), row.parts, words, tuple(notes), kept, row.head)

    def _cell(self, cell: Cell, room: float, notes: list[int]) -> tuple[list[float], float]:
        """The lines of a cell, each with the space above it, and the height of all."""
        lines: list[float] = []
        last: Strip | None = None
        for paragraph in cell.paragraphs:
            strip = self.paragraph(paragraph, room)
            space = between(last, strip) if last is not None else strip.before
            lines += [strip.heights[0] + space, *strip.heights[1:]]
            notes += [number for line in strip.notes for number in line]
            last = strip
        if last is not None and lines:
            lines[-1] += last.after
        return lines, sum(lines)

    def _kept(self, paragraph: Paragraph) -> bool:
        return paragraph.keep_next or self.named(paragraph).flow.keep_next


def between(upper: Strip, lower: Strip) -> float:
    """The space between two paragraphs: the greater of the two, none between those of a style that wants none."""
    if upper.flow.contextual and lower.flow.contextual and upper.style == lower.style:
        return 0.0
    return max(upper.after, lower.before)


def _piece(text: str, named: Style, own: Style | None, size: float = 0.0) -> Piece:
    """Words in a character style on top of that of their paragraph."""
    if own is None:
        return Piece(text, size or named.size, named.face, named.bold)
    face = Face(own.face.latin or named.face.latin, own.face.east_asian or named.face.east_asian, named.face.language)
    points = size or own.size or named.size
    return Piece(text, points * _RAISED if own.raised else points, face, (named.bold or own.bold) and not own.light)


def _capitals(text: str) -> str:
    """Letters as they are drawn in capitals, as many as there are."""
    return "".join(capital if len(capital := char.upper()) == 1 else char for char in text)


def _broken(
    pieces: list[Piece], named: Style, flow: Flow, indents: tuple[float, float], measure: float
) -> tuple[tuple[Spans, Spans], int]:
    """The lines of a paragraph, and how many characters stand before the text in which they are, up to a tab."""
    left, hang = indents
    first, skipped = measure - hang, 0
    text = "".join(piece.text for piece in pieces)
    at = text.find("\t")
    if at >= 0 and "\n" not in text[:at]:
        pieces, taken = _behind(pieces, at)
        place = left + hang + taken
        stops = sorted({*flow.tabs, *((left,) if hang < 0 else ())})
        stop = next((stop for stop in stops if stop > place), place + named.size)
        first, skipped = measure + left - stop, at + 1
    lines = page_lines(pieces, named.size, named.face, measure, max(first, named.size))
    return lines, skipped


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


def _beside(flow: Flow, pitch: float, height: float) -> float:
    """The height of a line with a drawing in it, which stands on the baseline."""
    return pitch if flow.exact else max(pitch, height)


def _placed(
    marks: Iterable[tuple[int, int]], lines: Sequence[tuple[int, int]], skipped: int
) -> tuple[tuple[int, ...], ...]:
    found: list[list[int]] = [[] for _ in lines]
    for at, number in marks:
        line = next((i for i, (_, end) in enumerate(lines) if at - skipped < end), len(lines) - 1)
        found[line].append(number)
    return tuple(map(tuple, found))


def _drawn(inlines: Iterable[Inline]) -> Iterator[float]:
    """The heights of the drawings in a line."""
    return (inline.height for inline in _flat(inlines) if isinstance(inline, ChartDrawing | PictureDrawing))


def _flat(inlines: Iterable[Inline]) -> Iterator[Inline]:
    for inline in inlines:
        if isinstance(inline, Link | Jump | Bookmark):
            yield from _flat(inline.inlines)
        else:
            yield inline


def _said(inline: Inline) -> str:
    match inline:
        case Words() | CrossReference():
            return inline.text
        case SourceMark():
            return f"[{inline.number}]"
        case NoteMark():
            return f",{inline.number}" if inline.apart else str(inline.number)
        case Count():
            return str(inline.number)
        case _:
            return ""


def _plain(inlines: Iterable[Inline]) -> str:
    return "".join(map(_said, _flat(inlines)))

"""How high the elements of a memo are: lines of paragraphs, rows of tables. Lengths are points.

Lines are broken by the text measuring that decks have, in the widths that styles, lists and columns leave them.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

from briefdeck.audience.memo_flow import Box, Cells, Flow
from briefdeck.audience.memo_style import MemoStyle, Style
from briefdeck.document.memo import Cell, Note, Noted, NoteMark, Paragraph, Row, Table, Words
from briefdeck.ooxml.units import TWIP, exact_twips
from briefdeck.pipeline.pages.lines import Both, Inner, KnownLines, LineBreaking, Lines, Shaped
from briefdeck.values import replace

_NOTE_TAB = "\t"


class Strip(NamedTuple):
    """A paragraph measured: its lines, the height and the notes of each, and the space around it.

    A heading has its `outline` level from 0. What `adds` keeps its space beside that of its neighbour.
    """

    heights: tuple[float, ...]
    lines: Lines
    notes: tuple[tuple[int, ...], ...]
    before: float
    after: float
    flow: Flow
    style: str
    keep_next: bool
    page_break: bool = False
    outline: int | None = None
    adds: bool = False

    @property
    def words(self) -> tuple[str, ...]:
        """The words of each line."""
        return self.lines.words

    @property
    def box(self) -> Box | None:
        """Its borders above and below."""
        return self.flow.box

    @property
    def height(self) -> float:
        """Of all its lines."""
        return sum(self.heights)


class Band(NamedTuple):
    """A row measured: `steps` are its lines' heights, its margins included; one that `parts` may go on over a page.

    One that is `open` goes on in the next one: what that says is a detail of it.
    """

    height: float
    steps: tuple[float, ...]
    parts: bool
    notes: tuple[int, ...]
    keep_next: bool
    head: bool
    open: bool = False


class Grid(NamedTuple):
    """A table measured; what closes its last row is `end` high."""

    bands: tuple[Band, ...]
    end: float

    @property
    def height(self) -> float:
        """Of all its rows."""
        return sum(band.height for band in self.bands) + self.end


class _Named(NamedTuple):
    """What a paragraph style gives each of its paragraphs."""

    style: Style
    before: float
    after: float
    flow: Flow
    id: str
    keep_next: bool
    page_break: bool
    outline: int | None


class Measuring:
    """Measures the elements of one memo in a style.

    `share` is what is left of the spaces of its paragraphs, and of the margins above and below in its cells. `known`
    has lines that are broken already: they are the same whatever the spaces are. `breaking` breaks them. Lines are
    those of LibreOffice, or of `word`; both are broken at once.
    """

    def __init__(
        self, style: MemoStyle, known: KnownLines | None = None, *, share: float = 1.0, word: bool = False
    ) -> None:
        self._style, self._share, self._word = style, share, word
        self._known = KnownLines() if known is None else known
        self._styles: dict[str, _Named] = {}
        breaking = self._known.breaking
        self.breaking = self._known.breaking = LineBreaking(style) if breaking is None else breaking
        self._differing = 0  # paragraphs met that Word breaks into other lines
        self._spaced = 0  # and such in cells that have a space of their style

    @cached_property
    def _body(self) -> Style:
        body = self._style.find("Body Text") or self._style.find("Normal")
        return body if body is not None else next(iter(self._style.styles.values()))

    def _named(self, name: str) -> _Named:
        """The style in which a paragraph that names one is written."""
        found = self._styles.get(name)
        if found is None:
            known = self._style.find(name)
            own, outline = known or self._body, known.outline if known is not None else None
            flow = own.flow
            before, after = self._tightened(own.before), self._tightened(own.after)
            found = _Named(own, before, after, flow, own.id, flow.keep_next, flow.page_break, outline)
            self._styles[name] = found
        return found

    def _tightened(self, points: float) -> float:
        """The share of a space, in whole twentieths of a point, the unit of the file."""
        return points if self._share == 1.0 else round(points * 20 * self._share) / 20

    # --- paragraphs ---------------------------------------------------------------------------------------------------

    def paragraph(self, paragraph: Paragraph, room: float) -> Strip:
        """A paragraph in a column of `room` points."""
        return self._strip(paragraph, room, id(paragraph), cell=False)

    def note(self, note: Note) -> Strip:
        """A footnote at the foot of an upright page."""
        return self._strip(as_paragraph(note), self._style.text_width, id(note), cell=False)

    def _strip(self, paragraph: Paragraph, room: float, holder: int, *, cell: bool) -> Strip:
        """A paragraph; `holder` is the id of what holds it in the memo."""
        named = self._named(paragraph.style)
        lines = self._lines(paragraph, room, holder, cell=cell)
        return Strip(
            lines.heights,
            lines,
            lines.notes,
            named.before if paragraph.before is None else paragraph.before,
            named.after if paragraph.after is None else paragraph.after,
            named.flow,
            named.id,
            paragraph.keep_next or (named.keep_next and not paragraph.let_go),
            paragraph.page_break or named.page_break,
            named.outline,
            self._style.page.adds,
        )

    def broken(self, paragraph: Paragraph, room: float, *, cell: bool, holder: int = 0) -> Both:
        """The lines of a paragraph in a column of `room` points, or in a `cell` that leaves it so much, in both
        programs. `holder` is the id of what holds it in the memo, if it is not there itself."""
        at = (holder or id(paragraph), room)
        both = self._known.placed.get(at)
        if both is None:
            both = self.breaking.measured(paragraph, self._named(paragraph.style).style, room, cell=cell)
            self.know(*at, both)
        return both

    def know(self, holder: int, room: float, both: Both) -> None:
        """Take it that what a holder of this id holds has these lines in so much room."""
        self._known.placed[holder, room] = both
        if both[0] is not both[1]:
            self._known.unlike.add(holder)

    def shaped(self, paragraph: Paragraph, *, cell: bool) -> Shaped:
        """A paragraph that is tried in columns or cells of several widths."""
        return self.breaking.shaped(paragraph, self.named(paragraph), cell=cell)

    def named(self, paragraph: Paragraph) -> Style:
        """The style in which a paragraph is written."""
        return self._named(paragraph.style).style

    def _lines(self, paragraph: Paragraph, room: float, holder: int, *, cell: bool) -> Lines:
        both = self.broken(paragraph, room, cell=cell, holder=holder)
        if both[0] is not both[1]:
            self._differing += 1
        return both[self._word]

    # --- tables -------------------------------------------------------------------------------------------------------

    def table(self, table: Table) -> Grid:
        """A table, row by row."""
        cells = self._style.cells_of(table.style)
        if self._share != 1.0:
            cells = replace(cells, above=self._tightened(cells.above), below=self._tightened(cells.below))
        if table.wider:
            cells = replace(cells, above=cells.above + table.wider, below=cells.below + table.wider)
        head = bool(table.rows) and table.rows[0].head
        rows = self._known.rows.get((id(table), self._word))
        if rows is None:
            rows = self._rows(table, cells)
        bands = []
        for number, (row, inner) in enumerate(zip(table.rows, rows, strict=True)):
            rule = cells.top_rule if number == 0 else cells.row_rule
            if number == 1 and head and cells.head_rule is not None:
                # Of the rule below the one row and that above the other the wider is drawn.
                rule = max(cells.head_rule, rule)
            bands.append(self._band(row, inner, cells, rule))
        return Grid(tuple(bands), cells.end_rule)

    def _rows(self, table: Table, cells: Cells) -> list[Inner]:
        """What the rows of a table hold, the same for all spaces unless some stand in its cells."""
        differing, spaced = self._differing, self._spaced
        widths = as_written(table.widths)
        rows = [self._inner(row, rooms_of(row, widths, cells)) for row in table.rows]
        if self._differing > differing:
            self._known.unlike.add(id(table))
        if self._spaced == spaced:
            self._known.rows[id(table), self._word] = rows
        return rows

    def _inner(self, row: Row, rooms: Sequence[float]) -> Inner:
        height = 0.0
        steps: Sequence[float] = ()
        notes: tuple[int, ...] = ()
        for cell, room in zip(row.cells, rooms, strict=True):
            lines, own = self._cell(cell, room)
            if own:
                notes += own
            own_height = lines[0] if len(lines) == 1 else sum(lines)
            if own_height > height:
                steps, height = lines, own_height
        return Inner(height, steps, notes)

    def _band(self, row: Row, inner: Inner, cells: Cells, rule: float) -> Band:
        steps = [*inner.steps]
        if steps:
            steps[0] = steps[0] + cells.above + rule
            steps[-1] += cells.below
        height = inner.height + (cells.above + cells.below + rule)
        is_open = bool(row.cells) and row.cells[0].open_below
        return Band(height, tuple(steps), row.parts, inner.notes, self._kept(row), row.head, is_open)

    def _cell(self, cell: Cell, room: float) -> tuple[list[float], tuple[int, ...]]:
        """The lines of a cell, each with the space above it, and its notes."""
        if len(cell.paragraphs) == 1:
            return self._only(cell.paragraphs[0], room)
        lines: list[float] = []
        notes: tuple[int, ...] = ()
        last: Strip | None = None
        for paragraph in cell.paragraphs:
            self._spaced += self._is_spaced(paragraph, self.named(paragraph))
            strip = self._strip(paragraph, room, id(paragraph), cell=True)
            space = between(last, strip) if last is not None else strip.before
            lines.append(strip.heights[0] + space)
            lines += strip.heights[1:]
            if any(strip.notes):
                notes += sum(strip.notes, ())
            last = strip
        if last is not None:
            lines[-1] += last.after
        return lines, notes

    def _only(self, paragraph: Paragraph, room: float) -> tuple[list[float], tuple[int, ...]]:
        """The same of a cell with one paragraph, as most have."""
        named = self._named(paragraph.style)
        self._spaced += self._is_spaced(paragraph, named.style)
        found = self._lines(paragraph, room, id(paragraph), cell=True)
        lines = [*found.heights]
        lines[0] += named.before if paragraph.before is None else paragraph.before
        lines[-1] += named.after if paragraph.after is None else paragraph.after
        return lines, sum(found.notes, ()) if any(found.notes) else ()

    def _is_spaced(self, paragraph: Paragraph, named: Style) -> bool:
        """Whether a space around a paragraph is that of its style, which may be tightened."""
        return bool((named.before and paragraph.before is None) or (named.after and paragraph.after is None))

    def _kept(self, row: Row) -> bool:
        if row.keep_next is not None:
            return row.keep_next
        if not row.cells or not row.cells[0].paragraphs:
            return False
        first = row.cells[0].paragraphs[0]
        return first.keep_next or self._named(first.style).keep_next


def as_written(widths: Sequence[float]) -> list[float]:
    """The widths of columns as a file has them, in whole twips."""
    return [points * TWIP for points in exact_twips(widths)]


def rooms_of(row: Row, widths: Sequence[float], cells: Cells) -> list[float]:
    """The width that each cell of a row leaves its text, in columns of these widths."""
    if len(row.cells) == len(widths):
        return [at - cells.left - cells.right - cell.apart for at, cell in zip(widths, row.cells, strict=True)]
    made, column = [], 0
    for cell in row.cells:
        end = column + cell.span
        made.append(sum(widths[column:end]) - cells.left - cells.right - cell.apart)
        column = end
    return made


def as_paragraph(note: Note) -> Paragraph:
    """A footnote as it stands at the foot of a page, its number before it."""
    inlines = (NoteMark(note.number, Noted.NUMBER), Words(_NOTE_TAB), *note.inlines)
    return Paragraph("footnote text", inlines, narrower=note.narrower)


def between(upper: Strip, lower: Strip) -> float:
    """The space between two paragraphs: the greater of the two, none between those of a style that wants none."""
    if upper.flow.contextual and lower.flow.contextual and upper.style == lower.style:
        return 0.0
    return upper.after + lower.before if upper.adds else max(upper.after, lower.before)

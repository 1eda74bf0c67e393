"""Tables with an explicit grid: widths from what the cells hold, header rows that repeat, rows that do not break.

Widths are points until they are written as twips; the columns of a grid add up to the width of the table exactly.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from briefdeck.audience.memo_style import MemoStyle
from briefdeck.blocks.table import Column, Row, Table
from briefdeck.document.richtext import RichText
from briefdeck.model.leaves import Align
from briefdeck.ooxml.names import qn
from briefdeck.ooxml.units import twips
from briefdeck.ooxml.xml import E, Element
from briefdeck.outputs.docx.text import Words
from briefdeck.text import widest_word, width

# Word and LibreOffice set a quarter of an em between East Asian and Latin letters.
_SCRIPT_GAP = 0.25
_SCRIPT_CHANGE = re.compile("(?<=[\u3040-\u30ff\u3400-\u9fff])[0-9A-Za-z]|(?<=[0-9A-Za-z])[\u3040-\u30ff\u3400-\u9fff]")
# No column with wrapping text gets narrower than this many characters.
_LEAST_EMS = 5.0
# A table that is no higher than this share of the page's text stays on one page.
_INSEPARABLE = 0.2
_HEADS = {Align.LEFT: "Table Head", Align.RIGHT: "Table Head Number", Align.CENTER: "Table Head Center"}
_CELLS = {Align.LEFT: "Table Text", Align.RIGHT: "Table Number", Align.CENTER: "Table Center"}


@dataclass(frozen=True, slots=True)
class Cell:
    """Paragraphs of a cell, over `span` columns; `bare` takes away the rule above it or below it."""

    paragraphs: tuple[Element, ...]
    span: int = 1
    bare: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A row of cells; `head` repeats it on each page, `tall` lets it break."""

    cells: tuple[Cell, ...]
    head: bool = False
    tall: bool = False


@dataclass(frozen=True, slots=True)
class Measured:
    """The columns of a table with the width in pt of their contents, unwrapped and at least; margins come on top."""

    columns: tuple[Column, ...]
    needs: tuple[float, ...]
    least: tuple[float, ...]


class Tables:
    """Makes tables in the styles of one template."""

    def __init__(self, style: MemoStyle, text: Words) -> None:
        self._style = style
        self._text = text
        named = style.find("Briefing Table", "table")
        self._table_style = named.id if named else ""

    def measured(self, table: Table) -> Measured:
        """What the columns of a table ask for."""
        columns = _columns(table)
        needs, least = [], []
        for index, column in enumerate(columns):
            cells = [row.cells[index] for row in table.rows if index < len(row.cells)]
            natural = max(map(self._natural, cells), default=0.0)
            needs.append(max(natural, self._natural(column.title, head=True)))
            least.append(self._least([column.title, *cells], max(natural, self._natural(column.title))))
        return Measured(tuple(columns), tuple(needs), tuple(least))

    def is_wide(self, measured: Measured) -> bool:
        """Whether the columns do not find their least width beside each other on an upright page."""
        total = sum(low + self._style.cell_margin for low in measured.least)
        return not any(c.weight for c in measured.columns) and total > self._style.text_width

    def table(self, table: Table, measured: Measured | None = None, width: float = 0.0) -> Element:
        """A table of content, `width` points wide, else as wide as the text.

        What is short keeps its width, what is long shares the rest. A detail stands in a row of its own below the row
        that it belongs to.
        """
        measured = measured or self.measured(table)
        columns, around = measured.columns, self._style.cell_margin + 2
        needs, least = ([length + around for length in lengths] for lengths in (measured.needs, measured.least))
        widths = shares(needs, least, [c.weight for c in columns], width or self._style.text_width)
        lines = [Line(tuple(self._head(c) for c in columns), head=True)] if any(c.title for c in columns) else []
        for row in table.rows:
            lines += self._lines(columns, row, widths)
        last = bool(table.rows) and table.rows[-1].strong and not table.rows[-1].detail
        return self.build(lines, widths, last_strong=last, name=table.caption.plain)

    def _head(self, column: Column) -> Cell:
        runs = self._text.runs(column.title)
        return Cell((self._text.paragraph(_HEADS[column.align], *runs),))

    def _lines(self, columns: Sequence[Column], row: Row, widths: Sequence[float]) -> Iterator[Line]:
        cells = []
        lines = 1.0
        for index, column in enumerate(columns):
            cell = row.cells[index] if index < len(row.cells) else RichText()
            runs = self._text.runs(cell, strong=row.strong or column.strong)
            paragraph = self._text.paragraph(_CELLS[column.align], *runs)
            cells.append(Cell((paragraph,), bare="bottom" if row.detail else ""))
            lines = max(lines, self._natural(cell) / max(widths[index], 1.0))
        yield Line(tuple(cells), tall=self._is_tall(lines))
        if row.detail:
            detail = self._text.paragraph("Table Text", *self._text.runs(row.detail))
            tall = self._is_tall(self._natural(row.detail) / sum(widths))
            yield Line((Cell((detail,), len(columns), "top"),), tall=tall)

    def _is_tall(self, lines: float) -> bool:
        """Whether a row fills more than half a page and so must be allowed to break."""
        return lines * self._size() * 1.5 > self._style.text_height / 2

    def _size(self) -> float:
        found = self._style.find("Table Text")
        return found.size if found else 10.0

    def _natural(self, text: RichText, *, head: bool = False) -> float:
        """Width in pt of a text that does not wrap, its widest line if it has several."""
        found = self._style.find("Table Head" if head else "Table Text")
        if found is None:
            return 0.0
        marks = 0.45 * found.size * len(text.citations) * 3
        lines = text.plain.split("\n")
        return marks + max(
            width(line, found.size, found.face, bold=found.bold)
            + len(_SCRIPT_CHANGE.findall(line)) * _SCRIPT_GAP * found.size
            for line in lines
        )

    def natural(self, text: RichText) -> float:
        """Width in pt that a table cell needs for this text, its margins included."""
        return self._natural(text) + self._style.cell_margin + 2

    def _least(self, cells: Sequence[RichText], natural: float) -> float:
        """The least width of a column whose widest cell, its head included, is `natural` points wide."""
        found = self._style.find("Table Head")
        if found is None:
            return 0.0
        words = max((widest_word(c.plain, found.size, found.face, found.bold) for c in cells), default=0.0)
        return max(words, min(_LEAST_EMS * found.size, natural))

    def build(
        self,
        lines: Sequence[Line],
        widths: Sequence[float],
        *,
        last_strong: bool = False,
        name: str = "",
        together: bool = False,
    ) -> Element:
        """The table element; `name` is its alternative title, `together` keeps it on one page."""
        grid = exact_twips(widths)
        head = bool(lines) and lines[0].head
        table = E("w:tbl", None, self._properties(sum(grid), head, last_strong, name))
        table.append(E("w:tblGrid", None, *(E("w:gridCol", {"w:w": str(w)}) for w in grid)))
        small = self._height(lines, widths) <= _INSEPARABLE * self._style.text_height
        kept = _kept(len(lines), head=head, together=together or small)
        for number, line in enumerate(lines):
            if number in kept:
                for cell in line.cells:
                    for paragraph in cell.paragraphs:
                        keep_next(paragraph)
            table.append(_row(line, grid))
        return table

    def _height(self, lines: Sequence[Line], widths: Sequence[float]) -> float:
        """About how high a table is, in pt: no more is known of a page that Word breaks."""
        size = self._size()
        height = 0.0
        for line in lines:
            column, most = 0, 1
            for cell in line.cells:
                room = max(sum(widths[column : column + cell.span]) - self._style.cell_margin, size)
                column += cell.span
                texts = (sum(len(t.text or "") for t in p.iter(qn("w:t"))) for p in cell.paragraphs)
                most = max(most, sum(1 + int(count * size * 0.8 / room) for count in texts))
            height += (most + 0.5) * size * 1.6
        return height

    def _properties(self, total: int, head: bool, last_strong: bool, name: str) -> Element:
        properties = E("w:tblPr")
        if self._table_style:
            properties.append(E("w:tblStyle", {"w:val": self._table_style}))
        properties.append(E("w:tblW", {"w:w": str(total), "w:type": "dxa"}))
        properties.append(E("w:tblLayout", {"w:type": "fixed"}))
        properties.append(_look(head, last_strong))
        if name:
            properties.append(E("w:tblCaption", {"w:val": name}))
        return properties


def _columns(table: Table) -> list[Column]:
    """The columns, with one for every cell of the longest row."""
    count = max([len(table.columns), *(len(r.cells) for r in table.rows)], default=0) or 1
    return [*table.columns, *[Column(RichText())] * (count - len(table.columns))]


def _look(head: bool, last_strong: bool) -> Element:
    """Which parts of the table style apply: header and total row, no banding (17.4.55; the bits of w:val are its)."""
    bits = 0x0600 | (0x0020 if head else 0) | (0x0040 if last_strong else 0)
    flags = {"firstRow": head, "lastRow": last_strong, "firstColumn": False, "lastColumn": False}
    shown = {f"w:{name}": "1" if on else "0" for name, on in flags.items()}
    return E("w:tblLook", {"w:val": f"{bits:04X}", **shown, "w:noHBand": "1", "w:noVBand": "1"})


def _kept(count: int, *, head: bool, together: bool) -> frozenset[int]:
    """Rows that stay with the next one, so that no row stands alone: the header, the first, the last but one."""
    first = 1 if head else 0
    rows = count - first
    if together:
        return frozenset(range(count - 1))
    alone = {first} if rows > 3 else set()
    return frozenset(alone | ({count - 2} if rows > 2 else set()) | ({0} if head else set()))


def keep_next(paragraph: Element) -> None:
    """Keep a paragraph on the page of what follows it (17.3.1.15)."""
    properties = paragraph.find(qn("w:pPr"))
    if properties is not None and properties.find(qn("w:keepNext")) is None:
        properties.insert(1, E("w:keepNext"))


def _row(line: Line, grid: Sequence[int]) -> Element:
    properties = E("w:trPr", None, None if line.tall else E("w:cantSplit"), E("w:tblHeader") if line.head else None)
    row = E("w:tr", None, properties if len(properties) else None)
    column = 0
    for cell in line.cells:
        total = sum(grid[column : column + cell.span])
        column += cell.span
        facts = E("w:tcPr", None, E("w:tcW", {"w:w": str(total), "w:type": "dxa"}))
        if cell.span > 1:
            facts.append(E("w:gridSpan", {"w:val": str(cell.span)}))
        if cell.bare:
            facts.append(E("w:tcBorders", None, E(f"w:{cell.bare}", {"w:val": "nil"})))
        row.append(E("w:tc", None, facts, *cell.paragraphs))
    return row


def shares(needs: Sequence[float], least: Sequence[float], weights: Sequence[float], total: float) -> list[float]:
    """Divide `total` points among columns.

    A weight counts against 1 for a column without one. Else a column that needs no more than its even share gets what
    it needs, and the rest is divided by need, so that long cells take about as many lines as each other; nothing goes
    below the least width while there is room for it.
    """
    count = len(needs)
    if any(w > 0 for w in weights):
        parts = [w if w > 0 else 1.0 for w in weights]
        return [total * part / sum(parts) for part in parts]
    if sum(needs) <= total:
        spare = (total - sum(needs)) / sum(needs) if sum(needs) else 0.0
        return [need * (1 + spare) for need in needs] if sum(needs) else [total / count] * count
    widths = [0.0] * count
    open_columns = sorted(range(count), key=lambda i: needs[i])
    room = total
    while open_columns and needs[open_columns[0]] <= room / len(open_columns):
        first = open_columns.pop(0)
        widths[first] = needs[first]
        room -= needs[first]
    need = sum(needs[i] for i in open_columns)
    for index in open_columns:
        widths[index] = room * needs[index] / need
    return _raised(widths, least, total)


def _raised(widths: list[float], least: Sequence[float], total: float) -> list[float]:
    """Give columns below their least width what those above theirs can spare."""
    floor = [min(low, total / len(widths)) for low in least]
    lacking = sum(max(low - w, 0.0) for w, low in zip(widths, floor, strict=True))
    spare = sum(max(w - low, 0.0) for w, low in zip(widths, floor, strict=True))
    if not lacking or not spare:
        return widths
    taken = min(lacking / spare, 1.0)
    return [low if w < low else w - (w - low) * taken for w, low in zip(widths, floor, strict=True)]


def exact_twips(widths: Sequence[float]) -> list[int]:
    """Twips that add up to the twips of the sum, each at least 1."""
    edges = [0]
    position = 0.0
    for points in widths:
        position += points
        edges.append(max(twips(position), edges[-1] + 1))
    return [right - left for left, right in pairwise(edges)]

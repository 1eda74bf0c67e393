"""How high the headers and footers of a memo's template are: what they leave of its pages. Lengths are points.

They hold what letterheads hold: lines that wrap, logos in the line, tables for their columns, fields, controls. What is
anchored to the page, and frames, take nothing of it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from math import ceil

from briefdeck.audience.memo_flow import Cells, box_of, cells_of, width_of_border
from briefdeck.ooxml.names import MC, WP, W
from briefdeck.ooxml.styles import StyleSheet, face_of, is_set, value
from briefdeck.ooxml.theme import Theme
from briefdeck.ooxml.units import EMU, twip_points, whole
from briefdeck.ooxml.xml import Element
from briefdeck.patterns import regex
from briefdeck.text import Face, PageText, Piece, natural_pitch, width

_LINE = 240  # pitches without a rule are 240ths of a line
_MOST = 2000  # points: higher than any page
_DRAWN = "\ufffc"  # stands for a drawing in the line, as wide as that
_PLACE = regex(r"\{(\w+)\}")
_HOLDERS = frozenset(
    f"{W}{name}" for name in ("sdt", "sdtContent", "ins", "moveTo", "hyperlink", "fldSimple", "smartTag", "customXml")
)
_SIGNS = {f"{W}tab": "\t", f"{W}cr": "\n", f"{W}noBreakHyphen": "\u2011", f"{W}ptab": "\t"}
_VML_HEIGHT = regex(r"(?:^|;)\s*height:\s*([\d.]+)(pt|in|mm|cm|px)?", re.IGNORECASE)
_UNITS = {"pt": 1.0, "in": 72.0, "mm": 72 / 25.4, "cm": 72 / 2.54, "px": 0.75, "": 1.0}
_VML = "{urn:schemas-microsoft-com:vml}"


class Furniture:
    """Measures headers and footers in the styles of a template.

    `words` tells what will stand in a place in braces, by its name. Of the spaces of neighbours the greater counts, or
    both where the template `adds` them.
    """

    def __init__(self, sheet: StyleSheet, theme: Theme, words: Callable[[str], str], *, adds: bool) -> None:
        self._sheet, self._theme, self._words, self._adds = sheet, theme, words, adds

    def height(self, part: Element, room: float) -> float:
        """The height of a header or footer in a column of `room` points."""
        return min(sum(self._stacked(part, room)), float(_MOST))

    def _stacked(self, holder: Element, room: float) -> tuple[float, float]:
        """The height of paragraphs and tables one below the other, and the space after the last one."""
        height = after = 0.0
        above = None
        for block in _flat(holder, (f"{W}p", f"{W}tbl")):
            if block.tag == f"{W}tbl":
                height, after, above = height + after + self._table(block, room), 0.0, None
                continue
            if block.find(f"{W}pPr/{W}framePr") is not None:
                continue
            style = self._style_of(block)
            before, own, following = self._paragraph(block, style, room)
            alike = above is not None and above is style and self._sheet.is_on(style, "pPr/contextualSpacing")
            between = 0.0 if alike else after + before if self._adds else max(after, before)
            height, after, above = height + between + own, following, style
        return height, after

    def _style_of(self, paragraph: Element) -> Element | None:
        return self._sheet.by_id.get(value(paragraph, "pPr/pStyle") or "", self._sheet.default("paragraph"))

    # --- paragraphs ---------------------------------------------------------------------------------------------------

    def _paragraph(self, paragraph: Element, style: Element | None, room: float) -> tuple[float, float, float]:
        """The space before a paragraph, what its lines and its box take, and the space after it."""
        sheet = self._sheet

        def said(name: str, attribute: str) -> str | None:
            own = value(paragraph, f"pPr/{name}", attribute)
            return own if own is not None else sheet.first(style, f"pPr/{name}", attribute)

        pieces, drawn = self._shown(paragraph, style)
        left, right = (twip_points(said("ind", side)) for side in ("left", "right"))
        hang = twip_points(said("ind", "firstLine")) - twip_points(said("ind", "hanging"))
        measure = max(room - left - right, 36.0)
        rule, pitch = said("spacing", "lineRule") or "auto", said("spacing", "line")
        lines = list(_lines(pieces, measure, measure - hang))
        if rule == "exact":
            taken = len(lines) * twip_points(pitch)
        else:
            share = (whole(pitch) or _LINE) / _LINE if rule == "auto" else 1.0
            least = twip_points(pitch) if rule != "auto" else 0.0
            heights = [max(_natural(line) * share, least) for line in lines]
            places = [number for number, line in enumerate(lines) if any(_DRAWN in piece.text for piece in line)]
            for number, high in zip(places, drawn, strict=False):
                heights[number] = max(heights[number], high)
            taken = sum(heights)
        box = box_of(sheet, style)
        taken += box.above + box.below if box is not None else 0.0
        return twip_points(said("spacing", "before")), taken, twip_points(said("spacing", "after"))

    def _shown(self, paragraph: Element, style: Element | None) -> tuple[list[Piece], list[float]]:
        """The words of a paragraph, and the heights of the drawings that stand in it."""
        sheet = self._sheet
        face = Face(*(sheet.face(style, slot, self._theme) for slot in ("ascii", "eastAsia")))
        usual, bold = sheet.size(style), sheet.is_on(style, "rPr/b")
        pieces: list[Piece] = []
        drawn: list[float] = []
        for run in _flat(paragraph, (f"{W}r",)):
            own = sheet.by_id.get(value(run, "rPr/rStyle") or "")
            size = whole(value(run, "rPr/sz")) or (whole(sheet.own(own, "rPr/sz")) if own is not None else 0) or usual
            fonts = run.find(f"{W}rPr/{W}rFonts")
            latin, east_asian = (face_of(fonts, slot, self._theme) for slot in ("ascii", "eastAsia"))
            heavy = run.find(f"{W}rPr/{W}b")
            look = Face(latin or face.latin, east_asian or face.east_asian)
            strong = is_set(heavy) if heavy is not None else bold
            for child in run:
                if drawing := _drawing(child):
                    pieces.append(Piece(_DRAWN, drawing[0], face, bold=False))
                    drawn.append(drawing[1])
                elif words := _PLACE.sub(lambda place: self._words(place[1]), _said(child)):
                    pieces.append(Piece(words, size / 2, look, strong))
        mark = whole(value(paragraph, "pPr/rPr/sz")) or usual
        return pieces or [Piece("", mark / 2, face, bold)], drawn

    # --- tables -------------------------------------------------------------------------------------------------------

    def _table(self, table: Element, room: float) -> float:
        style = self._sheet.by_id.get(value(table, "tblPr/tblStyle") or "", self._sheet.default("table"))
        cells = cells_of(self._sheet, style) if style is not None else Cells()
        borders = table.find(f"{W}tblPr/{W}tblBorders")
        top, between, end = (
            width_of_border(borders.find(f"{W}{side}")) if borders is not None else usual
            for side, usual in (("top", cells.top_rule), ("insideH", cells.row_rule), ("bottom", cells.end_rule))
        )
        widths = [twip_points(column.get(f"{W}w")) for column in table.iterfind(f"{W}tblGrid/{W}gridCol")]
        height = 0.0
        begun: dict[int, float] = {}
        for number, row in enumerate(_flat(table, (f"{W}tr",))):
            rule = between if number else top
            own = self._row(row, table, cells, widths, (height, rule, room), begun)
            height += own
        return height + end

    def _row(
        self,
        row: Element,
        table: Element,
        cells: Cells,
        widths: Sequence[float],
        at: tuple[float, float, float],
        begun: dict[int, float],
    ) -> float:
        """The height of a row; `at` is what stands above it, its rule, and the room of the table. `begun` are the cells
        that go on over rows, by their columns: how far down they reach."""
        above, rule, room = at
        tallest = 0.0
        column = whole(value(row, "trPr/gridBefore"))
        held = list(_flat(row, (f"{W}tc",)))
        for cell in held:
            span = max(whole(value(cell, "tcPr/gridSpan")), 1)
            margins = [
                _margin(cell, table, side, usual)
                for side, usual in (
                    ("top", cells.above),
                    ("bottom", cells.below),
                    ("left", cells.left),
                    ("right", cells.right),
                )
            ]
            given = sum(widths[column : column + span]) or twip_points(value(cell, "tcPr/tcW", "w")) or room / len(held)
            merged = cell.find(f"{W}tcPr/{W}vMerge")
            if merged is None or merged.get(f"{W}val") == "restart":
                own, after = self._stacked(cell, max(given - margins[2] - margins[3], 12.0))
                # LibreOffice counts the space after the last paragraph of a cell twice here, and once in the text.
                content = own + 2 * after + margins[0] + margins[1]
                if merged is None:
                    tallest = max(tallest, content)
                else:
                    begun[column] = above + content
            column += span
        high = whole(value(row, "trPr/trHeight"))
        said = twip_points(str(high))
        if value(row, "trPr/trHeight", "hRule") == "exact":
            return said
        going = [reach - above for place, reach in begun.items() if _ends(row, place)]
        return max(tallest, *going, 0.0, said - rule) + rule


def _ends(row: Element, column: int) -> bool:
    """Whether a cell that goes on over rows ends with a row."""
    following = row.getnext()
    at = 0
    for cell in _flat(following, (f"{W}tc",)) if following is not None and following.tag == f"{W}tr" else ():
        if at == column:
            merged = cell.find(f"{W}tcPr/{W}vMerge")
            return merged is None or merged.get(f"{W}val") == "restart"
        at += max(whole(value(cell, "tcPr/gridSpan")), 1)
    return True


def _margin(cell: Element, table: Element, side: str, usual: float) -> float:
    for holder, path in ((cell, "tcPr/tcMar"), (table, "tblPr/tblCellMar")):
        said = value(holder, f"{path}/{side}", "w")
        if said is not None:
            return twip_points(said)
    return usual


def _flat(holder: Element, tags: Sequence[str]) -> Iterator[Element]:
    """Children of these names, those in controls, links, fields and insertions too; nothing of what is deleted."""
    for child in holder:
        if child.tag in tags:
            yield child
        elif child.tag in _HOLDERS:
            yield from _flat(child, tags)


def _said(child: Element) -> str:
    """The words of a child of a run."""
    if child.tag == f"{W}t":
        return child.text or ""
    if child.tag == f"{W}br":
        return "\n" if child.get(f"{W}type", "textWrapping") == "textWrapping" else ""
    return _SIGNS.get(str(child.tag), "")


def _drawing(child: Element) -> tuple[float, float] | None:
    """The width and height of a drawing in the line; None for what is none."""
    if child.tag == f"{MC}AlternateContent":
        found = (_drawing(inner) for choice in child for inner in choice)
        return next((drawing for drawing in found if drawing), None)
    if child.tag == f"{W}drawing":
        extent = child.find(f"{WP}inline/{WP}extent")
        if extent is None:
            return None
        across, down = (whole(extent.get(side)) / EMU for side in ("cx", "cy"))
        return across, down
    if child.tag in (f"{W}pict", f"{W}object"):
        shape = next(child.iter(f"{_VML}shape"), None)
        said = shape.get("style", "") if shape is not None else ""
        high = _VML_HEIGHT.search(said)
        if high is None or "position:absolute" in said.replace(" ", ""):
            return None
        return 1.0, float(high[1]) * _UNITS[(high[2] or "").casefold()]
    return None


def _lines(pieces: Sequence[Piece], measure: float, first: float) -> Iterator[list[Piece]]:
    """The pieces on each line. Words between tabs stand on one where they have room."""
    text = "".join(piece.text for piece in pieces)
    if "\t" in text:
        for said in text.split("\n"):
            row = [piece for piece in pieces if piece.text in said] or [pieces[0]]
            taken = sum(width(piece.text.replace("\t", ""), piece.size, piece.face, bold=piece.bold) for piece in row)
            yield from [row] * max(ceil(taken / measure), 1)
        return
    spans, _ = PageText(pieces, pieces[0].size, pieces[0].face).lines(measure, max(first, pieces[0].size))
    for start, end in spans:
        yield list(_between(pieces, start, end)) or [pieces[-1]]


def _between(pieces: Iterable[Piece], start: int, end: int) -> Iterator[Piece]:
    """The pieces of which something stands between two places of the text."""
    at = 0
    for piece in pieces:
        first, last = max(start - at, 0), min(end - at, len(piece.text))
        if first < last:
            yield piece._replace(text=piece.text[first:last])
        at += len(piece.text)


def _natural(line: Iterable[Piece]) -> float:
    """The height of a line of words, without its drawings."""
    said = (piece for piece in line if piece.text != _DRAWN)
    return max((piece.size * natural_pitch(piece.text, piece.face) for piece in said), default=0.0)

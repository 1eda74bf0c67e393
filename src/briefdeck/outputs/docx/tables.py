"""Tables with an explicit grid: header rows that repeat, rows that do not break.

Widths are points until they are written as twips; the columns of a grid add up to the width of the table exactly.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from briefdeck.audience.memo_style import MemoStyle
from briefdeck.document.memo import Row, Table
from briefdeck.ooxml.units import twips
from briefdeck.ooxml.xml import E, Element
from briefdeck.outputs.docx.text import Text


class Tables:
    """Writes tables in the styles of one template."""

    def __init__(self, style: MemoStyle, text: Text) -> None:
        self._text = text
        self._style = style
        # No table style knows which row or column matters: the fill that the template gives them is written out.
        self._focus = style.fills.get("table focus")

    def table(self, table: Table) -> Element:
        """The table element."""
        grid = exact_twips(table.widths)
        made = E("w:tbl", None, self._properties(table, sum(grid)))
        made.append(E("w:tblGrid", None, *(E("w:gridCol", {"w:w": str(w)}) for w in grid)))
        for row in table.rows:
            made.append(self._row(row, grid, self._style.cells_of(table.style).right))
        return made

    def _properties(self, table: Table, total: int) -> Element:
        properties = E("w:tblPr")
        named = self._style.find(table.style, "table") or self._style.find("Briefing Table", "table")
        if named is not None:
            properties.append(E("w:tblStyle", {"w:val": named.id}))
        properties.append(E("w:tblW", {"w:w": str(total), "w:type": "dxa"}))
        properties.append(E("w:tblLayout", {"w:type": "fixed"}))
        properties.append(_look(bool(table.rows) and table.rows[0].head, table.strong_end))
        if table.title:
            properties.append(E("w:tblCaption", {"w:val": table.title}))
        return properties

    def _row(self, row: Row, grid: Sequence[int], margin: float) -> Element:
        properties = E("w:trPr", None, None if row.parts else E("w:cantSplit"), E("w:tblHeader") if row.head else None)
        return E("w:tr", None, properties if len(properties) else None, *self._cells(row, grid, margin))

    def _cells(self, row: Row, grid: Sequence[int], margin: float) -> Iterator[Element]:
        column = 0
        for cell in row.cells:
            total = sum(grid[column : column + cell.span])
            column += cell.span
            facts = E("w:tcPr", None, E("w:tcW", {"w:w": str(total), "w:type": "dxa"}))
            if cell.span > 1:
                facts.append(E("w:gridSpan", {"w:val": str(cell.span)}))
            bare = [side for side, is_open in (("top", cell.open_above), ("bottom", cell.open_below)) if is_open]
            if bare:
                facts.append(E("w:tcBorders", None, *(E(f"w:{side}", {"w:val": "nil"}) for side in bare)))
            if cell.focus and self._focus is not None:
                facts.append(E("w:shd", self._focus))
            if cell.apart:
                right = {"w:w": str(twips(margin + cell.apart)), "w:type": "dxa"}
                facts.append(E("w:tcMar", None, E("w:right", right)))
            yield E(
                "w:tc", None, facts, *(self._text.paragraph(paragraph, in_cell=True) for paragraph in cell.paragraphs)
            )


def _look(head: bool, last_strong: bool) -> Element:
    """Which parts of the table style apply: header, total row and the first column, which names what the others say, no
    banding (17.4.55; the bits of w:val are its)."""
    bits = 0x0680 | (0x0020 if head else 0) | (0x0040 if last_strong else 0)
    flags = {"firstRow": head, "lastRow": last_strong, "firstColumn": True, "lastColumn": False}
    shown = {f"w:{name}": "1" if on else "0" for name, on in flags.items()}
    return E("w:tblLook", {"w:val": f"{bits:04X}", **shown, "w:noHBand": "1", "w:noVBand": "1"})


def exact_twips(widths: Sequence[float]) -> list[int]:
    """Twips that add up to the twips of the sum, each at least 1."""
    edges = [0]
    position = 0.0
    for points in widths:
        position += points
        edges.append(max(twips(position), edges[-1] + 1))
    return [right - left for left, right in pairwise(edges)]

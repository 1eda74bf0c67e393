"""Tables with an explicit grid: header rows that repeat, rows that do not break.

Widths are points until they are written as twips; the columns of a grid add up to the width of the table exactly.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from briefdeck.audience.memo_style import MemoStyle, Style
from briefdeck.document.memo import Cell, Row, Table
from briefdeck.ooxml.markup import Markup, tag
from briefdeck.ooxml.units import exact_twips, twips
from briefdeck.outputs.docx.text import Text

_TWIPS = 20  # of a point


class Tables:
    """Writes tables in the styles of one template, of whose spaces there is a `share`."""

    def __init__(self, style: MemoStyle, text: Text, share: float) -> None:
        self._share = share
        self._text = text
        self._style = style
        # No table style knows which row or column matters: the fill that the template gives them is written out.
        self._focus = _shading(style.fills.get("table focus"))
        self._filled = style.fills.get("table focus", {}).get("w:fill", "")

    def table(self, table: Table) -> Markup:
        """The table element."""
        grid = exact_twips(table.widths)
        named = self._style.find(table.style, "table") or self._style.find("Briefing Table", "table")
        if table.rows:
            parts = [name for name, on in _parts(table.rows[0].head, table.strong_end).items() if on]
            self._text.story.begins(named.id if named is not None else "", table.title, grid, parts)
        margin = self._style.cells_of(table.style).right
        rows = (self._row(row, number, grid, margin) for number, row in enumerate(table.rows))
        columns = tag("w:tblGrid", None, *(tag("w:gridCol", {"w:w": str(w)}) for w in grid))
        return tag("w:tbl", None, self._properties(table, named, sum(grid)), columns, *rows)

    def _properties(self, table: Table, named: Style | None, total: int) -> Markup:
        return tag(
            "w:tblPr",
            None,
            tag("w:tblStyle", {"w:val": named.id}) if named is not None else None,
            tag("w:tblW", {"w:w": str(total), "w:type": "dxa"}),
            tag("w:tblLayout", {"w:type": "fixed"}),
            self._margins(table) if table.wider else None,
            _look(bool(table.rows) and table.rows[0].head, table.strong_end),
            tag("w:tblCaption", {"w:val": table.title}) if table.title else None,
        )

    def _margins(self, table: Table) -> Markup:
        """The margins above and below in the cells of a table that has some room beside those of its style."""
        cells = self._style.cells_of(table.style)
        sides = (("top", cells.above), ("bottom", cells.below))
        return tag(
            "w:tblCellMar",
            None,
            *(
                tag(f"w:{side}", {"w:w": str(round(at * _TWIPS * self._share) + twips(table.wider)), "w:type": "dxa"})
                for side, at in sides
            ),
        )

    def _row(self, row: Row, number: int, grid: Sequence[int], margin: float) -> Markup:
        properties = (None if row.parts else tag("w:cantSplit"), tag("w:tblHeader") if row.head else None)
        stated = tag("w:trPr", None, *properties) if any(properties) else None
        return tag("w:tr", None, stated, *self._cells(row, number, grid, margin))

    def _cells(self, row: Row, number: int, grid: Sequence[int], margin: float) -> Iterator[Markup]:
        column, text = 0, self._text
        for cell in row.cells:
            total = sum(grid[column : column + cell.span])
            text.story.enters(number, column, self._filled if cell.focus else "")
            column += cell.span
            facts = _facts(
                total,
                cell.span,
                tuple(_bare(cell)),
                self._focus if cell.focus else None,
                twips(margin + cell.apart) if cell.apart else 0,
            )
            said = [text.paragraph(one, in_cell=True, keep_next=row.keep_next) for one in cell.paragraphs]
            yield tag("w:tc", None, facts, *said)
            text.story.leaves()


def _bare(cell: Cell) -> Iterator[str]:
    """The sides of a cell without a rule."""
    if cell.open_above:
        yield "top"
    if cell.open_below:
        yield "bottom"


@lru_cache(maxsize=1024)  # most cells are like others
def _facts(total: int, span: int, bare: tuple[str, ...], shading: Markup | None, apart: int) -> Markup:
    """`w:tcPr`; widths in twips, `apart` is the right margin where that is the cell's own, else 0."""
    return tag(
        "w:tcPr",
        None,
        tag("w:tcW", {"w:w": str(total), "w:type": "dxa"}),
        tag("w:gridSpan", {"w:val": str(span)}) if span > 1 else None,
        tag("w:tcBorders", None, *(tag(f"w:{side}", {"w:val": "nil"}) for side in bare)) if bare else None,
        shading,
        tag("w:tcMar", None, tag("w:right", {"w:w": str(apart), "w:type": "dxa"})) if apart else None,
    )


def _shading(fill: Mapping[str, str] | None) -> Markup | None:
    return tag("w:shd", fill) if fill is not None else None


@lru_cache
def _look(head: bool, last_strong: bool) -> Markup:
    """Which parts of the table style apply: header, total row and the first column, which names what the others say, no
    banding (17.4.55; the bits of w:val are its)."""
    bits = 0x0680 | (0x0020 if head else 0) | (0x0040 if last_strong else 0)
    shown = {f"w:{name}": "1" if on else "0" for name, on in _parts(head, last_strong).items()}
    return tag("w:tblLook", {"w:val": f"{bits:04X}", **shown})


def _parts(head: bool, last_strong: bool) -> dict[str, bool]:
    parts = {"firstRow": head, "lastRow": last_strong, "firstColumn": True, "lastColumn": False}
    return {**parts, "noHBand": True, "noVBand": True}

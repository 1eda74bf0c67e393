"""A sheet of an Excel workbook → rows of cells, each with its place: `file.xlsx:row:column`.

Values are those that the workbook stores, formulas by the result that was stored with them; nothing is computed here.
"""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from datetime import date, datetime, time
from itertools import zip_longest
from typing import Any

from briefdeck.diagnostics import Diagnostic, Span
from briefdeck.diagnostics.rules import briefing as rules
from briefdeck.diagnostics.words import did_you_mean
from briefdeck.inputs.csv import Cell
from briefdeck.ooxml.archive import Reason, UnreadableError, UnusableError, unpacked
from briefdeck.ooxml.limits import MAX_XML
from briefdeck.ooxml.opening import types_of
from briefdeck.yamlfile.reader import ILLEGAL

MAX_COLUMNS = 64  # read at most; more than any chart or table shows
_SHEET = ".worksheet+xml"
_ZIP, _COMPOUND = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"


def is_workbook(content: bytes) -> bool:
    """Whether the bytes are a workbook, or what used to be one, rather than text."""
    return content.startswith((_ZIP, _COMPOUND))


def read_xlsx(
    content: bytes, shown: str, sheet: str | None, sheet_at: Span, most: int
) -> tuple[list[list[Cell]], list[Diagnostic]]:
    """The rows of a sheet from its first used cell on, or what is wrong; at most `most` rows and one more are read.

    `sheet` is its name, the first visible one if None; `sheet_at` is where the briefing names it.
    """
    whole = Span(shown, 1, 1)
    fault = _refusal(content)
    if fault:
        return [], [rules.BAD_DATA.at(whole, *fault)]
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl tells of parts that it does not read: slicers, print settings
            book, formulas = _book(content, results=True), _book(content, results=False)
            visible = [s.title for s in book.worksheets if s.sheet_state == "visible"]
            if sheet is not None and sheet not in book.sheetnames:
                hint = did_you_mean(sheet, visible)
                return [], [rules.INVALID_VALUE.at(sheet_at, f"the workbook has no sheet “{sheet}”", hint)]
            name = sheet or next(iter(visible), "")
            if name not in [s.title for s in book.worksheets]:
                return [], [rules.BAD_DATA.at(whole, "the workbook has no sheet of cells", "name a sheet under sheet:")]
            return _cells(_rows(book[name], most), _rows(formulas[name], most), shown)
    except Exception:  # openpyxl raises many kinds of error for damaged files
        return [], [rules.BAD_DATA.at(whole, "the workbook is damaged", "open it in Excel and save it again as .xlsx")]


def read_values(content: bytes, most: int) -> list[tuple[str | float | None, ...]]:
    """The first visible sheet of the workbook behind a chart: numbers and texts as they are stored, None for all else.

    A formula whose result is not stored is None. Nothing where the workbook cannot be read; at most `most` rows are.
    """
    if _refusal(content):
        return []
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = _book(content, results=True)
            sheet = next((s for s in book.worksheets if s.sheet_state == "visible"), None)
            rows = _rows(sheet, most - 1) if sheet is not None else []
            return [tuple(_stored(cell.value) for cell in row) for row in rows]
    except Exception:  # openpyxl raises many kinds of error for damaged files
        return []


def _book(content: bytes, *, results: bool) -> Any:
    """A workbook with the results of its formulas, or with the formulas. The library is as slow to import as to use."""
    from openpyxl import load_workbook

    return load_workbook(io.BytesIO(content), read_only=True, data_only=results)


def _stored(value: Any) -> str | float | None:
    if isinstance(value, int | float) and not isinstance(value, bool):
        return float(value)
    return value if isinstance(value, str) and value else None


def _refusal(content: bytes) -> tuple[str, str] | None:
    """Why a file is not even opened: another format, or made to exhaust whoever unpacks it."""
    too_large = "the workbook is too large when unpacked", "copy the sheet that is needed into a new workbook"
    damaged = "the workbook is damaged", "open it in Excel and save it again as .xlsx"
    try:
        archive = unpacked(content)
        types = types_of(archive)
        # Sheets are read row by row, all else is held in memory whole.
        whole = (name for name, type_ in types.items() if type_.endswith("+xml") and not type_.endswith(_SHEET))
        if any(archive.size(name) > MAX_XML for name in whole):
            return too_large
        if any(archive.declares_type(name) for name in archive):
            return "the workbook declares a document type, which no Excel writes", "save it again in Excel"
    except UnusableError as error:
        match error.reason:
            case Reason.COMPOUND:
                return "the workbook is encrypted, or of Excel 97", "save it as .xlsx without a password"
            case Reason.OVERSIZED:
                return too_large
            case _:
                return damaged
    except UnreadableError:
        return damaged
    return None


def _rows(sheet: Any, most: int) -> list[tuple[Any, ...]]:
    """The cells of a sheet. What a file says of its own dimensions is not believed."""
    sheet.reset_dimensions()
    return list(sheet.iter_rows(max_row=most + 1, max_col=MAX_COLUMNS))


def _cells(
    rows: list[tuple[Any, ...]], formulas: list[tuple[Any, ...]], shown: str
) -> tuple[list[list[Cell]], list[Diagnostic]]:
    found: list[Diagnostic] = []
    made: list[list[Cell]] = []
    for number, (row, written) in enumerate(zip(rows, formulas, strict=False), 1):
        cells = []
        for column, (cell, formula) in enumerate(zip_longest(row, written), 1):
            here = Span(shown, number, column)
            text = _text(cell)
            found += _cell_faults(text, cell, formula, here)
            cells.append(Cell(text, here))
        made.append(cells)
    used = [i for row in made for i, cell in enumerate(row) if cell.text]
    if found or not used:
        return [], found[:100]
    left, right = min(used), max(used) + 1
    blank = [[Cell("", Span(shown, n, c + 1)) for c in range(right)] for n in range(1, len(made) + 1)]
    return [[*row, *fill[len(row) :]][left:right] for row, fill in zip(made, blank, strict=True)], []


def _cell_faults(text: str, cell: Any, formula: Any, here: Span) -> Iterator[Diagnostic]:
    if cell is not None and cell.data_type == "e":
        yield rules.BAD_DATA.at(here, f"the cell holds the error {text}", "correct the formula in Excel")
    elif not text and formula is not None and formula.data_type == "f":
        what = "the result of the formula is not stored in the file"
        yield rules.BAD_DATA.at(here, what, "open the file in Excel, let it calculate, and save it")
    elif illegal := ILLEGAL.search(text):
        yield rules.BAD_DATA.at(here, f"U+{ord(illegal[0]):04X} cannot stand in a text", "delete it")


def _text(cell: Any) -> str:
    """A cell as a CSV file would hold it: 31 for 31 %, which is stored as 0.31; a date as 2026-04, if so shown."""
    value = None if cell is None else cell.value
    match value:
        case None:
            return ""
        case bool():
            return "TRUE" if value else "FALSE"
        case int() | float():
            if "%" in str(cell.number_format):
                value = float(f"{value * 100:.12g}")
            return str(int(value)) if float(value).is_integer() and abs(value) < 1e15 else repr(float(value))
        case date() | datetime() | time():
            return _moment(value, str(cell.number_format).lower())
        case _:
            return str(value).replace("\r\n", "\n").replace("_x000D_", "").strip()


def _moment(value: date | time, pattern: str) -> str:
    """A date as precise as its number format shows it."""
    if isinstance(value, time) or (isinstance(value, datetime) and value.time() != time()):
        return value.isoformat(" ") if isinstance(value, datetime) else value.isoformat()
    length = 10 if "d" in pattern else 7 if "m" in pattern else 4
    return value.isoformat()[:length]

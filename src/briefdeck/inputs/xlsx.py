"""A sheet of an Excel workbook → rows of cells, each with its place: `file.xlsx:row:column`.

Values are those that the workbook stores, formulas by the result that was stored with them; nothing is computed here.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta
from itertools import groupby
from math import isfinite

from briefdeck.diagnostics import Diagnostic, Span
from briefdeck.diagnostics.rules import briefing as rules
from briefdeck.diagnostics.words import did_you_mean, quoted
from briefdeck.inputs.csv import Cell
from briefdeck.inputs.limits import MAX_CELLS, MAX_COLUMNS, MAX_LINES, MAX_TEXT, too_long, too_many
from briefdeck.inputs.workbook import Sheet, Stored, Workbook, WorkbookError
from briefdeck.model.leaves import LARGEST
from briefdeck.patterns import regex
from briefdeck.yamlfile.reader import ILLEGAL

_EXACT = 1e15  # beyond it not every whole number can be stored
_ZIP, _COMPOUND = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_EPOCH, _EPOCH_1904 = datetime(1899, 12, 30), datetime(1904, 1, 1)
_LEAP = 60  # Excel counts a 29th of February 1900, which there was not
# Of a number format what is text or a condition, but for hours, minutes and seconds that go on: [h]:mm.
_LITERAL = regex(r'"[^"]*"|\[(?!hh?\]|mm?\]|ss?\])[^\]]*\]|[_\\].', re.IGNORECASE)
_TIME_THAT_GOES_ON = regex(r"\[(?:hh?|mm?|ss?)\]", re.IGNORECASE)
_SIGNS_OF_DATES = regex("[dmhys]", re.IGNORECASE)


class _FaultyError(Exception):
    """A cell that holds no value: what is wrong, and the cure."""

    def __init__(self, what: str, hint: str) -> None:
        super().__init__(what)
        self.what, self.hint = what, hint


def is_workbook(content: bytes) -> bool:
    """Whether the bytes are a workbook, or what used to be one, rather than text."""
    return content.startswith((_ZIP, _COMPOUND))


def read_xlsx(
    content: bytes, shown: str, sheet: str | None, sheet_at: Span
) -> tuple[list[list[Cell]], list[Diagnostic]]:
    """The rows of a sheet that hold something, from its first used column on, or what is wrong.

    `sheet` is its name, the first visible one if None; `sheet_at` is where the briefing names it.
    """
    whole = Span(shown, 1, 1)
    try:
        book = Workbook(content)
        found = _named(book.sheets, sheet)
        if found is None and sheet is not None:
            hint = did_you_mean(sheet, (s.name for s in book.sheets if s.visible))
            return [], [rules.INVALID_VALUE.at(sheet_at, f"the workbook has no sheet {quoted(sheet)}", hint)]
        if found is None or not found.part:
            return [], [rules.BAD_DATA.at(whole, "the workbook has no sheet of cells", "name a sheet under sheet:")]
        stored, more = book.cells(found, MAX_LINES, MAX_COLUMNS, MAX_CELLS)
        if more:
            return [], [too_many(Span(shown, stored[-1].row, 1) if stored else whole)]
        return _cells(stored, _texts(book, stored), shown, from_1904=book.from_1904)
    except WorkbookError as error:
        return [], [rules.BAD_DATA.at(whole, error.what, error.hint)]


def _named(sheets: Sequence[Sheet], name: str | None) -> Sheet | None:
    if name is None:
        return next((sheet for sheet in sheets if sheet.visible and sheet.part), None)
    return next((sheet for sheet in sheets if sheet.name == name), None)


def _texts(book: Workbook, stored: Sequence[Stored]) -> dict[int, str]:
    """The shared texts to which cells refer."""
    return book.strings({number for cell in stored if (number := _reference(cell)) is not None})


def _reference(cell: Stored) -> int | None:
    """The number of the shared text that a cell holds."""
    value = cell.value or ""
    return int(value) if cell.kind == "s" and value.isascii() and value.isdecimal() and len(value) < 10 else None


def read_values(content: bytes, most: int) -> list[tuple[str | float | None, ...]]:
    """The first visible sheet of the workbook behind a chart: numbers and texts as they are stored, None for all else.

    A formula whose result is not stored is None. Nothing where the workbook cannot be read; at most `most` rows are.
    """
    try:
        book = Workbook(content)
        sheet = _named(book.sheets, None)
        stored, _ = book.cells(sheet, most, MAX_COLUMNS, most * MAX_COLUMNS) if sheet is not None else ([], False)
        texts = _texts(book, stored)
    except WorkbookError:
        return []
    width = max((cell.column for cell in stored), default=-1) + 1
    rows: list[list[str | float | None]] = [[None] * width for _ in range(max((c.row for c in stored), default=0))]
    for cell in stored:
        rows[cell.row - 1][cell.column] = _plain(cell, texts)
    return [tuple(row) for row in rows]


def _plain(cell: Stored, texts: Mapping[int, str]) -> str | float | None:
    if cell.kind == "s":
        number = _reference(cell)
        return (texts.get(number) or None) if number is not None else None
    if cell.kind in ("str", "inlineStr", "e"):
        return cell.value or None
    if cell.kind != "n" or not cell.value or _is_moment(cell.format):
        return None
    try:
        return float(cell.value)
    except ValueError:
        return None


def _cells(
    stored: Sequence[Stored], texts: Mapping[int, str], shown: str, *, from_1904: bool
) -> tuple[list[list[Cell]], list[Diagnostic]]:
    found: list[Diagnostic] = []
    made: list[tuple[int, int, Cell]] = []
    for cell in stored:
        here = Span(shown, cell.row, cell.column + 1)
        try:
            text = _text(cell, texts, from_1904=from_1904)
        except _FaultyError as error:
            found.append(rules.BAD_DATA.at(here, error.what, error.hint))
            continue
        if illegal := ILLEGAL.search(text):
            found.append(rules.BAD_DATA.at(here, f"U+{ord(illegal[0]):04X} cannot stand in a text", "delete it"))
        elif len(text) > MAX_TEXT:
            found.append(too_long(here))
        elif text:
            made.append((cell.row, cell.column, Cell(text, here)))
    if found or not made:
        return [], found[:100]
    columns = range(min(column for _, column, _ in made), max(column for _, column, _ in made) + 1)
    rows = []
    for row, cells in groupby(made, key=lambda each: each[0]):
        there = {column: cell for _, column, cell in cells}
        rows.append([there.get(column) or Cell("", Span(shown, row, column + 1)) for column in columns])
    return rows, []


def _text(cell: Stored, texts: Mapping[int, str], *, from_1904: bool) -> str:
    """A cell as a CSV file would hold it: 31 for 31 %, which is stored as 0.31; a date as 2026-04, if so shown."""
    if cell.value is None and cell.is_formula:
        what = "the result of the formula is not stored in the file"
        raise _FaultyError(what, "open the file in Excel, let it calculate, and save it")
    value = (cell.value or "").strip() if cell.kind not in ("str", "inlineStr") else cell.value or ""
    match cell.kind:
        case "s":
            number = _reference(cell)
            if number is None or number not in texts:
                what = f"the cell refers to the text {quoted(value)} of the file, which it does not have"
                raise _FaultyError(what, "type the cell anew in Excel")
            return _written(texts[number])
        case "e":
            raise _FaultyError(f"the cell holds the error {quoted(value)}", "correct the formula in Excel")
        case "b":
            return "TRUE" if value in ("1", "true") else "FALSE"
        case "str" | "inlineStr":
            return _written(value)
        case "d":
            return _moment(_read_moment(value), cell.format)
        case _:
            return _of_number(value, cell.format, from_1904=from_1904)


def _written(text: str) -> str:
    return text.replace("\r\n", "\n").replace("_x000D_", "").strip()


def _of_number(written: str, pattern: str, *, from_1904: bool) -> str:
    try:
        value = float(written)
    except ValueError:
        if not written:
            what = "the cell has a value that is empty, as of a formula that nothing has computed"
            raise _FaultyError(what, "open the workbook in Excel and save it, or type the cell anew") from None
        raise _FaultyError(f"the cell holds {quoted(written)} as a number", "type the cell anew in Excel") from None
    if not isfinite(value) or abs(value) >= LARGEST:
        raise _FaultyError(f"{quoted(written)} is not below 10^21", "write it in a larger unit")
    if _is_moment(pattern):
        return _moment(_counted(value, pattern, from_1904=from_1904), pattern)
    if "%" in pattern:
        value = float(f"{value * 100:.12g}")
    # Excel shows fifteen digits, and computes with more: the sum of 0.1 and 0.2 is 0.30000000000000004.
    if abs(value) >= _EXACT:
        return repr(value)
    return str(int(value)) if value.is_integer() else f"{value:.15g}"


def _is_moment(pattern: str) -> bool:
    """Whether a number format shows a date or a time."""
    return bool(_SIGNS_OF_DATES.search(_LITERAL.sub("", pattern.partition(";")[0])))


def _counted(days: float, pattern: str, *, from_1904: bool) -> date | time | timedelta:
    """The moment that so many days stand for (ECMA-376 Part 1, 18.17.4.1)."""
    try:
        if _TIME_THAT_GOES_ON.search(pattern.partition(";")[0]):
            return timedelta(seconds=round(days * 86_400))
        whole, part = divmod(days, 1)
        passed = timedelta(milliseconds=round(part * 86_400_000))
        if 0 <= days < 1 and not passed.days:
            return (datetime.min + passed).time()
        if 0 < days < _LEAP and not from_1904:
            whole += 1
        return (_EPOCH_1904 if from_1904 else _EPOCH) + timedelta(days=whole) + passed
    except OverflowError:
        raise _FaultyError(f"{days:g} is the number of no date", "type the date anew in Excel") from None


def _read_moment(written: str) -> date | time:
    for read in (datetime.fromisoformat, time.fromisoformat):
        try:
            return read(written.removesuffix("Z"))
        except ValueError:
            continue
    raise _FaultyError(f"{quoted(written)} is no date", "type the date anew in Excel")


def _moment(value: date | time | timedelta, pattern: str) -> str:
    """A date as precise as its number format shows it."""
    if isinstance(value, timedelta):
        return str(value)
    if isinstance(value, time) or (isinstance(value, datetime) and value.time() != time()):
        return value.isoformat(" ") if isinstance(value, datetime) else value.isoformat()
    signs = _LITERAL.sub("", pattern).lower()
    length = 10 if "d" in signs else 7 if "m" in signs else 4
    return value.isoformat()[:length]

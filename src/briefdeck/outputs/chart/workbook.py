"""The workbook behind a chart."""

from __future__ import annotations

from io import BytesIO

import xlsxwriter

from briefdeck.ooxml.saving import rezip
from briefdeck.outputs.chart.data import SHEET, Sheet


def workbook(sheet: Sheet) -> bytes:
    """The sheet as a workbook: categories in column A from row 2, the columns from B on with their heads in row 1.

    Every string is written as text, so that `=`, `+`, `-` or `@` at its start never becomes a formula.
    """
    buffer = BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    page = book.add_worksheet(SHEET)
    formats: dict[str, object] = {}
    for row, category in enumerate(sheet.categories, 1):
        if category:
            page.write_string(row, 0, category)
    for place, column in enumerate(sheet.columns, 1):
        if column.head:
            page.write_string(0, place, column.head)
        for row, value in enumerate(column.cells):
            if value is None:
                continue
            pattern = column.formats[row]
            if pattern not in formats:
                formats[pattern] = book.add_format({"num_format": pattern})
            formula = column.formulas[row] if column.formulas else ""
            if formula:
                page.write_formula(row + 1, place, formula, formats[pattern], value)
            else:
                page.write_number(row + 1, place, value, formats[pattern])
    book.close()
    return rezip(buffer.getvalue())

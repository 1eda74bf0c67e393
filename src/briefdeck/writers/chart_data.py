"""The numbers of a chart: the workbook behind it, and what chart XML and workbook must say alike."""

from __future__ import annotations

import math
import re
from io import BytesIO

import xlsxwriter

from briefdeck.content import Chart, Series
from briefdeck.writers.oxml import rezip

SHEET = "Sheet1"
_OPTIONAL_DECIMALS = re.compile(r"\.(0*)(#+)")
_DECIMALS = re.compile(r"\.0+")


def workbook(chart: Chart) -> bytes:
    """The data as a workbook: categories in column A from row 2, one column a series with its name in row 1.

    Every string is written as text, so that `=`, `+`, `-` or `@` at its start never becomes a formula.
    """
    buffer = BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    sheet = book.add_worksheet(SHEET)
    plain = book.add_format({"num_format": number_format(chart)})
    for row, category in enumerate(chart.categories, 1):
        if category:
            sheet.write_string(row, 0, category)
    for column, series in enumerate(chart.series, 1):
        if series.name:
            sheet.write_string(0, column, series.name)
        for row, value in points(chart, series):
            sheet.write_number(row + 1, column, value, plain)
    book.close()
    return rezip(buffer.getvalue())


def number_format(chart: Chart) -> str:
    """The number format with as many decimals as the values need.

    A format such as `#,##0.##` shows 5 as `5.` in Excel and PowerPoint, so its optional places are settled here.
    """

    def settle(match: re.Match[str]) -> str:
        least, most = len(match[1]), len(match[1]) + len(match[2])
        needed = max((_decimals(v, most) for s in chart.series for _, v in points(chart, s)), default=0)
        places = max(least, needed)
        return "." + "0" * places if places else ""

    return _OPTIONAL_DECIMALS.sub(settle, chart.number_format)


def tick_format(chart: Chart) -> str:
    """The number format of an axis: its ticks stand at whole numbers where the range is wide."""
    widest = max((abs(v) for s in chart.series for _, v in points(chart, s)), default=0.0)
    return _DECIMALS.sub("", number_format(chart)) if widest >= 10 else number_format(chart)


def _decimals(value: float, most: int) -> int:
    """Decimal places of `value` once rounded to `most` places."""
    return len(f"{value:.{most}f}".rstrip("0").rpartition(".")[2])


def points(chart: Chart, series: Series) -> list[tuple[int, float]]:
    """Index and value of each point that has data."""
    values = series.values[: len(chart.categories)]
    return [(i, float(v)) for i, v in enumerate(values) if v is not None and math.isfinite(v)]


def number_text(value: float) -> str:
    """The shortest decimal text that reads back as `value`."""
    return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)


def column_letters(index: int) -> str:
    """0 → A, 25 → Z, 26 → AA."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters

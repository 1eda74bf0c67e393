"""The rows of a data file as rows and columns: too few or too many, heads that are none, cells without numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from briefdeck.diagnostics import Diagnostic, Span, measured
from briefdeck.diagnostics.rules import briefing as rules
from briefdeck.diagnostics.words import counted, quoted
from briefdeck.inputs.limits import MAX_ROWS
from briefdeck.model.amounts import about_number
from briefdeck.model.grid import GridForm, is_number, number, with_thousands
from briefdeck.text.leftovers import is_open

if TYPE_CHECKING:
    from briefdeck.inputs.csv import Cell


def faults_of_rows(rows: list[list[Cell]], shown: str, form: GridForm, given: int) -> list[Diagnostic]:
    """What keeps rows from being read as such a grid; `given` is how many of its heads the briefing names."""
    return (
        list(_shape_faults(rows, shown, form, given))
        or list(_long_form(rows, form))
        or list(_cell_faults(rows, form.plotted))
    )


def _shape_faults(rows: list[list[Cell]], shown: str, form: GridForm, given: int) -> Iterator[Diagnostic]:
    """Too little or too much of it; `given` is how many of its heads the briefing names."""
    if len(rows) < 2:
        hint = "give a header row and at least one row of data"
        yield rules.BAD_DATA.at(Span(shown, 1, 1), "the file has no data", hint)
        return
    if len(rows) > MAX_ROWS:
        span = rows[MAX_ROWS][0].span
        what = f"{len(rows):,} rows, at most {MAX_ROWS:,} can be shown"
        facts = measured("rows", len(rows), MAX_ROWS, "rows")
        yield rules.BAD_DATA.at(span, what, "summarise them first", facts=facts)
    head = rows[0]
    count = len(head) - form.plotted
    if not count:
        hint = f"the first column names the {form.rows}, each further one is a {form.head.noun}; a comma separates them"
        yield rules.BAD_DATA.at(
            head[0].span, f"the file has one column, and so no {form.heads}", _separated(rows) or hint
        )
        return
    if form.plotted:
        yield from _head_faults(rows, form, given)
    if count > form.most:
        what = f"{count} {form.heads}, at most {form.most} can be shown"
        facts = measured(form.heads, count, form.most, form.heads)
        yield rules.BAD_DATA.at(head[-1].span, what, "leave columns out", facts=facts)
    elif given not in (0, count):
        what = f"the file has {counted(count, form.heads)}, and the briefing gives {given} under {form.named_under}:"
        facts = measured(form.heads, count, given, form.heads)
        yield rules.BAD_DATA.at(head[0].span, what, f"name all of them under {form.named_under}:, or none", facts=facts)


def _separated(rows: list[list[Cell]]) -> str:
    """What to do where a file has its cells apart by another sign, or a title above its heads."""
    first = f"delete line {rows[0][0].span.line}, and " if re.fullmatch("sep=.", rows[0][0].text) else ""
    for sign, name in ((";", "semicolons"), ("\t", "tabs"), ("|", "bars"), ("，", "full-width commas")):
        if all(sign in row[0].text for row in rows):
            decimals = any(len(row) > 1 for row in rows[1:])  # a comma in each number
            also = " between the cells, and points before decimal places" if decimals else ""
            return f"{first}the cells are apart by {name}: save the file with commas{also}"
    if all(len(row) == 1 and "," in row[0].text for row in rows):
        return "delete the quotation marks around each line: they make one cell of it"
    if any(len(row) > 1 for row in rows[1:]):
        return f"delete line {rows[0][0].span.line}: the first row has the names of the columns"
    return ""


def _head_faults(rows: list[list[Cell]], form: GridForm, given: int) -> Iterator[Diagnostic]:
    """Heads that are values or are not there; names of the briefing stand for those of the file, not for a row."""
    head, first = rows[0], rows[1]
    titles = [cell.text for cell in head[1:]]
    if all(map(is_number, titles)) and (_like(head[0].text, first[0].text) or not _are_years(titles)):
        what = f"the first row has numbers, and is taken for the names of the {form.heads}"
        hint = f"put a row of names above it: Year,{','.join(f'Name {n}' for n in range(1, len(titles) + 1))}"
        yield rules.BAD_DATA.at(head[0].span, what, hint)
    elif not any(titles) and head[0].text and not any(is_number(cell.text) for cell in first):
        what = f"{quoted(head[0].text)} stands alone in the first row, which has the names of the {form.heads}"
        yield rules.BAD_DATA.at(head[0].span, what, f"delete line {head[0].span.line}: a title stands in the briefing")
    elif not given:
        for number_, cell in enumerate(head[1:]):
            what, hint = f"a {form.head.noun} has no name", f"write it here, or name all under {form.named_under}:"
            if not cell.text and all(not row[number_ + 1].text.strip() for row in rows if len(row) > number_ + 1):
                what, hint = "a column has neither a name nor a number", "delete it: the comma at the end of each line"
            if cell.text and cell.text in titles[:number_]:
                what = f"two {form.heads} have the name {quoted(cell.text)}"
                hint = f"call one otherwise here, or all of them under {form.named_under}:"
            if (cell.text in titles[:number_]) is bool(cell.text):
                yield rules.BAD_DATA.at(cell.span, what, hint)


def _like(one: str, other: str) -> bool:
    """Whether two names of rows are of one sort: both numbers, such as years."""
    return is_number(one) and is_number(other)


def _are_years(titles: list[str]) -> bool:
    numbers = [float(title.replace(",", "")) for title in titles]
    years = all(number.is_integer() and 1000 <= number <= 9999 for number in numbers)
    rising = len(numbers) > 1 and all(a < b for a, b in pairwise(numbers))
    return years or rising


def _long_form(rows: list[list[Cell]], form: GridForm) -> Iterator[Diagnostic]:
    """A row for each number, with the name of its series beside that of its category, as databases have them."""
    body = [[cell.text for cell in row] for row in rows[1:]]
    if not form.plotted or any(len(row) != 3 for row in body) or any(number(row[1]) is not None for row in body):
        return
    names = list(dict.fromkeys(row[1] for row in body))
    if len({row[0] for row in body}) == len(body) or any(row[2] and number(row[2]) is None for row in body):
        return
    what = f"each row has the name of its {form.head.noun} in its second column"
    shown = ",".join([rows[0][0].text, *names[: form.most]])
    hint = f"write a row for each {form.row}, and a column for each {form.head.noun}: {shown}"
    yield rules.BAD_DATA.at(rows[0][1].span, what, hint)


def _cell_faults(rows: list[list[Cell]], numbers: bool) -> Iterator[Diagnostic]:
    head = rows[0]
    wrong: dict[tuple[str, str], list[tuple[Cell, str]]] = {}
    torn = [row for row in rows[1:] if len(row) > len(head)]
    whole = with_thousands([cell.text for cell in torn[0]], len(head)) if torn else []
    if whole and len(torn) == len(rows) - 1:
        what = f"a comma between thousands parts the numbers, so that rows have {len(torn[0])} cells"
        yield rules.BAD_DATA.at(torn[0][0].span, what, f"write {','.join(whole)}, and so on")
        return
    mended = _with_decimals(torn[0], len(head)) if torn else ""
    if mended and len(torn) == len(rows) - 1:
        what = f"a comma before decimal places parts the numbers, so that rows have {len(torn[0])} cells"
        yield rules.BAD_DATA.at(torn[0][0].span, what, f"write {mended}, and so on")
        return
    for row in rows[1:]:
        if len(row) != len(head):
            what = f"{counted(len(row), 'cells')} where the header has {len(head)}"
            facts = measured("cells", len(row), len(head), "cells")
            hint = _row_hint(row, head)
            if mended := _with_decimals(row, len(head)):
                hint = f"write {mended}, if a comma parts the decimal places of a number"
            if row is rows[-1] and len(row) == 1 and re.search(r"[^\d\W][:：] ?\S|[*※]", row[0].text):
                hint = "delete this line: what it says of the data stands in the briefing, a source under sources:"
            yield rules.BAD_DATA.at(row[0].span, what, hint, facts=facts)
            continue
        for cell, title in zip(row[1:], head[1:], strict=False):
            if numbers and cell.text and number(cell.text) is None:
                what, hint = "is not a number", _number_hint(cell.text)
                if cell.text in ("〃", "同上", '"', "〃　", "ditto", "idem", "dito"):
                    hint = "write the number again"
                if not any(number(one.text) is not None for one in row[1:]) and row[0].text == head[0].text:
                    hint = "a second table begins here: a file holds one; put this into a file of its own"
                if row is rows[1] and not row[0].text:
                    hint = f"delete this line, and write unit: {cell.text} in the briefing"
                if is_number(cell.text):
                    what, hint = "is not below 10^21", "write it in a larger unit"
                wrong.setdefault((title.text, what), []).append((cell, hint))
    for (name, what), cells in wrong.items():
        first, hint = cells[0]
        if len(cells) > 1 and len(cells) == len(rows) - 1 and not any(_has_digits(cell) for cell, _ in cells):
            hint = "delete this column: a series has numbers alone"
        more = f"; the same holds for {counted(len(cells) - 1, 'other cells')}" if len(cells) > 1 else ""
        told = f"{quoted(first.text)} in the column {quoted(name)} {what}{more}"
        yield rules.BAD_DATA.at(first.span, told, hint)


def _with_decimals(row: list[Cell], width: int) -> str:
    """A row whose numbers were parted before their decimal places, with points there; nothing where that cannot be."""
    first, *rest = (cell.text for cell in row)
    if len(row) != 2 * width - 1 or not all(one.lstrip("-").isdigit() for one in rest):
        return ""
    if any(len(part) == len("000") for part in rest[1::2]):
        return ""  # a comma of thousands
    return ",".join((first, *(f"{one}.{part}" for one, part in zip(rest[::2], rest[1::2], strict=True))))


def _row_hint(row: list[Cell], head: list[Cell]) -> str:
    """What to do with a row that has fewer cells than there are columns, or more."""
    said = [cell.text for cell in row]
    more = len(row) - len(head)
    commas = "the comma" if more == 1 else f"{more} commas"
    if more > 0 and not any(said[:more]):
        return f"delete {commas} at the beginning of the line"
    if more > 0 and not any(said[len(head) :]):
        return f"delete {commas} at the end of the line"
    if more < 0 and all(said):
        return f"write “{','.join(said)}{',' * -more}” if a value is not there; a row has a cell for each column"
    return "give each row a cell for each column"


def _has_digits(cell: Cell) -> bool:
    return any(sign.isdigit() for sign in cell.text)


def _number_hint(text: str) -> str:
    if text.startswith("="):
        return "it is a formula: in the spreadsheet save the file once more as CSV, with values"
    said = about_number(text)
    usual = "write digits only; leave the cell empty for a gap"
    if not said and (marked := re.fullmatch(r"(-?\d[\d.]*)[*†‡¹²³a-z]{1,2}", text.strip())):
        return f"write {marked[1]}, and what its mark says under caution:"
    if not said or is_open(text):
        return "leave the cell empty" if is_open(text) else usual
    return said.replace(", and approximate: true beside it", "").replace(" beside it", " in the briefing")

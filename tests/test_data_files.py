"""CSV files and workbooks as rows of cells: what is written is what is read, within limits, each fault at its cell."""

from __future__ import annotations

import io
import resource
import sys
import time
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from datetime import time as clock
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from briefdeck.diagnostics import Span
from briefdeck.inputs.csv import read_csv
from briefdeck.inputs.xlsx import read_values, read_xlsx
from laws import tries

AT = Span("x.yaml", 9, 5)
Rows = list[list[str]]


def in_csv(text: str) -> Rows | list[str]:
    rows, found = read_csv(text, "d.csv")
    return [str(d).partition("\n")[0] for d in found] or [[cell.text for cell in row] for row in rows]


def in_xlsx(content: bytes, sheet: str | None = None) -> Rows | list[str]:
    rows, found = read_xlsx(content, "d.xlsx", sheet, AT)
    return [str(d).partition("\n")[0] for d in found] or [[cell.text for cell in row] for row in rows]


def workbook(fill: Callable[[Any], None]) -> bytes:
    book = Workbook()
    fill(book.active)
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def changed(content: bytes, part: str, *changes: tuple[str, str]) -> bytes:
    """A workbook with a text of one part replaced."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        assert part in old.namelist()
        for name in old.namelist():
            text = old.read(name).decode()
            for before, after in changes if name == part else ():
                assert before in text, text
                text = text.replace(before, after)
            new.writestr(name, text)
    return made.getvalue()


LONG = "x" * 40_000
SHEET = "xl/worksheets/sheet1.xml"


def cells(xml: str, rows: str = '<row r="1"><c r="A1" t="inlineStr"><is><t>a</t></is></c></row>') -> bytes:
    """A workbook whose second row holds these cells."""

    def fill(sheet: Any) -> None:
        sheet["A1"] = "key"

    content = workbook(fill)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        text = archive.read(SHEET).decode()
    start, end = text.index("<sheetData>"), text.index("</sheetData>")
    data = f'{rows}<row r="2">{xml}</row>'
    return changed(content, SHEET, (text[start:end], f"<sheetData>{data}"))


@contextmanager
def quick(seconds: float = 10.0, megabytes: float = 300.0) -> Iterator[None]:
    """Neither the time nor, where the system counts it, the memory of a machine is used up."""
    begun, before = time.process_time(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    yield
    assert time.process_time() - begun < seconds
    unit = 1 if sys.platform == "darwin" else 1024
    assert (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) * unit < megabytes * 1e6


# --- CSV --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("a,b\n1,2\n", [["a", "b"], ["1", "2"]]),
        ("a,b\r\n1,2", [["a", "b"], ["1", "2"]]),
        ("a,b\r1,2\r", [["a", "b"], ["1", "2"]]),
        ('"a, b", c \n"x ""y""",\n', [["a, b", "c"], ['x "y"', ""]]),
        ('"two\r\nlines","",5" pipe\n', [["two\nlines", "", '5" pipe']]),
        ("a\n\n , \n\nb\n", [["a"], ["b"]]),
        ("", []),
        (",,\n", []),
        ('""', []),
        ('"a"', [["a"]]),
        ('a,"b"', [["a", "b"]]),
        ("a,", [["a", ""]]),
    ],
)
def test_the_rows_of_a_csv_file(text: str, rows: Rows) -> None:
    assert in_csv(text) == rows


def test_a_cell_knows_its_place() -> None:
    rows, _ = read_csv('a,"two\r\nlines",c\r\n\r\nd, e\rf,g', "d.csv")
    assert [[(c.span.line, c.span.column) for c in row] for row in rows] == [
        [(1, 1), (1, 3), (2, 8)],
        [(4, 1), (4, 3)],
        [(5, 1), (5, 3)],
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('a\nb,"c', "d.csv:2:3: B213 bad-data: a quotation mark is opened here and never closed"),
        ('a\n"b" c,d', "d.csv:2:1: B213 bad-data: words follow a closing quotation mark"),
        ("a\n\rb\tc\x07", "d.csv:3:4: B213 bad-data: U+0007 cannot stand in a text"),
        ("a,b\nc," + "x" * 32_768, "d.csv:2:3: B213 bad-data: the cell holds more than 32,767 characters"),
        ('a,b\nc,"' + "x\n" * 40_000 + '"', "d.csv:2:3: B213 bad-data: the cell holds more than 32,767 characters"),
        ("a\n" + "x," * 80, "d.csv:2:129: B213 bad-data: the row has more than 64 cells"),
    ],
)
def test_a_fault_of_a_csv_file_stands_at_its_cell(text: str, said: str) -> None:
    assert in_csv(text) == [said]


LARGE_CSV: dict[str, Callable[[], str]] = {
    "one-cell": lambda: "k,a\n" + "x" * 20_000_000 + ",1",
    "one-quoted-cell": lambda: 'k,a\n"' + '""' * 9_000_000 + '",1',
    "one-open-quote": lambda: 'k,a\n"' + "x\n" * 9_000_000,
    "rows": lambda: "k,a\n" + "x,1\n" * 5_000_000,
    "no-words": lambda: "\n" * 20_000_000,
    "commas": lambda: "," * 20_000_000,
    "rows-of-commas": lambda: (("," * 63) + "\n") * 300_000,
    "carriage-returns": lambda: "\r" * 20_000_000,
    "illegal": lambda: "\x07" * 20_000_000,
    "illegal-at-the-end": lambda: "x\n" * 9_000_000 + "\x07",
    "spaces": lambda: " " * 20_000_000,
    "spaces-before-a-quote": lambda: (" " * 19_000_000) + '"a',
    "quoted-cells": lambda: '"a"\n' * 5_000_000,
    "long-cells": lambda: ("x" * 32_000 + "\n") * 600,
}


@pytest.mark.slow
@pytest.mark.parametrize("made", LARGE_CSV.values(), ids=LARGE_CSV)
def test_no_csv_file_uses_up_the_machine(made: Callable[[], str]) -> None:
    text = made()
    with quick():
        rows, found = read_csv(text, "d.csv")
    assert rows == []
    assert 0 <= len(found) <= 100


@settings(max_examples=tries(200), suppress_health_check=list(HealthCheck))
@given(st.lists(st.lists(st.text('ab",\n 名', max_size=6), min_size=2, max_size=4), min_size=1, max_size=5))
def test_what_is_written_as_csv_is_what_is_read(table: Rows) -> None:
    text = "\n".join(",".join('"' + cell.replace('"', '""') + '"' for cell in row) for row in table)
    stripped = [[cell.strip() for cell in row] for row in table]
    assert in_csv(text) == [row for row in stripped if any(row)]


@settings(max_examples=tries(300), suppress_health_check=list(HealthCheck))
@given(st.text('a",\r\n\t 名\x07', max_size=30))
def test_any_text_gives_rows_or_a_fault_at_its_place(text: str) -> None:
    rows, found = read_csv(text, "d.csv")
    assert not (rows and found)
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for span in [*(d.span for d in found), *(cell.span for row in rows for cell in row)]:
        assert 1 <= span.line <= len(lines)
        assert 1 <= span.column <= len(lines[span.line - 1]) + 1


# --- Workbooks --------------------------------------------------------------------------------------------------------


def test_the_cells_of_a_workbook() -> None:
    def fill(sheet: Any) -> None:
        sheet["B3"] = "Site"
        for place, value, pattern in (
            ("C3", "Two\nlines", "General"),
            ("B5", 0.31, "0%"),
            ("C5", 1.5, "0.00"),
            ("D5", True, "General"),
            ("B6", datetime(2026, 4, 10), "yyyy-mm-dd"),
            ("C6", date(2026, 4, 1), "mmm yyyy"),
            ("D6", date(2026, 1, 1), "yyyy"),
            ("B7", datetime(2026, 4, 10, 12, 30), "yyyy-mm-dd hh:mm"),
            ("C7", clock(12, 30), "hh:mm"),
            ("D7", timedelta(hours=30), "[h]:mm:ss"),
            ("B8", 1_234_567_890_123, '#,##0" d"'),
            ("C8", -0.5, "General"),
            ("D8", 1e20, "General"),
        ):
            sheet[place] = value
            sheet[place].number_format = pattern

    assert in_xlsx(workbook(fill)) == [
        ["Site", "Two\nlines", ""],
        ["31", "1.5", "TRUE"],
        ["2026-04-10", "2026-04", "2026"],
        ["2026-04-10 12:30:00", "12:30:00", "1 day, 6:00:00"],
        ["1234567890123", "-0.5", "1e+20"],
    ]
    rows, _ = read_xlsx(workbook(fill), "d.xlsx", None, AT)
    assert [(row[0].span.line, row[0].span.column) for row in rows] == [(3, 2), (5, 2), (6, 2), (7, 2), (8, 2)]


def test_the_first_visible_sheet_is_read_unless_one_is_named() -> None:
    book: Any = Workbook()
    book.active.title, book.active["A1"] = "Hidden", "a"
    book.active.sheet_state = "hidden"
    book.create_sheet("Costs")["A1"] = "b"
    book.create_chartsheet("Drawn")
    made = io.BytesIO()
    book.save(made)
    assert in_xlsx(made.getvalue()) == [["b"]]
    assert in_xlsx(made.getvalue(), "Hidden") == [["a"]]
    assert in_xlsx(made.getvalue(), "Drawn") == [
        "d.xlsx:1:1: B213 bad-data: the workbook has no sheet of cells",
    ]
    assert in_xlsx(made.getvalue(), "Cost") == ["x.yaml:9:5: B204 invalid-value: the workbook has no sheet “Cost”"]


def test_days_are_counted_from_1904_where_a_workbook_says_so() -> None:
    day = '<c r="A2" s="1"><v>1</v></c>'
    content = changed(cells(day), "xl/styles.xml", ("</cellXfs>", '<xf numFmtId="14"/></cellXfs>'))
    assert in_xlsx(content) == [["a"], ["1900-01-01"]]
    content = changed(content, "xl/workbook.xml", ("<workbookPr/>", '<workbookPr date1904="1"/>'))
    assert in_xlsx(content) == [["a"], ["1904-01-02"]]


def test_texts_with_looks_and_readings() -> None:
    made = io.BytesIO()
    with xlsxwriter.Workbook(made) as book:
        book.add_worksheet().write_string(0, 0, "text")
    rich = '<si><r><t>規</t></r><rPh sb="0" eb="1"><t>キ</t></rPh><r><t>制</t></r></si>'
    content = changed(made.getvalue(), "xl/sharedStrings.xml", ("<si><t>text</t></si>", rich))
    assert in_xlsx(content) == [["規制"]]


@pytest.mark.parametrize(
    ("xml", "said"),
    [
        ('<c r="B2"><v>1e400</v></c>', "“1e400” is not below 10^21"),
        ('<c r="B2"><v>-1e308</v></c>', "“-1e308” is not below 10^21"),
        ('<c r="B2"><v>NaN</v></c>', "“NaN” is not below 10^21"),
        ('<c r="B2"><v>twelve</v></c>', "the cell holds “twelve” as a number"),
        ('<c r="B2"><v/></c>', "the cell has a value that is empty, as of a formula that nothing has computed"),
        ('<c r="B2" t="s"><v>99</v></c>', "the cell refers to the text “99” of the file, which it does not have"),
        ('<c r="B2" t="s"><v>-1</v></c>', "the cell refers to the text “-1” of the file, which it does not have"),
        ('<c r="B2" t="s"><v></v></c>', "the cell refers to the text “” of the file, which it does not have"),
        ('<c r="B2" t="e"><v>#REF!</v></c>', "the cell holds the error “#REF!”"),
        ('<c r="B2"><f>SUM(A1)</f></c>', "the result of the formula is not stored in the file"),
        ('<c r="B2" t="d"><v>yesterday</v></c>', "“yesterday” is no date"),
        (
            f'<c r="B2" t="inlineStr"><is><t>{LONG}</t></is></c>',
            "the cell holds more than 32,767 characters",
        ),
        (f'<c r="B2" t="str"><v>{LONG}</v></c>', "the cell holds more than 32,767 characters"),
    ],
)
def test_a_fault_of_a_workbook_stands_at_its_cell(xml: str, said: str) -> None:
    assert in_xlsx(cells(xml)) == [f"d.xlsx:2:2: B213 bad-data: {said}"]


@pytest.mark.parametrize(
    ("xml", "row"),
    [
        ('<c r="B2" t="str"><f>A1</f><v></v></c>', []),
        ('<c r="B2" t="b"><v>0</v></c>', [["FALSE"]]),
        ('<c r="B2" t="d"><v>2026-04-10T00:00:00Z</v></c>', [["2026"]]),
        ('<c><v>1</v></c><c><v>2</v></c>', [["1", "2"]]),
        ('<c r="B2"><v>5.55e-17</v></c>', [["5.55e-17"]]),
        ('<c r="B2"><v>0.30000000000000004</v></c>', [["0.3"]]),
        ('<c r="B2"><v>1234567.1000000001</v></c>', [["1234567.1"]]),
    ],
)  # fmt: skip
def test_other_cells(xml: str, row: Rows) -> None:
    assert in_xlsx(cells(xml, rows="")) == row


DAMAGED: dict[str, bytes] = {
    "no-zip": b"PK\x03\x04 nothing",
    "cut": workbook(lambda sheet: sheet.append(["a", "b"]))[:-200],
    "no-parts": b"PK\x05\x06" + bytes(18),
    "no-sheet": changed(workbook(lambda _: None), "xl/workbook.xml", ("<sheets>", "<sheet>")),
    "not-xml": changed(workbook(lambda _: None), SHEET, ("<sheetData", "<sheet Data")),
    "no-such-part": changed(workbook(lambda _: None), "xl/_rels/workbook.xml.rels", ("sheet1.xml", "sheet9.xml")),
    "a-link": changed(
        workbook(lambda _: None), "xl/_rels/workbook.xml.rels", ('sheet1.xml"', 'sheet1.xml" TargetMode="External"')
    ),
    "encoding": changed(cells("<c/>"), SHEET, ("<worksheet", '<?xml version="1.0" encoding="rot13"?><worksheet')),
    "bytes": changed(cells("<c/>"), SHEET, ("<worksheet", '<?xml version="1.0" encoding="big5"?><worksheet')),
    "doctype": changed(cells("<c/>"), SHEET, ("<worksheet", '<!DOCTYPE x [<!ENTITY a "b">]><worksheet')),
}


@pytest.mark.parametrize("content", DAMAGED.values(), ids=DAMAGED)
def test_a_damaged_workbook_is_told(content: bytes) -> None:
    (said,) = in_xlsx(content)
    assert str(said).startswith("d.xlsx:1:1: B213 bad-data: the workbook ")
    assert read_values(content, 10) == []


def test_an_encrypted_workbook_is_told() -> None:
    assert in_xlsx(b"\xd0\xcf\x11\xe0 x") == [
        "d.xlsx:1:1: B213 bad-data: the workbook is encrypted, or of Excel 97",
    ]


def test_the_values_behind_a_chart() -> None:
    def fill(sheet: Any) -> None:
        sheet.append([None, "North", "South"])
        sheet.append(["2025", 1, 0.5])
        sheet.append(["2026", None, "=B2*2"])
        sheet["C2"].number_format = "0%"

    assert read_values(workbook(fill), 10) == [(None, "North", "South"), ("2025", 1.0, 0.5), ("2026", None, None)]
    assert read_values(workbook(fill), 2) == [(None, "North", "South"), ("2025", 1.0, 0.5)]


LARGE_XLSX: dict[str, Callable[[], bytes]] = {
    "a-row-of-cells": lambda: cells("<c/>" * 2_000_000),
    "a-row-of-values": lambda: cells("<c><v>1</v></c>" * 1_000_000),
    "a-row-of-rows": lambda: cells("", "<row/>" * 2_000_000),
    "a-text": lambda: cells('<c t="str"><v>' + "x" * 9_000_000 + "</v></c>"),
    "runs-of-a-text": lambda: cells('<c t="inlineStr"><is>' + "<r><t>xxxxxxxxxx</t></r>" * 1_000_000 + "</is></c>"),
    "an-attribute": lambda: cells('<c r="' + "A" * 9_000_000 + '"/>'),
    "attributes": lambda: cells("<c " + " ".join(f'a{n}="1"' for n in range(500_000)) + "/>"),
    "depth": lambda: cells("<x>" * 2_000_000 + "</x>" * 2_000_000),
    "used-cells": lambda: cells("", "".join(f"<row>{'<c><v>1</v></c>' * 64}</row>" for _ in range(20_000))),
}


@pytest.mark.slow
@pytest.mark.parametrize("made", LARGE_XLSX.values(), ids=LARGE_XLSX)
def test_no_workbook_uses_up_the_machine(made: Callable[[], bytes], tmp_path: Path) -> None:
    content = made()
    (tmp_path / "d.xlsx").write_bytes(content)
    with quick():
        rows, found = read_xlsx(content, "d.xlsx", None, AT)
    assert len(rows) <= 20_000
    assert len(found) <= 100
    assert rows == [] or found == []

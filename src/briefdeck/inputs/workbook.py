"""An Excel workbook read as a stream: its sheets by name, the cells of one of them, the texts that these refer to.

Elements are those of SpreadsheetML (ECMA-376 Part 1, 18.2 to 18.4), whatever prefix they have. Nothing is kept but what
is asked for, and reading ends where a limit is reached: a small file may hold a row of any length.
"""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Collection, Mapping
from xml.parsers import expat

from briefdeck.ooxml.zip_guard import Reason, UnreadableError, UnusableError, unpacked
from briefdeck.patterns import regex
from briefdeck.values import dataclass

MAX_ELEMENTS = 1_500_000
"""Elements of one part that are read."""
MAX_TEXT = 32_767
"""Characters of a cell, as Excel has it; of a longer text one more is read."""
_AGAIN = "open it in Excel and save it again as .xlsx"
_COLUMN = regex(r"([A-Z]{1,3})[0-9]+")
_PHONETIC = "rPh"  # how a text is read aloud
_BUILT_IN = {
    1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 11: "0.00E+00", 14: "mm-dd-yy", 15: "d-mmm-yy",
    16: "d-mmm", 17: "mmm-yy", 18: "h:mm AM/PM", 19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss", 22: "m/d/yy h:mm",
    45: "mm:ss", 46: "[h]:mm:ss", 47: "mmss.0", 49: "@",
}  # fmt: skip


class WorkbookError(Exception):
    """A workbook that cannot be read: what is wrong, and the cure."""

    def __init__(self, what: str = "the workbook is damaged", hint: str = _AGAIN) -> None:
        super().__init__(what)
        self.what, self.hint = what, hint


_REFUSALS = {
    Reason.COMPOUND: ("the workbook is encrypted, or of Excel 97", "save it as .xlsx without a password"),
    Reason.OVERSIZED: (
        "the workbook is too large when unpacked",
        "copy the sheet that is needed into a new workbook",
    ),
}


class _Enough(Exception):  # noqa: N818 - no error: all that was asked for has been read
    pass


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet of a workbook; `part` is empty for one that has no cells, such as a chart's."""

    name: str
    visible: bool
    part: str


@dataclass(frozen=True, slots=True)
class Stored:
    """A cell as it is stored: `row` counts from 1, `column` from 0.

    `kind` is its ST_CellType (18.18.11), `value` what stands in it, None for nothing; `format` its number format.
    """

    row: int
    column: int
    kind: str
    value: str | None
    format: str
    is_formula: bool


class Workbook:
    """A workbook that is open. Raises WorkbookError for one that cannot be read, or is made to exhaust its reader."""

    def __init__(self, content: bytes) -> None:
        try:
            self._archive = unpacked(content)
        except UnusableError as error:
            raise WorkbookError(*_REFUSALS.get(error.reason, ())) from error
        main = next((part for kind, part in self._related("").values() if kind == "officeDocument"), "")
        self._parts = self._related(main)
        self.sheets, self.from_1904 = self._read_sheets(main)

    def _related(self, part: str) -> dict[str, tuple[str, str]]:
        """What a part refers to: the last word of its kind, and its part, by its id."""
        folder, name = posixpath.split(part)
        found: dict[str, tuple[str, str]] = {}

        def start(tag: str, given: Mapping[str, str]) -> None:
            if tag == "Relationship" and given.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join("/", folder, given.get("Target", ""))).lstrip("/")
                found[given.get("Id", "")] = given.get("Type", "").rpartition("/")[2], target

        self._read(posixpath.join(folder, "_rels", f"{name}.rels"), start)
        return found

    def _read_sheets(self, main: str) -> tuple[tuple[Sheet, ...], bool]:
        sheets: list[Sheet] = []
        from_1904 = [False]

        def start(tag: str, given: Mapping[str, str]) -> None:
            if tag == "workbookPr":
                from_1904[0] = given.get("date1904") in ("1", "true")
            elif tag == "sheet":
                reference = next((value for name, value in given.items() if name.rpartition(":")[2] == "id"), "")
                kind, part = self._parts.get(reference, ("", ""))
                shown = given.get("state", "visible") == "visible"
                sheets.append(Sheet(given.get("name", ""), shown, part if kind == "worksheet" else ""))

        self._read(main, start)
        return tuple(sheets), from_1904[0]

    def cells(self, sheet: Sheet, most_rows: int, most_columns: int, most: int) -> tuple[list[Stored], bool]:
        """The cells of a sheet that hold something, row by row, and whether there are more than were asked for.

        Rows behind `most_rows` and more cells than `most` are not read; columns behind `most_columns` are passed over.
        """
        reading = _Reading(self._formats(), most_rows, most_columns, most)
        self._read(sheet.part, reading.start, reading.end, reading.text)
        return reading.found, reading.more

    def _formats(self) -> list[str]:
        """The number format of each style of a cell."""
        own: dict[int, str] = {}
        formats: list[str] = []
        inside = [False]

        def start(tag: str, given: Mapping[str, str]) -> None:
            if tag == "numFmt":
                own[_whole(given.get("numFmtId"))] = given.get("formatCode", "")[:MAX_TEXT]
            elif tag == "cellXfs":
                inside[0] = True
            elif tag == "xf" and inside[0]:
                number = _whole(given.get("numFmtId"))
                formats.append(own.get(number) or _BUILT_IN.get(number, ""))

        def end(tag: str) -> None:
            if tag == "cellXfs":
                raise _Enough

        for kind, part in self._parts.values():
            if kind == "styles":
                self._read(part, start, end)
        return formats

    def strings(self, wanted: Collection[int]) -> dict[int, str]:
        """The shared texts of these numbers, as far as there are such."""
        found: dict[int, str] = {}
        last = max(wanted, default=-1)
        reading = _Strings(frozenset(wanted), last, found)
        for kind, part in self._parts.values():
            if kind == "sharedStrings" and last >= 0:
                self._read(part, reading.start, reading.end, reading.text)
        return found

    def _read(
        self,
        part: str,
        start: Callable[[str, Mapping[str, str]], None],
        end: Callable[[str], None] | None = None,
        text: Callable[[str], None] | None = None,
    ) -> None:
        """Let what stands in a part be told, element by element; names without their prefix."""
        if part not in self._archive:
            raise WorkbookError
        parser = expat.ParserCreate()
        parser.buffer_text = True
        count = 0

        def started(tag: str, given: dict[str, str]) -> None:
            nonlocal count
            count += 1
            if count > MAX_ELEMENTS:
                what = f"the workbook has more than {MAX_ELEMENTS:,} elements in a part"
                raise WorkbookError(what, "copy the cells that are needed into a new workbook")
            start(tag.rpartition(":")[2] if ":" in tag else tag, given)

        def declared(*_: object) -> None:
            what = "the workbook declares a document type, which no Excel writes"
            raise WorkbookError(what, "save it again in Excel")

        parser.StartElementHandler = started
        parser.EndElementHandler = (lambda tag: end(tag.rpartition(":")[2])) if end else None
        parser.CharacterDataHandler = text
        parser.StartDoctypeDeclHandler = declared
        try:
            for piece in self._archive.pieces(part):
                parser.Parse(piece, False)
            parser.Parse(b"", True)
        except _Enough:
            return
        except (UnreadableError, expat.ExpatError, ValueError, LookupError) as error:  # an encoding that is none
            raise WorkbookError from error


def _whole(value: str | None) -> int:
    return int(value) if value and value.isascii() and value.isdecimal() and len(value) < 10 else 0


class _Text:
    """Collects text up to a limit."""

    def __init__(self) -> None:
        self.open = False
        self._pieces: list[str] = []
        self._length = 0

    def begin(self) -> None:
        self.open = True

    def add(self, piece: str) -> None:
        if self.open and self._length <= MAX_TEXT:
            self._pieces.append(piece[: MAX_TEXT + 1 - self._length])
            self._length += len(piece)

    def taken(self) -> str:
        made = "".join(self._pieces)
        self.open, self._pieces, self._length = False, [], 0
        return made


class _Reading:
    """The cells of a sheet's `sheetData`."""

    def __init__(self, formats: list[str], most_rows: int, most_columns: int, most: int) -> None:
        self.formats, self.most_rows, self.most_columns, self.most = formats, most_rows, most_columns, most
        self.found: list[Stored] = []
        self.more = False
        self._row, self._column = 0, -1
        self._text = _Text()
        self._given: Mapping[str, str] = {}
        self._value: str | None = None
        self._is_formula = self._aloud = self._inside = False

    def start(self, tag: str, given: Mapping[str, str]) -> None:
        if tag == "sheetData":
            self._inside = True
        elif not self._inside:
            pass
        elif tag == "row":
            self._row, self._column = max(_whole(given.get("r")), self._row + 1), -1
        elif tag == "c":
            place = _COLUMN.fullmatch(given.get("r", ""))
            self._column = max(_number(place[1]) if place else 0, self._column + 1)
            self._given, self._value, self._is_formula = given, None, False
        elif tag == "f":
            self._is_formula = True
        elif tag == _PHONETIC:
            self._aloud = True
        elif tag == "v" or (tag == "t" and not self._aloud):
            self._text.begin()

    def text(self, piece: str) -> None:
        self._text.add(piece)

    def end(self, tag: str) -> None:
        if tag == "sheetData":
            raise _Enough
        if tag in ("v", "t") and self._text.open:
            self._value = ((self._value or "") + self._text.taken())[: MAX_TEXT + 1]
        elif tag == _PHONETIC:
            self._aloud = False
        elif tag == "c" and self._inside and (self._value is not None or self._is_formula):
            self._keep()

    def _keep(self) -> None:
        if self._column >= self.most_columns:
            return
        if self._row > self.most_rows or len(self.found) >= self.most:
            self.more = True
            raise _Enough
        style = _whole(self._given.get("s"))
        pattern = self.formats[style] if style < len(self.formats) else ""
        kind = self._given.get("t", "n")
        self.found.append(Stored(self._row, self._column, kind, self._value, pattern, self._is_formula))


class _Strings:
    """The shared texts that are wanted."""

    def __init__(self, wanted: Collection[int], last: int, found: dict[int, str]) -> None:
        self._wanted, self._last, self._found = wanted, last, found
        self._index, self._aloud = -1, False
        self._text = _Text()

    def start(self, tag: str, _given: Mapping[str, str]) -> None:
        if tag == "si":
            self._index += 1
            if self._index > self._last:
                raise _Enough
        elif tag == _PHONETIC:
            self._aloud = True
        elif tag == "t" and not self._aloud and self._index in self._wanted:
            self._text.begin()

    def text(self, piece: str) -> None:
        self._text.add(piece)

    def end(self, tag: str) -> None:
        if tag == "t":
            self._text.open = False
        elif tag == _PHONETIC:
            self._aloud = False
        elif tag == "si" and self._index in self._wanted:
            self._found[self._index] = self._text.taken()


def _number(letters: str) -> int:
    """The number of a column, from 0: A is 0, AA is 26."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1

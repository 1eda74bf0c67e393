"""CSV text → rows of cells, each with its place in the file (RFC 4180, any kind of line break).

Rows are read one by one, and reading ends where there are more than can be shown.
"""

from __future__ import annotations

from briefdeck.diagnostics import Diagnostic, Span
from briefdeck.diagnostics.rules import briefing as rules
from briefdeck.inputs.limits import MAX_CELLS, MAX_CHARACTERS, MAX_COLUMNS, MAX_LINES, MAX_TEXT, too_long, too_many
from briefdeck.patterns import regex
from briefdeck.values import dataclass
from briefdeck.yamlfile.reader import ILLEGAL

_PLAIN = regex(r"[^,\r\n]*")
_OPENED = regex(r'[ \t]*"')
_CLOSED = regex(r'"[ \t]*(?=,|\r|\n|\Z)')
_END = regex(r",|\r\n|\n|\r|\Z")
_BREAK = regex(r"\r\n|\n|\r")
_ILLEGAL = regex(f"(?!\r){ILLEGAL.pattern}")
_MOST_FINDINGS = 100


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell without the space around it, and where it begins."""

    text: str
    span: Span


class _FaultyError(Exception):
    """What is wrong at the place where reading ended."""

    def __init__(self, found: Diagnostic) -> None:
        super().__init__(found.what)
        self.found = found


def read_csv(text: str, shown: str) -> tuple[list[list[Cell]], list[Diagnostic]]:
    """The rows of a file that hold something, or what is wrong; `shown` is the name that diagnostics give it."""
    illegal = _illegal(text, shown)
    if illegal:
        return [], illegal
    reading = _Reading(text, shown)
    try:
        return reading.rows(), []
    except _FaultyError as error:
        return [], [error.found]


def _illegal(text: str, shown: str) -> list[Diagnostic]:
    """The characters that cannot stand in a text, the first hundred."""
    found: list[Diagnostic] = []
    line, start, before = 1, 0, 0
    for match in _ILLEGAL.finditer(text):
        at = match.start()
        line += text.count("\n", before, at) + text.count("\r", before, at) - text.count("\r\n", before, at)
        start = max(start, text.rfind("\n", before, at) + 1, text.rfind("\r", before, at) + 1)
        before = at
        what = f"U+{ord(match[0]):04X} cannot stand in a text"
        found.append(rules.BAD_DATA.at(Span(shown, line, before - start + 1), what, "delete it"))
        if len(found) == _MOST_FINDINGS:
            break
    return found


class _Reading:
    def __init__(self, text: str, shown: str) -> None:
        self.text, self.shown = text, shown
        self.at = 0
        self.line, self.start = 1, 0  # where the line begins that is being read

    def rows(self) -> list[list[Cell]]:
        rows: list[list[Cell]] = []
        count = cells = characters = 0
        while True:
            row, ended = self._row()
            count += 1
            if any(cell.text for cell in row):
                rows.append(row)
                cells += len(row)
                characters += sum(len(cell.text) for cell in row)
            if max(count / MAX_LINES, cells / MAX_CELLS, characters / MAX_CHARACTERS) > 1:
                raise _FaultyError(too_many(row[0].span))
            if ended:
                return rows

    def _row(self) -> tuple[list[Cell], bool]:
        """The next row, and whether it is the last one."""
        row: list[Cell] = []
        while True:
            span = Span(self.shown, self.line, self.at - self.start + 1)
            value = self._cell(span)
            if len(value) > MAX_TEXT:
                raise _FaultyError(too_long(span))
            row.append(Cell(value, span))
            if len(row) > MAX_COLUMNS:
                raise _FaultyError(_too_wide(span))
            end = _END.match(self.text, self.at)
            assert end is not None  # a cell ends nowhere else
            self.at = end.end()
            if end[0] != ",":
                self.line, self.start = self.line + 1, self.at
                return row, self.at == len(self.text)

    def _cell(self, span: Span) -> str:
        """The words of the cell that begins here."""
        opened = _OPENED.match(self.text, self.at)
        if opened is None:
            found = _PLAIN.match(self.text, self.at)
            assert found is not None  # it may be empty
            self.at = found.end()
            return found[0].strip()
        begin = at = opened.end()
        while True:
            quote = self.text.find('"', at)
            if quote < 0:
                raise _FaultyError(self._quotes(span, "a quotation mark is opened here and never closed"))
            if self.text.startswith('""', quote):
                at = quote + 2
                continue
            closed = _CLOSED.match(self.text, quote)
            if closed is None and self.text[quote + 1 : quote + 2] in (";", "\t", "|"):
                sign = {";": "semicolons", "\t": "tabs", "|": "bars"}[self.text[quote + 1]]
                what = f"the cells are apart by {sign}"
                raise _FaultyError(rules.BAD_DATA.at(span, what, "save the file with commas"))
            if closed is None:
                raise _FaultyError(self._quotes(span, "words follow a closing quotation mark"))
            self.at = closed.end()
            break
        if quote - begin > 2 * MAX_TEXT:
            raise _FaultyError(too_long(span))
        written = self.text[begin:quote]
        for line_break in _BREAK.finditer(self.text, begin, quote):
            self.line, self.start = self.line + 1, line_break.end()
        return _BREAK.sub("\n", written.replace('""', '"')).strip()

    @staticmethod
    def _quotes(span: Span, what: str) -> Diagnostic:
        """Why a cell that begins with a quotation mark cannot be read."""
        return rules.BAD_DATA.at(span, what, 'put the whole cell into quotation marks, and write "" for one inside it')


def _too_wide(span: Span) -> Diagnostic:
    what = f"the row has more than {MAX_COLUMNS} cells"
    return rules.BAD_DATA.at(span, what, "leave columns out; a comma separates cells")

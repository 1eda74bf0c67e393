"""CSV text → rows of cells, each with its place in the file (RFC 4180, any kind of line break)."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from briefdeck.diagnostics import Diagnostic, Span
from briefdeck.diagnostics.rules import briefing as rules
from briefdeck.yamlfile.reader import ILLEGAL

_CELL = re.compile(r'(?:[ \t]*"((?:[^"]|"")*)"[ \t]*|((?![ \t]*")[^,\r\n]*))(,|\r\n|\n|\r|\Z)')
_BREAK = re.compile(r"\r\n|\n|\r")


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell without the space around it, and where it begins."""

    text: str
    span: Span


def read_csv(text: str, shown: str) -> tuple[list[list[Cell]], list[Diagnostic]]:
    """The rows of a file, or what is wrong with it; `shown` is the name that diagnostics give it."""
    starts = [0, *(found.end() for found in _BREAK.finditer(text))]

    def place(at: int) -> Span:
        line = bisect_right(starts, at)
        return Span(shown, line, at - starts[line - 1] + 1)

    illegal = [
        rules.BAD_DATA.at(place(found.start()), f"U+{ord(found[0]):04X} cannot stand in a text", "delete it")
        for found in ILLEGAL.finditer(text)
        if found[0] != "\r"
    ]
    if illegal:
        return [], illegal[:100]
    rows: list[list[Cell]] = [[]]
    at = 0
    while True:
        found = _CELL.match(text, at)
        if found is None:
            return [], [_quotes(text, at, place(at))]
        quoted = found[1]
        value = found[2].strip() if quoted is None else _BREAK.sub("\n", quoted.replace('""', '"')).strip()
        rows[-1].append(Cell(value, place(at)))
        at = found.end()
        if not found[3] or (found[3] != "," and at == len(text)):
            return rows, []
        if found[3] != ",":
            rows.append([])


def _quotes(text: str, at: int, span: Span) -> Diagnostic:
    """Why a cell that begins with a quotation mark cannot be read."""
    closed = re.compile(r'[ \t]*"(?:[^"]|"")*"').match(text, at)
    what = "words follow a closing quotation mark" if closed else "a quotation mark is opened here and never closed"
    return rules.BAD_DATA.at(span, what, 'put the whole cell into quotation marks, and write "" for one inside it')

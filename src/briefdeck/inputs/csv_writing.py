"""CSV text with other rows: lines that say what they said stay as they were written."""

from __future__ import annotations

from collections.abc import Sequence

from briefdeck.inputs.csv import read_csv
from briefdeck.patterns import regex

_LINE = regex(r"[^\r\n]*(?:\r\n|\n|\r|\Z)")
_BREAK = regex(r"\r\n|\n|\r")
_QUOTED = regex(r'[,"\r\n]|^\s|\s$')

Row = tuple[int, tuple[str, ...]]
"""The number of a row as it was, counted from 0 without empty lines, or -1 for a new one; and its cells."""


def rewritten(text: str, rows: Sequence[Row]) -> str:
    """The text of a file that has these rows, the row of heads among them.

    A row that says what it said keeps its line, its quotation marks and the lines behind it that say nothing.
    """
    there = read_csv(text, "")[0]
    lines = [line for line in _LINE.findall(text) if line]
    starts = [row[0].span.line - 1 for row in there]
    ends = [*starts[1:], len(lines)]
    found = _BREAK.search(text)
    mark = found[0] if found else "\n"
    if not rows:
        return text if not there else ""
    made = lines[: starts[0]] if starts else []
    for number, cells in rows:
        if number >= 0 and tuple(cell.text for cell in there[number]) == cells:
            made += (line if _BREAK.search(line) else line + mark for line in lines[starts[number] : ends[number]])
        else:
            made.append(",".join(map(_cell, cells)) + mark)
    whole = "".join(made)
    return whole if not text or _BREAK.search(text[-1]) else whole.removesuffix(mark)


def _cell(text: str) -> str:
    return '"' + text.replace('"', '""') + '"' if _QUOTED.search(text) else text

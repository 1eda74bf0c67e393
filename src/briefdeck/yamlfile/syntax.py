"""Where the text of a file stops being YAML: the place at which the mistake was made, what it is, and its cure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import yaml

from briefdeck.yamlfile import hints
from briefdeck.yamlfile.wrapping import is_prose

Fault = tuple[int, int, str, str]
"""Line and column, which count from 1, what is wrong, and the cure."""
_BACK = 3  # lines above the place where the parser gave up
_SHOWN = 40


def fault(error: yaml.MarkedYAMLError, lines: Sequence[str], long_quote: Any = None) -> Fault:
    """What a parser stopped at. `long_quote` is the event of quoted words over lines that read as keys, if one was met.

    Where a quote, a bracket or a key was begun helps; where the parser gave up does not.
    """
    problem = error.problem or "not YAML"
    mark, context = error.problem_mark, error.context_mark
    if mark is not None and (told := _earlier(problem, mark, context, lines, long_quote)):
        return told
    opened = ("end of stream", "expected ',' or", "expected ':'")
    if context is not None and any(words in problem for words in opened):
        mark = context
    line, column = (mark.line + 1, mark.column + 1) if mark is not None else (0, 0)
    return line, column, hints.plain(problem), hints.cure(problem, _line(lines, line), _line(lines, line - 1))


def _line(lines: Sequence[str], number: int) -> str:
    return lines[number - 1] if 0 < number <= len(lines) else ""


def _earlier(problem: str, mark: Any, context: Any, lines: Sequence[str], long_quote: Any) -> Fault | None:
    """A mistake that was made before the place where the parser gave up."""
    if long_quote is not None:
        start = long_quote.start_mark
        what = f"a quote is opened here, and closed in line {long_quote.end_mark.line + 1} only"
        return start.line + 1, start.column + 1, what, "close it in this line"
    for number in range(mark.line + 1, max(mark.line + 1 - _BACK, 0), -1):
        if hints.strange_space(_line(lines, number)):
            what = "a full-width space or a no-break space does not indent a line"
            return number, 1, what, "type ordinary spaces in the place of each full-width space or no-break space"
    here, last = _line(lines, mark.line + 1), context.line if "expected ':'" in problem and context else mark.line
    if is_prose(_line(lines, last + 1)) and not any(map(hints.reads_as_key, lines[last:])):
        return last + 1, 1, "words stand behind the YAML", "delete them, or write # before them"
    if "mapping values" in problem and (above := hints.about_colon(before := _line(lines, mark.line))):
        return mark.line, len(before) - len(before.lstrip()) + 1, "this line is neither a key nor an item", above
    if "node content" in problem and here[mark.column : mark.column + 1] == ",":
        return mark.line + 1, mark.column + 1, "a cell is missing before this comma", "write null for an empty cell"
    dashed = here.lstrip().startswith("- ") and "expected" in problem
    return _without_dash(lines, mark.line, mark.column) if dashed else None


def _without_dash(lines: Sequence[str], line: int, column: int) -> Fault | None:
    """Entries without a dash above an item that has one at a column; the first line below their key tells it."""
    first = None
    for number in range(line - 1, -1, -1):
        written = lines[number].strip()
        if written and not written.startswith("#"):
            indentation = len(lines[number]) - len(lines[number].lstrip(" "))
            if indentation < column:
                if written.startswith("- "):
                    return None  # they belong to an item
                break
            first = number, indentation, written
    if first is None or first[2].startswith("- "):
        return None
    number, indentation, written = first
    what = f"this entry has no dash, and the one in line {line + 1} has"
    hint = f"write “-” in the place of “{written[:_SHOWN]}”"
    if indentation > column:
        hint = f"write “- {written[:_SHOWN]}”, with the dash in column {column + 1}"
    return number + 1, indentation + 1, what, hint

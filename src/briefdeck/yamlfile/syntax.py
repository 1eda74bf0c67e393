"""Where the text of a file stops being YAML: the place at which the mistake was made, what it is, and its cure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice
from typing import Any

import yaml

from briefdeck.patterns import regex
from briefdeck.yamlfile import hints
from briefdeck.yamlfile.wrapping import is_prose

Fault = tuple[int, int, str, str]
"""Line and column, which count from 1, what is wrong, and the cure."""
_BACK = 3  # lines above the place where the parser gave up
_SHOWN = 40
_KEYED = regex(r"\s*[A-Za-z_][\w-]*: +\S")
_HASH = regex(r"\s#(?=\S)([^,\]}\s]*)")
_HASHES = 20  # of one line that are looked at
_ENTRY = regex(r"\"[^\"]*\"\s*:|[A-Za-z_][\w-]*\s*:(?:\s|$)|[\"{\[]")


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


def conflict(lines: Sequence[str]) -> Fault | None:
    """Two versions of some lines, which a program for versions has left to be chosen from."""
    first = next((number for number, line in enumerate(lines) if line.lstrip().startswith("<<<<<<< ")), None)
    last = next((n for n in range((first or 0) + 1, len(lines)) if lines[n].lstrip().startswith(">>>>>>> ")), None)
    if first is None or last is None:
        return None
    what = f"two versions of the lines {first + 2} to {last} stand here, for git could not join them"
    return first + 1, 1, what, "keep one of the two, and delete the lines that begin with <<<<<<<, ======= and >>>>>>>"


def no_mapping(lines: Sequence[str], line: int, column: int, *, is_list: bool) -> Fault:
    """What a file holds where it is to hold keys with values; `line` is that of its value, 0 where it has none."""
    begin = "write `key: value` lines: “briefdeck new” begins one"
    if not line:
        return 1, 1, "the file is empty", "begin with `key: value` lines"
    if is_list:
        what = "a list stands where `key: value` lines are wanted"
        return line, column, what, "remove the dash before the outermost lines"
    if next(one for one in lines if one.strip()).lstrip().startswith("<"):
        return 1, 1, "this reads as XML or HTML, and not as YAML", begin
    if any(one.startswith(("# ", "## ", "- ", "* ")) for one in lines):
        return 1, 1, "this reads as Markdown, and not as YAML", begin
    what = "a bare text stands where `key: value` lines are wanted"
    return (
        line,
        column,
        what,
        hints.cure("", _line(lines, line)) or "write `key: value`, with a space after the colon",
    )


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
    if told := _swallowed_end(lines, context, mark):
        return told
    here, last = _line(lines, mark.line + 1), context.line if "expected ':'" in problem and context else mark.line
    if is_prose(_line(lines, last + 1)) and not any(map(hints.reads_as_key, lines[last:])):
        return last + 1, 1, "words stand behind the YAML", "delete them, or write # before them"
    if "mapping values" in problem and (above := hints.about_colon(before := _line(lines, mark.line))):
        return mark.line, len(before) - len(before.lstrip()) + 1, "this line is neither a key nor an item", above
    if "node content" in problem and re.search(r",,(?=\w)", here):
        what, hint = (
            "two commas stand for a quotation mark",
            'put the whole text into double quotes, marks in it as \\"',
        )
        return mark.line + 1, here.index(",,") + 1, what, hint
    if "node content" in problem and here[mark.column : mark.column + 1] == ",":
        return mark.line + 1, mark.column + 1, "a cell is missing before this comma", "write null for an empty cell"
    if (
        "expected ',' or" in problem
        and mark.column
        and here[mark.column - 1] == "'"
        and here[: mark.column].count("'") > 1
    ):
        what = "a single quotation mark ends the text before these words"
        return mark.line + 1, mark.column, what, "write '' for an apostrophe, or put the text into double quotes"
    ended = next((n for n in range(mark.line - 1, -1, -1) if lines[n].strip()), 0)
    if "document start" in problem and lines[ended].rstrip() == "...":
        return ended + 1, 1, "a line ... ends the document", "delete it"
    if "expected ',' or" in problem and (told := _without_comma(lines, context, mark)):
        return told
    dashed = here.lstrip().startswith("- ") and ("expected" in problem or "mapping values" in problem)
    return _item(lines, mark.line, _indentation(here)) if dashed else None


def _swallowed_end(lines: Sequence[str], context: Any, mark: Any) -> Fault | None:
    """A # inside brackets, behind which the line, and the end of the bracket, is a comment."""
    for number in range(mark.line, max(mark.line - _BACK, -1), -1):
        line = _line(lines, number + 1)
        found = _hash_inside(line)
        if found and context is not None:
            at = found.start(1) - 1
            what = f"“{line[at : at + _SHOWN].strip()}” is a comment: the bracket before it stays open"
            return number + 1, at + 1, what, f'put the words into double quotes: "#{found[1]}"'
    return None


def _hash_inside(line: str) -> re.Match[str] | None:
    """The first # with a word behind it that stands in a line between a bracket and the end of one."""
    if not line.rstrip().endswith(("]", "}")):
        return None
    for found in islice(_HASH.finditer(line), _HASHES):
        inside = line[max(map(line[: found.start()].rfind, "#\"']}")) + 1 : found.start()]
        if set(inside) & set("[{,"):
            return found
    return None


def _without_comma(lines: Sequence[str], context: Any, mark: Any) -> Fault | None:
    """A line inside brackets that ends without a comma, before one that begins with a key or a quote."""
    before = next((number for number in range(mark.line - 1, -1, -1) if lines[number].strip()), -1)
    if context is None or not context.line <= before or mark.line >= len(lines):
        return None
    if not _ENTRY.match(lines[mark.line].lstrip()):
        return None
    ended = lines[before].rstrip()
    if ended.endswith((",", "{", "[", ":")) or _indentation(lines[mark.line]) <= _indentation(lines[context.line]):
        return None
    return before + 1, len(ended) + 1, "a comma is missing at the end of this line", "write a comma behind it"


def _item(lines: Sequence[str], line: int, column: int) -> Fault | None:
    """An item that begins elsewhere than those above it, or below a key that ended their list."""
    above = [number for number in range(line) if lines[number].strip() and not lines[number].lstrip().startswith("#")]
    last = above[-1] if above else -1
    if last >= 0 and _indentation(lines[last]) < column and hints.reads_as_key(lines[last]):
        same = [n for n in above if _indentation(lines[n]) == column and lines[n].lstrip().startswith("- ")]
        if same and all(_indentation(lines[n]) > column for n in range(same[-1] + 1, last) if lines[n].strip()):
            indented = _indentation(lines[last])
            what = f"this line ends the list to which the item in line {line + 1} belongs"
            hint = f"indent it by {column + 2 - indented} more spaces, if it is of the item above it"
            return last + 1, indented + 1, what, hint
    if last >= 0 and _indentation(lines[last]) < column and _KEYED.match(lines[last]):
        what = "this list has no key: the one above it has its value already"
        return line + 1, column + 1, what, "write its key above it, such as points:, or delete the # before it"
    above_it = lines[last].lstrip(" ") if last >= 0 else ""
    if above_it.startswith("- ") and _indentation(lines[last]) + 2 == column and hints.reads_as_key(lines[line]):
        what = f"this key has a dash, and is one of the item in line {last + 1}"
        return line + 1, column + 1, what, "delete the dash and the space behind it"
    beside = last >= 0 and _indentation(lines[last]) == column and _KEYED.match(lines[last])
    if beside and hints.reads_as_key(lines[line]):
        what = "this key has a dash, and the one above it, which is of the same entry, has none"
        return line + 1, column + 1, what, "delete the dash and the space behind it, or indent the item below its key"
    began = _list_above(lines, above, column)
    if began is not None:
        what = f"this item begins in column {column + 1}, and the first of its list in column {began + 1}"
        return (
            line + 1,
            column + 1,
            what,
            f"indent it, and the lines that belong to it, by {began - column} more spaces",
        )
    return _without_dash(lines, line, column)


def _list_above(lines: Sequence[str], above: Sequence[int], column: int) -> int | None:
    """Where the items of the list above begin that an item at a lesser column belongs to."""
    first = None
    for number in reversed(above):
        indentation = _indentation(lines[number])
        item = lines[number].lstrip().startswith("- ")
        if indentation < column or (indentation == 0 == column and not item):
            break
        first = number
    if first is None or not lines[first].lstrip().startswith("- "):
        return None
    indentation = _indentation(lines[first])
    return indentation if indentation > column else None


def _indentation(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


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
    if row := re.fullmatch(r"([^:\[\]{}]+): +\[(.*)\]", written):
        hint = f"write “- [{row[1]}, {row[2]}]”"
    if indentation > column:
        hint = f"write “- {written[:_SHOWN]}”, with the dash in column {column + 1}"
    return number + 1, indentation + 1, what, hint

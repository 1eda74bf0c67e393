"""From a syntax error to plain words: the parser says what it expected, this says what was probably meant."""

from __future__ import annotations

import re

_VALUE = re.compile(r"\s*(?:-\s+)*(?:[^\s:\"'{\[][^:]*:\s+)?(?:-\s+)*(.*)")
_NO_SPACE = re.compile(r"\s*(?:-\s+)*[\w-]+:(?![\s/]|$)")
_SPECIAL = "@%*&!{[`"
_INDENT = "indent this line exactly like the lines that it belongs to"

# What libyaml says, or PyYAML's own parser, which differs in a few words.
_PLAIN_WORDS = {
    "mapping values are not allowed": "a key, or a colon and a space, is not possible here",
    "cannot start any token": "no value can begin with this character",
    "unexpected end of stream": "a quote is opened here and never closed",
    "expected ',' or": "a bracket is opened here, and not closed where it should be",
    "expected key": "a value ended, and this does not belong to it",
    "expected <block end>": "a value ended, and this does not belong to it",
    "expected '-' indicator": "this line stands in a list but does not begin with a dash",
    "document start>": "this line does not belong to what stands above it",
    "expected ':'": "a key is begun here, and no colon follows it",
    "alphabetic or numeric": "* and & begin a YAML reference, and no name follows",
    "escape": "a backslash in double quotes begins an escape that does not exist",
}


def plain(problem: str) -> str:
    """What is wrong, in plain words; the parser's own where it says something rare."""
    return next((words for key, words in _PLAIN_WORDS.items() if key in problem), problem)


def cure(problem: str, line: str, previous: str = "") -> str:
    """What to write instead, or nothing; `line` is the line of the error, `previous` the one before."""
    indentation = line[: len(line) - len(line.lstrip())]
    if "\t" in indentation:
        return "indent with spaces: this line begins with a tab"
    for words, text in (("this line", line), ("the line above", previous)):
        if text.lstrip(" ").startswith("\u3000"):
            return f"indent with ordinary spaces: {words} begins with a full-width space"
    if "end of stream" in problem:
        return "close the quote"
    if "escape" in problem:
        return "write \\\\ for the backslash itself, or put the text into single quotes"
    return _about_colon(line) or _about_start(line) or _about_mapping(problem, line, previous)


def _about_colon(line: str) -> str:
    if "：" in line and ":" not in line:
        return "write the colon after a key as a half-width `:` followed by a space"
    if _NO_SPACE.match(line):
        return "write a space after the colon of a key"
    return ""


def _about_start(line: str) -> str:
    """A value that begins with a character that means something in YAML is the most usual fault of all."""
    found = _VALUE.match(line)
    value = found[1] if found else ""
    if value.startswith("{{"):
        return 'put the whole text into double quotes: "{{ … }} …"'
    if value[:1] in ("|", ">"):
        return f"write the text in the lines below the {value[0]}, indented, or put it into double quotes"
    if value[:1] in ('"', "'"):
        return f'nothing may follow the closing {value[0]}; put the whole text into double quotes, quotes in it as \\"'
    if value and value[0] in _SPECIAL:
        closed = f"; if it is no text, close the {value[0]}" if value[0] in "[{" else ""
        return f"a text that begins with {value[0]} needs double quotes around the whole of it{closed}"
    return ""


def _about_mapping(problem: str, line: str, previous: str) -> str:
    if "mapping values are not allowed" in problem:
        if len(re.findall(r":(?:\s|$)", line)) > 1:
            return "a text that holds a colon and a space needs double quotes around the whole of it"
        # The line above was taken for a text that goes on here.
        above = _about_colon(previous)
        return f"in the line above: {above}" if above else _INDENT
    return _INDENT if "expected" in problem else ""

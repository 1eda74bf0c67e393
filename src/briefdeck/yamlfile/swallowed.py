"""What YAML takes for something else than its author: a comment inside a sentence, items that become words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from briefdeck.patterns import regex
from briefdeck.yamlfile.hints import is_cut

Found = tuple[int, int, str, str]
"""Line and column, which count from 1, what is wrong, and the cure."""
_COMMENT = regex(r"(?P<gap>[ \t]+)#(?P<after>[^\n]*)")
_SHOWN = 40


def words(data: str, text: str, event: Any) -> Iterator[Found]:
    """What a plain text lacks of the words that its author meant, or has too much."""
    yield from filter(None, (_comment(data, text, event.end_mark), _items(text, event)))


def _comment(words: str, text: str, end: Any) -> Found | None:
    """A comment that begins inside what reads as a sentence: words that end at a mark of the text."""
    found = _COMMENT.match(text, end.index)
    if not found or not is_cut(words, found["after"], found["gap"]):
        return None
    shown = found[0].strip()[:_SHOWN]
    what = f"“{shown}” is a comment: the text ends before it"
    hint = "put the whole text into double quotes; a comment has a space behind its #"
    return end.line + 1, end.column + len(found["gap"]) + 1, what, hint


def value(text: str, end: Any) -> Found | None:
    """A value that is read as a comment, for it begins with #: title: #Site."""
    found = regex(r"[ \t]+(#[^\s#!][^\n]*)").match(text, end.index)
    if not found:
        return None
    words = found[1].strip()
    shown = f"{words[:_SHOWN]}…" if len(words) > _SHOWN else words
    what = f"“{shown}” is a comment, and nothing stands before it"
    quoted = words.replace("\\", "\\\\").replace('"', '\\"')
    return end.line + 1, end.column + found.start(1) - end.index + 1, what, f'put it into double quotes: "{quoted}"'


def _items(text: str, event: Any) -> Found | None:
    """Items below a text, which YAML takes for more of its words."""
    for at, line in enumerate(text[event.start_mark.index : event.end_mark.index].split("\n")[1:], 1):
        if line.lstrip().startswith("- "):
            what = "the items that begin here are read as words of the text above them"
            hint = "write them under a key of their own, such as points:, or put the whole text into double quotes"
            return event.start_mark.line + 1 + at, len(line) - len(line.lstrip()) + 1, what, hint
    return None

"""The comments of a YAML text, and the lines that the values beside and below them take."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import field
from typing import Any

import yaml

from briefdeck.patterns import regex
from briefdeck.values import dataclass

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_SIGN = regex(r"(?:^|(?<=[ \t\[\]{},]))#", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment: `text` follows its sign. It is about the lines from `first` to `last`.

    Behind a value these are the lines of that value; on a line of its own, those of the whole entry that begins in the
    next line: a key with all below it, or an item of a list.
    """

    line: int
    column: int
    text: str
    first: int
    last: int


@dataclass(slots=True)
class _Lines:
    """Lines count from 1. `entries`: where an entry begins → its last line. `beside`: of values that end there."""

    entries: dict[int, int] = field(default_factory=dict)
    first_beside: dict[int, int] = field(default_factory=dict)
    last_beside: dict[int, int] = field(default_factory=dict)
    texts: list[tuple[int, int]] = field(default_factory=list)

    def entry(self, first: int, last: int) -> None:
        self.entries[first] = max(last, self.entries.get(first, 0))

    def value(self, first: int, last: int) -> None:
        self.last_beside[first] = max(last, self.last_beside.get(first, 0))
        self.first_beside[last] = min(first, self.first_beside.get(last, first))


def comments(text: str, containing: str) -> Iterator[Comment]:
    """The comments that contain a word, in the text of a file that YAML can read."""
    if re.search(f"#[^\n]*{re.escape(containing)}", text) is None:
        return
    lines = _measured(text)
    written = text.split("\n")
    starts, at = [], 0
    for line in written:
        starts.append(at)
        at += len(line) + 1
    ranges = iter(sorted(lines.texts))
    begin, end = next(ranges, (at, at))
    for number, (line, start) in enumerate(zip(written, starts, strict=True), 1):
        if containing not in line:
            continue
        for sign in _SIGN.finditer(line):
            place = start + sign.start()
            while end <= place:
                begin, end = next(ranges, (at + 1, at + 1))
            if begin <= place:
                continue
            if containing in line[sign.end() :]:
                first, last = _about(lines, written, number, alone=not line[: sign.start()].strip())
                yield Comment(number, sign.start() + 1, line[sign.end() :], first, last)
            break


def _about(lines: _Lines, written: list[str], number: int, *, alone: bool) -> tuple[int, int]:
    if not alone:
        return lines.first_beside.get(number, number), lines.last_beside.get(number, number)
    following = number + 1
    while following <= len(written) and (not (bare := written[following - 1].strip()) or bare[0] == "#"):
        following += 1
    return following, lines.entries.get(following, following)


def _measured(text: str) -> _Lines:
    lines = _Lines()
    # Of each collection that is open: its first line, whether it is a mapping in flow style, the line of its last key.
    opened: list[_Open] = []
    try:
        for event in yaml.parse(text, Loader=_LOADER):
            _take(event, lines, opened, text)
    except yaml.YAMLError:
        pass  # what could be read up to there
    return lines


@dataclass(slots=True)
class _Open:
    first: int
    flow: bool
    mapping: bool
    last: int = 0
    key: int = 0


def _take(event: Any, lines: _Lines, opened: list[_Open], text: str) -> None:
    begin, end_mark = event.start_mark, event.end_mark
    match event:
        case yaml.ScalarEvent() | yaml.AliasEvent():
            first, last = begin.line + 1, end_mark.line + 1
            start, end = begin.index, end_mark.index
            style = getattr(event, "style", None)
            if style in ("|", ">"):
                body = text.find("\n", start) + 1
                filled = text[body:end].rstrip()
                last = first + 1 + filled.count("\n") if filled else first
                start, end = body, body + len(filled)
            if isinstance(event, yaml.ScalarEvent) and end > start:
                lines.texts.append((start, end))
            lines.value(first, last)
            _end(lines, opened, first, last)
        case yaml.MappingStartEvent() | yaml.SequenceStartEvent():
            mapping = isinstance(event, yaml.MappingStartEvent)
            opened.append(_Open(begin.line + 1, bool(event.flow_style), mapping))
        case yaml.MappingEndEvent() | yaml.SequenceEndEvent():
            closed = opened.pop()
            last = end_mark.line + 1 if closed.flow else max(closed.last, closed.first)
            if closed.flow:
                lines.value(closed.first, last)
            _end(lines, opened, closed.first, last)
        case _:
            pass


def _end(lines: _Lines, opened: list[_Open], first: int, last: int) -> None:
    """A value ended: it is an item, a key, or what stands behind a key."""
    if not opened:
        return
    parent = opened[-1]
    parent.last = max(parent.last, last)
    if not parent.mapping:
        lines.entry(first, last)
    elif not parent.key:
        parent.key = first
    else:
        lines.entry(parent.key, last)
        parent.key = 0
